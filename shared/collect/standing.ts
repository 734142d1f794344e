/**
 * What of the cells of a found table is the same on each sheet that is like it (alike.ts): what stands in ours, in which
 * unit a figure is there, what it was last. It is told once for a row and not a thousand times.
 */
import { address } from '../attachment/address.ts'
import { cellText } from '../attachment/model.ts'
import type { Unit } from '../measure/unit.ts'
import { type Collected, cellKey } from './asked.ts'
import type { PlacedColumn } from './layout.ts'
import type { Doubt } from './model.ts'
import type { PlacedRow } from './rows.ts'
import type { Part } from './shapes.ts'
import { lastBeside, type Named, namedUnit, unitsApart } from './units.ts'
import type { Wanted } from './wanted.ts'

/** One cell of a found table. */
export interface Standing {
  readonly one: PlacedColumn
  /** The name that it goes by (cellKey), and where it stands on its sheet: 附件1!E7. */
  readonly key: string
  readonly cell: string
  /** What stands in the table's own cell. */
  readonly own: string
  readonly hasOwn: boolean
  readonly unit: Named | null
  readonly againstUnit: Doubt | null
  /** What was there last; '' where nobody knows. */
  readonly previous: string
}

type Place = Pick<Part, 'sheet' | 'place' | 'turned'> & { readonly wanted: Wanted }

interface Kept {
  readonly wanted: Wanted
  readonly columns: readonly PlacedColumn[]
  readonly previous: Collected['previous']
  readonly around: Unit | null
  readonly sheet: string
  readonly turned: boolean
  readonly cells: readonly Standing[]
}

/** By the row as it was placed: sheets that are alike have it in common. */
const kept = new WeakMap<PlacedRow, Kept>()

/**
 * The cells of a row in some columns.
 * @param around the unit that the lines around the table name for it
 */
export function standingIn(
  placed: PlacedRow,
  columns: readonly PlacedColumn[],
  { wanted, sheet, place, turned }: Place,
  around: Unit | null,
  previous: Collected['previous'],
): readonly Standing[] {
  const before = kept.get(placed)
  if (
    before !== undefined &&
    before.wanted === wanted &&
    before.columns === columns &&
    before.previous === previous &&
    before.around === around &&
    before.sheet === sheet.name &&
    before.turned === turned
  )
    return before.cells
  const found = { wanted, sheet, place, turned }
  const cells = columns.map((one) => standingOf(placed, one, found, around, previous))
  kept.set(placed, { ...{ wanted, columns, previous, around, cells }, ...{ sheet: sheet.name, turned } })
  return cells
}

/** The cell of a row in one column, which may be none of those that the layout has. */
export function standingOf(
  { line, row }: PlacedRow,
  one: PlacedColumn,
  { wanted, sheet, place }: Place,
  around: Unit | null,
  previous: Collected['previous'],
): Standing {
  const { attachment } = wanted
  const { column, at, header } = one
  const own = cellText(row.row, column)
  const key = cellKey(attachment.id, row.row.id, column.id)
  const there = place(line.sheetRow, at)
  return {
    one,
    key,
    cell: `${sheet.name}!${address(there.row, there.column)}`,
    own,
    hasOwn: own.trim() !== '',
    unit: namedUnit(wanted, line, row, column, header, around),
    againstUnit: unitsApart(wanted, line, column, header, around),
    previous: previous.get(key) || lastBeside(attachment, row, column),
  }
}

const tellings = new WeakMap<readonly PlacedColumn[], readonly PlacedColumn[]>()

/** The columns of a layout whose cells say something for the table: all but those that say which row it is. */
export function tellingIn(columns: readonly PlacedColumn[]): readonly PlacedColumn[] {
  const before = tellings.get(columns)
  if (before !== undefined) return before
  const telling = columns.filter(({ column: { role } }) => role !== 'no' && role !== 'name')
  tellings.set(columns, telling)
  return telling
}
