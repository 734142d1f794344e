/** How a figure of a report is written into a table: in the cell's unit, with the words that bound it, as the column does. */

import type { Column } from '../../attachment/model.ts'
import {
  absolute,
  compare,
  type Decimal,
  decimal,
  exact,
  negate,
  padded,
  sign,
  withCommas,
} from '../../measure/decimal.ts'
import { comparable } from '../../measure/normalise.ts'
import { headerUnits } from '../../measure/stated.ts'
import { converted, isRate, type Unit } from '../../measure/unit.ts'
import type { Table } from '../audit/reading.ts'
import type { Heard } from '../check/common/claims.ts'
import { FILLED } from './proposal.ts'

/** How the figures of a column stand in their cells. */
export interface Style {
  /** With their unit: 1.84亿美元, 12.3%. */
  readonly told: boolean
  /** 1,234.5. */
  readonly commas: boolean
}

/**
 * The way of a column with percentages, or with amounts; where it holds none yet that of the columns beside it. In a
 * table without figures percentages have their sign, as in the official one, and amounts no unit that stands elsewhere.
 */
export function styleOf(table: Table, column: Column, unit: Unit): Style {
  const read = isRate(unit) ? table.rate : table.amount
  const styleIn = (one: Column | undefined): Style | null => {
    const readings = table.lines.flatMap((line) => read(line, one) ?? [])
    if (readings.length === 0) return null
    const told = readings.filter((reading) => reading.told).length
    return {
      told: told * 2 > readings.length,
      commas: readings.some(({ text }) => /\d[,，]\d{3}/.test(text)),
    }
  }
  const own = styleIn(column)
  if (own !== null) return own
  const inHeader = headerUnits(column.header)
  if (isRate(unit) && inHeader.rate) return { told: false, commas: false }
  const beside = FILLED.map((role) => table.columns[role]).filter((one) => one !== column)
  for (const one of beside) {
    const style = styleIn(one)
    if (style !== null) return style
  }
  return { told: isRate(unit), commas: false }
}

/** Signs of a bound, as reports write them before and behind a figure. */
const BEFORE = /(不低于|不少于|不超过|不高于|超过|突破|接近|大约|约|近|超|逾)$/
const BEHIND = /^(左右|上下|以上|以内|以下|余|多)/
/** 120余亿元, 三百多家: behind the digits and before the unit. */
const REST = new Set(['余', '多'])

/** A unit that is written otherwise than the statement has it, where a bound stands behind it. */
const UNIT = /^(?:个?百分点|[%‰]|\p{Script=Han}{1,4}?)(?=左右|上下|以上|以内|以下)/u
const AHEAD = 20

/** What bounds a figure in its text: 约45, 45左右, 120余亿元. */
export function boundOf(
  text: string,
  { said, high, statement }: Heard,
): { readonly before: string; readonly behind: string } {
  const to = (high ?? said).span.to
  const before =
    BEFORE.exec(comparable(text.slice(Math.max(0, said.span.from - 6), said.span.from)))?.[1] ?? ''
  const after = comparable(text.slice(to, to + AHEAD))
  const label = comparable(statement.unit)
  const behindUnit = after.startsWith(label) ? after.slice(label.length) : after.replace(UNIT, '')
  const behind = BEHIND.exec(after)?.[1] ?? BEHIND.exec(behindUnit)?.[1]
  return { before, behind: behind ?? '' }
}

/** How a figure is written where a fall has a word of the row's name: 万元GDP能耗下降 3.2. */
export interface Manner extends Style {
  readonly unit: Unit
  readonly falls: boolean
}

/**
 * The claim as the cell would have it.
 * @param claim in its own unit, which must be of the manner's measure
 */
export function written(text: string, claim: Heard, { unit, told, commas, falls }: Manner): string {
  const { before, behind } = boundOf(text, claim)
  const label = told ? unit.label : ''
  const figure = (value: Decimal, places: number): string => {
    const turned = falls ? negate(value) : value
    const there = converted(turned, claim.unit, unit)
    const same = compare(there, turned) === 0
    const digits = same ? padded(exact(absolute(there)), places) : exact(absolute(there))
    return `${sign(there) < 0 ? '-' : ''}${commas ? withCommas(digits) : digits}`
  }
  const low = figure(claim.value, claim.places)
  const top = claim.high === null ? null : decimal(claim.high.value)
  if (top !== null) {
    const places = claim.high?.value.split('.')[1]?.length ?? 0
    return `${low}${label}—${figure(top, places)}${label}`
  }
  return REST.has(behind) ? `${before}${low}${behind}${label}` : `${before}${low}${label}${behind}`
}
