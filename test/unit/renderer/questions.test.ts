/** What a whole column raises is one line of the wall's list, whose cells can be opened. */
import { describe, expect, test } from 'vitest'
import { linesOf } from '../../../renderer/panels/collect/lines.ts'
import {
  acceptAllWords,
  cellsWords,
  entriesOf,
  nextAfter,
  type Question,
  questionWords,
} from '../../../renderer/panels/collect/questions.ts'
import type { Doubt } from '../../../shared/collect/model.ts'
import type { Offer, WallCell } from '../../../shared/collect/wall-model.ts'

const offer = (row: string, text: string, doubts: readonly Doubt[], more: Partial<Offer> = {}): Offer => ({
  ...{ table: 't', row, column: 'growth', text, department: '统计局', from: 'f', cell: 'A1', known: 'name' },
  ...{ file: '统计局.xlsx', at: '2026-07-01T08:00:00.000Z', state: 'waiting', note: '', distance: '' },
  ...{ fresh: false, doubts },
  ...more,
})
const cell = (row: string, offers: readonly Offer[], more: Partial<WallCell> = {}): WallCell => ({
  ...{ table: 't', row, column: 'growth', name: row, header: '增速（%）', unit: '%', now: '', last: '' },
  ...{
    departments: ['统计局'],
    letters: [],
    adds: false,
    sum: null,
    state: 'waiting',
    why: [],
    fresh: false,
    offers,
  },
  ...more,
})
const header: Doubt = { kind: 'known', message: '返回表的“增幅”栏当作“增速（%）”，请核对是不是同一栏。' }
const alike = (...rows: string[]) => rows.map((row, at) => cell(row, [offer(row, `${at + 1}.5`, [header])]))
const entries = (cells: readonly WallCell[], ...opened: string[]) =>
  entriesOf(linesOf(cells, 'open'), new Set(opened))
const told = (cells: readonly WallCell[], ...opened: string[]) =>
  entries(cells, ...opened).map((entry) =>
    entry.kind === 'question'
      ? questionWords(entry.question)
      : `${entry.under ? '　' : ''}${entry.line.cell.name}`,
  )
const questionIn = (cells: readonly WallCell[]): Question => {
  const found = entries(cells).find((entry) => entry.kind === 'question')
  if (found?.kind !== 'question') throw new Error('no question')
  return found.question
}

describe('a doubt that all cells of a column share', () => {
  const cells = alike('地区生产总值', '工业', '投资')
  test('is asked once, and once opened its cells stand under it', () => {
    expect(told(cells)).toEqual(['“增速（%）”一栏的3格是同一个问题'])
    expect(told(cells, questionIn(cells).key)).toEqual([
      '“增速（%）”一栏的3格是同一个问题',
      '　地区生产总值',
      '　工业',
      '　投资',
    ])
    expect(cellsWords(questionIn(cells))).toBe('地区生产总值 1.5、工业 2.5、投资 3.5')
    expect(acceptAllWords(questionIn(cells))).toBe('3格都接受')
  })

  test('of two cells is asked of each; so is one of several files or several doubts', () => {
    expect(told(alike('地区生产总值', '工业'))).toEqual(['地区生产总值', '工业'])
    const others = alike('甲', '乙', '丙').map((one, at) => ({
      ...one,
      offers: one.offers.map((own) => ({ ...own, from: `f${at}` })),
    }))
    expect(told(others)).toEqual(['甲', '乙', '丙'])
  })

  test('leaves out a cell with a doubt, a rival or a figure of its own, which is looked at by itself', () => {
    const far: Doubt = { kind: 'far', message: '相差太远。' }
    const own = [
      cell('有疑', [offer('有疑', '900', [header, far])]),
      cell('两份', [offer('两份', '1', [header]), offer('两份', '2', [header], { from: 'g' })]),
      cell('已有', [offer('已有', '1', [header])], {
        now: '3',
        why: ['表中现有“3”，接受后改为返回表里的。'],
      }),
    ]
    expect(told([...cells, ...own])).toEqual([
      '“增速（%）”一栏的3格是同一个问题',
      '有疑',
      '两份',
      '两份',
      '已有',
    ])
  })

  test('is one question of all that a department has another figure for than the table, and of nobody else’s', () => {
    const filled = (row: string, department: string, more: Partial<Offer> = {}) =>
      cell(row, [offer(row, '9.5', [], { department, from: row, ...more })], {
        now: '9.1',
        why: ['表中现有“9.1”，接受后改为返回表里的。'],
      })
    const own = ['甲', '乙', '丙'].map((row) => filled(row, '统计局'))
    const all = [...own, filled('丁', '财政局'), filled('戊', '统计局', { known: 'place' })]
    expect(told(all)).toEqual(['表里已有3处，来表写的不一样', '丁', '戊'])
    expect(acceptAllWords(questionIn(all))).toBe('3处都换成来表的')
    expect(cellsWords(questionIn(all))).toBe('甲 9.1→9.5、乙 9.1→9.5、丙 9.1→9.5')
    expect(told(all, questionIn(all).key)).toHaveLength(6)
    // Two words of one cell, a part of a sum and a doubt are looked at one by one.
    const others = [
      ...own.slice(0, 2),
      { ...filled('己', '统计局'), adds: true },
      cell('庚', [offer('庚', '9.5', [header])], { now: '9.1', why: ['表中现有“9.1”。'] }),
    ]
    expect(told(others)).toEqual(['甲', '乙', '己', '庚'])
  })

  test('and that names each its own figure is one all the same, and says what is converted', () => {
    const inWan = ['甲', '乙', '丙'].map((row, at) => {
      const typed = `${at + 1}20000`
      const text = `${at + 1}2`
      const doubt: Doubt = {
        kind: 'unit',
        message: `“${typed}”在返回表里的单位是万元，表中的单位是亿元，换算后是${text}亿元，请核对。`,
      }
      return cell(row, [offer(row, text, [doubt], { converted: { typed, message: '' } })], { unit: '亿元' })
    })
    const question = questionIn(inWan)
    expect(question.lines).toHaveLength(3)
    expect(acceptAllWords(question)).toBe('3格都按换算后的数接受')
    expect(cellsWords(question)).toContain('甲 12亿元（原文“120000”）')
  })

  test('once answered leads on past its own cells; the keyboard inside it to the next of them', () => {
    const last = cell('最后', [offer('最后', '1', [])], { state: 'sure' })
    const { key, lines } = questionIn(cells)
    const all = entries([...cells, last], key)
    const lastKey = all.at(-1)?.key
    expect(nextAfter(all, key)).toBe(lastKey)
    expect(nextAfter(all, lines[0].key)).toBe(lines[1]?.key)
    expect(nextAfter(entries([...cells, last]), lastKey ?? '')).toBe(key)
  })
})
