/**
 * What one department is handed of one table, as plain data: the table with its rows, the columns that come beside it,
 * which cells are open and what may stand in them, and the marks of its identity.
 */
import {
  type Attachment,
  type Column,
  cellText,
  columnOf,
  isComputed,
  type Row,
} from '../attachment/model.ts'
import { rectangles } from '../attachment/rectangles.ts'
import { absolute, compare, type Decimal, literal, rounded, sign, times } from '../measure/decimal.ts'
import { headerUnits, speaksOfGrowth } from '../measure/stated.ts'
import { columnUnit, converted, convertible, isRate, type Unit } from '../measure/unit.ts'
import { unitAround } from '../verdict/headings.ts'
import { singleFigure } from '../verdict/single.ts'
import { ADDED, columnText, cornerText, type Marked, rowText } from './identity.ts'
import type { Task } from './model.ts'

/** A figure that may be typed into a cell: no text, and within these bounds, as decimal texts. */
export interface FigureCell {
  /** As the table has it; '' where none is named. */
  readonly unit: string
  readonly low: string
  readonly high: string
}

/** A cell that is to be filled, by the places of the sheet's table. */
export interface OpenCell {
  readonly row: number
  readonly column: number
  /** Null where any text may stand. */
  readonly figure: FigureCell | null
  /** What is said beside the cell while it is filled; '' for nothing. */
  readonly prompt: string
}

/** One department's part of one table. */
export interface HandedTable {
  /** The table with the rows that are shown, those of the tasks among them. */
  readonly attachment: Attachment
  readonly tasks: readonly Task[]
  /** What was reached before, by row, and what it is: 上年同期. Null where nothing is known or the table shows it. */
  readonly last: { readonly header: string; readonly texts: Readonly<Record<string, string>> } | null
  /** Why cells are doubted, by row: then there is a column for it and one for the answer. Null where nothing is asked. */
  readonly doubts: Readonly<Record<string, string>> | null
}

export interface HandedSheet {
  /** The table as it is laid out, the hidden column of the rows' marks among its columns. */
  readonly attachment: Attachment
  /** Where that column is, and what stands in the hidden row: the columns' marks, and in the corner whose it is. */
  readonly mark: { readonly column: number; readonly texts: readonly string[] }
  readonly open: readonly OpenCell[]
  /** Rows that are shown for what they tell and are not this department's. */
  readonly others: readonly number[]
  /** Columns that the table has not itself and that nobody fills. */
  readonly beside: readonly number[]
}

const MARK = '+mark'

/** What is not typed but worked out stands as it was typed: no verdict goes out, and none is made of a table half filled. */
const COMPUTED = new Set(['status', 'share', 'gap'])

/** @param lines what stands between title and table besides the table's own lines: who fills, by when, how */
export function handedSheet(given: HandedTable, marked: Marked, lines: readonly string[]): HandedSheet {
  const { attachment, tasks, last, doubts } = given
  const asked = new Map<string, Set<string>>()
  for (const task of tasks)
    for (const row of task.rows)
      asked.set(
        row,
        new Set([...(asked.get(row) ?? []), ...task.columns, ...(doubts === null ? [] : [ADDED.answer])]),
      )
  const columns = withAdded(attachment.columns, last?.header ?? null, doubts !== null)
  const at = placeOfMark(columns)
  columns.splice(at, 0, { id: MARK, header: [''], role: 'none', width: 2, hidden: true })
  // What was ruled is nobody's to see before it is told, but for who is to write it.
  const ruled = new Set(attachment.columns.flatMap(({ id, role }) => (role === 'status' ? [id] : [])))
  const { explanations: _, sources: __, ...heading } = attachment.heading
  const laid: Attachment = {
    ...attachment,
    columns,
    heading: {
      ...heading,
      above: [...heading.above.filter((line) => !/^\s*填报单位/.test(line)), ...lines],
      // A code of what is not filled yet would only ever be found wrong.
      page: { ...heading.page, checkCode: false },
    },
    rows: attachment.rows.map(({ id, cells }): Row => {
      const added = {
        [MARK]: rowText(id),
        [ADDED.last]: last?.texts[id] ?? '',
        [ADDED.doubt]: doubts?.[id] ?? '',
      }
      const texts = Object.entries(added).filter(([key]) => columns.some((column) => column.id === key))
      const told = Object.entries(cells).filter(
        ([key]) => !ruled.has(key) || asked.get(id)?.has(key) === true,
      )
      return { id, cells: { ...Object.fromEntries(told), ...Object.fromEntries(texts) } }
    }),
  }
  const covered = coveredCells(laid)
  return {
    attachment: laid,
    mark: {
      column: at,
      texts: columns.map(({ id }) => (id === MARK ? cornerText(marked) : columnText(id))),
    },
    open: laid.rows.flatMap((row, place) =>
      columns.flatMap((column, beside): OpenCell[] => {
        if (asked.get(row.id)?.has(column.id) !== true || covered.has(`${place}:${beside}`)) return []
        // What the program works out is shown, and is nobody's to fill; a letter may ask about it all the same.
        const own = attachment.rows[place]
        if (doubts === null && own !== undefined && isComputed(own, column.id)) return []
        const before = last?.texts[row.id] ?? cellText(row, columnOf(attachment.columns, 'last')).trim()
        const figure = figureOf(attachment, row, column, before)
        const told = last === null || before === '' ? '' : `${last.header}：${before}`
        return [
          { row: place, column: beside, figure, prompt: promptOf(attachment, row, column, figure, told) },
        ]
      }),
    ),
    others: laid.rows.flatMap(({ id }, place) => (asked.has(id) ? [] : [place])),
    beside: columns.flatMap(({ id }, place) => (id === ADDED.last || id === ADDED.doubt ? [place] : [])),
  }
}

/** The table's columns, computed ones as they were typed, with those that come beside them. */
function withAdded(columns: readonly Column[], last: string | null, isLetter: boolean): Column[] {
  const all = columns.map(
    (column): Column => (COMPUTED.has(column.role) ? { ...column, role: 'none' } : column),
  )
  if (last !== null) {
    const actual = columnOf(all, 'actual')
    const at = actual === undefined ? all.length : all.indexOf(actual) + 1
    // Under the heading that the actual stands under, so that that stays one cell.
    const header = [...(actual?.header.slice(0, -1) ?? []), last]
    all.splice(at, 0, { id: ADDED.last, header, role: 'none', width: 12 })
  }
  if (isLetter)
    all.push(
      { id: ADDED.doubt, header: ['存疑情况'], role: 'note', width: 30 },
      { id: ADDED.answer, header: ['说明'], role: 'note', width: 24 },
    )
  return all
}

/**
 * Behind the first column that is seen, where whoever selects, sorts or copies the table takes it along; never under a
 * heading that two columns share.
 */
function placeOfMark(columns: readonly Column[]): number {
  const seen = columns.findIndex(({ hidden }) => hidden !== true)
  const at = columns.findIndex(
    ({ header }, place) => place > seen && header[0] !== columns[place - 1]?.header[0],
  )
  return at < 0 ? columns.length : at
}

/** Places whose text is another's, by a merge. */
function coveredCells(attachment: Attachment): ReadonlySet<string> {
  const covered = new Set<string>()
  for (const { top, bottom, left, right } of rectangles(attachment))
    for (let row = top; row <= bottom; row += 1)
      for (let column = left; column <= right; column += 1)
        if (row !== top || column !== left) covered.add(`${row}:${column}`)
  return covered
}

const FIGURES = new Set(['target', 'stage', 'pace', 'actual', 'growth', 'last', 'share'])

/** What a row's figures in a column are measured in, as typed; null where nobody can tell or there are several. */
function unitIn(
  { columns, heading }: Attachment,
  row: Row,
  column: Column,
): { label: string; unit: Unit } | null {
  const named = (label: string) => {
    const unit = columnUnit(label)
    return unit === null ? null : { label, unit }
  }
  const growing = column.role === 'growth' || column.role === 'pace' || column.role === 'share'
  if (growing || (column.role === 'actual' && speaksOfGrowth(column.header))) return named('%')
  const own = cellText(row, columnOf(columns, 'unit')).trim()
  if (own !== '') return named(own)
  const header = headerUnits(column.header)
  if (header.stated) return header.only === null ? null : named(header.only.label)
  const target = singleFigure(cellText(row, columnOf(columns, 'target')), null)
  if (target !== null) return { label: target.unit.label, unit: target.unit }
  return named(unitAround(heading))
}

const HUNDRED = literal(100)
/** Within which amounts are believed where nothing is known of the row: a hundred million of a unit. */
const MOST = '100000000'

/**
 * The figure that a cell takes: of a rate between −100 and 1000, of an amount up to a hundred times what the target or
 * the last value says; null where it takes any text.
 */
export function figureOf(attachment: Attachment, row: Row, column: Column, last: string): FigureCell | null {
  if (!FIGURES.has(column.role)) return null
  const found = unitIn(attachment, row, column)
  if (found === null) return null
  const { label, unit } = found
  if (isRate(unit)) return { unit: label, low: '-100', high: '1000' }
  const known = [cellText(row, columnOf(attachment.columns, 'target')), last].flatMap((text): Decimal[] => {
    const figure = singleFigure(text, unit)
    if (figure === null || !convertible(figure.unit, unit)) return []
    return [absolute(converted(figure.value, figure.unit, unit))]
  })
  const most = known.reduce<Decimal | null>((a, b) => (a === null || compare(b, a) > 0 ? b : a), null)
  const high = most === null || sign(most) === 0 ? MOST : rounded(times(most, HUNDRED), 0)
  return high === '0' ? { unit: label, low: '-100', high: '100' } : { unit: label, low: `-${high}`, high }
}

/** What is said beside a cell: its unit, what is to be reached, what was. */
function promptOf(
  { columns }: Attachment,
  row: Row,
  column: Column,
  figure: FigureCell | null,
  last: string,
): string {
  if (column.id === ADDED.answer) return '请在这里写明核实结果和原因。'
  const target = cellText(row, columnOf(columns, 'target')).trim()
  const parts = [
    figure === null ? '' : `填数字${unitWords(figure.unit)}`,
    column.role === 'actual' && target !== '' ? `年度目标：${target}` : '',
    column.role === 'actual' ? last : '',
  ]
  return parts.filter((part) => part !== '').join('；')
}

/** The sentence that refuses what is no such figure. */
export const refusalOf = ({ unit, high }: FigureCell): string =>
  `请填数字${unitWords(unit)}；没有数的请空着。确实超过${high}${unit}的，请先与联系人核实。`

/** How the unit may be written: beside a last value of 6.4% nobody knows whether 8.6 or 8.6% is wanted. */
const unitWords = (unit: string): string =>
  unit === ''
    ? ''
    : unit === '%'
      ? '，单位：%（8.6、8.6%都可以）'
      : `，单位：${unit}（后面写不写“${unit}”都可以，别的单位请先换算）`

/**
 * What a workbook holds the cell to, as a formula: a figure within its bounds, by itself or with its unit behind it
 * (12.3, 12.3亿元; a program makes 8.6% a number by itself). Null where the figure has no unit.
 * @param cell the cell's address
 */
export function figureFormula({ unit, low, high }: FigureCell, cell: string): string | null {
  if (unit === '') return null
  const bare = `--SUBSTITUTE(${cell},"${unit.replaceAll('"', '""')}","")`
  return `IFERROR(AND(${bare}>=${low},${bare}<=${high}),FALSE)`
}
