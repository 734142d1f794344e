/** Whose step an undo takes back: this window's own goes without a word, every other one is named. */
import { describe, expect, test } from 'vitest'
import { foreignStep, made, seen } from '../../../renderer/state/own.ts'

const at = new Date(2021, 6, 3, 9, 5).toISOString()
const of = (id: string, revision: number, person = '王敏', name = '修改单元格') =>
  foreignStep(id, name, { revision, person, at }, '李芳')

describe('a step that is taken back', () => {
  test('is told where this window did not do it, with who and when', () => {
    seen('a', 4)
    made('a', 5)
    expect(of('a', 5)).toBeNull()
    expect(of('a', 6)).toBe('另一窗口（王敏，2021年7月3日 09:05）的“修改单元格”')
    expect(of('a', 6, '')).toBe('另一窗口（2021年7月3日 09:05）的“修改单元格”')
    expect(of('b', 5)).toContain('王敏')
  })

  test('of before this window is told where it was another person', () => {
    seen('c', 4)
    expect(of('c', 3)).toBe('王敏（2021年7月3日 09:05）的“修改单元格”')
    expect(of('c', 3, '李芳')).toBeNull()
    expect(of('c', 3, '')).toBeNull()
  })

  test('that merged a copy is told as what the other side did, whoever merged it', () => {
    seen('d', 1)
    made('d', 2)
    expect(of('d', 2, '李芳', '合并“云岭县.sgb”')).toBe(
      '合并“云岭县.sgb”带来的修改（李芳，2021年7月3日 09:05）',
    )
    expect(of('d', 2, '李芳', '合并单元格')).toBeNull()
  })

  test('after a backup that was put back is no longer taken for one of its own', () => {
    seen('e', 1)
    made('e', 7)
    seen('e', 3)
    expect(of('e', 7)).toContain('另一窗口')
  })
})
