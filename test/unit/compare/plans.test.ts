/** A plan against a plan: targets of a table beside those of a higher level's report or table. */
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import {
  type Aim,
  aimsOfReport,
  aimsOfTable,
  comparePlans,
  type PlanRow,
} from '../../../shared/compare/plans.ts'
import { statements } from '../../../shared/report/statements.ts'
import { BUILT_IN } from '../../../shared/verdict/dictionary.ts'
import { table } from '../support/table.ts'

const PLAN = '北原市2021年国民经济和社会发展计划'
const FIVE = '北原市国民经济和社会发展第十四个五年规划'

const theirs = (body: string, title = PLAN): Aim[] =>
  aimsOfReport(statements(`${title}\n一、主要目标\n${body}\n`, BUILT_IN), BUILT_IN)

const ours = (...row: readonly string[]): Aim[] => aimsOfTable(table([['1', ...row]]), BUILT_IN)

const told = ({ relation, reason }: PlanRow): string => `${relation} ${reason}`.trim()

/** The one row that comes out, in a line. */
const one = (row: readonly string[], body: string, title?: string): string =>
  comparePlans(ours(...row), theirs(body, title)).map(told)[0] ?? ''

describe('a target of the table beside a sentence of the plan', () => {
  test.each<readonly [string, readonly string[], string, string]>([
    ['the same', ['地区生产总值', '%', '增长7%'], '地区生产总值增长7%。', '一致'],
    [
      'the same in other words',
      ['地区生产总值', '%', '7%左右'],
      '地区生产总值增长7%。',
      '一致 数值相同，本级写“7%左右”，上级写“增长7%”。',
    ],
    ['more', ['地区生产总值', '%', '7.5%'], '地区生产总值增长7%左右。', '高于 高0.5个百分点。'],
    ['less', ['地区生产总值', '%', '6%'], '地区生产总值增长7%左右。', '低于 低1个百分点。'],
    [
      'an amount in another unit',
      ['一般公共预算收入', '万元', '480000'],
      '一般公共预算收入50亿元。',
      '低于 低20000万元。',
    ],
    [
      'an amount against a growth',
      ['一般公共预算收入', '亿元', '48'],
      '一般公共预算收入增长5%。',
      '不可比 本级是总量或水平，上级是增幅。',
    ],
    [
      'of what should be low the lower one asks for more',
      ['城镇登记失业率', '%', '3%以内'],
      '城镇登记失业率控制在4%以内。',
      '低于 低1个百分点，要求较严。',
    ],
    [
      'and the higher one for less',
      ['城镇登记失业率', '%', '4.5%'],
      '城镇登记失业率控制在4%以内。',
      '高于 高0.5个百分点，要求较宽。',
    ],
    [
      'of two falls the larger one is more',
      ['万元地区生产总值能耗下降', '%', '3.5%'],
      '单位地区生产总值能耗下降3%。',
      '高于 高0.5个百分点。',
    ],
    ['a row that the plan does not tell', ['固定资产投资', '%', '10%'], '地区生产总值增长7%。', '上级未提'],
    [
      'words against a figure',
      ['进出口总额', '%', '促稳提质'],
      '进出口总额增长3%。',
      '不可比 本级没有写数。',
    ],
    [
      'the income of towns and villages together',
      ['农村居民人均可支配收入', '%', '与经济增长基本同步'],
      '城乡居民人均可支配收入与经济增长基本同步。',
      '一致',
    ],
  ])('%s', (_, row, body, line) => {
    expect(one(row, body)).toBe(line)
  })

  it('of another year is not held against it', () => {
    const title = PLAN.replace('2021', '2022')
    expect(one(['地区生产总值', '%', '7%'], '地区生产总值增长7%。', title)).toBe(
      '不可比 上级是2022年，本级是2021年。',
    )
  })

  it('tells of a five-year plan what its figures are of', () => {
    expect(one(['地区生产总值', '%', '7%'], '到2025年，地区生产总值年均增长6%左右。', FIVE)).toBe(
      '高于 高1个百分点，上级为年均。',
    )
    expect(one(['固定资产投资', '亿元', '900'], '到2025年，累计完成固定资产投资4500亿元。', FIVE)).toBe(
      '不可比 上级是五年合计，本级是一年。',
    )
    expect(one(['城镇登记失业率', '%', '3%'], '到2025年，城镇登记失业率控制在4%以内。', FIVE)).toBe(
      '低于 低1个百分点，要求较严，上级为规划期末。',
    )
  })

  it('lists what ours lacks behind it, projects and tasks apart', () => {
    const rows = comparePlans(
      ours('地区生产总值', '%', '7%'),
      theirs('地区生产总值增长7%，社会消费品零售总额增长8%，实施27条主要道路包装出新。'),
    )
    expect(rows.map(({ relation, indicator }) => `${relation} ${indicator}`)).toEqual([
      '一致 地区生产总值',
      '本级缺 社会消费品零售总额',
      expect.stringContaining('道路'),
    ])
    expect(rows.map(({ theirs: their }) => their?.usual)).toEqual([true, true, false])
  })
})

test('a table against itself is the same in every row', () => {
  const all = aimsOfTable(
    table([
      ['1', '地区生产总值', '%', '7%左右'],
      ['2', '到位注册外资', '亿美元', '10亿美元'],
      ['3', '城镇登记失业率', '%', '3%'],
      ['4', '新增床位', '张', '1000张以上'],
      ['5', '空气质量优良率', '%', '80%'],
      ['6', '进出口总额', '', '促稳提质'],
    ]),
    BUILT_IN,
  )
  expect(comparePlans(all, all).map(told)).toEqual(all.map(() => '一致'))
})

test('what is more than theirs is less the other way round', () => {
  const opposite = { 高于: '低于', 低于: '高于', 一致: '一致' } as const
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 200 }), (a, b) => {
      const [first, second] = [a, b].map((tenths) => ours('地区生产总值', '%', `${tenths / 10}%`))
      const [there] = comparePlans(first ?? [], second ?? [])
      const [back] = comparePlans(second ?? [], first ?? [])
      expect(opposite[there?.relation as keyof typeof opposite]).toBe(back?.relation)
    }),
  )
})
