/** A rate that is called by what its part has done: 年内安排项目126个…；已开工103个，开工率81.7%. */
import { compare } from '../../../measure/decimal.ts'
import { type Sentence, type Token, tokensIn } from '../common/plain.ts'
import { type Amount, amountsWithRoles, nameBefore } from '../common/roles.ts'
import type { Raw } from '../rules.ts'
import { type Shared, told } from './shares.ts'

const RATE = /([\p{Script=Han}]{2})率(?:约?为|达到?|约|仅|仅为|只有)?$/u
/** Rates that are no part of what was counted beside them, whatever they are called. */
const NO_PART = /完成|实现|增长|利润|收益|自给|失业|贡献|换手|周转|产销|毛利|利用/
const BOUND = /^(?:及?以[上下]|左右|余|多)/
/** So many of the amounts before a rate are looked at, however long its sentence is. */
const FEW = 16
/** How far before a figure its words may stand. */
const NAME = 24

/** @param before the sentence before this one in its paragraph; null for none */
export function stemRates(text: string, sentence: Sentence, before: Sentence | null): Raw[] {
  const { plain } = sentence
  if (!plain.includes('率')) return []
  const amounts = amountsWithRoles(sentence)
  return tokensIn(sentence).flatMap((percent): Raw[] => {
    const stem = RATE.exec(plain.slice(Math.max(0, percent.start - 12), percent.start))?.[1] ?? ''
    if (percent.unit.label !== '%' || stem === '' || NO_PART.test(stem)) return []
    if (BOUND.test(plain.slice(percent.end))) return []
    const earlier = amounts.filter(({ end }) => end <= percent.start).slice(-FEW)
    const part = earlier.findLast((one) => isDone(plain, one, stem))
    // Behind another rate the next one is told of something else.
    if (part === undefined || /[;；%]/.test(plain.slice(part.end, percent.start))) return []
    // 已支出1.2亿元 without a name of its own is of what was told before it.
    const bare = new RegExp(
      `^(?:其中)?(?:截至\\d{1,2}月[底末]|目前|现在?|累计)*(?:已(?:经|累计)*)?${stem}[^，,;；\\d]{0,4}$`,
    ).test(nameBefore(plain, part, NAME))
    const wholes = earlier.filter((one) => one.end <= part.start && isWhole(one, part))
    const [first, ...rest] = wholes.toSorted((a, b) => weightOf(a) - weightOf(b) || b.start - a.start)
    const further = before === null ? [] : amountsWithRoles(before).filter((one) => isWhole(one, part))
    const shared = (whole: Amount, own: boolean): Shared => ({
      part,
      whole,
      percent,
      start: part.start,
      sure: own,
    })
    const others = [
      ...[...rest, ...further].map((one) => shared(one, false)),
      ...othersOf(earlier, part, percent, wholes),
    ]
    if (first !== undefined) {
      // Behind a percentage that is no share of the whole something else is told.
      const between = plain.slice(first.end, part.start).replace(/占[^，,；;%]*%/g, '')
      return told(text, sentence, percent, [shared(first, bare && !between.includes('%')), ...others])
    }
    // Of the only such amount of the sentence before, where nothing here is told before it.
    const own = further.filter(({ role }) => role === 'own')
    const [only] = own
    const alone = own.length === 1 && earlier[0] === part
    return only === undefined ? [] : told(text, sentence, percent, [shared(only, bare && alone), ...others])
  })
}

/** Whatever else of the sentence the rate may be of. */
const othersOf = (
  earlier: readonly Amount[],
  part: Amount,
  percent: Token,
  wholes: readonly Amount[],
): Shared[] =>
  earlier
    .filter((one) => one !== part && one.unit.base === part.unit.base)
    .flatMap((one) =>
      wholes
        .filter((whole) => whole !== one && isWhole(whole, one))
        .map((whole) => ({ part: one, whole, percent, start: one.start, sure: false })),
    )

const isDone = (plain: string, one: Amount, stem: string): boolean => {
  const words = nameBefore(plain, one, NAME)
  return words.includes(stem) && !/[未尚]/.test(words) && (one.role === 'own' || one.role === 'time')
}

const isWhole = (one: Amount, part: Amount): boolean =>
  one.unit.base === part.unit.base &&
  one.unit.label === part.unit.label &&
  (one.role === 'own' || one.role === 'target') &&
  compare(one.value, part.value) >= 0

/** What stands behind 其中 is a part itself. */
const weightOf = ({ within }: Amount): number => (within ? 1 : 0)
