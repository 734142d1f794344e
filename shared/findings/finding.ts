/** A finding (发现): the one thing that audit, print lint and report check all make, as plain data. */
import type { Attachment, Explanation } from '../attachment/model.ts'

/** An error must be put right; a warning may be answered with an explanation (说明). */
export type Grade = 'error' | 'warning'

/** A rule as a list shows it. */
export interface Rule {
  readonly id: string
  readonly name: string
  readonly grade: Grade
}

/** What a rule finds; key, grade and answer are added to all alike. */
export interface Found<Id extends string = string> {
  readonly rule: Id
  /** Ids of the cell to jump to; a null row is the heading, or the header of the column where there is one. */
  readonly row: string | null
  readonly column: string | null
  /** One Chinese sentence with the figures that a reader can check by hand. */
  readonly message: string
  /** Ids of the rows that the cell should be the sum of; absent where it is no sum. */
  readonly parts?: readonly string[]
}

export interface Finding<Id extends string = string> extends Found<Id> {
  /**
   * Stable across edits elsewhere: rule, row and column id joined by ':' ('' where it is of the whole table), and the
   * place where there may be several of one rule in it.
   */
  readonly key: string
  readonly grade: Grade
  /** The attachment's id; null where it is of the report around it. */
  readonly attachment: string | null
  /** The person's answer to it (heading.explanations), null where there is none. */
  readonly explanation: string | null
  /** An answer exists but was given to another finding text: the figures changed since. */
  readonly outdated: boolean
}

/** Where a find stands that rule and cell alone do not tell apart, and who keeps the answers to it. */
export interface Whereabouts {
  readonly place?: string
  /** Answers by their findings' keys; those of the attachment's heading where there are none. */
  readonly answers?: Answers
}

export type Answers = Readonly<Record<string, Explanation>>

/**
 * The finding that a rule's find comes to, with the person's answer to it.
 * @param attachment the one it is about; null where it is of the report around it
 * @param grade the rule's, or another where the case is milder
 */
export function findingOf<Id extends string>(
  found: Found<Id>,
  attachment: Attachment | null,
  grade: Grade,
  { place, answers = attachment?.heading.explanations ?? {} }: Whereabouts = {},
): Finding<Id> {
  const key = [found.rule, found.row ?? '', found.column ?? '', ...(place === undefined ? [] : [place])].join(
    ':',
  )
  const answer = Object.hasOwn(answers, key) ? answers[key] : undefined
  return {
    ...found,
    key,
    grade,
    attachment: attachment?.id ?? null,
    explanation: answer?.text ?? null,
    outdated: answer !== undefined && answer.finding !== found.message,
  }
}

/** Nobody has answered it, or it has changed since. */
export const isOpen = ({ explanation, outdated }: Finding): boolean => explanation === null || outdated

/**
 * Names the places (Whereabouts) of what is found in a text one after the other: by the words, and where one rule finds
 * the same words of the same cell again, by which time it is. So keys stay what they are while other parts are edited.
 */
export function placing(): (found: Omit<Found, 'message'>, words: string) => string {
  const times = new Map<string, number>()
  return ({ rule, row, column }, words) => {
    const same = [rule, row ?? '', column ?? '', words].join(':')
    const time = times.get(same) ?? 0
    times.set(same, time + 1)
    return `${hash(words)}${time === 0 ? '' : `-${time}`}`
  }
}

/** FNV-1a: short, and the same for the same words. */
function hash(text: string): string {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  return (value >>> 0).toString(36)
}
