/** Starts and stops the real shell for the tests, as a person would: from the built project, with a data folder. */
import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'
import { electronBinary } from '../../electron/files/electron-binary.ts'

const project = fileURLToPath(new URL('../..', import.meta.url))

export { electronBinary }

export interface Shell {
  readonly page: Page
  readonly process: ChildProcess
  /** Everything the shell wrote to stdout and stderr so far. */
  readonly words: () => string
  /** Closes the window as a person does and waits until the program has ended; its exit code. */
  readonly close: () => Promise<number | null>
}

/**
 * Starts the shell on that data folder, with files as a double click gives them. Playwright's own launcher for Electron preloads a script that not every
 * runtime takes, so this speaks to the window through Chromium's debugging port.
 */
export async function launch(data: string, ...files: readonly string[]): Promise<Shell> {
  const binary = electronBinary()
  if (binary === null) throw new Error('there is no Electron binary')
  const child = spawn(binary, [project, '--remote-debugging-port=0', ...files], {
    env: { ...process.env, SGB_DATA: data },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let words = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      words += text
    })
  }
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const endpoint = await until(() => {
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Error(`the shell ended with ${child.exitCode ?? child.signalCode}:\n${words}`)
    }
    return /DevTools listening on (ws:\S+)/.exec(words)?.[1]
  })
  // A first start right behind other work has taken longer than Playwright's half minute.
  const browser: Browser = await chromium
    .connectOverCDP(endpoint, { timeout: 90_000 })
    .catch(async (error) => {
      // A second program on the same folder ends while we try.
      const code = await Promise.race([
        ended,
        new Promise((resolve) => setTimeout(resolve, 5_000, 'nothing yet')),
      ])
      throw new Error(`the shell ended with ${code}:\n${words}`, { cause: error })
    })
  const page = await until(() => {
    if (child.exitCode !== null) throw new Error(`the shell ended with ${child.exitCode}:\n${words}`)
    return browser.contexts()[0]?.pages()[0]
  })
  await page.waitForLoadState()
  return {
    page,
    process: child,
    words: () => words,
    close: async () => {
      // Closing the page over the debugging port is what the window's close button does: the window goes, and with
      // it the program.
      await page.close().catch(() => {})
      await browser.close().catch(() => {})
      const code = await Promise.race([
        ended,
        new Promise<'late'>((resolve) => setTimeout(resolve, 15_000, 'late')),
      ])
      if (code !== 'late') return code
      child.kill('SIGKILL')
      throw new Error(`the shell did not end:\n${words}`)
    },
  }
}

/** Waits for something to be there. */
export async function until<T>(look: () => T | undefined | Promise<T | undefined>): Promise<T> {
  const end = Date.now() + 30_000
  for (;;) {
    const found = await look()
    if (found !== undefined) return found
    if (Date.now() > end) throw new Error('it did not come within 30 seconds')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
