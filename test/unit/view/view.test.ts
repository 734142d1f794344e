/** Filtering and sorting a table: which rows are shown, in which order, and what a person chooses from. */
import { describe, expect, it } from 'vitest'
import type { Attachment } from '../../../shared/attachment/model.ts'
import { dictionaryOf } from '../../../shared/verdict/dictionary.ts'
import { adoptStatuses } from '../../../shared/verdict/rulings.ts'
import { judgeAttachment } from '../../../shared/verdict/table.ts'
import type { Table } from '../../../shared/view/read.ts'
import {
  everything,
  type Filter,
  type Keep,
  toldView,
  type View,
  valuesOf,
  viewOf,
  withFilter,
} from '../../../shared/view/view.ts'
import facts from '../../facts/table_000.json' with { type: 'json' }
import { table } from '../support/table.ts'

const judged = (attachment: Attachment): Table => ({
  attachment,
  judged: judgeAttachment(attachment, dictionaryOf([])),
})
const headers: Readonly<Record<string, string>> = { actual: '实绩', status: '双过半\n完成情况' }
const plain = table(facts.rows)
const official = judged(
  adoptStatuses(
    { ...plain, columns: plain.columns.map((each) => ({ ...each, header: [headers[each.id] ?? each.id] })) },
    '2021-07-01T00:00:00.000Z',
    dictionaryOf([]),
  ),
)

const names = (of: Table, view: Partial<View>, column = 'name'): (string | undefined)[] => {
  const { rows } = viewOf(of, { ...everything, ...view })
  return rows.map((id) => of.attachment.rows.find((row) => row.id === id)?.cells[column])
}
const keeping = (column: string, keep: Keep): { filters: Filter[] } => ({ filters: [{ column, keep }] })
const saying = (column: string, ...texts: string[]) => keeping(column, { kind: 'texts', texts })

describe('a filter', () => {
  it('by the word of the verdict shows the rows that the status bar counts', () => {
    expect(official.judged.summary.missed).toBe(3)
    expect(names(official, saying('status', '未完成'))).toEqual([
      '固定资产投资',
      '到位注册外资',
      '空气质量优良率',
    ])
    // Also in a table that has no status column.
    expect(names(official, saying('', '未完成'))).toEqual(['固定资产投资', '到位注册外资', '空气质量优良率'])
  })

  it('of several columns shows what fits all of them; figures compare by value', () => {
    const both = [...saying('unit', '%').filters, ...saying('status', '未完成').filters]
    expect(names(official, { filters: both })).toEqual(['固定资产投资', '空气质量优良率'])
    expect(names(official, keeping('actual', { kind: 'above', figure: '29' }))).toEqual([
      '规上服务业营业收入',
      '空气质量优良率',
    ])
    expect(names(official, keeping('actual', { kind: 'below', figure: '1.8' }))).toEqual(['城镇登记失业率'])
    // As many as asked for, and what is as large as the last of them.
    expect(names(official, keeping('actual', { kind: 'top', count: 4 }))).toEqual([
      '一般公共预算收入',
      '规模以上工业增加值',
      '规上服务业营业收入',
      '进出口总额',
      '空气质量优良率',
    ])
    expect(names(official, keeping('actual', { kind: 'above', figure: '多' }))).toEqual([])
  })

  it('keeps the parent of a part and the headings of a group in view, grey', () => {
    const groups = judged(
      table([
        ['一、经济发展', '', '', '', ''],
        ['1', '地区生产总值', '%', '7%', '8%'],
        ['（一）', '工业', '', '', ''],
        ['2', '规模以上工业增加值', '%', '8%', '9%'],
        ['', '其中：高新技术', '%', '8%', '5%'],
        ['二、民生', '', '', '', ''],
        ['3', '居民人均可支配收入', '%', '8%', '4%'],
      ]),
    )
    const view = viewOf(groups, { ...everything, ...saying('status', '未完成') })
    expect(view.rows).toEqual(['r0', 'r2', 'r3', 'r4', 'r5', 'r6'])
    expect([...view.grey].sort()).toEqual(['r0', 'r2', 'r3', 'r5'])
  })

  it('knows a merged text in each of its rows', () => {
    const merged: Attachment = {
      ...table([
        ['1', '农村公路', '公里', '10', '6'],
        ['', '', '公里', '20', '5'],
        ['2', '绿化', '亩', '10', '6'],
      ]),
      merges: [{ top: 'r0', bottom: 'r1', left: 'name', right: 'name' }],
    }
    expect(viewOf(judged(merged), { ...everything, ...saying('name', '农村公路') }).rows).toEqual([
      'r0',
      'r1',
    ])
  })
})

describe('a sort', () => {
  const by = (column: string, descending = false) => ({ sort: { column, descending } })

  it('goes by the value of figures, with texts behind them and blanks last either way', () => {
    const mixed = judged(
      table([
        ['1', '甲', '亿元', '7%左右', '1.2'],
        ['2', '乙', '万元', '', '9000'],
        ['3', '丙', '亿元', '10%', '0.8亿元'],
        ['4', '丁', '亿元', '完成任务', ''],
        ['5', '戊', '亿元', '9.5%', '下降3%'],
      ]),
    )
    expect(names(mixed, by('target'))).toEqual(['甲', '戊', '丙', '丁', '乙'])
    expect(names(mixed, by('target', true))).toEqual(['丙', '戊', '甲', '丁', '乙'])
    // 9000 of 万元 is 0.9 of 亿元.
    expect(names(mixed, by('actual'))).toEqual(['戊', '丙', '乙', '甲', '丁'])
    expect(names(mixed, by('no', true))).toEqual(['戊', '丁', '丙', '乙', '甲'])
  })

  it('goes by pinyin of texts, by the order of the words of verdicts, and leaves equals as they stand', () => {
    const words = judged(
      table([
        ['1', '中', '%', '5%', '9%'],
        ['2', '阿', '%', '5%', '3%'],
        ['3', '波', '%', '5%', ''],
        ['4', '阿', '%', '5%', '8%'],
      ]),
    )
    expect(names(words, by('name'), 'no')).toEqual(['2', '4', '3', '1'])
    expect(names(words, by('status'), 'no')).toEqual(['1', '4', '2', '3'])
  })
})

describe('what a person chooses from', () => {
  it('are the texts of the rows that the other filters show, counted, blanks last', () => {
    expect(valuesOf(official, everything, 'status')).toEqual([
      { text: '完成', count: 8 + 1 },
      { text: '未完成', count: 3 },
      { text: '待核', count: 2 },
      { text: '', count: 4 },
    ])
    const view = withFilter(everything, 'status', { kind: 'texts', texts: ['未完成'] })
    expect(valuesOf(official, view, 'unit').map(({ text }) => text)).toEqual(['%', '亿美元'])
    expect(valuesOf(official, view, 'status')).toHaveLength(4)
  })

  it('is said in a line', () => {
    const view = withFilter(everything, 'status', { kind: 'texts', texts: ['未完成', ''] })
    expect(toldView(official, view)).toBe('筛选：双过半完成情况=未完成或空白')
    const both = withFilter(view, 'actual', { kind: 'above', figure: '10' })
    expect(toldView(official, { ...both, sort: { column: 'actual', descending: true } })).toBe(
      '筛选：双过半完成情况=未完成或空白，实绩大于10；排序：实绩从大到小',
    )
    expect(withFilter(both, 'status', null).filters).toHaveLength(1)
  })
})
