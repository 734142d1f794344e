/**
 * What the check of a report misses: one error after another is put into reports that are right, each where the pair of
 * report and table proves it wrong, and what finds it is counted by kind.
 *
 *   npm run fuzz -- plants DIR… [--kind PATTERN] [--missed]
 *
 * A folder holds pairs: x.txt, and x.csv or x.xlsx. What is found wrong of a right pair is printed too.
 */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { CheckFinding } from '../../shared/findings/check/rules.ts'
import { figures } from './plants-figures.ts'
import { type Pair, type Plant, readPair } from './plants-pair.ts'
import { distances, shares, sums, verdicts } from './plants-reckoned.ts'
import { names, ofWhole, periods, scopes, swaps, years } from './plants-words.ts'

const PLANTERS: readonly ((pair: Pair) => Plant[])[] = [
  figures,
  names,
  swaps,
  years,
  periods,
  scopes,
  sums,
  distances,
  shares,
  ofWhole,
  verdicts,
]

const keyOf = ({ kind, message }: CheckFinding): string => `${kind}|${message}`

/** Runs it by its arguments; answers the exit code. */
export async function planting(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { kind: { type: 'string' }, missed: { type: 'boolean' } },
  })
  const score = new Map<string, { found: number; of: number }>()
  for (const folder of positionals)
    for (const report of readdirSync(folder)
      .filter((name) => name.endsWith('.txt'))
      .sort()) {
      const table = ['.csv', '.xlsx']
        .map((end) => join(folder, report.replace(/\.txt$/, end)))
        .find((file) => existsSync(file))
      if (table === undefined) continue
      const pair = await readPair(join(folder, report), table)
      const clean = pair.wrong(pair.text)
      for (const one of clean)
        if (one.kind !== 'table only') console.log(`${pair.name}: as it is, ${one.rule}: ${one.message}`)
      const known = new Set(clean.map(keyOf))
      const plants = PLANTERS.flatMap((planter) => planter(pair)).filter(
        ({ kind }) => values.kind === undefined || new RegExp(values.kind).test(kind),
      )
      for (const plant of plants) {
        const fresh = pair.wrong(plant.text).filter((one) => !known.has(keyOf(one)))
        const isHit = fresh.some(({ span }) =>
          plant.spots.some(({ from, to }) => span.from < to && span.to > from),
        )
        const line = score.get(plant.kind) ?? { found: 0, of: 0 }
        score.set(plant.kind, { found: line.found + (isHit ? 1 : 0), of: line.of + 1 })
        if (!isHit && values.missed)
          console.log(
            `${plant.kind} | ${pair.name} | ${plant.shown} | ${fresh.map((one) => `${one.kind}: ${one.message}`).join('; ')}`,
          )
      }
    }
  const all = [...score].sort(([a], [b]) => a.localeCompare(b))
  for (const [kind, { found, of }] of all)
    console.log(`${kind}\t${found} of ${of}\t${((found / of) * 100).toFixed(1)} %`)
  const [found, of] = [
    all.reduce((sum, [, one]) => sum + one.found, 0),
    all.reduce((sum, [, one]) => sum + one.of, 0),
  ]
  console.log(`all\t${found} of ${of}\t${of === 0 ? '' : ((found / of) * 100).toFixed(1)} %`)
  return 0
}
