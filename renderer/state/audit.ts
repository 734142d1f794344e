/** What the audit finds in the open table: kept up to date beside the editor, read by panels as it stands. */
import { create } from 'zustand'
import { auditAttachment } from '../../shared/findings/audit/audit.ts'
import type { Finding } from '../../shared/findings/finding.ts'
import type { Side } from '../../shared/series/series.ts'
import type { Judged } from '../../shared/verdict/verdict.ts'
import type { AuditJob } from './audit-worker.ts'
import { type Editor, notify, sentence, useEditor } from './editor.ts'
import type { Seen } from './places.ts'
import { useSeries } from './series.ts'
import { dictionary, useSettings } from './settings.ts'
import { wholeOf } from './view.ts'

interface Audit {
  /** The table that the findings are of, and the state of it in which they were found. */
  readonly attachment: string
  readonly judged: Judged | null
  /** The tables of its series that it was held against. */
  readonly past: readonly Side[]
  readonly findings: readonly Finding[]
}

const none: Audit = { attachment: '', judged: null, past: [], findings: [] }
const noPast: readonly Side[] = []

/** What was found last; of a large table it may be some moments old. */
export const useAudit = create<Audit>(() => none)

/** Tables with more rows are audited when nobody has changed them for a moment: it takes longer than a key press. */
const atOnce = 1_000
const moment = 2_000

let timer: ReturnType<typeof setTimeout> | undefined
let worker: Worker | null = null

useEditor.subscribe(({ editor }, { editor: last }) => {
  const [open, before] = [editor && wholeOf(editor), last && wholeOf(last)]
  if (open?.judged !== before?.judged) auditSoon(open)
})

useSeries.subscribe(({ past }, before) => {
  const open = useEditor.getState().editor
  if (past !== before.past && open !== null) auditSoon(wholeOf(open))
})

function auditSoon(open: Seen | null): void {
  clearTimeout(timer)
  if (open === null) {
    useAudit.setState(none)
    return
  }
  if (open.attachment.id !== useAudit.getState().attachment)
    useAudit.setState({ ...none, attachment: open.attachment.id })
  const small = open.attachment.rows.length <= atOnce
  // A small table too after the key press that changed it has been drawn.
  timer = setTimeout(small ? () => auditHere(open) : () => auditBeside(open), small ? 0 : moment)
}

/** What a table is held against, as far as it has been read. */
function pastFor({ attachment }: Seen): readonly Side[] {
  const { of, past } = useSeries.getState()
  return of === attachment.id ? past : noPast
}

function auditHere(open: Seen): void {
  const { attachment, judged } = open
  const past = pastFor(open)
  const findings = auditAttachment(attachment, judged, dictionary(), past)
  useAudit.setState({ attachment: attachment.id, judged, past, findings })
}

/** Audits a large table beside the window; the answer to an older state of it is thrown away. */
function auditBeside(open: Seen): void {
  const { attachment, judged } = open
  const past = pastFor(open)
  worker?.terminate()
  const mine = new Worker(new URL('./audit-worker.ts', import.meta.url), { type: 'module' })
  worker = mine
  const end = (): void => {
    mine.terminate()
    if (worker === mine) worker = null
  }
  mine.onmessage = ({ data }: MessageEvent<readonly Finding[]>) => {
    end()
    if (useAudit.getState().attachment === attachment.id)
      useAudit.setState({ attachment: attachment.id, judged, past, findings: data })
  }
  mine.onerror = ({ message }) => {
    end()
    notify('error', sentence(new Error(message)))
  }
  const { indicators } = useSettings.getState()
  const tables = past.map((table) => table.attachment)
  mine.postMessage({ attachment, indicators, past: tables } satisfies AuditJob)
}

/** The findings for what a person does now: a small table that has just been changed is audited first. */
export function currentFindings(editor: Editor): readonly Finding[] {
  const open = wholeOf(editor)
  const last = useAudit.getState()
  const old = last.judged !== open.judged || last.past !== pastFor(open)
  if (open.attachment.rows.length <= atOnce && old) {
    clearTimeout(timer)
    auditHere(open)
  }
  return useAudit.getState().findings
}
