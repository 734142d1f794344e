/** What a person sets for a whole table: its wording, its tolerance, indicators of one’s own. */

import { describe, expect, it, test } from 'vitest'
import { BUILT_IN, dictionaryOf } from '../../../shared/verdict/dictionary.ts'
import { adoptStatuses } from '../../../shared/verdict/rulings.ts'
import { judgeAttachment } from '../../../shared/verdict/table.ts'
import { statuses, table } from './support.ts'

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
    const plain = judgeAttachment(table(roles, lines), BUILT_IN)
    const worded = judgeAttachment(table(roles, lines, { wording }), BUILT_IN)
    expect(worded.rows.map(({ status }) => status)).toEqual(expected)
    expect(worded.rows.map(({ verdict }) => verdict)).toEqual(plain.rows.map(({ verdict }) => verdict))
    expect(worded.summary).toEqual(plain.summary)
  })

  it('is taken over from a file that speaks one, and its words leave the cells', () => {
    const file = table(
      roles,
      lines.map((line, at) => `${line}|${['超序时', '达序时', '未达序时', ''][at]}`),
    )
    const read = adoptStatuses(file, '2021-07-01', BUILT_IN)
    expect(read.heading.wording).toEqual({ ahead: '超序时', done: '达序时', missed: '未达序时' })
    expect(read.rows.map(({ cells }) => cells.c4 ?? '')).toEqual(['', '', '', ''])
    expect(statuses(read)).toEqual(['超序时', '达序时', '未达序时', '待填'])
  })

  it('is not taken over from words of several kinds, nor from one that contradicts', () => {
    const mixed = adoptStatuses(
      table(roles, [`${lines[0]}|已过半`, `${lines[1]}|达标`]),
      '2021-07-01',
      BUILT_IN,
    )
    expect(mixed.heading.wording).toBeUndefined()
    expect(statuses(mixed)).toEqual(['已过半', '达标'])
    const wrong = adoptStatuses(
      table(roles, [`${lines[0]}|已过半`, `${lines[1]}|已过半`, `${lines[2]}|已过半`]),
      '2021-07-01',
      BUILT_IN,
    )
    expect(wrong.heading.wording).toEqual({ done: '已过半', missed: '未过半' })
    expect(judgeAttachment(wrong, BUILT_IN).rows[2]).toMatchObject({ status: '已过半', ruled: true })
    expect(judgeAttachment(wrong, BUILT_IN).rows[2]?.warning).toContain('未完成')
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
  expect(judgeAttachment(attachment, own).rows[0]?.status).toBe('完成')
})
