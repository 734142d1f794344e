/** A library to back up, and what is done with it on the thread. */
import { join } from 'node:path'
import type { Task, Tasks } from '../../../electron/store/backup-tasks.ts'
import { onBackupThread } from '../../../electron/store/backup-thread.ts'
import type { Store } from '../../../electron/store/kept.ts'
import { openStore } from '../../../electron/store/store.ts'
import { attachment, typing } from '../support/attachment.ts'
import { temporaryFolder } from '../support/folder.ts'

/** A library with two tables, of which the first has one step behind it; open, as a program has it. */
export function library(folder = temporaryFolder()): { file: string; store: Store } {
  const file = join(folder, 'sgb.sqlite')
  const store = openStore(file)
  store.add([attachment('a')], '甲.xlsx')
  store.add([attachment('b', 30)], '')
  store.apply('a', 0, typing('r0', '', '5%', '第一步'))
  return { file, store }
}

export const made = async (file: string, place = '') =>
  onBackupThread('make', { file, reason: 'hand', place })

export const refused = async <T extends Task>(task: T, input: Tasks[T]['input']) =>
  onBackupThread(task, input).then(
    () => null,
    (error: unknown) => error,
  )

export const actual = (store: Store, id = 'a'): string | undefined =>
  store.read(id).attachment.rows[0]?.cells.actual
