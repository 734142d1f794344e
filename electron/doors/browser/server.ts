/**
 * The loopback door: the face and the contract for a browser on this machine, and for nobody else. It listens on
 * 127.0.0.1 only; the address it prints holds a secret that becomes a cookie; Host and Origin are checked so that
 * no page of another site can reach it through the browser.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { pack, unpack } from '../../../shared/contract/wire.ts'
import { Problem, type Result } from '../../../shared/problem.ts'
import type { Host } from '../../host/host.ts'
import { problemOf } from '../../host/problems.ts'
import { pageFile, securityHeaders } from './page.ts'

/** For how many milliseconds a ticket is good: a slow machine's browser takes a while to start. */
const ticketLife = 120_000

/** After how many milliseconds a browser whose stream of events broke asks for it again. */
const reconnect = 3_000

/** The largest body of a call, in bytes. */
export const bodyLimit = 64 * 2 ** 20

export interface ServerOptions {
  /** 0 for any free one. */
  readonly port: number
  /** The built face. */
  readonly rendererFolder: string
  /** Tests give less. */
  readonly limit?: number
}

export interface Server {
  /** The address with its token, for the person who started the program. */
  readonly address: string
  readonly port: number
  /**
   * An address that lets one browser in once, for a command line, which every user of the machine may read. Asked
   * for a second time it lets nobody in, and whom it let in before is out: one of the two was a stranger.
   */
  ticket(): string
  /** Stops listening; calls that are running are answered first. */
  close(): Promise<void>
}

/**
 * Starts listening.
 * @throws Problem where the port is taken or not allowed
 */
export async function createServer(host: Host, options: ServerOptions): Promise<Server> {
  const { rendererFolder, limit = bodyLimit } = options
  const token = secret()
  const server = createHttpServer((request, response) => {
    respond(request, response).catch((error) => {
      problemOf(error)
      response.destroy()
    })
  })
  const port = await listen(server, options.port)
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`]
  const cookieName = `sgb-${port}`
  const tickets = new Map<string, Ticket>()

  /** The session that a request's cookie names: that of the printed address, or of a ticket. */
  function admitted(request: IncomingMessage): boolean {
    const given = cookie(request, cookieName)
    return [token, ...[...tickets.values()].flatMap(({ session }) => session ?? [])].some((one) =>
      equal(given, one),
    )
  }

  /** The session that a ticket is exchanged for; null where it is none, or no longer good. */
  function redeemed(given: string): string | null {
    const ticket = tickets.get(given)
    if (ticket === undefined) return null
    if (ticket.session !== null || performance.now() > ticket.until) {
      tickets.delete(given)
      return null
    }
    ticket.session = secret()
    return ticket.session
  }

  const address = (name: 'token' | 'ticket', value: string) => `http://127.0.0.1:${port}/?${name}=${value}`

  const enter = (response: ServerResponse, session: string): void =>
    send(response, 303, {
      location: '/',
      'cache-control': 'no-store',
      'set-cookie': `${cookieName}=${session}; HttpOnly; SameSite=Strict; Path=/`,
    })
  const streams = new Set<ServerResponse>()

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const host = request.headers.host ?? ''
    if (!hosts.includes(host)) return refuse(request, response)
    const { origin } = request.headers
    if (origin !== undefined && origin !== `http://${host}`) return refuse(request, response)
    const url = new URL(request.url ?? '/', `http://${host}`)
    const reading = request.method === 'GET' || request.method === 'HEAD'

    const given = url.searchParams.get('token')
    if (reading && url.pathname === '/' && given !== null) {
      return equal(given, token) ? enter(response, token) : refuse(request, response)
    }
    const ticket = url.searchParams.get('ticket')
    if (request.method === 'GET' && url.pathname === '/' && ticket !== null) {
      const session = redeemed(ticket)
      return session === null ? refuse(request, response) : enter(response, session)
    }
    if (!admitted(request)) return refuse(request, response)

    if (url.pathname === '/events' && request.method === 'GET') return tell(request, response)
    if (url.pathname.startsWith('/call/'))
      return await answer(request, response, url.pathname.slice('/call/'.length))
    if (!reading) return plain(request, response, 405, '这里只能读取页面。')
    const file = await pageFile(rendererFolder, url.pathname)
    if (file === null) return plain(request, response, 404, '没有这个页面。')
    const immutable = url.pathname.startsWith('/assets/')
    send(
      response,
      200,
      {
        'content-type': file.type,
        'cache-control': immutable ? 'private, max-age=31536000, immutable' : 'no-store',
      },
      request.method === 'HEAD' ? undefined : file.bytes,
    )
  }

  /** Tells what changes by itself for as long as the browser listens (Server-Sent Events). */
  function tell(request: IncomingMessage, response: ServerResponse): void {
    // Not in chunks: where the program ends in the middle, the browser sees the end of the stream and no fault.
    response.removeHeader('transfer-encoding')
    response.writeHead(200, {
      ...securityHeaders,
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
    })
    response.write(`retry: ${reconnect}\n\n`)
    streams.add(response)
    const forget = host.subscribe((event) => void response.write(`data: ${JSON.stringify(event)}\n\n`))
    request.once('close', () => {
      forget()
      streams.delete(response)
    })
  }

  async function answer(request: IncomingMessage, response: ServerResponse, method: string): Promise<void> {
    if (request.method !== 'POST') return plain(request, response, 405, '这里只接受程序自己的请求。')
    const own = request.headers.origin !== undefined || request.headers['sec-fetch-site'] === 'same-origin'
    if (!own) return refuse(request, response)
    const type = request.headers['content-type'] ?? ''
    if (!/^multipart\/form-data\s*;/i.test(type)) {
      return plain(request, response, 415, '这里只接受程序自己的请求。')
    }
    const body = await bodyFor(await resultOf(request, type, method))
    send(response, 200, { 'content-type': body.type, 'cache-control': 'no-store' }, body.bytes)
  }

  async function resultOf(request: IncomingMessage, type: string, method: string): Promise<Result<unknown>> {
    try {
      const body = await bodyOf(request, limit)
      return await host.call(method, await argumentsIn(body, type))
    } catch (error) {
      return { ok: false, error: problemOf(error) }
    }
  }

  return {
    address: address('token', token),
    port,
    ticket: () => {
      const made = secret()
      tickets.set(made, { until: performance.now() + ticketLife, session: null })
      return address('ticket', made)
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeIdleConnections()
        for (const stream of streams) stream.end()
        setTimeout(() => server.closeAllConnections(), 2_000).unref()
      }),
  }
}

function listen(server: ReturnType<typeof createHttpServer>, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') {
        reject(new Problem('invalid', `端口${port}已被占用，请用 --port 换一个，或不写 --port 由程序自选。`))
      } else if (error.code === 'EACCES') {
        reject(new Problem('invalid', `系统不允许使用端口${port}，请用 --port 换一个大于1024的。`))
      } else reject(error)
    })
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : port)
    })
  })
}

/** What lets a browser in once, and the session that it was exchanged for; null as long as it was not. */
interface Ticket {
  readonly until: number
  session: string | null
}

const secret = (): string => randomBytes(32).toString('base64url')

/** Equality that tells nothing by its time. */
function equal(given: string, secret: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(secret))
}

function cookie(request: IncomingMessage, name: string): string {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const [key, value] = pair.trim().split('=', 2)
    if (key === name && value !== undefined) return value
  }
  return ''
}

function send(
  response: ServerResponse,
  status: number,
  headers: Record<string, string>,
  body?: Uint8Array | string,
): void {
  response.writeHead(status, { ...securityHeaders, ...headers })
  response.end(body)
}

/** A plain Chinese page; what is left of the request is thrown away. */
function plain(request: IncomingMessage, response: ServerResponse, status: number, sentence: string): void {
  request.resume()
  send(
    response,
    status,
    { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
    `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>双过半</title><p>${sentence}</p></html>\n`,
  )
}

const refuse = (request: IncomingMessage, response: ServerResponse): void =>
  plain(
    request,
    response,
    403,
    '这个地址不能直接打开，请在程序启动时显示的网址上打开（整行复制，末尾的口令不能少）。',
  )

/** The body, as far as it may be long; a longer one is read to its end, so that the answer arrives, and not kept. */
async function bodyOf(request: IncomingMessage, limit: number): Promise<Buffer<ArrayBuffer>> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size <= limit) chunks.push(chunk)
    else chunks.length = 0
    if (size > 16 * limit) break
  }
  if (size > limit) {
    throw new Problem(
      'too-large',
      `文件太大（上限${Math.floor(limit / 2 ** 20)}MB），请只留下要用的工作表再试一次。`,
    )
  }
  return Buffer.concat(chunks)
}

async function argumentsIn(body: Buffer<ArrayBuffer>, type: string): Promise<unknown> {
  let form: FormData
  try {
    form = await new Response(body, { headers: { 'content-type': type } }).formData()
  } catch (cause) {
    throw new Problem('invalid', '收到的数据不完整，请再试一次。', { cause })
  }
  const parts: Uint8Array[] = []
  for (;;) {
    const part = form.get(`part${parts.length}`)
    if (!(part instanceof Blob)) break
    parts.push(new Uint8Array(await part.arrayBuffer()))
  }
  return unpack(String(form.get('json')), parts)
}

/** An answer as it is sent: its JSON alone where nothing else is in it, for a form is slow to make and to read. */
async function bodyFor(result: Result<unknown>): Promise<{ type: string; bytes: Uint8Array }> {
  const { json, parts } = pack(result)
  if (parts.length === 0) return { type: 'application/json; charset=utf-8', bytes: Buffer.from(json) }
  const form = new FormData()
  form.set('json', json)
  parts.forEach((part, at) => {
    form.set(`part${at}`, new Blob([part]))
  })
  const response = new Response(form)
  return {
    type: response.headers.get('content-type') ?? '',
    bytes: new Uint8Array(await response.arrayBuffer()),
  }
}
