/** A row that the table counts among another's, told as if it came on top of it: 收入12.48亿元，另有税收收入8.40亿元. */
import { nameOf } from '../../../attachment/names.ts'
import { comparable } from '../../../measure/normalise.ts'
import { wordsAt } from '../common/context.ts'
import type { Told } from '../common/facts.ts'
import { BESIDES } from '../prose/besides.ts'
import type { Raw } from '../rules.ts'
import type { Match } from './against.ts'
import { reckoned } from './told.ts'

const ON_TOP = new RegExp(`[，,；;。、](${BESIDES})[，,]?[^，,；;。]*$`)
/** How far before a part its whole is told. */
const FAR = 80

/** @param matches claims that are held against rows of the tables */
export function partsApart(text: string, matches: readonly Match[]): Raw[] {
  const inOrder = matches.toSorted((a, b) => a.claim.said.span.from - b.claim.said.span.from)
  const seen = new Set<number>()
  return inOrder.flatMap(({ claim, told, fact, how }, at): Raw[] => {
    const start = claim.said.span.from
    if (how === 'different' || fact.kind !== 'actual') return []
    const whole = inOrder
      .slice(0, at)
      .findLast(
        (one) =>
          one.fact.kind === 'actual' && isAmong(told, one.told) && start - one.claim.said.span.to < FAR,
      )
    if (whole === undefined) return []
    const between = text.slice(whole.claim.said.span.to, start)
    const said = ON_TOP.exec(between)
    if (said === null || between.includes('\n')) return []
    const from = whole.claim.said.span.to + said.index + 1
    const span = { from, to: Math.max(claim.said.span.to, claim.statement.span.to) }
    if (seen.has(from)) return []
    seen.add(from)
    return [
      reckoned(told, {
        rule: 'parts',
        holds: false,
        column: fact.column.id,
        span,
        message: `报告说“${wordsAt(text, span)}”，而${told.source.called}中${told.title}是${whole.told.title}的其中项，不在其外。`,
      }),
    ]
  })
}

/** Whether a row stands below another as a part of it: deeper, or by its name (其中：税收收入). */
function isAmong(row: Told, whole: Told): boolean {
  if (row.source !== whole.source || row.line.at <= whole.line.at) return false
  const { attachment, judged } = row.source
  const top = judged.rows[whole.line.at]?.level ?? 0
  return attachment.rows
    .slice(whole.line.at + 1, row.line.at + 1)
    .every(
      (one, at) =>
        (judged.rows[whole.line.at + 1 + at]?.level ?? 0) > top ||
        comparable(nameOf(attachment.columns, one)).startsWith('其中'),
    )
}
