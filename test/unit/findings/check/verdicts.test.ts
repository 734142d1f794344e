/** Words about how many indicators were reached and which, against the judged rows; what may be true is left alone. */
import { describe, expect, test } from 'vitest'
import { check, TITLE, tableOf, told } from './support.ts'

/** 1, 4, 5, 6 and 8 are reached, 2, 3 and 9 are not, 7 is open. */
const TABLE = tableOf(`
1|地区生产总值|%|6%|6.3%
2|规模以上工业增加值|%|7%|5.2%
3|固定资产投资|%|8%|4.1%
4|社会消费品零售总额|%|5%|5.9%
5|一般公共预算收入|亿元|20|11.8
6|出口总额|亿元|40|21.3
7|全员劳动生产率|万元/人|21|年度数据
8|软件和信息服务业收入|亿元|12|7.4
9|城镇新增就业|人|9000|4100`)

const found = (sentence: string): string[] =>
  told(
    check(`${TITLE}\n全县经济运行平稳，情况如下。\n${sentence}`, [], [TABLE]).filter(
      ({ rule }) => rule === 'verdict',
    ),
  )

type Case = readonly [sentence: string, found: readonly string[]]
const cases = (all: readonly Case[]) =>
  test.each(all)('%s', (sentence, kinds) => {
    expect(found(sentence)).toEqual(kinds)
  })

describe('how many came out how', () => {
  cases([
    [
      '大会确定的9项主要指标，5项实现“双过半”，3项未达序时进度，1项为年度数据。',
      ['agrees: 9项主要指标，5项实现“双过半”', 'agrees: 3项未达序时进度'],
    ],
    [
      '大会确定的9项主要指标，7项实现“双过半”，2项未达序时进度。',
      ['contradicts ✗: 9项主要指标，7项实现“双过半”', 'contradicts ✗: 2项未达序时进度'],
    ],
    // The open one may be either, and is none of those that can be told.
    ['9项主要指标中，6项达到时序进度。', ['agrees: 9项主要指标中，6项达到时序进度']],
    ['8项可监测指标中，6项达到时序进度。', ['contradicts ✗: 8项可监测指标中，6项达到时序进度']],
    ['九项主要指标“五达标、四未达”。', Array(2).fill('agrees: 九项主要指标“五达标、四未达”')],
    [
      '九项主要指标“六达标、两未达”。',
      ['agrees: 九项主要指标“六达标、两未达”', 'contradicts ✗: 九项主要指标“六达标、两未达”'],
    ],
    ['9项年度指标完成5项，4项没有达到预期。', ['agrees: 9项年度指标完成5项', 'agrees: 4项没有达到预期']],
    ['9项指标过半的有8项。', ['contradicts ✗: 9项指标过半的有8项']],
    ['列入计划的9项主要指标，全部达标。', ['contradicts ✗: 9项主要指标，全部达标']],
    ['九项主要指标全部达到序时进度要求。', ['contradicts ✗: 九项主要指标全部达到序时进度要求']],
    [
      '9项主要指标中，1项为年度数据；其余8项中，全部实现时间过半、任务过半。',
      ['contradicts ✗: 8项中，全部实现时间过半、任务过半'],
    ],
  ])
})

describe('of others, or by another measure', () => {
  cases([
    // Some of the rows, nobody knows which: only what none of them can make true is wrong.
    ['4项重点指标全部达标。', []],
    ['4项重点指标中，1项未达标。', []],
    ['7项重点指标全部实现“双过半”。', ['contradicts ✗: 7项重点指标全部实现“双过半”']],
    ['26项规划指标中，20项达到预期目标，6项未达预期目标。', []],
    ['9项指标中，2项提前完成全年目标，3项超序时进度。', []],
    ['9项指标中，8项超序时进度。', ['contradicts ✗: 9项指标中，8项超序时进度']],
    ['9项指标中，8项增速高于全省平均水平，1项未达全省平均水平。', []],
    ['9项改革任务中，8项完成年度目标。', []],
    ['力争9项主要指标全部实现“双过半”。', []],
    ['8项指标均达到序时进度，3项落后时间进度。', []],
  ])
})

describe('which', () => {
  cases([
    [
      '9项指标中，地区生产总值、软件和信息服务业收入、出口总额等5项过半，固定资产投资、城镇新增就业等3项未过半。',
      ['agrees: 9项指标中，地区生产总值、软件和信息服务业收入、出口总额等5项过半', 'agrees: 3项未过半'],
    ],
    ['出口总额和固定资产投资两项指标低于序时进度。', ['contradicts ✗: 出口总额和固定资产投资']],
    [
      '地区生产总值、规模以上工业增加值2项实现“双过半”。',
      ['contradicts ✗: 地区生产总值、规模以上工业增加值'],
    ],
    [
      '9项指标中有3项没有达到，即规模以上工业增加值、社会消费品零售总额和固定资产投资。',
      [
        'agrees: 9项指标中有3项没有达到',
        'contradicts ✗: 规模以上工业增加值、社会消费品零售总额和固定资产投资',
      ],
    ],
    ['未完成年度目标的3项指标分别是：规模以上工业增加值、固定资产投资、城镇新增就业。', []],
    [
      '未完成年度目标的3项指标分别是：规模以上工业增加值、固定资产投资、地区生产总值。',
      ['contradicts ✗: 规模以上工业增加值、固定资产投资、地区生产总值'],
    ],
    [
      '9项主要指标中，仅城镇新增就业一项未达序时进度。',
      ['contradicts ✗: 9项主要指标中，仅城镇新增就业一项未达序时进度'],
    ],
    [
      '除规模以上工业增加值、固定资产投资外，各项主要指标均实现“双过半”。',
      ['contradicts ✗: 各项主要指标均实现“双过半”'],
    ],
    ['除规模以上工业增加值、固定资产投资和城镇新增就业外，各项主要指标均实现“双过半”。', []],
    ['招商引资、全员劳动生产率2项未过半。', []],
  ])
})

describe('a completion rate', () => {
  cases([
    // Five of nine, or of the eight that can be told.
    [
      '9项主要指标中5项实现“双过半”，过半率55.6%。',
      ['agrees: 9项主要指标中5项实现“双过半”', 'agrees: 过半率55.6%'],
    ],
    [
      '9项主要指标中，达到“双过半”的5项，过半率为65.6%。',
      ['agrees: 9项主要指标中，达到“双过半”的5项', 'contradicts ✗: 过半率为65.6%'],
    ],
    ['只看能够判定的8项，过半率为百分之六十二点五。', ['agrees: 过半率为百分之六十二点五']],
    ['可以判定的八项中，过半率为百分之七十五。', ['contradicts ✗: 过半率为百分之七十五']],
    ['年度核算指标1项不计，过半率为72.5%。', ['contradicts ✗: 过半率为72.5%']],
    // Nobody knows of how many, or they are others.
    ['过半率为72.5%。', []],
    ['26项规划指标的过半率为72.5%。', []],
    ['去年同期9项主要指标的过半率为72.5%。', []],
  ])
})
