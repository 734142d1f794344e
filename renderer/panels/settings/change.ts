/** Changes of settings as the dialog makes them: kept at once, each with the way back. */
import { useRef } from 'react'
import { attempt } from '../../actions/run.ts'
import { keepSettings, type SettingsPart, useSettings } from '../../state/settings.ts'
import { type TakenOff, useTakenOff } from '../TakenOff.tsx'

/** Keeps a part of the settings; `said` is what the way back is offered with. */
export type Change = (said: string, part: SettingsPart) => void

/** What stands in the place of a part now, with where it came from. */
export function before(part: SettingsPart): SettingsPart {
  const { person, unit, indicators, wordings, defaults, binKeeping, origins } = useSettings.getState()
  const now = { person, unit, indicators, wordings, defaults, binKeeping }
  const names = Object.keys(now) as (keyof typeof now)[]
  return {
    ...Object.fromEntries(names.flatMap((name) => (part[name] === undefined ? [] : [[name, now[name]]]))),
    origins,
  }
}

export interface Changing {
  readonly change: Change
  /** Adds a way back that is not of the settings alone. */
  readonly add: (one: TakenOff) => void
  readonly last: TakenOff | null
  readonly undo: () => void
}

export function useChanging(): Changing {
  const { add, last, undo } = useTakenOff()
  const queue = useRef(Promise.resolve())
  const change: Change = (said, part) => {
    // One after the other: two changes of one list must not each leave the other's out.
    queue.current = queue.current.then(() =>
      attempt(async () => {
        const was = before(part)
        await keepSettings(part)
        add({ said, back: () => keepSettings(was) })
      }),
    )
  }
  return { change, add, last, undo }
}
