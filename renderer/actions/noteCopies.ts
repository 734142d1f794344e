/** Notes that go along with cells that are copied and pasted within this window, as in Excel. */
import { besideEdit } from '../../shared/attachment/beside.ts'
import { apply, type Edit } from '../../shared/attachment/edits.ts'
import { type Note, visibleColumns } from '../../shared/attachment/model.ts'
import { noteOn } from '../../shared/attachment/noted.ts'
import { same } from '../../shared/attachment/same.ts'
import { isSameText } from '../grid/clipboard.ts'
import { isCovered } from '../grid/selection.ts'
import type { Editor } from '../state/editor.ts'
import type { CopiedNotes } from '../state/noting.ts'
import { extentOf, selected } from '../state/places.ts'
import { wholeOf } from '../state/view.ts'
import { alongWith, type Deed, type OpenContext } from './deed.ts'

/** The notes of cells that are copied; null where they have none. */
export function copiedNotes(
  { attachment }: Editor,
  rows: readonly number[],
  columns: readonly number[],
  text: string,
): CopiedNotes | null {
  const seen = visibleColumns(attachment.columns)
  const notes = new Map<string, Note>()
  for (const [r, row] of rows.entries())
    for (const [c, column] of columns.entries()) {
      const note = attachment.rows[row]?.notes?.[seen[column]?.id ?? '']
      if (note !== undefined) notes.set(`${r},${c}`, note)
    }
  return notes.size === 0 ? null : { text, height: rows.length, width: columns.length, notes }
}

/**
 * A paste with the notes of what was copied here, as long as the clipboard still holds its text. A cell that had none
 * leaves the note of the cell that it is pasted into.
 */
export function withNotesAlong(context: OpenContext, deed: Deed, text: string): Deed {
  const { open, notesCopied: copied } = context
  if (copied === null || deed.step === undefined || !isSameText(text, copied.text)) return deed
  const { attachment } = open
  const area = selected({ attachment, selection: deed.selection ?? open.selection })
  const columns = visibleColumns(attachment.columns)
  const extent = extentOf(attachment)
  const whole = apply(wholeOf(open).attachment, deed.step.edits)
  const edits: Edit[] = []
  for (let row = area.top; row <= area.bottom; row++)
    for (let column = area.left; column <= area.right; column++) {
      const note = copied.notes.get(
        `${(row - area.top) % copied.height},${(column - area.left) % copied.width}`,
      )
      const place = { row: attachment.rows[row]?.id ?? '', column: columns[column]?.id ?? '' }
      if (note === undefined || place.row === '' || place.column === '' || isCovered({ row, column }, extent))
        continue
      const before = noteOn(whole, place)
      if (!same(before, note)) edits.push(besideEdit('note', place.row, place.column, before, note))
    }
  return alongWith(deed, edits)
}
