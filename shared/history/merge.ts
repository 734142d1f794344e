/**
 * Two copies of one table brought together (three-way merge): what only one of them changed is taken, what both
 * changed is a question, cell by cell. Rows and columns are the same where their ids are. Pure.
 */
import { apply, type Edit } from '../attachment/edits.ts'
import {
  type Attachment,
  type Column,
  columnOf,
  type Formula,
  type Merge,
  type Row,
  type Ruling,
} from '../attachment/model.ts'
import { rectangles } from '../attachment/rectangles.ts'
import { roleName } from '../attachment/roles.ts'
import { same } from '../attachment/same.ts'
import { recomputed } from '../formula/results.ts'
import { type Ask, type Choice, type Conflict, question } from './conflict.ts'
import { difference } from './difference.ts'
import { mergedHeading } from './merge-heading.ts'
import { mergedOrder, woven } from './order.ts'
import { columnCalled, rowCalled, rowsOf, rulingWords, shown } from './words.ts'

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

/** The three states of one kind of thing. */
interface Three<T> {
  readonly base: T
  readonly ours: T
  readonly theirs: T
}

/** Whose of two is taken: of the one that changed it, ours where both did alike; null where each did in its own way. */
function changer<T>({ base, ours, theirs }: Three<T>): 'ours' | 'theirs' | null {
  if (same(ours, theirs) || same(base, theirs)) return 'ours'
  return same(base, ours) ? 'theirs' : null
}

/** What one of two changed; null where both did, each in its own way. */
function settled<T>(three: Three<T>): readonly [T] | null {
  const side = changer(three)
  return side === null ? null : [three[side]]
}

const pick = <T>(three: Three<T>, choice: Choice): T => three[choice]

interface Named {
  readonly id: string
}

const byId = <T extends Named>(all: readonly T[]): ReadonlyMap<string, T> =>
  new Map(all.map((one) => [one.id, one]))
const ids = (all: readonly Named[]): string[] => all.map(({ id }) => id)

/**
 * What is left of things that two copies kept, dropped and made, in their order.
 * @param join one that both have; `kept` of one that only one has: whether it stays
 */
function lines<T extends Named>(
  all: Three<readonly T[]>,
  join: (three: Three<T | undefined>) => T,
  kept: (one: T, was: T, of: 'ours' | 'theirs') => boolean,
  order: () => Choice,
): T[] {
  const [base, ours, theirs] = [byId(all.base), byId(all.ours), byId(all.theirs)]
  const made = new Map<string, T>()
  const consider = (id: string): void => {
    const three = { base: base.get(id), ours: ours.get(id), theirs: theirs.get(id) }
    if (three.ours !== undefined && three.theirs !== undefined) made.set(id, join(three))
    else {
      const of = three.ours === undefined ? 'theirs' : 'ours'
      const one = three[of]
      if (one !== undefined && (three.base === undefined || kept(one, three.base, of))) made.set(id, one)
    }
  }
  for (const id of new Set([...ours.keys(), ...theirs.keys()])) consider(id)
  const everywhere = (id: string): boolean => base.has(id) && ours.has(id) && theirs.has(id)
  const [was, here, there] = [all.base, all.ours, all.theirs].map((some) => ids(some).filter(everywhere))
  const spine = mergedOrder(was ?? [], here ?? [], there ?? []) ?? (order() === 'theirs' ? there : here) ?? []
  const onlyOurs = new Set(ids(all.ours).filter((id) => made.has(id) && !everywhere(id)))
  const onlyTheirs = new Set(ids(all.theirs).filter((id) => made.has(id) && !ours.has(id)))
  return woven(spine, [ids(all.ours), onlyOurs], [ids(all.theirs), onlyTheirs]).flatMap(
    (id) => made.get(id) ?? [],
  )
}

const GONE = '删去了'
const MOVED = '按这一方的次序'

/** What a column is made of that two copies may change apart from each other. */
const parts: readonly {
  readonly keys: readonly (keyof Column)[]
  readonly called: string
  readonly words: (column: Column) => string
}[] = [
  { keys: ['header'], called: '栏名', words: ({ header }) => shown(header.join(' ')) },
  { keys: ['role', 'why', 'unsure'], called: '用途', words: ({ role }) => roleName(role) },
  { keys: ['width'], called: '列宽', words: ({ width }) => String(width) },
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

/** Of what one copy changed and the other dropped. */
const fateOf = (key: string, what: string, of: Partial<Conflict>, kept: 'ours' | 'theirs'): Conflict =>
  question(key, what, {
    ...of,
    ours: kept === 'ours' ? '改过' : GONE,
    theirs: kept === 'theirs' ? '改过' : GONE,
  })

function mergedRows({ base, ours, theirs }: Three<Attachment>, columns: readonly Column[], ask: Ask): Row[] {
  const has = { base: byId(base.columns), ours: byId(ours.columns), theirs: byId(theirs.columns) }
  const names = [ours, theirs, base].map(rowsOf)
  const called = (id: string): string => {
    const own = names.find(({ indexOf }) => indexOf.has(id))
    return rowCalled(own?.indexOf.get(id) ?? 0, own?.nameOf(id) ?? '')
  }
  const status = [base, ours, theirs].map((one) => columnOf(one.columns, 'status')?.id).find(Boolean)

  const join = ({ base: was, ours: own, theirs: other }: Three<Row | undefined>): Row => {
    if (own === undefined || other === undefined) throw new Error('a row that is nowhere')
    const text = (of: keyof Three<Row>, row: Row | undefined, column: string): string =>
      // A copy that dropped the column has emptied it for that: it changed no text.
      has[of].has(column) || of === 'base'
        ? (row?.cells[column] ?? '')
        : (was?.cells[column] ?? own.cells[column] ?? other.cells[column] ?? '')
    const cells: Record<string, string> = {}
    const formulas: Record<string, Formula> = {}
    let ruling: Ruling | undefined
    for (const { id: column, ...rest } of columns) {
      const texts = {
        base: text('base', was, column),
        ours: text('ours', own, column),
        theirs: text('theirs', other, column),
      }
      const what = `${called(own.id)}${columnCalled(rest)}`
      if (column !== status) {
        const computed = {
          base: was?.formulas?.[column] ?? null,
          ours: own.formulas?.[column] ?? null,
          theirs: other.formulas?.[column] ?? null,
        }
        const side = sideOf(computed, texts)
        const choice =
          side ??
          ask(
            question(`cell:${own.id}:${column}`, what, {
              row: own.id,
              column,
              base: shown(texts.base),
              ours: shown(texts.ours),
              theirs: shown(texts.theirs),
            }),
          )
        const [taken, formula] = [pick(texts, choice), pick(computed, choice)]
        if (taken !== '') cells[column] = taken
        if (formula !== null) formulas[column] = formula
        continue
      }
      // A word in the status column and the ruling that it came from are one thing.
      const taken = ruled(texts, { base: was?.ruling, ours: own.ruling, theirs: other.ruling }, (words) =>
        ask(question(`cell:${own.id}:${column}`, what, { row: own.id, column, ...words })),
      )
      if (taken.text !== '') cells[column] = taken.text
      ruling = taken.ruling
    }
    if (!columns.some(({ id }) => id === status)) {
      const none = { base: '', ours: '', theirs: '' }
      ruling = ruled(none, { base: was?.ruling, ours: own.ruling, theirs: other.ruling }, (words) =>
        ask(question(`ruling:${own.id}`, `${called(own.id)}认定`, { row: own.id, ...words })),
      ).ruling
    }
    const made = {
      id: own.id,
      cells,
      ...(ruling !== undefined && { ruling }),
      ...(Object.keys(formulas).length > 0 && { formulas }),
    }
    return same(made, own) ? own : made
  }

  /** A row without the texts of columns that are gone by now. */
  const cleared = (row: Row): Row => {
    const known = byId(columns)
    const stands = (column: string): boolean => known.has(column)
    const { formulas = {}, ...rest } = row
    if ([...Object.keys(row.cells), ...Object.keys(formulas)].every(stands)) return row
    const left = Object.entries(formulas).filter(([column]) => stands(column))
    return {
      ...rest,
      cells: Object.fromEntries(Object.entries(row.cells).filter(([column]) => stands(column))),
      ...(left.length > 0 && { formulas: Object.fromEntries(left) }),
    }
  }
  const kept = (one: Row, was: Row, of: 'ours' | 'theirs'): boolean => {
    const changed =
      !same(one.ruling, was.ruling) ||
      [...has[of].keys()].some((column) => (one.cells[column] ?? '') !== (was.cells[column] ?? ''))
    return changed && ask(fateOf(`row:${one.id}`, called(one.id), { row: one.id }, of)) === of
  }
  return lines({ base: base.rows, ours: ours.rows, theirs: theirs.rows }, join, kept, () =>
    ask(question('rows', '各行的次序', { ours: MOVED, theirs: MOVED })),
  ).map(cleared)
}

/** Whose cell is taken: how it is computed counts above what it came to; null where both changed it. */
function sideOf(computed: Three<Formula | null>, texts: Three<string>): 'ours' | 'theirs' | null {
  if (!same(computed.ours, computed.theirs)) return changer(computed)
  return computed.ours === null ? changer(texts) : 'ours'
}

interface Ruled {
  readonly text: string
  readonly ruling: Ruling | undefined
}

/** A word in the status column with its ruling, of three copies. */
function ruled(
  texts: Three<string>,
  rulings: Three<Ruling | undefined>,
  ask: (words: Pick<Conflict, 'base' | 'ours' | 'theirs'>) => Choice,
): Ruled {
  const of = (which: Choice): Ruled => ({ text: texts[which], ruling: rulings[which] })
  const three = { base: of('base'), ours: of('ours'), theirs: of('theirs') }
  const words = ({ text, ruling }: Ruled): string =>
    ruling === undefined ? shown(text) : `${text === '' ? '' : `${shown(text)}；`}${rulingWords(ruling)}`
  return (
    settled(three)?.[0] ??
    pick(three, ask({ base: words(three.base), ours: words(three.ours), theirs: words(three.theirs) }))
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
