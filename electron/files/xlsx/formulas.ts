/** How the cells of a worksheet are computed, as the file has it → as each formula reads in its cell. */
import type { SheetFormula } from '../../../shared/formula/carried.ts'
import { LONGEST } from '../../../shared/formula/grammar.ts'
import { LIMITS } from '../limits.ts'
import { translated } from './patch/formula.ts'

/** An `<f>` as it stands, with what its attributes say. */
export interface RawFormula {
  readonly text: string
  /** shared, array, dataTable; undefined for one of its cell alone. */
  readonly type: string | undefined
  /** The group of a shared one. */
  readonly group: string | undefined
  /** The cells that an array's results stand in. */
  readonly ref: string | undefined
}

/** Attributes of `<f>`. */
export const OF_FORMULAS = ['t', 'si', 'ref']

export const rawFormula = (has: Readonly<Record<string, string>>, text = ''): RawFormula => ({
  text,
  type: has.t,
  group: has.si,
  ref: has.ref,
})

/** A place of a sheet, 0-based. */
interface Place {
  readonly row: number
  readonly column: number
}

/** Number formats under which a figure itself says how many decimals it shows. */
const SAYS_NO_DECIMALS = /general|@/i

/** Follows the formulas of a sheet in the order of the file. */
export function formulasReading() {
  const found: SheetFormula[] = []
  const masters = new Map<string, Place & { readonly text: string }>()
  let left: number = LIMITS.formulaCharacters

  /** The formula as it reads in its cell; '' for one that is not of this cell alone, or too long. */
  const textOf = ({ text, type, group = '', ref }: RawFormula, place: Place): string => {
    if (type === 'dataTable' || (type === 'array' && ref?.includes(':'))) return ''
    if (text.length > LONGEST) return ''
    if (type !== 'shared') return text
    if (text !== '') masters.set(group, { ...place, text })
    const master = masters.get(group)
    return master === undefined || master.text.length > left
      ? ''
      : translated(master.text, place.row - master.row, place.column - master.column)
  }

  return {
    /** @param format the cell's number format */
    cell: (raw: RawFormula, place: Place, format: string | undefined): void => {
      if (found.length >= LIMITS.formulas) return
      const own = textOf(raw, place).trim()
      const text = own.length > left ? '' : own
      left -= text.length
      const fixed = format !== undefined && !SAYS_NO_DECIMALS.test(format)
      found.push({ row: place.row, column: place.column, text, ...(fixed && { fixed: true as const }) })
    },
    all: (): readonly SheetFormula[] => found,
  }
}
