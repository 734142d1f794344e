/**
 * The program killed at random moments of everything that it does.
 *
 *   npm run kills -- [how often] [--seed N] [--work NAME]
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Ground, groundOf, killOnce } from './kills.ts'
import { works } from './traces.ts'

/** So often one data folder is used before another takes its place. */
const TURNS = 25

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string' }, work: { type: 'string' } },
})
const count = Number(positionals[0] ?? 100)
const seed = Number(values.seed ?? 1)
const chosen = works.filter((name) => values.work === undefined || name === values.work)

const failures: string[] = []
const told = new Map<string, { kills: number; answers: number }>()
const started = performance.now()

for (let turn = 0; turn < count; ) {
  for (const work of chosen) {
    const folder = mkdtempSync(join(tmpdir(), 'sgb-kills-'))
    let ground: Ground = await groundOf(folder, work)
    for (let n = 0; n < TURNS && turn < count; n += 1, turn += 1) {
      const at = seed * 1_000_003 + turn
      const seen = told.get(work) ?? { kills: 0, answers: 0 }
      try {
        const answers = await killOnce(ground, at)
        told.set(work, { kills: seen.kills + 1, answers: seen.answers + answers })
      } catch (error) {
        told.set(work, { ...seen, kills: seen.kills + 1 })
        failures.push(`${work}, seed ${at}: ${error instanceof Error ? error.message : String(error)}`)
        console.log(failures.at(-1))
        rmSync(folder, { recursive: true, force: true })
        ground = await groundOf(folder, work)
      }
    }
    rmSync(folder, { recursive: true, force: true })
    console.log(`${turn} kills so far, ${failures.length} failures`)
  }
}

for (const [work, { kills, answers }] of told) console.log(`${work}: ${kills} kills, ${answers} answers`)
const seconds = Math.round((performance.now() - started) / 1000)
console.log(`${count} kills, seed ${seed}: ${failures.length} failures, ${seconds} s`)
process.exitCode = failures.length > 0 ? 1 : 0
