/**
 * The host in a process of its own, so that SQL and judging never hold up the window, and the messages between it and
 * Electron's main process: calls and their answers, events, and what only the main process can do asked back.
 */
import type { OutgoingFile } from '../../../shared/contract/contract.ts'
import type { HostEvent } from '../../../shared/contract/events.ts'
import { Problem, type ProblemCode, type Result } from '../../../shared/problem.ts'
import type { Host, Platform } from '../../host/host.ts'
import { problemOf } from '../../host/problems.ts'

/** From the main process to the host's. */
export type ToHost =
  | { readonly kind: 'call'; readonly id: number; readonly method: string; readonly args: unknown }
  /** What came of something asked. */
  | { readonly kind: 'answer'; readonly id: number; readonly result: Result<unknown> }
  | { readonly kind: 'close' }

/** From the host's process to the main one. */
export type FromHost =
  | { readonly kind: 'ready' }
  /** The data cannot be opened. */
  | { readonly kind: 'refused'; readonly error: Failure }
  | { readonly kind: 'result'; readonly id: number; readonly result: Result<unknown> }
  | { readonly kind: 'event'; readonly event: HostEvent }
  | { readonly kind: 'ask'; readonly id: number; readonly what: Ask }
  /** What was asked is no longer wanted. */
  | { readonly kind: 'abandon'; readonly id: number }
  | { readonly kind: 'closed' }

type Ask =
  | { readonly kind: 'saveFile'; readonly file: OutgoingFile }
  | { readonly kind: 'chooseFolder'; readonly title: string }
  | { readonly kind: 'pdf'; readonly html: string }

type Failure = { readonly code: ProblemCode; readonly message: string }

const resultOf = (work: Promise<unknown>): Promise<Result<unknown>> =>
  work.then(
    (value) => ({ ok: true, value }),
    (error: unknown) => ({ ok: false, error: problemOf(error) }),
  )

// ---- in the host's process ----------------------------------------------------------------------------------

/** Opens the host and answers what comes; gives the function that hears messages. */
export function serveHost(
  post: (message: FromHost) => void,
  open: (platform: Platform) => Host,
): (message: ToHost) => void {
  const asked = new Map<number, (result: Result<unknown>) => void>()
  let asks = 0

  const ask = <T>(what: Ask, signal?: AbortSignal): Promise<T> =>
    new Promise((resolve, reject) => {
      const id = ++asks
      const abandon = (): void => post({ kind: 'abandon', id })
      signal?.addEventListener('abort', abandon, { once: true })
      asked.set(id, (result) => {
        asked.delete(id)
        signal?.removeEventListener('abort', abandon)
        if (result.ok) resolve(result.value as T)
        else reject(new Problem(result.error.code, result.error.message))
      })
      post({ kind: 'ask', id, what })
    })

  let host: Host
  try {
    host = open({
      saveFile: (file) => ask({ kind: 'saveFile', file }),
      chooseFolder: (title) => ask({ kind: 'chooseFolder', title }),
      pdf: (html, signal) => ask({ kind: 'pdf', html }, signal),
    })
  } catch (error) {
    post({ kind: 'refused', error: problemOf(error) })
    return () => {}
  }
  host.subscribe((event) => post({ kind: 'event', event }))
  post({ kind: 'ready' })
  return (message) => {
    if (message.kind === 'answer') asked.get(message.id)?.(message.result)
    else if (message.kind === 'close') void host.close().then(() => post({ kind: 'closed' }))
    else {
      const { id, method, args } = message
      void host.call(method, args).then((result) => post({ kind: 'result', id, result }))
    }
  }
}

// ---- in the main process ------------------------------------------------------------------------------------

/** The host's process as the main one sees it. */
export interface HostProcess {
  post(message: ToHost): void
  onMessage(listener: (message: FromHost) => void): void
  /** Told once, when the process has ended for whatever reason. */
  onExit(listener: () => void): void
}

const fallen: Failure = {
  code: 'internal',
  message: '程序管数据的部分意外停止了，这一步没有完成；已保存的内容没有丢失，请再试一次。',
}

/** A host process with the calls that it has not answered yet. */
interface Running {
  readonly child: HostProcess
  readonly calls: Map<number, (result: Result<unknown>) => void>
  readonly ready: Promise<void>
}

/**
 * The host as the main process calls it. A process that falls fails the calls that it had; the next call starts
 * another one.
 * @param start starts the process
 * @param refused told where the data cannot be opened; calls are not answered then
 */
export function linkHost({
  start,
  platform,
  refused,
}: {
  readonly start: () => HostProcess
  readonly platform: Required<Platform>
  readonly refused: (error: Failure) => void
}): Host {
  const listeners = new Set<(event: HostEvent) => void>()
  const tell = (event: HostEvent): void => {
    for (const listener of listeners) listener(event)
  }
  let serial = 0
  let running: Running | null = null
  let closing: Promise<void> | null = null

  const run = (): Running => {
    const child = start()
    const calls: Running['calls'] = new Map()
    const asks = new Map<number, AbortController>()
    let ready = (): void => {}
    const made: Running = { child, calls, ready: new Promise((resolve) => (ready = resolve)) }
    child.onMessage((message) => {
      if (message.kind === 'ready') ready()
      else if (message.kind === 'refused') refused(message.error)
      else if (message.kind === 'event') tell(message.event)
      else if (message.kind === 'abandon') asks.get(message.id)?.abort()
      else if (message.kind === 'result') {
        calls.get(message.id)?.(message.result)
        calls.delete(message.id)
      } else if (message.kind === 'ask') {
        const { id, what } = message
        const stop = new AbortController()
        asks.set(id, stop)
        const work =
          what.kind === 'saveFile'
            ? platform.saveFile(what.file)
            : what.kind === 'chooseFolder'
              ? platform.chooseFolder(what.title)
              : platform.pdf(what.html, stop.signal)
        void resultOf(work).then((result) => {
          asks.delete(id)
          child.post({ kind: 'answer', id, result })
        })
      }
    })
    child.onExit(() => {
      if (running === made) running = null
      ready()
      for (const stop of asks.values()) stop.abort()
      for (const answer of calls.values()) answer({ ok: false, error: fallen })
      calls.clear()
    })
    return made
  }

  const started = (): Running => {
    running ??= run()
    return running
  }
  started()

  return {
    call: (method, args) =>
      new Promise((resolve) => {
        if (closing !== null) {
          const message = '程序正在退出，请重新打开程序。'
          resolve({ ok: false, error: { code: 'internal', message } })
          return
        }
        const { child, calls, ready } = started()
        const id = ++serial
        calls.set(id, resolve)
        // One that fell before it was ready has answered already.
        void ready.then(() => calls.has(id) && child.post({ kind: 'call', id, method, args }))
      }),
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    close: () => {
      closing ??= new Promise((resolve) => {
        if (running === null) return resolve()
        const { child, ready } = running
        child.onExit(resolve)
        child.onMessage((message) => message.kind === 'closed' && resolve())
        void ready.then(() => child.post({ kind: 'close' }))
      })
      return closing
    },
  }
}
