import { describe, expect, test } from 'vitest'
import type { Attachment } from '../../../shared/attachment/model.ts'
import { type Merging, mergedTable, mergeReturns } from '../../../shared/collect/merge.ts'
import type { Candidate, Decision, Return, Task } from '../../../shared/collect/model.ts'
import { BUILT_IN } from '../../../shared/verdict/dictionary.ts'
import { TABLE } from './support.ts'

const given = (more: Partial<Merging> = {}): Merging => ({
  tables: [TABLE],
  dictionary: BUILT_IN,
  tasks: [],
  previous: new Map(),
  ...more,
})

/** A return of a department that says so of actuals, by row; `!` before a text is a doubt about it. */
const says = (
  department: string,
  actuals: Readonly<Record<string, string>>,
  id = department,
  at = '2021-07-05T00:00:00Z',
  handout?: string,
): Return => ({
  ...{ id, file: `${id}.xlsx`, at, department, asked: 0, filled: 0, error: null, aside: [] },
  ...(handout !== undefined && { handout }),
  candidates: Object.entries(actuals).map(
    ([row, text]): Candidate => ({
      ...{ table: 't', row, column: 'actual', department, from: id, cell: 'Sheet1!E3', known: 'name' },
      text: text.replace('!', ''),
      doubts: text.startsWith('!') ? [{ kind: 'about', message: '不是确数。' }] : [],
    }),
  ),
})

const taken = (merged: ReturnType<typeof mergeReturns>) =>
  Object.fromEntries(merged.taken.map(({ row, text }) => [row, text]))
const waiting = (merged: ReturnType<typeof mergeReturns>) =>
  Object.fromEntries(merged.conflicts.map(({ row, message }) => [row, message]))

describe('one department', () => {
  test('what is sure is taken, the rest waits or is missing', () => {
    const merged = mergeReturns(given(), [says('统计局', { r0: '201.5', r1: '!7.3' })])
    expect(taken(merged)).toEqual({ r0: '201.5' })
    expect(waiting(merged)).toEqual({ r1: '不是确数。' })
    expect(merged.missing.map(({ row, department }) => `${row} ${department}`)).toEqual([
      'r2 统计局',
      'r3 发改局',
      'r4 发改局',
      'r5 商务局',
      'r6 财政局',
      'r7 生态环境局',
    ])
  })

  const first = '2021-07-01T00:00:00Z'
  const later = '2021-07-02T00:00:00Z'

  test('a later file says otherwise: which of them counts is asked, whatever their times', () => {
    const older = says('统计局', { r0: '200' }, 'a', first)
    const newer = says('统计局', { r0: '201.5', r1: '7.3' }, 'b', later)
    const merged = mergeReturns(given(), [newer, older])
    expect(taken(merged)).toEqual({ r1: '7.3' })
    expect(merged.conflicts[0]?.candidates.map(({ from, text }) => `${from} ${text}`)).toEqual([
      'b 201.5',
      'a 200',
    ])
  })

  test('a later version of one handed out workbook counts, and what the older said is listed', () => {
    const older = says('统计局', { r0: '200', r1: '7.3' }, 'a', first, 'h')
    const newer = says('统计局', { r0: '201.5', r1: '7.3' }, 'b', later, 'h')
    const merged = mergeReturns(given(), [older, newer])
    expect(taken(merged)).toEqual({ r0: '201.5', r1: '7.3' })
    expect(merged.taken.map(({ row, replaced }) => [row, replaced?.map(({ text }) => text)])).toEqual([
      ['r0', ['200']],
      ['r1', undefined],
    ])
    // Of one time neither is later; another handing out, or another department’s, is no version of it.
    for (const other of [
      says('统计局', { r0: '201.5' }, 'b', first, 'h'),
      says('统计局', { r0: '201.5' }, 'b', later, 'h2'),
      says('发改局', { r0: '201.5' }, 'b', later, 'h'),
    ])
      expect(Object.keys(waiting(mergeReturns(given(), [older, other])))).toEqual(['r0'])
  })

  test('what answers a letter is a later version, by its marks or by what it explains', () => {
    const older = says('统计局', { r0: '200' }, 'a', first, 'h')
    const answer = says('统计局', { r0: '201.5' }, 'b', later, 'letter')
    expect(taken(mergeReturns(given({ letters: ['letter'] }), [older, answer]))).toEqual({ r0: '201.5' })
    const explained = {
      ...answer,
      handout: 'other',
      candidates: answer.candidates.map((one) => ({ ...one, answer: '已更正' })),
    }
    expect(taken(mergeReturns(given(), [older, explained]))).toEqual({ r0: '201.5' })
  })

  test('the fuller stands where the newer is a part of it', () => {
    const fuller = says('统计局', { r0: '201.5', r1: '7.3' }, 'a', '2021-07-01T00:00:00Z')
    const part = says('统计局', { r0: '201.5' }, 'b', '2021-07-02T00:00:00Z')
    expect(taken(mergeReturns(given(), [fuller, part]))).toEqual({ r0: '201.5', r1: '7.3' })
  })

  test('two of which neither has all that the other has are put together, and asked where they differ', () => {
    const one = says('统计局', { r0: '201.5', r1: '7.3' }, 'a', '2021-07-01T00:00:00Z')
    const other = says('统计局', { r0: '203', r2: '8.1' }, 'b', '2021-07-02T00:00:00Z')
    const merged = mergeReturns(given(), [one, other])
    expect(taken(merged)).toEqual({ r1: '7.3', r2: '8.1' })
    expect(waiting(merged)).toEqual({ r0: '有2种填法：统计局“201.5”、统计局“203”，请选用一个。' })
  })

  test('two of one time that differ are asked', () => {
    const merged = mergeReturns(given(), [says('统计局', { r0: '1' }, 'a'), says('统计局', { r0: '2' }, 'b')])
    expect(Object.keys(waiting(merged))).toEqual(['r0'])
  })

  test('the same file twice is one', () => {
    expect(
      mergeReturns(given(), [says('统计局', { r0: '1' }), says('统计局', { r0: '1' })]).taken[0]?.candidates,
    ).toHaveLength(1)
  })
})

describe('several departments', () => {
  test('one figure in two ways of writing is one answer; two figures are asked', () => {
    const merged = mergeReturns(given(), [
      says('统计局', { r0: '201.50', r6: '19' }),
      says('财政局', { r0: '201.5亿元', r6: '19.06' }),
    ])
    expect(taken(merged)).toEqual({ r0: '201.50' })
    expect(Object.keys(waiting(merged))).toEqual(['r6'])
  })

  test('about 7.3 is no other way of writing 7.3', () => {
    const merged = mergeReturns(given(), [says('统计局', { r1: '!约7.3' }), says('发改局', { r1: '7.3' })])
    expect(Object.keys(waiting(merged))).toEqual(['r1'])
  })

  test('a text that the table has already is not written over', () => {
    const filled: Attachment = {
      ...TABLE,
      rows: TABLE.rows.map((row) =>
        row.id === 'r0' ? { ...row, cells: { ...row.cells, actual: '198' } } : row,
      ),
    }
    expect(waiting(mergeReturns(given({ tables: [filled] }), [says('统计局', { r0: '201.5' })]))).toEqual({
      r0: '表中已有“198”，返回表填的是“201.5”，请选用一个。',
    })
  })

  const both: Task[] = ['甲镇', '乙镇'].map((department) => ({
    department,
    table: 't',
    rows: ['r0', 'r1'],
    columns: ['actual'],
  }))

  test('what all are asked for is added up exactly, and rates never', () => {
    const merged = mergeReturns(given({ tasks: both }), [
      says('甲镇', { r0: '70.1', r1: '7' }),
      says('乙镇', { r0: '140.2', r1: '8' }),
    ])
    expect(taken(merged)).toEqual({ r0: '210.3' })
    expect(waiting(merged)).toEqual({
      r1: '各单位报的是比率或平均数，不能相加也不能平均，请按总量重新计算后填写。',
    })
  })

  test('nothing is added up while one of them is absent or in doubt', () => {
    expect(waiting(mergeReturns(given({ tasks: both }), [says('甲镇', { r0: '0.1' })]))).toEqual({
      r0: '还缺乙镇的数，没有相加。',
    })
    const doubtful = mergeReturns(given({ tasks: both }), [
      says('甲镇', { r0: '0.1' }),
      says('乙镇', { r0: '!约0.2' }),
    ])
    expect(waiting(doubtful)).toEqual({ r0: '乙镇的数有疑问，没有相加：不是确数。' })
  })
})

describe('decisions', () => {
  const decision = (from: string, text: string, isTaken: boolean): Decision => ({
    ...{
      table: 't',
      row: 'r0',
      column: 'actual',
      from,
      text,
      note: '',
      by: '张三',
      at: '2021-07-06T00:00:00Z',
    },
    taken: isTaken,
  })
  const returns = [says('统计局', { r0: '!约201' }, 'a'), says('财政局', { r0: '203' }, 'b')]

  test('what a person took is taken, what was refused is not asked again', () => {
    expect(taken(mergeReturns(given(), returns, [decision('a', '约201', true)]))).toEqual({ r0: '约201' })
    expect(taken(mergeReturns(given(), returns, [decision('a', '约201', false)]))).toEqual({ r0: '203' })
  })

  test('another text of the same department is asked anew', () => {
    expect(
      Object.keys(
        waiting(
          mergeReturns(given(), [says('统计局', { r0: '!约202' }, 'a')], [decision('a', '约201', true)]),
        ),
      ),
    ).toEqual(['r0'])
  })
})

describe('合计', () => {
  const towns: Attachment = {
    ...TABLE,
    rows: [
      { id: 'sum', cells: { name: '合　计', unit: '亿元', target: '10' } },
      { id: 'x', cells: { no: '1', name: '甲镇', unit: '亿元', target: '4', owner: '甲镇' } },
      { id: 'y', cells: { no: '2', name: '乙镇', unit: '亿元', target: '6', owner: '乙镇' } },
    ],
  }

  test('is the sum of its rows once all are known', () => {
    const merged = mergeReturns(given({ tables: [towns] }), [
      says('甲镇', { x: '1.1' }),
      says('乙镇', { y: '2.2' }),
    ])
    expect(taken(merged)).toEqual({ x: '1.1', y: '2.2', sum: '3.3' })
    expect(mergedTable(towns, merged.taken).rows[0]?.cells.actual).toBe('3.3')
    expect(merged.missing).toEqual([])
  })

  test('waits for the last of them', () => {
    const merged = mergeReturns(given({ tables: [towns] }), [says('甲镇', { x: '1.1' })])
    expect(taken(merged)).toEqual({ x: '1.1' })
    expect(merged.missing.map(({ row }) => row)).toEqual(['sum', 'y'])
  })
})
