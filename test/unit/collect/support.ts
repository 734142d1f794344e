/** A table of an invented district, and returns of its departments as sheets. */

import type { Attachment } from '../../../shared/attachment/model.ts'
import type { Collected, ReturnedFile } from '../../../shared/collect/asked.ts'
import { columnText, cornerText, rowText } from '../../../shared/collect/identity.ts'
import type { Candidate, Return } from '../../../shared/collect/model.ts'
import { takeBack } from '../../../shared/collect/returns.ts'
import type { Sheet } from '../../../shared/recognise/sheet.ts'
import { BUILT_IN } from '../../../shared/verdict/dictionary.ts'

const column = (id: string, header: string[], role: Attachment['columns'][number]['role']) => ({
  id,
  header,
  role,
  width: 12,
})

const ROWS: readonly (readonly [no: string, name: string, unit: string, target: string, owner: string])[] = [
  ['1', '地区生产总值', '亿元', '420', '统计局'],
  ['2', '规模以上工业增加值', '%', '7%左右', '统计局'],
  ['', '其中：民营企业', '%', '8', '统计局'],
  ['3', '固定资产投资', '%', '6.5', '发改局'],
  ['', '其中：民营企业', '%', '9', '发改局'],
  ['4', '到位注册外资', '亿美元', '1.2亿美元', '商务局'],
  ['5', '一般公共预算收入', '亿元', '36', '财政局'],
  ['6', '空气质量优良率', '%', '85%以上', '生态环境局'],
]

/** Eight rows of 青石县, none of them filled. */
export const TABLE: Attachment = {
  id: 't',
  heading: {
    label: '附件1',
    title: ['青石县2021年上半年主要指标完成情况'],
    above: [],
    below: [],
    year: 2021,
    months: 6,
  },
  columns: [
    column('no', ['序号'], 'no'),
    column('name', ['指标名称'], 'name'),
    column('unit', ['计量单位'], 'unit'),
    column('target', ['2021年目标'], 'target'),
    column('actual', ['上半年完成情况', '实绩'], 'actual'),
    column('growth', ['上半年完成情况', '同比±%'], 'growth'),
    column('owner', ['责任单位'], 'owner'),
    column('note', ['备注'], 'note'),
  ],
  rows: ROWS.map(([no, name, unit, target, owner], at) => ({
    id: `r${at}`,
    cells: { ...(no !== '' && { no }), name, unit, target, owner },
  })),
  merges: [],
  sheet: '',
}

export const sheetOf = (lines: readonly (readonly string[])[], more: Partial<Sheet> = {}): Sheet => {
  const width = Math.max(0, ...lines.map(({ length }) => length))
  return {
    name: 'Sheet1',
    texts: lines.map((line) => [...line, ...new Array<string>(width - line.length).fill('')]),
    merges: [],
    widths: [],
    hiddenRows: [],
    hiddenColumns: [],
    warnings: [],
    ...more,
  }
}

export const HEADER = [
  ['', '', '', '', '上半年完成情况', '', '', ''],
  ['序号', '指标名称', '计量单位', '2021年目标', '实绩', '同比±%', '责任单位', '备注'],
]

/** The table's own lines with actuals by row; a row without one is left out. */
export const lines = (actuals: Readonly<Record<number, string>>): string[][] =>
  ROWS.flatMap(([no, name, unit, target, owner], at) =>
    actuals[at] === undefined ? [] : [[no, name, unit, target, actuals[at] ?? '', '', owner, '']],
  )

/** The same with the hidden marks in front. */
export const marked = (actuals: Readonly<Record<number, string>>, handout = 'h'): string[][] => [
  [
    cornerText({ table: 't', handout, department: '统计局' }),
    ...['no', 'name', 'unit', 'target', 'actual', 'growth', 'owner', 'note'].map(columnText),
  ],
  ...HEADER.map((line) => ['', ...line]),
  ...Object.keys(actuals).flatMap((at) =>
    lines({ [Number(at)]: actuals[Number(at)] ?? '' }).map((line) => [rowText(`r${at}`), ...line]),
  ),
]

export const back = (
  sheets: readonly Sheet[],
  more: Partial<Collected> & { readonly file?: Partial<ReturnedFile> } = {},
): Return =>
  takeBack({
    tables: [TABLE],
    dictionary: BUILT_IN,
    tasks: [],
    previous: new Map(),
    ...more,
    file: { id: 'f', file: '返回表.xlsx', at: '2021-07-05T01:00:00.000Z', sheets, ...more.file },
  })

/** What is offered for actuals: row → text, with the kinds of doubt behind it. */
export const actuals = ({ candidates }: Return): Record<string, string> =>
  Object.fromEntries(
    candidates.filter(({ column }) => column === 'actual').map((one) => [one.row, told(one)]),
  )

export const told = ({ text, doubts }: Candidate): string =>
  [text, ...new Set(doubts.map(({ kind }) => kind))].join(' ')
