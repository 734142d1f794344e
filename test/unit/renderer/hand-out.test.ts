/** What is chosen in 下发, from the plan to what the host is given. */
import { describe, expect, test } from 'vitest'
import {
  choiceOf,
  columnsFor,
  departmentsOf,
  givenOf,
  leftIn,
  whyWords,
  withAll,
  withColumn,
  withText,
} from '../../../renderer/panels/collect/choice.ts'
import { askedOf, columnsToAsk } from '../../../shared/collect/plan.ts'
import type { HandingPlan } from '../../../shared/contract/handing.ts'
import { table } from '../support/table.ts'

const own = table(
  [
    ['一', '经济'],
    ['1', '地区生产总值', '%', '6%', '', '统计局'],
    ['2', '财政收入', '亿元', '10', '', '财政局'],
    ['3', '新增就业', '人', '2000', '', ''],
  ],
  6,
  ['no', 'name', 'unit', 'target', 'actual', 'owner', 'note'],
)
const plan: HandingPlan = {
  tables: [
    {
      ...{ table: 'a', label: '附件', title: [] },
      rows: askedOf(own, []),
      columns: columnsToAsk(own, null),
      own: [{ department: '财政局', columns: ['actual', 'note'] }],
    },
  ],
  ...{ due: '', contact: '', phone: '', others: false, before: null, reply: '', unit: '' },
}
const asking = { due: '2031年7月5日', contact: '', phone: '', others: false }
const key = (row: string): string => `a ${row}`

describe('what is chosen in 下发', () => {
  test('begins with what nobody has, and counts departments and what is left', () => {
    const choice = choiceOf(plan)
    expect(choice.lines.map(({ name }) => name)).toEqual(['新增就业', '经济', '地区生产总值', '财政收入'])
    expect(leftIn(choice).map(({ name }) => name)).toEqual(['新增就业'])
    const next = withText(choice, key('r3'), '人社局、统计局')
    expect(leftIn(next)).toEqual([])
    expect(departmentsOf(next)).toEqual([
      ['统计局', 2],
      ['人社局', 1],
      ['财政局', 1],
    ])
    // The lines stay where they are while somebody types.
    expect(next.lines.map(({ key: of }) => of)).toEqual(choice.lines.map(({ key: of }) => of))
  })

  test('gives the host each row once, columns in the order of the table, and only what differs as its own', () => {
    const some = withColumn(withText(choiceOf(plan), key('r1'), ''), 'a', '', 'note')
    const both = withColumn(some, 'a', '统计局', 'target')
    expect(columnsFor(both, 'a', '统计局')).toEqual(['actual', 'note', 'target'])
    const [given] = givenOf(plan, both, asking).tables
    expect(given?.columns).toEqual(['actual', 'note'])
    // 财政局 was asked for what all are asked for by now.
    expect(given?.own).toEqual([{ department: '统计局', columns: ['target', 'actual', 'note'] }])
    expect(new Map(given?.rows.map(({ row, departments }) => [row, departments]))).toEqual(
      new Map([
        ['r0', []],
        ['r1', []],
        ['r2', ['财政局']],
        ['r3', []],
      ]),
    )
  })

  test('says why a row is whose it is, and why nobody has to fill one', () => {
    const words = choiceOf(plan).lines.map(({ name, ...line }) => `${name} ${whyWords(line)}`)
    expect(words).toEqual([
      '新增就业 没有单位',
      '经济 不用填：标题行',
      '地区生产总值 责任单位',
      '财政收入 责任单位',
    ])
    const [first] = withText(choiceOf(plan), key('r3'), '甲、乙').lines
    expect(first && whyWords(first)).toBe('2个单位')
  })

  test('has every row filled by each of many, but headings', () => {
    const names = Array.from({ length: 300 }, (_, n) => `第${n + 1}村`)
    const choice = withAll(choiceOf(plan), names)
    expect(departmentsOf(choice)).toHaveLength(300)
    expect(departmentsOf(choice).every(([, count]) => count === 3)).toBe(true)
    const rows = givenOf(plan, choice, asking).tables[0]?.rows ?? []
    expect(rows.map(({ departments }) => departments.length)).toEqual([300, 0, 300, 300])
  })
})
