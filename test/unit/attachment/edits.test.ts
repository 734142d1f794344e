import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { apply, type Edit, invert } from '../../../shared/attachment/edits.ts'
import { attachment } from '../support/attachment.ts'
import { editsOfAll, seeds } from '../support/random-edits.ts'

describe('edits', () => {
  test('the inverse of any edits takes them back', () => {
    fc.assert(
      fc.property(seeds, (all) => {
        const before = attachment()
        const edits = editsOfAll(before, all)
        const after = apply(before, edits)
        expect(apply(after, invert(edits))).toEqual(before)
        expect(apply(apply(after, invert(edits)), invert(invert(edits)))).toEqual(after)
      }),
    )
  })

  test('rows that no edit touches keep their identity', () => {
    const before = attachment()
    const after = apply(before, [{ type: 'cell', row: 'r1', column: 'actual', from: '', to: '5%' }])
    expect(after.rows.map((row, at) => row === before.rows[at])).toEqual([true, false, true, true])
    expect(after.columns).toBe(before.columns)
    expect(after.heading).toBe(before.heading)
  })

  test.each<[string, Edit]>([
    ['another text', { type: 'cell', row: 'r1', column: 'target', from: '9%', to: '5%' }],
    ['no such row', { type: 'cell', row: 'gone', column: 'target', from: '', to: '5%' }],
    ['no such column', { type: 'cell', row: 'r1', column: 'gone', from: '', to: '5%' }],
    ['an id that is there', { type: 'insertRows', at: 0, rows: [{ id: 'r1', cells: {} }] }],
    ['a place beyond the end', { type: 'insertRows', at: 9, rows: [{ id: 'n', cells: {} }] }],
    ['other rows than these', { type: 'deleteRows', at: 0, rows: [{ id: 'r0', cells: {} }] }],
    ['too far', { type: 'moveRows', from: 2, count: 2, to: 3 }],
    ['a column with texts', { type: 'deleteColumns', at: 1, columns: attachment().columns.slice(1, 2) }],
    [
      'another ruling',
      {
        type: 'ruling',
        row: 'r1',
        from: { source: '人工认定', reason: '', at: '', basis: { target: '', actual: '' } },
        to: null,
      },
    ],
    [
      'other merges',
      { type: 'merges', from: [{ top: 'r1', bottom: 'r2', left: 'name', right: 'name' }], to: [] },
    ],
    [
      'another heading',
      { type: 'heading', from: { ...attachment().heading, year: 1999 }, to: attachment().heading },
    ],
  ])('an edit that expects %s is refused as a conflict', (_, edit) => {
    const before = attachment()
    expect(() => apply(before, [edit])).toThrow(expect.objectContaining({ code: 'conflict' }))
    expect(before).toEqual(attachment())
  })
})
