/** The contract of looking through all that is kept. */
import { z } from 'zod'
import { job } from './arguments.ts'

/** So many places are told at most. */
export const mostFound = 200

/** A place that holds what was sought. */
export interface Found {
  /** Whether it is in a report's text, else in a table; `id` is that one's. */
  report: boolean
  id: string
  /** A report's title; all that tells a table from others of its title. */
  title: string
  /** In its name (title, label, 备注, file), a cell of the table, or the report's text by its UTF-16 units. */
  place:
    | { kind: 'name' }
    | { kind: 'cell'; row: string; column: string }
    | { kind: 'text'; from: number; to: number }
  /** The words with what stands around them. */
  quote: string
}

export const searchingArguments = {
  /**
   * Where titles, 备注, file names, cells and reports' texts hold the words, reports first, then the tables changed
   * last. Traditional and Simplified, full-width and half-width, and blanks make no difference.
   */
  search: z.strictObject({ text: z.string().trim().min(1).max(100), job: job.exactOptional() }),
}

export interface SearchingValues {
  search: Found[]
}
