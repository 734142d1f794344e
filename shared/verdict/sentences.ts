/** The words of reasons: short phrases in official prose, with figures that a reader can recompute. */
import { absolute, compare, type Decimal, rounded, sign } from '../measure/decimal.ts'

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

/** At most two decimals, and more only where two would make nothing of a difference that is there. */
export function figure(value: Decimal): string {
  for (let places = 2; places < 20; places++) {
    const text = rounded(value, places)
    if (text !== '0' || sign(value) === 0) return text
  }
  return rounded(value, 20)
}

/** A progress to two decimals, and to more only where two would show it as the schedule that it is not. */
export function apart(value: Decimal, other: Decimal, otherShown: string): string {
  const short = rounded(value, 2)
  if (short !== otherShown || compare(value, other) === 0) return short
  for (let places = 3; places < 20; places++) {
    const text = rounded(value, places)
    if (text !== rounded(other, places)) return text
  }
  return rounded(value, 20)
}

/** A converted figure, close enough to be checked: six decimals, or more where those would show nothing. */
export function close(value: Decimal): string {
  const text = rounded(value, 6)
  return text === '0' ? rounded(value, 20) : text
}

/** 高于…5.3个百分点, 低于…, 与…持平. */
export function against(gap: Decimal, what: string, unit: string): string {
  const side = sign(gap)
  if (side === 0) return `与${what}持平`
  return `${side > 0 ? '高于' : '低于'}${what}${figure(absolute(gap))}${unit}`
}

/** 超序时进度（50%）13个百分点, 落后…, 与…持平. */
export function againstSchedule(gap: Decimal, schedule: string): string {
  const what = `序时进度（${schedule}%）`
  const side = sign(gap)
  if (side === 0) return `与${what}持平`
  return `${side > 0 ? '超' : '落后'}${what}${figure(absolute(gap))}个百分点`
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
