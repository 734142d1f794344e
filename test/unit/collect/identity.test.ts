import { describe, expect, test } from 'vitest'
import {
  columnText,
  cornerText,
  identityOf,
  isMark,
  rowText,
  unmarked,
} from '../../../shared/collect/identity.ts'

const marked = { table: 't:1', handout: 'h', department: '统计局（北区）' }
const sheet = {
  texts: [
    ['附件', '', ''],
    ['', cornerText(marked), columnText('name'), columnText('实绩')],
    ['', rowText('a'), '生产总值', '5'],
    ['', rowText('b'), '财政收入', '6'],
  ],
}

describe('the identity of a handed out sheet', () => {
  test('is read back wherever its marks stand', () => {
    const identity = identityOf(sheet)
    expect(identity).toMatchObject(marked)
    expect([...(identity?.rows ?? [])]).toEqual([
      [2, 'a'],
      [3, 'b'],
    ])
    expect([...(identity?.columns ?? [])]).toEqual([
      [2, 'name'],
      [3, '实绩'],
    ])
  })

  test('a row that was copied counts once', () => {
    const copied = { texts: [...sheet.texts, sheet.texts[2] ?? []] }
    expect(identityOf(copied)?.rows.get(4)).toBeUndefined()
  })

  test('a sheet without a corner, or with a damaged one, has none', () => {
    expect(identityOf({ texts: sheet.texts.filter((_, at) => at !== 1) })).toBeNull()
    expect(identityOf({ texts: [['sgb:t:only']] })).toBeNull()
  })

  test('its marks are nobody’s content', () => {
    expect(isMark(rowText('a'))).toBe(true)
    expect(isMark('sgb')).toBe(false)
  })
})

describe('a return that is opened as a table', () => {
  const whole = {
    name: '附件',
    merges: [],
    widths: [],
    hiddenRows: [1],
    hiddenColumns: [1],
    warnings: [],
    ...sheet,
  }

  test('shows none of its marks and nothing hidden, and says whose it is', () => {
    const shown = unmarked(whole)
    expect(shown.texts.flat().filter(isMark)).toEqual([])
    expect(shown.texts[2]).toEqual(['', '', '生产总值', '5'])
    expect(shown.hiddenRows).toEqual([])
    expect(shown.hiddenColumns).toEqual([])
    expect(shown.warnings[0]?.message).toContain('统计局（北区）')
  })

  test('a row that a person hid stays hidden', () =>
    expect(unmarked({ ...whole, hiddenRows: [1, 3] }).hiddenRows).toEqual([3]))

  test('any other sheet is the same one', () => {
    const other = { ...whole, texts: [['附件']] }
    expect(unmarked(other)).toBe(other)
  })
})
