/** A list of figures with its sum behind it: A 78.2亿元、B 52.6亿元和C 41.3亿元，合计172.1亿元. */
import { readChinese } from '../../../measure/chinese.ts'
import { compare } from '../../../measure/decimal.ts'
import { converted, isRate } from '../../../measure/unit.ts'
import { wordsAt } from '../common/context.ts'
import { type Sentence, type Token, tokensIn } from '../common/plain.ts'
import { amountsWithRoles } from '../common/roles.ts'
import type { Raw } from '../rules.ts'
import { adding, leftOut } from './parts.ts'

/** Before a sum; 前三大产业合计 is that of the first three. */
const SUM =
  /[，,]?(?:(前)?([\d一二两三四五六七八九十]{1,2})(?:大|个|项|家|者|类)?[\p{Script=Han}]{0,8})?(?:合计|共计|总计|总和|加起来|加总|总共|(?<=[两三四五六七八九\d][项家个者类])共)(?:约|达|为|是|共|实现|完成|[\p{Script=Han}]{2,6}(?:约|达|为))?$/u
/** A sum that is said as a bound, and figures that are. */
const BOUND = /(?:近|超|超过|突破|逾|不足|至少|高于|低于)$/
const BOUND_AFTER = /^(?:余|多|以上|以下|左右)/
/** Between the figures of one list: names, and how each grew. */
const BREAK = /[;；。：:]|其中|比上年|较上年|同比(?:增加|减少)|占|每|均/
const GROWTH = /[，,]?(?:同比)?(?:增长|下降)[\d.]+%/g

export function totals(text: string, sentence: Sentence): Raw[] {
  const { plain } = sentence
  if (!/合计|共计|总计|总和|加起来|加总|总共|[项家个者类]共/.test(plain)) return []
  const tokens = tokensIn(sentence).filter(({ unit }) => unit.base !== '')
  return tokens.flatMap((sum, at): Raw[] => {
    const [lead, first = '', count = ''] = SUM.exec(plain.slice(Math.max(0, sum.start - 24), sum.start)) ?? []
    if (lead === undefined || isRate(sum.unit) || isBound(plain, sum)) return []
    const list = listBefore(plain, tokens.slice(0, at), sum)
    const many =
      count === '' ? null : /\d/.test(count) ? Number(count) : readChinese(count.replace(/^两$/, '二'))
    if (many !== null && many < 2) return []
    const own =
      first === ''
        ? list
        : list
            .filter(({ start }) => !/(?:其他|其余)[^，,、;；]*$/.test(plain.slice(0, start)))
            .slice(0, many ?? 0)
    const [from] = own
    if (own.length < 2 || from === undefined || own.some((one) => isBound(plain, one))) return []
    if (first === '' && many !== null && list.length > many) return []
    if (!isWhole(plain, own, sum)) return []
    const span = sentence.span(from.start, sum.end)
    // 八类…合计 behind seven of them.
    if (first === '' && many !== null && own.length === many - 1 && many > 3)
      return [leftOut(span, `报告说“${wordsAt(text, span)}”，合计的有${many}项，只列了${own.length}项`)]
    // What commas divide may be of different things, but for those that are counted or 以上.
    const counted =
      many === own.length ||
      /以上(?:各项|几项)?[^，,；;]{0,2}$/.test(plain.slice(0, sum.start - lead.length + 2))
    return adding(text, span, sum, own, first !== '' || counted || isJoined(plain, own))
  })
}

/** 上述三项投资合计, 三大行业合计实现产值: how many of them the sentence before has told. */
const OF_BEFORE =
  /(?:上述|以上|前述|这)?([\d一二两三四五六七八九十]{1,2})(?:大|个|项|家|类)[\p{Script=Han}]{0,8}?(?:合计|共计|总计|总共|加起来)(?:约|达到?|为|是|共|实现|完成|投资|总?产值|增加值|收入|支出)*$/u
/** From where a sentence goes through the parts of something. */
const PARTS = /其中|看[，,]|分[，,:：]|分别/g

/**
 * A…；B…；C…。三大行业合计…: the sum of just as many as the nearest sentence with such figures tells.
 * @param earlier the sentences before this one in its paragraph
 */
export function totalsOfBefore(text: string, sentence: Sentence, earlier: readonly Sentence[]): Raw[] {
  const { plain } = sentence
  if (!/合计|共计|总计|总共|加起来/.test(plain)) return []
  const amounts = amountsWithRoles(sentence)
  return amounts.flatMap((sum): Raw[] => {
    const [, count = ''] = OF_BEFORE.exec(plain.slice(Math.max(0, sum.start - 32), sum.start)) ?? []
    const many = /\d/.test(count) ? Number(count) : (readChinese(count.replace(/^两$/, '二')) ?? 0)
    if (many < 2 || sum.role !== 'own' || isBound(plain, sum)) return []
    if (amounts.some(({ end, unit }) => end <= sum.start && unit.base === sum.unit.base)) return []
    const before = earlier.findLast((one) =>
      amountsWithRoles(one).some(({ unit, role }) => role === 'own' && unit.base === sum.unit.base),
    )
    if (before === undefined) return []
    const from = [...before.plain.matchAll(PARTS)].at(-1)?.index ?? 0
    const parts = amountsWithRoles(before).filter(
      ({ start, role, unit }) => start >= from && role === 'own' && unit.base === sum.unit.base,
    )
    const [first] = parts
    if (first === undefined || parts.length !== many || parts.some((one) => isBound(before.plain, one)))
      return []
    const to = sentence.span(sum.start, sum.end).to
    return adding(text, { from: before.span(first.start, first.end).from, to }, sum, parts, true)
  })
}

const isBound = (plain: string, { start, end, text }: Token): boolean =>
  BOUND.test(plain.slice(0, start)) || BOUND_AFTER.test(plain.slice(end)) || /[余多]/.test(text)

/** The run of figures of one unit that ends where a sum begins. */
function listBefore(plain: string, tokens: readonly Token[], sum: Token): Token[] {
  const list: Token[] = []
  let end = sum.start
  for (const token of tokens.toReversed()) {
    if (isRate(token.unit)) continue
    const between = plain.slice(token.end, end).replace(GROWTH, '')
    if (token.unit.base !== sum.unit.base || BREAK.test(between)) break
    // 12亿元，A产业5亿元、…: where a list is joined by 、, a comma begins it.
    if (list.length > 0 && /、|和/.test(joinAt(plain, list)) && /[，,]/.test(between)) break
    list.unshift(token)
    end = token.start
  }
  return list
}

/** What stands between the last two figures of a list. */
const joinAt = (plain: string, list: readonly Token[]): string => {
  const [a, b] = list.slice(-2)
  return a === undefined || b === undefined ? '' : plain.slice(a.end, b.start)
}

const isJoined = (plain: string, own: readonly Token[]): boolean =>
  own.slice(1).every(({ start }, at) => /[、和及]/.test(plain.slice(own[at]?.end ?? start, start)))

/** The list does not begin with the sum itself, told before its parts: 总额43亿元，A 20亿元、B 23亿元，合计…. */
const isWhole = (plain: string, own: readonly Token[], sum: Token): boolean =>
  own.every(
    ({ value, unit }, at) =>
      // Behind the first a larger one is a part all the same, where 、 joins them.
      (at > 0 && isJoined(plain, own)) || compare(converted(value, unit, sum.unit), sum.value) < 0,
  ) && !/加上|另有|此外/.test(plain.slice(own[0]?.start, sum.start))
