/** The table in one paragraph of official prose, for the report or a message. Every figure in it can be recomputed. */
import { type Attachment, columnOf } from '../attachment/model.ts'
import { compare, decimal, literal, rounded, sign } from '../measure/decimal.ts'
import { comparable } from '../measure/normalise.ts'
import { percentOf, shownAhead } from '../measure/schedule.ts'
import { type Lead, leadOf, leadText, pointsText } from './lead.ts'
import { quoted } from './sentences.ts'
import { datedWords, spokenNames } from './spoken.ts'
import type { Judged, JudgedRow, Outcome, Summary } from './verdict.ts'

/** More names than this are counted instead. */
const NAMED = 5
const BEST = 3

/** A row as the paragraph speaks of it. */
interface Spoken {
  readonly name: string
  readonly judged: JudgedRow
  readonly lead: Lead | null
}

/** Counts under one denominator. */
export interface Counted {
  readonly done: number
  readonly missed: number
  readonly total: number
  /** What was counted: 按序号计, 按行计. */
  readonly by: string
  /** 项, 个. */
  readonly unit: string
}

/**
 * One paragraph: the period, how many of how many (by 序号 where the table counts in numbers, else by row) are done,
 * which are behind and how far, which wait and why, and which lead. The words for done and missed are the table's own
 * (heading.wording), otherwise 实现“双过半” for a half year.
 */
export function summaryProse(attachment: Attachment, judged: Judged): string {
  const { heading } = attachment
  const names = spokenNames(attachment, judged)
  const rows = judged.rows.map((row, at): Spoken => {
    const name = names[at] === '' || names[at] === undefined ? `第${at + 1}行` : names[at]
    return { name, judged: row, lead: row.verdict === null ? null : leadOf(row.verdict, heading.months) }
  })
  const of = (outcome: Outcome): Spoken[] => rows.filter((row) => row.judged.outcome === outcome)
  const words = wordsOf(attachment)
  const when = datedWords(heading)
  const opening = when === '' ? '' : `${when}，`
  const { noun, unit } = nounOf(attachment)
  const counted = { ...countOf(judged.summary), unit }
  if (counted.total === 0) return `${opening}表中还没有可以判定的${noun}。`
  const what = `${regionOf(heading.title)}${counted.total}${unit}${noun}（${counted.by}）`
  const sentences = [
    `${opening}${what}${result(counted, judged.summary, words)}`,
    missedSentence(of('missed'), counted, words[1]),
    pendingSentence(of('pending'), heading.months),
    of('blank').length === 0 ? '' : `实绩待填的是${listed(of('blank').map(({ name }) => name))}`,
    bestSentence(of('done')),
  ]
  return `${sentences.filter((sentence) => sentence !== '').join('。')}。`
}

/** What the rows are called, and counted in: 指标, or 项目 where the name column says so. */
function nounOf({ columns }: Attachment): { readonly noun: string; readonly unit: string } {
  const header = comparable(columnOf(columns, 'name')?.header.join('') ?? '')
  if (/工程/.test(header)) return { noun: '工程', unit: '项' }
  if (/项目/.test(header)) return { noun: '项目', unit: '个' }
  return { noun: /任务|事项/.test(header) ? '任务' : '指标', unit: '项' }
}

const regionOf = (title: readonly string[]): string =>
  /全(?:省|市|县|区|旗|州|盟|镇|乡|街道)/.exec(title.join('').replace(/\s/g, ''))?.[0] ?? ''

/** 实现“双过半”, 未实现“双过半” and 过半率, or what stands for them. */
type Words = readonly [done: string, missed: string, rate: string]

function wordsOf({ heading: { wording, months } }: Attachment): Words {
  const rate = months === 6 ? '过半率' : '完成率'
  // 是 and √ say nothing in a sentence.
  if (wording !== undefined && wording.done.length > 1) {
    const { done, missed, ...more } = wording
    const others = [more.ahead, more.reached, more.exceeded].filter((word) => word !== undefined)
    return [others.length === 0 ? done : `${done}（含${others.join('、')}）`, missed, rate]
  }
  if (months === 6) return ['实现“双过半”', '未实现“双过半”', rate]
  if (months === null) return ['达到目标', '未达到目标', rate]
  return months === 12 ? ['完成年度目标', '未完成年度目标', rate] : ['达到序时要求', '未达到序时要求', rate]
}

/** By 序号, as the summary's own rates count them; by row where it has none. */
export function countOf({ done, missed, pending, blank, rates }: Summary): Omit<Counted, 'unit'> {
  const numbered = rates.filter(({ of }) => of.includes('序号'))
  const all = numbered.find(({ of }) => of.startsWith('全部'))
  if (all === undefined) return { done, missed, total: done + missed + pending + blank, by: '按行计' }
  const decided = numbered.find((rate) => rate !== all)?.total ?? 0
  return { done: all.done, missed: decided - all.done, total: all.total, by: '按序号计' }
}

/** What follows 13项指标（按序号计）. */
function result(
  { done, missed, total, unit }: Counted,
  { pending, blank }: Summary,
  [doneWord, missedWord, rateWord]: Words,
): string {
  if (done === total) return `全部${doneWord}`
  if (missed === total) return `均${missedWord}`
  const waits = pending > 0 && blank > 0 ? '待核或待填' : blank > 0 ? '待填' : '待核'
  if (done + missed === 0) return `均${waits}`
  const percent = (whole: number): string => `${percentOf(literal(done), literal(whole), 1)}%`
  const parts = [
    done === 0 ? `尚无${doneWord}的` : `${done}${unit}${doneWord}，占${percent(total)}`,
    missed === 0 ? '' : `${missed}${unit}${missedWord}`,
    done + missed === total ? '' : `${total - done - missed}${unit}${waits}`,
  ]
  const decided = done + missed
  const rate =
    decided === total || done === 0 ? '' : `；按已判定的${decided}${unit}计，${rateWord}为${percent(decided)}`
  return `中，${parts.filter((part) => part !== '').join('，')}${rate}`
}

/** Those behind, furthest first; those without a measure last. */
function missedSentence(rows: readonly Spoken[], { missed, unit }: Counted, word: string): string {
  if (rows.length === 0) return ''
  const texts = byLead(rows).map(({ name, judged, lead }) => {
    const how = behind(judged, lead)
    return how === '' ? name : `${name}（${how}）`
  })
  const alike = missed === rows.length
  const inAll = alike || rows.length > NAMED ? '' : `，共${rows.length}行`
  return `${word}的是${listed(texts, alike ? unit : '行')}${inAll}`
}

/** How far a row is behind after so many months; '' where no figure says so (a ruling against the figures, 正增长). */
export const behindOf = (row: JudgedRow, months: number | null): string =>
  behind(row, row.verdict === null ? null : leadOf(row.verdict, months))

function behind({ verdict, ruled }: JudgedRow, lead: Lead | null): string {
  if (verdict === null) return ''
  const { progress, schedule, rule } = verdict
  const share = progress === null ? null : decimal(progress)
  if (lead !== null) {
    if (sign(lead.points) >= 0) return ruled ? '按认定' : ''
    if (share === null || schedule === null) return leadText(lead)
    // A 上半年目标 without a year's target is a whole by itself.
    const whole = lead.against === 'stage' && schedule === '100' ? '阶段目标' : '年度目标'
    const { done } = shownAhead(share, decimal(schedule) ?? share)
    return `完成${whole}的${done}%，${leadText(lead)}`
  }
  if (share === null) return ''
  return `${rule === 'at most' ? '为控制目标' : '完成目标'}的${rounded(share, 2)}%`
}

const WAITS: Readonly<Record<string, string>> = {
  annual: '年度数据',
  reference: '待参照值',
  qualitative: '定性目标',
}

/** Those that wait for a person, by what they wait for, with the word that was put in for them. */
function pendingSentence(rows: readonly Spoken[], months: number | null): string {
  if (rows.length === 0) return ''
  const groups = new Map<string, string[]>()
  for (const { name, judged } of rows.slice(0, NAMED)) {
    const { rule = '', progress = null } = judged.verdict ?? {}
    const undated = months === null && rule === 'amount' && progress !== null && !judged.ruled
    const why = undated ? '时期未定' : (WAITS[rule] ?? '待认定')
    const key = judged.ruled ? `${why}，填为“${quoted(judged.status)}”` : why
    groups.set(key, [...(groups.get(key) ?? []), name])
  }
  const texts = [...groups].map(([why, names]) => {
    const all = names.length === 1 ? '' : why.startsWith('待') || why === '时期未定' ? '均' : '均为'
    return `${names.join('、')}（${all}${why}）`
  })
  return `待核的是${texts.join('、')}${rows.length > NAMED ? `等${rows.length}行` : ''}`
}

/** Those furthest ahead of the schedule, and of a target in percent. */
function bestSentence(done: readonly Spoken[]): string {
  const best = (against: Lead['against'], title: string): string => {
    const ahead = done.filter(({ lead }) => lead?.against === against && sign(lead.points) > 0)
    const texts = byLead(ahead)
      .toReversed()
      .slice(0, BEST)
      .map(({ name, lead }) => `${name}（超${lead === null ? '' : pointsText(lead)}）`)
    return texts.length === 0 ? '' : `${title}${texts.length > 1 ? '较多' : '最多'}的是${texts.join('、')}`
  }
  return [best('schedule', '超序时进度'), best('stage', '超阶段目标'), best('target', '超目标')]
    .filter((text) => text !== '')
    .join('；')
}

/** Furthest behind first; the order of the table among equals; rows without a lead last. */
const byLead = (rows: readonly Spoken[]): Spoken[] =>
  rows.toSorted((a, b) => {
    if (a.lead === null || b.lead === null) return Number(a.lead === null) - Number(b.lead === null)
    return compare(a.lead.points, b.lead.points)
  })

const listed = (texts: readonly string[], unit = '行'): string =>
  `${texts.slice(0, NAMED).join('、')}${texts.length > NAMED ? `等${texts.length}${unit}` : ''}`
