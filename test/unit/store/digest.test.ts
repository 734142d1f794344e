/** A disk that fails: no text that it changed is taken for one that a person typed. */
import { readFileSync, writeFileSync } from 'node:fs'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { databaseFile } from '../../../electron/host/folder.ts'
import { createHost, type Host } from '../../../electron/host/host.ts'
import { openDatabase } from '../../../electron/store/database.ts'
import { openStore } from '../../../electron/store/store.ts'
import { nothingKept } from '../../../shared/contract/settings-parts.ts'
import { Problem } from '../../../shared/problem.ts'
import { attachment, typing } from '../support/attachment.ts'
import { temporaryFolder } from '../support/folder.ts'
import { indicator } from '../support/indicator.ts'

afterEach(() => void vi.restoreAllMocks())

const ids = Array.from({ length: 10 }, (_, at) => `t${at}`)

/** A data folder with ten tables, some of them edited, their summaries kept. */
async function ten(): Promise<string> {
  const folder = temporaryFolder()
  const store = openStore(databaseFile(folder))
  for (const [at, id] of ids.entries()) {
    const made = attachment(id, 20)
    store.add(
      [{ ...made, heading: { ...made.heading, title: [`第${at}张表`], below: ['注：均为累计数'] } }],
      '',
    )
    for (let n = 0; n < at; n += 1) store.apply(id, n, typing(`r${n}`, '', `${n}.${at}%`))
  }
  store.close()
  const host = createHost({ folder })
  await host.call('library', {})
  await host.close()
  return folder
}

/** What a host shows: each table's texts, or the problem in its place; null where it refuses the whole. */
async function seen(folder: string): Promise<Map<string, string> | null> {
  let host: Host
  try {
    host = createHost({ folder })
  } catch (error) {
    expect(error).toBeInstanceOf(Problem)
    return null
  }
  const shown = new Map<string, string>()
  const library = await host.call('library', {})
  shown.set('library', library.ok ? 'ok' : library.error.code)
  for (const id of ids) {
    const opened = await host.call('open', { id })
    shown.set(id, opened.ok ? textsOf(opened.value) : opened.error.code)
  }
  await host.close()
  return shown
}

const textsOf = (opened: unknown): string => {
  const { attachment: made } = opened as { attachment: unknown }
  return JSON.stringify(made)
}

/** Random numbers that are the same every time. */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

test('whichever bit of the file turns, every table is as it was, or named, or the file is refused', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {})
  const folder = await ten()
  const file = databaseFile(folder)
  const whole = readFileSync(file)
  const sound = await seen(folder)
  const random = numbers(7)
  const outcomes = { same: 0, named: 0, refused: 0 }
  for (let round = 0; round < 120; round += 1) {
    const bytes = Buffer.from(whole)
    // One, or fifty as a failing disk makes them.
    for (let n = 0; n < (round % 4 === 0 ? 50 : 1); n += 1) {
      const at = Math.floor(random() * bytes.length)
      bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8))
    }
    writeFileSync(file, bytes)
    const shown = await seen(folder)
    if (shown === null) {
      outcomes.refused += 1
      continue
    }
    expect(shown.get('library')).toBe('ok')
    for (const id of ids) {
      const text = shown.get(id)
      if (text === sound?.get(id)) outcomes.same += 1
      else {
        expect(text).toMatch(/^(damaged-table|not-found)$/)
        outcomes.named += 1
      }
    }
  }
  // Most bits turn nothing or one text, which its digest finds again.
  expect(outcomes.same).toBeGreaterThan(outcomes.named)
  expect(outcomes.refused).toBeLessThan(60)
  expect(log).not.toHaveBeenCalled()
})

/** Changes what lies in the database behind the program's back. */
function change(folder: string, ...statements: readonly string[]): void {
  const database = openDatabase(databaseFile(folder))
  for (const statement of statements) database.exec(statement)
  database.close()
}

describe('one damaged byte', () => {
  test.each<[string, string]>([
    ['a cell', `UPDATE row SET cells = replace(cells, '5.9%', '5.8%') WHERE id = 'r5'`],
    ['JSON', `UPDATE row SET cells = '[' || substr(cells, 2) WHERE id = 'r5'`],
    ['a row’s id', `UPDATE row SET id = 'q5' WHERE attachment_id = 't9' AND id = 'r5'`],
    [
      'a row’s place',
      `UPDATE row SET position = position + (1 << 40) WHERE attachment_id = 't9' AND id = 'r5'`,
    ],
    [
      'a text that is none any more',
      `UPDATE row SET cells = CAST(replace(CAST(cells AS BLOB), x'2e', x'ff') AS TEXT) WHERE id = 'r5'`,
    ],
    ['the heading', `UPDATE attachment SET heading = replace(heading, '"year":2021', '"year":2020')`],
    [
      'the columns',
      `UPDATE attachment SET columns = replace(columns, '"target","width"', '"tarfet","width"')`,
    ],
    ['the merges', `UPDATE attachment SET merges = '[}'`],
    ['the sheet’s name', `UPDATE attachment SET sheet = 'Sheet2'`],
    [
      'the digest',
      `UPDATE attachment SET digest = 'A' || substr(digest, 2); UPDATE row SET digest = 'A' || substr(digest, 2)`,
    ],
  ])('of %s is put right, for good', async (_, damage) => {
    const folder = await ten()
    const sound = await seen(folder)
    change(folder, damage)
    expect(await seen(folder)).toEqual(sound)
    expect(await seen(folder)).toEqual(sound)
    const store = openStore(databaseFile(folder))
    store.apply('t9', 9, typing('r5', '5.9%', '1%'))
    store.close()
  })
})

describe('a text that was changed as a whole', () => {
  test.each<[string, string, RegExp]>([
    [
      'in a cell',
      `UPDATE row SET cells = replace(cells, '5.9%', '999%') WHERE id = 'r5'`,
      /第6行的内容与保存时不一致/,
    ],
    [
      'in the heading',
      `UPDATE attachment SET heading = replace(heading, '均为', '不是') WHERE id = 't9'`,
      /标题、栏目/,
    ],
    ['by losing a row', `DELETE FROM row WHERE attachment_id = 't9' AND id = 'r5'`, /行数与保存时不一致/],
    [
      'by losing its table',
      `UPDATE row SET attachment_id = 't3', id = 'x' WHERE attachment_id = 't9' AND id = 'r5'`,
      /行数与保存时不一致/,
    ],
  ])('%s is named, the others open, and it is rescued with a word', async (_, damage, sentence) => {
    const folder = await ten()
    const sound = await seen(folder)
    change(folder, damage)
    const shown = await seen(folder)
    expect(shown?.get('t9')).toBe('damaged-table')
    for (const id of ['t0', 't1', 't2', 't8']) expect(shown?.get(id)).toBe(sound?.get(id))
    const host = createHost({ folder })
    const rescued = await host.call('rescue', { id: 't9' })
    expect(rescued).toMatchObject({ ok: true, value: { lost: [expect.stringMatching(sentence)] } })
    const library = await host.call('library', {})
    expect(library).toMatchObject({
      ok: true,
      value: expect.arrayContaining([expect.objectContaining({ id: 't9', damaged: true })]),
    })
    await host.close()
  })

  test('in a step is not undone', async () => {
    const folder = await ten()
    change(folder, `UPDATE log SET edits = replace(edits, '"from":""', '"from":"7%"')`)
    const host = createHost({ folder })
    expect(await host.call('undo', { id: 't9', base: 9 })).toMatchObject({ error: { code: 'damaged-log' } })
    await host.close()
  })

  test('in a kept summary is reckoned anew', async () => {
    const folder = await ten()
    const list = async () => {
      const host = createHost({ folder })
      const library = await host.call('library', {})
      await host.close()
      return library
    }
    const before = await list()
    change(folder, `UPDATE attachment SET summary = replace(summary, '"done":', '"done":1')`)
    expect(await list()).toEqual(before)
  })

  test('in what is set is put right where it is a byte, and not believed where it is more', () => {
    const folder = temporaryFolder()
    const settings = (damage: string) => {
      const first = openStore(databaseFile(folder))
      first.keepSettings({ person: '王小明', indicators: [indicator] })
      first.close()
      change(folder, damage)
      const store = openStore(databaseFile(folder))
      const kept = store.settings()
      store.close()
      return kept
    }
    expect(settings(`UPDATE setting SET value = replace(value, 'level', 'leveL')`)).toEqual({
      ...nothingKept,
      person: '王小明',
      indicators: [indicator],
    })
    expect(settings(`UPDATE setting SET value = replace(value, '幸福', '痛苦')`)).toEqual({
      ...nothingKept,
      person: '王小明',
    })
  })
})

test('what an earlier program wrote is as good as what it says', async () => {
  const folder = await ten()
  const sound = await seen(folder)
  change(
    folder,
    'UPDATE attachment SET digest = NULL',
    'UPDATE row SET digest = NULL',
    'UPDATE log SET digest = NULL',
  )
  expect(await seen(folder)).toEqual(sound)
  change(folder, `DELETE FROM row WHERE attachment_id = 't9' AND id = 'r5'`)
  expect((await seen(folder))?.get('t9')).toBe('damaged-table')
})
