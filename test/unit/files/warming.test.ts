/** What is read to have the engine compile is read as a return is: else it would compile something else. */
import { expect, test } from 'vitest'
import { warmUp } from '../../../electron/files/warming.ts'

test('returns that nobody sent are read and matched to their last row, once and not again', async () => {
  expect(await warmUp()).toBe(40)
  expect(await warmUp()).toBe(0)
})
