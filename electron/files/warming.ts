/**
 * Returns that nobody sent, read and matched while the wall is being opened: the engine compiles what it runs often, and
 * the first thousand would otherwise wait for that. Made up, and nothing of it is kept.
 */
import type { Attachment } from '../../shared/attachment/model.ts'
import { takeBack } from '../../shared/collect/returns.ts'
import { BUILT_IN } from '../../shared/verdict/dictionary.ts'
import { readSheets } from './reading.ts'
import { writeZip } from './zip/zip.ts'

/** Milliseconds that it may take: whoever drops files at once waits no longer than that. */
const MOST_TIME = 300
/** So many returns make all of it compiled that ever will be. */
const MOST_RETURNS = 400

const HEADERS = ['序号', '指标名称', '计量单位', '年度目标', '上半年实绩', '同比增长（%）'] as const
const ROLES = ['no', 'name', 'unit', 'target', 'actual', 'growth'] as const
const NAMES = ['一般公共预算收入', '社会消费品零售总额', '进出口总额', '城镇新增就业', '粮食产量'] as const
const UNITS = ['亿元', '亿元', '亿美元', '人', '万吨'] as const
const ROWS = 20

const nameOf = (row: number): string => `${NAMES[row % NAMES.length] ?? ''}（第${row + 1}项）`
const unitOf = (row: number): string => UNITS[row % UNITS.length] ?? ''

const table: Attachment = {
  id: 'warming',
  heading: { label: '', title: ['上半年主要指标完成情况'], above: [], below: [], year: 2024, months: 6 },
  columns: ROLES.map((role, at) => ({ id: role, header: [HEADERS[at] ?? ''], role, width: 10 })),
  rows: Array.from({ length: ROWS }, (_, row) => ({
    id: `r${row}`,
    cells: { no: String(row + 1), name: nameOf(row), unit: unitOf(row), target: String(100 + row) },
  })),
  merges: [],
  sheet: '',
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A workbook as a spreadsheet program writes it, with figures of its own. */
function workbookOf(at: number): Uint8Array {
  const strings: string[] = []
  const shared = (text: string): string => `t="s"><v>${strings.push(text) - 1}</v>`
  const figure = (value: number): string => `><v>${value}</v>`
  const lines = [
    [shared('上半年主要指标完成情况')],
    HEADERS.map(shared),
    ...Array.from({ length: ROWS }, (_, row) => [
      figure(row + 1),
      ...[shared(nameOf(row)), shared(unitOf(row)), figure(100 + row)],
      ...[figure(Math.round((50 + row) * (1_000 + at)) / 1_000), figure((at % 90) / 10)],
    ]),
  ]
  const rows = lines.map(
    (cells, row) =>
      `<row r="${row + 1}">${cells.map((cell, column) => `<c r="${'ABCDEF'[column]}${row + 1}" ${cell}</c>`).join('')}</row>`,
  )
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`
  const parts = {
    '_rels/.rels': `<Relationships>${relation('r1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `<workbook xmlns:r="${OFFICE}"><sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${relation('r1', 'worksheet', 'worksheets/sheet1.xml')}</Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows.join('')}</sheetData></worksheet>`,
    'xl/sharedStrings.xml': `<sst>${strings.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`,
  }
  return writeZip(
    Object.entries(parts).map(([name, text]) => ({ name, bytes: utf8(text) })),
    'deflate',
  )
}

let warm = false

/** Reads and matches returns that nobody sent, once on each thread. @returns how many candidates the last one gave */
export async function warmUp(): Promise<number> {
  if (warm) return 0
  warm = true
  const end = performance.now() + MOST_TIME
  const books = Array.from({ length: 8 }, (_, at) => workbookOf(at))
  const given = { tables: [table], tasks: [], dictionary: BUILT_IN, previous: new Map<string, string>() }
  let offered = 0
  for (let at = 0; at < MOST_RETURNS && (at === 0 || performance.now() < end); at += 1) {
    const { sheets } = await readSheets('返回表.xlsx', books[at % books.length] ?? new Uint8Array(), () => {})
    const { candidates } = takeBack({ ...given, file: { id: '', file: '返回表.xlsx', at: '', sheets } })
    offered = candidates.length
    JSON.stringify(candidates)
  }
  return offered
}
