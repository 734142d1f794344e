/** The table of what is set for the program as a whole. */
import { type Settings, settings as schema } from '../../shared/contract/settings.ts'
import { nothingKept } from '../../shared/contract/settings-parts.ts'
import { indicator } from '../../shared/verdict/indicator.ts'
import { type Database, glance } from './database.ts'
import { almost, digestOf, mendedText } from './digest.ts'
import { json, restored } from './restore.ts'

/** What was kept; a person who is null has not been asked yet. */
export type KeptSettings = Omit<Settings, 'person' | 'asked'> & { readonly person: string | null }

/** What stands for what nobody set yet, and for what cannot be read. */
const unset: KeptSettings = { ...nothingKept, person: null }

/** What is kept as one JSON each. */
const plain = [
  'person',
  'unit',
  'wordings',
  'defaults',
  'backupPlace',
  'binKeeping',
  'handing',
  'origins',
] as const

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
  /** Each by itself: what cannot be read does not take the others with it. */
  const one = <K extends (typeof plain)[number]>(key: K): KeptSettings[K] => {
    const text = sound(key)
    const value = text === undefined ? undefined : restored<unknown>(schema.shape[key], text)
    return (value === undefined ? unset[key] : value) as KeptSettings[K]
  }
  return {
    /** Who works here, and for which office. */
    who: (): Pick<KeptSettings, 'person' | 'unit'> => ({ person: one('person'), unit: one('unit') }),
    /** An indicator that cannot be read does not take the others with it. */
    all: (): KeptSettings => ({
      person: one('person'),
      unit: one('unit'),
      indicators: kept()?.readable ?? [],
      wordings: one('wordings'),
      defaults: one('defaults'),
      backupPlace: one('backupPlace'),
      binKeeping: one('binKeeping'),
      handing: one('handing'),
      origins: one('origins'),
    }),
    /** What was kept before and cannot be read is kept beside what is set now: another program may read it. */
    keep: ({ indicators, ...part }: Partial<Omit<Settings, 'asked'>>): void => {
      for (const key of plain) if (part[key] !== undefined) keep(key, JSON.stringify(part[key]))
      if (indicators === undefined) return
      const before = kept()
      if (before === null) keep('indicators-unreadable', find.get('indicators')?.value ?? '')
      keep('indicators', JSON.stringify([...indicators, ...(before?.unreadable ?? [])]))
    },
  }
}

/**
 * What is set in the database of that file, for programs that keep nothing there themselves: no file is made.
 * @throws Problem where there is a database and it cannot be read
 */
export const settingsIn = (file: string): KeptSettings =>
  glance(file, 'setting', (database) => settingTable(database).all()) ?? unset
