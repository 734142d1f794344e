/** What a report offers for the cells of a table (按报告填表), as plain data. */
import type { Span } from '../../report/text.ts'

/** The columns that a report can fill. */
export const FILLED = ['target', 'actual', 'growth', 'last'] as const
export type Filled = (typeof FILLED)[number]

/** Where a text comes from: the words of the report, and within them the figure that is taken. */
export interface Quoted {
  /** As typed, in one line. */
  readonly quote: string
  readonly span: Span
  /** Null for what is said in words. */
  readonly figure: Span | null
}

/** A text for one cell. */
export interface Proposal extends Quoted {
  readonly row: string
  readonly column: string
  readonly role: Filled
  /** What the row is called. */
  readonly name: string
  /** What stands in the cell now; '' for a blank one. */
  readonly now: string
  /** As it would stand there, in the row's own unit and written as the column writes figures. */
  readonly text: string
  /** Why a person has to look, in one sentence; null where nothing speaks against it. */
  readonly doubt: string | null
}

export interface Filling {
  readonly proposals: readonly Proposal[]
  /** Cells that say already what the report says. */
  readonly agree: number
  /** Why the report is not held against the table, or only its targets are; null where it is the table's own. */
  readonly other: string | null
}

/** Whether a proposal is taken unless a person says otherwise: sure, and for a blank cell. */
export const isTaken = ({ now, doubt }: Pick<Proposal, 'now' | 'doubt'>): boolean =>
  doubt === null && now.trim() === ''
