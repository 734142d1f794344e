/** A cell that several departments were asked for: each may have reported its own part of it. */
import type { Attachment } from '../attachment/model.ts'
import { MOST_PARTS } from '../attachment/parts.ts'
import { holdsFigures } from '../attachment/roles.ts'
import type { Dictionary } from '../verdict/dictionary.ts'
import type { Candidate } from './model.ts'
import { addsUp, summedUp } from './sums.ts'
import type { Part } from './taking.ts'
import { wantedOf } from './wanted.ts'

/** What the parts of a cell come to; only amounts and counts of one unit, every part known and none in doubt. */
export interface PartsSum {
  readonly text: string
  readonly parts: readonly [Part, ...Part[]]
}

interface Shared {
  /** What there is to say of it, so that no one of the parts is taken for the whole by itself; '' for one's alone. */
  readonly said: string
  /** Each is to say its own part, and the cell is to hold their sum. */
  readonly adds: boolean
  /** Null where nothing may be added up. */
  readonly sum: PartsSum | null
}

const ONE: Shared = { said: '', adds: false, sum: null }

/**
 * @param departments those that were asked for the cell
 * @param parts what stands of their words, refused and earlier ones left out
 * @param previous what the cell was last; '' where nobody knows
 */
export function sharedBy(
  { tables, dictionary }: { readonly tables: readonly Attachment[]; readonly dictionary: Dictionary },
  place: Pick<Candidate, 'table' | 'row' | 'column'>,
  departments: readonly string[],
  parts: readonly (Candidate & { readonly file: string })[],
  previous: string,
): Shared {
  const table = tables.find(({ id }) => id === place.table)
  const row = table?.rows.find(({ id }) => id === place.row)
  const column = table?.columns.find(({ id }) => id === place.column)
  if (departments.length < 2 || table === undefined || row === undefined || column === undefined) return ONE
  const wanted = wantedOf(table, dictionary)
  const sum = summedUp(parts, departments, wanted, row, column, previous)
  const adds = addsUp(wanted, row, column)
  const one = adds ? '' : '，接受一个就只写这一个'
  const asked = `这一格请${departments.length}个单位填（${namesOf(departments)}）${one}`
  if (!('text' in sum)) {
    // What is doubtful of a part is told at the part.
    const why = sum.doubtful === undefined ? sum.message : `${sum.doubtful}的数有疑问，定了才能相加。`
    return { said: sum.one ? '' : `${asked}。${why}`, adds, sum: null }
  }
  // What all say alike is as sure, or as doubtful, as one's alone.
  if (!sum.sum) return { said: holdsFigures(column.role) ? '' : `${asked}。`, adds, sum: null }
  const at = ({ department }: Candidate): number => departments.indexOf(department)
  const inOrder = parts.toSorted((a, b) => at(a) - at(b))
  const [first, ...more] = inOrder.map(({ department: whose, from, cell, text, file }): Part => {
    return { department: whose, from, cell, text, file }
  })
  const isMany = parts.length > MOST_PARTS
  return {
    said: `${asked}；各单位的数加起来是${sum.text}${isMany ? '，单位太多，请核对后手工填写' : ''}。`,
    adds,
    sum:
      first === undefined || more.length === 0 || isMany ? null : { text: sum.text, parts: [first, ...more] },
  }
}

/** So many departments are named one by one. */
const MOST_NAMED = 12
const namesOf = (names: readonly string[]): string =>
  names.length <= MOST_NAMED ? names.join('、') : `${names.slice(0, MOST_NAMED).join('、')}等`
