/** Builds what the checkout has not built yet, so that one command starts the program. */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Problem } from '../../../shared/problem.ts'

/** The project's root. */
export const projectFolder = fileURLToPath(new URL('../../..', import.meta.url))

/** One of the two things that are built, with what it is built from. */
interface Product {
  readonly made: string
  readonly sources: readonly string[]
  readonly config: string
}

const face: Product = {
  made: 'dist/renderer/index.html',
  sources: ['renderer', 'shared', 'package.json'],
  config: 'vite.config.ts',
}

const shell: Product = {
  made: 'dist/electron/main.js',
  sources: ['electron', 'shared', 'package.json'],
  config: 'vite.electron.config.ts',
}

/** Builds the face where it is missing or older than its sources. */
export const ensureFace = (say: (line: string) => void): void => ensure([face], say)

/** Builds the face and Electron's shell where they are missing or older than their sources. */
export const ensureAll = (say: (line: string) => void): void => ensure([face, shell], say)

function ensure(products: readonly Product[], say: (line: string) => void): void {
  const old = products.filter(isOld)
  const tool = join(projectFolder, 'node_modules/vite/bin/vite.js')
  if (old.length === 0) return
  if (!existsSync(tool)) {
    // An installation without the tools runs what it was delivered with.
    if (old.every(({ made }) => existsSync(join(projectFolder, made)))) return
    throw new Problem('not-found', '程序还没有安装完整，请先在项目文件夹里运行 npm ci。')
  }
  say('正在准备界面，约需十几秒……')
  for (const { config, made } of old) {
    // The build's own words go to stderr: stdout belongs to the address.
    const { status } = spawnSync(
      process.execPath,
      [tool, 'build', '--config', config, '--logLevel', 'warn'],
      {
        cwd: projectFolder,
        // Whoever asks, a test among them: people get the face without the libraries' warnings to developers.
        env: { ...process.env, NODE_ENV: 'production' },
        stdio: ['ignore', 2, 2],
      },
    )
    if (status === 0) continue
    // Where the project may not be written, what was built before still runs.
    if (!existsSync(join(projectFolder, made))) {
      throw new Problem('internal', '界面没有准备成功，请看上面的说明，或运行 npm run build 查看原因。')
    }
    say('界面没能重新准备（原因见上），先用上次准备好的。')
  }
}

function isOld({ made, sources, config }: Product): boolean {
  const file = join(projectFolder, made)
  if (!existsSync(file)) return true
  const time = statSync(file).mtimeMs
  return [...sources, config].some((source) => newest(join(projectFolder, source)) > time)
}

/** When something in it was last changed, in milliseconds. */
function newest(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (stat === undefined) return 0
  if (!stat.isDirectory()) return stat.mtimeMs
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))))
}
