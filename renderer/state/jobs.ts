/** Work of the host that may take long: what it says it is doing, and the questions it has for a person. */
import { create } from 'zustand'
import type { MergeAnswers, MergeQuestion } from '../../shared/contract/carrying.ts'
import type { MappingAnswer, SheetQuestion } from '../../shared/recognise/mapping.ts'
import { subscribe } from './host.ts'

interface Jobs {
  /** What is running for longer than half a second. */
  readonly busy: { readonly job: string; readonly title: string; readonly text: string } | null
  readonly asked: {
    readonly file: string
    readonly question: SheetQuestion
    readonly answer: (answer: MappingAnswer) => void
  } | null
  readonly period: {
    readonly file: string
    readonly tables: number
    readonly answer: (months: number | null) => void
  } | null
  readonly merging: {
    readonly file: string
    readonly questions: readonly MergeQuestion[]
    readonly answer: (answers: MergeAnswers | null) => void
  } | null
}

export const useJobs = create<Jobs>(() => ({ busy: null, asked: null, period: null, merging: null }))

const patience = 500

/** Runs a job of the host; once it takes longer than half a second it is shown and can be cancelled. */
export async function withProgress<T>(title: string, run: (job: string) => Promise<T>): Promise<T> {
  const job = crypto.randomUUID()
  let text = ''
  let late = false
  const show = (): void => {
    if (late) useJobs.setState({ busy: { job, title, text } })
  }
  const forget = subscribe((event) => {
    if (event.kind !== 'job' || event.job !== job) return
    text = event.text
    show()
  })
  const timer = setTimeout(() => {
    late = true
    show()
  }, patience)
  try {
    return await run(job)
  } finally {
    clearTimeout(timer)
    forget()
    if (useJobs.getState().busy?.job === job) useJobs.setState({ busy: null })
  }
}

/** Shows a question until it is answered. */
const asking = <Answer>(
  show: (answer: ((answer: Answer) => void) | null) => Partial<Jobs>,
): Promise<Answer> =>
  new Promise((resolve) => {
    useJobs.setState(
      show((answer) => {
        useJobs.setState(show(null))
        resolve(answer)
      }),
    )
  })

/** Asks what a sheet's columns are; 'later' where it opens as guessed, null where it is not to be read. */
export const askMapping = (file: string, question: SheetQuestion): Promise<MappingAnswer> =>
  asking((answer) => ({ asked: answer && { file, question, answer } }))

/** Asks for the period of a file's tables; null where it stays open. */
export const askPeriod = (file: string, tables: number): Promise<number | null> =>
  asking((answer) => ({ period: answer && { file, tables, answer } }))

/** Asks whose what both copies changed is to be; null where it is put off and nothing is merged. */
export const askMerge = (file: string, questions: readonly MergeQuestion[]): Promise<MergeAnswers | null> =>
  asking((answer) => ({ merging: answer && { file, questions, answer } }))
