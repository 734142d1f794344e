/**
 * The thread for files: each is read and written there, with limits on memory and time, so that whatever a file does
 * to its reader it never does to the program, a large one never holds up the window, and a person can call it off.
 */
import { Worker } from 'node:worker_threads'
import { Problem } from '../../../shared/problem.ts'
import { LIMITS } from '../limits.ts'
import type { Task, Tasks } from './tasks.ts'
import type { Answer, Job } from './thread-worker.ts'

export interface ThreadOptions {
  /** Calls it off: the answer is then Problem('cancelled'). */
  readonly signal?: AbortSignal
  /** Told what is being done, as one Chinese phrase. */
  readonly onProgress?: (text: string) => void
  /** Milliseconds that it may take. */
  readonly time?: number
  /** Bytes by which it may make the program grow. */
  readonly memory?: number
  /** Which thread does it, the first where absent: of many small files two may be read at a time. */
  readonly lane?: number
  /** It is one of many: the thread is kept for the next of them, whatever the program has grown by meanwhile. */
  readonly many?: boolean
}

/** What a person is told of a task that did not end by itself. */
export interface Sentences {
  readonly cancelled: string
  readonly tooLarge: string
  readonly tooLong: (seconds: number) => string
  readonly broken: string
}

/** Beside this file, as source or as built. */
const ENTRY = new URL(
  import.meta.url.endsWith('.ts') ? './thread-worker.ts' : './thread-worker.js',
  import.meta.url,
)

/** How long a thread without work is kept for the next file; one that has grown much, for the next part of many. */
const IDLE = 30_000
const SOON = 2_000

/** A thread, and the bytes that the program held before it was there. */
interface Thread {
  readonly worker: Worker
  readonly before: number
}

/** A thread without work, and when it is let go; what waits for it (see onThread). */
interface Lane {
  idle: Thread | null
  retire: NodeJS.Timeout | undefined
  last: Promise<unknown>
}

const lanes: Lane[] = []

const laneOf = (number: number): Lane => {
  const lane = lanes[number] ?? { idle: null, retire: undefined, last: Promise.resolve() }
  lanes[number] = lane
  return lane
}

function takeThread(lane: Lane): Thread {
  clearTimeout(lane.retire)
  const kept = lane.idle
  lane.idle = null
  kept?.worker.ref()
  return kept ?? startThread(lane)
}

/**
 * The engine's own limit lies far beyond ours: a thread that meets it in the middle of one large allocation takes the
 * whole program with it. Ours is watched from outside.
 */
const ENGINE_LIMIT = 2048

/** How often the memory is looked at. */
const WATCH = 20

function startThread(lane: Lane): Thread {
  const before = process.memoryUsage.rss()
  const worker = new Worker(ENTRY, {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: ENGINE_LIMIT, maxYoungGenerationSizeMb: 16 },
  })
  worker.once('exit', () => {
    if (lane.idle?.worker === worker) lane.idle = null
  })
  return { worker, before }
}

/**
 * Keeps a thread for the next file. One that a large file has blown up gives everything back at once; after a part of
 * many (`many`) it does so when no other part follows soon, for each would start it anew.
 */
function keepThread(thread: Thread, lane: Lane, many: boolean): void {
  const { worker, before } = thread
  const grown = process.memoryUsage.rss() - before > LIMITS.kept
  if (grown && !many) {
    void worker.terminate()
    return
  }
  lane.idle = thread
  // A program that has nothing else to do may end.
  worker.unref()
  lane.retire = setTimeout(
    () => {
      if (lane.idle !== thread) return
      // While it ends nobody may take it.
      lane.idle = null
      void worker.terminate()
    },
    grown ? SOON : IDLE,
  )
  lane.retire.unref()
}

let jobs = 0

/** One job on a thread; the thread lives on only where the job ended as it should. */
function run<T extends Task>(
  task: T,
  input: Tasks[T]['input'],
  sentences: Sentences,
  { signal, onProgress, time = LIMITS.time, memory = LIMITS.memory, many = false }: ThreadOptions,
  lane: Lane,
): Promise<Tasks[T]['value']> {
  const cancelled = () => new Problem('cancelled', sentences.cancelled)
  const tooLarge = () => new Problem('too-large', sentences.tooLarge)
  const broken = (cause: unknown) => new Problem('unreadable', sentences.broken, { cause })
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(cancelled())
      return
    }
    jobs += 1
    const id = jobs
    const before = process.memoryUsage.rss()
    const grown = (): number => process.memoryUsage.rss() - before
    const thread = takeThread(lane)
    const { worker } = thread

    const settle = (end: () => void): void => {
      clearTimeout(timer)
      clearInterval(watch)
      signal?.removeEventListener('abort', abort)
      worker.removeListener('message', hear)
      worker.removeListener('error', fail)
      worker.removeListener('exit', exit)
      end()
    }
    const stop = (problem: unknown): void =>
      settle(() => {
        // A thread that was ended may still fail while it ends.
        worker.on('error', () => {})
        // The next file must not begin while this one still holds its memory.
        void worker.terminate().then(() => reject(problem))
      })

    const hear = (answer: Answer): void => {
      if (answer.id !== id) return
      if (answer.kind === 'progress') {
        onProgress?.(answer.text)
        return
      }
      settle(() => {
        keepThread(thread, lane, many)
        if (answer.kind === 'done') resolve(answer.value)
        else if (answer.kind === 'problem') reject(new Problem(answer.code, answer.message))
        else if (answer.kind === 'too-large') reject(tooLarge())
        // A defect of ours: told as one, with the stack that it had on its thread.
        else reject(Object.assign(new Error(`${task} failed`), { stack: answer.stack }))
      })
    }
    const fail = (error: unknown): void =>
      stop(
        (error as { code?: string } | null)?.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooLarge() : broken(error),
      )
    const exit = (code: number): void => settle(() => reject(broken(new Error(`exit ${code}`))))
    const abort = (): void => stop(cancelled())

    worker.on('message', hear)
    worker.on('error', fail)
    worker.on('exit', exit)
    signal?.addEventListener('abort', abort)
    const timer = setTimeout(() => {
      stop(new Problem('too-large', sentences.tooLong(Math.ceil(time / 1000))))
    }, time)
    const watch = setInterval(() => {
      if (grown() > memory) stop(tooLarge())
    }, WATCH)
    worker.postMessage({ id, task, input } satisfies Job<T>)
  })
}

/**
 * Does a task on the thread for files; one at a time, for two at once would need twice the memory. Small ones by the
 * hundred may go to a second one (`lane`).
 * @throws Problem with the task's own sentence, or with one of `sentences`
 */
export async function onThread<T extends Task>(
  task: T,
  input: Tasks[T]['input'],
  sentences: Sentences,
  options: ThreadOptions = {},
): Promise<Tasks[T]['value']> {
  const lane = laneOf(options.lane ?? 0)
  const before = lane.last
  let done = (): void => {}
  lane.last = new Promise<void>((resolve) => {
    done = resolve
  })
  try {
    await Promise.race([before, aborted(options.signal)])
    if (options.signal?.aborted) throw new Problem('cancelled', sentences.cancelled)
    return await run(task, input, sentences, options, lane)
  } finally {
    // Who waits behind this one still waits for the one before it.
    if (!options.signal?.aborted) done()
    else void before.then(done)
  }
}

const aborted = (signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve) => {
    signal?.addEventListener('abort', () => resolve(), { once: true })
  })
