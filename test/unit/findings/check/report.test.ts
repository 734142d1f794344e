/** What a report is about: years, districts, the list of attachments, words about verdicts. */
import { describe, expect, test } from 'vitest'
import { check, type Saying, TITLE, tableOf, told } from './support.ts'

const TABLE = tableOf(`
1|地区生产总值|%|6%左右|5.8%
2|规模以上工业增加值|%|7%|7.4%
3|社会消费品零售总额|%|8%|9.1%`)
const LIST = '附件：2023年上半年全县国民经济主要指标“双过半”完成情况'

const found = (text: string, tables = [TABLE], sayings: readonly Saying[] = []) =>
  check(text, sayings, tables).filter(({ kind }) => kind !== 'table only')

describe('a report of something else', () => {
  test.each([
    ['another year', TITLE.replace('2023', '2022'), '2022年'],
    ['another period', TITLE.replace('上半年', '一季度'), '一季度'],
  ])('%s is said first, once, and nothing is held against the table', (_, title, quote) => {
    const wrong: Saying = { quote: '地区生产总值增长8.3%', indicator: '地区生产总值', value: '8.3' }
    expect(told(found(`${title}\n${wrong.quote}。`, [TABLE], [wrong]))).toEqual([`year ✗: ${quote}`])
  })

  test('another district, where both name theirs', () => {
    const other = { ...TABLE, heading: { ...TABLE.heading, title: ['青溪县2023年上半年主要指标完成情况'] } }
    expect(told(found(`${TITLE}\n运行平稳。`, [other]))).toEqual(['year ✗: 云岭县'])
    const same = { ...TABLE, heading: { ...TABLE.heading, title: ['云岭县2023年上半年主要指标完成情况'] } }
    expect(told(found(`${TITLE}\n运行平稳。`, [same]))).toEqual([])
  })
})

test('what the opening reports on is the report’s own year', () => {
  const opening = (year: number) =>
    `${TITLE}\n\n受县人民政府委托，现将${year}年计划上半年执行情况报告如下，请予审议。`
  expect(told(found(opening(2022)))).toEqual(['year ✗: 2022'])
  expect(told(found(opening(2023)))).toEqual([])
})

describe('a report that is not the table’s, whatever its title says', () => {
  const names = [
    '地区生产总值',
    '固定资产投资',
    '社会消费品零售总额',
    '一般公共预算收入',
    '旅游收入',
    '税收收入',
  ]
  const table = tableOf(names.map((name, at) => `${at + 1}|${name}|%|5%|${at + 3}.7%`).join('\n'))
  const report = (more: number) => {
    const sayings = names.map((name, at): Saying => {
      const value = `${at + 3 + (at < more ? 10 : 0)}.7`
      return { quote: `${name}增长${value}%`, indicator: name, value }
    })
    return found(`${TITLE}\n${sayings.map(({ quote }) => `${quote}。`).join('\n')}`, [table], sayings)
  }
  test('is said once', () => {
    expect(report(6).map(({ rule }) => rule)).toEqual(['other-report'])
  })
  test('and one with some wrong figures has those told', () => {
    expect(
      report(2)
        .filter(({ holds }) => !holds)
        .map(({ rule }) => rule),
    ).toEqual(['contradicts', 'contradicts'])
  })
  test('a district’s report beside its city’s table', () => {
    const city = { ...TABLE, heading: { ...TABLE.heading, title: ['2023年上半年全市主要指标完成情况'] } }
    expect(told(found(`${TITLE}\n运行平稳。`, [city]))).toEqual(['year ✗: 云岭县'])
  })
})

describe('years', () => {
  test('of a heading, once', () => {
    const text = `${TITLE}\n一、2022年上半年计划执行情况\n运行平稳。\n二、2022年上半年主要指标完成情况`
    expect(told(found(text))).toEqual(['year ✗: 2022'])
  })
  test('of the first words', () => {
    expect(told(found(`${TITLE}\n2022年上半年，全县经济平稳运行。`))).toEqual(['year ✗: 2022'])
  })
  test('of an attachment', () => {
    expect(told(found(`${TITLE}\n运行平稳。\n${LIST.replace('2023', '2021')}`))).toEqual(['year ✗: 2021'])
  })
  test.each([
    '二、2024年工作安排',
    '与2022年上半年相比，结构继续优化。',
    '一、2023年上半年计划执行情况',
    '“十四五”规划纲要（2021—2025年）主要指标',
  ])('%s is as it should be', (line) => {
    expect(told(found(`${TITLE}\n运行平稳。\n${line}`))).toEqual([])
  })
})

describe('the list of attachments', () => {
  test.each([
    ['the same', LIST, []],
    ['in two lines', LIST.replace('“双过半”', '“双过半”\n'), []],
    ['another name', LIST.replace('主要指标', '重点指标'), ['list ✗']],
    ['not among them', '附件：2023年重点项目投资计划表', ['list ✗']],
    ['one of several', `附件：1.重点项目清单\n　　　2.${LIST.replace('附件：', '')}`, []],
  ])('%s', (_, list, kinds) => {
    const all = found(`${TITLE}\n运行平稳。\n${list}\n\n2023年7月20日`)
    expect(all.map(({ kind, holds }) => `${kind}${holds ? '' : ' ✗'}`)).toEqual(kinds)
  })
})

describe('words about verdicts', () => {
  test.each([
    ['全县主要经济指标全部实现“双过半”。', ['contradicts ✗: 全县主要经济指标全部实现“双过半”']],
    ['除地区生产总值外，主要经济指标全部实现“双过半”。', []],
    ['3项主要指标中，有2项实现“双过半”。', ['agrees: 3项主要指标中，有2项实现“双过半”']],
    ['3项主要指标中，有3项实现“双过半”。', ['contradicts ✗: 3项主要指标中，有3项实现“双过半”']],
    ['40项重点目标中，有38项实现“双过半”。', []],
    ['2个园区税收均超序时进度。', []],
  ])('%s', (sentence, kinds) => {
    const behind = tableOf(`
1|地区生产总值|%|6%|4.8%
2|规模以上工业增加值|%|7%|7.4%
3|社会消费品零售总额|%|8%|9.1%`)
    expect(told(found(`${TITLE}\n${sentence}`, [behind]))).toEqual(kinds)
  })
})
