/** The tables of what came back from departments and of what was decided about it. */
import type { Decision, Return } from '../../shared/collect/model.ts'
import type { TakenReturn } from '../../shared/collect/wall-model.ts'
import { Problem } from '../../shared/problem.ts'
import type { Database } from './database.ts'
import { digestOf } from './digest.ts'
import type { Collected } from './kept.ts'
import { type Content, restoredContent } from './returned.ts'

interface ReturnLine {
  readonly table: string
  readonly id: string
  readonly file: string
  readonly at: string
  readonly taken: string
  readonly department: string
  readonly content: string
  readonly digest: string
}

interface DecisionLine extends Omit<Decision, 'taken' | 'by'> {
  readonly taken: number
  readonly person: string | null
  readonly digest: string
}

/** What the digests speak for; not the table, for a copy of a line is another's. */
const returnDigest = (line: Omit<ReturnLine, 'digest' | 'table'>): string =>
  digestOf(line.id, line.file, line.at, line.taken, line.department, line.content)
const decisionDigest = (line: Omit<DecisionLine, 'digest' | 'table'>): string =>
  digestOf(line.row, line.column, line.from, String(line.taken), line.note, line.person, line.at, line.text)

const DAMAGED = '这份返回表的记录读不出来了，请把文件再拖进来一次。'

/**
 * @param reading runs what reads in one transaction
 * @param transact runs what writes in one transaction
 * @param person who works here by now; null where nobody is named
 */
export function collectedTable(
  database: Database,
  reading: <T>(run: () => T) => T,
  transact: <T>(run: () => T) => T,
  person: () => string | null,
): Collected {
  const returnsOf = database.prepare<[string], ReturnLine>(
    `SELECT attachment_id AS "table", file_id AS id, file, at, taken, department, content, digest
     FROM returned WHERE attachment_id = ? ORDER BY taken, rowid`,
  )
  const idsOf = database
    .prepare<[string], string>(
      `SELECT file_id FROM returned WHERE attachment_id = ?
       AND NOT (json_valid(content) AND coalesce(json_extract(content, '$.off'), 0))`,
    )
    .pluck()
  const came = database
    .prepare<[string, string], string>('SELECT taken FROM returned WHERE attachment_id = ? AND file_id = ?')
    .pluck()
  const keep = database.prepare<[ReturnLine]>(
    `INSERT OR REPLACE INTO returned (attachment_id, file_id, file, at, taken, department, content, digest)
     VALUES (@table, @id, @file, @at, @taken, @department, @content, @digest)`,
  )
  const drop = database.prepare<[string, string]>(
    'DELETE FROM returned WHERE attachment_id = ? AND file_id = ?',
  )
  const decisionsOf = database.prepare<[string], DecisionLine>(
    `SELECT attachment_id AS "table", row_id AS "row", column_id AS "column", file_id AS "from", text, taken, note,
     person, at, digest FROM decision WHERE attachment_id = ? ORDER BY at, rowid`,
  )
  const decide = database.prepare<[DecisionLine]>(
    `INSERT OR REPLACE INTO decision
     (attachment_id, row_id, column_id, file_id, text, taken, note, person, at, digest)
     VALUES (@table, @row, @column, @from, @text, @taken, @note, @person, @at, @digest)`,
  )
  const lineFor = database.prepare<[string, string], Pick<ReturnLine, 'department' | 'content'>>(
    'SELECT department, content FROM returned WHERE attachment_id = ? AND file_id = ?',
  )
  const withdraw = database.prepare<[string, string, string, string, string]>(
    `DELETE FROM decision
     WHERE attachment_id = ? AND row_id = ? AND column_id = ? AND file_id = ? AND text = ?`,
  )

  const restore = ({ digest, ...line }: ReturnLine): readonly TakenReturn[] => {
    const { table, id: from, file, at, taken, department } = line
    const read = digest === returnDigest(line) ? restoredContent(line.content) : undefined
    const about = { id: from, file, at, taken, department }
    if (read === undefined)
      return [{ ...about, asked: 0, filled: 0, error: DAMAGED, aside: [], candidates: [] }]
    const { off, ...told } = read
    if (off === true) return []
    const candidates = told.candidates.map((one) => ({ ...one, table, department, from }))
    return [{ ...about, ...told, candidates }]
  }

  const lineOf = (table: string, given: Return, now: string): ReturnLine => {
    const { id: own, file, at, handout, asked, filled, error, aside } = given
    const before = lineFor.get(table, own)
    // What a person has told of a file holds for the same file that comes again.
    const isTold = before !== undefined && restoredContent(before.content)?.read !== undefined
    const department = isTold ? before.department : given.department
    const candidates = given.candidates
      .filter((one) => one.table === table)
      .map(({ row, column, text: typed, cell, known, doubts, answer, converted, remark }) => ({
        row,
        column,
        text: typed,
        cell,
        known,
        doubts,
        ...(answer !== undefined && { answer }),
        ...(converted !== undefined && { converted }),
        ...(remark !== undefined && { remark }),
      }))
    const line = {
      id: own,
      file,
      at,
      taken: came.get(table, own) ?? now,
      department,
      content: JSON.stringify({
        ...{ asked, filled, error, aside, candidates },
        ...(handout !== undefined && { handout }),
        ...(isTold && { read: given.department }),
      }),
    }
    return { ...line, table, digest: returnDigest(line) }
  }

  /** Writes a file's lines of those tables anew. @throws Problem('not-found') where none of them has it */
  const rewrite = (
    tables: readonly string[],
    from: string,
    change: (line: ReturnLine, told: Content) => { readonly department?: string; readonly told: Content },
  ): ReturnLine => {
    const lines = tables.flatMap((table) => returnsOf.all(table)).filter(({ id: own }) => own === from)
    const [first] = lines
    if (first === undefined)
      throw new Problem('not-found', '这份返回表已不在这里，请关上“回收返回表”再打开看。')
    for (const line of lines) {
      const read = line.digest === returnDigest(line) ? restoredContent(line.content) : undefined
      const none: Content = { asked: 0, filled: 0, error: DAMAGED, aside: [], candidates: [] }
      const { department = line.department, told } = change(line, read ?? none)
      const changed = { ...line, department, content: JSON.stringify(told) }
      keep.run({ ...changed, digest: returnDigest(changed) })
    }
    return first
  }

  return {
    returns: (tables) =>
      reading(() => {
        const all = new Map<string, TakenReturn>()
        for (const one of tables.flatMap((table) => returnsOf.all(table)).flatMap(restore)) {
          const before = all.get(one.id)
          if (before === undefined) all.set(one.id, one)
          else all.set(one.id, { ...before, candidates: [...before.candidates, ...one.candidates] })
        }
        return [...all.values()].sort((a, b) => (a.taken < b.taken ? -1 : a.taken > b.taken ? 1 : 0))
      }),
    ids: (tables) => reading(() => [...new Set(tables.flatMap((table) => idsOf.all(table)))]),
    keep: (tables, returns) =>
      transact(() => {
        const now = new Date().toISOString()
        for (const one of returns) {
          const own = tables.filter((table) => one.candidates.some((candidate) => candidate.table === table))
          for (const table of tables)
            if (own.length === 0 || own.includes(table)) keep.run(lineOf(table, one, now))
            else drop.run(table, one.id)
        }
      }),
    takeOff: (tables, from, off) =>
      transact(
        () =>
          rewrite(tables, from, (_, { off: __, ...told }) => ({ told: { ...told, ...(off && { off }) } }))
            .file,
      ),
    tellWhose: (tables, from, department) =>
      transact(() => {
        let before: string | null = null
        const { file } = rewrite(tables, from, (line, { read, ...told }) => {
          if (read !== undefined) before = line.department
          const own = read ?? line.department
          return department === null
            ? { department: own, told }
            : { department, told: { ...told, read: own } }
        })
        return { file, before }
      }),
    decisions: (tables) =>
      reading(() =>
        tables.flatMap((table) =>
          // One that is not what was written is none: what it was about is asked again.
          decisionsOf.all(table).flatMap(({ digest, ...line }): Decision[] => {
            if (digest !== decisionDigest(line)) return []
            const { person: by, taken, ...rest } = line
            return [{ ...rest, taken: taken === 1, by: by ?? '' }]
          }),
        ),
      ),
    decide: (made) =>
      transact(() => {
        const at = new Date().toISOString()
        const by = person()
        for (const { table, row, column, from, text: typed, taken, note } of made) {
          const line = { row, column, from, text: typed, taken: taken ? 1 : 0, note, person: by, at }
          decide.run({ ...line, table, digest: decisionDigest(line) })
        }
      }),
    withdraw: (made) =>
      transact(() => {
        for (const one of made) withdraw.run(one.table, one.row, one.column, one.from, one.text)
      }),
  }
}
