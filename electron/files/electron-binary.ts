/** Electron's executable on this machine: it opens the window, and makes PDFs where there is no browser. */
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const require = createRequire(import.meta.url)

/** The folder of the electron package; null where it is not installed. */
export function packageFolder(): string | null {
  try {
    return dirname(require.resolve('electron/package.json'))
  } catch {
    return null
  }
}

/** The path of Electron's executable where it is on this machine, without fetching anything; null where it is not. */
export function electronBinary(environment: NodeJS.ProcessEnv = process.env): string | null {
  const folder = packageFolder()
  if (folder === null) return null
  const named = join(folder, 'path.txt')
  const name = existsSync(named) ? readFileSync(named, 'utf8') : executables[process.platform]
  if (name === undefined) return null
  const override = environment.ELECTRON_OVERRIDE_DIST_PATH
  const path = override ? join(override, name) : join(folder, 'dist', name)
  return existsSync(path) ? path : null
}

const executables: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
  linux: 'electron',
}
