/** Two windows change one table: what each did stays, and what cannot stay is told. */
import { describe, expect, test } from 'vitest'
import { at, range } from '../../../renderer/grid/selection.ts'
import { lostSentence, rebased, restated, sameSelection } from '../../../renderer/state/rebase.ts'
import { apply, type Edit, type Step } from '../../../shared/attachment/edits.ts'
import type { Attachment } from '../../../shared/attachment/model.ts'
import { withResults } from '../../../shared/formula/results.ts'
import { table } from './deed-support.ts'

const cell = (row: string, from: string, to: string): Edit => ({
  type: 'cell',
  row,
  column: 'actual',
  from,
  to,
})
const step = (...edits: Edit[]): Step => ({ name: '填写', edits })
const fresh: Edit = { type: 'insertRows', at: 1, rows: [{ id: 'new', cells: { name: '新指标' } }] }

/** What a window that did `own` makes of what the other did. */
const between = (other: Edit[], ...own: Step[]) =>
  rebased(
    own.reduce((state, { edits }) => apply(state, edits), table),
    own,
    apply(table, other),
  )

/** r1's target is computed of two actuals. */
const computing: Attachment = apply(
  table,
  withResults(table, [
    {
      type: 'formula',
      row: 'r1',
      column: 'target',
      from: null,
      to: {
        source: '{0}+{1}',
        references: ['r2', 'r3'].map((row) => ({ from: { row, column: 'actual' } })),
      },
    },
  ]),
)

describe('what waits, on top of what another window did', () => {
  test('what is computed of two cells that two windows changed comes out of both', () => {
    const mine = step(...withResults(computing, [cell('r2', '12.5%', '13.5%')]))
    const theirs = withResults(computing, [cell('r3', '15.5%', '25.5%')])
    const { attachment, kept, lost } = rebased(apply(computing, mine.edits), [mine], apply(computing, theirs))
    expect(lost).toEqual([])
    expect(attachment.rows[0]?.cells.target).toBe('39.0%')
    expect(kept.map(({ edits }) => edits.length)).toEqual([2])
    expect(apply(apply(computing, theirs), kept[0]?.edits ?? [])).toEqual(attachment)
  })

  test('stays where it is another cell, whatever rows came before it', () => {
    const mine = step(cell('r4', '20.2%', '21%'))
    const { attachment, kept, lost } = between([fresh, cell('r1', '12.3%', '13%')], mine)
    expect([kept, lost]).toEqual([[mine], []])
    expect(attachment.rows.map(({ cells }) => cells.actual)).toEqual([
      '13%',
      undefined,
      '12.5%',
      '15.5%',
      '21%',
    ])
  })

  test('is lost where the same cell was written, its row is gone, or rows are counted that stand elsewhere', () => {
    const same = step(cell('r1', '12.3%', '14%'))
    expect(between([cell('r1', '12.3%', '13%')], same)).toMatchObject({ kept: [], lost: [same] })
    const gone: Edit = { type: 'deleteRows', at: 3, rows: table.rows.slice(3) }
    expect(between([gone], step(cell('r4', '20.2%', '21%'))).kept).toEqual([])
    const move = step({ type: 'moveRows', from: 2, count: 1, to: 3 })
    expect(between([fresh], move).kept).toEqual([])
    expect(between([cell('r1', '12.3%', '13%')], move).kept).toEqual([move])
  })

  test('goes on after a step that is lost, where it names what it changes', () => {
    const [lost, good, counted] = [
      step(cell('r1', '12.3%', '14%')),
      step(cell('r2', '12.5%', '1%')),
      step(fresh),
    ]
    const found = between([cell('r1', '12.3%', '13%')], lost, good, counted)
    expect(found).toMatchObject({ kept: [good], lost: [lost, counted] })
    expect(lostSentence(found.lost)).toMatch(/^同一处刚在别处改过，您填的“14%”没有写入；.*请核对后再填。$/)
    expect(lostSentence([counted])).toMatch(/请再操作一次。$/)
  })
})

test('the selection stays on its cells', () => {
  const now = apply(table, [fresh])
  expect(sameSelection(table, range({ row: 1, column: 2 }, { row: 3, column: 3 }), now)).toMatchObject({
    anchor: { row: 2, column: 2 },
    focus: { row: 4, column: 3 },
  })
  const shorter = apply(table, [{ type: 'deleteRows', at: 3, rows: table.rows.slice(3) }])
  expect(sameSelection(table, at({ row: 3, column: 1 }), shorter).active).toEqual({ row: 2, column: 1 })
})

describe('what was typed while an undo was under way', () => {
  const typed = step(cell('r1', '', '14%'))

  test('says what the cell is to hold, whatever the undo has put there', () => {
    expect(restated(typed, table, table)).toEqual(step(cell('r1', '12.3%', '14%')))
    const moved = apply(table, [fresh])
    expect(restated(typed, table, moved)).toEqual(step(cell('r1', '12.3%', '14%')))
  })

  test('does not fit where its row is gone, or rows are counted that stand elsewhere', () => {
    const [first] = table.rows
    if (first === undefined) throw new Error('a row')
    expect(restated(typed, table, apply(table, [{ type: 'deleteRows', at: 0, rows: [first] }]))).toBeNull()
    expect(restated(step(fresh), table, apply(table, [{ ...fresh, at: 0 }]))).toBeNull()
    expect(restated(step(fresh), table, table)).toEqual(step(fresh))
  })
})
