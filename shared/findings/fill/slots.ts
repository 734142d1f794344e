/** The cells of a table that a report may fill, each with what its figure is of and measured in. */
import type { Attachment, Column } from '../../attachment/model.ts'
import { rectangles } from '../../attachment/rectangles.ts'
import { convertible, PERCENT, UNNAMED, type Unit } from '../../measure/unit.ts'
import type { StatementKind } from '../../report/statement.ts'
import type { Line } from '../audit/lines.ts'
import { type Aspect, aspectOf, type Told } from '../check/common/facts.ts'
import { FILLED, type Filled } from './proposal.ts'

/** A cell that a report may fill. */
export interface Slot {
  readonly told: Told
  readonly column: Column
  readonly role: Filled
  readonly kind: StatementKind
  readonly aspect: Aspect
  /** UNNAMED where nothing in the table tells it. */
  readonly unit: Unit
  readonly year: number | null
  readonly months: number | null
}

/** What two slots have in common that one figure of a report would fill both. */
export const keyOf = ({ told: { identity }, role, aspect, unit }: Slot): string =>
  [identity, role, aspect, unit.base].join('\0')

const KINDS: Readonly<Record<Filled, StatementKind>> = {
  target: 'target',
  actual: 'actual',
  growth: 'actual',
  last: 'last year',
}

/** The cells of a row, of that role alone where one is given; none that a merge covers. */
export function slotsOf(row: Told, only: Filled | null): Slot[] {
  const { source, line } = row
  const { attachment, table } = source
  const { year, months } = attachment.heading
  const made = FILLED.flatMap((role): Slot[] => {
    const column = table.columns[role]
    if (column === undefined || (only !== null && role !== only)) return []
    if (coveredIn(attachment).has(`${line.row.id} ${column.id}`)) return []
    const unit = role === 'growth' ? PERCENT : unitFor(row, column)
    return [
      {
        told: row,
        column,
        role,
        kind: KINDS[role],
        unit,
        aspect: role === 'growth' ? 'growth' : aspectFor(line, unit),
        year: role === 'last' && year !== null ? year - 1 : year,
        months: role === 'target' ? 12 : months,
      },
    ]
  })
  // Where the actual is itself the growth, a column of growths beside it is of something else.
  const grows = made.some(({ role, aspect }) => role === 'actual' && aspect === 'growth')
  return grows ? made.filter(({ role }) => role !== 'growth') : made
}

function aspectFor(line: Line, unit: Unit): Aspect {
  if (unit === UNNAMED) return 'either'
  return aspectOf(line, { unit, changed: false })
}

/** What a cell's figure is measured in: as the cell says, else as the row's others do, else as the table says. */
function unitFor({ source: { table }, line }: Told, column: Column): Unit {
  const others = FILLED.filter((role) => role !== 'growth').map((role) => table.columns[role])
  const readings = [column, ...others].flatMap(
    (one) => table.amount(line, one) ?? table.rate(line, one) ?? [],
  )
  const stated = table.unit(line, column)
  const own = readings.find(
    ({ told: isTold, unit }) =>
      isTold && (stated === null || stated === UNNAMED || convertible(unit, stated)),
  )
  return own?.unit ?? (stated === null || stated === UNNAMED ? (readings[0]?.unit ?? UNNAMED) : stated)
}

const covered = new WeakMap<Attachment, ReadonlySet<string>>()

/** Cells under a merge that begins elsewhere: nobody sees what is written there. */
function coveredIn(attachment: Attachment): ReadonlySet<string> {
  const before = covered.get(attachment)
  if (before !== undefined) return before
  const cells = new Set<string>()
  for (const { top, bottom, left, right } of rectangles(attachment))
    for (let row = top; row <= bottom; row += 1)
      for (let column = left; column <= right; column += 1)
        if (row !== top || column !== left)
          cells.add(`${attachment.rows[row]?.id ?? ''} ${attachment.columns[column]?.id ?? ''}`)
  covered.set(attachment, cells)
  return cells
}
