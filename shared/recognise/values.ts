/**
 * What the cells of a column are: the second witness of a role, beside the words above it. Numbers are floats here:
 * they are only held against each other to tell what a column is, never judged and never printed.
 */
import { comparable } from '../measure/normalise.ts'
import { isUnit } from './roles.ts'

/** Rows that are looked at; what a column is shows itself in fewer. */
const MOST_LOOKED = 200

/** What the filled cells of a column are, each as a share of them from 0 to 1. */
export interface Values {
  /** Numbers with or without a unit (12.3%, 1.84亿美元, ≥95), by row; null for everything else. */
  readonly numbers: readonly (number | null)[]
  readonly filled: number
  readonly figures: number
  readonly percents: number
  /** Digits that only name (101, 0203, 1-2-3): all different, of one length or with leading zeros. */
  readonly codes: boolean
  /** 1, 2, 3 …: a count of the rows. */
  readonly counts: boolean
  readonly dates: number
  readonly units: number
  /** 已完成, 达序时进度, 是: how far a row is, in a word. */
  readonly statuses: number
  /** 7%左右, ≥95, 控制在3%以内, 正增长: what is set, never what was reached. */
  readonly aims: number
  /** Longer texts, with or without figures. */
  readonly sentences: number
  /** Sentences and names that hold a figure with something counted (新建公厕12座). */
  readonly told: number
}

const FIGURE = /^(?:[<>≤≥≦≧=±约]|<=|>=)?([+-]?\d+(?:\.\d+)?)([^\d]{0,8})$/
const DATE =
  /^(?:(?:19|20)\d\d[-./年]\d{1,2}(?:[-./月]\d{1,2}日?|月)?|\d{1,2}月\d{1,2}日|\d{1,2}月(?:底|末|上旬|中旬|下旬)?)$/
const STATUS =
  /^(?:[√✓✔×✗✘是否]|(?:已|未|全部|超额|基本|提前|正常|按期)?(?:完成|达标|过半|达到|实现|超额|推进|推进中|进行中|滞后|正常)|(?:达|未达|超)(?:到)?(?:序时|时间)进度|达到.{2,6}进度|(?:超|达|未达)序时|未.{1,4})$/
const AIM =
  /左右$|以[上内下]$|^(?:不低于|不少于|不超过|不高于|控制在|力争|确保|高于|低于)|^(?:[<>≤≥]|正增长|两位数|与.*同步)|^\d[\d.]*%?[-—~]\d/
const TOLD = /\d(?:\.\d+)?(?:%|[十百千万亿]*\p{Script=Han})/u

/** The number of a cell that is one figure and nothing else; null for everything else. */
export function numberOf(text: string): number | null {
  if (text === '' || text.length > 24) return null
  const plain = comparable(text).replace(/(?<=\d),(?=\d{3})/g, '')
  const found = FIGURE.exec(plain)
  if (found === null) return null
  const unit = (found[2] ?? '').replace(/左右$|以[上内下]$/, '')
  return unit === '' || isUnit(unit) || /^[十百千万亿]*\p{Script=Han}{1,5}$/u.test(unit)
    ? Number(found[1])
    : null
}

/** What the cells of a column are. */
export function valuesOf(texts: readonly string[]): Values {
  const looked = texts.length > MOST_LOOKED ? texts.slice(0, MOST_LOOKED) : texts
  const filled = looked.filter((text) => text !== '').map(comparable)
  const total = Math.max(1, filled.length)
  const share = (test: (text: string) => boolean): number => filled.filter(test).length / total
  const numbers = looked.map(numberOf)
  const some = numbers.filter((number) => number !== null)
  const sentences = share((text) => text.length > 12 || /[,;。，；]/.test(text))
  return {
    numbers,
    filled: filled.length,
    figures: some.length / total,
    percents: share((text) => /\d[%‰]/.test(text) && text.length <= 10),
    codes: areCodes(filled),
    counts: some.length === filled.length && some.length > 1 && some.every((number, at) => number === at + 1),
    dates: share((text) => DATE.test(text)),
    units: share(isUnit),
    statuses: share((text) => STATUS.test(text)),
    aims: share((text) => AIM.test(text)),
    sentences,
    told: share((text) => TOLD.test(text) && !FIGURE.test(text)),
  }
}

/** 101, 102; 0101, 0203; 1-1-2: digits of one length that nothing is counted with, each but once and in their order. */
function areCodes(filled: readonly string[]): boolean {
  if (filled.length < 2 || !filled.every((text) => /^[A-Za-z]{0,3}\d+(?:[-.]?\d+)*$/.test(text))) return false
  if (filled.some((text) => /^0\d/.test(text))) return true
  if (new Set(filled).size < filled.length) return false
  const [first = ''] = filled
  return (
    first.length >= 3 &&
    filled.every((text) => /^\d+$/.test(text) && text.length === first.length) &&
    filled.every((text, at) => at === 0 || Number(text) - Number(filled[at - 1]) === 1)
  )
}
