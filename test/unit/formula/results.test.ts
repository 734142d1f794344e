import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { apply, type Edit, invert } from '../../../shared/attachment/edits.ts'
import type { Attachment } from '../../../shared/attachment/model.ts'
import { formulaText, movedFormula, readFormula } from '../../../shared/formula/references.ts'
import { withResults } from '../../../shared/formula/results.ts'
import { sheet } from './sheet.ts'

const at = (address: string): { row: number; column: number } => ({
  row: Number(address.slice(1)) - 1,
  column: address.charCodeAt(0) - 65,
})

/** The edits that a person's typing is. */
function typing(table: Attachment, address: string, text: string): Edit[] {
  const { row: y, column: x } = at(address)
  const [row, column] = [table.rows[y], table.columns[x]]
  if (row === undefined || column === undefined) throw new Error(`no cell ${address}`)
  if (!text.startsWith('='))
    return [{ type: 'cell', row: row.id, column: column.id, from: row.cells[column.id] ?? '', to: text }]
  const from = row.formulas?.[column.id] ?? null
  return [{ type: 'formula', row: row.id, column: column.id, from, to: readFormula(text, table) }]
}

const does = (table: Attachment, edits: readonly Edit[]): Attachment =>
  apply(table, withResults(table, edits))
const types = (table: Attachment, ...cells: readonly (readonly [string, string])[]): Attachment =>
  cells.reduce((now, [address, text]) => does(now, typing(now, address, text)), table)

const shown = (table: Attachment, address: string): string => {
  const { row, column } = at(address)
  return table.rows[row]?.cells[table.columns[column]?.id ?? ''] ?? ''
}
const formula = (table: Attachment, address: string): string | null => {
  const { row, column } = at(address)
  const kept = table.rows[row]?.formulas?.[table.columns[column]?.id ?? '']
  return kept === undefined ? null : formulaText(kept, table)
}
const grid = (rows: number, columns = 4): Attachment =>
  sheet(Array.from({ length: rows }, () => Array.from({ length: columns }, () => '')))

describe('what follows from an edit', () => {
  it('computes a chain again from the cell that changed', () => {
    const table = types(grid(4), ['A1', '2'], ['B1', '=A1*2'], ['C1', '=B1+1'], ['D1', '=SUM(A1:C1)'])
    expect(['B1', 'C1', 'D1'].map((cell) => shown(table, cell))).toEqual(['4', '5', '11'])
    const next = types(table, ['A1', '3'])
    expect(['B1', 'C1', 'D1'].map((cell) => shown(next, cell))).toEqual(['6', '7', '16'])
  })

  it('leaves alone what does not read it', () => {
    const table = types(grid(2), ['A1', '2'], ['B1', '=A1'], ['A2', '5'], ['B2', '=A2'])
    const edits = withResults(table, typing(table, 'A1', '9'))
    expect(
      edits.map((edit) => (edit.type === 'cell' ? `${edit.row} ${edit.column} ${edit.to}` : edit.type)),
    ).toEqual(['r0 c0 9', 'r0 c1 9'])
  })

  it('a text that is typed over a formula ends it, and undo brings both back', () => {
    const table = types(grid(1), ['A1', '2'], ['B1', '=A1*2'], ['C1', '=B1+1'])
    const edits = withResults(table, typing(table, 'B1', '7'))
    const after = apply(table, edits)
    expect(formula(after, 'B1')).toBeNull()
    expect(shown(after, 'C1')).toBe('8')
    expect(apply(after, invert(edits))).toEqual(table)
  })

  it('what reads itself says so, and is computed again once it does not', () => {
    const circle = types(grid(1), ['A1', '=B1+1'], ['B1', '=C1'], ['C1', '=A1'])
    expect(['A1', 'B1', 'C1'].map((cell) => shown(circle, cell))).toEqual(['#循环', '#循环', '#循环'])
    const open = types(circle, ['C1', '4'])
    expect(['A1', 'B1', 'C1'].map((cell) => shown(open, cell))).toEqual(['5', '4', '4'])
    expect(shown(types(grid(1), ['A1', '=A1']), 'A1')).toBe('#循环')
    expect(shown(types(grid(1), ['A1', '=SUM(A:A)']), 'A1')).toBe('#循环')
  })

  it('a fault goes on to what reads it, and goes when its cause does', () => {
    const table = types(grid(1), ['A1', '0'], ['B1', '=1/A1'], ['C1', '=B1+1'])
    expect(['B1', 'C1'].map((cell) => shown(table, cell))).toEqual(['#除以零', '#除以零'])
    expect(shown(types(table, ['A1', '2']), 'C1')).toBe('1.5')
  })

  it('takes its own unit into account where the row gets another one', () => {
    const table = types(
      sheet(
        [
          ['亿元', '5', ''],
          ['亿元', '6', ''],
        ],
        ['unit', 'target', 'none'],
      ),
      ['C1', '=B1+B2'],
    )
    expect(shown(table, 'C1')).toBe('11')
    expect(shown(types(table, ['A2', '万元']), 'C1')).toBe('#单位')
  })

  const rowsIn = (table: Attachment, index: number, count = 1): Edit[] => [
    {
      type: 'insertRows',
      at: index,
      rows: Array.from({ length: count }, (_, n) => ({ id: `new${table.rows.length + n}`, cells: {} })),
    },
  ]
  const rowsOut = (table: Attachment, index: number, count = 1): Edit[] => [
    { type: 'deleteRows', at: index, rows: table.rows.slice(index, index + count) },
  ]
  const summed = types(
    grid(5),
    ['A1', '1'],
    ['A2', '2'],
    ['A3', '3'],
    ['A5', '=SUM(A1:A3)'],
    ['B5', '=$A$1+A2'],
  )

  it('references go along with rows that come, go and move', () => {
    const more = does(summed, rowsIn(summed, 1, 2))
    expect([formula(more, 'A7'), formula(more, 'B7'), shown(more, 'A7')]).toEqual([
      '=SUM(A1:A5)',
      '=$A$1+A4',
      '6',
    ])
    expect(shown(types(more, ['A2', '10']), 'A7')).toBe('16')
    const moved = does(summed, [{ type: 'moveRows', from: 4, count: 1, to: 0 }])
    expect([formula(moved, 'A1'), formula(moved, 'B1'), shown(moved, 'A1')]).toEqual([
      '=SUM(A2:A4)',
      '=$A$2+A3',
      '6',
    ])
  })

  it('a rectangle that loses an end holds on to what is left of it', () => {
    const first = does(summed, rowsOut(summed, 0))
    expect([formula(first, 'A4'), shown(first, 'A4')]).toEqual(['=SUM(A1:A2)', '5'])
    expect([formula(first, 'B4'), shown(first, 'B4')]).toEqual(['=#引用+A1', '#引用'])
    const last = does(summed, rowsOut(summed, 1, 2))
    expect([formula(last, 'A3'), shown(last, 'A3')]).toEqual(['=SUM(A1:A1)', '1'])
    const all = does(summed, rowsOut(summed, 0, 3))
    expect([formula(all, 'A2'), shown(all, 'A2')]).toEqual(['=SUM(#引用)', '#引用'])
    const edits = withResults(summed, rowsOut(summed, 0, 3))
    expect(apply(apply(summed, edits), invert(edits))).toEqual(summed)
  })

  it('columns that are moved take their references along', () => {
    const moved = does(summed, [{ type: 'moveColumns', from: 0, count: 1, to: 2 }])
    expect([formula(moved, 'C5'), formula(moved, 'A5')]).toEqual(['=SUM(C1:C3)', '=$C$1+C2'])
  })

  it('a thousand sums each of the one above come out in their order', () => {
    const long = sheet(Array.from({ length: 1_000 }, (_, n) => [n === 0 ? '1' : '']))
    const edits = long.rows.slice(1).map(
      (row, n): Edit => ({
        type: 'formula',
        row: row.id,
        column: 'c0',
        from: null,
        to: readFormula(`=A${n + 1}+1`, long),
      }),
    )
    const table = does(long, edits)
    expect(shown(table, 'A1000')).toBe('1000')
    expect(shown(types(table, ['A1', '11']), 'A1000')).toBe('1010')
  })
})

describe('laws', () => {
  const addresses = ['A1', 'B1', 'C1', 'A2', 'B2', 'C2', 'A3', 'B3', 'C3', 'A4', 'B4', 'C4']
  const cell = fc.constantFrom(...addresses)
  const content = fc.oneof(
    fc.integer({ min: -99, max: 999 }).map(String),
    fc.tuple(cell, fc.constantFrom('+', '-', '*', '/'), cell).map(([a, sign, b]) => `=${a}${sign}${b}`),
    fc.tuple(cell, cell).map(([a, b]) => `=SUM(${a}:${b})`),
    fc.tuple(cell, cell).map(([a, b]) => `=IF(${a}>${b},${a},$${b.charAt(0)}$${b.charAt(1)})`),
  )
  const tables = fc
    .array(fc.tuple(cell, content), { minLength: 1, maxLength: 14 })
    .map((cells) => types(grid(4), ...cells))
  const shape = fc.oneof(
    fc.record({ kind: fc.constant('in' as const), at: fc.nat(4) }),
    fc.record({ kind: fc.constant('out' as const), at: fc.nat(3), count: fc.integer({ min: 1, max: 2 }) }),
    fc.record({ kind: fc.constant('move' as const), from: fc.nat(3), to: fc.nat(3) }),
  )
  const editsOf = (
    table: Attachment,
    change: { kind: string; at?: number; count?: number; from?: number; to?: number },
  ): Edit[] => {
    if (change.kind === 'in')
      return [{ type: 'insertRows', at: change.at ?? 0, rows: [{ id: 'new', cells: {} }] }]
    if (change.kind === 'out')
      return [
        {
          type: 'deleteRows',
          at: change.at ?? 0,
          rows: table.rows.slice(change.at, (change.at ?? 0) + (change.count ?? 1)),
        },
      ]
    return [{ type: 'moveRows', from: change.from ?? 0, count: 1, to: change.to ?? 0 }]
  }

  it('what undo takes back leaves every formula and result as it was', () =>
    fc.assert(
      fc.property(tables, shape, (table, change) => {
        const edits = withResults(table, editsOf(table, change))
        expect(apply(apply(table, edits), invert(edits))).toEqual(table)
      }),
    ))

  it('rows that come in between or move change no result but of what they lie in', () =>
    fc.assert(
      fc.property(tables, fc.nat(4), (table, index) => {
        const after = does(table, [{ type: 'insertRows', at: index, rows: [{ id: 'new', cells: {} }] }])
        for (const row of table.rows) {
          const now = after.rows.find(({ id }) => id === row.id)
          expect(now?.cells).toEqual(row.cells)
        }
      }),
    ))

  it('computing what changed comes to the same as computing all', () =>
    fc.assert(
      fc.property(tables, cell, fc.integer({ min: -9, max: 99 }), (table, address, value) => {
        const once = types(table, [address, String(value)])
        // A move to its own place has everything computed.
        const all = does(once, [{ type: 'moveRows', from: 0, count: 1, to: 0 }])
        expect(all).toEqual(once)
      }),
    ))

  it('what is read is written as it was typed', () =>
    fc.assert(
      fc.property(content, (typed) => {
        fc.pre(typed.startsWith('='))
        const table = grid(4)
        expect(formulaText(readFormula(typed, table), table)).toBe(typed)
      }),
    ))

  it('a copy that is moved back is nothing', () =>
    fc.assert(
      fc.property(content, (typed) => {
        fc.pre(typed.startsWith('='))
        const table = grid(12, 8)
        const kept = readFormula(typed, table)
        expect(movedFormula(movedFormula(kept, table, 5, 3), table, -5, -3)).toEqual(kept)
        expect(formulaText(movedFormula(readFormula('=A1+$A1+A$1+$A$1', table), table, 1, 2), table)).toBe(
          '=C2+$A2+C$1+$A$1',
        )
      }),
    ))

  it('a copy beyond the edge reads what is not there, and says so', () => {
    const table = grid(2)
    const copy = movedFormula(readFormula('=A2*2', table), table, 1, 0)
    expect(formulaText(copy, table)).toBe('=#引用*2')
  })
})
