/** Filling cells from those beside them, as the fill handle, Ctrl+D and Ctrl+R do: a pure function of texts. */
import { decimal, exact, literal, minus, plus } from '../measure/decimal.ts'
import { kindOf, readNumbering, writeNumbering } from '../measure/numbering.ts'

/**
 * Continues a line of texts.
 * @param source what stands there, in the direction of filling
 * @param count how many texts to make
 * @param counting whether a single number counts on (序号) instead of repeating
 * @returns numbers with an even step go on with that step, everything else repeats in its order
 */
export function fillOn(source: readonly string[], count: number, counting: boolean): string[] {
  return (
    decimals(source, count, counting) ??
    numberings(source, count, counting) ??
    Array.from({ length: count }, (_, at) => source[at % source.length] ?? '')
  )
}

/** 1, 2 or 0.5, 1.0 go on exactly. */
function decimals(source: readonly string[], count: number, counting: boolean): string[] | null {
  const numbers = source.flatMap((text) => {
    const number = /^-?\d+(\.\d+)?$/.test(text) ? decimal(text) : null
    return number === null ? [] : [number]
  })
  const [first, second] = numbers
  const last = numbers.at(-1)
  if (first === undefined || last === undefined || numbers.length < source.length) return null
  if (second === undefined && !(counting && /^-?\d+$/.test(source[0] ?? ''))) return null
  const step = second === undefined ? literal(1) : minus(second, first)
  const even = numbers.every((number, at) => {
    const before = numbers[at - 1]
    return before === undefined || exact(minus(number, before)) === exact(step)
  })
  if (!even) return null
  const result: string[] = []
  let value = last
  for (let at = 0; at < count; at++) {
    value = plus(value, step)
    result.push(exact(value))
  }
  return result
}

/** 一、二、 or （1）（2） go on in their kind. */
function numberings(source: readonly string[], count: number, counting: boolean): string[] | null {
  const read = source.flatMap((text) => readNumbering(text) ?? [])
  const [first, second] = read
  const last = read.at(-1)
  if (first === undefined || last === undefined || read.length < source.length) return null
  if (second === undefined && !counting) return null
  const step = second === undefined ? 1 : second.value - first.value
  const even = read.every((each, at) => {
    const before = read[at - 1]
    return kindOf(each) === kindOf(first) && (before === undefined || each.value - before.value === step)
  })
  if (!even || last.value + step * count < 0) return null
  return Array.from({ length: count }, (_, at) => writeNumbering(last, last.value + step * (at + 1)))
}
