/**
 * Two copies of one table brought together (three-way merge): what only one of them changed is taken, what both
 * changed is a question, cell by cell. Rows and columns are the same where their ids are. Pure.
 */
import { apply, type Edit } from '../attachment/edits.ts'
import { allowedWords } from '../attachment/looks.ts'
import type { Attachment, Column, Merge, Row } from '../attachment/model.ts'
import { rectangles } from '../attachment/rectangles.ts'
import { roleName } from '../attachment/roles.ts'
import { same } from '../attachment/same.ts'
import { recomputed } from '../formula/results.ts'
import { type Ask, type Choice, type Conflict, question } from './conflict.ts'
import { difference } from './difference.ts'
import { mergedHeading } from './merge-heading.ts'
import { mergedRows } from './merge-rows.ts'
import { byId, fateOf, lines, MOVED, pick, settled, type Three } from './three.ts'
import { columnCalled, shown } from './words.ts'

export interface Merged {
  readonly attachment: Attachment
  /** What makes that out of ours. */
  readonly edits: readonly Edit[]
  /** All that both changed, answered or not. */
  readonly conflicts: readonly Conflict[]
}

/**
 * Brings two copies together. `merge(base, base, theirs)` is theirs, `merge(base, ours, base)` is ours, and where there
 * is no conflict it does not matter which copy is whose.
 * @param base the state that both came from
 * @param choices answers by the conflict's key; what has none stays as ours has it
 */
export function merge(
  base: Attachment,
  ours: Attachment,
  theirs: Attachment,
  choices: ReadonlyMap<string, Choice> = new Map(),
): Merged {
  const conflicts: Conflict[] = []
  const ask: Ask = (conflict) => {
    conflicts.push(conflict)
    return choices.get(conflict.key) ?? 'ours'
  }
  const columns = mergedColumns({ base, ours, theirs }, ask)
  const rows = mergedRows({ base, ours, theirs }, columns, ask)
  const merges = mergedMerges({ base, ours, theirs }, columns, rows, ask)
  const heading = mergedHeading(base.heading, ours.heading, theirs.heading, rows, ask)
  const joined = { ...ours, columns, rows, merges, heading }
  // What either copy changed counts in what is computed of it.
  const attachment = apply(joined, recomputed(joined))
  return { attachment, edits: difference(ours, attachment), conflicts }
}

/** What a column is made of that two copies may change apart from each other. */
const parts: readonly {
  readonly keys: readonly (keyof Column)[]
  readonly called: string
  readonly words: (column: Column) => string
}[] = [
  { keys: ['header'], called: '栏名', words: ({ header }) => shown(header.join(' ')) },
  { keys: ['role', 'why', 'unsure'], called: '用途', words: ({ role }) => roleName(role) },
  { keys: ['width'], called: '列宽', words: ({ width }) => String(width) },
  { keys: ['allowed'], called: '有效性', words: ({ allowed }) => allowedWords(allowed) },
  { keys: ['hidden'], called: '显示', words: ({ hidden }) => (hidden === true ? '隐藏' : '显示') },
  { keys: ['unprinted'], called: '打印', words: ({ unprinted }) => (unprinted === true ? '不打印' : '打印') },
]

function mergedColumns({ base, ours, theirs }: Three<Attachment>, ask: Ask): Column[] {
  const join = (three: Three<Column | undefined>): Column => {
    const whole = settled(three)
    const { ours: own, theirs: other } = three
    if (whole?.[0] !== undefined) return whole[0]
    if (own === undefined || other === undefined) throw new Error('a column that is nowhere')
    const was = three.base ?? own
    const made: Partial<Record<keyof Column, unknown>> = { id: own.id }
    for (const { keys, called, words } of parts) {
      const [before, mine, its] = [was, own, other].map((one) => keys.map((key) => one[key] ?? null))
      const taken =
        settled({ base: before, ours: mine, theirs: its })?.[0] ??
        pick(
          { base: before, ours: mine, theirs: its },
          ask(
            question(`column:${own.id}:${called}`, `列“${columnCalled(was)}”${called}`, {
              column: own.id,
              base: words(was),
              ours: words(own),
              theirs: words(other),
            }),
          ),
        )
      for (const [at, key] of keys.entries()) if ((taken?.[at] ?? null) !== null) made[key] = taken?.[at]
    }
    return made as Column
  }
  /** One that a copy dropped goes, unless the other has changed it or a text in it. */
  const kept = (one: Column, was: Column, of: 'ours' | 'theirs'): boolean => {
    const rows = byId(base.rows)
    const changed =
      !same(one, was) ||
      (of === 'ours' ? ours : theirs).rows.some(
        ({ id, cells }) => (cells[one.id] ?? '') !== (rows.get(id)?.cells[one.id] ?? ''),
      )
    return (
      changed && ask(fateOf(`column:${one.id}`, `列“${columnCalled(one)}”`, { column: one.id }, of)) === of
    )
  }
  return lines({ base: base.columns, ours: ours.columns, theirs: theirs.columns }, join, kept, () =>
    ask(question('columns', '各列的次序', { ours: MOVED, theirs: MOVED })),
  )
}

/** Merged cells: those that either joined or split, as far as they do not lie over each other. */
function mergedMerges(
  { base, ours, theirs }: Three<Attachment>,
  columns: readonly Column[],
  rows: readonly Row[],
  ask: Ask,
): readonly Merge[] {
  const three = { base: base.merges, ours: ours.merges, theirs: theirs.merges }
  const whole = settled(three)
  if (whole !== null) return whole[0]
  const keyed = (all: readonly Merge[]) =>
    new Map(all.map((one) => [[one.top, one.left, one.bottom, one.right].join(' '), one]))
  const [was, own, other] = [keyed(base.merges), keyed(ours.merges), keyed(theirs.merges)]
  const [rowAt, columnAt] = [byId(rows), byId(columns)]
  const both = [...new Map([...own, ...other])]
    .filter(([key]) => !was.has(key) || (own.has(key) && other.has(key)))
    .filter(
      ([, { top, bottom, left, right }]) =>
        rowAt.has(top) && rowAt.has(bottom) && columnAt.has(left) && columnAt.has(right),
    )
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, one]) => one)
  const wide = both.filter(({ top, bottom, left, right }) => top !== bottom || left !== right)
  if (rectangles({ ...ours, rows, columns, merges: both }).length === wide.length) return both
  return pick(
    three,
    ask(
      question('merges', '合并的单元格', {
        base: `${base.merges.length}处`,
        ours: `${ours.merges.length}处`,
        theirs: `${theirs.merges.length}处`,
      }),
    ),
  )
}
