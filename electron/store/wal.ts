/**
 * What was written last waits in a log beside the database (-wal) until SQLite carries it over. SQLite takes a frame
 * of it whose checksum is wrong for the end of the log (https://sqlite.org/fileformat2.html#the_write_ahead_log): one
 * bit that a disk has turned would let go, without a word, everything that was saved after it. So the log is looked
 * through before it is opened: one turned bit is found and turned back, more are named.
 */
import { closeSync, fsyncSync, openSync, readFileSync, statSync, writeSync } from 'node:fs'
import { basename } from 'node:path'
import { Problem } from '../../shared/problem.ts'

const HEADER = 32
const FRAME = 24
/** The first byte order mark of a log; its last bit says that checksums read big-endian words. */
const MAGIC = 0x377f0682

type Sum = readonly [number, number]

/**
 * Puts right what one turned bit has spoilt in the log of a database.
 * @throws Problem('damaged-database') where more is spoilt, and sound transactions lie behind it
 */
export function mendLog(file: string): void {
  const path = `${file}-wal`
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) < HEADER) return
  const bytes = readFileSync(path)
  const mended: number[] = []
  /** Whether one bit between those places was turned back. */
  const mend = (from: number, to: number, isRight: () => boolean, isNextRight: () => boolean): boolean => {
    const found = turnedBits(bytes, from, to, isRight, isNextRight)
    const sure = found.filter(({ next }) => next)
    const [only, ...others] = sure.length > 0 ? sure : found
    // The checksum is a weak one: a bit of it and one of the last words can be taken for each other.
    if (others.length > 0) throw damagedLog(path)
    if (only === undefined) return false
    turn(bytes, only)
    mended.push(only.at)
    return true
  }
  const firstRight = (): boolean =>
    bytes.length < HEADER + FRAME || logOf(bytes).isSound(HEADER, seedOf(bytes))
  if (!isHeader(bytes) && !mend(0, HEADER, () => isHeader(bytes), firstRight)) {
    // A log that nobody finished beginning holds nothing yet.
    if (bytes.length > HEADER + FRAME && bytes.subarray(0, HEADER).some((byte) => byte !== 0))
      throw damagedLog(path)
    return
  }
  const log = logOf(bytes)
  let seed = seedOf(bytes)
  for (let at = HEADER; at + log.size <= bytes.length; at += log.size) {
    const from = seed
    if (!log.isSound(at, from)) {
      // What an earlier log left behind has other salts.
      if (log.strange(at) > 1) break
      const next = at + log.size
      const right = (): boolean => log.isSound(at, from)
      const nextRight = (): boolean => next + log.size <= bytes.length && log.isSound(next, log.stored(at))
      if (!mend(at, next, right, nextRight)) {
        if (log.goesOnAfter(at)) throw damagedLog(path)
        break
      }
    }
    seed = log.stored(at)
  }
  if (mended.length > 0) write(path, bytes, mended)
}

interface Turned {
  readonly at: number
  readonly bit: number
  /** Whether what follows is right with it. */
  readonly next: boolean
}

const turn = (bytes: Buffer, { at, bit }: Pick<Turned, 'at' | 'bit'>): void => {
  bytes[at] = (bytes[at] ?? 0) ^ bit
}

/** The bits between those places that make them right when one of them is turned. */
function turnedBits(
  bytes: Buffer,
  from: number,
  to: number,
  isRight: () => boolean,
  isNextRight: () => boolean,
): Turned[] {
  const found: Turned[] = []
  for (let at = from; at < to; at += 1)
    for (let bit = 1; bit < 256; bit <<= 1) {
      turn(bytes, { at, bit })
      if (isRight()) found.push({ at, bit, next: isNextRight() })
      turn(bytes, { at, bit })
    }
  return found
}

function write(path: string, bytes: Buffer, places: readonly number[]): void {
  const handle = openSync(path, 'r+')
  try {
    for (const at of places) writeSync(handle, bytes, at, 1, at)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

const isHeader = (bytes: Buffer): boolean => {
  const magic = bytes.readUInt32BE(0)
  if (magic !== MAGIC && magic !== MAGIC + 1) return false
  const [one, two] = sum(bytes, 0, 24, [0, 0], magic !== MAGIC)
  return one === bytes.readUInt32BE(24) && two === bytes.readUInt32BE(28)
}

function sum(bytes: Buffer, from: number, to: number, [first, second]: Sum, big: boolean): Sum {
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  let [one, two] = [first, second]
  for (let at = from; at < to; at += 8) {
    one = (one + view.getUint32(at, !big) + two) >>> 0
    two = (two + view.getUint32(at + 4, !big) + one) >>> 0
  }
  return [one, two]
}

/** What the first frame's checksum begins with. */
const seedOf = (bytes: Buffer): Sum => [bytes.readUInt32BE(24), bytes.readUInt32BE(28)]

function logOf(bytes: Buffer) {
  const big = bytes.readUInt32BE(0) !== MAGIC
  const size = FRAME + bytes.readUInt32BE(8)
  const stored = (at: number): Sum => [bytes.readUInt32BE(at + 16), bytes.readUInt32BE(at + 20)]
  /** How many bits of its salts are not those of this log. */
  const strange = (at: number): number =>
    [0, 4].reduce((bits, n) => bits + ones(bytes.readUInt32BE(at + 8 + n) ^ bytes.readUInt32BE(16 + n)), 0)
  const isSound = (at: number, seed: Sum): boolean => {
    if (strange(at) > 0 || bytes.readUInt32BE(at) === 0) return false
    const [one, two] = sum(bytes, at + FRAME, at + size, sum(bytes, at, at + 8, seed, big), big)
    return one === bytes.readUInt32BE(at + 16) && two === bytes.readUInt32BE(at + 20)
  }
  return {
    size,
    stored,
    strange,
    isSound,
    /**
     * Whether a transaction lies behind that frame and another one was begun behind it: then the frame had been on the
     * disk. The last transaction alone may be there by half when the power fails.
     */
    goesOnAfter: (at: number): boolean => {
      let ended = false
      for (let next = at + size; next + size <= bytes.length; next += size) {
        if (!isSound(next, stored(next - size))) continue
        if (ended) return true
        ended = bytes.readUInt32BE(next + 4) !== 0
      }
      return false
    },
  }
}

function ones(word: number): number {
  let count = 0
  for (let left = word >>> 0; left !== 0; left &= left - 1) count += 1
  return count
}

const damagedLog = (path: string): Problem =>
  new Problem(
    'damaged-database',
    `“${basename(path)}”里最近保存的内容有损坏，程序没有改动它；请先把它所在的文件夹“${path.slice(0, -basename(path).length)}”复制一份留底，再用备份恢复。`,
  )
