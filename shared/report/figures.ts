/** A figure of prose as a value: number, unit, how exactly it is said, and where it stands. */
import { spokenFigure } from '../measure/chinese.ts'
import type { Words } from './grammar.ts'
import { type Plain, placed } from './plain.ts'
import type { Comparator, Said } from './statement.ts'
import type { Word } from './words.ts'

export interface FigureRead {
  readonly value: Said
  readonly high: Said | null
  /** In one piece: 2万余平方米 is 万平方米. */
  readonly unit: string
  /** The class of the unit: y money, p a rate, d a time, u anything else, m 万 alone, '' none. */
  readonly kind: string
  readonly comparator: Comparator
}

const LEAST =
  /^(?:超过?|逾|突破|超出|高于|大于|多于|超额|高出|过|达到或超过|达到或好于|不低于|不少于|至少|不得低于)$/
const MOST = /^(?:低于|小于|少于|不高于|不超过|不多于|不得超过|至多|最多|最长)$/
const ABOUT = /^(?:大?约|接?近|将近|不到|不足|达近|达约)$/

/** 一百二十 → 120, 百分之五 → 5, 千 of 超千亿元 → 1000, 1,234 → 1234. */
function numberOf(text: string): string {
  if (/\d/.test(text)) return text.replace(/^百分之|,/g, '')
  const spoken = text.replace(/^百分之|大$/g, '')
  if (/^[千百十]?[亿万]$/.test(spoken)) return { 千: '1000', 百: '100', 十: '10' }[spoken[0] ?? ''] ?? '1'
  return spokenFigure(spoken) ?? '1'
}

/** The words of one figure. */
export function figureOf(plain: Plain, words: readonly Word[], [from, to]: Words): FigureRead {
  const parts = words.slice(from, to)
  const textOf = ({ from, to }: Word): string => plain.text.slice(from, to)
  const numbers = parts.filter(({ letter }) => letter === 'n')
  const said = (word: Word): Said => ({
    value: numberOf(textOf(word)),
    span: placed(plain, word.from, word.to),
  })
  const first = numbers[0] ?? parts[0]
  if (first === undefined) throw new RangeError('a figure without words')
  const second = numbers[1]
  const units = parts.filter(({ letter }) => 'ypduAm'.includes(letter))
  const typed = unitOfRange(units.map(textOf), second !== undefined)
  const per = /每人每月|每月每人/.test(
    parts
      .filter(({ letter }) => letter === 'l')
      .map(textOf)
      .join(''),
  )
    ? '/人月'
    : ''
  const spoken = textOf(first).startsWith('百分之') ? '%' : ''
  // 超千亿元: the number has the 亿 of its unit.
  const counted = /^[千百十]?([亿万])$/.exec(textOf(first))?.[1] ?? ''
  return {
    value: said(first),
    high: second === undefined ? null : said(second),
    unit: `${counted}${typed}${per}${spoken}`,
    kind:
      spoken === '%'
        ? 'p'
        : (units.findLast(({ letter }) => letter !== 'm')?.letter ?? units.at(-1)?.letter ?? ''),
    comparator: comparatorOf(parts.map((word) => [word.letter, textOf(word)])),
  }
}

/** 万 and 平方米 are one unit; of 5%—5.5% the last one is that of both. */
function unitOfRange(units: readonly string[], range: boolean): string {
  if (!range) return units.join('')
  const last = units.at(-1) ?? ''
  return units.length === 2 && units[0] !== last && /^[十百千万亿]$/.test(units[0] ?? '')
    ? units.join('')
    : last
}

function comparatorOf(parts: readonly (readonly [letter: string, text: string])[]): Comparator {
  const of = (letter: string): string => parts.filter(([each]) => each === letter).at(-1)?.[1] ?? ''
  const behind = of('a')
  if (/^(?:左右|上下)$/.test(behind)) return '左右'
  if (/上|有余/.test(behind)) return '以上'
  if (/下|内/.test(behind)) return '以内'
  const before = of('b')
  if (LEAST.test(before)) return '>='
  if (MOST.test(before)) return '<='
  if (ABOUT.test(before)) return '左右'
  return of('z') === '' ? '=' : '>='
}
