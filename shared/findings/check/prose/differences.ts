/** 21.84亿元，比去年同期的21.00亿元增加0.84亿元: three figures, of which each two tell the third. */
import { absolute, compare, minus, plus, rounded } from '../../../measure/decimal.ts'
import { converted } from '../../../measure/unit.ts'
import { wordsAt } from '../common/context.ts'
import { type Printed, rangeOf, type Sentence } from '../common/plain.ts'
import { type Amount, amountsWithRoles } from '../common/roles.ts'
import { type Raw, reckoning } from '../rules.ts'

const THAN = /^[，,][比较](?:上年|去年)(?:同期|同月|上半年)?的?$/
const MORE = /^(?:净增|增加|增收|多收|多|增)(?:了)?$/
const LESS = /^(?:减少|减收|少收|少|减)(?:了)?$/

export function differences(text: string, sentence: Sentence): Raw[] {
  const { plain } = sentence
  const amounts = amountsWithRoles(sentence)
  return amounts.flatMap((change, at): Raw[] => {
    const [after, before] = [amounts[at - 2], amounts[at - 1]]
    if (after === undefined || before === undefined || after.role !== 'own') return []
    if (!THAN.test(plain.slice(after.end, before.start))) return []
    const word = plain.slice(before.end, change.start)
    const more = MORE.test(word)
    if ((!more && !LESS.test(word)) || !isAlike(after, before) || !isAlike(after, change)) return []
    const inAfter = (one: Amount) => converted(one.value, one.unit, after.unit)
    const moved = more ? minus(after.value, inAfter(before)) : minus(inAfter(before), after.value)
    const slack = [after, before, change].reduce(
      (sum, one) => plus(sum, converted(halfOfLast(one), one.unit, after.unit)),
      minus(after.value, after.value),
    )
    const holds = compare(absolute(minus(moved, inAfter(change))), slack) <= 0
    const span = sentence.span(after.start, change.end)
    const right = rounded(absolute(moved), Math.max(after.places, before.places))
    return [
      reckoning(
        'growth',
        holds,
        span,
        `报告说“${wordsAt(text, span)}”，两数相差${right}${after.unit.label}，${holds ? '相符' : `不是${change.text}`}。`,
      ),
    ]
  })
}

const isAlike = (one: Amount, other: Amount): boolean => one.unit.base === other.unit.base
const halfOfLast = (one: Printed) => minus(rangeOf(one).high, one.value)
