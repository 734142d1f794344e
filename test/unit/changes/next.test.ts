/** The next period of a table: what is carried over, what is left out, and what comes after what. */
import { describe, expect, it, test } from 'vitest'
import type { Attachment, Heading } from '../../../shared/attachment/model.ts'
import { copyOf, type Dated, nextOf, nextPeriod } from '../../../shared/changes/next.ts'
import { table } from '../verdict/support.ts'

test.each([
  [[2021, 3], [], false, [2021, 6]],
  [[2021, 6], [], false, [2021, 9]],
  [[2021, 9], [], false, [2021, 12]],
  [[2021, 12], [], false, [2022, 3]],
  // 双过半 comes back half a year's work later.
  [[2021, 6], [], true, [2022, 6]],
  [[2021, 6], [6, 12], true, [2021, 12]],
  [[2021, 12], [6, 12], false, [2022, 6]],
  [[2021, 5], [], false, [2021, 6]],
  [[2021, 12], [2, 3, 5, 12], false, [2022, 2]],
] as const)('after %j with %j in the series, 双过半 %s, comes %j', (from, seen, half, [year, months]) =>
  expect(nextPeriod({ year: from[0], months: from[1] }, seen, half)).toEqual({ year, months }),
)

const basis = { target: '50', actual: '20' }
const made = (heading: Partial<Heading> = {}): Attachment => {
  const attachment = table(
    'no=序号|name=指标名称|unit=计量单位|target=2021年目标|actual=上半年实绩|last=上年同期|status=双过半完成情况|owner=责任单位|none=总投资|none=存在问题|none=2020年实际',
    ['1|游客人次|万人次|50|20|18|未完成|文旅局|3亿元|雨天多|44', '2|新建驿站|个|6|4|2|||||5'],
    {
      title: ['2021年上半年古镇指标', '“双过半”完成情况'],
      above: ['填报日期：2021年7月6日', '单位：见表'],
      remark: '送审稿',
      told: '标题',
      tolerance: '0.8',
      heights: { r0: 40 },
      explanations: { 'last-tenfold:r0:c5': { text: '核过', finding: '…' } },
      sources: {
        r0: { c4: { document: 'd', report: '报告', quote: '…', offset: 0, text: '20', at: '' } },
      },
      ...heading,
    },
  )
  const rows = attachment.rows.map((row, at) => ({
    ...row,
    ruling: {
      source: '人工认定' as const,
      by: '李四',
      reason: '会上定的',
      at: '2021-07-02T00:00:00Z',
      basis,
      ...(at === 1 && { rule: 'at least' as const }),
    },
  }))
  const merge = { top: 'r0', bottom: 'r1', left: 'c7', right: 'c7' }
  return { ...attachment, rows, merges: [merge], sheet: '表一' }
}

const next = (to: Dated, attachment = made(), lastYear = new Map<string, string>()) =>
  nextOf(attachment, { to, id: 'b', half: 'goes', lastYear, at: '2021-10-01T00:00:00Z' })

const textsOf = ({ columns, rows }: Attachment) =>
  rows.map(({ cells }) => columns.map(({ id }) => cells[id] ?? '').join('|'))

describe('within the year', () => {
  const after = next({ year: 2021, months: 9 })

  it('targets stay, what was reached and said of it goes', () => {
    expect(textsOf(after)).toEqual(['1|游客人次|万人次|50||||文旅局|3亿元||44', '2|新建驿站|个|6|||||||5'])
  })

  it('title, headers, year and months say the new period', () => {
    const { title, above, year, months } = after.heading
    expect([title, above, year, months]).toEqual([
      ['2021年前三季度古镇指标', '完成情况'],
      ['填报日期：', '单位：见表'],
      2021,
      9,
    ])
    expect(after.columns.map(({ header }) => header[0])).toEqual([
      ...['序号', '指标名称', '计量单位', '2021年目标', '前三季度实绩', '上年同期', '完成情况'],
      ...['责任单位', '总投资', '存在问题', '2020年实际'],
    ])
  })

  it('layout and settings of the table are kept, answers, sources and the remark are not', () => {
    const { tolerance, heights, explanations, sources, remark, told } = after.heading
    expect([tolerance, heights, explanations, sources, remark, told]).toEqual([
      '0.8',
      { r0: 40 },
      undefined,
      undefined,
      undefined,
      undefined,
    ])
    expect(after.merges).toEqual(made().merges)
  })

  it('rulings are dropped, but a rule that was set by hand goes on judging, on the row as it is', () => {
    const [first, second] = after.rows
    expect(first?.ruling).toBeUndefined()
    expect(second?.ruling).toEqual({
      source: '人工认定',
      by: '李四',
      reason: '',
      at: '2021-10-01T00:00:00Z',
      basis: { target: '6', actual: '', unit: '个', name: '新建驿站' },
      rule: 'at least',
    })
  })

  it('rows and columns keep their ids, and the series is named after its first table', () => {
    expect(after.rows.map(({ id }) => id)).toEqual(['r0', 'r1'])
    expect([after.id, after.heading.series, after.sheet]).toEqual(['b', 'a', ''])
    expect(next({ year: 2022, months: 6 }, after).heading.series).toBe('a')
  })
})

describe('in another year', () => {
  it('targets are emptied, a base year moves on, and last year’s figures come in', () => {
    const after = next({ year: 2022, months: 6 }, made(), new Map([['r0', '20']]))
    expect(textsOf(after)).toEqual(['1|游客人次|万人次|||20||文旅局|3亿元||', '2|新建驿站|个||||||||'])
    expect(after.columns[10]?.header).toEqual(['2021年实际'])
    expect(after.columns[3]?.header).toEqual(['2022年目标'])
    expect(after.heading.title).toEqual(['2022年上半年古镇指标', '“双过半”完成情况'])
  })

  it('a target that names its row stays', () => {
    const tasks = table('target=目标任务|actual=进展', ['建成口袋公园12个|建成5个'])
    expect(textsOf(next({ year: 2022, months: 6 }, tasks))).toEqual(['建成口袋公园12个|'])
  })
})

it('a target of a part of the year is no target of the next part', () => {
  const attachment = table('name|stage=上半年目标|target=年度目标|actual', ['驿站|3|6|4'])
  expect(textsOf(next({ year: 2021, months: 9 }, attachment))).toEqual(['驿站||6|'])
  const stepped = table('name|stage=一季度目标|stage=上半年目标|stage=前三季度目标', ['驿站|1|3|5'])
  expect(textsOf(next({ year: 2021, months: 9 }, stepped))).toEqual(['驿站|1||5'])
})

it('a copy has everything, and says that it is one', () => {
  const copy = copyOf(made(), 'b')
  expect(textsOf(copy)).toEqual(textsOf(made()))
  expect([copy.rows, copy.heading.remark, copy.heading.series]).toEqual([made().rows, '送审稿（副本）', 'a'])
  expect(copyOf(made({ remark: '送' }), 'b').heading.title).toEqual(made().heading.title)
})
