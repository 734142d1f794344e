/** The contract of what a report says, figure by figure. */
import { z } from 'zod'
import type { Statement } from '../report/statement.ts'
import { file, job } from './arguments.ts'

export const statingArguments = {
  /** The statements of a report (docx or text); nothing is kept. */
  readStatements: z.strictObject({ ...file, job: job.exactOptional() }),
}

export interface StatingValues {
  /** In the order of the text, by whose characters their places are counted. */
  readStatements: { readonly text: string; readonly statements: readonly Statement[] }
}
