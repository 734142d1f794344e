/** What is done with notes by actions: written, gone on with, gone to, and taken along by copies. */
import { describe, expect, test } from 'vitest'
import { copied, pasteFrom } from '../../../renderer/actions/clipboard.ts'
import { withNotesAlong } from '../../../renderer/actions/noteCopies.ts'
import { keepNote, settleNote, writingOf } from '../../../renderer/actions/notes.ts'
import { besideCell } from '../../../renderer/sheet/notePlace.ts'
import { apply, invert } from '../../../shared/attachment/edits.ts'
import type { Attachment } from '../../../shared/attachment/model.ts'
import { notesOf } from '../../../shared/attachment/noted.ts'
import { say } from '../../../shared/changes/notes.ts'
import { cells, contextOf, deedOf, editorOf, table, tableAfter } from './deed-support.ts'

const by = { by: '王', at: '2021-07-01T00:00:00.000Z' }
const other = { by: '李', at: '2021-07-01T00:00:00.000Z' }
const actual = (row: string) => ({ row, column: 'actual' })
const noted: Attachment = apply(table, [
  ...say(table, actual('r1'), '自己的', by),
  ...say(table, actual('r3'), '别人的', other),
])
const open = (row: number, column: number, attachment = noted) =>
  contextOf(cells(row, column), { open: editorOf(cells(row, column), attachment) })
const places = (attachment: Attachment) =>
  notesOf(attachment).map(
    ({ row, column, note }) => `${row} ${column} ${note.said.map(({ text }) => text).join('|')}`,
  )

describe('the editor of a note', () => {
  test('goes on with what is one’s own, answers what another wrote, and begins with nothing', () => {
    expect(writingOf(noted, actual('r1'), '王')).toMatchObject({ index: 0, text: '自己的' })
    expect(writingOf(noted, actual('r3'), '王')).toMatchObject({ index: null, text: '' })
    expect(writingOf(noted, actual('r2'), '王')).toMatchObject({ index: null, text: '' })
    expect(deedOf('note', open(0, 3)).writing).toMatchObject({ row: 'r1', column: 'actual', index: 0 })
  })

  test('writes one step, which is taken back whole; a blank text changes nothing', () => {
    const context = open(2, 3)
    const deed = keepNote(context, writingOf(noted, actual('r3'), '王'), ' 已改\r\n ')
    expect(deed.step?.name).toBe('回复批注')
    const after = tableAfter(deed, noted)
    expect(places(after)).toEqual(['r1 actual 自己的', 'r3 actual 别人的|已改'])
    expect(apply(after, invert(deed.step?.edits ?? []))).toEqual(noted)
    expect(keepNote(context, writingOf(noted, actual('r3'), '王'), '  ')).toEqual({})
  })

  test('keeps the words where the row has gone', () => {
    const writing = { ...writingOf(noted, actual('r3'), '王'), row: 'gone' }
    expect(() => keepNote(open(0, 0), writing, '写好的话')).toThrow('写的是：写好的话')
  })

  test('of a merged cell is one of its top left', () => {
    expect(deedOf('note', open(2, 0)).writing).toMatchObject({ row: 'r2', column: 'no' })
  })
})

test('the next note is gone to round the end, the settled ones only where no other is left', () => {
  const where = (attachment: Attachment, row: number, id = 'next-note') =>
    deedOf(id, open(row, 3, attachment)).selection?.focus
  expect(where(noted, 0)).toEqual({ row: 2, column: 3 })
  expect(where(noted, 2)).toEqual({ row: 0, column: 3 })
  expect(where(noted, 0, 'previous-note')).toEqual({ row: 2, column: 3 })
  const settled = tableAfter(settleNote(open(2, 3), actual('r3')), noted)
  expect(where(settled, 0)).toEqual({ row: 0, column: 3 })
  expect(deedOf('next-note', open(0, 0, table)).notice?.text).toContain('Shift+F2')
})

describe('copies', () => {
  test('take the notes of their cells along; a cell without one leaves what is there', () => {
    const source = contextOf(cells(0, 2, 0, 3), { open: editorOf(cells(0, 2, 0, 3), noted) })
    const { text, deed } = copied(source, 'copy')
    const target = contextOf(cells(3, 2), {
      open: editorOf(cells(3, 2), noted),
      notesCopied: deed.notesCopied ?? null,
    })
    const pasted = withNotesAlong(target, pasteFrom(target, text, ''), text)
    expect(places(tableAfter(pasted, noted))).toEqual([
      'r1 actual 自己的',
      'r3 actual 别人的',
      'r4 actual 自己的',
    ])
    // Another text on the clipboard is another's.
    const others = withNotesAlong(target, pasteFrom(target, '1\t2', ''), '1\t2')
    expect(places(tableAfter(others, noted))).toEqual(places(noted))
  })

  test('of cells without notes carry none', () => {
    const { deed } = copied(contextOf(cells(0, 1)), 'copy')
    expect(deed.notesCopied).toBeNull()
  })
})

test('a card stands behind its cell, before it where there is no room, and never over it', () => {
  const within = { left: 0, top: 100, width: 1000, height: 600 }
  const size = { width: 244, height: 90 }
  const cell = { left: 600, top: 300, width: 100, height: 26 }
  expect(besideCell(cell, within, size)).toEqual({ left: 706, top: 300 })
  expect(besideCell({ ...cell, left: 800 }, within, size)).toEqual({ left: 550, top: 300 })
  expect(besideCell({ ...cell, top: 690 }, within, size).top).toBe(604)
  const wide = { left: 10, top: 300, width: 980, height: 26 }
  expect(besideCell(wide, within, size).top).toBe(332)
  expect(besideCell({ ...wide, top: 660 }, within, size).top).toBe(564)
})
