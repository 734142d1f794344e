/** The table of what people answered about tables that were not sure, by the tables' shape. */

import type { Mapping } from '../../shared/recognise/answer.ts'
import { mapping as schema } from '../../shared/recognise/answer.ts'
import type { Database } from './database.ts'
import { restored } from './restore.ts'

/** An answer that is kept for files of the same shape. */
export interface KeptMapping {
  readonly mapping: Mapping
  readonly label: string
  readonly createdAt: string
}

export function mappingTable(database: Database) {
  const all = database.prepare<[], { answer: string; label: string; createdAt: string }>(
    'SELECT answer, label, created_at AS createdAt FROM mapping ORDER BY created_at DESC, rowid DESC',
  )
  const keep = database.prepare<[string, string, string, string]>(
    `INSERT INTO mapping (shape, answer, label, created_at) VALUES (?, ?, ?, ?) ON CONFLICT (shape)
     DO UPDATE SET answer = excluded.answer, label = excluded.label, created_at = excluded.created_at`,
  )
  const forget = database.prepare<[string]>('DELETE FROM mapping WHERE shape = ?')
  return {
    /** The latest first. One that cannot be read is left out: a file of its shape is asked about again. */
    all: (): KeptMapping[] =>
      all.all().flatMap(({ answer, label, createdAt }) => {
        const mapping = restored(schema, answer)
        return mapping === undefined ? [] : [{ mapping, label, createdAt }]
      }),
    keep: (mapping: Mapping, label: string): void =>
      void keep.run(mapping.shape, JSON.stringify(mapping), label, new Date().toISOString()),
    forget: (shape: string): void => void forget.run(shape),
  }
}
