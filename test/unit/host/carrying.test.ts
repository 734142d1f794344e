import { readdirSync } from 'node:fs'
import Library from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { databaseFile } from '../../../electron/host/folder.ts'
import type { Host } from '../../../electron/host/host.ts'
import { backupFolder } from '../../../electron/store/backup.ts'
import { migrations } from '../../../electron/store/migrations/index.ts'
import { visibleColumns } from '../../../shared/attachment/model.ts'
import { fact } from '../support/facts.ts'
import { temporaryFolder } from '../support/folder.ts'
import { call, openHost } from './support.ts'

/** The bytes of a file to carry. */
async function carried(host: Host, id: string, whole = false) {
  const file = await call(host, 'exportCarried', { ids: [id], whole })
  if (file.kind !== 'download') throw new Error('no file')
  return { name: file.name, bytes: file.bytes }
}

const opened = async (host: Host, id: string) => await call(host, 'open', { id })
const textsOf = async (host: Host, id: string, row: number) => {
  const { attachment } = await opened(host, id)
  return visibleColumns(attachment.columns).map((column) => attachment.rows[row]?.cells[column.id] ?? '')
}

/** Types into a cell by its numbers. */
async function type(host: Host, id: string, row: number, column: number, to: string): Promise<void> {
  const { attachment, revision } = await opened(host, id)
  const line = attachment.rows[row]
  const field = visibleColumns(attachment.columns)[column]
  if (line === undefined || field === undefined) throw new Error('no such cell')
  const from = line.cells[field.id] ?? ''
  const edit = { type: 'cell' as const, row: line.id, column: field.id, from, to }
  await call(host, 'apply', { id, base: revision, step: { name: '填写', edits: [edit] } })
}

/** One table on two machines: the sample, carried from the first to the second. */
async function onTwo() {
  const [first, folder] = [openHost(), temporaryFolder()]
  const { id } = await call(first, 'sample', {})
  await type(first, id, 0, 4, '12.8%')
  const second = openHost(folder)
  const file = await carried(first, id)
  const came = await call(second, 'openCarried', file)
  return { first, second, id, came, file, folder }
}

test('a table comes with its history, its versions and its original, under the same name', async () => {
  const host = openHost()
  const { ids } = await call(host, 'importFile', { name: '表.xlsx', bytes: fact('official.xlsx') })
  const [id = ''] = ids
  await type(host, id, 0, 4, '12.8%')
  const { revision } = await opened(host, id)
  await call(host, 'keepVersion', { id, revision, name: '送审稿' })
  const file = await carried(host, id)
  expect(file.name).toMatch(/\.sgb$/)

  const other = openHost()
  const came = await call(other, 'openCarried', file)
  expect(came).toMatchObject({ questions: [], added: [id], merged: [], copies: [], backup: null })
  expect((await opened(other, id)).attachment).toEqual((await opened(host, id)).attachment)
  const past = { id, limit: 10, before: null }
  expect(await call(other, 'history', past)).toEqual(await call(host, 'history', past))
  expect(await call(other, 'versions', { id })).toMatchObject([{ name: '送审稿', revision }])
  const back = await call(other, 'exportFile', { id, format: 'xlsx', layout: 'source' })
  expect(back.kind).toBe('download')
  // Nothing else of the first library is in it.
  expect(await call(other, 'library', {})).toHaveLength(1)
})

test('a whole report comes with its text and all its tables; a table alone without', async () => {
  const host = openHost()
  const { id } = await call(host, 'create', { template: 'report', year: 2021 })
  const text = new TextEncoder().encode('青川县2021年上半年计划执行情况的报告\n　　地区生产总值增长6.1%。')
  const { id: document } = await call(host, 'takeReport', { name: '报告.txt', bytes: text })
  await call(host, 'joinDocument', { id: document ?? '', attachment: id })
  const other = openHost()
  const came = await call(other, 'openCarried', await carried(host, id, true))
  expect(came.added).toHaveLength(4)
  expect(came.texts).toEqual({ added: 1, copies: [] })
  const here = await opened(other, id)
  expect([here.document, here.siblings.length]).toEqual([document, 4])

  // A text that differs comes beside the one that is here, once.
  await call(other, 'editDocument', { id: document ?? '', base: 0, edits: [{ from: 0, to: 0, text: '新' }] })
  const file = await carried(host, id, true)
  expect((await call(other, 'openCarried', file)).texts).toMatchObject({ copies: [expect.any(String)] })
  expect((await call(other, 'openCarried', file)).texts).toEqual({ added: 0, copies: [] })
  expect(await call(other, 'documents', {})).toHaveLength(2)

  const third = openHost()
  const alone = await call(third, 'openCarried', await carried(host, id))
  expect([alone.added, alone.texts.added]).toEqual([[id], 0])
})

describe('a copy that comes back', () => {
  test('is merged by one step, which can be taken back, behind a backup', async () => {
    const { first, second, id, came, folder } = await onTwo()
    expect(came.added).toEqual([id])
    await type(first, id, 1, 4, '甲改')
    await type(second, id, 2, 4, '乙改')
    const { revision } = await opened(second, id)
    const merged = await call(second, 'openCarried', await carried(first, id))
    expect(merged).toMatchObject({ questions: [], merged: [{ id, changes: 1 }] })
    expect(merged.backup).toMatch(/合并前/)
    expect(readdirSync(backupFolder(databaseFile(folder)))).toEqual([merged.backup])
    const after = await opened(second, id)
    expect(after.revision).toBe(revision + 1)
    expect(after.undo).toMatch(/^合并“.*\.sgb”$/)
    expect((await textsOf(second, id, 1))[4]).toBe('甲改')
    expect((await textsOf(second, id, 2))[4]).toBe('乙改')
    await call(second, 'undo', { id, base: after.revision })
    expect((await textsOf(second, id, 1))[4]).not.toBe('甲改')
    expect((await textsOf(second, id, 2))[4]).toBe('乙改')
    // A merge that was taken back can be made once more.
    const again = await call(second, 'openCarried', await carried(first, id))
    expect(again.merged).toMatchObject([{ changes: 1 }])
    expect((await textsOf(second, id, 1))[4]).toBe('甲改')
  })

  test('asks of what both changed, changes nothing before it is answered, and goes on from there the next time', async () => {
    const { first, second, id } = await onTwo()
    await type(first, id, 1, 4, '7.1%')
    await type(first, id, 3, 4, '3.3%')
    await type(second, id, 1, 4, '7.2%')
    const file = await carried(first, id)
    const before = await opened(second, id)
    const asked = await call(second, 'openCarried', file)
    const [question] = asked.questions
    expect(asked.questions).toMatchObject([
      { id, revision: before.revision, others: 1, conflicts: [{ ours: '7.2%', theirs: '7.1%' }] },
    ])
    expect(await opened(second, id)).toEqual(before)
    const choices = [{ key: question?.conflicts[0]?.key ?? '', choice: 'theirs' as const }]
    // Answers about another state than that of now count for nothing.
    const late = [{ id, revision: before.revision + 7, choices }]
    expect((await call(second, 'openCarried', { ...file, answers: late })).questions).toHaveLength(1)
    const answers = [{ id, revision: before.revision, choices }]
    const merged = await call(second, 'openCarried', { ...file, answers })
    expect(merged).toMatchObject({ questions: [], merged: [{ changes: 2 }] })
    expect((await textsOf(second, id, 1))[4]).toBe('7.1%')

    // The same file once more brings nothing, and the way back asks nothing of what was settled.
    expect((await call(second, 'openCarried', file)).merged).toMatchObject([{ changes: 0 }])
    await type(second, id, 1, 4, '7.5%')
    const back = await call(first, 'openCarried', await carried(second, id))
    expect(back).toMatchObject({ questions: [], merged: [{ changes: 1 }] })
    expect((await opened(first, id)).attachment).toEqual((await opened(second, id)).attachment)
  })

  test('is asked about once more where each side has taken in the other and decided otherwise', async () => {
    const { first, second, id } = await onTwo()
    await type(first, id, 1, 4, '7.1%')
    await type(first, id, 2, 4, '2.6%')
    await type(second, id, 1, 4, '7.2%')
    const files = [await carried(first, id), await carried(second, id)] as const
    const keepOwn = async (host: Host, file: (typeof files)[number]) => {
      const [question] = (await call(host, 'openCarried', file)).questions
      const { revision } = await opened(host, id)
      const choices = (question?.conflicts ?? []).map(({ key }) => ({ key, choice: 'ours' as const }))
      await call(host, 'openCarried', { ...file, answers: [{ id, revision, choices }] })
    }
    await keepOwn(second, files[0])
    await keepOwn(first, files[1])
    // Both hold what the other wrote to be settled; the tables are not the same.
    const asked = await call(second, 'openCarried', await carried(first, id))
    expect(asked.questions).toMatchObject([{ others: 0, conflicts: [{ ours: '7.2%', theirs: '7.1%' }] }])
    await keepOwn(second, await carried(first, id))
    const back = await call(first, 'openCarried', await carried(second, id))
    expect(back).toMatchObject({ questions: [], merged: [{ changes: 1 }] })
    expect((await opened(first, id)).attachment).toEqual((await opened(second, id)).attachment)
  })

  test('comes out of the bin, whole', async () => {
    const { second, id, file } = await onTwo()
    await call(second, 'remove', { ids: [id] })
    expect((await call(second, 'openCarried', file)).merged).toMatchObject([{ id, changes: 0 }])
    expect((await call(second, 'library', {})).map((one) => one.id)).toEqual([id])
  })

  test('stays in the bin until what both changed is answered', async () => {
    const { first, second, id } = await onTwo()
    await type(first, id, 1, 4, '3.3%')
    await type(second, id, 1, 4, '4.4%')
    await call(second, 'remove', { ids: [id] })
    const file = await carried(first, id)
    const { questions } = await call(second, 'openCarried', file)
    expect(questions).toHaveLength(1)
    expect(await call(second, 'library', {})).toEqual([])
    const answers = questions.map(({ id: of, revision, conflicts }) => ({
      id: of,
      revision,
      choices: conflicts.map(({ key }) => ({ key, choice: 'theirs' as const })),
    }))
    expect(await call(second, 'openCarried', { ...file, answers })).toMatchObject({ questions: [] })
    expect((await call(second, 'library', {})).map((one) => one.id)).toEqual([id])
    expect((await opened(second, id)).attachment.rows[1]).toEqual(
      (await opened(first, id)).attachment.rows[1],
    )
  })

  test('of a table with which it has no state in common is a table of its own, and that is said', async () => {
    const { second, id, file, folder } = await onTwo()
    await second.close()
    // Another table under the same id: its beginning is another one.
    const database = new Library(databaseFile(folder))
    database.pragma('foreign_keys = OFF')
    database.prepare('DELETE FROM log').run()
    database.prepare('DELETE FROM snapshot').run()
    database.prepare('UPDATE attachment SET revision = 0, undo_head = NULL, redo_head = NULL').run()
    database.close()
    const again = openHost(folder)
    await type(again, id, 5, 4, '又改')
    const came = await call(again, 'openCarried', file)
    expect(came).toMatchObject({
      questions: [],
      added: [],
      merged: [],
      copies: [{ title: expect.any(String) }],
    })
    expect(await call(again, 'library', {})).toHaveLength(2)
    // Opened once more it brings no second copy.
    expect((await call(again, 'openCarried', file)).copies).toEqual([])
    expect(await call(again, 'library', {})).toHaveLength(2)
  })

  test('has what somebody typed while its backup was made beside what it brings', async () => {
    const { first, second, id } = await onTwo()
    await type(first, id, 1, 4, '7.1%')
    const hands: Promise<void>[] = []
    const stop = second.subscribe((event) => {
      if (event.kind === 'job' && event.text === '正在备份') hands.push(type(second, id, 2, 4, '2.6%'))
    })
    const came = await call(second, 'openCarried', { ...(await carried(first, id)), job: 'open' })
    await Promise.all(hands)
    stop()
    expect(hands).toHaveLength(1)
    expect(came).toMatchObject({ questions: [], merged: [{ changes: 1 }] })
    expect([(await textsOf(second, id, 1))[4], (await textsOf(second, id, 2))[4]]).toEqual(['7.1%', '2.6%'])
  })
})

describe('a file that is none of ours, or not whole, changes nothing and is said to be so', () => {
  const refusal = async (host: Host, bytes: Uint8Array): Promise<string> => {
    const result = await host.call('openCarried', { name: '带来.sgb', bytes: new Uint8Array(bytes) })
    if (result.ok) throw new Error('it was opened')
    return `${result.error.code} ${result.error.message}`
  }
  test('by its header, its version and its tables', async () => {
    const { second, file } = await onTwo()
    const bytes = Buffer.from(file.bytes)
    const changed = (at: number, value: number): Buffer => {
      const other = Buffer.from(bytes)
      other.writeUInt32BE(value, at)
      return other
    }
    expect(await refusal(second, Buffer.from('附件'))).toMatch(/^damaged “带来.sgb”不是/)
    expect(await refusal(second, fact('official.xlsx'))).toMatch(/^damaged /)
    expect(await refusal(second, changed(68, 0))).toMatch(/^unsupported .*备份与恢复/)
    expect(await refusal(second, changed(60, migrations.length + 1))).toMatch(/^newer-database .*新版本/)
    expect(await refusal(second, bytes.subarray(0, bytes.length - 5_000))).toMatch(/^damaged /)
  })

  test('by a changed bit in a text, and by what would run by itself', async () => {
    const { second, file } = await onTwo()
    const bytes = Buffer.from(file.bytes)
    const at = bytes.lastIndexOf('地区生产总值')
    bytes[at + 1] = (bytes[at + 1] ?? 0) ^ 1
    expect(await refusal(second, bytes)).toMatch(/^damaged “带来.sgb”里的“.*”与导出时不一样/)
    const database = new Library(Buffer.from(file.bytes))
    database.exec('CREATE TRIGGER more AFTER UPDATE ON attachment BEGIN DELETE FROM row; END')
    expect(await refusal(second, database.serialize())).toMatch(/^damaged /)
    database.close()
  })
})
