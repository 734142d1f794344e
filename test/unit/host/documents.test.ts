/** Reports in the library: taken in from any file, kept with their tables, changed, taken off and brought back. */
import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../../electron/store/database.ts'
import { openStore } from '../../../electron/store/store.ts'
import { longestReport } from '../../../shared/contract/documents.ts'
import type { HostEvent } from '../../../shared/contract/events.ts'
import { wordReport } from '../../report-file.ts'
import { fact } from '../support/facts.ts'
import { temporaryFolder } from '../support/folder.ts'
import { call, openHost } from './support.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)

const TITLE = '关于梅溪县2022年上半年计划执行情况的报告'
const PROSE = [
  TITLE,
  '各位代表：',
  '上半年，全县完成税收收入6.6亿元，增长4.8%，新增床位180张，为年度目标的60%，各项指标总体平稳。',
  '下半年，要围绕全年目标抓好项目建设，确保如期完成各项任务，让群众得到更多实惠。',
]
const ROWS = [
  ['序号', '指标名称', '单位', '2022年目标', '上半年完成'],
  ['1', '税收收入', '亿元', '12', '6.6'],
  ['2', '新增床位', '张', '300', '180'],
  ['3', '登记失业率', '%', '4以内', '3.1'],
]
const TABLE = ROWS.map((cells) => `\t${cells.join('\n\t')}\n\n`).join('')
const TEXT = `${PROSE.join('\n')}\n附件\n梅溪县2022年上半年主要指标完成情况\n${TABLE}`

const docx = async (): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await wordReport([...PROSE, '附件'], ROWS))

describe('a report that is opened', () => {
  it.each([
    ['txt', async () => utf8(TEXT)],
    ['txt with the line ends of Windows', async () => utf8(TEXT.replaceAll('\n', '\r\n'))],
    ['txt in UTF-16', async () => new Uint8Array(Buffer.from(`\ufeff${TEXT}`, 'utf16le'))],
    ['docx', docx],
    [
      'html',
      async () =>
        utf8(
          `<html><body>${PROSE.map((line) => `<p>${line}</p>`).join('')}<p>附件</p><table>${ROWS.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table></body></html>`,
        ),
    ],
  ])('as %s is kept with the table in it', async (kind, make) => {
    const host = openHost()
    const bytes = await make()
    const name = `报告.${kind.slice(0, 4).trim()}`
    const { ids, document } = await call(host, 'importFile', { name, bytes })
    expect(ids).toHaveLength(1)
    const [entry, ...more] = await call(host, 'documents', {})
    expect(more).toEqual([])
    expect(entry).toMatchObject({ id: document, title: TITLE, name })
    const opened = await call(host, 'openDocument', { id: document ?? '' })
    expect(opened.text.split('\n').slice(0, 4)).toEqual(PROSE)
    expect(opened).toMatchObject({ revision: 0, hasSource: kind === 'docx' })
    expect(opened.attachments.map(({ id }) => id)).toEqual(ids)
    const [listed] = await call(host, 'library', {})
    expect(listed?.reportId).toBe(entry?.reportId)
  })

  it('without a table is a report all the same', async () => {
    const host = openHost()
    const { ids, document } = await call(host, 'importFile', {
      name: '报告.txt',
      bytes: utf8(PROSE.join('\n')),
    })
    expect(ids).toEqual([])
    expect(await call(host, 'openDocument', { id: document ?? '' })).toMatchObject({ attachments: [] })
  })

  it.each([
    [
      '表.csv',
      utf8(
        `指标,目标,实绩,备注\n${'税收,12,6.6,已完成全年目标的一半以上，进展比去年同期快，预计年底完成全年任务。\n'.repeat(4)}`,
      ),
    ],
    ['表.txt', utf8(ROWS.map((row) => row.join('\t')).join('\n'))],
    ['表.xlsx', fact('official.xlsx')],
  ])('%s is a table and no report', async (name, bytes) => {
    const host = openHost()
    expect(await call(host, 'importFile', { name, bytes })).toMatchObject({ document: null })
    expect(await call(host, 'documents', {})).toEqual([])
  })
})

describe('a text that is pasted', () => {
  it('is a report however short, named by its title or as pasted', async () => {
    const host = openHost()
    const first = await call(host, 'takeReport', { name: '', bytes: utf8('税收收入6.6亿元。') })
    const second = await call(host, 'takeReport', { name: '', bytes: utf8(TEXT) })
    expect([first.ids.length, second.ids.length]).toEqual([0, 1])
    const titles = (await call(host, 'documents', {})).map(({ title }) => title)
    expect(titles).toEqual([TITLE, '粘贴的报告'])
  })

  it('of 5 MB is kept, of more refused in one sentence', async () => {
    const host = openHost()
    const line = '上半年，全县经济平稳运行，各项指标符合预期。\n'
    const five = utf8(line.repeat(Math.floor(5_000_000 / utf8(line).length)))
    const { id } = await call(host, 'takeReport', { name: '', bytes: five })
    expect((await call(host, 'openDocument', { id })).text.length).toBeGreaterThan(1_500_000)
    const more = utf8(line.repeat(Math.ceil((longestReport + 1) / line.length)))
    const refused = await host.call('takeReport', { name: '', bytes: more })
    expect(refused).toMatchObject({ ok: false, error: { code: 'too-large' } })
    expect(refused.ok ? '' : refused.error.message).toMatch(/^[^。]+。$/)
  })

  it.each([
    ['a workbook', '表.xlsx', () => fact('official.xlsx'), 'unsupported'],
    ['nothing', '', () => utf8(''), 'empty-file'],
    ['bytes that are no text', '报告.txt', () => new Uint8Array([1, 2, 3, 0, 5]), 'unsupported'],
    ['a docx that is cut off', '报告.docx', async () => (await docx()).slice(0, 900), 'damaged'],
  ])('%s is refused in a sentence', async (_, name, make, code) => {
    const host = openHost()
    const refused = await host.call('takeReport', { name, bytes: await make() })
    expect(refused).toMatchObject({ ok: false, error: { code } })
    expect(refused.ok ? '' : refused.error.message).toMatch(/^[^。]+。$/)
    expect(await call(host, 'documents', {})).toEqual([])
  })
})

describe('a report that is kept', () => {
  const kept = async (folder = temporaryFolder()) => {
    const host = openHost(folder)
    const { id } = await call(host, 'takeReport', { name: '报告.docx', bytes: await docx() })
    return { host, id, folder }
  }

  it('is changed on top of its revision, and told', async () => {
    const { host, id } = await kept()
    const events: HostEvent[] = []
    host.subscribe((event) => events.push(event))
    const before = await call(host, 'openDocument', { id })
    const at = before.text.indexOf('4.8%')
    const edits = [
      { from: 0, to: 2, text: '' },
      { from: at, to: at + 4, text: '4.9%' },
    ]
    expect(await call(host, 'editDocument', { id, base: 0, edits })).toEqual({ revision: 1 })
    const after = await call(host, 'openDocument', { id })
    expect(after.text).toBe(before.text.replace('关于', '').replace('4.8%', '4.9%'))
    expect(after.revision).toBe(1)
    expect(events).toContainEqual({ kind: 'document', id, revision: 1 })
  })

  it.each([
    ['another revision', 3, [{ from: 0, to: 0, text: '新' }], 'conflict'],
    ['places behind its end', 0, [{ from: 0, to: 5_000_000, text: '' }], 'conflict'],
    [
      'places over each other',
      0,
      [
        { from: 0, to: 4, text: '' },
        { from: 2, to: 6, text: '' },
      ],
      'conflict',
    ],
    ['a place that begins behind its end', 0, [{ from: 4, to: 2, text: '' }], 'conflict'],
    ['no place', 0, [{ from: -1, to: 2, text: '' }], 'invalid'],
    ['nothing', 0, [], 'invalid'],
  ])('refuses an edit of %s and stays as it was', async (_, base, edits, code) => {
    const { host, id } = await kept()
    const before = await call(host, 'openDocument', { id })
    expect(await host.call('editDocument', { id, base, edits })).toMatchObject({ ok: false, error: { code } })
    expect(await call(host, 'openDocument', { id })).toEqual(before)
  })

  it('becomes the report of another table, with which it is then opened', async () => {
    const { host, id } = await kept()
    const { id: table } = await call(host, 'sample', {})
    await call(host, 'joinDocument', { id, attachment: table })
    const { attachments } = await call(host, 'openDocument', { id })
    expect(attachments.map((one) => one.id)).toEqual([table])
    expect(await call(host, 'open', { id: table })).toMatchObject({ document: id })
    expect(await host.call('joinDocument', { id, attachment: 'nothing' })).toMatchObject({
      error: { code: 'not-found' },
    })
    expect(await host.call('joinDocument', { id: 'nobody', attachment: table })).toMatchObject({
      error: { code: 'not-found' },
    })
  })

  it('gets another title, goes and comes back; its attachments stay', async () => {
    const { host, id } = await kept()
    await call(host, 'renameDocument', { id, title: ' 送审稿 ' })
    expect(await call(host, 'documents', {})).toMatchObject([{ id, title: '送审稿' }])
    await call(host, 'removeDocument', { id })
    expect(await call(host, 'documents', {})).toEqual([])
    expect(await host.call('openDocument', { id })).toMatchObject({ ok: false, error: { code: 'not-found' } })
    expect(await call(host, 'library', {})).toHaveLength(1)
    await call(host, 'restoreDocument', { id })
    expect(await call(host, 'openDocument', { id })).toMatchObject({ title: '送审稿', hasSource: true })
    expect(await host.call('removeDocument', { id: 'nobody' })).toMatchObject({
      error: { code: 'not-found' },
    })
  })

  it('is there after the program has ended, with the file it came from', async () => {
    const { host, id, folder } = await kept()
    await call(host, 'editDocument', { id, base: 0, edits: [{ from: 0, to: 0, text: '（送审稿）' }] })
    await host.close()
    const store = openStore(`${folder}/sgb.sqlite`)
    expect(store.documents.read(id).text).toMatch(/^（送审稿）关于/)
    expect(store.documents.source(id)?.slice(0, 2)).toEqual(Buffer.from('PK'))
    store.documents.remove(id)
    store.close()
    // It lies in the bin, and its file with it, until it is erased.
    const next = openStore(`${folder}/sgb.sqlite`)
    next.documents.restore(id)
    expect(next.documents.read(id)).toMatchObject({ hasSource: true, revision: 1 })
    next.close()
  })

  it('whose text was spoilt on the disk is not shown as if it were whole', async () => {
    const { host, id, folder } = await kept()
    await host.close()
    const database = openDatabase(`${folder}/sgb.sqlite`)
    database.prepare("UPDATE document SET text = replace(text, '4.8', '5.8')").run()
    database.close()
    const again = openHost(folder)
    expect(await again.call('openDocument', { id })).toMatchObject({ error: { code: 'damaged-table' } })
    expect(await call(again, 'library', {})).toHaveLength(1)
  })
})
