/** How the pages of an attachment are set up: kept with it, a step each. */
import { Button, Checkbox, InputNumber, Select } from 'antd'
import type { Attachment } from '../../../shared/attachment/model.ts'
import {
  keptSetup,
  MARGIN_LIMITS,
  OFFICIAL,
  type PageSetup,
  setupOf,
} from '../../../shared/attachment/page-setup.ts'
import { setHeading } from '../../actions/cells.ts'
import { act } from '../../actions/run.ts'

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
export function Setup({ attachment }: { readonly attachment: Attachment }) {
  const { heading } = attachment
  const keep = (page: Partial<PageSetup> | undefined): void => {
    const { page: _, ...rest } = heading
    const to = page === undefined ? rest : { ...rest, page }
    void act((context) => setHeading(context, '页面设置', to))
  }
  return <SetupForm page={heading.page} onChange={keep} />
}

interface Props {
  /** What differs from the official page. */
  readonly page: Partial<PageSetup> | undefined
  readonly onChange: (page: Partial<PageSetup> | undefined) => void
}

/** How pages are set up, of one attachment or of those that come. */
export function SetupForm({ page, onChange }: Props) {
  const setup = setupOf(page === undefined ? {} : { page })
  const set = (part: Partial<PageSetup>): void => onChange(keptSetup({ ...setup, ...part }))
  const choice = <
    K extends 'titleFont' | 'headerFont' | 'bodyFont' | 'titleSize' | 'headerSize' | 'bodySize' | 'floor',
  >(
    label: string,
    key: K,
    options: { value: PageSetup[K]; label: string }[],
  ) => (
    <Select<PageSetup[K]>
      size="small"
      aria-label={label}
      value={setup[key]}
      options={options}
      popupMatchSelectWidth={false}
      onChange={(value) => set({ [key]: value })}
    />
  )
  const number = (
    label: string,
    key: 'rowHeight' | 'firstNumber',
    [least, most]: readonly [number, number],
    unit?: string,
  ) => (
    <InputNumber
      size="small"
      aria-label={label}
      suffix={unit}
      controls={false}
      min={least}
      max={most}
      value={setup[key]}
      onChange={(value) => set({ [key]: value ?? least })}
    />
  )
  const flag = (label: string, key: 'onePage' | 'numbered' | 'checkCode' | 'notes' | 'coloured') => (
    <Checkbox
      aria-label={label}
      checked={setup[key]}
      onChange={({ target }) => set({ [key]: target.checked })}
    />
  )
  return (
    <div className="column-form print-setup">
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
      <span>标题</span>
      <div className="print-pair">
        {choice('标题字体', 'titleFont', titleFonts)}
        {choice('标题字号', 'titleSize', sizeOptions)}
      </div>
      <span>表头</span>
      <div className="print-pair">
        {choice('表头字体', 'headerFont', textFonts)}
        {choice('表头字号', 'headerSize', sizeOptions)}
      </div>
      <span>正文</span>
      <div className="print-pair">
        {choice('正文字体', 'bodyFont', textFonts)}
        {choice('正文字号', 'bodySize', sizeOptions)}
      </div>
      <span>页边距</span>
      <div className="print-margins">
        {edges.map(([name, key]) => (
          <InputNumber
            key={key}
            size="small"
            prefix={name}
            suffix="毫米"
            aria-label={`${name}边距`}
            controls={false}
            min={MARGIN_LIMITS.least}
            max={MARGIN_LIMITS.most}
            value={setup[key]}
            onChange={(value) => value !== null && set({ [key]: value })}
          />
        ))}
      </div>
      <span>最小行高</span>
      {number('最小行高', 'rowHeight', [0, 60], '毫米')}
      <span>压到一页</span>
      <div className="print-pair">
        {flag('压到一页', 'onePage')}
        {setup.onePage && choice('最小字号', 'floor', sizeOptions)}
      </div>
      <span>印页码</span>
      <div className="print-pair">
        {flag('印页码', 'numbered')}
        {setup.numbered && (
          <span className="print-first">从{number('起始页码', 'firstNumber', [1, 9999])}起</span>
        )}
      </div>
      <span>印校验码</span>
      <div className="print-pair">
        {flag('印校验码', 'checkCode')}
        <span className="print-first">页脚小字，改一格就不同</span>
      </div>
      <span>彩色打印</span>
      <div className="print-pair">
        {flag('彩色打印', 'coloured')}
        <span className="print-first">文字颜色和底色；不勾选只印黑字</span>
      </div>
      <span>打印批注</span>
      <div className="print-pair">
        {flag('打印批注', 'notes')}
        <span className="print-first">在表下注①②……</span>
      </div>
      {page !== undefined && (
        <Button className="print-official" size="small" onClick={() => set(OFFICIAL)}>
          恢复公文标准
        </Button>
      )}
    </div>
  )
}
