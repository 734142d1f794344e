/** What a column takes (有效性): words of a list, or figures within bounds. What else stands there is told, never refused. */
import { compare, literal } from '../measure/decimal.ts'
import { comparable } from '../measure/normalise.ts'
import { readPlain } from '../measure/quantity.ts'
import { allowedWords } from './looks.ts'
import type { Allowed } from './model.ts'

/** Words that stand for a figure, or for none yet. */
const NO_FIGURE =
  /^(?:年度|全年|暂|未(?:统计|公布|出|下达)|待|无$|零|持平|[—\-/.·…*]+$)|同步|增长|完成|范围|平均|以[上下内]|提质/

/** Why a text is not what its column takes, as the end of a sentence (不在可选的内容里); null where it is, or is blank. */
export function notAllowed(text: string, allowed: Allowed | undefined): string | null {
  const plain = comparable(text)
  if (allowed === undefined || plain === '') return null
  if ('words' in allowed)
    return allowed.words.some((word) => comparable(word) === plain) ? null : '不在本栏可选的内容里'
  const read = readPlain(plain.replace(/(?<=\d),(?=\d{3})/g, ''))
  // 8%左右 and 60以上 are what a target is, 年度数据 and — what there is for want of a figure.
  if (read === null) return /\d/.test(plain) || NO_FIGURE.test(plain) ? null : '不是数，本栏应填数'
  const { least, most } = allowed
  const outside =
    (least !== undefined && compare(read.low, literal(least)) < 0) ||
    (most !== undefined && compare(read.high, literal(most)) > 0)
  return outside ? `不在本栏的范围（${allowedWords(allowed)}）内` : null
}

/** The words of a list that go on what has been typed, those that begin with it first; none of a column without one. */
export function wordsFor(typed: string, allowed: Allowed | undefined): readonly string[] {
  if (allowed === undefined || !('words' in allowed)) return []
  const wanted = comparable(typed).toLowerCase()
  const found = allowed.words.filter((word) => comparable(word).toLowerCase().includes(wanted))
  const begins = (word: string): boolean => comparable(word).toLowerCase().startsWith(wanted)
  return [...found.filter(begins), ...found.filter((word) => !begins(word))]
}

/** The words of a list as a person writes them, one a line or with 、 between; without blank and repeated ones. */
export const wordsIn = (typed: string): string[] =>
  [
    ...new Set(
      typed
        .split(/[\n、;；]|[,，](?!\d{3}(?!\d))/)
        .map((word) => word.trim().slice(0, 100))
        .filter((word) => word !== ''),
    ),
  ].slice(0, 500)
