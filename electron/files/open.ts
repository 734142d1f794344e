/** The door to reading: a file's attachments or a report's paragraphs, read on the thread for files. */
import type { Defaults } from '../../shared/attachment/defaults.ts'
import type { Mapping } from '../../shared/recognise/answer.ts'
import type { Asked } from '../../shared/recognise/mapping.ts'
import type { Indicator } from '../../shared/verdict/indicator.ts'
import type { ReadReport } from './readers/report.ts'
import type { OpenedFile } from './reading.ts'
import { onThread, type Sentences, type ThreadOptions } from './thread/thread.ts'

export type { OpenedFile } from './reading.ts'

export interface OpenOptions extends ThreadOptions {
  /** What persons told about tables before; without it nobody is asked, and tables that are not sure are guessed. */
  readonly mappings?: readonly Mapping[]
  /** Tables that nobody is asked about all the same. */
  readonly later?: readonly Asked[]
  /** Indicators that people added to the built-in ones. */
  readonly indicators: readonly Indicator[]
  /** What tables begin with; without it they bring all they have. */
  readonly defaults?: Defaults
}

const sentences = (name: string): Sentences => ({
  cancelled: `已取消打开“${name}”，要用时请再打开一次。`,
  tooLarge: `“${name}”里的内容太多，请只留下要用的工作表，另存后再打开。`,
  tooLong: (seconds) => `“${name}”读了${seconds}秒还没有读完，请只留下要用的工作表，另存后再打开。`,
  broken: `“${name}”没有读成，请在WPS或Excel中打开并另存为.xlsx，再打开。`,
})

/** Opens a file of any format that we read; throws a Problem with one sentence for everything else. */
export const openFile = (name: string, bytes: Uint8Array, options: OpenOptions): Promise<OpenedFile> =>
  onThread(
    'attachments',
    {
      name,
      bytes,
      mappings: options.mappings ?? null,
      later: options.later ?? [],
      indicators: options.indicators,
      defaults: options.defaults ?? {},
    },
    sentences(name),
    options,
  )

/** A report's paragraphs without its tables, and whether they are those of a Word document. */
export const openDocument = (
  name: string,
  bytes: Uint8Array,
  options: ThreadOptions = {},
): Promise<ReadReport> => onThread('report', { name, bytes }, sentences(name), options)

/** The paragraphs of a report, without its tables. */
export const openReport = async (
  name: string,
  bytes: Uint8Array,
  options: ThreadOptions = {},
): Promise<string[]> => (await openDocument(name, bytes, options)).paragraphs
