/** The printed pages as they will leave the printer, and how they are set up; the same document goes into the PDF. */
import {
  CopyOutlined,
  FilePdfOutlined,
  FileSearchOutlined,
  FileWordOutlined,
  PrinterOutlined,
} from '@ant-design/icons'
import { Alert, Button, Checkbox, Input, InputNumber, Select, Slider } from 'antd'
import { Fragment, useEffect, useMemo, useRef, useState } from 'react'
import type { Attachment } from '../../../shared/attachment/model.ts'
import {
  keptSetup,
  MARGIN_LIMITS,
  OFFICIAL,
  type PageSetup,
  setupOf,
} from '../../../shared/attachment/page-setup.ts'
import { lintReport } from '../../../shared/findings/lint/lint.ts'
import { previewDocument } from '../../../shared/page/document.ts'
import { fontReport, fontStack, fontsUsed, printedTexts } from '../../../shared/page/fonts.ts'
import { type PrintItem, pagesOf } from '../../../shared/page/pages.ts'
import { descriptionOf } from '../../../shared/report/description.ts'
import { setHeading } from '../../actions/cells.ts'
import { type Deed, info, type OpenContext } from '../../actions/deed.ts'
import { exportAs } from '../../actions/export.ts'
import { chooseReport } from '../../actions/files.ts'
import { act, attempt } from '../../actions/run.ts'
import { putAway } from '../../state/desk.ts'
import { type Editor, notify } from '../../state/editor.ts'
import { dictionary } from '../../state/settings.ts'
import { keptTables } from '../../state/tables.ts'
import { Dialog } from '../Dialog.tsx'
import { drawsGlyph, installed } from './fonts.ts'
import './PrintPreview.css'

export default function PrintPreview({ open }: { readonly open: Editor }) {
  const { attachment, judged, report } = open
  const [whole, setWhole] = useState(false)
  const [others, setOthers] = useState<readonly PrintItem[]>([])
  const [zoom, setZoom] = useState(0.8)
  const [upright, setUpright] = useState(false)
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
  const pages = useMemo(() => pagesOf(items), [items])
  const title = attachment.heading.title.join('') || '双过半附件'
  const document = useMemo(
    () => previewDocument(pages, title, fontStack, { zoom, upright }),
    [pages, title, zoom, upright],
  )
  const warnings = useMemo(() => warningsOf(items), [items])
  const lying = pages.some(({ orientation }) => orientation === 'landscape')
  const smallest = Math.min(...pages.map(({ size }) => size))
  const asked = Math.min(...pages.map(({ setup }) => setup.bodySize))
  const scope = whole ? 'report' : 'attachment'
  const print = (): void => frame.current?.contentWindow?.print()
  return (
    <Dialog
      title="打印预览"
      width="min(1320px, 96vw)"
      style={{ top: 16 }}
      footer={null}
      onCancel={() => putAway('print')}
    >
      <div className="print-preview">
        <iframe ref={frame} title="打印的页面" srcDoc={document} />
        <aside aria-label="页面设置">
          <div className="print-buttons">
            <Button data-first type="primary" icon={<PrinterOutlined aria-hidden />} onClick={print}>
              打印
            </Button>
            <Button
              icon={<FilePdfOutlined aria-hidden />}
              onClick={() => void act((context) => exportAs(context, { format: 'pdf', scope }))}
            >
              导出PDF
            </Button>
            <Button
              icon={<FileWordOutlined aria-hidden />}
              onClick={() => void act((context) => exportAs(context, { format: 'docx', scope }))}
            >
              导出Word
            </Button>
          </div>
          <p className="muted">
            共{pages.length}页，A4
            {lying ? '，表格横排（表头朝左，装订后正看）' : ''}
            {smallest < asked ? `，正文缩到${smallest}磅` : ''}。
          </p>
          {lying && (
            <Checkbox checked={upright} onChange={({ target }) => setUpright(target.checked)}>
              横排的页转正看（只在屏幕上）
            </Checkbox>
          )}
          {several && (
            <Checkbox checked={whole} onChange={({ target }) => setWhole(target.checked)}>
              本报告的{report.siblings.length}个附件一起
            </Checkbox>
          )}
          {warnings.length > 0 && (
            <Alert type="warning" title={warnings.map((text) => <div key={text}>{text}</div>)} />
          )}
          <Checked items={all} />
          <Setup attachment={attachment} />
          <span className="muted">显示比例</span>
          <Slider
            min={30}
            max={160}
            step={10}
            value={zoom * 100}
            onChange={(value) => setZoom(value / 100)}
            tooltip={{ formatter: (value) => `${value}%` }}
            ariaLabelForHandle="预览的显示比例"
          />
        </aside>
      </div>
    </Dialog>
  )
}

/** Fonts that are missing and characters that a font lacks, said before anything is printed. */
function warningsOf(items: readonly PrintItem[]): readonly string[] {
  const found = items.flatMap(
    ({ attachment, judged }) =>
      fontReport(
        fontsUsed(setupOf(attachment.heading)),
        installed(),
        printedTexts(attachment, judged),
        drawsGlyph,
      ).sentences,
  )
  return [...new Set(found)]
}

/** What is wrong with the attachments as a reader of the report would see it. */
function Checked({ items }: { readonly items: readonly PrintItem[] }) {
  const [description, setDescription] = useState('')
  const [reportTitle, setReportTitle] = useState('')
  const findings = useMemo(
    () => lintReport({ attachments: items, dictionary: dictionary(), description, reportTitle }),
    [items, description, reportTitle],
  )
  const read = async (context: OpenContext): Promise<Deed> => {
    const report = await chooseReport(context)
    if (report === null) return {}
    setReportTitle(report.title)
    setDescription(report.description)
    const missing = [report.title === '' && '标题', report.description === '' && '附件说明'].filter(Boolean)
    return missing.length === 0
      ? {}
      : info(`“${report.name}”里没有找到${missing.join('和')}，请在下面填上再核对。`)
  }
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(descriptionOf(items.map(({ attachment }) => attachment)))
    notify('done', '已复制附件说明，可以粘贴到报告里。')
  }
  return (
    <details className="print-lint" open={findings.length > 0 || description !== '' || reportTitle !== ''}>
      <summary>付印前核对{findings.length > 0 ? `（${findings.length}处）` : '：没有发现问题'}</summary>
      {findings.map(({ message, grade }) => (
        <Alert key={message} type={grade} title={message} />
      ))}
      <Button size="small" icon={<FileSearchOutlined aria-hidden />} onClick={() => void act(read)}>
        读取报告，核对标题和附件说明
      </Button>
      <Input
        size="small"
        aria-label="报告的标题"
        placeholder="报告的标题"
        maxLength={200}
        value={reportTitle}
        onChange={(event) => setReportTitle(event.target.value)}
      />
      <Input.TextArea
        aria-label="报告里的附件说明"
        placeholder="报告正文后的附件说明（也可以粘贴在这里）"
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={4_000}
        value={description}
        onChange={(event) => setDescription(event.target.value)}
      />
      <Button size="small" icon={<CopyOutlined aria-hidden />} onClick={() => void attempt(copy)}>
        复制正确的附件说明
      </Button>
    </details>
  )
}

const sizes: readonly (readonly [number, string])[] = [
  [26, '一号'],
  [22, '二号'],
  [18, '小二'],
  [16, '三号'],
  [15, '小三'],
  [14, '四号'],
  [12, '小四'],
  [10.5, '五号'],
  [9, '小五'],
]
const sizeOptions = sizes.map(([value, label]) => ({
  value: value as number,
  label: `${label}（${value}磅）`,
}))
const titleFonts = ['方正小标宋简体', '宋体', '黑体', '楷体_GB2312'].map((value) => ({ value, label: value }))
const textFonts = ['仿宋_GB2312', '仿宋', '宋体', '楷体_GB2312', '黑体'].map((value) => ({
  value,
  label: value,
}))

const edges = [
  ['上', 'marginTop'],
  ['下', 'marginBottom'],
  ['左', 'marginLeft'],
  ['右', 'marginRight'],
] as const

/** The page of this attachment, kept with it. */
function Setup({ attachment }: { readonly attachment: Attachment }) {
  const { heading } = attachment
  const setup = setupOf(heading)
  const set = (part: Partial<PageSetup>): void => {
    const { page: _, ...rest } = heading
    const page = keptSetup({ ...setup, ...part })
    const to = page === undefined ? rest : { ...rest, page }
    void act((context) => setHeading(context, '页面设置', to))
  }
  const choice = <
    K extends 'titleFont' | 'headerFont' | 'bodyFont' | 'titleSize' | 'headerSize' | 'bodySize' | 'floor',
  >(
    label: string,
    key: K,
    options: { value: PageSetup[K]; label: string }[],
  ) => (
    <Fragment key={key}>
      <span>{label}</span>
      <Select<PageSetup[K]>
        size="small"
        aria-label={label}
        value={setup[key]}
        options={options}
        onChange={(value) => set({ [key]: value })}
      />
    </Fragment>
  )
  return (
    <div className="column-form">
      <span>方向</span>
      <Select
        size="small"
        aria-label="方向"
        value={setup.orientation}
        options={[
          { value: 'auto', label: '按内容' },
          { value: 'portrait', label: '纵向' },
          { value: 'landscape', label: '横向' },
        ]}
        onChange={(orientation) => set({ orientation })}
      />
      {choice('标题字体', 'titleFont', titleFonts)}
      {choice('标题字号', 'titleSize', sizeOptions)}
      {choice('表头字体', 'headerFont', textFonts)}
      {choice('表头字号', 'headerSize', sizeOptions)}
      {choice('正文字体', 'bodyFont', textFonts)}
      {choice('正文字号', 'bodySize', sizeOptions)}
      <span>页边距（毫米）</span>
      <div className="print-margins">
        {edges.map(([name, key]) => (
          <InputNumber
            key={key}
            size="small"
            prefix={name}
            aria-label={`${name}边距`}
            controls={false}
            min={MARGIN_LIMITS.least}
            max={MARGIN_LIMITS.most}
            value={setup[key]}
            onChange={(value) => value !== null && set({ [key]: value })}
          />
        ))}
      </div>
      <span>最小行高（毫米）</span>
      <InputNumber
        size="small"
        aria-label="最小行高"
        controls={false}
        min={0}
        max={60}
        value={setup.rowHeight}
        onChange={(value) => set({ rowHeight: value ?? 0 })}
      />
      <span>压到一页</span>
      <Checkbox
        aria-label="压到一页"
        checked={setup.onePage}
        onChange={({ target }) => set({ onePage: target.checked })}
      />
      {setup.onePage && choice('最小字号', 'floor', sizeOptions)}
      <span>印页码</span>
      <Checkbox
        aria-label="印页码"
        checked={setup.numbered}
        onChange={({ target }) => set({ numbered: target.checked })}
      />
      {setup.numbered && (
        <>
          <span>起始页码</span>
          <InputNumber
            size="small"
            aria-label="起始页码"
            controls={false}
            min={1}
            max={9999}
            precision={0}
            value={setup.firstNumber}
            onChange={(value) => set({ firstNumber: value ?? 1 })}
          />
        </>
      )}
      {heading.page !== undefined && (
        <Button className="print-official" size="small" onClick={() => set(OFFICIAL)}>
          恢复公文标准
        </Button>
      )}
    </div>
  )
}
