/** A column that a person put in and named: what it is follows its words, and never a person's own choice. */
import { describe, expect, it } from 'vitest'
import type { Attachment, Column } from '../../../shared/attachment/model.ts'
import { insertColumns } from '../../../shared/changes/columns.ts'
import { roleByHeader } from '../../../shared/recognise/renamed.ts'

const table: Attachment = {
  id: 'a',
  sheet: '指标',
  heading: { label: '', title: ['云岭区主要指标'], above: [], below: [], year: 2031, months: 6 },
  columns: [
    { id: 'name', header: ['指标名称'], role: 'name', width: 20 },
    { id: 'unit', header: ['计量单位'], role: 'unit', width: 8 },
    { id: 'actual', header: ['上半年实绩'], role: 'actual', width: 10 },
  ],
  rows: [{ id: 'r1', cells: { name: '粮食产量', unit: '万吨', actual: '31.2' } }],
  merges: [],
}

const inserted = (): Column => {
  const [edit] = insertColumns(table, 3, 1, () => 'new')
  const column = edit?.type === 'insertColumns' ? edit.columns[0] : undefined
  if (column === undefined) throw new Error('no column was put in')
  return column
}

/** What a column that was put in is after it is called so. */
const named = (header: string, from = inserted()) =>
  roleByHeader(table, from, { ...from, header: [header] })?.role ?? null

describe('a column that was put in', () => {
  it.each([
    ['责任单位', 'owner'],
    ['牵头部门', 'owner'],
    ['备注', 'note'],
    ['2031年目标', 'target'],
    ['同比增长', 'growth'],
  ])('is by its header %s: %s', (header, role) => {
    expect(named(header)).toBe(role)
  })

  it.each([
    ['单位', 'the table has its 计量单位'],
    ['上半年完成', 'the table has its 实绩'],
    ['完成情况', 'it may be a word or a figure'],
    ['上年目标', 'it is of another time'],
    ['联系人', 'nobody but people reads it'],
    ['新的一列', 'no word is known'],
  ])('stays without a role as %s: %s', (header) => {
    expect(named(header)).toBeNull()
  })

  it('takes 单位 for the unit where no other column is that', () => {
    const without = { ...table, columns: table.columns.filter(({ role }) => role !== 'unit') }
    const from = inserted()
    expect(roleByHeader(without, from, { ...from, header: ['单位'] })?.role).toBe('unit')
  })
})

describe('a role that a person gave', () => {
  it('stays, 其他 too: such a column tells no reason', () => {
    const { why: _, ...by } = inserted()
    expect(named('责任单位', by)).toBeNull()
    expect(named('责任单位', { ...by, role: 'note' })).toBeNull()
    const from = inserted()
    expect(roleByHeader(table, from, { ...from, header: ['责任单位'], role: 'note' })).toBeNull()
    // Made wider, it is what it was.
    const owner = { ...from, header: ['责任单位'] }
    expect(roleByHeader(table, owner, { ...owner, width: 30 })).toBeNull()
  })
})
