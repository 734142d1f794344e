/** A program that backs up, or puts back, without end: to be killed by a test; or once, with what it has to say. */
import { writeSync } from 'node:fs'
import { backupFolder, makeBackup, scratchIn } from '../../../electron/store/backup.ts'
import { perform } from '../../../electron/store/backup-tasks.ts'
import { openDatabase } from '../../../electron/store/database.ts'
import { Problem } from '../../../shared/problem.ts'

const [file = '', what = '', name = '', digest = ''] = process.argv.slice(2)
const silent = { progress: () => {}, goOn: () => {} }
const scratch = scratchIn(backupFolder(file))

if (what === 'once') {
  const database = openDatabase(file)
  try {
    makeBackup(database, file, 'hand')
    writeSync(1, 'made\n')
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    writeSync(1, `${error.code} ${error.message}\n`)
  }
} else {
  writeSync(1, 'ready\n')
  for (;;) {
    const input = { file, scratch, backup: { name, digest } }
    if (what === 'restore') await perform('restore', input, silent)
    else if (what === 'take') await perform('take', { ...input, ids: ['a', 'b'] }, silent)
    else await perform('make', { file, scratch, reason: 'hand', place: '' }, silent)
  }
}
