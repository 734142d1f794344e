/** What a person is asked where two copies of one table were both changed. */

/** Whose a thing is to be: ours, theirs, or as it was before both. */
export const CHOICES = ['ours', 'theirs', 'base'] as const
export type Choice = (typeof CHOICES)[number]

/** What both copies changed, each in its own way. */
export interface Conflict {
  /** What an answer names it by. */
  readonly key: string
  /** The ids of the row and column; null where it is of none in particular. */
  readonly row: string | null
  readonly column: string | null
  /** 第3行“地区生产总值”实绩 */
  readonly what: string
  readonly ours: string
  readonly theirs: string
  /** What it was; null where there is no going back to it by itself. */
  readonly base: string | null
}

/** Asks of whom a thing is to be; notes it as a conflict. */
export type Ask = (conflict: Conflict) => Choice

/** A conflict, with what is said of it. */
export const question = (key: string, what: string, texts: Partial<Conflict>): Conflict => ({
  key,
  row: null,
  column: null,
  what,
  ours: '',
  theirs: '',
  base: null,
  ...texts,
})
