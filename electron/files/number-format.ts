/**
 * The one adapter for the number format library (numfmt): a value and its format code → the text that a Chinese
 * Excel or WPS shows.
 */
import { format, isDateFormat } from 'numfmt'
import { allDigits, signed } from '../../shared/measure/shortened.ts'
import { chineseDigits } from './chinese-digits.ts'

/**
 * Formats that a file names by number only: those of every country, and those that mean something else, or nothing,
 * outside of China: https://learn.microsoft.com/dotnet/api/documentformat.openxml.spreadsheet.numberingformat (zh-cn).
 */
export const BUILT_IN: Readonly<Record<number, string>> = {
  0: 'General',
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  5: '"¥"#,##0;"¥"\\-#,##0',
  6: '"¥"#,##0;[Red]"¥"\\-#,##0',
  7: '"¥"#,##0.00;"¥"\\-#,##0.00',
  8: '"¥"#,##0.00;[Red]"¥"\\-#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'yyyy/m/d',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy/m/d h:mm',
  27: 'yyyy"年"m"月"',
  28: 'm"月"d"日"',
  29: 'm"月"d"日"',
  30: 'm-d-yy',
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"时"mm"分"',
  33: 'h"时"mm"分"ss"秒"',
  34: 'AM/PM h"时"mm"分"',
  35: 'AM/PM h"时"mm"分"ss"秒"',
  36: 'yyyy"年"m"月"',
  37: '#,##0_);(#,##0)',
  38: '#,##0_);[Red](#,##0)',
  39: '#,##0.00_);(#,##0.00)',
  40: '#,##0.00_);[Red](#,##0.00)',
  41: '_ * #,##0_ ;_ * \\-#,##0_ ;_ * "-"_ ;_ @_ ',
  42: '_ "¥"* #,##0_ ;_ "¥"* \\-#,##0_ ;_ "¥"* "-"_ ;_ @_ ',
  43: '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ',
  44: '_ "¥"* #,##0.00_ ;_ "¥"* \\-#,##0.00_ ;_ "¥"* "-"??_ ;_ @_ ',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  48: '##0.0E+0',
  49: '@',
  50: 'yyyy"年"m"月"',
  51: 'm"月"d"日"',
  52: 'yyyy"年"m"月"',
  53: 'm"月"d"日"',
  54: 'm"月"d"日"',
  55: 'AM/PM h"时"mm"分"',
  56: 'AM/PM h"时"mm"分"ss"秒"',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
}

const COLOURS = /\[(?:黑色?|蓝色?|青色?|绿色?|洋红色?|红色?|白色?|黄色?|颜色\s*\d+)\]/g

/** What is made of a format code once for all its cells. */
interface Read {
  /** The code as the library knows it. */
  readonly code: string
  readonly isDate: boolean
  readonly locale: 'zh-CN' | 'en-US'
  /** 1, 2 or 3 where numbers are spelled in Chinese. */
  readonly digits: number | null
  readonly isFraction: boolean
  /** Its negative numbers stand in brackets, or without any sign: accounting's ways, (4.2) or a red 4.2. */
  readonly bracketed: boolean
}

const reads = new Map<string, Read>()

function readCode(code: string): Read {
  const before = reads.get(code)
  if (before !== undefined) return before
  const spelled = known(code) || 'General'
  const wanted = isDateFormat(spelled) ? spelled : withoutLocale(spelled)
  const style = /\[DBNum([123])\]/i.exec(code)?.[1]
  const read: Read = {
    code: wanted,
    isDate: isDateFormat(wanted),
    locale: localeOf(wanted),
    digits: style === undefined ? null : Number(style),
    isFraction: /[?0-9#]\s*\/\s*[?0-9#]/.test(wanted) && !isDateFormat(wanted),
    bracketed: wanted.includes(';') && !isDateFormat(wanted),
  }
  // A crafted file may have a format for each cell.
  if (reads.size > 1000) reads.clear()
  reads.set(code, read)
  return read
}

/** Chinese spellings that the library does not know: `!` escapes the next character as `\` does. */
const known = (code: string): string =>
  code
    .split(/("[^"]*")/)
    .map((part) =>
      part.startsWith('"')
        ? part
        : part
            .replace(/!(.)/g, '\\$1')
            .replaceAll('上午/下午', 'AM/PM')
            .replaceAll('G/通用格式', 'General')
            .replace(COLOURS, '')
            .replace(/\[DBNum\d\]/gi, ''),
    )
    .join('')

/**
 * A format of another country brings its currency sign along, never its separators: those are the system's, and
 * `[$€-407] #,##0.00` shows € 1,234.50 on a Chinese one.
 */
const withoutLocale = (code: string): string =>
  code.replace(/\[\$([^\]-]*)(?:-[^\]]*)?\]/g, (_, sign: string) => (sign === '' ? '' : `"${sign}"`))

/** A Chinese Excel names months and weekdays in English unless the format asks for Chinese. */
const localeOf = (code: string): 'zh-CN' | 'en-US' =>
  /m{3,}|d{3,}/i.test(code.replace(/"[^"]*"/g, '')) && !/\[\$-(?:[0-9a-f]*804|F800|zh)/i.test(code)
    ? 'en-US'
    : 'zh-CN'

/** The text of a value under a format that the library knows; null where it is broken or has no text for it. */
function formatted(value: number | string, code: string, locale: 'zh-CN' | 'en-US' = 'zh-CN'): string | null {
  try {
    return format(code, value, { locale, throws: true, dateErrorThrows: true })
  } catch {
    return null
  }
}

/** Days from the serial of 1904 to that of 1900. */
const SINCE_1904 = 1462

/** The last day that a date may be: 9999-12-31. */
const LAST_DAY = 2_958_466

/** Significant digits of a quotient without end. */
const ENDLESS = 15

/** Decimals that General shows of it. */
const DECIMALS = 9

/**
 * What General stands for: all digits of the number. That a spreadsheet shows 2.46914E+11 is for its narrow columns;
 * a figure that is judged needs each of them. Only a quotient without end is cut where General cuts it.
 */
function general(value: number): string {
  const text = allDigits(value)
  // Most figures: so few digits are no quotient without end.
  if (text.length < ENDLESS) return text
  const [whole = '', decimals = ''] = text.replace('-', '').split('.')
  const significant = `${whole}${decimals}`.replace(/^0+/, '').length
  if (decimals.length <= DECIMALS || significant < ENDLESS) return text
  const short = formatted(value, 'General') ?? text
  return /e/i.test(short) ? text : short
}

/** General within a format of more (`General"元"`, `[>=100]0;General`), which shortens its numbers. */
const SHORTENED = /\d(?:\.\d+)?E[+-]\d+/

/**
 * The library rounds a mixed number's whole part beside the fraction (0.95 → 1 19/20, 1 1/1): the whole is cut, and a
 * fraction of one is carried into it. Spaces stand for the places that a fraction leaves empty.
 */
const mixed = (text: string, value: number): string =>
  text
    .replace(/ +/g, ' ')
    .trim()
    .replace(/^- /, '-')
    .replace(/([\d,]+) (\d+)\/(\d+)/, (_, _whole: string, top: string, bottom: string) => {
      const whole = Math.trunc(Math.abs(value))
      if (top === bottom) return allDigits(whole + 1)
      return whole === 0 ? `${top}/${bottom}` : `${allDigits(whole)} ${top}/${bottom}`
    })
    .replace(/^-(?=0(?:\/\d+)?$)/, '')

/**
 * The text that a cell shows for a number, wide enough for all its digits and with the minus of a negative one;
 * General where there is no format or a broken one.
 */
export function shownNumber(value: number, format: string | undefined, date1904 = false): string {
  const { code, isDate, locale, digits, isFraction, bracketed } = readCode(format ?? '')
  if (code === 'General' && digits === null) return general(value)
  const number = isDate && date1904 ? value + SINCE_1904 : value
  const fits = !isDate || (number >= 0 && number < LAST_DAY)
  const text = (fits ? formatted(number, code, locale) : null) ?? general(value)
  const long = /general/i.test(code) ? text.replace(SHORTENED, general(Math.abs(value))) : text
  const spelled = digits === null ? long : chineseDigits(long, digits, code)
  if (isFraction) return mixed(spelled, value)
  // Spaces at either end (`_ `, `* `) are padding, not part of what was entered.
  return bracketed ? signed(spelled.trim(), value) : spelled.trim()
}

/** More significant digits than that nobody types: a quotient that its format cuts. */
const TYPED = 10

/**
 * All digits of a number that its format shows otherwise, in the unit that is shown (percent): rounded (12.345 as 12.3),
 * as another figure (0 as 14.6, which is a text of the format), or not at all (;;;). Null where nothing is lost, for
 * dates and fractions, for results of a division, which have no last digit, and for a zero that is not shown.
 * @param shown what shownNumber gives for it
 */
export function shownOtherwise(value: number, shown: string, format: string): string | null {
  if (shown === '') return value === 0 || readCode(format).isDate ? null : allDigits(value)
  const [, digits = '', percent = ''] = /^[^\d%]*([\d,]+(?:\.\d+)?)(%?)[^\d%]*$/.exec(shown) ?? []
  if (digits === '') return null
  const whole = Number((Math.abs(value) * (percent === '' ? 1 : 100)).toPrecision(12))
  const text = allDigits(whole)
  const there = digits.replaceAll(',', '')
  if (Number(there) === whole) return null
  const all = `${value < 0 ? '-' : ''}${text}${percent}`
  const places = there.split('.')[1]?.length ?? 0
  const isRounding = Math.abs(Number(there) - whole) <= 0.5000001 * 10 ** -places
  if (!isRounding) {
    const { isDate, isFraction } = readCode(format)
    return isDate || isFraction ? null : all
  }
  const significant = text.replace(/^0\.0*|\./g, '').length
  return Number.isInteger(value) || significant > TYPED ? null : all
}

/** The date that a cell holds whose format is one of dates, as 2026-05-08; null for any other format. */
export const dateBehind = (value: number, format: string, date1904: boolean): string | null =>
  readCode(format).isDate ? shownNumber(value, 'yyyy-mm-dd', date1904) : null

/** The text that a cell shows for a text: as it is, unless the format has a section for texts that adds some. */
export function shownText(value: string, code: string | undefined): string {
  if (!code?.includes('@')) return value
  // `_ ` and `* ` only pad.
  const section = (code.split(';').find((part) => part.includes('@')) ?? '')
    .replace(/[_*]./g, '')
    .replace(/\[[^\]]*\]/g, '')
  if (section.trim() === '@') return value
  return formatted(value, known(section)) ?? value
}

/** The serial number of an ISO date or time as files spell it; NaN where it is none. */
export function serialOf(iso: string): number {
  const [, day, time = ''] = /^(\d{4}-\d\d-\d\d)?T?(\d\d:\d\d(?::\d\d(?:\.\d+)?)?)?Z?$/.exec(iso.trim()) ?? []
  if (day === undefined && time === '') return Number.NaN
  const date = Date.parse(`${day ?? '1899-12-30'}T${time === '' ? '00:00' : time}Z`)
  return date / 86_400_000 + 25_569
}
