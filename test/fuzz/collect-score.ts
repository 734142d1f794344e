/** One return made, damaged, written, taken back and merged; what of it is right, and what is wrong without a mark. */
import { readSheets } from '../../electron/files/reading.ts'
import type { Collected } from '../../shared/collect/asked.ts'
import { mergeReturns } from '../../shared/collect/merge.ts'
import type { Candidate, Return } from '../../shared/collect/model.ts'
import { takeBack } from '../../shared/collect/returns.ts'
import { comparable } from '../../shared/measure/normalise.ts'
import { BUILT_IN } from '../../shared/verdict/dictionary.ts'
import { DAMAGES } from './collect-damage.ts'
import { type Draft, draftOf, losePercents, REPORTED } from './collect-draft.ts'
import { makeTable } from './collect-table.ts'
import { fileOf } from './collect-write.ts'
import { chanceOf, pick } from './mutate.ts'

export interface Score {
  /** What was done to it. */
  readonly damages: readonly string[]
  /** Cells that were typed, and those that were offered where they belong, marked where they must be. */
  readonly cells: number
  readonly right: number
  /** What is wrong and carries no mark: there must be none. */
  readonly unmarked: readonly string[]
  /** What is not right, marked or gone. */
  readonly missed: readonly string[]
}

const DAMAGED = 3

/** The draft of an index, damaged in three ways. */
export function draftAt(seed: number, index: number): { draft: Draft; damages: string[] } {
  const chance = chanceOf(seed * 1_000_003 + index)
  const made = makeTable(chance, `table-${index % 7}`)
  const draft = draftOf(made, pick(chance, made.departments), chance() < 0.5, chance() < 0.2)
  const damages: string[] = []
  while (damages.length < DAMAGED) {
    const damage = pick(chance, DAMAGES)
    if (damages.includes(damage.name) || !damage.do(draft, chance)) continue
    damages.push(damage.name)
  }
  // What writes ods files here keeps no formats: such a file holds the bare number.
  if (draft.format === 'ods') losePercents(draft)
  return { draft, damages }
}

/** Takes the return of an index back, and holds what is offered against the truth. */
export async function scoreOf(seed: number, index: number): Promise<Score> {
  const { draft, damages } = draftAt(seed, index)
  const collected: Collected = {
    tables: [draft.made.table],
    dictionary: BUILT_IN,
    tasks: [],
    handout: 'h1',
    previous: new Map(),
  }
  const taken = await back(draft, collected)
  const returns = [taken]
  if (draft.other !== null) returns.push(await back(draft.other, collected))
  const unmarked: string[] = []
  const missed: string[] = []
  if (taken.department !== draft.department)
    unmarked.push(`department ${taken.department}, not ${draft.department}`)
  const { cells, right } = held(draft, taken, unmarked, missed)
  if (draft.other !== null) {
    held(draft.other, returns[1] as Return, unmarked, missed, true)
    heldMerged(draft, collected, returns, unmarked)
  }
  return { damages, cells, right, unmarked, missed }
}

async function back(draft: Draft, collected: Collected): Promise<Return> {
  const { name, bytes } = await fileOf(draft)
  const { sheets } = await readSheets(name, bytes, () => {})
  return takeBack({ ...collected, file: { id: name, file: name, at: draft.at, sheets } })
}

const keyOf = (row: string, column: string): string => `${row} ${column}`

interface Typed {
  readonly text: string
  readonly mark: boolean
}

/** What was typed where, by row and column; where a copied row says something else, both are to be marked. */
function typed(draft: Draft): Map<string, Typed[]> {
  const all = new Map<string, Typed[]>()
  for (const { id, cells } of draft.rows)
    for (const column of draft.columns) {
      const cell = cells[column.id]
      if (id === null || cell === undefined || cell.text.trim() === '') continue
      const key = keyOf(id, column.id)
      const there = all.get(key) ?? []
      if (there.some(({ text }) => same(text, cell.text))) continue
      const own = { text: cell.text, mark: cell.mark === true || draft.isOld }
      all.set(key, there.length === 0 ? [own] : [...there, own].map(({ text }) => ({ text, mark: true })))
    }
  return all
}

const isReported = (column: string): boolean => (REPORTED as readonly string[]).includes(column)
const same = (a: string, b: string): boolean => comparable(a) === comparable(b)

/** What stands in the return itself, whatever it was converted into. */
const typedIn = ({ text, converted }: Candidate): string => converted?.typed ?? text

function held(
  draft: Draft,
  { candidates, error }: Return,
  unmarked: string[],
  missed: string[],
  isOlder = false,
): { cells: number; right: number } {
  const truth = typed(draft)
  const byCell = new Map<string, Candidate[]>()
  for (const one of candidates)
    byCell.set(keyOf(one.row, one.column), [...(byCell.get(keyOf(one.row, one.column)) ?? []), one])
  let [cells, right] = [0, 0]
  for (const [key, { text, mark }] of [...truth].flatMap(([key, all]) =>
    all.map((one) => [key, one] as const),
  )) {
    if (!isReported(key.split(' ')[1] ?? '')) continue
    cells += 1
    const offered = (byCell.get(key) ?? []).filter((one) => same(typedIn(one), text))
    if (offered.length === 0) missed.push(`${key} “${text}” is not offered (${error ?? 'read'})`)
    else if (mark && !isOlder && offered.some(({ doubts }) => doubts.length === 0))
      unmarked.push(`${key} “${text}” is taken`)
    else right += 1
  }
  for (const [key, all] of byCell)
    for (const one of all) {
      const { doubts, cell } = one
      const text = typedIn(one)
      if (truth.get(key)?.some((own) => same(own.text, text))) continue
      const said = `${key} “${text}” from ${cell}`
      if (doubts.length === 0) unmarked.push(`${said} is none of it`)
      else if (isReported(key.split(' ')[1] ?? '')) missed.push(`${said} is none of it, marked`)
    }
  return { cells, right }
}

/** Whether a text is the one that was typed, as the table writes it: its unit and its groups of digits may be left out. */
const isWritten = (typed: string, text: string): boolean => {
  const bare = (one: string): string =>
    comparable(one)
      .replace(/^\+/, '')
      .replace(/[,%]|(?<=\d)[\p{L}/]+$/gu, '')
  return same(typed, text) || bare(typed) === bare(text)
}

/** What is merged of two returns of one department must be the newer's. */
function heldMerged(
  draft: Draft,
  collected: Collected,
  returns: readonly Return[],
  unmarked: string[],
): void {
  const truth = typed(draft)
  for (const { row, column, text } of mergeReturns(collected, returns).taken) {
    const own = truth.get(keyOf(row, column))
    const older = draft.other === null ? undefined : typed(draft.other).get(keyOf(row, column))
    const isFine =
      own === undefined
        ? older?.some((one) => isWritten(one.text, text))
        : own.some((one) => isWritten(one.text, text) && !one.mark)
    if (isFine !== true && isReported(column)) unmarked.push(`merged: ${keyOf(row, column)} “${text}”`)
  }
}
