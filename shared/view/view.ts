/**
 * A view (筛选、排序) over a table: which of its rows are shown, and in which order. It is nothing of the table's own:
 * it is kept by the window, and what follows it is handed the rows (rows.ts).
 */
import { type Attachment, type Column, cellText, columnOf } from '../attachment/model.ts'
import { nameOf } from '../attachment/names.ts'
import { rectangles } from '../attachment/rectangles.ts'
import { compare, type Decimal } from '../measure/decimal.ts'
import { kindOf, readNumbering } from '../measure/numbering.ts'
import { isNumber } from '../verdict/levels.ts'
import { type Figures, figuresOf, type Table, textsOf, VERDICT, verdictWords } from './read.ts'

/** What a row must say under a column to be shown. */
export type Keep =
  /** One of these texts; '' is a blank. */
  | { readonly kind: 'texts'; readonly texts: readonly string[] }
  /** A figure above or below that one. */
  | { readonly kind: 'above' | 'below'; readonly figure: string }
  /** One of the largest figures, and what is as large as the last of them. */
  | { readonly kind: 'top'; readonly count: number }

export interface Filter {
  /** Id of the column, or VERDICT. */
  readonly column: string
  readonly keep: Keep
}

export interface Sort {
  readonly column: string
  readonly descending: boolean
}

export interface View {
  /** At most one for each column. */
  readonly filters: readonly Filter[]
  readonly sort: Sort | null
}

export const everything: View = { filters: [], sort: null }

/** Whether the view shows anything else than the table as it is. */
export const narrows = ({ filters, sort }: View): boolean => filters.length > 0 || sort !== null

/** The rows of a view by their ids, in their order. */
export interface ViewRows {
  readonly rows: readonly string[]
  /** Those of them that are shown only for what stands below them: parents, and headings of groups. */
  readonly grey: ReadonlySet<string>
}

/** The filter of a column, replaced or taken off (null). */
export function withFilter(view: View, column: string, keep: Keep | null): View {
  const others = view.filters.filter((filter) => filter.column !== column)
  return { ...view, filters: keep === null ? others : [...others, { column, keep }] }
}

/** The rows that fit a view. Under a sort each row stands by itself, as in Excel; otherwise with what stands above it. */
export function viewOf(table: Table, { filters, sort }: View): ViewRows {
  const { rows } = table.attachment
  const tests = filters.map((filter) => testOf(table, filter))
  const fitting = rows.flatMap((_, at) => (tests.every((test) => test(at)) ? [at] : []))
  const id = (at: number): string => rows[at]?.id ?? ''
  if (sort !== null) return { rows: sorted(table, fitting, sort).map(id), grey: new Set() }
  if (filters.length === 0) return { rows: fitting.map(id), grey: new Set() }
  const own = new Set(fitting)
  const above = new Set(aboveOf(table, fitting).filter((at) => !own.has(at)))
  const shown = rows.flatMap((row, at) => (own.has(at) || above.has(at) ? [row.id] : []))
  return { rows: shown, grey: new Set([...above].map(id)) }
}

function testOf(table: Table, { column, keep }: Filter): (row: number) => boolean {
  const texts = textsOf(table, column)
  if (keep.kind === 'texts') {
    const kept = new Set(keep.texts)
    return (row) => kept.has(texts[row] ?? '')
  }
  const figures = figuresOf(table, column, texts)
  const value = (row: number): Decimal | null => figures?.values[row] ?? null
  const line = keep.kind === 'top' ? lastOf(figures, keep.count) : (figures?.read(keep.figure) ?? null)
  return (row) => {
    const own = value(row)
    if (own === null || line === null) return false
    const side = compare(own, line)
    return keep.kind === 'above' ? side > 0 : keep.kind === 'below' ? side < 0 : side >= 0
  }
}

/** The smallest of the largest. */
function lastOf(figures: Figures | null, count: number): Decimal | null {
  const values = (figures?.values ?? []).filter((value) => value !== null)
  return values.sort((a, b) => compare(b, a))[Math.min(count, values.length) - 1] ?? null
}

const pinyin = new Intl.Collator('zh-CN', { numeric: true })

/**
 * Figures by their value, texts by pinyin, verdicts in their own order; what is equal stays in its order. Texts stand
 * behind the figures of their column and blanks behind all, either way: the largest figure is what a person wants first.
 */
function sorted(table: Table, rows: readonly number[], { column, descending }: Sort): number[] {
  const texts = textsOf(table, column)
  const figures = figuresOf(table, column, texts)
  const words = column === VERDICT || isStatus(table.attachment, column)
  const figure = (row: number): Decimal | null => figures?.values[row] ?? null
  const kind = (row: number): number => (texts[row] === '' ? 2 : figure(row) === null ? 1 : 0)
  const order = (a: number, b: number): number => {
    const [first, second] = [figure(a), figure(b)]
    if (first !== null && second !== null) return compare(first, second)
    const [one, other] = [texts[a] ?? '', texts[b] ?? '']
    return (words ? rank(one) - rank(other) : 0) || pinyin.compare(one, other)
  }
  return rows.toSorted((a, b) => kind(a) - kind(b) || (descending ? order(b, a) : order(a, b)))
}

const isStatus = ({ columns }: Attachment, id: string): boolean =>
  columns.find((column) => column.id === id)?.role === 'status'

/** 完成, 未完成, 待核, 待填, and then what else is said. */
const rank = (word: string): number => (verdictWords.indexOf(word) + 5) % 5

/** Parents (of 其中 and （1） rows) of rows, and the headings of the groups that they stand in. */
function aboveOf({ attachment, judged }: Table, rows: readonly number[]): number[] {
  const parents = new Map<number, number>()
  const open: number[] = []
  const level = (at: number): number => judged.rows[at]?.level ?? 0
  const headings = headingsOf({ attachment, judged })
  for (const at of attachment.rows.keys()) {
    while (open.length > 0 && level(open.at(-1) ?? 0) >= level(at)) open.pop()
    const parent = open.at(-1) ?? headings.get(at)
    if (parent !== undefined) parents.set(at, parent)
    open.push(at)
  }
  const above = new Set<number>()
  for (const row of rows)
    for (let at = parents.get(row); at !== undefined && !above.has(at); at = parents.get(at)) above.add(at)
  return [...above]
}

/** The heading that each row stands under (一、经济发展; below it （一）工业), by row index. */
function headingsOf(table: Table): ReadonlyMap<number, number> {
  const { attachment } = table
  const across = new Set(
    rectangles(attachment).flatMap(({ top, left, right }) => (right > left ? [top] : [])),
  )
  const under = new Map<number, number>()
  /** The headings that are open, the outermost first. */
  const open: { readonly at: number; readonly depth: number }[] = []
  /** The kinds of their numbers in the order in which they come: 一、 stands above （一）. */
  const kinds: string[] = []
  for (const at of attachment.rows.keys()) {
    const kind = headingKind(table, at, across.has(at))
    if (kind !== null && !kinds.includes(kind)) kinds.push(kind)
    const depth = kind === null ? kinds.length : kinds.indexOf(kind)
    while (open.length > 0 && (open.at(-1)?.depth ?? 0) >= depth) open.pop()
    const heading = open.at(-1)?.at
    if (heading !== undefined) under.set(at, heading)
    if (kind !== null) open.push({ at, depth })
  }
  return under
}

/** The kind of number of a row that heads a group: nothing but a name, numbered 一、 or merged across; null for others. */
function headingKind({ attachment, judged }: Table, at: number, across: boolean): string | null {
  const { columns } = attachment
  const [row, line] = [attachment.rows[at], judged.rows[at]]
  if (row === undefined || line === undefined || line.verdict !== null || line.level > 0) return null
  const no = columnOf(columns, 'no')
  const number = cellText(row, no).trim()
  const told = columns.filter((column) => column !== no && cellText(row, column).trim() !== '')
  const name = nameOf(columns, row).trim()
  if (told.length > 1 || name === '' || isNumber(number)) return null
  const kind = kindOfNumber(number === '' ? name : number)
  return kind !== '' || across ? kind : null
}

/** What the numbers of headings of one depth share: 一、 or （一）; '' for those without a number. */
function kindOfNumber(text: string): string {
  const lead = /^[（(]?[一二三四五六七八九十\d]+[）)]?[、．.]?/.exec(text.trim())?.[0] ?? ''
  const numbering = readNumbering(lead)
  return numbering === null ? '' : kindOf(numbering)
}

/** A text that rows say under a column, and how many do. */
export interface Value {
  readonly text: string
  readonly count: number
}

/** What can be chosen under a column: the texts of the rows that fit the other columns' filters; blanks last. */
export function valuesOf(table: Table, view: View, column: string): readonly Value[] {
  const tests = view.filters
    .filter((filter) => filter.column !== column)
    .map((filter) => testOf(table, filter))
  const rows = [...table.attachment.rows.keys()].filter((at) => tests.every((test) => test(at)))
  const texts = textsOf(table, column)
  const counts = new Map<string, number>()
  for (const at of sorted(table, rows, { column, descending: false })) {
    const text = texts[at] ?? ''
    counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  return Array.from(counts, ([text, count]) => ({ text, count }))
}

/** What a column is called in a sentence. */
const named = ({ columns }: Attachment, id: string): string => {
  const column: Column | undefined =
    id === VERDICT ? columnOf(columns, 'status') : columns.find((each) => each.id === id)
  return column === undefined ? '判定' : (column.header.at(-1) ?? '').replace(/\s+/g, '')
}

/** The view in a line: 筛选：双过半完成情况=未完成；排序：实绩从大到小. */
export function toldView(table: Table, { filters, sort }: View): string {
  const parts: string[] = []
  if (filters.length > 0)
    parts.push(
      `筛选：${filters.map((each) => `${named(table.attachment, each.column)}${toldKeep(each.keep)}`).join('，')}`,
    )
  if (sort !== null) {
    const [up, down] = figuresOf(table, sort.column) === null ? ['升序', '降序'] : ['从小到大', '从大到小']
    parts.push(`排序：${named(table.attachment, sort.column)}${sort.descending ? down : up}`)
  }
  return parts.join('；')
}

function toldKeep(keep: Keep): string {
  switch (keep.kind) {
    case 'texts': {
      const words = keep.texts.map((text) => (text === '' ? '空白' : text))
      return words.length <= 3
        ? `=${words.join('或')}`
        : `=${words.slice(0, 2).join('、')}等${words.length}项`
    }
    case 'above':
      return `大于${keep.figure}`
    case 'below':
      return `小于${keep.figure}`
    case 'top':
      return `前${keep.count}项`
  }
}
