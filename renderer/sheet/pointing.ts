/**
 * Cells pointed at while a formula is typed, by mouse and by arrows, and what the formula reads: the frames of the
 * overlay. What is pointed at stands in the text as if it had been typed, until something else is.
 */
import { columnIndexes, rowIndexes, visibleColumns } from '../../shared/attachment/model.ts'
import type { Rectangle } from '../../shared/attachment/rectangles.ts'
import {
  coloured,
  type Edited,
  fixedInTurn,
  isFormulaBegun,
  type NamedCells,
  pointedAt,
  type Slot,
  slotAt,
  typedReferences,
} from '../../shared/formula/typing.ts'
import { wholePlace } from '../actions/formula.ts'
import { navigate, type View } from '../grid/navigation.ts'
import { at, cellAt, rectangle, type Selection } from '../grid/selection.ts'
import type { LayerState } from '../grid/textLayer.ts'
import { type Reading, setDesk, useDesk } from '../state/desk.ts'
import { editor } from '../state/editor.ts'
import { extentOf } from '../state/places.ts'
import { isNarrowed, wholeOf } from '../state/view.ts'

export interface Pointing {
  /** What is being typed has changed; null where nothing is. */
  typing(text: string | null, caret: number): void
  /** What a key makes of it; null for a key that means nothing here. */
  key(keys: string, text: string, caret: number, state: LayerState, view: View): Edited | null
  /** What pointing at cells makes of it; null where no cell can be named at the caret. */
  at(selection: Selection, text: string, caret: number): Edited | null
  /** The same beside what is pointed at already (Ctrl): SUM(E1,E3); null where nothing is. */
  beside(selection: Selection, text: string, caret: number): Edited | null
  /** The cells that are pointed at now; null where none are. */
  pointed(): Selection | null
}

const MOVES = /(?:Arrow(?:Up|Down|Left|Right)|Page(?:Up|Down))$/

export function createPointing(reveal: (selection: Selection) => void): Pointing {
  /** What was pointed at last, as long as nothing else was typed. */
  let last: (Edited & { readonly slot: Slot; readonly selection: Selection }) | null = null

  const holds = (text: string, caret: number): boolean => last?.text === text && last.caret === caret

  const point = (selection: Selection, text: string, caret: number): Edited | null => {
    const slot = last !== null && holds(text, caret) ? last.slot : slotAt(text, caret)
    if (slot === null) return null
    last = { ...pointedAt(text, slot, cellsOf(selection)), selection }
    return last
  }

  return {
    typing(text, caret) {
      if (text === null || !holds(text, caret)) last = null
      const reading = text === null || !isFormulaBegun(text) ? null : readingOf(text)
      if (reading !== null || useDesk.getState().reading !== null) setDesk({ reading })
    },
    key(keys, text, caret, state, view) {
      if (!isFormulaBegun(text)) return null
      if (keys === 'F4') {
        const edited = fixedInTurn(text, caret)
        // What was pointed at is still what the next arrow goes on from.
        if (edited !== null && last !== null && holds(text, caret))
          last = { ...last, ...edited, slot: { from: last.slot.from, to: edited.caret } }
        return edited
      }
      // F2 gives the arrows to the caret, as in every spreadsheet.
      if (state !== 'typing' || !MOVES.test(keys)) return null
      if (last === null && slotAt(text, caret) === null) return null
      const next = navigate(keys, { ...view, selection: last?.selection ?? at(view.selection.active) })
      const edited = next === null ? null : point(next, text, caret)
      if (next !== null && edited !== null) reveal(next)
      return edited
    },
    at: point,
    beside(selection, text, caret) {
      if (!holds(text, caret)) return null
      last = null
      return point(selection, `${text.slice(0, caret)},${text.slice(caret)}`, caret + 1)
    },
    pointed: () => last?.selection ?? null,
  }
}

/** What a selection names: a merged cell by its first, a whole column by its letters. */
function cellsOf(selection: Selection): NamedCells {
  const open = editor()
  const extent = extentOf(open.attachment)
  const area = rectangle(selection, extent)
  const single = cellAt({ row: area.top, column: area.left }, extent)
  const one = single.bottom === area.bottom && single.right === area.right
  const first = wholePlace(open, { row: area.top, column: area.left })
  const end = wholePlace(
    open,
    one ? { row: area.top, column: area.left } : { row: area.bottom, column: area.right },
  )
  if (selection.whole === 'columns') return { top: null, bottom: null, left: first.column, right: end.column }
  return { top: first.row, bottom: end.row, left: first.column, right: end.column }
}

/** Where the cells that a formula names are seen, each with its colour; those of other attachments are seen nowhere. */
function readingOf(text: string): Reading[] {
  const references = typedReferences(text)
  const colours = coloured(references)
  return references.flatMap((reference, n) => {
    const area = reference.sheet === null ? seenArea(reference) : null
    return area === null ? [] : [{ area, colour: colours[n] ?? 0 }]
  })
}

function seenArea({ top, bottom, left, right }: NamedCells): Rectangle | null {
  const open = editor()
  const { attachment } = wholeOf(open)
  const columnAt = columnIndexes(attachment)
  const inside = (n: number | undefined, from: number, to: number): boolean =>
    n !== undefined && n >= from && n <= to
  const columns = visibleColumns(attachment.columns).flatMap(({ id }, n) =>
    inside(columnAt.get(id), left, right) ? [n] : [],
  )
  const [from, to] = [top ?? 0, bottom ?? attachment.rows.length - 1]
  let rows: readonly number[] = [from, Math.min(to, attachment.rows.length - 1)]
  if (isNarrowed(open)) {
    const rowAt = rowIndexes(attachment)
    rows = open.attachment.rows.flatMap(({ id }, n) => (inside(rowAt.get(id), from, to) ? [n] : []))
  } else if (from >= attachment.rows.length) rows = []
  const [first, end] = [rows[0], rows.at(-1)]
  const [near, far] = [columns[0], columns.at(-1)]
  return first === undefined || end === undefined || near === undefined || far === undefined
    ? null
    : { top: first, bottom: end, left: near, right: far }
}
