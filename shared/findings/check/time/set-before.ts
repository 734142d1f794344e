/** Where a report tells what is to come, and sets this year's targets under the number of another year. */
import { comparable } from '../../../measure/normalise.ts'
import { isEqual, isRate } from '../../../measure/unit.ts'
import { documentOf, framing } from '../../../report/frame.ts'
import { isWithin, type Paragraph } from '../../../report/text.ts'
import { wordOf } from '../../audit/reading.ts'
import { digitsOf, type Heard, isOf } from '../common/claims.ts'
import { wordsAt } from '../common/context.ts'
import type { Told } from '../common/facts.ts'
import { type Raw, wrongTime } from '../rules.ts'

/** How far before a figure the year that it is set for may stand. */
const FAR = 80
/** 紧盯2022年目标, 2022年全年新增就业不少于5200人: a year that is over, where its aims are still to be reached. */
const AIMS =
  /(?<![比较与同超于])((?:19|20)\d\d)年(?:(?:全年|度)?(?:各项|主要|既定|预期)*(?:目标|任务)|全年[^，,。；;]{0,24}(?:不少于|不低于|不超过|控制在|达到|以[上内]|完成))/g

/**
 * @param plans the paragraphs that tell what is to come (plansOf)
 * @param year of the report
 */
export function pastPlans(text: string, plans: readonly Paragraph[], year: number): Raw[] {
  return plans.flatMap((paragraph) =>
    [...paragraph.text.matchAll(AIMS)].flatMap(({ 0: words, 1: named = '', index }): Raw[] => {
      // 在圆满完成2022年目标的基础上, 2022年目标完成情况: of what was.
      if (Number(named) >= year || PAST.test(paragraph.text.slice(Math.max(0, index - 8), index))) return []
      if (/^(?:的)?(?:基础|完成情况|相比|水平)/.test(paragraph.text.slice(index + words.length))) return []
      const from = paragraph.from + index
      const span = { from, to: from + named.length }
      return [
        wrongTime(
          span,
          `报告是${year}年的，讲下一步时写的是“${wordsAt(text, { from, to: from + words.length })}”，请核对年份。`,
          { span, text: String(year) },
        ),
      ]
    }),
  )
}
const PAST = /(?:圆满|超额|已|全面)完成[^，,。；;]*$|[在是比较与同从自由]$/

/** The paragraphs that tell what is to come. */
export function plansOf(paragraphs: readonly Paragraph[]): Paragraph[] {
  const frame = framing(documentOf(paragraphs.map((paragraph) => paragraph.text)))
  return paragraphs.filter(
    (paragraph) =>
      paragraph.text.trim() !== '' && frame(comparable(paragraph.text.slice(0, OPENING))).kind === 'target',
  )
}

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
 * @param plans the paragraphs that tell what is to come (plansOf)
 * @param year of the report
 */
export function setBefore(
  text: string,
  claims: readonly Heard[],
  rows: ReadonlyMap<string, readonly Told[]>,
  plans: readonly Paragraph[],
  year: number,
): Raw[] {
  return claims.flatMap((claim): Raw[] => {
    const { statement, said, unit, value } = claim
    if (statement.year === null || statement.year === year || isRate(unit) || digitsOf(value) < 2) return []
    const paragraph = plans.find((one) => isWithin(said.span, one))
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
