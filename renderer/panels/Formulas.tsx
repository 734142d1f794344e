/** 公式: how the row's computed cells come about, and why one cannot be computed. */
import { cellText, type Row, visibleColumns } from '../../shared/attachment/model.ts'
import { roleName } from '../../shared/attachment/roles.ts'
import { formulaText } from '../../shared/formula/references.ts'
import { resultOf } from '../../shared/formula/results.ts'
import type { Editor } from '../state/editor.ts'
import { wholeOf } from '../state/view.ts'

export function Formulas({ open, row }: { readonly open: Editor; readonly row: Row }) {
  const { attachment } = wholeOf(open)
  const computed = visibleColumns(attachment.columns).flatMap((column) => {
    const formula = row.formulas?.[column.id]
    return formula === undefined ? [] : [{ column, formula }]
  })
  if (computed.length === 0) return null
  return (
    <section className="sources" aria-label="公式">
      <h3>公式</h3>
      {computed.map(({ column, formula }) => {
        const text = cellText(row, column)
        const value = text.startsWith('#') ? resultOf(formula, attachment) : null
        const called = column.role === 'none' ? column.header.at(-1) : roleName(column.role)
        return (
          <p key={column.id}>
            {called} <b>{text}</b>
            <span className="muted"> {formulaText(formula, attachment)}</span>
            {value?.kind === 'fault' && <span className="fault"> {value.message}</span>}
          </p>
        )
      })}
    </section>
  )
}
