import { describe, expect, test } from 'vitest'
import { type Aged, isDue, tooMany } from '../../../electron/store/backup-age.ts'
import type { BackupReason } from '../../../shared/contract/backup.ts'

const made = (at: string, reason: BackupReason = 'start'): Aged => ({
  name: `${at} ${reason}`,
  at: new Date(at),
  reason,
})

/** A backup at nine on each of so many days up to that one. */
const daily = (until: string, count: number): Aged[] =>
  Array.from({ length: count }, (_, back) => {
    const at = new Date(`${until}T09:00:00`)
    at.setDate(at.getDate() - back)
    return { name: at.toLocaleDateString('sv-SE'), at, reason: 'start' }
  })

const left = (backups: readonly Aged[], now: string): string[] => {
  const gone = new Set(tooMany(backups, new Date(now)))
  return backups.flatMap(({ name }) => (gone.has(name) ? [] : [name]))
}

describe('backups', () => {
  test('of two years of days leave 7 days, 5 weeks and 12 months', () => {
    expect(left(daily('2026-11-25', 730), '2026-11-25T10:00:00')).toEqual([
      '2026-11-25',
      '2026-11-24',
      '2026-11-23',
      '2026-11-22',
      '2026-11-21',
      '2026-11-20',
      '2026-11-19',
      // Sundays end the weeks; of November the last is kept already.
      '2026-11-15',
      '2026-11-08',
      '2026-11-01',
      '2026-10-31',
      '2026-09-30',
      '2026-08-31',
      '2026-07-31',
      '2026-06-30',
      '2026-05-31',
      '2026-04-30',
      '2026-03-31',
      '2026-02-28',
      '2026-01-31',
      '2025-12-31',
    ])
  })

  test.each<[string, Aged[], string, string[]]>([
    ['none', [], '2026-07-01T12:00:00', []],
    [
      'a single one, years old',
      [made('2020-01-01T08:00:00')],
      '2026-07-01T12:00:00',
      ['2020-01-01T08:00:00 start'],
    ],
    [
      'two of one day: the later',
      [made('2026-07-01T08:00:00'), made('2026-07-01T11:00:00')],
      '2026-07-01T12:00:00',
      ['2026-07-01T11:00:00 start'],
    ],
    [
      'what was made before a change stays beside a later one',
      [
        made('2026-07-01T08:00:00', 'migration'),
        made('2026-07-01T09:00:00', 'restore'),
        made('2026-07-01T11:00:00'),
      ],
      '2026-07-01T12:00:00',
      ['2026-07-01T08:00:00 migration', '2026-07-01T09:00:00 restore', '2026-07-01T11:00:00 start'],
    ],
  ])('%s', (_, backups, now, names) => expect(left(backups, now)).toEqual(names))

  test('a clock set back deletes none of those from before, and keeps those that are made now', () => {
    const before = daily('2026-11-25', 7)
    const now = daily('2020-01-03', 3)
    expect(left([...before, ...now], '2020-01-03T10:00:00')).toHaveLength(10)
  })

  test('a clock that ran ahead deletes none of those that are made when it is right again', () => {
    const ahead = daily('2099-06-07', 7)
    const right = daily('2026-11-25', 7)
    expect(left([...ahead, ...right], '2026-11-25T10:00:00')).toHaveLength(14)
    // While it ran ahead the older ones stayed too: they are of other weeks and months.
    expect(left([...daily('2099-06-07', 1), ...right], '2099-06-07T10:00:00').length).toBeGreaterThanOrEqual(
      7,
    )
  })

  test.each(['1970-01-01T00:00:00', '2026-07-01T00:00:00', '2026-11-25T23:59:59', '9999-01-01T00:00:00'])(
    'whatever the clock says (%s), the newest stays',
    (now) => {
      const backups = daily('2026-11-25', 60)
      expect(left(backups, now)).toContain('2026-11-25')
      expect(left(backups, now).length).toBeGreaterThanOrEqual(12)
    },
  )

  test.each<[string, string[], boolean]>([
    ['none yet', [], true],
    ['an hour ago', ['2026-07-01T11:00:00'], false],
    ['a day ago', ['2026-06-30T12:00:00'], true],
    ['from the future', ['2027-01-01T00:00:00'], true],
    ['from the future and an hour ago', ['2027-01-01T00:00:00', '2026-07-01T11:00:00'], false],
  ])('one is due where the last is of %s: %j', (_, times, due) => {
    expect(
      isDue(
        times.map((at) => made(at)),
        new Date('2026-07-01T12:00:00'),
      ),
    ).toBe(due)
  })
})
