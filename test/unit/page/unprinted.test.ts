/** A column that is put in to hand the table out is seen at work, and neither printed nor in files of the official layout. */
import { describe, expect, test } from 'vitest'
import { openFile } from '../../../electron/files/open.ts'
import { officialFile } from '../../../electron/files/writing.ts'
import { apply } from '../../../shared/attachment/edits.ts'
import { type Attachment, visibleColumns } from '../../../shared/attachment/model.ts'
import { changeColumn, insertColumns, printing } from '../../../shared/changes/columns.ts'
import { checkCode } from '../../../shared/page/check-code.ts'
import { printedTexts } from '../../../shared/page/fonts.ts'
import { printedTable } from '../../../shared/page/table.ts'
import { item, pages, table } from './support.ts'

/** The table with a column 责任单位 at its end, printed or not. */
function owned(printed: boolean): Attachment {
  const made = apply(
    table(18),
    insertColumns(table(18), table(18).columns.length, 1, () => 'own'),
  )
  const column = made.columns.at(-1)
  if (column === undefined) throw new Error('no column')
  const to = printing({ ...column, header: [...column.header.slice(0, -1), '责任单位'] }, printed)
  const rows = made.rows.map((row) => ({ ...row, cells: { ...row.cells, own: '农业农村局' } }))
  return apply({ ...made, rows }, changeColumn(column, to))
}

const codeOf = (attachment: Attachment): string => checkCode(attachment, item(attachment).judged)

describe('a column that is not printed', () => {
  const [kept, left] = [owned(true), owned(false)]
  const { judged } = item(left)

  test('is on no page, and the code of the page is that of the table without it', () => {
    expect(printedTable(left, judged).columns.map(({ id }) => id)).not.toContain('own')
    expect(JSON.stringify(pages(left))).not.toContain('农业农村局')
    expect(JSON.stringify(pages(kept))).toContain('农业农村局')
    expect(printedTexts(left, judged).some(({ text }) => text === '农业农村局')).toBe(false)
    expect(codeOf(left)).toBe(codeOf(table(18)))
    expect(codeOf(kept)).not.toBe(codeOf(left))
  })

  test('is on the screen as all are', () => {
    expect(visibleColumns(left.columns).map(({ id }) => id)).toContain('own')
  })

  test('is hidden in the official workbook, which has the same code', async () => {
    const bytes = await officialFile([left], 'xlsx', [], () => {})
    const { attachments } = await openFile('官方.xlsx', bytes, { indicators: [] })
    const read = attachments[0]?.attachment
    if (read === undefined) throw new Error('no table')
    expect(visibleColumns(read.columns)).toHaveLength(table(18).columns.length)
    expect(codeOf(read)).toBe(codeOf(left))
  })

  test('is printed again when a person says so', () => {
    const column = left.columns.at(-1)
    if (column === undefined) throw new Error('no column')
    expect(codeOf(apply(left, changeColumn(column, printing(column, true))))).toBe(codeOf(kept))
  })
})
