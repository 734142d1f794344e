/** The year and the months elapsed that a title or a header speaks of. */
import { comparable } from '../normalise.ts'

const CHINESE = '〇一二三四五六七八九'

/** 二〇二一年 → 2021年. Only where four digits stand together. */
const arabic = (text: string): string =>
  text.replace(/[〇零○Ｏ一二三四五六七八九]{4}(?=年)/g, (digits) =>
    Array.from(digits, (digit) => Math.max(0, CHINESE.indexOf(digit))).join(''),
  )

/** The year of the first text that names one; null where none does. */
export function yearOf(texts: readonly string[]): number | null {
  for (const text of texts) {
    const found = /(?<!\d)((?:19|20)\d\d)(?:年|[-./](?:0?[1-9]|1[0-2])(?!\d))/.exec(arabic(comparable(text)))
    if (found) return Number(found[1])
  }
  return null
}

const MONTHS: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
  十一: 11,
  十二: 12,
}

const monthNumber = (text: string | undefined): number => MONTHS[text ?? ''] ?? Number(text)

const MONTH = '(1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])'

/** From the surest wording to the least sure; each gives the months elapsed. */
const WORDINGS: readonly (readonly [RegExp, (found: RegExpExecArray) => number])[] = [
  [new RegExp(`(?<![\\d.])0?[1一]月?[-–—―~至到－]${MONTH}月`), (found) => monthNumber(found[1])],
  [/前三季度|[1一](?:[-–—―~至到、]|,)?[3三]季度/, () => 9],
  [/上半年|[1一][-–—―~至到][2二]季度/, () => 6],
  [new RegExp(`(?:前|头)${MONTH}个?月`), (found) => monthNumber(found[1])],
  [/第?[一1]季度|首季/, () => 3],
  [/第?[二2]季度/, () => 6],
  [/第?[三3]季度/, () => 9],
  [/第?[四4]季度|下半年/, () => 12],
  [
    new RegExp(`(?:截[至止]到?|年|^)(?:20\\d\\d年)?${MONTH}月(?:份|底|末|\\d{1,2}日)?`),
    (found) => monthNumber(found[1]),
  ],
]

/** The months elapsed that the first telling text names; null where none does. */
export function monthsOf(texts: readonly string[]): number | null {
  for (const text of texts) {
    const plain = comparable(text)
    for (const [pattern, months] of WORDINGS) {
      const found = pattern.exec(plain)
      const number = found ? months(found) : Number.NaN
      if (number >= 1 && number <= 12) return number
    }
  }
  return null
}

/** Whether a title speaks of a whole year: 全年, 年终, or 年度 with what was reached in it. */
export const isWholeYear = (texts: readonly string[]): boolean =>
  texts.some((text) => /全年|年终|年度.*(?:完成|执行)情况/.test(comparable(text)))
