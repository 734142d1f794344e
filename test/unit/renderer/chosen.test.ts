/** Several lines at once, as Explorer chooses them. */
import { expect, test } from 'vitest'
import { all, none, settled, stretched, toggled } from '../../../renderer/state/chosen.ts'
import { renewed } from '../../../renderer/state/library.ts'
import { entry } from '../support/entry.ts'

const order = ['a', 'b', 'c', 'd', 'e', 'f']
const ids = ({ ids: chosen }: { readonly ids: ReadonlySet<string> }) => [...chosen].sort().join('')

test('one more, and one less', () => {
  const two = toggled(toggled(none, 'b'), 'd')
  expect(ids(two)).toBe('bd')
  expect(ids(toggled(two, 'b'))).toBe('d')
})

test('a stretch grows and shrinks with its end, over its anchor too, beside what was chosen before', () => {
  const first = toggled(toggled(none, 'f'), 'c')
  const down = stretched(first, order, 'c', 'e')
  expect(ids(down)).toBe('cdef')
  expect(ids(stretched(down, order, 'e', 'd'))).toBe('cdf')
  expect(ids(stretched(down, order, 'e', 'a'))).toBe('abcf')
})

test('without an anchor, or with one that is gone, it begins where the keyboard was', () => {
  expect(ids(stretched(none, order, 'b', 'c'))).toBe('bc')
  const gone = toggled(none, 'gone')
  expect(ids(stretched(gone, order, 'd', 'e'))).toBe('degone')
  expect(ids(stretched(settled(toggled(none, 'a')), order, 'c', 'd'))).toBe('acd')
  // A line that is not in the list, such as a report's text, ends no stretch.
  expect(ids(stretched(toggled(none, 'a'), order, 'a', 'text'))).toBe('a')
})

test('all of them', () => {
  expect(ids(all(order))).toBe('abcdef')
})

test('what is told of some tables takes their place in the list; those that nothing is told of went', () => {
  const list = ['2026-03', '2026-02', '2026-01'].map((updatedAt) => entry(updatedAt, { updatedAt }))
  const told = entry('2026-01', { updatedAt: '2026-04', remark: '送审稿' })
  const now = renewed(list, ['2026-01', '2026-02'], [told])
  expect(now.map(({ id, remark }) => `${id}${remark}`)).toEqual(['2026-01送审稿', '2026-03'])
})
