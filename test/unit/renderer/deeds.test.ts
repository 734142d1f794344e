/** Actions on the open table, each as what it answers. */
import { describe, expect, it, test } from 'vitest'
import { write, writeTyped } from '../../../renderer/actions/cells.ts'
import { copied, pasteFrom } from '../../../renderer/actions/clipboard.ts'
import { carryColumns } from '../../../renderer/actions/columns.ts'
import { fillTo, fillToEnd } from '../../../renderer/actions/fill.ts'
import { found, nextHit, replaceEvery, replaceOne } from '../../../renderer/actions/find.ts'
import { actionOf } from '../../../renderer/actions/index.ts'
import { carryRows } from '../../../renderer/actions/rows.ts'
import { goTo, ruleRow, setRuling } from '../../../renderer/actions/verdict.ts'
import { columnsOf, rowsOf } from '../../../renderer/grid/selection.ts'
import { extentOf } from '../../../renderer/state/places.ts'
import type { Finding } from '../../../shared/findings/finding.ts'
import { cells, contextOf, deedOf, editorOf, table, tableAfter } from './deed-support.ts'

const extent = extentOf(table)
const names = (attachment = table) => attachment.rows.map(({ cells: { name = '' } }) => name)
const shown = (attachment: typeof table, id: string) => attachment.rows.map((row) => row.cells[id] ?? '')

describe('rows', () => {
  it('are deleted as one step, and the row that comes up is selected', () => {
    const deed = deedOf('delete-rows', contextOf(cells(0, 1, 1, 1)))
    expect(deed.step?.name).toBe('删除行')
    expect(names(tableAfter(deed))).toEqual(['农村居民人均可支配收入', '进出口总额'])
    expect(deed.selection).toEqual(rowsOf(0, 0, extent))
  })

  it('are inserted as many as are selected', () => {
    const deed = deedOf('insert-below', contextOf(cells(0, 1, 1, 1)))
    expect(names(tableAfter(deed)).slice(0, 5)).toEqual([
      '地区生产总值',
      '城镇居民人均可支配收入',
      '',
      '',
      '农村居民人均可支配收入',
    ])
    expect(deed.selection).toEqual(cells(2, 1, 3, 1))
  })

  it('move past the next one, and not into a merge', () => {
    const up = deedOf('move-up', contextOf(rowsOf(1, 2, extent)))
    expect(names(tableAfter(up))[2]).toBe('地区生产总值')
    expect(up.selection).toEqual(rowsOf(0, 1, extent))
    const into = carryRows(contextOf(cells(0, 0)), { top: 0, bottom: 0 }, 2)
    expect(into).toEqual({
      notice: { kind: 'error', text: '这样移动会拆开合并的单元格，请连同合并的部分一起选中再移动。' },
    })
    expect(carryRows(contextOf(cells(0, 0)), { top: 0, bottom: 0 }, 1)).toEqual({})
  })

  it('cannot go up from the top, and say so', () => {
    expect(actionOf('move-up').refusal(editorOf(cells(0, 0)))).toBe('已经在最上面了。')
    expect(
      actionOf('delete-rows').refusal(editorOf(cells(0, 0), { ...table, rows: [], merges: [] })),
    ).toMatch(/没有行/)
  })

  it('are numbered anew, or a sentence says that they are in order', () => {
    const deed = deedOf('renumber', contextOf(cells(0, 0)))
    expect(shown(tableAfter(deed), 'no')).toEqual(['1', '2', '', '3'])
    const inOrder = contextOf(cells(0, 0), { open: editorOf(cells(0, 0), tableAfter(deed)) })
    expect(deedOf('renumber', inOrder)).toEqual({
      notice: { kind: 'info', text: '序号已经连续，不用重排。' },
    })
  })
})

describe('columns', () => {
  it('whole columns that are selected are what is inserted and deleted', () => {
    const context = contextOf(columnsOf(1, 1, extent))
    expect(tableAfter(deedOf('insert-selected', context)).columns.map(({ id }) => id)).toEqual([
      'no',
      'new1',
      'name',
      'target',
      'actual',
      'status',
    ])
    expect(tableAfter(deedOf('delete-selected', context)).columns.map(({ id }) => id)).toEqual([
      'no',
      'target',
      'actual',
      'status',
    ])
    expect(tableAfter(deedOf('insert-selected', contextOf(rowsOf(0, 0, extent)))).rows).toHaveLength(5)
  })

  it('the last one to be seen is not hidden and not deleted', () => {
    const all = contextOf(cells(0, 0, 3, 4))
    expect(deedOf('hide-columns', all).notice).toEqual({ kind: 'error', text: '至少要留一列可见。' })
    expect(deedOf('delete-columns', all).notice).toEqual({ kind: 'error', text: '表格至少要留一列可见。' })
  })

  it('are hidden and shown again', () => {
    const hidden = tableAfter(deedOf('hide-columns', contextOf(cells(0, 2))))
    expect(hidden.columns.map((column) => column.hidden ?? false)).toEqual([false, false, true, false, false])
    const again = contextOf(cells(0, 0), { open: editorOf(cells(0, 0), hidden) })
    expect(tableAfter(deedOf('show-columns', again), hidden).columns).toEqual(table.columns)
    expect(actionOf('show-columns').refusal(editorOf(cells(0, 0)))).toBe('没有隐藏的列。')
  })

  it('are carried past hidden ones', () => {
    const open = editorOf(cells(0, 0), tableAfter(deedOf('hide-columns', contextOf(cells(0, 2)))))
    const deed = carryColumns(contextOf(cells(0, 0), { open }), { left: 1, right: 1 }, 3)
    expect(tableAfter(deed, open.attachment).columns.map(({ id }) => id)).toEqual([
      'no',
      'target',
      'actual',
      'name',
      'status',
    ])
    expect(deed.selection).toEqual(columnsOf(2, 2, extent))
  })

  it('the settings of the active one are opened', () => {
    expect(deedOf('column', contextOf(cells(1, 3)))).toEqual({ open: { kind: 'column', id: 'actual' } })
  })
})

describe('merges', () => {
  it('that lose texts say how many', () => {
    const deed = deedOf('merge', contextOf(cells(0, 1, 1, 2)))
    expect(tableAfter(deed).merges).toHaveLength(2)
    expect(deed.notice).toEqual({
      kind: 'info',
      text: '只保留了最前面的文字，其余3个单元格的文字已去掉。',
    })
  })

  it('of one cell are none', () => {
    expect(deedOf('merge', contextOf(cells(0, 1)))).toEqual({
      notice: { kind: 'info', text: '请先选中要合并的几个单元格。' },
    })
  })

  it('are taken apart by the same key, or by splitting', () => {
    for (const id of ['merge', 'split'])
      expect(tableAfter(deedOf(id, contextOf(cells(1, 0)))).merges, id).toEqual([])
    expect(deedOf('split', contextOf(cells(0, 1))).notice?.text).toBe('选中的地方没有合并的单元格。')
  })
})

describe('writing and filling', () => {
  it('a table without rows gets its first one', () => {
    const open = editorOf(cells(0, 0), { ...table, rows: [], merges: [] })
    const deed = write(contextOf(cells(0, 0), { open }), '修改单元格', [{ row: 0, column: 1, text: '甲' }])
    expect(names(tableAfter(deed, open.attachment))).toEqual(['甲'])
  })

  it('Delete clears what is selected', () => {
    const deed = deedOf('clear', contextOf(cells(0, 2, 1, 3)))
    expect(deed.step?.name).toBe('清除内容')
    expect(shown(tableAfter(deed), 'actual')).toEqual(['', '', '15.5%', '20.2%'])
  })

  it('Ctrl+D copies the row above into a single one, and says so where there is none', () => {
    expect(shown(tableAfter(deedOf('fill-down', contextOf(cells(1, 2)))), 'target')[1]).toBe('7%左右')
    expect(deedOf('fill-down', contextOf(cells(0, 2))).notice?.text).toBe('上面没有可以填充的行。')
    expect(deedOf('fill-right', contextOf(cells(0, 0))).notice?.text).toBe('左边没有可以填充的列。')
  })

  it('the handle fills beside and selects all of it', () => {
    const deed = fillTo(
      contextOf(cells(0, 2)),
      { top: 0, left: 2, bottom: 0, right: 2 },
      { top: 1, left: 2, bottom: 2, right: 2 },
    )
    expect(shown(tableAfter(deed), 'target')).toEqual(['7%左右', '7%左右', '7%左右', '促稳提质'])
    expect(deed.selection).toEqual(cells(0, 2, 2, 2))
    expect(shown(tableAfter(fillToEnd(contextOf(cells(0, 3)))), 'actual')).toEqual(Array(4).fill('12.3%'))
  })
})

describe('the clipboard', () => {
  it('takes text and HTML, and frames what was taken', () => {
    const { text, html, deed } = copied(contextOf(cells(0, 1, 0, 2)), 'copy')
    expect(text).toBe('地区生产总值\t7%左右')
    expect(html).toContain('<td')
    expect(deed.marked).toEqual({ cut: null, copied: [{ top: 0, left: 1, bottom: 0, right: 2 }] })
  })

  it('a cut that is still on the clipboard moves', () => {
    const { text, deed } = copied(contextOf(cells(0, 3)), 'cut')
    const moved = pasteFrom(contextOf(cells(3, 3), { cut: deed.marked?.cut ?? null }), text, '')
    expect(moved.step?.name).toBe('移动单元格')
    expect(shown(tableAfter(moved), 'actual')).toEqual(['', '12.5%', '15.5%', '12.3%'])
    const other = pasteFrom(contextOf(cells(3, 3), { cut: deed.marked?.cut ?? null }), '9%', '')
    expect(other.step?.name).toBe('粘贴')
  })

  it('a block that is larger than the table asks first', async () => {
    const context = contextOf(cells(3, 3))
    const deed = pasteFrom(context, '1%\t甲\n2%\t乙', '')
    expect(deed.step).toBeUndefined()
    expect(deed.ask).toMatchObject({ title: '表格放不下', yes: '补1行并粘贴' })
    const agreed = (await deed.ask?.agreed(context)) ?? {}
    expect(shown(tableAfter(agreed), 'actual')).toEqual(['12.3%', '12.5%', '15.5%', '1%', '2%'])
    expect(agreed.selection).toEqual(cells(3, 3, 4, 4))
  })

  it('refuses what would fall under a merge, and what is too much', () => {
    expect(pasteFrom(contextOf(cells(1, 0)), '3\t甲\n4\t乙', '').notice).toMatchObject({
      kind: 'error',
      text: expect.stringContaining('合并的单元格'),
    })
    expect(pasteFrom(contextOf(cells(0, 0)), '\n'.repeat(60_000), '').notice?.text).toContain('60001个')
    expect(pasteFrom(contextOf(cells(0, 0)), '', '')).toEqual({
      notice: { kind: 'info', text: '剪贴板里没有文字。' },
    })
  })

  it('a menu pastes what the system gives it', async () => {
    const readClipboard = async () => ({ text: '9%', html: '' })
    const deed = await actionOf('paste').perform(contextOf(cells(0, 3), { readClipboard }))
    expect(shown(tableAfter(deed), 'actual')[0]).toBe('9%')
    await expect(async () =>
      actionOf('paste').perform(contextOf(cells(0, 3), { readClipboard: () => Promise.reject(Error('no')) })),
    ).rejects.toThrow('这里不能从菜单粘贴')
  })
})

describe('finding and replacing', () => {
  const hits = found(editorOf(cells(0, 0)), '居民')

  it('goes on and round', () => {
    expect(hits).toEqual([
      { row: 1, column: 1 },
      { row: 2, column: 1 },
    ])
    expect(nextHit(contextOf(cells(1, 1)), hits)).toEqual({ selection: cells(2, 1) })
    expect(nextHit(contextOf(cells(2, 1)), hits)).toEqual({ selection: cells(1, 1) })
    expect(nextHit(contextOf(cells(0, 0)), hits, true)).toEqual({ selection: cells(2, 1) })
    expect(nextHit(contextOf(cells(0, 0)), [])).toEqual({})
  })

  it('replaces one and goes on, or all and says how many', () => {
    const by = { query: '居民', text: '' }
    const one = replaceOne(contextOf(cells(1, 1)), hits, by)
    expect(names(tableAfter(one)).slice(1, 3)).toEqual(['城镇人均可支配收入', '农村居民人均可支配收入'])
    expect(one.selection).toEqual(cells(2, 1))
    const every = replaceEvery(contextOf(cells(0, 0)), hits, by)
    expect(names(tableAfter(every)).slice(1, 3)).toEqual(['城镇人均可支配收入', '农村人均可支配收入'])
    expect(every.notice?.text).toBe('已替换2个单元格。')
  })
})

describe('the verdict', () => {
  it('a word on a row is a ruling of the person at the keyboard', () => {
    const deed = ruleRow(contextOf(cells(3, 0)), 'r4', '预计完成', '省里口径')
    expect(tableAfter(deed).rows[3]).toMatchObject({
      cells: { status: '预计完成' },
      ruling: { by: '王', reason: '省里口径' },
    })
    expect(deed.focus).toBe('sheet')
  })

  it('one setting leaves the others', () => {
    const ruled = tableAfter(setRuling(contextOf(cells(3, 0)), 'r4', 'suggest', '基本完成', ''))
    const open = editorOf(cells(3, 0), ruled)
    const deed = setRuling(contextOf(cells(3, 0), { open }), 'r4', 'rule', 'at least', '')
    expect(tableAfter(deed, ruled).rows[3]?.ruling).toMatchObject({ suggest: '基本完成', rule: 'at least' })
  })

  it('F8 goes to the next row that waits, to the title, and says when nothing does', () => {
    expect(deedOf('next-waiting', contextOf(cells(0, 0)))).toMatchObject({
      selection: cells(3, 4),
      focus: 'sheet',
    })
    const finding = { key: 'k', row: null, column: null, grade: 'error', explanation: null } as Finding
    expect(goTo(contextOf(cells(0, 0)), finding)).toEqual({ focus: 'title' })
    const done = tableAfter(ruleRow(contextOf(cells(3, 0)), 'r4', '完成', ''))
    const open = editorOf(cells(0, 0), done)
    expect(deedOf('next-waiting', contextOf(cells(0, 0), { open })).notice?.text).toBe(
      '没有需要人工处理的地方。',
    )
  })
})

describe('the view', () => {
  it('is zoomed, turned dark, searched, and gone through by name', () => {
    const context = contextOf(cells(0, 0))
    expect(deedOf('zoom-out', context)).toEqual({ zoom: 0.9 })
    expect(deedOf('look', context)).toEqual({ look: 'dark' })
    expect(deedOf('side', context)).toEqual({ fold: true, focus: 'sheet' })
    expect(deedOf('side', { ...context, folded: true })).toEqual({ fold: false, focus: 'sheet' })
    expect(deedOf('replace', context)).toEqual({ find: 'replace', focus: 'find' })
    expect(deedOf('go-to', context)).toEqual({ focus: 'name' })
  })
})

describe('undo and redo', () => {
  const open = { ...editorOf(cells(0, 0)), log: { revision: 1, undo: '删除行', redo: null } }
  it('say what of the table they take back, and that it is the table where a report stands beside it', () => {
    expect(actionOf('undo').label?.(open, false)).toBe('撤销“删除行”')
    expect(actionOf('undo').label?.(open, true)).toBe('撤销表中的“删除行”')
    expect(actionOf('redo').label?.(open, true)).toBe('恢复')
  })

  it('in the text of a report are those of the text', () => {
    const { inText } = actionOf('undo')
    expect(inText?.perform()).toEqual({ replayText: 'undo' })
    expect(inText?.label?.({ undo: '全部替换', redo: null })).toBe('撤销报告中的“全部替换”')
    expect(inText?.refusal({ undo: '全部替换', redo: null })).toBeNull()
    expect(inText?.refusal({ undo: null, redo: '全部替换' })).toBe('报告里没有可撤销的操作。')
    expect(actionOf('redo').inText?.refusal({ undo: null, redo: '全部替换' })).toBeNull()
  })
})

describe('a figure that an input method left full-width', () => {
  test.each([
    ['5。3', '5.3'],
    ['１２．３', '12.3'],
    ['－４．２％', '-4.2%'],
    ['１２亿元左右', '12亿元左右'],
    ['５％', '5%'],
    ['1，234', '1,234'],
  ])('%s is kept, with one offer to make it %s', (typed, mended) => {
    const deed = writeTyped(contextOf(cells(0, 3)), '修改单元格', { row: 0, column: 3, text: typed })
    expect(tableAfter(deed).rows[0]?.cells.actual).toBe(typed)
    expect(deed.ask).toBeUndefined()
    const { mend } = deed
    if (mend === undefined) throw new Error('nothing was offered')
    const open = editorOf(cells(1, 3), tableAfter(deed))
    const taken = deedOf('mend', contextOf(cells(1, 3), { open, mends: [mend] }))
    expect(tableAfter(taken, open.attachment).rows[0]?.cells.actual).toBe(mended)
  })

  test.each([
    ['5.3', 3],
    ['促稳提质。', 2],
    ['５０强企业', 1],
    ['3，4两项', 3],
  ])('%s: nothing to offer', (text, column) => {
    expect(writeTyped(contextOf(cells(0, 3)), '修改单元格', { row: 0, column, text }).mend).toBeUndefined()
  })
})

describe('pasted figures that a column was too narrow for', () => {
  test('are said, and pasted as they came', () => {
    const deed = pasteFrom(contextOf(cells(0, 3)), '########', '')
    expect(tableAfter(deed).rows[0]?.cells.actual).toBe('########')
    expect(deed.notice?.text).toMatch(/^[^。]*1个数没有带来完整的数字[^。]*。$/)
    expect(pasteFrom(contextOf(cells(0, 3)), '123456789', '').notice).toBeUndefined()
  })
})
