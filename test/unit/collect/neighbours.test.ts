/** Rows that only what stands around them tells: never one that is called something else. */
import { describe, expect, test } from 'vitest'
import { actuals, back, HEADER, lines, sheetOf } from './support.ts'

/** The table as it came back with other names and units for some rows, by their place. */
const renamed = (names: Readonly<Record<number, string>>) => {
  const body = lines({ 4: '9.2', 5: '0.48', 6: '19.06', 7: '88.4%' })
  for (const [at, name] of Object.entries(names)) body[Number(at) - 4]?.splice(1, 1, name)
  // Without its target no line is told by that.
  for (const at of Object.keys(names)) body[Number(at) - 4]?.splice(3, 1, '')
  return back([sheetOf([...HEADER, ...body])])
}

describe('a row between two that are known', () => {
  test('is not the one that the table has there where it is called something else', () => {
    const taken = renamed({ 6: '另一个' })
    expect(actuals(taken)).not.toHaveProperty('r6')
    // Nothing of it is lost in silence.
    expect(taken.aside.some(({ text }) => text.includes('另一个') && text.includes('19.06'))).toBe(true)
  })
  test('is it where its name is blank, and says so', () => {
    expect(actuals(renamed({ 6: '' }))).toHaveProperty('r6', '19.06 known')
  })
  test('is it where its name shares a word, and says so', () => {
    expect(actuals(renamed({ 6: '财政一般收支' }))).toHaveProperty('r6', '19.06 known')
  })
})
