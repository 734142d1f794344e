/** Column letters above the paper's table, as in every spreadsheet: click and drag select whole columns. */
import { useShallow } from 'zustand/react/shallow'
import { columnLetters } from '../../shared/attachment/address.ts'
import type { Column } from '../../shared/attachment/model.ts'
import { columnPixels } from '../grid/geometry.ts'
import { put } from '../state/desk.ts'
import { type Editor, useEditor } from '../state/editor.ts'
import { selected } from '../state/places.ts'

interface Props {
  readonly open: Editor
  readonly columns: readonly Column[]
  /** How many of the columns stay at the left. */
  readonly frozen: number
}

export function Letters({ open, columns, frozen }: Props) {
  const [left, right] = useEditor(
    useShallow(({ editor }) => {
      const area = selected(editor ?? open)
      return [area.left, area.right] as const
    }),
  )
  return (
    <>
      <div className="corner" />
      {columns.map((column, index) => {
        const chosen = index >= left && index <= right ? 'letter chosen' : 'letter'
        const width = columnPixels(column, open.zoom)
        const before = columns.slice(0, index).reduce((sum, each) => sum + columnPixels(each, open.zoom), 0)
        const stay = index < frozen
        return (
          <div
            key={column.id}
            data-column={index}
            className={stay ? `${chosen} stays` : chosen}
            style={{ width, left: stay ? `calc(var(--gutter) + ${before}px)` : undefined }}
          >
            {columnLetters(index)}
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
          </div>
        )
      })}
    </>
  )
}
