/** The contract of merging files that came back (返回表) into one table; nothing of them is kept. */
import { z } from 'zod'
import type { Converted, DoubtKind } from '../collect/model.ts'
import { file, job } from './arguments.ts'
import type { OutgoingFile } from './exporting.ts'

/** Files of one merging, those in archives among them. */
export const MOST_FILES = 10_000

const returned = z.strictObject({
  ...file,
  /** When it was last written, ISO 8601; '' where nothing tells. */
  at: z.string().max(40),
})

export const mergingArguments = {
  /** Files and archives of files, merged into the tables of `table`; without it into the table that they make up. */
  mergeFiles: z.strictObject({
    files: z.array(returned).max(MOST_FILES),
    table: z.strictObject(file).exactOptional(),
    /** Every department reports its own part of each cell: amounts are added up. */
    sum: z.boolean().exactOptional(),
    job: job.exactOptional(),
  }),
}

/** Which cell, in words, for those who have no table at hand. */
export interface ToldCell {
  /** The table's title. */
  table: string
  /** Its number among the table's rows, from 1. */
  row: number
  /** 序号 as typed; '' where it has none. */
  no: string
  name: string
  /** The headers over its column, from the top level down. */
  column: string
  department: string
}

export interface ToldConflict extends ToldCell {
  /** Why it waits, one sentence. */
  message: string
  candidates: {
    file: string
    /** The cell of that file: 附件1!E7. */
    cell: string
    text: string
    department: string
    /** When that file was last written, ISO 8601; '' where nothing tells. */
    at: string
    doubts: { kind: DoubtKind; message: string }[]
    /** Where the text is converted from another unit: as it was typed, and a sentence with both. */
    converted?: Converted
    /** 备注 and 批注 beside it, as typed. */
    remark?: string
  }[]
}

export interface MergedFiles {
  /** Files that were looked at, those in archives one by one. */
  files: number
  /** Files of which something was taken. */
  merged: number
  /** Cells that were filled. */
  cells: number
  conflicts: ToldConflict[]
  /** Cells of which a later version of a file was taken or waits, with what the earlier one says. */
  revised: ToldConflict[]
  missing: ToldCell[]
  failed: { file: string; error: { code: string; message: string } }[]
  /** What there is to say besides, a sentence each: files passed over, what belongs to no cell. */
  notes: string[]
  /** The official workbook; null where there was nothing to make a table of. */
  output: OutgoingFile | null
}

export interface MergingValues {
  mergeFiles: MergedFiles
}
