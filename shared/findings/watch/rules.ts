/** What the watch over the reports of a table finds. */
import type { Span } from '../../report/text.ts'
import type { Heard } from '../check/common/claims.ts'
import type { Fact, Told } from '../check/common/facts.ts'
import type { Correction } from '../check/rules.ts'
import type { Finding, Rule } from '../finding.ts'

export const watchRules = [
  { id: 'old-figure', name: '报告里的旧数', grade: 'warning' },
  { id: 'reckoned', name: '由旧数算得', grade: 'warning' },
] as const satisfies readonly Rule[]

export type WatchRule = (typeof watchRules)[number]['id']

/** A place of a report that still says what a table said before, or what was reckoned from it. */
export interface OldFigure extends Finding<WatchRule> {
  /** The words that are to be looked at, exactly as typed. */
  readonly quote: string
  readonly span: Span
  /** The sentence that they stand in, and its words. */
  readonly sentence: Span
  readonly words: string
  /** The figure as the table had it, and as it has it now. */
  readonly before: string
  readonly after: string
  /** Null where a person must say how the sentence goes on. */
  readonly expected: Correction | null
}

/** A claim that was true of a fact before and is not of the fact that stands there now. */
export interface Carried {
  readonly claim: Heard
  readonly told: Told
  readonly before: Fact
  readonly after: Fact
  readonly expected: Correction | null
}

/** What is found before it is given its key and answer. */
export interface RawOld {
  readonly rule: WatchRule
  readonly carried: Carried
  readonly span: Span
  readonly message: string
  readonly expected: Correction | null
}
