/**
 * Errors planted one at a time in clean documents, of twelve kinds and in three styles: at least 98 of a hundred are
 * found at the very characters, and the clean documents are left alone, whatever they round.
 */
import { describe, expect, test } from 'vitest'
import { checkReport } from '../../../../shared/findings/check/check.ts'
import type { CheckFinding } from '../../../../shared/findings/check/rules.ts'
import { statements } from '../../../../shared/report/statements.ts'
import { BUILT_IN } from '../../../../shared/verdict/dictionary.ts'
import { judgeAttachment } from '../../../../shared/verdict/table.ts'
import { type Document, documentOf, STYLE_NAMES } from './documents.ts'
import { randomOf } from './figures.ts'
import { PLANTS } from './plants.ts'

const DOCUMENTS = 24

const wrong = (text: string, { table }: Document): CheckFinding[] =>
  checkReport({
    text,
    statements: statements(text, BUILT_IN),
    tables: [{ attachment: table, judged: judgeAttachment(table, BUILT_IN) }],
    dictionary: BUILT_IN,
  }).filter(({ holds }) => !holds)

const documents = Array.from({ length: DOCUMENTS }, (_, seed) => ({
  seed,
  style: STYLE_NAMES[seed % STYLE_NAMES.length] ?? '',
  document: documentOf(seed),
}))

describe('clean documents', () => {
  test.each(documents)('$style $seed', ({ document }) => {
    expect(wrong(document.text, document).map(({ message }) => message)).toEqual([])
  })
})

describe('planted errors', () => {
  const scores = Object.entries(PLANTS).map(([kind, plant]) => {
    const missed: string[] = []
    let planted = 0
    for (const { seed, style, document } of documents) {
      const error = plant(document, randomOf(seed * 1000 + kind.length))
      if (error === null) continue
      planted += 1
      const found = wrong(error.text, document)
      const seen = error.at.every(({ from, to }) =>
        found.some(({ span }) => span.from < to && span.to > from),
      )
      if (!seen) missed.push(`${style}${seed} ${error.what}`)
    }
    return { kind, planted, missed }
  })

  test('are planted in every kind', () => {
    for (const { kind, planted } of scores) expect(planted, kind).toBeGreaterThanOrEqual(DOCUMENTS / 3)
  })

  test('are found at their characters, 98 of a hundred', () => {
    const all = scores.reduce((sum, { planted }) => sum + planted, 0)
    const missed = scores.flatMap((score) => score.missed.map((one) => `${score.kind} ${one}`))
    expect(missed.length / all, missed.join('\n')).toBeLessThanOrEqual(0.02)
  })

  // Shares of amounts may lie within what the amounts were rounded by: no reader could tell.
  test.each(scores)('$kind', ({ planted, missed }) => {
    expect(missed.length / planted, missed.join('\n')).toBeLessThanOrEqual(0.1)
  })
})
