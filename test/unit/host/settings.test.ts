/** Settings: who set what, what tables begin with, and the way to another library and back. */
import { describe, expect, test } from 'vitest'
import { databaseFile } from '../../../electron/host/folder.ts'
import { openStore } from '../../../electron/store/store.ts'
import type { HostEvent } from '../../../shared/contract/events.ts'
import type { Settings } from '../../../shared/contract/settings.ts'
import { fact } from '../support/facts.ts'
import { temporaryFolder } from '../support/folder.ts'
import { call, openHost } from './support.ts'

const steps = { exceeded: '超额完成', reached: '已完成', done: '跟上时间进度', missed: '落后时间进度' }
const mountain = {
  name: '山林管护面积',
  aliases: ['管护林地'],
  kind: 'level' as const,
  direction: 'up' as const,
  units: ['万亩'],
  source: '本县林业规划',
}
const csv = (status: string): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(
    [
      '山岚县2024年上半年主要指标完成情况',
      '序号,指标名称,计量单位,2024年目标,上半年实绩,完成情况',
      `1,地区生产总值,%,6%左右,5.7%,${status}`,
      `2,城镇调查失业率,%,5%以内,4.6%,${status}`,
    ].join('\n'),
  )

async function exported(host: ReturnType<typeof openHost>): Promise<Uint8Array<ArrayBuffer>> {
  const file = await call(host, 'exportSettings', {})
  if (file.kind !== 'download') throw new Error('handed over otherwise')
  expect(file.name).toMatch(/^双过半-设置-\d{4}-\d\d-\d\d\.json$/)
  return file.bytes
}
const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)
const bytesOf = (value: unknown): Uint8Array<ArrayBuffer> => new TextEncoder().encode(JSON.stringify(value))

describe('what is set', () => {
  test('is signed and dated thing by thing; what stays the same keeps who set it', async () => {
    const folder = temporaryFolder()
    const host = openHost(folder)
    expect(await call(host, 'settings', {})).toMatchObject({ asked: false, unit: '', origins: [] })
    await call(host, 'keepSettings', { person: '周岚', unit: '山岚县统计局' })
    await call(host, 'keepSettings', { indicators: [mountain], wordings: [steps] })
    await call(host, 'keepSettings', { person: '何川' })
    const second = { ...mountain, name: '竹林面积' }
    await call(host, 'keepSettings', { indicators: [mountain, second], defaults: { tolerance: '0.3' } })
    const { origins, asked } = await call(host, 'settings', {})
    expect(asked).toBe(true)
    expect(Object.fromEntries(origins.map(({ of, by }) => [of, by]))).toEqual({
      person: '何川',
      unit: '周岚',
      tolerance: '何川',
      'words:超额完成 / 已完成 / 跟上时间进度 / 落后时间进度': '周岚',
      'indicator:山林管护面积': '周岚',
      'indicator:竹林面积': '何川',
    })
    expect(origins.every(({ from, at }) => from === '' && !Number.isNaN(Date.parse(at)))).toBe(true)
    await call(host, 'keepSettings', { indicators: [second], defaults: {} })
    const left = await call(host, 'settings', {})
    expect(left.origins.map(({ of }) => of)).not.toContain('tolerance')
    expect(left.origins.map(({ of }) => of)).not.toContain('indicator:山林管护面积')
    await host.close()
    expect(await call(openHost(folder), 'settings', {})).toEqual(left)
  })

  test('whoever does not want to be named is asked no more', async () => {
    const host = openHost()
    await call(host, 'keepSettings', { person: '' })
    expect(await call(host, 'settings', {})).toMatchObject({ person: '', asked: true })
  })

  test('the log and versions name the office too', async () => {
    const host = openHost()
    await call(host, 'keepSettings', { person: '周岚', unit: '山岚县统计局' })
    const { id } = await call(host, 'sample', {})
    const { attachment, revision } = await call(host, 'open', { id })
    const { heading } = attachment
    const edits = [{ type: 'heading' as const, from: heading, to: { ...heading, remark: '送审稿' } }]
    await call(host, 'apply', { id, base: revision, step: { name: '备注', edits } })
    const { entries } = await call(host, 'history', { id, before: null, limit: 10 })
    expect(entries[0]?.person).toBe('山岚县统计局 周岚')
  })

  test('tells the other window, and the library where verdicts may change', async () => {
    const host = openHost()
    const heard: HostEvent['kind'][] = []
    host.subscribe(({ kind }) => heard.push(kind))
    await call(host, 'keepSettings', { defaults: { tolerance: '1' } })
    expect(heard).toEqual(['settings'])
    await call(host, 'keepSettings', { indicators: [mountain] })
    expect(heard).toEqual(['settings', 'settings', 'library'])
  })
})

describe('tables begin with what is set', () => {
  const defaults = { tolerance: '0.2', wording: steps, page: { bodyFont: '宋体', checkCode: false } }

  test('new ones and those out of files, which keep what they bring; those that are there stay as they are', async () => {
    const host = openHost()
    const before = await call(host, 'create', { template: 'indicators', year: 2024 })
    await call(host, 'keepSettings', { defaults })
    const made = await call(host, 'create', { template: 'indicators', year: 2024 })
    const read = async (id: string) => (await call(host, 'open', { id })).attachment
    expect((await read(made.id)).heading).toMatchObject(defaults)
    expect((await read(before.id)).heading.tolerance).toBeUndefined()

    const { ids } = await call(host, 'importFile', { name: '空.csv', bytes: csv('') })
    const blank = await read(ids[0] ?? '')
    expect(blank.heading).toMatchObject(defaults)
    const spoken = await call(host, 'importFile', { name: '已填.csv', bytes: csv('完成') })
    const { heading } = await read(spoken.ids[0] ?? '')
    expect(heading.wording).toBeUndefined()
    expect(heading.tolerance).toBe('0.2')
  })

  test('and verdicts go by it, on the command line too', async () => {
    const host = openHost()
    const verdicts = async () => {
      const { attachments } = await call(host, 'inspect', { name: '空.csv', bytes: csv('') })
      return attachments[0]?.judged.rows.map(({ status }) => status)
    }
    expect(await verdicts()).toEqual(['待核', '完成'])
    await call(host, 'keepSettings', { defaults: { tolerance: '0.2' } })
    expect(await verdicts()).toEqual(['未完成', '完成'])
    await call(host, 'keepSettings', { defaults: { tolerance: '0.2', wording: steps } })
    expect(await verdicts()).toEqual(['落后时间进度', '跟上时间进度'])
  })
})

describe('settings in a file', () => {
  const set = async () => {
    const host = openHost()
    await call(host, 'keepSettings', { person: '周岚', unit: '山岚县统计局' })
    await call(host, 'keepSettings', {
      indicators: [mountain],
      wordings: [steps],
      defaults: { tolerance: '0.3', wording: steps, page: { firstNumber: 7 } },
    })
    await call(host, 'keepMapping', {
      mapping: {
        ...{ shape: '名称|计划|实际', sheet: '表一', headerTop: 1, headerBottom: 1, left: 0, right: 2 },
        roles: ['name', 'target', 'actual'],
      },
      label: '乡镇报表.xlsx · 表一',
    })
    return host
  }

  test('go to another library thing by thing, with where each came from, and back again', async () => {
    const old = await set()
    const bytes = await exported(old)
    const nobody = await call(openHost(), 'takeSettings', {
      name: '甲.json',
      bytes,
      of: ['unit'],
      answers: false,
    })
    expect(nobody.settings).toMatchObject({ asked: false, unit: '山岚县统计局' })
    const fresh = openHost()
    await call(fresh, 'keepSettings', { person: '罗青' })
    const before = await call(fresh, 'settings', {})
    const { answers, settings } = await call(fresh, 'takeSettings', {
      name: '设置.json',
      bytes,
      of: [
        'unit',
        'tolerance',
        'indicator:山林管护面积',
        'words:超额完成 / 已完成 / 跟上时间进度 / 落后时间进度',
      ],
      answers: true,
    })
    expect(answers).toEqual(['名称|计划|实际'])
    expect(settings).toMatchObject({
      person: '罗青',
      unit: '山岚县统计局',
      indicators: [mountain],
      wordings: [steps],
      defaults: { tolerance: '0.3' },
    })
    expect(settings.defaults.page).toBeUndefined()
    const origin = settings.origins.find(({ of }) => of === 'indicator:山林管护面积')
    expect(origin).toMatchObject({ by: '周岚', from: '设置.json' })
    expect(settings.origins.find(({ of }) => of === 'person')).toMatchObject({ by: '罗青', from: '' })
    // The same once more changes nothing, and the way back leaves what was.
    expect(
      (await call(fresh, 'takeSettings', { name: '设置.json', bytes, of: [], answers: true })).answers,
    ).toEqual([])
    const { person, unit, indicators, wordings, defaults, origins } = before
    await call(fresh, 'keepSettings', { person, unit, indicators, wordings, defaults, origins })
    expect(await call(fresh, 'settings', {})).toEqual(before)
  })

  test('brings of two of one name the last, and no more than may be kept', async () => {
    const host = await set()
    const file = JSON.parse(textOf(await exported(host)))
    const take = async (indicators: readonly (typeof mountain)[]) =>
      await host.call('takeSettings', {
        ...{ name: '甲.json', bytes: bytesOf({ ...file, indicators }), answers: false },
        of: indicators.map(({ name }) => `indicator:${name}`),
      })
    const twin = { ...mountain, name: '山泉水量', source: '' }
    expect(await take([twin, { ...twin, source: '水务局' }])).toMatchObject({ ok: true })
    const kept = async () =>
      (await call(host, 'settings', {})).indicators.filter(({ name }) => name === twin.name)
    expect(await kept()).toMatchObject([{ source: '水务局' }])
    const many = Array.from({ length: 5_000 }, (_, at) => ({ ...mountain, name: `小流域${at}` }))
    const before = await call(host, 'settings', {})
    expect(await take(many)).toMatchObject({ error: { code: 'too-large' } })
    expect(await call(host, 'settings', {})).toEqual(before)
  })

  test('can be read again however many answers about tables there are', async () => {
    const folder = temporaryFolder()
    const store = openStore(databaseFile(folder))
    const place = { sheet: '', headerTop: 0, headerBottom: 0, left: 0, right: 0, roles: ['name' as const] }
    for (let at = 0; at < 2_003; at += 1) store.keepMapping({ ...place, shape: `名称${at}` }, '表')
    store.close()
    const host = openHost(folder)
    const { answers } = await call(host, 'readSettings', { name: '甲.json', bytes: await exported(host) })
    expect([answers.length, answers[0]?.mapping.shape]).toEqual([2_000, '名称2002'])
  })

  test('is refused with a sentence where it is none, is damaged, too long, or of a later program', async () => {
    const host = await set()
    const file = JSON.parse(textOf(await exported(host)))
    const refusal = async (bytes: Uint8Array<ArrayBuffer>) => {
      const result = await host.call('readSettings', { name: '甲.json', bytes })
      return result.ok ? 'read' : `${result.error.code}：${result.error.message}`
    }
    expect(await refusal(bytesOf(file))).toBe('read')
    expect(await refusal(fact('official.xlsx'))).toMatch(/^invalid：“甲.json”不是本程序导出的设置/)
    expect(await refusal(bytesOf([]))).toMatch(/^invalid：“甲.json”不是本程序导出的设置/)
    expect(await refusal(new Uint8Array(21 * 2 ** 20))).toMatch(/^invalid：“甲.json”不是/)
    expect(await refusal(bytesOf({ ...file, version: 2, more: 1 }))).toMatch(/^unsupported：.*更新版本/)
    expect(await refusal(bytesOf({ ...file, defaults: { tolerance: '很多' } }))).toMatch(
      /^invalid：.*defaults\.tolerance/,
    )
    const many = Array.from({ length: 51 }, (_, at) => ({ done: `好${at}`, missed: '差' }))
    expect(await refusal(bytesOf({ ...file, wordings: many }))).toMatch(/^invalid：.*wordings/)
    expect((await call(host, 'settings', {})).wordings).toEqual([steps] satisfies Settings['wordings'])
  })
})
