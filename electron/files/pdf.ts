/** The printed pages as a PDF, made by the Chromium that the machine has: Chrome, Edge or Chromium itself. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Problem } from '../../shared/problem.ts'
import { electronBinary } from './electron-binary.ts'

const program = (...parts: readonly string[]) =>
  ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((name) => {
    const folder = process.env[name]
    return folder === undefined ? [] : [join(folder, ...parts)]
  })

/** Where browsers made of Chromium are installed, by system. */
const places: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  win32: [
    ...program('Microsoft', 'Edge', 'Application', 'msedge.exe'),
    ...program('Google', 'Chrome', 'Application', 'chrome.exe'),
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/microsoft-edge',
    '/snap/bin/chromium',
  ],
}

/** The browser to print with: the one that CHROMIUM names, else one that is installed; null where there is none. */
export function findChromium(environment: NodeJS.ProcessEnv = process.env): string | null {
  const named = environment.CHROMIUM
  if (named !== undefined && named !== '') return existsSync(named) ? named : null
  return (places[process.platform] ?? []).find((path) => existsSync(path)) ?? null
}

/** Milliseconds that printing may take. */
const LONGEST = 120_000

const cancelled = () => new Problem('cancelled', '已取消导出，要用时请再导出一次。')

const none = () =>
  new Problem(
    'unsupported',
    '这台电脑上没有找到Chrome、Edge或Chromium，不能生成PDF；请导出Word，或在打印窗口里选择“另存为PDF”。',
  )

/** Runs a program that writes the PDF of a page; both names are in a folder that is thrown away. */
export type PrintFile = (page: string, pdf: string, signal: AbortSignal) => Promise<void>

/** Prints an HTML document in a folder of its own with what `print` runs. */
export async function pdfWith(
  print: PrintFile,
  html: string,
  signal?: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  if (signal?.aborted) throw cancelled()
  const folder = await mkdtemp(join(tmpdir(), 'sgb-print-'))
  const [page, pdf] = [join(folder, 'page.html'), join(folder, 'page.pdf')]
  const ends = AbortSignal.any([AbortSignal.timeout(LONGEST), ...(signal === undefined ? [] : [signal])])
  try {
    await writeFile(page, html)
    await print(page, pdf, ends)
    return new Uint8Array(await readFile(pdf))
  } catch (error) {
    if (signal?.aborted) throw cancelled()
    if (error instanceof Problem) throw error
    throw new Problem('unsupported', '没有生成PDF，请导出Word，或在打印窗口里选择“另存为PDF”。', {
      cause: error,
    })
  } finally {
    await rm(folder, { recursive: true, force: true }).catch(() => {})
  }
}

const run = (path: string, args: readonly string[], signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(path, args, { stdio: 'ignore', signal })
    child.once('error', reject)
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${path} ended with ${code}`))))
  })

/** Without a browser the program's own Electron prints, where it is here and built. */
async function pdfByElectronBinary(html: string, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  const binary = electronBinary()
  const main = join(import.meta.dirname, '../../dist/electron/main.js')
  if (binary === null || !existsSync(main)) throw none()
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return await pdfWith(
    (page, pdf, ends) => run(binary, [...sandbox, main, '--print-pdf', page, pdf], ends),
    html,
    signal,
  )
}

/**
 * The PDF of a print document (shared/page/document.ts).
 * @throws Problem('unsupported') where no browser is found or it fails, Problem('cancelled')
 */
export async function pdfByChromium(html: string, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  const path = findChromium()
  if (path === null) return await pdfByElectronBinary(html, signal)
  const print: PrintFile = (page, pdf, ends) =>
    run(
      path,
      [
        '--headless',
        '--disable-gpu',
        '--no-first-run',
        '--disable-extensions',
        '--disable-background-networking',
        `--user-data-dir=${join(page, '..', 'profile')}`,
        // Chromium refuses to be root's with its sandbox; the page has no script and nothing from outside.
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--no-pdf-header-footer',
        `--print-to-pdf=${pdf}`,
        page,
      ],
      ends,
    )
  return await pdfWith(print, html, signal)
}
