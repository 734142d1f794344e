/** The printed pages as they will leave the printer, and how they are set up; the same document goes into the PDF. */
import {
  FilePdfOutlined,
  FileWordOutlined,
  MinusOutlined,
  PlusOutlined,
  PrinterOutlined,
} from '@ant-design/icons'
import { Button, Checkbox } from 'antd'
import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { nameWith } from '../../../shared/attachment/called.ts'
import { previewDocument } from '../../../shared/page/document.ts'
import { fontStack } from '../../../shared/page/fonts.ts'
import { type PrintItem, pagesOf } from '../../../shared/page/pages.ts'
import { exportAs } from '../../actions/export.ts'
import { act, attempt } from '../../actions/run.ts'
import { putAway, useLook } from '../../state/desk.ts'
import type { Editor } from '../../state/editor.ts'
import { keptTables } from '../../state/tables.ts'
import { isNarrowed, wholeOf } from '../../state/view.ts'
import { Dialog } from '../Dialog.tsx'
import { WhichRows } from '../ExportRows.tsx'
import { Checked } from './Checked.tsx'
import { Setup } from './Setup.tsx'
import { fitted, type Room, type Size, stepped } from './view.ts'
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
  const [size, setSize] = useState<Size>('page')
  const [upright, setUpright] = useState(false)
  const dark = useLook(({ look }) => look === 'dark')
  const frame = useRef<HTMLIFrameElement>(null)
  const desk = useRef<HTMLDivElement>(null)
  const room = useRoom(desk)
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
  const lying = pages.some(({ orientation }) => orientation === 'landscape')
  const zoom = useMemo(() => {
    if (typeof size === 'number' || room === null) return typeof size === 'number' ? size : null
    const turned = pages.map(({ orientation }) => ({ turned: upright && orientation === 'landscape' }))
    return fitted(size, room, turned)
  }, [size, room, pages, upright])
  const document = useMemo(
    () => (zoom === null ? null : previewDocument(pages, title, fontStack, { zoom, upright, dark })),
    [pages, title, zoom, upright, dark],
  )
  const smallest = Math.min(...pages.map((page) => page.size))
  const asked = Math.min(...pages.map(({ setup }) => setup.bodySize))
  const scope = whole ? 'report' : 'attachment'
  const close = (): void => putAway('print')
  const print = (): void => frame.current?.contentWindow?.print()
  // Whoever has clicked on the page presses Esc there.
  const hear = (): void =>
    frame.current?.contentWindow?.addEventListener('keydown', ({ key }) => key === 'Escape' && close())
  return (
    <Dialog
      title={`打印预览：${nameWith({ title: lines, remark })}`}
      width="min(1320px, 96vw)"
      style={{ top: 16 }}
      footer={null}
      onCancel={close}
    >
      <div className="print-preview">
        <div className="print-desk">
          <div className="print-view" role="toolbar" aria-label="怎样看">
            <Button size="small" aria-pressed={size === 'page'} onClick={() => setSize('page')}>
              整页
            </Button>
            <Button size="small" aria-pressed={size === 'width'} onClick={() => setSize('width')}>
              页宽
            </Button>
            <Button
              size="small"
              icon={<MinusOutlined aria-hidden />}
              aria-label="缩小预览"
              onClick={() => zoom !== null && setSize(stepped(zoom, -1))}
            />
            <span className="print-percent">{Math.round((zoom ?? 1) * 100)}%</span>
            <Button
              size="small"
              icon={<PlusOutlined aria-hidden />}
              aria-label="放大预览"
              onClick={() => zoom !== null && setSize(stepped(zoom, 1))}
            />
            {lying && (
              <Button size="small" aria-pressed={upright} onClick={() => setUpright(!upright)}>
                横排的页转正看
              </Button>
            )}
            <span className="muted">
              共{pages.length}页，A4
              {lying ? '，表格横排（表头朝左）' : ''}
              {smallest < asked ? `，正文缩到${smallest}磅` : ''}
            </span>
          </div>
          <div ref={desk} className="print-pages-room">
            {document !== null && <iframe ref={frame} title="打印的页面" srcDoc={document} onLoad={hear} />}
          </div>
        </div>
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
          <Setup attachment={attachment} />
        </aside>
      </div>
    </Dialog>
  )
}

/** How much room an element has, as it changes with the window; null before it is there. */
function useRoom(of: RefObject<HTMLElement | null>): Room | null {
  const [room, setRoom] = useState<Room | null>(null)
  useLayoutEffect(() => {
    const element = of.current
    if (element === null) return
    const watcher = new ResizeObserver(() =>
      setRoom({ width: element.clientWidth, height: element.clientHeight }),
    )
    watcher.observe(element)
    return () => watcher.disconnect()
  }, [of])
  return room
}
