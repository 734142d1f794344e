/** What the features of the host stand on, and the form in which each gives its methods. */
import type { Method, Methods, OutgoingFile, Settings } from '../../shared/contract/contract.ts'
import type { HostEvent } from '../../shared/contract/events.ts'
import type { MakePdf } from '../files/export.ts'
import type { Store } from '../store/kept.ts'

/** What a door can do that others cannot. */
export interface Platform {
  /** Asks where to save and writes the file; its path, or null where the person cancelled. */
  readonly saveFile?: (file: OutgoingFile) => Promise<string | null>
  /** Has the person choose a folder; null where they called it off. */
  readonly chooseFolder?: (title: string) => Promise<string | null>
  /** Makes a PDF of a print document; the machine's Chromium does for a door that cannot. */
  readonly pdf?: MakePdf
}

/** A job as those who do its work see it. */
export interface Job {
  /** Aborted when the person calls it off. */
  readonly signal: AbortSignal
  /** Says what is being done, as one Chinese phrase. */
  readonly onProgress: (text: string) => void
}

export interface Jobs {
  /** Runs work; under a name, if it has one, its progress is told and it can be called off. */
  run<T>(name: string | undefined, work: (job: Job) => Promise<T>): Promise<T>
  cancel(name: string): void
}

/** What is there also where nothing is kept. */
export interface Tools {
  readonly settings: () => Settings
  readonly jobs: Jobs
  readonly platform: Platform
}

export interface Context extends Tools {
  readonly store: Store
  readonly emit: (event: HostEvent) => void
  /** Aborted when the host closes: what still runs by itself ends. */
  readonly closing: AbortSignal
}

/** A feature's methods, as plain functions of arguments that are checked already. */
export type Handlers<M extends Method> = {
  readonly [K in M]: (args: Methods[K]['arguments']) => Methods[K]['value'] | Promise<Methods[K]['value']>
}
