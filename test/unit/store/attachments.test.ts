import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Origin } from '../../../electron/files/xlsx/patch/origin.ts'
import { openDatabase } from '../../../electron/store/database.ts'
import { openStore } from '../../../electron/store/store.ts'
import { apply } from '../../../shared/attachment/edits.ts'
import type { Attachment } from '../../../shared/attachment/model.ts'
import type { Mapping } from '../../../shared/recognise/answer.ts'
import { attachment, logIn, typing } from '../support/attachment.ts'
import { temporaryFolder } from '../support/folder.ts'
import { editsOf, seeds } from '../support/random-edits.ts'

const fileIn = (folder: string): string => join(folder, 'sgb.sqlite')
const textOf = (held: Attachment, row: string): string =>
  held.rows.find(({ id }) => id === row)?.cells.actual ?? ''

describe('the store', () => {
  test('gives back what it was given, also after a restart', () => {
    const file = fileIn(temporaryFolder())
    const given: Attachment = {
      ...attachment(),
      merges: [{ top: 'r0', bottom: 'r1', left: 'name', right: 'name' }],
      rows: [
        ...attachment().rows,
        {
          id: 'ruled',
          cells: { name: '进出口总额', __proto__x: '' },
          ruling: {
            source: '来自原表',
            reason: '',
            at: '2021-07-01',
            basis: { target: '促稳提质', actual: '' },
          },
        },
      ],
    }
    const store = openStore(file)
    store.add([given], '表.xlsx')
    store.close()
    const again = openStore(file)
    expect(again.read('a')).toEqual({ attachment: given, revision: 0, undo: null, redo: null })
    expect(again.list('1')).toMatchObject([
      { id: 'a', revision: 0, summary: null, label: '附件', title: ['2021年上半年'] },
    ])
    again.close()
  })

  test('undoes and redoes in a line, with the names of the steps, also after a restart', () => {
    const file = fileIn(temporaryFolder())
    let store = openStore(file)
    store.add([attachment()], '')
    expect(store.apply('a', 0, typing('r0', '', '1', '一'))).toEqual({ revision: 1, undo: '一', redo: null })
    expect(store.apply('a', 1, typing('r0', '1', '2', '二'))).toEqual({ revision: 2, undo: '二', redo: null })
    expect(store.undo('a', 2)).toMatchObject({ name: '二', revision: 3, undo: '一', redo: '二' })

    store.close()
    store = openStore(file)
    expect(store.undo('a', 3)).toMatchObject({ name: '一', revision: 4, undo: null, redo: '一' })
    expect(() => store.undo('a', 4)).toThrow(expect.objectContaining({ code: 'nothing-to-undo' }))
    expect(textOf(store.read('a').attachment, 'r0')).toBe('')

    store.close()
    store = openStore(file)
    expect(store.redo('a', 4)).toMatchObject({ name: '一', revision: 5, undo: '一', redo: '二' })
    expect(store.redo('a', 5)).toMatchObject({ name: '二', revision: 6, undo: '二', redo: null })
    expect(() => store.redo('a', 6)).toThrow(expect.objectContaining({ code: 'nothing-to-undo' }))
    expect(store.undo('a', 6)).toMatchObject({ name: '二', undo: '一', redo: '二' })
    // A new step empties the redo stack.
    expect(store.apply('a', 7, typing('r0', '1', '3', '三'))).toEqual({ revision: 8, undo: '三', redo: null })
    expect(textOf(store.read('a').attachment, 'r0')).toBe('3')
    expect(logIn(file, 'a').map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'do 一',
      'do 二',
      'undo 二',
      'undo 一',
      'redo 一',
      'redo 二',
      'undo 二',
      'do 三',
    ])
    store.close()
  })

  test('any steps, undos and redos leave what a plain model of them has, in memory, on disk and in the log', () => {
    const file = fileIn(temporaryFolder())
    const store = openStore(file)
    let serial = 0
    const moves = fc.array(fc.oneof(seeds, fc.constant('undo' as const), fc.constant('redo' as const)), {
      maxLength: 12,
    })
    fc.assert(
      fc.property(moves, (all) => {
        const start = attachment(`a${serial++}`)
        store.add([start], '')
        // The model: every state there was, and where we stand in them.
        let states = [start]
        let at = 0
        let revision = 0
        for (const move of all) {
          const now = states[at] as Attachment
          if (move === 'undo' || move === 'redo') {
            const next = at + (move === 'undo' ? -1 : 1)
            if (states[next] === undefined) {
              expect(() => store[move](start.id, revision)).toThrow()
              continue
            }
            const replayed = store[move](start.id, revision++)
            expect(apply(now, replayed.edits)).toEqual(states[next])
            at = next
          } else {
            const seed = move[0]
            const edits = seed === undefined ? [] : editsOf(now, seed, serial++)
            store.apply(start.id, revision++, { name: '步', edits })
            at++
            states = [...states.slice(0, at), apply(now, edits)]
          }
        }
        const expected = states[at] as Attachment
        expect(store.read(start.id).attachment).toEqual(expected)
        expect(logIn(file, start.id).reduce((held, { edits }) => apply(held, edits), start)).toEqual(expected)
        const other = openStore(file)
        expect(other.read(start.id).attachment).toEqual(expected)
        other.close()
      }),
      { numRuns: 60 },
    )
    store.close()
  })

  test('a step on another revision is a conflict and changes nothing', () => {
    const file = fileIn(temporaryFolder())
    const store = openStore(file)
    store.add([attachment()], '')
    store.apply('a', 0, typing('r0', '', '1'))
    expect(() => store.apply('a', 0, typing('r0', '1', '2'))).toThrow(
      expect.objectContaining({ code: 'conflict' }),
    )
    expect(() => store.undo('a', 0)).toThrow(expect.objectContaining({ code: 'conflict' }))
    expect(() => store.apply('a', 1, typing('r0', 'x', '2'))).toThrow(
      expect.objectContaining({ code: 'conflict' }),
    )
    expect(store.read('a')).toMatchObject({ revision: 1 })
    expect(logIn(file, 'a')).toHaveLength(1)
    expect(textOf(store.read('a').attachment, 'r0')).toBe('1')
    store.close()
  })

  test('what another process wrote is seen', () => {
    const file = fileIn(temporaryFolder())
    const [one, two] = [openStore(file), openStore(file)]
    one.add([attachment()], '')
    expect(two.read('a').revision).toBe(0)
    one.apply('a', 0, typing('r0', '', '1'))
    expect(() => two.apply('a', 0, typing('r1', '', '2'))).toThrow(
      expect.objectContaining({ code: 'conflict' }),
    )
    expect(textOf(two.read('a').attachment, 'r0')).toBe('1')
    expect(two.apply('a', 1, typing('r1', '', '2')).revision).toBe(2)
    expect(one.undo('a', 2).name).toBe('填写')
    one.close()
    two.close()
  })

  test('removed attachments are out of the library and come back whole', () => {
    const store = openStore(fileIn(temporaryFolder()))
    store.add([attachment('a'), attachment('b')], '')
    store.remove('a')
    expect(store.list('1').map(({ id }) => id)).toEqual(['b'])
    expect(() => store.read('a')).toThrow(expect.objectContaining({ code: 'not-found' }))
    expect(() => store.apply('a', 0, typing('r0', '', '1'))).toThrow(
      expect.objectContaining({ code: 'not-found' }),
    )
    store.restore('a')
    expect(store.read('a').attachment).toEqual(attachment('a'))
    expect(() => store.remove('none')).toThrow(expect.objectContaining({ code: 'not-found' }))
    store.close()
  })

  test('a file whose second attachment cannot be stored leaves nothing behind', () => {
    const store = openStore(fileIn(temporaryFolder()))
    expect(() => store.add([attachment('a'), attachment('a')], '')).toThrow()
    expect(store.list('1')).toEqual([])
    store.close()
  })

  test('the file that attachments came from is kept once, and goes with the last of them', () => {
    const file = fileIn(temporaryFolder())
    const origin = (id: string): Origin => ({
      sheet: id,
      heading: attachment().heading,
      columns: [],
      rows: [],
      merges: [],
    })
    const bytes = new Uint8Array(50_000).fill(7)
    const original = (...ids: string[]) => ({
      kind: 'xlsx' as const,
      bytes,
      origins: new Map(ids.map((id) => [id, origin(id)])),
    })
    const sources = () => {
      const database = openDatabase(file)
      const { count } = database.prepare('SELECT count(*) AS count FROM source').get() as { count: number }
      database.close()
      return count
    }
    let store = openStore(file)
    store.add([attachment('a'), attachment('b')], '表.xlsx', original('a', 'b'))
    store.add([attachment('c')], '又一次.xlsx', original('c'))
    store.add([attachment('d')], '')
    expect(sources()).toBe(1)
    expect(store.place('b')).toMatchObject({ kind: 'xlsx', source: '表.xlsx', report: { title: '表' } })
    expect(store.place('b').siblings.map(({ id }) => id)).toEqual(['a', 'b'])
    expect(store.place('d')).toMatchObject({ kind: null, source: '' })
    const held = store.original('b')
    expect(held?.origins).toEqual(original('a', 'b').origins)
    expect(Buffer.from(held?.bytes ?? []).equals(Buffer.from(bytes))).toBe(true)

    store.remove('a')
    store.remove('b')
    store.restore('a')
    expect(store.original('a')?.origins.size).toBe(1)
    store.remove('a')
    store.close()
    store = openStore(file)
    // Another opening of the same file still needs it.
    expect(sources()).toBe(1)
    expect(store.original('c')?.kind).toBe('xlsx')
    store.remove('c')
    store.close()
    store = openStore(file)
    // What is removed stays whole until it is erased.
    expect(sources()).toBe(1)
    expect(store.list('1', 'bin').map(({ id }) => id)).toEqual(expect.arrayContaining(['a', 'b', 'c']))
    store.restore('a')
    expect(store.original('a')?.bytes).toHaveLength(50_000)
    expect(store.erase(['a', 'b', 'c'])).toBe(2)
    expect(store.read('a').attachment).toEqual(attachment('a'))
    expect(() => store.restore('b')).toThrow(expect.objectContaining({ code: 'not-found' }))
    expect(sources()).toBe(1)
    store.remove('a')
    expect(store.erase(['a'])).toBe(1)
    expect(sources()).toBe(0)
    store.close()
  })

  test('an erased table takes its rows and its log with it, and no others', () => {
    const file = fileIn(temporaryFolder())
    const store = openStore(file)
    store.add([attachment('a'), attachment('b')], '')
    for (const id of ['a', 'b']) {
      store.apply(id, 0, typing('r0', '', '1'))
      store.undo(id, 1)
      store.redo(id, 2)
    }
    store.remove('a')
    expect(store.erase(['a', 'b'])).toBe(1)
    store.close()
    const database = openDatabase(file)
    for (const table of ['row', 'log'])
      expect(database.prepare(`SELECT DISTINCT attachment_id FROM ${table}`).pluck().all(), table).toEqual([
        'b',
      ])
    database.close()
  })

  test('what people answered is kept by the shape of the table', () => {
    const file = fileIn(temporaryFolder())
    const mapping = (shape: string, role: 'name' | 'none'): Mapping => ({
      shape,
      sheet: '表',
      headerTop: 0,
      headerBottom: 0,
      left: 0,
      right: 0,
      roles: [role],
    })
    const store = openStore(file)
    store.keepMapping(mapping('一', 'none'), '甲')
    store.keepMapping(mapping('二', 'name'), '乙')
    store.keepMapping(mapping('一', 'name'), '丙')
    const kept = store.mappings()
    expect(kept.map(({ label }) => label).sort()).toEqual(['丙', '乙'].sort())
    expect(kept.find(({ label }) => label === '丙')?.mapping).toEqual(mapping('一', 'name'))
    store.forgetMapping('一')
    expect(store.mappings().map(({ label }) => label)).toEqual(['乙'])
    store.close()
  })

  test('a summary is kept for its revision and its key only', () => {
    const store = openStore(fileIn(temporaryFolder()))
    const summary = { done: 1, missed: 0, pending: 0, blank: 0, rates: [] }
    store.add([attachment()], '')
    store.keepSummary('a', 0, 'v1', summary)
    expect(store.list('v1')[0]?.summary).toEqual(summary)
    expect(store.list('v2')[0]?.summary).toBeNull()
    store.apply('a', 0, typing('r0', '', '1'))
    expect(store.list('v1')[0]?.summary).toBeNull()
    store.close()
  })

  test('the list says who changed a table last, and whether its file is kept', () => {
    let person = '陈平'
    const store = openStore(fileIn(temporaryFolder()), () => person)
    store.add([attachment()], '表.csv')
    expect(store.list('1')[0]).toMatchObject({ by: '陈平', source: '表.csv', hasSource: false, year: 2021 })
    person = '李红'
    store.apply('a', 0, typing('r0', '', '1'))
    expect(store.list('1')[0]?.by).toBe('李红')
    person = '王宁'
    store.undo('a', 1)
    expect(store.list('1')[0]).toMatchObject({ by: '王宁', reportTitle: '表' })
    store.close()
  })
})
