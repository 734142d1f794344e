/**
 * `npm start`: builds what is missing, then opens the program in Electron, or in the browser where there is no
 * Electron and it cannot be fetched, or prints its address where there is no display.
 */
import { spawn } from 'node:child_process'
import { electronBinary } from '../../files/electron-binary.ts'
import { problemOf } from '../../host/problems.ts'
import { processOutput } from '../command/output.ts'
import { serve } from '../command/serve.ts'
import { ensureAll, projectFolder } from './build.ts'
import { canDownload, download } from './download.ts'

const output = processOutput()

/** Whether a window could be shown to somebody. */
function hasDisplay(environment: NodeJS.ProcessEnv = process.env): boolean {
  if (environment.CI) return false
  if (process.platform !== 'linux') return true
  return Boolean(environment.DISPLAY || environment.WAYLAND_DISPLAY)
}

/** Opens the address in the person's browser; where none can be started, the printed address is enough. */
async function openBrowser(address: string): Promise<void> {
  try {
    const { default: open } = await import('open')
    const child = await open(address)
    child.once('error', () => output.error('没能自动打开浏览器，请把上面的地址复制到浏览器里打开。'))
  } catch {
    output.error('没能自动打开浏览器，请把上面的地址复制到浏览器里打开。')
  }
}

async function start(): Promise<number> {
  ensureAll(output.error)
  if (!hasDisplay()) {
    output.error('这台机器没有显示器，请在浏览器里打开下面的地址；按 Ctrl+C 结束。')
    return await serve(0, output)
  }
  const binary = electronBinary() ?? (await fetched())
  if (binary !== null) {
    const code = await runElectron(binary)
    if (code === 0) return 0
    output.error('Electron没能在这台机器上启动（原因见上），改在浏览器里打开；按 Ctrl+C 结束。')
  } else {
    output.error(
      '没有Electron程序文件，也连不上它的下载地址，改在浏览器里打开；要用窗口版，请先设好镜像地址（环境变量 ELECTRON_MIRROR=镜像地址/）再运行 npm start；按 Ctrl+C 结束。',
    )
  }
  return await serve(0, output, openBrowser)
}

/** Electron's executable, fetched where that is possible. */
async function fetched(): Promise<string | null> {
  if (!(await canDownload())) return null
  output.error('首次启动，正在下载Electron（约一百兆）……')
  return (await download()) ? electronBinary() : null
}

/** Runs the shell; 0 where it ran, or else the code with which it failed to start at all. */
function runElectron(binary: string): Promise<number> {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  return new Promise((resolve) => {
    const began = Date.now()
    const child = spawn(binary, [projectFolder], { stdio: 'inherit' })
    let stopped = false
    const pass = (signal: NodeJS.Signals) => {
      stopped = true
      child.kill(signal)
    }
    const end = (code: number) => {
      for (const signal of signals) process.off(signal, pass)
      resolve(code)
    }
    for (const signal of signals) process.on(signal, pass)
    child.once('error', () => end(1))
    // A program that ran for a while and then fell is not helped by starting another one beside it.
    child.once('exit', (code) => end(stopped || Date.now() - began > 10_000 ? 0 : (code ?? 1)))
  })
}

try {
  process.exitCode = await start()
} catch (error) {
  output.error(problemOf(error).message)
  process.exitCode = 1
}
