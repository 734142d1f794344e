/** What the tables tell, one figure a fact: whose it is, of what time, and the cell that it stands in. */
import type { Attachment, Column } from '../../../attachment/model.ts'
import {
  compare,
  type Decimal,
  literal,
  minus,
  negate,
  over,
  plus,
  rounded,
  sign,
  times,
} from '../../../measure/decimal.ts'
import { comparable } from '../../../measure/normalise.ts'
import { monthsOf } from '../../../measure/period.ts'
import { inCommon, isRate, PERCENT } from '../../../measure/unit.ts'
import { identityOf } from '../../../report/names.ts'
import type { StatementKind } from '../../../report/statement.ts'
import { readActual } from '../../../verdict/actual.ts'
import type { Dictionary } from '../../../verdict/dictionary.ts'
import type { Judged } from '../../../verdict/verdict.ts'
import type { Line } from '../../audit/lines.ts'
import { halfOf, type Reading, readTable, type Table, titleOf } from '../../audit/reading.ts'
import { grouped } from './grouped.ts'

/**
 * A growth, what the indicator itself comes to, or either where neither name nor column says which; progress: actual ÷
 * target, which no cell need hold.
 */
export type Aspect = 'growth' | 'value' | 'either' | 'progress'

export interface Fact {
  readonly source: Source
  readonly line: Line
  readonly column: Column
  readonly aspect: Aspect
  readonly kind: StatementKind
  readonly year: number | null
  readonly months: number | null
  /** A fall below zero, whatever the cell's own sign. */
  readonly reading: Reading
  /** The most decimal places that figures of its column and unit have. */
  readonly finest: number
  /** Of what is reckoned: how far it may lie from its reading, for what it is reckoned from was rounded itself. */
  readonly within?: { readonly low: Decimal; readonly high: Decimal }
}

/** A row with its facts, or with the words that stand in place of a figure. */
export interface Told {
  readonly source: Source
  readonly line: Line
  readonly identity: string
  readonly title: string
  readonly facts: readonly Fact[]
  /** The actual's words (年度数据) where it holds no figure; '' for none. */
  readonly words: string
}

export interface Source {
  readonly attachment: Attachment
  readonly judged: Judged
  readonly table: Table
  /** What a sentence calls it: 表, or 附件2 where there are several. */
  readonly called: string
}

/** A table with its verdicts, as checkReport takes it. */
export interface GivenTable {
  readonly attachment: Attachment
  readonly judged: Judged
}

export const sourcesOf = (tables: readonly GivenTable[], dictionary: Dictionary): Source[] =>
  tables.map(({ attachment, judged }, at) => ({
    attachment,
    judged,
    table: readTable(attachment, judged, dictionary),
    called: tables.length === 1 ? '表' : attachment.heading.label.trim() || `第${at + 1}张表`,
  }))

/** The report's own time, which holds for a table that names none. */
export type Time = Pick<Fact, 'year' | 'months'>

/**
 * The rows of a table that tell an indicator. Rows without a name and totals tell none.
 * @param time of the report
 */
export function toldIn(source: Source, dictionary: Dictionary, own: string, time: Time): Told[] {
  const { attachment, table } = source
  const { indicator = '' } = attachment.heading
  const now = {
    year: attachment.heading.year ?? time.year,
    months: attachment.heading.months ?? time.months,
  }
  const shared = grouped(table.lines, ({ called }) => called)
  /** 人均可支配收入 below 城镇居民, which has no figure of its own, and once more below 农村居民. */
  const whole = ({ name, called, parent }: Line): string =>
    parent !== null &&
    !parent.group &&
    (shared.get(called)?.length ?? 0) > 1 &&
    factsOf(source, parent, now).length === 0
      ? `${parent.called}${called}`
      : name
  const rows = table.lines.flatMap((line): Told[] => {
    if (line.name === '' || line.total > 0 || line.group) return []
    const facts = factsOf(source, line, now)
    const words = facts.some(({ kind }) => kind === 'actual') ? '' : wordsOf(source, line)
    const identity = identityOf(`${whole(line)}${indicator}`, dictionary, own)
    return [{ source, line, identity, title: titleOf(line), facts, words }]
  })
  return rows
}

/** 年度数据, 暂未统计: said in place of a figure. */
function wordsOf({ attachment, table }: Source, line: Line): string {
  const column = table.columns.actual
  const text = column === undefined ? '' : (line.row.cells[column.id] ?? '').trim()
  return text !== '' && attachment.columns.length > 0 && readActual(text).kind === 'annual' ? text : ''
}

function factsOf(source: Source, line: Line, now: Time): Fact[] {
  const { attachment, table } = source
  const { year, months } = now
  const { actual, growth, last, target } = table.columns
  const pace = attachment.columns.find(({ role }) => role === 'pace')
  const fact = (
    column: Column | undefined,
    kind: StatementKind,
    time: { readonly year: number | null; readonly months: number | null },
    fixed?: Aspect,
  ): Fact[] => {
    if (column === undefined) return []
    const readings = [table.rate(line, column), fixed === undefined ? table.amount(line, column) : null]
    return readings.flatMap((reading): Fact[] => {
      if (reading === null) return []
      const aspect = fixed ?? aspectOf(line, reading)
      const falls = line.found.falls && !reading.changed && sign(reading.value) > 0 && aspect === 'growth'
      return [
        {
          source,
          line,
          column,
          aspect,
          kind,
          ...time,
          reading: falls ? { ...reading, value: negate(reading.value) } : reading,
          finest: finestOf(table, column, reading),
        },
      ]
    })
  }
  return [
    ...fact(actual, 'actual', now),
    ...amountsBeside(attachment, actual).flatMap((column) => fact(column, 'actual', now)),
    ...fact(
      growth,
      'actual',
      growth === undefined ? now : { year, months: monthsOf(growth.header) ?? months },
      'growth',
    ),
    ...fact(target, 'target', { year, months: 12 }),
    ...fact(pace, 'target', { year, months: 12 }, 'growth'),
    ...fact(last, 'last year', { year: year === null ? null : year - 1, months }),
    ...progressOf(source, line, now),
  ]
}

/** 上半年完成 beside the growth that is held against a target of growth: amounts of the same time. */
function amountsBeside({ columns }: Attachment, actual: Column | undefined): Column[] {
  if (actual === undefined || !/[%％增]/.test(actual.header.join(''))) return []
  return columns.filter(({ role, header }) => {
    const words = comparable(header.join(''))
    return (
      role === 'none' &&
      /完成|实绩|实际|累计|绝对/.test(words) &&
      !/[%增比率]|上年|去年|同期|季度/.test(words)
    )
  })
}

const HUNDRED = literal(100)
const NOTHING = literal(0)

/** How much of its target a row has reached, as 完成年度目标的63% tells it; none where either is no amount. */
function progressOf(source: Source, line: Line, { year, months }: Time): Fact[] {
  const { table } = source
  const column = table.columns.actual
  const [done, whole] = [table.amount(line, column), table.amount(line, table.columns.target)]
  if (column === undefined || done === null || whole === null || done.unit.base !== whole.unit.base) return []
  const { first, second } = inCommon(done.unit, whole.unit)
  const share = (by: Decimal, off: Decimal): Decimal | null => {
    const part = over(times(plus(done.value, by), first), times(plus(whole.value, off), second))
    return part === null ? null : times(part, HUNDRED)
  }
  // A target in whole units was set so; figures with places were rounded.
  const counted = done.places === 0 && done.unit.label === done.unit.base && done.unit.base !== '元'
  const halfDone = counted ? NOTHING : halfOf(done.places)
  const halfWhole = whole.places === 0 ? NOTHING : halfOf(whole.places)
  const value = share(NOTHING, NOTHING)
  const low = share(negate(halfDone), halfWhole)
  const high = share(halfDone, negate(halfWhole))
  if (value === null || low === null || high === null || sign(whole.value) <= 0) return []
  if (compare(low, high) > 0) return []
  const text = `${rounded(value, 2)}%`
  const within = asTyped(table, line, { low, high })
  return [
    {
      source,
      line,
      column,
      aspect: 'progress',
      kind: 'actual',
      year,
      months,
      reading: { value, unit: PERCENT, places: RECKONED, told: true, changed: false, text },
      finest: RECKONED,
      within,
    },
  ]
}

/** The progress as its own column tells it, where that is what target and actual come to: no report is less exact. */
function asTyped(
  table: Table,
  line: Line,
  reckoned: NonNullable<Fact['within']>,
): NonNullable<Fact['within']> {
  const { share } = table.columns
  const cell = share === undefined ? null : table.rate(line, share)
  if (cell === null || /占(?!.*(?:目标|计划|任务|年度|预算|全年))/.test(share?.header.join('') ?? ''))
    return reckoned
  const half = halfOf(cell.places)
  const [low, high] = [minus(cell.value, half), plus(cell.value, half)]
  return compare(low, reckoned.high) <= 0 && compare(high, reckoned.low) >= 0
    ? { low: larger(low, reckoned.low), high: negate(larger(negate(high), negate(reckoned.high))) }
    : reckoned
}

const larger = (a: Decimal, b: Decimal): Decimal => (compare(a, b) > 0 ? a : b)

/** Places that no report tells. */
const RECKONED = 20

/** A percentage under GDP is its growth, under 失业率 what it comes to. */
export function aspectOf({ found }: Line, reading: Pick<Reading, 'unit' | 'changed'>): Aspect {
  if (!isRate(reading.unit)) return 'value'
  if (found.falls || found.grows || found.gains || reading.changed) return 'growth'
  if (found.entry !== null) {
    const level = found.entry.kind === 'level' && found.entry.units.every((unit) => unit === '%')
    return found.entry.kind === 'growth' ? 'growth' : level ? 'value' : 'either'
  }
  return found.kind === 'level' && found.share ? 'value' : 'either'
}

const finest = new WeakMap<Table, Map<string, number>>()

function finestOf(table: Table, column: Column, { unit }: Reading): number {
  const known = finest.get(table) ?? new Map<string, number>()
  finest.set(table, known)
  const key = `${column.id}\0${unit.label}`
  const before = known.get(key)
  if (before !== undefined) return before
  let places = 0
  for (const line of table.lines)
    for (const one of [table.rate(line, column), table.amount(line, column)])
      if (one !== null && one.unit.label === unit.label) places = Math.max(places, one.places)
  known.set(key, places)
  return places
}
