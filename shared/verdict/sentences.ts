/** The words of reasons: short phrases in official prose, with figures that a reader can recompute. */
import {
  absolute,
  ceiling,
  compare,
  type Decimal,
  exact,
  floor,
  literal,
  rounded,
  sign,
} from '../measure/decimal.ts'
import type { ShownAhead } from '../measure/schedule.ts'

/** 超过年度下降目标…6.9个百分点, 距…还差…, 与…持平: the figures are sizes of falls. */
export function againstFall(gap: Decimal, what: string, unit: string): string {
  const side = sign(gap)
  if (side === 0) return `与${what}持平`
  return side > 0 ? `超过${what}${figure(gap)}${unit}` : `距${what}还差${figure(absolute(gap))}${unit}`
}

/** 降幅小于…0.5个百分点, 降幅大于…, 与…持平: two falls of what should grow. */
export function betweenFalls(gap: Decimal, what: string, unit: string): string {
  const side = sign(gap)
  if (side === 0) return `与${what}持平`
  return `降幅${side > 0 ? '小于' : '大于'}${what}${figure(absolute(gap))}${unit}`
}

/** Decimals that a typed figure and its differences are told with to the end. */
const PLACES = 6

/** A difference that recomputes by hand: every digit of it, and of one without end six decimals, or more where those show nothing. */
export function figure(value: Decimal): string {
  for (let places = PLACES; places < 20; places++) {
    const text = rounded(value, places)
    if (text !== '0' || sign(value) === 0) return compare(literal(text), value) === 0 ? text : `约${text}`
  }
  return rounded(value, 20)
}

/** How much is missing of what is counted one by one: up to the next whole one, for a part of one is still missing. */
export function missing(value: Decimal, unit: string): string {
  const whole = ceiling(value)
  return `${compare(whole, value) === 0 ? '' : '约'}${exact(whole)}${unit}`
}

/** How much of what is counted one by one is there beyond a line: whole ones alone. */
export function beyond(value: Decimal, unit: string): string {
  const whole = floor(value)
  if (compare(whole, value) === 0) return `${exact(whole)}${unit}`
  return sign(whole) === 0 ? `不足1${unit}` : `约${exact(whole)}${unit}`
}

/** A converted figure, close enough to be checked: six decimals, or more where those would show nothing. */
export function close(value: Decimal): string {
  const text = rounded(value, 6)
  return text === '0' ? rounded(value, 20) : text
}

/**
 * 高于…5.3个百分点, 低于…, 与…持平.
 * @param counted what the unit counts comes in whole ones, and the gap has a part of one from a conversion alone
 */
export function against(gap: Decimal, what: string, unit: string, counted = false): string {
  const side = sign(gap)
  if (side === 0) return `与${what}持平`
  if (counted)
    return side > 0 ? `高于${what}${beyond(gap, unit)}` : `低于${what}${missing(absolute(gap), unit)}`
  return `${side > 0 ? '高于' : '低于'}${what}${figure(absolute(gap))}${unit}`
}

/** 超序时进度（50%）13个百分点, 落后…, 与…持平. */
export function againstSchedule(gap: Decimal, { due, points }: ShownAhead): string {
  const what = `序时进度（${due}%）`
  const side = sign(gap)
  if (side === 0) return `与${what}持平`
  return `${side > 0 ? '超' : '落后'}${what}${points}个百分点`
}

/**
 * A cell's text as a sentence quotes it: on one line, without quotation marks, its own full stops as commas, for a
 * sentence ends once; very long ones are cut.
 */
export function quoted(text: string): string {
  const line = /[\s“”"。；，]/.test(text)
    ? text
        .replace(/[\s“”"]+/g, '')
        .replace(/[。；，]+$/, '')
        .replaceAll('。', '，')
    : text
  return line.length > 40 ? `${line.slice(0, 39)}…` : line
}
