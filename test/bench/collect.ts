/** How long it takes to read, match, merge and judge returns, beside openpyxl that only reads the same cells. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { common, outside } from '../../vite.electron.config.ts'

/** Milliseconds from begin to end, and of the processor, whatever else the machine does; all threads together. */
export interface Times {
  readonly whole: number
  readonly processor: number
}

export interface Collecting {
  /** Of each round. */
  readonly ours: readonly Times[]
  /** openpyxl in the same rounds; none where Python or openpyxl is not there. */
  readonly theirs: readonly Times[]
  /** The most megabytes that the program held, until the end of each round. */
  readonly megabytes: readonly number[]
  /** Texts that the returns offer, and cells that they fill. */
  readonly taken: number
  readonly filled: number
}

const source = join(import.meta.dirname, 'collect-run.ts')
const root = join(import.meta.dirname, '..', '..')

/**
 * The process that collects, built as the program is that people install: from source, taking the types out would count
 * among what is measured.
 * @returns its script
 */
export async function builtCollecting(): Promise<string> {
  // Beside the libraries, which it finds in node_modules as the program does.
  const outDir = join(root, 'dist', 'bench')
  await build({
    ...{ configFile: false, root, publicDir: false, logLevel: 'error' },
    build: {
      ...{ ...common, outDir, emptyOutDir: true },
      rollupOptions: {
        input: {
          'collect-run': source,
          'thread-worker': join(root, 'electron', 'files', 'thread', 'thread-worker.ts'),
        },
        external: outside,
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  })
  return join(outDir, 'collect-run.js')
}

/**
 * Times of that many returns, ours and theirs one after the other in each round, in a process of their own.
 * @param built the script that collects (builtCollecting)
 * @param wall whether the wall was opened before, which has the threads made ready
 */
export function collecting(
  built: string,
  count: number,
  rounds: number,
  wall: 'open' | 'shut' = 'shut',
): Collecting {
  const folder = mkdtempSync(join(tmpdir(), 'sgb-bench-'))
  const run = (script: string, ...args: readonly string[]): string => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' })
    if (status !== 0) throw new Error(`${script} ${args.join(' ')}: ${stderr}`)
    return stdout
  }
  try {
    run(source, 'write', folder, String(count))
    const python = join(import.meta.dirname, 'collect.py')
    return JSON.parse(run(built, 'read', folder, String(count), String(rounds), python, wall)) as Collecting
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
