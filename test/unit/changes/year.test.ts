/** Another year for a table: what of title and headers follows it, and what stays. */
import { describe, expect, it, test } from 'vitest'
import { renewed } from '../../../shared/changes/year.ts'
import { table } from '../verdict/support.ts'

const titleOf = (line: string, from = 2021, to = 2026): string | undefined =>
  renewed(table('name', [], { title: [line] }), from, to).title[0]

test.each([
  ['2021年上半年完成情况', '2026年上半年完成情况'],
  ['２０２１年上半年', '２０２６年上半年'],
  ['二〇二一年上半年', '二〇二六年上半年'],
  ['二○二一年上半年', '二○二六年上半年'],
  ['双过半（2021）', '双过半（2026）'],
  ['2021年1-6月比2021年计划', '2026年1-6月比2026年计划'],
  ['2020年上半年', '2020年上半年'],
  ['2021—2025年规划', '2021—2025年规划'],
  ['2017年至2021年', '2017年至2021年'],
  ['编号120210', '编号120210'],
  ['上半年', '上半年'],
])('%s → %s', (before, after) => expect(titleOf(before)).toBe(after))

describe('headers', () => {
  const attachment = table(
    'name=指标名称|target=2021年目标|actual=2021年1-6月|last=2020年1-6月|none=2020年实际',
    [],
    { title: ['2021年上半年'] },
  )

  it('follow, and a column of last year has the year before', () => {
    const { columns } = renewed(attachment, 2021, 2026)
    expect(columns.map(({ from, to }) => [from.id, to.header.join()])).toEqual([
      ['c1', '2026年目标'],
      ['c2', '2026年1-6月'],
      ['c3', '2025年1-6月'],
    ])
  })

  it('that name no year are left alone', () => {
    expect(renewed(table('name|target', []), 2021, 2026)).toEqual({ title: [], columns: [] })
  })
})
