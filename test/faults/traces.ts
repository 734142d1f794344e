/** What the program that is killed says, and how a state is told by a few letters. */
import { hash } from 'node:crypto'
import { join } from 'node:path'
import type { Attachment } from '../../shared/attachment/model.ts'

export const works = [
  'typing',
  'pasting',
  'undoing',
  'writing',
  'importing',
  'taking',
  'copying',
  'exporting',
  'backing up',
  'restoring',
  'bringing',
  'merging',
  'migrating',
] as const

export type WorkName = (typeof works)[number]

/** The table that is worked on. */
export const TABLE = 'worked-on'

export const outFolder = (folder: string): string => join(folder, '导出')

/** One line of what it says. */
export interface Said {
  readonly kind: 'started' | 'opened' | 'about' | 'saved'
  /** The print of the table, of the report's text. */
  readonly table?: string
  readonly text?: string
  /** The digest of a file that is about to be written; where it was written. */
  readonly file?: string
  readonly path?: string
  /** Tables and a report that came; backups that are there. */
  readonly ids?: readonly string[]
  readonly document?: string
  readonly backups?: readonly string[]
}

export const printOfText = (text: string): string => hash('sha256', text)

/** The same for tables that hold the same, in whatever order the cells of a row were written. */
export const printOf = ({ heading, columns, rows, merges }: Attachment): string =>
  printOfText(
    JSON.stringify([
      heading,
      columns,
      merges,
      rows.map(({ id, cells, ruling }) => [id, Object.entries(cells).sort(byName), ruling]),
    ]),
  )

const byName = ([a]: readonly [string, string], [b]: readonly [string, string]): number =>
  a < b ? -1 : a > b ? 1 : 0
