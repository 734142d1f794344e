/** Electron's own program where it is not here yet: whether it could be fetched, and fetching it. */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import http from 'node:http'
import { join } from 'node:path'
import { electronBinary, packageFolder } from '../../files/electron-binary.ts'

/** A setting of Electron's downloader, by the names that the downloader itself looks for. */
const setting = (environment: NodeJS.ProcessEnv, name: string): string | undefined =>
  environment[`npm_config_electron_${name}`] ||
  environment[`NPM_CONFIG_ELECTRON_${name.toUpperCase()}`] ||
  environment[`ELECTRON_${name.toUpperCase()}`]

/** Where Electron's downloader would fetch from. */
function downloadAddress(folder: string, environment: NodeJS.ProcessEnv): string {
  const { version, repository } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    version: string
    repository: string
  }
  const mirror = setting(environment, 'mirror') ?? `${repository}/releases/download/`
  const place = setting(environment, 'custom_dir') ?? `v${version}`
  const file =
    setting(environment, 'custom_filename') ?? `electron-v${version}-${process.platform}-${process.arch}.zip`
  return `${mirror}${place.replace('{{ version }}', version)}/${file}`
}

/** Whether the download would work, found out within three seconds. */
export async function canDownload(environment: NodeJS.ProcessEnv = process.env): Promise<boolean> {
  const folder = packageFolder()
  if (folder === null) return false
  try {
    // Offices reach the outside through a proxy more often than not.
    http.setGlobalProxyFromEnv(environment)
    const address = downloadAddress(folder, environment)
    const { ok } = await fetch(address, { method: 'HEAD', signal: AbortSignal.timeout(3_000) })
    return ok
  } catch {
    return false
  }
}

/** Fetches Electron with its own installer, whose words are shown; whether it is here afterwards. */
export async function download(): Promise<boolean> {
  const folder = packageFolder()
  if (folder === null) return false
  const child = spawn(process.execPath, [join(folder, 'install.js')], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, NODE_USE_ENV_PROXY: '1' },
  })
  await new Promise((resolve) => {
    child.once('exit', resolve)
    child.once('error', resolve)
  })
  return electronBinary() !== null
}
