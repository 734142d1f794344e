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

describe('third words', () => {
  const roles = 'name|unit|target|actual|status'
  /** A table of amounts at so many percent of their year's target, each with its word; a rate as 6.5 of 6. */
  const file = (cells: readonly (readonly [number | 'rate', string])[], months: number | null = 6) =>
    table(
      roles,
      cells.map(([percent, word]) =>
        percent === 'rate' ? `地区生产总值|%|6|6.5|${word}` : `利用外资|亿美元|100|${percent}|${word}`,
      ),
      { months },
    )
  const FOUR = { exceeded: '超额完成', reached: '已完成', done: '达到时间进度', missed: '未达到时间进度' }

  it.each([
    [
      'listed',
      [
        [120, '超额完成'],
        [100, '已完成'],
        [60, '达到时间进度'],
        [40, '未达到时间进度'],
      ],
      FOUR,
    ],
    [
      'without the last',
      [
        [100, '已完成'],
        [60, '达到时间进度'],
        [55, '达到时间进度'],
      ],
      {
        reached: '已完成',
        done: '达到时间进度',
        missed: '未达到时间进度',
      },
    ],
    [
      'only beyond',
      [
        [120, '超额完成'],
        [60, '完成'],
        [40, '未完成'],
      ],
      {
        exceeded: '超额完成',
        done: '完成',
        missed: '未完成',
      },
    ],
    [
      'of another district',
      [
        [130, '超额'],
        [100, '已完成'],
        [60, '达时间进度'],
        [40, '滞后'],
      ],
      {
        exceeded: '超额',
        reached: '已完成',
        done: '达时间进度',
        missed: '滞后',
      },
    ],
    [
      'that nobody listed',
      [
        [120, '绿'],
        [60, '绿'],
        [55, '绿'],
        [40, '红'],
      ],
      { done: '绿', missed: '红' },
    ],
    [
      'that nobody listed, in steps',
      [
        [120, '蓝'],
        [130, '蓝'],
        [60, '绿'],
        [55, '绿'],
        [40, '红'],
      ],
      {
        exceeded: '蓝',
        done: '绿',
        missed: '红',
      },
    ],
  ] as const)('%s are read, and leave the cells', (_, cells, wording) => {
    const read = adoptStatuses(file(cells), '2021-07-01', BUILT_IN)
    expect(read.heading.wording).toEqual(wording)
    expect(read.rows.map((row) => row.cells.c4 ?? '')).toEqual(cells.map(() => ''))
    expect(statuses(read)).toEqual(cells.map(([, word]) => word))
  })

  it.each([
    [
      'two words for one outcome',
      [
        [60, '绿'],
        [55, '蓝'],
        [40, '红'],
        [30, '红'],
      ],
    ],
    [
      'one word for both',
      [
        [60, '绿'],
        [55, '绿'],
        [40, '绿'],
        [30, '绿'],
      ],
    ],
    [
      'said once each',
      [
        [60, '绿'],
        [40, '红'],
      ],
    ],
    [
      'sentences',
      [
        [60, '见附件三所列的情况说明材料'],
        [55, '见附件三所列的情况说明材料'],
        [40, '否'],
      ],
    ],
    [
      'nothing missed to set them against',
      [
        [60, '绿'],
        [55, '绿'],
        [52, '绿'],
      ],
    ],
  ] as const)('%s are not taken over', (_, cells) => {
    const read = adoptStatuses(file(cells), '2021-07-01', BUILT_IN)
    expect(read.heading.wording).toBeUndefined()
    expect(statuses(read)).toEqual(cells.map(([, word]) => word))
  })

  it('a new figure has the word of its step', () => {
    const heading = { wording: FOUR }
    const lines = [
      '利用外资|亿美元|100|120|',
      '利用外资|亿美元|100|100|',
      '利用外资|亿美元|100|60|',
      '利用外资|亿美元|100|40|',
      '地区生产总值|%|6|6.5|',
    ]
    expect(statuses(table(roles, lines, heading))).toEqual([
      '超额完成',
      '已完成',
      '达到时间进度',
      '未达到时间进度',
      '达到时间进度',
    ])
    // A part of the year's own target is no year's.
    const stage = table('name|unit|stage=上半年目标|actual|status', ['利用外资|亿美元|50|60|'], heading)
    expect(statuses(stage)).toEqual(['达到时间进度'])
    // Without a period the whole year's target is all that is certain.
    expect(statuses(table(roles, lines.slice(0, 3), { ...heading, months: null }))).toEqual([
      '超额完成',
      '已完成',
      '待核',
    ])
  })

  it('a word of the table’s own counts where a person puts it', () => {
    const wording = { done: '绿', missed: '红' }
    const lines = ['利用外资|亿美元|100|约50|绿', '利用外资|亿美元|100|约50|红']
    expect(
      judgeAttachment(table(roles, lines, { wording }), BUILT_IN).rows.map(({ outcome }) => outcome),
    ).toEqual(['done', 'missed'])
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
