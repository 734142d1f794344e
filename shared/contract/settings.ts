/** The contract of what is set for the program as a whole. */
import { z } from 'zod'
import type { Immutable } from '../attachment/schema.ts'
import { indicator } from '../verdict/indicator.ts'
import { nothing } from './arguments.ts'

export const settings = z.strictObject({
  /** Who works here, as rulings name them; at first the system's name for them. */
  person: z.string().max(50),
  /** Indicators that people added or changed; they stand above the built-in ones of the same name. */
  indicators: z.array(indicator).max(5_000),
  /** The folder that backups are copied to; '' for none. Named by `placeBackups` (backup.ts). */
  backupPlace: z.string().max(1_200),
})
export type Settings = Immutable<z.infer<typeof settings>>

export const settingsArguments = {
  settings: nothing,
  /** Keeps what is given and leaves the rest; answers all of it. */
  keepSettings: z.strictObject({
    person: settings.shape.person.exactOptional(),
    indicators: settings.shape.indicators.exactOptional(),
  }),
}

export interface SettingsValues {
  settings: Settings
  keepSettings: Settings
}
