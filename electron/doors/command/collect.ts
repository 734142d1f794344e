/** `sgb collect`: a folder or an archive of files that came back, merged into one official workbook. */
import { readdir, realpath, stat } from 'node:fs/promises'
import { basename, extname, join, relative } from 'node:path'
import type { MergedFiles, ToldCell, ToldConflict } from '../../../shared/contract/merging.ts'
import { Problem } from '../../../shared/problem.ts'
import { passedOver } from '../../files/parcel.ts'
import { isPassedOver } from '../../files/returns.ts'
import { readFileBytes, saveFile } from '../../files/save.ts'
import { problemOf } from '../../host/problems.ts'
import type { Call } from './host.ts'
import type { Output } from './output.ts'
import { oneLine } from './text.ts'

/** Files of one collecting, and the bytes that they may have together. */
const MOST_FILES = 10_000
const MOST_BYTES = 1024 * 1024 * 1024

export interface CollectOptions {
  readonly table: string | undefined
  readonly sum: boolean
  readonly json: boolean
}

interface Gathered {
  readonly files: { readonly name: string; readonly at: string; readonly bytes: Uint8Array<ArrayBuffer> }[]
  readonly failed: MergedFiles['failed']
  readonly notes: string[]
}

/**
 * Merges the files of a folder or archive into `out`.
 * @returns the exit code: 1 where something waits for a person, is missing or could not be read
 * @throws Problem('usage') for an output that is no workbook
 */
export async function collect(
  source: string,
  out: string,
  { table, sum, json }: CollectOptions,
  output: Output,
  call: Call,
): Promise<number> {
  if (extname(out).toLowerCase() !== '.xlsx')
    throw new Problem('usage', '汇总表只能写成Excel文件，请用 .xlsx 作输出文件的后缀。')
  const gathered = await filesOf(source)
  await refuseInput(out, [source, ...(table === undefined ? [] : [table])], gathered, source)
  const given =
    table === undefined ? {} : { table: { name: basename(table), bytes: await readFileBytes(table) } }
  const merged = await call('mergeFiles', { files: gathered.files, ...given, ...(sum && { sum }) })
  if (merged.output !== null) await saveFile(out, merged.output.bytes)
  const whole: MergedFiles = {
    ...merged,
    files: merged.files + gathered.failed.length,
    failed: [...gathered.failed, ...merged.failed],
    notes: [...gathered.notes, ...merged.notes],
  }
  if (json) {
    await output.line(JSON.stringify(toJson(whole)))
    if (whole.output === null) output.error(nothingMade(whole.files))
  } else for (const line of lines(whole, out)) await output.line(line)
  const waits = whole.conflicts.length + whole.missing.length + whole.failed.length > 0
  return waits || whole.output === null ? 1 : 0
}

/** DESIGN section 5, and what a person needs besides. */
const toJson = ({ output: _, ...rest }: MergedFiles) => rest

/** The files of a folder, and of those under it, by name; of a single file that file. */
async function filesOf(source: string): Promise<Gathered> {
  const found = await stat(source).catch(() => null)
  if (found === null) throw new Problem('not-found', `找不到“${source}”，请检查文件夹或压缩包的名字。`)
  if (!found.isDirectory()) {
    const bytes = await readFileBytes(source)
    return {
      files: [{ name: basename(source), at: found.mtime.toISOString(), bytes }],
      failed: [],
      notes: [],
    }
  }
  const entries = await readdir(source, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    throw new Problem('unreadable', `无法读取文件夹“${source}”，请检查有没有权限。`, { cause: error })
  })
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  if (paths.length > MOST_FILES)
    throw new Problem(
      'too-large',
      `文件夹里有${paths.length}个文件，一次最多汇总${MOST_FILES}个，请分几次汇总。`,
    )
  const [files, failed, notes]: [Gathered['files'], MergedFiles['failed'], string[]] = [[], [], []]
  let bytes = 0
  for (const path of paths) {
    const name = relative(source, path).replaceAll('\\', '/')
    if (isPassedOver(name)) {
      notes.push(passedOver(name))
      continue
    }
    try {
      const [content, { mtime }] = await Promise.all([readFileBytes(path), stat(path)])
      bytes += content.byteLength
      files.push({ name, at: mtime.toISOString(), bytes: content })
    } catch (error) {
      const { code, message } = problemOf(error)
      failed.push({ file: name, error: { code, message } })
    }
    if (bytes > MOST_BYTES)
      throw new Problem('too-large', '文件夹里的文件合起来太大，请只留下返回表，或分几次汇总。')
  }
  return { files, failed, notes }
}

/** What comes in is never written over. */
async function refuseInput(
  out: string,
  given: readonly string[],
  { files }: Gathered,
  folder: string,
): Promise<void> {
  const final = await realpath(out).catch(() => null)
  if (final === null) return
  const inputs = [...given, ...files.map(({ name }) => join(folder, name))]
  for (const path of inputs)
    if ((await realpath(path).catch(() => null)) === final)
      throw new Problem('unwritable', `“${basename(out)}”是要汇总的文件，不能覆盖，请换一个输出文件名。`)
}

const place = ({ name, column, department, row }: ToldCell): string =>
  `第${row}行 ${oneLine(name)} ${oneLine(column)}${department === '' ? '' : `（${oneLine(department)}）`}`

/** What a file says, and what is doubtful of it beside what its cell waits for. */
const offered = (
  { file, cell, text, doubts, converted, remark }: ToldConflict['candidates'][number],
  said: string,
): string =>
  [
    `    ${file} ${cell}“${oneLine(text)}”`,
    ...doubts.flatMap(({ message }) => (message === said ? [] : [`（${oneLine(message)}）`])),
    // Where the conversion itself is doubted, the doubt tells it.
    ...(converted === undefined || doubts.some(({ message }) => message.includes(`换算后是${text}`))
      ? []
      : [`（${oneLine(converted.message)}）`]),
    ...(remark === undefined ? [] : [`（备注：${oneLine(remark)}）`]),
  ].join('')

const nothingMade = (files: number): string => `共${files}个文件，没有一个能汇总，没有写出文件。`

/** What a person reads in a terminal. */
function lines(merged: MergedFiles, out: string): string[] {
  const { files, cells, conflicts, revised, missing, failed, notes, output } = merged
  const part = (head: string, all: readonly string[]): string[] =>
    all.length === 0 ? [] : ['', head, ...all.map((line) => `  ${line}`)]
  return [
    output === null
      ? nothingMade(files)
      : `共${files}个文件，汇总了${merged.merged}个，填了${cells}格，已写入“${out}”。`,
    ...part(
      `待定${conflicts.length}格：`,
      conflicts.flatMap((one) => [
        `${place(one)}：${oneLine(one.message)}`,
        ...one.candidates.map((own) => offered(own, one.message)),
      ]),
    ),
    ...part(
      `有先后两版的${revised.length}格，用了后来的：`,
      revised.flatMap((one) => [
        `${place(one)}：${oneLine(one.message)}`,
        ...one.candidates.map((own) => offered(own, one.message)),
      ]),
    ),
    ...part(`没有填的${missing.length}格：`, missing.map(place)),
    ...part(
      `没有读成的${failed.length}个文件：`,
      failed.map(({ file, error }) => `${file}：${oneLine(error.message)}`),
    ),
    ...part('提示：', notes.map(oneLine)),
  ]
}
