/** What a report is, and what each of its parts tells: what was reached, what is to be, what a five-year plan sets. */
import { comparable } from '../measure/normalise.ts'
import { monthsOf, yearOf } from '../measure/period.ts'
import type { StatementKind } from './statement.ts'

/** What time figures tell of, and as what. */
export interface Frame {
  readonly kind: StatementKind
  readonly year: number | null
  readonly months: number | null
}

export interface Document {
  readonly sort: 'report' | 'plan' | 'five years'
  readonly year: number | null
  readonly months: number | null
  /** Of a plan of five years its last year. */
  readonly last: number | null
}

const HEAD_LINES = 15
const REPORT =
  /执行情况|完成情况|运行情况|工作总结|情况(?:的)?(?:报告|汇报|通报|分析)|统计公报|上半年.{0,12}(?:报告|情况)|简况|简析|快报|[月季]报|汇报|通报|(?:运行|形势)分析|分析报告/
const FIVE = /五年规划|十[一二三四五六]五"?规划|十[一二三四五六]五"?时期|远景目标|规划纲要/
const PLAN = /计划|目标|要点|打算|任务分解|实施方案/
/** 第十四个五年规划 is that of 2021 to 2025. */
const FIRST_YEAR: Record<string, number> = { 一: 2006, 二: 2011, 三: 2016, 四: 2021, 五: 2026, 六: 2031 }

/** Told by a report's first lines. @param lines its paragraphs as typed */
export function documentOf(lines: readonly string[]): Document {
  const told: string[] = []
  for (const line of lines) {
    if (told.length === HEAD_LINES) break
    const plain = comparable(line)
    if (plain !== '') told.push(plain.slice(0, 120))
  }
  const title = told.slice(0, 6)
  const joined = title.join('')
  const year = yearOf([joined]) ?? yearOf(told)
  // Line by line: 1—5月 of the first paragraph is not surer than 上半年 of the title.
  const months = monthsOf(title) ?? monthsOf(told)
  const five = title.find((line) => FIVE.test(line) && !REPORT.test(line) && line.length < 60)
  if (five !== undefined) {
    const first = FIRST_YEAR[/十([一二三四五六])(?:个)?五/.exec(five)?.[1] ?? ''] ?? null
    return {
      sort: 'five years',
      year: first === null ? year : first - 1,
      months: 12,
      last: first === null ? null : first + 4,
    }
  }
  if (title.some((line) => REPORT.test(line))) return { sort: 'report', year, months, last: null }
  // What a body speaks of (高于年度目标) makes no plan; its heading does.
  if (title.some((line) => isHeading(line) && PLAN.test(line)))
    return { sort: 'plan', year, months: 12, last: null }
  return { sort: 'report', year, months, last: null }
}

const isHeading = (line: string): boolean => line.length <= LONGEST_HEADING && !/[,;。]/.test(line)

const AHEAD =
  /下半年.{0,20}(?:任务|工作|措施|打算|安排|计划|目标)|下半年,|下阶段|下一阶段|下一?步|今后|明年|工作(?:打算|安排|思路)|主要(?:任务|(?:预期|计划|规划|奋斗)?目标)|预期目标|发展目标|重点任务|总体要求|远景目标|计划目标/
const BEHIND = /(?:执行|完成|运行|发展)情况|发展基础|发展成就|工作回顾|主要成效|上半年.{0,10}(?:情况|回顾)/
/** 一、 第二章: the parts that a report is made of. */
const PART = /^(?:第[一二三四五六七八九十]+[篇章节]|[一二三四五六七八九十]{1,3}、)/
const LONGEST_HEADING = 40

/** 二、2023年主要预期目标 in a report on 2022: what is set there is the coming year's. */
function later(ahead: Frame, { sort, year }: Document, heading: string): Frame {
  const next = /明年|来年|下一?年/.test(heading) && year !== null ? year + 1 : yearOf([heading])
  return sort !== 'report' || next === null || year === null || next <= year
    ? ahead
    : { ...ahead, year: next }
}

/** Follows a report from paragraph to paragraph. */
export function framing(document: Document): (paragraph: string) => Frame {
  const behind: Frame = { kind: 'actual', year: document.year, months: document.months }
  const ahead: Frame =
    document.sort === 'five years'
      ? { kind: 'plan', year: document.last, months: 12 }
      : { kind: 'target', year: document.year, months: 12 }
  let now = document.sort === 'plan' ? ahead : behind
  return (paragraph) => {
    const heading = PART.test(paragraph) && paragraph.length <= LONGEST_HEADING
    const first = heading ? paragraph : (/^[^,。;:]{0,24}[,:。]?/.exec(paragraph)?.[0] ?? '')
    if (heading && BEHIND.test(first) && !/下半年|下阶段/.test(first)) now = behind
    else if (heading && document.sort === 'five years' && /^第[二三四五六七八九十]+[篇章]/.test(first))
      now = ahead
    else if (AHEAD.test(first) && (heading || paragraph.startsWith('下') || first.length < 16))
      now = later(ahead, document, heading ? first : '')
    return now
  }
}

/** 2022年全年 is over in a report on 2023. */
const isPast = (year: number | null, document: Document): boolean =>
  year !== null && document.year !== null && year < document.year

/** A figure's own frame: by the time words before it in its sentence and by the words of intention about it. */
export function frameOf(
  frame: Frame,
  document: Document,
  times: readonly string[],
  intended: boolean,
): Frame {
  const base: Frame =
    intended && frame.kind === 'actual' ? { kind: 'target', year: frame.year, months: 12 } : frame
  const time = times.at(-1)
  if (time === undefined) return base
  const year =
    yearOf([time]) ??
    (document.year === null
      ? base.year
      : /去年|上年/.test(time)
        ? document.year - 1
        : /明年/.test(time)
          ? document.year + 1
          : base.year)
  const months =
    monthsOf([time]) ?? (/同期/.test(time) ? document.months : /年/.test(time) ? 12 : base.months)
  if (
    base.kind === 'actual' &&
    (/年内|年底|到今年/.test(time) ||
      (/全年/.test(time) && (document.months ?? 12) < 12 && !isPast(year, document)))
  )
    return { kind: 'target', year, months: 12 }
  if (year === null || document.year === null || year === document.year)
    return { kind: base.kind, year: year ?? base.year, months }
  if (document.sort === 'five years')
    return year > document.year ? { kind: 'plan', year, months: 12 } : { kind: 'actual', year, months: 12 }
  if (year > document.year)
    return { kind: /^[到至]/.test(time) || year > document.year + 1 ? 'plan' : 'target', year, months: 12 }
  return { kind: year === document.year - 1 ? 'last year' : 'actual', year, months }
}
