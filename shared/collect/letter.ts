/**
 * 查询函: what is doubtful in a department's return, as a letter in official form and as the doubts that stand beside the
 * cells of the workbook that goes with it. Pure; the letter is plain texts.
 */
import { type Attachment, cellText, columnOf } from '../attachment/model.ts'
import { mergedNames, nameOf } from '../attachment/names.ts'
import type { Task } from './model.ts'

/** A cell that is asked about, in what it stands and why. */
export interface Doubtful {
  readonly table: string
  readonly row: string
  readonly column: string
  /** What the department said there, as typed; '' where it said nothing. */
  readonly text: string
  /** Why it is doubted, a sentence each. */
  readonly doubts: readonly string[]
}

export interface LetterGiven {
  readonly tables: readonly Attachment[]
  readonly department: string
  readonly cells: readonly Doubtful[]
  /** The office that asks; '' where nobody said. */
  readonly from: string
  /** By when the answer is wanted, as typed; '' where nobody said. */
  readonly due: string
  readonly contact: string
  readonly phone: string
  /** The day that it is written. */
  readonly date: string
}

export interface Letter {
  readonly title: string
  readonly paragraphs: readonly string[]
  /** Which of them are items of the list, by place: set from the left, for long words stretch a justified line. */
  readonly items: readonly number[]
  readonly letter: { readonly to: string; readonly from: string; readonly date: string }
}

const titleOf = ({ heading }: Attachment): string =>
  heading.title.join('').trim() || heading.label.trim() || '报送表'

const ended = (sentence: string): string => sentence.trim().replace(/[。；;.]+$/u, '')

/** How a cell is told: 地区生产总值“实绩”. */
function cellName({ columns, rows, merges }: Attachment, { row, column }: Doubtful): string {
  const line = rows.find(({ id }) => id === row)
  const header =
    columns
      .find(({ id }) => id === column)
      ?.header.at(-1)
      ?.replace(/\s+/gu, '') ?? ''
  const name = line === undefined ? '' : nameOf(columns, line, mergedNames({ columns, rows, merges })).trim()
  const no = line === undefined ? '' : cellText(line, columnOf(columns, 'no')).trim()
  const told = name !== '' ? name : no !== '' ? `第${no}项` : '表中一行'
  return header === '' ? told : `${told}“${header}”`
}

/** 实绩：报来“2000万”，…… as it stands in the letter behind the cell's name. */
const saidOf = ({ text, doubts }: Doubtful): string =>
  [
    text.trim() === '' ? '未填报' : `报来“${text.trim()}”`,
    ...(doubts.length === 0 ? ['请核实'] : doubts.map(ended)),
  ].join('；')

/** Who is to be asked at the end of a sentence: 联系人：林一，电话：0000-1234567. */
export const contactLine = ({ contact, phone }: Pick<LetterGiven, 'contact' | 'phone'>): string =>
  [
    contact.trim() === '' ? '' : `联系人：${contact.trim()}`,
    phone.trim() === '' ? '' : `电话：${phone.trim()}`,
  ]
    .filter((part) => part !== '')
    .join('，')

/** The letter: 关于核实…的函, each doubtful cell as a numbered paragraph. Cells of tables that are not given are left out by nobody: an error. */
export function letterOf(given: LetterGiven): Letter {
  const { tables, department, cells, from, due, date } = given
  const byId = new Map(tables.map((table) => [table.id, table]))
  const asked = tables.filter(({ id }) => cells.some(({ table }) => table === id))
  const names = asked.map((table) => `《${titleOf(table)}》`)
  const several = asked.length > 1
  const items = cells.map((cell, at) => {
    const table = byId.get(cell.table)
    if (table === undefined) throw new Error(`no table ${cell.table}`)
    const where = several ? `${table.heading.label.trim() || titleOf(table)}中` : ''
    return `${at + 1}．${where}${cellName(table, cell)}：${saidOf(cell)}。`
  })
  const contact = contactLine(given)
  return {
    title: `关于核实${names[0] ?? ''}${several ? '等' : ''}有关数据的函`,
    paragraphs: [
      `你单位报来的${names.join('、')}收悉。经审核，以下${cells.length}处需要核实：`,
      ...items,
      `请逐项核实，在随函所附的返回表中改正数据，并在“说明”栏写明核实结果和原因，${due.trim() === '' ? '尽快' : `于${due.trim().replace(/前$/, '')}前`}将返回表原样发回；数据无误的也请说明。`,
      ...(contact === '' ? [] : [`${contact}。`]),
      '特此函达。',
      `附件：${names[0] ?? ''}核实返回表`,
    ],
    items: items.map((_, at) => at + 1),
    letter: { to: `${department}：`, from: from.trim(), date },
  }
}

/** The doubts that stand beside the rows of a table in the workbook that goes with the letter, by row. */
export function doubtsBeside(
  attachment: Attachment,
  cells: readonly Doubtful[],
): Readonly<Record<string, string>> {
  const lines = new Map<string, string[]>()
  for (const cell of cells.filter(({ table }) => table === attachment.id)) {
    const header =
      attachment.columns
        .find(({ id }) => id === cell.column)
        ?.header.at(-1)
        ?.trim() ?? ''
    const line = `${header === '' ? '' : `${header}：`}${saidOf(cell)}。`
    lines.set(cell.row, [...(lines.get(cell.row) ?? []), line])
  }
  return Object.fromEntries([...lines].map(([row, all]) => [row, all.join('\n')]))
}

/** The cells that are asked about as tasks: for each row those of its columns, in the table's order. */
export const cellTasks = (
  attachment: Attachment,
  department: string,
  cells: readonly Doubtful[],
): readonly Task[] =>
  attachment.rows.flatMap(({ id }): Task[] => {
    const own = new Set(
      cells.flatMap(({ table, row, column }) => (table === attachment.id && row === id ? [column] : [])),
    )
    const columns = attachment.columns.flatMap((column) => (own.has(column.id) ? [column.id] : []))
    return columns.length === 0 ? [] : [{ department, table: attachment.id, rows: [id], columns }]
  })
