/** Actions on a table that is filtered or sorted: they land in the rows of the whole table. */
import { describe, expect, it } from 'vitest'
import { write } from '../../../renderer/actions/cells.ts'
import { filterBy, filterWord } from '../../../renderer/actions/filter.ts'
import { actionOf } from '../../../renderer/actions/index.ts'
import { carryRows } from '../../../renderer/actions/rows.ts'
import { goTo } from '../../../renderer/actions/verdict.ts'
import type { Selection } from '../../../renderer/grid/selection.ts'
import type { Editor } from '../../../renderer/state/editor.ts'
import { rowMarks, seenRow, viewed, viewedAfter, wholeOf, wholeRow } from '../../../renderer/state/view.ts'
import { apply } from '../../../shared/attachment/edits.ts'
import { dictionaryOf } from '../../../shared/verdict/dictionary.ts'
import { judgeAttachment } from '../../../shared/verdict/table.ts'
import { everything, type View } from '../../../shared/view/view.ts'
import { cells, contextOf, deedOf, editorOf, hostOf, table, tableAfter } from './deed-support.ts'

const some = (...names: string[]): View => ({
  ...everything,
  filters: [{ column: 'name', keep: { kind: 'texts', texts: names } }],
})
/** The first and the third row: 序号 of the third is merged with the second's, which is not seen. */
const filtered = some('地区生产总值', '农村居民人均可支配收入')
const through = (view: View, selection: Selection = cells(0, 1)): Editor => {
  const open = editorOf(selection)
  return { ...open, ...viewed(wholeOf(open), view) }
}
const context = (view: View, selection?: Selection) =>
  contextOf(cells(0, 0), { open: through(view, selection) })
const ids = (attachment = table) => attachment.rows.map(({ id }) => id)

describe('through a view', () => {
  it('rows are seen in their order and keep their numbers', () => {
    const open = through(filtered)
    expect(ids(open.attachment)).toEqual(['r1', 'r3'])
    expect(rowMarks(open)?.map(({ number }) => number)).toEqual([1, 3])
    expect([wholeRow(open, 1), seenRow(open, 2), seenRow(open, 1)]).toEqual([2, 1, -1])
    expect(rowMarks(through(everything))).toBeNull()
    const sorted = through({ filters: [], sort: { column: 'actual', descending: true } })
    expect(ids(sorted.attachment)).toEqual(['r4', 'r3', 'r2', 'r1'])
  })

  it('a text goes into its row, and a merged one into the cell that holds it', () => {
    const deed = write(context(filtered), '修改单元格', [
      { row: 1, column: 3, text: '9%' },
      { row: 1, column: 0, text: '20' },
    ])
    const after = tableAfter(deed)
    expect(after.rows[2]?.cells).toEqual({ ...table.rows[2]?.cells, actual: '9%' })
    expect(after.rows[1]?.cells.no).toBe('20')
  })

  it('rows are deleted where they are seen, put in beside them, and numbered with all others', () => {
    expect(ids(tableAfter(deedOf('delete-rows', context(filtered, cells(0, 1, 1, 1)))))).toEqual(['r2', 'r4'])
    expect(ids(tableAfter(deedOf('insert-above', context(filtered, cells(1, 1)))))).toEqual([
      'r1',
      'r2',
      'new1',
      'r3',
      'r4',
    ])
    expect(ids(tableAfter(deedOf('insert-below', context(filtered, cells(0, 1)))))[1]).toBe('new1')
    expect(tableAfter(deedOf('renumber', context(filtered))).rows[3]?.cells.no).toBe('3')
    const before = context(filtered, cells(0, 1, 1, 1))
    expect(deedOf('duplicate-rows', before).notice?.text).toContain('没有显示的行')
    expect(carryRows(before, { top: 1, bottom: 1 }, 0).notice?.text).toContain('现在不能移动行')
  })

  it('edits leave what is seen as it is: rows that fit no longer stay, new ones are seen', () => {
    const open = through(filtered)
    const next = (edits: Parameters<typeof apply>[1]) => {
      const attachment = apply(table, edits)
      return viewedAfter(open, { attachment, judged: judgeAttachment(attachment, dictionaryOf([])) })
    }
    const name = '地区生产总值'
    const renamed = next([{ type: 'cell', row: 'r1', column: 'name', from: name, to: 'GDP' }])
    expect(ids(renamed.attachment)).toEqual(['r1', 'r3'])
    expect(renamed.attachment.rows[0]?.cells.name).toBe('GDP')
    const grown = next([{ type: 'insertRows', at: 2, rows: [{ id: 'n', cells: {} }] }])
    expect(ids(grown.attachment)).toEqual(['r1', 'n', 'r3'])
    // A column that is gone is filtered by no longer.
    const [, column] = table.columns
    if (column === undefined) throw new Error('no column')
    const cleared = table.rows.map(({ id, cells: { name: from = '' } }) => ({
      type: 'cell' as const,
      row: id,
      column: 'name',
      from,
      to: '',
    }))
    const without = next([...cleared, { type: 'deleteColumns', at: 1, columns: [column] }])
    expect(ids(without.attachment)).toEqual(ids())
    expect(without.view?.view.filters).toEqual([])
  })

  it('what waits in a row that is not seen takes the filter off', () => {
    expect(goTo(context(filtered), { row: 'r2', column: 'actual' })).toMatchObject({
      view: everything,
      selection: cells(1, 3),
    })
    expect(goTo(context(filtered), { row: 'r3', column: 'actual' })).toEqual({
      selection: cells(1, 3),
      focus: 'sheet',
    })
  })

  it('the key puts the view on and takes it off; a word of the bar filters and filters no more', () => {
    expect(deedOf('filter', contextOf(cells(0, 0))).view).toEqual(everything)
    expect(deedOf('filter', context(filtered)).view).toBeNull()
    const one = filterWord(context(everything), '完成')
    expect(one.view?.filters).toEqual([{ column: 'status', keep: { kind: 'texts', texts: ['完成'] } }])
    expect(filterWord(context(one.view ?? everything), '完成').view?.filters).toEqual([])
    expect(filterBy(context(everything), 'name', { kind: 'texts', texts: ['无'] }).notice?.text).toContain(
      '没有符合',
    )
  })

  it('a status is filtered by a command of its own, and refused with a sentence where no row has it', () => {
    expect(deedOf('only-pending', context(everything)).view?.filters).toEqual([
      { column: 'status', keep: { kind: 'texts', texts: ['待核'] } },
    ])
    expect(actionOf('only-blank').refusal(context(everything).open)).toBe('没有待填的行。')
  })

  it('an export asks which rows, and only then', async () => {
    expect(deedOf('export-csv', context(filtered)).open).toEqual({ kind: 'export-rows', format: 'csv' })
    const { asked, host } = hostOf({ exportFile: { kind: 'cancelled' } })
    const perform = contextOf(cells(0, 0), { open: through(everything), host })
    const { actionOf } = await import('../../../renderer/actions/index.ts')
    await actionOf('export-csv').perform(perform)
    expect(asked).toEqual([['exportFile', { id: 'a', job: 'job', format: 'csv' }]])
  })
})
