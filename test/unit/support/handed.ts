/** A district's table to hand out, and what comes of it. */
import ExcelJS from 'exceljs'
import { readDirectory, readEntry } from '../../../electron/files/zip/zip.ts'
import { databaseFile } from '../../../electron/host/folder.ts'
import { openStore } from '../../../electron/store/store.ts'
import type { Attachment } from '../../../shared/attachment/model.ts'
import type { HandingPlan } from '../../../shared/contract/handing.ts'
import { temporaryFolder } from './folder.ts'

const columns = [
  { id: 'no', header: ['序号'], role: 'no', width: 6 },
  { id: 'name', header: ['指标名称'], role: 'name', width: 24 },
  { id: 'unit', header: ['计量单位'], role: 'unit', width: 8 },
  { id: 'target', header: ['年度目标'], role: 'target', width: 10 },
  { id: 'actual', header: ['上半年完成情况', '实绩'], role: 'actual', width: 10 },
  { id: 'status', header: ['上半年完成情况', '双过半完成情况'], role: 'status', width: 12 },
  { id: 'owner', header: ['责任单位'], role: 'owner', width: 12 },
  { id: 'note', header: ['备注'], role: 'note', width: 16 },
] as const

/** A district's table; `year` tells it from the same table of another year. */
export function district(id: string, year: number, actuals: readonly string[] = []): Attachment {
  const lines = [
    ['', '一、经济发展'],
    ['1', '地区生产总值', '%', '6%左右', '统计局'],
    ['2', '招商引资到位资金', '亿元', '30', '商务局'],
    ['', '其中：工业项目', '亿元', '12', ''],
    ['3', '新增城镇就业', '人', '2000', ''],
  ]
  return {
    id,
    heading: {
      label: '附件',
      title: [`${year}年上半年云岭区主要指标`, '“双过半”完成情况'],
      above: ['填报单位：云岭区政府办'],
      below: ['注：数据以核定为准。'],
      year,
      months: 6,
    },
    columns: [...columns],
    rows: lines.map(([no = '', name = '', unit = '', target = '', owner = ''], at) => ({
      id: `${id}-r${at}`,
      cells: {
        ...(at === 0 ? { no: name } : { no, name, unit, target, owner }),
        ...(actuals[at] === undefined ? {} : { actual: actuals[at] }),
        ...(at === 1 ? { status: '预计完成' } : {}),
      },
    })),
    merges: [{ top: `${id}-r0`, bottom: `${id}-r0`, left: 'no', right: 'note' }],
    sheet: '',
  }
}

export function library(...tables: readonly Attachment[]): string {
  const folder = temporaryFolder()
  const store = openStore(databaseFile(folder))
  for (const one of tables) store.add([one], '')
  store.close()
  return folder
}

export const thisYear = district('t', 2031)
export const lastYear = district('old', 2030, ['', '5.9%', '26.4', '9.1', '1870'])

/** What is given back of a plan as it stands, with departments of a person's choice. */
export const asPlanned = (
  { tables, due, contact, phone, others }: HandingPlan,
  chosen: Record<string, string[]> = {},
) => ({
  tables: tables.map(({ table, rows, columns: asked, own }) => ({
    table,
    rows: rows.map(({ row, name, departments }) => ({ row, departments: chosen[name] ?? departments })),
    columns: asked.flatMap((column) => (column.chosen ? [column.id] : [])),
    own,
  })),
  ...{ due, contact, phone, others },
})

/** The workbooks of a zip by name. */
export async function unzipped(bytes: Uint8Array): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>()
  for (const entry of readDirectory(bytes)) files.set(entry.name, await readEntry(bytes, entry, 1 << 24))
  return files
}

/** A department's workbook as it fills it in and saves it: texts for open cells, by the row's name and the order in it. */
export async function filledIn(
  bytes: Uint8Array | undefined,
  fill: Readonly<Record<string, readonly (string | number)[]>>,
): Promise<Uint8Array<ArrayBuffer>> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(Buffer.from(bytes ?? []) as never)
  workbook.worksheets[0]?.eachRow((row) => {
    const values = [...(fill[row.getCell(3).text] ?? [])]
    row.eachCell({ includeEmpty: true }, (cell) => {
      if (cell.protection?.locked === false && values.length > 0) cell.value = values.shift() ?? ''
    })
  })
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}
