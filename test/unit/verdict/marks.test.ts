/** Marks (格式) change what is seen, and neither what is judged, checked and exported as text nor any cell; a name that is moved in is a part. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { writeCsv } from '../../../electron/files/writers/csv.ts'
import { apply } from '../../../shared/attachment/edits.ts'
import { INKS, PAINTS } from '../../../shared/attachment/marks.ts'
import type { Attachment, Mark } from '../../../shared/attachment/model.ts'
import { setMarks, withoutMarks } from '../../../shared/changes/marks.ts'
import { askedOf } from '../../../shared/collect/plan.ts'
import { auditAttachment } from '../../../shared/findings/audit/audit.ts'
import { understood } from '../../../shared/formula/references.ts'
import { withResults } from '../../../shared/formula/results.ts'
import { BUILT_IN } from '../../../shared/verdict/dictionary.ts'
import { seenCell, shownTexts } from '../../../shared/verdict/shown.ts'
import { judgeAttachment } from '../../../shared/verdict/table.ts'

const base: Attachment = {
  id: 't',
  sheet: '',
  heading: { label: '附件', title: ['2021年上半年'], above: [], below: [], year: 2021, months: 6 },
  columns: [
    { id: 'no', header: ['序号'], role: 'no', width: 6 },
    { id: 'name', header: ['指标名称'], role: 'name', width: 20 },
    { id: 'unit', header: ['计量单位'], role: 'unit', width: 10 },
    { id: 'target', header: ['2021年目标'], role: 'target', width: 12 },
    { id: 'actual', header: ['实绩'], role: 'actual', width: 12 },
    { id: 'share', header: ['占年度目标%'], role: 'share', width: 12 },
    { id: 'status', header: ['双过半完成情况'], role: 'status', width: 12 },
  ],
  rows: [
    { id: 'r0', cells: { no: '1', name: '固定资产投资', unit: '亿元', target: '1200', actual: '612.345' } },
    { id: 'r1', cells: { name: '工业投资', unit: '亿元', target: '600', actual: '299.96' } },
    { id: 'r2', cells: { name: '民间投资', unit: '亿元', target: '300', actual: '149.99' } },
    { id: 'r3', cells: { no: '2', name: '一般公共预算收入', unit: '亿元', target: '60', actual: '30.04' } },
  ],
  merges: [],
}
const all = { top: 0, bottom: 3, columns: base.columns.map(({ id }) => id) }
const judged = (table: Attachment) => judgeAttachment(table, BUILT_IN)
const seen = (table: Attachment, row: number, column: string) => {
  const [line, at] = [table.rows[row], table.columns.find(({ id }) => id === column)]
  if (line === undefined || at === undefined) throw new Error('no such cell')
  return seenCell(line, at, judged(table).rows[row])
}

describe('marks', () => {
  it('change what is seen of a figure, and nothing that is held', () => {
    const one = apply(base, setMarks(base, all, { places: 1 }))
    expect(seen(one, 0, 'actual')).toBe('612.3')
    expect(seen(one, 1, 'actual')).toBe('300.0')
    // 299.96 of 600 is short of half, and is judged so: what is seen counts for nothing.
    expect(judged(one).rows[1]?.verdict?.status).toBe('未完成')
    expect(seen(one, 0, 'no')).toBe('1')
    expect(one.rows.map(({ cells }) => cells)).toEqual(base.rows.map(({ cells }) => cells))
  })

  it('round what the program reckons once, from all its digits', () => {
    expect(seen(base, 0, 'share')).toBe('51')
    const two = apply(base, setMarks(base, all, { places: 3 }))
    expect(seen(two, 0, 'share')).toBe('51.029')
  })

  it('whatever they are, are judged, checked, asked for and written as text alike', () => {
    const look = fc.record(
      {
        bold: fc.constant(true as const),
        ink: fc.constantFrom(...INKS),
        fill: fc.constantFrom(...PAINTS),
        align: fc.constantFrom('left' as const, 'center' as const, 'right' as const),
        places: fc.nat(10),
        grouped: fc.constant(true as const),
      },
      { requiredKeys: [] },
    )
    const said = (table: Attachment) => ({
      judged: judged(table),
      texts: shownTexts(table, judged(table)),
      csv: new TextDecoder().decode(writeCsv([{ attachment: table, judged: judged(table) }])),
      found: auditAttachment(table, judged(table), BUILT_IN),
      asked: askedOf(table, []),
    })
    const before = said(base)
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(3), fc.nat(6), look), { maxLength: 20 }), (given) => {
        let marked: Attachment = base
        for (const [row, column, mark] of given) {
          const id = base.columns[column]?.id ?? ''
          marked = apply(marked, setMarks(marked, { top: row, bottom: row, columns: [id] }, mark as Mark))
        }
        expect(said(marked)).toEqual(before)
        expect(apply(marked, withoutMarks(marked, all))).toEqual(base)
      }),
      { numRuns: 40 },
    )
  })

  it('of a computed cell set the decimals of what it comes to, which is its text', () => {
    const formula = understood('=E1+E2', base)
    if (typeof formula === 'string') throw new Error(formula)
    const typed = withResults(base, [
      { type: 'formula', row: 'r3', column: 'actual', from: null, to: formula },
    ])
    const computed = apply(base, typed)
    expect(computed.rows[3]?.cells.actual).toBe('912.305')
    const cell = { top: 3, bottom: 3, columns: ['actual'] }
    const set = apply(computed, withResults(computed, setMarks(computed, cell, { places: 1 })))
    expect(set.rows[3]?.cells.actual).toBe('912.3')
    expect(set.rows[3]?.marks).toBeUndefined()
    expect(apply(set, withResults(set, withoutMarks(set, cell)))).toEqual(computed)
  })
})

describe('a name that a person has moved in', () => {
  const levels = (table: Attachment) => judged(table).rows.map(({ level }) => level)
  const moved = (from: number, to: number, indent: number, table = base) =>
    apply(table, setMarks(table, { top: from, bottom: to, columns: ['name'] }, { indent }))

  it('is a part of the row above it, and a part of a part by two steps', () => {
    expect(levels(base)).toEqual([0, 0, 0, 0])
    const part = moved(1, 2, 1)
    expect(levels(part)).toEqual([0, 1, 1, 0])
    expect(judged(part).rows[0]?.parts).toEqual({ total: 2, done: 0, missed: 2 })
    expect(levels(moved(2, 2, 2, part))).toEqual([0, 1, 2, 0])
  })

  it('says nothing where all names are moved in as far', () => {
    expect(levels(moved(0, 3, 2))).toEqual([0, 0, 0, 0])
    expect(levels(moved(1, 1, 3, moved(0, 3, 2)))).toEqual([0, 1, 0, 0])
  })

  it('says nothing of a row with a number of its own', () => {
    expect(levels(moved(3, 3, 1))).toEqual([0, 0, 0, 0])
  })

  it('is known to what is judged on top of an earlier state, too', () => {
    const later = moved(1, 2, 1)
    const again = judgeAttachment(later, BUILT_IN, { attachment: base, judged: judged(base) })
    expect(again).toEqual(judged(later))
    const back = judgeAttachment(base, BUILT_IN, { attachment: later, judged: judged(later) })
    expect(back).toEqual(judged(base))
    const whole = moved(0, 0, 1, moved(3, 3, 1, later))
    const all = judgeAttachment(whole, BUILT_IN, { attachment: later, judged: judged(later) })
    expect(all).toEqual(judged(whole))
  })

  it('hands down whose the row is that it is a part of', () => {
    const owned: Attachment = {
      ...base,
      columns: [...base.columns, { id: 'owner', header: ['责任单位'], role: 'owner', width: 12 }],
      rows: base.rows.map((row) =>
        row.id === 'r0' ? { ...row, cells: { ...row.cells, owner: '发改局' } } : row,
      ),
    }
    const departments = (table: Attachment) => askedOf(table, []).map((one) => one.departments)
    expect(departments(moved(1, 1, 1, owned))[1]).toEqual(['发改局'])
  })
})
