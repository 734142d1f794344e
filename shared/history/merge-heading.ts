/** What stands around a table and is set for it, of two copies brought together: part by part. */
import type { CellSource, Explanation, Heading, Row } from '../attachment/model.ts'
import { same } from '../attachment/same.ts'
import type { Ask, Choice } from './conflict.ts'
import { partCalled, partWords } from './heading.ts'
import { shown } from './words.ts'

/** Parts that hold values by keys (of keys), which two copies may change apart from each other; how deep. */
const depths: Readonly<Partial<Record<keyof Heading, number>>> = {
  page: 1,
  heights: 1,
  explanations: 1,
  sources: 2,
}

type Keyed = Readonly<Record<string, unknown>>
type Decide = (path: readonly string[], base: unknown, ours: unknown, theirs: unknown) => unknown

/** Headings brought together; `rows` are those of the table that comes out. */
export function mergedHeading(
  base: Heading,
  ours: Heading,
  theirs: Heading,
  rows: readonly Row[],
  ask: Ask,
): Heading {
  const texts = new Map(rows.map(({ id, cells }) => [id, cells]))
  const decide: Decide = (path, was, own, other) => {
    const [part, row = '', column = ''] = path as [keyof Heading, string?, string?]
    // A person's drawing of a row is a wish for room: the larger one has it.
    if (part === 'heights') return Math.max(Number(own ?? 0), Number(other ?? 0))
    // Where a text came from goes with the text.
    if (part === 'sources') return sourceOf(texts.get(row)?.[column] ?? '', own, other)
    if (part === 'told') return [own, other].includes('人工') ? '人工' : [own, other].sort()[0]
    const words = (value: unknown): string =>
      part === 'explanations'
        ? shown((value as Explanation | undefined)?.text ?? '')
        : partWords((path.length > 1 ? String(value ?? '') : value) as Heading[keyof Heading])
    const choice: Choice = ask({
      key: `heading:${path.join(':')}`,
      row: null,
      column: null,
      what: part === 'explanations' ? '审核说明' : partCalled(part),
      base: words(was),
      ours: words(own),
      theirs: words(other),
    })
    return { base: was, ours: own, theirs: other }[choice]
  }
  return joined([], base as Keyed, ours as Keyed, theirs as Keyed, decide) as unknown as Heading
}

function joined(
  path: readonly string[],
  base: unknown,
  ours: unknown,
  theirs: unknown,
  decide: Decide,
): unknown {
  if (same(ours, theirs) || same(base, theirs)) return ours
  if (same(base, ours)) return theirs
  const [part] = path
  const depth = part === undefined ? 1 : (depths[part as keyof Heading] ?? 0) + 1
  if (path.length >= depth) return decide(path, base, ours, theirs)
  const [was, own, other] = [base, ours, theirs].map((value) => (value ?? {}) as Keyed) as [
    Keyed,
    Keyed,
    Keyed,
  ]
  const made: Record<string, unknown> = {}
  for (const key of new Set([...Object.keys(own), ...Object.keys(other)])) {
    const value = joined([...path, key], was[key], own[key], other[key], decide)
    if (value !== undefined) made[key] = value
  }
  return Object.keys(made).length === 0 ? undefined : made
}

/** Of two sources of one cell that which its text was written from; of two such the later. */
function sourceOf(text: string, ours: unknown, theirs: unknown): CellSource | undefined {
  const all = [ours, theirs].filter((one): one is CellSource => one !== undefined)
  const fit = all.filter((one) => one.text === text)
  return (fit.length > 0 ? fit : all).sort((a, b) =>
    JSON.stringify([a.at, a]) < JSON.stringify([b.at, b]) ? 1 : -1,
  )[0]
}
