/** A disk without room or without the right to write: one sentence that says what to do, nothing lost, and it goes on. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { saveFile } from '../../../electron/files/save.ts'
import { databaseFile } from '../../../electron/host/folder.ts'
import { createHost, type Host } from '../../../electron/host/host.ts'
import { openStore } from '../../../electron/store/store.ts'
import type { Edit } from '../../../shared/attachment/edits.ts'
import type { Method, Methods } from '../../../shared/contract/contract.ts'
import { attachment } from '../support/attachment.ts'
import { type Disk, smallDisk } from '../support/disk.ts'
import { fact } from '../support/facts.ts'
import { call } from './support.ts'

const probe = smallDisk(1)
probe?.end()
const skipped = probe === null
if (skipped) console.warn('本机不能挂载小磁盘（要 Linux 和 root），跳过磁盘已满和只读的测试。')

/** A library on a disk of that size, closed behind the test before the disk goes. */
function onDisk(megabytes: number): { disk: Disk; host: Host } {
  const disk = smallDisk(megabytes)
  if (disk === null) throw new Error('there is no disk')
  const store = openStore(databaseFile(disk.folder))
  store.add([attachment('a', 20)], '')
  store.close()
  const path = (name: string): string => join(disk.folder, name)
  const host = createHost({
    folder: disk.folder,
    platform: {
      saveFile: async ({ name, bytes }) => {
        await saveFile(path(name), bytes)
        return path(name)
      },
    },
  })
  onTestFinished(async () => {
    await host.close()
    disk.end()
  })
  return { disk, host }
}

async function refusal<M extends Method>(host: Host, method: M, args: Methods[M]['arguments']) {
  const answer = await host.call(method, args)
  return answer.ok ? { code: 'ok', message: 'answered' } : answer.error
}

const long = (sign: string) => sign.repeat(20_000)
const block = (to: string, from = ''): Edit[] =>
  Array.from({ length: 20 }, (_, at) => ({ type: 'cell', row: `r${at}`, column: 'actual', from, to }))

describe.skipIf(skipped)('a full disk', () => {
  test('is said by whatever is done, nothing is lost, and all of it works when there is room', async () => {
    const { disk, host } = onDisk(24)
    const official = { name: '官方.xlsx', bytes: fact('official.xlsx') }
    const exported = { id: 'a', format: 'xlsx', layout: 'official', scope: 'attachment' } as const
    const step = { name: '粘贴', edits: block(long('甲')) }
    await call(host, 'apply', { id: 'a', base: 0, step: { name: '填写', edits: block('5%').slice(0, 1) } })
    await call(host, 'undo', { id: 'a', base: 1 })
    const before = await call(host, 'open', { id: 'a' })

    disk.fill(0)
    const full = { code: 'unwritable', message: expect.stringMatching(/磁盘(已满|空间不足)[^。]*请[^。]*。/) }
    expect(await refusal(host, 'apply', { id: 'a', base: 2, step })).toEqual(full)
    expect(await refusal(host, 'importFile', official)).toEqual(full)
    expect(await refusal(host, 'exportFile', exported)).toEqual(full)
    expect(await refusal(host, 'makeBackup', {})).toEqual(full)
    expect(await call(host, 'open', { id: 'a' })).toEqual(before)
    expect(await call(host, 'library', {})).toHaveLength(1)
    expect((await call(host, 'backups', { check: true })).entries).toEqual([])
    // Nothing half made lies about.
    expect(readdirSync(disk.folder).filter((name) => /tmp$|xlsx$/.test(name))).toEqual([])

    disk.empty()
    await call(host, 'apply', { id: 'a', base: 2, step })
    await call(host, 'importFile', official)
    expect(await call(host, 'exportFile', exported)).toMatchObject({ kind: 'saved' })
    expect((await call(host, 'makeBackup', {})).entries).toMatchObject([{ checked: { fault: null } }])
    expect((await call(host, 'open', { id: 'a' })).attachment.rows[0]?.cells.actual).toBe(long('甲'))
    await call(host, 'undo', { id: 'a', base: 3 })
  })

  test('in the middle of many edits keeps every one that was answered', async () => {
    const { disk, host } = onDisk(8)
    disk.fill(1_200_000)
    let [revision, text] = [0, '']
    for (;;) {
      const next = long(String.fromCodePoint(0x4e00 + revision))
      const step = { name: '填写', edits: block(next, text).slice(0, 2) }
      const answer = await host.call('apply', { id: 'a', base: revision, step })
      if (!answer.ok) {
        expect(answer.error.message).toMatch(/磁盘已满，这一步没有保存；请/)
        break
      }
      revision += 1
      text = next
    }
    expect(revision).toBeGreaterThan(2)
    const { attachment: held, ...log } = await call(host, 'open', { id: 'a' })
    expect([log.revision, held.rows[0]?.cells.actual === text]).toEqual([revision, true])
    await host.close()
    disk.empty()
    const store = openStore(databaseFile(disk.folder))
    expect(store.read('a').revision).toBe(revision)
    store.close()
  })
})

describe.skipIf(skipped)('a disk that is read-only', () => {
  test('is said when the program starts and when a file is saved there', async () => {
    const disk = smallDisk(8)
    if (disk === null) throw new Error('there is no disk')
    onTestFinished(() => disk.end())
    const file = databaseFile(disk.folder)
    const store = openStore(file)
    store.add([attachment('a')], '')
    store.close()
    disk.lock()
    expect(() => createHost({ folder: disk.folder })).toThrow(
      expect.objectContaining({ code: 'unwritable', message: expect.stringMatching(/^[^。]*请[^。]*。$/) }),
    )
    await expect(saveFile(join(disk.folder, '表.xlsx'), new Uint8Array(9))).rejects.toMatchObject({
      code: 'unwritable',
      message: '这个位置是只读的，请换一个文件夹保存。',
    })
    expect(readdirSync(disk.folder)).toEqual(['sgb.sqlite'])
  })
})
