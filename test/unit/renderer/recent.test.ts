/** The files that were opened last. */
import { expect, test } from 'vitest'
import { recentFiles } from '../../../renderer/state/recent.ts'
import { entry } from '../support/entry.ts'

test('each file once, as it was opened last, the latest first; none of what was made here or is archived', () => {
  const files = recentFiles([
    entry('a', { source: '石桥镇.xlsx', createdAt: '2026-03' }),
    entry('b', { source: '石桥镇.xlsx', createdAt: '2026-05' }),
    entry('c', { source: '', createdAt: '2026-06' }),
    entry('d', { source: '东岭县.docx', createdAt: '2026-06' }),
    entry('e', { source: '旧表.xls', createdAt: '2026-07', archived: true }),
  ])
  expect(files).toEqual([
    { name: '东岭县.docx', openedAt: '2026-06', table: 'd' },
    { name: '石桥镇.xlsx', openedAt: '2026-05', table: 'b' },
  ])
})

test('of the tables of one file that came together the first; no more than one line has room for', () => {
  const many = Array.from({ length: 9 }, (_, n) =>
    entry(`t${n}`, { source: `第${n % 7}份.xlsx`, createdAt: `2026-0${(n % 7) + 1}` }),
  )
  const files = recentFiles(many)
  expect(files).toHaveLength(5)
  expect(files[0]).toMatchObject({ name: '第6份.xlsx', table: 't6' })
  expect(recentFiles(many.slice(0, 8)).some(({ table }) => table === 't7')).toBe(false)
})
