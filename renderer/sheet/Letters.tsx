/** Column letters above the paper's table, as in every spreadsheet: click and drag select whole columns. */
import { useShallow } from 'zustand/react/shallow'
import { seenLetters } from '../../shared/attachment/address.ts'
import type { Column } from '../../shared/attachment/model.ts'
import { columnPixels } from '../grid/geometry.ts'
import { put } from '../state/desk.ts'
import { type Editor, useEditor } from '../state/editor.ts'
import { selectedSpans } from '../state/places.ts'
import { FilterArrow } from './FilterArrow.tsx'

interface Props {
  readonly open: Editor
  readonly columns: readonly Column[]
  /** How many of the columns stay at the left. */
  readonly frozen: number
}

export function Letters({ open, columns, frozen }: Props) {
  const ends = useEditor(useShallow(({ editor }) => selectedSpans(editor ?? open, 'columns').flat()))
  const chosen = (index: number): boolean =>
    ends.some((first, n) => n % 2 === 0 && index >= first && index <= (ends[n + 1] ?? first))
  const letters = seenLetters(open.attachment.columns)
  return (
    <>
      <div className="corner" />
      {columns.map((column, index) => {
        const name = chosen(index) ? 'letter chosen' : 'letter'
        const width = columnPixels(column, open.zoom)
        const before = columns.slice(0, index).reduce((sum, each) => sum + columnPixels(each, open.zoom), 0)
        const stay = index < frozen
        return (
          <div
            key={column.id}
            data-column={index}
            className={stay ? `${name} stays` : name}
            style={{ width, left: stay ? `calc(var(--gutter) + ${before}px)` : undefined }}
          >
            {letters[index]}
            {/* The edge between two letters belongs to the column before it, on both sides of it. */}
            {index > 0 && <span className="edge before" data-edge={index - 1} />}
            <span className="edge" data-edge={index} />
            {column.unsure === true && (
              // By the keyboard the bar below leads to the same settings.
              <button
                type="button"
                tabIndex={-1}
                title={`${column.why ?? ''}用途没有认准，点此到列设置里确认。`}
                onClick={() => put({ kind: 'column', id: column.id })}
              >
                待确认
              </button>
            )}
            <FilterArrow column={column} />
          </div>
        )
      })}
    </>
  )
}
