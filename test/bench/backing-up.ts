/**
 * `npm exec -- node test/bench/backing-up.ts [tables]`: how long backups of a large library take, and how long an edit
 * has to wait meanwhile. It tells and never fails.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onBackupThread } from '../../electron/store/backup-thread.ts'
import type { Store } from '../../electron/store/kept.ts'
import { openStore } from '../../electron/store/store.ts'
import type { Attachment } from '../../shared/attachment/model.ts'

const tables = Number(process.argv[2] ?? 10_000)
const rows = 20

const table = (id: string): Attachment => ({
  id,
  heading: { label: '附件', title: [`第${id}张`], above: [], below: [], year: 2021, months: 6 },
  columns: [
    { id: 'name', header: ['指标名称'], role: 'name', width: 20 },
    { id: 'target', header: ['目标'], role: 'target', width: 12 },
    { id: 'actual', header: ['实绩'], role: 'actual', width: 12 },
  ],
  rows: Array.from({ length: rows }, (_, at) => ({
    id: `r${at}`,
    cells: { name: `指标${at}`, target: `${at}.5%`, actual: `${at}.${id}%` },
  })),
  merges: [],
  sheet: '',
})

/** Edits without a pause until the work is done; answers how long each took, in milliseconds. */
async function editing(store: Store, work: Promise<unknown>): Promise<number[]> {
  let over = false
  void work.finally(() => {
    over = true
  })
  const times: number[] = []
  while (!over) {
    const { revision, attachment } = store.read('0')
    const from = attachment.rows[0]?.cells.actual ?? ''
    const begun = performance.now()
    store.apply('0', revision, {
      name: '填写',
      edits: [{ type: 'cell', row: 'r0', column: 'actual', from, to: `${revision}%` }],
    })
    times.push(performance.now() - begun)
    await new Promise((resolve) => setImmediate(resolve))
  }
  await work
  return times.sort((a, b) => a - b)
}

const folder = mkdtempSync(join(tmpdir(), 'sgb-bench-'))
try {
  const file = join(folder, 'sgb.sqlite')
  const store = openStore(file)
  for (let at = 0; at < tables; at += 50)
    store.add(
      Array.from({ length: Math.min(50, tables - at) }, (_, n) => table(String(at + n))),
      '',
    )
  console.log(`${tables}张表，每张${rows}行，数据文件${(statSync(file).size / 2 ** 20).toFixed(0)} MB`)

  const timed = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    const begun = performance.now()
    const value = await work()
    console.log(`${what} ${((performance.now() - begun) / 1000).toFixed(1)}秒`)
    return value
  }
  const { backup } = await timed('备份并检查', () =>
    onBackupThread('make', { file, reason: 'hand', place: '' }),
  )
  const busy = onBackupThread('make', { file, reason: 'hand', place: '' })
  const times = await editing(store, busy)
  const at = (part: number): string => (times[Math.floor(part * (times.length - 1))] ?? 0).toFixed(1)
  console.log(
    `备份时改一格（${times.length}次）：中位数${at(0.5)}毫秒，99%在${at(0.99)}毫秒内，最长${at(1)}毫秒`,
  )
  await timed('检查一份', () => onBackupThread('check', { file, backups: [backup] }))
  await timed('取回单张表', () => onBackupThread('take', { file, backup, ids: ['7'] }))
  await timed('恢复全部', () => onBackupThread('restore', { file, backup }))
  const bytes = await timed('导出全部数据', () => onBackupThread('pack', { file }))
  console.log(`导出的文件${(bytes.length / 2 ** 20).toFixed(0)} MB`)
  for (const [what, own] of [
    ['搬入空库', []],
    ['搬入另一个库', [table('own')]],
  ] as const) {
    const there = join(mkdtempSync(join(folder, 'other-')), 'sgb.sqlite')
    const other = openStore(there)
    if (own.length > 0) other.add(own, '')
    await timed(what, () => onBackupThread('moveIn', { file: there, name: '全部.sgbak', bytes }))
    other.close()
  }
  store.close()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
