/** What a figure tells of its indicator: by its unit, by the words about it and by the dictionary. */
import type { Measure } from './statement.ts'
import { STOCK_WORDS } from './vocabulary.ts'

export interface Told {
  readonly name: string
  readonly unit: string
  /** The class of the unit, see figures.ts. */
  readonly kind: string
  /** 增长 and the like stand before the figure; '' for none. */
  readonly change: string
  /** Told as what there is: 拥有, 总量, 增加至. */
  readonly held: boolean
}

const CHANGES = /降幅|降价|降低$|提高$|降低率|下降$/
const GROWTHS = /增速|增幅|涨幅|增长率|升幅|增长$/
const RATIO = /率$|比例$|比重$|占比$|比$|覆盖面$|水平$/
const SHARE = /占.{0,20}(?:比|重|总数|总量|总额|总值|百分)|占比|覆盖率|覆盖面|(?:目标|任务|计划)(?:任务)?$/
const PER_HEAD = /人均|户均|亩均|^平均|^[万千]人|每.{0,4}(?:人|名|户|亩|平方米)|拥有量$/
const LEVEL =
  /人均|户均|亩均|^平均|每.{0,4}(?:人|名|户|亩|平方米)|单位(?:GDP|地区|产|面积|增加|工业|建筑|能)|浓度|标准$|养老金|保养金|均价|价格|寿命|强度|待遇/
const INDEX = /指数$|测评|得分$|评分$/
const STOCK = new RegExp(STOCK_WORDS.split(' ').join('|'))
const MEASURED = /(?:元|亩|公顷|米|里|方|吨|克|升|时|度|瓦|煤|m[23]|km)$/

/** What is measured. The first rule that fits holds. */
export function measureOf({ name, unit, kind, change, held }: Told): Measure {
  if (kind === 'p') {
    if (/点$/.test(unit)) return 'change'
    if (change !== '')
      return RATIO.test(name) || (CHANGES.test(change) && /降价|降幅/.test(change)) ? 'change' : 'growth'
    if (CHANGES.test(name)) return 'change'
    if (GROWTHS.test(name)) return 'growth'
    return SHARE.test(name) ? 'share' : 'level'
  }
  if (change !== '') return 'change'
  if (/排名/.test(name) && /[位名]/.test(unit)) return 'rank'
  if (kind === 'd') return 'duration'
  if (/余额$/.test(name)) return 'balance'
  if (PER_HEAD.test(name) || unit.includes('/') || kind === 'A' || unit === '' || INDEX.test(name))
    return 'level'
  if (kind === 'y' || MEASURED.test(unit)) return LEVEL.test(name) ? 'level' : 'amount'
  return (held && !/[量次]$/.test(name)) || STOCK.test(name) ? 'stock' : 'count'
}

/** Whether words in front of a figure say that it is what there is. */
export const saysHeld = (words: string): boolean =>
  STOCK.test(words) || /(?:[增升降减]\S?|增加|减少|达)[至到]$/.test(words)

/** Ratios and prices, whose rises and falls belong to the name: 缴费比例降低1.4%. */
export const isRatio = (name: string): boolean => RATIO.test(name)
