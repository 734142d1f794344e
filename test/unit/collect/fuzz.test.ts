import { expect, test } from 'vitest'
import { LEAST_RIGHT } from '../../fuzz/collect.ts'
import { type Score, scoreOf } from '../../fuzz/collect-score.ts'

/** `npm run fuzz -- collect` has a thousand of them. */
const FILES = 60

test(`of ${FILES} damaged returns the cells come where they belong, and none is wrong without a mark`, async () => {
  const scores: Score[] = []
  for (let index = 0; index < FILES; index += 1) scores.push(await scoreOf(20_240_705, index))
  expect(scores.flatMap(({ unmarked }, index) => unmarked.map((line) => `${index}: ${line}`))).toEqual([])
  const [cells, right] = [sum(scores.map((one) => one.cells)), sum(scores.map((one) => one.right))]
  expect(cells).toBeGreaterThan(FILES * 3)
  expect(right / cells).toBeGreaterThanOrEqual(LEAST_RIGHT)
}, 60_000)

const sum = (all: readonly number[]): number => all.reduce((a, b) => a + b, 0)
