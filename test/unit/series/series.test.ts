/** One table through its periods: titles without their time, rows that are one indicator, and their lines. */
import { describe, expect, it, test } from 'vitest'
import type { Attachment, Heading } from '../../../shared/attachment/model.ts'
import type { Side } from '../../../shared/compare/periods.ts'
import { exact } from '../../../shared/measure/decimal.ts'
import { actualsOf, sameRows } from '../../../shared/series/match.ts'
import { changeBetween, followed, lineOf, yearBefore } from '../../../shared/series/series.ts'
import { untimed } from '../../../shared/series/title.ts'
import { BUILT_IN } from '../../../shared/verdict/dictionary.ts'
import { judgeAttachment } from '../../../shared/verdict/table.ts'
import { table } from '../verdict/support.ts'

test.each([
  '2021年上半年滨海新城主要指标“双过半”完成情况',
  '二〇二二年一季度滨海新城主要指标完成情况',
  '2022年1—9月滨海新城主要指标完成情况表',
  '2022年滨海新城主要指标完成情况',
  '截至2023年10月底滨海新城主要指标完成情况',
  '滨海新城主要指标完成情况（2023年前三季度）',
])('%s is of one series', (title) => expect(untimed([title])).toBe('滨海新城主要指标完成情况'))

test.each(['2021年东湖街道主要指标完成情况', '十项民生实事完成情况', ''])('%s is of another', (title) => {
  expect(untimed([title])).not.toBe('滨海新城主要指标完成情况')
  expect(untimed([title]) === '').toBe(title === '')
})

const HEADER = 'name|unit|target|actual'
const sideOf = (id: string, lines: readonly string[], heading: Partial<Heading>, ids?: string[]): Side => {
  const made = table(HEADER, lines, heading)
  const rows = made.rows.map((row, at) => ({ ...row, id: ids?.[at] ?? `${id}${at}` }))
  const attachment: Attachment = { ...made, id, rows }
  return { attachment, judged: judgeAttachment(attachment, BUILT_IN) }
}

describe('rows of two periods', () => {
  it('are one by identity first, whatever they are called now, then by name', () => {
    const before = sideOf('a', ['接待游客|万人次|90|40', '快递业务量|万件|10|5', '驿站|个|6|3'], {}, [
      'x',
      'y',
      'z',
    ])
    const after = sideOf('b', ['驿站|个|8|', '游客接待量|万人次|100|50'], { year: 2022 }, ['n', 'x'])
    // In the order of the later table.
    expect([...sameRows(before, after, BUILT_IN)]).toEqual([
      ['n', 'z'],
      ['x', 'x'],
    ])
  })

  it('are not one where the dictionary knows both names as different indicators', () => {
    const before = sideOf('a', ['地区生产总值|%|8|7'], {}, ['x'])
    const after = sideOf('b', ['固定资产投资|%|9|8'], {}, ['x'])
    expect(sameRows(before, after, BUILT_IN).size).toBe(0)
  })

  it('last year’s actuals come as typed, and converted where the unit is another', () => {
    const before = sideOf('a', ['财政收入|万元|90000|41500', '入库税款|亿元|3|1.2亿元', '驿站|个|6|'], {})
    const after = sideOf('b', ['财政收入|亿元||', '入库税款|亿元||', '驿站|个||'], { year: 2022 })
    expect([...actualsOf(before, after, BUILT_IN)]).toEqual([
      ['b0', '4.15'],
      ['b1', '1.2亿元'],
    ])
    const other = sideOf('c', ['财政收入|亿美元||'], { year: 2022 })
    expect(actualsOf(before, other, BUILT_IN).size).toBe(0)
  })
})

describe('the line of an indicator', () => {
  const first = sideOf('a', ['财政收入|万元|90000|41500'], { year: 2020 })
  const third = sideOf('c', ['财政收入|亿元|10|5'], { year: 2022 })
  const second = sideOf('b', ['财政收入|亿元|9.5|暂未统计'], { year: 2021 })
  const tables = followed(
    third,
    [second, first, sideOf('d', ['财政收入|亿元|9|1'], { year: null })],
    BUILT_IN,
  )
  const line = lineOf(third, 'c0', tables, BUILT_IN)

  it('has a point a period in their order, in one unit; what is no figure is shown as typed', () => {
    expect(line.unit?.label).toBe('亿元')
    expect(
      line.points.map(({ period, actual, value }) => [period, actual, value === null ? null : exact(value)]),
    ).toEqual([
      ['2020年上半年', '41500', '4.15'],
      ['2021年上半年', '暂未统计', null],
      ['2022年上半年', '5', '5'],
    ])
  })

  it('tells changes in percent, of rates in 百分点', () => {
    const [a, , c] = line.points
    if (a === undefined || c === undefined) throw new Error('no points')
    expect(changeBetween(a, c, line.unit)).toBe('+20.5%')
    expect(yearBefore(line.points, c)?.attachment).toBe('b')
    const [was, is] = [
      sideOf('e', ['地区生产总值|%|8|7.5'], { year: 2021 }),
      sideOf('f', ['地区生产总值|%|8|6'], { year: 2022 }),
    ]
    const rates = lineOf(is, 'f0', followed(is, [was], BUILT_IN), BUILT_IN)
    const [before, after] = rates.points
    if (after === undefined) throw new Error('no point')
    expect(changeBetween(before, after, rates.unit)).toBe('-1.5个百分点')
    expect(changeBetween(undefined, after, rates.unit)).toBe('')
  })
})
