/** Actions on backups: made, put back whole or table by table, and everything to and from another computer. */
import type { BackupEntry, BackupTable, MovedIn } from '../../shared/contract/backup.ts'
import { backupReasons, movingEnding } from '../../shared/contract/backup.ts'
import { always } from './action.ts'
import { type Context, type Deed, done, refused } from './deed.ts'
import { told } from './export.ts'
import { bytesOf } from './importing.ts'

/** When a backup was made, as people read it. */
export const timeOf = (at: string): string =>
  new Date(at).toLocaleString('zh-CN', { dateStyle: 'medium', timeStyle: 'medium' })

/** A backup by its time and reason. */
export const backupName = ({ at, reason }: Pick<BackupEntry, 'at' | 'reason'>): string =>
  `${timeOf(at)}（${backupReasons[reason]}）`

/** Makes one now. */
export async function makeBackup({ settled, working, host }: Context): Promise<Deed> {
  await settled()
  const { entries, problem, place } = await working('正在备份', (job) => host('makeBackup', { job }))
  if (problem !== null) return refused(problem)
  const damaged = entries[0]?.checked?.damaged ?? []
  if (damaged.length > 0)
    return refused(
      `已备份，但其中“${damaged.join('”“')}”在备份前就有损坏；以前的备份都留着，可以从中取回这几张。`,
    )
  return done(`已备份并检查过${place === '' ? '' : '，第二备份位置也有了一份'}。`)
}

/** Asks, and puts a whole backup in the place of everything. */
export const putBack = (entry: BackupEntry): Deed => ({
  ask: {
    title: '恢复全部数据',
    text: `把全部表格、报告和设置恢复成 ${backupName(entry)} 时的样子？现在的数据会先备份一份（恢复前），随时可以再恢复回来。`,
    yes: '恢复',
    agreed: async (context) => {
      await leave(context)
      await context.working('正在恢复', (job) => context.host('restoreBackup', { name: entry.name, job }))
      return {
        library: true,
        ...done(`已恢复到 ${backupName(entry)} 。恢复前的数据也备份了，在列表里标着“恢复前”。`),
      }
    },
  },
})

/** What is on the desk is written and put away: it may not be there any more in a moment. */
async function leave({ open, document, settled, carryOut }: Context): Promise<void> {
  await settled()
  await document?.settled()
  if (open !== null) await carryOut({ table: null, report: null })
  else if (document !== null) await carryOut({ report: null })
}

/** Takes one table out of a backup, beside what is there. */
export async function takeBack(
  { settled, working, host }: Context,
  { name }: Pick<BackupEntry, 'name'>,
  { id, title }: BackupTable,
): Promise<Deed> {
  await settled()
  await working('正在取回', (job) => host('takeFromBackup', { name, id, job }))
  return { library: true, ...done(`已取回“${title}”，作为一张新表放在“我的表格”里，备注写着备份的日期。`) }
}

/** Everything as one file. */
export async function moveOut({ settled, working, host }: Context): Promise<Deed> {
  await settled()
  const file = await working('正在导出全部数据', (job) => host('moveOut', { job }))
  return told(file, '把它拷到另一台电脑，在那里的“备份与恢复”中点“搬入”。')
}

/** All tables and texts for other programs to read: workbooks and one JSON. */
export async function giveReadable({ settled, document, working, host }: Context): Promise<Deed> {
  await settled()
  await document?.settled()
  return told(await working('正在导出', (job) => host('exportReadable', { job })))
}

/** Has the person choose a file of everything, and brings it in. */
export async function moveIn(context: Context): Promise<Deed> {
  const { chooseFiles, working, host } = context
  const [file] = await chooseFiles(`.${movingEnding},.sqlite`, false)
  if (file === undefined) return {}
  const { name, bytes } = await bytesOf(file)
  await leave(context)
  const moved = await working('正在搬入', (job) => host('moveIn', { name, bytes, job }))
  return { library: true, ...done(movedIn(moved)) }
}

function movedIn({ whole, tables, copies, reports, same }: MovedIn): string {
  const texts = reports === 0 ? '' : `、${reports}份报告`
  if (whole) return `已搬入${tables}张表${texts}，设置也一起搬来了。`
  if (tables + reports === 0) return '文件里的表这里都已经有了，没有改动。'
  const beside = copies === 0 ? '' : `；其中${copies}张与这里的不同，作为新表放在旁边，备注写着“搬来”`
  return `已搬入${tables}张表${texts}${beside}${same === 0 ? '' : `；另外${same}张（份）这里已有，没有重复搬`}。原有的都没有改动。`
}

/** Names the second place, or has the person choose it (null). */
export async function placeBackups({ working, host }: Context, folder: string | null): Promise<Deed> {
  const { place, problem } = await (folder === null
    ? host('placeBackups', { folder })
    : working('正在复制备份', (job) => host('placeBackups', { folder, job })))
  if (problem !== null) return refused(problem)
  return place === ''
    ? done('备份只存在本机。')
    : done(`以后每次备份也存一份到“${place}”，现有的已经复制过去。`)
}

export const backupActions = { backup: always(() => ({ open: { kind: 'backup' } })) }
