/** What the actions of 格式 do with what is selected, and how marks go along with cells that are copied and filled. */
import { describe, expect, it } from 'vitest'
import { copied, pasteTable } from '../../../renderer/actions/clipboard.ts'
import { fillTo } from '../../../renderer/actions/fill.ts'
import { isOn, pasteLooks } from '../../../renderer/actions/format.ts'
import { laid, plainly } from '../../../renderer/actions/pasted.ts'
import { beside } from '../../../renderer/grid/selection.ts'
import { viewed } from '../../../renderer/state/view.ts'
import { apply } from '../../../shared/attachment/edits.ts'
import type { Attachment, Mark } from '../../../shared/attachment/model.ts'
import { withResults } from '../../../shared/formula/results.ts'
import { cells, contextOf, deedOf, editorOf, table, tableAfter } from './deed-support.ts'

const marks = ({ rows }: Attachment, column: string) => rows.map((row) => row.marks?.[column])
const marked = (column: string, look: Mark, row = 0): Attachment => ({
  ...table,
  rows: table.rows.map((each, at) => (at === row ? { ...each, marks: { [column]: look } } : each)),
})
const on = (attachment: Attachment, selection = cells(0, 3)) =>
  contextOf(selection, { open: editorOf(selection, attachment) })

describe('格式', () => {
  it('goes by the active cell: what it has is taken from all that are selected, else given to all', () => {
    const bold = marked('actual', { bold: true }, 1)
    const given = deedOf('bold', on(bold, cells(0, 3, 2, 3)))
    expect(given.step?.name).toBe('加粗')
    expect(marks(tableAfter(given, bold), 'actual').slice(0, 3)).toEqual(Array(3).fill({ bold: true }))
    const taken = deedOf('bold', on(bold, cells(1, 3, 2, 3)))
    expect(taken.step?.name).toBe('取消加粗')
    expect(marks(tableAfter(taken, bold), 'actual')).toEqual(Array(4).fill(undefined))
    expect(isOn('bold', on(bold, cells(1, 3)).open)).toBe(true)
    expect(isOn('bold', on(bold).open)).toBe(false)
  })

  it('reaches several ranges, each cell once, and of merged cells the one that is seen', () => {
    const selection = beside([{ top: 0, left: 3, bottom: 2, right: 3 }], cells(2, 3, 3, 3))
    const after = tableAfter(deedOf('ink-red', on(table, selection)))
    expect(marks(after, 'actual')).toEqual(Array(4).fill({ ink: 'red' }))
    const merged = tableAfter(deedOf('fill-yellow', on(table, cells(1, 0, 2, 0))))
    expect(marks(merged, 'no')).toEqual([undefined, { fill: 'yellow' }, undefined, undefined])
  })

  it('reaches the rows that a view shows and no others', () => {
    const open = editorOf(cells(0, 3, 1, 3))
    const seen = viewed(open, {
      filters: [{ column: 'no', keep: { kind: 'texts', texts: ['1', '5'] } }],
      sort: null,
    })
    const after = tableAfter(deedOf('bold', contextOf(cells(0, 3, 1, 3), { open: { ...open, ...seen } })))
    expect(marks(after, 'actual')).toEqual([{ bold: true }, undefined, undefined, { bold: true }])
  })

  it('does the same once more where the selection then is', () => {
    const { repeat } = deedOf('fill-green', on(table))
    const again = repeat?.(on(table, cells(2, 2)))
    if (again === undefined || again instanceof Promise) throw new Error('it cannot be done again')
    expect(marks(tableAfter(again), 'target')[2]).toEqual({ fill: 'green' })
  })

  it('moves in step by step, from the middle to the left, and back to nothing', () => {
    const once = tableAfter(
      deedOf('indent', on(marked('actual', { align: 'center' }))),
      marked('actual', { align: 'center' }),
    )
    expect(marks(once, 'actual')[0]).toEqual({ indent: 1 })
    const back = tableAfter(deedOf('outdent', on(once)), once)
    expect(back.rows[0]?.marks).toBeUndefined()
    expect(isOn('align-left', on(once).open)).toBe(true)
    expect(marks(tableAfter(deedOf('align-center', on(once)), once), 'actual')[0]).toEqual({
      align: 'center',
    })
  })

  it('gives one decimal more or fewer than the active cell shows, none to names and numbers of rows', () => {
    const more = tableAfter(deedOf('more-places', on(table, cells(0, 0, 1, 4))))
    expect(more.rows[0]?.marks).toEqual({ target: { places: 1 }, actual: { places: 1 } })
    const fewer = tableAfter(deedOf('fewer-places', on(table, cells(1, 3))))
    expect(marks(fewer, 'actual')[1]).toEqual({ places: 0 })
    const words = deedOf('more-places', on(table, cells(0, 1)))
    expect(words.step).toBeUndefined()
    expect(words.notice?.text).toMatch(/没有小数位可调/)
  })

  it('of computed cells are the decimals of what they come to', () => {
    const open = { ...table, rows: table.rows.map((row) => ({ ...row })) }
    const formula = { source: '{0}*3', references: [{ from: { row: 'r1', column: 'actual' } }] }
    const computed = apply(
      open,
      withResults(open, [{ type: 'formula', row: 'r4', column: 'actual', from: null, to: formula }]),
    )
    const deed = deedOf('more-places', on(computed, cells(3, 3)))
    const after = apply(computed, withResults(computed, deed.step?.edits ?? []))
    expect(after.rows[3]?.cells.actual).toBe('36.90%')
    expect(after.rows[3]?.marks).toBeUndefined()
  })

  it('is painted from a block, from a single cell on as much as the brush holds', () => {
    const source = marked('target', { ink: 'blue' })
    const taken = deedOf('painter', on(source, cells(0, 2, 0, 3)))
    expect(taken.painter?.pattern).toEqual([[{ ink: 'blue' }, null]])
    const brush = taken.painter ?? null
    const painted = deedOf('paint', { ...on(source, cells(2, 2)), painter: brush })
    expect(marks(tableAfter(painted, source), 'target')).toEqual([
      { ink: 'blue' },
      undefined,
      { ink: 'blue' },
      undefined,
    ])
    expect(painted.painter).toBeNull()
    const kept = deedOf('paint', { ...on(source), painter: { pattern: [[null]], keep: true } })
    expect(kept.painter).toBeUndefined()
    expect(deedOf('paint', on(source)).notice?.text).toMatch(/请先选中/)
    expect(deedOf('painter', { ...on(source), painter: brush }).painter).toBeNull()
  })

  it('is taken away altogether', () => {
    const look = marked('actual', { bold: true, places: 2, fill: 'red' })
    expect(tableAfter(deedOf('unmarked', on(look)), look)).toEqual(table)
  })
})

describe('cells that are copied', () => {
  const look = marked('actual', { bold: true, ink: 'red', fill: 'yellow', places: 0 })

  it('are seen by other programs as they are seen here, and bring what was typed', () => {
    const { text, html } = copied(on(look), 'copy')
    expect(text).toBe('12%')
    expect(html).toMatch(/font-weight:700;color:#C00000;background:#FFF2A8/)
    expect(html).toContain('data-typed="12.3%"')
    expect(html).toContain('data-look="{&quot;bold&quot;:true')
    expect(copied(on(table), 'copy').html).not.toMatch(/data-(?:look|typed)="/)
  })

  const own = {
    texts: [['12.3%', 'x']],
    merges: [],
    looks: new Map([['0,0', { bold: true } as const]]),
    own: true,
  }

  it('bring their marks into our own sheet, also onto several and from beyond its end', () => {
    const there = pasteTable(on(look, cells(1, 2)), laid(own, plainly))
    const after = tableAfter(there, look)
    expect(after.rows[1]?.cells).toMatchObject({ target: '12.3%', actual: 'x' })
    expect(after.rows[1]?.marks).toEqual({ target: { bold: true } })
    // What was marked there is so no more.
    const over = tableAfter(pasteTable(on(look, cells(0, 2)), laid(own, plainly)), look)
    expect(over.rows[0]?.marks).toEqual({ target: { bold: true } })
    const one = { ...own, texts: [['9%']] }
    const several = tableAfter(pasteTable(on(table, cells(0, 3, 2, 3)), laid(one, plainly)))
    expect(marks(several, 'actual').slice(0, 3)).toEqual(Array(3).fill({ bold: true }))
  })

  it('of another program do not, unless their looks alone are asked for', () => {
    const foreign = { ...own, own: false }
    expect(tableAfter(pasteTable(on(table), laid(foreign, plainly))).rows[0]?.marks).toBeUndefined()
    const looks = laid(foreign, { ...plainly, what: 'looks' })
    const after = tableAfter(pasteLooks(on(table, cells(1, 2)), looks))
    expect(after.rows.map((row) => row.cells)).toEqual(table.rows.map((row) => row.cells))
    expect(after.rows[1]?.marks).toEqual({ target: { bold: true } })
    expect(pasteLooks(on(table), { texts: [['1']], merges: [] }).notice?.text).toMatch(/没有粘贴/)
    expect(laid(own, { ...plainly, what: 'texts' }).looks).toBeUndefined()
    expect([...(laid(own, { ...plainly, what: 'looks', transpose: true }).looks ?? [])]).toEqual([
      ['0,0', { bold: true }],
    ])
  })

  it('filled on take their marks along', () => {
    const down = tableAfter(deedOf('fill-down', on(look, cells(0, 3, 2, 3))), look)
    expect(marks(down, 'actual')[2]).toEqual(look.rows[0]?.marks?.actual)
    const filled = tableAfter(
      fillTo(on(look), { top: 0, left: 3, bottom: 0, right: 3 }, { top: 1, left: 3, bottom: 2, right: 3 }),
      look,
    )
    expect(marks(filled, 'actual').slice(0, 3)).toEqual(Array(3).fill(look.rows[0]?.marks?.actual))
  })

  it('new rows are shown as the row above them', () => {
    const after = tableAfter(deedOf('insert-below', on(look)), look)
    expect(after.rows[1]).toMatchObject({ marks: { actual: { bold: true } } })
    expect(tableAfter(deedOf('insert-above', on(look)), look).rows[0]?.marks).toBeUndefined()
  })
})
