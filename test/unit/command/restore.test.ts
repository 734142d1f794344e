/** `sgb restore`: the latest sound backup for data that cannot be opened. */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { databaseFile } from '../../../electron/host/folder.ts'
import { openStore } from '../../../electron/store/store.ts'
import { temporaryFolder } from '../support/folder.ts'
import { actual, library, made } from '../support/library.ts'

const cli = fileURLToPath(new URL('../../../electron/doors/command/cli.ts', import.meta.url))

const restore = (folder: string) =>
  spawnSync(process.execPath, [cli, 'restore'], {
    env: { ...process.env, SGB_DATA: folder },
    encoding: 'utf8',
  })

test('leaves sound data alone, and brings damaged ones back to the latest backup', async () => {
  const folder = temporaryFolder()
  const { file, store } = library(folder)
  await made(file)
  store.close()
  const sound = readFileSync(file)
  expect(restore(folder)).toMatchObject({ status: 1, stderr: expect.stringMatching(/^数据能打开，没有改动/) })
  expect(readFileSync(file).equals(sound)).toBe(true)

  writeFileSync(databaseFile(folder), Buffer.alloc(20_000, 0x5a))
  expect(restore(folder)).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^已恢复到 .*“sgb-损坏-/),
  })
  const after = openStore(file)
  expect(actual(after)).toBe('5%')
  after.close()
  expect(readdirSync(folder).filter((name) => name.startsWith('sgb-损坏-'))).toHaveLength(1)
})
