/**
 * All returns together: of each cell what is sure is taken, the rest waits for a person with what each return offers
 * for it, and what nobody filled is missing. Nothing is overwritten and nothing averaged.
 */
import { type Attachment, type Column, cellText, type Row } from '../attachment/model.ts'
import { comparable } from '../measure/normalise.ts'
import { askedCells, type Collected, cellKey, isGiven } from './asked.ts'
import { ownersOf } from './department.ts'
import type { Candidate, Decision, Return } from './model.ts'
import { said } from './said.ts'
import { isLaterVersion, laterVersions, settled } from './settle.ts'
import { summedUp, totalsIn } from './sums.ts'
import { type Wanted, wantedOf } from './wanted.ts'
import { asWritten } from './written.ts'

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
  /** What earlier versions of a file said otherwise; absent where none did. */
  readonly replaced?: readonly Candidate[]
}

/** A cell that a person must settle. */
export interface WaitingCell extends Cell {
  /** One Chinese sentence. */
  readonly message: string
  readonly candidates: readonly Candidate[]
  /** As of a cell that is taken. */
  readonly replaced?: readonly Candidate[]
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
  const cells = sentBy(returns)
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
        const decision = ({ candidate }: Sent) => decided.get(decisionKey(candidate))
        const isOpen = decided.size === 0
        const chosen = isOpen ? undefined : offered.find((one) => decision(one)?.taken === true)
        const left = isOpen ? offered : offered.filter((one) => decision(one)?.taken !== false)
        const asked = askers.get(key) ?? []
        const { standing, replaced } = versionsOf(left, given.letters ?? [])
        const [first, ...others] = standing.map(candidateOf)
        const outcome: Outcome | null =
          chosen !== undefined
            ? {
                text: writtenIn(chosen.candidate.text, { wanted, row, column }),
                candidates: [candidateOf(chosen)],
                sum: false,
              }
            : first === undefined
              ? null
              : settledBy([first, ...others], asked, { given, wanted, row, column })
        const more = replaced.length === 0 ? {} : { replaced: replaced.map(candidateOf) }
        if (outcome === null) {
          if (asked.length > 0 && cellText(row, column).trim() === '')
            missing.push({ ...cell, department: asked.filter((name) => name !== '').join('、') })
        } else if ('text' in outcome) taken.push({ ...cell, ...outcome, ...more })
        else conflicts.push({ ...cell, ...outcome, ...more })
      }
  }
  return withTotals(given, { taken, conflicts, missing })
}

const candidateOf = ({ candidate }: Sent): Candidate => candidate

const decisionKey = (one: Pick<Decision, 'table' | 'row' | 'column' | 'from' | 'text'>): string =>
  [one.table, one.row, one.column, one.from, one.text].join('\n')

const NOBODY: readonly string[] = ['']

/** Who was asked for each cell: the departments of its tasks; where nothing was handed out, of its row. */
function askersOf(given: Collected): ReadonlyMap<string, readonly string[]> {
  if (given.tasks.length > 0) {
    const askers = new Map<string, string[]>()
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
  const askers = new Map<string, readonly string[]>()
  const any = given.tables.map((table) => {
    const owners = ownersOf(table)
    return table.rows.map((row) => {
      const names = owners.get(row.id) ?? []
      return { table, row, names: names.length === 0 ? NOBODY : names }
    })
  })
  for (const { table, row, names } of any.flat())
    for (const column of table.columns) {
      const key = cellKey(table.id, row.id, column.id)
      if (names.some((name) => askedCells(given, name).has(key))) askers.set(key, names)
    }
  return askers
}

/** A candidate with what its file says of itself. */
interface Sent {
  readonly candidate: Candidate
  readonly file: Return
}

/** What is said for each cell, file by file; the same file twice is one. */
function sentBy(returns: readonly Return[]): ReadonlyMap<string, readonly Sent[]> {
  const seen = new Set<string>()
  const cells = new Map<string, Sent[]>()
  for (const file of returns) {
    if (file.error !== null || seen.has(file.id)) continue
    seen.add(file.id)
    for (const one of file.candidates) {
      const key = cellKey(one.table, one.row, one.column)
      const there = cells.get(key)
      if (there === undefined) cells.set(key, [{ candidate: one, file }])
      else there.push({ candidate: one, file })
    }
  }
  return cells
}

/** Those of which no later version says something else for the cell, and those of which one does. */
function versionsOf(
  offered: readonly Sent[],
  letters: readonly string[],
): { standing: readonly Sent[]; replaced: readonly Sent[] } {
  // A thousand villages answer once each.
  if (new Set(offered.map(({ candidate }) => candidate.department)).size === offered.length)
    return { standing: offered, replaced: [] }
  const byDepartment = new Map<string, Sent[]>()
  for (const one of offered) {
    const { department } = one.candidate
    const there = byDepartment.get(department)
    if (there === undefined) byDepartment.set(department, [one])
    else there.push(one)
  }
  const hasLater = laterVersions(offered.map(datedOf), letters)
  const isReplaced = (one: Sent): boolean =>
    hasLater(datedOf(one)) &&
    (byDepartment.get(one.candidate.department) ?? []).some(
      (other) =>
        other.file !== one.file &&
        comparable(other.candidate.text) !== comparable(one.candidate.text) &&
        isLaterVersion(datedOf(other), datedOf(one), letters),
    )
  const replaced = new Set(offered.filter(isReplaced))
  return { standing: offered.filter((one) => !replaced.has(one)), replaced: [...replaced] }
}

const datedOf = ({ file, candidate: { department, answer } }: Sent) => ({
  ...{ at: file.at, department },
  ...(file.handout !== undefined && { handout: file.handout }),
  ...(answer !== undefined && { answer }),
})

interface At {
  readonly given: Merging
  readonly wanted: Wanted
  readonly row: Row
  readonly column: Column
}

type Outcome = Pick<TakenCell, 'text' | 'candidates' | 'sum'> | Pick<WaitingCell, 'message' | 'candidates'>

/** What becomes of the candidates of one cell. */
function settledBy(offered: readonly [Candidate, ...Candidate[]], asked: readonly string[], at: At): Outcome {
  const { given, wanted, row, column } = at
  const several =
    given.tasks.length > 0
      ? asked.length > 1
      : given.sum === true && new Set(offered.map(({ department, from }) => department || from)).size > 1
  if (several && !isGiven(column)) {
    const previous = given.previous.get(cellKey(wanted.attachment.id, row.id, column.id)) ?? ''
    return summedUp(offered, given.sum === true ? [] : asked, wanted, row, column, previous)
  }
  const now = cellText(row, column)
  const told = settled(offered, { wanted, row: row.id, column: column.id, now })
  if (told.kind === 'several')
    return {
      message: `有${told.sayings.length}种填法：${listed(told.sayings)}，请选用一个。`,
      candidates: offered,
    }
  if (told.kind === 'doubtful')
    return { message: told.offer.doubts[0]?.message ?? '请核对这一格。', candidates: offered }
  if (told.kind === 'filled')
    return {
      message: `表中已有“${said(now)}”，返回表填的是“${said(told.offer.text)}”，请选用一个。`,
      candidates: offered,
    }
  const text = told.kind === 'same' ? now : writtenIn(told.offer.text, at)
  return { text, candidates: offered, sum: false }
}

/** A text as the table writes it. */
function writtenIn(text: string, { wanted, row, column }: Omit<At, 'given'>): string {
  const line = wanted.byId.get(row.id)
  return line === undefined ? text : asWritten(text, wanted, line, column)
}

const MOST_LISTED = 4
const listed = (all: readonly Candidate[]): string =>
  [
    ...all.slice(0, MOST_LISTED).map(({ department, text }) => `${department}“${said(text)}”`),
    ...(all.length > MOST_LISTED ? ['…'] : []),
  ].join('、')

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
