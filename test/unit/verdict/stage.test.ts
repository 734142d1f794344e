/** 阶段目标 and 节点目标: what is due by now, in place of months/12, row by row and month by month. */
import { describe, expect, it, test } from 'vitest'
import { BUILT_IN } from '../../../shared/verdict/dictionary.ts'
import { judgeAttachment } from '../../../shared/verdict/table.ts'
import { table } from './support.ts'

const judged = (header: string, lines: readonly string[], months: number | null) =>
  judgeAttachment(table(header, lines, { months }), BUILT_IN).rows.map(({ verdict }) => verdict)
const statuses = (header: string, lines: readonly string[], months: number | null) =>
  judged(header, lines, months).map((verdict) => verdict?.status ?? '')

describe.each([
  '节点目标',
  '时间节点目标',
  '序时目标',
  '截至6月应完成',
  '6月底目标',
  '6月底节点目标',
  '上半年目标',
])('a column %s', (words) => {
  const header = `name|unit|target|stage=${words}|actual`
  it('stands in place of months/12, and a row without one falls back to it', () => {
    const lines = ['改造小区|个|40|10|12', '改造小区|个|40|30|22', '改造小区|个|40||22', '改造小区|个|40||12']
    expect(statuses(header, lines, 6)).toEqual(['完成', '未完成', '完成', '未完成'])
  })
})

test('a reason calls the target what the column calls it', () => {
  const [node] = judged('name|unit|target|stage=节点目标|actual', ['改造小区|个|40|10|12'], 6)
  expect(node).toMatchObject({ progress: '30', schedule: '25', gap: '5' })
  expect(node?.reason).toBe('实绩12个，为节点目标10个的120%，高于节点目标2个。')
})

test.each([
  // A part of one that a conversion leaves is one that is missing, or is not yet one that is there.
  ['城镇新增就业|人|1000|500|0.04997万人', '低于上半年目标约1人。'],
  ['城镇新增就业|人|1000|500|0.05003万人', '高于上半年目标不足1人。'],
  ['城镇新增就业|人|1000|500|0.05124万人', '高于上半年目标约12人。'],
  ['城镇新增就业|人|1000|500|0.0499万人', '低于上半年目标1人。'],
  // A mean, and what is counted in ten thousands, have parts.
  ['千人口床位数|张|7|7|6.72', '低于上半年目标（7张）0.28张。'],
  ['快递业务量|万件|9|4|3.99996', '低于上半年目标0.00004万件。'],
])('%s is short or over by whole ones', (line, ending) => {
  const [verdict] = judged('name|unit|target|stage=上半年目标|actual', [line], 6)
  expect(verdict?.reason.endsWith(ending)).toBe(true)
})

describe('several columns, a month each', () => {
  const header = 'name|unit|target|stage=3月底节点目标|stage=6月底节点目标|stage=9月底节点目标|actual'
  const lines = ['改造小区|个|40|4|10|30|12']

  it.each([
    [3, '完成'],
    [6, '完成'],
    [9, '未完成'],
    // By the year's end the year's own target is due.
    [12, '未完成'],
    // What is due by July nobody says, and months/12 is not how this district counts.
    [7, '待核'],
    [null, '待核'],
  ])('in month %s it is %s', (months, status) => expect(statuses(header, lines, months)).toEqual([status]))

  it('without one for the month, only the year’s target settles, and a row without any falls back', () => {
    expect(statuses(header, ['改造小区|个|40|4|10|30|40', '改造小区|个|40||||24'], 7)).toEqual([
      '完成',
      '完成',
    ])
    expect(judged(header, lines, 7)[0]?.reason).toBe(
      '实绩12个，为年度目标40个的30%，表中有“3月底节点目标”、“6月底节点目标”、“9月底节点目标”，没有截至7月的目标，须人工认定。',
    )
  })

  it('where there is no target for the year, says the same', () => {
    expect(statuses('name|unit|stage=上半年目标|actual', ['改造小区|个|10|12'], 7)).toEqual(['待核'])
    expect(statuses('name|unit|stage=上半年目标|actual', ['改造小区|个|10|12'], 6)).toEqual(['完成'])
  })

  it('another month is another target at once', () => {
    const before = table(header, lines, { months: 6 })
    const after = { ...before, heading: { ...before.heading, months: 9 } }
    const previous = { attachment: before, judged: judgeAttachment(before, BUILT_IN) }
    expect(judgeAttachment(after, BUILT_IN, previous).rows[0]?.status).toBe('未完成')
  })
})

test('a quarter’s own target is not what is due since January', () => {
  const header = 'name|unit|target|stage=一季度目标|stage=二季度目标|actual'
  const lines = ['改造小区|个|40|4|6|9']
  expect(statuses(header, lines, 3)).toEqual(['完成'])
  expect(statuses(header, lines, 6)).toEqual(['待核'])
})
