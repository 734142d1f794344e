/**
 * A table with only some of its rows, in another order: what the sheet, the copy, the print and every writer are
 * handed where they follow a view.
 */
import type { Attachment, Merge, Row } from '../attachment/model.ts'
import { rowIndexes } from '../attachment/model.ts'
import { rectangles } from '../attachment/rectangles.ts'
import type { Dictionary } from '../verdict/dictionary.ts'
import { shownCell } from '../verdict/shown.ts'
import { judgeAttachment } from '../verdict/table.ts'
import type { Judged } from '../verdict/verdict.ts'
import type { Table } from './read.ts'

/** Rows with merged texts written into them, by the row of the table: the same object as long as it says the same. */
const written = new WeakMap<Row, Row>()

function withTexts(row: Row, texts: Readonly<Record<string, string>>): Row {
  const before = written.get(row)
  const cells = { ...row.cells, ...texts }
  const keys = Object.keys(cells)
  const same =
    before !== undefined &&
    keys.length === Object.keys(before.cells).length &&
    keys.every((key) => before.cells[key] === cells[key])
  if (same) return before
  const now = { ...row, cells }
  written.set(row, now)
  return now
}

/**
 * The attachment with those of its rows, in that order; ids that it does not have are passed over. A merge whose rows
 * still stand together stays; of any other each row shows the text by itself.
 */
export function withRows(attachment: Attachment, ids: readonly string[]): Attachment {
  const index = rowIndexes(attachment)
  const order = ids.flatMap((id) => index.get(id) ?? [])
  const place = new Map(order.map((row, at) => [row, at]))
  const texts = new Map<number, Record<string, string>>()
  const merges: Merge[] = []
  for (const { top, bottom, left, right } of rectangles(attachment)) {
    const span = Array.from({ length: bottom - top + 1 }, (_, n) => top + n)
    const shown = span.filter((row) => place.has(row))
    const first = place.get(top)
    const whole = first !== undefined && span.every((row, n) => place.get(row) === first + n)
    const [from, to] = [attachment.columns[left]?.id ?? '', attachment.columns[right]?.id ?? '']
    const id = (row: number): string => attachment.rows[row]?.id ?? ''
    if (whole) merges.push({ top: id(top), bottom: id(bottom), left: from, right: to })
    else {
      const text = attachment.rows[top]?.cells[from]
      for (const row of shown) {
        if (text !== undefined && row !== top) texts.set(row, { ...texts.get(row), [from]: text })
        if (left !== right) merges.push({ top: id(row), bottom: id(row), left: from, right: to })
      }
    }
  }
  const rows = order.flatMap((at): Row[] => {
    const row = attachment.rows[at]
    const own = texts.get(at)
    return row === undefined ? [] : [own === undefined ? row : withTexts(row, own)]
  })
  return { ...attachment, rows, merges }
}

/** The verdicts of those rows, as they are in the whole table; what is summed up is the whole table's. */
export function judgedOf({ attachment, judged }: Table, ids: readonly string[]): Judged {
  const index = rowIndexes(attachment)
  const rows = ids.flatMap((id) => judged.rows[index.get(id) ?? -1] ?? [])
  return { rows, summary: judged.summary }
}

/** Columns that may show what no person typed. */
const SHOWN = new Set(['status', 'share', 'gap'])

/**
 * The same for a writer, which judges what it is given: where a row would be judged otherwise without the rows that are
 * left out (与经济增长同步 without the 地区生产总值), what it shows in the whole table is written into its cells.
 */
export function printedRows(
  attachment: Attachment,
  ids: readonly string[],
  dictionary: Dictionary,
): Attachment {
  const some = withRows(attachment, ids)
  const before = judgedOf({ attachment, judged: judgeAttachment(attachment, dictionary) }, ids)
  const alone = judgeAttachment(some, dictionary)
  const columns = some.columns.filter(({ role }) => SHOWN.has(role))
  const rows = some.rows.map((row, at): Row => {
    const changed = columns.flatMap((column) => {
      const text = shownCell(row, column, before.rows[at])
      return text === shownCell(row, column, alone.rows[at]) ? [] : [[column.id, text]]
    })
    return changed.length === 0 ? row : { ...row, cells: { ...row.cells, ...Object.fromEntries(changed) } }
  })
  return { ...some, rows }
}
