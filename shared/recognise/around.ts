/** What stands around a table: 附件, title lines, 填报单位 above, 注 below. */
import { comparable } from '../normalise.ts'
import type { Grid } from './grid.ts'

/** The lines of a row: its texts, cells that stand side by side as one line. */
function lineOf(grid: Grid, row: number): string {
  return grid
    .filled(row)
    .map((column) => grid.text(row, column))
    .join('　　')
}

const LABEL = /^\s*(附\s*[件表]\s*[0-9０-９一二三四五六七八九十]*(?:[-－—][0-9０-９]+)?)\s*[:：]?\s*$/
const LABELLED = /^\s*(附[件表]\s*[0-9０-９一二三四五六七八九十]*)\s*[:：]\s*(\S[\s\S]*)$/

/** 填报单位：…, （单位：亿元）, 2021年7月5日 and other lines between the title and the table. */
function isAbove(text: string): boolean {
  const plain = comparable(text)
  return (
    /^[(（【]?[^:：]{0,12}[:：]/.test(plain) ||
    /^[(（]?(?:单位|计量单位)/.test(plain) ||
    /^(?:\d{4}年)?\d{1,2}月\d{1,2}日$/.test(plain) ||
    /^[(（](?:\d{4}年|截)[^()（）]*[)）]$/.test(plain) ||
    plain.length > 60
  )
}

export interface LinesAbove {
  readonly label: string
  readonly title: string[]
  readonly above: string[]
}

/** Sorts the lines of the rows `from`…`to` (inclusive) that stand over a table. */
export function linesAbove(grid: Grid, from: number, to: number): LinesAbove {
  let label = ''
  const title: string[] = []
  const above: string[] = []
  for (let row = from; row <= to; row += 1) {
    const line = lineOf(grid, row)
    if (line === '') continue
    const labelled = LABELLED.exec(line)
    if (label === '' && title.length === 0 && LABEL.test(line)) label = LABEL.exec(line)?.[1] ?? ''
    else if (label === '' && title.length === 0 && labelled) {
      label = labelled[1] ?? ''
      title.push(...(labelled[2] ?? '').split('\n'))
    } else if (above.length > 0 || isAbove(line)) above.push(line)
    else title.push(...line.split('\n').filter((part) => part.trim() !== ''))
  }
  // A long run of lines is a cover or an introduction: the title is what stands last before the table.
  if (title.length > 4) return { label, title: title.slice(-2), above: [...title.slice(0, -2), ...above] }
  return { label, title, above }
}

const NOTE =
  /^[※*＊]|^(?:注|备注|说明|附注|填表说明|填报说明|指标解释)\s*[0-9０-９一二三]*\s*[:：.．、]|^注\s*[0-9０-９]|^(?:填报人|填表人|制表人?|审核人?|复核人?|负责人|单位负责人|分管领导|联系人|联系电话|填报单位|填报部门|填报日期|填报时间|报送单位|报送日期|数据来源|资料来源)\s*[:：（(]/

/** Whether a row is a note below the table and not a row of it. */
export function isNote(grid: Grid, row: number): boolean {
  const [first] = grid.filled(row)
  return first !== undefined && NOTE.test(comparable(grid.text(row, first)))
}

/** The lines of the rows `from`…`to` (inclusive) below a table. */
export function linesBelow(grid: Grid, from: number, to: number): string[] {
  const lines: string[] = []
  for (let row = from; row <= to; row += 1) {
    const line = lineOf(grid, row)
    if (line !== '') lines.push(line)
  }
  return lines
}
