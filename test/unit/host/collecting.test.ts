/** Taking back at the host: files in, the wall of them, decisions written into the table, and their undo. */
import { describe, expect, test } from 'vitest'
import { writeZip } from '../../../electron/files/zip/zip.ts'
import type { CollectedWall } from '../../../shared/contract/collecting.ts'
import { district, markedReturn, plainReturn, TABLE } from '../support/returns.ts'
import { call, openHost, wallAt } from './support.ts'

const at = '2026-07-01T08:00:00.000Z'
const file = (name: string, bytes: Uint8Array<ArrayBuffer>) => ({ name, bytes, at })

/** A host with the table of a district in it. */
async function ready(folder?: string) {
  const host = openHost(folder ?? district())
  const events: string[] = []
  host.subscribe((event) => events.push(event.kind))
  const wall = () => wallAt(host, TABLE.id)
  const stateOf = async (row: string) =>
    (await wall()).wall.cells.find((cell) => cell.row === row && cell.column === 'actual')
  return { host, events, wall, stateOf }
}

const bases = ({ tables }: CollectedWall) => tables.map(({ id, revision }) => ({ id, revision }))
const departmentIn = ({ wall }: CollectedWall, name: string) =>
  wall.departments.find((one) => one.name === name)

describe('files that came back', () => {
  test('are on the wall: who has sent all, a part, nothing, by 责任单位 where nothing was handed out', async () => {
    const { host, events, wall } = await ready()
    expect(await call(host, 'expectReturns', {})).toBeNull()
    const taken = await call(host, 'takeReturns', {
      id: TABLE.id,
      files: [
        file('发改局.xlsx', await plainReturn('发改局', { r0: '6.1%', r1: '212.4' })),
        file('统计局.xlsx', await markedReturn('统计局', { r2: '31.5' })),
      ],
    })
    expect(taken).toMatchObject({ taken: 2, again: 0, failed: 0, others: [] })
    expect(events).toContain('collected')
    const now = await wall()
    expect(departmentIn(now, '发改局')).toMatchObject({ state: 'whole', asked: 2, filled: 2 })
    expect(departmentIn(now, '统计局')).toMatchObject({ state: 'part', asked: 2, filled: 1 })
    expect(departmentIn(now, '商务局')).toMatchObject({ state: 'none', files: [] })
    expect(now.wall.cells.find(({ row }) => row === 'r2')?.offers[0]).toMatchObject({ known: 'identity' })
  })

  test('come in a zip, in folders of it; locks and hidden files are passed over and said', async () => {
    const { host, wall } = await ready()
    const parts = [
      { name: '返回/发改局.xlsx', bytes: await plainReturn('发改局', { r0: '6.1%' }) },
      { name: '返回/~$发改局.xlsx', bytes: new Uint8Array([1]) },
      { name: '__MACOSX/返回/._发改局.xlsx', bytes: new Uint8Array([1]) },
      { name: '返回/照片.png', bytes: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]) },
    ]
    const taken = await call(host, 'takeReturns', {
      id: TABLE.id,
      files: [file('返回表.zip', writeZip(parts, 'deflate'))],
    })
    expect(taken).toMatchObject({ taken: 2, failed: 1 })
    expect(taken.passed.map((sentence) => sentence.split('”')[0])).toEqual([
      '“返回表.zip/返回/~$发改局.xlsx',
      '“返回表.zip/__MACOSX/返回/._发改局.xlsx',
    ])
    const unread = (await wall()).wall.departments
      .flatMap(({ files }) => files)
      .find(({ error }) => error !== null)
    expect(unread).toMatchObject({ file: '返回表.zip/返回/照片.png', error: expect.stringContaining('图片') })
  })

  test('that come twice are one; a newer one asks only what differs', async () => {
    const { host, wall, stateOf } = await ready()
    const first = file('发改局.xlsx', await markedReturn('发改局', { r0: '6.1%', r1: '212.4' }))
    await call(host, 'takeReturns', { id: TABLE.id, files: [first] })
    const again = await call(host, 'takeReturns', { id: TABLE.id, files: [first] })
    expect(again).toMatchObject({ taken: 1, again: 1 })
    const now = await wall()
    expect(departmentIn(now, '发改局')?.files).toHaveLength(1)
    const sure = now.wall.cells.flatMap(({ state, offers: [offer] }) =>
      state === 'sure' && offer ? [offer] : [],
    )
    await call(host, 'decide', {
      bases: bases(now),
      decisions: sure.map(({ table, row, column, from, text }) => ({
        table,
        row,
        column,
        from,
        text,
        taken: true,
        note: '',
      })),
    })
    const newer = await markedReturn('发改局', { r0: '6.1%', r1: '213.0' })
    await call(host, 'takeReturns', {
      id: TABLE.id,
      files: [{ ...file('发改局（新）.xlsx', newer), at: '2026-07-02T08:00:00.000Z' }],
    })
    expect((await stateOf('r0'))?.state).toBe('accepted')
    expect(await stateOf('r1')).toMatchObject({ state: 'waiting', fresh: true })
  })

  test('are taken only with the identity of this table where such alone are wanted', async () => {
    const { host, wall } = await ready()
    const taken = await call(host, 'takeReturns', {
      id: TABLE.id,
      marked: true,
      files: [
        file('甲.xlsx', await plainReturn('发改局', { r0: '6.1%' })),
        file('乙.xlsx', await markedReturn('统计局', { r2: '31.5' })),
        file('丙.xlsx', new Uint8Array([0x50, 0x4b, 3, 4])),
      ],
    })
    expect(taken).toMatchObject({ taken: 1, others: ['甲.xlsx', '丙.xlsx'] })
    expect((await wall()).wall.departments.flatMap(({ files }) => files).map((one) => one.file)).toEqual([
      '乙.xlsx',
    ])
  })

  test('bring what the department says of a figure, and it goes into the source', async () => {
    const { host, wall } = await ready()
    const bytes = await markedReturn('发改局', { r0: '6.1%' }, TABLE.id, { r0: '已与省局核对' })
    await call(host, 'takeReturns', { id: TABLE.id, files: [file('发改局.xlsx', bytes)] })
    const now = await wall()
    const [offer] = now.wall.cells[0]?.offers ?? []
    expect(offer?.answer).toBe('已与省局核对')
    const { table, row, column, from, text } = offer ?? { table: '', row: '', column: '', from: '', text: '' }
    await call(host, 'decide', {
      bases: bases(now),
      decisions: [{ table, row, column, from, text, taken: true, note: '' }],
    })
    const { attachment } = await call(host, 'open', { id: TABLE.id })
    expect(attachment.heading.sources?.r0?.actual).toMatchObject({ answer: '已与省局核对' })
  })

  test('that tell no time were written when they came', async () => {
    const { host, wall } = await ready()
    const bytes = await markedReturn('发改局', { r0: '6.1%' })
    await call(host, 'takeReturns', { id: TABLE.id, files: [{ name: '发改局.xlsx', bytes, at: '昨天' }] })
    const [one] = departmentIn(await wall(), '发改局')?.files ?? []
    expect(Number.isNaN(Date.parse(one?.at ?? ''))).toBe(false)
  })

  test('of a job that is called off: those that were read stay, and it is said', async () => {
    const { host } = await ready()
    const files = await Promise.all(
      Array.from({ length: 40 }, async (_, n) =>
        file(`${n}.xlsx`, await plainReturn('发改局', { r0: `6.${n}%` })),
      ),
    )
    host.subscribe((event) => {
      if (event.kind === 'job' && event.text.startsWith('已读16份')) void host.call('cancel', { job: 'j' })
    })
    const ended = await host.call('takeReturns', { id: TABLE.id, files, total: 40, job: 'j' })
    expect(ended).toMatchObject({
      ok: false,
      error: { code: 'cancelled', message: expect.stringContaining('此前读完的16份已收下') },
    })
  })
})

describe('decisions', () => {
  test('are one step in the table, with the source in each cell; undo asks again', async () => {
    const { host, wall, stateOf } = await ready()
    await call(host, 'takeReturns', {
      id: TABLE.id,
      files: [file('发改局.xlsx', await markedReturn('发改局', { r0: '6.1%', r1: '212.4' }))],
    })
    const before = await wall()
    const offers = before.wall.cells.flatMap(({ state, offers: [offer] }) =>
      state === 'sure' && offer ? [offer] : [],
    )
    const decisions = offers.map(({ table, row, column, from, text }) => ({
      table,
      row,
      column,
      from,
      text,
      taken: true,
      note: '',
    }))
    const made = await call(host, 'decide', { bases: bases(before), decisions })
    expect(made).toMatchObject({ accepted: 2, refused: 0 })
    const opened = await call(host, 'open', { id: TABLE.id })
    expect(opened.undo).toBe('汇总自发改局的返回表')
    expect(opened.attachment.rows[0]?.cells.actual).toBe('6.1%')
    expect(opened.attachment.heading.sources?.r0?.actual).toMatchObject({
      department: '发改局',
      file: '发改局.xlsx',
    })
    const history = await call(host, 'cellHistory', { id: TABLE.id, row: 'r0', column: 'actual' })
    expect(JSON.stringify(history)).toContain('来自返回表《发改局.xlsx》发改局')
    expect((await stateOf('r0'))?.state).toBe('accepted')
    await call(host, 'undo', { id: TABLE.id, base: opened.revision })
    expect((await stateOf('r0'))?.state).toBe('sure')
    expect((await stateOf('r1'))?.state).toBe('sure')
  })

  test('on top of another state than the person saw are not made', async () => {
    const { host, wall } = await ready()
    await call(host, 'takeReturns', {
      id: TABLE.id,
      files: [file('发改局.xlsx', await markedReturn('发改局', { r0: '6.1%' }))],
    })
    const { wall: seen, tables } = await wall()
    const [offer] = seen.cells[0]?.offers ?? []
    if (offer === undefined) throw new Error('nothing is offered')
    const { table, row, column, from, text } = offer
    const decided = await host.call('decide', {
      bases: tables.map(({ id, revision }) => ({ id, revision: revision + 1 })),
      decisions: [{ table, row, column, from, text, taken: true, note: '' }],
    })
    expect(decided).toMatchObject({ ok: false, error: { code: 'conflict' } })
    const other = await host.call('decide', {
      bases: tables.map(({ id, revision }) => ({ id, revision })),
      decisions: [{ table, row, column, from, text: '9.9%', taken: true, note: '' }],
    })
    expect(other).toMatchObject({ ok: false, error: { code: 'not-found' } })
    const stray = await host.call('decide', {
      bases: [],
      decisions: [{ table: 'none', row, column, from, text, taken: false, note: '' }],
    })
    expect(stray).toMatchObject({ ok: false, error: { code: 'not-found' } })
  })

  test('refused ones stay, over a restart too, and are taken back', async () => {
    const folder = district()
    const { host, wall } = await ready(folder)
    await call(host, 'takeReturns', {
      id: TABLE.id,
      files: [file('发改局.xlsx', await markedReturn('发改局', { r0: '6.1%' }))],
    })
    const now = await wall()
    const [offer] = now.wall.cells[0]?.offers ?? []
    if (offer === undefined) throw new Error('nothing is offered')
    const { table, row, column, from, text } = offer
    const about = { table, row, column, from, text }
    await call(host, 'decide', {
      bases: bases(now),
      decisions: [{ ...about, taken: false, note: '与快报不符' }],
    })
    await host.close()
    const again = await ready(folder)
    const [refused] = (await again.stateOf('r0'))?.offers ?? []
    expect(refused).toMatchObject({ state: 'refused', note: '与快报不符' })
    await call(again.host, 'withdraw', { decisions: [about] })
    expect((await again.stateOf('r0'))?.state).toBe('sure')
  })
})

test('of a report every attachment is on the wall', async () => {
  const { host, wall } = await ready(district('u'))
  await call(host, 'takeReturns', {
    id: TABLE.id,
    files: [file('发改局.xlsx', await markedReturn('发改局', { r0: '6.1%' }, 'u'))],
  })
  const now = await wall()
  expect(now.tables.map(({ id }) => id)).toEqual(['t', 'u'])
  expect(now.wall.cells.filter(({ state }) => state === 'sure').map(({ table }) => table)).toEqual(['u'])
})
