/** All that is kept, as files that other programs read. */
import { describe, expect, test } from 'vitest'
import { readSheets } from '../../../electron/files/reading.ts'
import { readDirectory, readEntry } from '../../../electron/files/zip/zip.ts'
import { databaseFile } from '../../../electron/host/folder.ts'
import { openDatabase } from '../../../electron/store/database.ts'
import { openStore } from '../../../electron/store/store.ts'
import { attachment, typing } from '../support/attachment.ts'
import { temporaryFolder } from '../support/folder.ts'
import { call, openHost } from './support.ts'

const TEXT = '关于东岭县2021年上半年工作的报告\n上半年，全县完成税收收入7.2亿元，增长6.1%。'

/** Tables a and b of one report with its text, c of another. */
function filled(): string {
  const folder = temporaryFolder()
  const store = openStore(databaseFile(folder))
  const document = { id: 'd', title: '东岭县报告', name: '东岭县.docx', text: TEXT, bytes: null }
  store.add([attachment('a'), attachment('b')], '东岭县.docx', undefined, document)
  store.add([attachment('c')], '石桥镇.xlsx')
  store.close()
  return folder
}

async function readable(host: ReturnType<typeof openHost>) {
  const exported = await call(host, 'exportReadable', {})
  if (exported.kind !== 'download') throw new Error(exported.kind)
  const { bytes } = exported
  const entries = readDirectory(bytes)
  const read = async (name: string): Promise<Uint8Array> => {
    const entry = entries.find((one) => one.name === name)
    if (entry === undefined) throw new Error(`no ${name}`)
    return await readEntry(bytes, entry, 10_000_000)
  }
  const text = async (name: string): Promise<string> => new TextDecoder().decode(await read(name))
  return {
    names: entries.map(({ name }) => name),
    read,
    text,
    json: JSON.parse(await text('全部数据.json')),
  }
}

describe('all that is kept for other programs', () => {
  test('is a workbook a report, its text, and one JSON with versions and history', async () => {
    const host = openHost(filled())
    await call(host, 'apply', { id: 'a', base: 0, step: typing('r1', '', '3.5%') })
    await call(host, 'keepVersion', { id: 'a', revision: 1, name: '送审稿' })
    const { names, read, text, json } = await readable(host)
    expect(names).toHaveLength(4)
    expect(names).not.toContain('没有导出的.txt')
    const [together, alone] = ['a', 'c'].map(
      (id) => json.tables.find((one: { id: string }) => one.id === id).workbook as string,
    )
    const { sheets } = await readSheets(together ?? '', new Uint8Array(await read(together ?? '')), () => {})
    expect(sheets).toHaveLength(2)
    expect(names).toContain(alone)
    expect(json.reports).toMatchObject([{ id: 'd', title: '东岭县报告', source: '东岭县.docx' }])
    expect(await text(json.reports[0].file)).toBe(TEXT)
    const table = json.tables.find((one: { id: string }) => one.id === 'a')
    expect(table).toMatchObject({
      year: 2021,
      months: 6,
      source: '东岭县.docx',
      versions: [{ name: '送审稿', revision: 1 }],
      history: [{ revision: 1, summary: expect.stringContaining('3.5%') }],
    })
    expect(table.rows[1]).toMatchObject({ name: '指标1', target: '1%', actual: '3.5%' })
  })

  test('says what could not be read', async () => {
    const folder = filled()
    const database = openDatabase(databaseFile(folder))
    database.exec(`UPDATE row SET cells = '{"name":"别的"}' WHERE attachment_id = 'c' AND id = 'r2'`)
    database.close()
    const { names, text, json } = await readable(openHost(folder))
    expect(json.tables.map(({ id }: { id: string }) => id).sort()).toEqual(['a', 'b'])
    expect(json.unreadable).toHaveLength(1)
    expect(names).toContain('没有导出的.txt')
    expect(await text('没有导出的.txt')).toContain('2021年上半年')
  })

  test('is called off', async () => {
    const host = openHost(filled())
    host.subscribe((event) => {
      if (event.kind === 'job' && event.text.startsWith('已导出1份')) void call(host, 'cancel', { job: 'j' })
    })
    expect(await host.call('exportReadable', { job: 'j' })).toMatchObject({ error: { code: 'cancelled' } })
  })
})
