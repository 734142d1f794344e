/** Returns and decisions in the store: there after a restart, gone with their table, another table's in a copy. */
import { join } from 'node:path'
import Library from 'better-sqlite3'
import { expect, test } from 'vitest'
import { perform } from '../../../electron/store/backup-tasks.ts'
import { openStore } from '../../../electron/store/store.ts'
import type { Candidate, Return } from '../../../shared/collect/model.ts'
import { attachment } from '../support/attachment.ts'
import { temporaryFolder } from '../support/folder.ts'

const candidate = (table: string, text = '5.8%'): Candidate => ({
  table,
  row: 'r1',
  column: 'actual',
  text,
  department: '甲局',
  from: 'f1',
  cell: '附件1!E7',
  known: 'identity',
  doubts: [{ kind: 'about', message: '“约”不是准数。' }],
})
const returned = (id: string, ...candidates: readonly Candidate[]): Return => ({
  id,
  file: `${id}.xlsx`,
  at: '2026-07-01T08:00:00.000Z',
  department: '甲局',
  asked: 2,
  filled: candidates.length,
  error: null,
  aside: [{ cell: '附件1!H2', text: '请领导审阅', message: '表外的文字。' }],
  candidates: candidates.map((one) => ({ ...one, from: id })),
})
const decision = {
  table: 't',
  row: 'r1',
  column: 'actual',
  from: 'f1',
  text: '5.8%',
  taken: false,
  note: '不符',
}

function library() {
  const file = join(temporaryFolder(), '数据.sqlite')
  const store = openStore(file, () => '某区某局 林一')
  store.add([attachment('t', 3), attachment('u', 3)], '')
  return { file, store }
}

test('what came back is there after a restart, a file once, however many tables it is of', () => {
  const { file, store } = library()
  const both = returned('f1', candidate('t'), candidate('u', '21'))
  store.collected.keep(['t', 'u'], [both, returned('f2')])
  store.collected.decide([decision])
  store.close()
  const again = openStore(file)
  const [first, second, ...more] = again.collected.returns(['t', 'u'])
  expect(more).toEqual([])
  expect(first).toMatchObject({ ...both, taken: expect.any(String) })
  // A file that offers nothing is with every table that it was taken for.
  expect(second).toMatchObject({ id: 'f2', candidates: [], aside: [{ text: '请领导审阅' }] })
  expect(again.collected.returns(['u']).map(({ id, candidates }) => [id, candidates.length])).toEqual([
    ['f1', 1],
    ['f2', 0],
  ])
  expect(again.collected.decisions(['t'])).toMatchObject([{ ...decision, by: '某区某局 林一' }])
  again.collected.withdraw([decision])
  expect(again.collected.decisions(['t'])).toEqual([])
  again.close()
})

test('what a text was converted from, what is remarked beside it and whose marks its file carries are kept', () => {
  const { store } = library()
  const { doubts: _, ...plain } = candidate('t', '68.5')
  const one: Candidate = {
    ...plain,
    doubts: [{ kind: 'elsewhere', message: '别处的表。' }],
    answer: '已核对',
    converted: { typed: '685000万元', message: '按68.5亿元，原文“685000万元”。' },
    remark: '含两个新项目',
  }
  const sent: Return = { ...returned('f1', one), handout: 'h' }
  store.collected.keep(['t'], [sent])
  expect(store.collected.returns(['t'])).toMatchObject([sent])
  store.close()
})

test('a file that comes again is one return, read anew, and came when it came', async () => {
  const { store } = library()
  store.collected.keep(['t', 'u'], [returned('f1')])
  const [before] = store.collected.returns(['t'])
  await new Promise((resolve) => setTimeout(resolve, 2))
  store.collected.keep(['t', 'u'], [returned('f1', candidate('t'))])
  expect(store.collected.returns(['t', 'u'])).toMatchObject([{ id: 'f1', taken: before?.taken, filled: 1 }])
  expect(store.collected.returns(['u'])).toEqual([])
  store.close()
})

test('the ids that are told alone are those of the returns: each once, none that is off, damaged ones too', () => {
  const { file, store } = library()
  store.collected.keep(
    ['t', 'u'],
    [returned('f1', candidate('t'), candidate('u')), returned('f2'), returned('f3')],
  )
  store.collected.takeOff(['t', 'u'], 'f2', true)
  store.close()
  const database = new Library(file)
  database.exec("UPDATE returned SET content = 'no longer' WHERE file_id = 'f3'")
  database.close()
  const again = openStore(file)
  const told = again.collected.returns(['t', 'u']).map(({ id }) => id)
  expect(told).toEqual(['f1', 'f3'])
  expect(again.collected.ids(['t', 'u'])).toEqual(told)
  again.collected.takeOff(['t', 'u'], 'f2', false)
  expect(again.collected.ids(['t'])).toEqual(['f1', 'f2', 'f3'])
  again.close()
})

test('a table that is erased takes its own along and leaves the others', () => {
  const { store } = library()
  store.collected.keep(['t', 'u'], [returned('f1', candidate('t'), candidate('u'))])
  store.collected.decide([decision])
  store.remove('t')
  store.erase(['t'])
  expect(store.collected.returns(['t'])).toEqual([])
  expect(store.collected.decisions(['t'])).toEqual([])
  expect(store.collected.returns(['u'])).toHaveLength(1)
  store.close()
})

test('a copy of a table in another library has them under its own id', async () => {
  const { file, store } = library()
  store.collected.keep(['t'], [returned('f1', candidate('t'))])
  store.collected.decide([decision])
  store.close()
  const folder = temporaryFolder()
  const silent = { progress: () => {}, goOn: () => {} }
  const wanted = { attachments: ['t'], documents: [] }
  const bytes = await perform('carryOut', { file, scratch: join(folder, 'scratch'), ...wanted }, silent)
  const other = join(folder, '另一台.sqlite')
  openStore(other).close()
  const { added } = await perform(
    'bring',
    {
      file: other,
      name: '表.sgb',
      bytes,
      scratch: join(folder, 'a'),
      fresh: { attachments: [], documents: [] },
      copies: wanted,
    },
    silent,
  )
  const there = openStore(other)
  const [copy = ''] = added.map(({ id }) => id)
  expect(copy).not.toBe('t')
  expect(there.collected.returns([copy])).toMatchObject([{ id: 'f1', candidates: [{ table: copy }] }])
  expect(there.collected.decisions([copy])).toMatchObject([{ table: copy, note: '不符' }])
  there.close()
})

test('a line that is not what was written says so and offers nothing; such a decision is asked again', () => {
  const { file, store } = library()
  store.collected.keep(['t'], [returned('f1', candidate('t'))])
  store.collected.decide([decision])
  store.close()
  const raw = new Library(file)
  raw.prepare(`UPDATE returned SET content = replace(content, '5.8%', '6.8%')`).run()
  raw.prepare('UPDATE decision SET taken = 1').run()
  raw.close()
  const again = openStore(file)
  expect(again.collected.returns(['t'])).toMatchObject([
    { candidates: [], error: expect.stringContaining('再拖进来') },
  ])
  expect(again.collected.decisions(['t'])).toEqual([])
  again.close()
})

test('whose a file is, as a person told it, holds over a restart and for the same file that comes again, until it is taken back', () => {
  const { file, store } = library()
  const nobodys = { ...returned('f1', candidate('t')), department: '' }
  store.collected.keep(['t', 'u'], [nobodys])
  expect(store.collected.tellWhose(['t', 'u'], 'f1', '财政局')).toEqual({ file: 'f1.xlsx', before: null })
  store.collected.keep(['t', 'u'], [nobodys])
  store.close()
  const again = openStore(file)
  const told = again.collected.returns(['t', 'u'])
  expect(told).toMatchObject([{ department: '财政局', read: '', candidates: [{ department: '财政局' }] }])
  expect(again.collected.tellWhose(['t', 'u'], 'f1', '税务局').before).toBe('财政局')
  expect(again.collected.tellWhose(['t', 'u'], 'f1', null).before).toBe('税务局')
  const [back] = again.collected.returns(['t', 'u'])
  expect(back).toMatchObject({ department: '' })
  expect(back?.read).toBeUndefined()
  expect(() => again.collected.tellWhose(['t'], 'f9', '财政局')).toThrow('已不在这里')
  again.close()
})
