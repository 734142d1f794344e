/** Rules that set a table against its series: the last period of the same kind (同期), and last year's whole. */
import type { Heading } from '../../attachment/model.ts'
import { compare, literal, minus, over, rounded, sign } from '../../measure/decimal.ts'
import { isCurrency, isRate, UNNAMED } from '../../measure/unit.ts'
import { sameRows } from '../../series/match.ts'
import type { Side } from '../../series/series.ts'
import type { Dictionary } from '../../verdict/dictionary.ts'
import { datedWords } from '../../verdict/spoken.ts'
import { isTenfold } from './against.ts'
import type { Line } from './lines.ts'
import {
  comparableWith,
  halfOf,
  inUnit,
  type Reading,
  readTable,
  type Table,
  titleOf,
  ZERO,
} from './reading.ts'
import type { AuditRule, Found } from './rules.ts'
import { mayFall } from './single.ts'

/** A table and an earlier one of its series, row by row. */
export interface Beside {
  /** 2020年上半年. */
  readonly period: string
  readonly was: Table
  /** The earlier line of each line that both have. */
  readonly pairs: ReadonlyMap<Line, Line>
}

type Period = Pick<Heading, 'year' | 'months'>

/**
 * Of the tables of a series those that a table is held against; of copies of one period the first speaks for it.
 * @returns the last period of the same months, and last year's whole; null where there is none
 */
export function pastOf<T extends Period>(
  { year, months }: Period,
  tables: readonly T[],
): { readonly same: T | null; readonly full: T | null } {
  if (year === null || months === null) return { same: null, full: null }
  const earlier = tables.filter((one) => one.year !== null && one.year < year)
  const latest = (all: readonly T[]): T | null =>
    all.reduce<T | null>((best, one) => ((one.year ?? 0) > (best?.year ?? 0) ? one : best), null)
  return {
    same: latest(earlier.filter((one) => one.months === months)),
    full: latest(earlier.filter((one) => one.months === 12 && one.year === year - 1)),
  }
}

/** Past tables stay what they are while the open one is typed in: each is read once. */
const read = new WeakMap<Side, { readonly dictionary: Dictionary; readonly table: Table }>()

function tableOf(side: Side, dictionary: Dictionary): Table {
  const known = read.get(side)
  if (known?.dictionary === dictionary) return known.table
  const table = readTable(side.attachment, side.judged, dictionary)
  read.set(side, { dictionary, table })
  return table
}

/** Sets a table beside an earlier one of its series: rows by identity, dictionary and name (shared/series). */
export function besideOf(table: Table, side: Side, dictionary: Dictionary): Beside {
  const was = tableOf(side, dictionary)
  const lines = new Map(was.lines.map((line) => [line.row.id, line]))
  const rows = sameRows(side, table, dictionary)
  const pairs = table.lines.flatMap((line): [Line, Line][] => {
    const old = lines.get(rows.get(line.row.id) ?? '')
    return old === undefined ? [] : [[line, old]]
  })
  return { period: datedWords(side.attachment.heading), was, pairs: new Map(pairs) }
}

/**
 * What of a table is another than in its series. Growths, price indices and what is counted in small numbers swing by
 * themselves and are not spoken of.
 * @param tables earlier ones of its series; those that say nothing of it may be among them
 */
export function againstSeries(table: Table, tables: readonly Side[], dictionary: Dictionary): Found[] {
  if (tables.length === 0) return []
  const dated = tables.map((side) => ({ ...periodOf(side), side }))
  const { same, full } = pastOf(table.attachment.heading, dated)
  const before = same === null ? null : besideOf(table, same.side, dictionary)
  const year = full === null ? null : full === same ? before : besideOf(table, full.side, dictionary)
  return [
    ...(before === null
      ? []
      : [...figures(table, before, dictionary), ...units(table, before), ...rows(table, before)]),
    ...(year === null ? [] : targets(table, year, dictionary)),
  ]
}

const periodOf = ({ attachment: { heading } }: Side): Period => ({
  year: heading.year,
  months: heading.months,
})

const TEN = literal(10)
/** What the dictionary knows (收入, 产值, 人数) does not grow so in a year; a project may. */
const SEVEN = literal(7)
/** 亿元 for 万元, 人 for 万人. */
const MUCH = literal(1000)

/** By all of its name: 滨河大桥工程投资 is no 投资 of a district. */
const isKnown = ({ found: { entry, core } }: Line, { byName }: Dictionary): boolean =>
  entry !== null && byName.get(core.toUpperCase()) === entry

/** Amounts that turn from plus to minus by what they are. */
const TURNS = /净|差|顺|逆|增减|增量|增加|变动|结存|平衡|温度|缺口|新增/

/** Actuals of another order of magnitude or of another sign. */
function figures(table: Table, { period, was, pairs }: Beside, dictionary: Dictionary): Found[] {
  const { actual: column } = table.columns
  if (column === undefined) return []
  const of = (rule: AuditRule, line: Line, words: string): Found => ({
    rule,
    row: line.row.id,
    column: column.id,
    message: `${titleOf(line)}的实绩${words}，请核对。`,
  })
  return Array.from(pairs).flatMap(([line, old]): Found[] => {
    const both = actualsOf(table, line, was, old)
    if (both === null) return []
    const { now, then } = both
    const value = inUnit(now, then.unit)
    if (sign(value) * sign(then.value) < 0) {
      // That an amount of another kind is below zero is said already.
      if (TURNS.test(line.called) || line.found.falls || (sign(value) < 0 && !mayFall(line))) return []
      const turn = sign(value) < 0 ? '由正转负' : '由负转正'
      return [of('series-sign', line, `${now.text}，而${period}为${then.text}，${turn}`)]
    }
    if (sign(value) <= 0 || sign(then.value) <= 0) return []
    const least = isRate(then.unit) || !isKnown(line, dictionary) ? TEN : SEVEN
    if (!isTenfold(now, then, value, least)) return []
    const more = compare(value, then.value) > 0
    const ratio = (more ? over(value, then.value) : over(then.value, value)) ?? ZERO
    const times = rounded(ratio, compare(ratio, MUCH) < 0 ? 1 : 0)
    const why = compare(ratio, MUCH) < 0 ? '可能是小数点或位数有误' : '可能是计量单位看错'
    const said = more
      ? `${now.text}，为${period}${then.text}的${times}倍`
      : `${now.text}，${period}${then.text}为它的${times}倍`
    return [of('series-tenfold', line, `${said}，${why}`)]
  })
}

/** Two actuals that may be held against each other: amounts, or levels in percent that are no growths and no indices. */
function actualsOf(
  table: Table,
  line: Line,
  was: Table,
  old: Line,
): { readonly now: Reading; readonly then: Reading } | null {
  const { found } = line
  if (found.index || found.base !== null || found.gains) return null
  const level = found.kind === 'level' && found.share && !found.grows && !found.falls
  const reading = (of: Table, at: Line): Reading | null => {
    const amount = of.amount(at, of.columns.actual)
    if (amount !== null) return amount.unit.base === '指数' ? null : amount
    const rate = level ? of.rate(at, of.columns.actual) : null
    return rate === null || rate.changed ? null : rate
  }
  const [now, then] = [reading(table, line), reading(was, old)]
  return now === null || then === null || !comparableWith(now, then) ? null : { now, then }
}

/**
 * A plan below what last year's whole came to, of what is to grow. A yearly task (新增, 改造) is set anew each year, and
 * so is what the dictionary does not know.
 */
function targets(table: Table, { period, was, pairs }: Beside, dictionary: Dictionary): Found[] {
  const { target: column } = table.columns
  if (column === undefined) return []
  return Array.from(pairs).flatMap(([line, old]): Found[] => {
    const { entry, fresh, falls } = line.found
    if (entry === null || !isKnown(line, dictionary) || entry.direction === 'down' || fresh || falls)
      return []
    if (table.judged.rows[line.at]?.verdict?.rule === 'at most') return []
    const [now, then] = [table.amount(line, column), was.amount(old, was.columns.actual)]
    if (now === null || then === null || !comparableWith(now, then) || now.unit.base === '指数') return []
    if (entry.kind === 'amount' && !isCurrency(now.unit)) return []
    const reached = inUnit(then, now.unit)
    if (sign(now.value) <= 0 || sign(reached) <= 0) return []
    if (compare(minus(reached, now.value), halfOf(now.places)) <= 0) return []
    return [
      {
        rule: 'target-below-last',
        row: line.row.id,
        column: column.id,
        message: `${titleOf(line)}的年度目标${now.text}，低于${period}实绩${then.text}，请核对。`,
      },
    ]
  })
}

/**
 * A unit of another measure (亿美元 for 亿元); one of another scale only while there are no figures to tell whether they
 * were converted.
 */
function units(table: Table, { period, was, pairs }: Beside): Found[] {
  const { unit, actual } = table.columns
  const [column, past] = [actual, was.columns.actual]
  if (column === undefined || past === undefined) return []
  return Array.from(pairs).flatMap(([line, old]): Found[] => {
    if (line.group || old.group) return []
    const [now, then] = [table.unit(line, column), was.unit(old, past)]
    if (now === null || then === null || now === UNNAMED || then === UNNAMED) return []
    const [here, there] = [now.label || '指数', then.label || '指数']
    // 百分点 stands for % in many a table.
    if (here === there || (isShare(now.base) && isShare(then.base))) return []
    const other = now.base !== then.base
    if (!other && compare(now.up, then.up) === 0 && compare(now.down, then.down) === 0) return []
    if (!other && (actualsOf(table, line, was, old) !== null || was.amount(old, past) === null)) return []
    const said = `${titleOf(line)}的计量单位为${here}，而${period}为${there}`
    return [
      {
        rule: 'series-unit',
        row: line.row.id,
        column: (unit ?? column).id,
        message: other ? `${said}，不能直接比较，请核对。` : `${said}，填数时请换算。`,
      },
    ]
  })
}

const isShare = (base: string): boolean => base === '率' || base === '百分点'

/** So many new rows are spoken of one by one, and so many names are told of more. */
const FEW_ROWS = 3

/** Indicators that came or went. Where most rows are others it is a list of projects, which changes by itself. */
function rows(table: Table, { period, was, pairs }: Beside): Found[] {
  const column = table.columns.name
  if (column === undefined) return []
  const kept = new Set(pairs.values())
  const [now, then] = [table.lines.filter(isIndicator), was.lines.filter(isIndicator)]
  const matched = now.filter((line) => pairs.has(line)).length
  const [come, gone] = [now.filter((line) => !pairs.has(line)), then.filter((line) => !kept.has(line))]
  if (matched === 0 || Math.max(come.length, gone.length) > matched) return []
  const of = (rule: AuditRule, row: string, message: string): Found => ({
    rule,
    row,
    column: column.id,
    message,
  })
  const lone = come.length <= FEW_ROWS
  const fresh = (lone ? come.map((line) => [line]) : [come]).flatMap((group): Found[] => {
    const [first] = group
    if (first === undefined) return []
    const told = `${listed(group)}在${period}的表里没有，请核对是新增指标还是名称有变。`
    return [of('series-new', first.row.id, told)]
  })
  const [first] = gone
  if (first === undefined) return fresh
  // Where it would stand: behind the row that it followed.
  const places = new Map(Array.from(pairs, ([line, old]) => [old, line]))
  const above = was.lines.slice(0, first.at).findLast((line) => places.has(line))
  const place = (above && places.get(above)) ?? table.lines[0]
  if (place === undefined) return fresh
  return [
    ...fresh,
    of('series-gone', place.row.id, `${period}的表里有${listed(gone)}，本期没有，请核对是否漏列。`),
  ]
}

const isIndicator = (line: Line): boolean =>
  !line.group && line.total === 0 && !line.covered.name && line.name.trim() !== ''

/** “甲”“乙”等5项指标; those of few by name alone. */
function listed(lines: readonly Line[]): string {
  const names = lines.slice(0, FEW_ROWS).map(titleOf).join('')
  return lines.length > FEW_ROWS ? `${names}等${lines.length}项指标` : names
}
