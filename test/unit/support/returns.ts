/** A table of an invented district with its departments, and the workbooks that they send back. */
import exceljs from 'exceljs'
import { writeOfficial } from '../../../electron/files/xlsx/write.ts'
import { databaseFile } from '../../../electron/host/folder.ts'
import { openStore } from '../../../electron/store/store.ts'
import type { Attachment, Row } from '../../../shared/attachment/model.ts'
import { ADDED, columnText, cornerText, rowText } from '../../../shared/collect/identity.ts'
import { BUILT_IN } from '../../../shared/verdict/dictionary.ts'
import { judgeAttachment } from '../../../shared/verdict/table.ts'
import { temporaryFolder } from './folder.ts'

const ROWS = [
  ['1', '地区生产总值', '%', '6%', '发改局'],
  ['2', '固定资产投资', '亿元', '420', '发改局'],
  ['3', '粮食产量', '万吨', '60', '统计局'],
  ['4', '社会消费品零售总额', '%', '8%', '统计局'],
  ['5', '进出口总额', '亿元', '90', '商务局'],
] as const

/** Five rows of three departments of 云川县, none of them filled. */
export const TABLE: Attachment = {
  id: 't',
  heading: {
    label: '附件1',
    title: ['云川县2026年上半年主要指标完成情况'],
    above: [],
    below: [],
    year: 2026,
    months: 6,
  },
  columns: [
    { id: 'no', header: ['序号'], role: 'no', width: 6 },
    { id: 'name', header: ['指标名称'], role: 'name', width: 24 },
    { id: 'unit', header: ['计量单位'], role: 'unit', width: 10 },
    { id: 'target', header: ['2026年目标'], role: 'target', width: 12 },
    { id: 'actual', header: ['上半年完成情况', '实绩'], role: 'actual', width: 12 },
    { id: 'status', header: ['上半年完成情况', '双过半完成情况'], role: 'status', width: 16 },
    { id: 'owner', header: ['责任单位'], role: 'owner', width: 14 },
  ],
  rows: ROWS.map(([no, name, unit, target, owner], at) => ({
    id: `r${at}`,
    cells: { no, name, unit, target, owner },
  })),
  merges: [],
  sheet: '',
}

/** A folder of data with that table in it, and copies of it under other ids in the same report. */
export function district(...others: readonly string[]): string {
  const folder = temporaryFolder()
  const store = openStore(databaseFile(folder))
  const copies = others.map((id, at) => ({
    ...TABLE,
    id,
    heading: {
      ...TABLE.heading,
      label: `附件${at + 2}`,
      title: [`云川县2026年上半年第${at + 2}类指标完成情况`],
    },
  }))
  store.add([TABLE, ...copies], '云川县.xlsx')
  store.close()
  return folder
}

const rowsOf = (department: string, actuals: Readonly<Record<string, string>>): readonly Row[] =>
  TABLE.rows.flatMap(({ id, cells }) => {
    const actual = actuals[id]
    return cells.owner !== department
      ? []
      : [{ id, cells: { ...cells, ...(actual !== undefined && { actual }) } }]
  })

/** The rows of a department in a workbook of their own, as somebody copies them together: it carries no identity. */
export async function plainReturn(
  department: string,
  actuals: Readonly<Record<string, string>>,
): Promise<Uint8Array<ArrayBuffer>> {
  const columns = TABLE.columns.filter(({ role }) => role !== 'status')
  const attachment = { ...TABLE, id: 'other', columns, rows: rowsOf(department, actuals) }
  return await writeOfficial([{ attachment, judged: judgeAttachment(attachment, BUILT_IN) }])
}

/** The same in the workbook that was handed out: with the identity of table, rows and columns. */
export async function markedReturn(
  department: string,
  actuals: Readonly<Record<string, string>>,
  table = TABLE.id,
  answers: Readonly<Record<string, string>> = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const book = new exceljs.Workbook()
  const sheet = book.addWorksheet('附件1')
  sheet.addRow([
    cornerText({ table, handout: 'h', department }),
    ...TABLE.columns.map(({ id }) => columnText(id)),
    columnText(ADDED.answer),
  ])
  sheet.addRow(['', ...TABLE.columns.map(({ header }) => header.at(-1) ?? ''), '说明'])
  for (const { id, cells } of rowsOf(department, actuals))
    sheet.addRow([rowText(id), ...TABLE.columns.map((column) => cells[column.id] ?? ''), answers[id] ?? ''])
  return Uint8Array.from(new Uint8Array(await book.xlsx.writeBuffer()))
}
