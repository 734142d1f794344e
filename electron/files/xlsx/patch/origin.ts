/** Where on its sheet an attachment came from, and what stood there: what the way back compares with. */
import {
  type Attachment,
  cellText,
  columnOf,
  type Formula,
  type Heading,
  type Mark,
  type Merge,
} from '../../../../shared/attachment/model.ts'
import type { NotedCell } from '../../../../shared/recognise/noted.ts'
import type { Recognised } from '../../../../shared/recognise/table.ts'
import type { Judged } from '../../../../shared/verdict/verdict.ts'

/** Plain data: it is stored with the attachment. */
export interface Origin {
  readonly sheet: string
  readonly heading: Heading
  readonly columns: readonly {
    readonly id: string
    readonly at: number
    readonly header: readonly string[]
  }[]
  readonly rows: readonly {
    readonly id: string
    readonly at: number
    /** The texts that the sheet showed, one a column. */
    readonly texts: readonly string[]
    /** The status that the program showed when the file was opened. */
    readonly status: string
    /** How the sheet showed its cells, as marks by column; absent where none was marked. */
    readonly marks?: Readonly<Record<string, Mark>> | undefined
    /** How its computed cells are computed, by column id: what of the sheet's formulas was taken over. */
    readonly formulas?: Readonly<Record<string, Formula>>
  }[]
  readonly merges: readonly Merge[]
  /** The notes that were read with it; absent where a program read it that knew none. */
  readonly notes?: readonly NotedCell[]
}

/** The origin of an attachment that was just read; `taken` is the table as it is kept, with its formulas. */
export function originOf(
  { attachment, rowAt, columnAt }: Recognised,
  taken: Attachment,
  judged: Judged,
  notes: readonly NotedCell[] = [],
): Origin {
  const { columns, rows, heading, merges, sheet } = attachment
  return {
    sheet,
    heading,
    columns: columns.map(({ id, header }, index) => ({ id, at: columnAt[index] ?? 0, header })),
    rows: rows.map((row, index) => ({
      id: row.id,
      at: rowAt[index] ?? 0,
      texts: columns.map((column) => cellText(row, column)),
      status: judged.rows[index]?.status ?? '',
      ...(row.marks && { marks: row.marks }),
      ...(taken.rows[index]?.formulas !== undefined && { formulas: taken.rows[index].formulas }),
    })),
    merges,
    notes,
  }
}

/** An attachment on its way back. */
export interface ReturningItem {
  readonly origin: Origin
  readonly attachment: Attachment
  readonly judged: Judged
}

const isOpen = (status: string): boolean => status === '待核' || status === '待填'

/**
 * The text that goes back into a cell. What the program shows in the status column goes back too, where it is more
 * than was there: a word of the original stays as long as the program shows what it showed when it was opened, an
 * empty cell is filled with 完成 or 未完成, and 待核 and 待填 never fill one.
 */
function returning(was: string, shownThen: string, shownNow: string, judgedNow: boolean): string {
  if (shownNow === shownThen) return was === '' && judgedNow && !isOpen(shownNow) ? shownNow : was
  return was === '' && isOpen(shownNow) ? '' : shownNow
}

/** The texts of each row as they go back, one a column of the origin. */
export function returningTexts({ origin, attachment, judged }: ReturningItem): Map<string, string[]> {
  const status = columnOf(attachment.columns, 'status')?.id
  const columns = new Map(attachment.columns.map((column) => [column.id, column]))
  const before = new Map(origin.rows.map((row) => [row.id, row]))
  return new Map(
    attachment.rows.map((row, index) => {
      const old = before.get(row.id)
      const texts = origin.columns.map(({ id }, at) => {
        const was = old?.texts[at] ?? ''
        if (!columns.has(id)) return was
        if (id !== status) return cellText(row, columns.get(id))
        const shown = judged.rows[index]
        const certain = shown?.verdict?.certain === true && !shown.ruled
        return returning(was, old?.status ?? '', shown?.status ?? '', certain)
      })
      return [row.id, texts]
    }),
  )
}
