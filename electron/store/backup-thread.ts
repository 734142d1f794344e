/** Backups are made, checked and put back on a thread of their own: a large library holds up nobody who types. */
import { mkdirSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { Problem } from '../../shared/problem.ts'
import { backupFolder, scratchIn } from './backup.ts'
import { letGo, type Task, type Tasks } from './backup-tasks.ts'
import type { Answer, Job } from './backup-worker.ts'

/** Beside this file, as source or as built. */
const ENTRY = new URL(
  import.meta.url.endsWith('.ts') ? './backup-worker.ts' : './backup-worker.js',
  import.meta.url,
)

export interface TaskOptions {
  /** Calls it off; what was begun is left as it was before. */
  readonly signal?: AbortSignal
  /** Told what is being done, as one Chinese phrase. */
  readonly onProgress?: (text: string) => void
}

/**
 * Does a task.
 * @throws Problem with the task's own sentence, or 'cancelled'
 */
export function onBackupThread<T extends Task>(
  task: T,
  given: Tasks[T]['input'],
  { signal, onProgress }: TaskOptions = {},
): Promise<Tasks[T]['value']> {
  const cancelled = (): Problem => new Problem('cancelled', '已取消，数据和备份都没有改动。')
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(cancelled())
      return
    }
    const folder = backupFolder(given.file)
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
    } catch (cause) {
      reject(
        new Problem('unwritable', `不能使用备份文件夹“${folder}”，请检查磁盘和该文件夹的权限。`, { cause }),
      )
      return
    }
    const scratch = scratchIn(folder)
    // Asked for between steps: a thread that is ended in the middle of SQLite's work takes the program with it.
    const stop = new Int32Array(new SharedArrayBuffer(4))
    const workerData: Job<T> = { task, input: { ...given, scratch }, stop }
    const worker = new Worker(ENTRY, { execArgv: [], workerData })
    const abort = (): void => void Atomics.store(stop, 0, 1)
    signal?.addEventListener('abort', abort)
    let end = (): void => reject(new Error('the thread for backups ended without an answer'))
    worker.on('message', (answer: Answer) => {
      if (answer.kind === 'progress') onProgress?.(answer.text)
      else if (answer.kind === 'done') end = () => resolve(answer.value as Tasks[T]['value'])
      else if (answer.kind === 'cancelled') end = () => reject(cancelled())
      else if (answer.kind === 'problem') end = () => reject(new Problem(answer.code, answer.message))
      // A defect of ours: told as one, with the stack that it had on its thread.
      else end = () => reject(Object.assign(new Error(`${task} failed`), { stack: answer.stack }))
    })
    worker.on('error', (error) => {
      end = () => reject(error)
    })
    worker.on('exit', () => {
      signal?.removeEventListener('abort', abort)
      letGo(scratch)
      end()
    })
  })
}
