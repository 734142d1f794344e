/** Growth and progress that a sentence tells of rows in words of its own: 大幅增长31.7%, 占年初预算的50.4%, A、B分别完成目标的…. */
import { absolute, compare, type Decimal, minus, negate, plus, rounded } from '../../../measure/decimal.ts'
import { halfOf, wordOf } from '../../audit/reading.ts'
import { wordsAt } from '../common/context.ts'
import { type Sentence, type Token, tokensIn } from '../common/plain.ts'
import { hasTarget } from '../prose/schedules.ts'
import type { Raw } from '../rules.ts'
import type { Row } from './beside-columns.ts'
import type { Names } from './comparisons.ts'
import { reckoned } from './told.ts'

const AIM =
  '(?:全年|年度|年初|年|全部)?(?:预期|既定|下达)?(?:目标任务|目标|计划|任务|预算|(?<=全年|年度)预期)(?:任务|值|数)?'
const PROGRESS = new RegExp(
  `^(?:已|仅|只|才|约)*(?:(?:完成|占|为|达到?|达)(?:了)?${AIM}(?:\\d[^，,；;]{0,10})?的|完成(?:率|比例|进度)?|(?:年度|全年)?进度)(?:约?为|达到?|仅|只有|约)?$`,
  'u',
)

const bounded = (plain: string, { end }: Token): boolean => /^(?:左右|以[上下]|多|余)/.test(plain.slice(end))

/** 占年初预算的50.4%, 完成率55.3%: the row's own progress, as the table tells or reckons it. */
export function progressed(text: string, sentence: Sentence, from: number, to: number, row: Row): Raw[] {
  const tokens = tokensIn(sentence).filter(({ start, end }) => start >= from && end <= to)
  const percent = tokens.at(-1)
  if (percent === undefined || tokens.length > 2 || percent.unit.label !== '%') return []
  const words = sentence.plain.slice(from, percent.start)
  if (!PROGRESS.test(words) && !(words === '占' && hasTarget(sentence, percent))) return []
  if (bounded(sentence.plain, percent)) return []
  return judgeProgress(text, sentence, from, percent, row)
}

export function judgeProgress(
  text: string,
  sentence: Sentence,
  from: number,
  percent: Token,
  { told }: Row,
): Raw[] {
  const { source, line, facts, title } = told
  const column = source.table.columns.share
  const cell = column === undefined ? null : source.table.rate(line, column)
  const fact = facts.find(({ aspect }) => aspect === 'progress')
  const half = halfOf(percent.places)
  const fits: boolean[] = []
  if (cell !== null && !/占(?!.*(?:目标|计划|任务|年度|预算|全年))/.test(column?.header.join('') ?? ''))
    fits.push(
      compare(absolute(minus(cell.value, percent.value)), percent.places < cell.places ? half : NONE) <= 0,
    )
  if (fact?.within !== undefined)
    fits.push(
      compare(percent.value, minus(fact.within.low, half)) >= 0 &&
        compare(percent.value, plus(fact.within.high, half)) <= 0,
    )
  if (fits.length === 0) return []
  const holds = fits.includes(true)
  const span = sentence.span(from, percent.end)
  const right = cell?.text ?? `${rounded(fact?.reading.value ?? percent.value, Math.max(percent.places, 1))}%`
  return [
    reckoned(told, {
      rule: 'share',
      holds,
      span,
      message: `报告说“${wordsAt(text, span)}”，${source.called}中${title}的进度为${right}，${holds ? '相符' : '不符'}。`,
    }),
  ]
}
const NONE = halfOf(12)

const GREW =
  /^(?:(?:受|因)[^，,；;。\d]{2,24}(?:影响|拖累|带动|拉动|施工|检修)[，,]?)?(?:同比|比上年同期|较上年同期)?(?:大幅|小幅|快速|微幅|微|仅|只|略|实际|名义)*(增长|上升|提高|增幅为?|下降|下滑|减少|降幅为?)(?:了|约|达)?$/
const FELL = /下|减|降/

/** 大幅增长31.7% of a row that was told: what no statement has told of it. */
export function grew(text: string, sentence: Sentence, from: number, to: number, row: Row): Raw[] {
  const [rate, ...more] = tokensIn(sentence).filter(({ start, end }) => start >= from && end <= to)
  if (rate === undefined || more.length > 0 || rate.unit.label !== '%' || bounded(sentence.plain, rate))
    return []
  const word = GREW.exec(sentence.plain.slice(from, rate.start))?.[1] ?? ''
  return word === '' ? [] : judgeGrowth(text, sentence, from, rate, FELL.test(word), row)
}

function judgeGrowth(
  text: string,
  sentence: Sentence,
  from: number,
  rate: Token,
  falls: boolean,
  { told, now }: Row,
): Raw[] {
  if (now === null || told.line.found.falls) return []
  const value: Decimal = falls ? negate(rate.value) : rate.value
  const slack = rate.places < now.reading.places ? halfOf(rate.places) : NONE
  const holds = compare(absolute(minus(value, now.reading.value)), slack) <= 0
  const span = sentence.span(from, rate.end)
  return [
    reckoned(told, {
      rule: 'growth',
      holds,
      column: now.column.id,
      span,
      message: `报告说“${wordsAt(text, span)}”，${told.source.called}中${told.title}的${wordOf(now.column)}为${now.reading.text}，${holds ? '相符' : '不符'}。`,
    }),
  ]
}

const GREW_EACH = /^(?:增速|增幅)?分别(?:同比|比上年同期)?(?:增长|下降|为)/
const JOINED = /^[、和及与]+(?:增长|下降)?$/

/** 分别增长4.1%、7.2%和下降0.3%, of as many rows as were told just before. */
export function grewEach(text: string, sentence: Sentence, from: number, rows: readonly Row[]): Raw[] {
  const { plain } = sentence
  const start = from + (/^[，,]/.test(plain.slice(from)) ? 1 : 0)
  if (!GREW_EACH.test(plain.slice(start))) return []
  const rates = listFrom(sentence, start)
  if (rates.length !== rows.length) return []
  let falls = false
  return rates.flatMap((rate, at): Raw[] => {
    const word = /(增长|下降|为)$/.exec(plain.slice(start, rate.start))?.[1]
    if (word !== undefined) falls = word === '下降'
    const row = rows[at]
    return row === undefined ? [] : judgeGrowth(text, sentence, rate.start, rate, falls, row)
  })
}

/** The rates of one list behind a place. */
function listFrom(sentence: Sentence, from: number): Token[] {
  const rates: Token[] = []
  for (const token of tokensIn(sentence)) {
    if (token.start < from) continue
    const end = rates.at(-1)?.end
    if (token.unit.label !== '%') break
    if (end !== undefined && !JOINED.test(sentence.plain.slice(end, token.start))) break
    rates.push(token)
  }
  return rates
}

const REACHED_ONE = new RegExp(
  `(?:^|[，,；;：:。])(?:[一二三四五六]是|其中|但|而|此外[，,]?)*([\\p{Script=Han}]{2,20}?)(?:只|仅|已|也)*(?:完成|达到?)(?:了)?${AIM}的$|(?:^|[，,；;：:。])(?:其中|但|而|此外[，,]?)*([\\p{Script=Han}]{2,20}?)(?:只|仅|已|也)*完成率(?:为|仅|只有)?$`,
  'u',
)

/** 固定资产投资只完成年度目标的48.0%: of the row that is named, where no statement has told it. */
export function reachedOne(text: string, sentence: Sentence, names: Names): Raw[] {
  const { plain } = sentence
  if (!plain.includes('完成')) return []
  return tokensIn(sentence).flatMap((percent): Raw[] => {
    if (percent.unit.label !== '%' || bounded(plain, percent)) return []
    const lead = plain.slice(Math.max(0, percent.start - 40), percent.start)
    const found = REACHED_ONE.exec(lead)
    const name = found?.[1] ?? found?.[2] ?? ''
    // 下达计划: of whoever has set it.
    if (/下达|既定/.test(found?.[0] ?? '')) return []
    // 一季度完成…, 甲、乙完成…: another time, or the last of several.
    const row = name === '' || /季度|月|分别|、/.test(name) ? null : names(name, null)
    if (row === null) return []
    return judgeProgress(
      text,
      sentence,
      percent.start - lead.length + lead.lastIndexOf(name),
      percent,
      row,
    ).filter(({ holds }) => !holds)
  })
}

const REACHED_EACH = new RegExp(
  `(?:^|[，,；;：:。])(?:其中|但|而)?([\\p{Script=Han}、]{4,100}?)(?:[两三四五六七八九十\\d]+项(?:指标)?)?(?:[未均都已尚][^，,；;。\\d]{0,14}[，,])?(?:分别|依次)(?:只|仅|已)?(?:完成|(?:完成|占|为)${AIM}的)$`,
  'u',
)

/** 地区生产总值、投资和消费分别完成年度目标的48.2%、47.9%和48.7%. */
export function reachedEach(text: string, sentence: Sentence, names: Names): Raw[] {
  const { plain } = sentence
  if (!/分别|依次/.test(plain)) return []
  return tokensIn(sentence).flatMap((first): Raw[] => {
    if (first.unit.label !== '%') return []
    const list = REACHED_EACH.exec(plain.slice(Math.max(0, first.start - 150), first.start))?.[1] ?? ''
    if (list === '') return []
    const rates = listFrom(sentence, first.start)
    const rows = list.split(/[、和与及]/).map((name) => names(name, null))
    if (rates.length !== rows.length || rows.length < 2) return []
    return rates.flatMap((rate, at) => {
      const row = rows[at] ?? null
      return row === null ? [] : judgeProgress(text, sentence, rate.start, rate, row)
    })
  })
}
