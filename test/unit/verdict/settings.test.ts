/** What stands around a row's figures: the period, units in headers, settings of the row and of the table, its parts. */
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { apply, invert } from '../../../shared/attachment/edits.ts'
import type { Attachment, Column, Heading, Role } from '../../../shared/attachment/model.ts'
import { dictionaryOf } from '../../../shared/verdict/dictionary.ts'
import { distance } from '../../../shared/verdict/distance.ts'
import { judge } from '../../../shared/verdict/judge.ts'
import { comparedWithLast, twoYearAverage } from '../../../shared/verdict/last-year.ts'
import { adoptStatuses, confirmRow, ruleRow, setRow } from '../../../shared/verdict/rulings.ts'
import { shownCell } from '../../../shared/verdict/shown.ts'
import { inputsOf, judgeAttachment } from '../../../shared/verdict/table.ts'
import type { JudgeInput } from '../../../shared/verdict/verdict.ts'

const input = (more: Partial<JudgeInput>): JudgeInput => ({
  indicator: '到位注册外资',
  unit: '亿美元',
  target: '10亿美元',
  actual: '4.5亿美元',
  months: 6,
  gdpGrowth: null,
  ...more,
})

/** A table by its header (roles, with the header's words where they matter) and its lines. */
function table(header: string, lines: readonly string[], heading: Partial<Heading> = {}): Attachment {
  const columns = header.split('|').map((one, at): Column => {
    const [role = 'none', words = role] = one.split('=')
    return { id: `c${at}`, header: [words], role: role as Role, width: 10 }
  })
  return {
    id: 'a',
    heading: { label: '', title: [], above: [], below: [], year: 2021, months: 6, ...heading },
    columns,
    rows: lines.map((line, at) => ({
      id: `r${at}`,
      cells: Object.fromEntries(
        line.split('|').flatMap((text, column) => (text === '' ? [] : [[`c${column}`, text]])),
      ),
    })),
    merges: [],
    sheet: '',
  }
}

const statuses = (attachment: Attachment) => judgeAttachment(attachment).rows.map(({ status }) => status)
const hand = { by: '王五', reason: '会上定的', at: '2021-07-02T00:00:00Z' }

describe('a 上半年目标 of its own', () => {
  it.each([
    // target, stage, actual, months → status, progress, schedule, gap
    ['10亿美元', '4亿美元', '4.5亿美元', 6, '完成', '45', '40', '5'],
    ['10亿美元', '6亿美元', '5.5亿美元', 6, '未完成', '55', '60', '-5'],
    ['', '6亿美元', '5.7亿美元', 6, '未完成', '95', '100', '-5'],
    ['10', '6000万美元', '0.6', 9, '完成', '6', '6', '0'],
    ['12亿美元', '5亿美元左右', '5亿美元', 6, '完成', '41.666666666666666667', '41.666666666666666667', '0'],
  ])('%s, %s: %s after %i months', (target, stage, actual, months, status, progress, schedule, gap) => {
    const verdict = judge(input({ target, stage, actual, months }))
    expect(verdict).toMatchObject({ status, rule: 'amount', progress, schedule, gap })
    expect(verdict?.reason).toContain(months === 9 ? '前三季度目标' : '上半年目标')
  })

  it('of a growth is compared with like any growth, under its own name', () => {
    const growth = { indicator: '固定资产投资', unit: '%', target: '10%', stage: '8%', actual: '8.5%' }
    expect(judge(input(growth))).toMatchObject({
      status: '完成',
      rule: 'growth',
      reason: '实绩8.5%，高于上半年目标（8%）0.5个百分点。',
    })
  })

  it('that is blank leaves the year’s target halved', () => {
    expect(judge(input({ stage: '—' }))).toMatchObject({ status: '未完成', schedule: '50' })
    expect(judge(input({ stage: '' }))).toEqual(judge(input({})))
  })
})

describe('units', () => {
  it('come from the headers where the row names none, each column its own', () => {
    const attachment = table('name|target=年度目标（亿元）|actual=完成数（万元）|status', [
      '甲项目投资|10|52000|',
    ])
    expect(judgeAttachment(attachment).rows[0]?.verdict).toMatchObject({ status: '完成', progress: '52' })
  })

  it('come from the line above the table for amounts, and leave growths alone', () => {
    const lines = ['重大项目投资|100|45|', '固定资产投资|10%|8|']
    const found = judgeAttachment(table('name|target|actual|status', lines, { above: ['单位：亿元'] })).rows
    expect(found[0]?.verdict?.reason).toContain('45亿元')
    expect(found[1]?.verdict?.reason).not.toContain('亿元')
  })

  it.each([
    ['单位：亿元'],
    ['（单位：亿元）'],
    ['(单位:亿元)'],
    ['填报单位：区发改局　　单位：亿元'],
    ['制表单位：统计局 计量单位：亿元'],
    ['单位：亿元、%'],
    ['注：本表单位均为亿元。'],
  ])('of lines around the table, however they are written: %s', (line) => {
    const attachment = table('name|target|actual', ['重大项目投资|100|45'], { above: [line] })
    expect(judgeAttachment(attachment).rows[0]?.verdict).toMatchObject({
      status: '未完成',
      progress: '45',
      reason: expect.stringContaining('45亿元'),
    })
  })

  it.each([['填报单位：亿元集团'], ['单位：区发改局'], ['单位：万元、亩']])(
    'of lines that name none, or several, are none: %s',
    (line) => {
      const attachment = table('name|target|actual', ['重大项目投资|100|45'], { above: [line] })
      expect(judgeAttachment(attachment).rows[0]?.verdict?.reason).toMatch(/^实绩45，为年度目标100的45%/)
    },
  )

  it('an amount that the target’s header names is the actual’s too; a rate is not', () => {
    const lines = ['重大项目投资|100|45']
    const amount = judgeAttachment(table('name|target=目标数（亿元）|actual=完成数', lines)).rows[0]?.verdict
    expect(amount).toMatchObject({ status: '未完成', progress: '45' })
    const growth = judgeAttachment(
      table('name|target=增长目标（%）|actual=完成数', ['地区生产总值|7|610.5', '地区生产总值|7|6.1']),
    )
    expect(growth.rows.map(({ verdict }) => verdict?.status)).toEqual(['待核', '未完成'])
  })

  it('of the row stand before those of the header', () => {
    const attachment = table('name|unit|target=目标（万元）|actual', ['甲项目投资|亿元|10|6'])
    expect(judgeAttachment(attachment).rows[0]?.verdict?.reason).toContain('6亿元')
  })
})

test('what a column calls a balance is not halved', () => {
  const line = ['外币资产|亿美元|10|6|']
  expect(statuses(table('name|unit|target|actual|status', line))).toEqual(['完成'])
  expect(statuses(table('name|unit|target|actual=6月末余额|status', line))).toEqual(['未完成'])
})

test('a table without an actual, or without anything to hold it against, has no verdicts', () => {
  for (const header of ['name|target|status', 'name|actual|status'])
    expect(judgeAttachment(table(header, ['进出口总额|10亿元|'])).rows[0]?.verdict).toBeNull()
})

test('each of several is compared with each, and never with their sum', () => {
  const each = { indicator: '走访企业', unit: '家', target: '各10家' }
  expect(judge(input({ ...each, actual: '各6家' }))).toMatchObject({ status: '完成' })
  expect(judge(input({ ...each, actual: '60家' }))).toMatchObject({ status: '待核', certain: false })
})

test('a range is held against the end that binds, and the reason says so', () => {
  const range = { indicator: '地区生产总值', unit: '%', target: '5.0%—5.5%' }
  expect(judge(input({ ...range, actual: '4.9%' }))?.reason).toBe(
    '实绩4.9%，低于年度目标下限（5.0%—5.5%）0.1个百分点。',
  )
})

describe('what a person sets for a row', () => {
  it('a rule', () => {
    const rate = { indicator: '某项工作', unit: '%', target: '80%', actual: '45%' }
    expect(judge(input(rate))?.status).toBe('未完成')
    const set = judge(input({ ...rate, ruling: { rule: 'amount' } }))
    expect(set).toMatchObject({ status: '完成', rule: 'amount', progress: '56.25' })
    expect(set?.reason).toMatch(/^人工设定按“总量”判定：/)
    expect(judge(input({ ruling: { rule: 'qualitative' } }))).toMatchObject({
      status: '待核',
      suggest: ['完成', '未完成'],
    })
    expect(judge(input({ ruling: { rule: 'annual' } }))).toMatchObject({ status: '待核', rule: 'annual' })
    expect(judge(input({ ruling: { rule: 'at most' } }))).toMatchObject({ status: '完成', rule: 'at most' })
  })

  it.each([
    ['高于全省平均', '6.8%', '7.2%', '完成'],
    ['高于全省平均', '6.8%', '6.5%', '未完成'],
    ['低于全省平均', '2.5%', '2.1%', '完成'],
    ['省定范围内', '3%', '3.4%', '未完成'],
    ['完成上级下达任务', '7%', '6.9%', '未完成'],
    ['', '7%', '7.9%', '完成'],
  ])('%s with %s as the reference value: %s is %s', (target, reference, actual, status) => {
    const verdict = judge(
      input({ indicator: '固定资产投资增速', unit: '%', target, actual, ruling: { reference } }),
    )
    expect(verdict).toMatchObject({ status, certain: true })
    expect(verdict?.reason).toContain(`参照值为${reference}（人工填写）`)
  })

  it('a wording to propose comes first, and only while the row waits', () => {
    const waiting = input({ actual: '年度数据', ruling: { suggest: '年底考核' } })
    expect(judge(waiting)?.suggest[0]).toBe('年底考核')
    expect(judge(input({ ruling: { suggest: '年底考核' } }))?.suggest).toEqual([])
  })

  const attachment = table('name|unit|target|actual|status', ['固定资产投资|%|高于全省平均|7.2%|'])

  it('is kept with who, when and why, and undo takes it back', () => {
    const edits = setRow(attachment, 'r0', { reference: '6.8%' }, hand)
    const set = apply(attachment, edits)
    expect(set.rows[0]?.ruling).toEqual({
      source: '人工认定',
      by: '王五',
      reason: '会上定的',
      at: hand.at,
      basis: { target: '高于全省平均', actual: '7.2%', unit: '%', name: '固定资产投资' },
      reference: '6.8%',
    })
    expect(statuses(set)).toEqual(['完成'])
    expect(apply(set, invert(edits))).toEqual(attachment)
    expect(apply(set, setRow(set, 'r0', {}, hand)).rows).toEqual(attachment.rows)
  })

  it('stays when a word is ruled and taken back', () => {
    const set = apply(attachment, setRow(attachment, 'r0', { reference: '6.8%' }, hand))
    const ruled = apply(set, ruleRow(set, 'r0', '年底考核', hand))
    expect(ruled.rows[0]?.ruling?.reference).toBe('6.8%')
    expect(statuses(ruled)).toEqual(['年底考核'])
    const back = apply(ruled, ruleRow(ruled, 'r0', '', hand))
    expect(statuses(back)).toEqual(['完成'])
  })

  it('turns stale with the row, until somebody says that it still holds', () => {
    const set = apply(attachment, setRow(attachment, 'r0', { reference: '6.8%' }, hand))
    for (const [column, to] of [
      ['c3', '7.3%'],
      ['c1', '亿元'],
      ['c0', '工业投资'],
    ] as const) {
      const from = set.rows[0]?.cells[column] ?? ''
      const changed = apply(set, [{ type: 'cell', row: 'r0', column, from, to }])
      expect(judgeAttachment(changed).rows[0]?.stale).toBe(true)
      const confirmed = apply(changed, confirmRow(changed, 'r0', hand))
      expect(judgeAttachment(confirmed).rows[0]?.stale).toBe(false)
      expect(confirmed.rows[0]?.ruling?.reference).toBe('6.8%')
    }
  })
})

describe('parts', () => {
  const roles = 'no|name|target|actual|status'

  it('of a parent without figures: partly behind is said, all done is not', () => {
    const lines = ['1|居民收入|||', '|其中：城镇居民人均可支配收入|8%|9%|', '|农村居民人均可支配收入|8%|']
    const behind = table(roles, [...lines.slice(0, 2), '|（2）农村居民人均可支配收入|8%|7%|'])
    expect(statuses(behind)).toEqual(['部分子项未达', '完成', '未完成'])
    expect(judgeAttachment(behind).rows[0]).toMatchObject({
      verdict: null,
      outcome: null,
      parts: { total: 2, done: 1, missed: 1 },
    })
    expect(judgeAttachment(behind).summary.rates[0]).toMatchObject({ done: 0, total: 1 })
    const fine = table(roles, [...lines.slice(0, 2), '|（2）农村居民人均可支配收入|8%|8.7%|'])
    expect(statuses(fine)).toEqual(['', '完成', '完成'])
  })

  it('leave a parent’s own verdict alone, and count beside it', () => {
    const own = table(roles, ['1|固定资产投资|8%|9%|', '|其中：工业投资|8%|7%|', '|民间投资|8%|9%|'])
    expect(judgeAttachment(own).rows[0]).toMatchObject({ status: '完成', parts: { total: 1, missed: 1 } })
  })

  it('of parts are theirs: 1.1.1 speaks for 1.1, and 1.1 for 1', () => {
    const deep = table(roles, ['1|甲|||', '1.1|乙|||', '1.1.1|丙|8%|7%|', '2|丁|8%|9%|'])
    expect(judgeAttachment(deep).rows.map(({ parts }) => parts?.total ?? null)).toEqual([1, 1, null, null])
  })

  it('are reckoned anew when a part changes, and every other row is the same object', () => {
    const before = table(roles, ['1|甲|||', '|其中：固定资产投资|8%|7%|', '2|丁|8%|9%|'])
    const judged = judgeAttachment(before)
    const edit = { type: 'cell' as const, row: 'r1', column: 'c3', from: '7%', to: '9%' }
    const after = judgeAttachment(apply(before, [edit]), { attachment: before, judged })
    expect(after.rows.map(({ status }) => status)).toEqual(['', '完成', '完成'])
    expect(after.rows[2]).toBe(judged.rows[2])
    expect(after).toEqual(judgeAttachment(apply(before, [edit])))
  })
})

describe('wording', () => {
  const roles = 'name|unit|target|actual|status'
  const lines = [
    '到位注册外资|亿美元|10|6',
    '实际利用外资|亿美元|10|5',
    '固定资产投资|%|8|7',
    '利用外资|亿美元|1|',
  ]

  it.each([
    [{ done: '已过半', missed: '未过半' }, ['已过半', '已过半', '未过半', '待填']],
    [{ ahead: '超序时', done: '达序时', missed: '未达序时' }, ['超序时', '达序时', '未达序时', '待填']],
  ])('%j is what the column shows; the verdict is the same', (wording, expected) => {
    const plain = judgeAttachment(table(roles, lines))
    const worded = judgeAttachment(table(roles, lines, { wording }))
    expect(worded.rows.map(({ status }) => status)).toEqual(expected)
    expect(worded.rows.map(({ verdict }) => verdict)).toEqual(plain.rows.map(({ verdict }) => verdict))
    expect(worded.summary).toEqual(plain.summary)
  })

  it('is taken over from a file that speaks one, and its words leave the cells', () => {
    const file = table(
      roles,
      lines.map((line, at) => `${line}|${['超序时', '达序时', '未达序时', ''][at]}`),
    )
    const read = adoptStatuses(file, '2021-07-01')
    expect(read.heading.wording).toEqual({ ahead: '超序时', done: '达序时', missed: '未达序时' })
    expect(read.rows.map(({ cells }) => cells.c4 ?? '')).toEqual(['', '', '', ''])
    expect(statuses(read)).toEqual(['超序时', '达序时', '未达序时', '待填'])
  })

  it('is not taken over from words of several kinds, nor from one that contradicts', () => {
    const mixed = adoptStatuses(table(roles, [`${lines[0]}|已过半`, `${lines[1]}|达标`]), '2021-07-01')
    expect(mixed.heading.wording).toBeUndefined()
    expect(statuses(mixed)).toEqual(['已过半', '达标'])
    const wrong = adoptStatuses(
      table(roles, [`${lines[0]}|已过半`, `${lines[1]}|已过半`, `${lines[2]}|已过半`]),
      '2021-07-01',
    )
    expect(wrong.heading.wording).toEqual({ done: '已过半', missed: '未过半' })
    expect(judgeAttachment(wrong).rows[2]).toMatchObject({ status: '已过半', ruled: true })
    expect(judgeAttachment(wrong).rows[2]?.warning).toContain('未完成')
  })
})

test('tolerance is a setting of the table', () => {
  const lines = ['地区生产总值|%|7%左右|6.2%|']
  const roles = 'name|unit|target|actual|status'
  expect(statuses(table(roles, lines))).toEqual(['未完成'])
  expect(statuses(table(roles, lines, { tolerance: '1' }))).toEqual(['待核'])
})

test('an indicator of one’s own stands above the built-in one', () => {
  const line = ['贷款余额|亿元|100|60|']
  const roles = 'name|unit|target|actual|status'
  const attachment = table(roles, line)
  expect(statuses(attachment)).toEqual(['未完成'])
  const own = dictionaryOf([
    { name: '贷款余额', aliases: [], kind: 'amount', direction: 'up', units: ['亿元'], source: '本县口径' },
  ])
  expect(judgeAttachment(attachment, undefined, own).rows[0]?.status).toBe('完成')
})

describe('computed columns', () => {
  const attachment = table('name|unit|target|actual|share=占年度目标|share=完成%|gap=序时进度差', [
    '到位注册外资|亿美元|9|5',
    '到位外资|亿美元|9|5|55%||1',
    '固定资产投资|%|8%|9%',
  ])
  const shown = () => {
    const judged = judgeAttachment(attachment)
    return attachment.rows.map((row, at) =>
      attachment.columns.slice(4).map((column) => shownCell(row, column, judged.rows[at])),
    )
  }
  it('show progress and gap where nothing was typed, and nothing where there is no progress', () => {
    expect(shown()).toEqual([
      ['55.6%', '55.6', '5.6'],
      ['55%', '55.6', '1'],
      ['', '', ''],
    ])
  })
})

describe('how far there is to go', () => {
  it.each([
    [{}, '按序时进度应完成5亿美元，还差0.5亿美元；距全年目标还差5.5亿美元。'],
    [{ actual: '5' }, '按序时进度应完成5亿美元，正好达到；距全年目标还差5亿美元。'],
    [{ actual: '12亿美元' }, '按序时进度应完成5亿美元，已超7亿美元；已超全年目标2亿美元。'],
    [
      { target: '647.4', unit: '亿元', actual: '629.0', months: 10 },
      '按序时进度应完成539.5亿元，已超89.5亿元；距全年目标还差18.4亿元。',
    ],
  ])('%j', (more, expected) => {
    const row = input(more)
    const verdict = judge(row)
    expect(verdict && distance(row, verdict)).toBe(expected)
  })

  it('says nothing of a rate', () => {
    const row = input({ indicator: '固定资产投资', unit: '%', target: '8%', actual: '9%' })
    const verdict = judge(row)
    expect(verdict && distance(row, verdict)).toBeNull()
  })
})

describe('last year', () => {
  it.each([
    ['12.3%', '-1.2%', '%', '上年同期-1.2%，两年平均增长5.3%。'],
    ['12.3', '0.5', '%', '上年同期0.5%，两年平均增长6.2%。'],
    ['下降4%', '2%', '%', '上年同期2%，两年平均下降1%。'],
    ['5.5亿元', '5亿元', '亿元', '与上年同期5亿元相比增长10%。'],
    ['5000万元', '1亿元', '亿元', '与上年同期1亿元相比下降50%。'],
    ['5', '5', '亿元', '与上年同期5亿元相比持平。'],
  ])('%s beside %s %s', (actual, last, unit, expected) => {
    expect(comparedWithLast(actual, last, unit)).toBe(expected)
  })

  it.each([
    ['年度数据', '5%', '%'],
    ['5亿元', '3%', '亿元'],
    ['约5亿元', '', '亿元'],
    ['5亿元', '0', '亿元'],
  ])('%s beside %s says nothing', (actual, last, unit) => {
    expect(comparedWithLast(actual, last, unit)).toBeNull()
  })

  it('averages two years as the geometric mean', () => {
    // 国家统计局 2021: GDP 12.7% after −1.6% in the first half of 2020, 两年平均增长5.3%.
    expect(twoYearAverage('12.7', '-1.6')).toBe('5.3')
  })
})

test('a row in a table has the verdict that it has alone, whatever rows stand beside it', () => {
  const names = [
    '固定资产投资',
    '空气质量优良率',
    '城镇登记失业率',
    '到位资金',
    '新增就业',
    '某项工作',
    '贷款余额',
    '居民消费价格',
    '到位资金（万元）',
    '能耗下降',
  ]
  const words = [
    '8%',
    '8%左右',
    '控制在3%以内',
    '10亿元',
    '10',
    '各10家',
    '促稳提质',
    '城镇就业12万人',
    '完成年度任务',
    '',
  ]
  const row = fc.tuple(
    fc.constantFrom(...names),
    fc.constantFrom('%', '亿元', '万人', '家', ''),
    fc.constantFrom(...words),
    fc.constantFrom('7.9%', '5', '5亿元', '各6家', '年度数据', '城镇就业7万人', '增长3%', '-1.2%', ''),
  )
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 30 }), (rows) => {
      const attachment = table(
        'name|unit|target|actual|status',
        rows.map((cells) => cells.join('|')),
      )
      const { input, options } = inputsOf(attachment)
      expect(judgeAttachment(attachment).rows.map(({ verdict }) => verdict)).toEqual(
        attachment.rows.map((each) => judge(input(each), options)),
      )
    }),
  )
})
