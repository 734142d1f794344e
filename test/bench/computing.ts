/** Formulas computed again after one cell was edited, beside computing all of them. */
import { apply, type Edit } from '../../shared/attachment/edits.ts'
import type { Attachment } from '../../shared/attachment/model.ts'
import { readFormula } from '../../shared/formula/references.ts'
import { recomputed, withResults } from '../../shared/formula/results.ts'
import { processor } from './judging.ts'
import { columns, tableRows } from './table.ts'

export interface Computing {
  /** Milliseconds of the processor for all formulas, and for those that an edit of one cell touches. */
  readonly all: number
  readonly edit: number
}

/** A table of that many rows with a share of each and the sum of them all; each round edits another row. */
export function computing(count: number, rounds: number): Computing[] {
  const bare: Attachment = {
    id: 'bench',
    heading: { label: '', title: [], above: [], below: [], year: 2021, months: 6 },
    columns: [...columns, { id: 'share', header: ['占比'], role: 'none', width: 10 }],
    rows: tableRows(count).map((row, at) => ({
      ...row,
      cells: { ...row.cells, unit: '亿元', actual: `${at}.5`, target: `${at + 100}` },
    })),
    merges: [],
    sheet: '',
  }
  const letter = (role: string): string =>
    String.fromCharCode(65 + bare.columns.findIndex((column) => column.role === role))
  const [actual, target] = [letter('actual'), letter('target')]
  const formulas = bare.rows.map(({ id: row }, at): Edit => {
    const typed =
      at === 0 ? `=SUM(${actual}1:${actual}${count})` : `=ROUND(${actual}${at + 1}/${target}${at + 1}*100,1)`
    return { type: 'formula', row, column: 'share', from: null, to: readFormula(typed, bare) }
  })
  const written = apply(bare, formulas)
  return Array.from({ length: rounds }, (_, round) => {
    const start = processor()
    const results = recomputed(written)
    const all = processor() - start
    const table = apply(written, results)
    const row = table.rows[(round + 1) * 37]
    if (row === undefined || results.length < count - 1) throw new Error('nothing was computed')
    const again = processor()
    const edits = withResults(table, [
      { type: 'cell', row: row.id, column: 'actual', from: row.cells.actual ?? '', to: '77.7' },
    ])
    const edit = processor() - again
    if (edits.length !== 3) throw new Error(`${edits.length} edits and not the cell, its share and the sum`)
    return { all, edit }
  })
}
