/** Formulas that a table came with: which of them go on being computed, and that nothing is another by that. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Attachment } from '../../../shared/attachment/model.ts'
import { setCells } from '../../../shared/changes/cells.ts'
import { type SheetFormula, withFormulas } from '../../../shared/formula/carried.ts'
import { formulaText } from '../../../shared/formula/references.ts'
import { recomputed, withResults } from '../../../shared/formula/results.ts'
import { BUILT_IN } from '../../../shared/verdict/dictionary.ts'
import { sheet } from './sheet.ts'

/** The table lies at C6 of its sheet. */
const [TOP, LEFT] = [5, 2]

const placesIn = (table: Attachment, rowAt = table.rows.map((_, at) => TOP + at)) => ({
  rowAt,
  columnAt: table.columns.map((_, at) => LEFT + at),
})

const formulaAt = (cell: string, text: string, fixed = false): SheetFormula => ({
  row: Number(cell.slice(1)) - 1,
  column: cell.charCodeAt(0) - 65,
  text,
  ...(fixed && { fixed: true as const }),
})

/** How the table's cells are computed, by their addresses in it. */
const computedIn = (table: Attachment): Record<string, string> =>
  Object.fromEntries(
    table.rows.flatMap(({ formulas = {} }, row) =>
      Object.entries(formulas).map(([column, formula]) => [
        `${String.fromCharCode(65 + Number(column.slice(1)))}${row + 1}`,
        formulaText(formula, table),
      ]),
    ),
  )

const table = sheet(
  [
    ['工业投资', '30.5', '12.25', '40.2%', '完成'],
    ['民间投资', '1,234.5', '600', '48.6%', '未完成'],
    ['合计', '1,265.0', '612.25', '48%', '0'],
  ],
  ['name', 'target', 'actual', 'none', 'status'],
)
const carry = (formulas: readonly SheetFormula[], given = table, rowAt?: readonly number[]) =>
  withFormulas(given, placesIn(given, rowAt && [...rowAt]), formulas, '主要指标')

describe('formulas that a table came with', () => {
  it('are computed on, with the decimals, thousands and % of what the workbook shows', () => {
    const { attachment, left } = carry([
      formulaAt('D8', 'SUM(D6:D7)', true),
      formulaAt('E8', 'SUM($E$6:E7)'),
      formulaAt('F6', "'主要指标'!E6/主要指标!D6", true),
      formulaAt('F8', 'ROUND(E8/D8,2)', true),
    ])
    expect(left).toEqual([])
    expect(computedIn(attachment)).toEqual({
      B3: '=SUM(B1:B2)',
      C3: '=SUM($C$1:C2)',
      D1: '=换算(C1/B1,"%")',
      D3: '=换算(ROUND(C3/B3,2),"%")',
    })
    const edits = withResults(attachment, [
      { type: 'cell', row: 'r0', column: 'c2', from: '12.25', to: '20.125' },
      { type: 'cell', row: 'r1', column: 'c1', from: '1,234.5', to: '1,969.56' },
    ])
    // A sum of a General cell shows what it adds; the one of a cell with a format as many decimals as that says.
    expect(edits.slice(2).map((edit) => (edit.type === 'cell' ? edit.to : ''))).toEqual(
      expect.arrayContaining(['66.0%', '2,000.1', '620.125', '31%']),
    )
  })

  it('are shown as before when they are typed again, or typed over by another', () => {
    const { attachment } = carry([formulaAt('D8', 'SUM(D6:D7)', true)])
    const type = (text: string) =>
      setCells(attachment, [{ row: 2, column: 'c1', text }], {
        by: '',
        reason: '',
        at: '2026-07-01',
        dictionary: BUILT_IN,
      })
    expect(type('=SUM(B1:B2)')).toEqual([])
    expect(withResults(attachment, type('=B1+B2*2')).at(-1)).toMatchObject({ to: '2,499.5' })
  })

  it.each([
    ['reads a cell beside the table', 'SUM(D6:D7)+A1'],
    ['reads the header', 'SUM(D5:D7)'],
    ['reads whole columns', 'SUM(D:D)'],
    ['reads another sheet', 'Sheet2!D6+D7'],
    ['reads another workbook', '[1]主要指标!D6+D7'],
    ['has a function that is not known here', 'SUBTOTAL(9,D6:D7)'],
    ['has a name', '目标合计'],
    ['has an array', 'SUM({1,2})'],
    ['has a number in braces', 'SUM({1})+1264'],
    ['comes to something else', 'SUM(D6:D7)+0.06'],
    ['nobody can read', ''],
    ['reads the status column', 'D6+D7+COUNT(G6:G8)*0'],
    ['reads itself', 'MAX(D8,1)'],
  ])('stay results where one %s', (_, text) => {
    const { attachment, left } = carry([formulaAt('D8', text, true)])
    expect(attachment).toBe(attachment.rows[2]?.formulas === undefined ? attachment : null)
    expect(left).toEqual([{ row: 7, column: 3 }])
    expect(attachment.rows.map(({ cells }) => cells)).toEqual(table.rows.map(({ cells }) => cells))
  })

  it('stay results in the status column, whose words are rulings', () => {
    expect(carry([formulaAt('G6', 'IF(E6>0,"完成","未完成")')]).left).toHaveLength(1)
  })

  it('stay results in the column of numbers, which are given anew here', () => {
    const numbered = sheet([['1'], ['2']], ['no'])
    expect(carry([formulaAt('C7', 'C6+1')], numbered).left).toHaveLength(1)
    const other = sheet([['1'], ['2']], ['none'])
    expect(carry([formulaAt('C7', 'C6+1')], other).left).toEqual([])
  })

  it('stay results where there are more than can be looked at in a moment', () => {
    const many = Array.from({ length: 12_000 }, () => formulaAt('E8', 'SUM(E6:E7)'))
    expect(carry(many.slice(0, 1_000)).left).toHaveLength(0)
    // Ten characters each.
    expect(carry(many).left.length).toBeLessThan(12_000)
    expect(withFormulas(table, placesIn(table), many, '', { characters: 100, cells: 100 }).left).toHaveLength(
      11_990,
    )
    expect(withFormulas(table, placesIn(table), many, '', { characters: 1e6, cells: 9 }).left).toHaveLength(
      11_996,
    )
  })

  it('stay results where they go round, and those that read them are computed all the same', () => {
    const { attachment, left } = carry([
      formulaAt('E6', 'E7-587.75'),
      formulaAt('E7', 'E6+587.75'),
      formulaAt('E8', 'SUM(E6:E7)'),
    ])
    expect(left).toHaveLength(2)
    expect(computedIn(attachment)).toEqual({ C3: '=SUM(C1:C2)' })
  })

  it('stay results where lines of the sheet that are no rows lie between what they read', () => {
    const gap = [5, 6, 8]
    expect(carry([formulaAt('E9', 'SUM(E6:E7)')], table, gap).left).toEqual([])
    const below = sheet([...table.rows.map(({ cells }) => ['', '', cells.c2 ?? '']), ['', '', '1224.5']])
    expect(carry([formulaAt('E10', 'SUM(E6:E9)')], below, [5, 6, 8, 9]).left).toHaveLength(1)
  })

  it('are none where a merge covers the cell', () => {
    const merged = { ...table, merges: [{ top: 'r0', bottom: 'r0', left: 'c2', right: 'c3' }] }
    const bare = {
      ...merged,
      rows: merged.rows.map((row, at) =>
        at > 0 ? row : { ...row, cells: { c0: '工业投资', c1: '', c2: '12.25' } },
      ),
    }
    const { attachment, left } = carry([formulaAt('F6', 'IF(COUNT(D6)=0,"",1)')], bare)
    expect([computedIn(attachment), left]).toEqual([{}, []])
  })

  it('outside of the table are nothing to it', () => {
    expect(carry([formulaAt('D20', 'SUM(D6:D7)')])).toEqual({ attachment: table, left: [] })
  })
})

describe('a law', () => {
  const figure = fc.oneof(
    fc.integer({ min: -50, max: 5000 }).map(String),
    fc.integer({ min: 1, max: 99_999 }).map((n) => (n / 100).toFixed(2)),
    fc.constantFrom('', '12.3%', '—', '1,234.5'),
  )
  const cell = fc
    .tuple(fc.integer({ min: 6, max: 9 }), fc.constantFrom('C', 'D', 'E'))
    .map(([row, column]) => `${column}${row}`)
  const formula = fc.oneof(
    fc.tuple(cell, cell).map(([a, b]) => `SUM(${a}:${b})`),
    fc.tuple(cell, fc.constantFrom('+', '-', '*', '/'), cell).map((parts) => parts.join('')),
    cell.map((a) => `IF(${a}>10,"多","少")`),
  )

  it('a table as it was opened is as it would be computed: nothing of it changes by itself', () => {
    let taken = 0
    fc.assert(
      fc.property(
        fc.array(fc.tuple(figure, figure, figure), { minLength: 4, maxLength: 4 }),
        fc.dictionary(cell, fc.tuple(formula, fc.boolean()), { maxKeys: 6 }),
        (texts, formulas) => {
          const given = Object.entries(formulas).map(([at, [text, fixed]]) => formulaAt(at, text, fixed))
          // What another program might have shown: what comes out here, once, from what stands there.
          const first = withFormulas(sheet(texts), placesIn(sheet(texts)), given, '')
          const shown = sheet(
            first.attachment.rows.map((row, y) =>
              row === undefined ? [] : (texts[y] ?? []).map((text, x) => ofFormula(y, x) ?? text),
            ),
          )
          function ofFormula(y: number, x: number): string | null {
            const one = given.find(({ row, column }) => row === TOP + y && column === LEFT + x)
            if (one === undefined) return null
            const trial = sheet(
              texts.map((line, at) => line.map((text, to) => (at === y && to === x ? '' : text))),
            )
            const [edit] = withResults(trial, [
              {
                type: 'formula',
                row: `r${y}`,
                column: `c${x}`,
                from: null,
                to: bodyFormula(one.text),
              },
            ]).slice(1)
            return edit?.type === 'cell' ? edit.to : ''
          }
          function bodyFormula(text: string) {
            const references: {
              from: { row: string; column: string }
              to?: { row: string; column: string }
            }[] = []
            const corner = (at: string) => ({
              row: `r${Number(at.slice(1)) - 1 - TOP}`,
              column: `c${at.charCodeAt(0) - 65 - LEFT}`,
            })
            const source = text.replace(/([C-E]\d)(?::([C-E]\d))?/g, (_, a: string, b?: string) => {
              references.push({ from: corner(a), ...(b !== undefined && { to: corner(b) }) })
              return `{${references.length - 1}}`
            })
            return { source, references }
          }
          const { attachment, left } = withFormulas(shown, placesIn(shown), given, '')
          const carried = Object.keys(computedIn(attachment)).length
          expect(carried + left.length).toBe(given.length)
          expect(attachment.rows.map(({ cells }) => cells)).toEqual(shown.rows.map(({ cells }) => cells))
          expect(recomputed(attachment)).toEqual([])
          taken += carried
        },
      ),
      { numRuns: 300 },
    )
    expect(taken).toBeGreaterThan(200)
  })
})
