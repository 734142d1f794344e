/** Formulas as an input method leaves them: ＝ＳＵＭ（Ｅ１：Ｅ３，２）×１００％. */

const SIGNS: Readonly<Record<string, string>> = {
  '\u3000': ' ',
  '\u00a0': ' ',
  '×': '*',
  '✕': '*',
  '·': '*',
  '÷': '/',
  '−': '-',
  '–': '-',
  '—': '-',
  '、': ',',
  '；': ',',
  ';': ',',
  '﹪': '%',
  '“': '"',
  '”': '"',
  '‘': "'",
  '’': "'",
  '【': '(',
  '】': ')',
  '〉': '>',
  '〈': '<',
}

const halved = (character: string): string => {
  const sign = SIGNS[character]
  if (sign !== undefined) return sign
  const code = character.charCodeAt(0)
  return code > 0xff00 && code < 0xff5f ? halvedWide(String.fromCharCode(code - 0xfee0)) : character
}
const halvedWide = (character: string): string => (character === ';' ? ',' : character)

/**
 * The formula in the signs that the grammar knows, character for character, so that a place in one is the same place in
 * the other. What stands in quotation marks stays as it was typed.
 */
export function halfWidth(typed: string): string {
  let inside = ''
  let result = ''
  for (let at = 0; at < typed.length; at += 1) {
    const character = typed.charAt(at)
    const half = halved(character)
    const quote = half === '"' || half === "'" ? half : ''
    if (inside === '') {
      inside = quote
      result += half
    } else if (quote === inside) {
      inside = ''
      result += half
    } else result += character
  }
  return result
}
