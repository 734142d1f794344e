/** Two growths by short names, and how far they lie apart: 旅游收入增速快于游客增速4.9个百分点. */
import { absolute, compare, type Decimal, exact, minus, negate, rounded } from '../../../measure/decimal.ts'
import { wordsAt } from '../common/context.ts'
import { type Sentence, type Token, tokensIn } from '../common/plain.ts'
import { type Raw, reckoning } from '../rules.ts'

const SAID =
  /^(?:其中|但|而|且|虽然?)*([\p{Script=Han}]{2,12}?)(?:市场|方面|居民)?的?(?:增速|增幅)(?:也|仍|明显|虽|略)?(?:(高于|快于|低于|慢于|高出)([\p{Script=Han}]{2,12}?)|[比较]([\p{Script=Han}]{2,12}?)(?:的?(?:增速|增幅))?(高|快|低|慢))(?:的?(?:增速|增幅))?(?:了|出)?(?:约)?$/u
/** What is told by other columns, or of another time. */
const OTHERS =
  /季度|月|同期|上年|去年|全[国省市区县州旗盟]|平均|目标|计划|预期|序时|两年|产业增加值|生产总值|GDP/
const GROWN = /(?:增长|下降|增速|增幅|降幅)(?:了|为|达到?|约)?$/
/** So many growths are looked at, however long the sentence is. */
const FEW = 16
const BETWEEN = /^(?:[、和及与]|以及)+(?:增长|下降)?$/

interface Growth {
  readonly token: Token
  readonly value: Decimal
  /** The words since the figure before it, or since its list began. */
  readonly words: string
  /** Its place in a list of growths (分别增长8.8%和10.4%), and of how many. */
  readonly at: number
  readonly of: number
}

/** @param before the sentence before this one in its paragraph; null for none */
export function twoGrowths(text: string, sentence: Sentence, before: Sentence | null): Raw[] {
  const { plain } = sentence
  if (!/增速|增幅/.test(plain) || !plain.includes('百分点')) return []
  return tokensIn(sentence).flatMap((points): Raw[] => {
    if (points.unit.base !== '百分点') return []
    const clause = /[^，,；;。：:（(]*$/.exec(plain.slice(0, points.start))?.[0] ?? ''
    const found = SAID.exec(clause)
    if (found === null || OTHERS.test(clause)) return []
    const [, own = '', above = '', aboveOther = '', thanOther = '', than = ''] = found
    const here = growthsOf(sentence).filter(({ token }) => token.end <= points.start - clause.length)
    const all = (here.length >= 2 ? here : [...(before === null ? [] : growthsOf(before)), ...here]).slice(
      -FEW,
    )
    const [a, b] = [named(all, own), named(all, aboveOther || thanOther)]
    if (a === null || b === null || a === b) return []
    const up = /[高快]/.test(above || than)
    const size = up ? minus(a.value, b.value) : minus(b.value, a.value)
    if (compare(points.value, size) === 0) return []
    // Any other two that lie just so far apart may be meant; these two the other way round are not.
    const fits = all.some((one, at) =>
      all.slice(0, at).some((two) => compare(absolute(minus(one.value, two.value)), points.value) === 0),
    )
    if (fits && compare(points.value, negate(size)) !== 0) return []
    const span = sentence.span(points.start - clause.length, points.end)
    return [
      reckoning(
        'growth',
        false,
        span,
        `报告说“${wordsAt(text, span)}”，前面两项的增速是${exact(a.value)}%和${exact(b.value)}%，相差${rounded(absolute(size), 1)}个百分点，不符。`,
      ),
    ]
  })
}

/** The growths of a sentence, falls below zero, each with the words that it is told of. */
function growthsOf(sentence: Sentence): Growth[] {
  const { plain } = sentence
  const tokens = tokensIn(sentence)
  const found: Growth[] = []
  let start = 0
  for (let at = 0; at < tokens.length; at += 1) {
    const first = tokens[at]
    const lead = plain.slice(Math.max(0, (first?.start ?? 0) - 8), first?.start)
    if (first === undefined || first.unit.label !== '%' || !GROWN.test(lead)) continue
    const list = [first]
    while (
      tokens[at + 1]?.unit.label === '%' &&
      BETWEEN.test(plain.slice(tokens[at]?.end, tokens[at + 1]?.start))
    ) {
      at += 1
      list.push(tokens[at] as Token)
    }
    const words = plain.slice(start, first.start)
    let falls = false
    for (const [place, token] of list.entries()) {
      const word = /(增长|下降|降幅)[^\d]{0,2}$/.exec(
        plain.slice(Math.max(0, token.start - 6), token.start),
      )?.[1]
      if (word !== undefined) falls = word !== '增长'
      found.push({
        token,
        value: falls ? negate(token.value) : token.value,
        words,
        at: place,
        of: list.length,
      })
    }
    start = list.at(-1)?.end ?? start
  }
  return found
}

/** The only growth whose words name it; of a list of two, the one in whose place its name stands. */
function named(all: readonly Growth[], name: string): Growth | null {
  const short = name.replace(/收入$|(?:零售|消费)额?$/, '')
  for (const key of new Set([name, short])) {
    if ([...key].length < 2) continue
    const fits = all.filter(({ words }) => words.includes(key))
    const [one, other, ...more] = fits
    if (one !== undefined && other === undefined && one.of === 1) return one
    if (
      one === undefined ||
      other === undefined ||
      more.length > 0 ||
      one.of !== 2 ||
      one.words !== other.words
    )
      continue
    // 存款余额…，贷款余额…，分别增长8.8%和10.4%: two names and no third before the two growths.
    const names = one.words.split(/[，,、和与]/).filter((part) => /\d/.test(part) || part.includes(key))
    const place = names.findIndex((part) => part.includes(key))
    if (names.length === 2 && !names.every((part) => part.includes(key))) return place === 0 ? one : other
  }
  return null
}
