/**
 * The table as the audit reads it: rows with their names, places in the outline and units, merged cells filled in,
 * and cells as single exact figures. Read once; the rules look up.
 */
import {
  type Attachment,
  type Column,
  cellText,
  columnOf,
  columnsByRole,
  type Role,
} from '../../attachment/model.ts'
import { compare, type Decimal, exact, literal, negate, sign } from '../../measure/decimal.ts'
import { comparable } from '../../measure/normalise.ts'
import type { Figure } from '../../measure/quantity.ts'
import { headerUnits, lineUnits, NOTHING, type Units } from '../../measure/stated.ts'
import {
  columnUnit,
  converted,
  isRate,
  measuredIn,
  PERCENT,
  UNNAMED,
  type Unit,
  unitOf,
} from '../../measure/unit.ts'
import { readActual } from '../../verdict/actual.ts'
import type { Dictionary } from '../../verdict/dictionary.ts'
import { quoted } from '../../verdict/sentences.ts'
import { stagesOf } from '../../verdict/stage.ts'
import { readTarget } from '../../verdict/target.ts'
import type { Judged } from '../../verdict/verdict.ts'
import { type Line, READ, type Read, readLines } from './lines.ts'

/** One exact figure of a cell. */
export interface Reading {
  readonly value: Decimal
  /** UNNAMED where none is told. */
  readonly unit: Unit
  /** Decimal places as typed. */
  readonly places: number
  /** Its unit stands in the cell. */
  readonly told: boolean
  /** 增长, 下降: the figure is a change. */
  readonly changed: boolean
  /** As typed, with its unit. */
  readonly text: string
}

export interface Table {
  readonly attachment: Attachment
  readonly judged: Judged
  readonly lines: readonly Line[]
  readonly columns: Read
  /** Columns of amounts that may be added: target, stage, actual, last, and plain numbers without a role. */
  readonly amounts: readonly Column[]
  /** The amount in a cell; null where it holds none, or none that is exact. */
  amount(line: Line, column: Column | undefined): Reading | null
  /** The percentage in a cell, with its sign; null where it holds none, or none that is exact. */
  rate(line: Line, column: Column | undefined): Reading | null
  /** Half a unit of the last place of the column's figures in that unit; nothing for what is counted. */
  slack(column: Column, unit: Unit): Decimal
  /** What a bare figure of the cell is, or would be, measured in; UNNAMED where nothing says, null where it is not clear. */
  unit(line: Line, column: Column): Unit | null
  /** Whether the cell holds a bare figure whose unit stands nowhere. */
  lacksUnit(line: Line, column: Column | undefined): boolean
}

export const ZERO = literal(0)

const AMOUNTS: readonly Role[] = ['target', 'stage', 'actual', 'last']

/** Headers of columns whose figures are no amounts to be added. */
const NO_AMOUNT =
  /率|%|‰|占|比重|比例|增速|增幅|增长|涨幅|降幅|同比|环比|百分|排名|排序|位次|名次|序|号|时间|日期|年限|年份|年月|起止|工期|周期|时限|期限|节点|开工|竣工|完工|投产|单价|均价|价格|人均|平均|指数|得分|分值|评分|扣分|权重|系数|代码|电话|差|距|超|欠|进度|备注|说明/
const RATE = /增速|增幅|增长|涨幅|降幅|同比|环比|率|%|百分|占比|比重|比例/
/** Of a column under two units (亿元、%) the amount's. */
const AMOUNT = /总量|总额|绝对|额|值|数|量|投资|累计|规模/

/** Names whose bare figures are percentages. */
const PERCENT_NAME = /率$|占比|比重|满意度$/

/** Figures that neither add up nor are parts of each other. */
const NOT_ADDED =
  /人均|户均|平均|均价|单价|价格|^每|率|比重|占比|比例|浓度|指数|强度|密度|得分|排名|能耗|水耗/

/** Columns whose bare figures are percentages. */
const isRateColumn = (column: Column): boolean =>
  column.role === 'growth' || column.role === 'share' || column.role === 'gap' || RATE.test(leafOf(column))

/** The rate that a place names: ‰ where it says so. */
const rateIn = ({ only }: Units): Unit => (only !== null && isRate(only) ? only : PERCENT)

export const leafOf = (column: Column): string => comparable(column.header.at(-1) ?? '')

const WORD: Partial<Record<Role, string>> = {
  target: '年度目标',
  stage: '阶段目标',
  actual: '实绩',
  last: '上年同期',
  growth: '同比',
  share: '占年度目标比例',
  gap: '序时进度差',
}
/** What a sentence calls a column. */
export const wordOf = (column: Column): string =>
  WORD[column.role] ?? `“${quote(column.header.findLast((text) => text.trim() !== '') ?? '')}”`

/** A cell's text within a sentence that has one full stop. */
export const quote = (text: string): string => quoted(text).replaceAll('。', '')
/** What a sentence calls a row. */
export const titleOf = (line: Line): string => `“${quote(line.name)}”`

/** Whether an indicator's figures of several rows add up. */
export const isAdded = (line: Line): boolean => !NOT_ADDED.test(line.called)

/** Reads the attachment for the rules. */
export function readTable(attachment: Attachment, judged: Judged, dictionary: Dictionary): Table {
  const columns = {
    ...columnsByRole(attachment.columns, READ),
    stage: stagesOf(attachment.columns, attachment.heading.months).column,
  }
  const above = lineUnits([
    ...attachment.heading.title,
    ...attachment.heading.above,
    ...attachment.heading.below,
  ])
  const headers = new Map(attachment.columns.map((column) => [column, headerUnits(column.header)]))
  const lines = readLines(attachment, judged, columns, dictionary)

  const figuresOf = (line: Line, column: Column | undefined): readonly Figure[] => {
    const text = cellText(line.row, column)
    if (text === '' || column === undefined) return []
    const own = ownUnit(cellText(line.row, columns.unit))
    const aim = column.role === 'target' || column.role === 'stage'
    const read = aim ? readTarget(text, own) : readActual(text, own)
    return read.kind === 'figures' ? read.figures.filter((figure) => isExact(figure, aim)) : []
  }

  const bare = (line: Line, column: Column): Unit | null => {
    const header = headers.get(column) ?? NOTHING
    if (header.amount === null && (header.rate || isRateColumn(column))) return rateIn(header)
    const named: Units = {
      ...NOTHING,
      amount: line.found.unit,
      stated: line.found.unit !== null,
    }
    for (const units of [line.units, named, header, line.parent?.units, above]) {
      if (!units?.stated) continue
      if (units.amount !== null && units.rate) return AMOUNT.test(leafOf(column)) ? units.amount : null
      return units.amount ?? (units.rate ? rateIn(units) : null)
    }
    return line.found.grows || PERCENT_NAME.test(line.called) ? PERCENT : UNNAMED
  }

  const unitFor = (figure: Figure, line: Line, column: Column): Unit | null => {
    if (figure.unit === '') return bare(line, column)
    const unit = figure.unit === '%' ? PERCENT : (unitOf(figure.unit) ?? columnUnit(figure.unit))
    if (unit === null || unit.base !== '') return unit
    const measure = bare(line, column)
    return measure === null || isRate(measure) ? unit : measuredIn(unit, measure.base)
  }

  const only = (line: Line, column: Column, fits: (unit: Unit) => boolean): Reading | null => {
    const figures = figuresOf(line, column)
    const fitting = figures.flatMap((figure) => {
      const unit = unitFor(figure, line, column)
      return unit !== null && fits(unit) ? [{ figure, unit }] : []
    })
    const [one] = fitting
    if (fitting.length !== 1 || one === undefined) return null
    const typed = cellText(line.row, column)
    const value = one.figure.change === 'fall' ? negate(one.figure.low) : one.figure.low
    const text = figures.length === 1 ? quote(typed) : `${exact(one.figure.low)}${one.figure.unit}`
    const places = placesOf(value, figures.length === 1 ? typed : '')
    return {
      value,
      unit: one.unit,
      places,
      told: one.figure.unit !== '',
      changed: one.figure.change !== null,
      text: one.figure.unit === '' && /\d$/.test(comparable(text)) ? `${text}${one.unit.label}` : text,
    }
  }

  /** Without a unit anywhere, 7 under GDP may be a growth. */
  const isAmount = (unit: Unit, line: Line): boolean =>
    !isRate(unit) &&
    unit.base !== '百分点' &&
    (unit !== UNNAMED || (line.found.entry?.kind !== 'growth' && isAdded(line)))

  const amount = kept((line, column) => {
    const reading = only(line, column, (unit) => isAmount(unit, line))
    // 增加5万人 is no total.
    return reading?.changed ? null : reading
  })
  const rate = kept((line, column) =>
    only(line, column, (unit) => isRate(unit) || (column.role === 'gap' && unit.base === '百分点')),
  )

  const finest = new Map<Column, Map<string, number>>()
  const finestOf = (column: Column): Map<string, number> => {
    const before = finest.get(column)
    if (before !== undefined) return before
    const places = new Map<string, number>()
    for (const line of lines) {
      const reading = amount(line, column)
      if (reading === null) continue
      places.set(reading.unit.label, Math.max(reading.places, places.get(reading.unit.label) ?? 0))
    }
    finest.set(column, places)
    return places
  }

  const plain = attachment.columns.filter((column) => {
    if (column.hidden || column.role !== 'none') return false
    if (column.header.some((text) => NO_AMOUNT.test(comparable(text)))) return false
    const header = headers.get(column)
    return header === undefined || header.amount !== null || !header.rate
  })
  const amounts = attachment.columns.filter(
    (column) =>
      plain.includes(column) ||
      (AMOUNTS.includes(column.role) && columnOf(attachment.columns, column.role) === column),
  )

  return {
    attachment,
    judged,
    lines,
    columns,
    amounts,
    amount,
    rate,
    slack(column, unit) {
      const places = finestOf(column).get(unit.label) ?? 0
      if (places === 0 && isCounted(unit)) return ZERO
      return halfOf(places)
    },
    unit: bare,
    lacksUnit(line, column) {
      if (column === undefined) return false
      const figures = figuresOf(line, column)
      return (
        figures.some(({ low }) => sign(low) !== 0) &&
        figures.every(({ unit }) => unit === '') &&
        bare(line, column) === UNNAMED
      )
    },
  }
}

type Reader = (line: Line, column: Column | undefined) => Reading | null

/** Reads each cell once: every rule looks at the same ones. */
function kept(read: (line: Line, column: Column) => Reading | null): Reader {
  const byColumn = new Map<Column, (Reading | null | undefined)[]>()
  return (line, column) => {
    if (column === undefined) return null
    let readings = byColumn.get(column)
    if (readings === undefined) {
      readings = []
      byColumn.set(column, readings)
    }
    const before = readings[line.at]
    if (before !== undefined) return before
    const reading = read(line, column)
    readings[line.at] = reading
    return reading
  }
}

const HALVES = Array.from({ length: 10 }, (_, places) => literal(`0.5e-${places}`))
/** Half a unit of that decimal place. */
export const halfOf = (places: number): Decimal => HALVES[places] ?? literal(`0.5e-${places}`)
const STEPS = Array.from({ length: 10 }, (_, places) => literal(`1e-${places}`))
/** A whole unit of that decimal place: figures are cut off as often as they are rounded. */
export const stepOf = (places: number): Decimal => STEPS[places] ?? literal(`1e${-places}`)

/** 人, 家, 元: whole numbers of it are exact, unlike those of 亿元 or 公里. */
const isCounted = (unit: Unit): boolean => unit.base !== '' && unit.label === unit.base

/** A figure that arithmetic may lean on. A target may be a bound (1000张以上) or an approximation. */
const isExact = (figure: Figure, aim: boolean): boolean =>
  compare(figure.low, figure.high) === 0 &&
  figure.rest === '' &&
  !figure.share &&
  !figure.estimated &&
  !figure.roughly &&
  !(figure.change === 'fall' && figure.signed) &&
  (aim || (figure.bound === null && !figure.about && figure.toward === null))

function placesOf(value: Decimal, typed: string): number {
  const own = exact(value).split('.')[1]?.length ?? 0
  const shown = /\d\.(\d+)/.exec(comparable(typed).replaceAll(',', ''))?.[1]?.length ?? 0
  return Math.max(own, shown)
}

/** A unit column's word that is a unit only because it stands there. */
const ownUnit = (text: string): string =>
  text === '' || text === '%' || unitOf(text) !== null ? '' : (columnUnit(text)?.label ?? '')

/** The reading in another unit of the same measure. */
export const inUnit = (reading: Reading, unit: Unit): Decimal => converted(reading.value, reading.unit, unit)

/** Whether two readings may be set against each other. */
export const comparableWith = (a: Reading, b: Reading): boolean => a.unit.base === b.unit.base
