/** Work of the host that may take long: what it says it is doing, and the questions it has for a person. */
import { create } from 'zustand'
import type { Mapping, SheetQuestion } from '../../shared/recognise/mapping.ts'
import { call } from './host.ts'

interface Jobs {
  /** What is running for longer than half a second. */
  readonly busy: { readonly job: string; readonly title: string; readonly text: string } | null
  readonly asked: {
    readonly file: string
    readonly question: SheetQuestion
    readonly answer: (mapping: Mapping | null) => void
  } | null
}

export const useJobs = create<Jobs>(() => ({ busy: null, asked: null }))

const patience = 500
const pause = 300

/** Runs a job of the host; once it takes longer than half a second it is shown and can be cancelled. */
export async function withProgress<T>(title: string, run: (job: string) => Promise<T>): Promise<T> {
  const job = crypto.randomUUID()
  let done = false
  const watch = async (): Promise<void> => {
    await wait(patience)
    while (!done) {
      // What it is doing is only a courtesy: the job itself reports what goes wrong.
      const progress = await call('progress', { job }).catch(() => null)
      if (!done) useJobs.setState({ busy: { job, title, text: progress?.text ?? '' } })
      await wait(pause)
    }
  }
  void watch()
  try {
    return await run(job)
  } finally {
    done = true
    if (useJobs.getState().busy?.job === job) useJobs.setState({ busy: null })
  }
}

const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Asks what a sheet's columns are; null where the sheet is not to be read. */
export const askMapping = (file: string, question: SheetQuestion): Promise<Mapping | null> =>
  new Promise((resolve) => {
    useJobs.setState({
      asked: {
        file,
        question,
        answer: (mapping) => {
          useJobs.setState({ asked: null })
          resolve(mapping)
        },
      },
    })
  })
