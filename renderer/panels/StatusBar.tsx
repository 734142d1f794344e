/** The bar below the sheet: counts, the completion rate with its denominator, and whether everything is written. */
import { WarningFilled } from '@ant-design/icons'
import { Popover, Slider } from 'antd'
import { useMemo } from 'react'
import type { Column } from '../../shared/attachment/model.ts'
import { totalsOf } from '../../shared/measure/totals.ts'
import { undatedRows } from '../../shared/verdict/undated.ts'
import { keyOf } from '../actions/action.ts'
import { filterWord } from '../actions/filter.ts'
import { act, run } from '../actions/run.ts'
import { put, useDesk } from '../state/desk.ts'
import { retryReport, useReport } from '../state/documents.ts'
import { type Editor, retry, setZoom, useEditor } from '../state/editor.ts'
import { useReportLeft } from '../state/lately.ts'
import { selectedAreas, selectedPlaces, shownText } from '../state/places.ts'
import { useStill } from '../state/still.ts'
import { wholeOf } from '../state/view.ts'
import { Notices } from './Notices.tsx'
import { OldFiguresLine } from './OldFigures.tsx'
import { SavedMark } from './SavedMark.tsx'
import { WhoLine } from './settings/WhoLine.tsx'
import './StatusBar.css'

const counts = [
  ['done', '完成'],
  ['missed', '未完成'],
  ['pending', '待核'],
  ['blank', '待填'],
] as const

export function StatusBar({ open }: { readonly open: Editor }) {
  const whole = wholeOf(open)
  const { summary, rows } = whole.judged
  const ruled = useMemo(
    () => rows.filter(({ outcome, ruled: own, stale }) => outcome === 'pending' && own && !stale).length,
    [rows],
  )
  const [rate, ...others] = summary.rates
  return (
    <footer className="status-bar" data-area>
      <span className="counts">
        {counts.map(([key, word]) => (
          <button
            key={key}
            type="button"
            className={`count ${key}`}
            title={`只看${word}的行，再点一次显示全部`}
            disabled={summary[key] === 0}
            onClick={() => void act((context) => filterWord(context, word))}
          >
            {word} <b>{summary[key]}</b>
          </button>
        ))}
      </span>
      {ruled > 0 && (
        <span className="muted">
          （待核的{ruled === summary.pending ? '' : `有`}
          {ruled}项已认定）
        </span>
      )}
      {rate !== undefined && (
        <Popover
          trigger={['hover', 'click']}
          content={[rate, ...others].map((each) => (
            <div key={each.of}>
              按{each.of}：{each.done}/{each.total}，{each.percent}%
            </div>
          ))}
        >
          <button type="button" className="rate">
            过半率 <b>{rate.percent}%</b>（{rate.done}/{rate.total}，按{rate.of}）
          </button>
        </Popover>
      )}
      {open.attachment.heading.months === null && (
        <Undated rows={undatedRows(whole.attachment.heading, whole.judged)} />
      )}
      <Unsure columns={open.attachment.columns} />
      <Hidden count={open.attachment.columns.filter(({ hidden }) => hidden === true).length} />
      <ReportLine table={open.attachment.id} own={open.report.document !== null} />
      <OldFiguresLine />
      <WhoLine />
      <Mode />
      <Notices />
      <Sums />
      <Saved />
      <span className="zoom">
        <Slider
          min={50}
          max={200}
          step={10}
          value={Math.round(open.zoom * 100)}
          onChange={(value) => setZoom(value / 100)}
          tooltip={{ formatter: (value) => `${value}%` }}
          ariaLabelForHandle="显示比例"
        />
        {Math.round(open.zoom * 100)}%
      </span>
    </footer>
  )
}

/** As long as nobody has told the period: what waits for it, and the way to tell it. */
function Undated({ rows }: { readonly rows: number }) {
  return (
    <button type="button" className="undated" onClick={() => put({ kind: 'table', at: 'months' })}>
      <WarningFilled aria-hidden /> 时期未定{rows > 0 && `，${rows}行不能判定`}，点此选择
    </button>
  )
}

/** As long as the use of columns is open: the way to confirm the first of them. */
function Unsure({ columns }: { readonly columns: readonly Column[] }) {
  const [first, ...others] = columns.filter(({ unsure }) => unsure === true)
  if (first === undefined) return null
  return (
    <button type="button" className="undated" onClick={() => put({ kind: 'column', id: first.id })}>
      <WarningFilled aria-hidden /> {others.length + 1}栏用途待确认，点此确认
    </button>
  )
}

/** Columns that are not seen leave a trace here, and the way to see them. */
function Hidden({ count }: { readonly count: number }) {
  if (count === 0) return null
  return (
    <button type="button" className="undated hidden-columns" onClick={() => void run('show-columns')}>
      已隐藏{count}列，点此显示
    </button>
  )
}

/** The way to the report of the table, or back to the one that was left, as long as none is seen. */
function ReportLine({ table, own }: { readonly table: string; readonly own: boolean }) {
  const shown = useReport(({ report }) => report !== null)
  const left = useReportLeft(table)
  if (shown || (left === null && !own)) return null
  return (
    <button type="button" className="undated report-line" onClick={() => void run('report')}>
      {left === null ? '报告全文' : '回到报告'}（{keyOf('report')}）
    </button>
  )
}

/** What the next key means, in a word. */
function Mode() {
  const ending = useDesk((desk) => desk.ending)
  const painter = useDesk((desk) => desk.painter)
  if (painter !== null)
    return (
      <span role="status">{painter.keep ? '格式刷（连续）' : '格式刷'}：单击或拖过要刷的单元格，Esc取消</span>
    )
  return ending ? <span role="status">结束模式：按方向键到数据边缘</span> : null
}

/** Of the table and of the report beside it. */
function Saved() {
  const table = useEditor(({ editor }) => editor?.saving ?? null)
  const report = useReport((state) => state.report?.saving ?? null)
  if (table === null) return null
  return report === null || table.kind === 'failed' || report.kind === 'saved' ? (
    <SavedMark saving={table} retry={retry} />
  ) : (
    <SavedMark saving={report} retry={retryReport} />
  )
}

/** Sum and average of the selected cells, where two or more are numbers of one unit. */
function Sums() {
  const open = useStill((open) => [open])
  const totals = useMemo(() => {
    if (open === null) return null
    const cells = selectedAreas(open).reduce(
      (sum, { top, bottom, left, right }) => sum + (bottom - top + 1) * (right - left + 1),
      0,
    )
    if (cells < 2 || cells > mostSummed) return null
    return totalsOf(selectedPlaces(open).map((place) => shownText(open, place)))
  }, [open])
  if (totals === null) return null
  return (
    <span className="sums" role="note" aria-label="选中单元格的合计">
      计数 {totals.filled}
      {totals.numbers < totals.filled && `　数值 ${totals.numbers}`}
      {totals.sums === null
        ? '　单位不同，不求和'
        : `　求和 ${totals.sums.sum}${totals.sums.unit}　平均 ${totals.sums.average}${totals.sums.unit}`}
    </span>
  )
}

/** Selecting a whole large table must not wait for sums that nobody reads. */
const mostSummed = 20_000
