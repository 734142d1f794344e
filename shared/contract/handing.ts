/** The contract of handing out (下发): who is to fill what, the departments' workbooks, and letters that ask (查询函). */
import { z } from 'zod'
import { id, short } from '../attachment/schema.ts'
import type { Asked, AskedColumn } from '../collect/plan.ts'
import { job, one } from './arguments.ts'
import type { Exported } from './exporting.ts'

/** A department as typed. */
const department = z.string().trim().min(1).max(100)
/** Of one row: a whole district's villages may fill the same one. */
const departments = z.array(department).max(2_000)
const columns = z.array(id).max(1_000)
/** A few words: a date, a name, a telephone number. */
const words = z.string().trim().max(100)

/** What was handed out the last time, for the next: by indicators and headers, so that it serves every period's table. */
export const remembered = z.strictObject({
  contact: words,
  phone: words,
  /** Whether departments see the rows of others too. */
  others: z.boolean(),
  /** See Duty of shared/collect/plan.ts. */
  duties: z.array(z.strictObject({ indicator: short, departments })).max(5_000),
  /** Which columns were asked for, by headers made comparable: of all (''), and of departments that differ. */
  columns: z
    .array(z.strictObject({ department: z.string().max(100), headers: z.array(short).max(1_000) }))
    .max(1_000),
  /** Whom to call, by department, as it was typed into a list of those that are late. */
  phones: z
    .array(z.strictObject({ department, phone: words }))
    .max(2_000)
    .exactOptional(),
})

/** By when, and who is to be asked. */
const asking = { due: words, contact: words, phone: words }

const doubtful = z.strictObject({
  table: id,
  row: id,
  column: id,
  text: z.string().max(32_000),
  doubts: z.array(short).max(20),
})

export const handingArguments = {
  /** Who would be asked for what of a table, or of all attachments of its report. Nothing is kept. */
  planHanding: z.strictObject({ ...one.shape, whole: z.boolean() }),
  /**
   * A workbook for each department, in a folder or one zip; what was chosen is remembered, and what was handed out is
   * kept with its tables.
   */
  handOut: z.strictObject({
    tables: z
      .array(
        z.strictObject({
          table: id,
          rows: z.array(z.strictObject({ row: id, departments })).max(200_000),
          /** What is asked for, and of departments that differ. */
          columns,
          own: z.array(z.strictObject({ department, columns })).max(2_000),
        }),
      )
      .min(1)
      .max(200),
    others: z.boolean(),
    ...asking,
    job: job.exactOptional(),
  }),
  /**
   * A 查询函 for one department as a Word document, and the workbook in which only the cells that it asks about are
   * open, with what the department said; kept as a handing out of the kind `ask`.
   */
  writeLetter: z.strictObject({
    department,
    cells: z.array(doubtful).min(1).max(5_000),
    ...asking,
    /** Who signs it; remembered as the office of who works here where that is not set. */
    from: words.exactOptional(),
    job: job.exactOptional(),
  }),
  /** Remembers whom to call of a department; '' forgets it. */
  keepPhone: z.strictObject({ department, phone: words }),
}

/** A table as it would be handed out. */
export interface PlannedTable {
  table: string
  label: string
  title: string[]
  rows: readonly Asked[]
  columns: readonly AskedColumn[]
  /** Departments that were asked for other columns the last time. */
  own: { department: string; columns: string[] }[]
}

export interface HandingPlan {
  tables: PlannedTable[]
  /** What was typed for it the last time, while that day is to come; else in three days. */
  due: string
  /** By when a letter of today wants its answer, by the letters before it. */
  reply: string
  contact: string
  phone: string
  others: boolean
  /** When the first of the tables was handed out last, ISO 8601; null where it never was. */
  before: string | null
  /** Who signs letters; '' where nobody has said. */
  unit: string
}

export interface HandedOut {
  file: Exported
  departments: number
  /** Rows that were asked for, and those that nobody was asked for and somebody should. */
  rows: number
  left: number
}

export interface HandingValues {
  planHanding: HandingPlan
  handOut: HandedOut
  writeLetter: Exported
  keepPhone: null
}
