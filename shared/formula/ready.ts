/** Formulas that officials write every day, ready for the place where they stand: by the roles of the columns. Pure. */
import { address, areaName } from '../attachment/address.ts'
import { type Attachment, cellText, columnIndexes, type Role, rowIndexes } from '../attachment/model.ts'
import { cellValue } from './value.ts'

/** What is offered, with the word for it. */
export const READY = {
  total: '合计（分项相加）',
  progress: '占年度目标%',
  gap: '序时进度差（百分点）',
  growth: '同比增长%',
  rest: '与分项之和的差',
  left: '距年度目标的差额',
} as const
export type ReadyId = keyof typeof READY

export interface Ready {
  readonly id: ReadyId
  readonly name: string
  /** As it is typed into the cell. */
  readonly formula: string
}

/** What is known of a row beside its texts. */
export interface RowFacts {
  /** Its verdict reckons a 进度: target and actual are amounts. */
  readonly hasProgress: boolean
  /** The indexes of the rows that it is the sum of; none where nothing tells. */
  readonly parts: readonly number[]
}

/** SUM over cells of one column: those of neighbouring rows as ranges. */
export function sumOf(column: number, rows: readonly number[]): string {
  const runs: [number, number][] = []
  for (const row of rows.toSorted((a, b) => a - b)) {
    const last = runs.at(-1)
    if (last !== undefined && last[1] + 1 === row) last[1] = row
    else runs.push([row, row])
  }
  const named = runs.map(([first, last]) => areaName(address(first, column), address(last, column)))
  return `SUM(${named.join(',')})`
}

/** As `sumOf`, with = before it and rows by their ids; null where a row is gone. */
export function sumOfRows(attachment: Attachment, column: string, rows: readonly string[]): string | null {
  const [rowAt, columnAt] = [rowIndexes(attachment), columnIndexes(attachment)]
  const [at, places] = [columnAt.get(column), rows.map((row) => rowAt.get(row))]
  const known = places.flatMap((place) => place ?? [])
  return at === undefined || known.length < rows.length || rows.length === 0 ? null : `=${sumOf(at, known)}`
}

/** Roles of columns in which a formula of that kind is what is wanted; the others are offered where they can stand. */
const HOME: Readonly<Partial<Record<Role, ReadyId>>> = {
  target: 'total',
  actual: 'total',
  last: 'total',
  share: 'progress',
  gap: 'gap',
  growth: 'growth',
}

/** Columns of words and rulings, in which no formula is what is wanted. */
const WORDS: ReadonlySet<Role> = new Set(['status', 'no', 'name', 'unit', 'owner'])

/**
 * The formulas that can stand in the cells of a column, by the index of a row and what is known of it; the likeliest
 * first, none in columns of words and rulings.
 * @param column its index, hidden ones counted; so are rows
 */
export function readyFormulas(
  attachment: Attachment,
  column: number,
): (row: number, facts: RowFacts) => Ready[] {
  const { rows, columns, heading } = attachment
  const own = columns[column]
  if (own === undefined || WORDS.has(own.role)) return () => []
  const amounts = own.role === 'target' || own.role === 'actual' || own.role === 'last'
  const share = inPercent(attachment, column)
  const home = HOME[own.role]
  return (row, facts) => {
    const line = rows[row]
    if (line === undefined) return []
    /** The cell of that role in the row; null where it holds no figure, or is the cell itself. */
    const figure = (role: Role): string | null => {
      const at = columns.findIndex((one) => one.role === role)
      return at < 0 || at === column || cellValue(cellText(line, columns[at])).kind !== 'figure'
        ? null
        : address(row, at)
    }
    const [target, actual, last] = [figure('target'), figure('actual'), figure('last')]
    const offers: [ReadyId, string | null][] = [
      ['total', amounts || own.role === 'none' ? sumHere(column, facts) : null],
      ['progress', facts.hasProgress && !amounts ? quotient(actual, target, share) : null],
      [
        'gap',
        facts.hasProgress && !amounts && heading.months !== null
          ? gapOf(actual, target, heading.months)
          : null,
      ],
      [
        'growth',
        facts.hasProgress && !amounts && actual !== null && last !== null
          ? quotient(`(${actual}-${last})`, last, share)
          : null,
      ],
      [
        'left',
        facts.hasProgress && !amounts && actual !== null && target !== null ? `=${target}-${actual}` : null,
      ],
      ['rest', amounts ? null : restOf(attachment, row, facts)],
    ]
    return offers
      .flatMap(([id, formula]): Ready[] => (formula === null ? [] : [{ id, name: READY[id], formula }]))
      .toSorted((a, b) => Number(b.id === home) - Number(a.id === home))
  }
}

/** A share in percent to one decimal: as a number, or with its % where the column's cells have one. */
const quotient = (above: string | null, below: string | null, percent: boolean): string | null =>
  above === null || below === null
    ? null
    : percent
      ? `=换算(ROUND(${above}/${below},3),"%")`
      : `=ROUND(${above}/${below}*100,1)`

const gapOf = (actual: string | null, target: string | null, months: number): string | null =>
  actual === null || target === null ? null : `=ROUND(${actual}/${target}*100-${months}/12*100,1)`

/** Whether the cells of a column are typed with their %. */
function inPercent({ rows, columns }: Attachment, column: number): boolean {
  const texts = rows.map((row) => cellText(row, columns[column]).trim()).filter((text) => /\d/.test(text))
  return texts.length > 0 && texts.filter((text) => /[%％]$/.test(text)).length * 2 > texts.length
}

const sumHere = (column: number, { parts }: RowFacts): string | null =>
  parts.length === 0 ? null : `=${sumOf(column, parts)}`

/** What the actual of a row is more than its parts: 0 where they add up. */
function restOf({ columns }: Attachment, row: number, { parts }: RowFacts): string | null {
  const at = columns.findIndex(({ role }) => role === 'actual')
  return at < 0 || parts.length === 0 ? null : `=${address(row, at)}-${sumOf(at, parts)}`
}
