/** A figure that is a row's but for its unit: 全年250万元 where the table sets 250亿元. */
import { absolute, compare, type Decimal, literal, over, sign } from '../../../measure/decimal.ts'
import { comparable } from '../../../measure/normalise.ts'
import { converted, isRate } from '../../../measure/unit.ts'
import { wordOf } from '../../audit/reading.ts'
import { digitsOf, type Heard } from '../common/claims.ts'
import { wordsAt } from '../common/context.ts'
import type { Fact, Told } from '../common/facts.ts'
import type { Raw } from '../rules.ts'

/** So many times more or less than all that a row has is no figure of it. */
const FAR = literal(2000)

/**
 * Amounts of a row's name, whatever is told of them (全年, 下半年, 力争), in units that none of the row's figures fits.
 * @param rows by what they tell
 * @param told places that are told wrong already
 */
export function scales(
  text: string,
  claims: readonly Heard[],
  rows: ReadonlyMap<string, readonly Told[]>,
  told: (claim: Heard) => boolean,
): Raw[] {
  return claims.flatMap((claim): Raw[] => {
    const { identity, aspect, unit, value, said, statement, comparator } = claim
    if (aspect !== 'value' || isRate(unit) || unit.label === unit.base || digitsOf(value) < 2) return []
    const [row, ...others] = rows.get(identity) ?? []
    if (row === undefined || others.length > 0 || told(claim)) return []
    const facts = row.facts.filter(
      ({ aspect: own, reading }) =>
        own === 'value' && reading.unit.base === unit.base && sign(reading.value) > 0,
    )
    const [fact] = facts
    if (fact === undefined || !facts.every((one) => isFar(claim, one))) return []
    const same = facts.some(({ reading }) => compare(absolute(value), reading.value) === 0)
    if (!same && (comparator !== '=' || digitsOf(value) < 3)) return []
    const typed = text.slice(said.span.to).search(/\S/)
    const from = said.span.to + Math.max(0, typed)
    const to = from + unit.label.length
    const right = facts.find(({ reading }) => compare(absolute(value), reading.value) === 0)?.reading.unit
      .label
    return [
      {
        rule: 'contradicts',
        kind: 'contradicts',
        holds: false,
        attachment: row.source.attachment,
        row: row.line.row.id,
        column: fact.column.id,
        span: { from: Math.min(statement.span.from, said.span.from), to: Math.max(statement.span.to, to) },
        message: `报告说“${wordsAt(text, statement.span)}”，而${row.source.called}中${row.title}的${wordOf(fact.column)}为${fact.reading.text}，相差千倍以上，请核对计量单位。`,
        expected:
          right !== undefined && comparable(text.slice(from, to)) === unit.label
            ? { span: { from, to }, text: right }
            : null,
      },
    ]
  })
}

function isFar({ value, unit }: Heard, { reading }: Fact): boolean {
  const own = absolute(converted(value, unit, reading.unit))
  const [more, less]: [Decimal, Decimal] =
    compare(own, reading.value) > 0 ? [own, reading.value] : [reading.value, own]
  const times = over(more, less)
  return times !== null && compare(times, FAR) > 0
}
