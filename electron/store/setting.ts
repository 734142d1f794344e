/** The table of what is set for the program as a whole. */

import { type Settings, settings as schema } from '../../shared/contract/settings.ts'
import { indicator } from '../../shared/verdict/indicator.ts'
import { type Database, glance } from './database.ts'
import { almost, digestOf, mendedText } from './digest.ts'
import { json, restored } from './restore.ts'

/** What was kept; null for what nobody set yet. */
export interface KeptSettings {
  readonly person: string | null
  readonly indicators: Settings['indicators']
  readonly backupPlace: string
}

export function settingTable(database: Database) {
  const find = database.prepare<[string], { value: string; bytes: Buffer }>(
    'SELECT value, CAST(value AS BLOB) AS bytes FROM setting WHERE key = ?',
  )
  const write = database.prepare<[string, string]>(
    `INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
  )
  /** Each value's digest stands beside it. */
  const beside = (key: string): string => `${key}:digest`
  const keep = (key: string, value: string): void => {
    write.run(key, value)
    write.run(beside(key), digestOf(value))
  }
  /** What was kept, put right where one byte of it is damaged; undefined where there is none or nobody can tell. */
  const sound = (key: string): string | undefined => {
    const found = find.get(key)
    const digest = find.get(beside(key))?.value
    if (found === undefined || digest === undefined || almost(digest, digestOf(found.value)))
      return found?.value
    return mendedText(found.bytes, digest) ?? undefined
  }
  /** The indicators as they are kept, those that cannot be read apart; null where they are no list. */
  const kept = () => {
    const all = find.get('indicators') === undefined ? [] : json(sound('indicators') ?? '')
    if (!Array.isArray(all)) return null
    const read = all.map((one: unknown) => ({ one, parsed: indicator.safeParse(one) }))
    return {
      readable: read.flatMap(({ parsed }) => (parsed.success ? [parsed.data] : [])),
      unreadable: read.flatMap(({ one, parsed }) => (parsed.success ? [] : [one])),
    }
  }
  const person = (): string | null => {
    const text = sound('person')
    return (text === undefined ? null : restored(schema.shape.person, text)) ?? null
  }
  return {
    /** Who works here; null where nobody said. */
    person,
    /** An indicator that cannot be read does not take the others with it. */
    all: (): KeptSettings => {
      const place = sound('backupPlace')
      return {
        person: person(),
        indicators: kept()?.readable ?? [],
        backupPlace: (place === undefined ? '' : restored(schema.shape.backupPlace, place)) ?? '',
      }
    },
    /** What was kept before and cannot be read is kept beside what is set now: another program may read it. */
    keep: ({ person: name, indicators, backupPlace }: Partial<Settings>): void => {
      if (name !== undefined) keep('person', JSON.stringify(name))
      if (backupPlace !== undefined) keep('backupPlace', JSON.stringify(backupPlace))
      if (indicators === undefined) return
      const before = kept()
      if (before === null) keep('indicators-unreadable', find.get('indicators')?.value ?? '')
      keep('indicators', JSON.stringify([...indicators, ...(before?.unreadable ?? [])]))
    },
  }
}

const nothingSet: KeptSettings = { person: null, indicators: [], backupPlace: '' }

/**
 * What is set in the database of that file, for programs that keep nothing there themselves: no file is made.
 * @throws Problem where there is a database and it cannot be read
 */
export const settingsIn = (file: string): KeptSettings =>
  glance(file, 'setting', (database) => settingTable(database).all()) ?? nothingSet
