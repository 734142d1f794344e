/** A paragraph and its words: what stands at which of them, and where that stands in the paragraph as typed. */
import type { Words } from './grammar.ts'
import { type Plain, placed } from './plain.ts'
import type { Span } from './text.ts'
import type { Word } from './words.ts'

export interface Source {
  readonly typed: string
  readonly plain: Plain
  readonly words: readonly Word[]
}

/** Where a word begins in the plain text; behind the last one its end. */
export const startOf = ({ words }: Source, word: number): number => words[word]?.from ?? words.at(-1)?.to ?? 0
export const endOf = ({ words }: Source, word: number): number => words[word]?.to ?? 0

/** The plain text of some words. */
export const textOf = (source: Source, [from, to]: Words): string =>
  to > from ? source.plain.text.slice(startOf(source, from), endOf(source, to - 1)) : ''

/** The place of some words in the paragraph as typed. */
export const placeOf = (source: Source, [from, to]: Words): Span =>
  placed(source.plain, startOf(source, from), endOf(source, to - 1))

/** The text of the words of one class among some. */
export const classText = (source: Source, [from, to]: Words, letter: string): string =>
  source.words
    .slice(from, to)
    .filter((word) => word.letter === letter)
    .map(({ from, to }) => source.plain.text.slice(from, to))
    .join('')

/** The words without the marks that join them to others. */
export function withoutJoints({ words }: Source, [from, to]: Words): Words {
  const joint = (at: number): boolean => ',、&'.includes(words[at]?.letter ?? ' ')
  let [first, last] = [from, to]
  while (first < last && joint(first)) first += 1
  while (last > first && joint(last - 1)) last -= 1
  return [first, last]
}
