import { describe, expect, it } from 'vitest'
import { apply, type Edit, invert } from '../../../shared/attachment/edits.ts'
import type { Attachment } from '../../../shared/attachment/model.ts'
import { cellable, longestText, setCells } from '../../../shared/changes/cells.ts'
import {
  changeColumn,
  confirmed,
  deleteColumns,
  insertColumns,
  moveColumns,
  setColumn,
} from '../../../shared/changes/columns.ts'
import { mergeCells, splitCells } from '../../../shared/changes/merges.ts'
import { relocate } from '../../../shared/changes/relocate.ts'
import { deleteRows, duplicateRows, insertRows, moveRows, renumber } from '../../../shared/changes/rows.ts'
import { BUILT_IN } from '../../../shared/verdict/dictionary.ts'
import { judgeAttachment } from '../../../shared/verdict/table.ts'

const column = (id: string, role: Attachment['columns'][number]['role']) => ({
  id,
  header: [id],
  role,
  width: 10,
})

const attachment: Attachment = {
  id: 'a',
  sheet: '',
  heading: { label: '附件', title: ['表'], above: [], below: [], year: 2021, months: 6 },
  columns: [
    column('no', 'no'),
    column('name', 'name'),
    column('target', 'target'),
    column('actual', 'actual'),
    column('status', 'status'),
  ],
  rows: [
    { id: 'r1', cells: { no: '1', name: '地区生产总值', target: '7%左右', actual: '12.3%' } },
    { id: 'r2', cells: { no: '2', name: '城镇居民人均可支配收入', target: '8%', actual: '12.5%' } },
    { id: 'r3', cells: { name: '农村居民人均可支配收入', target: '8%', actual: '15.5%' } },
    { id: 'r4', cells: { no: '5', name: '进出口总额', target: '促稳提质', actual: '20.2%', status: '完成' } },
  ],
  merges: [{ top: 'r2', bottom: 'r3', left: 'no', right: 'no' }],
}

let count = 0
const newId = () => `new${++count}`
const names = (after: Attachment) => after.rows.map((row) => row.cells.name ?? '')

describe('what a person does, as edits', () => {
  it('typing makes one cell edit, and none where nothing changes', () => {
    expect(setCells(attachment, [{ row: 0, column: 'actual', text: '6%' }], hand)).toEqual([
      { type: 'cell', row: 'r1', column: 'actual', from: '12.3%', to: '6%' },
    ])
    expect(setCells(attachment, [{ row: 0, column: 'actual', text: '12.3%' }], hand)).toEqual([])
  })

  it('typing into the status column of a pending row is a ruling with the row it was made on', () => {
    const after = apply(
      attachment,
      setCells(attachment, [{ row: 3, column: 'status', text: '预计完成' }], hand),
    )
    expect(after.rows[3]).toMatchObject({
      cells: { status: '预计完成' },
      ruling: { source: '人工认定', basis: { target: '促稳提质', actual: '20.2%' } },
    })
  })

  it('rows go in, double and out, and back', () => {
    for (const edits of [
      insertRows(attachment, 2, 2, newId),
      duplicateRows(attachment, 0, 1, newId),
      deleteRows(attachment, 1, 2),
      deleteRows(attachment, 2, 2),
      moveRows(attachment, 1, 2, 0) ?? [],
      renumber(attachment),
    ]) {
      const after = apply(attachment, edits)
      expect(after).not.toEqual(attachment)
      expect(apply(after, invert(edits))).toEqual(attachment)
    }
  })

  it('the text of a merge that loses its first row or column stays', () => {
    const after = apply(attachment, deleteRows(attachment, 1, 1))
    expect(after.rows[1]).toMatchObject({ id: 'r3', cells: { no: '2' } })
    expect(after.merges).toEqual([])
    const wide = { ...attachment, merges: [{ top: 'r1', bottom: 'r1', left: 'name', right: 'target' }] }
    const bare = apply(wide, [{ type: 'cell', row: 'r1', column: 'target', from: '7%左右', to: '' }])
    expect(apply(bare, deleteColumns(bare, 1, 1)).rows[0]?.cells.target).toBe('地区生产总值')
  })

  it('a merge shrinks or goes with the rows that are deleted', () => {
    expect(apply(attachment, deleteRows(attachment, 2, 2)).merges).toEqual([])
    expect(apply(attachment, deleteRows(attachment, 0, 0)).merges).toEqual(attachment.merges)
    const tall = { ...attachment, merges: [{ top: 'r1', bottom: 'r3', left: 'no', right: 'no' }] }
    expect(apply(tall, deleteRows(tall, 0, 0)).merges).toEqual([
      { top: 'r2', bottom: 'r3', left: 'no', right: 'no' },
    ])
    expect(apply(tall, deleteRows(tall, 2, 3)).merges).toEqual([
      { top: 'r1', bottom: 'r2', left: 'no', right: 'no' },
    ])
  })

  it('moving rows tears no merge apart', () => {
    expect(moveRows(attachment, 1, 1, 0)).toBeNull()
    expect(moveRows(attachment, 0, 0, 1)).toBeNull()
    expect(names(apply(attachment, moveRows(attachment, 0, 0, 2) ?? []))[2]).toBe('地区生产总值')
    expect(names(apply(attachment, moveRows(attachment, 1, 2, 0) ?? []))[0]).toBe('城镇居民人均可支配收入')
  })

  it('a copy of a row carries no ruling', () => {
    const ruled = apply(
      attachment,
      setCells(attachment, [{ row: 3, column: 'status', text: '预计完成' }], hand),
    )
    const [copy] = apply(ruled, duplicateRows(ruled, 3, 3, newId)).rows.slice(4)
    expect(copy?.cells.status).toBeUndefined()
    expect(copy?.cells.actual).toBe('20.2%')
  })

  it('copies of rows have their merges, and nothing under the merge of their originals', () => {
    const pair = apply(attachment, duplicateRows(attachment, 1, 2, newId))
    expect(pair.merges).toHaveLength(2)
    expect(pair.merges[1]).toMatchObject({ top: pair.rows[3]?.id, bottom: pair.rows[4]?.id })
    const half = apply(attachment, duplicateRows(attachment, 1, 1, newId))
    expect(half.rows[2]?.cells).toEqual({ name: '城镇居民人均可支配收入', target: '8%', actual: '12.5%' })
    expect(half.merges).toEqual(attachment.merges)
  })

  it('序号 count up again from 1', () => {
    expect(apply(attachment, renumber(attachment)).rows.map((row) => row.cells.no)).toEqual([
      '1',
      '2',
      undefined,
      '3',
    ])
  })
})

const at = '2026-07-01T00:00:00Z'
const hand = { by: '王五', reason: '', at, dictionary: BUILT_IN }
const ruled = apply(attachment, setCells(attachment, [{ row: 3, column: 'status', text: '预计完成' }], hand))

/** After the edits, and proof that they can be taken back exactly. */
function done(before: Attachment, edits: Edit[] | null): Attachment {
  if (edits === null) throw new Error('refused')
  const after = apply(before, edits)
  expect(apply(after, invert(edits))).toEqual(before)
  return after
}

describe('texts that cells can hold', () => {
  it.each([
    ['line ends of every kind', 'a\r\nb\rc\u2028d', 'a\nb\nc\nd'],
    ['control characters', 'a\u0000b\u0007c\u001b', 'abc'],
    ['half characters', 'a\ud842b', 'a\ufffdb'],
    ['rare characters and families', '𠮷镕👨\u200d👩\u200d👧', '𠮷镕👨\u200d👩\u200d👧'],
  ])('%s', (_, text, result) => {
    expect(cellable(text)).toBe(result)
    const after = done(attachment, setCells(attachment, [{ row: 0, column: 'name', text }], hand))
    expect(after.rows[0]?.cells.name).toBe(result)
  })

  it('a hundred thousand characters, and no more', () => {
    const text = '字'.repeat(longestText)
    expect(
      done(attachment, setCells(attachment, [{ row: 0, column: 'name', text }], hand)).rows[0]?.cells.name,
    ).toBe(text)
    expect(() => setCells(attachment, [{ row: 0, column: 'name', text: `${text}字` }], hand)).toThrow('太长')
  })

  it('a word in the status column is judged on what the same step writes beside it', () => {
    const empty = apply(
      attachment,
      insertRows(attachment, 4, 1, () => 'r5'),
    )
    const row = { name: '进出口总额', target: '促稳提质', actual: '5%', status: '预计完成' }
    const changes = Object.entries(row).map(([name, text]) => ({ row: 4, column: name, text }))
    const [pasted] = done(empty, setCells(empty, changes, hand)).rows.slice(4)
    expect(pasted?.ruling).toMatchObject({ basis: { target: '促稳提质', actual: '5%' } })
  })
})

describe('columns', () => {
  it('go in, out and elsewhere, and back', () => {
    expect(done(ruled, insertColumns(ruled, 2, 2, newId)).columns).toHaveLength(7)
    for (const column of [0, 1, 2, 3, 4]) {
      const after = done(ruled, deleteColumns(ruled, column, column))
      expect(after.columns).toHaveLength(4)
      expect(after.rows.some((row) => row.ruling !== undefined)).toBe(column !== 4)
    }
    expect(done(ruled, moveColumns(ruled, 0, 1, 3)).columns.map(({ id }) => id)).toEqual([
      'target',
      'actual',
      'status',
      'no',
      'name',
    ])
  })

  it('a shared header cell is renamed for those beside it alone', () => {
    const headers = [['甲'], ['上半年', '实绩'], ['上半年', '情况'], ['乙'], ['上半年', '其他']]
    const table = {
      ...attachment,
      columns: attachment.columns.map((each, n) => ({ ...each, header: headers[n] ?? [] })),
    }
    const [, from] = table.columns
    if (from === undefined) throw new Error('no column')
    const after = done(table, setColumn(table, from, { ...from, header: ['1—6月', '完成'] }, hand))
    expect(after.columns.map(({ header }) => header.join('/'))).toEqual([
      '甲',
      '1—6月/完成',
      '1—6月/情况',
      '乙',
      '上半年/其他',
    ])
  })

  it('a role that only one column can have leaves the other', () => {
    const [, , target] = attachment.columns
    if (target === undefined) throw new Error('no column')
    const after = done(attachment, setColumn(attachment, target, { ...target, role: 'actual' }, hand))
    expect(after.columns.map(({ role }) => role)).toEqual(['no', 'name', 'actual', 'none', 'status'])
  })

  describe('whose use recognition left open', () => {
    const open = (id: string, role: Attachment['columns'][number]['role']) => ({
      ...column(id, role),
      why: '表头没有说明是什么。',
      unsure: true as const,
    })
    const columns = [column('name', 'name'), open('target', 'target'), open('actual', 'actual')]
    const doubtful = { ...attachment, columns, merges: [], rows: attachment.rows.slice(0, 1) }
    const [, target, actual] = columns
    if (target === undefined || actual === undefined) throw new Error('no column')
    const openIn = (after: Attachment) =>
      after.columns.flatMap(({ id, why, unsure }) => (why !== undefined && unsure === true ? [id] : []))
    const statusOf = (after: Attachment) => judgeAttachment(after, BUILT_IN).rows[0]?.verdict?.status

    it.each([
      ['renamed', { ...target, header: ['计划'] }],
      ['widened', { ...target, width: 30 }],
      ['hidden', { ...target, hidden: true as const }],
    ])('stays open when it is %s', (_, to) => {
      expect(openIn(done(doubtful, setColumn(doubtful, target, to, hand)))).toEqual(['target', 'actual'])
      expect(openIn(done(doubtful, changeColumn(target, to)))).toEqual(['target', 'actual'])
    })

    it('is settled by a person who confirms or changes it, and the verdict with it', () => {
      const one = done(doubtful, setColumn(doubtful, target, confirmed(target), hand))
      expect([openIn(one), statusOf(one)]).toEqual([['actual'], '待核'])
      const both = done(one, setColumn(one, actual, confirmed(actual), hand))
      expect([openIn(both), statusOf(both)]).toEqual([[], '完成'])
      // The column that loses its role to another is the person's choice too.
      const swapped = done(doubtful, setColumn(doubtful, actual, { ...actual, role: 'target' }, hand))
      expect(openIn(swapped)).toEqual([])
      expect(swapped.columns.map((each) => [each.role, each.why])).toEqual([
        ['name', undefined],
        ['none', undefined],
        ['target', undefined],
      ])
    })
  })

  it('rulings go with the old status column; the texts of a new one are read as a file is', () => {
    const status = ruled.columns[4]
    if (status === undefined) throw new Error('no column')
    const none = done(ruled, setColumn(ruled, status, { ...status, role: 'none' }, hand))
    expect(none.rows[3]?.ruling).toBeUndefined()
    expect(none.rows[3]?.cells.status).toBe('预计完成')
    const plain = none.columns[4]
    if (plain === undefined) throw new Error('no column')
    const again = done(none, setColumn(none, plain, { ...plain, role: 'status' }, hand))
    expect(again.rows[3]).toMatchObject({ cells: { status: '预计完成' }, ruling: { source: '来自原表' } })
  })
})

describe('merged cells', () => {
  it('keep the first text, and split again', () => {
    const { edits, lost } = mergeCells(ruled, { top: 2, bottom: 3, left: 0, right: 1 }, hand)
    const after = done(ruled, edits)
    expect(lost).toBe(2)
    expect(after.rows[2]?.cells.no).toBe('农村居民人均可支配收入')
    expect(after.rows[3]?.cells).not.toHaveProperty('name')
    expect(after.merges).toHaveLength(1)
    expect(done(after, splitCells(after, { top: 2, bottom: 2, left: 0, right: 0 })).merges).toEqual([])
  })

  it('a ruling under a merge goes with its word', () => {
    const { edits } = mergeCells(ruled, { top: 2, bottom: 3, left: 3, right: 4 }, hand)
    expect(done(ruled, edits).rows[3]?.ruling).toBeUndefined()
  })
})

describe('cells cut and moved', () => {
  const block = (top: number, bottom: number, ...columns: string[]) => ({ top, bottom, columns })

  it('take their texts along, over what stood there', () => {
    const after = done(
      attachment,
      relocate(attachment, block(0, 0, 'target', 'actual'), block(3, 3, 'target', 'actual'), hand),
    )
    expect(after.rows[0]?.cells).toEqual({ no: '1', name: '地区生产总值' })
    expect(after.rows[3]?.cells).toMatchObject({ target: '7%左右', actual: '12.3%' })
  })

  it('take their merges along', () => {
    const after = done(
      attachment,
      relocate(attachment, block(1, 2, 'no', 'name'), block(0, 1, 'no', 'name'), hand),
    )
    expect(after.merges).toEqual([{ top: 'r1', bottom: 'r2', left: 'no', right: 'no' }])
    expect(after.rows[0]?.cells).toMatchObject({ no: '2', name: '城镇居民人均可支配收入' })
    expect(after.rows[2]?.cells).not.toHaveProperty('name')
  })

  it('take their rulings along as they were made', () => {
    const after = done(
      ruled,
      relocate(ruled, block(3, 3, 'target', 'actual', 'status'), block(0, 0, 'target', 'actual', 'status'), {
        ...hand,
        at: 'later',
      }),
    )
    expect(after.rows[0]?.ruling).toEqual(ruled.rows[3]?.ruling)
    expect(after.rows[3]?.ruling).toBeUndefined()
    expect(after.rows[3]?.cells.status).toBeUndefined()
  })

  it('tear no merge apart', () => {
    expect(relocate(attachment, block(1, 1, 'no'), block(0, 0, 'no'), hand)).toBeNull()
    expect(relocate(attachment, block(0, 0, 'no'), block(2, 2, 'no'), hand)).toBeNull()
  })
})

it('a table of no rows takes new ones', () => {
  const bare = done(attachment, deleteRows(attachment, 0, 3))
  expect(bare.rows).toEqual([])
  expect(bare.merges).toEqual([])
  expect(done(bare, insertRows(bare, 0, 1, newId)).rows).toHaveLength(1)
})
