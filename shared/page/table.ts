/** The table as it is printed: visible columns only, header cells, texts, merges and alignment, all by index. */

import { type HeaderCell, headerCells, headerLevels } from '../attachment/header.ts'
import { type Attachment, asPrinted, type Column, type Heading, type Mark } from '../attachment/model.ts'
import type { Rectangle } from '../attachment/rectangles.ts'
import { seenMerges } from '../attachment/rectangles.ts'
import { seenCell, shownTexts } from '../verdict/shown.ts'
import type { Judged } from '../verdict/verdict.ts'

export type Align = 'left' | 'center'

/** Which side a marked text stands at: as the mark says, else where what is moved in begins, else as its column. */
export const sideUnder = (look: Mark | undefined, align: Align): Align | 'right' =>
  look?.align ?? (look?.indent === undefined ? align : 'left')

export interface PrintedTable {
  readonly columns: readonly Column[]
  readonly aligns: readonly Align[]
  readonly header: readonly HeaderCell[]
  /** Header levels. */
  readonly levels: number
  /** One array a row, one text a column. */
  readonly body: readonly (readonly string[])[]
  /** How a person wants each cell shown, in the places of the texts; undefined for as all are. */
  readonly looks: readonly (readonly (Mark | undefined)[])[]
  /** Points that each row is high at least, as a person drew it; 0 where nobody did. */
  readonly heights: readonly number[]
  /** Merged cells of the body, none over another; texts of covered cells are ''. */
  readonly merges: readonly Rectangle[]
}

/**
 * Short columns stand in the middle, names and sentences at the left, as officials set them. A column of figures is
 * one of sentences where most of its texts are long (目标任务, 完成情况 of 民生实事).
 */
export function alignOf({ rows }: Attachment, { id, role }: Column): Align {
  if (role === 'name') return 'left'
  const texts = rows.map((row) => row.cells[id] ?? '').filter((text) => text !== '')
  const long = texts.filter((text) => text.length > 12).length
  return (role === 'note' || role === 'none' ? long > 0 : long * 2 > texts.length) ? 'left' : 'center'
}

/** A text as paper can show it: one kind of line break, none at the end, a tab as wide as a character, nothing unseen. */
const onPaper = (text: string): string =>
  text
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(/\t/g, '　')
    .replace(/(?!\n)\p{Cc}|[\u200b\u2060\ufeff\u00ad]/gu, '')
    .replace(/\n+$/, '')

/** The lines around a table as they are printed. */
export const printedHeading = (heading: Heading): Pick<Heading, 'label' | 'title' | 'above' | 'below'> => ({
  label: onPaper(heading.label).trim(),
  title: heading.title.map(onPaper),
  above: heading.above.map(onPaper),
  below: heading.below.map(onPaper),
})

/** 填报单位 at the left and 单位：亿元 at the right of one line, as they are set above tables; otherwise the line alone. */
export function besides(text: string): readonly string[] {
  const parts = text.split('　　').filter((part) => part.trim() !== '')
  return parts.length === 2 ? parts : [text]
}

/** Which side a line above a table stands at: 单位：亿元 alone is set at the right. */
export const sideOf = (text: string): 'left' | 'right' => (/^\s*[（(]?单位/.test(text) ? 'right' : 'left')

/** What of an attachment stands in its printed table. */
export function printedTable(whole: Attachment, judged: Judged): PrintedTable {
  const attachment = asPrinted(whole)
  const places = attachment.columns.flatMap((column, at) => (column.hidden ? [] : [at]))
  const columns = places.flatMap((at): Column[] => {
    const column = attachment.columns[at]
    return column === undefined ? [] : [{ ...column, header: column.header.map(onPaper) }]
  })
  const shown = shownTexts(attachment, judged, seenCell)
  const merges = seenMerges(attachment)
  const body = shown.body.map((texts) => places.map((at) => onPaper(texts[at] ?? '')))
  const looks = attachment.rows.map(({ marks }): (Mark | undefined)[] =>
    marks === undefined ? [] : columns.map(({ id }) => marks[id]),
  )
  for (const { top, left, bottom, right, from } of merges) {
    // The column that holds the text may be a hidden one.
    ;(body[top] ?? [])[left] = onPaper(shown.body[top]?.[from] ?? '')
    const own = attachment.rows[top]?.marks?.[attachment.columns[from]?.id ?? '']
    if (own !== undefined) (looks[top] ?? [])[left] = own
    for (let row = top; row <= bottom; row += 1)
      for (let column = left; column <= right; column += 1)
        if (row !== top || column !== left) (body[row] ?? [])[column] = ''
  }
  return {
    columns,
    aligns: columns.map((column) => alignOf(attachment, column)),
    header: headerCells(columns),
    levels: headerLevels(columns),
    body,
    looks,
    heights: attachment.rows.map(({ id }) => attachment.heading.heights?.[id] ?? 0),
    merges: merges.flatMap(({ from: _, ...merge }) =>
      merge.top !== merge.bottom || merge.left !== merge.right ? [merge] : [],
    ),
  }
}
