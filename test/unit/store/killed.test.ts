/** Killed at a random moment of everything that it does; `npm run kills -- 1000` does so as often as somebody likes. */
import { expect, test } from 'vitest'
import { groundOf, killOnce } from '../../faults/kills.ts'
import { works } from '../../faults/traces.ts'
import { temporaryFolder } from '../support/folder.ts'

test.each(works.map((work, at) => [work, at] as const))(
  'a program killed while %s loses nothing that it was told is saved, and leaves nothing half done',
  async (work, seed) => {
    const ground = await groundOf(temporaryFolder(), work)
    expect(await killOnce(ground, seed)).toBeGreaterThanOrEqual(0)
  },
  120_000,
)
