/** What only one of the two tells: indicators that the report names where it goes through the table, and rows that it never names. */

import { comparable } from '../../../measure/normalise.ts'
import type { Statement } from '../../../report/statement.ts'
import { isWithin, type Paragraph, type Span } from '../../../report/text.ts'
import type { Dictionary } from '../../../verdict/dictionary.ts'
import { wordOf } from '../../audit/reading.ts'
import { hasName, wordsAt } from '../common/context.ts'
import type { Told } from '../common/facts.ts'
import { grouped } from '../common/grouped.ts'
import type { Sentence } from '../common/plain.ts'
import { NOWHERE, type Raw } from '../rules.ts'

/** （一）…; 1．…: an item of a list. */
const ITEM =
  /^\s*(?:[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)]|[一二三四五六七八九十]{1,3}、|\d{1,2}\s*[.．、])\s*\S/
/** An item of a list of figures is one sentence; a paragraph of prose under a number is none. */
const LONGEST = 100

/** Stretches of a report that go through the main indicators: runs of short numbered items, and each sentence. */
export function passagesOf(paragraphs: readonly Paragraph[], sentences: readonly Sentence[]): Passages {
  const lists: Span[] = []
  let open: { from: number; to: number; count: number } | null = null
  const close = () => {
    if (open !== null && open.count >= 3) lists.push({ from: open.from, to: open.to })
    open = null
  }
  for (const { text, from, to } of paragraphs) {
    if (text.trim() === '') continue
    const item = ITEM.test(text) && text.length <= LONGEST && /\d/.test(text.replace(ITEM, ''))
    const words = ITEM.test(text) && text.length <= LONGEST && /[；;。]\s*$/.test(text)
    if (!item && !words) close()
    else open = open === null ? { from, to, count: 1 } : { from: open.from, to, count: open.count + 1 }
  }
  close()
  return { lists, sentences }
}

export interface Passages {
  readonly lists: readonly Span[]
  readonly sentences: readonly Span[]
}

/** The passages that go through the rows of a table: most of what they say is told there. */
export function mainPassages(
  { lists, sentences }: Passages,
  statements: readonly Statement[],
  isRow: (statement: Statement) => boolean,
): Span[] {
  const goesThrough = (passage: Span, least: number, share: number): boolean => {
    const inside = statements.filter(({ span }) => isWithin(span, passage))
    const rows = inside.filter(isRow).length
    return rows >= least && rows >= (inside.length - rows) * share
  }
  const own = lists.filter((list) => goesThrough(list, 3, 2))
  return [
    ...own,
    ...sentences.filter(
      (sentence) => !own.some((list) => isWithin(sentence, list)) && goesThrough(sentence, 4, 3),
    ),
  ]
}

/** 进度46.8% is said of the row before it. */
const IN_ITSELF = /^(?:完成|年度|全年|目标)?进度$/

/** Figures of a main passage whose indicator no row has. */
export function reportOnly(
  text: string,
  statements: readonly Statement[],
  passages: readonly Span[],
  isRow: (statement: Statement) => boolean,
  called: string,
): Raw[] {
  return statements.flatMap((statement): Raw[] => {
    const { kind, value, span, measure } = statement
    // 超序时进度4.7个百分点, 比上年减少3亿元: no indicator of its own.
    if (kind !== 'actual' || value === null || measure === 'rank' || measure === 'change') return []
    if (isRow(statement) || !hasName(statement) || IN_ITSELF.test(statement.indicator)) return []
    if (!passages.some((passage) => isWithin(span, passage))) return []
    return [
      {
        ...NOWHERE,
        rule: 'report-only',
        kind: 'report only',
        holds: false,
        span,
        message: `报告说“${wordsAt(text, span)}”，${called}中没有这一指标。`,
      },
    ]
  })
}

/** A report that tells fewer of the rows than one in so many does not go through the table. */
const FEW = 3

/** 研发经费支出占比 of 研发经费支出占地区生产总值比重. */
const inShort = (name: string): string => name.replace(/(?<=.{2}占).{2,}(?:比重|比例|比率)$/, '比')

/** Rows with an actual that the report never names, by any of their names. */
export function tableOnly(
  text: string,
  told: readonly Told[],
  isSpoken: (row: Told) => boolean,
  placeOf: (row: Told) => Span | null,
  dictionary: Dictionary,
): Raw[] {
  const rows = told.filter(({ facts, words }) => words !== '' || facts.some(({ kind }) => kind === 'actual'))
  const spoken = rows.filter(isSpoken)
  if (spoken.length * FEW < rows.length) return []
  const plain = comparable(text).toUpperCase()
  const names = grouped(dictionary.byName, ([, { name }]) => name)
  const namesOf = ({ identity, line: { called, found } }: Told): string[] =>
    [
      identity,
      called,
      found.core,
      inShort(found.core),
      ...(names.get(identity) ?? []).map(([name]) => name),
    ].map((name) => name.toUpperCase())
  const all = rows.flatMap(namesOf)
  /** 出口 is not named where 进出口 is. */
  const isNamed = (name: string): boolean => {
    const longer = all.filter((other) => other.length > name.length && other.includes(name))
    return longer.reduce((rest, other) => rest.replaceAll(other, '|'), plain).includes(name)
  }
  return rows.flatMap((row): Raw[] => {
    if (isSpoken(row)) return []
    if (namesOf(row).some((name) => name.length > 1 && isNamed(name))) return []
    const actual = row.facts.find(({ kind }) => kind === 'actual')
    const column = actual?.column ?? row.source.table.columns.actual
    const shown = actual === undefined ? row.words : actual.reading.text
    return [
      {
        rule: 'table-only',
        kind: 'table only',
        holds: false,
        attachment: row.source.attachment,
        row: row.line.row.id,
        column: column?.id ?? null,
        span: placeOf(row) ?? { from: 0, to: 0 },
        message: `${row.source.called}中${row.title}的${column === undefined ? '实绩' : wordOf(column)}为${shown}，报告没有提到。`,
        expected: null,
      },
    ]
  })
}

/** Parts stand so near to each other, and to what they are parts of. */
const NEAR = 200

/**
 * Where a row is missed: at the row that it is a part of, and, where other parts are told behind that, to the end of the
 * sentence that tells them; null where none of them is told.
 */
export function placeMissed(
  text: string,
  { line, source }: Told,
  told: readonly Told[],
  spoken: ReadonlyMap<Told, Statement>,
): Span | null {
  if (line.parent === null) return null
  const spanOf = (one: Told): Span[] => {
    const span = spoken.get(one)?.span
    return span === undefined ? [] : [span]
  }
  const own = told.filter((one) => one.source === source)
  const parts = own.filter((one) => one.line.parent === line.parent).flatMap(spanOf)
  const [first] = [...own.filter((one) => one.line === line.parent).flatMap(spanOf), ...parts]
  if (first === undefined) return null
  const reached = parts
    .toSorted((a, b) => a.from - b.from)
    .reduce((to, span) => (span.from >= to && span.from - to < NEAR ? span.to : to), first.to)
  if (reached === first.to && first !== parts[0]) return first
  const rest = /^[^。\n]*。?/.exec(text.slice(reached))?.[0] ?? ''
  return { from: first.from, to: reached + rest.length }
}
