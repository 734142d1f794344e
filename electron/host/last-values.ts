/** The last values of a table's figures: what departments and whoever collects hold the new ones against. */
import type { Attachment } from '../../shared/attachment/model.ts'
import { cellText, columnOf } from '../../shared/attachment/model.ts'
import { cellKey } from '../../shared/collect/asked.ts'
import type { LastValues } from '../../shared/collect/wall.ts'
import { pastOf } from '../../shared/findings/audit/past.ts'
import { actualsOf } from '../../shared/series/match.ts'
import { dictionaryOf } from '../../shared/verdict/dictionary.ts'
import { judgeAttachment } from '../../shared/verdict/table.ts'
import type { Context } from './context.ts'
import { readable, seriesOf } from './periods.ts'

/**
 * For the actual of each row: 上年同期 as the table itself says it, else what the last table of its series that is of the
 * same kind of period says. By cellKey; a row of which neither is known is missing.
 */
export function lastValues(
  { store, settings }: Pick<Context, 'store' | 'settings'>,
  tables: readonly Attachment[],
): LastValues {
  const values = new Map<string, string>()
  const dictionary = dictionaryOf(settings().indicators)
  const side = (attachment: Attachment) => ({
    attachment,
    judged: judgeAttachment(attachment, dictionary),
  })
  for (const table of tables) {
    const { id, columns, rows, heading } = table
    const actual = columnOf(columns, 'actual')
    if (actual === undefined) continue
    const { same } =
      heading.year === null || heading.months === null ? { same: null } : pastOf(heading, seriesOf(store, id))
    const before = same === null ? null : readable(store, same.id)
    const past =
      before === null ? new Map<string, string>() : actualsOf(side(before), side(table), dictionary)
    const last = columnOf(columns, 'last')
    for (const row of rows) {
      const text = cellText(row, last).trim() || (past.get(row.id) ?? '')
      if (text !== '') values.set(cellKey(id, row.id, actual.id), text)
    }
  }
  return values
}
