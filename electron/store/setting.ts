/** The table of what is set for the program as a whole. */

import { type Settings, settings as schema } from '../../shared/contract/settings.ts'
import { indicator } from '../../shared/verdict/indicator.ts'
import { type Database, glance } from './database.ts'
import { json, restored } from './restore.ts'

/** What was kept; null for what nobody set yet. */
export interface KeptSettings {
  readonly person: string | null
  readonly indicators: Settings['indicators']
}

export function settingTable(database: Database) {
  const find = database.prepare<[string], { value: string }>('SELECT value FROM setting WHERE key = ?')
  const keep = database.prepare<[string, string]>(
    `INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
  )
  return {
    /** An indicator that cannot be read does not take the others with it. */
    all: (): KeptSettings => {
      const person = find.get('person')
      const indicators = json(find.get('indicators')?.value ?? '[]')
      return {
        person: (person && restored(schema.shape.person, person.value)) ?? null,
        indicators: (Array.isArray(indicators) ? indicators : []).flatMap((one: unknown) => {
          const read = indicator.safeParse(one)
          return read.success ? [read.data] : []
        }),
      }
    },
    /** What was kept before and cannot be read is kept beside what is set now: another program may read it. */
    keep: ({ person, indicators }: Partial<Settings>): void => {
      if (person !== undefined) keep.run('person', JSON.stringify(person))
      if (indicators === undefined) return
      const before = find.get('indicators')?.value ?? '[]'
      const all = json(before)
      if (!Array.isArray(all)) keep.run('indicators-unreadable', before)
      const unreadable = (Array.isArray(all) ? all : []).filter(
        (one: unknown) => !indicator.safeParse(one).success,
      )
      keep.run('indicators', JSON.stringify([...indicators, ...unreadable]))
    },
  }
}

const nothingSet: KeptSettings = { person: null, indicators: [] }

/**
 * What is set in the database of that file, for programs that keep nothing there themselves: no file is made.
 * @throws Problem where there is a database and it cannot be read
 */
export const settingsIn = (file: string): KeptSettings =>
  glance(file, 'setting', (database) => settingTable(database).all()) ?? nothingSet
