/** The known cases: verdicts of the official table and of other districts, and the schedule arithmetic. */
import { describe, expect, test } from 'vitest'
import { literal, rounded } from '../../shared/decimal.ts'
import { judge } from '../../shared/verdict/judge.ts'
import { ahead, percentOf, progress, schedule, scheduleText } from '../../shared/verdict/schedule.ts'
import grammar from '../facts/verdict-grammar.json' with { type: 'json' }
import progressCases from '../facts/verdict-progress.json' with { type: 'json' }
import statusCases from '../facts/verdict-status.json' with { type: 'json' }

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
    const verdict = judge({ indicator, unit, target, actual, months, gdpGrowth })
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
    const verdict = judge(one.input)
    const found =
      verdict === null ? null : { status: verdict.status, rule: verdict.rule, suggest: verdict.suggest }
    expect(found).toEqual(one.expected)
    if (verdict !== null)
      expect(verdict.certain).toBe(verdict.status === '完成' || verdict.status === '未完成')
  })
})

test('months that are none are refused', () => {
  const input = { indicator: '固定资产投资', unit: '%', target: '7%', actual: '8%', gdpGrowth: null }
  for (const months of [0, 13, 6.5, Number.NaN]) expect(() => judge({ ...input, months })).toThrow('月份')
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
    expect(judge({ ...input, months: 6 })).toEqual({
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
    judge({ indicator, unit, target, actual, months, gdpGrowth: '12.3' })?.reason

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
  ])('%s %s', (indicator, unit, target, actual, expected) => {
    expect(reason(indicator, unit, target, actual)).toBe(expected)
  })
})
