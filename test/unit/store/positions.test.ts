import fc from 'fast-check'
import { expect, test } from 'vitest'
import { difference, fresh, gap, reposition } from '../../../electron/store/positions.ts'

const rows = (ids: readonly number[]) => ids.map((id) => ({ id: String(id) }))

test('positions always rise, and the common beginning and end keep theirs', () => {
  const list = fc.uniqueArray(fc.nat(12), { maxLength: 12 })
  fc.assert(
    fc.property(list, list, (before, after) => {
      const positions = fresh(before.length)
      const change = difference(rows(before), rows(after))
      const next = reposition(positions, after.length, change)
      expect(next).toHaveLength(after.length)
      next.forEach((position, at) => {
        expect(position).toBeGreaterThan(next[at - 1] ?? 0)
      })
      expect(next.slice(0, change.head)).toEqual(positions.slice(0, change.head))
    }),
  )
})

test('where there is no room left all are numbered anew', () => {
  expect(reposition([1, 2], 3, { head: 1, tail: 1 })).toEqual([gap, 2 * gap, 3 * gap])
})
