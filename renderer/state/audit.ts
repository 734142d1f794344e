/** What the audit finds in the open table: kept up to date beside the editor, read by panels as it stands. */
import { create } from 'zustand'
import { auditAttachment } from '../../shared/findings/audit/audit.ts'
import type { Finding } from '../../shared/findings/finding.ts'
import type { Judged } from '../../shared/verdict/verdict.ts'
import type { AuditJob } from './audit-worker.ts'
import { type Editor, notify, sentence, useEditor } from './editor.ts'
import type { Seen } from './places.ts'
import { dictionary, useSettings } from './settings.ts'
import { wholeOf } from './view.ts'

interface Audit {
  /** The table that the findings are of, and the state of it in which they were found. */
  readonly attachment: string
  readonly judged: Judged | null
  readonly findings: readonly Finding[]
}

const none: Audit = { attachment: '', judged: null, findings: [] }

/** What was found last; of a large table it may be some moments old. */
export const useAudit = create<Audit>(() => none)

/** Tables with more rows are audited when nobody has changed them for a moment: it takes longer than a key press. */
const atOnce = 1_000
const moment = 2_000

let timer: ReturnType<typeof setTimeout> | undefined
let worker: Worker | null = null

useEditor.subscribe(({ editor }, { editor: last }) => {
  const [open, before] = [editor && wholeOf(editor), last && wholeOf(last)]
  if (open?.judged === before?.judged) return
  clearTimeout(timer)
  if (open === null) useAudit.setState(none)
  else {
    if (open.attachment.id !== useAudit.getState().attachment)
      useAudit.setState({ ...none, attachment: open.attachment.id })
    const small = open.attachment.rows.length <= atOnce
    // A small table too after the key press that changed it has been drawn.
    timer = setTimeout(small ? () => auditHere(open) : () => auditBeside(open), small ? 0 : moment)
  }
})

function auditHere({ attachment, judged }: Seen): void {
  const findings = auditAttachment(attachment, judged, dictionary())
  useAudit.setState({ attachment: attachment.id, judged, findings })
}

/** Audits a large table beside the window; the answer to an older state of it is thrown away. */
function auditBeside({ attachment, judged }: Seen): void {
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
      useAudit.setState({ attachment: attachment.id, judged, findings: data })
  }
  mine.onerror = ({ message }) => {
    end()
    notify('error', sentence(new Error(message)))
  }
  mine.postMessage({ attachment, indicators: useSettings.getState().indicators } satisfies AuditJob)
}

/** The findings for what a person does now: a small table that has just been changed is audited first. */
export function currentFindings(editor: Editor): readonly Finding[] {
  const open = wholeOf(editor)
  if (open.attachment.rows.length <= atOnce && useAudit.getState().judged !== open.judged) {
    clearTimeout(timer)
    auditHere(open)
  }
  return useAudit.getState().findings
}
