/** The contract of taking back (回收): files in, what each cell is offered, and what a person decided. */
import { z } from 'zod'
import { id, short, text } from '../attachment/schema.ts'
import type { Wall } from '../collect/wall-model.ts'
import type { PackedWall } from '../collect/wall-packed.ts'
import { file, job, one } from './arguments.ts'

/** How many files one call may carry: a district with a thousand villages sends them in a few. */
export const MOST_RETURNS = 2_000

/** What became of the files of one call. */
export interface TakenBack {
  /** Files that are on the wall now, and how many of them lay there already. */
  taken: number
  again: number
  /** How many of them could not be read; each stands on the wall with its sentence. */
  failed: number
  /** What was passed over, a sentence each: hidden files, locks of open workbooks. */
  passed: string[]
  /** Names of files that are none of these tables' by their identity; only where such alone were wanted. */
  others: string[]
  /** Whether the tables were handed out: a file without their identity may well be a return then. */
  handed: boolean
  /** Files that were taken without that identity; `again` for those that lay there already. */
  plain: { id: string; file: string; again: boolean }[]
}

/** The wall of a table's whole report, with its answers packed for the way (unpackedWall). */
export interface SentWall extends Omit<CollectedWall, 'wall'> {
  wall: PackedWall
}

/** The wall of a table's whole report. */
export interface CollectedWall {
  /** The tables that it speaks of, with the revision that it knows of each, and what its last values are (上年同期). */
  tables: { id: string; label: string; title: string; revision: number; last: string }[]
  /** By when the returns were asked, as typed; '' where nobody said. */
  due: string
  wall: Wall
}

export interface Decided {
  /** How many texts were written into tables, and how many were refused. */
  accepted: number
  refused: number
  /** The tables that were changed. */
  tables: { id: string; revision: number }[]
}

/** What a decision is about: one text of one file for one cell. */
const about = { table: id, row: id, column: id, from: id, text }

export const collectingArguments = {
  /**
   * Takes in what departments sent for a table and the others of its report: workbooks, Word tables, or zips of them.
   * `at` is when a file was last written (ISO 8601). With `marked` only files are taken that carry the identity of one
   * of the tables, but all of several (`total`) where the tables were handed out; `before` and `total` say where this call stands among several, for what is told of the progress.
   */
  takeReturns: z.strictObject({
    id,
    files: z.array(z.strictObject({ ...file, at: z.string().max(40) })).max(MOST_RETURNS),
    marked: z.boolean().exactOptional(),
    before: z.int().min(0).exactOptional(),
    total: z.int().min(0).exactOptional(),
    job: job.exactOptional(),
  }),
  collected: one,
  /** Returns may come soon: what reads them is loaded, so that the first ones are not kept waiting for it. */
  expectReturns: z.strictObject({}),
  /**
   * Writes what is accepted into its tables, one step a table, on top of the revisions that the person saw, and keeps
   * what was decided and why.
   */
  decide: z.strictObject({
    bases: z.array(z.strictObject({ id, revision: z.int().min(0) })).max(100),
    /** `whole`: of a cell that several fill, accepted as all of it, without the parts of the others. */
    decisions: z
      .array(
        z.strictObject({ ...about, taken: z.boolean(), note: short, whole: z.literal(true).exactOptional() }),
      )
      .max(200_000),
    /** Cells that are filled with what the parts of several departments come to, as the person saw it. */
    sums: z
      .array(z.strictObject({ table: id, row: id, column: id, text }))
      .max(20_000)
      .exactOptional(),
  }),
  /**
   * Takes one file off the wall of a table's report, or puts it back. What was accepted of it stays in the tables.
   * `from` is the file's id.
   */
  takeOff: z.strictObject({ id, from: id, off: z.boolean() }),
  /**
   * Tells whose a file of a table's report is (`from` is the file's id); null for whose it was read as.
   */
  tellWhose: z.strictObject({ id, from: id, department: short.min(1).nullable() }),
  /** Takes back that something was refused: it is asked again. */
  withdraw: z.strictObject({ decisions: z.array(z.strictObject(about)).max(200_000) }),
}

export interface CollectingValues {
  takeReturns: TakenBack
  collected: SentWall
  expectReturns: null
  decide: Decided
  /** What its file is called, and how many cells stand in the tables as they were accepted of it. */
  takeOff: { file: string; left: number }
  /**
   * What the file is called, whose it counts as now ('' for nobody's), and what a person had told before: null where
   * nobody had.
   */
  tellWhose: { file: string; department: string; before: string | null }
  withdraw: null
}
