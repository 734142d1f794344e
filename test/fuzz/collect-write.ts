/** Drafts of returns as files: by other programs' libraries, so that our own writers have no part in it. */
import * as XLSX from '@e965/xlsx'
import ExcelJS from 'exceljs'
import { writeZip } from '../../electron/files/zip/zip.ts'
import { type Draft, type DraftCell, type Laid, laidOut } from './collect-draft.ts'

/** The bytes of a draft and the name that it is sent under. */
export async function fileOf(draft: Draft): Promise<{ name: string; bytes: Uint8Array<ArrayBuffer> }> {
  const laid = laidOut(draft)
  return { name: `${draft.file}.${draft.format}`, bytes: await bytesOf(draft, laid) }
}

async function bytesOf(draft: Draft, laid: Laid): Promise<Uint8Array<ArrayBuffer>> {
  if (draft.format === 'xlsx') return await xlsx(draft, laid)
  if (draft.format === 'xls' || draft.format === 'ods') return others(draft, laid, draft.format)
  if (draft.format === 'csv') return text(csv(laid))
  if (draft.format === 'html') return text(html(laid))
  return docx(draft, laid)
}

const text = (whole: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(whole)

/** A figure is typed as a number, as people do, or as the text that it was made. */
const typedValue = (cell: DraftCell): string | number =>
  cell.number?.value ?? (/^-?\d{1,9}(\.\d{1,4})?$/.test(cell.text) ? Number(cell.text) : cell.text)

async function xlsx(draft: Draft, laid: Laid): Promise<Uint8Array<ArrayBuffer>> {
  const book = new ExcelJS.Workbook()
  const extra = (): void => {
    for (const { name, lines } of draft.extra) book.addWorksheet(name).addRows(lines)
  }
  if (draft.extra.length > 0 && draft.file.length % 2 === 0) extra()
  const sheet = book.addWorksheet(draft.sheet)
  for (const [row, cells] of laid.cells.entries())
    for (const [column, cell] of cells.entries()) {
      if (cell === undefined || cell.text === '') continue
      const at = sheet.getCell(row + 1, column + 1)
      at.value = typedValue(cell)
      if (cell.number !== undefined) at.numFmt = cell.number.format
    }
  for (const { top, left, bottom, right } of laid.merges)
    sheet.mergeCells(top + 1, left + 1, bottom + 1, right + 1)
  for (const row of laid.hiddenRows) sheet.getRow(row + 1).hidden = true
  for (const column of laid.hiddenColumns) sheet.getColumn(column + 1).hidden = true
  if (draft.extra.length > 0 && draft.file.length % 2 !== 0) extra()
  return new Uint8Array(await book.xlsx.writeBuffer())
}

function others(draft: Draft, laid: Laid, kind: 'xls' | 'ods'): Uint8Array<ArrayBuffer> {
  const book = XLSX.utils.book_new()
  const sheet: XLSX.WorkSheet = {}
  let width = 1
  for (const [row, cells] of laid.cells.entries())
    for (const [column, cell] of cells.entries()) {
      if (cell === undefined || cell.text === '') continue
      width = Math.max(width, column + 1)
      const value = typedValue(cell)
      sheet[XLSX.utils.encode_cell({ r: row, c: column })] =
        typeof value === 'number'
          ? { t: 'n', v: value, ...(cell.number !== undefined && { z: cell.number.format }) }
          : { t: 's', v: value }
    }
  sheet['!ref'] = XLSX.utils.encode_range({
    s: { r: 0, c: 0 },
    e: { r: laid.cells.length - 1, c: width - 1 },
  })
  sheet['!merges'] = laid.merges.map(({ top, left, bottom, right }) => ({
    s: { r: top, c: left },
    e: { r: bottom, c: right },
  }))
  sheet['!rows'] = laid.cells.map((_, row) => (laid.hiddenRows.includes(row) ? { hidden: true } : {}))
  XLSX.utils.book_append_sheet(book, sheet, draft.sheet)
  for (const { name, lines } of draft.extra)
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(lines), name)
  return new Uint8Array(
    XLSX.write(book, { type: 'array', bookType: kind === 'xls' ? 'biff8' : 'ods' }) as ArrayBuffer,
  )
}

const shown = (cell: DraftCell | undefined): string => cell?.text ?? ''

const csv = ({ cells }: Laid): string =>
  `\ufeff${cells.map((line) => line.map((cell) => (/[",\n]/.test(shown(cell)) ? `"${shown(cell).replaceAll('"', '""')}"` : shown(cell))).join(',')).join('\r\n')}\r\n`

const escaped = (whole: string): string =>
  whole.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

function html({ cells, merges }: Laid): string {
  const width = Math.max(...cells.map(({ length }) => length))
  const rows = cells.map((line, row) => {
    const tds = Array.from({ length: width }, (_, column) => {
      const merge = merges.find(
        ({ top, left, bottom, right }) => row >= top && row <= bottom && column >= left && column <= right,
      )
      if (merge !== undefined && (merge.top !== row || merge.left !== column)) return ''
      const span =
        merge === undefined
          ? ''
          : ` rowspan="${merge.bottom - merge.top + 1}" colspan="${merge.right - merge.left + 1}"`
      return `<td${span}>${escaped(shown(line[column])).replaceAll('\n', '<br>')}</td>`
    })
    return `<tr>${tds.join('')}</tr>`
  })
  return `<html><head><meta charset="utf-8"></head><body><table>${rows.join('\n')}</table></body></html>`
}

function docx({ title }: Draft, { cells, merges }: Laid): Uint8Array<ArrayBuffer> {
  const paragraph = (words: string): string =>
    `<w:p>${words
      .split('\n')
      .map(
        (line, at) => `<w:r>${at > 0 ? '<w:br/>' : ''}<w:t xml:space="preserve">${escaped(line)}</w:t></w:r>`,
      )
      .join('')}</w:p>`
  const body = cells.slice(title.length)
  const width = Math.max(...body.map(({ length }) => length))
  const rows = body.map((line, index) => {
    const row = index + title.length
    const tcs: string[] = []
    for (let column = 0; column < width; column += 1) {
      const merge = merges.find(
        ({ top, left, bottom, right }) => row >= top && row <= bottom && column >= left && column <= right,
      )
      const span = merge === undefined ? 1 : merge.right - merge.left + 1
      const down =
        merge === undefined || merge.bottom === merge.top
          ? ''
          : merge.top === row
            ? '<w:vMerge w:val="restart"/>'
            : '<w:vMerge/>'
      tcs.push(
        `<w:tc><w:tcPr><w:gridSpan w:val="${span}"/>${down}</w:tcPr>${paragraph(shown(line[column]))}</w:tc>`,
      )
      column += span - 1
    }
    return `<w:tr>${tcs.join('')}</w:tr>`
  })
  const whole = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${title.map(paragraph).join('')}<w:tbl><w:tblPr/><w:tblGrid>${'<w:gridCol/>'.repeat(width)}</w:tblGrid>${rows.join('')}</w:tbl><w:p/></w:body></w:document>`
  const types =
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
  const rels =
    '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
  return writeZip(
    [
      { name: '[Content_Types].xml', bytes: text(types) },
      { name: '_rels/.rels', bytes: text(rels) },
      { name: 'word/document.xml', bytes: text(whole) },
    ],
    'deflate',
  )
}
