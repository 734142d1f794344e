/** The thread that files are read and written on: one job after the other, each answered with what it gave. */
import { parentPort } from 'node:worker_threads'
import { Problem, type ProblemCode } from '../../../shared/problem.ts'
import type { Task, Tasks } from './tasks.ts'

/** What is wanted: a task and what it works on. */
export interface Job<T extends Task = Task> {
  readonly id: number
  readonly task: T
  readonly input: Tasks[T]['input']
}

/** What the thread says: how far it is, and at last one of the others. */
export type Answer = { readonly id: number } & (
  | { readonly kind: 'progress'; readonly text: string }
  | { readonly kind: 'done'; readonly value: Tasks[Task]['value'] }
  | { readonly kind: 'problem'; readonly code: ProblemCode; readonly message: string }
  /** The engine could not make a text or a buffer so large. */
  | { readonly kind: 'too-large' }
  | { readonly kind: 'defect'; readonly stack: string }
)

/** Our own limits come first; these are the engine's, for a text or a buffer that cannot be made so large. */
const isTooLarge = (error: unknown): boolean =>
  error instanceof RangeError && /length|allocation|size|stack/i.test(error.message)

async function answerTo({ id, task, input }: Job, say: (answer: Answer) => void): Promise<Answer> {
  try {
    // Loaded here, so that what fails to load is a defect told with its stack.
    const { performTask } = await import('./tasks.ts')
    const value = await performTask(task, input, (text) => say({ id, kind: 'progress', text }))
    return { id, kind: 'done', value }
  } catch (error) {
    if (error instanceof Problem) return { id, kind: 'problem', code: error.code, message: error.message }
    if (isTooLarge(error)) return { id, kind: 'too-large' }
    return {
      id,
      kind: 'defect',
      stack: error instanceof Error ? (error.stack ?? error.message) : String(error),
    }
  }
}

// What libraries have to say about a damaged file is nothing for a person.
process.stdout.write = () => true
process.stderr.write = () => true

const port = parentPort
port?.on('message', (job: Job) => {
  const say = (answer: Answer) => port.postMessage(answer)
  void answerTo(job, say).then(say)
})
