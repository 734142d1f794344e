/**
 * Two tables of the same shape from different periods, side by side: what each row was, what it is, and by how much
 * it changed. Pure; exact decimals.
 */
import { type Attachment, cellText, columnOf, type Row } from '../attachment/model.ts'
import { nameOf } from '../attachment/names.ts'
import { literal, minus, over, rounded, sign, times } from '../measure/decimal.ts'
import { comparable } from '../measure/normalise.ts'
import { columnUnit, converted, convertible, isRate, type Unit } from '../measure/unit.ts'
import { type Dictionary, lookUp } from '../verdict/dictionary.ts'
import { singleFigure } from '../verdict/single.ts'
import type { Judged } from '../verdict/verdict.ts'

/** One row of one of the two tables. */
export interface PeriodCell {
  /** The row's id. */
  readonly row: string
  readonly target: string
  readonly actual: string
  readonly status: string
}

export interface ComparedRow {
  readonly no: string
  readonly name: string
  readonly unit: string
  readonly level: number
  /** What it was called before, where it is the same row under another name; otherwise ''. */
  readonly renamed: string
  /** null: that table has no such row. */
  readonly before: PeriodCell | null
  readonly after: PeriodCell | null
  /** after − before, a decimal text in `changeUnit`; null where they are no two figures of one measure. */
  readonly change: string | null
  /** 百分点 for rates, otherwise the unit of the later figure. */
  readonly changeUnit: string
  /** The change in percent of before, one decimal; null for rates and where before is not above zero. */
  readonly percent: string | null
}

export interface Side {
  readonly attachment: Attachment
  readonly judged: Judged
}

interface Line extends PeriodCell {
  readonly key: string
  /** The dictionary's entry that its name is; null for none. */
  readonly entry: unknown
  /** The unit in its name. */
  readonly named: Unit | null
  readonly no: string
  readonly name: string
  readonly unit: string
  readonly level: number
}

const HUNDRED = literal(100)

/**
 * Compares two periods. Rows of one id are one, whatever they are called now, unless the dictionary knows them as two
 * indicators. Others are one where their names are, under one parent (numbering, brackets, 全市 and 增速 left
 * aside); of several such the most alike in name and unit, and of equals the first with the first. They come in the order of `after`; a row that only `before`
 * has stands after the row that it followed there.
 */
export function comparePeriods(before: Side, after: Side, dictionary: Dictionary): ComparedRow[] {
  const [earlier, later] = [linesOf(before, dictionary), linesOf(after, dictionary)]
  const partner = new Map<Line, Line>()
  const was = new Map(earlier.map((line) => [line.row, line]))
  for (const line of later) {
    const old = was.get(line.row)
    if (old !== undefined && (old.entry === null || line.entry === null || old.entry === line.entry))
      partner.set(line, old)
  }
  const known = new Set(partner.values())
  const waiting = new Map<string, Line[]>()
  for (const line of earlier)
    if (!known.has(line)) waiting.set(line.key, [...(waiting.get(line.key) ?? []), line])
  // 投资 and 投资增速, or 投资 in 亿元 and in %, have one key: those most alike find each other first.
  for (const least of [3, 2, 1, 0])
    for (const line of later) {
      const rest = waiting.get(line.key) ?? []
      if (rest.length === 0 || partner.has(line)) continue
      const at = rest.findIndex((old) => alike(old, line) >= least)
      const [found] = at < 0 ? [] : rest.splice(at, 1)
      if (found !== undefined) partner.set(line, found)
    }
  const matched = new Map(Array.from(partner, ([line, old]) => [old, line]))
  /** Rows that are gone, by the later row behind which they stand; null for the top. */
  const gone = new Map<Line | null, Line[]>()
  let last: Line | null = null
  for (const line of earlier) {
    const now = matched.get(line)
    if (now === undefined) gone.set(last, [...(gone.get(last) ?? []), line])
    else last = now
  }
  const alone = (line: Line | null): ComparedRow[] => (gone.get(line) ?? []).map((old) => compared(old, null))
  return [
    ...alone(null),
    ...later.flatMap((line) => [compared(partner.get(line) ?? null, line), ...alone(line)]),
  ]
}

/** 3 for the same name and unit as typed, 2 for the same name, 1 for the same unit. */
const alike = (a: Line, b: Line): number =>
  (comparable(a.name) === comparable(b.name) ? 2 : 0) + (comparable(a.unit) === comparable(b.unit) ? 1 : 0)

/** How much two tables are of one shape: the rows of the smaller that the other has as well, in percent. */
export function likeness(a: Side, b: Side, dictionary: Dictionary): number {
  const [first, second] = [linesOf(a, dictionary), linesOf(b, dictionary)]
  const least = Math.min(first.length, second.length)
  if (least === 0) return 0
  const names = new Set(first.map(({ key }) => key))
  return Math.min(100, Math.round((second.filter(({ key }) => names.has(key)).length / least) * 100))
}

function linesOf({ attachment, judged }: Side, dictionary: Dictionary): Line[] {
  const { columns, rows } = attachment
  const parents: string[] = []
  return rows.flatMap((row, at): Line[] => {
    const name = nameOf(columns, row)
    if (name.trim() === '') return []
    const level = judged.rows[at]?.level ?? 0
    const { core, unit: named, entry } = lookUp(name, dictionary)
    parents.length = level
    const key = [...parents, core].join('\n')
    parents[level] = core
    return [
      lineOf(attachment, row, {
        key,
        entry,
        named,
        name: name.trim(),
        level,
        status: judged.rows[at]?.status ?? '',
      }),
    ]
  })
}

const lineOf = (
  { columns }: Attachment,
  row: Row,
  known: Pick<Line, 'key' | 'entry' | 'named' | 'name' | 'level' | 'status'>,
): Line => {
  const text = (role: 'no' | 'unit' | 'target' | 'actual') => cellText(row, columnOf(columns, role)).trim()
  return {
    ...known,
    row: row.id,
    no: text('no'),
    unit: text('unit'),
    target: text('target'),
    actual: text('actual'),
  }
}

const cellOf = ({ row, target, actual, status }: Line): PeriodCell => ({ row, target, actual, status })

/** Its own name for comparing, without its parents'. */
const coreOf = ({ key }: Line): string => key.slice(key.lastIndexOf('\n') + 1)

function compared(before: Line | null, after: Line | null): ComparedRow {
  const shown = after ?? before
  const common = {
    no: shown?.no ?? '',
    name: shown?.name ?? '',
    unit: shown?.unit ?? '',
    level: shown?.level ?? 0,
    renamed: before !== null && after !== null && coreOf(before) !== coreOf(after) ? before.name : '',
    before: before === null ? null : cellOf(before),
    after: after === null ? null : cellOf(after),
  }
  const [was, is] = [figureOf(before), figureOf(after)]
  if (was === null || is === null || !convertible(was.unit, is.unit))
    return { ...common, change: null, changeUnit: '', percent: null }
  const old = converted(was.value, was.unit, is.unit)
  const change = minus(is.value, old)
  const rate = isRate(is.unit) || is.unit.base === '百分点'
  const share = !rate && sign(old) > 0 ? over(times(change, HUNDRED), old) : null
  return {
    ...common,
    change: rounded(change, 10),
    changeUnit: rate ? '百分点' : is.unit.label,
    percent: share === null ? null : rounded(share, 1),
  }
}

/** The one exact figure of a row's actual. */
const figureOf = (line: Line | null) =>
  line === null ? null : singleFigure(line.actual, columnUnit(line.unit) ?? line.named)

/** The change as a person reads it: +2.5个百分点, -3亿元（-5%）; '' where there is none. */
export function changeText({ change, changeUnit, percent }: ComparedRow): string {
  if (change === null) return ''
  if (change === '0') return '持平'
  const sized = `${change.startsWith('-') ? '' : '+'}${change}${changeUnit === '百分点' ? '个百分点' : changeUnit}`
  return percent === null ? sized : `${sized}（${percent.startsWith('-') ? '' : '+'}${percent}%）`
}

/** Whether anything that is shown of it is another than before; a row that only one of the two has is. */
export function differs({ before, after, change, renamed }: ComparedRow): boolean {
  if (renamed !== '' || before === null || after === null || (change !== null && change !== '0')) return true
  const parts = ['target', 'actual', 'status'] as const
  return parts.some((part) => comparable(before[part]) !== comparable(after[part]))
}

/** What becomes of a row that only one of the two has; '' for the others. */
export const fateOf = ({ before, after }: ComparedRow): '' | '新增' | '已无' =>
  before === null ? '新增' : after === null ? '已无' : ''

/** The comparison as a block for the clipboard and for paper, with a header line. */
export function comparedLines(
  rows: readonly ComparedRow[],
  labels: { before: string; after: string },
): string[][] {
  const of = (label: string): string[] => ['目标', '实绩', '完成情况'].map((what) => `${label}${what}`)
  const cells = (cell: PeriodCell | null): string[] =>
    cell === null ? ['', '', ''] : [cell.target, cell.actual, cell.status]
  return [
    ['序号', '指标名称', '计量单位', ...of(labels.before), ...of(labels.after), '变化', '变化幅度%', '增减'],
    ...rows.map((row) => [
      row.no,
      row.name,
      row.unit,
      ...cells(row.before),
      ...cells(row.after),
      row.change ?? '',
      row.percent ?? '',
      row.renamed === '' ? fateOf(row) : `原为“${row.renamed}”`,
    ]),
  ]
}
