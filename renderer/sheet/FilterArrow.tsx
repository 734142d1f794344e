/** The arrow at a column's letter that opens its filter, as long as the filter is on (Ctrl+Shift+L). */
import { ArrowDownOutlined, ArrowUpOutlined, CaretDownOutlined, FilterFilled } from '@ant-design/icons'
import type { Column } from '../../shared/attachment/model.ts'
import { openList } from '../actions/filter.ts'
import { act } from '../actions/run.ts'
import { useEditor } from '../state/editor.ts'

export function FilterArrow({ column }: { readonly column: Column }) {
  const view = useEditor(({ editor }) => editor?.view?.view ?? null)
  if (view === null) return null
  const filtered = view.filters.some((filter) => filter.column === column.id)
  const sort = view.sort?.column === column.id ? view.sort : null
  const name = (column.header.at(-1) ?? '').replace(/\s+/g, '')
  return (
    // By the keyboard the list of the active column opens with a key of its own.
    <button
      type="button"
      tabIndex={-1}
      className={filtered || sort !== null ? 'filter-arrow on' : 'filter-arrow'}
      title={`筛选“${name}”`}
      onClick={() => void act(({ open }) => openList(open, column.id))}
    >
      {sort !== null && (sort.descending ? <ArrowDownOutlined /> : <ArrowUpOutlined />)}
      {filtered ? <FilterFilled /> : sort === null && <CaretDownOutlined />}
    </button>
  )
}
