/** Bits that a disk turns in what was saved last and is not carried over into the database yet (-wal). */
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openStore } from '../../../electron/store/store.ts'
import { isProblem } from '../../../shared/problem.ts'
import { chanceOf } from '../../fuzz/mutate.ts'
import { attachment, typing } from '../support/attachment.ts'
import { temporaryFolder } from '../support/folder.ts'

/** So many bits are turned one by one; more where somebody wants to know. */
const flips = Number(process.env.SGB_FLIPS ?? 25)

const ids = ['a', 'b', 'c']

/** A database as a program leaves it that is ended in the middle: all of it, or most of it, is in the log. */
function left(): { file: string; database: Buffer; log: Buffer; truth: string } {
  const folder = temporaryFolder()
  const from = join(folder, 'running.sqlite')
  const first = openStore(from)
  for (const id of ids) first.add([attachment(id, 12)], '')
  first.close()
  const store = openStore(from)
  for (let n = 0; n < 12; n += 1)
    for (const id of ids) store.apply(id, n, typing(`r${n}`, '', `${n}.${id.charCodeAt(0)}%`))
  const file = join(folder, 'left.sqlite')
  copyFileSync(from, file)
  const log = readFileSync(`${from}-wal`)
  const truth = seenIn(store)
  store.close()
  return { file, database: readFileSync(file), log, truth }
}

const seenIn = (store: ReturnType<typeof openStore>): string =>
  JSON.stringify(ids.map((id) => store.read(id)))

/** What is read out of it; null where it is refused in a sentence. */
function opened(file: string): string | null {
  try {
    const store = openStore(file)
    try {
      return seenIn(store)
    } finally {
      store.close()
    }
  } catch (error) {
    if (!isProblem(error, 'damaged-database') && !isProblem(error, 'damaged-table')) throw error
    expect(error.message).toMatch(/请[^。]*。$/)
    return null
  }
}

const put = ({ file, database }: { file: string; database: Buffer }, log: Buffer): void => {
  writeFileSync(file, database)
  writeFileSync(`${file}-wal`, log)
}

const turn = (bytes: Buffer, at: number, bit: number): void => {
  bytes[at] = (bytes[at] ?? 0) ^ (1 << bit)
}

describe('the log of a program that was ended in the middle', () => {
  test('is read to its end whichever one bit of it has turned, or refused where nobody can tell which', () => {
    const ground = left()
    expect(ground.log.length).toBeGreaterThan(100_000)
    const chance = chanceOf(11)
    let refused = 0
    for (let round = 0; round < flips; round += 1) {
      const log = Buffer.from(ground.log)
      // The header and the last frame among them.
      const [from, length] =
        round === 0 ? [0, 32] : round === 1 ? [log.length - 4_096, 4_096] : [0, log.length]
      turn(log, from + Math.floor(chance() * length), Math.floor(chance() * 8))
      put(ground, log)
      const seen = opened(ground.file)
      if (seen === null) refused += 1
      else expect([round, seen === ground.truth]).toEqual([round, true])
    }
    // SQLite's checksum is a weak one: of the highest bits many give the same sum.
    expect(refused).toBeLessThanOrEqual(flips / 3)
  }, 120_000)

  test('whose last checksum has a turned bit, which could as well be one of the texts, is never read wrongly', () => {
    const ground = left()
    for (const bit of [0, 1, 2, 3, 4, 5, 6, 7]) {
      const log = Buffer.from(ground.log)
      turn(log, log.length - 4_096 - 1, bit)
      put(ground, log)
      expect([ground.truth, null]).toContain(opened(ground.file))
    }
  })

  test('with more of it spoilt is refused in a sentence and kept', () => {
    const ground = left()
    const log = Buffer.from(ground.log)
    log.fill(0x5a, 20_000, 20_040)
    put(ground, log)
    expect(opened(ground.file)).toBeNull()
    expect(readFileSync(`${ground.file}-wal`).equals(log)).toBe(true)
    const header = Buffer.from(ground.log)
    header.fill(0x5a, 8, 20)
    put(ground, header)
    expect(opened(ground.file)).toBeNull()
    expect(existsSync(`${ground.file}-wal`)).toBe(true)
  })

  test('that the power cut short in its last transaction is read up to there', () => {
    const ground = left()
    put(ground, ground.log.subarray(0, ground.log.length - 3_000))
    const seen = opened(ground.file)
    expect(seen).not.toBe(ground.truth)
    expect(JSON.parse(seen ?? '[]').map(({ revision }: { revision: number }) => revision)).toEqual([
      12, 12, 11,
    ])
  })
})
