/** The real reports beside the project, against what a careful reader takes out of two of them; skipped where they are absent. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { comparable } from '../../../shared/measure/normalise.ts'
import type { Statement } from '../../../shared/report/statement.ts'
import { statements } from '../../../shared/report/statements.ts'
import { reportText } from '../../../shared/report/text.ts'
import { BUILT_IN } from '../../../shared/verdict/dictionary.ts'

const beside = join(import.meta.dirname, '../../../../shared')
const absent = !existsSync(join(beside, 'cases/statements_000.json'))

interface Case {
  readonly quote: string
  readonly kind: string
  readonly value: number | null
  readonly unit: string
}

const textOf = (seed: string): string => {
  const name = readdirSync(join(beside, 'seeds')).find((each) => each.startsWith(`${seed}_`)) ?? ''
  return reportText(readFileSync(join(beside, 'seeds', name), 'utf8'))
}

/** One statement is one case's where kind, value, unit and place are. */
function hits(text: string, cases: readonly Case[], found: readonly Statement[]): number {
  const left = new Set(found)
  return cases.filter(({ quote, kind, value, unit }) => {
    const places = [...text.matchAll(new RegExp(quote.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'), 'g'))]
    const fits = (one: Statement): boolean =>
      one.kind === kind &&
      comparable(one.unit) === comparable(unit) &&
      (value === null ? one.value === null : Math.abs(Number(one.value?.value)) === Math.abs(value)) &&
      places.some(({ index }) => one.span.from < index + quote.length && index < one.span.to)
    const hit = [...left].find(fits)
    if (hit !== undefined) left.delete(hit)
    return hit !== undefined
  }).length
}

describe.skipIf(absent)(
  absent ? 'reports beside the project (skipped: absent)' : 'reports beside the project',
  () => {
    test.each(['000', '002'])('of %s nearly all is read, and hardly anything else', (seed) => {
      const text = textOf(seed)
      const cases = JSON.parse(readFileSync(join(beside, `cases/statements_${seed}.json`), 'utf8')) as Case[]
      const found = statements(text, BUILT_IN)
      const right = hits(text, cases, found)
      expect(right / cases.length).toBeGreaterThan(0.96)
      expect(right / found.length).toBeGreaterThan(0.96)
    })

    test.each(['000', '001', '002', '003', '004'])('places in %s are exact', (seed) => {
      const text = textOf(seed)
      for (const { quote, span } of statements(text, BUILT_IN))
        expect(text.slice(span.from, span.to)).toBe(quote)
    })
  },
)
