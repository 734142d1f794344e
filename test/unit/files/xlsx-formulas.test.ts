/** Formulas of workbooks: as each reads in its cell, whichever way the sheet is read; and what is said of the others. */
import { describe, expect, it } from 'vitest'
import { guard } from '../../../electron/files/guard.ts'
import { openFile } from '../../../electron/files/open.ts'
import { readXlsx } from '../../../electron/files/xlsx/read.ts'
import { formulaText } from '../../../shared/formula/references.ts'
import { cellIn } from '../support/parts.ts'
import { changed, SHEET } from './patch/support.ts'

/** The workbook with other formulas in column H. */
const withFormulas = (cells: Readonly<Record<string, string>>) =>
  changed('libreoffice.xlsx', SHEET, (xml) =>
    Object.entries(cells).reduce(
      (made, [at, f]) => made.replace(cellIn(made, at), cellIn(made, at).replace(/<f[\s\S]*<\/f>/, f)),
      xml,
    ),
  )

const SHARED = {
  H5: '<f t="shared" ref="H5:H8" si="3">F5/$E5</f>',
  H6: '<f t="shared" si="3"/>',
  H7: '<f t="shared" si="3"></f>',
  H8: '<f t="array" ref="H8">F8/E8&amp;""</f>',
  H10: '<f t="array" ref="H10:H11">F10:F11/E10:E11</f>',
  H11: '<f t="dataTable" ref="H11" r1="E5"></f>',
}

describe('formulas of a workbook', () => {
  it.each([true, false])('read as they do in their cells (scanned: %s)', async (scan) => {
    const content = await guard(await withFormulas(SHARED))
    if (!('parts' in content)) throw new Error('no workbook')
    const [sheet] = readXlsx(content.parts, () => {}, scan)
    const inTable = sheet?.formulas?.filter(({ column }) => column === 7)
    expect(inTable?.map(({ row, text, fixed }) => [row + 1, text, fixed])).toEqual([
      [5, 'F5/$E5', true],
      [6, 'F6/$E6', true],
      [7, 'F7/$E7', true],
      [8, 'F8/E8&""', true],
      [9, 'F9/E9', true],
      [10, '', true],
      [11, '', true],
    ])
  })

  it('go on being computed, and what did not is said in one line', async () => {
    const { attachments, warnings } = await openFile('表.xlsx', await withFormulas(SHARED), {
      indicators: [],
    })
    const [one] = attachments
    const texts = one?.attachment.rows.flatMap((row) =>
      Object.values(row.formulas ?? {}).map((formula) => formulaText(formula, one.attachment)),
    )
    expect(texts).toEqual(['=换算(E1/$D1,"%")', '=换算(E2/$D2,"%")', '=换算(E3/$D3,"%")'])
    // Of what is an error something is said already.
    expect(warnings.filter(({ message }) => message.includes('只保留了结果'))).toEqual([
      { cell: 'H8', message: '有3处公式（H8等）只保留了结果，写回时原公式不动。' },
    ])
    expect(one?.origin.rows.map(({ formulas }) => formulas !== undefined)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
      false,
    ])
  })

  it('that all go on being computed are no news', async () => {
    const { warnings } = await openFile('表.xlsx', await withFormulas({}), { indicators: [] })
    expect(warnings.filter(({ message }) => message.includes('只保留了结果'))).toEqual([])
  })
})
