/**
 * The shapes in which departments lay out a sheet of their own: a row an indicator, two such panels side by side, or
 * indicators across. Each part is given as a sheet of a row an indicator; what cannot be told is refused in a sentence.
 */
import type { Role } from '../attachment/roles.ts'
import { type Grid, gridOf } from '../recognise/grid.ts'
import { headerKey, meanings } from '../recognise/roles.ts'
import type { Sheet } from '../recognise/sheet.ts'
import { headerRows, pathAt } from './layout.ts'
import { bareName } from './names.ts'
import { isPast } from './qualified.ts'
import { span } from './span.ts'
import type { Wanted } from './wanted.ts'

/** A part of a sheet on which a table may lie. */
export interface Part {
  readonly sheet: Sheet
  readonly grid: Grid
  /** Where a cell of the part stands on the sheet itself. */
  place(row: number, column: number): { readonly row: number; readonly column: number }
  /** Indicators stand across. */
  readonly turned: boolean
}

/** What is not taken, and why: one Chinese sentence with the cell of the sheet that it is about. */
export interface Refused {
  readonly row: number
  readonly column: number
  readonly text: string
  readonly message: string
}

export interface Shapes {
  readonly parts: readonly Part[]
  readonly refused: readonly Refused[]
}

/** A sheet as it is. */
export const wholeOf = (sheet: Sheet, grid: Grid): Part => ({
  ...{ sheet, grid, turned: false },
  place: (row, column) => ({ row, column }),
})

/** The parts of a sheet, by where the names of the table's rows stand: that of the tables of which most are there. */
export function shapesOf(sheet: Sheet, grid: Grid, all: readonly Wanted[]): Shapes {
  const whole = wholeOf(sheet, grid)
  const counted = all.map((one) => ({ wanted: one, ...hitsIn(grid, one) }))
  const countOf = ({ columns }: (typeof counted)[number]): number =>
    [...columns.values()].reduce((sum, { size }) => sum + size, 0)
  const [most] = counted.toSorted((a, b) => countOf(b) - countOf(a))
  if (most === undefined) return { parts: [whole], refused: [] }
  const { wanted, rows, columns } = most
  const [down = 0, across = 0] = [columns, rows].map((all) => Math.max(0, ...[...all.values()].map(sizeOf)))
  if (across >= 2 && across > down)
    return turnedOf(whole, [...rows].find(([, names]) => names.size === across)?.[0] ?? 0, wanted)
  const named = [...columns]
    .filter(([, names]) => names.size >= 2)
    .map(([at]) => at)
    .sort((a, b) => a - b)
  return named.length < 2 ? { parts: [whole], refused: [] } : panelsOf(whole, named, wanted)
}

const sizeOf = ({ size }: ReadonlySet<string>): number => size
/** Longer texts are sentences, and no figure is a name. */
const LONGEST_NAME = 60
const LETTERS = /[\p{Script=Han}A-Za-z]/u

/** The names of the table's rows that stand in each row and each column of a sheet. */
function hitsIn(grid: Grid, { byBare }: Wanted) {
  const rows = new Map<number, Set<string>>()
  const columns = new Map<number, Set<string>>()
  const note = (all: Map<number, Set<string>>, at: number, name: string): void => {
    const there = all.get(at)
    if (there === undefined) all.set(at, new Set([name]))
    else there.add(name)
  }
  for (let row = 0; row < grid.height; row += 1)
    for (const column of grid.filled(row)) {
      const text = grid.text(row, column)
      if (text.length > LONGEST_NAME || !LETTERS.test(text)) continue
      const name = bareName(text)
      if (!byBare.has(name)) continue
      note(rows, row, name)
      note(columns, column, name)
    }
  return { rows, columns }
}

/** Panels side by side: each has names of rows, and the same headers over them and over its figures. */
function panelsOf(whole: Part, named: readonly number[], wanted: Wanted): Shapes {
  const { sheet, grid } = whole
  const [first = 0] = named
  const hits = (at: number): number[] =>
    Array.from({ length: grid.height }, (_, row) => row).filter((row) =>
      wanted.byBare.has(bareName(grid.text(row, at))),
    )
  const top = Math.min(...named.flatMap(hits))
  const header = headerRows(grid, wanted, top, false)
  const keyAt = (at: number): string => pathAt(grid, header.top, header.bottom, at).map(headerKey).join('')
  // 一级指标 beside 二级指标 are one name in two columns: figures stand between panels.
  const starts = named.filter((at, index) => index === 0 || at - (named[index - 1] ?? 0) > 1)
  if (starts.length < 2) return { parts: [whole], refused: [] }
  let lead = 0
  while (
    lead < first &&
    starts.every((at) => at - lead - 1 >= 0 && keyAt(at - lead - 1) === keyAt(first - lead - 1))
  )
    lead += 1
  const isPanel = (at: number): boolean =>
    at === first ||
    (keyAt(at) !== '' &&
      keyAt(at) === keyAt(first) &&
      keyAt(at + 1) !== '' &&
      keyAt(at + 1) === keyAt(first + 1))
  const parts: Part[] = []
  const refused: Refused[] = []
  for (const [index, at] of starts.entries()) {
    const left = index === 0 ? 0 : at - lead
    const right = index + 1 < starts.length ? (starts[index + 1] ?? 0) - lead - 1 : grid.width - 1
    if (isPanel(at)) parts.push(only(whole, header.top, left, right))
    else {
      const [row = 0] = hits(at)
      refused.push({
        row,
        column: at,
        text: grid.text(row, at),
        message: '这一栏里也有表中的指标，表头看不出是并排的又一栏，没有取用；请改成一行一个指标再交。',
      })
    }
  }
  return { parts: parts.map((part) => ({ ...part, sheet: { ...part.sheet, name: sheet.name } })), refused }
}

/** The sheet with nothing below its title but some of its columns, each where it stands. */
function only(whole: Part, top: number, left: number, right: number): Part {
  const texts = whole.sheet.texts.map((line, row) =>
    row < top ? line : line.map((text, at) => (at >= left && at <= right ? text : '')),
  )
  const merges = whole.sheet.merges.filter(
    (one) => one.bottom < top || (one.left >= left && one.right <= right),
  )
  const sheet = { ...whole.sheet, texts, merges }
  return { ...whole, sheet, grid: gridOf(sheet) }
}

/** Indicators across: the sheet from its first row of several cells on is turned, and the lines above it stay. */
function turnedOf({ sheet, grid }: Part, names: number, { byBare }: Wanted): Shapes {
  let top = names
  while (top > 0 && grid.filled(top - 1).length > 1) top -= 1
  const { width, height } = grid
  const texts = [
    ...sheet.texts.slice(0, top),
    ...Array.from({ length: width }, (_, column) =>
      Array.from({ length: height - top }, (__, row) => grid.text(top + row, column)),
    ),
  ]
  const place = (row: number, column: number) =>
    row < top ? { row, column } : { row: top + column, column: row - top }
  const there = ({ row, column }: { readonly row: number; readonly column: number }) =>
    row < top ? { row, column } : { row: top + column, column: row - top }
  const turned: Sheet = {
    ...sheet,
    texts,
    widths: [],
    merges: sheet.merges.flatMap((one) =>
      one.bottom < top
        ? [one]
        : one.top < top
          ? []
          : [{ top: top + one.left, bottom: top + one.right, left: one.top - top, right: one.bottom - top }],
    ),
    hiddenRows: [
      ...sheet.hiddenRows.filter((row) => row < top),
      ...sheet.hiddenColumns.map((at) => top + at),
    ],
    hiddenColumns: sheet.hiddenRows.filter((row) => row >= top).map((row) => row - top),
    ...(sheet.struck !== undefined && { struck: sheet.struck.map(there) }),
    ...(sheet.rounded !== undefined && { rounded: sheet.rounded.map((one) => ({ ...one, ...there(one) })) }),
    ...(sheet.comments !== undefined && {
      comments: sheet.comments.map((one) => ({ ...one, ...there(one) })),
    }),
    indents: [],
  }
  const column = grid.filled(names).find((at) => byBare.has(bareName(grid.text(names, at)))) ?? 0
  const refused = (): Refused => ({
    row: names,
    column,
    text: grid.text(names, column),
    message: `指标横着排在第${names + 1}行，看不出哪一行是实绩，没有取用；请改成一行一个指标再交。`,
  })
  // Below the indicators each row of figures must say what it is: 上半年实绩, not 青石县 and not nothing.
  const figures = Array.from({ length: height - names - 1 }, (_, index) => names + 1 + index).filter(
    (row) => grid.filled(row).length > 0,
  )
  const rolesAt = (row: number): readonly Role[] =>
    span(0, column - 1).flatMap((at) => meanings(grid.text(row, at)).map(({ role }) => role))
  const isOther = (row: number): boolean => span(0, column - 1).some((at) => isPast(grid.text(row, at)))
  const isTold =
    figures.some((row) => rolesAt(row).includes('actual')) &&
    figures.every((row) => rolesAt(row).length > 0 || isOther(row))
  return isTold
    ? { parts: [{ sheet: turned, grid: gridOf(turned), turned: true, place }], refused: [] }
    : { parts: [], refused: [refused()] }
}
