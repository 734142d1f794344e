/** 出口6.8亿元，进口2.1亿元，实现贸易顺差4.7亿元: what goes out less what comes in. */
import { absolute, compare, minus, plus, rounded, sign } from '../../../measure/decimal.ts'
import { converted } from '../../../measure/unit.ts'
import { halfOf } from '../../audit/reading.ts'
import { wordsAt } from '../common/context.ts'
import { rangeOf, type Sentence } from '../common/plain.ts'
import { type Amount, amountsWithRoles, nameBefore } from '../common/roles.ts'
import { type Raw, reckoning } from '../rules.ts'

const BALANCE = /贸易(顺差|逆差)(?:额)?(?:为|达到?|约)?$/
/** 对东盟出口 is no 出口: nothing but these words may stand before it. */
const LEAD = '^(?:其中|而|全[省市县区州旗]|外贸|对外|货物|累计|完成|实现|上半年)*'
const OUT = new RegExp(`${LEAD}出口(?:总额|总值|额|值)?(?:完成|实现|为|达到?)?$`)
const IN = new RegExp(`${LEAD}进口(?:总额|总值|额|值)?(?:完成|实现|为|达到?)?$`)
/** How far before a figure its name may stand. */
const NAME = 24

/** @param earlier the sentences before this one in its paragraph: the nearest that tells both is meant */
export function balances(text: string, sentence: Sentence, earlier: readonly Sentence[]): Raw[] {
  const { plain } = sentence
  if (!/[顺逆]差/.test(plain)) return []
  return amountsWithRoles(sentence).flatMap((balance): Raw[] => {
    const way = BALANCE.exec(nameBefore(plain, balance, NAME))?.[1]
    if (way === undefined || /^[余多]|^左右/.test(plain.slice(balance.middle))) return []
    const both = [sentence, ...earlier.toReversed()].flatMap((one) => {
      const out = only(one, OUT, one === sentence ? balance.start : one.plain.length)
      const back = only(one, IN, one === sentence ? balance.start : one.plain.length)
      return out === null || back === null ? [] : [{ out, back }]
    })[0]
    if (
      both === undefined ||
      both.out.unit.base !== balance.unit.base ||
      both.back.unit.base !== balance.unit.base
    )
      return []
    const { out, back } = both
    const more = minus(
      converted(out.value, out.unit, balance.unit),
      converted(back.value, back.unit, balance.unit),
    )
    const slack = [out, back, balance].reduce(
      (sum, one) => plus(sum, converted(minus(rangeOf(one).high, one.value), one.unit, balance.unit)),
      halfOf(12),
    )
    const isRight = compare(absolute(minus(absolute(more), balance.value)), slack) <= 0
    if (isRight && sign(more) > 0 === (way === '顺差')) return []
    const span = sentence.span(balance.start - way.length - 2, balance.end)
    return [
      reckoning(
        'growth',
        false,
        span,
        `报告说“${wordsAt(text, span)}”，出口${out.text}、进口${back.text}，${sign(more) < 0 ? '逆差' : '顺差'}为${rounded(absolute(more), Math.max(out.places, back.places))}${balance.unit.label}，不符。`,
      ),
    ]
  })
}

/** The only amount up to a place that has the name; null for none or several. */
function only(sentence: Sentence, name: RegExp, end: number): Amount | null {
  const [one, ...others] = amountsWithRoles(sentence).filter(
    (amount) =>
      amount.end <= end && amount.role === 'own' && name.test(nameBefore(sentence.plain, amount, NAME)),
  )
  return one === undefined || others.length > 0 ? null : one
}
