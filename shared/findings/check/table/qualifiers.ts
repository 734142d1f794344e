/** 固定资产投资（含农户） in a report, where the row with its figure is 固定资产投资（不含农户）. */
import { comparable } from '../../../measure/normalise.ts'
import { wordsAt } from '../common/context.ts'
import type { Raw } from '../rules.ts'
import type { Match } from './against.ts'

const QUALIFIED = /[(（](不[含包]括?|[含包]括?)([^()（）]{1,12})[)）]/

/** @param matches claims that are held against rows of the tables; once for each statement */
export function qualifiers(text: string, matches: readonly Match[]): Raw[] {
  const seen = new Set<number>()
  return matches.flatMap(({ claim, told, fact, how }): Raw[] => {
    const { span } = claim.statement
    const row = QUALIFIED.exec(comparable(told.line.name))
    const said = QUALIFIED.exec(comparable(text.slice(span.from, claim.said.span.from)))
    if (how === 'different' || row === null || said === null || seen.has(span.from)) return []
    const without = (words = ''): boolean => words.startsWith('不')
    if (row[2] !== said[2] || without(row[1]) === without(said[1])) return []
    seen.add(span.from)
    return [
      {
        rule: 'name',
        kind: 'contradicts',
        holds: false,
        attachment: told.source.attachment,
        row: told.line.row.id,
        column: fact.column.id,
        span,
        message: `报告说“${wordsAt(text, span)}”，而${told.source.called}中是${told.title}，请核对口径。`,
        expected: null,
      },
    ]
  })
}
