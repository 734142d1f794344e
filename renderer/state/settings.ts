/** What is set for the program as a whole: who works here, and the indicators that people added. */
import { create } from 'zustand'
import { same } from '../../shared/attachment/same.ts'
import type { Settings } from '../../shared/contract/contract.ts'
import { type Dictionary, dictionaryOf } from '../../shared/verdict/dictionary.ts'
import type { Hand } from '../../shared/verdict/rulings.ts'
import { call, subscribe } from './host.ts'

interface State extends Settings {
  /** The built-in indicators and people's own, ready for look-ups. */
  readonly dictionary: Dictionary
}

export const useSettings = create<State>(() => ({
  person: '',
  indicators: [],
  backupPlace: '',
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

export async function keepSettings(part: Partial<Settings>): Promise<void> {
  show(await call('keepSettings', part))
}

/** Names who works here, at once: a ruling may follow with the same click. */
export async function beCalled(person: string): Promise<void> {
  useSettings.setState({ person })
  await keepSettings({ person })
}

export const dictionary = (): Dictionary => useSettings.getState().dictionary

/** The person at the keyboard at this moment, for what a ruling keeps of them. */
export function hand(reason = ''): Hand {
  const { person, dictionary: known } = useSettings.getState()
  return { by: person, reason, at: new Date().toISOString(), dictionary: known }
}
