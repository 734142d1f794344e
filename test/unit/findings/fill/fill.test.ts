/** What a report offers for the cells of a table: the same indicator, time, kind and unit, and never another's. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fillFrom } from '../../../../shared/findings/fill/fill.ts'
import { type Filling, isTaken } from '../../../../shared/findings/fill/proposal.ts'
import { statements } from '../../../../shared/report/statements.ts'
import { BUILT_IN } from '../../../../shared/verdict/dictionary.ts'
import { judgeAttachment } from '../../../../shared/verdict/table.ts'
import { attachmentOf, type Drawn } from '../audit/support.ts'

const TITLE = '关于松溪县2023年上半年国民经济和社会发展计划执行情况的报告'
const PLAN = '松溪县2023年国民经济和社会发展计划'

function fill(text: string, table: Drawn): Filling {
  const attachment = attachmentOf({ year: 2023, title: '2023年上半年全县主要指标完成情况', ...table })
  return fillFrom({
    text,
    statements: statements(text, BUILT_IN),
    table: { attachment, judged: judgeAttachment(attachment, BUILT_IN) },
    dictionary: BUILT_IN,
  })
}

/** `实绩 地区生产总值: 5.8%`, with ? where a person has to look and ≠ where something else stands. */
const told = ({ proposals }: Filling): string[] =>
  proposals.map(
    ({ column, name, text, doubt, now }) =>
      `${column} ${name}: ${text}${doubt === null ? '' : ' ?'}${now === '' ? '' : ` ≠ ${now}`}`,
  )

const one = (sentence: string, row: string, columns = 'name unit target actual'): string[] =>
  told(fill(`${TITLE}\n今年以来，全县经济平稳运行。\n${sentence}`, { columns, rows: row }))

describe('one cell', () => {
  const cases: readonly (readonly [
    what: string,
    sentence: string,
    row: string,
    expected: readonly string[],
  ])[] = [
    ['a growth', '地区生产总值增长5.8%。', '地区生产总值|%|6%', ['actual 地区生产总值: 5.8%']],
    [
      'another name of it',
      '规上工业增加值增长7.4%。',
      '规模以上工业增加值|%|7%',
      ['actual 规模以上工业增加值: 7.4%'],
    ],
    ['a zero that was typed', '固定资产投资增长5.0%。', '固定资产投资|%|6%', ['actual 固定资产投资: 5.0%']],
    ['a fall', '固定资产投资下降3.1%。', '固定资产投资|%|6%', ['actual 固定资产投资: -3.1%']],
    [
      'a row of the growth takes the growth',
      '一般公共预算收入12.6亿元，增长4.2%。',
      '一般公共预算收入|%|5%',
      ['actual 一般公共预算收入: 4.2%'],
    ],
    [
      'a row of the amount the amount',
      '一般公共预算收入12.6亿元，增长4.2%。',
      '一般公共预算收入|亿元|26',
      ['actual 一般公共预算收入: 12.6'],
    ],
    [
      'in the unit of the row',
      '一般公共预算收入12.6亿元。',
      '一般公共预算收入|万元|260000',
      ['actual 一般公共预算收入: 126000'],
    ],
    [
      'with its unit where the targets have theirs',
      '实际使用外资6300万美元。',
      '实际使用外资|亿美元|1.5亿美元',
      ['actual 实际使用外资: 0.63亿美元'],
    ],
    ['never in another currency', '实际使用外资6300万美元。', '实际使用外资|亿元|9', []],
    ['never of another scope', '城区地区生产总值增长5.8%。', '地区生产总值|%|6%', []],
    ['never of another place', '全国地区生产总值增长5.8%。', '地区生产总值|%|6%', []],
    ['never of other months', '一季度，地区生产总值增长5.8%。', '地区生产总值|%|6%', []],
    ['never a rank', '地区生产总值增速排名全市第5。', '地区生产总值|%|6%', []],
    ['about', '城镇新增就业约4500人。', '城镇新增就业|人|9000', ['actual 城镇新增就业: 约4500 ?']],
    ['and more', '城镇新增就业4500余人。', '城镇新增就业|人|9000', ['actual 城镇新增就业: 4500余 ?']],
    [
      'what is blank in words',
      '万元GDP能耗为年度数据，暂未统计。',
      '万元GDP能耗下降|%|3%',
      ['actual 万元GDP能耗下降: 年度数据，暂未统计'],
    ],
    [
      'another figure',
      '地区生产总值增长5.8%。',
      '地区生产总值|%|6%|5.3%',
      ['actual 地区生产总值: 5.8% ≠ 5.3%'],
    ],
    ['the same figure', '地区生产总值增长5.8%。', '地区生产总值|%|6%|5.8%', []],
    [
      'said less exactly than it stands there',
      '社会消费品零售总额38亿元。',
      '社会消费品零售总额|亿元|80|38.16',
      [],
    ],
  ]
  test.each(cases)('%s', (_, sentence, row, expected) => {
    expect(one(sentence, row)).toEqual(expected)
  })
})

test('a growth column takes the growth beside the amount', () => {
  expect(
    one('进出口总额21.4亿元，同比增长9.6%。', '进出口总额|亿元|45', 'name unit target actual growth'),
  ).toEqual(['actual 进出口总额: 21.4', 'growth 进出口总额: 9.6%'])
})

describe('what the column writes', () => {
  const rows = (other: string) => `一般公共预算收入|万元|260000|\n地方财政支出|万元|900000|${other}`
  test('thousands are parted where the others are', () => {
    expect(one('一般公共预算收入12.6亿元。', rows('421,300'))).toEqual(['actual 一般公共预算收入: 126,000'])
  })
  test('a column of bare percentages stays bare', () => {
    expect(one('地区生产总值增长5.8%。', '地区生产总值|%|6|\n固定资产投资|%|7|4.4')).toEqual([
      'actual 地区生产总值: 5.8',
    ])
  })
})

test('the fall that a name tells of is written without its sign', () => {
  expect(one('万元地区生产总值能耗下降2.4%。', '万元地区生产总值能耗下降|%|3%')).toEqual([
    'actual 万元地区生产总值能耗下降: 2.4%',
  ])
})

describe('targets of a plan', () => {
  const text = `${PLAN}\n重点计划目标：地区生产总值增长6.5%左右，一般公共预算收入增长4%，城镇登记失业率控制在3.5%以内，城镇新增就业9000人以上。`
  const rows = '地区生产总值|%\n一般公共预算收入|%\n城镇登记失业率|%\n城镇新增就业|人'
  test('with the words of their bounds', () => {
    expect(told(fill(text, { columns: 'name unit target actual', rows }))).toEqual([
      'target 地区生产总值: 6.5%左右',
      'target 一般公共预算收入: 4%',
      'target 城镇登记失业率: 3.5%以内',
      'target 城镇新增就业: 9000以上',
    ])
  })
  test('of another year are none', () => {
    const filling = fill(text, {
      columns: 'name unit target actual',
      rows,
      year: 2024,
      title: '2024年上半年全县主要指标完成情况',
    })
    expect(filling.proposals).toEqual([])
    expect(filling.other).toContain('2024年')
  })
})

describe('what a person has to look at', () => {
  test('said twice with different figures', () => {
    const { proposals } = fill(`${TITLE}\n地区生产总值增长5.8%。\n总的看，全县地区生产总值增长5.3%。`, {
      columns: 'name unit target actual',
      rows: '地区生产总值|%|6%',
    })
    expect(proposals.map(({ text, doubt }) => [text, doubt])).toEqual([
      ['5.8%', '报告另一处说“全县地区生产总值增长5.3%”，与此不同。'],
    ])
  })
  test('said twice, once rounded, is said once', () => {
    expect(
      told(
        fill(`${TITLE}\n社会消费品零售总额超38亿元。\n社会消费品零售总额38.16亿元。`, {
          columns: 'name unit target actual',
          rows: '社会消费品零售总额|亿元|80',
        }),
      ),
    ).toEqual(['actual 社会消费品零售总额: 38.16'])
  })
  test('two rows of one name', () => {
    expect(one('地区生产总值增长5.8%。', '地区生产总值|%|6%\n地区生产总值|%|7%')).toEqual([
      'actual 地区生产总值: 5.8% ?',
      'actual 地区生产总值: 5.8% ?',
    ])
  })
  test('a table that tells no unit', () => {
    expect(one('进出口总额21.4亿元。', '进出口总额||稳中提质')).toEqual(['actual 进出口总额: 21.4亿元 ?'])
  })
  test('a table of the whole city under the report of a county', () => {
    const filling = fill(`${TITLE}\n地区生产总值增长5.8%。`, {
      columns: 'name unit target actual',
      rows: '地区生产总值|%|6%',
      title: '2023年上半年全市主要指标完成情况',
    })
    expect(filling.proposals.map(isTaken)).toEqual([false])
    expect(filling.other).toContain('松溪县')
  })
})

test('a report of another year offers nothing', () => {
  const filling = fill(`${TITLE.replace('2023', '2022')}\n地区生产总值增长5.8%。`, {
    columns: 'name unit target actual',
    rows: '地区生产总值|%|6%',
  })
  expect(filling.proposals).toEqual([])
  expect(filling.other).toBe('报告标题是2022年，而表是2023年，请核对。')
})

test('nothing is written under a merge', () => {
  expect(
    told(
      fill(`${TITLE}\n地区生产总值增长5.8%，固定资产投资增长4.4%。`, {
        columns: 'name unit target actual',
        rows: '地区生产总值|%|6%\n固定资产投资|%|7%',
        merges: [{ top: 'r0', bottom: 'r1', left: 'actual', right: 'actual' }],
      }),
    ),
  ).toEqual(['actual 地区生产总值: 5.8%'])
})

test('the figure that is taken stands at its place in the text', () => {
  const text = `${TITLE}\n城镇居民和农村居民人均可支配收入分别增长6.2%和8.3%。`
  const { proposals } = fill(text, {
    columns: 'name unit target actual',
    rows: '城镇居民人均可支配收入|%|6%\n农村居民人均可支配收入|%|7%',
  })
  expect(proposals.map(({ figure }) => figure && text.slice(figure.from, figure.to))).toEqual(['6.2', '8.3'])
})

test('what was filled in agrees when it is asked again, in whatever unit the row has', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 999_999 }),
      fc.constantFrom('万元', '亿元', '元'),
      fc.constantFrom('万元', '亿元'),
      (cents, unit, said) => {
        const figure = `${Math.trunc(cents / 100)}.${String(cents % 100).padStart(2, '0')}`
        const text = `${TITLE}\n一般公共预算收入${figure}${said}。`
        const row = `一般公共预算收入|${unit}|`
        const [proposal] = fill(text, { columns: 'name unit target actual', rows: row }).proposals
        const again = fill(text, { columns: 'name unit target actual', rows: `${row}|${proposal?.text}` })
        expect([proposal?.doubt, again.proposals, again.agree]).toEqual([null, [], 1])
      },
    ),
    { numRuns: 60 },
  )
})
