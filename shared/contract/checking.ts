/** The contract of checking a report's file against files of tables; nothing of them is kept. */
import { z } from 'zod'
import type { CheckFinding } from '../findings/check/rules.ts'
import { file, job } from './arguments.ts'

const given = z.strictObject(file)

export const checkingArguments = {
  /** A report (docx or text) against tables; without any against itself and the tables inside it. */
  checkFiles: z.strictObject({
    report: given,
    tables: z.array(given).max(100),
    /** Reports of an earlier time of the same district. */
    earlier: z.array(given).max(10).exactOptional(),
    job: job.exactOptional(),
  }),
}

/** A finding with what it is about in words, for those who have neither text nor table at hand. */
export interface ToldFinding {
  finding: CheckFinding
  /** 序号 and name of the row, as a person would say which it is; null where it is of none. */
  row: string | null
  /** The number of its line in the report, from 1; null for what the report does not say. */
  line: number | null
}

export interface CheckingValues {
  checkFiles: { findings: ToldFinding[] }
}
