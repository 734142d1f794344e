/** The words around a figure, where they say that it is another's, of another time or no figure of its own. */
import { comparable } from '../../measure/normalise.ts'
import type { Span } from '../../report/text.ts'
import type { Claim } from './claims.ts'
import { digitsOf } from './claims.ts'

const BREAK = /[，,；;。：:\n！？]/

/** The words of the clauses that hold the subject beside the figure, up to the figure's end. */
export function clauseOf({ statement, said }: Claim, text: string): string {
  const near = statement.subject !== null && said.span.from - statement.subject.from < FAR
  let from = Math.min(
    said.span.from,
    statement.span.from,
    near ? (statement.subject?.from ?? said.span.from) : said.span.from,
  )
  if (said.span.to - from > FAR) from = said.span.from
  while (from > 0 && !BREAK.test(text[from - 1] ?? '')) from -= 1
  return comparable(text.slice(from, said.span.to))
}

const FAR = 60

/** 比上年同期增长 is the growth itself. */
const BASE = /[比较与同](?:上年|去年)(?:同期|同月)?(?:相比)?(?:有所)?/g
const OTHERS =
  /全国|全省|全自治区|省均|市均|苏[南中北]|长三角|周边|同类|高于|低于|快于|慢于|高出|领先|落后|贡献|拉动|环比|当月|单月|本月|两年|三年|五年|年均|月均|上年|去年|前年|分别高|回落|收窄|扩大|加快了?|个?百分点/

/** Whether the words let the figure be another's: a reader would not hold it against the table. */
export function speaksOfOthers(claim: Claim, text: string): boolean {
  const words = clauseOf(claim, text).replace(BASE, '')
  const quarter = /([一二三四1-4])季度/.test(words) && claim.statement.months === null
  return OTHERS.test(words) || quarter
}

/** A figure of three digits or more hardly agrees with another by chance. */
export const isTelling = (claim: Claim): boolean => digitsOf(claim.value) >= 3

/** From the first to the last character of several places. */
export const spanOver = (first: Span, ...others: readonly Span[]): Span => ({
  from: Math.min(first.from, ...others.map(({ from }) => from)),
  to: Math.max(first.to, ...others.map(({ to }) => to)),
})

/** The words of a place in one line, as a sentence quotes them. */
export function wordsAt(text: string, { from, to }: Span): string {
  const words = text
    .slice(from, to)
    .replace(/\s+/g, '')
    .replace(/[“”"]/g, '')
    .replace(/[。；，;,]+$/, '')
  return words.length > LONGEST ? `${words.slice(0, LONGEST - 1)}…` : words
}
const LONGEST = 60
