/**
 * How every host answers: by a method's name and plain arguments, which are checked here, with a Result; and how it
 * tells what changes by itself.
 */
import { argumentsOf, type Method } from '../../shared/contract/contract.ts'
import type { HostEvent } from '../../shared/contract/events.ts'
import { Problem, type Result } from '../../shared/problem.ts'
import type { Handlers } from './context.ts'
import { problemOf } from './problems.ts'

export interface Host {
  /** Answers a method of the contract; never rejects. */
  call(method: string, args: unknown): Promise<Result<unknown>>
  /** Hears what changes by itself; answers the function that stops hearing it. */
  subscribe(listener: (event: HostEvent) => void): () => void
  /** Waits for the calls that are running, then closes what is open. */
  close(): Promise<void>
}

/**
 * A host of those handlers; a method without one is not known to it.
 * @param end closes what is open, when the last call has been answered
 */
export function hostOf(
  handlersFor: (emit: (event: HostEvent) => void) => Partial<Handlers<Method>>,
  end: () => void = () => {},
): Host {
  const listeners = new Set<(event: HostEvent) => void>()
  const handlers = handlersFor((event) => {
    for (const listener of listeners) listener(event)
  })
  const running = new Set<Promise<unknown>>()
  let closed = false

  const run = async (method: string, args: unknown): Promise<unknown> => {
    if (closed) throw new Problem('internal', '程序正在退出，请重新打开程序。')
    const handler = isMethod(method) ? handlers[method] : undefined
    if (!isMethod(method) || handler === undefined)
      throw new Problem('invalid', '程序不认识这个操作，请重新打开程序后再试一次。')
    const parsed = argumentsOf[method].safeParse(args)
    if (parsed.success) return await (handler as (checked: unknown) => unknown)(parsed.data)
    const at = parsed.error.issues[0]?.path.join('.') ?? ''
    throw new Problem(
      'invalid',
      `程序收到了不合约定的数据（${at === '' ? method : `${method}: ${at}`}），请重新打开程序后再试一次。`,
      { cause: parsed.error },
    )
  }

  return {
    call: (method, args) => {
      const call: Promise<Result<unknown>> = run(method, args).then(
        (value) => ({ ok: true, value }),
        (error: unknown) => ({ ok: false, error: problemOf(error) }),
      )
      running.add(call)
      void call.then(() => running.delete(call))
      return call
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    close: async () => {
      if (closed) return
      closed = true
      await Promise.all(running)
      end()
    },
  }
}

const isMethod = (method: string): method is Method => Object.hasOwn(argumentsOf, method)
