/** Statements held against the rows of a table: what agrees, what does not, and what is never held together. */
import { describe, expect, test } from 'vitest'
import { isOpen } from '../../../../shared/findings/finding.ts'
import { check, type Saying, TITLE, tableOf, told } from './support.ts'

const TABLE = tableOf(`
1|地区生产总值|%|6%左右|5.8%
2|规模以上工业增加值|%|7%|7.4%
3|社会消费品零售总额|%|8%|9.1%
4|进出口总额|亿元|220|118.36
5|城镇居民人均可支配收入|%|6.5%|6.2%
|农村居民人均可支配收入|%|7%|8.3%
6|城镇登记失业率|%|4%以内|2.41%
7|万元地区生产总值能耗下降|%|完成上级下达目标|年度数据
8|空气质量优良率|%|85%|86.7%`)

type Case = readonly [
  what: string,
  saying: Omit<Saying, 'indicator'> & { indicator: string },
  found: readonly string[],
]

/** One sentence about a row, without what is said of the rows that the sentence does not tell. */
const one = (saying: Saying): string[] =>
  told(check(`${TITLE}\n${saying.quote}。`, [saying], [TABLE]).filter(({ kind }) => kind !== 'table only'))

const growth = (indicator: string, value: string, quote = `${indicator}增长${value}%`): Saying => ({
  quote,
  indicator,
  value,
})

test('a unit that lost its 亿 is told as one, and neither figure is put in the other’s place', () => {
  const table = tableOf('1|实际利用外资|亿美元|10|1.84')
  const saying: Saying = {
    quote: '实际利用外资1.849美元',
    indicator: '实际利用外资',
    value: '1.849',
    unit: '美元',
    measure: 'amount',
  }
  const [found] = check(`${TITLE}\n${saying.quote}。`, [saying], [table])
  expect(found).toMatchObject({ kind: 'contradicts', expected: null, inTable: null })
  expect(found?.message).toContain('相差千倍以上，请核对计量单位')
})

describe('how much of its target a row has reached', () => {
  const AMOUNTS = tableOf(`
1|实际利用外资|亿美元|10|1.84
2|一般公共预算收入|亿元|35.6|18.6
3|新增城镇就业|人|4200|2310`)
  const share = (indicator: string, value: string, quote: string): Saying => ({
    quote,
    indicator: `${indicator}完成年度目标`,
    value,
    measure: 'share',
  })
  const shareOf = (saying: Saying): string[] =>
    told(
      check(`${TITLE}\n${saying.quote}。`, [saying], [AMOUNTS]).filter(({ kind }) => kind !== 'table only'),
    )

  test.each<[string, Saying, string[]]>([
    [
      'as it is reckoned from the cells',
      share('实际利用外资', '18.4', '完成年度目标的18.4%'),
      ['agrees: 完成年度目标的18.4%'],
    ],
    [
      'rounded, within what the cells were rounded by',
      share('一般公共预算收入', '52.3', '完成年度目标的52.3%'),
      ['rounded: 完成年度目标的52.3%'],
    ],
    [
      'not what the cells come to',
      share('新增城镇就业', '65', '完成年度目标的65%'),
      ['contradicts ✗: 完成年度目标的65%'],
    ],
  ])('%s', (_, saying, expected) => expect(shareOf(saying)).toEqual(expected))

  test('what is said instead is what the cells come to', () => {
    const saying = share('新增城镇就业', '65.1', '完成年度目标的65.1%')
    const [found] = check(`${TITLE}\n${saying.quote}。`, [saying], [AMOUNTS])
    expect(found?.message).toContain('而表中“新增城镇就业”的进度（实绩÷目标）为55%，相差10.1个百分点')
    expect(found?.expected?.text).toBe('55')
  })
})

describe('one figure', () => {
  const cases: readonly Case[] = [
    ['the same', growth('地区生产总值', '5.8'), ['agrees: 地区生产总值增长5.8%']],
    ['another name of the dictionary', growth('规上工业增加值', '7.4'), ['agrees: 规上工业增加值增长7.4%']],
    ['GDP', growth('GDP', '5.8'), ['agrees: GDP增长5.8%']],
    ['another figure', growth('地区生产总值', '5.3'), ['contradicts ✗: 地区生产总值增长5.3%']],
    ['rounded', growth('社会消费品零售总额', '9'), ['rounded: 社会消费品零售总额增长9%']],
    [
      'more than, and it is',
      { ...growth('社会消费品零售总额', '9', '社会消费品零售总额增长超9%'), comparator: '>=' },
      ['rounded: 社会消费品零售总额增长超9%'],
    ],
    [
      'more than, and it is not',
      { ...growth('社会消费品零售总额', '9.5', '社会消费品零售总额增长超9.5%'), comparator: '>=' },
      ['contradicts ✗: 社会消费品零售总额增长超9.5%'],
    ],
    [
      'about',
      { ...growth('社会消费品零售总额', '9', '社会消费品零售总额增长约9%'), comparator: '左右' },
      ['rounded: 社会消费品零售总额增长约9%'],
    ],
    [
      'a fall for a rise',
      { quote: '社会消费品零售总额下降9.1%', indicator: '社会消费品零售总额', value: '-9.1' },
      ['contradicts ✗: 社会消费品零售总额下降9.1%'],
    ],
    [
      'an amount in another unit of its currency',
      {
        quote: '进出口总额1183600万元',
        indicator: '进出口总额',
        value: '1183600',
        unit: '万元',
        measure: 'amount',
      },
      ['agrees: 进出口总额1183600万元'],
    ],
    [
      'an amount rounded to its 亿',
      { quote: '进出口总额118亿元', indicator: '进出口总额', value: '118', unit: '亿元', measure: 'amount' },
      ['rounded: 进出口总额118亿元'],
    ],
    [
      'an amount of another unit',
      {
        quote: '进出口总额118.36万元',
        indicator: '进出口总额',
        value: '118.36',
        unit: '万元',
        measure: 'amount',
      },
      ['contradicts ✗: 进出口总额118.36万元'],
    ],
    [
      'points for percent',
      {
        quote: '社会消费品零售总额增长9.1个百分点',
        indicator: '社会消费品零售总额',
        value: '9.1',
        unit: '个百分点',
      },
      ['contradicts ✗: 社会消费品零售总额增长9.1个百分点'],
    ],
    [
      'a level',
      { quote: '城镇登记失业率为2.14%', indicator: '城镇登记失业率', value: '2.14', measure: 'level' },
      ['contradicts ✗: 城镇登记失业率为2.14%'],
    ],
    [
      'a target',
      { ...growth('规模以上工业增加值', '7', '规模以上工业增加值目标增长7%'), kind: 'target', months: 12 },
      ['agrees: 规模以上工业增加值目标增长7%'],
    ],
    [
      'words for words',
      {
        quote: '单位GDP能耗为年度数据',
        indicator: '单位GDP能耗',
        words: '年度数据',
        measure: 'level',
      },
      ['rounded ✗: 单位GDP能耗为年度数据'],
    ],
  ]
  test.each(cases)('%s', (_, saying, found) => {
    expect(one(saying)).toEqual(found)
  })
})

describe('never held against each other', () => {
  const cases: readonly (readonly [what: string, saying: Saying])[] = [
    ['another definition', growth('工业增加值', '6.1')],
    [
      'a scope',
      { ...growth('社会消费品零售总额', '11.4', '城区社会消费品零售总额增长11.4%'), scope: '城区' },
    ],
    ['all for some', growth('居民人均可支配收入', '7.1')],
    [
      'last year',
      { ...growth('地区生产总值', '4.1', '上年同期地区生产总值增长4.1%'), kind: 'last year', year: 2022 },
    ],
    ['another year', { ...growth('地区生产总值', '4.1'), year: 2022 }],
    ['another period', { ...growth('地区生产总值', '6.3', '一季度地区生产总值增长6.3%'), months: 3 }],
    [
      'a target for an actual',
      { ...growth('地区生产总值', '6.5', '地区生产总值力争增长6.5%'), kind: 'target', year: 2024 },
    ],
    [
      'an amount for a growth',
      {
        quote: '地区生产总值达152.6亿元',
        indicator: '地区生产总值',
        value: '152.6',
        unit: '亿元',
        measure: 'amount',
      },
    ],
    ['two years together', growth('地区生产总值', '5.1', '地区生产总值两年平均增长5.1%')],
    ['a whole province', growth('地区生产总值', '5.5', '全省地区生产总值增长5.5%')],
    [
      'points by which something moved',
      {
        quote: '空气质量优良率提高2.1个百分点',
        indicator: '空气质量优良率',
        value: '2.1',
        unit: '个百分点',
        measure: 'change',
      },
    ],
    [
      'another currency',
      {
        quote: '进出口总额16.4亿美元',
        indicator: '进出口总额',
        value: '16.4',
        unit: '亿美元',
        measure: 'amount',
      },
    ],
  ]
  test.each(cases)('%s', (_, saying) => {
    expect(one(saying)).toEqual([])
  })
})

describe('what the report would read', () => {
  const mended = (saying: Saying): string => {
    const text = `${TITLE}\n${saying.quote}。`
    const { expected } = check(text, [saying], [TABLE]).find(({ kind }) => kind === 'contradicts') ?? {}
    return expected == null
      ? ''
      : ((text.slice(0, expected.span.from) + expected.text + text.slice(expected.span.to)).split('\n')[1] ??
          '')
  }
  test.each<readonly [Saying, string]>([
    [growth('地区生产总值', '5.3'), '地区生产总值增长5.8%。'],
    [
      { quote: '社会消费品零售总额下降9.1%', indicator: '社会消费品零售总额', value: '-9.1' },
      '社会消费品零售总额增长9.1%。',
    ],
    [
      {
        quote: '进出口总额118.36万元',
        indicator: '进出口总额',
        value: '118.36',
        unit: '万元',
        measure: 'amount',
      },
      '进出口总额118.36亿元。',
    ],
    [
      {
        quote: '社会消费品零售总额增长9.1个百分点',
        indicator: '社会消费品零售总额',
        value: '9.1',
        unit: '个百分点',
      },
      '社会消费品零售总额增长9.1%。',
    ],
  ])('%#', (saying, right) => {
    expect(mended(saying)).toBe(right)
  })
})

describe('slips of the pen', () => {
  test('a figure of the table under another scope, and none where both are told', () => {
    const slip: Saying = {
      ...growth('社会消费品零售总额', '9.12', '城区社会消费品零售总额增长9.12%'),
      scope: '城区',
    }
    const table = tableOf('1|社会消费品零售总额|%|8%|9.12%\n2|地区生产总值|%|6%|5.8%')
    const text = `${TITLE}\n${slip.quote}。`
    expect(told(check(text, [slip], [table]).filter(({ kind }) => kind !== 'table only'))).toEqual([
      'report only ✗: 城区社会消费品零售总额增长9.12%',
    ])
    const right = growth('社会消费品零售总额', '9.12', '全县社会消费品零售总额增长9.12%')
    const both = `${TITLE}\n${right.quote}，其中${slip.quote}。`
    expect(told(check(both, [right, slip], [table]).filter(({ kind }) => kind !== 'table only'))).toEqual([
      'agrees: 全县社会消费品零售总额增长9.12%',
    ])
  })

  test('a figure of the table said of another period, at the words of the period', () => {
    const table = tableOf('1|旅游收入|亿元|60|35.82')
    const quote = '旅游收入35.82亿元'
    const saying: Saying = {
      quote,
      indicator: '旅游收入',
      value: '35.82',
      unit: '亿元',
      measure: 'amount',
      months: 3,
    }
    expect(told(check(`${TITLE}\n一季度，实现${quote}。`, [saying], [table]))).toEqual(['year ✗: 一季度'])
  })

  test('one bound set twice with different figures', () => {
    const text = '到2025年，空气质量优良天数比率稳定在85%以上。到2025年，空气质量优良天数比率稳定在80%以上。'
    const sayings = ['85', '80'].map((value) => ({
      quote: `空气质量优良天数比率稳定在${value}%以上`,
      indicator: '空气质量优良天数比率',
      measure: 'level' as const,
      value,
      kind: 'plan' as const,
      comparator: '以上' as const,
      year: 2025,
      months: 12,
    }))
    expect(told(check(text, sayings))).toEqual(sayings.map(({ quote }) => `said twice ✗: ${quote}`))
    const reached = sayings.map((one) => ({ ...one, kind: 'actual' as const }))
    expect(told(check(text, reached))).toEqual([])
  })

  test('said twice with different figures', () => {
    const quotes = ['旅游收入35.82亿元', '旅游收入达38.52亿元'] as const
    const sayings = quotes.map((quote): Saying => {
      const value = /[\d.]+/.exec(quote)?.[0] ?? ''
      return { quote, indicator: '旅游收入', value, unit: '亿元', measure: 'amount' }
    })
    const text = `${TITLE}\n${quotes[0]}。\n${quotes[1]}。`
    expect(told(check(text, sayings))).toEqual(quotes.map((quote) => `said twice ✗: ${quote}`))
    // With a table it is known which of the two is wrong, and that is said once.
    const table = tableOf('1|旅游收入|亿元|60|35.82')
    expect(told(check(text, sayings, [table]))).toEqual([
      `agrees: ${quotes[0]}`,
      `contradicts ✗: ${quotes[1]}`,
    ])
  })
})

describe('only one of the two', () => {
  const list = ['地区生产总值增长5.8%', '规模以上工业增加值增长7.4%', '社会消费品零售总额增长9.1%']
  const items = (all: readonly string[]): string =>
    all.map((item, at) => `（${'一二三四五六'[at] ?? ''}）${item}；`).join('\n')
  const sayings = list.map((quote) =>
    growth(quote.replace(/增长.*/, ''), /[\d.]+/.exec(quote)?.[0] ?? '', quote),
  )

  test('an indicator of the list that no row has; one of the prose is no such thing', () => {
    const more = '税收收入增长3.2%'
    const own = [...sayings, growth('税收收入', '3.2')]
    const found = check(`${TITLE}\n${items([...list, more])}`, own, [TABLE])
    expect(told(found.filter(({ kind }) => kind === 'report only'))).toEqual([`report only ✗: ${more}`])
    const prose = check(`${TITLE}\n${items(list)}\n财政运行平稳。${more}。`, own, [TABLE])
    expect(told(prose.filter(({ kind }) => kind === 'report only'))).toEqual([])
  })

  test('a row that the report never names, and not one that it names without a figure', () => {
    const found = check(
      `${TITLE}\n${items(list)}\n进出口总额稳步回升，城镇登记失业率低于控制目标。`,
      sayings,
      [TABLE],
    )
    const rows = found
      .filter(({ kind }) => kind === 'table only')
      .map(({ message }) => /“[^”]*”/.exec(message)?.[0])
    expect(rows).toEqual([
      '“城镇居民人均可支配收入”',
      '“农村居民人均可支配收入”',
      '“万元地区生产总值能耗下降”',
      '“空气质量优良率”',
    ])
  })
})

describe('answers', () => {
  const wrong = growth('地区生产总值', '5.3')
  const text = `${TITLE}\n${wrong.quote}。`

  test('a key stays what it is while other parts are edited, and two of the same words have two', () => {
    const [before] = check(text, [wrong], [TABLE])
    const [after] = check(`${TITLE}\n新加的一段。\n${wrong.quote}。`, [wrong], [TABLE])
    expect(after?.key).toBe(before?.key)
    const twice = check(`${text}\n${wrong.quote}。`, [wrong, { ...wrong, nth: 1 }], [TABLE])
    const keys = twice.filter(({ kind }) => kind === 'contradicts').map(({ key }) => key)
    expect(new Set(keys).size).toBe(2)
  })

  test('one that is kept with the table settles the finding until its words change', () => {
    const [open] = check(text, [wrong], [TABLE])
    if (open === undefined) throw new Error('nothing found')
    expect(isOpen(open)).toBe(true)
    const explanations = { [open.key]: { text: '快报数，以表为准', finding: open.message } }
    const kept = { ...TABLE, heading: { ...TABLE.heading, explanations } }
    const [answered] = check(text, [wrong], [kept])
    expect(answered?.explanation).toBe('快报数，以表为准')
    expect(answered === undefined || isOpen(answered)).toBe(false)
  })
})
