/** Formulas that are offered by the roles of columns, and what they come to. */
import { expect, test } from 'vitest'
import { apply } from '../../../shared/attachment/edits.ts'
import type { Attachment, Role } from '../../../shared/attachment/model.ts'
import { setCells } from '../../../shared/changes/cells.ts'
import { readTable } from '../../../shared/findings/audit/reading.ts'
import { partsByRow, totalNotSum } from '../../../shared/findings/audit/totals.ts'
import { readyFormulas, sumOf, sumOfRows } from '../../../shared/formula/ready.ts'
import { withResults } from '../../../shared/formula/results.ts'
import { BUILT_IN } from '../../../shared/verdict/dictionary.ts'
import { judgeAttachment } from '../../../shared/verdict/table.ts'

const COLUMNS: readonly (readonly [Role, string])[] = [
  ['name', '指标名称'],
  ['unit', '单位'],
  ['target', '年度目标'],
  ['actual', '实绩'],
  ['last', '上年同期'],
  ['share', '占年度目标%'],
  ['gap', '序时进度差'],
  ['growth', '同比增长%'],
  ['none', '备查'],
]

const table = (...rows: readonly (readonly string[])[]): Attachment => ({
  id: 'a',
  heading: { label: '附件', title: ['2026年上半年'], above: [], below: [], year: 2026, months: 6 },
  columns: COLUMNS.map(([role, header]) => ({ id: role, header: [header], role, width: 10 })),
  rows: rows.map((texts, at) => ({
    id: `r${at}`,
    cells: Object.fromEntries(
      texts.flatMap((text, n) => (text === '' ? [] : [[COLUMNS[n]?.[0] ?? '', text]])),
    ),
  })),
  merges: [],
  sheet: '',
})

const read = (attachment: Attachment) =>
  readTable(attachment, judgeAttachment(attachment, BUILT_IN), BUILT_IN)

const offers = (attachment: Attachment, row: number, role: Role) => {
  const seen = read(attachment)
  const rowAt = new Map(attachment.rows.map(({ id }, at) => [id, at]))
  const ready = readyFormulas(
    attachment,
    COLUMNS.findIndex(([one]) => one === role),
  )
  return ready(row, {
    hasProgress: (seen.judged.rows[row]?.verdict?.progress ?? null) !== null,
    parts: (partsByRow(seen).get(`r${row}`) ?? []).flatMap((id) => rowAt.get(id) ?? []),
  })
}

const written = (attachment: Attachment, row: number, role: Role, text: string): string => {
  const edits = setCells(attachment, [{ row, column: role, text }], {
    by: '',
    reason: '',
    at: '',
    dictionary: BUILT_IN,
  })
  return apply(attachment, withResults(attachment, edits)).rows[row]?.cells[role] ?? ''
}

const plain = table(
  ['一般公共预算收入', '亿元', '64.20', '33.75', '31.40'],
  ['固定资产投资', '亿元', '420', '198.6', '207.3'],
  ['地区生产总值增速', '%', '7%', '6.1%'],
)

test.each([
  ['share', '占年度目标%', '=ROUND(D1/C1*100,1)', '52.6'],
  ['gap', '序时进度差（百分点）', '=ROUND(D1/C1*100-6/12*100,1)', '2.6'],
  ['growth', '同比增长%', '=ROUND((D1-E1)/E1*100,1)', '7.5'],
] as const)('%s: its own formula comes first', (role, name, formula, result) => {
  const [first] = offers(plain, 0, role)
  expect(first).toMatchObject({ name, formula })
  expect(written(plain, 0, role, formula)).toBe(result)
})

test('where the column is typed with its %, the share has one', () => {
  const typed = apply(plain, [{ type: 'cell', row: 'r1', column: 'share', from: '', to: '47.3%' }])
  const [first] = offers(typed, 0, 'share')
  expect(first?.formula).toBe('=换算(ROUND(D1/C1,3),"%")')
  expect(written(typed, 0, 'share', first?.formula ?? '')).toBe('52.6%')
})

test('a rate has no share of its target, the status column no formula, and an amount is no sum of nothing', () => {
  expect(offers(plain, 2, 'share')).toEqual([])
  expect(offers(plain, 0, 'actual')).toEqual([])
  expect(offers(plain, 0, 'name')).toEqual([])
  expect(offers(plain, 0, 'unit')).toEqual([])
})

test('a total offers the sum of its rows, a row with parts what is left of it', () => {
  const summed = table(
    ['重点项目一', '亿元', '10', '4.2'],
    ['重点项目二', '亿元', '20', '11.3'],
    ['合计', '亿元', '30', ''],
    ['工业投资', '亿元', '50', '26'],
    ['其中：技改投资', '亿元', '20', '9'],
  )
  expect(offers(summed, 2, 'actual')[0]).toMatchObject({ id: 'total', formula: '=SUM(D1:D2)' })
  expect(written(summed, 2, 'actual', '=SUM(D1:D2)')).toBe('15.5')
  expect(offers(summed, 3, 'none').find(({ id }) => id === 'rest')).toMatchObject({ formula: '=D4-SUM(D5)' })
})

test('a total that does not add up knows the rows that it should be the sum of', () => {
  const wrong = table(
    ['重点项目一', '亿元', '10', '4.2'],
    ['重点项目二', '亿元', '20', '11.3'],
    ['合计', '亿元', '30', '15.9'],
  )
  const [found] = totalNotSum(read(wrong))
  expect(found).toMatchObject({ row: 'r2', column: 'actual', parts: ['r0', 'r1'] })
  const text = sumOfRows(wrong, 'actual', found?.parts ?? [])
  expect(text).toBe('=SUM(D1:D2)')
  expect(written(wrong, 2, 'actual', text ?? '')).toBe('15.5')
  expect(sumOfRows(wrong, 'actual', ['r0', 'gone'])).toBeNull()
})

test('rows that do not lie beside each other are named one by one', () => {
  expect(sumOf(3, [0, 1, 2, 4, 6, 7])).toBe('SUM(D1:D3,D5,D7:D8)')
})
