/** The way back for data that cannot be opened, for the doors: there is no host then. */
import { isProblem, Problem } from '../../shared/problem.ts'
import type { Backup } from '../store/backup.ts'
import { latestSound, type PutBack, putLatestBack } from '../store/backup-latest.ts'
import { openStore } from '../store/store.ts'
import { databaseFile } from './folder.ts'

/** The latest sound backup of the data in a folder; null where there is none. */
export const latestBackup = (folder: string): Backup | null => latestSound(databaseFile(folder))

/**
 * Puts the latest sound backup in the place of data that cannot be opened.
 * @throws Problem where they can be opened, are in use, or there is no sound backup
 */
export function restoreLatest(folder: string): PutBack {
  const file = databaseFile(folder)
  try {
    openStore(file).close()
  } catch (error) {
    if (!isProblem(error, 'damaged-database')) throw error
    return putLatestBack(file)
  }
  throw new Problem('invalid', '数据能打开，没有改动；要恢复到以前，请在程序的“备份与恢复”里选一份备份。')
}
