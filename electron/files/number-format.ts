/**
 * The one adapter for the number format library (numfmt): a value and its format code → the text that a Chinese
 * Excel or WPS shows.
 */
import { format } from 'numfmt'

/**
 * Formats that a file names by number only and that mean something else, or nothing, outside of China:
 * https://learn.microsoft.com/dotnet/api/documentformat.openxml.spreadsheet.numberingformat (zh-cn).
 */
export const CHINESE_BUILT_IN: Readonly<Record<number, string>> = {
  14: 'yyyy/m/d',
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

/** Chinese spellings that the library does not know: `!` escapes the next character as `\` does. */
const known = (code: string): string =>
  code
    .split(/("[^"]*")/)
    .map((part) =>
      part.startsWith('"') ? part : part.replace(/!(.)/g, '\\$1').replaceAll('上午/下午', 'AM/PM'),
    )
    .join('')

/** The text that a cell shows for a number; General where there is no format or a broken one. */
export function shownNumber(value: number, code: string | undefined): string {
  const options = { locale: 'zh-CN', throws: false, invalid: '' } as const
  const text = code === undefined ? '' : format(known(code), value, options)
  // Spaces at either end are the format's padding (`_ `, `* `), not part of what was entered.
  return (text === '' && !/;;/.test(code ?? '') ? format('General', value, options) : text).trim()
}

/** The text that a cell shows for a text: as it is, unless the format has a section for texts that adds some. */
export function shownText(value: string, code: string | undefined): string {
  if (!code?.includes('@')) return value
  // `_ ` and `* ` only pad.
  const section = (code.split(';').find((part) => part.includes('@')) ?? '')
    .replace(/[_*]./g, '')
    .replace(/\[[^\]]*\]/g, '')
  if (section.trim() === '@') return value
  return format(known(section), value, { locale: 'zh-CN', throws: false, invalid: value })
}
