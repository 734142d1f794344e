/** The contract of what is set for the program as a whole. */
import { z } from 'zod'
import { type Immutable, short } from '../attachment/schema.ts'
import { nothing } from './arguments.ts'

const name = z.string().min(1).max(100)

/** An indicator of a person's own (shared/verdict/indicators.ts); also what the store checks those with that it kept. */
export const indicator = z.strictObject({
  name,
  aliases: z.array(name).max(100),
  kind: z.enum(['growth', 'amount', 'level']),
  direction: z.enum(['up', 'down']),
  units: z.array(z.string().max(30)).max(20),
  source: short,
})

export const settings = z.strictObject({
  /** Who works here, as rulings name them; at first the system's name for them. */
  person: z.string().max(50),
  /** Indicators that people added or changed; they stand above the built-in ones of the same name. */
  indicators: z.array(indicator).max(5_000),
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
