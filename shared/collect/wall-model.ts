/** The wall (回收) as plain data: cells with what is offered for them, and departments with their files. */
import type { Attachment } from '../attachment/model.ts'
import type { Dictionary } from '../verdict/dictionary.ts'
import type { Candidate, Decision, Handout, Return, Task } from './model.ts'
import type { CellLetter, SentLetter } from './sent.ts'
import type { PartsSum } from './shared.ts'

/** A return with the time at which it was taken in here, ISO 8601: a file may be much older. */
export interface TakenReturn extends Return {
  readonly taken: string
  /** Whose it was read as ('' for nobody's), where a person has told whose it is; absent where nobody has. */
  readonly read?: string
}

/** What became of one text that is offered for a cell; replaced: a later version of its file says another (settle.ts). */
export type OfferState = 'waiting' | 'accepted' | 'refused' | 'replaced'

export interface Offer extends Candidate {
  readonly file: string
  /** When the file was last written, ISO 8601. */
  readonly at: string
  readonly state: OfferState
  /** Why it was refused, in the person's words; '' where nothing was said. */
  readonly note: string
  /** How far it is from the last value, as a phrase; '' where that cannot be said. */
  readonly distance: string
  /** It came after the last decision. */
  readonly fresh: boolean
  /** The letter (查询函) that asks about its cell and that its file answers; absent where it answers none. */
  readonly letter?: string
  /** It was accepted, and its file was taken off the wall since. */
  readonly gone?: boolean
}

/**
 * - none: nobody has offered anything
 * - same: what is offered stands in the cell already
 * - sure: all say one thing without a doubt (settle.ts), and the cell is blank: may be taken at one click
 * - waiting: a person has to look
 * - accepted, refused: decided, and nothing else has come since
 */
export type CellState = 'none' | 'same' | 'sure' | 'waiting' | 'accepted' | 'refused'

export interface WallCell {
  readonly table: string
  readonly row: string
  readonly column: string
  /** What the row is called, and the words of the column's header. */
  readonly name: string
  readonly header: string
  /** What its figures are counted in: as the row's unit cell says, or as its column does; '' for texts, and where nothing says. */
  readonly unit: string
  /** Those that were asked for it or have offered something; '' for a return that nobody is known of. */
  readonly departments: readonly string[]
  /** What stands in the table now, and the last value that is known; '' for none. */
  readonly now: string
  readonly last: string
  readonly state: CellState
  /** Why a person has to look beside the doubts of the offers, each one sentence. */
  readonly why: readonly string[]
  /** Something of it came after the last decision and is still open. */
  readonly fresh: boolean
  /** The latest first. */
  readonly offers: readonly Offer[]
  /** The latest letter to each department that asks about it, the latest first. */
  readonly letters: readonly CellLetter[]
  /** Several departments were asked for it, each for its own part: what it is to hold is their sum. */
  readonly adds: boolean
  /** What the parts of several departments come to, and whether that is what was accepted; null for no sum. */
  readonly sum: (PartsSum & { readonly taken: boolean }) | null
}

/** 未报, 部分, 已报齐, 有疑点, 读不了. */
export type DepartmentState = 'none' | 'part' | 'whole' | 'doubtful' | 'unreadable'

/** A file as the wall lists it: all of a return but what it offers. */
export type WallFile = Omit<TakenReturn, 'candidates'> & {
  /** How many cells it says something for. */
  readonly offered: number
}

export interface WallDepartment {
  /** '' for files that nothing tells the department of. */
  readonly name: string
  readonly state: DepartmentState
  /** Cells it was asked for, and how many of them are offered something or filled already. */
  readonly asked: number
  readonly filled: number
  /** How many of its cells are in each state. */
  readonly counts: Readonly<Record<CellState, number>>
  /** How many of those that wait do so without a doubt of this department's: for the parts of others. */
  readonly adding: number
  readonly fresh: number
  readonly files: readonly WallFile[]
  /** The letters that it was sent, the latest first. */
  readonly letters: readonly SentLetter[]
}

export interface Wall {
  /** In the order in which they were asked; then those that came by themselves, and last the unknown. */
  readonly departments: readonly WallDepartment[]
  readonly cells: readonly WallCell[]
}

/** The last values by cellKey; a missing one is not known. */
export type LastValues = ReadonlyMap<string, string>

export interface WallGiven {
  readonly tables: readonly Attachment[]
  readonly tasks: readonly Task[]
  readonly returns: readonly TakenReturn[]
  readonly decisions: readonly Decision[]
  /** Those that were sent about the tables; none where they are not given. */
  readonly letters?: readonly Handout[]
  readonly last: LastValues
  readonly dictionary: Dictionary
}
