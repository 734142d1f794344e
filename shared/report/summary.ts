/** The sentence of a report that sums its table up: how many are done of how many, and what is behind. */
import type { Attachment } from '../attachment/model.ts'
import { literal } from '../measure/decimal.ts'
import { percentOf } from '../measure/schedule.ts'
import { behindOf, countOf, summaryProse } from '../verdict/prose.ts'
import { spokenNames } from '../verdict/spoken.ts'
import type { Judged, JudgedRow } from '../verdict/verdict.ts'
import type { Wording } from './wording.ts'

const PAST = /20\d\d(?=年)/g

/**
 * The sentence that sums up, in the district's own words where its last report shows them; the rate with what it is
 * reckoned from. Without them the program's own paragraph (verdict/prose.ts).
 */
export function summaryOf(attachment: Attachment, judged: Judged, wording: Wording): string {
  const { summary: own } = wording
  const { done, missed, total, by } = countOf(judged.summary)
  // What halves a year is said of no other part of it.
  if (own === null || total === 0 || attachment.heading.months !== 6) return summaryProse(attachment, judged)
  const { year } = attachment.heading
  const lead = year === null ? own.lead : own.lead.replace(PAST, String(year))
  const names = spokenNames(attachment, judged)
  const of = (...outcomes: JudgedRow['outcome'][]): string[] =>
    judged.rows.flatMap((row, at) => {
      const name = names[at] ?? ''
      if (name === '' || !outcomes.includes(row.outcome)) return []
      const how = row.outcome === 'missed' ? behindOf(row, attachment.heading.months) : ''
      return how === '' ? name : `${name}（${how}）`
    })
  const percent = percentOf(literal(done), literal(total), 1)
  const rest = total - done - missed
  const named = (words: string, names: readonly string[], count: number): string =>
    names.length === 0
      ? ''
      : `${words}的是${names.join('、')}${names.length === count ? '' : `（共${names.length}行）`}`
  const parts = [
    `${lead}${total}${own.unit}${own.noun}，${own.among}${done}${own.unit}${own.done}，${own.rate}${percent}%（${done}/${total}，${by}）`,
    named('未完成', of('missed'), missed),
    named('待定', of('pending', 'blank'), rest),
  ]
  return `${parts.filter((part) => part !== '').join('；')}。`
}
