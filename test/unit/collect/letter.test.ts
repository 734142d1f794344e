import { expect, test } from 'vitest'
import { cellTasks, doubtsBeside, letterOf } from '../../../shared/collect/letter.ts'
import { table } from '../support/table.ts'

const own = table([
  ['1', '地区生产总值', '%', '6%', '6.4%'],
  ['2', '招商引资', '亿元', '30', '20'],
])
const attachment = { ...own, heading: { ...own.heading, title: ['2031年上半年全区', '主要指标'] } }
const cells = [
  {
    table: 'a',
    row: 'r1',
    column: 'actual',
    text: '2000万',
    doubts: ['表中单位为亿元，折合0.2亿元。', '比上年同期少九成；'],
  },
  { table: 'a', row: 'r1', column: 'status', text: '', doubts: ['应填完成情况。'] },
  { table: 'a', row: 'r0', column: 'actual', text: '6.4', doubts: [] },
]
const given = {
  tables: [attachment],
  department: '商务局',
  cells,
  from: '云岭区统计局',
  due: '2031年7月5日前',
  contact: '林一',
  phone: '0000-1234567',
  date: '2031年7月2日',
}

test('a letter names the table, each doubtful cell with what stands there and why, the day and who is to be asked', () => {
  expect(letterOf(given)).toEqual({
    title: '关于核实《2031年上半年全区主要指标》有关数据的函',
    paragraphs: [
      '你单位报来的《2031年上半年全区主要指标》收悉。经审核，以下3处需要核实：',
      '1．招商引资“actual”：报来“2000万”；表中单位为亿元，折合0.2亿元；比上年同期少九成。',
      '2．招商引资“status”：未填报；应填完成情况。',
      '3．地区生产总值“actual”：报来“6.4”；请核实。',
      '请逐项核实，在随函所附的返回表中改正数据，并在“说明”栏写明核实结果和原因，于2031年7月5日前将返回表原样发回；数据无误的也请说明。',
      '联系人：林一，电话：0000-1234567。',
      '特此函达。',
      '附件：《2031年上半年全区主要指标》核实返回表',
    ],
    items: [1, 2, 3],
    letter: { to: '商务局：', from: '云岭区统计局', date: '2031年7月2日' },
  })
})

test('without a day, a contact or an office it says nothing of them', () => {
  const { paragraphs } = letterOf({ ...given, due: ' ', contact: '', phone: '' })
  expect(paragraphs.join('')).toContain('尽快将返回表原样发回')
  expect(paragraphs.join('')).not.toMatch(/联系人|电话|undefined/)
})

test('beside each row stand the doubts of its cells; open are those cells alone', () => {
  expect(doubtsBeside(attachment, cells)).toEqual({
    r1: 'actual：报来“2000万”；表中单位为亿元，折合0.2亿元；比上年同期少九成。\nstatus：未填报；应填完成情况。',
    r0: 'actual：报来“6.4”；请核实。',
  })
  expect(cellTasks(attachment, '商务局', cells)).toEqual([
    { department: '商务局', table: 'a', rows: ['r0'], columns: ['actual'] },
    { department: '商务局', table: 'a', rows: ['r1'], columns: ['actual', 'status'] },
  ])
})
