/** The process in which the fuzz has files read, so that what it makes them of counts for nothing. */
import { openFile } from '../../electron/files/open.ts'
import { Problem } from '../../shared/problem.ts'

/** What became of a file. */
export interface Outcome {
  /** `table`, a problem's code, or what should not be. */
  readonly result: string
  readonly message: string
  readonly milliseconds: number
  /** The most bytes that the process was seen to hold. */
  readonly memory: number
}

async function read(bytes: Uint8Array): Promise<Outcome> {
  let memory = process.memoryUsage.rss()
  const watch = setInterval(() => {
    memory = Math.max(memory, process.memoryUsage.rss())
  }, 20)
  const start = performance.now()
  const ended = (result: string, message: string): Outcome => {
    clearInterval(watch)
    const milliseconds = Math.round(performance.now() - start)
    return { result, message, milliseconds, memory: Math.max(memory, process.memoryUsage.rss()) }
  }
  try {
    // A name that says csv lets every text in.
    const { attachments } = await openFile('表格.csv', bytes, { indicators: [] })
    return ended(attachments.length > 0 ? 'table' : 'nothing', '')
  } catch (error) {
    if (error instanceof Problem) return ended(error.code, error.message)
    return ended('crash', error instanceof Error ? (error.stack ?? error.message) : String(error))
  }
}

process.on('message', (bytes: Uint8Array) => {
  void read(bytes).then((outcome) => process.send?.(outcome))
})
