import fc from 'fast-check'
import { expect, test } from 'vitest'
import { apply, type Edit } from '../../../shared/attachment/edits.ts'
import { emptied } from '../../../shared/attachment/emptied.ts'
import type { Attachment, Mark, Note, Ruling } from '../../../shared/attachment/model.ts'
import { withResults } from '../../../shared/formula/results.ts'
import type { Choice } from '../../../shared/history/conflict.ts'
import { merge } from '../../../shared/history/merge.ts'
import { attachment } from '../support/attachment.ts'
import { editsOfAll, seeds } from '../support/random-edits.ts'

const base = attachment('t', 5)
const cell = (row: string, column: string, from: string, to: string): Edit => ({
  type: 'cell',
  row,
  column,
  from,
  to,
})
const after = (...edits: Edit[]): Attachment => apply(base, edits)
const at = (one: Attachment, row: string) => one.rows.find(({ id }) => id === row)?.cells
const rowIds = (one: Attachment) => one.rows.map(({ id }) => id)

test('of two copies of which one changed nothing the other is the result', () => {
  fc.assert(
    fc.property(seeds, seeds, (before, all) => {
      const from = apply(base, editsOfAll(base, before, 200))
      const changed = apply(from, editsOfAll(from, all))
      const theirs = merge(from, from, changed)
      expect(theirs.attachment).toEqual(changed)
      expect(theirs.conflicts).toEqual([])
      const ours = merge(from, changed, from)
      expect(ours.edits).toEqual([])
      expect(ours.attachment).toEqual(changed)
      expect(merge(from, changed, changed)).toMatchObject({ edits: [], conflicts: [] })
    }),
  )
})

test('the edits make the result out of ours, whatever is answered, and it does not matter whose a copy is', () => {
  let met = 0
  fc.assert(
    fc.property(seeds, seeds, fc.constantFrom<Choice>('ours', 'theirs', 'base'), (one, other, choice) => {
      const ours = apply(base, editsOfAll(base, one))
      const theirs = apply(base, editsOfAll(base, other, 100))
      const there = merge(base, ours, theirs)
      const back = merge(base, theirs, ours)
      expect(there.conflicts.map(({ key }) => key).sort()).toEqual(
        back.conflicts.map(({ key }) => key).sort(),
      )
      if (there.conflicts.length === 0) expect(there.attachment).toEqual(back.attachment)
      else met += 1
      const choices = new Map(there.conflicts.map(({ key }) => [key, choice]))
      const answered = merge(base, ours, theirs, choices)
      expect(apply(ours, answered.edits)).toEqual(answered.attachment)
      // What is answered with the one side is the other way round answered with the other.
      if (choice === 'base') return
      const other_ = choice === 'ours' ? 'theirs' : 'ours'
      const turned = merge(base, theirs, ours, new Map([...choices.keys()].map((key) => [key, other_])))
      expect(turned.attachment.rows.map(({ cells }) => cells).length).toBe(answered.attachment.rows.length)
      expect(turned.attachment).toEqual(answered.attachment)
    }),
  )
  expect(met).toBeGreaterThan(10)
})

test('changes of different cells, rows and columns merge without a question', () => {
  const ours = after(
    cell('r0', 'actual', '', '5.1%'),
    { type: 'moveRows', from: 4, count: 1, to: 0 },
    { type: 'insertRows', at: 1, rows: [{ id: 'o', cells: { name: '粮食产量' } }] },
  )
  const theirs = after(
    cell('r0', 'target', '0%', '6%'),
    cell('r1', 'actual', '', '2.2%'),
    { type: 'deleteRows', at: 3, rows: base.rows.slice(3, 4) },
    {
      type: 'insertColumns',
      at: 3,
      columns: [{ id: 'owner', header: ['责任单位'], role: 'owner', width: 12 }],
    },
    cell('r1', 'owner', '', '农业农村局'),
    { type: 'heading', from: base.heading, to: { ...base.heading, remark: '征求意见稿' } },
  )
  const { attachment: made, conflicts } = merge(base, ours, theirs)
  expect(conflicts).toEqual([])
  expect(rowIds(made)).toEqual(['r4', 'o', 'r0', 'r1', 'r2'])
  expect(at(made, 'r0')).toEqual({ name: '指标0', target: '6%', actual: '5.1%' })
  expect(at(made, 'r1')).toEqual({ name: '指标1', target: '1%', actual: '2.2%', owner: '农业农村局' })
  expect(made.heading.remark).toBe('征求意见稿')
})

test('a cell that both changed is asked about, and an answer is what it holds', () => {
  const [ours, theirs] = [after(cell('r2', 'target', '2%', '7%')), after(cell('r2', 'target', '2%', '8%'))]
  const { conflicts } = merge(base, ours, theirs)
  expect(conflicts).toEqual([
    {
      key: 'cell:r2:target',
      row: 'r2',
      column: 'target',
      what: '第3行“指标2”2021年目标',
      base: '2%',
      ours: '7%',
      theirs: '8%',
    },
  ])
  const answered = (choice: Choice) =>
    at(merge(base, ours, theirs, new Map([['cell:r2:target', choice]])).attachment, 'r2')?.target
  expect([answered('ours'), answered('theirs'), answered('base')]).toEqual(['7%', '8%', '2%'])
})

test('a row that one took out and the other changed is asked about; one that nobody changed goes', () => {
  const gone = after({ type: 'deleteRows', at: 1, rows: base.rows.slice(1, 3) })
  const changed = after(cell('r1', 'actual', '', '9%'))
  const { conflicts, attachment: made } = merge(base, changed, gone)
  expect(conflicts).toMatchObject([{ key: 'row:r1', what: '第2行“指标1”', ours: '改过', theirs: '删去了' }])
  expect(rowIds(made)).toEqual(['r0', 'r1', 'r3', 'r4'])
  const taken = merge(base, changed, gone, new Map([['row:r1', 'theirs']]))
  expect(rowIds(taken.attachment)).toEqual(['r0', 'r3', 'r4'])
})

test('rows that both moved are asked about where they are the same rows', () => {
  const up = after({ type: 'moveRows', from: 4, count: 1, to: 0 })
  const down = after({ type: 'moveRows', from: 0, count: 1, to: 2 })
  expect(merge(base, up, down).conflicts).toEqual([])
  expect(rowIds(merge(base, up, down).attachment)).toEqual(['r4', 'r1', 'r2', 'r0', 'r3'])
  const middle = after({ type: 'moveRows', from: 4, count: 1, to: 2 })
  const asked = merge(base, up, middle)
  expect(asked.conflicts).toMatchObject([{ key: 'rows', what: '各行的次序' }])
  expect(rowIds(merge(base, up, middle, new Map([['rows', 'theirs']])).attachment)).toEqual(rowIds(middle))
})

test('the word in the status column and its ruling are one thing', () => {
  const table: Attachment = {
    ...base,
    columns: [...base.columns, { id: 's', header: ['双过半完成情况'], role: 'status', width: 14 }],
  }
  const ruling = (reason: string): Ruling => ({
    source: '人工认定',
    reason,
    at: '2021-07-01T00:00:00.000Z',
    basis: { target: '1%', actual: '' },
  })
  const told = (word: string, reason: string): Attachment =>
    apply(table, [cell('r1', 's', '', word), { type: 'ruling', row: 'r1', from: null, to: ruling(reason) }])
  const { conflicts } = merge(table, told('完成', '口径调整'), told('未完成', '数据未出'))
  expect(conflicts).toMatchObject([
    {
      key: 'cell:r1:s',
      ours: '完成；人工认定：口径调整',
      theirs: '未完成；人工认定：数据未出',
      base: '（空）',
    },
  ])
  const { attachment: made } = merge(
    table,
    told('完成', '口径调整'),
    told('未完成', '数据未出'),
    new Map([['cell:r1:s', 'theirs']]),
  )
  expect(made.rows[1]).toMatchObject({ cells: { s: '未完成' }, ruling: { reason: '数据未出' } })
})

test('what is set for the table merges part by part', () => {
  const headed = (part: Partial<Attachment['heading']>): Attachment =>
    after({ type: 'heading', from: base.heading, to: { ...base.heading, ...part } })
  const { conflicts, attachment: made } = merge(
    base,
    headed({ title: ['2021年前三季度'], page: { orientation: 'landscape' }, heights: { r0: 20, r1: 30 } }),
    headed({ title: ['2021年全年'], page: { onePage: true }, heights: { r0: 40 } }),
  )
  expect(conflicts).toMatchObject([
    { key: 'heading:title', what: '标题', ours: '2021年前三季度', theirs: '2021年全年' },
  ])
  expect(made.heading.page).toEqual({ orientation: 'landscape', onePage: true })
  expect(made.heading.heights).toEqual({ r0: 40, r1: 30 })
})

test('what is computed is computed of what both changed, and asked about only where both wrote another formula', () => {
  const formula = (source: string): Edit => ({
    type: 'formula',
    row: 'r0',
    column: 'actual',
    from: null,
    to: {
      source,
      references: [{ from: { row: 'r1', column: 'target' }, to: { row: 'r3', column: 'target' } }],
    },
  })
  const summed = apply(base, withResults(base, [formula('SUM({0})')]))
  const does = (...edits: Edit[]): Attachment => apply(summed, withResults(summed, edits))
  const ours = does(cell('r1', 'target', '1%', '10%'))
  const theirs = does(cell('r3', 'target', '3%', '30%'))
  const both = merge(summed, ours, theirs)
  expect(both.conflicts).toEqual([])
  expect(at(both.attachment, 'r0')?.actual).toBe('42%')

  // One typed a figure over it, the other only changed what it reads: the figure stands.
  const typed = merge(summed, does(cell('r0', 'actual', '6%', '7%')), theirs)
  expect(typed.conflicts).toEqual([])
  expect(typed.attachment.rows[0]).toMatchObject({ cells: { actual: '7%' } })
  expect(typed.attachment.rows[0]?.formulas).toBeUndefined()

  const other = (source: string) => apply(base, withResults(base, [formula(source)]))
  const two = merge(base, other('SUM({0})'), other('MAX({0})'))
  expect(two.conflicts.map(({ key }) => key)).toEqual(['cell:r0:actual'])
  const chosen = merge(base, other('SUM({0})'), other('MAX({0})'), new Map([['cell:r0:actual', 'theirs']]))
  expect(chosen.attachment.rows[0]?.formulas?.actual?.source).toBe('MAX({0})')
  expect(at(chosen.attachment, 'r0')?.actual).toBe('3%')
})

test('marks that both changed are a question; notes of both come together', () => {
  const mark = (to: Mark | null): Edit => ({ type: 'mark', row: 'r0', column: 'actual', from: null, to })
  const one = merge(base, after(mark({ bold: true })), after(mark({ ink: 'red' })))
  expect(one.conflicts).toMatchObject([
    {
      key: 'mark:r0:actual',
      what: expect.stringMatching(/的格式$/),
      base: '无',
      ours: '加粗',
      theirs: '红字',
    },
  ])
  expect(one.attachment.rows[0]?.marks).toEqual({ actual: { bold: true } })
  expect(merge(base, after(mark({ bold: true })), base).attachment.rows[0]?.marks).toEqual({
    actual: { bold: true },
  })

  const note = (from: Note | null, to: Note | null): Edit => ({
    type: 'note',
    row: 'r0',
    column: 'actual',
    from,
    to,
  })
  const asked: Note = { said: [{ by: '甲', at: '2021-07-01', text: '请核对' }] }
  const known = after(note(null, asked))
  const answered = (by: string, at: string): Note => ({ said: [...asked.said, { by, at, text: '已核对' }] })
  const both = merge(
    known,
    apply(known, [note(asked, answered('乙', '2021-07-03'))]),
    apply(known, [note(asked, answered('丙', '2021-07-02'))]),
  )
  expect(both.conflicts).toEqual([])
  expect(both.attachment.rows[0]?.notes?.actual?.said.map(({ by }) => by)).toEqual(['甲', '丙', '乙'])
  // Taken out here, answered there: what was said is not lost.
  const gone = merge(known, after(), apply(known, [note(asked, answered('乙', '2021-07-03'))]))
  expect(gone.attachment.rows[0]?.notes?.actual?.said).toHaveLength(2)
})

test('a column that one copy dropped and the other wrote in keeps what stood beside its cells', () => {
  const made: Edit = { type: 'mark', row: 'r1', column: 'actual', from: null, to: { fill: 'yellow' } }
  const known = after(made)
  const column = known.columns.find(({ id }) => id === 'actual')
  if (column === undefined) throw new Error('no such column')
  const dropped = apply(known, [
    ...emptied(known.rows, [column]),
    { type: 'deleteColumns', at: known.columns.indexOf(column), columns: [column] },
  ])
  const wrote = apply(known, [cell('r0', 'actual', at(known, 'r0')?.actual ?? '', '9%')])
  const { attachment: both } = merge(known, wrote, dropped)
  expect(both.rows[1]?.marks).toEqual({ actual: { fill: 'yellow' } })
  expect(at(both, 'r1')?.actual).toBe(at(known, 'r1')?.actual)
})
