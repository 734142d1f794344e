/** 序号 that were a plain count go on being one when rows come, go and move. */
import { describe, expect, it } from 'vitest'
import { apply, type Edit, invert } from '../../../shared/attachment/edits.ts'
import type { Attachment } from '../../../shared/attachment/model.ts'
import { countedOn, deleteRows, duplicateRows, insertRows, moveRows } from '../../../shared/changes/rows.ts'

const tableOf = (...numbers: string[]): Attachment => ({
  id: 'a',
  sheet: '',
  heading: { label: '', title: [], above: [], below: [], year: null, months: null },
  columns: [{ id: 'no', header: ['序号'], role: 'no', width: 6 }],
  rows: numbers.map((no, at): Attachment['rows'][number] => ({
    id: `r${at}`,
    cells: no === '' ? {} : { no },
  })),
  merges: [],
})

let ids = 0
const newId = () => `new${++ids}`

/** The numbers after edits that are counted on, having looked that undo brings all back. */
function numbersAfter(table: Attachment, edits: readonly Edit[] | null): string[] {
  const counted = countedOn(table, edits ?? [])
  const changed = apply(table, counted)
  expect(apply(changed, invert(counted))).toEqual(table)
  return changed.rows.map(({ cells }) => cells.no ?? '')
}

describe('a plain count', () => {
  const plain = tableOf('1', '2', '', '3', '4')

  it('stays one when rows are moved, taken out and doubled; a row without a number keeps none', () => {
    expect(numbersAfter(plain, moveRows(plain, 3, 4, 0))).toEqual(['1', '2', '3', '4', ''])
    expect(numbersAfter(plain, deleteRows(plain, 0, 0))).toEqual(['1', '', '2', '3'])
    expect(numbersAfter(plain, duplicateRows(plain, 0, 1, newId))).toEqual(['1', '2', '3', '4', '', '5', '6'])
  })

  it('numbers a new row between two that are numbered alike, in their marks', () => {
    const every = tableOf('（一）', '（二）', '（三）')
    expect(numbersAfter(every, insertRows(every, 1, 1, newId))).toEqual([
      '（一）',
      '（二）',
      '（三）',
      '（四）',
    ])
    expect(numbersAfter(plain, insertRows(plain, 1, 2, newId))).toEqual(['1', '2', '3', '4', '', '5', '6'])
    expect(numbersAfter(plain, insertRows(plain, 5, 1, newId))).toEqual(['1', '2', '', '3', '4', '5'])
  })

  it('leaves a new row without one beside a row that has none, and between kinds', () => {
    expect(numbersAfter(plain, insertRows(plain, 2, 1, newId))).toEqual(['1', '2', '', '', '3', '4'])
    expect(numbersAfter(plain, insertRows(plain, 3, 1, newId))).toEqual(['1', '2', '', '', '3', '4'])
    const groups = tableOf('一、', '1', '2', '二、', '1', '2')
    expect(numbersAfter(groups, insertRows(groups, 3, 1, newId))).toEqual([
      '一、',
      '1',
      '2',
      '',
      '二、',
      '1',
      '2',
    ])
  })

  it('that begins again in each group does so afterwards', () => {
    const groups = tableOf('一、', '1', '2', '二、', '1', '2')
    expect(numbersAfter(groups, moveRows(groups, 4, 4, 1))).toEqual(['一、', '1', '2', '3', '二、', '1'])
  })

  it('is none where a person numbered otherwise: nothing of it is touched', () => {
    const own = tableOf('1', '2', '5')
    expect(numbersAfter(own, moveRows(own, 2, 2, 0))).toEqual(['5', '1', '2'])
    expect(numbersAfter(tableOf('', '1'), deleteRows(tableOf('', '1'), 0, 0))).toEqual(['1'])
  })
})
