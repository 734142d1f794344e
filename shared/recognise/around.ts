/** What stands around a table: 附件, title lines, 填报单位 above, 注 below. */
import { comparable } from '../measure/normalise.ts'
import type { Grid } from './grid.ts'

/** The lines of a row: its texts, cells that stand side by side as one line. */
const lineOf = (grid: Grid, row: number): string =>
  grid
    .filled(row)
    .map((column) => grid.text(row, column))
    .join('　　')

const NUMERAL = '[0-9０-９一二三四五六七八九十]{0,3}(?:[-－—.．][0-9０-９]+)?'
const LABEL = new RegExp(`^\\s*(附\\s*[件表錶]\\s*${NUMERAL})\\s*[:：.．、]?\\s*$`)
const LABELLED = new RegExp(`^\\s*(附\\s*[件表錶]\\s*${NUMERAL})(?:\\s*[:：.．、]\\s*|\\s+)(\\S[\\s\\S]*)$`)

/** 填报单位：…, （单位：亿元）, 2021年7月5日 and other lines between the title and the table. */
function isAbove(text: string): boolean {
  const plain = comparable(text)
  return (
    /^[(（【]?[^:：]{0,12}[:：]/.test(plain) ||
    /^[(（]?(?:单位|计量单位|金额单位|填报单位|填报部门|报送单位|制表单位|填报日期|填报时间)/.test(plain) ||
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
    const cells = grid.filled(row).map((column) => grid.text(row, column))
    const [first = ''] = cells
    // 附件1 may share its line with 单位：亿元, or its cell with the title.
    if (label === '' && title.length === 0) {
      const found = LABEL.exec(first) ?? LABELLED.exec(first)
      if (found) {
        label = found[1] ?? ''
        const rest = found[2] ?? ''
        title.push(...rest.split('\n').filter((part) => part.trim() !== ''))
        cells.shift()
      }
    }
    const line = cells.join('　　')
    if (line === '') continue
    const parts = line.split('\n').filter((part) => part.trim() !== '')
    const under = cells.length === 1 ? parts.findIndex((part, index) => index > 0 && isAbove(part)) : -1
    if (under > 0 && above.length === 0 && !isAbove(parts[0] ?? '')) {
      // …完成情况表 with （单位：万元） below it in the same cell.
      title.push(...parts.slice(0, under))
      above.push(...parts.slice(under))
    } else if ((above.length > 0 && title.length > 0) || isAbove(line)) above.push(line)
    else if (cells.length > 1 && cells.some((cell, index) => index > 0 && isAbove(cell))) {
      // A title with 单位：亿元 at the end of its line.
      title.push(...cells.filter((cell) => !isAbove(cell)))
      above.push(cells.filter(isAbove).join('　　'))
    } else title.push(...parts)
  }
  // A long run of lines is a cover or an introduction: the title is what stands last before the table.
  if (title.length > 4) return { label, title: title.slice(-2), above: [...title.slice(0, -2), ...above] }
  return { label, title, above }
}

const NOTE =
  /^[※*＊]|^(?:注|备注|说明|附注|填表说明|填报说明|指标解释|注释)\s*[0-9０-９一二三]*\s*[:：.．、]|^注\s*[0-9０-９(（]|^(?:数据来源|资料来源)/
const SIGNED =
  /^(?:.{0,6}(?:填报|填表|制表|审核|复核|审批|签发|统计|经办|报送|联系|单位|部门|分管|主管|主要|财务)?(?:人|人员|负责人|领导|电话|日期|时间|签字|签章|签名|盖章|公章)|填报单位|填报部门|报送单位|制表单位|制表|审核|复核)(?:[(（][^()（）]{0,6}[)）])?[:：]|^[(（](?:盖章|签章|公章|签字)[)）]$/
const DATE = /^(?:\d{4}年\d{1,2}月(?:\d{1,2}日)?|\d{1,2}月\d{1,2}日|\d{4}[-./]\d{1,2}[-./]\d{1,2})$/

/** 填报单位：…, （单位：亿元）: a line that stands over a table. */
const OVER = /^[(（]?(?:计量|金额|填报|报送|制表|编制)?(?:单位|部门)[:：]/

/** Whether a row holds nothing but lines that stand over a table. */
export const standsOver = (grid: Grid, row: number): boolean =>
  grid.filled(row).every((column) => OVER.test(comparable(grid.text(row, column))))

/** Whether a row is a note, a signature line or a date below the table and not a row of it. */
export function isNote(grid: Grid, row: number): boolean {
  const filled = grid.filled(row)
  const [first] = filled
  if (first === undefined) return false
  const text = comparable(grid.text(row, first))
  if (NOTE.test(text)) return true
  if (filled.length === 1 && DATE.test(text)) return true
  return filled.some((column) => {
    const cell = grid.text(row, column)
    return cell.length < 60 && /[:：章签]/.test(cell) && SIGNED.test(comparable(cell))
  })
}

/** Whether a line by itself announces a note below a table (注：, 数据来源：). */
export const isNoteText = (text: string): boolean => NOTE.test(comparable(text))

/** Whether a text is the line that begins an attachment (附件2). */
export const isLabel = (text: string): boolean => /^\s*附\s*[件表錶]/.test(text) && text.length < 80

/** Whether a text names a table: 2021年上半年…完成情况表. */
export const isTitle = (text: string): boolean =>
  isLabel(text) ||
  (!/^[(（]?[一二三四五六七八九十\d]{1,2}[)）]?[、.．]?(?!\d)/.test(comparable(text)) &&
    /(?:表|情况|指标|项目|任务|一览|明细)(?:[(（][^()（）]*[)）])?$/.test(comparable(text)) &&
    comparable(text).length >= 8)

/** Whether a text says that a table goes on: 续表, …情况表（续）. */
export const isContinued = (text: string): boolean => /^续表?\d*$|[(（]续表?\d*[)）]$/.test(comparable(text))

/** The lines of the rows `from`…`to` (inclusive) below a table. */
export function linesBelow(grid: Grid, from: number, to: number): string[] {
  const lines: string[] = []
  for (let row = from; row <= to; row += 1) {
    const line = lineOf(grid, row)
    if (line !== '') lines.push(line)
  }
  return lines
}
