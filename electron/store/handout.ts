/** The table of what was handed out: a line for each attachment of a handing out, its tasks as JSON. */
import { z } from 'zod'
import { id } from '../../shared/attachment/schema.ts'
import type { Handout } from '../../shared/collect/model.ts'
import type { Database } from './database.ts'
import { digestOf } from './digest.ts'
import type { NewHandout } from './kept.ts'
import { restored } from './restore.ts'

/** Tasks as they are kept: the attachment is the line's, and another one where a copy of it was made. */
const kept = z.array(z.strictObject({ department: z.string(), rows: z.array(id), columns: z.array(id) }))

interface HandoutLine extends Omit<Handout, 'tasks'> {
  readonly tasks: string
  readonly digest: string
}

/** Handings out whose tasks are kept once read. */
const MOST_KNOWN = 16

/** What a line's digest speaks for; not the attachment, for a copy of the line is another's. */
const lineDigest = ({ id: own, kind, due, contact, phone, person, at, tasks }: Omit<HandoutLine, 'digest'>) =>
  digestOf(own, kind, due, contact, phone, person, at, tasks)

export function handoutTable(database: Database) {
  const list = database.prepare<[string], HandoutLine>(
    `SELECT id, attachment_id AS "table", kind, tasks, due, contact, phone, person, at, digest FROM handout
     WHERE attachment_id = ? ORDER BY at DESC, rowid DESC`,
  )
  const add = database.prepare<[HandoutLine]>(
    `INSERT INTO handout (id, attachment_id, kind, tasks, due, contact, phone, person, at, digest)
     VALUES (@id, @table, @kind, @tasks, @due, @contact, @phone, @person, @at, @digest)`,
  )
  /** The tasks that were read last of each, with their texts: a thousand departments are asked for with every look. */
  const known = new Map<string, { readonly text: string; readonly tasks: Handout['tasks'] }>()
  const tasksIn = ({ id: own, table, tasks: text }: Omit<HandoutLine, 'digest'>): Handout['tasks'] => {
    const key = `${table} ${own}`
    const before = known.get(key)
    if (before?.text === text) return before.tasks
    const tasks = (restored(kept, text) ?? []).map((task) => ({ ...task, table }))
    if (known.size >= MOST_KNOWN) known.clear()
    known.set(key, { text, tasks })
    return tasks
  }
  return {
    /** Those of an attachment, the latest first. */
    list: (table: string): Handout[] =>
      list
        .all(table)
        .map(({ digest, ...line }) => ({ ...line, tasks: digest === lineDigest(line) ? tasksIn(line) : [] })),
    keep: ({ tasks, ...made }: NewHandout, person: string | null, at: string): Handout[] =>
      [...new Set(tasks.map(({ table }) => table))].map((table) => {
        const own = tasks.filter((task) => task.table === table)
        const text = JSON.stringify(own.map(({ table: _, ...task }) => task))
        const line = { ...made, table, person, at, tasks: text }
        add.run({ ...line, digest: lineDigest(line) })
        return { ...line, tasks: own }
      }),
  }
}
