/** Two periods side by side. */

import { describe, expect, it, test } from 'vitest'
import type { Attachment, Role } from '../../../shared/attachment/model.ts'
import {
  changeText,
  comparedLines,
  comparePeriods,
  differs,
  fateOf,
  likeness,
  type Side,
} from '../../../shared/compare/periods.ts'
import { BUILT_IN } from '../../../shared/verdict/dictionary.ts'
import { judgeAttachment } from '../../../shared/verdict/table.ts'

const roles: readonly Role[] = ['no', 'name', 'unit', 'target', 'actual', 'status']

let tables = 0

/** A table with rows of its own: no other table has their ids. */
function side(lines: readonly string[], year = 2021): Side {
  tables += 1
  const attachment: Attachment = {
    id: `${year}`,
    heading: { label: '', title: [], above: [], below: [], year, months: 6 },
    columns: roles.map((role) => ({ id: role, header: [role], role, width: 10 })),
    rows: lines.map((line, at) => ({
      id: `${tables}-${at}`,
      cells: Object.fromEntries(line.split('|').map((text, column) => [roles[column] ?? 'none', text])),
    })),
    merges: [],
    sheet: '',
  }
  return { attachment, judged: judgeAttachment(attachment, BUILT_IN) }
}

const changes = (before: string, after: string) =>
  comparePeriods(side([before]), side([after], 2022), BUILT_IN).map(changeText)

describe('a row’s change', () => {
  it.each([
    ['1|固定资产投资|%|8%|4.1%', '1|固定资产投资|%|8%|9.1%', '+5个百分点'],
    ['1|固定资产投资|%|8%|下降2%', '1|固定资产投资|%|8%|增长1.5%', '+3.5个百分点'],
    ['1|到位资金|亿元|10|5', '1|到位资金|亿元|10|4.5亿元', '-0.5亿元（-10%）'],
    ['1|到位资金|万元|10|50000', '1|到位资金|亿元|10|6', '+1亿元（+20%）'],
    ['1|到位资金|亿元|10|5', '1|到位资金|亿元|10|5.0', '持平'],
    ['1|到位资金（亿元）||10|0', '1|到位资金（亿元）||10|3', '+3亿元'],
    ['1|到位资金|亿元|10|5', '1|到位资金|%|10|6', ''],
    ['1|到位资金|亿元|10|年度数据', '1|到位资金|亿元|10|6', ''],
    ['1|到位资金|亿元|10|5亿元以上', '1|到位资金|亿元|10|6', ''],
  ])('%s → %s: %s', (before, after, expected) => {
    expect(changes(before, after)).toEqual([expected])
  })
})

describe('a row that is the same by its id', () => {
  const named = (name: string, year: number) => {
    const { attachment } = side([`1|${name}|亿元|10|5`], year)
    const own = { ...attachment, rows: attachment.rows.map((row) => ({ ...row, id: 'same' })) }
    return { attachment: own, judged: judgeAttachment(own, BUILT_IN) }
  }

  test('is one under another name, and says what it was called', () => {
    const rows = comparePeriods(named('园区平台融资额', 2021), named('平台公司融资规模', 2022), BUILT_IN)
    expect(rows.map(({ name, renamed }) => [name, renamed])).toEqual([['平台公司融资规模', '园区平台融资额']])
    expect(rows.map(differs)).toEqual([true])
    expect(comparedLines(rows, { before: '2021', after: '2022' }).at(-1)?.at(-1)).toBe('原为“园区平台融资额”')
  })

  test('is two where the dictionary knows two indicators', () => {
    const rows = comparePeriods(named('固定资产投资', 2021), named('社会消费品零售总额', 2022), BUILT_IN)
    expect(rows.map(fateOf)).toEqual(['已无', '新增'])
  })
})

describe('rows', () => {
  it('are one by their names, whatever their numbers, brackets and places', () => {
    const rows = comparePeriods(
      side(['1|全市固定资产投资增速|%|8%|4%', '2|到位资金（亿元）||10|5']),
      side(['1|到位资金|亿元|10|6', '5|固定资产投资|%|8%|5%'], 2022),
      BUILT_IN,
    )
    expect(rows.map(({ no, name, change }) => [no, name, change])).toEqual([
      ['1', '到位资金', '1'],
      ['5', '固定资产投资', '1'],
    ])
  })

  it('of equal names belong to their parents', () => {
    const table = (a: string, b: string) => [
      '1|固定资产投资|%|8%|9%',
      `|其中：工业|%|8%|${a}`,
      '2|用电量|%|8%|9%',
      `|其中：工业|%|8%|${b}`,
    ]
    const rows = comparePeriods(side(table('1%', '2%')), side(table('5%', '9%'), 2022), BUILT_IN)
    expect(rows.map(({ change }) => change)).toEqual(['0', '4', '0', '7'])
  })

  it('that differ in 增速 or unit alone find their like, in whatever order', () => {
    const before = side([
      '1|固定资产投资|亿元|100|40',
      '2|固定资产投资增速|%|7%|5%',
      '3|出口|%|7%|6%',
      '4|出口|亿元|9|5',
    ])
    const after = side([
      '1|固定资产投资增速|%|7%|6%',
      '2|固定资产投资|亿元|100|50',
      '3|出口|亿元|9|6',
      '4|出口|%|7%|8%',
    ])
    expect(comparePeriods(before, after, BUILT_IN).map((row) => `${row.name} ${changeText(row)}`)).toEqual([
      '固定资产投资增速 +1个百分点',
      '固定资产投资 +10亿元（+25%）',
      '出口 +1亿元（+20%）',
      '出口 +2个百分点',
    ])
  })

  it('that came or went are shown where they stood', () => {
    const rows = comparePeriods(
      side(['1|甲指标|%|1|1', '2|乙指标|%|1|1', '3|丙指标|%|1|1']),
      side(['1|丙指标|%|1|2', '2|丁指标|%|1|1'], 2022),
      BUILT_IN,
    )
    expect(rows.map(({ name, before, after }) => [name, before !== null, after !== null])).toEqual([
      ['甲指标', true, false],
      ['乙指标', true, false],
      ['丙指标', true, true],
      ['丁指标', false, true],
    ])
  })
})

test('a table beside itself has no change, and all of its rows', () => {
  const one = side(['1|固定资产投资|%|8%|4%', '2|到位资金|亿元|10|5', '|其中：外资|亿元|1|1'])
  const rows = comparePeriods(one, one, BUILT_IN)
  expect(rows.map(({ change }) => change)).toEqual(['0', '0', '0'])
  expect(likeness(one, one, BUILT_IN)).toBe(100)
  expect(likeness(one, side(['1|粮食产量|万吨|8|4'], 2022), BUILT_IN)).toBe(0)
})

test('goes to the clipboard with a header and bare figures', () => {
  const rows = comparePeriods(side(['1|到位资金|亿元|10|5']), side(['1|到位资金|亿元|10|6'], 2022), BUILT_IN)
  expect(comparedLines(rows, { before: '2021年上半年', after: '2022年上半年' })).toEqual([
    [
      '序号',
      '指标名称',
      '计量单位',
      '2021年上半年目标',
      '2021年上半年实绩',
      '2021年上半年完成情况',
      '2022年上半年目标',
      '2022年上半年实绩',
      '2022年上半年完成情况',
      '变化',
      '变化幅度%',
      '增减',
    ],
    ['1', '到位资金', '亿元', '10', '5', '完成', '10', '6', '完成', '1', '20', ''],
  ])
})

test('what differs: a target, an actual, a status, a row that only one has; not how it is written', () => {
  const before = side(['1|到位资金|亿元|10|5', '2|甲指标|%|7%|8%', '3|乙指标|%|7%|8%', '4|丙指标|%|7%|8%'])
  const after = side(['1|到位资金|亿元|12|5', '2|甲指标|%|７％|8%', '3|乙指标|%|7%|9%', '5|丁指标|%|7%|8%'])
  const rows = comparePeriods(before, after, BUILT_IN)
  expect(rows.map((row) => [row.name, differs(row), fateOf(row)])).toEqual([
    ['到位资金', true, ''],
    ['甲指标', false, ''],
    ['乙指标', true, ''],
    ['丙指标', true, '已无'],
    ['丁指标', true, '新增'],
  ])
})
