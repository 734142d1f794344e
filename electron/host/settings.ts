/** What is set for the program as a whole. */
import { userInfo } from 'node:os'
import type { Settings } from '../../shared/contract/contract.ts'
import type { SettingsValues } from '../../shared/contract/settings.ts'
import type { KeptSettings } from '../store/setting.ts'
import type { Context, Handlers } from './context.ts'

/** Names of accounts that are nobody's own: whoever works there is asked at the first ruling. */
const nobody = /^(root|admin|administrator|user|guest|test)$/i

/** A login as a person's name; empty where it names nobody. */
export const personOf = (login: string): string => (nobody.test(login.trim()) ? '' : login.trim())

/** What the system calls the person who works here; empty where it has no name for them. */
function systemPerson(): string {
  try {
    return personOf(userInfo().username)
  } catch {
    return ''
  }
}

/** Who works here: the person's own word, or the system's where nobody set any. */
export const named = (kept: string | null): string => kept ?? systemPerson()

/** What is set, and the system's word where a person set nothing. */
export const settingsOf = ({ person, ...kept }: KeptSettings): Settings => ({
  ...kept,
  person: named(person),
})

/**
 * What is set in the database of that file, looked at and not touched.
 * @throws Problem where there is a database and it cannot be read
 */
export async function settingsIn(file: string): Promise<Settings> {
  const { settingsIn: kept } = await import('../store/setting.ts')
  return settingsOf(kept(file))
}

/** What is set for a person who has set nothing: the built-in indicators alone. */
export const nothingSet = (): Settings => settingsOf({ person: null, indicators: [], backupPlace: '' })

export const settings = ({ store, settings: all, emit }: Context): Handlers<keyof SettingsValues> => ({
  settings: all,
  keepSettings: (part) => {
    store.keepSettings(part)
    emit({ kind: 'settings' })
    // Other indicators are other summaries.
    if (part.indicators !== undefined) emit({ kind: 'library' })
    return all()
  },
})
