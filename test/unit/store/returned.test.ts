/** What was kept of a return is told by a short check where it is usual: that says what the schema says. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { restored } from '../../../electron/store/restore.ts'
import { content, restoredContent } from '../../../electron/store/returned.ts'

/** Nearly always what is usual. */
const mostly = <T>(usual: readonly T[], others: readonly T[]) =>
  fc.oneof(
    { weight: 15, arbitrary: fc.constantFrom(...usual) },
    { weight: 1, arbitrary: fc.constantFrom(...others) },
  )

const doubts = fc.array(
  fc.record({ kind: mostly(['far', 'unit', 'sign'], ['toString', '']), message: fc.string() }),
  { maxLength: 2 },
)
const candidate = fc.record(
  {
    row: mostly(['r1', 'r2'], ['', 'constructor', 'x'.repeat(65), '半\ud800']),
    column: fc.constantFrom('actual', 'growth'),
    text: fc.constantFrom('12.5', '约5'),
    cell: fc.constantFrom('表!E7'),
    known: mostly(['identity', 'name', 'place'], ['valueOf']),
    doubts,
    remark: fc.constantFrom('初步数', undefined),
    answer: mostly<string | number>(['已核'], [3]),
  },
  { requiredKeys: ['row', 'column', 'text', 'cell', 'known', 'doubts'] },
)
const kept = fc.record(
  {
    asked: mostly([3, 0], [1.5]),
    filled: mostly<number | string>([2], ['2']),
    error: mostly<string | number | null>([null, '读不了。'], [4]),
    handout: fc.constantFrom('h1', null),
    aside: fc.array(fc.record({ cell: fc.string(), text: fc.string(), message: fc.string() }), {
      maxLength: 2,
    }),
    off: fc.constantFrom(true, false),
    read: fc.constantFrom('甲村'),
    candidates: fc.array(candidate, { maxLength: 3 }),
  },
  { requiredKeys: ['asked', 'filled', 'error', 'aside', 'candidates'] },
)

test('a content that is read back, usual or not, is what the schema makes of it', () => {
  let usual = 0
  fc.assert(
    fc.property(kept, (value) => {
      const text = JSON.stringify(value)
      const told = restoredContent(text)
      expect(told).toEqual(restored(content, text))
      if (told !== undefined) usual += 1
    }),
    { numRuns: 3_000 },
  )
  expect(usual).toBeGreaterThan(200)
  for (const text of ['', '{', 'null', '[]', '3', '{"asked":1}'])
    expect(restoredContent(text)).toBeUndefined()
})
