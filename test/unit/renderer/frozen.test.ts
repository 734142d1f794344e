/** Which columns stay at the left: by the window where the table is wider, or by hand. */
import { describe, expect, it } from 'vitest'
import { frozenCount } from '../../../renderer/grid/frozen.ts'
import type { Column } from '../../../shared/attachment/model.ts'
import { cells, contextOf, deedOf } from './deed-support.ts'

const column = (id: string, role: Column['role'], width: number): Column => ({
  id,
  header: [id],
  role,
  width,
})
/** 46 of the row numbers, then 87, 237, and three of 162 pixels. */
const columns = [
  column('no', 'no', 10),
  column('name', 'name', 30),
  column('a', 'none', 20),
  column('b', 'none', 20),
  column('c', 'none', 20),
]
const whole = 46 + 87 + 237 + 3 * 162

describe('columns that stay', () => {
  it('are none where the table has room, and those up to the name where it has not', () => {
    expect(frozenCount(columns, 1, whole, null)).toBe(0)
    expect(frozenCount(columns, 1, whole - 1, null)).toBe(2)
    expect(frozenCount(columns, 2, whole, null)).toBe(1)
  })

  it('are none where nothing is the name', () => {
    const unnamed = columns.map((each) => ({ ...each, role: 'none' as const }))
    expect(frozenCount(unnamed, 1, 300, null)).toBe(0)
  })

  it('leave room to scroll in, however narrow the window is', () => {
    expect(frozenCount(columns, 1, 500, null)).toBe(1)
    expect(frozenCount(columns, 1, 100, null)).toBe(0)
    expect(frozenCount(columns, 1, whole, 'c')).toBe(2)
  })

  it('are as a person says, also none; a column that is gone says nothing', () => {
    expect(frozenCount(columns, 1, 2000, 'a')).toBe(3)
    expect(frozenCount(columns, 1, whole - 1, '')).toBe(0)
    expect(frozenCount(columns, 1, whole - 1, 'gone')).toBe(2)
  })

  it('are frozen left of the selection and let go by the same action', () => {
    expect(deedOf('freeze', contextOf(cells(1, 2))).freeze).toBe('name')
    expect(deedOf('freeze', contextOf(cells(1, 0))).freeze).toBe('')
    expect(deedOf('freeze', contextOf(cells(1, 2), { frozen: 'name' })).freeze).toBe(null)
    expect(deedOf('freeze', contextOf(cells(1, 2), { frozen: '' })).freeze).toBe(null)
  })
})
