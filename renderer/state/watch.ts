/** What the reports of the library still say of the open table that it says no more: looked for after every change. */
import { create } from 'zustand'
import type { OldInReport } from '../../shared/contract/watching.ts'
import { isOpen } from '../../shared/findings/finding.ts'
import type { OldFigure } from '../../shared/findings/watch/rules.ts'
import { reportSettled, useReport } from './documents.ts'
import { notify, sentence, settled, useEditor } from './editor.ts'
import { call, subscribe } from './host.ts'

interface Watch {
  /** The table that it is of; '' for none. */
  readonly attachment: string
  /** Only reports that have any; those that a person answered are among them. */
  readonly reports: readonly OldInReport[]
  /** Something has changed, and it is not known yet what of it is old. */
  readonly looking: boolean
  /** Why the last search did not come to its end; null where it did. */
  readonly failed: string | null
}

const none: Watch = { attachment: '', reports: [], looking: false, failed: null }

export const useWatch = create<Watch>(() => none)

/** Those that wait for a person, report by report. */
export const openIn = (reports: readonly OldInReport[]): OldInReport[] =>
  reports.flatMap((report) => {
    const figures = report.figures.filter(isOpen)
    return figures.length === 0 ? [] : [{ ...report, figures }]
  })

/** What the status bar says: 2份报告里还有旧数 12.3%; null where there is nothing to say. */
export function watchLine(reports: readonly OldInReport[]): string | null {
  const waiting = openIn(reports)
  const old = [...new Set(waiting.flatMap(({ figures }) => figures.map(({ before }) => before)))]
  const [first] = old
  if (first === undefined) return null
  return `${waiting.length}份报告里还有旧数 ${first}${old.length > 1 ? `等${old.length}个` : ''}`
}

/** A place with the change of it, as the words of its sentence: before it, what goes, what comes, behind it. */
export function changeIn({ words, sentence: { from }, span, expected }: OldFigure): readonly string[] {
  const place = expected?.span ?? span
  const [start, end] = [place.from - from, place.to - from]
  return [
    shortened(words.slice(0, start), -1),
    words.slice(start, end),
    expected?.text ?? '',
    shortened(words.slice(end), 1),
  ]
}

/** So much of a sentence is shown at either side. */
const around = 48

function shortened(words: string, side: -1 | 1): string {
  const text = words.replace(/\s+/g, ' ')
  if (text.length <= around) return text
  return side < 0 ? `…${text.slice(-around)}` : `${text.slice(0, around)}…`
}

/** Milliseconds after a change that was written. */
const moment = 400

let timer: ReturnType<typeof setTimeout> | undefined
let running = false
let again = false

/** Looks once more, in a moment. */
export function lookAgain(): void {
  clearTimeout(timer)
  const { editor: open } = useEditor.getState()
  if (open === null) {
    useWatch.setState(none)
    return
  }
  const { id } = open.attachment
  const { attachment, looking } = useWatch.getState()
  if (attachment !== id) useWatch.setState({ ...none, attachment: id, looking: true })
  else if (!looking) useWatch.setState({ looking: true })
  timer = setTimeout(() => void look(), moment)
}

async function look(): Promise<void> {
  if (running) {
    again = true
    return
  }
  running = true
  try {
    await settled()
    await reportSettled()
    const { editor: open } = useEditor.getState()
    if (open === null) return
    const { id } = open.attachment
    const reports = await call('oldFigures', { id })
    if (useEditor.getState().editor?.attachment.id === id)
      useWatch.setState({ attachment: id, reports, looking: again, failed: null })
  } catch (error) {
    const failed = sentence(error)
    // Said once, and as long as it is so in the list: every edit looks again.
    if (useWatch.getState().failed !== failed) notify('error', failed)
    useWatch.setState({ looking: false, failed })
  } finally {
    running = false
    if (again) {
      again = false
      lookAgain()
    }
  }
}

useEditor.subscribe(({ editor: open }, { editor: before }) => {
  if (open?.attachment.id !== before?.attachment.id || open?.log.revision !== before?.log.revision)
    lookAgain()
})

useReport.subscribe(({ report }, { report: before }) => {
  if (report !== null && report.id === before?.id && report.revision !== before.revision) lookAgain()
})

let following = false

/** Hears of reports that come, go or change elsewhere. */
export function watchReports(): void {
  if (following) return
  following = true
  subscribe(({ kind }) => {
    if ((kind === 'library' || kind === 'document') && useEditor.getState().editor !== null) lookAgain()
  })
}
