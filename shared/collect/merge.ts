/**
 * All returns together: of each cell what is sure is taken, the rest waits for a person with what each return offers
 * for it, and what nobody filled is missing. Nothing is overwritten and nothing averaged.
 */
import { type Attachment, type Column, cellText, columnOf, type Row } from '../attachment/model.ts'
import { compare } from '../measure/decimal.ts'
import { comparable } from '../measure/normalise.ts'
import { singleFigure } from '../verdict/single.ts'
import { askedCells, type Collected, cellKey, isGiven } from './asked.ts'
import { namedIn } from './department.ts'
import { said } from './doubts.ts'
import type { Candidate, Decision, Return } from './model.ts'
import { addedUp, totalsIn } from './sums.ts'
import { type Wanted, wantedOf } from './wanted.ts'

interface Cell {
  readonly table: string
  readonly row: string
  readonly column: string
}

/** A text that goes into the table, and what it came from. */
export interface TakenCell extends Cell {
  readonly text: string
  /** The candidates that say so; several where they are added up. */
  readonly candidates: readonly Candidate[]
  /** It is a sum of what several departments or rows say. */
  readonly sum: boolean
}

/** A cell that a person must settle. */
export interface WaitingCell extends Cell {
  /** One Chinese sentence. */
  readonly message: string
  readonly candidates: readonly Candidate[]
}

/** A cell that was asked for and that no return fills. */
export interface MissingCell extends Cell {
  /** Who was asked for it; several by 、, '' where nobody is named. */
  readonly department: string
}

export interface Merged {
  readonly taken: readonly TakenCell[]
  readonly conflicts: readonly WaitingCell[]
  readonly missing: readonly MissingCell[]
}

/** How returns are put together. */
export interface Merging extends Collected {
  /** Each department reports its own part of every cell: amounts are added up. Cells that several were asked for always are. */
  readonly sum?: boolean
}

/** Merges returns by the rules above; decisions of a person come first. */
export function mergeReturns(
  given: Merging,
  returns: readonly Return[],
  decisions: readonly Decision[] = [],
): Merged {
  const cells = new Map<string, Candidate[]>()
  for (const one of standing(returns)) {
    const key = cellKey(one.table, one.row, one.column)
    const there = cells.get(key)
    if (there === undefined) cells.set(key, [one])
    else there.push(one)
  }
  const decided = new Map<string, Decision>()
  for (const one of decisions) decided.set(decisionKey(one), one)
  const askers = askersOf(given)
  const [taken, conflicts, missing]: [TakenCell[], WaitingCell[], MissingCell[]] = [[], [], []]
  for (const table of given.tables) {
    const wanted = wantedOf(table, given.dictionary)
    for (const row of table.rows)
      for (const column of table.columns) {
        const cell = { table: table.id, row: row.id, column: column.id }
        const key = cellKey(table.id, row.id, column.id)
        const offered = cells.get(key) ?? []
        const decision = (one: Candidate) => (decided.size === 0 ? undefined : decided.get(decisionKey(one)))
        const chosen = offered.find((one) => decision(one)?.taken === true)
        const left = offered.filter((one) => decision(one)?.taken !== false)
        const asked = askers.get(key) ?? []
        const settled =
          chosen !== undefined
            ? { text: chosen.text, candidates: [chosen], sum: false }
            : left.length === 0
              ? null
              : settledBy(left, asked, { given, wanted, table, row, column })
        if (settled === null) {
          if (asked.length > 0 && cellText(row, column).trim() === '')
            missing.push({ ...cell, department: asked.filter((name) => name !== '').join('、') })
        } else if ('text' in settled) taken.push({ ...cell, ...settled })
        else conflicts.push({ ...cell, ...settled })
      }
  }
  return withTotals(given, { taken, conflicts, missing })
}

const decisionKey = (one: Pick<Decision, 'table' | 'row' | 'column' | 'from' | 'text'>): string =>
  [one.table, one.row, one.column, one.from, one.text].join('\n')

/** Who was asked for each cell: the departments of its tasks; where nothing was handed out, of its row. */
function askersOf(given: Collected): ReadonlyMap<string, readonly string[]> {
  const askers = new Map<string, string[]>()
  if (given.tasks.length > 0) {
    for (const { table, rows, columns, department } of given.tasks)
      for (const row of rows)
        for (const column of columns) {
          const key = cellKey(table, row, column)
          const there = askers.get(key)
          if (there === undefined) askers.set(key, [department])
          else there.push(department)
        }
    return askers
  }
  const any = given.tables.map((table) => {
    const owner = columnOf(table.columns, 'owner')
    return table.rows.map((row) => {
      const names = namedIn(cellText(row, owner))
      return { table, row, names: names.length === 0 ? [''] : names }
    })
  })
  for (const { table, row, names } of any.flat())
    for (const column of table.columns) {
      const key = cellKey(table.id, row.id, column.id)
      if (names.some((name) => askedCells(given, name).has(key))) askers.set(key, names)
    }
  return askers
}

/**
 * Of several returns of one department those that stand: the newer where it fills all that the older does, the fuller
 * where the other is a part of it. Where neither is so, both stand, and what they say differently is asked.
 */
export function standing(returns: readonly Return[]): Candidate[] {
  const seen = new Set<string>()
  const read = returns.filter(({ id, error }) => {
    if (error !== null || seen.has(id)) return false
    seen.add(id)
    return true
  })
  const dropped = new Set<Return>()
  const byDepartment = new Map<string, Return[]>()
  for (const one of read)
    if (one.department !== '' && !isOfAnotherPeriod(one))
      byDepartment.set(one.department, [...(byDepartment.get(one.department) ?? []), one])
  for (const group of byDepartment.values()) {
    if (group.length === 1) continue
    const all = [...group].sort((a, b) => timeOf(a) - timeOf(b)).map((one) => ({ one, cells: textsOf(one) }))
    for (const [at, older] of all.entries())
      for (const newer of all.slice(at + 1)) {
        if (dropped.has(older.one) || dropped.has(newer.one)) continue
        const same = agree(older.cells, newer.cells)
        const isLater = timeOf(newer.one) > timeOf(older.one)
        if (contains(newer.cells, older.cells) && (isLater || same)) dropped.add(older.one)
        else if (contains(older.cells, newer.cells) && same) dropped.add(newer.one)
      }
  }
  return read.filter((one) => !dropped.has(one)).flatMap(({ candidates }) => candidates)
}

const timeOf = ({ at }: Return): number => Date.parse(at) || 0

const isOfAnotherPeriod = ({ candidates }: Return): boolean =>
  candidates.length > 0 && candidates.every(({ doubts }) => doubts.some(({ kind }) => kind === 'period'))

const textsOf = ({ candidates }: Return): ReadonlyMap<string, string> =>
  new Map(candidates.map(({ table, row, column, text }) => [cellKey(table, row, column), comparable(text)]))

const contains = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean =>
  [...b.keys()].every((key) => a.has(key))

const agree = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean =>
  [...b].every(([key, text]) => !a.has(key) || a.get(key) === text)

interface At {
  readonly given: Merging
  readonly wanted: Wanted
  readonly table: Attachment
  readonly row: Row
  readonly column: Column
}

type Settled = Pick<TakenCell, 'text' | 'candidates' | 'sum'> | Pick<WaitingCell, 'message' | 'candidates'>

/** What becomes of the candidates of one cell. */
function settledBy(offered: readonly Candidate[], asked: readonly string[], at: At): Settled {
  const { given, wanted, row, column } = at
  const departments = new Set(offered.map(({ department, from }) => department || from))
  const several = given.tasks.length > 0 ? asked.length > 1 : given.sum === true && departments.size > 1
  if (several && !isGiven(column))
    return addedUp(offered, given.sum === true ? [] : asked, wanted, row, column)
  const [first] = offered
  const own = cellText(row, column)
  const sayings = distinct(offered, wanted, row, column)
  if (sayings.length > 1)
    return { message: `有${sayings.length}种填法：${listed(sayings)}，请选用一个。`, candidates: offered }
  const sure = offered.find(({ doubts }) => doubts.length === 0)
  if (sure === undefined)
    return { message: first?.doubts[0]?.message ?? '请核对这一格。', candidates: offered }
  if (own.trim() !== '' && !isOne(own, sure.text, wanted, row, column))
    return {
      message: `表中已有“${said(own)}”，返回表填的是“${said(sure.text)}”，请选用一个。`,
      candidates: offered,
    }
  return { text: sure.text, candidates: offered, sum: false }
}

/** One candidate for each different thing that is said. */
function distinct(offered: readonly Candidate[], wanted: Wanted, row: Row, column: Column): Candidate[] {
  const found: Candidate[] = []
  for (const one of offered)
    if (found.every((other) => !isSaid(other, one, wanted, row, column))) found.push(one)
  return found
}

const MOST_LISTED = 4
const listed = (all: readonly Candidate[]): string =>
  [
    ...all.slice(0, MOST_LISTED).map(({ department, text }) => `${department}“${said(text)}”`),
    ...(all.length > MOST_LISTED ? ['…'] : []),
  ].join('、')

/** Words that bound or replace a figure are no other way of writing it: 约15.7 is not 15.7. */
const isWordy = ({ doubts }: Candidate): boolean =>
  doubts.some(({ kind }) => kind === 'about' || kind === 'text' || kind === 'unit')

const isSaid = (a: Candidate, b: Candidate, wanted: Wanted, row: Row, column: Column): boolean =>
  isWordy(a) || isWordy(b)
    ? comparable(a.text) === comparable(b.text)
    : isOne(a.text, b.text, wanted, row, column)

/** Whether two texts are one answer: the same words, or one figure in the same unit. */
function isOne(a: string, b: string, wanted: Wanted, row: Row, column: Column): boolean {
  if (comparable(a) === comparable(b)) return true
  const line = wanted.byId.get(row.id)
  const unit = line === undefined ? null : wanted.unitFor(line, column)
  const [one, other] = [singleFigure(a, unit), singleFigure(b, unit)]
  if (one === null || other === null || one.unit.label !== other.unit.label) return false
  return compare(one.value, other.value) === 0
}

/** 合计 rows that nobody fills are the sum of their parts, where all of them are known. */
function withTotals(given: Merging, merged: Merged): Merged {
  const open = new Set(merged.conflicts.map(({ table, row, column }) => cellKey(table, row, column)))
  const totals = given.tables.flatMap((table) => {
    const filled = mergedTable(table, merged.taken)
    return totalsIn(wantedOf(table, given.dictionary), filled, (row, column) =>
      open.has(cellKey(table.id, row, column)),
    )
  })
  if (totals.length === 0) return merged
  const known = new Set(totals.map(({ table, row, column }) => cellKey(table, row, column)))
  return {
    taken: [...merged.taken, ...totals.map((one) => ({ ...one, candidates: [], sum: true }))],
    conflicts: merged.conflicts,
    missing: merged.missing.filter(({ table, row, column }) => !known.has(cellKey(table, row, column))),
  }
}

/** A table with the texts that were taken for it. */
export function mergedTable(table: Attachment, taken: readonly TakenCell[]): Attachment {
  const texts = new Map<string, Record<string, string>>()
  for (const { table: id, row, column, text } of taken)
    if (id === table.id) texts.set(row, { ...texts.get(row), [column]: text })
  if (texts.size === 0) return table
  const rows = table.rows.map((row) => {
    const own = texts.get(row.id)
    return own === undefined ? row : { ...row, cells: { ...row.cells, ...own } }
  })
  return { ...table, rows }
}
