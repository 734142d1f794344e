/** The door to files that came back: many at once, some at a time on the thread for files, with progress. */
import { availableParallelism } from 'node:os'
import { type Attachment, columnOf } from '../../shared/attachment/model.ts'
import { type ReadTable, tableOfReturns } from '../../shared/collect/skeleton.ts'
import { Problem } from '../../shared/problem.ts'
import { dictionaryOf } from '../../shared/verdict/dictionary.ts'
import type { Indicator } from '../../shared/verdict/indicator.ts'
import { LIMITS } from './limits.ts'
import {
  type Collecting,
  digestOf,
  failed,
  packed,
  type ReadReturn,
  type ReturnFile,
  unpackedReturns,
} from './returning.ts'
import { onThread, type Sentences, type ThreadOptions } from './thread/thread.ts'
import { readDirectory, readEntry } from './zip/zip.ts'

export type { Collecting, ReadReturn, ReturnFile } from './returning.ts'

/** So many files go to the thread at a time, and so many bytes: what a person waits for between two words of progress. */
const BATCH = 16
const BATCH_BYTES = 8 * 1024 * 1024

const sentences: Sentences = {
  cancelled: '已取消回收，要用时请再放一次。',
  tooLarge: '文件里的内容太多，请只留下要用的工作表，另存后再回收。',
  tooLong: (seconds) => `读了${seconds}秒还没有读完，请只留下要用的工作表，另存后再回收。`,
  broken: '没有读成，请在WPS或Excel中打开并另存为.xlsx，再回收。',
}

/** Files in batches, in their order. */
function batches(files: readonly ReturnFile[]): ReturnFile[][] {
  const all: ReturnFile[][] = []
  let [batch, bytes]: [ReturnFile[], number] = [[], 0]
  for (const file of files) {
    if (batch.length > 0 && (batch.length === BATCH || bytes + file.bytes.byteLength > BATCH_BYTES)) {
      all.push(batch)
      ;[batch, bytes] = [[], 0]
    }
    batch.push(file)
    bytes += file.bytes.byteLength
  }
  return batch.length === 0 ? all : [...all, batch]
}

/**
 * What each file offers, in their order. One that takes too long, or too much, costs nobody else's.
 * @throws Problem('cancelled') where the person called it off
 */
export async function readReturns(
  files: readonly ReturnFile[],
  collected: Collecting,
  options: ThreadOptions = {},
): Promise<ReadReturn[]> {
  const all: (readonly ReadReturn[])[] = []
  await takeReturns(files, collected, options, (some, at) => {
    all[at] = some
  })
  return all.flat()
}

/** Has the threads ready that read returns, with what reads the workbooks that most of them are. */
export async function expectReturns(): Promise<void> {
  const given = packed({ tables: [], tasks: [], previous: new Map(), indicators: [] })
  const ready = (lane: number): Promise<unknown> =>
    onThread('returns', { files: [], collected: given }, sentences, { lane })
  await Promise.all(lanesOf(MANY).map(ready))
}

/**
 * The same for who keeps them elsewhere: each batch is given as it is read, whatever comes of those behind it, and none
 * once one has failed.
 * @param take is given some returns, and which batch of the files they are, from 0
 * @throws Problem('cancelled') where the person called it off, and what `take` throws
 */
export async function takeReturns(
  files: readonly ReturnFile[],
  collected: Collecting,
  options: ThreadOptions,
  take: Take<ReadReturn>,
): Promise<void> {
  const given = packed(collected)
  const read: Read<ReadReturn> = async (some, how) =>
    unpackedReturns(
      await onThread('returns', { files: some, collected: given }, sentences, { ...options, ...how }),
    )
  const alone = (file: ReturnFile, problem: Problem): readonly ReadReturn[] => [
    failed({ id: digestOf(file.bytes), file: file.name, at: file.at }, problem),
  ]
  await inBatches(files, read, alone, options, take)
}

/** The tables that those files were made of, by what they say themselves; none where no file holds one. */
export async function tablesOfReturns(
  files: readonly ReturnFile[],
  indicators: readonly Indicator[],
  options: ThreadOptions = {},
): Promise<Attachment[]> {
  return tableOfReturns(await layoutsOf(files, options), dictionaryOf(indicators))
}

/** The tables of the workbook that is collected for, as they stand there: what it holds already stays. */
export async function tablesGiven(file: ReturnFile, options: ThreadOptions = {}): Promise<Attachment[]> {
  const tables = await layoutsOf([file], options)
  return tables.flatMap(({ attachment }) =>
    columnOf(attachment.columns, 'name') === undefined ? [] : [attachment],
  )
}

/** The tables of files as they read by themselves; a file that cannot be read has none. */
async function layoutsOf(files: readonly ReturnFile[], options: ThreadOptions): Promise<ReadTable[]> {
  const read: Read<ReadTable> = (some, how) =>
    onThread('layouts', { files: some }, sentences, { ...options, ...how })
  const all: (readonly ReadTable[])[] = []
  await inBatches(
    files,
    read,
    () => [],
    options,
    (some, at) => {
      all[at] = some
    },
  )
  return all.flat()
}

type Read<T> = (
  some: readonly ReturnFile[],
  how: Pick<ThreadOptions, 'lane' | 'many'>,
) => Promise<readonly T[]>

type Take<T> = (some: readonly T[], batch: number) => void

/** From so many batches on a second thread is worth its start. */
const MANY = 8

async function inBatches<T>(
  files: readonly ReturnFile[],
  read: Read<T>,
  alone: (file: ReturnFile, problem: Problem) => readonly T[],
  { onProgress }: ThreadOptions,
  take: Take<T>,
): Promise<void> {
  const all = batches(files)
  let [next, count, failed] = [0, 0, false]
  const work = async (lane: number): Promise<void> => {
    for (;;) {
      const at = next
      const batch = all[at]
      if (batch === undefined) return
      next += 1
      onProgress?.(`正在读返回表：第${count + 1}份，共${files.length}份`)
      const some = await one(batch, { lane, many: all.length > 1 })
      // The other lane has failed meanwhile, and who asked was told so.
      if (failed) return
      take(some, at)
      count += batch.length
    }
  }
  const lasting = async (lane: number): Promise<void> => {
    try {
      await work(lane)
    } catch (error) {
      failed = true
      next = all.length
      throw error
    }
  }
  const one = async (
    batch: readonly ReturnFile[],
    how: Pick<ThreadOptions, 'lane' | 'many'>,
  ): Promise<readonly T[]> => {
    try {
      return await read(batch, how)
    } catch (error) {
      if (!(error instanceof Problem) || error.code === 'cancelled') throw error
      // One of them is too much for the thread: each by itself, so that it is the only one that fails.
      const some: T[] = []
      for (const file of batch)
        some.push(
          ...(await read([file], how).catch((own: unknown) => {
            if (own instanceof Problem && own.code !== 'cancelled') return alone(file, own)
            throw own
          })),
        )
      return some
    }
  }
  await Promise.all(lanesOf(all.length).map(lasting))
}

/** The threads on which so many batches are read. */
const lanesOf = (count: number): readonly number[] =>
  count >= MANY && availableParallelism() > 1 ? [0, 1] : [0]

/** A zip whose entries are files and not the parts of one. */
const isArchive = (names: readonly string[]): boolean =>
  !names.some((name) => /^(?:\[Content_Types\]\.xml|content\.xml|mimetype|xl\/|word\/|ppt\/)/i.test(name))

/** What nobody sent: lock files of Office and WPS, hidden files, what macOS puts beside each. */
export const isPassedOver = (path: string): boolean =>
  path.split('/').some((part) => /^(?:~\$|\.~|\.[^/]|__MACOSX$|Thumbs\.db$|desktop\.ini$)/i.test(part))

/** Bytes that the files of one archive may inflate to. */
const MOST_UNPACKED = 512 * 1024 * 1024

/**
 * The files of a zip, named under it; null where it is no archive of files.
 * @throws Problem where it is damaged, has a password, or holds too much
 */
export async function unpacked(file: ReturnFile): Promise<{ files: ReturnFile[]; passed: string[] } | null> {
  const { bytes, name } = file
  if (!(bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5))) return null
  const entries = readDirectory(bytes).filter((entry) => !entry.name.endsWith('/'))
  if (!isArchive(entries.map((entry) => entry.name))) return null
  const [files, passed]: [ReturnFile[], string[]] = [[], []]
  let left = MOST_UNPACKED
  for (const entry of entries) {
    const path = `${name}/${entry.name}`
    if (isPassedOver(entry.name)) {
      passed.push(path)
      continue
    }
    if (entry.encrypted)
      throw new Problem('encrypted', `“${name}”设有密码，请去掉密码重新压缩，或解压后再回收。`)
    const content = await readEntry(bytes, entry, Math.min(LIMITS.file, left))
    left -= content.byteLength
    files.push({ name: path, at: entry.at || file.at, bytes: content })
  }
  return { files, passed }
}
