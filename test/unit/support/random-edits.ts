/** Random edits that an attachment allows, for property tests. */
import fc from 'fast-check'
import { apply, type Edit } from '../../../shared/attachment/edits.ts'
import { emptied } from '../../../shared/attachment/emptied.ts'
import type { Attachment, Column, Row } from '../../../shared/attachment/model.ts'
import { withResults } from '../../../shared/formula/results.ts'

/** Numbers from which an edit is made for whatever attachment there is. */
export interface Seed {
  readonly kind: number
  readonly a: number
  readonly b: number
  readonly c: number
  readonly text: string
}

export const seeds = fc.array(
  fc.record({
    kind: fc.nat(13),
    a: fc.nat(1000),
    b: fc.nat(1000),
    c: fc.nat(1000),
    text: fc.oneof(
      fc.constant(''),
      fc.string({ maxLength: 4 }),
      fc.constantFrom('4.1%', '未完成', '１０亿元'),
    ),
  }),
  { minLength: 1, maxLength: 12 },
)

/** The edits that a seed means on this attachment; the serial number makes new ids. */
export function editsOf(attachment: Attachment, { kind, a, b, c, text }: Seed, serial: number): Edit[] {
  const { rows, columns, heading, merges } = attachment
  const row = rows[a % Math.max(1, rows.length)]
  const column = columns[b % columns.length]
  if (column === undefined) return []
  const insert: Edit = {
    type: 'insertRows',
    at: a % (rows.length + 1),
    rows: Array.from(
      { length: (b % 3) + 1 },
      (_, at): Row => ({
        id: `n${serial}-${at}`,
        cells: text === '' ? {} : { [column.id]: text },
      }),
    ),
  }
  if (row === undefined) return [insert]
  const at = a % rows.length
  const count = (b % Math.min(3, rows.length - at)) + 1
  switch (kind) {
    case 0:
      return [insert]
    case 1:
      return [{ type: 'deleteRows', at, rows: rows.slice(at, at + count) }]
    case 2:
      return [{ type: 'moveRows', from: at, count, to: c % (rows.length - count + 1) }]
    case 3: {
      const made: Column = { id: `k${serial}`, header: [text], role: 'none', width: 10 }
      return [
        { type: 'insertColumns', at: b % (columns.length + 1), columns: [made] },
        { type: 'cell', row: row.id, column: made.id, from: '', to: text },
      ]
    }
    case 4: {
      if (columns.length === 1) return []
      return [
        ...emptied(rows, [column]),
        { type: 'deleteColumns', at: columns.indexOf(column), columns: [column] },
      ]
    }
    case 5: {
      const width = (b % Math.min(2, columns.length)) + 1
      const from = a % (columns.length - width + 1)
      return [{ type: 'moveColumns', from, count: width, to: c % (columns.length - width + 1) }]
    }
    case 6:
      return [{ type: 'column', from: column, to: { ...column, header: [text], hidden: a % 2 === 0 } }]
    case 7: {
      const to = b % 2 === 0 ? [] : [{ top: row.id, bottom: row.id, left: column.id, right: column.id }]
      return [{ type: 'merges', from: merges, to }]
    }
    case 8: {
      const basis = { target: text, actual: '' }
      const to = c % 3 === 0 ? null : ({ source: '人工认定', reason: text, at: '2021-07-01', basis } as const)
      return [{ type: 'ruling', row: row.id, from: row.ruling ?? null, to }]
    }
    case 9:
      return [{ type: 'heading', from: heading, to: { ...heading, title: [text], months: (a % 12) + 1 } }]
    case 10: {
      const corner = {
        row: rows[c % rows.length]?.id ?? row.id,
        column: columns[a % columns.length]?.id ?? '',
      }
      const formula = {
        source: 'SUM({0},2)',
        references: [{ from: { row: row.id, column: column.id }, to: corner }],
      }
      const to = b % 4 === 0 ? null : formula
      const place = columns[(b + 1) % columns.length] ?? column
      return [{ type: 'formula', row: row.id, column: place.id, from: row.formulas?.[place.id] ?? null, to }]
    }
    case 11: {
      const mark = { ...(a % 2 === 0 && { bold: true as const }), ...(b % 2 === 0 && { places: b % 5 }) }
      const to = c % 4 === 0 ? null : { ...mark, indent: (c % 15) + 1 }
      return [{ type: 'mark', row: row.id, column: column.id, from: row.marks?.[column.id] ?? null, to }]
    }
    case 12: {
      const from = row.notes?.[column.id] ?? null
      const at = `2021-07-0${(b % 9) + 1}`
      const said = [...(from?.said ?? []), { by: `科员${serial % 3}`, at, text: `请核对${text}` }]
      const to = c % 5 === 0 ? null : { said, ...(c % 3 === 0 && { settled: { by: '', at } }) }
      return [{ type: 'note', row: row.id, column: column.id, from, to }]
    }
    default:
      return [{ type: 'cell', row: row.id, column: column.id, from: row.cells[column.id] ?? '', to: text }]
  }
}

/**
 * Edits of all the seeds, each made for the attachment that those before it leave.
 * @param first the serial number of the first: two people who edit one table make rows of different ids
 */
export function editsOfAll(attachment: Attachment, all: readonly Seed[], first = 0): Edit[] {
  let now = attachment
  return all.flatMap((seed, serial) => {
    const edits = withResults(now, editsOf(now, seed, first + serial))
    now = apply(now, edits)
    return edits
  })
}
