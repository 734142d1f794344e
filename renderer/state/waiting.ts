/** All that waits for a person: rows to decide or fill in, what the audit found, and what the check of the report did. */
import type { Attachment } from '../../shared/attachment/model.ts'
import { rowIndexes } from '../../shared/attachment/model.ts'
import { nameOf } from '../../shared/attachment/names.ts'
import type { AuditRule } from '../../shared/findings/audit/rules.ts'
import { groupOf, waits } from '../../shared/findings/check/groups.ts'
import type { CheckFinding } from '../../shared/findings/check/rules.ts'
import { type Finding, isOpen } from '../../shared/findings/finding.ts'
import type { JudgedRow } from '../../shared/verdict/verdict.ts'
import type { Editor } from './editor.ts'

/** How much a thing that waits weighs, the heaviest first, with the name that a list gives it. */
export const weights = { wrong: '矛盾和错误', pending: '待核', blank: '待填', hint: '提示' } as const
export type Weight = keyof typeof weights

const order = Object.keys(weights) as readonly Weight[]

/** One thing that waits, and the cell to go to. */
export interface Item {
  readonly key: string
  readonly what: string
  /** What its weight does not say already. */
  readonly note: string | null
  readonly weight: Weight
  readonly row: string | null
  readonly column: string | null
  /** Of the check: its place in the report is gone to as well. */
  readonly said: CheckFinding | null
}

export const grades = { error: '错误', warning: '提示' }

/** Findings that may be explained, and yet say that the table contradicts itself. */
const contradictions: ReadonlySet<string> = new Set<AuditRule>([
  'status-contradicts',
  'growth-contradicts-totals',
  'part-exceeds',
])

export const ofFinding = ({ key, message, grade, rule, row, column }: Finding): Item => ({
  key,
  what: message,
  note: null,
  weight: grade === 'error' || contradictions.has(rule) ? 'wrong' : 'hint',
  row,
  column,
  said: null,
})

export const ofSaid = (finding: CheckFinding): Item => ({
  ...ofFinding(finding),
  weight: groupOf(finding) === 'wrong' ? 'wrong' : 'hint',
  said: finding,
})

function waitingRows({ attachment, judged }: Pick<Editor, 'attachment' | 'judged'>): Item[] {
  return judged.rows.flatMap((line, index): Item[] => {
    const row = attachment.rows[index]
    const weight = weightOf(line)
    if (row === undefined || weight === null) return []
    const role = weight === 'blank' ? 'actual' : 'status'
    return [
      {
        key: row.id,
        what: nameOf(attachment.columns, row) || `第${index + 1}行`,
        note: line.stale ? '认定后有改动' : null,
        weight,
        row: row.id,
        column: attachment.columns.find((column) => column.role === role)?.id ?? null,
        said: null,
      },
    ]
  })
}

function weightOf({ verdict, stale, ruled }: JudgedRow): Weight | null {
  if (verdict === null) return null
  if (stale) return 'pending'
  if (ruled || verdict.certain) return null
  return verdict.status === '待填' ? 'blank' : 'pending'
}

/** Everything that waits, by its weight; what weighs the same in the order of the table. */
export const waitingIn = (
  open: Pick<Editor, 'attachment' | 'judged'>,
  findings: readonly Finding[],
  said: readonly CheckFinding[] = [],
): readonly Item[] =>
  [...findings.filter(isOpen).map(ofFinding), ...said.filter(waits).map(ofSaid), ...waitingRows(open)].sort(
    (a, b) => order.indexOf(a.weight) - order.indexOf(b.weight),
  )

/** Where a thing stands in the one order: the heading, the rows from top to bottom, what no row that is seen has. */
export function orderIn(attachment: Attachment): (item: Pick<Item, 'row' | 'said'>) => number {
  const rows = rowIndexes(attachment)
  return ({ row, said }) => (row === null ? (said === null ? -1 : rows.size) : (rows.get(row) ?? rows.size))
}

/** What waits in one of several attachments, beside what is found in them. */
export interface PrintedItem extends Item {
  readonly attachment: string
}

/** Rows of attachments on their way to paper that wait for a person, and of which no finding says so already. */
export function waitingOnPaper(
  items: readonly Pick<Editor, 'attachment' | 'judged'>[],
  findings: readonly Finding[],
): readonly PrintedItem[] {
  const said = new Set(
    findings.map(({ attachment, row, column }) => `${attachment ?? ''}:${row ?? ''}:${column ?? ''}`),
  )
  return items.flatMap((item, at) => {
    const { id } = item.attachment
    return waitingIn(item, []).flatMap((each): PrintedItem[] => {
      const { row, column, note, weight } = each
      // A whole column that is blank is said once, of the column.
      const known = [row, ''].some((of) => said.has(`${id}:${of}:${column ?? ''}`))
      if (known && note === null) return []
      const before = items.length > 1 ? `附件${at + 1}：` : ''
      const what = `${before}“${each.what}”${note ?? (weight === 'blank' ? '的实绩待填' : '待核，还没有认定')}。`
      return [{ ...each, what, attachment: id }]
    })
  })
}
