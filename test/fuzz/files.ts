/**
 * Thousands of damaged and crafted files: each must give a table or one sentence, within ten seconds and half a
 * gigabyte, and the program must outlive them all.
 *
 *   npm run fuzz -- [how many] [--seed N]
 *   npm run fuzz -- --seed N --at INDEX [--keep FILE]   one of them again
 */
import { type ChildProcess, fork } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chanceOf, mutated } from './mutate.ts'
import type { Outcome } from './reader.ts'

const LONGEST = 10_000
const LARGEST = 512 * 1024 * 1024

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string' }, at: { type: 'string' }, keep: { type: 'string' } },
})
const seed = Number(values.seed ?? 1)
const count = Number(positionals[0] ?? 10_000)

const folder = join(import.meta.dirname, '..', 'facts')
const originals = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(?:xlsx|xlsm|xls|et|ods|docx|csv|txt|html?)$/.test(name))
  .sort()
  .map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(folder, name))) }))

/** The file of an index, whatever came before it. */
async function fileOf(index: number): Promise<{ name: string; bytes: Uint8Array }> {
  const chance = chanceOf(seed * 1_000_003 + index)
  const choose = () =>
    originals[Math.floor(chance() * originals.length)] ?? { name: '', bytes: new Uint8Array() }
  const { name, bytes } = choose()
  return { name, bytes: await mutated(bytes, choose().bytes, chance) }
}

/**
 * A process reads as many files as a county's office in a day, then another takes its place: the allocator keeps what
 * ended threads have used, and a file is to be charged with its own memory, not with that of thousands before it.
 */
const DAY = 50

let child: ChildProcess | null = null
let readByIt = 0

function reader(): ChildProcess {
  if (child?.connected && readByIt < DAY) {
    readByIt += 1
    return child
  }
  child?.kill()
  readByIt = 1
  child = fork(join(import.meta.dirname, 'reader.ts'), { serialization: 'advanced' })
  return child
}

/** Has a file read; a reader that dies or says nothing for long is an outcome too, and the next file gets another. */
function tried(bytes: Uint8Array): Promise<Outcome> {
  const process = reader()
  return new Promise((resolve) => {
    const end = (outcome: Outcome): void => {
      clearTimeout(timer)
      process.removeAllListeners()
      resolve(outcome)
    }
    const lost = (result: string, message: string): void => {
      process.kill('SIGKILL')
      child = null
      end({ result, message, milliseconds: 0, memory: 0 })
    }
    const timer = setTimeout(() => lost('hang', 'no answer'), LONGEST * 3)
    process.once('message', (outcome: Outcome) => end(outcome))
    process.once('exit', (code, signal) => lost('death', `the process ended: ${code ?? signal}`))
    process.send(bytes)
  })
}

/** What is wrong with an outcome; null where nothing is. */
function faultOf({ result, message, milliseconds, memory }: Outcome): string | null {
  if (['nothing', 'crash', 'death', 'hang', 'internal', 'invalid'].includes(result))
    return `${result}: ${message}`
  if (result !== 'table' && !/^[^\n]*请[^。\n]*。$/u.test(message)) return `not one sentence: ${message}`
  if (milliseconds > LONGEST) return `took ${milliseconds} ms`
  return memory > LARGEST ? `took ${Math.round(memory / 1024 / 1024)} MB` : null
}

const results = new Map<string, number>()
const failures: number[] = []
let [slowest, largest] = [0, 0]
const [first, end] = values.at === undefined ? [0, count] : [Number(values.at), Number(values.at) + 1]

for (let index = first; index < end; index += 1) {
  const file = await fileOf(index)
  if (values.keep !== undefined) writeFileSync(values.keep, file.bytes)
  const outcome = await tried(file.bytes)
  const fault = faultOf(outcome)
  results.set(outcome.result, (results.get(outcome.result) ?? 0) + 1)
  slowest = Math.max(slowest, outcome.milliseconds)
  largest = Math.max(largest, outcome.memory)
  if (values.at !== undefined) console.log(file.name, file.bytes.length, outcome)
  if (fault === null) continue
  failures.push(index)
  console.log(`--seed ${seed} --at ${index} (${file.name}): ${fault}`)
}

const told = Array.from(results, ([result, times]) => `${result} ${times}`).join(', ')
const megabytes = Math.round(largest / 1024 / 1024)
console.log(
  `${end - first} files, seed ${seed}: ${failures.length} failures; ${told}; slowest ${slowest} ms, at most ${megabytes} MB`,
)
process.exitCode = failures.length > 0 ? 1 : 0
reader().kill()
