import { describe, expect, it } from 'vitest'
import type { Attachment } from '../../shared/attachment.ts'
import { deleteRows, duplicateRows, insertRows, moveRows, renumber, setCells } from '../../shared/changes.ts'
import { apply, invert } from '../../shared/edits.ts'

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
    expect(setCells(attachment, [{ row: 0, column: 'actual', text: '6%' }], '')).toEqual([
      { type: 'cell', row: 'r1', column: 'actual', from: '12.3%', to: '6%' },
    ])
    expect(setCells(attachment, [{ row: 0, column: 'actual', text: '12.3%' }], '')).toEqual([])
  })

  it('typing into the status column of a pending row is a ruling with the row it was made on', () => {
    const after = apply(
      attachment,
      setCells(attachment, [{ row: 3, column: 'status', text: '预计完成' }], '2026-07-01T00:00:00Z'),
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
      setCells(attachment, [{ row: 3, column: 'status', text: '预计完成' }], '2026-07-01T00:00:00Z'),
    )
    const [copy] = apply(ruled, duplicateRows(ruled, 3, 3, newId)).rows.slice(4)
    expect(copy?.cells.status).toBeUndefined()
    expect(copy?.cells.actual).toBe('20.2%')
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
