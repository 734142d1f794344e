/** The contract of a file's way out. */
import { z } from 'zod'
import { attachment, id, short } from '../attachment/schema.ts'
import { file, job } from './arguments.ts'
import { formatsThat } from './formats.ts'

/** The official page, or the workbook that the attachment came from with nothing but the changes in it. */
const layout = z.enum(['official', 'source'])
export type ExportLayout = z.infer<typeof layout>

/** One attachment, or all of its report in one file. What goes back into its workbook goes with all that came from it. */
export const scope = z.enum(['attachment', 'report'])
export type ExportScope = z.infer<typeof scope>

/** A file on its way to a person. */
export interface OutgoingFile {
  readonly name: string
  readonly mime: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** Where an exported file went: Electron asks and writes, a browser is handed the bytes to download. */
export type Exported =
  | { kind: 'saved'; path: string }
  | ({ kind: 'download' } & OutgoingFile)
  | { kind: 'cancelled' }

export const exportingArguments = {
  exportFile: z.strictObject({
    id,
    format: z.enum(formatsThat('export')),
    layout: layout.exactOptional(),
    scope: scope.exactOptional(),
    /** The rows of that attachment that go into an official file, by their ids and in this order; all where it is absent. */
    rows: z.array(id).min(1).max(200_000).exactOptional(),
    job: job.exactOptional(),
  }),
  /** What of the columns of the tables of a report is another than in the workbook that they go back into. */
  sourceColumns: z.strictObject({ id }),
  /** A table that is made for a person and not kept (a list of findings), in the official layout. */
  exportMade: z.strictObject({
    attachment,
    format: z.enum(formatsThat('export')),
    /** What the file is called, without its ending; its title where it is absent. */
    name: short.exactOptional(),
    job: job.exactOptional(),
  }),
  /** All that is kept, for other programs: a workbook a report, texts, and one JSON with verdicts and history. */
  exportReadable: z.strictObject({ job: job.exactOptional() }),
  /** A file made of a file, judged, with nothing of it kept; `ending` is the one that the made file is to have. */
  convert: z.strictObject({ ...file, ending: z.string().max(1_000), layout, job: job.exactOptional() }),
}

/** Headers in one line: columns put in since stay out of the workbook, columns taken out since stay in it. */
export interface SourceColumns {
  readonly added: readonly string[]
  readonly removed: readonly string[]
}

export interface ExportingValues {
  sourceColumns: SourceColumns
  exportReadable: Exported
  exportFile: Exported
  exportMade: Exported
  convert: OutgoingFile
}
