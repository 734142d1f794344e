/** Filling cells from those beside them, as the fill handle, Ctrl+D and Ctrl+R do: a pure function of texts. */
import { decimal, exact, minus, plus } from './decimal.ts'

/**
 * Continues a line of texts.
 * @param source what stands there, in the direction of filling
 * @param count how many texts to make
 * @param counting whether a single whole number counts on (序号) instead of repeating
 * @returns numbers with an even step go on with that step, everything else repeats in its order
 */
export function fillOn(source: readonly string[], count: number, counting: boolean): string[] {
  const numbers = source.map((text) => (/^-?\d+(\.\d+)?$/.test(text) ? decimal(text) : null))
  const last = numbers.at(-1)
  const [first] = numbers
  const second = numbers[1]
  if (last && first && numbers.every((number) => number !== null)) {
    const step =
      numbers.length === 1
        ? counting && /^-?\d+$/.test(source[0] ?? '')
          ? decimal('1')
          : null
        : second
          ? minus(second, first)
          : null
    const even =
      step !== null &&
      numbers.every((number, at) => {
        const before = numbers[at - 1]
        return !number || !before || exact(minus(number, before)) === exact(step)
      })
    if (step !== null && even) {
      const result: string[] = []
      for (let at = 0, value = last; at < count; at++) {
        value = plus(value, step)
        result.push(exact(value))
      }
      return result
    }
  }
  return Array.from({ length: count }, (_, at) => source[at % source.length] ?? '')
}
