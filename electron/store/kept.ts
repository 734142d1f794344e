/** What the store answers and takes, for those that keep nothing themselves. */
import type { Edit, Step } from '../../shared/attachment/edits.ts'
import type { Attachment, Explanation } from '../../shared/attachment/model.ts'
import type { Decision, Handout, Return } from '../../shared/collect/model.ts'
import type { TakenReturn } from '../../shared/collect/wall-model.ts'
import type { LogState, Opened, Replayed, Settings } from '../../shared/contract/contract.ts'
import type { DocumentEntry, OpenedDocument } from '../../shared/contract/documents.ts'
import type { NamedVersion } from '../../shared/contract/history.ts'
import type { TablePlace } from '../../shared/contract/library.ts'
import type { Mapping } from '../../shared/recognise/answer.ts'
import type { TextEdit } from '../../shared/report/edit.ts'
import type { Summary } from '../../shared/verdict/verdict.ts'
import type { DatedTable, Listed } from './attachment.ts'
import type { Binned, KeptDocument, NewDocument } from './document.ts'
import type { Ancestor } from './joined.ts'
import type { KeptMapping } from './mapping.ts'
import type { Past } from './past.ts'
import type { Belonging } from './report.ts'
import type { Raw } from './restore.ts'
import type { KeptSettings } from './setting.ts'
import type { Original } from './source.ts'

/** An attachment as it is now, and where its log stands. */
export interface Held extends LogState {
  readonly attachment: Attachment
}

/** Where an attachment belongs, with the attachments of its report, itself among them, in their order. */
export interface Place extends Belonging {
  readonly siblings: Opened['siblings']
  /** The text of its report; null where none is kept. */
  readonly document: string | null
}

export interface Store {
  /** Attachments that are not removed, the latest changed first. */
  list(key: string, of?: 'kept' | 'bin'): Listed[]
  /** So many of those that are not archived. */
  latest(key: string, count: number): Listed[]
  /** The same as `list` of those alone. */
  some(key: string, ids: readonly string[]): Listed[]
  /** The periods and series of those whose headings can be read, the latest changed first. */
  dated(): DatedTable[]
  /** @throws Problem('not-found' | 'damaged-table') */
  read(id: string): Held
  /** Which revision it has, without reading its rows. @throws Problem('not-found') */
  revision(id: string): number
  /** What is kept of an attachment, unread: for saving what can be saved. @throws Problem('not-found') */
  raw(id: string): Raw
  place(id: string): Place
  /** The file that the attachment came from, with the origins of those that came with it; null where it is not kept. */
  original(id: string): Original | null
  /**
   * New attachments, all or none, in a report of their own.
   * @param source the name of the file they came from
   * @param original the file itself, where there is a way back into it
   * @param document the report's text
   */
  add(attachments: readonly Attachment[], source: string, original?: Original, document?: NewDocument): void
  /** @throws Problem('conflict') where the attachment has another revision by now */
  apply(id: string, base: number, step: Step): LogState
  /** The states that it came from, here and in copies of it that were merged into it. */
  ancestry(id: string): readonly Ancestor[]
  /**
   * Applies what a merge brings, and remembers up to where the copy's log is known here by now. Null where nothing was
   * changed or decided; a decision for all that is here is a step without edits. @throws Problem('conflict')
   */
  join(id: string, base: number, step: Step | null, chains: readonly string[]): LogState
  /** @throws Problem('conflict' | 'nothing-to-undo' | 'damaged-log') */
  undo(id: string, base: number): Replayed
  redo(id: string, base: number): Replayed
  /** What was done to it, the latest first, as far back as can be read. */
  steps(id: string): (readonly Edit[])[]
  readonly past: Past
  readonly versions: Versions
  /** All or none. @throws Problem('not-found') */
  remove(...ids: readonly string[]): void
  restore(...ids: readonly string[]): void
  /**
   * Makes them the last ones of a report, of a new one of that title where none is named; answers where they were.
   * @throws Problem('not-found')
   */
  move(ids: readonly string[], report: string | null, title: string): TablePlace[]
  /** Puts them where they were. @throws Problem('not-found') */
  putBack(places: readonly TablePlace[]): void
  /** Puts them all among those that are done with, or back. @throws Problem('not-found') */
  archive(ids: readonly string[], archived: boolean): void
  /** Deletes tables and reports for good, those that are removed; answers how many. */
  erase(ids: readonly string[]): number
  readonly documents: Documents
  readonly handouts: Handouts
  readonly collected: Collected
  /** Keeps a summary of that revision, so that the library need not judge it again. */
  keepSummary(id: string, revision: number, key: string, summary: Summary): void
  forgetSummary(id: string): void
  /** What people answered, the latest first. */
  mappings(): KeptMapping[]
  keepMapping(mapping: Mapping, label: string): void
  forgetMapping(shape: string): void
  settings(): KeptSettings
  keepSettings(part: Partial<Omit<Settings, 'asked'>>): void
  /** Closes the database; what SQLite kept beside it is folded in. */
  close(): void
}

/** Named states of attachments. */
export interface Versions {
  /** The latest revision first. */
  list(id: string): NamedVersion[]
  /** @throws Problem('not-found' | 'damaged-log') where the attachment never was, or cannot be told, so */
  keep(id: string, revision: number, name: string): NamedVersion
  /** @throws Problem('not-found') */
  rename(version: string, name: string): void
  remove(version: string): void
  restore(version: string): void
}

/** What was handed out of attachments (下发, 查询函). */
export interface Handouts {
  /** Those of a table, the latest first; of one that is not what was written the tasks are none. */
  list(table: string): Handout[]
  /** One handing out of all the tables that its tasks are of. Who and when is written down. */
  keep(made: NewHandout): Handout[]
}

/** A handing out before it is written down: its tasks are of one or several tables. */
export type NewHandout = Omit<Handout, 'table' | 'person' | 'at'>

/** What came back for attachments, and what was decided about it; each call a transaction of its own. */
export interface Collected {
  /** The returns of those tables, a file once for all of them, in the order in which they came. */
  returns(tables: readonly string[]): TakenReturn[]
  /** The ids of their files, without what they say. */
  ids(tables: readonly string[]): readonly string[]
  /**
   * Keeps returns with each of those tables that they offer something for, or with all of them where they offer nothing.
   * A file that came before is read anew and keeps the time at which it came.
   */
  keep(tables: readonly string[], returns: readonly Return[]): void
  /**
   * Takes a file off the wall of those tables, or puts it back; answers what it is called. One that comes again is back.
   * @throws Problem('not-found') where none of them has it
   */
  takeOff(tables: readonly string[], from: string, off: boolean): string
  /**
   * Writes down whose a file is, as a person tells it; null for whose it was read as. Answers what it is called and what
   * a person had told before, null where nobody had.
   * @throws Problem('not-found') where none of those tables has it
   */
  tellWhose(
    tables: readonly string[],
    from: string,
    department: string | null,
  ): { readonly file: string; readonly before: string | null }
  decisions(tables: readonly string[]): Decision[]
  /** Keeps decisions; who and when is written down. One about the same text of the same file takes its place. */
  decide(made: readonly NewDecision[]): void
  /** Takes decisions back: what they were about is asked again. */
  withdraw(made: readonly Omit<NewDecision, 'taken' | 'note'>[]): void
}

export type NewDecision = Omit<Decision, 'by' | 'at'>

/** The texts of reports, each call a transaction of its own. */
export interface Documents {
  list(): DocumentEntry[]
  /** Those that are removed, the latest removed first. */
  bin(): Binned[]
  /** @throws Problem('not-found' | 'damaged-table') */
  read(id: string): KeptDocument & Pick<OpenedDocument, 'attachments'>
  /** The Word document that it came from; null where it came from none. @throws Problem('not-found') */
  source(id: string): Uint8Array | null
  /** Answers the revision that the edits made. @throws Problem('conflict' | 'too-large' | 'not-found') */
  edit(id: string, base: number, edits: readonly TextEdit[]): number
  /** Keeps an answer to a finding of the check; null takes it off. @throws Problem('not-found') */
  answer(id: string, key: string, given: Explanation | null): void
  rename(id: string, title: string): void
  /** Makes it the text of the report with that id. @throws Problem('not-found') */
  join(id: string, reportId: string): void
  remove(id: string): void
  restore(id: string): void
}
