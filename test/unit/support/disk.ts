/** A disk of a few megabytes of its own, for tests of what happens when there is no room, or no right to write. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Disk {
  readonly folder: string
  /** Leaves that many bytes. */
  fill(left: number): void
  empty(): void
  /** From now on nothing can be written there. */
  lock(): void
  end(): void
}

const mount = (...args: string[]): void => void execFileSync('mount', args, { stdio: 'pipe' })

/** Null where this machine or this user may make none. */
export function smallDisk(megabytes: number): Disk | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null
  const folder = mkdtempSync(join(tmpdir(), 'sgb-disk-'))
  const filler = join(folder, 'filler')
  try {
    mount('-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder)
  } catch {
    rmSync(folder, { recursive: true })
    return null
  }
  return {
    folder,
    fill: (left) => {
      rmSync(filler, { force: true })
      const { bavail, bsize } = statfsSync(folder)
      writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - left)))
    },
    empty: () => rmSync(filler, { force: true }),
    lock: () => mount('-o', 'remount,ro', folder),
    end: () => {
      execFileSync('umount', ['-l', folder], { stdio: 'pipe' })
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
