/** 催报: who is late, and with what. */
import { expect, test } from 'vitest'
import type { Handout } from '../../../shared/collect/model.ts'
import { dueWords, lateList, lateOf, lateText, type UrgingGiven } from '../../../shared/collect/urging.ts'
import { wallOf } from '../../../shared/collect/wall.ts'
import { given, offer, returned } from './wall-support.ts'

const now = new Date(2024, 6, 7, 9)
const urging = (more: Parameters<typeof given>[0], rest: Partial<UrgingGiven> = {}): UrgingGiven => ({
  wall: wallOf(given(more)),
  tables: [{ id: 't', label: '附件1', title: '青岚市2024年上半年主要指标' }],
  due: '7月5日前',
  phones: [{ department: '农业局', phone: '0000-7654321' }],
  now,
  ...rest,
})

test('names who has sent nothing and who only a part, with what is missing and whom to call', () => {
  const late = lateOf(urging({ returns: [returned('f1', [offer('r0', '5.8%')])] }))
  expect(late).toEqual([
    { department: '发改局', state: '报了1项，共2项', missing: '固定资产投资', letters: '', phone: '' },
    { department: '农业局', state: '未报', missing: '粮食产量', letters: '', phone: '0000-7654321' },
  ])
})

test('leaves out who has sent all, though in doubt; a letter that waits brings them back', () => {
  const doubts = [{ kind: 'far' as const, message: '相差太远。' }]
  const returns = [returned('f1', [offer('r0', '58%', { doubts }), offer('r1', '21')])]
  expect(lateOf(urging({ returns })).map(({ department }) => department)).toEqual(['农业局'])
  const letter: Handout = {
    ...{ id: 'l1', table: 't', kind: 'ask', due: '7月8日前', contact: '', phone: '', person: null },
    tasks: [{ department: '发改局', table: 't', rows: ['r0'], columns: ['actual'] }],
    at: new Date(2024, 6, 6, 8).toISOString(),
  }
  expect(lateOf(urging({ returns, letters: [letter] }))[0]).toMatchObject({
    ...{ department: '发改局', state: '', missing: '', letters: '7月6日查询函1处未答复（7月8日前）' },
  })
})

test('counts what was refused as missing, and a file that nobody can read as nothing', () => {
  const broken = returned('f0', [], { error: '文件已损坏。' })
  expect(lateOf(urging({ returns: [broken] }))[0]).toMatchObject({ state: '报来的文件读不了' })
})

test('is told as lines for a chat and as a table to print, with the day and how long it is over', () => {
  const all = urging({})
  const late = lateOf(all)
  expect(lateText(all, late)).toBe(
    [
      '《青岚市2024年上半年主要指标》还有2个单位没有报齐，报回时间：7月5日（已过2天）：',
      '1．发改局：未报，缺地区生产总值、固定资产投资',
      '2．农业局（电话：0000-7654321）：未报，缺粮食产量',
    ].join('\n'),
  )
  const list = lateList(all, late)
  expect(list.heading.above).toEqual(['报回时间：7月5日（已过2天）　　截至2024年7月7日'])
  expect(list.rows.map(({ cells }) => [cells.department, cells.state, cells.missing, cells.phone])).toEqual([
    ['发改局', '未报', '地区生产总值、固定资产投资', ''],
    ['农业局', '未报', '粮食产量', '0000-7654321'],
  ])
  expect(dueWords('尽快', now)).toBe('报回时间：尽快')
})
