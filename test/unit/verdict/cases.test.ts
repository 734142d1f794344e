/** The known cases: verdicts of the official table and of other districts, and the schedule arithmetic. */

import { describe, expect, test } from 'vitest'
import { literal, rounded } from '../../../shared/measure/decimal.ts'
import { ahead, percentOf, progress, schedule, scheduleText } from '../../../shared/measure/schedule.ts'
import { judge } from '../../../shared/verdict/judge.ts'
import grammar from '../../facts/verdict-grammar.json' with { type: 'json' }
import kinds from '../../facts/verdict-kinds.json' with { type: 'json' }
import progressCases from '../../facts/verdict-progress.json' with { type: 'json' }
import statusCases from '../../facts/verdict-status.json' with { type: 'json' }
import { OPTIONS } from '../support/options.ts'

interface StatusCase {
  indicator: string
  unit: string
  target: string
  actual: string
  months: number
  gdp_growth?: number
  expected: string
  certain: boolean
  suggest?: string
  why: string
}

describe('verdicts that officials gave', () => {
  test.each(statusCases as StatusCase[])('$indicator $target / $actual → $expected ($why)', (one) => {
    const { indicator, unit, target, actual, months } = one
    const gdpGrowth = one.gdp_growth === undefined ? null : String(one.gdp_growth)
    const verdict = judge({ indicator, unit, target, actual, months, gdpGrowth }, OPTIONS)
    expect(verdict?.status ?? '').toBe(one.expected)
    if (verdict === null) return
    expect(verdict.certain).toBe(one.certain)
    expect(verdict.reason).toMatch(/^[^。]+。$/)
    if (one.suggest !== undefined) expect(verdict.suggest).toContain(one.suggest)
    if (one.why === 'qualitative negative') expect(verdict.suggest).not.toContain('完成')
  })
})

interface GrammarCase {
  input: {
    indicator: string
    unit: string
    target: string
    actual: string
    months: number
    gdpGrowth: string | null
    growth?: string
  }
  expected: { status: string; rule: string; suggest: string[] } | null
}

describe('what plans and departments write', () => {
  test.each(grammar as GrammarCase[])('$input.indicator $input.unit $input.target / $input.actual', (one) => {
    const verdict = judge(one.input, OPTIONS)
    const found =
      verdict === null ? null : { status: verdict.status, rule: verdict.rule, suggest: verdict.suggest }
    expect(found).toEqual(one.expected)
    if (verdict !== null)
      expect(verdict.certain).toBe(verdict.status === '完成' || verdict.status === '未完成')
  })
})

/** Indicator, unit, target, actual, months, verdict, and 'stock' where the header speaks of a moment (6月末). */
type Kinds = Record<string, [string, string, string, string, number, string, string?][]>

describe.each(Object.entries(kinds as unknown as Kinds))('%s', (_, rows) => {
  test.each(rows)('%s %s %s / %s, %i: %s', (indicator, unit, target, actual, months, expected, header) => {
    const stock = header === 'stock'
    const verdict = judge({ indicator, unit, target, actual, months, gdpGrowth: null, stock }, OPTIONS)
    expect(verdict?.status, verdict?.reason).toBe(expected)
    expect(verdict?.reason).toMatch(/^[^。]+。$/)
  })
})

test('months that are none are refused', () => {
  const input = { indicator: '固定资产投资', unit: '%', target: '7%', actual: '8%', gdpGrowth: null }
  for (const months of [0, 13, 6.5, Number.NaN])
    expect(() => judge({ ...input, months }, OPTIONS)).toThrow('月份')
})

interface ProgressCase {
  kind: string
  inputs: Record<string, number | string>
  expected: Record<string, number>
  source: string
}

describe('schedule arithmetic', () => {
  const number = (value: number | string | undefined) => literal(String(value))

  test.each(progressCases as ProgressCase[])('$kind $inputs', ({ kind, inputs, expected }) => {
    if (kind === 'sum') {
      const { done, missed, partly_missed } = inputs
      expect(Number(done) + Number(missed) + Number(partly_missed)).toBe(expected.total)
    } else if (kind === 'ratio') {
      const places = expected.decimals ?? 0
      expect(percentOf(number(inputs.done), number(inputs.total), places)).toBe(String(expected.pct))
    } else {
      const months = Number(inputs.months)
      expect(rounded(schedule(months), 2)).toBe(String(expected.schedule_pct))
      const unrounded = inputs.plan === undefined ? null : progress(number(inputs.done), number(inputs.plan))
      const percent = unrounded ?? number(inputs.progress_pct)
      const points = expected.over_pp ?? expected.diff_pp
      const places = String(points).split('.')[1]?.length ?? 0
      expect(rounded(ahead(percent, months), places)).toBe(String(points))
    }
  })

  test('a schedule leaves the program unrounded to 20 digits', () => {
    expect(scheduleText(6)).toEqual({ exact: '50', shown: '50' })
    expect(scheduleText(10)).toEqual({ exact: '83.333333333333333333', shown: '83.33' })
  })

  test('an amount carries progress, schedule and gap', () => {
    const input = {
      indicator: '到位注册外资',
      unit: '亿美元',
      target: '10亿美元',
      actual: '1.84亿美元',
      gdpGrowth: null,
    }
    expect(judge({ ...input, months: 6 }, OPTIONS)).toEqual({
      status: '未完成',
      rule: 'amount',
      certain: true,
      suggest: [],
      reason: '实绩1.84亿美元，为年度目标10亿美元的18.4%，落后序时进度（50%）31.6个百分点。',
      progress: '18.4',
      schedule: '50',
      gap: '-31.6',
    })
  })
})

describe('reasons', () => {
  const reason = (indicator: string, unit: string, target: string, actual: string, months = 6) =>
    judge({ indicator, unit, target, actual, months, gdpGrowth: '12.3' }, OPTIONS)?.reason

  test.each([
    ['地区生产总值', '%', '7%左右', '12.3%', '实绩12.3%，高于年度目标（7%左右）5.3个百分点。'],
    ['地区生产总值', '%', '7%左右', '7%', '实绩7%，与年度目标（7%左右）持平。'],
    ['城镇登记失业率', '%', '3%以内', '3.1%', '实绩3.1%，高于控制目标（3%以内）0.1个百分点。'],
    ['城镇登记失业率', '%', '3% ', '1.72%', '实绩1.72%，低于控制目标（3%）1.28个百分点。'],
    [
      '到位注册外资',
      '万美元',
      '10亿美元',
      '50000',
      '实绩50000万美元（折合5亿美元），为年度目标10亿美元的50%，与序时进度（50%）持平。',
    ],
    [
      '护理床位',
      '张',
      '1000张以上',
      '499.99张',
      '实绩499.99张，为年度目标（1000张以上）的49.999%，落后序时进度（50%）0.001个百分点。',
    ],
    ['万元GDP能耗下降', '%', '3.2%', '3.5%', '实绩3.5%，超过年度下降目标（3.2%）0.3个百分点。'],
    ['孕产妇死亡率', '1/10万', '10以下', '12', '实绩12/10万，高于控制目标（10以下）2/10万。'],
    ['婴儿死亡率', '‰', '3.5‰以内', '2.1', '实绩2.1‰，低于控制目标（3.5‰以内）1.4个千分点。'],
    [
      '婴儿死亡率',
      '‰',
      '3‰左右',
      '3.04‰',
      '实绩3.04‰，高于控制目标（3‰左右）0.04个千分点，差距在“左右”的容差（0.5个千分点）以内，须人工认定。',
    ],
    [
      'PM2.5平均浓度',
      '微克/立方米',
      '35左右',
      '35.1',
      '实绩35.1微克/立方米，高于控制目标（35左右）0.1微克/立方米，差距在“左右”的容差（目标值的0.5%）以内，须人工认定。',
    ],
    [
      'GDP',
      '%',
      '约6.5%',
      '6.2%',
      '实绩6.2%，低于年度目标（约6.5%）0.3个百分点，差距在“约”的容差（0.5个百分点）以内，须人工认定。',
    ],
    ['进出口总额', '%', '下降3%', '下降3.2%', '实绩下降3.2%，降幅大于年度目标（下降3%）0.2个百分点。'],
    [
      '进出口总额',
      '%',
      '下降3%以内',
      '下降2.5%',
      '实绩下降2.5%，降幅小于年度目标（下降3%以内）0.5个百分点。',
    ],
    [
      '一般公共预算收入',
      '亿元',
      '100亿元',
      '60余亿元',
      '实绩60余亿元，按60亿元计，为年度目标100亿元的60%，超序时进度（50%）10个百分点。',
    ],
    [
      '固定资产投资',
      '%',
      '10%',
      '近10%',
      '实绩近10%，按10%计，与年度目标（10%）持平，实绩只给出范围，不足以判定，须人工认定。',
    ],
    ['固定资产投资', '%', '10%', '不足10%', '实绩不足10%，低于年度目标（10%）。'],
    [
      '招商引资',
      '亿元',
      '50亿元',
      '不到25亿元',
      '实绩不到25亿元，按25亿元计，为年度目标50亿元的50%，实际低于序时进度（50%）。',
    ],
    [
      '居民人均可支配收入',
      '%',
      '快于经济增速',
      '12.3%',
      '实绩12.3%，与本表地区生产总值增速（12.3%）持平，没有高于。',
    ],
    [
      '居民人均可支配收入',
      '%',
      '高于GDP增速1个百分点以上',
      '12.4%',
      '实绩12.4%，低于目标线（本表地区生产总值增速12.3%加1个百分点，即13.3%）0.9个百分点。',
    ],
    ['PM2.5平均浓度', '微克/立方米', '比上年下降', '下降6.5%', '实绩下降6.5%，实现下降。'],
    ['生产安全事故死亡人数', '人', '不高于上年', '上升3%', '实绩上升3%，没有做到不升。'],
    ['进出口总额', '%', '与上年持平', '0.2%', '实绩0.2%，不低于零，达到持平要求。'],
    ['进出口总额', '%', '基本持平', '-0.3%', '实绩-0.3%，没有持平，是否属于基本持平须人工认定。'],
    [
      '到位注册外资',
      '亿美元',
      '10亿美元',
      '60亿元',
      '目标“10亿美元”与实绩“60亿元”币种不同，无法换算，须人工认定。',
    ],
    [
      '一般公共预算收入',
      '',
      '100亿元',
      '52',
      '实绩“52”没有注明计量单位，无法确定是增速还是总量，须人工认定。',
    ],
    ['招商引资', '亿元', '50亿元', '1-5月20亿元', '实绩“1-5月20亿元”写明的时期不是1—6月，须人工认定。'],
    ['口袋公园', '个', '20个', '开工12个', '目标“20个”与实绩“开工12个”说的不是同一项工作，须人工认定。'],
    [
      '居民消费价格指数',
      '%',
      '3%左右',
      '102.1',
      '目标为3%左右、实绩为102.1%，一个是以上年为100的指数、一个是涨跌幅，不是同一口径，须人工认定。',
    ],
    [
      '各项贷款余额',
      '亿元',
      '新增500亿元',
      '5300亿元',
      '目标为新增500亿元、实绩为5300亿元，目标是新增数而实绩没有写明是新增数还是总数，不是同一口径，须人工认定。',
    ],
    [
      '绿化造林',
      '公顷',
      '1000',
      '8000亩',
      '实绩8000亩（折合约533.333333公顷），为年度目标1000公顷的53.33%，超序时进度（50%）3.33个百分点。',
    ],
    ['地区生产总值', '%', '5.5%左右。', '5.6%。', '实绩5.6%，高于年度目标（5.5%左右）0.1个百分点。'],
    [
      '招商引资',
      '亿元',
      '50亿元',
      '30亿元，数据待核实',
      '实绩“30亿元，数据待核实”尚未最后确定，须人工认定。',
    ],
  ])('%s %s', (indicator, unit, target, actual, expected) => {
    expect(reason(indicator, unit, target, actual)).toBe(expected)
  })
})
