/** What one clause says of whom it speaks of, as statements: a figure, a rank, words in place of a figure. */

import { readChinese } from '../measure/chinese.ts'
import { type Dictionary, lookUp } from '../verdict/dictionary.ts'
import { type FigureRead, figureOf } from './figures.ts'
import type { Frame } from './frame.ts'
import type { Telling, Words } from './grammar.ts'
import { isRatio, measureOf } from './measuring.ts'
import { ofProgress } from './naming.ts'
import { placed } from './plain.ts'
import { classText, placeOf, type Source, startOf, textOf, withoutJoints } from './source.ts'
import type { Comparator, Said, Statement } from './statement.ts'
import { namesIn, pairOf } from './subjects.ts'
import type { Span } from './text.ts'

/** Who is spoken of, as what, and with what. */
export interface Context {
  readonly source: Source
  readonly dictionary: Dictionary
  readonly frame: Frame
  /** 年度目标为6%: the clause names an aim, and a growth without its word is one. */
  readonly aimed: boolean
  /** A growth of the same was told before: 一季度为6.9% is one too. */
  readonly grown: boolean
  readonly names: readonly string[]
  readonly subject: Span | null
  readonly scope: string
  /** 新增 and the like in front of the first of several names. */
  readonly deed: string
  /** Told as what there is: 拥有, 总量. */
  readonly held: boolean
}

const FALL = /降|减|下滑|下跌|回落|跌|缩|负/
const INDEX = /指数|得分|系数|评分|综合评价|(?:^|[^占])比$/
const TIMED = /时间|用时|时长|时限|期限|周期|天数|审批|办理|办结|提速/
const DONE_IN = /^(?:内|办结|完成|办|通达|响应|上高速|到达|直达|可达|拿)/
const PEOPLE = /(?:人|人员|群众|居民|职工|学生|教师|师生|农民|党员)$/
/** 交流比例不低于…人数的15%: a bound in front of what the share is of. */
const BOUND_INSIDE = /^(.{4,}?)(不低于|不少于|不高于|不超过)(.{2,})$/
const QUALITATIVE = /^“?(?:稳中|促稳|保稳|稳定增长|合理增长|正增长|持续改善|稳步增长)/
/** 两年平均, and a growth over another year than the last one (比2019年同期): other figures than 同比. */
const AVERAGE = /[两三五二]年(?:平均|年均)/
const BASE_YEAR = /[较比]((?:19|20)\d\d)年(?:同期|末|底)?/
/** More digits than any figure has. */
const MOST_DIGITS = 16

/** The statements of one telling, one a figure or one a name. */
export function tellingSaid(context: Context, telling: Telling, span: Span): Statement[] {
  if (telling.rule === 'worded') return worded(context, telling, span)
  if (telling.rule === 'ranked') return [ranked(context, telling, span)]
  const figures = telling.figures.map((words) => figureOf(context.source.plain, context.source.words, words))
  return namesFor(context, telling, figures).flatMap((name, at) => {
    const own = figures[at] ?? figures[0]
    const one = own && figured(context, name, telling, shared(own, figures, telling), span)
    return one == null ? [] : [one]
  })
}

/** Each figure's name: as many as there are figures, or all that one figure counts for. */
export function namesFor(context: Context, telling: Telling, figures: readonly unknown[]): readonly string[] {
  const { deed } = context
  return partedNames(context, telling, figures).map((name) =>
    name.startsWith(deed) ? name : `${deed}${name}`,
  )
}

function partedNames(
  { names, dictionary }: Context,
  telling: Telling,
  figures: readonly unknown[],
): readonly string[] {
  const lead = names[0] ?? ''
  if (telling.rule === 'counted') return figures.map(() => lead)
  if (figures.length > 1)
    return (
      (names.length === figures.length ? names : namesIn(lead, figures.length)) ?? figures.map(() => lead)
    )
  if (telling.rule === 'each') return namesIn(lead, 2) ?? namesIn(lead, 3) ?? namesIn(lead, 4) ?? [lead]
  return names.length > 1 ? names : pairOf(lead, dictionary)
}

/** 85%、70%左右: what stands behind the last figure counts for all, and so does a unit; 每人每月 for all behind it. */
function shared(own: FigureRead, figures: readonly FigureRead[], { rule }: Telling): FigureRead {
  const last = figures.at(-1)
  if (last === undefined || figures.length < 2 || rule === 'counted') return own
  const per = /\/人月$/.exec(figures[0]?.unit ?? '')?.[0] ?? ''
  const unit = own.unit === '' ? last.unit : own.unit
  return {
    ...own,
    unit: per !== '' && !unit.includes('/') ? `${unit}${per}` : unit,
    kind: own.unit === '' ? last.kind : own.kind,
    comparator: own.comparator === '=' ? last.comparator : own.comparator,
  }
}

/** The statement of one figure; null where it is no value of anything. */
function figured(
  context: Context,
  name: string,
  telling: Telling,
  figure: FigureRead,
  span: Span,
): Statement | null {
  const { source, frame } = context
  const change = telling.change ? changeWord(source, telling, figure) : ''
  const linked = telling.rule === 'linked' || telling.rule === 'respectively' || change !== ''
  if (!isValue(source, name, telling, figure, linked)) return null
  const inside = figure.kind === 'p' ? BOUND_INSIDE.exec(name) : null
  const own = inside?.[1] ?? name
  const again = context.grown && /^(?:为|是|达到?|仅|只有|仅为)$/.test(linkWord(source, telling))
  const grows =
    (context.aimed || again) &&
    figure.kind === 'p' &&
    lookUp(own, context.dictionary).entry?.kind === 'growth'
  const measure = grows
    ? 'growth'
    : measureOf({ name: own, unit: figure.unit, kind: figure.kind, change, held: context.held })
  const fall = measure === 'growth' && FALL.test(change)
  const value = fall ? negative(figure.value) : figure.value
  const bound = inside === null ? null : /不[低少]/.test(inside[2] ?? '') ? '>=' : '<='
  return {
    ...blank(context, span),
    indicator: indicatorOf(own, measure, change, otherBase(context, telling.words), figure),
    measure,
    value,
    high: figure.high && (fall ? negative(figure.high) : figure.high),
    unit: unitOf(source, telling, figure),
    comparator: bound ?? comparatorOf(source, figure, telling, frame.kind),
    growth: measure === 'growth' ? value : null,
  }
}

/** A statement with nothing said yet. */
function blank({ source, frame, subject, scope, names }: Context, span: Span): Statement {
  return {
    quote: source.typed.slice(span.from, span.to),
    span,
    indicator: names[0] ?? '',
    subject,
    kind: frame.kind,
    measure: 'level',
    value: null,
    high: null,
    words: '',
    unit: '',
    comparator: '=',
    growth: null,
    year: frame.year,
    months: frame.months,
    scope,
  }
}

/** 百分点 is 个百分点; 5.8万老年人 are 万人. */
function unitOf(source: Source, telling: Telling, { unit, kind }: FigureRead): string {
  const people = kind === 'm' && telling.object !== null && PEOPLE.test(textOf(source, telling.object))
  return people ? `${unit}人` : unit.replace(/^(百分点|千分点)$/, '个$1')
}

/** The words of another comparison than with last year; '' for none. */
function otherBase({ source, frame: { year } }: Context, words: Words): string {
  const compared = classText(source, words, 'c')
  const [base = '', typed] = BASE_YEAR.exec(compared) ?? []
  const average = AVERAGE.exec(compared)?.[0] ?? ''
  return average === '' && base !== '' && Number(typed) + 1 !== year ? base : average
}

/** A change of a share belongs to its name (缴费比例降低), a growth does not; a two years' average is another figure. */
function indicatorOf(
  name: string,
  measure: string,
  change: string,
  base: string,
  figure: FigureRead,
): string {
  if (measure === 'change' && change !== '') return `${name}${change.replace(/[为达]$/, '')}`
  if (base !== '') return `${name}${base}增长`
  return figure.kind === 'p' && isRatio(name) && change !== '' ? `${name}${change}` : name
}

/** In a target 达到 is at least, 控制在 at most. */
function comparatorOf(
  source: Source,
  figure: FigureRead,
  telling: Telling,
  kind: Statement['kind'],
): Comparator {
  const aimed = kind === 'target' || kind === 'plan'
  if (figure.comparator !== '=' || !aimed || figure.kind !== 'p') return figure.comparator
  const words = textOf(source, telling.words)
  if (words.startsWith('控制')) return '<='
  return telling.rule === 'linked' && /^(?:力争|确保)?达/.test(words) ? '>=' : '='
}

/** A bare number is one only of an index, a time only where something takes it. */
function isValue(
  source: Source,
  name: string,
  telling: Telling,
  figure: FigureRead,
  linked: boolean,
): boolean {
  if (name === '' || figure.value.value.length > MOST_DIGITS) return false
  if (figure.kind === '') return linked && INDEX.test(name)
  if (figure.kind === 'm') return telling.rule === 'counted' || linked || figure.comparator !== '='
  if (figure.kind !== 'd') return true
  if (telling.object !== null)
    return DONE_IN.test(textOf(source, telling.object)) || figure.comparator === '以内'
  return linked || TIMED.test(name) || figure.comparator !== '='
}

function worded(context: Context, telling: Telling, span: Span): Statement[] {
  const words = textOf(context.source, telling.figures[0] ?? [0, 0])
  const name = context.names[0] ?? ''
  const { entry } = lookUp(name, context.dictionary)
  const qualitative = QUALITATIVE.test(words)
  // 稳步增长 is a goal where goals are set, and a phrase elsewhere.
  if (name === '' || (qualitative && (context.frame.kind === 'actual' || entry === null))) return []
  const together = /同步/.test(words)
  const grows = together || qualitative || entry?.kind === 'growth' || /涨幅|增速|增长/.test(name)
  const several = /指标|浓度和|等/.test(name)
  const rate = !several && (together || entry !== null || /率|比|能耗|排放|涨幅|削减|减排|降幅/.test(name))
  return [
    {
      ...blank(context, span),
      measure: grows ? 'growth' : 'level',
      words: words.replace(/[“”]/g, ''),
      unit: rate ? '%' : '',
      comparator: together ? '>=' : /范围/.test(words) ? '以内' : '=',
    },
  ]
}

function ranked(context: Context, telling: Telling, span: Span): Statement {
  const words = telling.figures[0] ?? ([0, 0] as const)
  const text = textOf(context.source, words)
  const number = /[\d一二三四五六七八九十百]+/.exec(text)
  const digits = number?.[0] ?? ''
  const from = startOf(context.source, words[0]) + (number?.index ?? 0)
  return {
    ...blank(context, span),
    measure: 'rank',
    value: {
      value: /^\d+$/.test(digits) ? digits : String(readChinese(digits) ?? ''),
      span: placed(context.source.plain, from, from + digits.length),
    },
    unit: /[位名]$/.exec(text)?.[0] ?? '位',
  }
}

/**
 * What goes on behind a telling: 、增长7.1% belongs to the amounts before it, an increase in pieces, a two years' average
 * and a rank are statements of their own. Answers all of them.
 */
export function followed(context: Context, tail: Telling, made: readonly Statement[]): Statement[] {
  const { source } = context
  const span = placeOf(source, withoutJoints(source, tail.words))
  const last = made.findLast(({ measure }) => measure !== 'rank')
  if (tail.rule === 'ranked') {
    const grown = last !== undefined && (last.measure === 'growth' || last.growth !== null)
    const rank = ranked(context, tail, span)
    return [...made, grown ? { ...rank, indicator: `${rank.indicator}增速` } : rank]
  }
  const figures = tail.figures.map((words) => figureOf(source.plain, source.words, words))
  const [figure] = figures
  if (figure === undefined || last === undefined || /点$/.test(figure.unit)) return [...made]
  // 18.6亿元，占年度预算的52.3%，增长6.9%: the amount has grown, not its progress.
  const base = ofProgress(context.names[0] ?? '')
  if (base !== null && tail.rule === 'growing')
    return [...made, ...tellingSaid({ ...context, names: [base] }, tail, span)]
  const beside = (one: Statement): boolean =>
    one.growth === null && !['growth', 'change', 'rank'].includes(one.measure)
  if (figure.kind === 'p' && otherBase(context, tail.words) === '' && made.some(beside)) {
    let at = -1
    return made.map((one) => {
      if (!beside(one)) return one
      at += 1
      return { ...one, growth: grownBy(source, tail, figures[at] ?? figure) }
    })
  }
  return [...made, ...tellingSaid(context, tail, span)]
}

/**
 * 城镇居民收入21600元，农村居民收入12400元，同比分别增长6.2%和8.3%: each of the amounts before it has one of the growths.
 * Answers all that were told, as they were where there are not as many amounts that still want one.
 */
export function spread(source: Source, tail: Telling, before: readonly Statement[]): readonly Statement[] {
  const figures = tail.figures.map((words) => figureOf(source.plain, source.words, words))
  const rates = figures.every(({ kind, unit }) => kind === 'p' && !/点$/.test(unit))
  const amounts = lastAmounts(before, figures.length)
  if (!rates || /[两三五二]年|[较比](?:19|20)/.test(classText(source, tail.words, 'c'))) return before
  if (amounts.some(({ growth }) => growth !== null)) return before
  const to = placeOf(source, withoutJoints(source, tail.words)).to
  return before.map((one) => {
    const figure = figures[amounts.indexOf(one)]
    if (figure === undefined) return one
    const span = { from: one.span.from, to: Math.max(one.span.to, to) }
    const quote = source.typed.slice(span.from, span.to)
    return { ...one, span, quote, growth: grownBy(source, tail, figure) }
  })
}

/** The last amounts that were told, no rates and changes among them; none where there are not as many. */
export function lastAmounts(before: readonly Statement[], count: number): readonly Statement[] {
  const amounts = before.filter(
    ({ measure, unit }) => !['growth', 'change', 'rank', 'share'].includes(measure) && unit !== '%',
  )
  return amounts.length < count ? [] : amounts.slice(-count)
}

/** The size of a change, below zero for a fall. */
const grownBy = (source: Source, tail: Telling, figure: FigureRead): Said =>
  FALL.test(changeWord(source, tail, figure)) ? negative(figure.value) : figure.value

/** The word of change before a figure; of several (增长7.2%和下降3.6%) the nearest. */
function changeWord(source: Source, { words }: Telling, { value }: FigureRead): string {
  const changes = source.words
    .slice(...words)
    .filter(({ letter, from }) => letter === 'g' && (source.plain.from[from] ?? 0) <= value.span.from)
  // 降幅收窄: both words tell of one change.
  const last = changes.at(-1)
  const first = changes.findLastIndex(({ to }, at) => to !== changes[at + 1]?.from)
  return last === undefined ? '增长' : source.plain.text.slice(changes[first]?.from ?? last.from, last.to)
}

export const linkWord = (source: Source, { words }: Telling): string => classText(source, words, 'v')

const negative = (said: Said): Said => ({
  ...said,
  value: said.value.startsWith('-') ? said.value : `-${said.value}`,
})

/** Whether a telling has a figure of that unit class and unit; for the counted noun's sake. */
export const firstFigure = (source: Source, figures: readonly Words[]): FigureRead | null =>
  figures[0] === undefined ? null : figureOf(source.plain, source.words, figures[0])
