/** Figures for invented reports: chosen by chance, the same on every machine. */
import { type Decimal, rounded } from '../../../../shared/measure/decimal.ts'

/** Numbers that are the same on every machine. */
export function randomOf(seed: number) {
  let state = (seed * 2654435761 + 12345) >>> 0
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 0x100000000
  }
  return {
    whole: (low: number, high: number): number => low + Math.floor(next() * (high - low + 1)),
    pick: <T>(all: readonly T[]): T => {
      const one = all[Math.floor(next() * all.length)]
      if (one === undefined) throw new Error('nothing to choose from')
      return one
    },
  }
}
export type Random = ReturnType<typeof randomOf>

export const fixed = (whole: number, places: number): string => (whole / 10 ** places).toFixed(places)
/** With all its places, as a report prints it. */
export function placed(value: Decimal, places: number): string {
  const [whole = '', rest = ''] = rounded(value, places).split('.')
  return places === 0 ? whole : `${whole}.${rest.padEnd(places, '0')}`
}

/** Not round, so that every digit counts. */
export const growthOf = (random: Random): string => {
  const value = random.whole(31, 189)
  return fixed(value % 10 === 0 ? value + 3 : value, 1)
}
export const amountOf = (random: Random, low: number, high: number): string => {
  const value = random.whole(low * 100, high * 100)
  return fixed(value % 10 === 0 ? value + 7 : value, 2)
}
