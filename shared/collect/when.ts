/** Of which time a figure is, as a column beside it says (数据期, 截止时间): one of another period waits. */
import type { Heading } from '../attachment/model.ts'
import { comparable } from '../measure/normalise.ts'
import { monthsOf, yearOf } from '../measure/period.ts'
import type { Grid } from '../recognise/grid.ts'
import { isWhenHeader } from './headers.ts'
import type { Layout } from './layout.ts'
import type { Doubt } from './model.ts'
import { said } from './said.ts'

const OTHER_TIME = /去年|上年|上月|上期|同期|预计|预估|快报/
/** One quarter by itself, 二季度, 第2季度, but neither 前三季度 nor 一至二季度. */
const QUARTER = /(?<![前一1、]|[-—–~至到])第?[二三四2-4]季度/
/** Months of which the first is not the year's: 4-6月. */
const LATER_MONTHS =
  /(?<![\d年前][-—–~至到]|\d)0?(?:[2-9]|1[0-2])月?[-—–~至到]0?(?:1[0-2]|[1-9])月(?!\d{1,2}日)/
/** One month by its number, 2026年6月工业运行情况: neither 1-6月, nor 6月底, nor a day. */
const MONTH =
  /(?<![\d\-—–~至到前止])(?<!截[止至]到?(?:\d{4}年)?)0?(?:[2-9]|1[0-2])月份?(?![\d\-—–~至到底末止累])/
const WHOLE = /半年|累计|1月?[-—–~至到]\d{1,2}月|前\d{1,2}个?月|前三季度|全年/

/**
 * What of a title says that its figures are of one quarter or one month alone, where the table's are since the year's
 * beginning; null for nothing, and where the title says both.
 */
export function singlePart(title: string): string | null {
  const plain = comparable(title)
  if (WHOLE.test(plain)) return null
  return QUARTER.exec(plain)?.[0] ?? LATER_MONTHS.exec(plain)?.[0] ?? MONTH.exec(plain)?.[0] ?? null
}

/** What the columns beside a row's figures say of another time than the table's; none where they say the same. */
export function whenDoubts(
  heading: Heading,
  grid: Grid,
  layout: Layout,
): (sheetRow: number) => readonly Doubt[] {
  const columns = layout.others.filter(({ header }) => isWhenHeader(header.split(' ')))
  if (columns.length === 0) return () => []
  return (sheetRow) => {
    for (const { at } of columns) {
      const text = comparable(grid.shown(sheetRow, at))
      if (text !== '' && isOther(text, heading))
        return [
          {
            kind: 'period',
            message: `返回表在旁边写的时期是“${said(grid.shown(sheetRow, at))}”，请核对是不是同一个时期的数。`,
          },
        ]
    }
    return []
  }
}

function isOther(text: string, { year, months }: Heading): boolean {
  if (OTHER_TIME.test(text)) return true
  const [thatYear, thatMonths] = [yearOf([text]), monthsOf([text])]
  if (thatYear !== null && year !== null && thatYear !== year) return true
  if (months === null || months < 4) return thatMonths !== null && months !== null && thatMonths !== months
  return (thatMonths !== null && thatMonths !== months) || QUARTER.test(text) || LATER_MONTHS.test(text)
}
