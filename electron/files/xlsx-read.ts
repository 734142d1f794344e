/**
 * xlsx → sheets of the texts that the cells show. The only file that reads with exceljs, and exceljs is given no
 * more than it reads well: the sheets' cells, the shared strings and the styles. Everything else of the workbook
 * (validations, formats by condition, drawings, comments, names) it never sees: a validation down to the last row
 * costs it 11 s and 1 GB, a merge over the whole sheet hangs it, an odd drawing makes it fail.
 */
import ExcelJS from 'exceljs'
import { Problem } from '../../shared/problem.ts'
import { soundMerges } from '../../shared/recognise/merges.ts'
import { address, type Sheet, type SheetMerge, type SheetWarning } from '../../shared/sheet.ts'
import type { WorkbookParts } from './guard.ts'
import { LIMITS } from './limits.ts'
import { CHINESE_BUILT_IN, shownNumber, shownText } from './number-format.ts'
import { writeZip } from './zip.ts'

const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

const damaged = (cause?: unknown) =>
  new Problem('damaged', '工作簿的内容已损坏，请在WPS或Excel中打开并另存为.xlsx，再打开。', { cause })

const unescapeXml = (text: string): string =>
  text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(amp|lt|gt|quot|apos));/gi, (_, decimal, hex, name) => {
    if (name) return { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }[String(name).toLowerCase()] ?? ''
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })

const escapeXml = (text: string): string =>
  text.replace(/[&<>"]/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[char] ?? char)

/** The attributes of all elements of a name, namespaces left aside. Enough for the flat parts of a workbook. */
function elements(xml: string, name: string): Map<string, string>[] {
  const tags = xml.matchAll(
    new RegExp(`<(?:\\w+:)?${name}\\b((?:\\s+[\\w:.-]+\\s*=\\s*(?:"[^"]*"|'[^']*'))*)\\s*/?>`, 'g'),
  )
  return Array.from(tags, ([, attributes = '']) => {
    const pairs = attributes.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)
    return new Map(
      Array.from(pairs, ([, key = '', double, single]) => [key, unescapeXml(double ?? single ?? '')]),
    )
  })
}

/** Some writers put every element into a namespace of a name (`x:row`), which exceljs does not follow. */
function plainNames(xml: string): string {
  const prefix = /<(\w+):(?:worksheet|sst|styleSheet|workbook|Relationships)\b/.exec(xml)?.[1]
  return prefix ? xml.replace(new RegExp(`<(/?)${prefix}:`, 'g'), '<$1') : xml
}

/** A sheet of the workbook as its workbook.xml lists it. */
interface Listed {
  readonly name: string
  readonly hidden: boolean
  readonly xml: string
}

function listSheets(parts: WorkbookParts): Listed[] {
  const part = (name: string): string => {
    const bytes = parts.get(name)
    return bytes ? plainNames(decode(bytes)) : ''
  }
  const targets = new Map(
    elements(part('xl/_rels/workbook.xml.rels'), 'Relationship').map((relation) => [
      relation.get('Id') ?? '',
      (relation.get('Target') ?? '').replaceAll('\\', '/').replace(/^\/?(?:xl\/|\.\/)?/, 'xl/'),
    ]),
  )
  return elements(part('xl/workbook.xml'), 'sheet').flatMap((sheet) => {
    const id = Array.from(sheet).find(([key]) => key === 'id' || key.endsWith(':id'))?.[1] ?? ''
    const xml = part(targets.get(id) ?? '')
    // Chart sheets and macro sheets have no cells to read.
    if (!/<worksheet\b/.test(xml)) return []
    return [{ name: sheet.get('name') ?? '', hidden: (sheet.get('state') ?? 'visible') !== 'visible', xml }]
  })
}

/**
 * The cells of a sheet's XML without those that hold nothing (a styled row down to the end costs minutes), and
 * formulas as the results that the file keeps of them; a formula stays only where there is none.
 */
const onlyFilled = (xml: string): string =>
  xml
    // An empty text is a result too (=IF(A1="","",…)).
    .replace(
      /<c\b[^>]*\bt="str"[^>]*>\s*(?:<f\b[^>]*\/>|<f\b[^>]*>[^<]*<\/f>)\s*<v\b[^>]*(?:\/>|><\/v>)\s*<\/c>/g,
      '',
    )
    .replace(/<v\b[^>]*(?:\/>|><\/v>)/g, '')
    .replace(/<f\b[^>]*\/>(?=\s*<v\b)|<f\b[^>]*>[^<]*<\/f>(?=\s*<v\b)/g, '')
    .replace(/<c\b[^>]*\/>/g, '')
    .replace(/<c\b[^>]*>\s*<\/c>/g, '')
    .replace(/<row\b(?![^>]*\bhidden="(?:1|true)")[^>]*(?:\/>|>\s*<\/row>)/g, '')

/** Widths and hidden columns of the first `count` columns; exceljs would make an object of each of 16,384. */
function columnsOf(xml: string, count: number): { widths: (number | undefined)[]; hiddenColumns: number[] } {
  const widths = new Array<number | undefined>(count).fill(undefined)
  const hidden = new Set<number>()
  for (const col of elements(/<cols\b[\s\S]*?<\/cols>/.exec(xml)?.[0] ?? '', 'col')) {
    const width = Number.parseFloat(col.get('width') ?? '')
    const last = Math.min(Number(col.get('max')), count)
    for (let column = Math.max(1, Number(col.get('min'))); column <= last; column += 1) {
      if (width > 0) widths[column - 1] = width
      if (['1', 'true'].includes(col.get('hidden') ?? '')) hidden.add(column - 1)
    }
  }
  return { widths, hiddenColumns: [...hidden].sort((a, b) => a - b) }
}

/** The escapes of the format (_x000D_ for a carriage return) in texts that stand in the sheet itself. */
const unescaped = (xml: string): string =>
  xml.replace(/_x([0-9A-F]{4})_/g, (_, hex) => {
    const code = Number.parseInt(hex, 16)
    if (code === 0x0d) return '&#10;'
    return code < 0x20 && code !== 0x0a && code !== 0x09 ? '' : escapeXml(String.fromCharCode(code))
  })

/** Only the cells. */
function slim(xml: string): string {
  const data = unescaped(onlyFilled(/<sheetData\b[\s\S]*<\/sheetData>/.exec(xml)?.[0] ?? '<sheetData/>'))
  const styled = data.replace(/(<c\b[^>]*\bs=")(\d+)/g, (_, before, style) => `${before}${Number(style) + 1}`)
  const cells = data.match(/<c\b/g)?.length ?? 0
  // A row beyond the last one that there is would take exceljs minutes.
  if (/<(?:row|c)\b[^>]*\br="[A-Z]*(?:\d{8,}|[2-9]\d{6})"/.test(data)) throw damaged()
  if (cells > LIMITS.cells) {
    throw new Problem('too-large', '工作表里的内容太多，不像指标表；请只留下要用的工作表，另存后再打开。')
  }
  return `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${styled}</worksheet>`
}

/** Styles of nothing but number formats, with those spelled out that mean something of their own in China. */
function onlyFormats(xml: string): string {
  const own = elements(xml, 'numFmt').map(
    (one) => [Number(one.get('numFmtId')), one.get('formatCode') ?? ''] as const,
  )
  const codes = new Map([
    ...Object.entries(CHINESE_BUILT_IN).map(([id, code]) => [Number(id), code] as const),
    ...own,
  ])
  const formats = Array.from(
    codes,
    ([id, code]) => `<numFmt numFmtId="${id}" formatCode="${escapeXml(code)}"/>`,
  )
  const cells = elements(/<cellXfs\b[\s\S]*?<\/cellXfs>/.exec(xml)?.[0] ?? '', 'xf')
  // exceljs gives a cell of style 0 no style: all move up by one, here and in `slim`.
  const styles = [0, ...cells.map((one) => Number(one.get('numFmtId')) || 0)].map(
    (id) => `<xf numFmtId="${id}"/>`,
  )
  return `<styleSheet><numFmts>${formats.join('')}</numFmts><cellXfs>${styles.join('')}</cellXfs></styleSheet>`
}

/** A workbook of what exceljs is to read, its sheets numbered in their order. */
function slimWorkbook(parts: WorkbookParts, sheets: readonly Listed[]): Uint8Array<ArrayBuffer> {
  const encode = (text: string) => new TextEncoder().encode(text)
  const base = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const kind = (type: string, target: string, id: string) =>
    `<Relationship Id="${id}" Type="${base}/${type}" Target="${target}"/>`
  const relations = [
    ...sheets.map((_, index) => kind('worksheet', `worksheets/sheet${index + 1}.xml`, `rId${index + 1}`)),
    kind('styles', 'styles.xml', 'rIdStyles'),
    kind('sharedStrings', 'sharedStrings.xml', 'rIdStrings'),
  ]
  const listed = sheets.map(
    (_, index) => `<sheet name="${index + 1}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  )
  const of = (name: string): string | undefined => {
    const found = Array.from(parts).find(([key]) => key.toLowerCase() === name.toLowerCase())
    return found && plainNames(decode(found[1]))
  }
  const styles = of('xl/styles.xml')
  const strings = of('xl/sharedStrings.xml')
  const kept = [
    {
      name: 'xl/workbook.xml',
      xml: `<workbook xmlns:r="${base}"><sheets>${listed.join('')}</sheets></workbook>`,
    },
    { name: 'xl/_rels/workbook.xml.rels', xml: `<Relationships>${relations.join('')}</Relationships>` },
    ...(styles === undefined ? [] : [{ name: 'xl/styles.xml', xml: onlyFormats(styles) }]),
    // Phonetic readings (rPh) are no part of the text.
    ...(strings === undefined
      ? []
      : [{ name: 'xl/sharedStrings.xml', xml: strings.replace(/<rPh\b[\s\S]*?<\/rPh>/g, '') }]),
    ...sheets.map((sheet, index) => ({ name: `xl/worksheets/sheet${index + 1}.xml`, xml: slim(sheet.xml) })),
  ]
  return writeZip(
    kept.map(({ name, xml }) => ({ name, bytes: encode(xml) })),
    'store',
  )
}

/** F10 → row 9, column 5; null where it is no address. */
function position(text: string): { row: number; column: number } | null {
  const [, letters = '', digits = ''] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(text.trim()) ?? []
  if (letters === '') return null
  const column = Array.from(letters.toUpperCase()).reduce(
    (sum, letter) => sum * 26 + letter.charCodeAt(0) - 64,
    0,
  )
  return { row: Number(digits) - 1, column: column - 1 }
}

function mergesOf(xml: string): SheetMerge[] {
  const found = elements(/<mergeCells\b[\s\S]*?<\/mergeCells>/.exec(xml)?.[0] ?? '', 'mergeCell')
  if (found.length > LIMITS.merges) {
    throw new Problem('too-large', '工作表里的合并单元格太多，不像指标表；请只留下要用的部分，另存后再打开。')
  }
  return found.flatMap((merge) => {
    const [from = '', to = from] = (merge.get('ref') ?? '').split(':')
    const [a, b] = [position(from), position(to)]
    if (!a || !b) return []
    const [top, bottom] = [Math.min(a.row, b.row), Math.max(a.row, b.row)]
    const [left, right] = [Math.min(a.column, b.column), Math.max(a.column, b.column)]
    return top === bottom && left === right ? [] : [{ top, left, bottom, right }]
  })
}

/** One kind of line end. The format's escapes are read by now: shared strings by exceljs, the rest by `unescaped`. */
const readable = (text: string): string => text.replace(/\r\n?/g, '\n')

const ERRORS = '公式出错，显示为'

/** What a cell shows, and a warning where that is not what was meant. */
interface ShownCell {
  readonly text: string
  readonly warning?: string
}

/** The number that exceljs has made a date of (it is told nothing of the calendar from 1904). */
const serial = (date: Date): number => date.getTime() / 86_400_000 + 25_569

function shown(value: ExcelJS.CellValue, format: string | undefined, date1904: boolean): ShownCell {
  if (value === null || value === undefined) return { text: '' }
  if (typeof value === 'number') return { text: Number.isFinite(value) ? shownNumber(value, format) : '' }
  if (typeof value === 'string') return { text: shownText(readable(value), format) }
  if (typeof value === 'boolean') return { text: value ? 'TRUE' : 'FALSE' }
  if (value instanceof Date) {
    const days = serial(value) + (date1904 ? 1462 : 0)
    return Number.isFinite(days)
      ? { text: shownNumber(days, format) }
      : { text: '', warning: '日期超出范围，没有读入。' }
  }
  if ('richText' in value) return { text: readable(value.richText.map((run) => run.text).join('')) }
  if ('error' in value) return { text: value.error, warning: `${ERRORS}${value.error}，请核对原表。` }
  if ('hyperlink' in value) return shown(value.text, format, date1904)
  // A formula reaches this place only where the file keeps no result of it.
  return { text: '', warning: '公式没有保存计算结果，请在WPS或Excel中打开原表保存一次，再打开。' }
}

function toSheet(listed: Listed, worksheet: ExcelJS.Worksheet, date1904: boolean): Sheet {
  const cells: { row: number; column: number; text: string }[] = []
  const warnings: SheetWarning[] = []
  const hiddenRows: number[] = []
  let [height, width] = [0, 0]
  worksheet.eachRow({ includeEmpty: false }, (row, number) => {
    row.eachCell({ includeEmpty: false }, (cell, column) => {
      const { text, warning } = shown(cell.value, cell.numFmt, date1904)
      if (warning !== undefined) warnings.push({ cell: address(number - 1, column - 1), message: warning })
      if (text === '') return
      cells.push({ row: number - 1, column: column - 1, text })
      height = Math.max(height, number)
      width = Math.max(width, column)
    })
  })
  if (height * width > LIMITS.area) {
    throw new Problem(
      'too-large',
      `工作表“${listed.name}”的内容散得太开，请把表格以外的内容删去，另存后再打开。`,
    )
  }
  const texts = Array.from({ length: height }, () => new Array<string>(width).fill(''))
  const { merges } = soundMerges(mergesOf(listed.xml), height, width)
  for (const { row, column, text } of cells) {
    const line = texts[row]
    if (line) line[column] = text
  }
  // What a merge covers is not shown, though the file may still hold it.
  for (const { top, left, bottom, right } of merges) {
    for (let row = top; row <= bottom; row += 1) {
      for (let column = left; column <= right; column += 1) {
        const line = texts[row]
        if (line && (row !== top || column !== left)) line[column] = ''
      }
    }
  }
  const { widths, hiddenColumns } = columnsOf(listed.xml, width)
  for (let index = 0; index < height; index += 1)
    if (worksheet.findRow(index + 1)?.hidden) hiddenRows.push(index)
  return { name: listed.name, texts, merges, widths, hiddenRows, hiddenColumns, warnings }
}

/** The visible sheets of a workbook in their order. */
export async function readXlsx(parts: WorkbookParts): Promise<Sheet[]> {
  const listed = listSheets(parts)
  const visible = listed.filter((sheet) => !sheet.hidden)
  if (listed.length === 0) throw damaged()
  const workbook = new ExcelJS.Workbook()
  try {
    await workbook.xlsx.load(slimWorkbook(parts, visible).buffer)
  } catch (error) {
    throw error instanceof Problem ? error : damaged(error)
  }
  const properties = elements(
    plainNames(decode(parts.get('xl/workbook.xml') ?? new Uint8Array())),
    'workbookPr',
  )
  const date1904 = ['1', 'true'].includes(properties[0]?.get('date1904') ?? '')
  const hidden = listed.filter((sheet) => sheet.hidden).map((sheet) => sheet.name)
  const unread = hidden.map((name) => ({ cell: '', message: `工作表“${name}”是隐藏的，没有读入。` }))
  return visible.map((sheet, index) => {
    const worksheet = workbook.worksheets[index]
    if (!worksheet) throw damaged()
    const read = toSheet(sheet, worksheet, date1904)
    return index === 0 ? { ...read, warnings: [...unread, ...read.warnings] } : read
  })
}
