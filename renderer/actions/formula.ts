/** Formulas in the cells that are seen: how they read, and what they are as copies elsewhere. */
import { address, columnNumber } from '../../shared/attachment/address.ts'
import { type Formula, visibleColumns } from '../../shared/attachment/model.ts'
import { formulaText, isFormula, movedFormula, understood } from '../../shared/formula/references.ts'
import type { Place } from '../grid/selection.ts'
import { ownText, shownText } from '../state/places.ts'
import { type Viewed, wholeOf, wholeRow } from '../state/view.ts'

/** Where a place that is seen lies in the whole table: 0-based, hidden rows and columns counted. */
export function wholePlace(open: Viewed, { row, column }: Place): Place {
  const { attachment } = wholeOf(open)
  const id = visibleColumns(open.attachment.columns)[column]?.id
  return { row: wholeRow(open, row), column: attachment.columns.findIndex((each) => each.id === id) }
}

/** How the cell at a place is computed; null for one that is not. */
export function formulaAt(open: Viewed, { row, column }: Place): Formula | null {
  const id = visibleColumns(open.attachment.columns)[column]?.id
  return id === undefined ? null : (open.attachment.rows[row]?.formulas?.[id] ?? null)
}

/** The text of a cell for editing: its formula, else what it shows. */
export function editedText(open: Viewed, place: Place): string {
  const formula = formulaAt(open, place)
  return formula === null ? shownText(open, place) : formulaText(formula, wholeOf(open).attachment)
}

/** What a copy of a cell is at another place: its formula with what it reads moved along, else the text that is typed there. */
export function copyAt(open: Viewed, from: Place, to: Place): string {
  const formula = formulaAt(open, from)
  return formula === null
    ? ownText(open, from)
    : movedText(open, formula, wholePlace(open, from), wholePlace(open, to))
}

function movedText(open: Viewed, formula: Formula, from: Place, to: Place): string {
  const { attachment } = wholeOf(open)
  return formulaText(
    movedFormula(formula, attachment, to.row - from.row, to.column - from.column),
    attachment,
  )
}

/** A formula on its way over the clipboard: as it reads where it stands, and where that is (=A1*2 at C1). */
export function carried(open: Viewed, place: Place): string | null {
  const formula = formulaAt(open, place)
  const { row, column } = wholePlace(open, place)
  return formula === null ? null : `${address(row, column)}${formulaText(formula, wholeOf(open).attachment)}`
}

/** What a carried formula is at a place of this table; null where it cannot be read here. */
export function broughtTo(open: Viewed, text: string, place: Place): string | null {
  const [, letters = '', number = '', formula = ''] = /^([A-Z]{1,3})(\d{1,7})(=[\s\S]*)$/.exec(text) ?? []
  if (formula === '') return null
  const read = understood(formula, wholeOf(open).attachment)
  const from = { row: Number(number) - 1, column: columnNumber(letters) }
  return typeof read === 'string' ? null : movedText(open, read, from, wholePlace(open, place))
}

/** What a text that is typed into one cell is in another that is filled with it. */
export const filledText = (open: Viewed, text: string, from: Place, to: Place): string => {
  const { row, column } = wholePlace(open, from)
  return isFormula(text)
    ? (broughtTo(open, `${address(row, column)}=${text.replace(/^\s*[=＝]/, '')}`, to) ?? text)
    : text
}

/** Why no formula stands in the column of verdicts. */
export const RULED = '这一栏由程序判定，不用公式。'

/** Why a text that is meant as a formula cannot be one at a place; null for a formula, and for every other text. */
export function refusedFormula(open: Viewed, { column }: Place, text: string): string | null {
  if (isFormula(text) && visibleColumns(open.attachment.columns)[column]?.role === 'status') return RULED
  const read = isFormula(text) ? understood(text, wholeOf(open).attachment) : null
  return typeof read === 'string' ? read : null
}
