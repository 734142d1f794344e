/** The targets of a plan as the rows of a new table. */
import { describe, expect, test } from 'vitest'
import { apply, invert } from '../../../../shared/attachment/edits.ts'
import { officialTemplate } from '../../../../shared/attachment/official.ts'
import { type Plan, planIn, planned } from '../../../../shared/findings/fill/plan.ts'
import { statements } from '../../../../shared/report/statements.ts'
import { BUILT_IN } from '../../../../shared/verdict/dictionary.ts'

const planOf = (text: string): Plan => planIn(text, statements(text, BUILT_IN), BUILT_IN)
const told = ({ rows }: Plan): string[] =>
  rows.map(({ name, unit, target, known }) => `${name}|${unit}|${target}${known ? '' : ' ?'}`)

const TITLE = '松溪县2024年国民经济和社会发展计划'
const AIMS = `${TITLE}
2024年主要预期目标：地区生产总值增长6.5%左右，一般公共预算收入增长4%，城镇登记失业率控制在3.5%以内，城镇新增就业9000人以上，居民收入与经济增长基本同步。
全年新建农村公路46公里。`

describe('a plan', () => {
  test('sets a row for each target, in its words', () => {
    expect(told(planOf(AIMS))).toEqual([
      '地区生产总值|%|6.5%左右',
      '一般公共预算收入|%|4%',
      '城镇登记失业率|%|3.5%以内',
      '城镇新增就业|人|9000以上',
      '居民收入|%|与经济增长基本同步',
      '新建农村公路|公里|46 ?',
    ])
  })
  test('has the year of its targets and the level of its district', () => {
    expect(planOf(AIMS)).toMatchObject({ year: 2024, level: '县' })
  })
  test('sets a target once that it says twice', () => {
    expect(told(planOf(`${AIMS}\n确保全年地区生产总值增长6.5%左右。`))).toEqual(told(planOf(AIMS)))
  })
  test('that says one target twice with different figures is doubtful there', () => {
    const { rows } = planOf(`${AIMS}\n全年一般公共预算收入增长5%。`)
    expect(rows.filter(({ doubt }) => doubt !== null).map(({ name }) => name)).toEqual(['一般公共预算收入'])
  })
  test('of five years is doubtful in all that it sets for its last', () => {
    const { year, rows } = planOf(
      '松溪县国民经济和社会发展第十四个五年规划纲要\n到2025年，细颗粒物（PM2.5）平均浓度降到30微克/立方米以下。',
    )
    expect(year).toBe(2025)
    expect(rows.map(({ target, doubt }) => [target, doubt])).toEqual([
      ['30以下', '这是五年规划的数，请核对年度目标。'],
    ])
  })
  test('has no targets where a report tells only what was reached', () => {
    expect(told(planOf('关于松溪县2024年上半年情况的报告\n上半年，地区生产总值增长5.8%。'))).toEqual([])
  })
})

test('its rows take the place of the template’s, numbered, and go again', () => {
  let ids = 0
  const template = officialTemplate(2024, () => `t${++ids}`)
  const { edits, made } = planned(template, planOf(AIMS), () => `n${++ids}`)
  const after = apply(template, edits)
  const [no, name, unit, target] = after.columns.map(({ id }) => id)
  expect(
    after.rows.map(({ cells }) => [no, name, unit, target].map((id) => cells[id ?? '']).join('|')),
  ).toEqual([
    '1|地区生产总值|%|6.5%左右',
    '2|一般公共预算收入|%|4%',
    '3|城镇登记失业率|%|3.5%以内',
    '4|城镇新增就业|人|9000以上',
    '5|居民收入|%|与经济增长基本同步',
    '6|新建农村公路|公里|46',
  ])
  expect(made).toEqual(after.rows)
  expect(after.heading.title[0]).toBe('2024年上半年全县国民经济主要指标')
  expect(apply(after, invert(edits))).toEqual(template)
})
