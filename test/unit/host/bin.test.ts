/** How long the bin keeps: until somebody erases it, or as long as is set, and by no clock less than that. */
import { afterEach, describe, expect, test, vi } from 'vitest'
import { databaseFile } from '../../../electron/host/folder.ts'
import { createHost } from '../../../electron/host/host.ts'
import { openStore } from '../../../electron/store/store.ts'
import { type BinKeeping, isOver, staysUntil } from '../../../shared/contract/bin.ts'
import { attachment } from '../support/attachment.ts'
import { temporaryFolder } from '../support/folder.ts'
import { call, openHost } from './support.ts'

afterEach(() => void vi.useRealTimers())

const clock = (at: string): void => {
  vi.useFakeTimers({ toFake: ['Date'] })
  vi.setSystemTime(new Date(at))
}

/** A library whose bin holds what was removed at those times. */
async function library(keeping: BinKeeping, removed: Readonly<Record<string, string>>): Promise<string> {
  const folder = temporaryFolder()
  clock('2025-01-01T00:00:00Z')
  const store = openStore(databaseFile(folder))
  for (const id of ['kept', ...Object.keys(removed)]) store.add([attachment(id)], '')
  for (const [id, at] of Object.entries(removed)) {
    clock(at)
    store.remove(id)
  }
  store.close()
  const host = openHost(folder)
  await call(host, 'keepSettings', { binKeeping: keeping })
  await host.close()
  return folder
}

/** What is in the bin after a program has started and looked. */
async function afterStart(folder: string, at: string, gone: boolean): Promise<string[]> {
  clock(at)
  const host = createHost({ folder, rest: 0 })
  const ids = async (): Promise<string[]> => (await call(host, 'bin', {})).map(({ id }) => id).sort()
  const told = new Promise<void>((resolve) => host.subscribe(({ kind }) => kind === 'library' && resolve()))
  const before = (await ids()).length
  if (gone && before > 0) await told
  // Where nothing is to go the look is over once what was asked for behind it has come.
  else await new Promise((resolve) => setTimeout(resolve, 50))
  const left = await ids()
  expect(await call(host, 'library', {})).toHaveLength(1)
  await host.close()
  return left
}

describe('the bin', () => {
  const removed = { old: '2026-01-01T08:00:00Z', young: '2026-03-10T08:00:00Z' }

  test('keeps all of it where nothing is set', async () => {
    expect(await afterStart(await library('forever', removed), '2036-01-01T00:00:00Z', false)).toEqual([
      'old',
      'young',
    ])
  })

  test('lets go what has lain there for as long as is set, and nothing that is younger', async () => {
    expect(await afterStart(await library('month', removed), '2026-03-20T00:00:00Z', true)).toEqual(['young'])
    expect(await afterStart(await library('year', removed), '2026-12-31T00:00:00Z', false)).toEqual([
      'old',
      'young',
    ])
  })

  test('lets go no more under a clock that is set back, and not what was removed under one', async () => {
    const folder = await library('month', removed)
    expect(await afterStart(folder, '2025-06-01T00:00:00Z', false)).toEqual(['old', 'young'])
    // Removed under the wrong clock, and looked at under the right one.
    const late = await library('month', { ...removed, wrong: '2020-01-01T00:00:00Z' })
    expect(await afterStart(late, '2026-03-20T00:00:00Z', true)).toEqual(['wrong', 'young'])
  })

  test('counts days to the minute, a year by the calendar, and never what is no time', () => {
    expect(staysUntil('2026-01-01T08:00:00Z', 'month')?.toISOString()).toBe('2026-01-31T08:00:00.000Z')
    expect(isOver('2026-01-01T08:00:00Z', 'month', new Date('2026-01-31T07:59:59Z'))).toBe(false)
    expect(isOver('2026-01-01T08:00:00Z', 'month', new Date('2026-01-31T08:00:00Z'))).toBe(true)
    expect(staysUntil('2026-07-03T08:00:00Z', 'year')?.toISOString()).toBe('2027-07-03T08:00:00.000Z')
    expect(staysUntil('', 'year')).toBeNull()
    expect(staysUntil('2026-07-03T08:00:00Z', 'forever')).toBeNull()
  })
})
