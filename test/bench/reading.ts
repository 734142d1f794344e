/** How long recognition takes beside reading alone: the same workbooks, in the same run. */
import ExcelJS from 'exceljs'
import { readSheets } from '../../electron/files/reading.ts'
import { recogniseSheets } from '../../shared/recognise/recognise.ts'

const HEADER = [
  '序号',
  '指标名称',
  '单位',
  '年度目标',
  '1—6月累计完成',
  '完成率%',
  '去年同期',
  '同比±%',
  '责任单位',
  '备注',
]

/** A workbook as departments send it, with so many rows. */
async function workbook(rows: number): Promise<Uint8Array<ArrayBuffer>> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('Sheet1')
  sheet.addRow(['2024年上半年主要目标任务完成情况'])
  sheet.addRow(HEADER)
  for (let at = 1; at <= rows; at += 1) {
    const [target, actual] = [1000 + at, 480 + (at % 97)]
    const share = Math.round((actual / target) * 1000) / 10
    sheet.addRow([
      at,
      `新增第${at}类项目`,
      '个',
      target,
      actual,
      share,
      450 + (at % 89),
      (at % 13) - 4,
      '发改局',
      '',
    ])
  }
  return new Uint8Array(await book.xlsx.writeBuffer())
}

/** Milliseconds that reading and recognising a workbook of so many rows take, of several rounds after one to warm up. */
export async function reading(
  rows: number,
  rounds: number,
): Promise<{ read: number[]; recognise: number[] }> {
  const bytes = await workbook(rows)
  const times: { read: number[]; recognise: number[] } = { read: [], recognise: [] }
  for (let round = 0; round <= rounds; round += 1) {
    const start = performance.now()
    const { sheets } = await readSheets('表.xlsx', bytes, () => {})
    const between = performance.now()
    let id = 0
    recogniseSheets(sheets, () => {
      id += 1
      return `id${id}`
    })
    if (round === 0) continue
    times.read.push(between - start)
    times.recognise.push(performance.now() - between)
  }
  return times
}
