/** A report with its table, and where the table's own figures stand in its prose. */
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { readSheets } from '../../electron/files/reading.ts'
import type { Attachment, Column } from '../../shared/attachment/model.ts'
import { checkReport } from '../../shared/findings/check/check.ts'
import type { CheckFinding } from '../../shared/findings/check/rules.ts'
import { recogniseSheets } from '../../shared/recognise/recognise.ts'
import { statements } from '../../shared/report/statements.ts'
import { reportText } from '../../shared/report/text.ts'
import { BUILT_IN } from '../../shared/verdict/dictionary.ts'
import { judgeAttachment } from '../../shared/verdict/table.ts'
import type { Verdict } from '../../shared/verdict/verdict.ts'

/** A row as a planter sees it: its bare name, and whether the table says that it is a part. */
export interface PlantRow {
  readonly name: string
  readonly part: boolean
  /** The texts of its cells without signs and commas, one a column. */
  readonly cells: readonly string[]
  readonly columns: readonly Column[]
  readonly unit: string
  readonly verdict: Verdict | null
}

/** A figure of the table that the prose tells behind its row's name. */
export interface Placed {
  readonly row: PlantRow
  readonly column: number
  /** Where the row's name begins; the figure's own characters. */
  readonly at: number
  readonly from: number
  readonly to: number
}

export interface Pair {
  readonly name: string
  readonly text: string
  /** Where the prose ends: what a text repeats of its table is left alone. */
  readonly end: number
  readonly rows: readonly PlantRow[]
  readonly placed: readonly Placed[]
  /** The table's title, and its headers in one. */
  readonly title: string
  readonly year: number | null
  /** All that the check finds of such a text, and what of it is wrong. */
  readonly all: (text: string) => readonly CheckFinding[]
  readonly wrong: (text: string) => readonly CheckFinding[]
}

/** One error: characters exchanged, and the places of the new text where a finding of it would stand. */
export interface Plant {
  readonly kind: string
  readonly text: string
  readonly spots: readonly { readonly from: number; readonly to: number }[]
  /** For a person: the words around with the exchange marked. */
  readonly shown: string
}

/** The text with one stretch exchanged. */
export const exchanged = (
  text: string,
  kind: string,
  from: number,
  to: number,
  put: string,
  spot?: { readonly from: number; readonly to: number },
): Plant => ({
  kind,
  text: text.slice(0, from) + put + text.slice(to),
  spots: [spot ?? { from, to: from + Math.max(1, put.length) }],
  shown:
    `${text.slice(Math.max(0, from - 45), from)}⟦${text.slice(from, to)}→${put}⟧${text.slice(to, to + 40)}`.replaceAll(
      '\n',
      '/',
    ),
})

const NUMBERING = /^[\s　]*(?:[#*]|[\d一二三四五六七八九十]+[、.．]|[（(][\d一二三四五六七八九十]+[)）])+/
const bareName = (cell: string): string =>
  cell
    .replace(NUMBERING, '')
    .replace(/[（(].*?[)）]|其中[:：]?/g, '')
    .replace(/^[#\s　—－-]+/, '')
    .trim()

/** Reads a pair from its two files. */
export async function readPair(report: string, table: string): Promise<Pair> {
  const text = reportText(readFileSync(report, 'utf8'))
  const { sheets } = await readSheets(basename(table), readFileSync(table), () => {})
  const tables = recogniseSheets(sheets, randomUUID, basename(table)).map(({ attachment }) => ({
    attachment,
    judged: judgeAttachment(attachment, BUILT_IN),
  }))
  const all = (typed: string): readonly CheckFinding[] =>
    checkReport({ text: typed, statements: statements(typed, BUILT_IN), tables, dictionary: BUILT_IN })
  const rows = tables.flatMap(({ attachment, judged }) =>
    rowsOf(attachment, (at) => judged.rows[at]?.verdict ?? null),
  )
  const cut = text.indexOf('\n附件\n')
  const end = cut > 0 ? cut : text.length
  return {
    name: `${basename(report, '.txt')} (${report.split('/').at(-2) ?? ''})`,
    text,
    end,
    rows,
    placed: placedIn(text.slice(0, end), rows),
    title: tables
      .map(({ attachment: { heading, columns } }) =>
        [...heading.title, ...columns.flatMap((c) => c.header)].join(' '),
      )
      .join(' '),
    year: tables[0]?.attachment.heading.year ?? null,
    all,
    wrong: (typed) => all(typed).filter(({ holds }) => !holds),
  }
}

function rowsOf({ columns, rows }: Attachment, verdictOf: (at: number) => Verdict | null): PlantRow[] {
  const name = columns.find(({ role }) => role === 'name')
  const unit = columns.find(({ role }) => role === 'unit')
  const number = columns.find(({ role }) => role === 'no')
  return rows.flatMap((row, at) => {
    const typed = row.cells[name?.id ?? ''] ?? ''
    const bare = bareName(typed)
    if (bare.length < 2) return []
    const no = row.cells[number?.id ?? ''] ?? ''
    return [
      {
        name: bare,
        part: /其中|^[\s　#—－-]/.test(typed) || (number !== undefined && no.trim() === ''),
        cells: columns.map(({ id, role }) =>
          role === 'no' || role === 'name' ? '' : (row.cells[id] ?? '').replace(/[,，%％]/g, '').trim(),
        ),
        columns,
        unit: row.cells[unit?.id ?? ''] ?? '',
        verdict: verdictOf(at),
      },
    ]
  })
}

export const isFigure = (text: string): boolean => /^-?\d+(\.\d+)?$/.test(text)

/** Every figure of the table that the prose tells behind the name of its row, in the order of the prose. */
function placedIn(prose: string, rows: readonly PlantRow[]): Placed[] {
  const found = new Map<number, Placed>()
  for (const row of rows)
    for (const [column, cell] of row.cells.entries()) {
      const figure = cell.replace('-', '')
      if (!isFigure(cell) || figure.length < 2) continue
      for (let from = prose.indexOf(figure); from >= 0; from = prose.indexOf(figure, from + 1)) {
        const to = from + figure.length
        if (/[\d.]/.test(prose[from - 1] ?? '') || /[\d.]/.test(prose[to] ?? '')) continue
        const before = prose.slice(Math.max(0, from - 40), from)
        const near = before.lastIndexOf(row.name)
        if (near < 0 || /[。；;\n]/.test(before.slice(near))) continue
        const at = from - before.length + near
        const other = found.get(from)
        if (other === undefined || other.at < at) found.set(from, { row, column, at, from, to })
      }
    }
  return [...found.values()].sort((a, b) => a.from - b.from)
}
