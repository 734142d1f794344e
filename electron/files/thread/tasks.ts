/** What is done with files on their own thread: each task by its name, from plain data to plain data. */
import type { Defaults } from '../../../shared/attachment/defaults.ts'
import type { Attachment } from '../../../shared/attachment/model.ts'
import type { ReadTable } from '../../../shared/collect/skeleton.ts'
import type { ExportFormat } from '../../../shared/contract/formats.ts'
import type { Mapping } from '../../../shared/recognise/answer.ts'
import type { Asked } from '../../../shared/recognise/mapping.ts'
import type { Indicator } from '../../../shared/verdict/indicator.ts'
import type { Revised, Revising } from '../docx/revised.ts'
import type { WrittenProse } from '../docx/write/prose.ts'
import type { HandedBook } from '../handed.ts'
import type { ReadReport } from '../readers/report.ts'
import type { OpenedFile } from '../reading.ts'
import type { Packed, ReturnFile } from '../returning.ts'
import type { Progress } from '../sheet-build.ts'
import type { Watched, Watching } from '../watched.ts'
import type { Reporting } from '../writing.ts'
import type { Origin } from '../xlsx/patch/origin.ts'

export interface Tasks {
  /** A file's attachments, judged; without `mappings` nobody is asked about tables that are not sure. */
  readonly attachments: {
    readonly input: {
      readonly name: string
      readonly bytes: Uint8Array
      readonly mappings: readonly Mapping[] | null
      /** Tables that nobody is asked about all the same. */
      readonly later: readonly Asked[]
      readonly indicators: readonly Indicator[]
      readonly defaults: Defaults
    }
    readonly value: OpenedFile
  }
  /** Attachments as one file in the official layout. */
  readonly official: {
    readonly input: {
      readonly attachments: readonly Attachment[]
      readonly format: ExportFormat
      readonly indicators: readonly Indicator[]
    }
    readonly value: Uint8Array<ArrayBuffer>
  }
  /** A workbook with nothing but the changes of its attachments in it. */
  readonly patched: {
    readonly input: {
      readonly bytes: Uint8Array
      readonly items: readonly { readonly origin: Origin; readonly attachment: Attachment }[]
      readonly indicators: readonly Indicator[]
    }
    readonly value: Uint8Array<ArrayBuffer>
  }
  /** A report's lines, without its tables. */
  readonly report: {
    readonly input: { readonly name: string; readonly bytes: Uint8Array }
    readonly value: ReadReport
  }
  /** A report's Word document with attachments in the place of those that it had, or at its end. */
  readonly reported: {
    readonly input: Reporting
    readonly value: Uint8Array<ArrayBuffer>
  }
  /** Prose or a letter as a Word document. */
  readonly prose: { readonly input: WrittenProse; readonly value: Uint8Array<ArrayBuffer> }
  /** The workbook that a department is handed. */
  readonly handed: { readonly input: HandedBook; readonly value: Uint8Array<ArrayBuffer> }
  /** A report's Word document with what was changed in its text as tracked changes. */
  readonly revised: {
    readonly input: Revising
    readonly value: Revised
  }
  /** What reports still say of a table that it says no more. */
  readonly watched: { readonly input: Watching; readonly value: readonly Watched[] }
  /** What files that came back offer for the tables that are collected for. */
  readonly returns: {
    readonly input: { readonly files: readonly ReturnFile[]; readonly collected: Packed }
    readonly value: string
  }
  /** The tables of files that came back, as they read by themselves. */
  readonly layouts: {
    readonly input: { readonly files: readonly ReturnFile[] }
    readonly value: readonly ReadTable[]
  }
}

export type Task = keyof Tasks

type Perform = {
  readonly [T in Task]: (input: Tasks[T]['input'], progress: Progress) => Promise<Tasks[T]['value']>
}

/** Each loads only what it needs. */
const perform: Perform = {
  attachments: async ({ name, bytes, ...given }, progress) =>
    await (await import('../reading.ts')).readFile(name, bytes, given, progress),
  report: async ({ name, bytes }, progress) =>
    await (await import('../readers/report.ts')).readReport(name, bytes, progress),
  official: async ({ attachments, format, indicators }, progress) =>
    await (await import('../writing.ts')).officialFile(attachments, format, indicators, progress),
  patched: async ({ bytes, items, indicators }, progress) =>
    await (await import('../writing.ts')).patchedFile(bytes, items, indicators, progress),
  reported: async (input, progress) => await (await import('../writing.ts')).reportedFile(input, progress),
  prose: async (input, progress) => {
    progress('正在生成文件')
    return await (await import('../docx/write/prose.ts')).writeProse(input)
  },
  handed: async (input) => await (await import('../handed.ts')).handedWorkbook(input),
  revised: async (input, progress) => {
    progress('正在写修订')
    return await (await import('../docx/revised.ts')).revised(input)
  },
  watched: async (input, progress) => (await import('../watched.ts')).watched(input, progress),
  returns: async ({ files, collected }) =>
    await (await import('../returning.ts')).returnsOf(files, collected),
  layouts: async ({ files }) => await (await import('../returning.ts')).layoutsOf(files),
}

/** Does a task on the thread that this runs on. */
export const performTask = <T extends Task>(
  task: T,
  input: Tasks[T]['input'],
  progress: Progress,
): Promise<Tasks[T]['value']> => perform[task](input, progress)
