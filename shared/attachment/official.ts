/** The official layout as plain data: its template, and what an attachment shows cell by cell. */

import { shownCell } from '../verdict/shown.ts'
import type { Judged } from '../verdict/verdict.ts'
import { type Attachment, type Column, headerLevels, type Role, type Row } from './model.ts'

/** 序号, 指标名称 and 计量单位 of the official table of 2021. */
const INDICATORS: readonly (readonly [no: string, name: string, unit: string])[] = [
  ['1', '地区生产总值', '%'],
  ['2', '一般公共预算收入', '%'],
  ['3', '规模以上工业增加值', '%'],
  ['4', '规上服务业营业收入', '%'],
  ['5', '固定资产投资', '%'],
  ['6', '社会消费品零售总额', '%'],
  ['7', '进出口总额', '%'],
  ['8', '到位注册外资', '亿美元'],
  ['9', '城镇居民人均可支配收入', '%'],
  ['', '农村居民人均可支配收入', '%'],
  ['10', '城镇登记失业率', '%'],
  ['11', '万元地区生产总值能耗下降', '%'],
  ['12', '主要污染物排放削减', '%'],
  ['', '（1）化学需氧量（COD）', ''],
  ['', '（2）二氧化硫（SO2）', ''],
  ['', '（3）氨氮', ''],
  ['', '（4）氮氧化物', ''],
  ['13', '空气质量优良率', '%'],
]

/** The six official columns of a year. */
const officialColumns = (year: number): readonly { header: string[]; role: Role; width: number }[] => [
  { header: ['序号'], role: 'no', width: 7 },
  { header: ['指标名称'], role: 'name', width: 28 },
  { header: ['计量\n单位'], role: 'unit', width: 9 },
  { header: [`${year}年目标`], role: 'target', width: 22 },
  { header: ['上半年完成情况', '实绩'], role: 'actual', width: 13 },
  { header: ['上半年完成情况', '双过半\n完成情况'], role: 'status', width: 22 },
]

/** A new attachment in the official layout: targets and actuals are for a person to fill in. */
export function officialTemplate(year: number, newId: () => string): Attachment {
  const columns: Column[] = officialColumns(year).map((column) => ({ id: newId(), ...column }))
  const [no, name, unit] = columns
  const rows = INDICATORS.map((texts): Row => {
    const cells: Record<string, string> = {}
    for (const [index, column] of [no, name, unit].entries()) {
      const text = texts[index] ?? ''
      if (column && text !== '') cells[column.id] = text
    }
    return { id: newId(), cells }
  })
  // On paper 序号 9 stands across 城镇 and 农村; the sub-rows of 12 leave it blank.
  const [town, country] = [rows[8], rows[9]]
  return {
    id: newId(),
    heading: {
      label: '附件',
      title: [`${year}年上半年全市国民经济主要指标`, '“双过半”完成情况'],
      above: [],
      below: [],
      year,
      months: 6,
    },
    columns,
    rows,
    merges: no && town && country ? [{ top: town.id, bottom: country.id, left: no.id, right: no.id }] : [],
    sheet: '',
  }
}

/** A cell of the header: a rectangle of levels and columns, 0-based and inclusive, with its text. */
export interface HeaderCell {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
  readonly text: string
}

const sameStart = (a: readonly string[], b: readonly string[], length: number): boolean =>
  a.slice(0, length).every((text, index) => text === b[index])

/** Whether two neighbouring columns share their header cell at a level. */
function shared(a: readonly string[], b: readonly string[], level: number): boolean {
  if (level >= a.length || level >= b.length || !sameStart(a, b, level + 1)) return false
  const leaf = [a, b].filter((path) => path.length === level + 1).length
  // One header over two columns reads as the same whole path twice; two blank headers are two cells.
  return leaf === 0 || (leaf === 2 && a[level] !== '')
}

/** A line that numbers the columns below all names (甲 乙 1 2 3), as statistical forms have it. */
const isNumbered = (columns: readonly Column[]): boolean =>
  columns.length > 0 &&
  columns.every(({ header }) => header.length > 1 && /^(?:[甲乙丙丁戊]|\d{1,2})$/.test(header.at(-1) ?? ''))

/** The header's cells as they lie on paper: a group over its columns, a short path down to the last level. */
export function headerCells(columns: readonly Column[]): HeaderCell[] {
  const levels = headerLevels(columns)
  if (isNumbered(columns)) {
    // The numbers stand in a line of their own, whatever the depth of the names above them.
    const numbers = columns.map(
      ({ header }, at): HeaderCell => ({
        top: levels - 1,
        left: at,
        bottom: levels - 1,
        right: at,
        text: header.at(-1) ?? '',
      }),
    )
    return [
      ...headerCells(columns.map((column) => ({ ...column, header: column.header.slice(0, -1) }))),
      ...numbers,
    ]
  }
  const cells: HeaderCell[] = []
  for (let level = 0; level < levels; level += 1) {
    for (let left = 0; left < columns.length; ) {
      const path = columns[left]?.header ?? []
      let right = left
      while (right + 1 < columns.length && shared(path, columns[right + 1]?.header ?? [], level)) right += 1
      const text = path[level]
      const leaf = path.length === level + 1
      if (text !== undefined) cells.push({ top: level, left, bottom: leaf ? levels - 1 : level, right, text })
      left = right + 1
    }
  }
  return cells
}

/** What an attachment shows, as texts. */
export interface Shown {
  /** One array a header level; '' where a header cell of the left or above covers the place. */
  readonly header: string[][]
  /** One array a row; each place shows what shared/verdict/shown.ts says. */
  readonly body: string[][]
}

/** The texts of an attachment as they are shown and printed. */
export function shownTexts(attachment: Attachment, judged: Judged): Shown {
  const { columns, rows } = attachment
  const header = Array.from({ length: headerLevels(columns) }, () => columns.map(() => ''))
  for (const cell of headerCells(columns)) {
    const line = header[cell.top]
    if (line) line[cell.left] = cell.text
  }
  const body = rows.map((row, index) => columns.map((column) => shownCell(row, column, judged.rows[index])))
  return { header, body }
}
