/** 会前三分钟: one page from the open table, its series, its last version and what waits, to print and as files. */
import { FilePdfOutlined, FileWordOutlined, PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { BriefOf } from '../../../shared/brief/brief.ts'
import { briefPage } from '../../../shared/brief/page.ts'
import type { ExportFormat } from '../../../shared/contract/formats.ts'
import { pagesOf } from '../../../shared/page/pages.ts'
import { exportMade } from '../../actions/export.ts'
import { act, attempt } from '../../actions/run.ts'
import { useAudit } from '../../state/audit.ts'
import { type Background, backgroundOf } from '../../state/brief.ts'
import { useCheck } from '../../state/check.ts'
import { putAway } from '../../state/desk.ts'
import type { Editor } from '../../state/editor.ts'
import { useSettings } from '../../state/settings.ts'
import { wholeOf } from '../../state/view.ts'
import { waitingIn, weights } from '../../state/waiting.ts'
import { Dialog } from '../Dialog.tsx'
import { Pages } from './Pages.tsx'
import './PrintPreview.css'

export default function BriefPrint({ open }: { readonly open: Editor }) {
  const item = useBrief(open)
  const frame = useRef<HTMLIFrameElement>(null)
  const close = (): void => putAway('brief')
  const pages = useMemo(() => (item === null ? null : pagesOf([item])), [item])
  if (item === null || pages === null) return null
  const { attachment } = item
  const give = (format: ExportFormat) => (): void =>
    void act((context) => exportMade(context, attachment, format))
  return (
    <Dialog title="会前三分钟" width="min(1320px, 96vw)" style={{ top: 16 }} footer={null} onCancel={close}>
      <div className="print-preview list">
        <Pages pages={pages} title={attachment.heading.title.join('')} frame={frame} close={close} />
        <aside aria-label="会前三分钟">
          <div className="print-buttons">
            <Button
              data-first
              type="primary"
              icon={<PrinterOutlined aria-hidden />}
              onClick={() => frame.current?.contentWindow?.print()}
            >
              打印
            </Button>
            <Button icon={<FilePdfOutlined aria-hidden />} onClick={give('pdf')}>
              导出PDF
            </Button>
            <Button icon={<FileWordOutlined aria-hidden />} onClick={give('docx')}>
              导出Word
            </Button>
          </div>
          <p className="muted">
            一张A4纸：和往年同期比变化大的、差得少和超得少的、余下月份每月要完成的、与上一版本不同的、还等人处理的。放不下的只计数。
          </p>
        </aside>
      </div>
    </Dialog>
  )
}

/** The page as it is now; null before what stands behind the table is read. */
function useBrief(open: Editor) {
  const table = useMemo(() => wholeOf(open), [open])
  const { id } = table.attachment
  const { person, dictionary } = useSettings()
  const findings = useAudit((audit) => audit.findings)
  const said = useCheck((check) => check.findings)
  const [background, setBackground] = useState<Background | null>(null)
  useEffect(() => {
    let late = false
    void attempt(async () => {
      const read = await backgroundOf(id)
      if (!late) setBackground(read)
    })
    return () => {
      late = true
    }
  }, [id])
  return useMemo(() => {
    if (background === null) return null
    const waiting = waitingIn(table, findings, said).map(({ weight, what, note }) => ({
      ...{ kind: weights[weight], what, note },
    }))
    const given: BriefOf = { table, ...background, waiting, dictionary }
    const made = [
      `整理时间：${new Date().toLocaleDateString('zh-CN', { dateStyle: 'long' })}`,
      person && `整理人：${person}`,
    ]
    return briefPage(given, made.filter((part) => part !== '').join('　　'))
  }, [background, table, findings, said, person, dictionary])
}
