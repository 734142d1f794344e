/**
 * Totals and their parts. Where parts stand is told in many ways (below the total or above it, in groups with or
 * without 小计), so a total is wrong only where no way of adding gives it.
 */
import { type Column, cellText } from '../../attachment/model.ts'
import {
  absolute,
  compare,
  type Decimal,
  exact,
  literal,
  minus,
  plus,
  sign,
  times,
} from '../../measure/decimal.ts'
import { comparable } from '../../measure/normalise.ts'
import { readNumbering } from '../../measure/numbering.ts'
import { converted, UNNAMED, type Unit } from '../../measure/unit.ts'
import type { Line } from './lines.ts'
import { isAdded, type Reading, type Table, titleOf, wordOf, ZERO } from './reading.ts'
import type { Found } from './rules.ts'

/** A row on its way into sums: how deep it stands, and whether rows that it gathers stand below it. */
interface Entry {
  readonly line: Line
  /** 0 for 一、, 1 for （一）, 2 for the rows themselves, 3 and more for their parts. */
  readonly depth: number
  /** No deeper row follows it; `bottom` counts （1） and 其中 rows as deeper, `leaf` does not. */
  readonly leaf: boolean
  readonly bottom: boolean
}

export function totalNotSum(table: Table): Found[] {
  return totalWays(entriesOf(table)).flatMap(({ total, ways }) =>
    table.amounts.flatMap((column) => check(table, column, total.line, ways) ?? []),
  )
}

/** The totals, each with the ways in which it may be added. */
function totalWays(entries: readonly Entry[]) {
  const totals = entries.filter(({ line }) => line.total > 0)
  const highest = totals.reduce((most, { line }) => Math.max(most, line.total), 0)
  const top = totals.filter(({ line }) => line.total === highest)
  const isEdge = (entry: Entry) => entry === top[0] || entry === top.at(-1)
  // A total that stands before all rows is followed by its parts.
  const first = entries.findIndex(({ line }) => line.total === 0 && !line.group)
  const leading = totals[0] !== undefined && totals[0].line.at <= (entries[first]?.line.at ?? 0)
  return totals.map((total) => ({ total, ways: waysOf(entries, total, isEdge(total) ? top : [], leading) }))
}

/**
 * By row, the rows that it is likeliest the sum of: those that a total adds up, or the parts (其中) of an indicator
 * whose figures add up; a row of which nothing tells is absent.
 */
export function partsByRow(table: Table): ReadonlyMap<string, readonly string[]> {
  const totals = totalWays(entriesOf(table)).map(({ total, ways }) => [total.line, ways[0] ?? []] as const)
  const wholes = [...familiesOf(table)].filter(([{ total }]) => total === 0)
  return new Map(
    [...totals, ...wholes]
      .filter(([whole, lines]) => isAdded(whole) && lines.every(isAdded))
      .map(([whole, lines]) => [whole.row.id, lines.map(({ row }) => row.id)]),
  )
}

/** The 其中 and （1） rows, by the row that they are parts of. */
function familiesOf({ lines }: Table): ReadonlyMap<Line, readonly Line[]> {
  const families = new Map<Line, Line[]>()
  for (const line of lines) {
    if (line.parent === null) continue
    const family = families.get(line.parent)
    if (family === undefined) families.set(line.parent, [line])
    else family.push(line)
  }
  return families
}

function entriesOf({ lines }: Table): Entry[] {
  const depths = lines.map(depthOf)
  // The depth of the next row that is no total, from the bottom up.
  let next = -1
  let nextRow = -1
  const entries: Entry[] = []
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    const line = lines[at]
    const depth = depths[at] ?? 2
    if (line === undefined) continue
    entries.push({ line, depth, leaf: nextRow <= depth, bottom: next <= depth })
    if (line.total > 0) {
      next = -1
      nextRow = -1
    } else {
      next = depth
      if (line.level === 0) nextRow = depth
    }
  }
  return entries.reverse()
}

/** By the number before the row: 一、 stands above （一）, both above 1 and above a row without number. */
function depthOf(line: Line): number {
  if (line.level > 0) return 2 + line.level
  const number = /^[(第]?[一二三四五六七八九十]{1,3}[)、.]?/.exec(
    comparable(line.no === '' ? line.name : line.no),
  )?.[0]
  const read = number === undefined ? null : readNumbering(number)
  if (read === null || (line.no === '' && read.after.trim() === '')) return 2
  return read.before === '(' ? 1 : 0
}

/** Rows whose figures may add up to the total, likeliest first. */
function waysOf(
  entries: readonly Entry[],
  total: Entry,
  top: readonly Entry[],
  leading: boolean,
): readonly (readonly Line[])[] {
  const at = total.line.at
  const after: Entry[] = []
  const afterGroup: Entry[] = []
  for (let below = at + 1; below < entries.length; below += 1) {
    const entry = entries[below]
    if (entry === undefined || entry.line.total >= total.line.total) break
    after.push(entry)
  }
  for (const entry of after) {
    if (entry.line.group && afterGroup.length > 0) break
    afterGroup.push(entry)
  }
  const before: Entry[] = []
  const beforeGroup: Entry[] = []
  for (let above = at - 1; above >= 0; above -= 1) {
    const entry = entries[above]
    if (entry === undefined || entry.line.total >= total.line.total) break
    before.push(entry)
  }
  for (const entry of before) {
    if (isHeading(entry)) {
      beforeGroup.push(entry)
      break
    }
    beforeGroup.push(entry)
  }
  before.reverse()
  beforeGroup.reverse()
  const grouped = total.line.total === 1
  const [near, far] = leading
    ? grouped
      ? [
          [afterGroup, after],
          [beforeGroup, before],
        ]
      : [
          [after, afterGroup],
          [before, beforeGroup],
        ]
    : grouped
      ? [
          [beforeGroup, before],
          [afterGroup, after],
        ]
      : [
          [before, beforeGroup],
          [after, afterGroup],
        ]
  const whole = top.length > 0 ? [entries, top.filter((one) => one !== total)] : []
  const ways: Line[][] = []
  for (const segment of [...(near ?? []), ...(far ?? []), ...whole])
    for (const lines of sumsOf(segment, total))
      if (lines.length > 0 && !ways.some((way) => isSame(way, lines))) ways.push(lines)
  return ways
}

const isSame = (a: readonly Line[], b: readonly Line[]): boolean =>
  a.length === b.length && a[0] === b[0] && a.every((line, at) => line === b[at])

const isHeading = ({ line, depth }: Entry): boolean => line.group || depth < 2

/** The ways to add a stretch of rows: its last rows, the rows of one depth, its subtotals. */
function sumsOf(segment: readonly Entry[], total: Entry): Line[][] {
  const rows = segment.filter(({ line }) => line.total === 0 && !line.group)
  const lines = (some: readonly Entry[]): Line[] => some.map(({ line }) => line)
  const depths = [...new Set(rows.map(({ depth }) => depth))].sort()
  return [
    lines(rows.filter(({ leaf, line }) => leaf && line.level === 0)),
    ...depths.map((depth) => lines(rows.filter((row) => row.depth === depth))),
    lines(rows.filter(({ bottom }) => bottom)),
    ...[1, 2, 3].map((rank) => lines(segment.filter((one) => one !== total && one.line.total === rank))),
  ]
}

/** The total's cell of a column; null where it is right, or where that cannot be told. */
function check(table: Table, column: Column, total: Line, ways: readonly (readonly Line[])[]): Found | null {
  const stated = table.amount(total, column)
  if (stated === null) return null
  let first: { readonly sum: Sum; readonly value: Decimal; readonly lines: readonly Line[] } | null = null
  for (const lines of ways) {
    const sum = sumOf(table, column, lines, stated.unit)
    // Where the likeliest parts cannot be added, nothing can be said; another way is passed over.
    if (sum === null && first === null) return null
    if (sum === null || sum === 'nothing') continue
    const value = stated.unit === UNNAMED ? stated.value : converted(stated.value, stated.unit, sum.unit)
    const open = plus(sum.slack, table.slack(column, stated.unit === UNNAMED ? sum.unit : stated.unit))
    if (compare(absolute(minus(value, sum.value)), open) <= 0) return null
    if (sum.blank && compare(value, sum.value) > 0) return null
    first ??= { sum, value, lines }
  }
  if (first === null) return null
  const { sum, value, lines } = first
  const { label } = sum.unit
  const apart = exact(absolute(minus(value, sum.value)))
  return {
    rule: 'total-not-sum',
    row: total.row.id,
    column: column.id,
    message: `${titleOf(total)}的${wordOf(column)}为${exact(value)}${label}，与${sum.count}行之和${exact(sum.value)}${label}相差${apart}${label}。`,
    parts: lines.filter((line) => !isNil(cellText(line.row, column))).map(({ row }) => row.id),
  }
}

interface Sum {
  readonly value: Decimal
  readonly unit: Unit
  readonly count: number
  /** By how much the parts may be rounded, all together. */
  readonly slack: Decimal
  /** A part is not filled in. */
  readonly blank: boolean
}

/** The sum of the rows in that column; null where one is no exact amount of the same measure. */
function sumOf(table: Table, column: Column, lines: readonly Line[], unit: Unit): Sum | 'nothing' | null {
  let value = ZERO
  let ref = unit
  let count = 0
  let blank = false
  for (const line of lines) {
    const text = cellText(line.row, column)
    if (isNil(text)) {
      if (comparable(text) === '') blank = true
      continue
    }
    const reading = table.amount(line, column)
    if (reading === null || !isAdded(line)) return null
    if (ref === UNNAMED) ref = reading.unit
    if (reading.unit !== UNNAMED && reading.unit.base !== ref.base) return null
    if (reading.unit === UNNAMED && ref !== UNNAMED) return null
    value = plus(value, converted(reading.value, reading.unit, ref))
    count += 1
  }
  if (count === 0) return 'nothing'
  return { value, unit: ref, count, slack: times(table.slack(column, ref), literal(count)), blank }
}

const isNil = (text: string): boolean => /^[-—/\\*.]*$|^(?:无|0)$/.test(comparable(text))

/** Classes that lie across each other, so that their sum may exceed the whole. */
const ACROSS =
  /民间|民营|非公|国有|外资|外商|港澳台|技改|技术改造|高新|高技术|高端|新兴|制造业|装备|规上|规模以上|限上|限额以上|重点|重大|亿元以上|新增|新建|续建|数字|绿色|网络|网上|增值税|所得税|契税|税收|出口|进口|省|市|区级|本级|主要|女|农村|城镇/

/** A 其中 or （1） row above its whole, or such rows together. */
export function partExceeds(table: Table): Found[] {
  return [...familiesOf(table)].flatMap(([parent, parts]) =>
    isAdded(parent) && parts.every(isAdded)
      ? table.amounts.flatMap((column) => exceeding(table, column, parent, parts))
      : [],
  )
}

function exceeding(table: Table, column: Column, parent: Line, parts: readonly Line[]): Found[] {
  const whole = table.amount(parent, column)
  if (whole === null || whole.unit === UNNAMED || sign(whole.value) < 0) return []
  const read = parts.flatMap((line) => {
    const reading = table.amount(line, column)
    return reading !== null && reading.unit.base === whole.unit.base ? [{ line, reading }] : []
  })
  // A loss among the parts lets another be more than the whole.
  if (read.some(({ reading }) => sign(reading.value) < 0)) return []
  const slack = table.slack(column, whole.unit)
  const inWhole = (reading: Reading): Decimal => converted(reading.value, reading.unit, whole.unit)
  const single = read.filter(({ reading }) => compare(inWhole(reading), plus(whole.value, slack)) > 0)
  if (single.length > 0)
    return single.map(({ line, reading }) => ({
      rule: 'part-exceeds',
      row: line.row.id,
      column: column.id,
      message: `${titleOf(line)}的${wordOf(column)}${reading.text}，超过其所属${titleOf(parent)}的${whole.text}，请核对。`,
    }))
  if (read.some(({ line }) => ACROSS.test(line.called)) || read.length < parts.length) return []
  const sum = read.reduce((before, { reading }) => plus(before, inWhole(reading)), ZERO)
  const open = times(slack, literal(read.length + 1))
  if (compare(sum, plus(whole.value, open)) <= 0) return []
  const { label } = whole.unit
  return [
    {
      rule: 'part-exceeds',
      row: parent.row.id,
      column: column.id,
      message: `${titleOf(parent)}的${wordOf(column)}${whole.text}，小于其下${read.length}项之和${exact(sum)}${label}，请核对。`,
    },
  ]
}
