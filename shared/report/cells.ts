/**
 * Tables as web pages leave them in copied text: one cell a line behind a tab, a blank line between two rows. What
 * their rows say of targets and actuals, for `sgb extract`; opened as attachments they are somebody else's.
 */
import { type Dictionary, lookUp } from '../verdict/dictionary.ts'
import { type FigureRead, figureOf } from './figures.ts'
import type { Document } from './frame.ts'
import { measureOf } from './measuring.ts'
import { plainOf } from './plain.ts'
import type { Comparator, Said, Statement } from './statement.ts'
import type { Paragraph, Span } from './text.ts'
import { wordsOf } from './words.ts'

export interface TextTable extends Span {
  /** Rows of cells as typed, each with its place. */
  readonly rows: readonly (readonly Paragraph[])[]
}

/** Fewer lines than this make no table. */
const FEWEST = 6

/** The tables in a text's paragraphs. */
export function tablesIn(paragraphs: readonly Paragraph[]): TextTable[] {
  const tables: TextTable[] = []
  let rows: Paragraph[][] = [[]]
  let lines = 0
  const end = (): void => {
    const full = rows.filter((row) => row.length > 0)
    const [first, last] = [full[0]?.[0], full.at(-1)?.at(-1)]
    if (lines >= FEWEST && first !== undefined && last !== undefined)
      tables.push({ from: first.from, to: last.to + 1, rows: full })
    rows = [[]]
    lines = 0
  }
  for (const paragraph of paragraphs) {
    const row = rows.at(-1) ?? []
    if (paragraph.text.startsWith('\t')) {
      row.push(paragraph)
      lines += 1
    } else if (paragraph.text.trim() === '' && lines > 0) {
      if (row.length > 0) rows.push([])
    } else if (row.length > 0 && paragraph.text.length < 20 && !/[。；]/.test(paragraph.text)) {
      // A line break within a cell.
      const cell = row.pop()
      if (cell !== undefined)
        row.push({ from: cell.from, to: paragraph.to, text: `${cell.text}\n${paragraph.text}` })
    } else end()
  }
  end()
  return tables
}

type Role = 'name' | 'unit' | 'target' | 'actual'
const ROLES: readonly (readonly [Role, RegExp])[] = [
  ['name', /^(?:主要)?指标(?:名称)?$|^(?:项目)?名称$|^项目$/],
  ['unit', /单位$/],
  ['target', /(?:目标|计划|任务)(?:值|数)?$/],
  ['actual', /^实绩$|^(?:实际)?完成(?:数|值)?$|^累计(?:完成)?$|完成数$/],
]

/** What the cells of targets and actuals say. */
export function cellStatements({ rows }: TextTable, document: Document, dictionary: Dictionary): Statement[] {
  const columns = new Map<Role, number>()
  const header = rows.findIndex((row) => row.some(({ text }) => /^\s*1\s*$/.test(text)))
  const width = rows[header]?.length ?? 0
  for (const [line, row] of rows.slice(0, Math.max(header, 0)).entries())
    row.forEach(({ text }, index) => {
      // 实绩 and 完成情况 below a heading of two columns: copied without the blank cells before them.
      const at = line > 0 && row.length < width ? width - row.length + index : index
      const words = text.replace(/\s/g, '')
      const role = ROLES.find(([, pattern]) => pattern.test(words))?.[0]
      if (role !== undefined && !columns.has(role)) columns.set(role, at)
    })
  const name = columns.get('name')
  if (name === undefined || header < 0) return []
  return rows.slice(header).flatMap((row) => {
    const indicator = plainOf(row[name]?.text ?? '').text
    const unit = plainOf(row[columns.get('unit') ?? -1]?.text ?? '').text
    return (['target', 'actual'] as const).flatMap((kind) => {
      const cell = row[columns.get(kind) ?? -1]
      return cell === undefined || cell.text.trim() === '' || indicator === ''
        ? []
        : [said(cell, indicator, unit, kind)]
    })
  })

  function said(cell: Paragraph, indicator: string, unit: string, kind: 'target' | 'actual'): Statement {
    const typed = cell.text.trim()
    const from = cell.from + cell.text.indexOf(typed)
    const plain = plainOf(typed)
    const words = wordsOf(plain.text)
    const number = words.findIndex(({ letter }) => letter === 'n')
    const figure =
      number < 0 || words.some(({ letter }) => letter === 'x')
        ? null
        : figureOf(plain, words, [0, words.length])
    const moved = (said: Said | null): Said | null =>
      said && { ...said, span: { from: said.span.from + from, to: said.span.to + from } }
    const known = lookUp(indicator, dictionary)
    const told = figure?.unit || unit
    const sort = figure?.kind || (/%/.test(told) ? 'p' : /元/.test(told) ? 'y' : 'u')
    const grows = sort === 'p' && known.entry?.kind === 'growth'
    const measure =
      figure === null && !grows
        ? 'level'
        : grows
          ? 'growth'
          : measureOf({ name: indicator, unit: told, kind: sort, change: '', held: false })
    return {
      quote: typed,
      span: { from, to: from + typed.length },
      indicator,
      subject: null,
      kind,
      measure,
      value: moved(figure?.value ?? null),
      high: moved(figure?.high ?? null),
      words: figure === null ? plain.text : '',
      unit: told,
      comparator: comparatorOf(figure, kind, plain.text),
      growth: null,
      year: document.year,
      months: kind === 'target' ? 12 : document.months,
      scope: '',
    }
    function comparatorOf(read: FigureRead | null, kind: 'target' | 'actual', text: string): Comparator {
      if (read === null) return /同步/.test(text) ? '>=' : '='
      if (kind === 'actual' || read.comparator !== '=' || grows) return read.comparator
      return known.down ? '<=' : '>='
    }
  }
}
