/** A table handed out, filled by departments and taken back; what is doubtful asked about, and the answer taken back. */
import { expect, test } from 'vitest'
import type { Exported } from '../../../shared/contract/contract.ts'
import { asPlanned, filledIn, lastYear, library, thisYear, unzipped } from '../support/handed.ts'
import { call, openHost, wallAt } from './support.ts'

const books = async (file: Exported): Promise<[string, Uint8Array][]> => [
  ...(await unzipped(file.kind === 'download' ? file.bytes : new Uint8Array())),
]

test('a doubtful figure is asked about, and the answer comes back with its 说明, is accepted and kept', async () => {
  const host = openHost(library(lastYear, thisYear))
  const plan = await call(host, 'planHanding', { id: 't', whole: false })
  const { file } = await call(host, 'handOut', asPlanned(plan))
  const [, [name = '', book] = []] = await books(file)
  const sent = await filledIn(book, { 招商引资到位资金: ['2000万'], '其中：工业项目': [9.5] })
  const at = '2031-07-03T08:00:00.000Z'
  await call(host, 'takeReturns', { id: 't', files: [{ name, bytes: sent, at }] })

  const before = (await wallAt(host, 't')).wall
  const asked = before.cells.find(({ row }) => row === 't-r2')
  expect(asked?.state).toBe('waiting')
  expect(asked?.offers[0]?.doubts.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['unit']))
  // The last value that was handed out beside the table is nobody's figure and nobody's surprise.
  expect(before.departments.find(({ name: of }) => of === '商务局')?.files[0]?.aside).toEqual([])
  expect(before.cells.find(({ row }) => row === 't-r3')).toMatchObject({ state: 'sure' })

  const cells = (asked?.offers ?? []).map(({ table, row, column, text, doubts }) => ({
    ...{ table, row, column, text },
    doubts: doubts.map(({ message }) => message),
  }))
  const words = { due: '', contact: '', phone: '' }
  const letter = await call(host, 'writeLetter', { department: '商务局', cells, ...words })
  const [, [back = '', answerBook] = []] = await books(letter)
  const answer = await filledIn(answerBook, { 招商引资到位资金: [28.6, '原数漏写了亿，已核对台账。'] })
  await call(host, 'takeReturns', {
    id: 't',
    files: [{ name: back, bytes: answer, at: '2031-07-06T08:00:00.000Z' }],
  })

  const { wall, tables } = await wallAt(host, 't')
  const cell = wall.cells.find(({ row }) => row === 't-r2')
  const offer = cell?.offers.find(({ text }) => text === '28.6')
  expect(offer).toMatchObject({ department: '商务局', answer: '原数漏写了亿，已核对台账。', doubts: [] })
  // The answer is no rival of what it corrects: that stays as what was said earlier.
  expect(cell).toMatchObject({ state: 'sure', letters: [{ answered: true }] })
  expect(cell?.offers.map(({ state }) => state)).toEqual(['waiting', 'replaced'])
  expect(wall.departments.find(({ name: of }) => of === '商务局')?.letters).toMatchObject([
    { cells: 1, answered: 1 },
  ])
  if (offer === undefined) throw new Error('no offer')
  const { table, row, column, from, text } = offer
  await call(host, 'decide', {
    bases: tables.map(({ id, revision }) => ({ id, revision })),
    decisions: [{ table, row, column, from, text, taken: true, note: '' }],
  })
  const { attachment } = await call(host, 'open', { id: 't' })
  expect(attachment.rows.find(({ id }) => id === 't-r2')?.cells.actual).toBe('28.6')
  expect(attachment.heading.sources?.['t-r2']?.actual).toMatchObject({
    department: '商务局',
    answer: '原数漏写了亿，已核对台账。',
  })
})
