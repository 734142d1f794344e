/**
 * The door to reading: every file is read on a thread of its own kind, with limits on memory and time, so that
 * whatever a file does to its reader it never does to the program, and a person can always call it off.
 */
import { Worker } from 'node:worker_threads'
import { Problem } from '../../shared/problem.ts'
import type { Mapping } from '../../shared/recognise/mapping.ts'
import type { Sheet } from '../../shared/sheet.ts'
import { LIMITS } from './limits.ts'
import type { Answer, Job } from './read-worker.ts'
import type { OpenedFile } from './reading.ts'

export type { OpenedAttachment, OpenedFile } from './reading.ts'

export interface OpenOptions {
  /** Calls it off: the answer is then Problem('cancelled'). */
  readonly signal?: AbortSignal
  /** Told what is being done, as one Chinese phrase. */
  readonly onProgress?: (text: string) => void
  /** What persons told about tables before; without it nobody is asked, and tables that are not sure are guessed. */
  readonly mappings?: readonly Mapping[]
  /** Milliseconds that reading may take. */
  readonly time?: number
}

/** Beside this file, as source or as built. */
const ENTRY = new URL(
  import.meta.url.endsWith('.ts') ? './read-worker.ts' : './read-worker.js',
  import.meta.url,
)

/** How long a thread without work is kept for the next file. */
const IDLE = 30_000

let idle: Worker | null = null
let retire: NodeJS.Timeout | undefined

function takeWorker(): Worker {
  clearTimeout(retire)
  const kept = idle
  idle = null
  kept?.ref()
  return kept ?? startWorker()
}

/**
 * The engine's own limit lies far beyond ours: a thread that meets it in the middle of one large allocation takes the
 * whole program with it. Ours is watched from outside.
 */
const ENGINE_LIMIT = 2048

/** How often the memory is looked at. */
const WATCH = 20

function startWorker(): Worker {
  const worker = new Worker(ENTRY, {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: ENGINE_LIMIT, maxYoungGenerationSizeMb: 32 },
  })
  worker.once('exit', () => {
    if (idle === worker) idle = null
  })
  return worker
}

/** Keeps a thread for the next file; one that a large file has blown up gives everything back instead. */
function keepWorker(worker: Worker, grown: number): void {
  if (grown > LIMITS.kept) {
    void worker.terminate()
    return
  }
  idle = worker
  // A program that has nothing else to do may end.
  worker.unref()
  retire = setTimeout(() => {
    if (idle === worker) void worker.terminate()
  }, IDLE)
  retire.unref()
}

const cancelled = (name: string) => new Problem('cancelled', `已取消打开“${name}”，要用时请再打开一次。`)

const tooLong = (name: string, time: number) =>
  new Problem(
    'too-large',
    `“${name}”读了${Math.ceil(time / 1000)}秒还没有读完，请只留下要用的工作表，另存后再打开。`,
  )

const tooLarge = (name: string) =>
  new Problem('too-large', `“${name}”里的内容太多，超出了内存限度，请只留下要用的工作表，另存后再打开。`)

const broken = (name: string, cause: unknown) =>
  new Problem('unreadable', `“${name}”没有读成，请在WPS或Excel中打开并另存为.xlsx，再打开。`, { cause })

let jobs = 0

/** One job on a thread; the thread lives on only where the job ended as it should. */
function run(
  want: Job['want'],
  name: string,
  bytes: Uint8Array,
  { signal, onProgress, mappings, time = LIMITS.time }: OpenOptions,
): Promise<OpenedFile | Sheet[]> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(cancelled(name))
      return
    }
    jobs += 1
    const id = jobs
    const before = process.memoryUsage.rss()
    const grown = (): number => process.memoryUsage.rss() - before
    const worker = takeWorker()

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
        keepWorker(worker, grown())
        if (answer.kind === 'done') resolve(answer.value)
        else if (answer.kind === 'problem') reject(new Problem(answer.code, answer.message))
        // A defect of ours: told as one, with the stack that it had on its thread.
        else reject(Object.assign(new Error('reading failed'), { stack: answer.stack }))
      })
    }
    const fail = (error: unknown): void =>
      stop(
        (error as { code?: string } | null)?.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? tooLarge(name)
          : broken(name, error),
      )
    const exit = (code: number): void => settle(() => reject(broken(name, new Error(`exit ${code}`))))
    const abort = (): void => stop(cancelled(name))

    worker.on('message', hear)
    worker.on('error', fail)
    worker.on('exit', exit)
    signal?.addEventListener('abort', abort)
    const timer = setTimeout(() => stop(tooLong(name, time)), time)
    const watch = setInterval(() => {
      if (grown() > LIMITS.memory) stop(tooLarge(name))
    }, WATCH)
    worker.postMessage({ id, want, mappings: mappings ?? null, name, bytes } satisfies Job)
  })
}

let last: Promise<unknown> = Promise.resolve()

/** One file at a time: two at once would need twice the memory. */
async function inTurn<T>(options: OpenOptions, name: string, work: () => Promise<T>): Promise<T> {
  const before = last
  let done = (): void => {}
  last = new Promise<void>((resolve) => {
    done = resolve
  })
  try {
    await Promise.race([before, aborted(options.signal)])
    if (options.signal?.aborted) {
      // Who waits behind this one still waits for the one before it.
      void before.then(done)
      throw cancelled(name)
    }
    return await work()
  } finally {
    if (!options.signal?.aborted) done()
    else void before.then(done)
  }
}

const aborted = (signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve) => {
    signal?.addEventListener('abort', () => resolve(), { once: true })
  })

/** Opens a file of any format that we read; throws a Problem with one sentence for everything else. */
export async function openFile(
  name: string,
  bytes: Uint8Array,
  options: OpenOptions = {},
): Promise<OpenedFile> {
  const value = await inTurn(options, name, () => run('attachments', name, bytes, options))
  if (Array.isArray(value)) throw new Error('the reading thread gave sheets')
  return value
}

/** The sheets of a file as a person sees them, unrecognised. */
export async function openSheets(
  name: string,
  bytes: Uint8Array,
  options: OpenOptions = {},
): Promise<Sheet[]> {
  const value = await inTurn(options, name, () => run('sheets', name, bytes, options))
  if (!Array.isArray(value)) throw new Error('the reading thread gave attachments')
  return value
}
