/** The tables that lie on a sheet which carries no marks, or whose marks are told, and their rows there. */
import { columnOf, type Row } from '../attachment/model.ts'
import type { mergedNames } from '../attachment/names.ts'
import { holdsFigures, type Role } from '../attachment/roles.ts'
import type { Grid } from '../recognise/grid.ts'
import type { Sheet } from '../recognise/sheet.ts'
import type { FoundPart } from './alike.ts'
import { isGiven } from './asked.ts'
import { worded } from './headers.ts'
import { type Identity, isMark } from './identity.ts'
import { isHeaderText, type Layout, layoutByHeader, layoutOf } from './layout.ts'
import { bareName, likeness } from './names.ts'
import type { Found } from './offers.ts'
import { ALIKE, type FoundLine, matchRows } from './rows.ts'
import { said } from './said.ts'
import { type Part, type Refused, wholeOf } from './shapes.ts'
import { span } from './span.ts'
import { hasGrowths } from './stray.ts'
import { type Line, linesOf, type Wanted } from './wanted.ts'

/** The tables that lie on a part of a sheet without marks; names without a column of figures are refused. */
export function unmarkedOn(
  part: Part,
  all: readonly Wanted[],
): { readonly found: readonly Found[]; readonly refused: Refused | null } {
  const { sheet, grid } = part
  const layouts = all.flatMap((wanted) => {
    const layout = layoutOf(sheet, grid, wanted, null)
    return layout === null ? [] : [{ wanted, layout }]
  })
  layouts.sort((a, b) => b.layout.named - a.layout.named)
  // A table of several groups of columns is several tables of the same rows, each with columns of its own.
  const claimed = new Set<string>()
  const found: Found[] = []
  for (const { wanted, layout } of layouts) {
    const one = matched(part, wanted, layout, null)
    const own = layout.columns.filter(({ column }) => !NAMING.has(column.role))
    const placesOf = (row: number): string[] => own.map(({ at }) => `${row} ${at}`)
    const fresh = one.rows.filter(({ line }) => !placesOf(line.sheetRow).some((place) => claimed.has(place)))
    const isThere = one.rows.some(({ known, doubt }) => known === 'name' && doubt === null)
    const isKnown = own.some(
      ({ column, known, doubts }) => !isGiven(column) && known === 'name' && doubts.length === 0,
    )
    const isLittle = (fresh.length < 2 && !isKnown) || fresh.length * 2 < one.rows.length
    if (fresh.length === 0 || (found.length > 0 && isLittle)) continue
    if (!isThere && one.rows.length < 2) continue
    if (layout.columns.every(({ column }) => isGiven(column)) && !hasGrowths(one)) continue
    for (const { line } of fresh) for (const place of placesOf(line.sheetRow)) claimed.add(place)
    found.push({ ...one, rows: fresh })
  }
  return { found, refused: found.length > 0 ? null : namesAlone(part, layouts[0]) }
}

/** Names of rows, and no column of which anything says that the figures are in it. */
function namesAlone(
  { grid, place }: Part,
  most: { readonly wanted: Wanted; readonly layout: Layout } | undefined,
): Refused | null {
  const name = most?.layout.columns.find(({ column }) => column === most.wanted.name)
  if (most === undefined || name === undefined || most.layout.named < 1) return null
  const { wanted, layout } = most
  if (layout.columns.some(({ column }) => !isGiven(column))) return null
  const row = span(0, grid.height - 1).find((at) => wanted.byBare.has(bareName(grid.text(at, name.at))))
  if (row === undefined) return null
  const text = grid.text(row, name.at)
  const isFigure = ({ at }: { readonly at: number }): boolean => /\d/.test(grid.text(row, at))
  const guessed = layout.columns.filter(({ doubts }) => doubts.length > 0)
  const others = [
    ...layout.others.map(({ at, path }) => ({ at, path })),
    ...guessed.map(({ at, header }) => ({ at, path: header })),
  ].filter((one) => one.path.length > 0 && isFigure(one))
  // A name alone, in a list or in a sentence, is none of a table.
  if (layout.named < 2 && others.length === 0) return null
  const whose = layout.named < 2 ? `“${said(text)}”` : `${layout.named}个指标`
  const asked = worded(columnOf(wanted.attachment.columns, 'actual')?.header ?? ['实绩'])
  const message =
    others.length === 0
      ? `认出了${whose}，看不出哪一栏是实绩，没有取用；请在数的上面写明表头（如“上半年实绩”）再交。`
      : `认出了${whose}，有数的只有${others.map(({ path }) => `“${worded(path)}”`).join('、')}栏，不是“${asked}”，没有取用；请填上“${asked}”再交。`
  return { ...place(row, name.at), text, message }
}

/** Columns that say which row it is, and are each table's that has it. */
const NAMING: ReadonlySet<Role> = new Set(['no', 'name', 'unit', 'owner'])

/** The rows of a layout, each with the table's row that it is. */
export function matched(part: Part, wanted: Wanted, layout: Layout, identity: Identity | null): Found {
  const { grid } = part
  const { columns } = wanted.attachment
  const nameAt = layout.columns.find(({ column }) => column === wanted.name)?.at
  const toFill = columns.filter((column) => holdsFigures(column.role) || column.role === 'none')
  const rows: Row[] = []
  const at: number[] = []
  for (let row = layout.bottom + 1; row < grid.height; row += 1) {
    const cells: Record<string, string> = {}
    for (const { at: place, column } of layout.columns) {
      // A name merged down is every row's that it stands beside.
      const text = place === nameAt ? grid.shown(row, place) : grid.text(row, place)
      if (text !== '' && !isMark(text)) cells[column.id] = text
    }
    const texts = Object.values(cells)
    if (texts.length === 0) continue
    if (texts.length > 1 && texts.every((text) => isHeaderText(text, wanted))) continue
    rows.push({ id: String(row), cells })
    at.push(row)
  }
  const lines = linesOf(columns, rows, NO_MERGES, wanted.dictionary).map(
    (line, index): FoundLine => ({
      ...line,
      sheetRow: at[index] ?? 0,
      mark: identity?.rows.get(at[index] ?? -1) ?? null,
      filled: toFill.some(({ id }) => (rows[index]?.cells[id] ?? '').trim() !== ''),
    }),
  )
  return { ...part, wanted, layout, identity, rows: matchRows(lines, wanted) }
}

const NO_MERGES: ReturnType<typeof mergedNames> = new Map()

/**
 * A table none of whose rows has a name of ours, though its header says that it has names: rows that are called alike, or
 * have the unit and target of one. Each of them is doubted; null where there is none.
 */
export function renamedOn(sheet: Sheet, grid: Grid, all: readonly Wanted[]): FoundPart | null {
  const part = wholeOf(sheet, grid)
  for (const wanted of all) {
    const layout = layoutByHeader(sheet, grid, wanted)
    if (layout === null || layout.columns.every(({ column }) => isGiven(column))) continue
    const one = matched(part, wanted, layout, null)
    const rows = one.rows.filter(({ line, row, doubt }) => doubt !== null && isRelated(line, row))
    if (rows.length > 0) return { part, found: [{ ...one, rows }] }
  }
  return null
}

const isRelated = (line: Line, row: Line): boolean =>
  (line.core !== '' && line.core === row.core) ||
  likeness(line.bare, row.bare) >= ALIKE ||
  (line.unit !== '' && line.target !== '' && line.unit === row.unit && line.target === row.target)
