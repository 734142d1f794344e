/**
 * `npm run fuzz -- formulas [--files N] [--seed N]`: random sheets of formulas, computed by us and by LibreOffice, cell by cell.
 * Answers 0 where both say the same everywhere; 1 with the cells that differ.
 */
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs, promisify } from 'node:util'
import ExcelJS from 'exceljs'
import { address } from '../../shared/attachment/address.ts'
import { apply } from '../../shared/attachment/edits.ts'
import type { Attachment } from '../../shared/attachment/model.ts'
import { readFormula } from '../../shared/formula/references.ts'
import { withResults } from '../../shared/formula/results.ts'
import { cellValue } from '../../shared/formula/value.ts'
import { exact } from '../../shared/measure/decimal.ts'

const ROWS = 8
const COLUMNS = 6

/** Numbers from 0 to below `n`, the same for the same seed. */
function dice(seed: number): (n: number) => number {
  let state = seed >>> 0 || 1
  return (n) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % n
  }
}

type Roll = ReturnType<typeof dice>
const one = <T>(roll: Roll, all: readonly [T, ...T[]]): T => all[roll(all.length)] as T

const WORDS = ['工业', '农业投资', '工业投资', '暂未统计', 'abc'] as const

/** A cell that is typed: a number, a share, a word, or nothing. */
function typed(roll: Roll, shares: boolean): string {
  switch (roll(8)) {
    case 0:
      return roll(3) === 0 ? '' : '0'
    case 1:
      return one(roll, WORDS)
    case 2:
      return shares ? `${roll(400) / 10}%` : String(roll(50))
    case 3:
      return String(roll(2_000) - 500)
    default:
      return ((roll(400_000) - 100_000) / 10 ** roll(4)).toFixed(roll(4))
  }
}

/** Cells of the rows above this one: nothing reads itself, which LibreOffice says of some cells of a circle only. */
const cell = (roll: Roll, rows: number): string => address(roll(rows), roll(COLUMNS))
function area(roll: Roll, rows: number): string {
  const [top, left] = [roll(rows), roll(COLUMNS)]
  return `${address(top, left)}:${address(top + roll(rows - top), left + roll(COLUMNS - left))}`
}
/** Two areas of one shape, in two columns. */
function twins(roll: Roll, rows: number): [string, string] {
  const [top, left, other] = [roll(rows), roll(COLUMNS), roll(COLUMNS)]
  const bottom = top + roll(rows - top)
  return [
    `${address(top, left)}:${address(bottom, left)}`,
    `${address(top, other)}:${address(bottom, other)}`,
  ]
}

/** An expression of so many levels at most. */
function expression(roll: Roll, rows: number, depth: number): string {
  if (depth === 0)
    return roll(3) === 0 ? String(roll(100) / one(roll, [1, 10, 4] as const)) : cell(roll, rows)
  const inner = (): string => expression(roll, rows, depth - 1)
  switch (roll(15)) {
    case 0:
      return `${inner()}+${inner()}`
    case 1:
      return `${inner()}-${inner()}`
    case 2:
      return `${inner()}*${inner()}`
    case 3:
      return `${inner()}/${inner()}`
    case 4:
      return `(${inner()}-${inner()})*${roll(9)}%`
    case 5:
      return `-${cell(roll, rows)}^${roll(3)}`
    case 6:
      return `SUM(${area(roll, rows)},${inner()})`
    case 7:
      return `AVERAGE(${area(roll, rows)})`
    case 8:
      return `ROUND(${inner()},${roll(5) - 1})`
    case 9:
      return `IF(${inner()}${one(roll, ['>', '<', '=', '>=', '<=', '<>'] as const)}${inner()},${inner()},${inner()})`
    case 10:
      return `MIN(${area(roll, rows)})`
    case 11:
      return `MAX(${area(roll, rows)},${inner()})`
    case 12:
      return `COUNT(${area(roll, rows)})`
    case 13: {
      const [where, what] = twins(roll, rows)
      const criterion = one(roll, ['">0"', '"<=10"', '"工业"', '"*投资"', '"<>工业"', '5'] as const)
      return `SUMIF(${where},${criterion},${what})`
    }
    default:
      return `ABS(${inner()})`
  }
}

/** A sheet of texts and formulas, as a person would type them. */
function randomSheet(seed: number): string[][] {
  const roll = dice(seed * 7919 + 1)
  const shares = roll(3) === 0
  return Array.from({ length: ROWS }, (_, row) =>
    Array.from({ length: COLUMNS }, () =>
      row > 0 && roll(3) === 0 ? `=${expression(roll, row, 1 + roll(2))}` : typed(roll, shares),
    ),
  )
}

/** What we compute of it: the texts of its cells, with many decimals. */
function ours(cells: readonly (readonly string[])[]): string[][] {
  const table: Attachment = {
    id: 'sheet',
    sheet: '',
    heading: { label: '', title: [], above: [], below: [], year: null, months: null },
    columns: Array.from({ length: COLUMNS }, (_, at) => ({
      id: `c${at}`,
      header: [''],
      role: 'none',
      width: 9,
    })),
    rows: cells.map((texts, at) => ({
      id: `r${at}`,
      cells: Object.fromEntries(
        texts.flatMap((text, column) => (text === '' || text.startsWith('=') ? [] : [[`c${column}`, text]])),
      ),
    })),
    merges: [],
  }
  const edits = cells.flatMap((texts, row) =>
    texts.flatMap((text, column) =>
      text.startsWith('=')
        ? [
            {
              type: 'formula' as const,
              row: `r${row}`,
              column: `c${column}`,
              from: null,
              to: { ...readFormula(text, table), places: 25 },
            },
          ]
        : [],
    ),
  )
  const after = apply(table, withResults(table, edits))
  return after.rows.map(({ cells: texts }) => table.columns.map(({ id }) => texts[id] ?? ''))
}

function put(sheet: ExcelJS.Worksheet, row: number, column: number, text: string): void {
  const target = sheet.getCell(row + 1, column + 1)
  if (text === '') return
  if (text.startsWith('=')) {
    target.value = { formula: text.slice(1) } as ExcelJS.CellFormulaValue
    return
  }
  const value = cellValue(text)
  target.value = value.kind === 'figure' ? Number(exact(value.n)) : text
}

/** What LibreOffice computes of all sheets. */
async function theirs(sheets: readonly (readonly (readonly string[])[])[]): Promise<string[][][]> {
  const folder = await mkdtemp(join(tmpdir(), 'formulas-'))
  try {
    const book = new ExcelJS.Workbook()
    for (const [index, cells] of sheets.entries()) {
      const sheet = book.addWorksheet(`S${index}`)
      for (const [row, texts] of cells.entries())
        for (const [column, text] of texts.entries()) put(sheet, row, column, text)
    }
    await writeFile(join(folder, 'in.xlsx'), Buffer.from(await book.xlsx.writeBuffer()))
    await promisify(execFile)('soffice', [
      `-env:UserInstallation=file://${folder}/profile`,
      '--headless',
      '--convert-to',
      'xlsx:Calc MS Excel 2007 XML',
      '--outdir',
      join(folder, 'out'),
      join(folder, 'in.xlsx'),
    ])
    const back = new ExcelJS.Workbook()
    const bytes = await readFile(join(folder, 'out', 'in.xlsx'))
    await back.xlsx.load(
      bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer,
    )
    return sheets.map((cells, index) =>
      cells.map((texts, row) =>
        texts.map((_, column) => valueIn(back.getWorksheet(`S${index}`), row, column)),
      ),
    )
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function valueIn(sheet: ExcelJS.Worksheet | undefined, row: number, column: number): string {
  const { value } = sheet?.getCell(row + 1, column + 1) ?? { value: null }
  // A result of 0 is left out by the reader.
  const plain =
    typeof value === 'object' && value !== null && 'formula' in value ? (value.result ?? 0) : value
  if (plain === null || plain === undefined) return ''
  if (typeof plain === 'object') return '#'
  return typeof plain === 'boolean' ? (plain ? '是' : '否') : String(plain)
}

/** Whether both say the same: numbers to nine digits, for theirs are floats. */
function agree(mine: string, other: string): boolean {
  if (mine === other) return true
  if (mine.startsWith('#')) return other.startsWith('#')
  const value = cellValue(mine)
  if (value.kind !== 'figure' || other === '')
    return value.kind === 'figure' && other === '' && Number(exact(value.n)) === 0
  const [a, b] = [Number(exact(value.n)), Number(other)]
  return Math.abs(a - b) <= 1e-8 * Math.max(1, Math.abs(a), Math.abs(b))
}

export interface Compared {
  readonly alike: number
  /**
   * Sheets left out: units that differ are asked here, and what reads only blank cells is blank; there they are numbers
   * like others, and so is what reads them.
   */
  readonly asked: number
  readonly different: readonly string[]
}

/** Random sheets computed by both. */
export async function compared(count: number, seed: number): Promise<Compared> {
  const sheets = Array.from({ length: count }, (_, index) => randomSheet(seed * 100_000 + index))
  const results = await theirs(sheets)
  let [alike, asked] = [0, 0]
  const different: string[] = []
  for (const [index, cells] of sheets.entries()) {
    const mine = ours(cells)
    const bare = cells.some((texts, row) =>
      texts.some((text, column) => text.startsWith('=') && mine[row]?.[column] === ''),
    )
    if (bare || mine.some((texts) => texts.includes('#单位'))) {
      asked += 1
      continue
    }
    for (const [row, texts] of cells.entries())
      for (const [column, text] of texts.entries()) {
        if (!text.startsWith('=')) continue
        const [our, their] = [mine[row]?.[column] ?? '', results[index]?.[row]?.[column] ?? '']
        if (agree(our, their)) alike += 1
        else
          different.push(`sheet ${index} ${address(row, column)} ${text}: ours ${our}, LibreOffice ${their}`)
      }
  }
  return { alike, asked, different }
}

export async function formulas(given: string[]): Promise<number> {
  const { values } = parseArgs({
    args: given,
    options: { files: { type: 'string', default: '500' }, seed: { type: 'string', default: '1' } },
  })
  const { alike, asked, different } = await compared(Number(values.files), Number(values.seed))
  console.log(
    `${values.files} sheets, seed ${values.seed}: ${alike} formulas alike, ${different.length} different, ${asked} sheets left out (shares added to plain numbers, sums of blanks)`,
  )
  for (const line of different.slice(0, 40)) console.log(line)
  return different.length === 0 ? 0 : 1
}
