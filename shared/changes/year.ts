/** Another year for a table: what of its title and headers names the old one. */
import type { Attachment, Column } from '../attachment/model.ts'

/** The digits of a year in each script that tables write it in. */
const SCRIPTS = [
  '0123456789',
  '０１２３４５６７８９',
  '〇一二三四五六七八九',
  '○一二三四五六七八九',
  '零一二三四五六七八九',
]

const inScript = (year: number, digits: string): string =>
  String(year).replace(/\d/g, (digit) => digits[Number(digit)] ?? digit)

const DIGIT = '[0-9０-９〇○零一二三四五六七八九]'
const TO = '[-–—―~～至到]'

/** A text with another year; a span of years (2021—2025年) is a plan's, and stays. */
function withYear(text: string, from: number, to: number): string {
  return SCRIPTS.reduce((result, digits) => {
    const year = new RegExp(
      `(?<!${DIGIT}|${DIGIT}{4}年?${TO})${inScript(from, digits)}(?!${DIGIT}|年?${TO}${DIGIT}{4})`,
      'g',
    )
    return result.replace(year, inScript(to, digits))
  }, text)
}

export interface Renewed {
  readonly title: readonly string[]
  /** The columns whose header changes, before and after. */
  readonly columns: readonly { readonly from: Column; readonly to: Column }[]
}

/** Title and headers with the year `to` for `from`; a column of last year has the year before. */
export function renewed({ heading, columns }: Attachment, from: number, to: number): Renewed {
  return {
    title: heading.title.map((line) => withYear(line, from, to)),
    columns: columns.flatMap((column) => {
      const header = column.header.map((text) => {
        const now = withYear(text, from, to)
        return now === text && column.role === 'last' ? withYear(text, from - 1, to - 1) : now
      })
      return header.some((text, level) => text !== column.header[level])
        ? [{ from: column, to: { ...column, header } }]
        : []
    }),
  }
}
