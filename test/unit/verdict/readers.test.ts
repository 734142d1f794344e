/** The readers beneath the verdict: units, targets, actuals, the dictionary. */

import { describe, expect, test } from 'vitest'
import { exact, literal } from '../../../shared/measure/decimal.ts'
import { columnUnit, converted, convertible, unitOf } from '../../../shared/measure/unit.ts'
import { readActual } from '../../../shared/verdict/actual.ts'
import { BUILT_IN, dictionaryOf, lookUp } from '../../../shared/verdict/dictionary.ts'
import { judge } from '../../../shared/verdict/judge.ts'
import { readTarget } from '../../../shared/verdict/target.ts'
import { OPTIONS } from '../support/options.ts'

describe('units', () => {
  test.each([
    ['亿元', '万元', '10000'],
    ['万亿元', '亿元', '10000'],
    ['百万元', '万元', '100'],
    ['亿美元', '万美元', '10000'],
    ['万人', '人', '10000'],
    ['名', '人', '1'],
    ['公顷', '亩', '15'],
    ['平方公里', '公顷', '100'],
    ['万平方米', '平方米', '10000'],
    ['万吨', '吨', '10000'],
    ['吨', '千克', '1000'],
    ['亿千瓦时', '万千瓦时', '10000'],
    ['毫克/立方米', '微克/立方米', '1000'],
    ['微克/立方米', 'μg/m3', '1'],
    ['µg/m³', 'ug/m3', '1'],
    ['件/万人', '件/人', '0.0001'],
    ['‰', '%', '0.1'],
    ['1/10万', '人/10万', '1'],
    ['個', '个', '1'],
  ])('one %s is %s × %s', (from, to, factor) => {
    const [a, b] = [unitOf(from), unitOf(to)]
    if (a === null || b === null) throw new Error('a unit is not known')
    expect(convertible(a, b)).toBe(true)
    expect(exact(converted(literal(1), a, b))).toBe(factor)
  })

  test.each([
    ['亿元', '亿美元'],
    ['港元', '元'],
    ['%', '百分点'],
    ['人', '户'],
    ['吨', '吨标准煤'],
    ['亩', '米'],
  ])('%s and %s never convert', (from, to) => {
    const [a, b] = [unitOf(from), unitOf(to)]
    if (a === null || b === null) throw new Error('a unit is not known')
    expect(convertible(a, b)).toBe(false)
  })

  test('a word is a unit of its own only where units stand', () => {
    expect(unitOf('学时')).toBeNull()
    expect(columnUnit('万学时')?.base).toBe('学时')
    for (const text of ['COD', '亿元、%', '']) expect(unitOf(text)).toBeNull()
    expect(columnUnit('亿元、%')).toBeNull()
  })
})

describe('targets', () => {
  test.each([
    ['', 'blank'],
    ['—', 'blank'],
    ['7%左右', 'figures'],
    ['5.0%—5.5%', 'figures'],
    ['65/10万以下', 'figures'],
    ['确保8%、力争9%', 'figures'],
    ['与经济增长保持同步', 'same as'],
    ['与GDP增速基本同步', 'same as'],
    ['高于经济增速', 'same as'],
    ['正增长', 'positive'],
    ['比上年增长', 'positive'],
    ['与上年持平', 'flat'],
    ['比上年下降', 'falling'],
    ['只降不升', 'falling'],
    ['促稳提质', 'qualitative'],
    ['稳步增长', 'qualitative'],
    ['高于全省平均', 'reference'],
    ['完成上级下达目标任务', 'reference'],
    ['控制在省定范围内', 'reference'],
    ['全省前三', 'reference'],
    ['待省下达', 'unset'],
    ['建成投用', 'task'],
    ['10亿元以上项目35个', 'unreadable'],
    ['到2025年达到4.5%', 'unreadable'],
    ['上半年5亿元', 'unreadable'],
    ['增长7%，高于全省平均', 'reference'],
    ['增长7%，与经济增长同步', 'unreadable'],
    ['abc', 'unreadable'],
  ])('%s is %s', (text, kind) => {
    expect(readTarget(text).kind).toBe(kind)
  })

  test('words about a figure', () => {
    const first = (text: string) => {
      const target = readTarget(text)
      return target.kind === 'figures' ? target.figures[0] : undefined
    }
    expect(first('控制在3%以内')).toMatchObject({ held: true, bound: 'most', unit: '%', rest: '' })
    expect(first('稳定在85%以上')).toMatchObject({ bound: 'least', rest: '' })
    expect(first('力争突破300亿+')).toMatchObject({ bound: 'least', unit: '亿', rest: '' })
    expect(first('下降3.2%左右')).toMatchObject({ change: 'fall', about: true })
    expect(first('大于5%以内')?.rest).not.toBe('')
    expect(first('招商引资10亿元')?.rest).toBe('招商引资')
  })
})

describe('actuals', () => {
  test.each([
    ['', 'blank'],
    ['待填', 'blank'],
    ['年度数据', 'annual'],
    ['暂未统计', 'annual'],
    ['——', 'annual'],
    ['/', 'annual'],
    ['年底考核', 'annual'],
    ['暂无数据', 'annual'],
    ['0', 'figures'],
    ['约5亿元', 'figures'],
    ['1-6月5亿元', 'figures'],
    ['上半年完成5亿元', 'figures'],
    ['截至6月底，5亿元', 'figures'],
    ['持平', 'sign'],
    ['同比下降', 'sign'],
    ['已完成', 'words'],
    ['5亿元和6亿元', 'unreadable'],
    ['2021年', 'figures'],
  ])('%s is %s', (text, kind) => {
    expect(readActual(text).kind).toBe(kind)
  })

  test('a year is no figure to judge', () => {
    const input = {
      indicator: '某项任务',
      unit: '项',
      target: '5项',
      actual: '2021年',
      months: 6,
      gdpGrowth: null,
    }
    expect(judge(input, OPTIONS)).toMatchObject({ status: '待核', certain: false })
  })

  test.each([
    ['1540余万元', '1540', '万元'],
    ['10亿多元', '10', '亿元'],
    ['1,234.5万元', '1234.5', '万元'],
    ['１．８４亿美元', '1.84', '亿美元'],
    ['超100家', '100', '家'],
  ])('%s', (text, low, unit) => {
    const actual = readActual(text)
    const figure = actual.kind === 'figures' ? actual.figures[0] : undefined
    expect(figure === undefined ? null : exact(figure.low)).toBe(low)
    expect(figure).toMatchObject({ unit, rest: '' })
  })
})

describe('the dictionary', () => {
  test.each([
    ['1. 地区生产总值（GDP）', '地区生产总值'],
    ['全市地区生产总值增速', '地区生产总值'],
    ['万元地区生产总值能耗下降', '单位GDP能耗'],
    ['其中：税收收入', '税收收入'],
    ['（1）化学需氧量（COD）', '化学需氧量'],
    ['外貿進出口總額', '进出口总额'],
    ['城镇居民人均可支配收入（元）', '城镇居民人均可支配收入'],
  ])('%s is judged as %s', (name, entry) => {
    expect(lookUp(name, BUILT_IN).entry?.name).toBe(entry)
  })

  test('only the district’s own GDP row is the GDP row', () => {
    for (const name of [
      '地区生产总值',
      'GDP',
      'ＧＤＰ',
      '全区生产总值',
      '地区生产总值（GDP）',
      '一、地区生产总值增长率',
    ])
      expect(lookUp(name, BUILT_IN).gdp, name).toBe(true)
    for (const name of [
      '万元地区生产总值能耗下降',
      '人均地区生产总值',
      '研发经费支出占GDP比重',
      '万元GDP能耗',
    ])
      expect(lookUp(name, BUILT_IN).gdp, name).toBe(false)
  })

  test('a unit inside the name', () => {
    expect(lookUp('到位注册外资（亿美元）', BUILT_IN).unit?.base).toBe('美元')
    expect(lookUp('化学需氧量（COD）', BUILT_IN).unit).toBeNull()
  })

  test('a person’s own entry stands above the built-in ones', () => {
    const own = {
      name: '地块空置面积',
      aliases: [],
      kind: 'level',
      direction: 'down',
      units: ['亩'],
      source: '本县',
    } as const
    const input = {
      indicator: '地块空置面积',
      unit: '亩',
      target: '100亩',
      actual: '80亩',
      months: 6,
      gdpGrowth: null,
    }
    expect(judge(input, { tolerance: '0.5', dictionary: dictionaryOf([own]) })?.rule).toBe('at most')
  })
})
