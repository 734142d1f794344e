/** Numbers as the formats [DBNum1] 一百二十, [DBNum2] 壹佰贰拾 and [DBNum3] １２０ spell them. */

const STYLES = {
  1: { digits: '〇一二三四五六七八九', places: ['', '十', '百', '千'], groups: ['', '万', '亿', '万亿'] },
  2: { digits: '零壹贰叁肆伍陆柒捌玖', places: ['', '拾', '佰', '仟'], groups: ['', '万', '亿', '万亿'] },
  3: { digits: '０１２３４５６７８９', places: ['', '十', '百', '千'], groups: ['', '万', '亿', '万亿'] },
} as const

type Style = (typeof STYLES)[1 | 2 | 3]

const each = (digits: string, style: Style): string =>
  Array.from(digits, (digit) => style.digits[Number(digit)] ?? digit).join('')

/** Four digits at most, with 千百十; `led` where digits stand before them, so that a leading 零 is said. */
function group(digits: string, style: Style, led: boolean): string {
  let text = ''
  let gap = led && digits.startsWith('0')
  for (const [index, digit] of Array.from(digits).entries()) {
    if (digit === '0') {
      gap = gap || text !== ''
      continue
    }
    if (gap) text += style.digits[0] ?? ''
    gap = false
    text += `${style.digits[Number(digit)] ?? ''}${style.places[digits.length - 1 - index] ?? ''}`
  }
  return text
}

/** A whole number with its places: 10203 → 一万〇二百〇三. */
function whole(digits: string, style: Style): string {
  const bare = digits.replace(/^0+(?=.)/, '')
  if (bare === '0') return style.digits[0] ?? ''
  if (bare.length > 16) return each(digits, style)
  let text = ''
  for (let end = bare.length % 4 || 4, from = 0; from < bare.length; from = end, end += 4) {
    const part = group(bare.slice(from, end), style, text !== '')
    if (part !== '') text += `${part}${style.groups[(bare.length - end) / 4] ?? ''}`
  }
  return text
}

/** A formatted text with its digits spelled out; a year, a fraction and a format of bare zeros digit by digit. */
export function chineseDigits(text: string, number: number, code: string): string {
  const style = STYLES[number as 1 | 2 | 3] ?? STYLES[1]
  const dated = /[ymd]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|General/gi, ''))
  const bare = !dated && !/General/i.test(code)
  return text.replace(/(\.?)(\d+)(?=(年?))/g, (_, point: string, digits: string, year: string) => {
    if (point !== '' || bare || (dated && year !== '')) return `${point}${each(digits, style)}`
    const said = whole(digits, style)
    // 十二月, not 一十二月.
    return dated ? said.replace(/^[一壹](?=[十拾])/, '') : said
  })
}
