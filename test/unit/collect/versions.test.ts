import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isLaterVersion, laterVersions } from '../../../shared/collect/settle.ts'

const file = fc.record(
  {
    department: fc.constantFrom('', '统计局', '财政局'),
    at: fc.constantFrom(
      '',
      '1969-12-31T23:59:59.000Z',
      '2026-07-03T00:00:00.000Z',
      '2026-07-05T00:00:00.000Z',
    ),
    handout: fc.constantFrom('h1', 'h2', 'letter'),
    answer: fc.constant('已核实'),
  },
  { requiredKeys: ['department', 'at'] },
)

test('told for all files at once, a later version is what it is for each two of them', () => {
  fc.assert(
    fc.property(fc.array(file, { maxLength: 12 }), fc.subarray(['letter', 'h2']), (files, letters) => {
      const hasLater = laterVersions(files, letters)
      expect(files.map(hasLater)).toEqual(
        files.map((one) => files.some((other) => isLaterVersion(other, one, letters))),
      )
    }),
    { numRuns: 2_000 },
  )
})
