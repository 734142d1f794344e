import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { dataFolder } from '../../../electron/host/folder.ts'
import type { Platform } from '../../../electron/host/host.ts'
import { sampleWorkbook } from '../../../electron/samples/workbook.ts'
import { temporaryFolder } from '../support/folder.ts'
import { call, openHost } from './support.ts'

const chinese = expect.stringMatching(/[\u4e00-\u9fff].*。$/)

describe('the host', () => {
  test.each<[string, unknown]>([
    ['open', { id: 5 }],
    ['open', undefined],
    ['apply', { id: 'a', base: 0, step: { name: '', edits: [{ type: 'nothing' }] } }],
    ['drop', {}],
    ['toString', {}],
    ['__proto__', {}],
  ])('refuses %s with %j', async (method, args) => {
    expect(await openHost().call(method, args)).toEqual({
      ok: false,
      error: { code: 'invalid', message: chinese },
    })
  })

  test('opens a file, keeps what is typed, and lists it with its summary', async () => {
    const folder = temporaryFolder()
    const host = openHost(folder)
    expect(await call(host, 'library', {})).toEqual([])
    const { ids } = await call(host, 'importFile', await sampleWorkbook())
    const [id = ''] = ids
    const [entry] = await call(host, 'library', {})
    expect(entry).toMatchObject({ id, label: '附件', summary: { done: 9, missed: 3, pending: 2, blank: 0 } })

    const { attachment } = await call(host, 'open', { id })
    const column = attachment.columns.find(({ role }) => role === 'actual')?.id ?? ''
    const row = attachment.rows.find(({ cells }) => cells[column] === '4.1%')?.id ?? ''
    const edits = [{ type: 'cell' as const, row, column, from: '4.1%', to: '10.5%' }]
    const saved = await call(host, 'apply', { id, base: 0, step: { name: '填写', edits } })
    expect(saved).toEqual({ revision: 1, undo: '填写', redo: null })
    expect(await host.call('apply', { id, base: 0, step: { name: '填写', edits } })).toEqual({
      ok: false,
      error: { code: 'conflict', message: chinese },
    })

    await host.close()
    const again = openHost(folder)
    const opened = await call(again, 'open', { id })
    expect(opened.attachment.rows.find((each) => each.id === row)?.cells[column]).toBe('10.5%')
    const undone = await call(again, 'undo', { id, base: 1 })
    expect(undone).toMatchObject({ name: '填写', revision: 2, redo: '填写' })
    expect((await call(again, 'open', { id })).attachment).toEqual(attachment)
  })

  test('makes new attachments from the template and the sample, and takes them out and back', async () => {
    const host = openHost()
    const created = await call(host, 'create', { template: 'indicators', year: 2026 })
    const sample = await call(host, 'sample', {})
    const { attachment } = await call(host, 'open', created)
    expect(attachment).toMatchObject({ id: created.id, heading: { year: 2026, months: 6 } })
    expect((await call(host, 'library', {})).map(({ id }) => id).sort()).toEqual(
      [created.id, sample.id].sort(),
    )
    await call(host, 'remove', { ids: [sample.id] })
    expect((await call(host, 'library', {})).map(({ id }) => id)).toEqual([created.id])
    expect(await host.call('open', sample)).toMatchObject({ ok: false, error: { code: 'not-found' } })
    await call(host, 'restore', { ids: [sample.id] })
    expect(await call(host, 'library', {})).toHaveLength(2)
  })

  test('a file that is no workbook changes nothing', async () => {
    const host = openHost()
    const bytes = new TextEncoder().encode('你好')
    expect(await host.call('importFile', { name: '信.xlsx', bytes })).toEqual({
      ok: false,
      error: { code: 'not-a-workbook', message: chinese },
    })
    expect(await call(host, 'library', {})).toEqual([])
  })

  test('hands an exported file to the door, or to the browser as a download', async () => {
    const saveFile = vi
      .fn<NonNullable<Platform['saveFile']>>()
      .mockResolvedValueOnce('/tmp/表.csv')
      .mockResolvedValue(null)
    const folder = temporaryFolder()
    const host = openHost(folder, { saveFile })
    const { id } = await call(host, 'create', { template: 'indicators', year: 2026 })
    expect(await call(host, 'exportFile', { id, format: 'csv' })).toEqual({
      kind: 'saved',
      path: '/tmp/表.csv',
    })
    expect(await call(host, 'exportFile', { id, format: 'csv' })).toEqual({ kind: 'cancelled' })
    const download = await call(openHost(folder), 'exportFile', { id, format: 'xlsx' })
    expect(download).toMatchObject({ kind: 'download', name: expect.stringMatching(/\.xlsx$/) })
    expect(saveFile.mock.calls[0]?.[0].name).toMatch(/\.csv$/)
  })

  test('a defect of ours is told in general terms and logged with its stack', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    const host = openHost(temporaryFolder(), { saveFile: () => Promise.reject(new TypeError('secret')) })
    const { id } = await call(host, 'create', { template: 'indicators', year: 2026 })
    expect(await host.call('exportFile', { id, format: 'csv' })).toEqual({
      ok: false,
      error: { code: 'internal', message: expect.not.stringContaining('secret') },
    })
    expect(log.mock.calls[0]?.[0]).toMatchObject({ message: 'secret', stack: expect.any(String) })
    log.mockRestore()
  })

  test('closing waits for what is running and refuses what comes after', async () => {
    let finish: (path: string) => void = () => {}
    const host = openHost(temporaryFolder(), {
      saveFile: () => new Promise((resolve) => (finish = resolve)),
    })
    const { id } = await call(host, 'create', { template: 'indicators', year: 2026 })
    const exporting = host.call('exportFile', { id, format: 'csv' })
    await expect.poll(() => finish.name).not.toBe('finish')
    const closing = host.close()
    expect(await host.call('library', {})).toMatchObject({ ok: false, error: { message: chinese } })
    finish('/tmp/x.csv')
    expect(await exporting).toEqual({ ok: true, value: { kind: 'saved', path: '/tmp/x.csv' } })
    await closing
  })
})

test.each<[NodeJS.Platform, NodeJS.ProcessEnv, string]>([
  ['win32', { APPDATA: join('/roaming') }, join('/roaming', '双过半')],
  ['darwin', {}, join('/home/a', 'Library', 'Application Support', '双过半')],
  ['linux', { XDG_DATA_HOME: '/xdg' }, join('/xdg', '双过半')],
  ['linux', {}, join('/home/a', '.local', 'share', '双过半')],
  ['linux', { SGB_DATA: '/data' }, '/data'],
])('on %s with %j the data lie in %s', (platform, environment, folder) => {
  expect(dataFolder(environment, platform, '/home/a')).toBe(folder)
})
