/** The thread that files are read on: one job after the other, each answered with what it gave. */
import { parentPort } from 'node:worker_threads'
import { Problem, type ProblemCode } from '../../shared/problem.ts'
import type { Mapping } from '../../shared/recognise/mapping.ts'
import type { Sheet } from '../../shared/sheet.ts'
import type { OpenedFile } from './reading.ts'

/** What is wanted of a file. */
export interface Job {
  readonly id: number
  readonly want: 'attachments' | 'sheets'
  readonly mappings: readonly Mapping[] | null
  readonly name: string
  readonly bytes: Uint8Array
}

/** What the thread says: how far it is, and at last one of the other three. */
export type Answer = { readonly id: number } & (
  | { readonly kind: 'progress'; readonly text: string }
  | { readonly kind: 'done'; readonly value: OpenedFile | Sheet[] }
  | { readonly kind: 'problem'; readonly code: ProblemCode; readonly message: string }
  | { readonly kind: 'defect'; readonly stack: string }
)

/** Our own limits come first; these are the engine's, for a text or a buffer that cannot be made so large. */
const isTooLarge = (error: unknown): boolean =>
  error instanceof RangeError && /length|allocation|size|stack/i.test(error.message)

async function answerTo(
  { id, want, mappings, name, bytes }: Job,
  say: (answer: Answer) => void,
): Promise<Answer> {
  try {
    // Loaded here, so that what fails to load is a defect told with its stack.
    const { readFile, readSheets } = await import('./reading.ts')
    const progress = (text: string) => say({ id, kind: 'progress', text })
    const value =
      want === 'sheets'
        ? (await readSheets(name, bytes, progress)).sheets
        : await readFile(name, bytes, mappings, progress)
    return { id, kind: 'done', value }
  } catch (error) {
    if (error instanceof Problem) return { id, kind: 'problem', code: error.code, message: error.message }
    if (isTooLarge(error)) {
      const message = `“${name}”里的内容太多，请只留下要用的工作表，另存后再打开。`
      return { id, kind: 'problem', code: 'too-large', message }
    }
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
