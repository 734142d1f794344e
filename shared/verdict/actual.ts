/** What stands in the 实绩 cell, as plain data. Knows no indicators and no targets. */
import { readChinese } from '../measure/chinese.ts'
import { comparable } from '../measure/normalise.ts'
import { clausesOf, type Figure, hasNoteMark, inDigits, readFigure, readPlain } from '../measure/quantity.ts'
import { withoutDigits } from './printed.ts'

export type Actual =
  | { readonly kind: 'blank' }
  /** 年度数据, 暂未统计, —: the figure comes with the year's end. */
  | { readonly kind: 'annual' }
  /**
   * One figure, or several that measure different things (2017.68亿元、增长12.3%). `period`: for how many months from
   * January the cell says that it is, 0 for a month or quarter by itself; null where it says nothing.
   */
  | { readonly kind: 'figures'; readonly figures: readonly Figure[]; readonly period: number | null }
  /** 正增长, 持平, 下降: the sign of a change without its size. */
  | { readonly kind: 'sign'; readonly sign: 'positive' | 'zero' | 'negative' }
  /** 已完成, 有序推进: no figure. */
  | { readonly kind: 'words' }
  | { readonly kind: 'unreadable' }

const BLANK = /^(?:待填|待填报|待报|未填|未填报)?$/
const ANNUAL =
  /^[-—/\\*.…]+$|^(?:无|无数据|暂无|暂缺|缺|N\/A|NA|n\/a|#N\/A)$|^(?:为|属)?(?:年度|年报|全年)(?:性)?(?:数据|指标|统计|考核|数|任务)?$|(?:年度|年报|年终|年末)(?:性)?(?:数据|指标|统计|考核|核算|评价|评估|测算|公布|反馈)|年底(?:前)?(?:统一)?(?:统计|考核|公布|反馈|出|提供|核算)|按年(?:度)?(?:统计|考核|核算|公布)|(?:暂|尚|还)(?:未|无|没有?|不)|未(?:统计|公布|出|反馈|下达|发布|核定)|数据(?:未出|待)|待(?:统计|公布|反馈|核|上级|省|市|年底|发布|定)|半年(?:度)?(?:不|无)|季度(?:不|无)/

/** The period that a figure is for, at the head of a cell. */
const YEAR = '(?:\\d{4}年|今年|本年)?'
const MONTH = '(\\d{1,2}|[一二三四五六七八九十]+)'
const NOW = /^(?:截至|截止|至)?(?:目前|当前)[,:]?/
const HALF = new RegExp(
  `^${YEAR}(?:(上半年)|(全年)(?=[\\d同累实完增下])|(前?)第?([一二三四])季度)(?!目标|任务|计划)(?:累计)?[,:]?`,
)
const UP_TO = new RegExp(`^${YEAR}(?:前${MONTH}个月|(?:1|一)(?:月份?)?[-—~至到]${MONTH}月份?)(?:累计)?[,:]?`)
const END = new RegExp(`^(?:(截至|截止|至))?${YEAR}${MONTH}月(底|末)?(份)?(?:\\d+日)?[,:]?`)
/** 6, 六 → 6; 十一 → 11; 0 for what is no number. */
const monthOf = (text: string): number => (/\d/.test(text) ? Number(text) : (readChinese(text) ?? 0))

/** The text without its period, and the period (see Actual). */
function withoutPeriod(text: string): { rest: string; period: number | null } {
  const [, figure = '', behind = ''] = PERIOD_BEHIND.exec(text) ?? []
  const turned = figure === '' ? null : withoutPeriod(behind)
  if (turned?.rest === '' && turned.period !== null) return { rest: figure, period: turned.period }
  const taken = (head: string, period: number | null) => ({ rest: text.slice(head.length), period })
  const now = NOW.exec(text)
  if (now !== null) return taken(now[0], null)
  const half = HALF.exec(text)
  if (half !== null) {
    const quarter = readChinese(half[4] ?? '') ?? 0
    if (half[1] !== undefined || half[2] !== undefined) return taken(half[0], half[1] === undefined ? 12 : 6)
    return taken(half[0], half[3] === '前' || quarter === 1 ? quarter * 3 : 0)
  }
  const range = UP_TO.exec(text)
  if (range !== null) return taken(range[0], monthOf(range[1] ?? range[2] ?? ''))
  const end = END.exec(text)
  if (end === null) return { rest: text, period: null }
  const month = monthOf(end[2] ?? '')
  // 6月 by itself is June alone.
  return taken(end[0], end[1] !== undefined || end[3] !== undefined || month === 1 ? month : 0)
}

const CHANGE_HEAD =
  '(?:同比|比上年同期|较上年同期|比上年|较上年|比去年同期|较去年同期|比去年|较去年|与上年同期|与上年|与去年同期|与去年|增速)?'
const POSITIVE = new RegExp(`^(?:实现)?${CHANGE_HEAD}(?:实现|有所|保持)?(?:正增长|增长|上升|提高|增加)$`)
const ZERO = new RegExp(`^${CHANGE_HEAD}(?:持平|零增长|无增长|无变化)$`)
const NEGATIVE = new RegExp(`^${CHANGE_HEAD}(?:有所)?(?:负增长|下降|降低|减少|下滑)$`)
/** Words after a comma that say nothing about the figure before it. */
const ASIDE =
  /^(?!.*(?:未|(?<!接|招)待|暂|预计|估|初步))(?:全(?:省|市|国|区|县)?(?:排名|第|列)|排名|位居|位列|位于|居|列全|列第|高于|低于|快于|慢于|高出|超|完成(?:率|年|全年|目标|任务|计划|序时|进度)|占|其中|两年平均|好于|优于|总量|总额|环比|[比较](?:上月|上季|年初|上年末|去年末|前?[一二三]季度|前\d个月|1[-—~至]\d+月)|(?:增速|增幅|总量)?(?:位?居|位?列|排|高于|快于|低于|慢于)|(?:进展|推进|总体|运行|完成)(?:情况)?(?:顺利|良好|平稳|正常|有序))/
/** 52亿元（1—5月）: the period behind the figure. */
const PERIOD_BEHIND = /^([^()]+)\(([^()]*(?:月|半年|季度)[^()]{0,4})\)$/
/** A cell that is a figure in brackets: some write what is below zero so. */
const BRACKETED = /^\([\d.,]+%?\)$/

const ESTIMATED = '预计'

/** So many texts are kept with what they say: each in its own place, where the next one that belongs there takes it. */
const KEPT = 16_384
const read: ({ readonly text: string; readonly actual: Actual } | undefined)[] = new Array(KEPT).fill(
  undefined,
)

/** The place of a text, by its last signs: there it is what most figures differ in. */
function placeOf(text: string): number {
  let sum = text.length
  for (let at = Math.max(0, text.length - 16); at < text.length; at += 1)
    sum = (Math.imul(sum, 31) + text.charCodeAt(at)) | 0
  return (sum ^ (sum >>> 14)) & (KEPT - 1)
}

/**
 * Reads an actual as typed.
 * @param own the unit column's word (see readFigure)
 */
export function readActual(text: string, own = ''): Actual {
  if (own !== '') return readAnew(text, own)
  const place = placeOf(text)
  const before = read[place]
  if (before?.text === text) return before.actual
  const actual = readAnew(text, own)
  read[place] = { text, actual }
  return actual
}

/** A bare figure, as nearly all cells hold: nothing of it is written otherwise, and no words are looked for. */
const BARE = /^-?\d+(?:\.\d+)?%?$/

function readAnew(text: string, own: string): Actual {
  const bare = BARE.test(text) ? readPlain(text) : null
  if (bare !== null) return { kind: 'figures', figures: [bare], period: null }
  const words = comparable(text)
  return hasNoteMark(text, words) ? { kind: 'unreadable' } : parse(withoutDigits(words), own)
}

function parse(words: string, own: string): Actual {
  if (BLANK.test(words)) return { kind: 'blank' }
  const plain = readPlain(words)
  if (plain !== null) return { kind: 'figures', figures: [plain], period: null }
  if (ANNUAL.test(words)) return { kind: 'annual' }
  if (POSITIVE.test(words)) return { kind: 'sign', sign: 'positive' }
  if (ZERO.test(words)) return { kind: 'sign', sign: 'zero' }
  if (NEGATIVE.test(words)) return { kind: 'sign', sign: 'negative' }
  const spelled = inDigits(words)
  if (spelled === null && !/\d/.test(words)) return { kind: 'words' }
  if (BRACKETED.test(words)) return { kind: 'unreadable' }
  const figures: Figure[] = []
  let estimated = false
  const { rest, period } = withoutPeriod((spelled ?? words).replace(/PM2\.5|PM10/gi, ''))
  for (const clause of clausesOf(rest)) {
    if (clause === ESTIMATED) {
      estimated = true
      continue
    }
    if (figures.length > 0 && ASIDE.test(clause)) continue
    const sign = signed(clause)
    if (sign !== null || !/\d/.test(clause)) return { kind: 'unreadable' }
    const figure = readFigure(clause, own)
    if (figure === null || figure.rest.includes('?')) return { kind: 'unreadable' }
    figures.push(figure)
  }
  if (figures.length === 0) return { kind: 'unreadable' }
  const all = estimated ? figures.map((one) => ({ ...one, estimated })) : figures
  return { kind: 'figures', figures: all, period }
}

const signed = (clause: string): string | null =>
  POSITIVE.test(clause) || ZERO.test(clause) || NEGATIVE.test(clause) ? clause : null
