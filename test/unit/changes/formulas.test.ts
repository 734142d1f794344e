import { describe, expect, it } from 'vitest'
import { apply, type Edit, invert } from '../../../shared/attachment/edits.ts'
import type { Attachment } from '../../../shared/attachment/model.ts'
import { setCells } from '../../../shared/changes/cells.ts'
import { deleteColumns } from '../../../shared/changes/columns.ts'
import { nextOf } from '../../../shared/changes/next.ts'
import { relocate } from '../../../shared/changes/relocate.ts'
import { duplicateRows } from '../../../shared/changes/rows.ts'
import { formulaText } from '../../../shared/formula/references.ts'
import { withResults } from '../../../shared/formula/results.ts'
import { BUILT_IN } from '../../../shared/verdict/dictionary.ts'
import { sheet } from '../formula/sheet.ts'

const hand = { by: '张三', reason: '', at: '2026-07-01T00:00:00.000Z', dictionary: BUILT_IN }
const does = (table: Attachment, edits: readonly Edit[]): Attachment => {
  const all = withResults(table, edits)
  const after = apply(table, all)
  expect(apply(after, invert(all))).toEqual(table)
  return after
}
const types = (table: Attachment, row: number, column: string, text: string): Attachment =>
  does(table, setCells(table, [{ row, column, text }], hand))

/** What cells show, and their formulas. */
const seen = ({ rows, columns }: Attachment, whole: Attachment = { rows, columns } as Attachment): string[] =>
  rows.map((row) =>
    columns
      .map(({ id }) => {
        const formula = row.formulas?.[id]
        return formula === undefined
          ? (row.cells[id] ?? '')
          : `${row.cells[id] ?? ''} ${formulaText(formula, whole)}`
      })
      .join('|'),
  )

const three = sheet([
  ['1', '10', ''],
  ['2', '20', ''],
  ['3', '30', ''],
])

describe('formulas in what a person does', () => {
  it('a text that begins with = is one, in either width; one that cannot be understood is a text', () => {
    expect(seen(types(three, 0, 'c2', '＝Ａ１＋Ｂ１'))[0]).toBe('1|10|11 =A1+B1')
    expect(seen(types(three, 0, 'c2', '=A1+'))[0]).toBe('1|10|=A1+')
    expect(seen(types(three, 0, 'c2', '=='))[0]).toBe('1|10|==')
    expect(seen(types(three, 0, 'c2', '='))[0]).toBe('1|10|=')
  })

  it('the same text over a formula ends it', () => {
    const table = types(three, 0, 'c2', '=A1+B1')
    const edits = setCells(table, [{ row: 0, column: 'c2', text: '11' }], hand)
    expect(edits.map(({ type }) => type)).toEqual(['formula'])
    expect(seen(apply(table, edits))[0]).toBe('1|10|11')
  })

  it('a cleared cell is computed no more', () =>
    expect(seen(types(types(three, 0, 'c2', '=A1+B1'), 0, 'c2', ''))[0]).toBe('1|10|'))

  it('the status column takes words only', () => {
    const table = sheet([['1', '', '']], ['none', 'none', 'status'])
    expect(types(table, 0, 'c2', '=A1').rows[0]?.formulas).toBeUndefined()
  })

  it('copied rows compute themselves', () => {
    let n = 0
    const table = types(types(three, 0, 'c2', '=A1+B1'), 1, 'c2', '=SUM(C1,$A$3)')
    const after = does(
      table,
      duplicateRows(table, 0, 1, () => `n${n++}`),
    )
    expect(seen(after)).toEqual([
      '1|10|11 =A1+B1',
      '2|20|14 =SUM(C1,$A$5)',
      '1|10|11 =A3+B3',
      '2|20|14 =SUM(C3,$A$5)',
      '3|30|',
    ])
  })

  it('cells that are cut and pasted keep what they read, and are followed by those that read them', () => {
    const table = types(types(three, 0, 'c2', '=A1+B1'), 2, 'c2', '=C1*2')
    const block = (top: number, column: string) => ({ top, bottom: top, columns: [column] })
    const moved = does(table, relocate(table, block(0, 'c2'), block(1, 'c2'), hand) ?? [])
    expect(seen(moved)).toEqual(['1|10|', '2|20|11 =A1+B1', '3|30|22 =C2*2'])
    const source = does(table, relocate(table, block(0, 'c0'), block(1, 'c0'), hand) ?? [])
    expect(seen(source)).toEqual(['|10|11 =A2+B1', '1|20|', '3|30|22 =C1*2'])
  })

  it('what reads only blank cells is blank, so that it is 待填 and no 0; COUNT and IF have an answer', () => {
    const blank = sheet([
      ['', '', ''],
      ['', '', ''],
    ])
    expect(seen(types(blank, 0, 'c2', '=SUM(A1:B1)'))[0]).toBe('|| =SUM(A1:B1)')
    expect(seen(types(blank, 0, 'c2', '=A1/B1*100'))[0]).toBe('|| =A1/B1*100')
    expect(seen(types(blank, 0, 'c2', '=COUNT(A1:B1)'))[0]).toBe('||0 =COUNT(A1:B1)')
    expect(seen(types(blank, 0, 'c2', '=IF(A1="","未报","已报")'))[0]).toBe('||未报 =IF(A1="","未报","已报")')
    expect(seen(types(types(blank, 0, 'c2', '=SUM(A1:B1)'), 0, 'c0', '0'))[0]).toBe('0||0 =SUM(A1:B1)')
  })

  it('the next period computes with the same formulas, and has nothing where nothing is filled in yet', () => {
    const table = sheet([['投资', '200', '90', '']], ['name', 'target', 'actual', 'none'])
    const computed = types(table, 0, 'c3', '=C1/B1*100')
    const next = nextOf(computed, {
      to: { year: 2026, months: 9 },
      id: 'next',
      half: 'goes',
      lastYear: new Map(),
      at: '',
    })
    expect(seen(next)[0]).toBe('投资|200||0 =C1/B1*100')
  })

  it('a column goes with its formulas, and what read it says so', () => {
    const table = types(types(three, 0, 'c1', '=A1*5'), 0, 'c2', '=B1+1')
    const after = does(table, deleteColumns(table, 1, 1))
    expect(seen(after)[0]).toBe('1|#引用 =#引用+1')
  })
})

describe('a sign from the number pad', () => {
  it.each([
    ['+A1+B1', true],
    ['-A1', true],
    ['+SUM(A1:B1)', true],
    ['＋A1', true],
    ['-5%', false],
    ['+3.2', false],
    ['-', false],
    ['-PM2.5', false],
    ['+A类', false],
  ])('%s', (text, is) => {
    const table = types(sheet([['1', '2', '']]), 0, 'c2', text)
    expect(table.rows[0]?.formulas?.c2 !== undefined).toBe(is)
    if (!is) expect(table.rows[0]?.cells.c2).toBe(text)
  })
})
