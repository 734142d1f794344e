/** A workbook of one row whose cells are struck out, commented on, or shown rounded. */
import ExcelJS from 'exceljs'

const CELLS: readonly (readonly [value: number | string, format: string])[] = [
  [12.345, '0.0'],
  [12.35, '0.00'],
  // A sum of binary fractions and a quotient lose nothing that anybody typed.
  [12.299999999999999, '0.0'],
  [1 / 3, '0.0%'],
  [0.1234, '0.0%'],
  [1234.5, '#,##0'],
  [19.06, 'General'],
  [0, '"14.6"'],
  [201.5, ';;;'],
  ['7.3', ';;;'],
  [0, ';;;'],
  [2024, '0"年"'],
  [45_473, 'yyyy"年"'],
  [45_420, 'm.d'],
]

export async function workbook(): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('附件1')
  for (const [at, [value, format]] of CELLS.entries()) {
    const cell = sheet.getCell(1, at + 1)
    cell.value = value
    cell.numFmt = format
  }
  sheet.getCell(1, 2).note = '已与上级对过'
  const next = CELLS.length + 1
  sheet.getCell(1, next).value = { richText: [{ font: { strike: true }, text: '1' }, { text: '9.06' }] }
  sheet.getCell(1, next + 1).value = {
    richText: [{ text: '201.5' }, { font: { vertAlign: 'superscript' }, text: '2' }],
  }
  sheet.getCell(1, 7).font = { strike: true }
  return new Uint8Array(await book.xlsx.writeBuffer())
}
