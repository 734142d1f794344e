/** Starts the program behind its loopback door and a real browser in front of it, as a person would. */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { type Browser, chromium, type Page } from 'playwright-core'

const candidates = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]

/** The machine's Chromium; null where it has none. */
export const chromiumPath: string | null =
  candidates.find((path): path is string => path !== undefined && existsSync(path)) ?? null

/** Said once by every file of browser tests, so that nobody takes silence for success. */
export const skipped = chromiumPath === null
if (skipped)
  console.warn(
    '本机没有 Chromium，跳过浏览器测试（apt-get install chromium，或用环境变量 CHROMIUM 指明路径）。',
  )

export interface Program {
  readonly page: Page
  /** The folder that the program keeps its data in. */
  readonly data: string
  /** Ends the server (as a crash would, with 'SIGKILL') and starts it again on the same data. */
  restart(signal?: NodeJS.Signals): Promise<void>
  close(): Promise<void>
}

const root = join(import.meta.dirname, '../..')

/** Starts the program on an empty library; `visible` shows the window on the display, for keys that come through it. */
export async function startProgram(size = { width: 1366, height: 768 }, visible = false): Promise<Program> {
  const data = await mkdtemp(join(tmpdir(), 'sgb-'))
  let server = await serve(data)
  const browser: Browser = await chromium.launch({
    executablePath: chromiumPath ?? '',
    headless: !visible,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      `--window-size=${size.width},${size.height}`,
    ],
  })
  const context = await browser.newContext({
    viewport: visible ? null : size,
    locale: 'zh-CN',
    acceptDownloads: true,
  })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  const faults: string[] = []
  let down = false
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    // The stream of events, and what is asked for in the background, look for a server that a test has just ended.
    const gone = message.location().url.endsWith('/events') || (down && /ERR_CONNECTION/.test(message.text()))
    if (message.type() === 'error' && !gone) faults.push(message.text())
  })
  // Nothing is ever sent anywhere but to the program itself: every path that a test walks is held to it.
  page.on('request', (request) => {
    const url = request.url()
    if (!/^(?:http:\/\/127\.0\.0\.1:\d+\/|blob:|data:|about:)/.test(url)) faults.push(`asked for ${url}`)
  })
  await page.goto(server.url)
  return {
    page,
    data,
    async restart(signal = 'SIGTERM') {
      down = true
      await stop(server.child, signal)
      server = await serve(data)
      await page.goto(server.url)
      down = false
    },
    async close() {
      await browser.close()
      await stop(server.child, 'SIGTERM')
      await rm(data, { recursive: true, force: true })
      if (faults.length > 0) throw new Error(`the page complained: ${faults.join(' | ')}`)
    },
  }
}

async function serve(data: string): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(
    process.execPath,
    [join(root, 'electron/doors/command/cli.ts'), 'serve', '--port', '0'],
    {
      cwd: root,
      env: { ...process.env, SGB_DATA: data, CI: 'true' },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const lines = createInterface({ input: child.stdout })
  for await (const line of lines) {
    if (line.startsWith('http://')) return { child, url: line.trim() }
  }
  throw new Error('the server printed no address')
}

const stop = (child: ChildProcess, signal: NodeJS.Signals): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve()
    child.once('exit', () => resolve())
    child.kill(signal)
  })
