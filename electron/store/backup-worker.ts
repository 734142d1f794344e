/** The thread that does one thing with backups and ends. */
import { parentPort, workerData } from 'node:worker_threads'
import { Problem, type ProblemCode } from '../../shared/problem.ts'
import type { Task, Tasks } from './backup-tasks.ts'

/** What is wanted. */
export interface Job<T extends Task = Task> {
  readonly task: T
  readonly input: Tasks[T]['input'] & { readonly scratch: string }
  /** Not 0 once it is called off. */
  readonly stop: Int32Array
}

/** What the thread says. */
export type Answer =
  | { readonly kind: 'progress'; readonly text: string }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'done'; readonly value: Tasks[Task]['value'] }
  | { readonly kind: 'problem'; readonly code: ProblemCode; readonly message: string }
  | { readonly kind: 'defect'; readonly stack: string }

/** What ends a task that was called off. */
class Stopped extends Error {}

async function answerTo({ task, input, stop }: Job, say: (answer: Answer) => void): Promise<Answer> {
  const goOn = (): void => {
    if (Atomics.load(stop, 0) !== 0) throw new Stopped()
  }
  try {
    // Loaded here, so that what fails to load is a defect told with its stack.
    const { perform } = await import('./backup-tasks.ts')
    const value = await perform(task, input, {
      progress: (text) => {
        goOn()
        say({ kind: 'progress', text })
      },
      goOn,
    })
    return { kind: 'done', value }
  } catch (error) {
    if (error instanceof Stopped) return { kind: 'cancelled' }
    if (error instanceof Problem) return { kind: 'problem', code: error.code, message: error.message }
    const { databaseProblem } = await import('./database.ts')
    const known = databaseProblem(error, input.file)
    if (known !== null) return { kind: 'problem', code: known.code, message: known.message }
    return { kind: 'defect', stack: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

const port = parentPort
if (port !== null) {
  const say = (answer: Answer): void => port.postMessage(answer)
  void answerTo(workerData as Job, say).then(say)
}
