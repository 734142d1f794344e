/** 核对清单: what the check, the audit and the print lint found, as pages to print and as files. */
import { FileExcelOutlined, FilePdfOutlined, FileWordOutlined, PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Attachment } from '../../../shared/attachment/model.ts'
import type { ExportFormat } from '../../../shared/contract/formats.ts'
import { auditAttachment } from '../../../shared/findings/audit/audit.ts'
import type { Finding } from '../../../shared/findings/finding.ts'
import { lintReport } from '../../../shared/findings/lint/lint.ts'
import { listOfFindings } from '../../../shared/findings/list.ts'
import { type PrintItem, pagesOf } from '../../../shared/page/pages.ts'
import { judgeAttachment } from '../../../shared/verdict/table.ts'
import { exportMade } from '../../actions/export.ts'
import { actAnywhere, attempt } from '../../actions/run.ts'
import { useCheck } from '../../state/check.ts'
import { putAway } from '../../state/desk.ts'
import { useReport } from '../../state/documents.ts'
import { useEditor } from '../../state/editor.ts'
import { useSettings } from '../../state/settings.ts'
import { keptTables } from '../../state/tables.ts'
import { wholeOf } from '../../state/view.ts'
import { Dialog } from '../Dialog.tsx'
import { Pages } from './Pages.tsx'
import { usePast, withPast } from './past.ts'
import './PrintPreview.css'

export default function FindingsPrint() {
  const list = useList()
  const frame = useRef<HTMLIFrameElement>(null)
  const close = (): void => putAway('findings')
  const pages = useMemo(() => (list === null ? null : pagesOf([list])), [list])
  if (list === null || pages === null) return null
  const { attachment } = list
  const none = attachment.rows.length === 0
  const give = (format: ExportFormat) => (): void =>
    void actAnywhere((context) => exportMade(context, attachment, format))
  return (
    <Dialog
      title={`核对清单（${attachment.rows.length}处）`}
      width="min(1320px, 96vw)"
      style={{ top: 16 }}
      footer={null}
      onCancel={close}
    >
      <div className="print-preview list">
        <Pages pages={pages} title={attachment.heading.title.join('')} frame={frame} close={close} />
        <aside aria-label="清单">
          <div className="print-buttons">
            <Button
              data-first
              type="primary"
              icon={<PrinterOutlined aria-hidden />}
              onClick={() => frame.current?.contentWindow?.print()}
            >
              打印
            </Button>
            <Button icon={<FileExcelOutlined aria-hidden />} onClick={give('xlsx')}>
              导出Excel
            </Button>
            <Button icon={<FilePdfOutlined aria-hidden />} onClick={give('pdf')}>
              导出PDF
            </Button>
            <Button icon={<FileWordOutlined aria-hidden />} onClick={give('docx')}>
              导出Word
            </Button>
          </div>
          <p className="muted">
            {none
              ? '没有要列出的发现。'
              : '报告核对、表格审核和付印前核对的发现都在这里，写过的说明也在；一致的只计数。'}
          </p>
        </aside>
      </div>
    </Dialog>
  )
}

/** The list as it is now; null before the tables that are not on the desk are read. */
function useList(): PrintItem | null {
  const report = useReport((state) => state.report)
  const open = useEditor(({ editor }) => editor)
  const said = useCheck(({ findings }) => findings)
  const { person, dictionary } = useSettings()
  const [kept, setKept] = useState<readonly PrintItem[] | null>(null)
  const known = report?.attachments ?? open?.report.siblings ?? []
  const ids = known.map(({ id }) => id).join(' ')
  useEffect(() => {
    let late = false
    void attempt(async () => {
      const tables = await keptTables(ids.split(' ').filter((id) => id !== ''))
      if (!late) setKept(tables)
    })
    return () => {
      late = true
    }
  }, [ids])
  const past = usePast(kept)
  return useMemo(() => {
    if (kept === null || past === null) return null
    const own = open === null ? null : wholeOf(open)
    const now = kept.map((item) => (own !== null && item.attachment.id === own.attachment.id ? own : item))
    const items = withPast(now, past)
    const found = items.flatMap(({ attachment, judged, past }) =>
      auditAttachment(attachment, judged, dictionary, past),
    )
    const keys = new Set(found.map(placed))
    const lint = lintReport({ attachments: items, dictionary }).filter((one) => !keys.has(placed(one)))
    const [first] = items
    const attachment: Attachment = listOfFindings({
      title: report?.title ?? first?.attachment.heading.title.join('') ?? '',
      said: report === null ? [] : said,
      found: [...found, ...lint],
      tables: items.map((item) => item.attachment),
      above: [`核对时间：${new Date().toLocaleDateString('zh-CN')}`, person === '' ? '' : `核对人：${person}`]
        .filter((part) => part !== '')
        .join('　　'),
    })
    return { attachment, judged: judgeAttachment(attachment, dictionary) }
  }, [kept, past, open, said, report, person, dictionary])
}

const placed = ({ attachment, key }: Finding): string => `${attachment ?? ''} ${key}`
