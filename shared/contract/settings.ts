/** The contract of what is set for the program as a whole. */
import { z } from 'zod'
import type { Defaults } from '../attachment/defaults.ts'
import { heading, type Immutable, short, wording } from '../attachment/schema.ts'
import { mapping } from '../recognise/answer.ts'
import { indicator } from '../verdict/indicator.ts'
import { file, job, nothing } from './arguments.ts'
import { BIN_KEEPINGS } from './bin.ts'
import type { Exported } from './exporting.ts'
import { remembered } from './handing.ts'

/** Who set one thing, when, and the file that it came out of ('' for what was set here). */
const origin = z.strictObject({
  /** The thing, as `partsOf` names it (settings-parts.ts). */
  of: z.string().min(1).max(300),
  by: short,
  /** ISO 8601. */
  at: z.string().max(40),
  from: short,
})
export type Origin = Immutable<z.infer<typeof origin>>

export const settings = z.strictObject({
  /** Who works here, as the history and rulings name them; at first the system's name for them. */
  person: z.string().max(50),
  /** Whether a person has said so, or that nobody is to be named: they are asked once. */
  asked: z.boolean(),
  /** The office that they fill tables in for; '' for none. It stands behind their name. */
  unit: z.string().max(100),
  /** Indicators that people added or changed; they stand above the built-in ones of the same name. */
  indicators: z.array(indicator).max(5_000),
  /** Words of the status column that this district uses, beside those that the program knows. */
  wordings: z.array(wording).max(50),
  /** What tables begin with. */
  defaults: heading.pick({ tolerance: true, wording: true, page: true }) satisfies z.ZodType<Defaults>,
  /** The folder that backups are copied to; '' for none. Named by `placeBackups` (backup.ts). */
  backupPlace: z.string().max(1_200),
  /** How long the bin of this library keeps what was removed. */
  binKeeping: z.enum(BIN_KEEPINGS),
  /** How tables were handed out the last time. Kept by `handOut` (handing.ts). */
  handing: remembered,
  /** Where each thing came from; what is not named was set by an earlier program. */
  origins: z.array(origin).max(6_000),
})
export type Settings = Immutable<z.infer<typeof settings>>

const { person, unit, indicators, wordings, defaults, binKeeping, origins } = settings.shape

/** So many answers a file carries, the latest. */
export const MOST_ANSWERS = 2_000

/** Settings on their way to another library: a file of JSON. */
export const settingsFile = z.strictObject({
  format: z.literal('双过半设置'),
  version: z.literal(1),
  /** Who made it and when, ISO 8601. */
  by: short,
  at: z.string().max(40),
  person,
  unit,
  indicators,
  wordings,
  defaults,
  origins,
  /** What people answered about tables, by the tables' shape. */
  answers: z.array(z.strictObject({ mapping, label: short })).max(MOST_ANSWERS),
})
export type SettingsFile = Immutable<z.infer<typeof settingsFile>>

export const settingsArguments = {
  settings: nothing,
  /**
   * Keeps what is given and leaves the rest; answers all of it. Who set what and when is written down, unless origins
   * are given too: what was taken out is put back as it was.
   */
  keepSettings: z.strictObject({
    person: person.exactOptional(),
    unit: unit.exactOptional(),
    indicators: indicators.exactOptional(),
    wordings: wordings.exactOptional(),
    defaults: defaults.exactOptional(),
    binKeeping: binKeeping.exactOptional(),
    origins: origins.exactOptional(),
  }),
  /** All of it but the second place of backups and the time of the bin, which are this machine's, as a file. */
  exportSettings: z.strictObject({ job: job.exactOptional() }),
  /** What such a file holds, checked; nothing of it is kept. */
  readSettings: z.strictObject(file),
  /** Takes the named things out of such a file, and the answers about tables that nobody gave here. */
  takeSettings: z.strictObject({
    ...file,
    of: z.array(origin.shape.of).max(6_000),
    answers: z.boolean(),
  }),
}

export interface SettingsValues {
  settings: Settings
  keepSettings: Settings
  exportSettings: Exported
  readSettings: SettingsFile
  /** `answers`: the shapes of the answers that came. */
  takeSettings: { settings: Settings; answers: string[] }
}
