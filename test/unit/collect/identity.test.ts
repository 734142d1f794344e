import { describe, expect, test } from 'vitest'
import { columnText, cornerText, identityOf, isMark, rowText } from '../../../shared/collect/identity.ts'

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
