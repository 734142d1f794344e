/** The table of reports' texts. */
import { z } from 'zod'
import type { Explanation } from '../../shared/attachment/model.ts'
import { explanation } from '../../shared/attachment/schema.ts'
import type { DocumentEntry, OpenedDocument } from '../../shared/contract/documents.ts'
import { longestReport } from '../../shared/contract/documents.ts'
import { Problem } from '../../shared/problem.ts'
import { changedElsewhere, editText, type TextEdit } from '../../shared/report/edit.ts'
import type { Database } from './database.ts'
import { digestOf } from './digest.ts'

/** A report's text that comes new into the table. */
export interface NewDocument extends Pick<DocumentEntry, 'id' | 'title' | 'name'> {
  readonly text: string
  /** The Word document that it came from. */
  readonly bytes: Uint8Array | null
}

/** What is kept of a report's text. */
export type KeptDocument = Omit<OpenedDocument, 'attachments'>

/** A report that is removed, and when it was. */
export interface Binned extends DocumentEntry {
  readonly removedAt: string
}

export function documentTable(database: Database) {
  const own = `id, report_id AS reportId, title, name, created_at AS createdAt, updated_at AS updatedAt`
  const list = database.prepare<[], DocumentEntry>(
    `SELECT ${own} FROM document WHERE removed_at IS NULL ORDER BY updated_at DESC, rowid DESC`,
  )
  const bin = database.prepare<[], Binned>(
    `SELECT ${own}, removed_at AS removedAt FROM document WHERE removed_at IS NOT NULL
     ORDER BY removed_at DESC, rowid DESC`,
  )
  const erase = database.prepare<[string]>('DELETE FROM document WHERE id = ? AND removed_at IS NOT NULL')
  const find = database.prepare<
    [string],
    Omit<KeptDocument, 'hasSource' | 'answers'> & { digest: string; source: 0 | 1; answers: string }
  >(
    `SELECT ${own}, text, digest, revision, answers, bytes IS NOT NULL AS source FROM document
     WHERE id = ? AND removed_at IS NULL`,
  )
  const add = database.prepare<[NewDocument & { reportId: string; digest: string; at: string }]>(
    `INSERT INTO document (id, report_id, title, name, text, digest, bytes, created_at, updated_at)
     VALUES (@id, @reportId, @title, @name, @text, @digest, @bytes, @at, @at)`,
  )
  const write = database.prepare<[string, string, number, string, string]>(
    'UPDATE document SET text = ?, digest = ?, revision = ?, updated_at = ? WHERE id = ?',
  )
  const rename = database.prepare<[string, string, string]>(
    'UPDATE document SET title = ?, updated_at = ? WHERE id = ? AND removed_at IS NULL',
  )
  const answer = database.prepare<[string, string, string]>(
    'UPDATE document SET answers = ?, updated_at = ? WHERE id = ?',
  )
  const join = database.prepare<[string, string, string]>(
    'UPDATE document SET report_id = ?, updated_at = ? WHERE id = ? AND removed_at IS NULL',
  )
  const removed = database.prepare<[string | null, string]>('UPDATE document SET removed_at = ? WHERE id = ?')
  const bytes = database
    .prepare<[string], Uint8Array | null>('SELECT bytes FROM document WHERE id = ? AND removed_at IS NULL')
    .pluck()
  const of = database
    .prepare<[string], string>(
      'SELECT id FROM document WHERE report_id = ? AND removed_at IS NULL ORDER BY updated_at DESC',
    )
    .pluck()

  /** @throws Problem('not-found' | 'damaged-table') */
  const read = (id: string): KeptDocument => {
    const found = find.get(id)
    if (found === undefined) throw notFound()
    const { digest, source, answers, ...kept } = found
    if (digest !== digestOf(kept.text)) throw damaged(kept.title)
    return { ...kept, hasSource: source === 1, answers: answersIn(answers) }
  }

  return {
    /** Those that are not removed, the latest changed first. */
    list: (): DocumentEntry[] => list.all(),
    read,
    /** The text of a report; null where none is kept. */
    of: (report: string): string | null => of.get(report) ?? null,
    /** The Word document as it came; null where it was none. @throws Problem('not-found') */
    source: (id: string): Uint8Array | null => {
      const found = bytes.get(id)
      if (found === undefined) throw notFound()
      return found
    },
    add: (made: NewDocument, reportId: string, at: string): void =>
      void add.run({ ...made, reportId, digest: digestOf(made.text), at }),
    /**
     * Changes the text of that revision; answers the next one.
     * @throws Problem('conflict' | 'too-large' | 'not-found' | 'damaged-table')
     */
    edit: (id: string, base: number, edits: readonly TextEdit[], at: string): number => {
      const before = read(id)
      if (before.revision !== base) throw changedElsewhere()
      const text = editText(before.text, edits)
      if (text.length > longestReport) throw tooLong()
      write.run(text, digestOf(text), base + 1, at, id)
      return base + 1
    },
    /** Keeps the answer to a finding of the check, or takes it off (null). @throws Problem('not-found') */
    answer: (id: string, key: string, given: Explanation | null, at: string): void => {
      const { [key]: _, ...others } = read(id).answers
      answer.run(JSON.stringify(given === null ? others : { ...others, [key]: given }), at, id)
    },
    rename: (id: string, title: string, at: string): void => {
      if (rename.run(title, at, id).changes === 0) throw notFound()
    },
    /** Makes it the text of another report: what it was of keeps its attachments. @throws Problem('not-found') */
    join: (id: string, reportId: string, at: string): void => {
      if (join.run(reportId, at, id).changes === 0) throw notFound()
    },
    /** Those that are removed, the latest removed first. */
    bin: (): Binned[] => bin.all(),
    /** Deletes it for good, where it is removed; whether it was. */
    erase: (id: string): boolean => erase.run(id).changes > 0,
    /** Takes it out of the library at that moment, or brings it back (null). @throws Problem('not-found') */
    setRemoved: (id: string, at: string | null): void => {
      if (removed.run(at, id).changes === 0) throw notFound()
    },
  }
}

const kept = z.record(z.string(), explanation)

/** The answers as they were kept; those that cannot be read are gone, and the findings are open again. */
function answersIn(json: string): Record<string, Explanation> {
  try {
    return kept.parse(JSON.parse(json))
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return {}
    throw error
  }
}

/** What is said of a text that is longer than any report. */
export const tooLong = (): Problem =>
  new Problem('too-large', `报告的文字超过${longestReport / 10_000}万字，请只留下要核对的部分再打开。`)

const notFound = (): Problem =>
  new Problem('not-found', '没有找到这份报告，它可能已被移除；请回到“我的表格”重新打开。')

const damaged = (title: string): Problem =>
  new Problem('damaged-table', `报告“${title}”保存的文字有损坏，不能打开；请用原来的文件重新打开一次。`)
