/** The database's file is taken away, replaced or written over while the program runs (Linux, macOS). */
import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Store } from '../../../electron/store/kept.ts'
import { openStore } from '../../../electron/store/store.ts'
import { attachment, typing } from '../support/attachment.ts'
import { temporaryFolder } from '../support/folder.ts'

/** A database with one table, as it was before its last five edits, and the program that made them still running. */
function running(): { file: string; backup: Buffer; store: Store } {
  const file = join(temporaryFolder(), 'sgb.sqlite')
  const first = openStore(file)
  first.add([attachment('a')], '')
  first.close()
  const backup = readFileSync(file)
  const store = openStore(file)
  for (let n = 0; n < 5; n += 1) store.apply('a', n, typing('r0', n === 0 ? '' : `${n}`, `${n + 1}`))
  return { file, backup, store }
}

const put = (file: string, bytes: Buffer) => {
  writeFileSync(`${file}.new`, bytes)
  renameSync(`${file}.new`, file)
}

const lost = expect.objectContaining({
  code: 'unwritable',
  message: expect.stringMatching(/^数据文件.*被删除或换成了别的文件，这一步没有保存.*请退出程序.*。$/),
})

describe.skipIf(process.platform === 'win32')('a database whose file is', () => {
  test.each<[string, (file: string, backup: Buffer) => void]>([
    ['deleted', (file) => rmSync(file)],
    ['moved away', (file) => renameSync(file, `${file}.old`)],
    ['replaced', put],
    ['written over', (file, backup) => writeFileSync(file, backup)],
    [
      'written over by itself',
      (file) =>
        copyFileSync(file, file.replace('sgb.sqlite', 'x')) ??
        writeFileSync(file, readFileSync(file.replace('sgb.sqlite', 'x'))),
    ],
    ['emptied', (file) => writeFileSync(file, '')],
    [
      'deleted with its log',
      (file) => {
        for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`)
      },
    ],
    [
      'without its log',
      (file) => {
        for (const end of ['-wal', '-shm']) rmSync(`${file}${end}`)
      },
    ],
  ])('%s: the next answer says so, and nothing is written into it', (_, damage) => {
    const { file, backup, store } = running()
    damage(file, backup)
    const there = existsSync(file) ? readFileSync(file) : null
    expect(() => store.apply('a', 5, typing('r0', '5', '6'))).toThrow(lost)
    expect(() => store.read('a')).toThrow(lost)
    expect(() => store.list('1')).toThrow(lost)
    store.close()
    expect(existsSync(file) ? readFileSync(file) : null).toEqual(there)
    // Nothing waits beside it that would be carried over into it.
    expect(readdirSync(dirname(file)).filter((name) => /sqlite-(wal|shm)$/.test(name))).toEqual([])
  })

  test.each<[string, (file: string, backup: Buffer) => void]>([
    ['deleted', (file) => rmSync(file)],
    ['replaced', put],
  ])('%s: what was saved before is kept beside it', (_, damage) => {
    const { file, backup, store } = running()
    damage(file, backup)
    expect(() => store.read('a')).toThrow(lost)
    store.close()
    const saved = readdirSync(dirname(file)).find((name) => name.includes('救回')) ?? ''
    const again = openStore(join(dirname(file), saved))
    expect(again.read('a').attachment.rows[0]?.cells.actual).toBe('5')
    again.close()
  })

  test.each<[string, (file: string, backup: Buffer) => void]>([
    ['replaced', put],
    ['written over', (file, backup) => writeFileSync(file, backup)],
  ])('%s and not asked for again: what was put there is opened as it is', (_, damage) => {
    const { file, backup, store } = running()
    damage(file, backup)
    store.close()
    const again = openStore(file)
    expect(again.read('a')).toMatchObject({ revision: 0, attachment: attachment('a') })
    again.close()
  })

  test('shared with another program stays usable, whoever carries the log over', () => {
    const { file, store } = running()
    const other = openStore(file)
    let revision = 5
    let text = '5'
    const big = 'x'.repeat(60_000)
    for (let n = 0; n < 120; n += 1) {
      const next = `${n}${big}`
      revision = (n % 2 === 0 ? store : other).apply('a', revision, typing('r0', text, next)).revision
      text = next
    }
    other.close()
    expect(store.read('a').revision).toBe(revision)
    store.close()
  }, 60_000)
})
