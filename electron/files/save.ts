/** Files read and written whole; what the system refuses becomes one sentence that says what to do. */
import { randomUUID } from 'node:crypto'
import type { Stats } from 'node:fs'
import { open, readFile, realpath, rename, stat, unlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { codeOf, Problem } from '../../shared/problem.ts'
import { LIMITS } from './limits.ts'
import { isReserved } from './names.ts'

function unwritable(path: string, error: unknown): Problem {
  const name = basename(path)
  const sentences: Record<string, string> = {
    EACCES: `没有权限写入“${name}”，请换一个文件夹保存，或先在WPS或Excel中关闭该文件。`,
    EPERM: `无法写入“${name}”，请先在WPS或Excel中关闭该文件，或换一个文件夹保存。`,
    EBUSY: `“${name}”正被别的程序占用，请先在WPS或Excel中关闭该文件，再保存。`,
    EROFS: '这个位置是只读的，请换一个文件夹保存。',
    ENOSPC: '磁盘空间不足，请清理磁盘或换一个位置保存。',
    EDQUOT: '磁盘配额已用完，请清理文件或换一个位置保存。',
    ENOENT: `找不到文件夹“${dirname(path)}”，请换一个文件夹保存。`,
    ENOTDIR: `“${dirname(path)}”不是文件夹，请换一个文件夹保存。`,
    EISDIR: `“${name}”是一个文件夹，请换一个文件名保存。`,
    SPECIAL: `“${name}”是系统的设备或特殊文件，不能当作文件保存，请换一个文件夹或文件名。`,
    ENAMETOOLONG: '文件名太长，请改短后再保存。',
  }
  const sentence = sentences[codeOf(error)] ?? `无法写入“${name}”（${codeOf(error)}），请换一个文件夹保存。`
  return new Problem('unwritable', sentence, { cause: error })
}

/** The file that a path leads to: a link is written through, not replaced. */
const target = (path: string): Promise<string> =>
  realpath(path).catch((error) => {
    if (codeOf(error) === 'ENOENT') return path
    throw error
  })

/** Where a system keeps its devices and what it tells of itself; /dev/shm is a folder as any other. */
const SYSTEM = /^\/(?:dev(?!\/shm(?:\/|$))|proc|sys)(?:\/|$)/

/** Refuses what is no ordinary file, and a place where none can be. */
async function refuseSpecial(final: string, old: Stats | null): Promise<void> {
  const refuse = (code: string): never => {
    throw Object.assign(new Error(code), { code })
  }
  if (old?.isDirectory()) refuse('EISDIR')
  if (old !== null && !old.isFile()) refuse('SPECIAL')
  if (process.platform === 'win32') {
    // Windows takes these names for devices in every folder; two backslashes and a dot begin a device's path.
    if (isReserved(basename(final)) || /^[\\/]{2}\.[\\/]/.test(final)) refuse('SPECIAL')
  } else if (SYSTEM.test(await realpath(dirname(final)))) refuse('SPECIAL')
}

/** Makes the new name itself last through a power cut; not every system can, and then it does without. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null)
  await handle?.sync().catch(() => {})
  await handle?.close()
}

/** Writes a file so that there is always either the old one or the whole new one, never half of it. */
export async function saveFile(path: string, bytes: Uint8Array): Promise<void> {
  let temporary: string | null = null
  try {
    const final = await target(path)
    const old = await stat(final).catch(() => null)
    await refuseSpecial(final, old)
    // A rename needs no right to the old file itself: one that is write-protected must not be replaced behind its owner's back.
    if (old) await (await open(final, 'r+')).close()
    const beside = join(dirname(final), `.sgb-${randomUUID()}.tmp`)
    const handle = await open(beside, 'wx', old ? old.mode & 0o777 : 0o666)
    temporary = beside
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(beside, final)
    temporary = null
    await syncFolder(dirname(final))
  } catch (error) {
    if (temporary !== null) await unlink(temporary).catch(() => {})
    throw unwritable(path, error)
  }
}

function unreadable(path: string, error: unknown): Problem {
  const name = basename(path)
  const code = codeOf(error)
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return new Problem('not-found', `找不到文件“${path}”，请检查文件名和所在的文件夹。`, { cause: error })
  }
  const sentences: Record<string, string> = {
    EACCES: `没有权限读取“${name}”，请换一个账户，或把文件复制到自己的文件夹再打开。`,
    EPERM: `没有权限读取“${name}”，请先在WPS或Excel中关闭该文件，或把它复制到自己的文件夹再打开。`,
    EBUSY: `“${name}”正被别的程序占用，请先在WPS或Excel中关闭该文件，再打开。`,
  }
  const sentence = sentences[code] ?? `无法读取“${name}”（${code}），请把文件复制到别的文件夹再打开。`
  return new Problem('unreadable', sentence, { cause: error })
}

/** A file's bytes; folders, devices and files over the limit are refused before anything is read. */
export async function readFileBytes(path: string): Promise<Uint8Array<ArrayBuffer>> {
  const name = basename(path)
  try {
    const found = await stat(path)
    if (found.isDirectory()) throw new Problem('unreadable', `“${name}”是一个文件夹，请选择其中的表格文件。`)
    if (!found.isFile()) throw new Problem('unreadable', `“${name}”不是普通文件，请选择表格文件。`)
    if (found.size > LIMITS.file) {
      throw new Problem(
        'too-large',
        `“${name}”超过${LIMITS.file / 1024 / 1024}MB，请删去图片和无关的工作表后另存，再打开。`,
      )
    }
    const buffer = await readFile(path)
    return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength)
  } catch (error) {
    throw error instanceof Problem ? error : unreadable(path, error)
  }
}
