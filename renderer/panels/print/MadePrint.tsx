/** A table that is made for a person and not kept, as pages to print and as files: what is said beside it is its own. */
import { FileExcelOutlined, FilePdfOutlined, FileWordOutlined, PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useMemo, useRef } from 'react'
import type { ExportFormat } from '../../../shared/contract/formats.ts'
import { type PrintItem, pagesOf } from '../../../shared/page/pages.ts'
import { exportMade } from '../../actions/export.ts'
import { actAnywhere } from '../../actions/run.ts'
import { Dialog } from '../Dialog.tsx'
import { Pages } from './Pages.tsx'
import './PrintPreview.css'

const files = {
  xlsx: { icon: <FileExcelOutlined aria-hidden />, word: '导出Excel' },
  pdf: { icon: <FilePdfOutlined aria-hidden />, word: '导出PDF' },
  docx: { icon: <FileWordOutlined aria-hidden />, word: '导出Word' },
} as const satisfies Partial<Record<ExportFormat, object>>

interface MadePrintProps {
  readonly title: string
  readonly item: PrintItem
  /** As what it may leave. */
  readonly formats: readonly (keyof typeof files)[]
  /** What a screen reader calls the part beside the pages. */
  readonly label: string
  /** What is said beside the pages. */
  readonly note: string
  readonly close: () => void
  /** What there is to do with it besides. */
  readonly children?: React.ReactNode
}

export function MadePrint({ title, item, formats, label, note, close, children }: MadePrintProps) {
  const { attachment } = item
  const frame = useRef<HTMLIFrameElement>(null)
  const pages = useMemo(() => pagesOf([item]), [item])
  return (
    <Dialog title={title} width="min(1320px, 96vw)" style={{ top: 16 }} footer={null} onCancel={close}>
      <div className="print-preview list">
        <Pages pages={pages} title={attachment.heading.title.join('')} frame={frame} close={close} />
        <aside aria-label={label}>
          <div className="print-buttons">
            <Button
              data-first
              type="primary"
              icon={<PrinterOutlined aria-hidden />}
              onClick={() => frame.current?.contentWindow?.print()}
            >
              打印
            </Button>
            {formats.map((format) => (
              <Button
                key={format}
                icon={files[format].icon}
                onClick={() => void actAnywhere((context) => exportMade(context, attachment, format))}
              >
                {files[format].word}
              </Button>
            ))}
          </div>
          <p className="muted">{note}</p>
          {children}
        </aside>
      </div>
    </Dialog>
  )
}
