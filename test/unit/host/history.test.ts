/** History over the contract: pages of the log in sentences, the life of a cell, and any state that ever was. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { databaseFile } from '../../../electron/host/folder.ts'
import { openDatabase } from '../../../electron/store/database.ts'
import { logTable } from '../../../electron/store/log.ts'
import { EVERY, snapshotTable } from '../../../electron/store/snapshot.ts'
import { openStore } from '../../../electron/store/store.ts'
import { apply } from '../../../shared/attachment/edits.ts'
import type { Attachment } from '../../../shared/attachment/model.ts'
import { attachment, typing } from '../support/attachment.ts'
import { temporaryFolder } from '../support/folder.ts'
import { editsOf, seeds } from '../support/random-edits.ts'
import { call, openHost } from './support.ts'

/** A folder whose library holds the small attachment. */
function kept(count = 4): string {
  const folder = temporaryFolder()
  const store = openStore(databaseFile(folder))
  store.add([attachment('a', count)], '')
  store.close()
  return folder
}

const page = { id: 'a', before: null, limit: 50 } as const

describe('history', () => {
  it('tells the log in pages, and by person, kind and row', async () => {
    const host = openHost(kept())
    await call(host, 'keepSettings', { person: '李芳' })
    await call(host, 'apply', { id: 'a', base: 0, step: typing('r0', '', '4.1%') })
    await call(host, 'keepSettings', { person: '王强' })
    await call(host, 'apply', { id: 'a', base: 1, step: typing('r2', '', '5%') })
    const { attachment: now } = await call(host, 'open', { id: 'a' })
    const [first] = now.rows
    const gone = {
      name: '删除行',
      edits: [{ type: 'deleteRows' as const, at: 0, rows: first ? [first] : [] }],
    }
    await call(host, 'apply', { id: 'a', base: 2, step: gone })
    const all = await call(host, 'history', page)
    expect(all.entries.map(({ person, title, summary }) => `${person} ${title} ${summary}`)).toEqual([
      '王强 删除行 删除第1行“指标0”',
      '王强 填写 第3行“指标2”实绩：（空） → 5%',
      '李芳 填写 第1行“指标0”实绩：（空） → 4.1%',
    ])
    expect(all).toMatchObject({ more: false, damaged: false, people: ['李芳', '王强'] })
    const some = async (asked: object) =>
      (await call(host, 'history', { ...page, ...asked })).entries.map(({ revision }) => revision)
    expect(await some({ limit: 2 })).toEqual([3, 2])
    expect((await call(host, 'history', { ...page, limit: 2 })).more).toBe(true)
    expect(await some({ before: 2 })).toEqual([1])
    expect(await some({ person: '李芳' })).toEqual([1])
    expect(await some({ kind: 'lines' })).toEqual([3])
    expect(await some({ kind: 'cells' })).toEqual([2, 1])
    expect(await some({ row: 'r0' })).toEqual([3, 1])
  })

  it('follows a cell, its undo too', async () => {
    const host = openHost(kept())
    await call(host, 'apply', { id: 'a', base: 0, step: typing('r0', '', '4.1%') })
    await call(host, 'apply', { id: 'a', base: 1, step: typing('r1', '', '7%') })
    await call(host, 'undo', { id: 'a', base: 2 })
    await call(host, 'undo', { id: 'a', base: 3 })
    const { changes } = await call(host, 'cellHistory', { id: 'a', row: 'r0', column: 'actual' })
    expect(changes.map(({ title, from, to }) => [title, from, to])).toEqual([
      ['撤销“填写”', '4.1%', ''],
      ['填写', '', '4.1%'],
    ])
  })

  it('gives every state that ever was, whatever was done since', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, async (all) => {
        const host = openHost(kept())
        const states: Attachment[] = [attachment()]
        for (const [serial, seed] of all.entries()) {
          const now = states.at(-1) ?? attachment()
          const edits = editsOf(now, seed, serial)
          await call(host, 'apply', { id: 'a', base: serial, step: { name: '一步', edits } })
          states.push(apply(now, edits))
        }
        for (const [revision, state] of states.entries())
          expect(await call(host, 'stateAt', { id: 'a', revision })).toEqual(state)
        const { attachment: now } = await call(host, 'open', { id: 'a' })
        expect(now).toEqual(states.at(-1))
        await host.close()
      }),
      { numRuns: 8 },
    )
  })

  it('says what never was, and what cannot be told any more', async () => {
    const folder = kept()
    const host = openHost(folder)
    for (let base = 0; base < 3; base += 1)
      await call(host, 'apply', {
        id: 'a',
        base,
        step: typing('r0', base === 0 ? '' : `${base}`, `${base + 1}`),
      })
    expect(await host.call('stateAt', { id: 'a', revision: 4 })).toMatchObject({
      error: { code: 'not-found' },
    })
    await host.close()
    const database = openDatabase(databaseFile(folder))
    database.exec('UPDATE log SET edits = replace(edits, \'"to":"2"\', \'"to":"8"\') WHERE revision = 2')
    database.close()
    const again = openHost(folder)
    const at = (revision: number) => again.call('stateAt', { id: 'a', revision })
    expect(await at(2)).toMatchObject({ ok: true })
    expect(await at(1)).toMatchObject({ ok: false, error: { code: 'damaged-log' } })
    const told = await call(again, 'history', page)
    expect(told).toMatchObject({ damaged: true, more: false })
    expect(told.entries.map(({ revision }) => revision)).toEqual([3])
  })

  it('shows any of fifty thousand states in less than two tenths of a second', async () => {
    const folder = kept(60)
    const count = 50_000
    const database = openDatabase(databaseFile(folder))
    const [entries, snapshots] = [logTable(database), snapshotTable(database)]
    const text = (revision: number, row: number): string => {
      const round = Math.floor((revision - row) / 60)
      return revision < row || revision === 0 ? '' : `${round}.${row}%`
    }
    // As the store writes them, in one transaction: a step a cell, row after row.
    let now = attachment('a', 60)
    const was = new Map<number, string>()
    database.transaction(() => {
      for (let revision = 1; revision <= count; revision += 1) {
        const row = revision % 60
        const from = now.rows[row]?.cells.actual ?? ''
        const { edits } = typing(`r${row}`, from, text(revision, row))
        now = apply(now, edits)
        if (revision % 4999 === 7) was.set(revision, JSON.stringify(now))
        entries.add('a', revision, {
          kind: 'do',
          name: '填写',
          edits,
          target: null,
          below: null,
          person: '李芳',
          at: '2024-07-03T06:05:00.000Z',
        })
        if (revision % EVERY === 0) snapshots.keep(now, revision)
      }
    })()
    database.close()
    const store = openStore(databaseFile(folder))
    store.read('a')
    const latest = { revision: count, attachment: now }
    const times: number[] = []
    for (const [revision, state] of was) {
      const start = performance.now()
      const found = store.past.stateAt('a', revision, latest)
      times.push(performance.now() - start)
      expect(JSON.parse(JSON.stringify(found.attachment))).toEqual(JSON.parse(state))
    }
    store.close()
    expect(was.size).toBeGreaterThan(8)
    expect(times.sort((a, b) => a - b)[Math.floor(times.length / 2)]).toBeLessThan(200)
  })
})

describe('versions', () => {
  const typed = async (host: ReturnType<typeof openHost>, base: number, from: string, to: string) =>
    call(host, 'apply', { id: 'a', base, step: typing('r0', from, to) })

  it('are revisions under names: no edit reaches them, and they are named otherwise, go and come back', async () => {
    const host = openHost(kept())
    await call(host, 'keepSettings', { person: '李芳' })
    await typed(host, 0, '', '4.1%')
    let told = 0
    host.subscribe(({ kind }) => {
      if (kind === 'versions') told += 1
    })
    const first = await call(host, 'keepVersion', { id: 'a', revision: 1, name: '送审稿' })
    await typed(host, 1, '4.1%', '4.5%')
    const second = await call(host, 'keepVersion', { id: 'a', revision: 2, name: '上会稿' })
    await typed(host, 2, '4.5%', '5%')
    const names = async () =>
      (await call(host, 'versions', { id: 'a' })).map(
        ({ name, revision, person }) => `${name} ${revision} ${person}`,
      )
    expect(await names()).toEqual(['上会稿 2 李芳', '送审稿 1 李芳'])
    const of = async (revision: number) =>
      (await call(host, 'stateAt', { id: 'a', revision })).rows[0]?.cells.actual
    expect([await of(first.revision), await of(second.revision)]).toEqual(['4.1%', '4.5%'])
    await call(host, 'renameVersion', { version: second.id, name: '印发稿' })
    await call(host, 'removeVersion', { version: first.id })
    expect(await names()).toEqual(['印发稿 2 李芳'])
    await call(host, 'restoreVersion', { version: first.id })
    expect(await names()).toEqual(['印发稿 2 李芳', '送审稿 1 李芳'])
    expect(await host.call('keepVersion', { id: 'a', revision: 9, name: '稿' })).toMatchObject({
      error: { code: 'not-found' },
    })
    expect(await host.call('removeVersion', { version: 'none' })).toMatchObject({
      error: { code: 'not-found' },
    })
    // The other window hears of each, and of nothing that was refused.
    expect(told).toBe(5)
  })

  it('outlive damage to the log, and a damaged name is told', async () => {
    const folder = kept()
    const host = openHost(folder)
    await typed(host, 0, '', '4.1%')
    await call(host, 'keepVersion', { id: 'a', revision: 1, name: '送审稿' })
    for (let base = 1; base < 4; base += 1)
      await typed(host, base, base === 1 ? '4.1%' : `${base}`, `${base + 1}`)
    await host.close()
    const database = openDatabase(databaseFile(folder))
    database.exec("UPDATE log SET edits = '[]' WHERE revision = 2")
    database.exec("UPDATE version SET name = '送审搞'")
    database.close()
    const again = openHost(folder)
    const state = await call(again, 'stateAt', { id: 'a', revision: 1 })
    expect(state.rows[0]?.cells.actual).toBe('4.1%')
    expect(await call(again, 'versions', { id: 'a' })).toMatchObject([{ name: '（名称读不出的版本）' }])
  })
})
