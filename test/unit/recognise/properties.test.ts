import fc from 'fast-check'
import { Converter } from 'opencc-js/cn2t'
import { describe, expect, it } from 'vitest'
import { cellText } from '../../../shared/attachment/model.ts'
import { recognise, recogniseSheets } from '../../../shared/recognise/recognise.ts'
import type { Sheet } from '../../../shared/recognise/sheet.ts'
import { drawn } from '../../facts/recognise/sheet.ts'
import { cases } from '../../facts/recognise/tables.ts'

let last = 0
const newId = () => {
  last += 1
  return `id${last}`
}

const read = (sheet: Sheet) => {
  const { found, questions } = recognise([sheet], newId, [])
  return {
    tables: found.map(({ attachment: { heading, columns, rows, merges }, rowAt, columnAt }) => ({
      heading,
      roles: columns.map(({ role }) => role),
      headers: columns.map(({ header }) => header),
      rows: rows.map((row) => columns.map((column) => cellText(row, column))),
      merges: merges.length,
      rowAt,
      columnAt,
    })),
    questions: questions.length,
  }
}

/** The sheet with everything moved down and to the right. */
const moved = (sheet: Sheet, down: number, right: number): Sheet => ({
  ...sheet,
  texts: [
    ...Array.from({ length: down }, () => []),
    ...sheet.texts.map((row) => [...Array.from({ length: right }, () => ''), ...row]),
  ],
  merges: sheet.merges.map(({ top, left, bottom, right: end }) => ({
    top: top + down,
    left: left + right,
    bottom: bottom + down,
    right: end + right,
  })),
})

const some = fc.constantFrom(...cases)

describe('recognition', () => {
  it('does not depend on where a table stands', () => {
    fc.assert(
      fc.property(some, fc.nat(40), fc.nat(30), ({ sheet, sheetName }, down, right) => {
        const here = read(drawn(sheet, sheetName))
        const there = read(moved(drawn(sheet, sheetName), down, right))
        expect({
          ...there,
          tables: there.tables.map((table) => ({
            ...table,
            rowAt: table.rowAt.map((row) => row - down),
            columnAt: table.columnAt.map((column) => column - right),
          })),
        }).toEqual(here)
      }),
      { numRuns: 300 },
    )
  })

  it('does not depend on blank rows and columns after it', () => {
    fc.assert(
      fc.property(some, fc.nat(20), fc.nat(20), ({ sheet, sheetName }, below, beside) => {
        const plain = drawn(sheet, sheetName)
        const texts = [
          ...plain.texts.map((row) => [...row, ...Array.from({ length: beside }, () => ' ')]),
          ...Array.from({ length: below }, () => ['', '　']),
        ]
        expect(read({ ...plain, texts })).toEqual(read(plain))
      }),
      { numRuns: 100 },
    )
  })

  it('does not depend on Simplified or Traditional', () => {
    const traditional = Converter({ from: 'cn', to: 't' })
    for (const { what, sheet, sheetName = '' } of cases) {
      const simple = read(drawn(sheet, sheetName))
      const other = read(drawn(traditional(sheet), traditional(sheetName)))
      const shape = ({ tables, questions }: typeof simple) => ({
        questions,
        tables: tables.map(({ heading: { year, months, title }, roles, rows, rowAt }) => ({
          year,
          months,
          title: title.length,
          roles,
          rows: rows.length,
          rowAt,
        })),
      })
      expect(shape(other), what).toEqual(shape(simple))
    }
  })

  it('keeps every text of a table and invents none', () => {
    for (const { what, sheet } of cases) {
      const plain = drawn(sheet)
      for (const { rows, rowAt, columnAt } of read(plain).tables)
        expect(
          rows.map((row) => row),
          what,
        ).toEqual(rowAt.map((row) => columnAt.map((column) => plain.texts[row]?.[column] ?? '')))
    }
  })

  const word = fc.oneof(
    { weight: 6, arbitrary: fc.constant('') },
    {
      weight: 5,
      arbitrary: fc.constantFrom(
        ...[
          '序号',
          '指标名称',
          '单位',
          '年度目标',
          '上半年完成情况',
          '实绩',
          '同比',
          '占年度目标%',
          '责任单位',
          '备注',
        ],
        ...[
          '附件1',
          '2021年上半年指标完成情况表',
          '注：略',
          '单位：亿元',
          '一、经济',
          '1月',
          '2月',
          '2020年实际',
        ],
      ),
    },
    { weight: 3, arbitrary: fc.constantFrom('1', '2', '12.3%', '7%左右', '甲', '（一）', '合计', '完成') },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  )
  const merge = fc
    .tuple(fc.nat(14), fc.nat(10), fc.nat(6), fc.nat(6))
    .map(([top, left, tall, wide]) => ({ top, left, bottom: top + tall, right: left + wide }))
  const sheets = fc.record({
    name: fc.string({ maxLength: 10 }),
    texts: fc.array(fc.array(word, { maxLength: 10 }), { maxLength: 14 }),
    merges: fc.array(merge, { maxLength: 6 }),
    widths: fc.constant([]),
    hiddenRows: fc.array(fc.nat(20)),
    hiddenColumns: fc.array(fc.nat(20)),
    warnings: fc.constant([]),
  })

  it('gives tables with sound places, or none, for whatever a sheet holds', () => {
    fc.assert(
      fc.property(sheets, (sheet) => {
        const { found, questions } = recognise([sheet], newId, [])
        const seen = new Set<string>()
        for (const { attachment, rowAt, columnAt } of [...found, ...recogniseSheets([sheet], newId)]) {
          const { columns, rows, merges } = attachment
          expect(rows.length).toBe(rowAt.length)
          expect(columns.length).toBe(columnAt.length)
          expect(columns.length).toBeGreaterThan(0)
          const roles = columns.map(({ role }) => role).filter((role) => role !== 'none')
          expect(new Set(roles).size).toBe(roles.length)
          const ids = new Set([...rows, ...columns].map(({ id }) => id))
          for (const one of merges)
            for (const id of [one.top, one.bottom, one.left, one.right]) expect(ids.has(id)).toBe(true)
        }
        for (const { rowAt, columnAt } of found)
          for (const row of rowAt)
            for (const column of columnAt) {
              // No cell is read into two tables.
              expect(seen.has(`${row},${column}`)).toBe(false)
              seen.add(`${row},${column}`)
            }
        for (const { guess } of questions) {
          expect(guess?.roles.length).toBe((guess?.right ?? 0) - (guess?.left ?? 0) + 1)
        }
      }),
      { numRuns: 2_000 },
    )
  })

  it('answers every question by its own guess', () => {
    fc.assert(
      fc.property(sheets, (sheet) => {
        const { questions } = recognise([sheet], newId, [])
        const guesses = questions.flatMap(({ guess }) => guess ?? [])
        const { questions: left } = recognise([sheet], newId, guesses)
        expect(left.filter(({ shape }) => guesses.some((guess) => guess.shape === shape))).toEqual([])
      }),
      { numRuns: 1_000 },
    )
  })

  it.each<[string, (row: number, column: number) => string]>([
    ['figures', (row, column) => String(row * column)],
    ['words', (row, column) => `文字${row}行${column}列`],
    ['headers', (_, column) => ['序号', '指标', '目标', '实绩', '备注'][column % 5] ?? ''],
    [
      'headers and notes in turn',
      (row, column) =>
        (row % 2 ? ['注：略', '指标', '目标'][column] : ['指标', '目标', '实绩'][column % 3]) ?? '',
    ],
    [
      'gaps',
      (row, column) => (column % 2 ? '' : row % 3 ? '1' : (['指标', '目标', '实绩'][(column / 2) % 3] ?? '')),
    ],
  ])(
    '5,000 × 50 cells of %s come to an end',
    (_, text) => {
      const texts = Array.from({ length: 5_000 }, (_row, row) =>
        Array.from({ length: 50 }, (_column, column) => text(row, column)),
      )
      const { found } = recognise([{ ...drawn(''), texts }], newId, [])
      expect(found.length).toBeLessThanOrEqual(200)
    },
    60_000,
  )
})
