/** Actions on several ranges, and cells drawn by their border. */
import { describe, expect, it } from 'vitest'
import { carryCells } from '../../../renderer/actions/carry.ts'
import { copied, pasteFrom } from '../../../renderer/actions/clipboard.ts'
import { widenColumn } from '../../../renderer/actions/columns.ts'
import { actionOf } from '../../../renderer/actions/index.ts'
import { beside, columnsOf, rowsOf, type Selection } from '../../../renderer/grid/selection.ts'
import { clampSelection, extentOf, selectedPlaces } from '../../../renderer/state/places.ts'
import type { Rectangle } from '../../../shared/attachment/rectangles.ts'
import { cells, contextOf, deedOf, editorOf, table, tableAfter } from './deed-support.ts'

const extent = extentOf(table)
const area = (top: number, left: number, bottom = top, right = left): Rectangle => ({
  top,
  left,
  bottom,
  right,
})
const both = (last: Selection, ...others: Rectangle[]): Selection => beside(others, last)
const column = (after: typeof table, id: string): string[] => after.rows.map((row) => row.cells[id] ?? '')

describe('several ranges', () => {
  it('are cleared and filled together, each cell once', () => {
    const selection = both(cells(3, 3), area(0, 2, 1, 3))
    expect(selectedPlaces(editorOf(both(cells(1, 3), area(0, 2, 1, 3))))).toHaveLength(4)
    const after = tableAfter(deedOf('clear', contextOf(selection)))
    expect(column(after, 'target')).toEqual(['', '', '8%', '促稳提质'])
    expect(column(after, 'actual')).toEqual(['', '', '15.5%', ''])
    const filled = tableAfter(pasteFrom(contextOf(selection), '9%', ''))
    expect(column(filled, 'actual')).toEqual(['9%', '9%', '15.5%', '9%'])
  })

  it('give up their rows, or their columns, in one step', () => {
    const rows = deedOf('delete-selected', contextOf(both(rowsOf(3, 3, extent), area(0, 0, 0, 4))))
    expect(tableAfter(rows).rows.map(({ id }) => id)).toEqual(['r2', 'r3'])
    const columns = deedOf('delete-selected', contextOf(both(columnsOf(4, 4, extent), area(0, 2, 3, 2))))
    expect(tableAfter(columns).columns.map(({ id }) => id)).toEqual(['no', 'name', 'actual'])
    const hidden = tableAfter(
      deedOf('hide-columns', contextOf(both(columnsOf(4, 4, extent), area(0, 2, 3, 2)))),
    )
    expect(hidden.columns.filter((each) => each.hidden === true).map(({ id }) => id)).toEqual([
      'target',
      'status',
    ])
  })

  it('are filled down each by itself', () => {
    const after = tableAfter(deedOf('fill-down', contextOf(both(cells(0, 3, 1, 3), area(2, 2, 3, 2)))))
    expect(column(after, 'actual')).toEqual(['12.3%', '12.3%', '15.5%', '20.2%'])
    expect(column(after, 'target')).toEqual(['7%左右', '8%', '8%', '8%'])
  })

  it('of the same rows or the same columns are copied together, wherever they stand', () => {
    const beneath = copied(contextOf(both(cells(0, 1), area(3, 1))), 'copy')
    expect(beneath.text).toBe('地区生产总值\r\n进出口总额')
    expect(beneath.deed.marked?.copied).toEqual([area(3, 1), area(0, 1)])
    const across = copied(contextOf(both(cells(1, 0, 2, 0), area(1, 3, 2, 3))), 'copy')
    expect(across.text).toBe('2\t12.5%\r\n\t15.5%')
    expect(across.html).toContain('rowspan="2"')
  })

  it('of unlike shapes are not copied, and none of several is cut: a sentence says what to do', () => {
    const unlike = copied(contextOf(both(cells(0, 1), area(1, 2))), 'copy')
    expect(unlike.deed).toMatchObject({
      notice: { kind: 'error', text: expect.stringMatching(/不能一起复制。请只选一块/) },
    })
    expect(unlike.deed.marked).toBeUndefined()
    const cut = copied(contextOf(both(cells(0, 1), area(3, 1))), 'cut')
    expect(cut.deed).toMatchObject({ notice: { text: expect.stringMatching(/不能一次剪切/) } })
  })

  it.each(['insert-above', 'move-up', 'merge', 'duplicate-rows', 'insert-column-left'])(
    '%s is for one range and says so',
    (id) => {
      expect(actionOf(id).refusal(editorOf(both(cells(1, 1), area(3, 1))))).toMatch(/只能对一块/)
      expect(actionOf(id).refusal(editorOf(cells(1, 1)))).toBeNull()
    },
  )

  it('a block is pasted into one range only', () => {
    const deed = pasteFrom(contextOf(both(cells(0, 3), area(2, 3))), '1\n2', '')
    expect(deed).toMatchObject({ notice: { text: expect.stringMatching(/只能对一块/) } })
  })

  it('end where the table ends', () => {
    const smaller = { ...table, rows: table.rows.slice(0, 2), merges: [] }
    const kept = clampSelection(both(cells(3, 3), area(1, 1, 3, 1), area(3, 0)), smaller)
    expect(kept).toMatchObject({ others: [area(1, 1)], focus: { row: 1, column: 3 } })
  })

  it('a width drawn at one of several whole columns is that of all, at another one its own', () => {
    const context = contextOf(both(columnsOf(3, 3, extent), area(0, 1, 3, 1)))
    const widths = (id: string) => tableAfter(widenColumn(context, id, 20)).columns.map(({ width }) => width)
    expect(widths('name')).toEqual([10, 20, 10, 20, 10])
    expect(widths('target')).toEqual([10, 10, 20, 10, 10])
  })
})

describe('cells drawn by their border', () => {
  const empty = contextOf(cells(0, 2), {
    open: editorOf(cells(0, 2), {
      ...table,
      rows: table.rows.map((row) => (row.id === 'r4' ? { ...row, cells: { name: '进出口总额' } } : row)),
    }),
  })

  it('move as one step, or are copied', () => {
    const moved = carryCells(empty, area(0, 2, 0, 3), area(3, 2, 3, 3), 'move')
    expect(moved.step?.name).toBe('移动单元格')
    expect(moved.selection).toEqual(cells(3, 2, 3, 3))
    expect(column(tableAfter(moved, empty.open.attachment), 'actual')).toEqual([
      '',
      '12.5%',
      '15.5%',
      '12.3%',
    ])
    const twice = carryCells(empty, area(0, 2, 0, 3), area(3, 2, 3, 3), 'copy')
    expect(twice.step?.name).toBe('复制单元格')
    expect(column(tableAfter(twice, empty.open.attachment), 'target')).toEqual([
      '7%左右',
      '8%',
      '8%',
      '7%左右',
    ])
  })

  it('onto what is filled only once a person agrees; over themselves nothing is lost', async () => {
    const deed = carryCells(contextOf(cells(0, 2)), area(0, 2), area(1, 2), 'move')
    expect(deed.step).toBeUndefined()
    expect(deed.ask).toMatchObject({ title: '替换单元格', yes: '替换' })
    const agreed = (await deed.ask?.agreed(contextOf(cells(0, 2)))) ?? {}
    expect(column(tableAfter(agreed), 'target')).toEqual(['', '7%左右', '8%', '促稳提质'])
    const onto = carryCells(empty, area(1, 2, 2, 2), area(2, 2, 3, 2), 'move')
    expect(column(tableAfter(onto, empty.open.attachment), 'target')).toEqual(['7%左右', '', '8%', '8%'])
  })

  it('are not torn out of a merge', () => {
    const deed = carryCells(empty, area(2, 0), area(3, 0), 'move')
    expect(deed).toMatchObject({ notice: { text: expect.stringMatching(/拆开合并的单元格/) } })
  })
})
