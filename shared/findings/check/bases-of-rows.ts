/** 比2021年同期增长52.5% in a report on 2023, where the table's growth is just that: it is counted from the year before. */
import { absolute, compare } from '../../measure/decimal.ts'
import { digitsOf, type Heard } from './claims.ts'
import { wordsAt } from './context.ts'
import type { Told } from './facts.ts'
import type { Sentence } from './plain.ts'
import type { Raw } from './rules.ts'

const BASE = /[比较]((?:19|20)\d\d)年(?:同期|上半年|1[-—~至]6月)/g
/** How far behind its base a growth may stand. */
const FAR = 40

/**
 * @param rows by what they tell
 * @param year of the report
 */
export function basesOfRows(
  text: string,
  sentence: Sentence,
  claims: readonly Heard[],
  rows: ReadonlyMap<string, readonly Told[]>,
  year: number,
): Raw[] {
  const { plain } = sentence
  return [...plain.matchAll(BASE)].flatMap(({ 0: words, 1: named = '', index }): Raw[] => {
    const end = index + words.length
    if (Number(named) >= year - 1 || /[两二三四五]年|年均|平均/.test(plain.slice(index, end + FAR))) return []
    const stop = plain.slice(end, end + FAR).search(/[；;。]/)
    const { from, to } = sentence.span(end, Math.min(plain.length, end + (stop < 0 ? FAR : stop)))
    const growths = claims.filter(
      ({ aspect, said, value }) =>
        aspect === 'growth' && said.span.from >= from && said.span.to <= to && digitsOf(value) >= 2,
    )
    const same = growths.flatMap((claim) =>
      (rows.get(claim.identity) ?? []).flatMap((row) => {
        const fact = row.facts.find(
          ({ kind, aspect, reading, months }) =>
            kind === 'actual' &&
            aspect === 'growth' &&
            months === claim.statement.months &&
            compare(absolute(reading.value), absolute(claim.value)) === 0,
        )
        return fact === undefined ? [] : [{ row, fact, claim }]
      }),
    )
    const [first] = same
    if (first === undefined) return []
    const { row, fact, claim } = first
    const at = sentence.span(index + 1, index + 5)
    return [
      {
        rule: 'year',
        kind: 'year',
        holds: false,
        attachment: row.source.attachment,
        row: row.line.row.id,
        column: fact.column.id,
        span: at,
        message: `报告说“${wordsAt(text, { from: at.from - 1, to: claim.statement.span.to })}”，与${row.source.called}中${row.title}的同比数字相同，同比应与${year - 1}年比，请核对年份。`,
        expected: at.to - at.from === 4 ? { span: at, text: String(year - 1) } : null,
      },
    ]
  })
}
