/** Findings that name a row of a table. */
import type { Span } from '../../../report/text.ts'
import type { Fact, Told } from '../common/facts.ts'
import { NOWHERE, type Raw } from '../rules.ts'

/** What is reckoned of a row that was told, beside what the report says of it. */
export const reckoned = (
  { source, line }: Pick<Told, 'source' | 'line'>,
  found: Pick<Raw, 'rule' | 'holds' | 'span' | 'message'> & Partial<Pick<Raw, 'column' | 'expected'>>,
): Raw => ({
  ...NOWHERE,
  kind: 'arithmetic',
  attachment: source.attachment,
  row: line.row.id,
  ...found,
})

/** A figure of a table said under a name that the table does not have. */
export const misnamed = ({ source, line }: Told, { column }: Fact, span: Span, message: string): Raw => ({
  ...NOWHERE,
  rule: 'name',
  kind: 'report only',
  holds: false,
  attachment: source.attachment,
  row: line.row.id,
  column: column.id,
  span,
  message,
})
