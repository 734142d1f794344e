/**
 * Where a table lies on a return's sheet and which of its columns are which: by the marks of a handed out workbook,
 * by names of rows and words of headers, by what recognition makes of it, and last by place.
 */
import type { Attachment, Column, Role } from '../attachment/model.ts'
import { comparable } from '../measure/normalise.ts'
import type { Grid } from '../recognise/grid.ts'
import { recogniseSheets } from '../recognise/recognise.ts'
import { headerKey, meanings } from '../recognise/roles.ts'
import type { Sheet } from '../recognise/sheet.ts'
import { byHeaders, isWhenHeader, joined, type Match, masked, mayMean, worded } from './headers.ts'
import { addedColumns, type Identity, isMark } from './identity.ts'
import type { Doubt, Known } from './model.ts'
import { bareName } from './names.ts'
import { headerSays } from './qualified.ts'
import type { Wanted } from './wanted.ts'

/** A column of the table on a sheet. */
export interface PlacedColumn {
  readonly column: Column
  /** 0-based, on the sheet. */
  readonly at: number
  /** Its header there, from the top level down. */
  readonly header: readonly string[]
  readonly known: Known
  /** Why it is not sure, and what its header says otherwise; none where it is what it is. */
  readonly doubts: readonly Doubt[]
}

/** A column of the sheet that is none of the table's. */
export interface OtherColumn {
  readonly at: number
  readonly header: string
  /** The same from the top level down. */
  readonly path: readonly string[]
}

export interface Layout {
  /** First and last row of the header on the sheet; the last lies above the first where there is none. */
  readonly top: number
  readonly bottom: number
  readonly columns: readonly PlacedColumn[]
  /** Columns of the sheet that are none of the table's, with what stands above them. */
  readonly others: readonly OtherColumn[]
  /** How many of its rows are named as the table's are: what tells whether it lies here at all. */
  readonly named: number
  /** The first row that is known to be one of its body. */
  readonly first: number
  /** Columns of the sheet of which more than the words above them was asked: their cells, or what recognition makes of all. */
  readonly examined: ReadonlySet<number>
}

/** The layout of a table on a sheet; null where nothing of it is there. */
export function layoutOf(sheet: Sheet, grid: Grid, wanted: Wanted, identity: Identity | null): Layout | null {
  const marked = identity !== null && identity.rows.size > 0
  const names = namesOf(grid, wanted, identity)
  return !marked && names.nameAt === null ? null : laidOut(sheet, grid, wanted, identity, names)
}

/** The same by its header alone, where none of its rows is called as one of ours; null where no header names a column of names. */
export function layoutByHeader(sheet: Sheet, grid: Grid, wanted: Wanted): Layout | null {
  for (let row = 0; row < Math.min(grid.height, MOST_ABOVE); row += 1) {
    const filled = grid.filled(row)
    const nameAt = filled.find((at) => meanings(grid.text(row, at)).some(({ role }) => role === 'name'))
    const others = filled.filter((at) => at !== nameAt && meanings(grid.text(row, at)).length > 0)
    if (nameAt !== undefined && others.length > 0)
      return laidOut(sheet, grid, wanted, null, { nameAt, first: row + 1, named: 0 })
  }
  return null
}
const MOST_ABOVE = 40

interface Names {
  readonly nameAt: number | null
  readonly first: number
  readonly named: number
}

function laidOut(
  sheet: Sheet,
  grid: Grid,
  wanted: Wanted,
  identity: Identity | null,
  { nameAt, first, named }: Names,
): Layout {
  const marked = identity !== null && identity.rows.size > 0
  const firstRow = marked ? Math.min(first, ...identity.rows.keys()) : first
  const { top, bottom } = headerRows(grid, wanted, firstRow, marked)
  const { heading } = wanted.attachment
  const right = grid.width - 1
  const paths = Array.from({ length: right + 1 }, (_, at) => pathAt(grid, top, bottom, at))
  const placed = new Map<number, PlacedColumn>()
  const free = new Set(wanted.attachment.columns)
  const put = (at: number, column: Column, known: Known, doubt: string | null): void => {
    const header = paths[at] ?? []
    const says = headerSays(header, column, heading).doubt
    const own: Doubt[] = doubt === null ? [] : [{ kind: 'known', message: doubt }]
    placed.set(at, { column, at, header, known, doubts: says === null ? own : [...own, says] })
    free.delete(column)
  }
  if (identity !== null)
    for (const [at, id] of identity.columns) {
      const column = wanted.columnById.get(id)
      if (column !== undefined && free.has(column))
        put(at, column, 'identity', movedHeader(column, paths[at] ?? [], wanted))
    }
  if (nameAt !== null && wanted.name !== undefined && free.has(wanted.name) && !placed.has(nameAt))
    put(nameAt, wanted.name, 'name', null)
  const used = (at: number): boolean => isUsed(grid, at, top)
  // What was handed out beside the table is known, and is none of its columns.
  const beside: ReadonlySet<number> = identity === null ? new Set() : addedColumns(identity)
  const unknown = paths.flatMap((_, at) => (placed.has(at) || beside.has(at) || !used(at) ? [] : [at]))
  // 数据期 tells of the figures beside it, and is no column by its place, unless the table has such a one.
  const isWhen = (at: number): boolean =>
    isWhenHeader(paths[at] ?? []) && !isHeaderWord((paths[at] ?? []).at(-1) ?? '', wanted)
  const open = unknown.filter((at) => !isWhen(at))
  for (const one of byHeaders(paths, open, [...free], heading)) put(one.at, one.column, 'name', one.doubt)
  const isRead = ![...placed.values()].some(({ column }) => isReached(column.role))
  if (isRead)
    for (const one of byReading(sheet, open, free))
      if (!placed.has(one.at) && !headerSays(paths[one.at] ?? [], one.column, heading).other)
        put(one.at, one.column, 'name', one.doubt)
  const rest = open.filter((at) => !placed.has(at))
  if (nameAt !== null)
    for (const one of byContents(grid, rest, nameAt, free, wanted)) put(one.at, one.column, 'name', null)
  // A header that says what it is (备注) is no column of another meaning, wherever it stands.
  const last = rest.filter(
    (at) => !placed.has(at) && [...free].some((column) => mayMean(paths[at] ?? [], column.role)),
  )
  const isTimely = ({ at, column }: Match): boolean =>
    !headerSays(paths[at] ?? [], column, heading).other && mayMean(paths[at] ?? [], column.role)
  for (const one of byPlace(last, [...placed.values()], free, wanted).filter(isTimely))
    put(one.at, one.column, 'place', one.doubt)
  return {
    top,
    bottom,
    columns: [...placed.values()].sort((a, b) => a.at - b.at),
    others: [...rest, ...unknown.filter(isWhen)].flatMap((at) =>
      placed.has(at) ? [] : [{ at, header: (paths[at] ?? []).join(' '), path: paths[at] ?? [] }],
    ),
    named,
    first: firstRow,
    examined: new Set(isRead ? paths.keys() : rest),
  }
}

const isReached = (role: Role): boolean => role === 'actual'

/** Whether a column below the header's top holds anything but marks. */
function isUsed(grid: Grid, at: number, top: number): boolean {
  for (let row = top; row < grid.height; row += 1) {
    const text = grid.text(row, at)
    if (text !== '' && !isMark(text)) return true
  }
  return false
}

/** Most cells are figures, and no name is without a letter. */
const LETTERS = /[\p{Script=Han}A-Za-z]/u

/** The column in which most of the table's names stand, and the first row with one. */
function namesOf(grid: Grid, { byBare, name }: Wanted, identity: Identity | null): Names {
  const hits = new Map<number, { count: number; first: number }>()
  for (let row = 0; row < grid.height; row += 1)
    for (const at of grid.filled(row)) {
      const text = grid.text(row, at)
      if (text.length > 200 || !LETTERS.test(text) || !byBare.has(bareName(text))) continue
      const seen = hits.get(at)
      if (seen === undefined) hits.set(at, { count: 1, first: row })
      else seen.count += 1
    }
  let best: { at: number; count: number; first: number } | null = null
  for (const [at, seen] of hits) if (best === null || seen.count > best.count) best = { at, ...seen }
  const own =
    identity === null || name === undefined
      ? undefined
      : [...identity.columns].find(([, id]) => id === name.id)?.[0]
  return {
    nameAt: own ?? best?.at ?? null,
    first: best?.first ?? grid.height,
    named: best?.count ?? 0,
  }
}

const words = new WeakMap<Attachment, ReadonlySet<string>>()

/** Whether a text is one that stands in the table's headers, but for its numbers. */
export function isHeaderWord(text: string, { attachment }: Wanted): boolean {
  const before = words.get(attachment)
  const own =
    before ?? new Set(attachment.columns.flatMap(({ header }) => header.map((one) => masked(headerKey(one)))))
  if (before === undefined) words.set(attachment, own)
  return own.has(masked(headerKey(text)))
}

/** What a text above the first known row speaks for: that its row is one of the header, one of the body, or neither. */
export function kindOf(text: string, wanted: Wanted): 'header' | 'body' | null {
  const key = headerKey(text)
  if (key !== '' && (isHeaderWord(text, wanted) || meanings(text).length > 0)) return 'header'
  if (/^[\s+-]*[\d０-９.,，％%]+$/.test(text) || wanted.byBare.has(bareName(text))) return 'body'
  return null
}

/**
 * The rows of the header above the first known row of the body, however far: of the rows that hold words of headers the
 * nearest that hold at least half as many as any, for foreign rows may stand between.
 */
export function headerRows(
  grid: Grid,
  wanted: Wanted,
  first: number,
  marked: boolean,
): { top: number; bottom: number } {
  const end = Math.min(first, grid.height)
  /** How many words of headers a row holds; none where it is one of figures. */
  const hits = Array.from({ length: Math.max(0, end) }, (_, row): number => {
    let [hits, figures] = [0, 0]
    for (const at of grid.filled(row)) {
      const text = grid.text(row, at)
      if (isMark(text)) continue
      const kind = kindOf(text, wanted)
      if (kind === 'header') hits += 1
      else if (kind === 'body') figures += 1
    }
    return figures > 1 || figures > hits ? 0 : hits
  })
  const most = Math.max(0, ...hits)
  let bottom = hits.findLastIndex((count) => count >= 2 && count * 2 >= most)
  let top = bottom
  const above = (row: number): number => {
    let next = row - 1
    while (next >= 0 && grid.filled(next).length === 0) next -= 1
    return next
  }
  if (top >= 0) {
    while ((hits[bottom + 1] ?? 0) >= 1) bottom += 1
    while ((hits[above(top)] ?? 0) >= 2) top = above(top)
  }
  // A group's name stands alone in its row where the merges around it are lost.
  while (
    top > 0 &&
    grid.filled(top - 1).length > 0 &&
    grid.filled(top - 1).every((at) => isHeaderWord(grid.text(top - 1, at), wanted))
  )
    top -= 1
  if (top >= 0) return { top, bottom }
  // A handed out sheet keeps its marks in their own row, and somebody took the header away.
  const none = marked ? first : Math.max(0, end)
  return { top: none, bottom: none - 1 }
}

/** The header over a column: a group over it, though its merge be lost, and the texts down to its own. */
export function pathAt(grid: Grid, top: number, bottom: number, at: number): string[] {
  const path: string[] = []
  for (let row = top; row <= bottom; row += 1) {
    let text = grid.shown(row, at).trim()
    if (text === '' && row < bottom && grid.text(row + 1, at) !== '' && path.length === 0)
      for (let left = at - 1; left >= 0 && text === ''; left -= 1) {
        if (grid.text(row + 1, left) === '') break
        text = grid.text(row, left).trim()
        // 单位 merged down beside the group is no group itself.
        if (text !== '' && grid.merge(row, left) !== undefined) text = ''
        if (text !== '') break
      }
    if (text !== '' && !isMark(text) && path.at(-1) !== text) path.push(text)
  }
  return path
}

/** A marked column under the header of another of the table's: somebody moved headers or contents. */
function movedHeader(column: Column, path: readonly string[], { attachment }: Wanted): string | null {
  const key = joined(path)
  if (key === '' || key === joined(column.header)) return null
  const other = attachment.columns.find((one) => one !== column && joined(one.header) === key)
  return other === undefined
    ? null
    : `这一栏下发时是“${worded(column.header)}”，现在的表头是“${worded(path)}”，请核对是哪一栏。`
}

/** By what recognition makes of the sheet: for layouts whose headers say nothing that the table's do. */
function byReading(sheet: Sheet, open: readonly number[], free: ReadonlySet<Column>): Match[] {
  let id = 0
  const [found] = recogniseSheets([sheet], () => {
    id += 1
    return `c${id}`
  })
  if (found === undefined) return []
  const left = new Set(free)
  return found.attachment.columns.flatMap(({ role, header }, index) => {
    const at = found.columnAt[index]
    const column = [...left].find((one) => one.role === role && role !== 'none')
    if (at === undefined || column === undefined || !open.includes(at)) return []
    left.delete(column)
    const doubt = `返回表的“${worded(header)}”栏按数据当作“${worded(column.header)}”，请核对是不是同一栏。`
    return [{ at, column, doubt }]
  })
}

/** Columns whose texts are those that the table gave (units, targets, departments), whatever stands over them. */
function byContents(
  grid: Grid,
  rest: readonly number[],
  nameAt: number,
  free: ReadonlySet<Column>,
  { byBare }: Wanted,
): { readonly at: number; readonly column: Column }[] {
  if (rest.length === 0) return []
  const rows = Array.from({ length: grid.height }, (_, row) => row).flatMap((row) => {
    const [only, ...more] = byBare.get(bareName(grid.text(row, nameAt))) ?? []
    return only === undefined || more.length > 0 ? [] : [{ row, cells: only.row.cells }]
  })
  const left = new Set([...free].filter(({ role }) => role !== 'name'))
  return rest.flatMap((at) => {
    const column = [...left].find(({ id }) => {
      const told = rows.filter(({ cells }) => (cells[id] ?? '').trim() !== '')
      const same = told.filter(
        ({ row, cells }) => comparable(grid.text(row, at)) === comparable(cells[id] ?? ''),
      )
      return same.length > 0 && same.length * 3 >= told.length * 2
    })
    if (column === undefined) return []
    left.delete(column)
    return [{ at, column }]
  })
}

/**
 * Columns that stand between the same known ones as the table's, as many there as here: the last resort. Those of
 * which more or fewer stand there are not guessed at.
 */
function byPlace(
  rest: readonly number[],
  placed: readonly PlacedColumn[],
  free: ReadonlySet<Column>,
  { attachment: { columns } }: Wanted,
): Match[] {
  if (rest.length === 0) return []
  const index = new Map(columns.map((column, at) => [column, at]))
  const anchors = placed
    .map(({ at, column }) => ({ at, order: index.get(column) ?? 0 }))
    .sort((a, b) => a.at - b.at)
  if (anchors.length === 0 || anchors.some(({ order }, at) => order < (anchors[at - 1]?.order ?? 0)))
    return []
  const ends = [...anchors, { at: Number.POSITIVE_INFINITY, order: columns.length }]
  let [from, first] = [-1, -1]
  const matches: Match[] = []
  for (const { at: to, order } of ends) {
    const here = rest.filter((at) => at > from && at < to)
    const there = columns.slice(first + 1, order).filter((column) => free.has(column))
    // Behind the last known column blank ones of the table (备注) may be left out.
    const isEnd = to === Number.POSITIVE_INFINITY
    if (here.length === there.length || (isEnd && here.length < there.length && here.length > 0))
      for (const [step, at] of here.entries()) {
        const column = there[step]
        if (column === undefined) continue
        const doubt = `返回表的第${at + 1}栏没有认出表头，按位置当作“${worded(column.header)}”，请核对。`
        matches.push({ at, column, doubt })
      }
    ;[from, first] = [to, order]
  }
  return matches
}

/** Whether a text is one of a table's header words: what repeats the header on a later page is no row. */
export function isHeaderText(text: string, { attachment }: Wanted): boolean {
  return headerTexts(attachment).has(comparable(text))
}

const headers = new WeakMap<Attachment, ReadonlySet<string>>()

/** The comparable words of a table's headers; once for a table that is handed in again. */
function headerTexts(attachment: Attachment): ReadonlySet<string> {
  const before = headers.get(attachment)
  if (before !== undefined) return before
  const texts = new Set(attachment.columns.flatMap(({ header }) => header.map(comparable)))
  headers.set(attachment, texts)
  return texts
}
