/** What holds for every row: monotone in the actual, blind to units and order, reasons that recompute. */

import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  absolute,
  compare,
  decimal,
  literal,
  minus,
  over,
  rounded,
  times,
} from '../../../shared/measure/decimal.ts'
import { BUILT_IN } from '../../../shared/verdict/dictionary.ts'
import { judge } from '../../../shared/verdict/judge.ts'
import { judgeAttachment } from '../../../shared/verdict/table.ts'
import { OPTIONS } from '../support/options.ts'
import { table } from '../support/table.ts'

const row = (indicator: string, unit: string, target: string, actual: string, months = 6) =>
  judge({ indicator, unit, target, actual, months, gdpGrowth: '7.5' }, OPTIONS)

/** Hundredths, written as a person would. */
const hundredths = (value: number) =>
  `${value < 0 ? '-' : ''}${Math.trunc(Math.abs(value) / 100)}.${String(Math.abs(value) % 100).padStart(2, '0')}`
const RANK = { 未完成: 0, 待核: 1, 待填: 1, 完成: 2 }

test('a larger actual never judges worse where more is better, nor better where less is', () => {
  const rows = [
    ['地区生产总值', '%', '7%左右', 1],
    ['固定资产投资', '%', '5.0%—5.5%', 1],
    ['空气质量优良率', '%', '30%以上', 1],
    ['居民人均可支配收入', '%', '与经济增长基本同步', 1],
    ['居民人均可支配收入', '%', '高于经济增速', 1],
    ['进出口总额', '%', '正增长', 1],
    ['到位注册外资', '亿美元', '40亿美元左右', 1],
    ['PM2.5浓度', '%', '下降3.2%', -1],
    ['城镇登记失业率', '%', '3%左右', -1],
    ['居民消费价格', '%', '上涨3%以内', -1],
    ['PM2.5浓度', '微克/立方米', '35', -1],
  ] as const
  const value = fc.integer({ min: -5000, max: 5000 })
  fc.assert(
    fc.property(
      fc.constantFrom(...rows),
      value,
      value,
      fc.integer({ min: 1, max: 12 }),
      (one, a, b, months) => {
        const [indicator, unit, target, better] = one
        const [low, high] = a <= b ? [a, b] : [b, a]
        const rank = (n: number) => {
          // A bare figure beside a fall is for a person to read: such targets are tried with a sign.
          const signed = target.startsWith('下降') && n > 0 ? `增长${hundredths(n)}` : hundredths(n)
          return RANK[row(indicator, unit, target, signed, months)?.status ?? '待核'] * better
        }
        expect(rank(low)).toBeLessThanOrEqual(rank(high))
      },
    ),
    { numRuns: 400 },
  )
})

test('a conversion of units changes nothing', () => {
  const families = [
    ['元', '千元', '万元', '百万元', '亿元'],
    ['美元', '万美元', '亿美元'],
    ['人', '万人'],
    ['千克', '吨', '万吨'],
    ['平方米', '万平方米', '平方公里'],
  ]
  const scale: Record<string, number> = {
    元: 0,
    千元: 3,
    万元: 4,
    百万元: 6,
    亿元: 8,
    美元: 0,
    万美元: 4,
    亿美元: 8,
  }
  Object.assign(scale, { 人: 0, 万人: 4, 千克: 0, 吨: 3, 万吨: 7, 平方米: 0, 万平方米: 4, 平方公里: 6 })
  const shifted = (digits: string, unit: string) => {
    const places = scale[unit] ?? 0
    const padded = digits.padStart(places + 1, '0')
    return places === 0 ? digits : `${padded.slice(0, -places)}.${padded.slice(-places)}`
  }
  fc.assert(
    fc.property(
      fc.constantFrom(...families),
      fc.nat(),
      fc.nat(),
      fc.integer({ min: 1, max: 10 ** 12 }),
      fc.integer({ min: 0, max: 10 ** 12 }),
      fc.integer({ min: 1, max: 12 }),
      (family, first, second, target, actual, months) => {
        const [base = ''] = family
        const to = family[first % family.length] ?? base
        const from = family[second % family.length] ?? base
        const plain = row('某项指标', base, `${target}${base}`, `${actual}${base}`, months)
        const other = row(
          '某项指标',
          '',
          `${shifted(String(target), to)}${to}`,
          `${shifted(String(actual), from)}${from}`,
          months,
        )
        expect(other?.status).toBe(plain?.status)
        expect(other?.progress).toBe(plain?.progress)
        expect(other?.gap).toBe(plain?.gap)
      },
    ),
    { numRuns: 300 },
  )
})

test('the line of an amount is exact: actual × 12 ≥ target × months', () => {
  const amount = fc.integer({ min: 1, max: 10 ** 9 })
  fc.assert(
    fc.property(
      amount,
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: -2, max: 2 }),
      (target, months, off) => {
        const actual = Math.max(0, Math.floor((target * months) / 12) + off)
        const expected = BigInt(actual) * 12n >= BigInt(target) * BigInt(months) ? '完成' : '未完成'
        expect(row('某项指标', '元', `${target}元`, `${actual}元`, months)?.status).toBe(expected)
      },
    ),
  )
})

const near = (a: string, b: ReturnType<typeof literal>) =>
  compare(absolute(minus(literal(a), b)), literal('0.005000001')) <= 0

test('the numbers in a reason recompute', () => {
  const cents = fc.integer({ min: 1, max: 10 ** 7 })
  fc.assert(
    fc.property(cents, cents, fc.integer({ min: 1, max: 12 }), (target, actual, months) => {
      const reason =
        row('某项指标', '亿元', `${hundredths(target)}亿元`, `${hundredths(actual)}亿元`, months)?.reason ??
        ''
      const found =
        /^实绩([\d.]+)亿元，为年度目标([\d.]+)亿元的([\d.]+)%，(超|落后|与)序时进度（([\d.]+)%）(?:([\d.]+)个百分点|持平)。$/.exec(
          reason,
        )
      expect(found, reason).not.toBeNull()
      const [, done = '', whole = '', percent = '', side = '', time = '', points = '0'] = found ?? []
      const progress = over(times(literal(done), literal(100)), literal(whole))
      const schedule = over(literal(months * 100), literal(12))
      if (progress === null || schedule === null) throw new Error('division by zero')
      const gap = minus(progress, schedule)
      expect(near(percent, progress)).toBe(true)
      expect(near(time, schedule)).toBe(true)
      expect({ 超: 1, 落后: -1, 与: 0 }[side]).toBe(compare(progress, schedule))
      // What is printed recomputes from what is printed beside it, and is right by itself to its own places.
      expect(compare(absolute(minus(literal(percent), literal(time))), literal(points)), reason).toBe(0)
      const places = Math.max(...[percent, time, points].map((text) => text.split('.')[1]?.length ?? 0))
      const last = literal(`1e-${places}`)
      const off = absolute(minus(absolute(gap), literal(points)))
      if (side !== '与') expect(compare(off, last), reason).toBeLessThan(1)
      if (decimal(percent) !== null && rounded(progress, 2) === rounded(progress, 20) && months % 3 === 0)
        expect(percent).toBe(rounded(progress, 2))
    }),
  )
  fc.assert(
    fc.property(
      fc.integer({ min: -5000, max: 5000 }),
      fc.integer({ min: 0, max: 5000 }),
      (actual, target) => {
        const reason =
          row('固定资产投资', '%', `${hundredths(target)}%`, `${hundredths(actual)}%`)?.reason ?? ''
        const found =
          /^实绩(-?[\d.]+)%，(高于|低于|与)年度目标（([\d.]+)%）(?:([\d.]+)个百分点|持平)。$/.exec(reason)
        expect(found, reason).not.toBeNull()
        const [, is = '', side = '', goal = '', points = '0'] = found ?? []
        const gap = minus(literal(is), literal(goal))
        expect(compare(literal(points), absolute(gap))).toBe(0)
        expect({ 高于: 1, 低于: -1, 与: 0 }[side]).toBe(compare(gap, literal(0)))
      },
    ),
  )
})

test('a difference in the unit itself is told with every digit', () => {
  const thousandths = fc.integer({ min: 1, max: 10 ** 7 })
  fc.assert(
    fc.property(thousandths, thousandths, (target, actual) => {
      const text = (value: number) => String(over(literal(value), literal(1000)) ?? 0)
      const reason = row('风电装机容量', '万千瓦', text(target), text(actual))?.reason ?? ''
      const found =
        /^实绩([\d.]+)万千瓦，(高于|低于|与)年度目标（([\d.]+)万千瓦）(?:([\d.]+)万千瓦|持平)。$/.exec(reason)
      expect(found, reason).not.toBeNull()
      const [, is = '', , goal = '', gap = '0'] = found ?? []
      expect(compare(literal(gap), absolute(minus(literal(is), literal(goal)))), reason).toBe(0)
    }),
  )
})

test('no text whatever makes it throw or be certain without figures', () => {
  const text = fc.oneof(
    fc.string(),
    fc.string({
      unit: fc.constantFrom(...'0123456789.%-—~+增长下降以上内不超过低于左右约亿万元美（），、确保力争同步'),
    }),
  )
  fc.assert(
    fc.property(text, text, text, text, (indicator, unit, target, actual) => {
      const verdict = row(indicator, unit, target, actual)
      if (verdict === null) return
      expect(verdict.reason).toMatch(/。$/)
      if (verdict.certain) expect(/\d|增长|下降|持平/.test(actual.normalize('NFKC'))).toBe(true)
      for (const value of [verdict.progress, verdict.schedule, verdict.gap])
        if (value !== null) expect(decimal(value), value).not.toBeNull()
    }),
    { numRuns: 2000 },
  )
})

test('the order of rows changes no verdict and no count of rows', () => {
  const cells = fc.record({
    name: fc.constantFrom(
      '固定资产投资',
      '进出口总额',
      '到位注册外资',
      '居民人均可支配收入',
      '地区生产总值能耗',
    ),
    target: fc.constantFrom('7%左右', '10亿美元', '与经济增长同步', '促稳提质', ''),
    actual: fc.constantFrom('6.9%', '5亿美元', '7.6%', '', '年度数据'),
  })
  fc.assert(
    fc.property(fc.array(cells, { maxLength: 12 }), fc.infiniteStream(fc.nat()), (rows, order) => {
      const lines = [
        ['', '地区生产总值', '%', '7%', '7.5%', ''],
        ...rows.map((r) => ['', r.name, '', r.target, r.actual, '']),
      ]
      const keyed = lines.map((line, at) => ({ line, at, key: order.next().value ?? 0 }))
      const shuffled = keyed.toSorted((a, b) => a.key - b.key)
      const straight = judgeAttachment(table(lines), BUILT_IN)
      const mixed = judgeAttachment(table(shuffled.map(({ line }) => line)), BUILT_IN)
      for (const [place, { at }] of shuffled.entries()) expect(mixed.rows[place]).toEqual(straight.rows[at])
      expect(mixed.summary).toEqual(straight.summary)
    }),
  )
})
