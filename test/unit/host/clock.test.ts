/** A clock that is set back: the order of what was done is the log's and not the clock's, and nothing is lost. */
import { afterEach, expect, test, vi } from 'vitest'
import { databaseFile } from '../../../electron/host/folder.ts'
import { openStore } from '../../../electron/store/store.ts'
import { attachment, typing } from '../support/attachment.ts'
import { temporaryFolder } from '../support/folder.ts'
import { call, openHost } from './support.ts'

afterEach(() => void vi.useRealTimers())

const clock = (at: string): void => {
  vi.useFakeTimers({ toFake: ['Date'] })
  vi.setSystemTime(new Date(at))
}

test('history, undo, versions, bin, list and backups go on with a clock that is set back half a year', async () => {
  clock('2026-11-28T09:00:00Z')
  const folder = temporaryFolder()
  const store = openStore(databaseFile(folder))
  for (const id of ['a', 'b', 'c']) store.add([attachment(id)], '')
  store.close()
  const host = openHost(folder)
  const apply = (base: number, from: string, to: string) =>
    call(host, 'apply', { id: 'a', base, step: typing('r0', from, to, to) })
  await apply(0, '', '5%')
  const first = await call(host, 'makeBackup', {})
  await call(host, 'keepVersion', { id: 'a', revision: 1, name: '送审稿' })
  await call(host, 'remove', { ids: ['b'] })

  clock('2026-05-01T09:00:00Z')
  await apply(1, '5%', '6%')
  await apply(2, '6%', '7%')
  await call(host, 'keepVersion', { id: 'a', revision: 3, name: '上会稿' })
  const { entries, damaged } = await call(host, 'history', { id: 'a', before: null, limit: 10 })
  expect(damaged).toBe(false)
  expect(entries.map(({ revision, at }) => [revision, at.slice(0, 7)])).toEqual([
    [3, '2026-05'],
    [2, '2026-05'],
    [1, '2026-11'],
  ])
  expect((await call(host, 'versions', { id: 'a' })).map(({ name }) => name)).toEqual(['上会稿', '送审稿'])
  const { changes } = await call(host, 'cellHistory', { id: 'a', row: 'r0', column: 'actual' })
  expect(changes.map(({ revision }) => revision)).toEqual([3, 2, 1])
  expect(await call(host, 'undo', { id: 'a', base: 3 })).toMatchObject({ name: '7%', revision: 4 })
  expect((await call(host, 'stateAt', { id: 'a', revision: 1 })).rows[0]?.cells.actual).toBe('5%')

  await call(host, 'remove', { ids: ['c'] })
  expect((await call(host, 'bin', {})).map(({ id }) => id).sort()).toEqual(['b', 'c'])
  await call(host, 'restore', { ids: ['b'] })
  expect((await call(host, 'library', {})).map(({ id }) => id).sort()).toEqual(['a', 'b'])

  const second = await call(host, 'makeBackup', {})
  const names = second.entries.map(({ name }) => name)
  expect(names).toHaveLength(2)
  expect(names).toContain(first.entries[0]?.name)
  await host.close()

  const again = openHost(folder)
  expect(await call(again, 'open', { id: 'a' })).toMatchObject({ revision: 4, undo: '6%', redo: '7%' })
})
