/** What is set for the program as a whole: who works here, and the indicators that people added. */
import { create } from 'zustand'
import { same } from '../../shared/attachment/same.ts'
import type { Methods, Settings } from '../../shared/contract/contract.ts'
import type { SettingsFile } from '../../shared/contract/settings.ts'
import { nothingKept, signed } from '../../shared/contract/settings-parts.ts'
import { type Dictionary, dictionaryOf } from '../../shared/verdict/dictionary.ts'
import type { Hand } from '../../shared/verdict/rulings.ts'
import { call, subscribe } from './host.ts'

interface State extends Settings {
  /** The built-in indicators and people's own, ready for look-ups. */
  readonly dictionary: Dictionary
}

export const useSettings = create<State>(() => ({
  ...nothingKept,
  person: '',
  // Nobody is asked before the host has said whether they were.
  asked: true,
  dictionary: dictionaryOf([]),
}))

const show = ({ indicators, ...others }: Settings): void => {
  const known = same(indicators, useSettings.getState().indicators)
  useSettings.setState(known ? others : { ...others, indicators, dictionary: dictionaryOf(indicators) })
}

let following = false

/** Loads the settings, and from then on also what is set elsewhere. */
export async function loadSettings(): Promise<void> {
  if (!following) {
    following = true
    subscribe(({ kind }) => {
      // Where the host does not answer, the person hears it at what they do next: nothing of theirs is lost here.
      if (kind === 'settings') loadSettings().catch((error: unknown) => console.error(error))
    })
  }
  show(await call('settings', {}))
}

/** What the face may change of the settings; with origins, what was taken out is put back as it was. */
export type SettingsPart = Methods['keepSettings']['arguments']

export async function keepSettings(part: SettingsPart): Promise<void> {
  show(await call('keepSettings', part))
}

/** Names who works here, at once: a ruling may follow with the same click. */
export async function beCalled(person: string): Promise<void> {
  useSettings.setState({ person, asked: true })
  await keepSettings({ person })
}

/** What a file of settings holds, which is not taken yet. */
export const readSettings = (name: string, bytes: Uint8Array<ArrayBuffer>): Promise<SettingsFile> =>
  call('readSettings', { name, bytes })

/** Takes the named things out of a file; answers the shapes of the answers about tables that came too. */
export async function takeSettings(given: Methods['takeSettings']['arguments']): Promise<readonly string[]> {
  const { settings, answers } = await call('takeSettings', given)
  show(settings)
  return answers
}

export const dictionary = (): Dictionary => useSettings.getState().dictionary

/** Whether something was done that is kept under a name: from then on whoever works here is asked, once. */
export const useNameMatters = create<{ readonly matters: boolean }>(() => ({ matters: false }))

export function nameMatters(): void {
  const { asked } = useSettings.getState()
  if (!asked && !useNameMatters.getState().matters) useNameMatters.setState({ matters: true })
}

/** The person at the keyboard at this moment, for what a ruling keeps of them. */
export function hand(reason = ''): Hand {
  const { dictionary: known, ...who } = useSettings.getState()
  return { by: signed(who), reason, at: new Date().toISOString(), dictionary: known }
}
