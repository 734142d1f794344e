/** The one adapter for the grammar's parser (statement.peggy, compiled by peggy into parser.js): letters in, clauses out. */
import { parse } from './parser.js'

/** From one word to another (not included). */
export type Words = readonly [from: number, to: number]

export type Rule =
  | 'respectively'
  | 'each'
  | 'ranked'
  | 'worded'
  | 'growing'
  | 'series'
  | 'counted'
  | 'said'
  | 'linked'

/** One way of telling, with its figures; the rules of statement.peggy say what each is. */
export interface Telling {
  readonly rule: Rule
  readonly figures: readonly Words[]
  /** 增长, 下降: the figures are sizes of changes. */
  readonly change: boolean
  /** The noun that is counted, behind its figure. */
  readonly object: Words | null
  /** All its words. */
  readonly words: Words
}

export interface Clause {
  readonly subject: Words
  /** Null where nothing is told. */
  readonly telling: Telling | null
  /** What goes on about the same subject. */
  readonly tails: readonly Telling[]
}

/** Reads one sentence's letters; every string of letters is a sentence, so it never throws. */
export const clausesOf = (letters: string): readonly Clause[] => parse(letters) as readonly Clause[]
