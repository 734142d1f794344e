/** The printed pages as they will leave the printer, and how they are set up; the same document goes into the PDF. */
import { FilePdfOutlined, FileWordOutlined, PrinterOutlined } from '@ant-design/icons'
import { Button, Checkbox } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { nameWith } from '../../../shared/attachment/called.ts'
import { type PrintItem, pagesOf } from '../../../shared/page/pages.ts'
import { exportAs } from '../../actions/export.ts'
import { act, attempt } from '../../actions/run.ts'
import { putAway } from '../../state/desk.ts'
import type { Editor } from '../../state/editor.ts'
import { keptTables } from '../../state/tables.ts'
import { isNarrowed, wholeOf } from '../../state/view.ts'
import { Dialog } from '../Dialog.tsx'
import { WhichRows } from '../ExportRows.tsx'
import { Checked } from './Checked.tsx'
import { Owners } from './Owners.tsx'
import { Pages } from './Pages.tsx'
import { Setup } from './Setup.tsx'
import './PrintPreview.css'

export default function PrintPreview({ open }: { readonly open: Editor }) {
  const { report } = open
  const narrowed = isNarrowed(open)
  // What is seen is what is printed, as in Excel, unless somebody wants all rows.
  const [some, setSome] = useState(true)
  const table = useMemo(() => wholeOf(open), [open])
  const { attachment, judged } = narrowed && some ? open : table
  const rows = narrowed && some ? { rows: [...(open.view?.rows ?? [])] } : {}
  const [whole, setWhole] = useState(false)
  const [others, setOthers] = useState<readonly PrintItem[]>([])
  const frame = useRef<HTMLIFrameElement>(null)
  const several = report.siblings.length > 1
  useEffect(() => {
    if (!several) return
    void attempt(async () => {
      setOthers(await keptTables(report.siblings.map(({ id }) => id)))
    })
  }, [several, report])
  const all = useMemo((): readonly PrintItem[] => {
    const own = { attachment, judged }
    if (others.length === 0) return [own]
    return others.map((other) => (other.attachment.id === attachment.id ? own : other))
  }, [attachment, judged, others])
  const items = useMemo(() => (whole ? all : [{ attachment, judged }]), [whole, all, attachment, judged])
  /** What is checked are the tables as they are, whatever of this one is printed. */
  const checked = useMemo(
    () => all.map((item) => (item.attachment.id === table.attachment.id ? table : item)),
    [all, table],
  )
  const pages = useMemo(() => pagesOf(items), [items])
  const { title: lines, remark = '' } = attachment.heading
  const title = lines.join('') || '双过半附件'
  const scope = whole ? 'report' : 'attachment'
  const close = (): void => putAway('print')
  const print = (): void => frame.current?.contentWindow?.print()
  return (
    <Dialog
      title={`打印预览：${nameWith({ title: lines, remark })}`}
      width="min(1320px, 96vw)"
      style={{ top: 16 }}
      footer={null}
      onCancel={close}
    >
      <div className="print-preview">
        <Pages pages={pages} title={title} frame={frame} close={close} />
        <aside aria-label="页面设置">
          <div className="print-buttons">
            <Button data-first type="primary" icon={<PrinterOutlined aria-hidden />} onClick={print}>
              打印
            </Button>
            <Button
              icon={<FilePdfOutlined aria-hidden />}
              onClick={() => void act((context) => exportAs(context, { format: 'pdf', scope, ...rows }))}
            >
              导出PDF
            </Button>
            <Button
              icon={<FileWordOutlined aria-hidden />}
              onClick={() => void act((context) => exportAs(context, { format: 'docx', scope, ...rows }))}
            >
              导出Word
            </Button>
          </div>
          {narrowed && (
            <WhichRows
              some={some}
              all={table.attachment.rows.length}
              seen={open.attachment.rows.length}
              onChange={setSome}
            />
          )}
          <Checked printed={items} all={checked} own={attachment.id} />
          {several && (
            <Checkbox checked={whole} onChange={({ target }) => setWhole(target.checked)}>
              本报告的{report.siblings.length}个附件一起
            </Checkbox>
          )}
          <Owners {...table} pages={pages.length} />
          <Setup attachment={attachment} />
        </aside>
      </div>
    </Dialog>
  )
}
