/** What is stored and was spoilt: named, kept away from the others, and saved as far as it can be read. */
import { describe, expect, test, vi } from 'vitest'
import { databaseFile } from '../../../electron/host/folder.ts'
import { openDatabase } from '../../../electron/store/database.ts'
import { openStore } from '../../../electron/store/store.ts'
import { call, openHost } from '../host/support.ts'
import { attachment, typing } from '../support/attachment.ts'
import { temporaryFolder } from '../support/folder.ts'
import { indicator } from '../support/indicator.ts'

const chinese = expect.stringMatching(/^[\u4e00-\u9fff“第].*。$/)

/** A data folder with a sound attachment b and an attachment a to which that was done. */
function damaged(...damage: readonly string[]): string {
  const folder = temporaryFolder()
  const file = databaseFile(folder)
  const store = openStore(file)
  const merges = [{ top: 'r0', bottom: 'r1', left: 'target', right: 'target' }]
  store.add([{ ...attachment('a'), merges }], '')
  store.add([attachment('b')], '')
  store.apply('a', 0, typing('r0', '', '5%', '第一步'))
  store.close()
  const database = openDatabase(file)
  for (const statement of damage) database.exec(statement)
  database.close()
  return folder
}

const heading = (json: string) => `UPDATE attachment SET heading = '${json}' WHERE id = 'a'`
const columns = (json: string) => `UPDATE attachment SET columns = '${json}' WHERE id = 'a'`
const merges = (json: string) => `UPDATE attachment SET merges = '${json}' WHERE id = 'a'`
const cells = (json: string) => `UPDATE row SET cells = '${json}' WHERE attachment_id = 'a' AND id = 'r2'`
const ruling = (json: string) => `UPDATE row SET ruling = '${json}' WHERE attachment_id = 'a' AND id = 'r2'`
const whole = JSON.stringify(attachment().heading)
const name = '{"id":"name","header":["指标名称"],"role":"name","width":20}'

describe('a damaged attachment', () => {
  test.each<[string, string, string, RegExp]>([
    ['a heading that is no JSON', heading('{"label":'), '读不出标题的表格', /标题/],
    ['a heading of another shape', heading('[]'), '读不出标题的表格', /标题/],
    ['a month that no year has', heading(whole.replace('"months":6', '"months":13')), '2021年上半年', /月份/],
    ['a heading without its year', heading('{"label":"附件","title":["甲表"]}'), '甲表', /年份/],
    ['columns that are no JSON', columns('rubbish'), '2021年上半年', /栏/],
    ['columns that are no list', columns('{"a":1}'), '2021年上半年', /栏/],
    ['no columns', columns('[]'), '2021年上半年', /有3栏/],
    ['missing columns', columns(`[${name}]`), '2021年上半年', /有2栏/],
    [
      'a column of an unknown role',
      columns(`[${name.replace('"name","w', '"king","w')}]`),
      '2021年上半年',
      /第1栏/,
    ],
    ['a column twice', columns(`[${name},${name}]`), '2021年上半年', /第2栏/],
    ['merges that are no JSON', merges('['), '2021年上半年', /合并/],
    ['merges without corners', merges('[{"top":"r0"}]'), '2021年上半年', /1处合并/],
    ['cells that are no JSON', cells('{'), '2021年上半年', /第3行的内容/],
    ['cells that are no texts', cells('{"name":5,"target":"2%"}'), '2021年上半年', /第3行有的格/],
    ['cells of another shape', cells('["2%"]'), '2021年上半年', /第3行的内容/],
    ['a ruling that is none', ruling('{"source":"别处"}'), '2021年上半年', /第3行认定/],
  ])('with %s is named, refused with what to do, and rescued', async (_, damage, title, lost) => {
    const folder = damaged(damage)
    const host = openHost(folder)
    const entries = await call(host, 'library', {})
    expect(entries.find(({ id }) => id === 'a')).toMatchObject({
      damaged: true,
      title: [title],
      summary: null,
    })
    expect(entries.find(({ id }) => id === 'b')).toMatchObject({ damaged: false, summary: { missed: 0 } })
    expect((await call(host, 'open', { id: 'b' })).attachment).toEqual(attachment('b'))
    expect(await host.call('open', { id: 'a' })).toEqual({
      ok: false,
      error: { code: 'damaged-table', message: expect.stringMatching(`^“${title}”.*抢救可读内容.*。$`) },
    })

    const rescued = await call(host, 'rescue', { id: 'a' })
    expect(rescued.lost).toEqual(rescued.lost.map(() => chinese))
    expect(rescued.lost.join('')).toMatch(lost)
    const { attachment: saved } = await call(host, 'open', { id: rescued.id })
    expect(saved.rows).toHaveLength(4)
    // Whatever else was sound is there, under whatever columns are left.
    expect(saved.rows[0]?.cells).toEqual({ name: '指标0', target: '0%', actual: '5%' })
    const ids = new Set(saved.columns.map(({ id }) => id))
    expect(saved.rows.every((row) => Object.keys(row.cells).every((id) => ids.has(id)))).toBe(true)
    // The damaged one is still there as it was.
    expect((await call(host, 'library', {})).map(({ id }) => id).sort()).toEqual(
      ['a', 'b', rescued.id].sort(),
    )
    expect(await host.call('open', { id: 'a' })).toMatchObject({ ok: false })
  })

  test('whose summary is still kept is found when it is opened, and the library knows from then on', async () => {
    const folder = damaged()
    const before = openHost(folder)
    await call(before, 'library', {})
    await before.close()
    const database = openDatabase(databaseFile(folder))
    database.exec(cells('null'))
    database.close()
    const host = openHost(folder)
    const told: string[] = []
    host.subscribe(({ kind }) => told.push(kind))
    const isDamaged = async () => (await call(host, 'library', {})).find(({ id }) => id === 'a')?.damaged
    expect(await isDamaged()).toBe(false)
    expect(await host.call('open', { id: 'a' })).toMatchObject({ error: { code: 'damaged-table' } })
    expect(await isDamaged()).toBe(true)
    expect(told).toEqual(['library'])
  })

  test('nothing of a sound one is lost by a rescue', async () => {
    const host = openHost(damaged())
    const { attachment: sound } = await call(host, 'open', { id: 'a' })
    const { id, lost } = await call(host, 'rescue', { id: 'a' })
    expect(lost).toEqual([chinese])
    expect((await call(host, 'open', { id })).attachment).toEqual({ ...sound, id })
  })
})

describe('beside the attachments', () => {
  test('a step whose record is damaged is not undone, and the table stays usable', async () => {
    const host = openHost(damaged(`UPDATE log SET edits = '[{"type":"cell"}]'`))
    expect(await host.call('undo', { id: 'a', base: 1 })).toEqual({
      ok: false,
      error: { code: 'damaged-log', message: chinese },
    })
    await call(host, 'apply', { id: 'a', base: 1, step: typing('r1', '', '6%') })
  })

  test.each([
    ['is gone', 'DELETE FROM log'],
    ['ends in an entry that is not there', `UPDATE attachment SET undo_head = 99 WHERE id = 'a'`],
    ['is further than the table', `UPDATE attachment SET revision = 0 WHERE id = 'a'`],
  ])('a log that %s keeps nobody from writing', async (_, damage) => {
    const host = openHost(damaged('PRAGMA foreign_keys = OFF', damage))
    const { revision } = await call(host, 'open', { id: 'a' })
    const { undo } = await call(host, 'apply', {
      id: 'a',
      base: revision,
      step: typing('r1', '', '6%', '改'),
    })
    expect(undo).toBe('改')
    await call(host, 'undo', { id: 'a', base: revision + 1 })
  })

  test('an entry that does not fit the table is a damaged one, and no change of somebody else', async () => {
    const other = JSON.stringify([{ type: 'cell', row: 'r9', column: 'actual', from: '', to: '5%' }])
    const host = openHost(damaged(`UPDATE log SET edits = '${other}'`))
    const answer = await host.call('undo', { id: 'a', base: 1 })
    expect(answer).toMatchObject({ ok: false, error: { code: 'damaged-log' } })
  })

  test.each([`'nowhere'`, 'NULL'])('a table whose report is %s is opened by itself', async (report) => {
    const damage = `UPDATE attachment SET report_id = ${report} WHERE id = 'a'`
    const host = openHost(damaged('PRAGMA foreign_keys = OFF', damage))
    expect((await call(host, 'open', { id: 'a' })).siblings).toMatchObject([{ id: 'a' }])
  })

  test('of a list with something else in it the texts are saved', async () => {
    const mixed = whole.replace('"title":["2021年上半年"]', '"title":["甲",5,null]')
    const host = openHost(damaged(heading(mixed)))
    const { id, lost } = await call(host, 'rescue', { id: 'a' })
    expect((await call(host, 'open', { id })).attachment.heading.title).toEqual(['甲', '5'])
    expect(lost.join('')).toMatch(/标题/)
  })

  test('an indicator that cannot be read outlives what is set after it', async () => {
    const folder = damaged(`INSERT INTO setting VALUES ('indicators', '[{"name":5}]')`)
    await call(openHost(folder), 'keepSettings', { indicators: [indicator] })
    const database = openDatabase(databaseFile(folder))
    const kept = database.prepare("SELECT value FROM setting WHERE key = 'indicators'").pluck().get()
    database.close()
    expect(JSON.parse(String(kept))).toEqual([indicator, { name: 5 }])
  })

  test('a damaged summary is reckoned anew, a damaged answer is asked again', async () => {
    const folder = damaged()
    const before = openHost(folder)
    const listed = await call(before, 'library', {})
    await before.close()
    const database = openDatabase(databaseFile(folder))
    database.exec(`UPDATE attachment SET summary = '{"done":"x"}';
      INSERT INTO mapping VALUES ('s', '{"shape":"s"}', '表', '2026-01-01')`)
    database.close()
    const host = openHost(folder)
    expect(await call(host, 'library', {})).toEqual(listed)
    expect(await call(host, 'mappings', {})).toEqual([])
  })

  test('an indicator that cannot be read does not take the others with it', async () => {
    const host = openHost(
      damaged(
        `INSERT INTO setting VALUES ('indicators', '[${JSON.stringify(indicator)},{"name":5}]'), ('person', '{')`,
      ),
    )
    const { indicators, person } = await call(host, 'settings', {})
    expect(indicators).toEqual([indicator])
    expect(person).toEqual(expect.any(String))
  })

  test('a table that cannot go back into its workbook says so', async () => {
    const folder = damaged()
    const host = openHost(folder)
    const { id } = await call(host, 'sample', {})
    const database = openDatabase(databaseFile(folder))
    database.prepare(`UPDATE attachment SET origin = '{}' WHERE id = ?`).run(id)
    database.close()
    expect(await host.call('exportFile', { id, format: 'xlsx', layout: 'source' })).toEqual({
      ok: false,
      error: { code: 'damaged-table', message: chinese },
    })
  })

  test('a title longer than an edit may make it is no damage', async () => {
    const log = vi.spyOn(console, 'error')
    const long = JSON.stringify({ ...attachment().heading, title: ['长'.repeat(1_500)] })
    // As an earlier program kept it, without a digest.
    const host = openHost(damaged(heading(long), 'UPDATE attachment SET digest = NULL'))
    expect((await call(host, 'open', { id: 'a' })).attachment.heading.title[0]).toHaveLength(1_500)
    expect(log).not.toHaveBeenCalled()
  })
})
