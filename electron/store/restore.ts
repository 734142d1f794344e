/**
 * The check that everything passes when it is read out of the database: texts that another program, a failing disk or
 * an earlier defect may have spoilt become what the types promise, or are said to be damaged.
 */
import { z } from 'zod'
import { besideColumns } from '../../shared/attachment/beside.ts'
import { edits as editsSchema } from '../../shared/attachment/edit-schema.ts'
import type { Edit } from '../../shared/attachment/edits.ts'
import type { Attachment, Heading, Row } from '../../shared/attachment/model.ts'
import * as schema from '../../shared/attachment/schema.ts'
import { Problem } from '../../shared/problem.ts'
import type { Summary } from '../../shared/verdict/verdict.ts'

/** JSON as it was kept; undefined where it is none. */
export function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/**
 * What was kept, where it has the shape; undefined where it has not. Only the shape counts: texts and lists that are
 * longer than the contract lets in came out of a file that was read, and are whole.
 */
export function restored<T>(shape: z.ZodType<T>, text: string): T | undefined {
  const value = json(text)
  const parsed = shape.safeParse(value)
  if (parsed.success) return parsed.data
  const long = parsed.error.issues.every(
    (issue) => issue.code === 'too_big' && (issue.origin === 'string' || issue.origin === 'array'),
  )
  return long ? (value as T) : undefined
}

/** An attachment as the database keeps it, unread. */
export interface Raw {
  readonly id: string
  readonly sheet: string
  readonly heading: string
  readonly columns: string
  readonly merges: string
  readonly rows: readonly {
    readonly id: string
    readonly cells: string
    readonly ruling: string | null
    readonly formulas: string | null
    readonly marks: string | null
    readonly notes: string | null
    /** Whether its digest says that it is what was written. */
    readonly sound?: boolean
  }[]
  /** Whether its digest says that all but the rows is what was written, and as many rows. */
  readonly sound?: boolean
}

/**
 * The attachment that was kept.
 * @throws Problem('damaged-table') where a part of it cannot be read
 */
export function restoreAttachment({ id, sheet, ...raw }: Omit<Raw, 'sound'>): Attachment {
  const heading = restored(schema.heading, raw.heading)
  const columns = restored(schema.columns, raw.columns)
  const merges = restored(schema.merges, raw.merges)
  if (heading === undefined || columns === undefined || merges === undefined) throw damagedTable(raw.heading)
  const known = new Set(columns.map((column) => column.id))
  const rows = raw.rows.map((line): Row => {
    const row = restoreRow(line)
    // A text without a column would be seen by nobody.
    const lost =
      row === undefined ||
      Object.entries(row.cells).some(([at, text]) => text !== '' && !known.has(at)) ||
      besideColumns(row).some((at) => !known.has(at))
    if (lost) throw damagedTable(raw.heading)
    return row
  })
  return { id, heading, columns, rows, merges, sheet }
}

function restoreRow({ id, cells, ...raw }: Raw['rows'][number]): Row | undefined {
  const part = <T>(shape: z.ZodType<T>, text: string | null): T | null | undefined =>
    text === null ? null : restored(shape, text)
  const read = restored(schema.row.shape.cells, cells)
  const ruling = part(schema.ruling, raw.ruling)
  const formulas = part(schema.formulas, raw.formulas)
  const marks = part(schema.marks, raw.marks)
  const notes = part(schema.notes, raw.notes)
  const broken = [ruling, formulas, marks, notes].some((one) => one === undefined)
  if (read === undefined || broken) return undefined
  return {
    id,
    cells: read,
    ...(ruling && { ruling }),
    ...(formulas && { formulas }),
    ...(marks && { marks }),
    ...(notes && { notes }),
  }
}

/** The heading, and what of it a list shows; of a damaged one as much as can be read. */
export function restoreHeading(text: string): {
  heading: Heading | null
  label: string
  title: string[]
  remark: string
  indicator: string
} {
  const heading = restored(schema.heading, text) ?? null
  if (heading !== null) {
    const { label, title, remark = '', indicator = '' } = heading
    return { heading, label, title: [...title], remark, indicator }
  }
  const found = seen.safeParse(json(text))
  const { label, title } = found.success ? found.data : { label: '', title: [] }
  return { heading, label, title: title.length > 0 ? title : ['读不出标题的表格'], remark: '', indicator: '' }
}

const seen = z.object({
  label: schema.heading.shape.label.catch(''),
  title: schema.heading.shape.title.catch([]),
})

/** What is said of an attachment that cannot be opened as it stands. */
export function damagedTable(heading: string): Problem {
  const { title } = restoreHeading(heading)
  return new Problem(
    'damaged-table',
    `“${title.join('')}”保存的数据有损坏，不能直接打开；请回到“我的表格”，点它旁边的“抢救可读内容”。`,
  )
}

/**
 * The edits of an entry of the log.
 * @throws Problem('damaged-log') where they cannot be read
 */
export function restoreEdits(text: string): readonly Edit[] {
  const edits = restored(editsSchema, text)
  if (edits !== undefined) return edits
  throw damagedLog()
}

/** An entry that cannot be read, or that does not fit the table as it is. */
export const damagedLog = (): Problem =>
  new Problem('damaged-log', '这一步的操作记录有损坏，不能撤销或恢复；表里的内容没有受影响，请接着填写。')

/** A state before it that cannot be told any more. */
export const damagedPast = (): Problem =>
  new Problem('damaged-log', '这个时候的记录有损坏，看不到当时的内容；表里现在的内容没有受影响。')

const count = z.int().min(0)

/** A kept summary; what cannot be read is reckoned anew. */
export const summary: z.ZodType<Summary> = z.strictObject({
  done: count,
  missed: count,
  pending: count,
  blank: count,
  rates: z.array(z.strictObject({ of: z.string(), done: count, total: count, percent: z.string() })),
})
