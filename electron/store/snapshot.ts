/** The table of snapshots: whole attachments as they were at some revisions. */
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Attachment } from '../../shared/attachment/model.ts'
import * as schema from '../../shared/attachment/schema.ts'
import type { Database } from './database.ts'
import { digestOf } from './digest.ts'
import { restored } from './restore.ts'

/** So many entries lie between two snapshots. */
export const EVERY = 250

/** A state of an attachment, and the revision that it has there. */
export interface Stated {
  readonly revision: number
  readonly attachment: Attachment
}

export function snapshotTable(database: Database) {
  const add = database.prepare<[string, number, Buffer, string]>(
    'INSERT OR REPLACE INTO snapshot (attachment_id, revision, content, digest) VALUES (?, ?, ?, ?)',
  )
  const between = database.prepare<
    [string, number, number],
    { readonly revision: number; readonly content: Buffer; readonly digest: string }
  >(
    `SELECT revision, content, digest FROM snapshot
     WHERE attachment_id = ? AND revision >= ? AND revision < ? ORDER BY revision LIMIT 4`,
  )
  const read = (content: Buffer, digest: string): Attachment | undefined => {
    let text: string
    try {
      text = inflateRawSync(content).toString()
    } catch {
      return undefined
    }
    return digestOf(text) === digest ? restored(schema.attachment, text) : undefined
  }
  return {
    keep: (attachment: Attachment, revision: number): void => {
      const text = JSON.stringify(attachment)
      add.run(attachment.id, revision, deflateRawSync(text, { level: 3 }), digestOf(text))
    },
    /** The first that can be read from that revision on, before another; null where there is none. */
    nearest: (id: string, from: number, before: number): Stated | null => {
      for (const { revision, content, digest } of between.iterate(id, from, before)) {
        const attachment = read(content, digest)
        if (attachment !== undefined) return { revision, attachment }
      }
      return null
    },
  }
}
