/** The last values of tables' figures: what departments and whoever collects hold the new ones against. */
import { type Attachment, cellText, columnOf } from '../../shared/attachment/model.ts'
import { cellKey } from '../../shared/collect/asked.ts'
import type { LastValues } from '../../shared/collect/wall-model.ts'
import type { Context } from './context.ts'
import { lastOf } from './handing.ts'

/** What tables' rows had last, and what that is called in each table (上年同期, 2026年一季度; '' where nothing is known). */
export interface KnownLast {
  readonly values: LastValues
  readonly called: ReadonlyMap<string, string>
}

/**
 * For the actual of each row: 上年同期 as the table itself says it, else what its series knows. A row of which neither is
 * known is missing.
 */
export function lastValues(context: Context, tables: readonly Attachment[]): KnownLast {
  const values = new Map<string, string>()
  const called = new Map<string, string>()
  for (const table of tables) {
    const { id, columns, rows } = table
    const actual = columnOf(columns, 'actual')
    if (actual === undefined) continue
    const own = columnOf(columns, 'last')
    const known = own === undefined ? lastOf(context, table) : null
    called.set(id, own === undefined ? (known?.header ?? '') : (own.header.at(-1) ?? ''))
    for (const row of rows) {
      const text = cellText(row, own).trim() || (known?.texts[row.id] ?? '')
      if (text !== '') values.set(cellKey(id, row.id, actual.id), text)
    }
  }
  return { values, called }
}
