import { describe, expect, test } from 'vitest'
import type { Attachment } from '../../../shared/attachment/model.ts'
import { actuals, back, HEADER, sheetOf, TABLE, told } from './support.ts'

/** A table without units, whose two rows of one name differ by the row above alone. */
const plain: Attachment = {
  ...TABLE,
  columns: TABLE.columns.filter(({ role }) => role === 'name' || role === 'actual'),
  rows: [
    '工业增加值增速',
    '其中：民营企业',
    '固定资产投资增速',
    '其中：民营企业',
    '社会消费品零售额增速',
  ].map((name, at) => ({ id: `r${at}`, cells: { name } })),
}
const sent = (...rows: (readonly [string, string])[]) =>
  actuals(back([sheetOf([['指标名称', '实绩'], ...rows])], { tables: [plain] }))

describe('two rows of one name, told apart by the rows around them alone', () => {
  test('in the table’s order', () => {
    expect(
      sent(
        ['工业增加值增速', '7.3'],
        ['其中：民营企业', '8.1'],
        ['固定资产投资增速', '5.9'],
        ['其中：民营企业', '9.2'],
      ),
    ).toEqual({ r0: '7.3', r1: '8.1', r2: '5.9', r3: '9.2' })
  })

  test('turned upside down each lies under the other’s parent: both wait', () => {
    const { r1, r3, ...others } = sent(
      ['社会消费品零售额增速', '4.1'],
      ['其中：民营企业', '9.2'],
      ['固定资产投资增速', '5.9'],
      ['其中：民营企业', '8.1'],
      ['工业增加值增速', '7.3'],
    )
    expect(others).toEqual({ r0: '7.3', r2: '5.9', r4: '4.1' })
    expect([r1, r3].map((one) => one?.endsWith(' known'))).toEqual([true, true])
  })

  test('one that comes before any parent puts the other in doubt', () => {
    const { r1, r3 } = sent(['其中：民营企业', '9.2'], ['固定资产投资增速', '5.9'], ['其中：民营企业', '8.1'])
    expect([r1, r3].map((one) => one?.endsWith(' known'))).toEqual([true, true])
  })
})

test('a copy of a row that was renamed is asked about, and not passed over', () => {
  const taken = back([
    sheetOf([
      ...HEADER,
      ['5', '一般公共预算收入', '亿元', '36', '19.06'],
      ['5', '公共预算一般收入', '亿元', '36', '19.6'],
    ]),
  ])
  expect(taken.candidates.map(told)).toEqual(['19.06 disagrees', '19.6 known disagrees'])
})

describe('a heading and a row of one indicator', () => {
  const table = (name: string): Attachment => ({
    ...TABLE,
    rows: [
      { id: 'h', cells: { no: '一', name: '社会消费品零售总额' } },
      { id: 'r', cells: { no: '1', name, unit: '亿元', target: '220' } },
      { id: 's', cells: { no: '2', name: '网上零售额', unit: '亿元', target: '30' } },
    ],
  })
  const header = ['指标名称', '单位', '实绩']

  test('figures go to the row that is to have them', () => {
    const one = [sheetOf([header, ['社会消费品零售总额', '亿元', '104'], ['网上零售额', '亿元', '14']])]
    expect(actuals(back(one, { tables: [table('全市社会消费品零售总额')] }))).toEqual({
      r: '104 known',
      s: '14',
    })
    expect(actuals(back(one, { tables: [table('社会消费品零售总额')] }))).toEqual({ r: '104', s: '14' })
  })

  test('where only the heading is called so, they wait', () => {
    const one = [sheetOf([header, ['社会消费品零售总额', '亿元', '104'], ['网上零售额', '亿元', '14']])]
    expect(actuals(back(one, { tables: [table('限额以上批发业销售额')] }))).toEqual({
      h: '104 known',
      s: '14',
    })
  })
})
