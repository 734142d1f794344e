/** Errors as people make them, one at a time in a clean document. */
import type { Span } from '../../../../shared/report/text.ts'
import type { Document, Kind, Mark } from './documents.ts'
import type { Random } from './figures.ts'

/** A document with one error, and where that stands. */
export interface Planted {
  readonly text: string
  readonly at: readonly Span[]
  /** What was written in place of what. */
  readonly what: string
}

export const PLANTS = {
  数字: digit,
  两数对调: swapped,
  亿元与万元: unit,
  '%与百分点': points,
  增长与下降: verb,
  年份: year,
  时期: period,
  范围: scope,
  指标名称: name,
  合计: sum,
  占比: share,
  缺其中: part,
} as const satisfies Record<string, (document: Document, random: Random) => Planted | null>

const of = ({ marks }: Document, ...kinds: readonly Kind[]): Mark[] =>
  marks.filter(({ kind }) => kinds.includes(kind))

function put(document: Document, mark: Span, text: string): Planted {
  const { text: before } = document
  return {
    text: before.slice(0, mark.from) + text + before.slice(mark.to),
    at: [{ from: mark.from, to: mark.from + Math.max(1, text.length) }],
    what: `${before.slice(mark.from, mark.to)} → ${text}`,
  }
}

const chosen = (marks: readonly Mark[], random: Random): Mark | null =>
  marks.length === 0 ? null : random.pick(marks)

/** One digit of a figure changed for another, the first kept from 0. */
function otherDigit(figure: string, random: Random): string {
  const places = [...figure].flatMap((sign, at) => (/\d/.test(sign) ? [at] : []))
  const at = random.pick(places)
  const digits = [...'0123456789'].filter((one) => one !== figure[at] && !(at === 0 && one === '0'))
  return figure.slice(0, at) + random.pick(digits) + figure.slice(at + 1)
}

function digit(document: Document, random: Random): Planted | null {
  const mark = chosen(of(document, 'growth', 'amount'), random)
  return mark === null ? null : put(document, mark, otherDigit(mark.text, random))
}

function swapped(document: Document, random: Random): Planted | null {
  const first = chosen(of(document, 'growth'), random)
  const others = of(document, 'growth').filter(
    ({ text, from }) => text !== first?.text && from > (first?.from ?? 0),
  )
  const second = chosen(others, random)
  if (first === null || second === null) return null
  const once = put(document, second, first.text)
  const twice = put({ ...document, text: once.text }, first, second.text)
  const by = second.text.length - first.text.length
  const moved = { from: second.from + by, to: second.from + by + first.text.length }
  return { text: twice.text, at: [...twice.at, moved], what: `${first.text} ↔ ${second.text}` }
}

function unit(document: Document, random: Random): Planted | null {
  const mark = chosen(of(document, 'unit'), random)
  return mark === null ? null : put(document, mark, '万元')
}

function points(document: Document, random: Random): Planted | null {
  const mark = chosen(of(document, 'percent', 'points'), random)
  return mark === null ? null : put(document, mark, mark.kind === 'percent' ? '个百分点' : '%')
}

function verb(document: Document, random: Random): Planted | null {
  const mark = chosen(of(document, 'verb'), random)
  return mark === null ? null : put(document, mark, '下降')
}

function year(document: Document, random: Random): Planted | null {
  const mark = chosen(of(document, 'year'), random)
  return mark === null ? null : put(document, mark, `${Number(mark.text) + random.pick([-1, 1])}`)
}

function period(document: Document, random: Random): Planted | null {
  const mark = chosen(of(document, 'period'), random)
  return mark === null ? null : put(document, mark, random.pick(['一季度', '1—5月', '前三季度']))
}

function scope(document: Document, random: Random): Planted | null {
  const mark = chosen(of(document, 'scope'), random)
  return mark === null ? null : put(document, mark, mark.text === '全县' ? '城区' : '')
}

const OTHER_NAMES: Readonly<Record<string, string>> = {
  地区生产总值: '工业总产值',
  一般公共预算收入: '一般公共预算支出',
  工业增加值: '服务业增加值',
  固定资产投资: '工业投资',
  社会消费品零售总额: '限额以上社会消费品零售总额',
  进出口总额: '服务贸易总额',
  城镇登记失业率: '城镇调查失业率',
  空气质量优良率: '地表水优良比例',
  城镇新增就业: '失业人员再就业',
  城镇居民人均可支配收入: '农村居民人均可支配收入',
  农村居民人均可支配收入: '城镇居民人均可支配收入',
  出口: '进口',
}

function name(document: Document, random: Random): Planted | null {
  const mark = chosen(of(document, 'name'), random)
  const other = OTHER_NAMES[mark?.text ?? '']
  return mark === null || other === undefined ? null : put(document, mark, other)
}

function sum(document: Document, random: Random): Planted | null {
  const mark = chosen(of(document, 'sum'), random)
  return mark === null ? null : put(document, mark, otherDigit(mark.text, random))
}

function share(document: Document, random: Random): Planted | null {
  const mark = chosen(of(document, 'share'), random)
  return mark === null ? null : put(document, mark, otherDigit(mark.text, random))
}

function part(document: Document, random: Random): Planted | null {
  const mark = chosen(of(document, 'part'), random)
  if (mark === null) return null
  const planted = put(document, mark, '')
  // What is missing is missed in the words that it belongs to.
  const from =
    Math.max(document.text.lastIndexOf('\n', mark.from), document.text.lastIndexOf('；', mark.from)) + 1
  return { ...planted, at: [{ from, to: mark.from }] }
}
