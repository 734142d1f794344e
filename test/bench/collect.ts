/** How long it takes to read, match, merge and judge returns, beside openpyxl that only reads the same cells. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

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

/** Times of that many returns, ours and theirs one after the other in each round, in a process of their own. */
export function collecting(count: number, rounds: number): Collecting {
  const folder = mkdtempSync(join(tmpdir(), 'sgb-bench-'))
  const run = (...args: readonly string[]): string => {
    const script = join(import.meta.dirname, 'collect-run.ts')
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' })
    if (status !== 0) throw new Error(`collect-run.ts ${args.join(' ')}: ${stderr}`)
    return stdout
  }
  try {
    run('write', folder, String(count))
    return JSON.parse(run('read', folder, String(count), String(rounds))) as Collecting
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
