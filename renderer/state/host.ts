/**
 * The face's end of the contract: through Electron's bridge where there is one, over the loopback door otherwise.
 * Nothing else in the face talks to the outside.
 */
import type { Bridge } from '../../shared/contract/bridge.ts'
import type { Method, Methods } from '../../shared/contract/contract.ts'
import type { HostEvent } from '../../shared/contract/events.ts'
import { pack, unpack } from '../../shared/contract/wire.ts'
import { Problem, type Result } from '../../shared/problem.ts'

declare global {
  interface Window {
    readonly host?: Bridge
  }
}

/**
 * Calls the host.
 * @throws Problem with a Chinese sentence for a person
 */
export async function call<M extends Method>(
  method: M,
  args: Methods[M]['arguments'],
): Promise<Methods[M]['value']> {
  const result = (await (window.host === undefined
    ? post(method, args)
    : window.host.call(method, args))) as Result<Methods[M]['value']>
  if (!result.ok) throw new Problem(result.error.code, result.error.message)
  return result.value
}

async function post(method: string, args: unknown): Promise<unknown> {
  const { json, parts } = pack(args)
  const body = new FormData()
  body.set('json', json)
  parts.forEach((part, at) => {
    body.set(`part${at}`, new Blob([part as Uint8Array<ArrayBuffer>]))
  })
  let form: FormData
  try {
    const response = await fetch(`call/${method}`, { method: 'POST', body })
    if (response.status === 403)
      throw new Problem('internal', '这个页面已经过期，请用程序新打印的地址重新打开。')
    if (response.headers.get('content-type')?.startsWith('application/json') === true)
      return unpack(await response.text(), [])
    form = await response.formData()
  } catch (error) {
    if (error instanceof Problem) throw error
    throw new Problem('internal', '与程序的连接断了。请不要关闭本页，重新启动程序后点“重试”。', {
      cause: error,
    })
  }
  const received: Uint8Array[] = []
  for (let at = 0; ; at++) {
    const part = form.get(`part${at}`)
    if (!(part instanceof Blob)) break
    received.push(new Uint8Array(await part.arrayBuffer()))
  }
  return unpack(String(form.get('json')), received)
}

type Listener = (event: HostEvent) => void

const listeners = new Set<Listener>()
const tell: Listener = (event) => {
  for (const listener of [...listeners]) listener(event)
}
let listening = false

/** Hears what changes by itself at the host; answers the function that stops hearing it. */
export function subscribe(listener: Listener): () => void {
  listeners.add(listener)
  if (!listening) {
    listening = true
    if (window.host === undefined) listenToStream()
    else window.host.subscribe(tell)
  }
  return () => void listeners.delete(listener)
}

/**
 * The stream of the loopback door; the browser asks for it again by itself when it breaks. A page that nobody sees
 * lets it go: a browser keeps only six connections to one program, and every open page would hold one.
 */
function listenToStream(): void {
  let stream: EventSource | null = null
  const follow = (): void => {
    if (document.hidden) {
      stream?.close()
      stream = null
    } else if (stream === null) {
      stream = new EventSource('events')
      stream.onmessage = ({ data }: MessageEvent<string>) => tell(JSON.parse(data) as HostEvent)
      stream.onopen = () => {
        // What was said before it was open is not said again: whatever may have changed is asked for anew.
        tell({ kind: 'library', whole: true })
        for (const kind of ['settings', 'versions'] as const) tell({ kind })
      }
    }
  }
  document.addEventListener('visibilitychange', follow)
  follow()
}

/** Gives a person the bytes of an exported file as a download. */
export function download(name: string, mime: string, bytes: Uint8Array<ArrayBuffer>): void {
  const url = URL.createObjectURL(new Blob([bytes], { type: mime }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
