/** Column letters above the paper's table, as in every spreadsheet: click and drag select whole columns. */
import { useShallow } from 'zustand/react/shallow'
import { columnLetters } from '../../shared/attachment/address.ts'
import type { Column } from '../../shared/attachment/model.ts'
import { columnPixels } from '../grid/geometry.ts'
import { put } from '../state/desk.ts'
import { type Editor, useEditor } from '../state/editor.ts'
import { selectedSpans } from '../state/places.ts'
import { FilterArrow } from './FilterArrow.tsx'

interface Props {
  readonly open: Editor
  readonly columns: readonly Column[]
  readonly scrolled: number
}

export function Letters({ open, columns, scrolled }: Props) {
  const ends = useEditor(useShallow(({ editor }) => selectedSpans(editor ?? open, 'columns').flat()))
  const chosen = (index: number): boolean =>
    ends.some((first, n) => n % 2 === 0 && index >= first && index <= (ends[n + 1] ?? first))
  return (
    <div className="letters" aria-hidden>
      <div className="strip" style={{ transform: `translateX(${-scrolled}px)` }}>
        {columns.map((column, index) => (
          <div
            key={column.id}
            data-column={index}
            className={chosen(index) ? 'letter chosen' : 'letter'}
            style={{ width: columnPixels(column, open.zoom) }}
          >
            {columnLetters(index)}
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
        ))}
      </div>
    </div>
  )
}
