import { mkdirSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createServer, type Server } from '../../../electron/doors/browser/server.ts'
import { createHost, type Host } from '../../../electron/host/host.ts'
import { pack, unpack } from '../../../shared/contract/wire.ts'
import { temporaryFolder } from '../support/folder.ts'

let host: Host
let server: Server
let cookie: string
let own: Record<string, string>

beforeEach(async () => {
  const folder = temporaryFolder()
  const rendererFolder = join(folder, 'renderer')
  mkdirSync(join(rendererFolder, 'assets'), { recursive: true })
  writeFileSync(join(rendererFolder, 'index.html'), '<title>双过半</title>')
  writeFileSync(join(rendererFolder, 'assets', 'a.js'), '1')
  writeFileSync(join(folder, 'secret.txt'), 'secret')
  host = createHost({ folder })
  server = await createServer(host, { port: 0, rendererFolder, limit: 100_000 })
  const { headers } = await ask('GET', new URL(server.address).pathname + new URL(server.address).search)
  cookie = String(headers['set-cookie']).split(';')[0] ?? ''
  own = { cookie, origin: `http://127.0.0.1:${server.port}` }
})

afterEach(async () => {
  await server.close()
  await host.close()
})

/** A request with exactly these headers and this path (fetch would tidy both up). */
function ask(method: string, path: string, headers: Record<string, string> = {}, body?: Uint8Array | string) {
  return new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: Buffer<ArrayBuffer> }>(
    (resolve, reject) => {
      const sent = request(
        { host: '127.0.0.1', port: server.port, method, path, headers, agent: false },
        (response) => {
          const chunks: Buffer[] = []
          response.on('data', (chunk: Buffer) => chunks.push(chunk))
          response.on('end', () => {
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              body: Buffer.concat(chunks),
            })
          })
        },
      )
      sent.on('error', reject)
      sent.end(body)
    },
  )
}

async function post(method: string, args: unknown, headers: Record<string, string> = own) {
  const { json, parts } = pack(args)
  const form = new FormData()
  form.set('json', json)
  for (const [at, part] of parts.entries()) form.set(`part${at}`, new Blob([part]))
  const packed = new Response(form)
  const type = packed.headers.get('content-type') ?? ''
  const answer = await ask(
    'POST',
    `/call/${method}`,
    { 'content-type': type, ...headers },
    new Uint8Array(await packed.arrayBuffer()),
  )
  return { ...answer, result: answer.status === 200 ? await read(answer) : undefined }
}

async function read(answer: { headers: NodeJS.Dict<string | string[]>; body: Buffer<ArrayBuffer> }) {
  const type = String(answer.headers['content-type'])
  if (type.startsWith('application/json')) return unpack(answer.body.toString(), [])
  const form = await new Response(answer.body, { headers: { 'content-type': type } }).formData()
  const parts: Uint8Array[] = []
  for (let part = form.get('part0'); part instanceof Blob; part = form.get(`part${parts.length}`)) {
    parts.push(new Uint8Array(await part.arrayBuffer()))
  }
  return unpack(String(form.get('json')), parts)
}

describe('the loopback door', () => {
  test('gives an address whose token becomes a cookie that no script and no other site can use', async () => {
    const { pathname, search, hostname } = new URL(server.address)
    expect(hostname).toBe('127.0.0.1')
    expect(Buffer.from(search.slice('?token='.length), 'base64url')).toHaveLength(32)
    const { status, headers } = await ask('GET', pathname + search)
    expect(status).toBe(303)
    expect(headers.location).toBe('/')
    expect(String(headers['set-cookie'])).toMatch(
      new RegExp(`^sgb-${server.port}=[\\w-]{43}; HttpOnly; SameSite=Strict; Path=/$`),
    )
  })

  describe('a ticket', () => {
    const enter = async (address: string) => {
      const { status, headers } = await ask('GET', new URL(address).pathname + new URL(address).search)
      return { status, cookie: String(headers['set-cookie']).split(';')[0] ?? '' }
    }

    test('lets one browser in and holds nothing that lets in another', async () => {
      const ticket = server.ticket()
      expect(ticket).not.toContain(new URL(server.address).searchParams.get('token'))
      const { status, cookie: session } = await enter(ticket)
      expect(status).toBe(303)
      expect(session).not.toBe(cookie)
      expect((await ask('GET', '/', { cookie: session })).status).toBe(200)
      expect((await post('library', {}, { ...own, cookie: session })).result).toMatchObject({ ok: true })
      const secret = new URL(ticket).searchParams.get('ticket')
      expect((await ask('GET', `/?token=${secret}`)).status).toBe(403)
      expect((await ask('GET', '/', { cookie: `sgb-${server.port}=${secret}` })).status).toBe(403)
    })

    test('used twice lets nobody in: one of the two was a stranger', async () => {
      const ticket = server.ticket()
      const first = await enter(ticket)
      expect((await enter(ticket)).status).toBe(403)
      expect((await ask('GET', '/', { cookie: first.cookie })).status).toBe(403)
      expect((await enter(ticket)).status).toBe(403)
      // The printed address is good all the same.
      expect((await ask('GET', '/', { cookie })).status).toBe(200)
    })

    test('is not good for ever', async () => {
      const ticket = server.ticket()
      const late = performance.now() + 10 * 60_000
      vi.spyOn(performance, 'now').mockReturnValue(late)
      expect((await enter(ticket)).status).toBe(403)
      vi.restoreAllMocks()
    })
  })

  test('serves the page with the cookie, under a strict policy', async () => {
    const { status, headers, body } = await ask('GET', '/', { cookie: `other=1; ${cookie}` })
    expect(status).toBe(200)
    expect(body.toString()).toContain('双过半')
    expect(headers['content-type']).toBe('text/html; charset=utf-8')
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self';/)
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
    })
    expect((await ask('GET', '/assets/a.js', { cookie })).headers['content-type']).toMatch(
      /^text\/javascript/,
    )
    expect((await ask('HEAD', '/', { cookie })).body).toHaveLength(0)
  })

  test.each<[string, () => ReturnType<typeof ask>]>([
    ['without a cookie', () => ask('GET', '/')],
    ['with a wrong cookie', () => ask('GET', '/', { cookie: cookie.replace(/.$/, '!') })],
    ['with a wrong token', () => ask('GET', '/?token=wrong')],
    ['under another name', () => ask('GET', '/', { cookie, host: `evil.example:${server.port}` })],
    ['under another port', () => ask('GET', '/', { cookie, host: '127.0.0.1:1' })],
    ['from another origin', () => ask('GET', '/', { cookie, origin: 'http://evil.example' })],
    ['from no origin', () => ask('GET', '/', { cookie, origin: 'null' })],
    ['by a call without a cookie', () => post('library', {}, { origin: own.origin ?? '' })],
    ['by a call of another origin', () => post('library', {}, { cookie, origin: 'http://localhost:1' })],
    ['by a call that does not say where it comes from', () => post('library', {}, { cookie })],
    ['by a call of another site', () => post('library', {}, { cookie, 'sec-fetch-site': 'cross-site' })],
  ])('refuses %s with a page that says what to do', async (_, asking) => {
    const { status, body, headers } = await asking()
    expect(status).toBe(403)
    expect(body.toString()).toContain('请在程序启动时显示的网址上打开')
    expect(headers['set-cookie']).toBeUndefined()
  })

  test.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e%5csecret.txt',
    '/%00',
    '/%',
    '/assets',
    '/none.js',
  ])('has no %s', async (path) => {
    expect((await ask('GET', path, { cookie })).status).toBe(404)
  })

  test('answers calls, with bytes both ways', async () => {
    expect((await post('create', { template: 'indicators', year: 2026 })).result).toMatchObject({ ok: true })
    expect((await post('library', {}, { cookie, 'sec-fetch-site': 'same-origin' })).result).toMatchObject({
      ok: true,
    })
    const [entry] = ((await post('library', {})).result as { value: { id: string }[] }).value
    expect((await post('exportFile', { id: entry?.id, format: 'csv' })).result).toMatchObject({
      ok: true,
      value: { kind: 'download', bytes: expect.any(Uint8Array) },
    })
    expect((await post('importFile', { name: 'a', bytes: new Uint8Array([1]) })).result).toMatchObject({
      ok: false,
      error: { code: expect.not.stringMatching(/^(invalid|internal)$/) },
    })
    expect((await post('none', {})).result).toMatchObject({ ok: false, error: { code: 'invalid' } })
  })

  test('tells what changes as a stream of events, which closing the server ends', async () => {
    const heard: string[] = []
    const ended = new Promise<void>((resolve, reject) => {
      const path = '/events'
      const sent = request(
        { host: '127.0.0.1', port: server.port, path, headers: { cookie } },
        (response) => {
          expect(response.headers['content-type']).toBe('text/event-stream; charset=utf-8')
          response.setEncoding('utf8').on('data', (text: string) => heard.push(text))
          response.once('end', resolve)
        },
      )
      sent.on('error', reject)
      sent.end()
    })
    await expect.poll(() => heard.length).toBeGreaterThan(0)
    const { result } = await post('create', { template: 'indicators', year: 2026 })
    const { id } = (result as { value: { id: string } }).value
    await post('apply', { id, base: 0, step: { name: '步', edits: [] } })
    await expect
      .poll(() => heard.join(''))
      .toMatch(`data: {"kind":"library"}\n\ndata: {"kind":"attachment","id":"${id}","revision":1}\n\n`)
    const closing = performance.now()
    await server.close()
    await ended
    expect(performance.now() - closing).toBeLessThan(1_500)
  })

  test.each<[string, () => Record<string, string>]>([
    ['without a cookie', () => ({})],
    ['from another origin', () => ({ cookie, origin: 'http://evil.example' })],
    ['under another name', () => ({ cookie, host: `evil.example:${server.port}` })],
  ])('tells nothing to those who ask %s', async (_, headers) => {
    expect((await ask('GET', '/events', headers())).status).toBe(403)
  })

  test('takes no other methods and no other types', async () => {
    expect((await ask('GET', '/call/library', own)).status).toBe(405)
    expect((await ask('PUT', '/', own)).status).toBe(405)
    expect(
      (await ask('POST', '/call/library', { ...own, 'content-type': 'application/json' }, '{}')).status,
    ).toBe(415)
    const type = { ...own, 'content-type': 'multipart/form-data; boundary=x' }
    expect(await read(await ask('POST', '/call/library', type, 'rubbish'))).toMatchObject({
      ok: false,
      error: { code: 'invalid' },
    })
  })

  test('refuses a body that is too long, however it is sent', async () => {
    const long = new Uint8Array(300_000)
    expect((await post('importFile', { name: 'a', bytes: long })).result).toMatchObject({
      ok: false,
      error: { code: 'too-large' },
    })
    const chunked = {
      ...own,
      'content-type': 'multipart/form-data; boundary=x',
      'transfer-encoding': 'chunked',
    }
    expect(await read(await ask('POST', '/call/importFile', chunked, long))).toMatchObject({
      ok: false,
      error: { code: 'too-large' },
    })
  })

  test('says so where the port is taken', async () => {
    await expect(createServer(host, { port: server.port, rendererFolder: '.' })).rejects.toMatchObject({
      message: expect.stringContaining(`端口${server.port}已被占用`),
    })
  })
})
