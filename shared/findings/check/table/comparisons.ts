/**
 * How far a row's growth lies from that of another time, place or row that the table tells (比一季度回升1.3个百分点,
 * 高于全市0.6个百分点, 快于全部投资7.1个百分点), and its rank: 居全市第3位.
 */
import { readChinese } from '../../../measure/chinese.ts'
import {
  absolute,
  compare,
  type Decimal,
  literal,
  minus,
  plus,
  rounded,
  sign,
} from '../../../measure/decimal.ts'
import { monthsOf } from '../../../measure/period.ts'
import { halfOf, titleOf, wordOf } from '../../audit/reading.ts'
import { wordsAt } from '../common/context.ts'
import type { Fact } from '../common/facts.ts'
import { growthsIn, type Sentence, type Token, tokensIn } from '../common/plain.ts'
import type { Raw } from '../rules.ts'
import { type Row, TIME } from './beside-columns.ts'
import { reckoned } from './told.ts'

const LEAD =
  /^(?:虽然?|但是?|而|仍|也|均|都|且|并|还|分别)*(?:增速|增幅|降幅|跌幅|涨幅)?(?:同样|也|仍|均|都|还|再|又|分别)*/
const NAMED =
  '((?:今年)?(?:一季度|前[三二]季度|1[-—–~至]\\d{1,2}月份?|前\\d{1,2}个月|全[国省市区县州旗盟](?:平均)?|[\\p{Script=Han}]{2,16}?))(?:的)?(?:平均)?(?:水平|增速|增幅|降幅)?'
const LIST = `${NAMED}(?:[、和与及]${NAMED})?`
const UP = '高|快|提高|提升|加快|回升|上升|收窄'
const DOWN = '低|慢|回落|放缓|落后|下降|减慢|加深|深'
const EITHER = '扩大|大|缩小|小'
const MORE = '(?:了|出|约)*$'
/** 比全市、全省分别高, 较1—5月收窄. */
const THAN = new RegExp(
  `^[比较]${LIST}(?:分别|均|又|再|还|略|有所|降幅|增幅|增速|跌幅)*(${UP}|${DOWN}|${EITHER})${MORE}`,
  'u',
)
/** 高于全市, 分别快于全市和全省. */
const ABOVE = new RegExp(`^(?:分别|均|也|略)?(高|快|低|慢|领先|落后)[于出]?${LIST}(?:分别)?${MORE}`, 'u')
const OF_FALLS = /降幅|跌幅|降速/

/** Figures of one list (0.2个和1.1个百分点) with the words before them. */
interface Distances {
  readonly figures: readonly Token[]
  readonly lead: string
}

function distancesIn(sentence: Sentence, from: number, to: number): Distances[] {
  const { plain } = sentence
  const found: { figures: Token[]; lead: string }[] = []
  let end = from
  for (const token of tokensIn(sentence)) {
    if (token.start < from || token.end > to) continue
    const between = plain.slice(end, token.start)
    const last = found.at(-1)
    if (last !== undefined && /^[、和及与]+$/.test(between)) last.figures.push(token)
    else found.push({ figures: [token], lead: between.replace(/^[%，,、）)]+/, '') })
    end = token.end
  }
  return found.filter(
    ({ figures }) =>
      figures.at(-1)?.unit.base === '百分点' &&
      figures.every(({ unit }) => unit.base === '百分点' || unit.label === '个' || unit.label === ''),
  )
}

/** The row that a name stands for beside another row; null for none or several. */
export type Names = (name: string, own: Row | null) => Row | null

/** The distances within a stretch of a sentence that go on about a row's growth. */
export function compared(
  text: string,
  sentence: Sentence,
  from: number,
  to: number,
  row: Row,
  names: Names,
): Raw[] {
  const { now } = row
  if (now === null) return []
  return distancesIn(sentence, from, to).flatMap(({ figures, lead }): Raw[] => {
    const { word, others } = wordsOf(lead.replace(LEAD, ''))
    if (word === '' || others.length !== figures.length) return []
    return figures.flatMap((figure, at): Raw[] => {
      const name = others[at] ?? ''
      const beside = otherNamed(row, name)
      const other = beside ?? names(name, row)?.now ?? null
      if (other === null || other === now) return []
      const size = distance(now.reading.value, other.reading.value, word, OF_FALLS.test(lead))
      if (size === null) return []
      // A figure with fewer places is the rounded one.
      const slack = figure.places < now.reading.places ? halfOf(figure.places) : literal(0)
      const holds = compare(absolute(minus(figure.value, size)), slack) <= 0
      // Of another row nobody can tell which, where two growths beside it lie just so far apart: but for these two, which
      // then lie so far apart the other way round.
      const turned = compare(absolute(plus(figure.value, size)), slack) <= 0
      if (!holds && !turned && beside === null && isApart(sentence, figure)) return []
      const first = figures[0] ?? figure
      const span = sentence.span(Math.max(from, first.start - lead.length), figure.end)
      const { source, line, column } = other
      const far = rounded(absolute(minus(now.reading.value, other.reading.value)), now.reading.places)
      return [
        reckoned(other, {
          rule: 'growth',
          holds,
          column: column.id,
          span,
          message: `报告说“${wordsAt(text, span)}”，${source.called}中${row.told.title}的${wordOf(now.column)}为${now.reading.text}，${beside === null ? titleOf(line) : ''}${wordOf(column)}为${other.reading.text}，相差${far}个百分点，${holds ? '相符' : '不符'}。`,
          expected:
            holds || sign(size) <= 0 ? null : { span: sentence.span(figure.start, figure.middle), text: far },
        }),
      ]
    })
  })
}

/** What words compare, and with which others; '' where they compare nothing. */
function wordsOf(bare: string): { readonly word: string; readonly others: readonly string[] } {
  const than = THAN.exec(bare)
  const above = than === null ? ABOVE.exec(bare) : null
  const others = (than?.slice(1, 3) ?? above?.slice(2, 4) ?? []).filter((name) => name !== undefined)
  return { word: than?.[3] ?? above?.[1] ?? '', others }
}

/** Whether two growths of a sentence lie just so far apart. */
function isApart(sentence: Sentence, { value }: Token): boolean {
  const all = growthsIn(sentence, sentence.plain.length)
  return all.some((one, at) =>
    all.slice(0, at).some((other) => compare(absolute(minus(one, other)), value) === 0),
  )
}

const SUBJECT =
  /^(?:其中|但是?|而|且|虽然?|[一二三四五六]是|\d{1,2}[.、])*([\p{Script=Han}]{2,16}?)(?:的)?(?:增速|增幅|增长)?(?=(?:比|较|高于|低于|快于|慢于|高出|领先|落后于).)/u
/** What is no growth. */
const NO_GROWTH = /率|占比|比重|比例|进度|目标|计划|贡献|拉动|结构|亩产|人均花费|成本/

/** 农村居民收入增速快于城镇1.9个百分点: two rows by their names. */
export function namedApart(text: string, sentence: Sentence, names: Names): Raw[] {
  const { plain } = sentence
  if (!plain.includes('个百分点')) return []
  const found: Raw[] = []
  let from = 0
  for (const clause of plain.split(/(?<=[，,；;。：:（）()])/)) {
    const to = from + clause.length
    const name = SUBJECT.exec(clause)?.[1] ?? ''
    const row =
      name === '' || NO_GROWTH.test(clause) || /\d[^，,；;。]*\d.*\d/.test(name) ? null : names(name, null)
    if (row !== null) {
      const start = from + clause.indexOf(name) + name.length
      found.push(...compared(text, sentence, start, to, row, names))
    }
    from = to
  }
  return found
}

/** How far one rate lies from another in the way that a word says: below zero where it lies the other way. */
function distance(own: Decimal, other: Decimal, word: string, ofFalls: boolean): Decimal | null {
  const bothFall = sign(own) < 0 && sign(other) < 0
  const more = minus(own, other)
  const less = minus(other, own)
  if (new RegExp(`^(?:${EITHER})$`).test(word)) {
    if (sign(own) * sign(other) <= 0 || ofFalls !== bothFall) return null
    return /大/.test(word) === bothFall ? less : more
  }
  if (word === '收窄' || /深/.test(word)) return bothFall ? (word === '收窄' ? more : less) : null
  if (ofFalls) {
    if (!bothFall) return null
    return /高|快|提高|上升/.test(word) ? less : more
  }
  return new RegExp(`^(?:${UP}|领先)$`).test(word) ? more : less
}

/** The row's growth of the time or place that words name; null where no column tells it, or several do. */
function otherNamed({ others }: Row, name: string): Fact | null {
  const months = TIME.test(name) ? monthsOf([name.replace('今年', '')]) : null
  const place = name.replace(/平均$/, '')
  const fits = others.filter(
    ({ beside: { of, months: own, sort } }) =>
      sort === 'growth' && (months === null ? of === place : of === '' && own === months),
  )
  const [one, ...more] = fits
  return one === undefined || more.length > 0 ? null : one.fact
}

const RANKED =
  /^(?:增速|增幅)?(?:位?居|列|排名?|名列|排在|排到|居于)(?:(全[国省市区县州旗盟])|[\p{Script=Han}]{0,6}?)第?([\d一二三四五六七八九十]{1,2})位?$/u

/** 居全市第3位, where the table ranks the row; a rank of what it comes to (总量) is another. */
export function ranked(text: string, sentence: Sentence, from: number, to: number, row: Row): Raw[] {
  const { plain } = sentence
  const clause = plain.slice(from, to).replace(/^%/, '')
  const words = clause.replace(/[，,、；;。（）()]$/, '')
  const found = RANKED.exec(words)
  const [one, ...more] = row.ranks
  if (found === null || one === undefined || more.length > 0 || !/第/.test(words)) return []
  const [, whole = '', typed = ''] = found
  if (whole !== '' && one.beside.of !== '' && whole !== one.beside.of) return []
  const rank = /\d/.test(typed) ? Number(typed) : readChinese(typed)
  if (rank === null) return []
  const holds = rank === one.rank
  const start = to - clause.length
  const span = sentence.span(start, start + words.length)
  const { source, line, title } = row.told
  return [
    {
      rule: holds ? 'agrees' : 'contradicts',
      kind: holds ? 'agrees' : 'contradicts',
      holds,
      attachment: source.attachment,
      row: line.row.id,
      column: one.beside.column.id,
      span,
      message: `报告说“${wordsAt(text, span)}”，${holds ? '与' : '而'}${source.called}中${title}的${wordOf(one.beside.column)}为${one.rank}${holds ? '一致' : ''}。`,
      expected: null,
    },
  ]
}
