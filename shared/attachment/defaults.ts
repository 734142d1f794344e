/** What tables begin with in a library (新表的默认): what a table has is its own from then on (decision 0025). */
import { type Attachment, cellText, columnOf, type Heading } from './model.ts'

/** Of a heading what a library may set for tables that come. */
export type Defaults = Pick<Heading, 'tolerance' | 'wording' | 'page'>

/**
 * A table as it begins in a library with those defaults. What it brings of its own stays: a set tolerance, set words,
 * each set thing of its page. Words are only for a table whose status cells say nothing yet: those that speak have
 * words already, if only 完成 and 未完成.
 */
export function begun(attachment: Attachment, { tolerance, wording, page }: Defaults): Attachment {
  const { columns, rows, heading } = attachment
  const status = columnOf(columns, 'status')
  const speaks = rows.some((row) => cellText(row, status).trim() !== '')
  const now: Heading = {
    ...(tolerance !== undefined && { tolerance }),
    ...(wording !== undefined && !speaks && { wording }),
    ...heading,
    ...(page !== undefined && { page: { ...page, ...heading.page } }),
  }
  return { ...attachment, heading: now }
}

/** A table's heading with the library's defaults in the place of its own. */
export function headingWith(heading: Heading, defaults: Defaults): Heading {
  const { tolerance: _, wording: __, page: ___, ...rest } = heading
  return { ...rest, ...defaults }
}
