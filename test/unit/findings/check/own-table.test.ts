/** A table that stands in the report's own text, a cell a line, beside the table that it was copied from. */
import { describe, expect, test } from 'vitest'
import { checkReport } from '../../../../shared/findings/check/check.ts'
import { statements } from '../../../../shared/report/statements.ts'
import { BUILT_IN } from '../../../../shared/verdict/dictionary.ts'
import { judgeAttachment } from '../../../../shared/verdict/table.ts'
import { TITLE, tableOf } from './support.ts'

const cells = (...rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.map((cell) => `\t${cell}\n`).join('')).join('\n')

const REPORT = `${TITLE}

上半年的发展情况主要可以归纳为以下几个方面：

生产总值增长6.1%。

附件

2023年上半年全县国民经济主要指标“双过半”完成情况

${cells(
  ['序号', '指标名称', '计量\n单位', '2023年目标', '上半年完成情况'],
  ['实绩', '双过半完成情况'],
  ['1', '地区生产总值', '%', '7%左右', '6.1%', '未完成'],
  ['2', '实际到账外资', '亿美元', '3亿美元', '1.2亿美元', '未完成'],
  ['3', '城镇登记失业率', '%', '4%', '2.12%', '完成'],
)}`

const table = tableOf(`
  1|地区生产总值|%|7%左右|6.1%
  2|实际到账外资|亿美元|3亿美元|1.2亿美元
  3|城镇登记失业率|%|4%|2.12%`)

function wrong(from: string, to: string): string[] {
  const text = REPORT.replace(from, to)
  expect(text).not.toBe(from === to ? '' : REPORT)
  const tables = [{ attachment: table, judged: judgeAttachment(table, BUILT_IN) }]
  return checkReport({ text, statements: statements(text, BUILT_IN), tables, dictionary: BUILT_IN })
    .filter(({ holds }) => !holds)
    .map(({ kind, quote }) => `${kind} ${quote.replace(/\s+/g, '')}`)
}

describe('a table in the text', () => {
  test('says nothing where all is as it should be', () => expect(wrong('生产', '地区生产')).toEqual([]))
  test.each([
    ['7%左右', '6%左右', 'contradicts 6%左右'],
    ['3亿美元', '3万美元', 'contradicts 3万美元'],
    ['\t4%', '\t5%', 'contradicts 5%'],
    ['1.2亿美元', '2.1亿美元', 'contradicts 2.1亿美元'],
    ['2023年目标', '2022年目标', 'year 2022年目标'],
    ['上半年完成情况', '前三季度完成情况', 'year 前三季度完成情况'],
    ['2023年上半年全县', '2023年一季度全县', 'year 2023年一季度全县国民经济主要指标“双过半”完成情况'],
    ['2023年上半年全县', '2022年上半年全县', 'year 2022年上半年全县国民经济主要指标“双过半”完成情况'],
    ['上半年的发展情况', '1—5月的发展情况', 'year 1—5月'],
  ])('%s written as %s', (from, to, finding) => expect(wrong(from, to)).toContain(finding))
  test('the target beside last year’s figures keeps its own year', () =>
    expect(wrong('2023年目标', '全年目标')).toEqual([]))
})
