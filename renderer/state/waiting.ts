/** All that waits for a person in the open table: rows to decide or fill in, and what the audit found. */
import { create } from 'zustand'
import { visibleColumns } from '../../shared/attachment/model.ts'
import { nameOf } from '../../shared/attachment/names.ts'
import { auditAttachment, type Finding } from '../../shared/findings/audit/audit.ts'
import type { Judged, JudgedRow } from '../../shared/verdict/verdict.ts'
import { focusSheet } from '../grid/focus.ts'
import { activePlace, at } from '../grid/selection.ts'
import type { AuditJob } from './audit-worker.ts'
import { type Editor, extentOf, select } from './editor.ts'
import { dictionary, useSettings } from './settings.ts'

const audits = new WeakMap<Judged, readonly Finding[]>()

/** Tables with more rows are audited when nobody has changed them for a moment: it takes longer than a key press. */
const atOnce = 1_000
const moment = 2_000

/** What was found last in a large table, shown until it has been audited again. */
export const useAudited = create<{ readonly attachment: string; readonly findings: readonly Finding[] }>(
  () => ({ attachment: '', findings: [] }),
)

let timer: ReturnType<typeof setTimeout> | undefined
let worker: Worker | null = null

/** Audits a large table beside the window; the answer to an older state of it is thrown away. */
function auditBeside({ attachment, judged }: Editor): void {
  worker?.terminate()
  const mine = new Worker(new URL('./audit-worker.ts', import.meta.url), { type: 'module' })
  worker = mine
  mine.onmessage = ({ data }: MessageEvent<readonly Finding[]>) => {
    audits.set(judged, data)
    useAudited.setState({ attachment: attachment.id, findings: data })
    mine.terminate()
    if (worker === mine) worker = null
  }
  mine.postMessage({ attachment, indicators: useSettings.getState().indicators } satisfies AuditJob)
}

/** The audit of a state of the table; reckoned once, for every state has its own verdicts. */
export function findingsOf(open: Editor): readonly Finding[] {
  const found = audits.get(open.judged)
  if (found !== undefined) return found
  if (open.attachment.rows.length <= atOnce) {
    const findings = auditAttachment(open.attachment, open.judged, dictionary())
    audits.set(open.judged, findings)
    return findings
  }
  clearTimeout(timer)
  timer = setTimeout(() => auditBeside(open), moment)
  const { attachment, findings } = useAudited.getState()
  return attachment === open.attachment.id ? findings : []
}

/** Nobody has answered it, or it has changed since. */
export const isOpen = ({ explanation, outdated }: Finding): boolean => explanation === null || outdated

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
const grades = { error: '错误', warning: '提示' }

export const ofFinding = ({ key, message, grade, row, column }: Finding): Item => ({
  key,
  what: message,
  why: grades[grade],
  grade,
  row,
  column,
})

function waitingRows({ attachment, judged }: Editor): Item[] {
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
export const waitingIn = (open: Editor): readonly Item[] =>
  [...findingsOf(open).filter(isOpen).map(ofFinding), ...waitingRows(open)].sort(
    (a, b) => order[a.grade] - order[b.grade],
  )

/** Goes to a finding's cell, or to the title where it is about the whole table. */
export function jump({ attachment }: Editor, { row, column }: Item): void {
  const index = attachment.rows.findIndex(({ id }) => id === row)
  const columns = visibleColumns(attachment.columns)
  if (index < 0) {
    document.querySelector<HTMLElement>('.paper .title')?.focus()
    return
  }
  select(
    at({
      row: index,
      column: Math.max(
        0,
        columns.findIndex(({ id }) => id === column),
      ),
    }),
  )
  focusSheet()
}

/** Goes to the next row below the active one that something waits in, round the end to the top. False: nothing waits. */
export function jumpToNext(open: Editor): boolean {
  const { attachment, selection } = open
  const places = new Map(attachment.rows.map(({ id }, index) => [id, index]))
  // Someone sent to the title stands before all rows.
  const inTitle = document.activeElement?.matches('.paper .title') === true
  const active = inTitle ? -1 : activePlace(selection, extentOf(attachment)).row
  const after = (item: Item): number => {
    const index = item.row === null ? -1 : (places.get(item.row) ?? -1)
    return index > active ? index - active : index - active + attachment.rows.length + 1
  }
  const [next] = [...waitingIn(open)].sort((a, b) => after(a) - after(b))
  if (next === undefined) return false
  jump(open, next)
  return true
}
