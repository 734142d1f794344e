/** Chinese numerals, read and written: for months, numbers of a count, labels, percentages and counts in words. */

const DIGITS = '零一二三四五六七八九'

/** One numeral as a digit (〇 and ○ are 零, 两 is 二); null for any other sign. */
export function chineseDigit(sign: string): number | null {
  const at = sign === '' ? -1 : DIGITS.indexOf(sign.replace(/[〇○]/, '零').replace('两', '二'))
  return at < 0 ? null : at
}

/** Numerals that stand digit by digit: 二〇二一 → 2021; a sign that is none counts as 0. */
export const digitByDigit = (text: string): string =>
  Array.from(text, (sign) => (/\d/.test(sign) ? sign : String(chineseDigit(sign) ?? 0))).join('')

const SPELLED =
  /^(?:([一二两三四五六七八九])千)?(?:[零〇]?([一二两三四五六七八九])百)?(?:[零〇]?([一二三四五六七八九])?(十))?(?:([零〇]?)([一二两三四五六七八九]))?$/

/** 六, 十, 二十一, 三百零五, 一千二百; null where the text is no such number, and for 一百二, which may be 102 or 120. */
export function readChinese(text: string): number | null {
  const found = text === '' ? null : SPELLED.exec(text)
  if (found === null) return null
  const [, thousands = '', hundreds = '', tens = '', ten, zero, ones = ''] = found
  if (ones !== '' && ten === undefined && zero === '' && thousands + hundreds !== '') return null
  const of = (sign: string): number => chineseDigit(sign) ?? 0
  const tenfold = ten === undefined ? 0 : tens === '' ? 1 : of(tens)
  return of(thousands) * 1000 + of(hundreds) * 100 + tenfold * 10 + of(ones)
}

/** 六点二 → 6.2, 零点五 → 0.5, 二十一 → 21, as a decimal's text; null where the text is no such number. */
export function spokenFigure(text: string): string | null {
  const [whole = '', part] = text.split('点')
  const number = /^[零〇]$/.test(whole) ? 0 : readChinese(whole)
  if (number === null || part === '') return null
  return part === undefined ? String(number) : `${number}.${digitByDigit(part)}`
}

/** 1 to 9999 as 一, 十, 十一, 二十, 九十九, 一百零五, 一千二百. */
export function writeChinese(value: number): string {
  let text = ''
  let skipped = false
  for (const [name, size] of PLACES) {
    const digit = Math.floor(value / size) % 10
    if (digit === 0) {
      skipped = text !== ''
      continue
    }
    text += `${skipped ? '零' : ''}${name === '十' && digit === 1 && text === '' ? '' : (DIGITS[digit] ?? '')}${name}`
    skipped = false
  }
  return text
}

const PLACES = [
  ['千', 1000],
  ['百', 100],
  ['十', 10],
  ['', 1],
] as const
