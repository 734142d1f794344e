import { join } from 'node:path'
import { expect, test } from 'vitest'
import { perform } from '../../../electron/store/backup-tasks.ts'
import { openStore } from '../../../electron/store/store.ts'
import { isProblem } from '../../../shared/problem.ts'
import { chanceOf, pick } from '../../fuzz/mutate.ts'
import { attachment, typing } from '../support/attachment.ts'
import { temporaryFolder } from '../support/folder.ts'

const silent = { progress: () => {}, goOn: () => {} }

/** A library with a table that was worked on, and the file that carries it. */
async function written() {
  const folder = temporaryFolder()
  const file = join(folder, '数据.sqlite')
  const store = openStore(file)
  store.add([attachment('t', 40)], '表.xlsx')
  store.apply('t', 0, typing('r1', '', '12.3%'))
  store.apply('t', 1, typing('r2', '', '0.7%'))
  store.versions.keep('t', 1, '送审稿')
  store.close()
  const scratch = join(folder, 'scratch')
  const bytes = await perform('carryOut', { file, scratch, attachments: ['t'], documents: [] }, silent)
  return { folder, bytes }
}

const looked = (folder: string, bytes: Uint8Array) =>
  perform(
    'look',
    { file: join(folder, '另一台.sqlite'), scratch: join(folder, 'in'), name: 'a.sgb', bytes },
    silent,
  )

test('of 60 changed bits in a file to carry each is named, or changes nothing', async () => {
  const { folder, bytes } = await written()
  const other = openStore(join(folder, '另一台.sqlite'))
  // The same table, one step behind: what the file says of it decides what becomes of it.
  other.add([attachment('t', 40)], '表.xlsx')
  other.close()
  const sound = await looked(folder, bytes)
  expect(sound.tables).toMatchObject([{ id: 't', fate: { kind: 'merge' } }])
  const chance = chanceOf(14)
  const full = [...bytes.keys()].filter((at) => bytes[at] !== 0)
  let named = 0
  for (let count = 0; count < 60; count += 1) {
    const changed = Uint8Array.from(bytes)
    const at = pick(chance, full)
    changed[at] = (changed[at] ?? 0) ^ (1 << Math.floor(chance() * 8))
    try {
      expect(await looked(folder, changed), `byte ${at}`).toEqual(sound)
    } catch (error) {
      if (!isProblem(error, 'damaged', 'unsupported', 'newer-database')) throw error
      named += 1
    }
  }
  expect(named).toBeGreaterThan(20)
})
