/**
 * Units of measurement: what a text such as 亿美元 or 微克/立方米 measures, and how units of the same measure
 * convert. Scales are exact fractions, so converting changes no verdict. Currencies never convert into each other.
 */

import { compare, type Decimal, literal, over, times } from './decimal.ts'
import { comparable } from './normalise.ts'

export interface Unit {
  /** As typed, made comparable. */
  readonly label: string
  /** What is measured: units with the same base convert. */
  readonly base: string
  /** One of this unit is up/down of the base. */
  readonly up: Decimal
  readonly down: Decimal
}

type Scale = readonly [base: string, up: string, down?: string]

/** Counting words: each its own measure. 名 and 位 count people in these tables only where they stand alone. */
const COUNTERS =
  '人 人次 人天 户 户次 家 家次 个 项 项次 张 套 件 件次 辆 台 台套 架 架次 艘 座 条 处 所 场 场次 次 间 栋 头 只 头只 羽 对 批 宗 起 例 株 床 ' +
  '支 部 本 篇 份 组 类 种 标准箱 学位 车位 泊位 岗位 村 镇 园 站 点 盏 块 幅 枚 顶 把 根 口 眼 期 届 轮 班 节 门 ' +
  '分 岁 天 小时 分钟 倍 册 列 批次 吨公里 人公里'

/** Counting words of what is measured, or of a time, rather than counted one by one. */
const NOT_ONE_BY_ONE = new Set('人天 期 届 轮 班 节 分 岁 天 小时 分钟 倍 列 吨公里 人公里'.split(' '))

/** Whether a unit, as its label says it, counts things of which there are no parts: 人, 户, 个, not 万人 and not 天. */
export const isCountable = (label: string): boolean => COUNTED.has(label)
const COUNTED = new Set(COUNTERS.split(' ').filter((counter) => !NOT_ONE_BY_ONE.has(counter)))

const TABLE: Record<string, Scale> = {
  元: ['元', '1'],
  元人民币: ['元', '1'],
  人民币: ['元', '1'],
  美元: ['美元', '1'],
  美金: ['美元', '1'],
  欧元: ['欧元', '1'],
  港元: ['港元', '1'],
  港币: ['港元', '1'],
  日元: ['日元', '1'],
  英镑: ['英镑', '1'],
  '%': ['率', '1'],
  '‰': ['率', '1', '10'],
  百分点: ['百分点', '1'],
  个百分点: ['百分点', '1'],
  千分点: ['百分点', '1', '10'],
  个千分点: ['百分点', '1', '10'],
  名: ['人', '1'],
  位: ['人', '1'],
  幢: ['栋', '1'],
  棵: ['株', '1'],
  TEU: ['标准箱', '1'],
  标箱: ['标准箱', '1'],
  // A third of a square metre is the base, so that 亩 (2000/3 平方米) is a whole number of it.
  平方米: ['面积', '3'],
  平米: ['面积', '3'],
  平方: ['面积', '3'],
  m2: ['面积', '3'],
  亩: ['面积', '2000'],
  公顷: ['面积', '30000'],
  平方公里: ['面积', '3000000'],
  平方千米: ['面积', '3000000'],
  米: ['长度', '1'],
  延米: ['长度', '1'],
  千米: ['长度', '1000'],
  公里: ['长度', '1000'],
  km: ['长度', '1000'],
  微克: ['质量', '1', '1000000'],
  μg: ['质量', '1', '1000000'],
  ug: ['质量', '1', '1000000'],
  毫克: ['质量', '1', '1000'],
  mg: ['质量', '1', '1000'],
  克: ['质量', '1'],
  斤: ['质量', '500'],
  公斤: ['质量', '1000'],
  千克: ['质量', '1000'],
  kg: ['质量', '1000'],
  吨: ['质量', '1000000'],
  t: ['质量', '1000000'],
  吨标准煤: ['标准煤', '1'],
  吨标煤: ['标准煤', '1'],
  千克标准煤: ['标准煤', '1', '1000'],
  升: ['体积', '1', '1000'],
  L: ['体积', '1', '1000'],
  立方米: ['体积', '1'],
  立方: ['体积', '1'],
  方: ['体积', '1'],
  m3: ['体积', '1'],
  千瓦时: ['电量', '1'],
  度: ['电量', '1'],
  kwh: ['电量', '1'],
  kWh: ['电量', '1'],
  KWH: ['电量', '1'],
  千瓦: ['功率', '1'],
  兆瓦: ['功率', '1000'],
  kW: ['功率', '1'],
  MW: ['功率', '1000'],
}
for (const counter of COUNTERS.split(' ')) TABLE[counter] ??= [counter, '1']
/** The same thing counted. */
for (const [counter, same] of ['场次 场', '批次 批', '台套 台', '件次 件'].map((pair) => pair.split(' ')))
  TABLE[counter ?? ''] = [same ?? '', '1']

const MAGNITUDES: Record<string, string> = {
  十: '10',
  百: '100',
  千: '1000',
  万: '10000',
  亿: '100000000',
}

const ONE = literal(1)
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
/** The units that are known by name, without 十百千万亿 before them. */
export const unitNames = (): string[] => Object.keys(TABLE)
const BASES = unitNames()
  .sort((a, b) => b.length - a.length)
  .map(escaped)
  .join('|')

/** The unit at the head of what follows a figure: 亿美元, 个百分点, 微克/立方米, /10万, or a bare 亿. */
const HEAD = new RegExp(
  `^(?:个?百分点|(?:[十百千万亿]*(?:${BASES})|[十百千万亿]+)?\\/(?:10|100)?[十百千万亿]*(?:${BASES}|)(?<!\\/)` +
    `|[十百千万亿]*(?:${BASES})|[十百千万亿]+)`,
)

/** The unit text that `text` (comparable) begins with; '' where it begins with none. */
export const unitHead = (text: string): string => HEAD.exec(text)?.[0] ?? ''

const units = new Map<string, Unit | null>()

/** 上年=100: figures of an index carry no unit. */
const INDEX = /^\(?以?(?:上年|去年)?(?:同[期月])?(?<=[年期月])(?:=|为)100%?\)?$/

/**
 * Reads a unit: of a known measure, with 十百千万亿 before it, or one unit per another. A magnitude alone (亿) has
 * the base ''. null where the text is no single known unit ("亿元、%", "COD").
 */
export function unitOf(text: string): Unit | null {
  const before = units.get(text)
  if (before !== undefined) return before
  const label = comparable(text)
    .replace(/^[([【](.*)[)\]】]$/, '$1')
    .replace(/^(?:计量)?单位:/, '')
    .replace(/^百分比$|^百分率$/, '%')
    .replace(/\(次\)$/, '次')
    .replace(/^百分点$/, '个百分点')
  const scale =
    label === '' ? null : INDEX.test(label) ? { base: '指数', up: ONE, down: ONE } : scaleOf(label)
  // 12 of 1/10万 is said as 12/10万.
  const unit =
    scale === null
      ? null
      : {
          label: scale.base === '指数' ? '' : label.replace(/^1\//, '/'),
          base: scale.base,
          up: scale.up,
          down: scale.down,
        }
  if (units.size > 5_000) units.clear()
  units.set(text, unit)
  return unit
}

/**
 * The unit that a unit column names: as unitOf, but a word of up to six characters that is in no table is taken
 * as a measure of its own (枚, 学时), since it stands where units stand.
 */
export function columnUnit(text: string): Unit | null {
  const unit = unitOf(text)
  if (unit !== null) return unit
  const label = comparable(text)
  // 亿元（人民币）, 个（家）; but 亿元（%） names two.
  const noted = /^([^()]+)\([^()%‰]+\)$/.exec(label)?.[1] ?? ''
  if (noted !== '') return columnUnit(noted)
  if (!/^[\p{Script=Han}A-Za-z]{1,6}$/u.test(label)) return null
  const counted = /^[十百千万亿]*(?=.)/u.exec(label)?.[0] ?? ''
  return { label, base: label.slice(counted.length), up: magnitude(counted), down: ONE }
}

interface Measured {
  base: string
  up: Decimal
  down: Decimal
}

function scaleOf(label: string): Measured | null {
  const slash = label.indexOf('/')
  return slash < 0 ? simpleScale(label) : ratioScale(label.slice(0, slash), label.slice(slash + 1))
}

function simpleScale(label: string): Measured | null {
  for (let at = 0; at <= label.length; at++) {
    const rest = label.slice(at)
    const entry = Object.hasOwn(TABLE, rest) ? TABLE[rest] : undefined
    if (entry !== undefined || rest === '') {
      const [base, up, down = '1'] = entry ?? ['', '1']
      return { base, up: times(magnitude(label.slice(0, at)), literal(up)), down: literal(down) }
    }
    if (!Object.hasOwn(MAGNITUDES, label[at] ?? '')) return null
  }
  return null
}

/** 件/万人, 元/平方米, 65 of /10万: cases per head in the last, whoever is counted above the line. */
function ratioScale(above: string, below: string): Measured | null {
  const people = /^(10|100)?([十百千万亿]*)人?$/.exec(below)
  if (people !== null && below !== '' && ['', '1', '人', '例', '名'].includes(above)) {
    const heads = times(literal(people[1] ?? '1'), magnitude(people[2] ?? ''))
    return { base: '例/人', up: ONE, down: heads }
  }
  const times100 = /^(10|100)(?=[十百千万亿])/.exec(below)?.[1] ?? ''
  const top = simpleScale(above)
  const bottom = simpleScale(below.slice(times100.length))
  if (top === null || bottom === null || top.base === '' || bottom.base === '') return null
  // 亿元/% names two units, not one per another.
  if (top.base === '率' || bottom.base === '率') return null
  return {
    base: `${top.base}/${bottom.base}`,
    up: times(top.up, bottom.down),
    down: times(times(top.down, bottom.up), literal(times100 === '' ? '1' : times100)),
  }
}

function magnitude(prefix: string): Decimal {
  let product = ONE
  for (const sign of prefix) product = times(product, literal(MAGNITUDES[sign] ?? '1'))
  return product
}

/** A magnitude without a measure (300亿) measured in that base. */
export const measuredIn = (unit: Unit, base: string): Unit => ({ ...unit, base })

/** Whether figures of these units can be set against each other. */
export const convertible = (a: Unit, b: Unit): boolean => a.base === b.base

/** See inCommon. */
export interface Common {
  readonly first: Decimal
  readonly second: Decimal
}

const SAME: Common = { first: ONE, second: ONE }

/** Factors by which figures of units a and b are multiplied to stand in one (otherwise meaningless) whole scale. */
export const inCommon = (a: Unit, b: Unit): Common =>
  sameScale(a, b) ? SAME : { first: times(a.up, b.down), second: times(b.up, a.down) }

const sameScale = (a: Unit, b: Unit): boolean =>
  a === b || a.label === b.label || (a.up === b.up && a.down === b.down)

/** A figure in its unit. */
interface Amount {
  readonly value: Decimal
  readonly unit: Unit
}

/** Whether two figures of one base are the same amount: 6300万美元 and 0.63亿美元. */
export function isEqual(a: Amount, b: Amount): boolean {
  const { first, second } = inCommon(a.unit, b.unit)
  return compare(times(a.value, first), times(b.value, second)) === 0
}

/** value × factor, for a factor of inCommon; most are one, and multiplying 100,000 rows by one takes its time. */
export const scaled = (value: Decimal, factor: Decimal): Decimal =>
  factor === ONE ? value : times(value, factor)

/** `value` of unit `from` in unit `to` (same base), to 40 digits. */
export function converted(value: Decimal, from: Unit, to: Unit): Decimal {
  if (sameScale(from, to)) return value
  const factors = inCommon(from, to)
  return over(times(value, factors.first), factors.second) ?? value
}

/** % and ‰: figures whose difference is spoken of in 百分点. */
export const isRate = (unit: Unit): boolean => unit.base === '率'

const CURRENCIES = new Set(['元', '美元', '欧元', '港元', '日元', '英镑'])
export const isCurrency = ({ base }: Unit): boolean => CURRENCIES.has(base)

/** What a figure without a unit is measured in. */
export const UNNAMED: Unit = { label: '', base: '', up: ONE, down: ONE }

/** The unit that a label names; of one that is not known a measure of its own. */
export const unitNamed = (label: string): Unit =>
  label === '' ? UNNAMED : (unitOf(label) ?? { ...UNNAMED, label, base: label })

export const PERCENT: Unit = { label: '%', base: '率', up: ONE, down: ONE }
