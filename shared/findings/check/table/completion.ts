/** How many of the rows came out how, and a completion rate (过半率) that a sentence tells of them. */
import { cellText } from '../../../attachment/model.ts'
import { readChinese, spokenFigure } from '../../../measure/chinese.ts'
import {
  compare,
  type Decimal,
  decimal,
  exact,
  literal,
  over,
  rounded,
  times,
} from '../../../measure/decimal.ts'
import { HUNDRED } from '../../../measure/schedule.ts'
import { isNumber } from '../../../verdict/levels.ts'
import type { JudgedRow, Outcome } from '../../../verdict/verdict.ts'
import { wordsAt } from '../common/context.ts'
import type { Source } from '../common/facts.ts'
import type { Sentence } from '../common/plain.ts'
import type { Raw } from '../rules.ts'

/** What words about verdicts come to, at the status column of a table. */
export const verdictRaw = (source: Source, span: Raw['span'], holds: boolean, message: string): Raw => ({
  rule: 'verdict',
  kind: holds ? 'agrees' : 'contradicts',
  holds,
  attachment: source.attachment,
  row: null,
  column: source.attachment.columns.find(({ role }) => role === 'status')?.id ?? null,
  span,
  message,
  expected: null,
})

/** How a row came out for certain; open where a person must still decide, or decided against the figures. */
export const outcomeAt = ({ outcome, warning, stale }: JudgedRow): Outcome | null =>
  outcome !== null && (warning !== null || stale) ? 'pending' : outcome

/** How many rows or items came out how; open ones may come out either way. */
export interface Counts {
  readonly total: number
  readonly done: number
  readonly missed: number
}

/** Of the rows, of the numbered items with their worst row, and of those by what stands in their own row. */
export function countsOf({ table, judged }: Source): Counts[] {
  const rows = table.lines.flatMap((line) => {
    const row = judged.rows[line.at]
    const outcome = row === undefined ? null : outcomeAt(row)
    return outcome === null ? [] : [{ line, outcome }]
  })
  const items: { worst: string; readonly own: string }[] = []
  for (const { line, outcome } of rows) {
    const own = isNumber(cellText(line.row, table.columns.no))
    const last = items.at(-1)
    if (own || last === undefined) items.push({ worst: outcome, own: outcome })
    else if (last.worst === 'done' || outcome === 'missed') last.worst = outcome
  }
  const of = (outcomes: readonly string[]): Counts => ({
    total: outcomes.length,
    done: outcomes.filter((one) => one === 'done').length,
    missed: outcomes.filter((one) => one === 'missed').length,
  })
  return [
    of(rows.map(({ outcome }) => outcome)),
    of(items.map(({ worst }) => worst)),
    of(items.map(({ own }) => own)),
  ]
}

/** 过半率为82.4%, 过半率百分之八十五. */
const RATE =
  /过半率(?:也)?(?:为|是|达到?|约为)?(?:(\d{1,3}(?:\.\d+)?)%|百分之([零一二三四五六七八九十百]+(?:点[零一二三四五六七八九]+)?))/g
const ITEMS = /(?<![\d.第])(\d{1,3}|[一二三四五六七八九十]{1,3})项/g
/** Of those only that can be told by now. */
const DECIDED = /剔除|扣除|不计|不含|不包括|(?:能够?|可以?)(?:判定|监测)/
/** Others' rates, or what is hoped for. */
const NOT_OURS = /上年|去年|全市|全省|各[县市区]|一季度|力争|确保|目标/

/**
 * A completion rate that a sentence tells, against the rows: of as many as it says, or of those that can be told. Where
 * it says neither, nobody knows of how many it is.
 */
export function completionRates(text: string, sentence: Sentence, sources: readonly Source[]): Raw[] {
  const { plain } = sentence
  return [...plain.matchAll(RATE)].flatMap((found): Raw[] => {
    const [whole, digits, words = ''] = found
    const rate = decimal(digits ?? spokenFigure(words) ?? '')
    const before = plain.slice(0, found.index)
    if (rate === null || NOT_OURS.test(before)) return []
    const numbers = [...before.matchAll(ITEMS)].flatMap(([, number = '']) => numberOf(number) ?? [])
    const clause = before.slice(Math.max(before.lastIndexOf('；'), before.lastIndexOf('。')) + 1)
    const last = DECIDED.exec(clause) ?? undefined
    const named = last === undefined ? numbers : numbersBehind(before, last[0])
    const scope = named.length === 0 ? null : Math.max(...named)
    if (scope === null && last === undefined) return []
    const fits = sources.flatMap((source) =>
      countsOf(source).flatMap((counts) => {
        const decided = counts.done + counts.missed
        const own = scope ?? decided
        // Of what it is by its words first; 除去判不了的，15项里 says it in words of its own, and may be right by them.
        return [...new Set([own, ...numbers, decided])].flatMap((of) => {
          if (of === 0 || of > counts.total || of < decided) return []
          const holds = isRateOf(rate, counts.done, counts.done + of - decided, of)
          return holds || of === own ? [{ source, of, counts, holds }] : []
        })
      }),
    )
    const [first] = fits
    if (first === undefined) return []
    const span = sentence.span(found.index, found.index + whole.length)
    const quoted = wordsAt(text, span)
    const right = fits.find(({ holds }) => holds)
    if (right !== undefined)
      return [verdictRaw(right.source, span, true, `报告说“${quoted}”，与${right.source.called}的判定相符。`)]
    const { source, of, counts } = first
    const due = over(times(literal(counts.done), HUNDRED), literal(of)) ?? literal(0)
    return [
      verdictRaw(
        source,
        span,
        false,
        `报告说“${quoted}”，而${source.called}中${of}项有${counts.done}项完成，过半率为${rounded(due, 1)}%。`,
      ),
    ]
  })
}

const numberOf = (text: string): number | null => (/\d/.test(text) ? Number(text) : readChinese(text))

/** The numbers of items behind the words that leave some out; 只看能够判定的17项. */
const numbersBehind = (before: string, words: string): number[] =>
  [...before.slice(before.lastIndexOf(words)).matchAll(ITEMS)].flatMap(
    ([, number = '']) => numberOf(number) ?? [],
  )

/** Whether a rate may be that of some number from `least` to `most`, as it is rounded. */
function isRateOf(rate: Decimal, least: number, most: number, of: number): boolean {
  const places = exact(rate).split('.')[1]?.length ?? 0
  return Array.from({ length: most - least + 1 }, (_, at) =>
    over(times(literal(least + at), HUNDRED), literal(of)),
  ).some((share) => share !== null && compare(literal(rounded(share, places)), rate) === 0)
}
