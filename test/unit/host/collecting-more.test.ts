/** The wall at the host: files taken off and put back, sums written as one step, days, telephone numbers, who signs. */
import { describe, expect, test } from 'vitest'
import { asPlanned, filledIn, library, thisYear, unzipped } from '../support/handed.ts'
import { district, markedReturn, TABLE } from '../support/returns.ts'
import { call, openHost, wallAt } from './support.ts'

const at = '2026-07-01T08:00:00.000Z'

describe('a file that is taken off the wall', () => {
  async function accepted(folder = district()) {
    const host = openHost(folder)
    const bytes = await markedReturn('发改局', { r0: '6.1%', r1: '212.4' })
    await call(host, 'takeReturns', { id: TABLE.id, files: [{ name: '发改局.xlsx', bytes, at }] })
    const { wall, tables } = await wallAt(host, TABLE.id)
    const [offer] = wall.cells.find(({ row }) => row === 'r0')?.offers ?? []
    if (offer === undefined) throw new Error('nothing is offered')
    const { table, row, column, from, text } = offer
    await call(host, 'decide', {
      bases: tables.map(({ id, revision }) => ({ id, revision })),
      decisions: [{ table, row, column, from, text, taken: true, note: '' }],
    })
    const cellOf = async (id: string) =>
      (await wallAt(host, TABLE.id)).wall.cells.find((cell) => cell.row === id)
    return { host, from, bytes, cellOf, folder }
  }

  test('leaves what was accepted of it and offers the rest no more, over a restart; and is put back', async () => {
    const { host, from, cellOf, folder } = await accepted()
    expect(await call(host, 'takeOff', { id: TABLE.id, from, off: true })).toEqual({
      file: '发改局.xlsx',
      left: 1,
    })
    expect(await cellOf('r0')).toMatchObject({ state: 'accepted', now: '6.1%', offers: [{ gone: true }] })
    expect(await cellOf('r1')).toMatchObject({ state: 'none', offers: [] })
    await host.close()
    const again = openHost(folder)
    const after = await wallAt(again, TABLE.id)
    expect(after.wall.departments.flatMap(({ files }) => files)).toEqual([])
    await call(again, 'takeOff', { id: TABLE.id, from, off: false })
    const back = await wallAt(again, TABLE.id)
    expect(back.wall.cells.find(({ row }) => row === 'r1')).toMatchObject({ state: 'sure' })
    expect(back.wall.departments.flatMap(({ files }) => files.map(({ file }) => file))).toEqual([
      '发改局.xlsx',
    ])
  })

  test('is there again when it is sent again; one that nobody knows is told', async () => {
    const { host, from, bytes, cellOf } = await accepted()
    await call(host, 'takeOff', { id: TABLE.id, from, off: true })
    const taken = await call(host, 'takeReturns', {
      id: TABLE.id,
      files: [{ name: '发改局.xlsx', bytes, at }],
    })
    expect(taken).toMatchObject({ taken: 1, again: 0 })
    expect((await cellOf('r1'))?.state).toBe('sure')
    expect(await host.call('takeOff', { id: TABLE.id, from: 'none', off: true })).toMatchObject({
      error: { code: 'not-found' },
    })
  })
})

test('whose a file is can be told, by the name that was asked, and be taken back', async () => {
  const host = openHost(district())
  const bytes = new TextEncoder().encode('指标名称,计量单位,实绩\n地区生产总值,%,6.1%\n粮食产量,万吨,31.2')
  await call(host, 'takeReturns', { id: TABLE.id, files: [{ name: '汇总数.csv', bytes, at }] })
  const files = async () =>
    (await wallAt(host, TABLE.id)).wall.departments.flatMap((one) =>
      one.files.map(({ id, read }) => ({ department: one.name, id, read })),
    )
  const [{ id: from = '' } = {}] = await files()
  expect(await files()).toEqual([{ department: '', id: from, read: undefined }])
  const told = await call(host, 'tellWhose', { id: TABLE.id, from, department: ' 市发改局 ' })
  expect(told).toEqual({ file: '汇总数.csv', department: '发改局', before: null })
  expect(await files()).toEqual([{ department: '发改局', id: from, read: '' }])
  expect((await call(host, 'tellWhose', { id: TABLE.id, from, department: null })).department).toBe('')
  expect(await files()).toEqual([{ department: '', id: from, read: undefined }])
  expect(await host.call('tellWhose', { id: TABLE.id, from, department: '　' })).toMatchObject({
    error: { code: 'invalid', message: '请写明这份返回表是哪个单位的。' },
  })
})

test('several files are returns of a table that was handed out, with its identity or without; a single one is not taken', async () => {
  const host = openHost(library(thisYear))
  const csv = (figure: string) =>
    new TextEncoder().encode(`指标名称,计量单位,实绩\n招商引资到位资金,亿元,${figure}`)
  const files = [
    { name: '上报.csv', bytes: csv('3.2'), at },
    { name: '坏了.xlsx', bytes: new Uint8Array([0x50, 0x4b, 3, 4]), at },
  ]
  const before = await call(host, 'takeReturns', { id: 't', marked: true, total: 2, files })
  expect(before).toMatchObject({ taken: 0, handed: false, others: ['上报.csv', '坏了.xlsx'], plain: [] })
  await call(host, 'handOut', asPlanned(await call(host, 'planHanding', { id: 't', whole: false })))
  const single = await call(host, 'takeReturns', {
    id: 't',
    marked: true,
    total: 1,
    files: files.slice(0, 1),
  })
  expect(single).toMatchObject({ taken: 0, handed: true, others: ['上报.csv'] })
  const several = await call(host, 'takeReturns', { id: 't', marked: true, total: 2, files })
  expect(several).toMatchObject({ taken: 2, failed: 1, handed: true, others: [] })
  expect(several.plain.map(({ file, again }) => [file, again])).toEqual([
    ['上报.csv', false],
    ['坏了.xlsx', false],
  ])
})

describe('a cell of two departments', () => {
  async function twoParts() {
    const host = openHost(library(thisYear))
    const plan = await call(host, 'planHanding', { id: 't', whole: false })
    const given = asPlanned(plan)
    const tables = given.tables.map((one) => ({
      ...one,
      rows: [{ row: 't-r2', departments: ['东街道', '西街道'] }],
    }))
    const { file } = await call(host, 'handOut', { ...given, tables })
    const books = await unzipped(file.kind === 'download' ? file.bytes : new Uint8Array())
    const figures = [17.1, 12.3]
    const files = await Promise.all(
      [...books].map(async ([name, bytes], n) => ({
        ...{ name, at },
        bytes: await filledIn(bytes, { 招商引资到位资金: [figures[n] ?? 0] }),
      })),
    )
    await call(host, 'takeReturns', { id: 't', files })
    return host
  }
  test('is filled with the sum that the person saw, its parts as sources, as one step; another is not written', async () => {
    const host = await twoParts()
    const place = { table: 't', row: 't-r2', column: 'actual' }
    const { tables, wall } = await wallAt(host, 't')
    const bases = tables.map(({ id, revision }) => ({ id, revision }))
    expect(wall.cells.find(({ row }) => row === 't-r2')?.sum?.text).toBe('29.4')
    const other = await host.call('decide', { bases, decisions: [], sums: [{ ...place, text: '30' }] })
    expect(other).toMatchObject({ ok: false, error: { code: 'conflict' } })
    const made = await call(host, 'decide', { bases, decisions: [], sums: [{ ...place, text: '29.4' }] })
    expect(made).toMatchObject({ accepted: 1, refused: 0 })
    const { attachment, revision, undo } = await call(host, 'open', { id: 't' })
    expect(undo).toBe('汇总自东街道等2个单位的返回表')
    expect(attachment.rows.find(({ id }) => id === 't-r2')?.cells.actual).toBe('29.4')
    expect(attachment.heading.sources?.['t-r2']?.actual).toMatchObject({
      parts: [
        { department: '东街道', text: '17.1' },
        { department: '西街道', text: '12.3' },
      ],
    })
    const after = await wallAt(host, 't')
    expect(after.wall.cells.find(({ row }) => row === 't-r2')?.state).toBe('accepted')
    await call(host, 'undo', { id: 't', base: revision })
    const undone = await wallAt(host, 't')
    expect(undone.wall.cells.find(({ row }) => row === 't-r2')?.sum).toMatchObject({ taken: false })
  })
})

describe('by when', () => {
  test('is refused where nobody can tell the day, and nothing is made', async () => {
    const host = openHost(library(thisYear))
    const plan = await call(host, 'planHanding', { id: 't', whole: false })
    const refused = await host.call('handOut', { ...asPlanned(plan), due: '下周五' })
    expect(refused).toMatchObject({
      error: { code: 'invalid', message: expect.stringContaining('“下周五”') },
    })
    expect((await call(host, 'planHanding', { id: 't', whole: false })).before).toBeNull()
  })

  test('is kept as it was typed, stands in the workbook so, and is proposed the next time', async () => {
    const host = openHost(library(thisYear))
    const plan = await call(host, 'planHanding', { id: 't', whole: false })
    const soon = new Date()
    soon.setDate(soon.getDate() + 5)
    const due = `${soon.getMonth() + 1}/${soon.getDate()}`
    await call(host, 'handOut', { ...asPlanned(plan), due })
    const next = await call(host, 'planHanding', { id: 't', whole: false })
    expect(next.due).toBe(due)
    // A letter's day is its own.
    expect(next.reply).not.toBe(due)
    expect((await wallAt(host, 't')).due).toBe(due)
  })
})

test('a telephone number is remembered by department, and forgotten', async () => {
  const folder = library(thisYear)
  const host = openHost(folder)
  await call(host, 'keepPhone', { department: '商务局', phone: '0000-1111' })
  await call(host, 'keepPhone', { department: '统计局', phone: '0000-2222' })
  await call(host, 'keepPhone', { department: '商务局', phone: '0000-3333' })
  // Handing out keeps them.
  await call(host, 'handOut', asPlanned(await call(host, 'planHanding', { id: 't', whole: false })))
  await host.close()
  const again = openHost(folder)
  expect((await call(again, 'settings', {})).handing.phones).toEqual([
    { department: '统计局', phone: '0000-2222' },
    { department: '商务局', phone: '0000-3333' },
  ])
  await call(again, 'keepPhone', { department: '统计局', phone: '' })
  expect((await call(again, 'settings', {})).handing.phones).toHaveLength(1)
})

describe('who signs a letter', () => {
  const cells = [{ table: 't', row: 't-r2', column: 'actual', text: '2000万', doubts: [] }]
  const words = { department: '商务局', cells, due: '', contact: '', phone: '' }
  test('is remembered as the office of who works here, and never put in the place of one that is set', async () => {
    const host = openHost(library(thisYear))
    expect((await call(host, 'planHanding', { id: 't', whole: false })).unit).toBe('')
    await call(host, 'writeLetter', { ...words, from: '云岭区统计局' })
    expect((await call(host, 'planHanding', { id: 't', whole: false })).unit).toBe('云岭区统计局')
    await call(host, 'writeLetter', { ...words, from: '别的单位' })
    expect((await call(host, 'settings', {})).unit).toBe('云岭区统计局')
  })
})
