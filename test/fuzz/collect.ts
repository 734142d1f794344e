/**
 * Returns as departments send them, each damaged in three ways of some thirty: 99.5 % of the cells must come where they
 * belong, and none wrong without a mark.
 *
 *   npm run fuzz -- collect [--files N] [--seed N]
 *   npm run fuzz -- collect --seed N --at INDEX [--keep FILE]   one of them again
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { draftAt, scoreOf } from './collect-score.ts'
import { fileOf } from './collect-write.ts'

/** The least share of cells that come where they belong. */
export const LEAST_RIGHT = 0.995

/** Runs it by its arguments; answers the exit code. */
export async function collecting(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seed: { type: 'string' },
      files: { type: 'string' },
      at: { type: 'string' },
      keep: { type: 'string' },
    },
  })
  const seed = Number(values.seed ?? 1)
  const [first, end] =
    values.at === undefined ? [0, Number(values.files ?? 1_000)] : [Number(values.at), Number(values.at) + 1]
  let [cells, right, unmarked] = [0, 0, 0]
  const byDamage = new Map<string, number>()
  for (let index = first; index < end; index += 1) {
    const score = await scoreOf(seed, index)
    if (values.keep !== undefined)
      writeFileSync(values.keep, (await fileOf(draftAt(seed, index).draft)).bytes)
    cells += score.cells
    right += score.right
    unmarked += score.unmarked.length
    const wrong = [...score.unmarked, ...score.missed]
    if (wrong.length === 0 && values.at === undefined) continue
    if (wrong.length > 0) for (const name of score.damages) byDamage.set(name, (byDamage.get(name) ?? 0) + 1)
    console.log(`--seed ${seed} --at ${index} (${score.damages.join('; ')})`)
    for (const line of score.unmarked) console.log(`  WITHOUT A MARK ${line}`)
    for (const line of score.missed) console.log(`  ${line}`)
  }
  for (const [name, times] of [...byDamage].sort((a, b) => b[1] - a[1])) console.log(`${times} × ${name}`)
  const share = cells === 0 ? 1 : right / cells
  console.log(
    `${end - first} files, seed ${seed}: ${right} of ${cells} cells right (${(share * 100).toFixed(2)} %), ${unmarked} wrong without a mark`,
  )
  return unmarked > 0 || share < LEAST_RIGHT ? 1 : 0
}
