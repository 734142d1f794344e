/** A whole table: the official one's verdicts, rulings from the file, summary, levels, and what an edit re-judges. */
import { describe, expect, test } from 'vitest'
import { apply, invert } from '../../../shared/attachment/edits.ts'
import type { Attachment } from '../../../shared/attachment/model.ts'
import { BUILT_IN } from '../../../shared/verdict/dictionary.ts'
import { gdpGrowthOf } from '../../../shared/verdict/gdp.ts'
import { levelOf } from '../../../shared/verdict/levels.ts'
import { adoptStatuses, ruleRow } from '../../../shared/verdict/rulings.ts'
import { judgeAttachment } from '../../../shared/verdict/table.ts'
import official from '../../facts/verdict-table-2021.json' with { type: 'json' }
import { table } from '../support/table.ts'

const AT = '2021-07-20T08:00:00.000Z'
const LATER = '2021-07-21T08:00:00.000Z'
const untouched = table(official.map((line) => line.toSpliced(5, 1, '')))
const imported = adoptStatuses(table(official), AT, BUILT_IN)

const edited = (attachment: Attachment, row: string, column: string, to: string): Attachment => {
  const from = attachment.rows.find(({ id }) => id === row)?.cells[column] ?? ''
  return apply(attachment, [{ type: 'cell', row, column, from, to }])
}

describe('the official table', () => {
  test('8 完成, 3 未完成, 3 待核 with suggestions, 4 without a verdict', () => {
    const { rows, summary } = judgeAttachment(untouched, BUILT_IN)
    const count = (status: string | undefined) =>
      rows.filter(({ verdict }) => verdict?.status === status).length
    expect([count('完成'), count('未完成'), count('待核'), count(undefined)]).toEqual([8, 3, 3, 4])
    expect(rows.every(({ verdict }) => verdict?.status !== '待核' || verdict.suggest.length > 0)).toBe(true)
    expect(summary).toMatchObject({ done: 8, missed: 3, pending: 3, blank: 0 })
    expect(gdpGrowthOf(untouched, BUILT_IN)).toBe('12.3')
  })

  test('what the file says of pending rows stands as its ruling; what the verdict says anyway leaves the cell', () => {
    const status = imported.rows.map(({ cells }) => cells.status ?? '')
    expect(status.filter((text) => text !== '')).toEqual(['完成', '确保完成年度目标任务', '预计完成'])
    expect(imported.rows[6]?.ruling).toEqual({
      source: '来自原表',
      reason: '',
      at: AT,
      basis: { target: '促稳提质', actual: '20.2%', unit: '%', name: '进出口总额' },
    })
    const { rows } = judgeAttachment(imported, BUILT_IN)
    expect(rows.map((row) => row.status)).toEqual(official.map((line) => line[5]))
    expect(rows.some(({ stale, warning }) => stale || warning !== null)).toBe(false)
    expect(rows.map(({ ruled }) => ruled).filter(Boolean)).toHaveLength(3)
  })

  test('its rates name their denominators', () => {
    expect(judgeAttachment(imported, BUILT_IN).summary).toEqual({
      done: 9,
      missed: 3,
      pending: 2,
      blank: 0,
      rates: [
        { of: '全部13个序号', done: 8, total: 13, percent: '61.5' },
        { of: '已判定的11个序号', done: 8, total: 11, percent: '72.7' },
        { of: '已判定的12行', done: 9, total: 12, percent: '75' },
      ],
    })
  })

  test('importing again changes nothing', () => {
    expect(adoptStatuses(imported, LATER, BUILT_IN)).toEqual(imported)
  })
})

describe('rows with neither target nor actual', () => {
  const shown = (...lines: string[][]) =>
    judgeAttachment(table(lines), BUILT_IN).rows.map(({ verdict, outcome }) => [verdict?.status, outcome])
  const WAITS = ['待填', 'blank']
  const NONE = [undefined, null]

  test('an indicator is 待填 and counted', () => {
    const [row = '', column = ''] = ['r1', 'target']
    const emptied = edited(edited(untouched, row, column, ''), row, 'actual', '')
    const before = judgeAttachment(untouched, BUILT_IN)
    const after = judgeAttachment(emptied, BUILT_IN, { attachment: untouched, judged: before })
    expect(after.rows[1]?.verdict).toMatchObject({ status: '待填', certain: false })
    expect(after.summary).toMatchObject({ done: before.summary.done - 1, blank: 1 })
    expect(after.summary.rates[0]?.total).toBe(13)
  })

  test.each([
    ['numbered, with a unit', [['1', '出口', '%']], [WAITS]],
    [
      'level with a numbered one',
      [
        ['1', '城镇收入', '%'],
        ['', '农村收入', '%'],
      ],
      [WAITS, WAITS],
    ],
    ['without a unit: a heading', [['1', '重点工作']], [NONE]],
    ['without a name', [['1', '', '%']], [NONE]],
    ['a part without a number', [['', '（1）氨氮', '吨']], [NONE]],
    ['a numbered part', [['1.1', '氨氮', '吨']], [WAITS]],
    ['a total', [['', '合计', '亿元']], [NONE]],
    [
      'a parent whose parts are told',
      [
        ['1', '收入', '元'],
        ['', '（1）城镇收入', '%', '5', '6'],
      ],
      [NONE, ['完成', 'done']],
    ],
  ] as const)('%s', (_, lines, expected) => {
    expect(shown(...lines.map((line) => [...line]))).toEqual(expected)
  })
})

describe('other summaries', () => {
  test('without numbers there is the rate by row only', () => {
    const { summary } = judgeAttachment(
      table([
        ['', '固定资产投资', '%', '7%', '8%'],
        ['', '出口', '%', '7%', '6%'],
      ]),
      BUILT_IN,
    )
    expect(summary.rates).toEqual([{ of: '已判定的2行', done: 1, total: 2, percent: '50' }])
    expect(judgeAttachment(table([]), BUILT_IN).summary.rates).toEqual([])
  })

  test('a number is done when all its rows are, missed when one is; headings of groups belong to none', () => {
    const { summary } = judgeAttachment(
      table([
        ['一', '经济发展'],
        ['1', '居民收入', '', '', ''],
        ['', '（1）城镇居民人均可支配收入', '%', '7%', '8%'],
        ['', '（2）农村居民人均可支配收入', '%', '7%', '6%'],
        ['2', '固定资产投资', '%', '7%', '8%'],
        ['', '其中：工业投资', '%', '7%', '8%'],
        ['2.1', '民间投资', '%', '7%', '8%'],
        ['二、民生事业'],
        ['', '出口', '%', '7%', '6%'],
        ['3', '进口额', '%', '7%', ''],
      ]),
      BUILT_IN,
    )
    expect(summary).toMatchObject({ done: 4, missed: 2, pending: 0, blank: 1 })
    expect(summary.rates.map(({ of, done }) => [of, done])).toEqual([
      ['全部3个序号', 1],
      ['已判定的2个序号', 1],
      ['已判定的6行', 4],
    ])
  })

  test('the growth column answers for a target that is a growth', () => {
    const roles = ['name', 'unit', 'target', 'actual', 'growth'] as const
    const growing = table(
      [
        ['地区生产总值', '亿元', '7%左右', '2017.68', '12.3'],
        ['居民人均可支配收入', '元', '与经济增长同步', '40583', '12.5%'],
      ],
      6,
      roles,
    )
    expect(judgeAttachment(growing, BUILT_IN).rows.map(({ status }) => status)).toEqual(['完成', '完成'])
    expect(gdpGrowthOf(growing, BUILT_IN)).toBe('12.3')
  })

  test('a growth of another period is no growth of this table', () => {
    const lines = [
      ['1', '地区生产总值', '%', '7%左右', '一季度增长12.5%'],
      ['2', '居民人均可支配收入', '%', '与经济增长同步', '12.5%'],
    ]
    expect(judgeAttachment(table(lines, 6), BUILT_IN).rows.map(({ status }) => status)).toEqual([
      '待核',
      '待核',
    ])
    expect(judgeAttachment(table(lines, 3), BUILT_IN).rows.map(({ status }) => status)).toEqual([
      '完成',
      '完成',
    ])
  })
})

describe('levels', () => {
  test.each([
    ['地区生产总值', '1', 0],
    ['（1）化学需氧量', '', 1],
    ['(2)二氧化硫', '', 1],
    ['①氨氮', '', 1],
    ['其中：出口', '', 1],
    ['其他收入', '', 0],
    ['　　工业投资', '', 1],
    ['工业投资', '2.1', 1],
    ['技改投资', '2.1.1', 2],
    ['（一）经济发展', '', 0],
    ['PM2.5浓度', '7', 0],
  ])('%s %s is of level %i', (name, no, level) => {
    expect(levelOf(name, no)).toBe(level)
  })
})

describe('a person’s ruling', () => {
  const rule = (attachment: Attachment, row: string, text: string, reason = '') =>
    apply(attachment, ruleRow(attachment, row, text, { by: '王五', reason, at: LATER, dictionary: BUILT_IN }))

  test('stands above the verdict, with its reason, and undo takes it back', () => {
    const edits = ruleRow(untouched, 'r4', '预计完成', {
      by: '王五',
      reason: ' 下半年有大项目开工 ',
      at: LATER,
      dictionary: BUILT_IN,
    })
    const after = apply(untouched, edits)
    expect(after.rows[4]?.ruling).toEqual({
      source: '人工认定',
      by: '王五',
      reason: '下半年有大项目开工',
      at: LATER,
      basis: { target: '10%左右', actual: '4.1%', unit: '%', name: '固定资产投资' },
    })
    expect(judgeAttachment(after, BUILT_IN).rows[4]).toMatchObject({
      status: '预计完成',
      outcome: 'pending',
      ruled: true,
      warning: null,
    })
    expect(apply(after, invert(edits))).toEqual(untouched)
  })

  test('that contradicts the figures is warned of, in the words of where it came from', () => {
    const reason = '实绩4.1%，低于年度目标（10%左右）5.9个百分点。'
    const warning = (attachment: Attachment) => judgeAttachment(attachment, BUILT_IN).rows[4]?.warning
    expect(warning(rule(untouched, 'r4', '完成'))).toBe(`认定为“完成”，但按数据判定为“未完成”：${reason}`)
    const file = table(official.map((line, at) => (at === 4 ? line.toSpliced(5, 1, '完成') : line)))
    expect(warning(adoptStatuses(file, AT, BUILT_IN))).toBe(`原表填“完成”，但按数据判定为“未完成”：${reason}`)
    expect(warning(edited(untouched, 'r4', 'status', '已过半'))).toMatch(/^表中填“已过半”/)
  })

  test('turns stale when target or actual changes under it', () => {
    const ruled = rule(untouched, 'r4', '预计完成')
    expect(judgeAttachment(ruled, BUILT_IN).rows[4]?.stale).toBe(false)
    const changed = edited(ruled, 'r4', 'actual', '9.8%')
    expect(judgeAttachment(changed, BUILT_IN).rows[4]).toMatchObject({ stale: true, ruled: true })
    expect(judgeAttachment(edited(changed, 'r4', 'actual', '4.1%'), BUILT_IN).rows[4]?.stale).toBe(false)
  })

  test('is taken back by an empty text, or by the verdict’s own word', () => {
    const ruled = rule(untouched, 'r4', '预计完成')
    for (const word of ['', '未完成', '待核']) expect(rule(ruled, 'r4', word)).toEqual(untouched)
    expect(
      ruleRow(untouched, 'r4', '未完成', { by: '王五', reason: '', at: LATER, dictionary: BUILT_IN }),
    ).toEqual([])
  })

  test('on a row without a verdict is only a text', () => {
    const after = rule(untouched, 'r13', '—')
    expect(after.rows[13]).toEqual({
      ...untouched.rows[13],
      cells: { ...untouched.rows[13]?.cells, status: '—' },
    })
    expect(judgeAttachment(after, BUILT_IN).rows[13]).toMatchObject({
      status: '—',
      ruled: false,
      outcome: null,
      verdict: null,
    })
  })

  test('needs the row and a column to stand in', () => {
    expect(() =>
      ruleRow(untouched, 'nobody', '完成', { by: '王五', reason: '', at: LATER, dictionary: BUILT_IN }),
    ).toThrow('不在表中')
    const without = { ...untouched, columns: untouched.columns.slice(0, 5) }
    expect(() =>
      ruleRow(without, 'r4', '完成', { by: '王五', reason: '', at: LATER, dictionary: BUILT_IN }),
    ).toThrow('双过半完成情况')
    expect(adoptStatuses(without, AT, BUILT_IN)).toBe(without)
  })

  test('words that say nothing clear count as pending', () => {
    expect(judgeAttachment(edited(untouched, 'r4', 'status', '良好'), BUILT_IN).rows[4]).toMatchObject({
      outcome: 'pending',
      warning: null,
    })
    expect(judgeAttachment(edited(untouched, 'r4', 'status', ' '), BUILT_IN).rows[4]).toMatchObject({
      outcome: 'missed',
      ruled: false,
    })
  })
})

describe('an edit re-judges only what depends on it', () => {
  const before = judgeAttachment(untouched, BUILT_IN)
  const changedRows = (after: Attachment) => {
    const judged = judgeAttachment(after, BUILT_IN, { attachment: untouched, judged: before })
    expect(judged).toEqual(judgeAttachment(after, BUILT_IN))
    return judged.rows.flatMap((row, at) => (before.rows.includes(row) ? [] : [at]))
  }

  test('one cell, one row', () => {
    expect(changedRows(edited(untouched, 'r4', 'actual', '10.5%'))).toEqual([4])
  })

  test('the GDP growth touches its own row and those that lean on it', () => {
    expect(changedRows(edited(untouched, 'r0', 'actual', '12.6%'))).toEqual([0, 8, 9])
  })

  test('moved and inserted rows keep the others', () => {
    const moved = apply(untouched, [{ type: 'moveRows', from: 0, count: 1, to: 3 }])
    expect(changedRows(moved)).toEqual([])
    const more = apply(untouched, [{ type: 'insertRows', at: 2, rows: [{ id: 'new', cells: {} }] }])
    expect(changedRows(more)).toEqual([2])
  })

  test('another month or another role judges all anew; a wider column none', () => {
    expect(changedRows({ ...untouched, heading: { ...untouched.heading, months: 9 } })).toHaveLength(18)
    expect(changedRows({ ...untouched, heading: { ...untouched.heading, label: '附件1' } })).toEqual([])
    const wider = untouched.columns.map((column) => ({ ...column, width: 20 }))
    expect(changedRows({ ...untouched, columns: wider })).toEqual([])
    const roleless = untouched.columns.map((column) =>
      column.role === 'unit' ? { ...column, role: 'none' as const } : column,
    )
    expect(changedRows({ ...untouched, columns: roleless })).toHaveLength(18)
  })

  test('knows a unit that is merged down as each row’s own', () => {
    const given = table([
      ['1', '地区生产总值', '亿元', '100', '55'],
      ['2', '固定资产投资', '', '100', '45'],
      ['3', '进出口总额', '', '100', '55'],
    ])
    const over = { top: 'r0', bottom: 'r1', left: 'unit', right: 'unit' }
    const statuses = (merges: (typeof over)[]) =>
      judgeAttachment({ ...given, merges }, BUILT_IN).rows.map(({ status }) => status)
    expect(statuses([])).toEqual(['完成', '待核', '待核'])
    expect(statuses([over])).toEqual(['完成', '未完成', '待核'])
    // From another column on it is a heading, and no unit.
    expect(statuses([{ ...over, left: 'name' }])).toEqual(['完成', '待核', '待核'])
  })
})
