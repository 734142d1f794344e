/**
 * The one contract between the face and the host. Electron's IPC, the loopback server and tests are thin doors to
 * it: a method's name, one plain argument object (checked here, at the host's side), and a Result.
 */
import { z } from 'zod'
import type { Attachment } from './attachment.ts'
import type { Edit } from './edits.ts'
import type { SheetWarning } from './sheet.ts'
import type { Summary } from './verdict/verdict.ts'

/** An attachment as the library lists it. */
export interface LibraryEntry {
  id: string
  label: string
  title: string[]
  summary: Summary
  /** ISO 8601. */
  updatedAt: string
}

/** Where an attachment's log stands: what undo and redo would take back or bring back. */
export interface LogState {
  /** Counts the entries of the log; an edit says on which revision it builds. */
  revision: number
  /** The Chinese name of the step that undo takes back; null where there is none. */
  undo: string | null
  redo: string | null
}

export interface Opened extends LogState {
  attachment: Attachment
}

/** After undo or redo: the edits the log has now gained, for the face to apply. */
export interface Replayed extends LogState {
  name: string
  edits: Edit[]
}

export type ExportFormat = 'xlsx' | 'csv'

/** Where an exported file went: Electron asks and writes, a browser is handed the bytes to download. */
export type Exported =
  | { kind: 'saved'; path: string }
  | { kind: 'download'; name: string; mime: string; bytes: Uint8Array<ArrayBuffer> }
  | { kind: 'cancelled' }

export interface Methods {
  /** All attachments, the latest changed first. */
  library: { arguments: Record<string, never>; value: LibraryEntry[] }
  open: { arguments: { id: string }; value: Opened }
  /** A new attachment from the official template for that year. */
  create: { arguments: { template: 'official'; year: number }; value: { id: string } }
  /** The sample: the 2021 table. */
  sample: { arguments: Record<string, never>; value: { id: string } }
  /** Attachments out of a file's bytes. */
  importFile: {
    arguments: { name: string; bytes: Uint8Array<ArrayBuffer> }
    value: { ids: string[]; warnings: SheetWarning[] }
  }
  /** One step on top of a revision, written in one transaction together with its entry in the log. */
  apply: { arguments: { id: string; base: number; step: { name: string; edits: Edit[] } }; value: LogState }
  undo: { arguments: { id: string; base: number }; value: Replayed }
  redo: { arguments: { id: string; base: number }; value: Replayed }
  /** Takes an attachment out of the library; `restore` brings it back. */
  remove: { arguments: { id: string }; value: null }
  restore: { arguments: { id: string }; value: null }
  exportFile: { arguments: { id: string; format: ExportFormat }; value: Exported }
}

export type Method = keyof Methods

const id = z.string().min(1).max(64)
const index = z.int().min(0).max(1_000_000)
const text = z.string().max(1_000_000)
const short = z.string().max(1_000)
const ids = z.record(id, text)

const role = z.enum([
  'no',
  'name',
  'unit',
  'target',
  'actual',
  'status',
  'growth',
  'share',
  'owner',
  'note',
  'none',
])
const column = z.strictObject({
  id,
  header: z.array(short).min(1).max(8),
  role,
  width: z.number().min(1).max(255),
  hidden: z.boolean().exactOptional(),
})
const ruling = z.strictObject({
  source: z.enum(['来自原表', '人工认定']),
  reason: short,
  at: z.string().max(40),
  basis: z.strictObject({ target: text, actual: text }),
})
const row = z.strictObject({ id, cells: ids, ruling: ruling.exactOptional() })
const merge = z.strictObject({ top: id, bottom: id, left: id, right: id })
const heading = z.strictObject({
  label: short,
  title: z.array(short).max(20),
  above: z.array(short).max(50),
  below: z.array(z.string().max(10_000)).max(200),
  year: z.int().min(1900).max(2200).nullable(),
  months: z.int().min(1).max(12),
})
const rows = z.array(row).max(200_000)
const columns = z.array(column).max(1_000)
const merges = z.array(merge).max(100_000)
const move = { from: index, count: index.min(1), to: index }

const edit = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('cell'), row: id, column: id, from: text, to: text }),
  z.strictObject({ type: z.literal('insertRows'), at: index, rows }),
  z.strictObject({ type: z.literal('deleteRows'), at: index, rows }),
  z.strictObject({ type: z.literal('moveRows'), ...move }),
  z.strictObject({ type: z.literal('insertColumns'), at: index, columns }),
  z.strictObject({ type: z.literal('deleteColumns'), at: index, columns }),
  z.strictObject({ type: z.literal('moveColumns'), ...move }),
  z.strictObject({ type: z.literal('column'), from: column, to: column }),
  z.strictObject({ type: z.literal('merges'), from: merges, to: merges }),
  z.strictObject({ type: z.literal('ruling'), row: id, from: ruling.nullable(), to: ruling.nullable() }),
  z.strictObject({ type: z.literal('heading'), from: heading, to: heading }),
])

const one = z.strictObject({ id })
const based = z.strictObject({ id, base: index })

/** The check that each method's arguments pass at the host before anything else is done with them. */
export const argumentsOf: { readonly [M in Method]: z.ZodType<Methods[M]['arguments']> } = {
  library: z.strictObject({}),
  open: one,
  create: z.strictObject({ template: z.literal('official'), year: z.int().min(1900).max(2200) }),
  sample: z.strictObject({}),
  importFile: z.strictObject({ name: z.string().max(1_000), bytes: z.instanceof(Uint8Array) }),
  apply: z.strictObject({
    id,
    base: index,
    step: z.strictObject({ name: z.string().max(100), edits: z.array(edit).max(1_000_000) }),
  }),
  undo: based,
  redo: based,
  remove: one,
  restore: one,
  exportFile: z.strictObject({ id, format: z.enum(['xlsx', 'csv']) }),
}
