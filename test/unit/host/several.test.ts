/** Several tables of the library at once. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readDirectory } from '../../../electron/files/zip/zip.ts'
import { databaseFile } from '../../../electron/host/folder.ts'
import { openStore } from '../../../electron/store/store.ts'
import { attachment } from '../support/attachment.ts'
import { temporaryFolder } from '../support/folder.ts'
import { call, openHost } from './support.ts'

/** Tables a and b of one file, c of another. */
function filled(): string {
  const folder = temporaryFolder()
  const store = openStore(databaseFile(folder))
  store.add([attachment('a'), attachment('b')], '东岭县.xlsx')
  store.add([attachment('c')], '石桥镇.xlsx')
  store.close()
  return folder
}

const idsOf = (entries: readonly { readonly id: string }[]): string[] => entries.map(({ id }) => id).sort()

describe('several tables', () => {
  test('go into the bin and come back, all or none', async () => {
    const host = openHost(filled())
    await call(host, 'remove', { ids: ['a', 'c'] })
    expect(idsOf(await call(host, 'library', {}))).toEqual(['b'])
    await call(host, 'restore', { ids: ['a', 'c'] })
    expect(idsOf(await call(host, 'library', {}))).toEqual(['a', 'b', 'c'])
    expect(await host.call('remove', { ids: ['a', 'none'] })).toMatchObject({ error: { code: 'not-found' } })
    expect(idsOf(await call(host, 'library', {}))).toEqual(['a', 'b', 'c'])
  })

  test('are archived and put back, and open as before', async () => {
    const folder = filled()
    const host = openHost(folder)
    const archived = async () => idsOf((await call(host, 'library', {})).filter((entry) => entry.archived))
    await call(host, 'archive', { ids: ['a', 'c'], archived: true })
    expect(await archived()).toEqual(['a', 'c'])
    expect((await call(host, 'open', { id: 'a' })).attachment.id).toBe('a')
    await call(host, 'archive', { ids: ['c'], archived: false })
    expect(await archived()).toEqual(['a'])
    expect(await host.call('archive', { ids: ['b', 'none'], archived: true })).toMatchObject({ ok: false })
    expect(await archived()).toEqual(['a'])
  })

  test('move to another report behind its own, to a new one, and back to where they were', async () => {
    const host = openHost(filled())
    const siblings = async (id: string) => (await call(host, 'open', { id })).siblings.map((one) => one.id)
    const report = (await call(host, 'library', { ids: ['c'] }))[0]?.reportId ?? ''
    const { before } = await call(host, 'moveTables', { ids: ['b', 'a'], report, title: '' })
    expect(await siblings('c')).toEqual(['c', 'b', 'a'])
    await call(host, 'placeTables', { places: before })
    expect(await siblings('a')).toEqual(['a', 'b'])
    await call(host, 'moveTables', { ids: ['c', 'a'], report: null, title: '三季度材料' })
    expect(await siblings('a')).toEqual(['c', 'a'])
    expect((await call(host, 'library', { ids: ['a'] }))[0]?.reportTitle).toBe('三季度材料')
    expect(await host.call('moveTables', { ids: ['b'], report: 'none', title: '' })).toMatchObject({
      error: { code: 'not-found' },
    })
    expect(await siblings('b')).toEqual(['b'])
  })

  test('leave as one zip, a workbook each, of names that differ', async () => {
    const host = openHost(filled())
    const exported = await call(host, 'exportTables', { ids: ['a', 'b', 'c'] })
    if (exported.kind !== 'download') throw new Error(exported.kind)
    const names = readDirectory(exported.bytes).map(({ name }) => name)
    const [first = ''] = names
    const stem = first.slice(0, -'.xlsx'.length)
    expect(names).toEqual([`${stem}.xlsx`, `${stem}（2）.xlsx`, `${stem}（3）.xlsx`])
    const alone = await call(host, 'exportTables', { ids: ['a'] })
    expect(alone).toMatchObject({ kind: 'download', name: first })
  })

  test('are written into the folder that a person names, over nothing that lies there', async () => {
    const to = temporaryFolder()
    const host = openHost(filled(), { chooseFolder: async () => to })
    await call(host, 'exportTables', { ids: ['a'] })
    const [first = ''] = readdirSync(to)
    writeFileSync(join(to, first), 'mine')
    expect(await call(host, 'exportTables', { ids: ['a', 'b'] })).toEqual({ kind: 'saved', path: to })
    expect(readdirSync(to)).toHaveLength(3)
    expect(readFileSync(join(to, first), 'utf8')).toBe('mine')
  })

  test('are exported no further once that is called off', async () => {
    const to = temporaryFolder()
    const host = openHost(filled(), { chooseFolder: async () => to })
    host.subscribe((event) => {
      if (event.kind === 'job' && event.text.startsWith('已导出1张')) void call(host, 'cancel', { job: 'j' })
    })
    expect(await host.call('exportTables', { ids: ['a', 'b', 'c'], job: 'j' })).toMatchObject({
      error: { code: 'cancelled' },
    })
    expect(readdirSync(to).length).toBeLessThan(3)
  })
})

test('the first of the library are the latest that are not archived', async () => {
  const host = openHost(filled())
  const all = idsOf(await call(host, 'library', {}))
  expect(all).toEqual(['a', 'b', 'c'])
  await call(host, 'archive', { ids: ['c'], archived: true })
  expect((await call(host, 'latest', { count: 1 })).map(({ id }) => id)).toEqual(['a'])
  expect((await call(host, 'latest', { count: 30 })).map(({ id }) => id)).toEqual(['a', 'b'])
})

test('the library tells of some tables alone, those that are there', async () => {
  const host = openHost(filled())
  expect(idsOf(await call(host, 'library', { ids: ['c', 'none'] }))).toEqual(['c'])
})
