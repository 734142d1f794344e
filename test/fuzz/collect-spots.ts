/** Where a draft can be damaged: reported cells that still hold a plain figure, and rows with a name. */
import { type Draft, type DraftCell, type DraftRow, REPORTED } from './collect-draft.ts'
import { type Chance, pick } from './mutate.ts'

export interface Damage {
  readonly name: string
  /** False where there is nothing to do it to. */
  readonly do: (draft: Draft, chance: Chance) => boolean
}

export interface Spot {
  row: DraftRow
  column: (typeof REPORTED)[number]
  cell: DraftCell
  unit: string
}

/** Reported cells that still hold the plain figure. */
export function spots(draft: Draft, columns: readonly (typeof REPORTED)[number][] = REPORTED): Spot[] {
  return draft.rows.flatMap((row) =>
    columns.flatMap((column): Spot[] => {
      const cell = row.cells[column]
      if (
        row.id === null ||
        cell === undefined ||
        !/^-?\d+(\.\d+)?$/.test(cell.text) ||
        cell.number !== undefined
      )
        return []
      const unit =
        column === 'growth' ? '%' : (draft.made.table.rows.find(({ id }) => id === row.id)?.cells.unit ?? '')
      return [{ row, column, cell, unit }]
    }),
  )
}

/** Some of the spots, two at the most. */
export function some(
  draft: Draft,
  chance: Chance,
  fits: (spot: Spot) => boolean = () => true,
  columns?: readonly (typeof REPORTED)[number][],
): Spot[] {
  const all = spots(draft, columns).filter(fits)
  if (all.length === 0) return []
  const chosen = new Set([pick(chance, all), pick(chance, all)])
  return [...chosen]
}

export const each = (chosen: readonly Spot[], change: (spot: Spot) => void): boolean => {
  for (const spot of chosen) change(spot)
  return chosen.length > 0
}

/** The rows of the table that have a name. */
export const named = (draft: Draft): DraftRow[] =>
  draft.rows.filter(({ id, cells }) => id !== null && cells.name !== undefined)
