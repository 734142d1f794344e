import { describe, expect, it } from 'vitest'
import { cellText } from '../../../shared/attachment/model.ts'
import { nameOf } from '../../../shared/attachment/names.ts'
import { recognise } from '../../../shared/recognise/recognise.ts'
import { drawn } from '../../facts/recognise/sheet.ts'
import { cases, type Expected, without } from '../../facts/recognise/tables.ts'

let last = 0
const newId = () => {
  last += 1
  return `id${last}`
}

const seen = ({ attachment: { heading, columns, rows } }: ReturnType<typeof recognise>['found'][number]) => ({
  roles: columns.map(({ role }) => role).join(' '),
  headers: columns.map(({ header }) => header.join('/')),
  rows: rows.map((row) => columns.map((column) => cellText(row, column)).join('|')),
  count: rows.length,
  names: rows.map((row) => nameOf(columns, row)),
  label: heading.label,
  title: heading.title,
  above: heading.above,
  below: heading.below,
  year: heading.year,
  months: heading.months,
})

/** Of what was seen only what a case speaks of. */
const spokenOf = (table: ReturnType<typeof seen>, expected: Expected | undefined) =>
  Object.fromEntries(Object.entries(table).filter(([key]) => expected === undefined || key in expected))

describe('tables as officials lay them out', () => {
  it.each(cases)('$what', ({ sheet, sheetName, tables }) => {
    const { found, questions } = recognise([drawn(sheet, sheetName)], newId, [])
    expect(found.map((one, index) => spokenOf(seen(one), tables[index]))).toEqual(tables)
    expect(questions).toEqual([])
  })

  it.each(without)('no table: $what', ({ sheet }) => {
    expect(recognise([drawn(sheet)], newId, [])).toEqual({ found: [], questions: [] })
  })
})
