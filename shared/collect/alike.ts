/**
 * Sheets that are alike: of a thousand villages that fill in one workbook each sheet differs from the last one in its
 * figures, its department and its title alone. What was found on a sheet, which rows and columns of it are the table's,
 * then holds for the next one too, and is not looked for again. Nothing is said of the figures themselves here: they
 * are judged one by one, as are title, marks, and whatever is hidden or remarked.
 */
import { columnOf, type Role } from '../attachment/model.ts'
import type { Rectangle } from '../attachment/rectangles.ts'
import type { Grid } from '../recognise/grid.ts'
import type { Sheet } from '../recognise/sheet.ts'
import { type Identity, isCorner, isMark } from './identity.ts'
import { isHeaderText, isHeaderWord, kindOf } from './layout.ts'
import { bareName } from './names.ts'
import type { Found } from './offers.ts'
import { type Part, wholeOf } from './shapes.ts'
import type { Wanted } from './wanted.ts'

/** A part of a sheet with the tables that lie on it. */
export interface FoundPart {
  readonly part: Part
  readonly found: readonly Found[]
}

/** A sheet on which a table was found, and what was found there. */
interface Kept {
  readonly sheet: Sheet
  readonly found: Found
  /** Columns of figures that nothing but their place was taken from, and the rows in which they stand so. */
  readonly figures: { readonly columns: ReadonlySet<number>; readonly rows: ReadonlySet<number> }
}

/** So many different sheets of one table: departments are handed different rows, and people lay out their own. */
const MOST = 32
/** A sheet of more cells is not kept: of such there are no thousands. */
const MOST_CELLS = 20_000
const kept = new WeakMap<Wanted, Kept[]>()

/** A figure as a spreadsheet has it: no letter, and no header's word or row's name. */
const PLAIN = /^-?\d+(?:\.\d+)?%?$/

/** What was found on an earlier sheet, for one on which it must be the same; null where there was none such. */
export function alikeBefore(
  sheet: Sheet,
  grid: Grid,
  wanted: Wanted,
  identity: Identity | null,
): FoundPart | null {
  const all = kept.get(wanted) ?? []
  const at = all.findIndex(
    (one) => (one.found.identity === null) === (identity === null) && isAlike(one, sheet, wanted),
  )
  const before = all[at]
  if (before === undefined) return null
  // The next one is most likely another of the same.
  if (at > 0) all.unshift(...all.splice(at, 1))
  const part = wholeOf(sheet, grid)
  return { part, found: [{ ...before.found, ...part, identity }] }
}

/** Keeps what was found on a sheet, where it is one table that lies there row by row. */
export function keepAlike(sheet: Sheet, grid: Grid, wanted: Wanted, parts: readonly FoundPart[]): void {
  const [only, ...others] = parts
  const [found, ...more] = only?.found ?? []
  if (only === undefined || found === undefined || others.length + more.length > 0) return
  if (only.part.sheet !== sheet || only.part.turned || grid.height * grid.width > MOST_CELLS) return
  const { layout, rows } = found
  const name = layout.columns.find(({ column }) => column === columnOf(wanted.attachment.columns, 'name'))
  // Rows and columns are told by these: another text there may be another row.
  const telling: ReadonlySet<Role> = new Set(['no', 'name', 'unit', 'target', 'owner', 'note'])
  const columns = layout.columns.filter(
    ({ at, column }) => !telling.has(column.role) && !layout.examined.has(at),
  )
  const placed = rows.filter(
    ({ line }) =>
      name !== undefined &&
      line.sheetRow >= layout.first &&
      grid.shown(line.sheetRow, name.at).trim() !== '' &&
      !isHeaderText(grid.shown(line.sheetRow, name.at), wanted),
  )
  const all = kept.get(wanted) ?? []
  all.unshift({
    sheet,
    found,
    figures: {
      columns: new Set(columns.map(({ at }) => at)),
      rows: new Set(placed.map(({ line }) => line.sheetRow)),
    },
  })
  all.length = Math.min(all.length, MOST)
  kept.set(wanted, all)
}

/** Whether two sheets differ in nothing that says where the table lies on them. */
function isAlike({ sheet, found, figures }: Kept, other: Sheet, wanted: Wanted): boolean {
  if (sheet.name !== other.name || sheet.texts.length !== other.texts.length) return false
  if (!isSame(sheet.merges, other.merges)) return false
  for (let row = 0; row < sheet.texts.length; row += 1) {
    const [mine, theirs] = [sheet.texts[row] ?? [], other.texts[row] ?? []]
    if (mine.length !== theirs.length) return false
    for (let column = 0; column < mine.length; column += 1) {
      const [own, text] = [mine[column] ?? '', theirs[column] ?? '']
      if (own === text) continue
      if (row < found.layout.top) {
        if (!isAlikeAbove(own, text, wanted)) return false
      } else if (
        !(figures.rows.has(row) && figures.columns.has(column) && PLAIN.test(own) && PLAIN.test(text))
      )
        return false
    }
  }
  return true
}

const isSame = (merges: readonly Rectangle[], others: readonly Rectangle[]): boolean =>
  merges.length === others.length &&
  merges.every((one, at) => {
    const other = others[at]
    return (
      one.top === other?.top &&
      one.left === other.left &&
      one.bottom === other.bottom &&
      one.right === other.right
    )
  })

/** Whether two texts above the header say the same of where it is: the corner of two departments, two titles. */
function isAlikeAbove(own: string, text: string, wanted: Wanted): boolean {
  if (own.trim() === '' || text.trim() === '') return false
  if (isMark(own) || isMark(text)) return isCorner(own) && isCorner(text)
  const isName = (one: string): boolean => wanted.byBare.has(bareName(one))
  return (
    !isName(own) &&
    !isName(text) &&
    kindOf(own, wanted) === kindOf(text, wanted) &&
    isHeaderWord(own, wanted) === isHeaderWord(text, wanted)
  )
}
