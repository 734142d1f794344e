/** How a district writes the list of its indicators: learned from its last report, the official wording for the rest. */
import { type Numbering, readNumbering } from '../measure/numbering.ts'
import type { Dictionary } from '../verdict/dictionary.ts'
import { identityOf } from './names.ts'
import { paragraphsOf, type Span } from './text.ts'

/** What a figure says of its indicator, by the words before it: a growth, or what there is. */
export type Aspect = 'growth' | 'value'

/** How one indicator, or several told together, is written. */
export interface ItemWording {
  /** The name as they write it; of several the names as they join them. */
  readonly name: string
  /** What several names are, one by one; one alone where it is not joined. */
  readonly names: readonly string[]
  /** 完成, 实现 before the name; '' for none. */
  readonly lead: string
  /** Between name and figure: 同比增长, 达, 控制在; '' for none. Null where it was told in words. */
  readonly verb: string | null
  readonly aspect: Aspect
  /** Of what was told in words: 为年度数据，暂未统计. */
  readonly words: string
}

/** The sentence that sums up, around its figures. */
export interface SummaryWording {
  /** Before the first figure. */
  readonly lead: string
  /** 项, 个. */
  readonly unit: string
  /** 经济社会发展目标中; with what stands before the second figure. */
  readonly noun: string
  readonly among: string
  /** 顺利实现“双过半”. */
  readonly done: string
  /** 目标过半率为. */
  readonly rate: string
}

export interface Wording {
  /** The number before each item, whatever its value; null for none. */
  readonly numbering: Numbering | null
  /** Whether each item is a paragraph of its own. */
  readonly apart: boolean
  /** Behind each item, and behind the last one. */
  readonly between: string
  readonly last: string
  /** 同比 and the like before 增长; '' for none. */
  readonly since: string
  /** Between an amount and its growth. */
  readonly beside: string
  /** Of figures that come with the year's end. */
  readonly waiting: string
  /** By what the names stand for (identityOf). */
  readonly items: ReadonlyMap<string, ItemWording>
  /** Several told together: 城镇居民和农村居民人均可支配收入分别增长…. */
  readonly joined: readonly ItemWording[]
  readonly summary: SummaryWording | null
}

/** The official report's own wording. */
export const OFFICIAL: Wording = {
  numbering: { before: '（', script: 'chinese', value: 1, after: '）' },
  apart: true,
  between: '；',
  last: '。',
  since: '',
  beside: '、',
  waiting: '为年度数据，暂未统计',
  items: new Map(),
  joined: [],
  summary: null,
}

/** 同比 and the like, as a pattern. */
export const SINCE =
  '(?:按可比价格?计算[，,]?)?(?:同比|同口径|[比较]上年同期|[比较]去年同期|[比较]上年|[比较]去年)'
const CHANGE = '(?:增长|增加|上升|上涨|提高|下降|降低|减少|下滑|回落)'
/** Words that carry a change in front of the figure, signs and all: 增速为-3%. */
const RATE = '(?:增速|增幅|涨幅)(?:为|达到?)?'
const VALUE =
  '(?:已累计完成|累计完成|累计实现|累计达到?|已完成|完成|实现|达到|达|为|控制在|保持在|稳定在|维持在|累计|共)'
const VERB = `(?:(?:${SINCE})?(?:${CHANGE}|${RATE})|${VALUE})`
const FIGURE = '[-－—]?\\d[\\d,.]*'
const UNIT = '[^\\d，,、；;。（(]{0,8}'

const SINGLE = new RegExp(`^(完成|实现|累计完成)?([^\\d，,；;。]{2,40}?)(${VERB})?(${FIGURE})(${UNIT})(.*)$`)
const SEVERAL = new RegExp(
  `^([^\\d，,；;。]{2,60}?)(?:分别(${VERB})|(${VERB})分别)(${FIGURE}${UNIT}(?:[、和与及]${FIGURE}${UNIT})+)$`,
)
const WAITING =
  /^([^\d，,；;。]{2,60}?)((?:为|属|系)?(?:年度|全年)(?:性)?(?:数据|指标|统计).*|(?:暂|尚)(?:未|无).*)$/
const GROWTH_BESIDE = new RegExp(`^([、，,]|[（(])(${SINCE})?${CHANGE}`)
const NUMBER =
  /^\s*([（(〔][\d０-９一二三四五六七八九十]{1,3}[）)〕]|[\d０-９]{1,2}[.．、]|[一二三四五六七八九十]{1,3}、|[①-⑳])\s*/
/** Where the next item of the same paragraph begins. */
const NEXT =
  /(?<=[；;，,。])\s*(?=[（(〔][\d０-９一二三四五六七八九十]{1,3}[）)〕]|[\d０-９]{1,2}[.．、](?!\d)|[①-⑳])/
const SUMMARY =
  /^(.*?)(\d+)(项|个)([^，,。；;\d]*)[，,]((?:其中)?有?)(\d+)(?:项|个)([^，,。；;\d]*?[“"「]双过半[”"」])[，,]([^，,。；;\d]*?率(?:为|达到?|约为)?)(\d[\d.]*)[%％]/

/** An item of the list is no paragraph of prose. */
const LONGEST = 90
const FEWEST = 3
/** A sentence that sums up is no longer: a longer text is none. */
const SENTENCE = 300

/** An item of a report's numbered list. */
export interface ListedItem {
  readonly number: Numbering
  /** Behind its number, its mark among it. */
  readonly text: string
  /** From its number to its mark. */
  readonly span: Span
  readonly inLine: boolean
}

/** What is numbered in a report, in its order. */
function numbered(text: string): ListedItem[] {
  return paragraphsOf(text).flatMap(({ text: line, from }) => {
    const pieces = line.split(NEXT)
    let at = from
    return pieces.flatMap((piece): ListedItem[] => {
      const begins = line.indexOf(piece, at - from) + from
      at = begins + piece.length
      const mark = NUMBER.exec(piece)
      const number = mark === null ? null : readNumbering(mark[0])
      if (number === null || mark === null) return []
      const span = { from: begins + mark[0].search(/\S/), to: begins + piece.trimEnd().length }
      return [{ number, text: piece.slice(mark[0].length).trim(), span, inLine: pieces.length > 1 }]
    })
  })
}

/** The longest run of items that count on from 1 and tell figures; empty where none is a list of indicators. */
export function listIn(text: string): ListedItem[] {
  let best: ListedItem[] = []
  let run: ListedItem[] = []
  const told = (list: readonly ListedItem[]) => list.filter(({ text }) => /\d/.test(text)).length
  const end = (): void => {
    if (run.length >= FEWEST && told(run) * 2 > run.length && told(run) > told(best)) best = run
    run = []
  }
  for (const item of numbered(text)) {
    const before = run.at(-1)?.number
    const goesOn =
      before !== undefined &&
      item.number.value === before.value + 1 &&
      item.number.script === before.script &&
      item.number.after.trim() === before.after.trim()
    if (!goesOn) end()
    if ((goesOn || item.number.value === 1) && item.text.length <= LONGEST) run.push(item)
    else end()
  }
  end()
  return best
}

/** What closes an item. */
export const ENDING = /[；;。，,\s]+$/

/** The commonest of some texts, the first of those that are equally common; '' for none. */
function commonest(texts: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  let best = ''
  for (const [text, count] of counts) if (count > (counts.get(best) ?? 0)) best = text
  return best
}

const aspectOf = (verb: string, unit: string): Aspect =>
  new RegExp(`(?:${CHANGE}|${RATE})$`).test(verb) && !/^个?百分点/.test(unit) ? 'growth' : 'value'

/** The names that are joined: 城镇、农村居民人均可支配收入 has two, the first short for what the second ends in. */
export const namesIn = (joint: string): string[] => joint.split(/[、和与及]/).filter((name) => name !== '')

function itemOf(text: string): ItemWording | null {
  const several = SEVERAL.exec(text)
  if (several !== null) {
    const [, name = '', behind, before] = several
    const verb = behind ?? before ?? ''
    return { name, names: namesIn(name), lead: '', verb, aspect: aspectOf(verb, ''), words: '' }
  }
  const waiting = WAITING.exec(text)
  if (waiting !== null) {
    const [, name = '', words = ''] = waiting
    return { name, names: [name], lead: '', verb: null, aspect: 'value', words }
  }
  const single = SINGLE.exec(text)
  if (single === null) return null
  const [, lead = '', name = '', verb = '', , unit = ''] = single
  return { name, names: [name], lead, verb, aspect: aspectOf(verb, unit), words: '' }
}

/**
 * How a district's last report writes its list and its summary; the official wording for all that it does not show.
 * @param text the report, as reportText gives it
 */
export function learnedWording(text: string, dictionary: Dictionary): Wording {
  const summary = summaryIn(text)
  const list = listIn(text)
  const [first] = list
  if (first === undefined) return { ...OFFICIAL, summary }
  const texts = list.map((item) => item.text)
  const parts = texts.flatMap((one) => one.replace(ENDING, '').split(/[，,；;]其中[:：]?/))
  const found = parts.flatMap((part) => itemOf(part) ?? [])
  const marks = texts.map((one) => ENDING.exec(one)?.[0].trim() ?? '')
  const growths = found.filter(({ aspect }) => aspect === 'growth')
  const since = growths.map(({ verb }) => new RegExp(`^${SINCE}`).exec(verb ?? '')?.[0] ?? '')
  const besides = parts.flatMap((part) => {
    const [, mark, said = ''] = GROWTH_BESIDE.exec(SINGLE.exec(part)?.[6] ?? '') ?? []
    return mark === undefined ? [] : [{ mark, said }]
  })
  return {
    numbering: first.number,
    apart: !first.inLine,
    between: commonest(marks.slice(0, -1)),
    last: marks.at(-1) ?? OFFICIAL.last,
    since: commonest([...since, ...besides.map(({ said }) => said)]),
    beside: commonest(besides.map(({ mark }) => mark)) || OFFICIAL.beside,
    waiting:
      commonest(found.filter(({ words }) => words !== '').map(({ words }) => words)) || OFFICIAL.waiting,
    items: new Map(
      found
        .filter(({ names }) => names.length === 1)
        // What is told first of an indicator is what the list is about.
        .toReversed()
        .map((item) => [identityOf(item.name, dictionary), item]),
    ),
    joined: found.filter(({ names, name }) => names.length > 1 || name.includes('城乡')),
    summary,
  }
}

function summaryIn(text: string): SummaryWording | null {
  const found = text
    .split(/[。；;\n]/)
    .filter((sentence) => sentence.includes('双过半') && sentence.length <= SENTENCE)
    .flatMap((sentence) => [SUMMARY.exec(sentence) ?? []].filter(({ length }) => length > 0))[0]
  if (found === undefined) return null
  const [, lead = '', , unit = '', noun = '', among = '', , done = '', rate = ''] = found
  return { lead: lead.trimStart(), unit, noun, among, done, rate }
}
