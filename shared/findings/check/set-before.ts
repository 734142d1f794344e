/** Where a report tells what is to come, and sets this year's targets under the number of another year. */
import { comparable } from '../../measure/normalise.ts'
import { isEqual, isRate } from '../../measure/unit.ts'
import { documentOf, framing } from '../../report/frame.ts'
import { isWithin, type Paragraph } from '../../report/text.ts'
import { wordOf } from '../audit/reading.ts'
import { digitsOf, type Heard, isOf } from './claims.ts'
import { wordsAt } from './context.ts'
import type { Told } from './facts.ts'
import type { Raw } from './rules.ts'

/** How far before a figure the year that it is set for may stand. */
const FAR = 80
/** A year, but not one with which something is compared or from which it comes. */
const YEAR = /(?<![比较与同由从自在超\d])((?:19|20)\d\d)年(?!以来)[^。；;\n\d]*$/
/** 在2022年8300人的基础上: what was reached then. */
const STARTS = /^[^，,。；;\n]{0,8}(?:基础|水平|同期|相比)/
/** As many characters of a paragraph as tell whether it is of what is to come. */
const OPENING = 60

/**
 * 下半年要做好…，2021年一般公共预算支出控制在39亿元以内, in a report on 2023 whose table sets just that for 2023.
 * Amounts only, for a rate is set alike year after year.
 * @param rows by what they tell
 * @param year of the report
 */
export function setBefore(
  text: string,
  claims: readonly Heard[],
  rows: ReadonlyMap<string, readonly Told[]>,
  paragraphs: readonly Paragraph[],
  year: number,
): Raw[] {
  const frame = framing(documentOf(paragraphs.map((paragraph) => paragraph.text)))
  const ahead = paragraphs.filter(
    (paragraph) =>
      paragraph.text.trim() !== '' && frame(comparable(paragraph.text.slice(0, OPENING))).kind === 'target',
  )
  return claims.flatMap((claim): Raw[] => {
    const { statement, said, unit, value } = claim
    if (statement.year === null || statement.year === year || isRate(unit) || digitsOf(value) < 2) return []
    const paragraph = ahead.find((one) => isWithin(said.span, one))
    if (paragraph === undefined || STARTS.test(text.slice(said.span.to))) return []
    const from = Math.max(paragraph.from, said.span.from - FAR)
    const found = YEAR.exec(text.slice(from, said.span.from))
    if (found === null || Number(found[1]) !== statement.year) return []
    const facts = (rows.get(claim.identity) ?? []).flatMap((row) => row.facts.map((fact) => ({ row, fact })))
    const same = facts.filter(
      ({ fact }) =>
        isOf({ ...claim, statement: { ...statement, kind: fact.kind } }, fact) &&
        isEqual(claim, fact.reading),
    )
    const [first] = same
    if (first === undefined || same.some(({ fact }) => fact.kind !== 'target' || fact.year !== year))
      return []
    const { row, fact } = first
    const span = { from: from + found.index, to: from + found.index + 4 }
    const words = wordsAt(text, { from: span.from, to: Math.max(said.span.to, statement.span.to) })
    return [
      {
        rule: 'year',
        kind: 'year',
        holds: false,
        attachment: row.source.attachment,
        row: row.line.row.id,
        column: fact.column.id,
        span,
        message: `报告讲下一步时说“${words}”，与${row.source.called}中${row.title}${year}年的${wordOf(fact.column)}数字相同，请核对年份。`,
        expected: { span, text: String(year) },
      },
    ]
  })
}
