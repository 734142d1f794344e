/**
 * What was changed between two states of a report, as the least that a reader of its Word document must look at: a
 * figure where a figure changed, never its whole paragraph. Paragraphs are compared first, then the words of each.
 */
import type { Correction } from './correction.ts'

/** Characters of a paragraph that go, and what comes in their place. */
export type Change = Omit<Correction, 'comment'>

export interface Revision {
  /** By paragraph and place, none over another. */
  readonly changes: readonly Change[]
  /** Paragraphs that have no counterpart before: nothing can be changed into them. */
  readonly added: readonly string[]
}

/** Beyond so many differences two texts have nothing to do with each other, and are not looked through. */
const most = 600

/**
 * The changes that make one state of a report of another.
 * @param before the paragraphs as they were; places of the changes are places in them
 * @param after the paragraphs as they are; blank ones that were added or taken out change nothing that is read
 */
export function revisionOf(before: readonly string[], after: readonly string[]): Revision {
  const [olds, mades] = [written(before), written(after)]
  const changes: Change[] = []
  const added: string[] = []
  const text = ({ text }: Written): string => text
  for (const [old, made] of gaps(olds.map(text), mades.map(text))) {
    const [gone, come] = [olds.slice(...old), mades.slice(...made)]
    const counterparts = new Map(paired(gone.map(text), come.map(text)))
    const taken = new Set(counterparts.values())
    added.push(...come.filter((_, at) => !taken.has(at)).map(text))
    gone.forEach((line, at) => {
      const counterpart = come[counterparts.get(at) ?? -1]
      changes.push(...wordsChanged(line.paragraph, line.text, counterpart?.text ?? ''))
    })
  }
  return { changes, added }
}

interface Written {
  readonly paragraph: number
  readonly text: string
}

/** The paragraphs with something in them. */
const written = (paragraphs: readonly string[]): readonly Written[] =>
  paragraphs.map((text, paragraph) => ({ paragraph, text })).filter(({ text }) => text.trim() !== '')

/** From one index to another (not included). */
type Part = readonly [from: number, to: number]

/** The parts of two lists between which they are the same. */
function gaps<T>(before: readonly T[], after: readonly T[]): (readonly [Part, Part])[] {
  const found: (readonly [Part, Part])[] = []
  let [a, b] = [0, 0]
  for (const [x, y] of [...common(before, after), [before.length, after.length] as const]) {
    if (x > a || y > b)
      found.push([
        [a, x],
        [b, y],
      ])
    ;[a, b] = [x + 1, y + 1]
  }
  return found
}

/** The longest common part of two lists as pairs of indexes (Myers 1986); of very different ones only their ends. */
function common<T>(before: readonly T[], after: readonly T[]): (readonly [number, number])[] {
  let head = 0
  const least = Math.min(before.length, after.length)
  while (head < least && before[head] === after[head]) head += 1
  let tail = 0
  while (tail < least - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1
  const [n, m] = [before.length - head - tail, after.length - head - tail]
  const ends = (length: number, a: number, b: number) =>
    Array.from({ length }, (_, at) => [a + at, b + at] as const)
  return [
    ...ends(head, 0, 0),
    ...middle(before.slice(head, head + n), after.slice(head, head + m)).map(
      ([a, b]) => [a + head, b + head] as const,
    ),
    ...ends(tail, before.length - tail, after.length - tail),
  ]
}

function middle<T>(before: readonly T[], after: readonly T[]): (readonly [number, number])[] {
  const [n, m] = [before.length, after.length]
  if (n === 0 || m === 0) return []
  // How far each diagonal reaches with so many differences, one state a difference.
  const reached: Map<number, number>[] = []
  let far = new Map([[1, 0]])
  const deepest = Math.min(n + m, most)
  for (let depth = 0; depth <= deepest; depth += 1) {
    reached.push(far)
    const next = new Map(far)
    for (let diagonal = -depth; diagonal <= depth; diagonal += 2) {
      let x = stepped(next, diagonal, depth)
      while (x < n && x - diagonal < m && before[x] === after[x - diagonal]) x += 1
      next.set(diagonal, x)
      if (x >= n && x - diagonal >= m) return backwards(reached, n, m)
    }
    far = next
  }
  return []
}

/** Whether a diagonal is begun from the one above it, because that reaches further than the one below. */
const isAbove = (far: ReadonlyMap<number, number>, diagonal: number, depth: number): boolean =>
  diagonal === -depth || (diagonal !== depth && (far.get(diagonal - 1) ?? -1) < (far.get(diagonal + 1) ?? -1))

/** Where it is begun. */
const stepped = (far: ReadonlyMap<number, number>, diagonal: number, depth: number): number =>
  isAbove(far, diagonal, depth) ? (far.get(diagonal + 1) ?? -1) : (far.get(diagonal - 1) ?? -1) + 1

function backwards(reached: readonly ReadonlyMap<number, number>[], n: number, m: number) {
  const pairs: (readonly [number, number])[] = []
  let [x, y] = [n, m]
  for (let depth = reached.length - 1; depth >= 0; depth -= 1) {
    const far = reached[depth] ?? new Map<number, number>()
    const diagonal = x - y
    const begun = stepped(far, diagonal, depth)
    while (x > begun && y > begun - diagonal) {
      x -= 1
      y -= 1
      pairs.push([x, y])
    }
    if (depth === 0) break
    const from = isAbove(far, diagonal, depth) ? diagonal + 1 : diagonal - 1
    x = far.get(from) ?? 0
    y = x - from
  }
  return pairs.reverse()
}

/** Which paragraph became which, in their order. */
function paired(before: readonly string[], after: readonly string[]): (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = []
  let [a, b] = [0, 0]
  for (const [x, y] of [...alike(before, after), [before.length, after.length] as const]) {
    // As many as there were between the same neighbours: each was written anew.
    if (x - a === y - b) for (; a < x; a += 1, b += 1) pairs.push([a, b])
    if (x < before.length) pairs.push([x, y])
    ;[a, b] = [x + 1, y + 1]
  }
  return pairs
}

/** So many pairs are looked at, and no more: two reports that have nothing in common are not worth the time. */
const worthwhile = 40_000

/** The pairs of paragraphs that are most alike; those that have hardly a word in common are none. */
function alike(before: readonly string[], after: readonly string[]): (readonly [number, number])[] {
  if (before.length * after.length > worthwhile) return []
  const [olds, mades] = [before.map(twosOf), after.map(twosOf)]
  const share = (a: number, b: number): number => {
    const [one, other] = [olds[a] ?? new Set<string>(), mades[b] ?? new Set<string>()]
    const both = [...one].filter((each) => other.has(each)).length
    const value = (2 * both) / (one.size + other.size)
    return value < 0.35 ? 0 : value
  }
  // best[a][b]: how alike all from there on can be.
  const best = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0))
  const at = (a: number, b: number): number => best[a]?.[b] ?? 0
  const together = (a: number, b: number): number => {
    const value = share(a, b)
    return value === 0 ? 0 : value + at(a + 1, b + 1)
  }
  for (let a = before.length - 1; a >= 0; a -= 1)
    for (let b = after.length - 1; b >= 0; b -= 1)
      best[a]?.splice(b, 1, Math.max(at(a + 1, b), at(a, b + 1), together(a, b)))
  const pairs: (readonly [number, number])[] = []
  let [a, b] = [0, 0]
  while (a < before.length && b < after.length) {
    if (at(a, b) === at(a + 1, b)) a += 1
    else if (at(a, b) === at(a, b + 1)) b += 1
    else {
      pairs.push([a, b])
      a += 1
      b += 1
    }
  }
  return pairs
}

/** The pairs of neighbouring characters in a text. */
const twosOf = (text: string): ReadonlySet<string> => {
  const trimmed = text.trim()
  return new Set(Array.from(trimmed, (sign, at) => sign + (trimmed[at + 1] ?? '')))
}

/** A number with all its digits and its percent sign, a Latin word, any other character by itself. */
const WORDS = /\p{Nd}+(?:[.．,，]\p{Nd}+)*[%％﹪]?|[A-Za-z]+|./gsu

const wordsOf = (text: string): string[] => text.match(WORDS) ?? []

/** The changed words of one paragraph. */
function wordsChanged(paragraph: number, before: string, after: string): Change[] {
  const [olds, mades] = [wordsOf(before), wordsOf(after)]
  const length = (words: readonly string[], to: number): number =>
    words.slice(0, to).reduce((sum, word) => sum + word.length, 0)
  const joined: [from: number, to: number, [from: number, to: number]][] = []
  for (const [[from, to], [begin, end]] of gaps(olds, mades)) {
    const last = joined.at(-1)
    // A single character that stayed between two changes is read with them.
    if (last !== undefined && from - last[1] === 1 && /^[\p{L}\p{N}]/u.test(olds[last[1]] ?? '')) {
      last[1] = to
      last[2][1] = end
    } else joined.push([from, to, [begin, end]])
  }
  return joined.map(([from, to, made]) => ({
    ...{ paragraph, from: length(olds, from), to: length(olds, to) },
    text: mades.slice(...made).join(''),
  }))
}
