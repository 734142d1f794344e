/** 6.5亿元，比2019年同期少1900亿元: a change that is out of all proportion to what has changed has a wrong unit. */
import { compare, literal, times } from '../../../measure/decimal.ts'
import { converted } from '../../../measure/unit.ts'
import { wordsAt } from '../common/context.ts'
import type { Sentence } from '../common/plain.ts'
import { amountsWithRoles } from '../common/roles.ts'
import { type Raw, reckoning } from '../rules.ts'

const MORE = /[比较][^，,；;。]{2,12}(?:增加|多|增收|净增|多收)(?:了)?$/
const LESS = /[比较][^，,；;。]{2,12}(?:减少|少|减收|少收)(?:了)?$/
/** What falls to a fiftieth of itself is no figure that a report goes on about. */
const FAR = literal(50)

export function outsized(text: string, sentence: Sentence): Raw[] {
  const { plain } = sentence
  const amounts = amountsWithRoles(sentence)
  return amounts.flatMap((change, at): Raw[] => {
    const lead = plain.slice(Math.max(0, change.start - 20), change.start)
    const more = MORE.test(lead)
    if (!more && !LESS.test(lead)) return []
    const own = amounts[at - 1]
    if (own === undefined || own.role !== 'own' || own.unit.base !== change.unit.base) return []
    if (
      (more && own.unit.label === change.unit.label) ||
      /[；;]|其中/.test(plain.slice(own.end, change.start))
    )
      return []
    const size = converted(change.value, change.unit, own.unit)
    if (compare(size, more ? own.value : times(own.value, FAR)) <= 0) return []
    const span = sentence.span(own.start, change.end)
    return [
      reckoning(
        'growth',
        false,
        span,
        `报告说“${wordsAt(text, span)}”，增减的${change.text}与总数${own.text}相差过大，请核对计量单位。`,
      ),
    ]
  })
}
