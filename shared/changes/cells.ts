/** Texts of cells changed by a person, as edits. Nothing here changes anything itself; `apply` (attachment/edits.ts) does. */
import { apply, type Edit } from '../attachment/edits.ts'
import { type Attachment, columnOf, type Formula } from '../attachment/model.ts'
import { same } from '../attachment/same.ts'
import { isFormula, understood } from '../formula/references.ts'
import { Problem } from '../problem.ts'
import { type Hand, ruleRows } from '../verdict/rulings.ts'

export interface CellChange {
  /** Row index and column id. */
  readonly row: number
  readonly column: string
  readonly text: string
}

/** No cell holds more characters. */
export const longestText = 100_000

/** A text as a cell can hold it: no control characters, no half characters, line ends as \n. */
export const cellable = (text: string): string =>
  text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/\r\n?|[\u2028\u2029\v\f]/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
    .replace(/[\u0000-\u0008\u000e-\u001f\u007f\ufffe\uffff]/g, '')

/** +E1+E2 and -E1, as they are typed on the number pad: a formula where it can be one. */
const SIGNED = /^\s*[+\-＋－][\s(（]*(?:\$?[A-Za-zＡ-Ｚａ-ｚ]{1,3}\$?[\d０-９]|[A-Za-z]{2,}[(（])/

/** The formula that a text is; null where it is none, or none that can be understood: then it is a text like any other. */
function formulaIn(attachment: Attachment, text: string): Formula | null {
  const read = isFormula(text) || SIGNED.test(text) ? understood(text, attachment) : text
  return typeof read === 'string' ? null : read
}

/** A formula typed into a computed cell, shown as that one was: with its decimals, its thousands apart. */
const shownLike = (formula: Formula, { places, grouped }: Formula): Formula => ({
  ...formula,
  ...(places !== undefined && { places }),
  ...(grouped !== undefined && { grouped }),
})

/**
 * Texts put into cells. One that begins with = is a formula (but in the status column, whose words are rulings); what it
 * comes to is told by `withResults` (formula/results.ts). A text in the status column of a judged row is a person's ruling and is kept as one, made on
 * what the row then says.
 * @param hand who changes it and when (for rulings)
 * @throws Problem('invalid') for a text that no cell can hold
 */
export function setCells(attachment: Attachment, changes: readonly CellChange[], hand: Hand): Edit[] {
  const status = columnOf(attachment.columns, 'status')?.id
  const edits: Edit[] = []
  const words: { row: number; text: string }[] = []
  for (const change of changes) {
    const row = attachment.rows[change.row]
    if (row === undefined) continue
    if (change.text.length > longestText)
      throw new Problem('invalid', `一个单元格最多${longestText}个字，这段文字太长，没有写入。请把它分开。`)
    const from = row.cells[change.column] ?? ''
    const to = cellable(change.text)
    if (change.column === status) {
      words.push({ row: change.row, text: to })
      continue
    }
    const computed = row.formulas?.[change.column] ?? null
    const typed = formulaIn(attachment, to)
    // The decimals that a person has set for the cell go on to what is computed there.
    const places = row.marks?.[change.column]?.places
    const own = typed === null || places === undefined ? typed : { ...typed, places }
    const formula = own !== null && computed !== null ? shownLike(own, computed) : own
    if (formula !== null || computed !== null)
      if (!same(formula, computed))
        edits.push({ type: 'formula', row: row.id, column: change.column, from: computed, to: formula })
    if (formula === null && from !== to)
      edits.push({ type: 'cell', row: row.id, column: change.column, from, to })
  }
  if (words.length === 0) return edits
  const { rows, ...rest } = edits.length === 0 ? attachment : apply(attachment, edits)
  const ruled = words.flatMap(({ row: index, text }) => {
    const row = rows[index]
    return row === undefined ? [] : [{ row, text }]
  })
  return [...edits, ...ruleRows({ ...rest, rows }, ruled, hand)]
}
