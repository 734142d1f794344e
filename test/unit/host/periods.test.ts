/** The next period of a table, copies, and the series that they make, as the host answers them. */
import { expect, it } from 'vitest'
import type { Host } from '../../../electron/host/host.ts'
import { cellText, columnOf } from '../../../shared/attachment/model.ts'
import { fact } from '../support/facts.ts'
import { call, openHost } from './support.ts'

const open = async (host: Host, id: string) => (await call(host, 'open', { id })).attachment

async function imported(host: Host): Promise<string> {
  const { ids } = await call(host, 'importFile', { name: '表.xlsx', bytes: fact('official.xlsx') })
  const [id] = ids
  if (id === undefined) throw new Error('no table')
  return id
}

it('the next period keeps names and ids, and the series has both in the order of their periods', async () => {
  const host = openHost()
  const first = await imported(host)
  const args = { id: first, year: 2022, months: 6, whole: false, half: 'goes' } as const
  const made = await call(host, 'nextPeriod', args)
  const [before, after] = [await open(host, first), await open(host, made.id)]
  expect(after.rows.map(({ id }) => id)).toEqual(before.rows.map(({ id }) => id))
  const actual = columnOf(after.columns, 'actual')
  expect(after.rows.some((row) => cellText(row, actual) !== '')).toBe(false)
  expect(after.heading.title.join('')).toContain('2022年上半年')
  const earlier = await call(host, 'nextPeriod', { ...args, year: 2021, months: 3 })
  const series = await call(host, 'series', { id: made.id })
  expect(series.map(({ id, year, months }) => [id, year, months])).toEqual([
    [earlier.id, 2021, 3],
    [first, 2021, 6],
    [made.id, 2022, 6],
  ])
})

it('上年同期 comes from last year’s table of the same months', async () => {
  const host = openHost()
  const first = await imported(host)
  const opened = await call(host, 'open', { id: first })
  const column = { id: 'last', header: ['上年同期'], role: 'last', width: 10 } as const
  const at = opened.attachment.columns.length
  const step = { name: '插入列', edits: [{ type: 'insertColumns' as const, at, columns: [column] }] }
  await call(host, 'apply', { id: first, base: opened.revision, step })
  const made = await call(host, 'nextPeriod', {
    id: first,
    year: 2022,
    months: 6,
    whole: false,
    half: 'goes',
  })
  const after = await open(host, made.id)
  expect(cellText(after.rows[0] ?? { id: '', cells: {} }, column)).toBe('12.3%')
  expect(made.filled).toBeGreaterThan(10)
  const other = await call(host, 'nextPeriod', {
    id: first,
    year: 2022,
    months: 9,
    whole: false,
    half: 'goes',
  })
  expect(other.filled).toBe(0)
})

it('imported tables are one series where their titles differ in the time alone', async () => {
  const host = openHost()
  const [first, second] = [await imported(host), await imported(host)]
  expect((await call(host, 'series', { id: first })).map(({ id }) => id).sort()).toEqual(
    [first, second].sort(),
  )
  const { attachment, revision } = await call(host, 'open', { id: second })
  const to = { ...attachment.heading, title: ['2021年上半年另一张表'] }
  const step = { name: '标题', edits: [{ type: 'heading' as const, from: attachment.heading, to }] }
  await call(host, 'apply', { id: second, base: revision, step })
  expect(await call(host, 'series', { id: first })).toHaveLength(1)
})

it('tables of one title are one series only where they may be one district’s', async () => {
  const host = openHost()
  const table = (district: string, names: string) =>
    new TextEncoder().encode(
      `全市国民经济主要指标完成情况\n填报单位：${district}\n序号,指标名称,计量单位,2023年目标,2023年上半年实绩\n${names}`,
    )
  const open = async (name: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> =>
    (await call(host, 'importFile', { name, bytes })).ids[0] ?? ''
  const rows = '1,地区生产总值增长,%,6,6.2\n2,进出口总额,亿元,30,16.1\n3,固定资产投资增长,%,8,8.4'
  const own = await open('甲.csv', table('栖川市', rows))
  const same = await open('乙.csv', table('栖川市', rows.replace('6.2', '6.4')))
  const other = await open('丙.csv', table('云岭市', rows))
  const unlike = await open('丁.csv', table('', '1,新建公厕,座,40,21\n2,新增车位,个,900,500'))
  const found = (await call(host, 'series', { id: own })).map(({ id }) => id)
  expect(found.sort()).toEqual([own, same].sort())
  expect(found).not.toContain(other)
  expect(found).not.toContain(unlike)
})

it('a whole report has its next period in a report of its own', async () => {
  const host = openHost()
  const { id } = await call(host, 'create', { template: 'report', year: 2024 })
  const made = await call(host, 'nextPeriod', { id, year: 2024, months: 12, whole: true, half: 'goes' })
  expect(made.made).toBe(4)
  const opened = await call(host, 'open', { id: made.id })
  expect(opened.siblings.map(({ label }) => label)).toEqual(['附件1', '附件2', '附件3', '附件4'])
  expect(opened.siblings.every(({ title }) => title.join('').includes('2024年全年'))).toBe(true)
  expect(opened.siblings.some(({ title }) => title.join('').includes('双过半'))).toBe(false)
})

it('a copy stands beside its table and is in its series', async () => {
  const host = openHost()
  const first = await imported(host)
  const copy = await call(host, 'copy', { id: first, whole: false })
  const [before, after] = [await open(host, first), await open(host, copy.id)]
  expect(after.rows).toEqual(before.rows)
  expect(after.heading.remark).toBe('副本')
  expect(await call(host, 'series', { id: first })).toHaveLength(2)
})

it('of a table that is gone it is said', async () => {
  const host = openHost()
  const first = await imported(host)
  await call(host, 'remove', { ids: [first] })
  const result = await host.call('series', { id: first })
  expect(result.ok ? null : result.error.code).toBe('not-found')
})
