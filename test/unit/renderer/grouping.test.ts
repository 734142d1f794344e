/** How the tables of the library stand together. */
import { describe, expect, test } from 'vitest'
import { grouped } from '../../../renderer/state/grouping.ts'
import { entry } from '../support/entry.ts'

/** The latest changed first. */
const entries = [
  entry('a', { year: 2023, months: 6, district: '青石县', source: '乙.xlsx' }),
  entry('b', { year: 2024, months: 3, district: '白塔区', reportId: 'one', reportTitle: '一季度汇报' }),
  entry('c', {}),
  entry('d', { year: 2024, months: 6, district: '青石县', reportId: 'one', reportTitle: '一季度汇报' }),
  entry('e', { year: 2023, months: null, source: '乙.xlsx' }),
]
const groups = (by: Parameters<typeof grouped>[1]) =>
  grouped(entries, by).map(({ name, entries: own }) => `${name}: ${own.map(({ id }) => id).join(' ')}`)

describe('the groups of the library', () => {
  test('none is one list without a name, as it came', () => {
    expect(groups('none')).toEqual(['null: a b c d e'])
    expect(grouped([], 'none')).toEqual([])
  })
  test('years and periods: the latest first, those without one last', () => {
    expect(groups('year')).toEqual(['2024年: b d', '2023年: a e', '年份未定: c'])
    expect(groups('period')).toEqual([
      '2024年上半年: d',
      '2024年一季度: b',
      '2023年上半年: a',
      '2023年: e',
      '时期未定: c',
    ])
  })
  test('districts stand as in a dictionary', () => {
    expect(groups('district')).toEqual(['白塔区: b', '青石县: a d', '没有写明地区: c e'])
  })
  test('reports and files: by their latest change; tables alone in their report stand together', () => {
    expect(groups('report')).toEqual(['一季度汇报: b d', '单独的表: a c e'])
    expect(groups('file')).toEqual(['乙.xlsx: a e', '在本程序里新建: b c d'])
  })
})
