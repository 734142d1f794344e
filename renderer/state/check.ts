/** What the check finds in the report on the desk: kept up to date beside its text and its tables. */
import { create } from 'zustand'
import type { Attachment } from '../../shared/attachment/model.ts'
import type { CheckFinding } from '../../shared/findings/check/rules.ts'
import { isOpen } from '../../shared/findings/finding.ts'
import type { TextEdit } from '../../shared/report/edit.ts'
import type { Span } from '../../shared/report/text.ts'
import type { Checked, CheckJob } from './check-worker.ts'
import { type OpenReport, useReport } from './documents.ts'
import { type Editor, notify, sentence, useEditor } from './editor.ts'
import { call } from './host.ts'
import { useSettings } from './settings.ts'
import { wholeOf } from './view.ts'

interface Check {
  /** The report that the findings are of; '' for none. */
  readonly report: string
  /** The text that they were found in: their places are places of it. */
  readonly text: string
  readonly findings: readonly CheckFinding[]
  /** The key of the one that is looked at. */
  readonly active: string | null
  /** The one group that is marked; null for all. */
  readonly only: Group | null
}

const none: Check = { report: '', text: '', findings: [], active: null, only: null }

/** How findings are counted and coloured, the heaviest first. */
export const groups = {
  wrong: '不一致',
  only: '仅一方有',
  rounded: '说得较略',
  agrees: '一致',
} as const
export type Group = keyof typeof groups

export function groupOf({ kind, holds }: Pick<CheckFinding, 'kind' | 'holds'>): Group {
  if (kind === 'report only' || kind === 'table only') return 'only'
  if (kind === 'rounded') return 'rounded'
  return holds ? 'agrees' : 'wrong'
}

/** Whether a person has still to say something of it. */
export const waits = (finding: CheckFinding): boolean =>
  !finding.holds && groupOf(finding) !== 'rounded' && isOpen(finding)

/** What the text of the report does for others. */
export interface ReportHands {
  goTo(span: Span): void
  edit(edits: readonly TextEdit[]): void
  /** Where its caret is. */
  caret(): number
  /** Whether the keyboard is in it. */
  focused(): boolean
}

let hands: ReportHands | null = null

/** The text as long as it is on the desk; the answered function takes it away. */
export function registerReport(made: ReportHands): () => void {
  hands = made
  return () => {
    if (hands === made) hands = null
  }
}

export const lookAt = (key: string | null): void => useCheck.setState({ active: key })

/** Looks at a finding and goes to its place in the report, where it has one. */
export function showFinding({ key, span }: CheckFinding): void {
  lookAt(key)
  if (span.to > 0) hands?.goTo(span)
}

/** The finding at a place of the text: of several the one that does not hold, then the shortest. */
export const findingAt = (place: number): CheckFinding | undefined =>
  useCheck
    .getState()
    .findings.filter(({ span }) => span.from <= place && place <= span.to && span.to > 0)
    .toSorted((a, b) => Number(a.holds) - Number(b.holds) || lengthOf(a) - lengthOf(b))[0]

const lengthOf = ({ span }: CheckFinding): number => span.to - span.from

/** Goes to the next that waits, round the end; false where none does. */
export function showNext(): boolean {
  const { findings, active } = useCheck.getState()
  const at = findings.findIndex(({ key }) => key === active)
  const next = findings.find((one, index) => index > at && waits(one)) ?? findings.find(waits)
  if (next !== undefined) showFinding(next)
  return next !== undefined
}

/** Whether the keyboard is in the report's text. */
export const inReport = (): boolean => hands?.focused() === true

/** Shows where the report first speaks of a row, unless somebody is reading there. */
export function showSaidOf(row: string, column: string): void {
  if (inReport()) return
  const own = useCheck.getState().findings.filter((one) => one.row === row && one.span.to > 0)
  const found = own.find((one) => one.column === column) ?? own[0]
  if (found !== undefined && found.key !== useCheck.getState().active) showFinding(found)
}

/** Edits the text of the report on the desk, and shows what it then reads at a place. */
export function editReport(edits: readonly TextEdit[], shown: Span): void {
  hands?.edit(edits)
  hands?.goTo(shown)
}

/** Where the caret of the report on the desk is; null where there is none. */
export const reportCaret = (): number | null => hands?.caret() ?? null

/** Mends the report's words as a finding says. */
export function mendReport({ expected }: CheckFinding): void {
  if (expected !== null) hands?.edit([{ ...expected.span, text: expected.text }])
}

/** What was found last; while somebody types it may be some moments old. */
export const useCheck = create<Check>(() => none)

/** Milliseconds without a change of text or table. */
const moment = 250

let timer: ReturnType<typeof setTimeout> | undefined
let worker: Worker | null = null
let number = 0
/** The tables of the report that are not on the desk, as they were when it came there. */
let others: { readonly report: string; readonly tables: ReadonlyMap<string, Attachment> } | null = null

useReport.subscribe(({ report }, { report: before }) => {
  if (
    report?.id === before?.id &&
    report?.text === before?.text &&
    report?.loaded === before?.loaded &&
    report?.answers === before?.answers
  )
    return
  if (report?.id !== before?.id) {
    others = null
    useCheck.setState(none)
  }
  plan(report)
})

useEditor.subscribe(({ editor: open }, { editor: before }) => {
  const { report } = useReport.getState()
  if (report === null || tableOf(open) === tableOf(before)) return
  // What was changed in the one that leaves the desk is read again.
  if (open?.attachment.id !== before?.attachment.id) others = null
  plan(report)
})

useSettings.subscribe(({ indicators }, before) => {
  if (indicators !== before.indicators) plan(useReport.getState().report)
})

const tableOf = (open: Editor | null): Attachment | null => (open === null ? null : wholeOf(open).attachment)

function plan(report: OpenReport | null): void {
  clearTimeout(timer)
  number += 1
  if (report !== null) timer = setTimeout(() => void begin(report.id, number), moment)
}

async function begin(id: string, mine: number): Promise<void> {
  try {
    const { report } = useReport.getState()
    if (report === null || report.id !== id) return
    const tables = await tablesOf(report)
    // Something has changed meanwhile, and is planned.
    if (mine !== number) return
    const { indicators } = useSettings.getState()
    post({ number: mine, text: report.text, tables, indicators, answers: report.answers }, report)
  } catch (error) {
    notify('error', sentence(error))
  }
}

async function tablesOf(report: OpenReport): Promise<Attachment[]> {
  const onDesk = tableOf(useEditor.getState().editor)
  if (others?.report !== report.id) {
    const tables = new Map<string, Attachment>()
    for (const { id } of report.attachments)
      if (id !== onDesk?.id) tables.set(id, (await call('open', { id })).attachment)
    others = { report: report.id, tables }
  }
  const { tables } = others
  return report.attachments.flatMap(({ id }) => (id === onDesk?.id ? onDesk : (tables.get(id) ?? [])))
}

function post(job: CheckJob, report: OpenReport): void {
  worker ??= new Worker(new URL('./check-worker.ts', import.meta.url), { type: 'module' })
  worker.onmessage = ({ data }: MessageEvent<Checked>) => {
    if (data.number === number)
      useCheck.setState({ report: report.id, text: job.text, findings: data.findings })
  }
  worker.onerror = ({ message }) => {
    worker?.terminate()
    worker = null
    notify('error', sentence(new Error(message)))
  }
  worker.postMessage(job)
}
