/** All that waits for a person in the open table: rows to decide or fill in, and what the audit found. */
import { nameOf } from '../../shared/attachment/names.ts'
import { type Finding, isOpen } from '../../shared/findings/finding.ts'
import type { JudgedRow } from '../../shared/verdict/verdict.ts'
import type { Editor } from './editor.ts'

/** One thing that waits, and the cell to go to. */
export interface Item {
  readonly key: string
  readonly what: string
  readonly why: string
  readonly grade: 'error' | 'warning' | 'row'
  readonly row: string | null
  readonly column: string | null
}

const order = { error: 0, warning: 1, row: 2 }
export const grades = { error: '错误', warning: '提示' }

export const ofFinding = ({ key, message, grade, row, column }: Finding): Item => ({
  key,
  what: message,
  why: grades[grade],
  grade,
  row,
  column,
})

function waitingRows({ attachment, judged }: Pick<Editor, 'attachment' | 'judged'>): Item[] {
  return judged.rows.flatMap((line, index): Item[] => {
    const row = attachment.rows[index]
    const why = whyWaiting(line)
    if (row === undefined || why === null) return []
    const role = why === '待填' ? 'actual' : 'status'
    return [
      {
        key: row.id,
        what: nameOf(attachment.columns, row) || `第${index + 1}行`,
        why,
        grade: 'row',
        row: row.id,
        column: attachment.columns.find((column) => column.role === role)?.id ?? null,
      },
    ]
  })
}

function whyWaiting({ verdict, stale, ruled }: JudgedRow): string | null {
  if (verdict === null) return null
  if (stale) return '认定后有改动'
  if (ruled) return null
  return verdict.certain ? null : verdict.status
}

/** Everything that waits: errors, then warnings, then rows in their order. */
export const waitingIn = (
  open: Pick<Editor, 'attachment' | 'judged'>,
  findings: readonly Finding[],
): readonly Item[] =>
  [...findings.filter(isOpen).map(ofFinding), ...waitingRows(open)].sort(
    (a, b) => order[a.grade] - order[b.grade],
  )
