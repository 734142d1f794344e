/** The rows of two copies of one table brought together. Pure. */
import {
  BESIDES,
  type Beside,
  type BesideType,
  besideColumns,
  besideOf,
  withBeside,
} from '../attachment/beside.ts'
import { markWords } from '../attachment/looks.ts'
import {
  type Attachment,
  type Column,
  columnOf,
  type Formula,
  type Mark,
  type Note,
  type Row,
  type Ruling,
} from '../attachment/model.ts'
import { same } from '../attachment/same.ts'
import { type Ask, type Choice, type Conflict, question } from './conflict.ts'
import { byId, changer, fateOf, lines, MOVED, pick, settled, type Three } from './three.ts'
import { columnCalled, rowCalled, rowsOf, rulingWords, shown } from './words.ts'

/** The rows of two copies brought together, cell by cell, with what is kept beside the cells. */
export function mergedRows(
  { base, ours, theirs }: Three<Attachment>,
  columns: readonly Column[],
  ask: Ask,
): Row[] {
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
    const beside = <T extends BesideType>(type: T, column: string): Three<Beside[T] | null> => {
      const before = besideOf(was, type)[column] ?? null
      const of = (which: 'ours' | 'theirs', row: Row): Beside[T] | null =>
        has[which].has(column) ? (besideOf(row, type)[column] ?? null) : before
      return { base: before, ours: of('ours', own), theirs: of('theirs', other) }
    }
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
        const computed = beside('formula', column)
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
    const marks: Record<string, Mark> = {}
    const notes: Record<string, Note> = {}
    for (const { id: column, ...rest } of columns) {
      const looks = beside('mark', column)
      const words = {
        base: markWords(looks.base),
        ours: markWords(looks.ours),
        theirs: markWords(looks.theirs),
      }
      const mark = pick(
        looks,
        changer(looks) ??
          ask(
            question(`mark:${own.id}:${column}`, `${called(own.id)}${columnCalled(rest)}的格式`, {
              row: own.id,
              column,
              ...words,
            }),
          ),
      )
      if (mark !== null) marks[column] = mark
      const note = joinedNote(beside('note', column))
      if (note !== null) notes[column] = note
    }
    const made = {
      id: own.id,
      cells,
      ...(ruling !== undefined && { ruling }),
      ...(Object.keys(formulas).length > 0 && { formulas }),
      ...(Object.keys(marks).length > 0 && { marks }),
      ...(Object.keys(notes).length > 0 && { notes }),
    }
    return same(made, own) ? own : made
  }

  /** A row without the texts of columns that are gone by now. */
  const cleared = (row: Row): Row => {
    const known = byId(columns)
    if ([...Object.keys(row.cells), ...besideColumns(row)].every((column) => known.has(column))) return row
    const left = <T>(all: Readonly<Record<string, T>>): Record<string, T> =>
      Object.fromEntries(Object.entries(all).filter(([column]) => known.has(column)))
    return BESIDES.reduce<Row>((made, type) => withBeside(made, type, left(besideOf(row, type))), {
      ...row,
      cells: left(row.cells),
    })
  }
  const kept = (one: Row, was: Row, of: 'ours' | 'theirs'): boolean => {
    const changed =
      !same(one.ruling, was.ruling) ||
      BESIDES.some((type) => !same(besideOf(one, type), besideOf(was, type))) ||
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

/**
 * A note of three copies: what was there and neither took out, then all that either said, the earlier first. One that
 * was taken out on one side and answered on the other stays.
 */
function joinedNote(three: Three<Note | null>): Note | null {
  const side = changer(three)
  if (side !== null) return three[side]
  const { base, ours, theirs } = three
  if (ours === null || theirs === null) return ours ?? theirs
  type Said = Note['said'][number]
  const has = (all: readonly Said[], one: Said): boolean => all.some((each) => same(each, one))
  const known = base?.said ?? []
  const fresh = [...ours.said, ...theirs.said.filter((one) => !has(ours.said, one))].filter(
    (one) => !has(known, one),
  )
  const order = ({ at = '', by, text }: Said): string => [at, by, text].join('\n')
  const said = [
    ...known.filter((one) => has(ours.said, one) && has(theirs.said, one)),
    ...fresh.toSorted((a, b) => (order(a) < order(b) ? -1 : 1)),
  ]
  const ends = { base: base?.settled, ours: ours.settled, theirs: theirs.settled }
  // Both settled it, or one did and the other opened it again: the later word counts, and to be settled says when.
  const latest = (ends.ours?.at ?? '') > (ends.theirs?.at ?? '') ? 'ours' : 'theirs'
  const ending = ends[changer(ends) ?? latest]
  return said.length === 0 ? null : { said, ...(ending !== undefined && { settled: ending }) }
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
