/** 出处: the words of a report or the returns that the row's cells were filled from, each the way there. */
import { cellText, type Row, visibleColumns } from '../../shared/attachment/model.ts'
import { roleName } from '../../shared/attachment/roles.ts'
import { isOfReturn, sourceWords } from '../../shared/attachment/sourced.ts'
import { sourceOf } from '../../shared/changes/sources.ts'
import { showSource } from '../actions/filling.ts'
import { act } from '../actions/run.ts'
import type { Editor } from '../state/editor.ts'

export function Sources({ open, row }: { readonly open: Editor; readonly row: Row }) {
  const { columns, heading } = open.attachment
  const own = heading.sources?.[row.id]
  const sources = visibleColumns(columns).flatMap((column) => {
    const source = sourceOf(own, row, column.id)
    return source === null ? [] : [{ column, source }]
  })
  if (sources.length === 0) return null
  return (
    <section className="sources" aria-label="出处">
      <h3>出处</h3>
      {sources.map(({ column, source }) => (
        <button
          key={column.id}
          type="button"
          title={isOfReturn(source) ? '看这个单位的返回表' : '到报告的这句话'}
          onClick={() => void act(() => showSource(source))}
        >
          {roleName(column.role)} <b>{cellText(row, column)}</b>
          <span className="muted">{sourceWords(source)}</span>
        </button>
      ))}
    </section>
  )
}
