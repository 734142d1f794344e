/** What the check finds in the report on the desk: kept up to date beside its text and its tables. */
import { create } from 'zustand'
import type { Attachment } from '../../shared/attachment/model.ts'
import { earlierAmong } from '../../shared/findings/check/earlier.ts'
import type { Group } from '../../shared/findings/check/groups.ts'
import type { CheckFinding } from '../../shared/findings/check/rules.ts'
import type { TextEdit } from '../../shared/report/edit.ts'
import { placeOfQuote } from '../../shared/report/quote.ts'
import type { Span } from '../../shared/report/text.ts'
import type { Checked, CheckJob } from './check-worker.ts'
import { type OpenReport, typeIntoReport, useReport } from './documents.ts'
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
  /** How many tables it was held against; null where it has not been checked yet. */
  readonly tables: number | null
  /** It is being checked again. */
  readonly busy: boolean
}

const none: Check = {
  report: '',
  text: '',
  findings: [],
  active: null,
  only: null,
  tables: null,
  busy: false,
}

/** What the text of the report does for others. */
export interface ReportHands {
  goTo(span: Span): void
  edit(edits: readonly TextEdit[], name: string): void
  replay(direction: 'undo' | 'redo'): void
  /** Where its caret is. */
  caret(): number
  /** Whether the keyboard is in it. */
  focused(): boolean
  focus(): void
  /** Marks what is sought, and of these the one that is selected; -1 for none. */
  markSought(hits: readonly Span[], current: number): void
}

let hands: ReportHands | null = null
/** A place to go to once the text is there. */
let awaited: Span | null = null

/** The text as long as it is on the desk; the answered function takes it away. */
export function registerReport(made: ReportHands): () => void {
  hands = made
  if (awaited !== null) made.goTo(awaited)
  awaited = null
  return () => {
    if (hands === made) hands = null
  }
}

/** Gives the keyboard to the text of the report; false where none is on the desk. */
export function focusReport(): boolean {
  hands?.focus()
  return hands !== null
}

export const markSought: ReportHands['markSought'] = (hits, current) => hands?.markSought(hits, current)

/** Takes back the last step in the text of the report, or brings it back. */
export const replayReport: ReportHands['replay'] = (direction) => hands?.replay(direction)

/** Goes to words of the report on the desk, wherever they stand by now. */
export function showQuote({ quote, offset }: { readonly quote: string; readonly offset: number }): void {
  const { report } = useReport.getState()
  const place = report === null ? null : placeOfQuote(report.text, quote, offset)
  if (place === null) notify('info', '报告里已没有这句话，可能已经改过。')
  else showPlace(place)
}

export const lookAt = (key: string | null): void => useCheck.setState({ active: key })

/** Looks at a finding and goes to its place in the report, where it has one. */
export function showFinding({ key, span }: CheckFinding): void {
  lookAt(key)
  if (span.to > 0) hands?.goTo(span)
}

/** Goes to a place of the report's text, also of one that is about to come. */
export function showPlace(span: Span): void {
  if (hands === null) awaited = span
  else hands.goTo(span)
}

/** The finding at a place of the text: of several the one that does not hold, then the shortest. */
export const findingAt = (place: number): CheckFinding | undefined =>
  useCheck
    .getState()
    .findings.filter(({ span }) => span.from <= place && place <= span.to && span.to > 0)
    .toSorted((a, b) => Number(a.holds) - Number(b.holds) || lengthOf(a) - lengthOf(b))[0]

const lengthOf = ({ span }: CheckFinding): number => span.to - span.from

/** Whether the keyboard is in the report's text. */
export const inReport = (): boolean => hands?.focused() === true

/** Shows where the report first speaks of a row, unless somebody is reading there. */
export function showSaidOf(row: string, column: string): void {
  if (inReport()) return
  const { findings, active } = useCheck.getState()
  const own = findings.filter((one) => one.row === row && one.span.to > 0)
  const found = own.find(({ key }) => key === active) ?? own.find((one) => one.column === column) ?? own[0]
  if (found !== undefined && found.key !== active) showFinding(found)
}

/**
 * Changes of the report on the desk that are not typed; its editor can undo them.
 * @param name what undo calls the step
 * @param shown a place that is gone to, counted after the changes
 */
export function editReport(edits: readonly TextEdit[], name: string, shown?: Span): void {
  if (hands === null) typeIntoReport(edits)
  else hands.edit(edits, name)
  if (shown !== undefined) hands?.goTo(shown)
}

/** Where the caret of the report on the desk is; null where there is none. */
export const reportCaret = (): number | null => hands?.caret() ?? null

/** Mends the report's words as a finding says; what was found in another state of the text has its places there. */
export function mendReport({ expected }: CheckFinding): void {
  if (expected === null) return
  if (useCheck.getState().text === useReport.getState().report?.text)
    editReport([{ ...expected.span, text: expected.text }], '按核对改写')
  else notify('info', '报告刚改过，正在重新核对，请稍候再改。')
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
    // A place of the one that was to come is none of another.
    awaited = null
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
  // Said once: a key that is typed while it waits has nobody drawn anew.
  if (useCheck.getState().busy !== (report !== null)) useCheck.setState({ busy: report !== null })
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
    const earlier = await earlierThan(report)
    if (mine !== number) return
    post({ number: mine, text: report.text, tables, earlier, indicators, answers: report.answers }, report)
  } catch (error) {
    useCheck.setState({ busy: false })
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
  const own = report.attachments.flatMap(({ id }) => (id === onDesk?.id ? onDesk : (tables.get(id) ?? [])))
  // What lies beside it is checked with it, whose ever it is.
  return onDesk === null || own.includes(onDesk) ? own : [...own, onDesk]
}

/** The texts of earlier reports, by their ids: they are read once, for nobody edits one while another is on the desk. */
let texts: { readonly report: string; readonly loaded: number; readonly found: CheckJob['earlier'] } | null =
  null

/** The reports of the library that one is held against as well, told by their titles. */
async function earlierThan({ id, title, loaded }: OpenReport): Promise<CheckJob['earlier']> {
  if (texts?.report === id && texts.loaded === loaded) return texts.found
  const found: { name: string; text: string }[] = []
  const others = (await call('documents', {})).filter((one) => one.id !== id)
  for (const one of earlierAmong(title, others).slice(0, MOST_EARLIER)) {
    const { text } = await call('openDocument', { id: one.id })
    found.push({ name: one.title, text })
  }
  texts = { report: id, loaded, found }
  return found
}
/** Copies of one report are as many as people kept. */
const MOST_EARLIER = 4

function post(job: CheckJob, report: OpenReport): void {
  worker ??= new Worker(new URL('./check-worker.ts', import.meta.url), { type: 'module' })
  worker.onmessage = ({ data }: MessageEvent<Checked>) => {
    if (data.number === number)
      useCheck.setState({
        report: report.id,
        text: job.text,
        findings: data.findings,
        tables: job.tables.length,
        busy: false,
      })
  }
  worker.onerror = ({ message }) => {
    worker?.terminate()
    worker = null
    useCheck.setState({ busy: false })
    notify('error', sentence(new Error(message)))
  }
  worker.postMessage(job)
}
