/** 比2021年同期增长52.5% in a report on 2023, where the table's growth is just that: it is counted from the year before. */
import { absolute, compare } from '../../../measure/decimal.ts'
import { isRate } from '../../../measure/unit.ts'
import { digitsOf, type Heard } from '../common/claims.ts'
import { wordsAt } from '../common/context.ts'
import type { Told } from '../common/facts.ts'
import { mayRound, type Sentence, tokensIn } from '../common/plain.ts'
import { shareOf } from '../prose/shares.ts'
import type { Raw } from '../rules.ts'

const BASE = /[比较](?:19|20)\d\d年(?:同期|上半年|1[-—~至]6月)/
const BASES = new RegExp(BASE.source.replace('(?:19|20)\\d\\d', '((?:19|20)\\d\\d)'), 'g')
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
  if (!BASE.test(plain)) return []
  return [...plain.matchAll(BASES)].flatMap(({ 0: words, 1: named = '', index }): Raw[] => {
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
    if (first === undefined) return shareThen(text, sentence, index, end, claims, rows, year)
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

/**
 * 占40.1%，较2021年同期的36.6%提高: a share that is just last year's by the table, said of an earlier year.
 * @param index where the base begins in the sentence, and `end` where its words do
 */
function shareThen(
  text: string,
  sentence: Sentence,
  index: number,
  end: number,
  claims: readonly Heard[],
  rows: ReadonlyMap<string, readonly Told[]>,
  year: number,
): Raw[] {
  const said = tokensIn(sentence).find(({ start }) => start >= end)
  if (said === undefined || said.unit.label !== '%' || said.start - end > 2) return []
  const place = sentence.span(index, index + 1).from
  const told = claims.findLast(
    (claim) =>
      claim.aspect === 'value' &&
      claim.said.span.from >= sentence.from &&
      claim.said.span.to <= place &&
      !isRate(claim.unit),
  )
  const [row, ...others] = told === undefined ? [] : (rows.get(told.identity) ?? [])
  if (row === undefined || others.length > 0 || row.line.parent === null) return []
  const { table } = row.source
  const [part, whole] = [
    table.amount(row.line, table.columns.last),
    table.amount(row.line.parent, table.columns.last),
  ]
  if (part === null || whole === null || part.unit.base !== whole.unit.base) return []
  const share = shareOf(part, whole)
  if (share === null || !mayRound(said, share)) return []
  const at = sentence.span(index + 1, index + 5)
  const words = wordsAt(text, { from: at.from - 1, to: sentence.span(said.start, said.end).to })
  return [
    {
      rule: 'year',
      kind: 'year',
      holds: false,
      attachment: row.source.attachment,
      row: row.line.row.id,
      column: table.columns.last?.id ?? null,
      span: at,
      message: `报告说“${words}”，而${row.source.called}中${year - 1}年同期的占比正是${said.text}，请核对年份。`,
      expected: at.to - at.from === 4 ? { span: at, text: String(year - 1) } : null,
    },
  ]
}
