import { join } from 'node:path'
import Library from 'better-sqlite3'
import { expect, test } from 'vitest'
import { perform } from '../../../electron/store/backup-tasks.ts'
import { openStore } from '../../../electron/store/store.ts'
import { attachment } from '../support/attachment.ts'
import { temporaryFolder } from '../support/folder.ts'

const task = (table: string, department: string) => ({
  department,
  table,
  rows: ['r1', 'r2'],
  columns: ['actual'],
})
const made = {
  id: 'h1',
  kind: 'fill',
  due: '2026年7月5日',
  contact: '林一',
  phone: '0000-1234567',
  tasks: [task('t', '甲局'), task('t', '乙局'), task('u', '甲局')],
} as const

function library() {
  const file = join(temporaryFolder(), '数据.sqlite')
  const store = openStore(file, () => '某区某局 林一')
  store.add([attachment('t', 3), attachment('u', 3)], '')
  return { file, store }
}

test('what was handed out is there after a restart, each table with its own tasks, the latest first', () => {
  const { file, store } = library()
  store.handouts.keep(made)
  store.handouts.keep({ ...made, id: 'h2', kind: 'ask', tasks: [task('t', '乙局')] })
  store.close()
  const again = openStore(file)
  const [second, first, ...more] = again.handouts.list('t')
  expect(more).toEqual([])
  expect(first).toMatchObject({
    ...made,
    table: 't',
    person: '某区某局 林一',
    tasks: [task('t', '甲局'), task('t', '乙局')],
  })
  expect(second).toMatchObject({ id: 'h2', kind: 'ask', tasks: [task('t', '乙局')] })
  expect(again.handouts.list('u').map(({ tasks }) => tasks)).toEqual([[task('u', '甲局')]])
  again.close()
})

test('a table that is erased takes its own along and leaves the others', () => {
  const { store } = library()
  store.handouts.keep(made)
  store.remove('t')
  store.erase(['t'])
  expect(store.handouts.list('t')).toEqual([])
  expect(store.handouts.list('u')).toHaveLength(1)
  store.close()
})

test('a table that is carried to another library has them there, a copy under its own id', async () => {
  const { file, store } = library()
  store.handouts.keep(made)
  store.close()
  const folder = temporaryFolder()
  const silent = { progress: () => {}, goOn: () => {} }
  const scratch = join(folder, 'scratch')
  const wanted = { attachments: ['t'], documents: [] }
  const bytes = await perform('carryOut', { file, scratch, ...wanted }, silent)
  const other = join(folder, '另一台.sqlite')
  openStore(other).close()
  const came = { file: other, name: '表.sgb', bytes }
  const none = { attachments: [], documents: [] }
  await perform('bring', { ...came, scratch: join(folder, 'a'), fresh: wanted, copies: none }, silent)
  const { added } = await perform(
    'bring',
    { ...came, scratch: join(folder, 'b'), fresh: none, copies: wanted },
    silent,
  )
  const there = openStore(other)
  for (const id of ['t', ...added.map((one) => one.id)])
    expect(there.handouts.list(id)).toMatchObject([
      { id: 'h1', table: id, tasks: [task(id, '甲局'), task(id, '乙局')] },
    ])
  expect(added.map(({ id }) => id)).not.toContain('t')
  there.close()
})

test('a line that is not what was written asks nobody for anything', () => {
  const { file, store } = library()
  store.handouts.keep(made)
  store.close()
  const raw = new Library(file)
  raw.prepare(`UPDATE handout SET tasks = replace(tasks, 'r2', 'r3')`).run()
  raw.close()
  const again = openStore(file)
  expect(again.handouts.list('t')).toMatchObject([{ id: 'h1', tasks: [] }])
  again.close()
})
