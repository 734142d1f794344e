/** Units that a table names beside its figures: in unit cells, in headers, in the lines around it. */
import { comparable } from './normalise.ts'
import { columnUnit, isRate, type Unit, unitOf } from './unit.ts'

/** The units that a place names: 亿元, %, or both (亿元、%). */
export interface Units {
  readonly amount: Unit | null
  readonly rate: boolean
  /** The one unit that is named; null where there is none or several. */
  readonly only: Unit | null
  /** Something stands there, whether it can be read or not. */
  readonly stated: boolean
}

export const NOTHING: Units = { amount: null, rate: false, only: null, stated: false }
const unitTexts = new Map<string, Units>()

/** The units of a unit cell as typed. */
export function cellUnits(text: string): Units {
  if (text.trim() === '') return NOTHING
  const before = unitTexts.get(text)
  if (before !== undefined) return before
  if (unitTexts.size > 5_000) unitTexts.clear()
  const whole = columnUnit(text)
  const units = whole === null ? partsOf(comparable(text)) : { ...unitsOf([whole]), stated: true }
  unitTexts.set(text, units)
  return units
}

const unitsOf = (units: readonly Unit[]): Units => {
  const quantities = units.filter((unit) => !isRate(unit) && unit.base !== '百分点')
  return {
    amount: quantities.length === 1 ? (quantities[0] ?? null) : null,
    rate: quantities.length < units.length,
    only: units.length === 1 ? (units[0] ?? null) : null,
    stated: units.length > 0,
  }
}

/** 亿元、% and 亿元/%, but not 元/人. */
const BETWEEN = /[、,;和及]|\/(?=%)|(?<=%)\//

const partsOf = (text: string): Units => ({
  ...unitsOf(text.split(BETWEEN).flatMap((part) => unitOf(part) ?? [])),
  stated: true,
})

/** Of one header each cell below it asks. */
const headers = new WeakMap<readonly string[], Units>()

/** The unit in the brackets of a header (its texts from the top level down), or below its name. */
export function headerUnits(header: readonly string[]): Units {
  const kept = headers.get(header)
  if (kept !== undefined) return kept
  const units = unitsOfHeader(header)
  headers.set(header, units)
  return units
}

function unitsOfHeader(header: readonly string[]): Units {
  const text = header.join('\0')
  const before = headerTexts.get(text)
  if (before !== undefined) return before
  if (headerTexts.size > 5_000) headerTexts.clear()
  const units = unitsAbove(header)
  headerTexts.set(text, units)
  return units
}

const headerTexts = new Map<string, Units>()

function unitsAbove(header: readonly string[]): Units {
  for (const text of [...header].reverse().map(comparable)) {
    const inside = [...text.matchAll(/[([【]([^()[\]【】]*)[)\]】]/g)].map(([, words = '']) => words)
    for (const words of [...inside, text]) {
      const units = words === '' ? NOTHING : { ...partsOf(words.replace(/^(?:计量)?单位:/, '')) }
      if (units.amount !== null || units.rate) return units
    }
  }
  return NOTHING
}

/** Whether a header says that its figures are growths or rates (全年增长目标（%）, 同比±%), but not 增长额 and 增量. */
export const speaksOfGrowth = (header: readonly string[]): boolean =>
  header
    .map(comparable)
    .some((text) => /增[长速幅]|同比|[±+-]\s*%/.test(text) && !/增[长加]?[额量]/.test(text))

/** 单位：亿元, （单位：亿元、%）, 本表单位均为亿元; but not 填报单位：人社局. */
const STATED = /(?<![报送制任管建施设头办收]|(?<!本)表)单位(?:均?为|:)([^()[\]【】。;]*)/g

export function lineUnits(lines: readonly string[]): Units {
  const units: Unit[] = []
  for (const line of lines)
    for (const part of line.split(/\s+/))
      for (const [, words = ''] of comparable(part).matchAll(STATED))
        for (const word of words.split(BETWEEN)) {
          const unit = unitOf(word)
          if (unit !== null) units.push(unit)
        }
  return unitsOf(units)
}
