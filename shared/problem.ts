/**
 * What goes wrong on purpose: a code for programs and one Chinese sentence that tells a person what to do.
 * Whatever reaches a person or a door of the program is a Problem; any other exception is a defect of ours.
 */
export type ProblemCode =
  | 'usage' // a command was called wrongly
  | 'invalid' // arguments that the contract does not allow
  | 'not-found' // no such attachment or file
  | 'conflict' // the attachment changed elsewhere since it was read
  | 'empty-file'
  | 'not-a-workbook'
  | 'encrypted'
  | 'damaged'
  | 'too-large'
  | 'no-table'
  | 'unreadable' // the system refuses to read the file
  | 'unwritable' // the system refuses to write the file
  | 'newer-database'
  | 'damaged-database'
  | 'damaged-table' // what is kept of one attachment cannot be read as it stands
  | 'damaged-log' // what is kept of one step cannot be read
  | 'formula' // a formula that cannot be understood
  | 'nothing-to-undo'
  | 'unsupported'
  | 'cancelled' // the person called it off
  | 'internal'

export class Problem extends Error {
  readonly code: ProblemCode
  constructor(code: ProblemCode, message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.name = 'Problem'
    this.code = code
  }
}

/** Whether an error is a Problem of one of these codes. */
export const isProblem = (error: unknown, ...codes: readonly ProblemCode[]): error is Problem =>
  error instanceof Problem && codes.includes(error.code)

/** The code that the system or SQLite gives an error (ENOSPC, SQLITE_FULL), or a Problem its own; '' for none. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

/** What a door answers: plain data, so that it crosses any wire. */
export type Result<T> = { ok: true; value: T } | { ok: false; error: { code: ProblemCode; message: string } }
