/** The table of files that attachments came from, each kept once, for the way back into them. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { columns, formulas, heading, id, marks, merges, note } from '../../shared/attachment/schema.ts'
import { Problem } from '../../shared/problem.ts'
import type { Origin } from '../files/xlsx/patch/origin.ts'
import type { Database } from './database.ts'
import { digestOf } from './digest.ts'
import { restored } from './restore.ts'

/** The file that attachments came from, for the way back into it. */
export interface Original {
  readonly kind: 'xlsx' | 'xlsm'
  readonly bytes: Uint8Array
  /** The origin of each attachment, by its id. */
  readonly origins: ReadonlyMap<string, Origin>
}

const at = z.int().min(0)
const origin: z.ZodType<Origin> = z.strictObject({
  sheet: z.string(),
  heading,
  columns: z.array(z.strictObject({ id, at, header: columns.element.shape.header })),
  rows: z.array(
    z.strictObject({
      ...{ id, at, texts: z.array(z.string()), status: z.string() },
      marks: marks.optional(),
      formulas: formulas.exactOptional(),
    }),
  ),
  merges,
  notes: z
    .array(z.strictObject({ row: id, column: id, note, at: z.strictObject({ row: at, column: at }) }))
    .exactOptional(),
})

/** A file goes by what is in it. */
const idOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

export function sourceTable(database: Database) {
  const add = database.prepare<[string, string, Uint8Array]>(
    'INSERT INTO source (id, kind, bytes) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING',
  )
  const of = database.prepare<[string], { id: string; kind: 'xlsx' | 'xlsm'; bytes: Uint8Array }>(
    `SELECT id, kind, bytes FROM source WHERE id =
       (SELECT source_id FROM attachment WHERE id = ? AND removed_at IS NULL)`,
  )
  const origins = database.prepare<[string, string], { id: string; origin: string; digest: string | null }>(
    `SELECT id, origin, origin_digest AS digest FROM attachment WHERE origin IS NOT NULL AND removed_at IS NULL
       AND report_id = (SELECT report_id FROM attachment WHERE id = ?)
       AND source_id = (SELECT source_id FROM attachment WHERE id = ?) ORDER BY position, rowid`,
  )
  const sweep = database.prepare<[]>(
    'DELETE FROM source WHERE NOT EXISTS (SELECT 1 FROM attachment WHERE source_id = source.id)',
  )
  return {
    /** Keeps a file; the same bytes are kept once. Answers its id. */
    add: ({ kind, bytes }: Pick<Original, 'kind' | 'bytes'>): string => {
      const made = idOf(bytes)
      add.run(made, kind, bytes)
      return made
    },
    /**
     * The file that an attachment came from, with the origins of those that came with it; null where it is not kept.
     * @throws Problem('damaged-table') where nobody can tell any more which cell went where
     */
    of: (attachment: string): Original | null => {
      const found = of.get(attachment)
      if (found === undefined) return null
      if (idOf(found.bytes) !== found.id)
        throw new Problem('damaged-table', '留存的原文件有损坏，不能写回原表；请导出官方格式。')
      const places = origins.all(attachment, attachment).map((one): [string, Origin] => {
        const sound = one.digest === null || one.digest === digestOf(one.origin)
        const read = sound ? restored(origin, one.origin) : undefined
        if (read !== undefined) return [one.id, read]
        throw new Problem('damaged-table', '与原表的对应关系保存得不完整，不能写回原表；请导出官方格式。')
      })
      return { kind: found.kind, bytes: found.bytes, origins: new Map(places) }
    },
    /** Lets go the files that no attachment came from any more. */
    sweep: (): void => void sweep.run(),
  }
}
