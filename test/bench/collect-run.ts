/**
 * The process in which returns are collected, so that nothing else counts for its time and memory:
 * `node collect-run.ts write FOLDER COUNT`, then `node collect-run.js read FOLDER COUNT ROUNDS PYTHON WALL`, which
 * prints a Collecting; PYTHON is the script that reads the same cells, and WALL is “open” where the wall was opened before
 * the files came, as it is where a person drops them on it.
 */
import { spawnSync } from 'node:child_process'
import { expectReturns, readReturns } from '../../electron/files/returns.ts'
import { mergedTable, mergeReturns } from '../../shared/collect/merge.ts'
import { BUILT_IN } from '../../shared/verdict/dictionary.ts'
import { judgeAttachment } from '../../shared/verdict/table.ts'
import type { Collecting, Times } from './collect.ts'
import { collectedOf, readReturnsIn, writeReturns } from './collect-files.ts'

const [task = '', folder = '', count = '0', rounds = '0', script = '', wall = ''] = process.argv.slice(2)
if (task === 'write') await writeReturns(folder, Number(count))
else console.log(JSON.stringify(await measured(Number(count), Number(rounds))))

async function measured(many: number, times: number): Promise<Collecting> {
  const ours: Times[] = []
  const theirs: Times[] = []
  const megabytes: number[] = []
  let [memory, taken, filled] = [0, 0, 0]
  const look = (): void => {
    memory = Math.max(memory, process.memoryUsage.rss())
  }
  const watch = setInterval(look, 10)
  if (wall === 'open') await expectReturns()
  for (let round = 0; round < times; round += 1) {
    const [start, before] = [performance.now(), process.cpuUsage()]
    const collected = collectedOf(many)
    const read = await readReturns(readReturnsIn(folder, many), { ...collected, indicators: [] })
    const merged = mergeReturns(
      { ...collected, dictionary: BUILT_IN },
      read.map(({ value }) => value),
    )
    for (const table of collected.tables) judgeAttachment(mergedTable(table, merged.taken), BUILT_IN)
    const { user, system } = process.cpuUsage(before)
    ours.push({ whole: performance.now() - start, processor: (user + system) / 1000 })
    look()
    megabytes.push(Math.round(memory / 1024 / 1024))
    taken = read.reduce((sum, { value }) => sum + value.candidates.length, 0)
    filled = read.reduce((sum, { value }) => sum + value.filled, 0)
    const one = openpyxl()
    if (one !== null) theirs.push(one)
  }
  clearInterval(watch)
  return { ours, theirs, megabytes, taken, filled }
}

/** The times of openpyxl for the same workbooks; null where it is not there. */
function openpyxl(): Times | null {
  const python = process.env.PYTHON ?? 'python3'
  const { status, stdout } = spawnSync(python, [script, folder], { encoding: 'utf8' })
  if (status !== 0) return null
  const [whole = 0, processor = 0] = stdout.split(' ').map(Number)
  return { whole: 1000 * whole, processor: 1000 * processor }
}
