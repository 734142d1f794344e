/** Marks and notes on cells: set, painted, said, answered, moved along; a text is never touched by them. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { apply, invert } from '../../../shared/attachment/edits.ts'
import { allowedWords, markWords, noteWords } from '../../../shared/attachment/looks.ts'
import type { Attachment, Mark } from '../../../shared/attachment/model.ts'
import { notesOf } from '../../../shared/attachment/noted.ts'
import {
  changedMark,
  lookIn,
  marked,
  patternOf,
  setMarks,
  withoutMarks,
} from '../../../shared/changes/marks.ts'
import { nextOf } from '../../../shared/changes/next.ts'
import { reword, say, settle, unsay, withoutNote } from '../../../shared/changes/notes.ts'
import { relocate } from '../../../shared/changes/relocate.ts'
import { duplicateRows } from '../../../shared/changes/rows.ts'
import { tell } from '../../../shared/history/telling.ts'
import { BUILT_IN } from '../../../shared/verdict/dictionary.ts'
import { attachment } from '../support/attachment.ts'

const base = attachment('t', 5)
const texts = ({ rows }: Attachment) => rows.map(({ cells }) => cells)
const block = (top: number, bottom: number, ...columns: string[]) => ({ top, bottom, columns })

describe('marks', () => {
  test('are set one thing at a time, and go with the last of them', () => {
    const bold = apply(base, setMarks(base, block(0, 1, 'actual'), { bold: true }))
    const both = apply(bold, setMarks(bold, block(1, 2, 'actual'), { ink: 'red' }))
    expect(both.rows.map(({ marks }) => marks?.actual)).toEqual([
      { bold: true },
      { bold: true, ink: 'red' },
      { ink: 'red' },
      undefined,
      undefined,
    ])
    expect(texts(both)).toEqual(texts(base))
    const less = apply(both, setMarks(both, block(0, 4, 'actual'), { bold: null }))
    expect(less.rows[0]).toEqual(base.rows[0])
    expect(apply(both, withoutMarks(both, block(0, 4, 'actual')))).toEqual(base)
    expect(setMarks(both, block(0, 0, 'actual'), { bold: true })).toEqual([])
  })

  test('a change of nothing leaves nothing', () => {
    expect(changedMark(null, { bold: null })).toBeNull()
    expect(changedMark({ places: 0 }, {})).toEqual({ places: 0 })
  })

  test('a painted pattern is repeated over a larger block, and undo takes it back', () => {
    const one: Attachment = apply(base, [
      ...setMarks(base, block(0, 0, 'actual'), { bold: true }),
      ...setMarks(base, block(1, 1, 'actual'), { fill: 'yellow' }),
    ])
    fc.assert(
      fc.property(fc.nat(3), fc.nat(4), (top, height) => {
        const pattern = patternOf(one, block(0, 1, 'actual'))
        const target = block(top, top + height, 'target', 'name')
        const edits = marked(one, target, (_, row, column) => lookIn(pattern, row, column))
        const after = apply(one, edits)
        for (const [at, { marks }] of after.rows.entries()) {
          const inside = at >= top && at <= top + height
          const wanted: Mark = (at - top) % 2 === 0 ? { bold: true } : { fill: 'yellow' }
          expect(marks?.target).toEqual(inside ? wanted : undefined)
        }
        expect(apply(after, invert(edits))).toEqual(one)
      }),
    )
  })
})

describe('notes', () => {
  const place = { row: 'r1', column: 'actual' }
  const first = { by: '张科员', at: '2026-07-01T01:00:00.000Z' }
  const other = { by: '李股长', at: '2026-07-02T01:00:00.000Z' }

  test('are said, answered, settled, opened again by an answer, put right and taken out', () => {
    const asked = apply(base, say(base, place, ' 请核对这个数 \r\n口径', first))
    expect(notesOf(asked)).toEqual([
      { ...place, note: { said: [{ ...first, text: '请核对这个数 \n口径' }] } },
    ])
    const settled = apply(asked, settle(asked, place, true, other))
    expect(settled.rows[1]?.notes?.actual?.settled).toEqual(other)
    const again = apply(settled, say(settled, place, '又变了', other))
    expect(again.rows[1]?.notes?.actual?.settled).toBeUndefined()
    const right = apply(again, reword(again, place, 0, '请再核对'))
    expect(right.rows[1]?.notes?.actual?.said[0]).toEqual({ ...first, text: '请再核对' })
    const less = apply(right, unsay(right, place, 0))
    expect(less.rows[1]?.notes?.actual?.said).toEqual([{ ...other, text: '又变了' }])
    expect(apply(less, unsay(less, place, 0))).toEqual(base)
    expect(apply(again, withoutNote(again, place))).toEqual(base)
    expect(texts(again)).toEqual(texts(base))
  })

  test('without words, or with far too many, are refused with a sentence', () => {
    expect(() => say(base, place, ' \n ', first)).toThrow('批注还没有写字')
    expect(() => say(base, place, '字'.repeat(32_001), first)).toThrow('这条太长')
  })
})

describe('with rows, columns and periods', () => {
  const place = { row: 'r1', column: 'actual' }
  const both = apply(base, [
    ...setMarks(base, block(1, 1, 'actual'), { fill: 'yellow' }),
    ...say(base, place, '请核对', { by: '', at: '2026-07-01' }),
  ])

  test('cut and pasted they move along, and what was there goes', () => {
    const hand = { by: '', reason: '', at: '', dictionary: BUILT_IN }
    const edits = relocate(both, block(1, 1, 'actual'), block(3, 3, 'target'), hand)
    if (edits === null) throw new Error('refused')
    const after = apply(both, edits)
    expect(after.rows[1]?.marks).toBeUndefined()
    expect(after.rows[1]?.notes).toBeUndefined()
    expect(after.rows[3]?.marks).toEqual({ target: { fill: 'yellow' } })
    expect(after.rows[3]?.notes?.target?.said[0]?.text).toBe('请核对')
    expect(apply(after, invert(edits))).toEqual(both)
  })

  test('a copied row has the marks, the note stays where it was written', () => {
    const after = apply(
      both,
      duplicateRows(both, 1, 1, () => 'new'),
    )
    expect(after.rows[2]?.marks).toEqual({ actual: { fill: 'yellow' } })
    expect(after.rows[2]?.notes).toBeUndefined()
  })

  test('the next period keeps the marks and none of the notes', () => {
    const options = {
      to: { year: 2030, months: 6 },
      id: 'n',
      half: 'stays' as const,
      lastYear: new Map(),
      at: '',
    }
    const next = nextOf(both, options)
    expect(next.rows[1]?.marks).toEqual({ actual: { fill: 'yellow' } })
    expect(next.rows.every(({ notes }) => notes === undefined)).toBe(true)
  })
})

test('history tells them in words', () => {
  const edits = [
    ...setMarks(base, block(0, 0, 'actual'), { bold: true, ink: 'red', places: 1, grouped: true, indent: 2 }),
    ...say(base, { row: 'r0', column: 'actual' }, '请核对', { by: '张科员', at: '2026-07-01' }),
  ]
  expect(tell(base, apply(base, edits), edits)).toMatchObject([
    {
      kind: 'looks',
      what: expect.stringMatching(/的格式$/),
      from: '无',
      to: '加粗，红字，缩进2字，1位小数，千分位',
    },
    { kind: 'notes', what: expect.stringMatching(/的批注$/), from: '无', to: '张科员：请核对' },
  ])
  expect(markWords({ places: 0, align: 'center', fill: 'yellow' })).toBe('黄底，居中，不带小数')
  expect(
    noteWords({
      said: [
        { by: '', text: '一' },
        { by: '', text: '二' },
      ],
      settled: { by: '', at: '2026' },
    }),
  ).toBe('二（共2条，已解决）')
  expect(
    [undefined, { words: ['完成', '未完成'] }, { least: '0', most: '100' }, { least: '0' }, {}].map(
      allowedWords,
    ),
  ).toEqual(['不限', '完成、未完成', '0—100', '不小于0', '数字'])
})
