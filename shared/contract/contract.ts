/**
 * The one contract between the face and the host. Electron's IPC, the loopback server and tests are thin doors to
 * it: a method's name, one plain argument object (checked here, at the host's side), and a Result.
 */
import { z } from 'zod'
import type { Edit } from '../attachment/edits.ts'
import type { Attachment } from '../attachment/model.ts'
import { MARGIN_LIMITS } from '../attachment/page-setup.ts'
import { ROLES } from '../attachment/roles.ts'
import { type TemplateName, templates } from '../attachment/templates.ts'
import type { Mapping, SheetQuestion } from '../recognise/mapping.ts'
import type { SheetWarning } from '../recognise/sheet.ts'
import type { ReportParts } from '../report/description.ts'
import type { Indicator } from '../verdict/indicators.ts'
import type { Summary } from '../verdict/verdict.ts'
import { type ExportFormat, formatsThat } from './formats.ts'

/** An attachment as the library lists it. */
export interface LibraryEntry {
  id: string
  label: string
  title: string[]
  summary: Summary
  /** ISO 8601. */
  updatedAt: string
  /** Attachments of one report have the same. */
  reportId: string
  /** The name of the file it came from; '' where it was made here. */
  source: string
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
  /** The attachments of its report in their order, itself among them. */
  siblings: { id: string; label: string; title: string[] }[]
  /** Whether the file it came from is kept, so that changes can go back into it. */
  hasSource: boolean
  /** What that file is: `other` is a format that has no way back, `none` an attachment that was made here. */
  sourceKind: 'xlsx' | 'xlsm' | 'other' | 'none'
}

/** After undo or redo: the edits the log has now gained, for the face to apply. */
export interface Replayed extends LogState {
  name: string
  edits: Edit[]
}

/** The official page, or the workbook that the attachment came from with nothing but the changes in it. */
export type ExportLayout = 'official' | 'source'

/** One attachment, or all of its report in one file. What goes back into its workbook goes with all that came from it. */
export type ExportScope = 'attachment' | 'report'

/** What was read out of a file. While questions are open nothing is kept, and `ids` is empty. */
export interface Imported {
  ids: string[]
  warnings: SheetWarning[]
  questions: SheetQuestion[]
}

/** An answer about a table that is kept for files of the same shape. */
export interface RememberedMapping {
  mapping: Mapping
  /** Which file and sheet it was told of. */
  label: string
  /** ISO 8601. */
  createdAt: string
}

/** What is set for the program as a whole. */
export interface Settings {
  /** Who works here, as rulings name them; at first the system's name for them. */
  person: string
  /** Indicators that people added or changed; they stand above the built-in ones of the same name. */
  indicators: Indicator[]
}

/** Where an exported file went: Electron asks and writes, a browser is handed the bytes to download. */
export type Exported =
  | { kind: 'saved'; path: string }
  | { kind: 'download'; name: string; mime: string; bytes: Uint8Array<ArrayBuffer> }
  | { kind: 'cancelled' }

export interface Methods {
  /** All attachments, the latest changed first. */
  library: { arguments: Record<string, never>; value: LibraryEntry[] }
  open: { arguments: { id: string }; value: Opened }
  /** A new attachment from a template for that year; `report` makes one of each in one report, and answers the first. */
  create: {
    arguments: { template: TemplateName | 'report'; year: number }
    value: { id: string }
  }
  /** The sample: the 2021 table. */
  sample: { arguments: Record<string, never>; value: { id: string } }
  /**
   * Attachments out of a file's bytes. Whoever gives `answers`, be it none, is asked about tables that are not sure,
   * and calls again with all the answers; whoever gives none at all has the program guess. Answers are remembered.
   */
  importFile: {
    arguments: { name: string; bytes: Uint8Array<ArrayBuffer>; job?: string; answers?: Mapping[] }
    value: Imported
  }
  /** What a job under way is doing, as a Chinese phrase; null where no such job is running. */
  progress: { arguments: { job: string }; value: { text: string } | null }
  /** Calls a job off: it ends with the error `cancelled`. */
  cancel: { arguments: { job: string }; value: null }
  /** The answers about tables that are remembered, the latest first. */
  mappings: { arguments: Record<string, never>; value: RememberedMapping[] }
  forgetMapping: { arguments: { shape: string }; value: null }
  settings: { arguments: Record<string, never>; value: Settings }
  /** Keeps what is given and leaves the rest; answers all of it. */
  keepSettings: { arguments: Partial<Settings>; value: Settings }
  /** One step on top of a revision, written in one transaction together with its entry in the log. */
  apply: { arguments: { id: string; base: number; step: { name: string; edits: Edit[] } }; value: LogState }
  undo: { arguments: { id: string; base: number }; value: Replayed }
  redo: { arguments: { id: string; base: number }; value: Replayed }
  /** Takes an attachment out of the library; `restore` brings it back. */
  remove: { arguments: { id: string }; value: null }
  restore: { arguments: { id: string }; value: null }
  exportFile: {
    arguments: {
      id: string
      format: ExportFormat
      layout?: ExportLayout
      scope?: ExportScope
      job?: string
    }
    value: Exported
  }
  /** What a report (docx or text) says of its attachments. */
  readReport: {
    arguments: { name: string; bytes: Uint8Array<ArrayBuffer>; job?: string }
    value: ReportParts
  }
  /** The attachment, or all of its report, put into a report's Word document; the rest of it stays as it is. */
  intoReport: {
    arguments: {
      id: string
      name: string
      bytes: Uint8Array<ArrayBuffer>
      scope?: ExportScope
      job?: string
    }
    value: Exported
  }
}

export type Method = keyof Methods

const id = z.string().min(1).max(64)
const index = z.int().min(0).max(1_000_000)
const text = z.string().max(1_000_000)
const short = z.string().max(1_000)
const ids = z.record(id, text)

const role = z.enum(ROLES)
const column = z.strictObject({
  id,
  header: z.array(short).min(1).max(8),
  role,
  width: z.number().min(1).max(255),
  hidden: z.boolean().exactOptional(),
})
const ruling = z.strictObject({
  source: z.enum(['来自原表', '人工认定']),
  by: short.exactOptional(),
  reason: short,
  at: z.string().max(40),
  basis: z.strictObject({
    target: text,
    actual: text,
    unit: text.exactOptional(),
    name: text.exactOptional(),
  }),
  rule: z.enum(['growth', 'amount', 'at least', 'at most', 'qualitative', 'annual']).exactOptional(),
  reference: short.exactOptional(),
  suggest: short.exactOptional(),
})
const row = z.strictObject({ id, cells: ids, ruling: ruling.exactOptional() })
const merge = z.strictObject({ top: id, bottom: id, left: id, right: id })
const word = z.string().min(1).max(50)
const fontName = z.string().min(1).max(60)
const points = z.number().min(5).max(72)
const margin = z.number().min(MARGIN_LIMITS.least).max(MARGIN_LIMITS.most)
const page = z.strictObject({
  orientation: z.enum(['auto', 'portrait', 'landscape']).exactOptional(),
  labelFont: fontName.exactOptional(),
  titleFont: fontName.exactOptional(),
  headerFont: fontName.exactOptional(),
  bodyFont: fontName.exactOptional(),
  titleSize: points.exactOptional(),
  headerSize: points.exactOptional(),
  bodySize: points.exactOptional(),
  rowHeight: z.number().min(0).max(100).exactOptional(),
  onePage: z.boolean().exactOptional(),
  floor: points.exactOptional(),
  numbered: z.boolean().exactOptional(),
  firstNumber: z.int().min(1).max(9_999).exactOptional(),
  marginTop: margin.exactOptional(),
  marginLeft: margin.exactOptional(),
  marginRight: margin.exactOptional(),
  marginBottom: margin.exactOptional(),
})
const heading = z.strictObject({
  label: short,
  title: z.array(short).max(20),
  above: z.array(short).max(50),
  below: z.array(z.string().max(10_000)).max(200),
  year: z.int().min(1900).max(2200).nullable(),
  months: z.int().min(1).max(12),
  wording: z.strictObject({ done: word, ahead: word.exactOptional(), missed: word }).exactOptional(),
  tolerance: z
    .string()
    .regex(/^\d{1,3}(?:\.\d{1,6})?$/)
    .exactOptional(),
  page: page.exactOptional(),
  explanations: z
    .record(z.string().max(200), z.strictObject({ text: short, finding: z.string().max(2_000) }))
    .exactOptional(),
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

const shape = z.string().min(1).max(100_000)
const place = z.int().min(0).max(1_048_575)
const mapping = z.strictObject({
  shape,
  sheet: short,
  headerTop: place,
  headerBottom: place,
  left: place,
  right: place,
  roles: z.array(role).max(1_000),
})

const name = z.string().min(1).max(100)
/** Also what the host checks its own stored indicators with. */
export const indicators = z
  .array(
    z.strictObject({
      name,
      aliases: z.array(name).max(100),
      kind: z.enum(['growth', 'amount', 'level']),
      direction: z.enum(['up', 'down']),
      units: z.array(z.string().max(30)).max(20),
      source: short,
    }),
  )
  .max(5_000)

const one = z.strictObject({ id })
const based = z.strictObject({ id, base: index })

/** The check that each method's arguments pass at the host before anything else is done with them. */
export const argumentsOf: { readonly [M in Method]: z.ZodType<Methods[M]['arguments']> } = {
  library: z.strictObject({}),
  open: one,
  create: z.strictObject({
    template: z.enum([...templates.map(({ name }) => name), 'report']),
    year: z.int().min(1900).max(2200),
  }),
  sample: z.strictObject({}),
  importFile: z.strictObject({
    name: z.string().max(1_000),
    bytes: z.instanceof(Uint8Array),
    job: id.exactOptional(),
    answers: z.array(mapping).max(100).exactOptional(),
  }),
  progress: z.strictObject({ job: id }),
  cancel: z.strictObject({ job: id }),
  mappings: z.strictObject({}),
  forgetMapping: z.strictObject({ shape }),
  settings: z.strictObject({}),
  keepSettings: z.strictObject({
    person: z.string().max(50).exactOptional(),
    indicators: indicators.exactOptional(),
  }),
  apply: z.strictObject({
    id,
    base: index,
    step: z.strictObject({ name: z.string().max(100), edits: z.array(edit).max(1_000_000) }),
  }),
  undo: based,
  redo: based,
  remove: one,
  restore: one,
  exportFile: z.strictObject({
    id,
    format: z.enum(formatsThat('export')),
    layout: z.enum(['official', 'source']).exactOptional(),
    scope: z.enum(['attachment', 'report']).exactOptional(),
    job: id.exactOptional(),
  }),
  readReport: z.strictObject({
    name: z.string().max(1_000),
    bytes: z.instanceof(Uint8Array),
    job: id.exactOptional(),
  }),
  intoReport: z.strictObject({
    id,
    name: z.string().max(1_000),
    bytes: z.instanceof(Uint8Array),
    scope: z.enum(['attachment', 'report']).exactOptional(),
    job: id.exactOptional(),
  }),
}
