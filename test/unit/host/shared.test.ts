/** Two programs on one data folder: the second joins, what one writes the other sees, and a locked database is waited for. */
import { spawn } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { databaseFile } from '../../../electron/host/folder.ts'
import { openStore } from '../../../electron/store/store.ts'
import { attachment, typing } from '../support/attachment.ts'
import { temporaryFolder } from '../support/folder.ts'
import { call, openHost } from './support.ts'

function library(): string {
  const folder = temporaryFolder()
  const store = openStore(databaseFile(folder))
  store.add([attachment('a')], '')
  store.close()
  return folder
}

describe('two programs on one data folder', () => {
  test('see what the other wrote, and of two who build on one state the later is told', async () => {
    const folder = library()
    const [one, two] = [openHost(folder), openHost(folder)]
    await call(two, 'open', { id: 'a' })
    await call(one, 'apply', { id: 'a', base: 0, step: typing('r0', '', '5%') })
    expect(await two.call('apply', { id: 'a', base: 0, step: typing('r0', '', '6%') })).toMatchObject({
      error: { code: 'conflict', message: expect.stringMatching(/请.*。$/) },
    })
    const seen = await call(two, 'open', { id: 'a' })
    expect([seen.revision, seen.attachment.rows[0]?.cells.actual]).toEqual([1, '5%'])
    await call(two, 'apply', { id: 'a', base: 1, step: typing('r0', '5%', '6%') })
    // Each takes back what the other did: the log is one.
    expect(await call(one, 'undo', { id: 'a', base: 2 })).toMatchObject({ revision: 3 })
    expect((await call(two, 'open', { id: 'a' })).attachment.rows[0]?.cells.actual).toBe('5%')
  })
})

/** Another program that writes in the database until it is ended. */
async function locking(folder: string): Promise<() => Promise<void>> {
  const code = `import Library from 'better-sqlite3'
    new Library(process.argv[1]).exec('BEGIN IMMEDIATE'); console.log('locked'); setInterval(() => {}, 1e6)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', code, databaseFile(folder)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise((resolve) => child.stdout.once('data', resolve))
  return () =>
    new Promise((resolve) => {
      child.once('close', () => resolve())
      child.kill()
    })
}

test('a database that another program locks is waited for, then said; reading goes on, and so does writing after it', async () => {
  const folder = library()
  const host = openHost(folder)
  const free = await locking(folder)
  const step = { id: 'a', base: 0, step: typing('r0', '', '5%') }
  expect(await host.call('apply', step)).toEqual({
    ok: false,
    error: {
      code: 'unwritable',
      message: '数据正被另一个程序占用，请关闭其他打开的“双过半”后再试一次。',
    },
  })
  expect((await call(host, 'open', { id: 'a' })).revision).toBe(0)
  await free()
  expect(await call(host, 'apply', step)).toMatchObject({ revision: 1 })
})
