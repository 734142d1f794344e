/**
 * An action answers what is to happen as plain data, and one runner (run.ts) makes it happen: so every action is
 * tested without a window.
 */
import type { Edit, Step } from '../../shared/attachment/edits.ts'
import type { Rectangle } from '../../shared/attachment/rectangles.ts'
import type { ActionId } from '../../shared/contract/actions.ts'
import type { MergeAnswers, MergeQuestion } from '../../shared/contract/carrying.ts'
import type { CheckFinding } from '../../shared/findings/check/rules.ts'
import type { Finding } from '../../shared/findings/finding.ts'
import type { MappingAnswer, SheetQuestion } from '../../shared/recognise/mapping.ts'
import type { SheetWarning } from '../../shared/recognise/sheet.ts'
import type { Span } from '../../shared/report/text.ts'
import type { Hand } from '../../shared/verdict/rulings.ts'
import type { View } from '../../shared/view/view.ts'
import type { Field } from '../grid/focus.ts'
import type { ByHand } from '../grid/frozen.ts'
import type { Selection } from '../grid/selection.ts'
import type { Cut, Look, Opened, Painter } from '../state/desk.ts'
import type { Answered } from '../state/documents.ts'
import type { Editor, Notice } from '../state/editor.ts'
import type { call } from '../state/host.ts'
import type { Before, Left } from '../state/lately.ts'
import type { Mend } from '../state/mends.ts'
import type { CopiedNotes, Writing } from '../state/noting.ts'
import type { ReportEdit } from '../state/reportEdits.ts'
import type { SideTab } from '../state/side.ts'
import type { Item } from '../state/waiting.ts'

/** What is to happen, in this order. */
export interface Deed {
  /** The cells that were cut or copied: framed, and a paste moves the cut ones. */
  readonly marked?: { readonly cut: Cut | null; readonly copied: readonly Rectangle[] | null }
  /** The notes of what was copied, to go along when it is pasted; null where it has none. */
  readonly notesCopied?: CopiedNotes | null
  /** The format painter that is taken up; null puts it away. */
  readonly painter?: Painter | null
  readonly step?: Step
  /** What is seen of the table, applied anew; null takes the view off. */
  readonly view?: View | null
  readonly selection?: Selection
  readonly zoom?: number
  readonly look?: Look
  /** Folds the panel beside the sheet, or unfolds it. */
  readonly fold?: boolean
  /** Shows that tab beside the sheet. */
  readonly side?: SideTab
  /** The column up to which the open table is frozen; '' none of it, null as the window needs it. */
  readonly freeze?: ByHand
  /** What comes over the window. */
  readonly open?: Opened
  /** The note whose editor opens beside its cell. */
  readonly writing?: Writing
  readonly find?: 'find' | 'replace'
  /** Not in the table but there. */
  readonly findIn?: 'report'
  readonly focus?: 'sheet' | Field
  /** Opens the editor of the active cell. */
  readonly edit?: true
  /** What the browser itself does with the selected cells. */
  readonly system?: 'copy' | 'cut'
  readonly replay?: 'undo' | 'redo'
  /** The same in the text of the report. */
  readonly replayText?: 'undo' | 'redo'
  /** The same once more, where the selection then is (F4); a step without it cannot be repeated. */
  readonly repeat?: Repeat | undefined
  /** Text for the editor of the active cell, at its caret; one that is closed is opened as by typing. */
  readonly type?: string
  /** Figures typed in an input method's signs: kept as typed, with an offer to mend them. */
  readonly mend?: Mend
  readonly download?: {
    readonly name: string
    readonly mime: string
    readonly bytes: Uint8Array<ArrayBuffer>
  }
  /** The table that comes on the desk; null clears it. */
  readonly table?: { readonly id: string; readonly warnings: readonly SheetWarning[] } | null
  /** The report whose text comes beside its table; null puts it away. */
  readonly report?: string | null
  /** The report whose text comes beside the open table, whose ever it is. */
  readonly beside?: string
  /** The report that was put away from beside the open table comes back, where one was in it. */
  readonly left?: Left
  /** A place of a report, which comes beside the open table. */
  readonly quoted?: { readonly document: string; readonly quote: string; readonly offset: number }
  /** A place of the text of the report that is on the desk by then. */
  readonly place?: Span
  /** The finding of the check that is looked at, with its place in the report; null for none. */
  readonly said?: CheckFinding | null
  /** What waits, and is gone to. */
  readonly visited?: Item
  readonly answered?: Answered
  /** Changes of reports, of the one on the desk and of others; the sentence about them offers the way back. */
  readonly inReports?: readonly ReportEdit[]
  /** Something leaves the program under the name of whoever works here. */
  readonly handedOut?: true
  /** The library holds something else than before. */
  readonly library?: true
  readonly notice?: Notice
  /** The way back that is offered beside the notice: what it is called, and the action that goes it. */
  readonly back?: { readonly word: string; readonly action: ActionId }
  /** What a person must agree to first, and what happens then. */
  readonly ask?: {
    readonly title: string
    readonly text: string
    readonly yes: string
    readonly agreed: (context: Context) => Deed | Promise<Deed>
    /** Another answer than yes, and what happens then. */
    readonly other?: {
      readonly word: string
      readonly chosen: (context: Context) => Deed | Promise<Deed>
    }
  }
}

export type Repeat = (context: OpenContext) => Deed | Promise<Deed>

/** All that an action may know, and the ways out that it may need. */
export interface Context {
  readonly open: Editor | null
  readonly hand: Hand
  readonly newId: () => string
  readonly look: Look
  /** Whether a report's text is on the desk, and the one that belongs to the open table; null for none. */
  readonly report: { readonly shown: boolean; readonly beside: string | null }
  /** The report on the desk; null for none. */
  readonly document: {
    readonly id: string
    readonly title: string
    /** The Word document that it came from is kept. */
    readonly hasSource: boolean
    /** When everything of it is written. */
    readonly settled: () => Promise<void>
  } | null
  /** The table that was on the desk before this one, with its report; null for none. */
  readonly before: Before | null
  /** The report that was put away from beside the open table; null for none. */
  readonly left: Left | null
  /** The window has room for a table and something beside it. */
  readonly wide: boolean
  /** The panel beside the sheet is folded. */
  readonly folded: boolean
  readonly cut: Cut | null
  /** The notes of what was copied last; null where it had none. */
  readonly notesCopied: CopiedNotes | null
  /** The format painter that is taken up; null for none. */
  readonly painter: Painter | null
  /** What was done last, to be done again; null where it cannot be. */
  readonly last: Repeat | null
  /** Typed figures that wait for a word on being mended. */
  readonly mends: readonly Mend[]
  /** Where the open table was frozen by hand. */
  readonly frozen: ByHand
  /** The keyboard is in the title on the paper. */
  readonly inTitle: boolean
  /** The keyboard is in the text of a report. */
  readonly inReport: boolean
  /** What the audit finds in the open table as it is. */
  readonly findings: () => readonly Finding[]
  /** What the check finds in the report on the desk, and the key of what is looked at. */
  readonly said: () => { readonly findings: readonly CheckFinding[]; readonly active: string | null }
  /** What waits and was gone to last. */
  readonly visited: Item | null
  /** The same a moment later: after whatever was waited for. */
  readonly now: () => Context
  readonly host: typeof call
  /** A call of the host that may take long: shown, and can be called off. */
  readonly working: <T>(title: string, run: (job: string) => Promise<T>) => Promise<T>
  /** When everything is written. */
  readonly settled: () => Promise<void>
  /** When an undo or redo under way is done; null where there is none. */
  readonly replayed: () => Promise<void> | null
  /** No file where the person chose none. */
  readonly chooseFiles: (accept: string, multiple: boolean) => Promise<readonly File[]>
  readonly askMapping: (file: string, question: SheetQuestion) => Promise<MappingAnswer>
  /** Months elapsed; null where the person leaves it open. */
  readonly askPeriod: (file: string, tables: number) => Promise<number | null>
  /** Whose what both copies of a table changed is to be; null where it is put off. */
  readonly askMerge: (file: string, questions: readonly MergeQuestion[]) => Promise<MergeAnswers | null>
  readonly readClipboard: () => Promise<{ readonly text: string; readonly html: string }>
  /** Makes something happen before the rest is known. */
  readonly carryOut: (deed: Deed) => Promise<void>
}

/** A context with a table on the desk. */
export interface OpenContext extends Context {
  readonly open: Editor
}

/** A step with further edits behind its own; without a step nothing comes along. */
export const alongWith = (deed: Deed, edits: readonly Edit[]): Deed =>
  deed.step === undefined || edits.length === 0
    ? deed
    : { ...deed, step: { ...deed.step, edits: [...deed.step.edits, ...edits] } }

export const info = (text: string): Deed => ({ notice: { kind: 'info', text } })
/** What was asked for has happened. */
export const done = (text: string): Deed => ({ notice: { kind: 'done', text } })
export const refused = (text: string): Deed => ({ notice: { kind: 'error', text } })
