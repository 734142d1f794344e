/** Texts as a cell of a workbook can hold them. */
import { Problem } from '../../../shared/problem.ts'

/** Longest text that a cell of the format can hold. */
const LONGEST = 32_767

/** What XML cannot hold is left out; what reads as the format's own escape is escaped. */
export function cellSafe(text: string, where: string): string {
  if (text.length > LONGEST) {
    throw new Problem(
      'unsupported',
      `${where}的文字超过${LONGEST}个字，Excel放不下，请分成几格或删短后再导出。`,
    )
  }
  return Array.from(text)
    .filter((char) => {
      const code = char.codePointAt(0) ?? 0
      if (code < 0x20) return char === '\n' || char === '\t'
      return code !== 0x7f && code !== 0xfffe && code !== 0xffff && (code < 0xd800 || code > 0xdfff)
    })
    .join('')
    .replace(/_(?=x[0-9A-F]{4}_)/gi, '_x005F_')
}
