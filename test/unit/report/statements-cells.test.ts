/** A table that stands in a copied text, one cell a line. */
import { expect, test } from 'vitest'
import { statements } from '../../../shared/report/statements.ts'
import { BUILT_IN } from '../../../shared/verdict/dictionary.ts'

const TABLE = [
  '临川县2023年上半年主要指标完成情况',
  '上半年，新建公园6个。',
  ...['\t序号', '\t指标名称', '\t计量', '单位', '\t2023年目标', '\t上半年完成情况', ''],
  ...['\t', '\t', '\t', '\t', '\t实绩', '\t完成情况', ''],
  ...['\t1', '\t地区生产总值', '\t%', '\t6%左右', '\t5.6%', '\t完成', ''],
  ...['\t2', '\t实际使用外资', '\t亿美元', '\t3亿美元', '\t1.2亿美元', '\t未完成', ''],
  ...['\t3', '\t城镇登记失业率', '\t%', '\t4% ', '\t2.4%', '\t完成', ''],
  ...['\t4', '\t万元地区生产总值能耗下降', '\t%', '\t完成上级下达目标任务', '\t年度数据', '\t预计完成'],
].join('\n')

test('targets and actuals of its rows are statements behind those of the prose', () => {
  const read = statements(TABLE, BUILT_IN)
  for (const { quote, span } of read) expect(TABLE.slice(span.from, span.to)).toBe(quote)
  expect(
    read.map((one) =>
      [one.kind, one.indicator, one.value?.value ?? one.words, one.unit, one.comparator, one.measure].join(
        ' ',
      ),
    ),
  ).toEqual([
    'actual 新建公园 6 个 = count',
    'target 地区生产总值 6 % 左右 growth',
    'actual 地区生产总值 5.6 % = growth',
    'target 实际使用外资 3 亿美元 >= amount',
    'actual 实际使用外资 1.2 亿美元 = amount',
    'target 城镇登记失业率 4 % <= level',
    'actual 城镇登记失业率 2.4 % = level',
    'target 万元地区生产总值能耗下降 完成上级下达目标任务 % = level',
    'actual 万元地区生产总值能耗下降 年度数据 % = level',
  ])
})
