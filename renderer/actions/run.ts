/** The one place where actions happen: gives them what they may know, and carries out what they answer. */
import type { ActionId } from '../../shared/contract/actions.ts'
import { Problem } from '../../shared/problem.ts'
import { editCell, focusField, focusSheet, isInField, keepTyped, typeIntoCell } from '../grid/focus.ts'
import { currentFindings } from '../state/audit.ts'
import {
  inReport,
  lookAt,
  replayReport,
  showFinding,
  showPlace,
  showQuote,
  useCheck,
} from '../state/check.ts'
import { ask, currentLook, desk, put, setDesk, setLook } from '../state/desk.ts'
import { closeReport, keepAnswer, openReport, reportSettled, useReport } from '../state/documents.ts'
import {
  type Back,
  closeAttachment,
  commit,
  editor,
  notify,
  openAttachment,
  overRefusal,
  replay,
  replayed,
  select,
  sentence,
  settled,
  setView,
  setZoom,
  useEditor,
} from '../state/editor.ts'
import { freeze, frozenByHand } from '../state/frozen.ts'
import { call, download } from '../state/host.ts'
import { askMapping, askMerge, askPeriod, withProgress } from '../state/jobs.ts'
import { leaveReport, reportLeft, tableBefore } from '../state/lately.ts'
import { refreshLibrary } from '../state/library.ts'
import { offered, offerMend } from '../state/mends.ts'
import { rememberNotes, useNoting, writeNote } from '../state/noting.ts'
import { atReport, useReading } from '../state/reading.ts'
import { editReports, type ReportEdit } from '../state/reportEdits.ts'
import { hand, nameMatters } from '../state/settings.ts'
import { foldSide, isWide, sideFolded, unfoldFor } from '../state/side.ts'
import type { Item } from '../state/waiting.ts'
import { lookAgain } from '../state/watch.ts'
import { absent } from './absent.ts'
import { type Action, type InText, keyOf, opened } from './action.ts'
import { chooseFiles, readClipboard } from './browser.ts'
import { type Context, type Deed, done, info, type OpenContext, type Repeat } from './deed.ts'
import { actionFor, actionOf } from './index.ts'

/** A short id of our own; no two rows of a table ever share one. */
const newId = (): string => crypto.randomUUID().replaceAll('-', '').slice(0, 16)

/** What F4 does again. */
let last: Repeat | null = null

/** Where F8 goes on from. */
let visited: Item | null = null

/** What actions may know at this moment. */
function context(): Context {
  const { editor: open } = useEditor.getState()
  const { report } = useReport.getState()
  return {
    open,
    hand: hand(),
    newId,
    look: currentLook(),
    report: {
      shown: report !== null,
      beside: open?.report.document ?? null,
    },
    document:
      report === null
        ? null
        : { id: report.id, title: report.title, hasSource: report.hasSource, settled: reportSettled },
    before: tableBefore(),
    left: reportLeft(),
    wide: isWide(),
    folded: sideFolded(),
    cut: desk().cut,
    notesCopied: useNoting.getState().copied,
    painter: desk().painter,
    last,
    mends: open === null ? [] : offered(open.attachment),
    frozen: open === null ? null : frozenByHand(open.attachment.id),
    inTitle: isInField('title'),
    inReport: inReport(),
    findings: () => (open === null ? [] : currentFindings(open)),
    said: () => useCheck.getState(),
    visited,
    now: context,
    host: call,
    working: withProgress,
    settled,
    replayed,
    chooseFiles,
    askMapping,
    askPeriod,
    askMerge,
    readClipboard,
    carryOut,
  }
}

/** Makes it happen; what needs no waiting has happened when this returns. */
async function carryOut(deed: Deed): Promise<void> {
  if (deed.handedOut === true || (deed.step?.edits.length ?? 0) > 0) nameMatters()
  if (deed.marked !== undefined) setDesk(deed.marked)
  if (deed.notesCopied !== undefined) rememberNotes(deed.notesCopied)
  if (deed.painter !== undefined) setDesk({ painter: deed.painter })
  if (deed.view !== undefined) setView(deed.view)
  if (deed.step !== undefined) {
    if (deed.step.edits.length > 0) last = deed.repeat ?? null
    commit(deed.step, deed.selection)
  } else if (deed.selection !== undefined) select(deed.selection)
  if (deed.zoom !== undefined) setZoom(deed.zoom)
  if (deed.look !== undefined) setLook(deed.look)
  if (deed.fold !== undefined) foldSide(deed.fold)
  if (deed.side !== undefined) unfoldFor(deed.side)
  if (deed.freeze !== undefined) freeze(editor().attachment.id, deed.freeze)
  if (deed.open !== undefined) put(deed.open)
  if (deed.find !== undefined) setDesk({ find: deed.find, findIn: deed.findIn ?? 'table' })
  if (deed.writing !== undefined) writeNote(deed.writing)
  if (deed.edit === true) editCell()
  if (deed.type !== undefined) typeIntoCell(deed.type)
  if (deed.mend !== undefined) offerMend(deed.mend)
  if (deed.system !== undefined) bySystem(deed.system)
  if (deed.replayText !== undefined) replayReport(deed.replayText)
  if (deed.replay !== undefined) await replay(deed.replay)
  if (deed.download !== undefined) download(deed.download.name, deed.download.mime, deed.download.bytes)
  if (deed.table === null) await closeAttachment()
  else if (deed.table !== undefined) {
    keepTyped()
    await openAttachment(deed.table.id, deed.table.warnings)
  }
  if (deed.report === null) {
    leaveReport()
    await closeReport()
  } else if (deed.report !== undefined) await openReport(deed.report)
  if (deed.beside !== undefined) await openReport(deed.beside, false)
  if (deed.left !== undefined) {
    await openReport(deed.left.report, false)
    showPlace(deed.left.place)
    lookAt(deed.left.active)
  }
  if (deed.quoted !== undefined) {
    await openReport(deed.quoted.document, false)
    showQuote(deed.quoted)
  }
  if (deed.answered !== undefined) {
    keepAnswer(deed.answered)
    lookAgain()
  }
  const undone = deed.inReports === undefined ? null : await editReports(deed.inReports)
  if (deed.place !== undefined) showPlace(deed.place)
  if (deed.said !== undefined) deed.said === null ? lookAt(null) : showFinding(deed.said)
  if (deed.visited !== undefined) visited = deed.visited
  if (deed.focus !== undefined) deed.focus === 'sheet' ? focusSheet() : focusField(deed.focus)
  if (deed.library === true) await refreshLibrary()
  if (deed.notice !== undefined)
    notify(deed.notice.kind, deed.notice.text, undone === null ? backFrom(deed) : backInReports(undone))
  if (deed.ask !== undefined) {
    const { title, text, yes, agreed, other } = deed.ask
    const { repeat } = deed
    const answer = await ask(title, text, yes, other?.word)
    if (answer === true) await carryOut({ repeat, ...(await agreed(context())) })
    else if (answer === 'other' && other !== undefined) await carryOut(await other.chosen(context()))
  }
}

/** The way back beside a sentence: the one that the deed names, or that from a change of the table. */
function backFrom({ step, back }: Deed): Back | null {
  if (back !== undefined) return { word: back.word, take: () => void run(back.action) }
  const { editor: open } = useEditor.getState()
  if (open === null || step === undefined || step.edits.length === 0) return null
  return { take: () => void actAnywhere(async () => ({ replay: 'undo' })), from: open.attachment }
}

const backInReports = (edits: readonly ReportEdit[]): Back => ({
  take: () => void actAnywhere(async () => ({ inReports: edits, ...done('已撤销，报告和原来一样。') })),
})

/** The browser's own copy and cut, which the sheet's text area answers. */
function bySystem(command: 'copy' | 'cut'): void {
  focusSheet()
  if (!document.execCommand(command)) throw new Problem('unsupported', `请用键盘：${keyOf(command)}。`)
}

/** What an action does in the text of a report, where the keyboard is there. */
const textOf = ({ inText }: Action): InText | undefined => (atReport() ? inText : undefined)

/** What a menu calls it now: what an undo takes back, and where. */
export function labelOf(action: Action): string {
  const { editor: open } = useEditor.getState()
  const inText = textOf(action)
  if (inText !== undefined) return inText.label?.(useReading.getState()) ?? action.name
  const beside = useReport.getState().report !== null
  return (open === null ? undefined : action.label?.(open, beside)) ?? action.name
}

/** Whether it is done in the text of a report now, and the keyboard stays there. */
export const isInText = (action: Action): boolean => textOf(action) !== undefined

/** Why it cannot be done now, as a sentence; null where it can. */
export function refusalOf(action: Action): string | null {
  const inText = textOf(action)
  return inText === undefined
    ? action.refusal(useEditor.getState().editor)
    : inText.refusal(useReading.getState())
}

/**
 * Does an action, or says in a sentence why not.
 * @throws Error at once where there is no action of that id
 */
export function run(id: ActionId): Promise<void> {
  const action = actionOf(id)
  return attempt(async () => {
    const refusal = refusalOf(action)
    if (refusal !== null) notify('info', refusal)
    else {
      const deed = (textOf(action) ?? action).perform(context())
      await carryOut({ repeat: again(action), ...(deed instanceof Promise ? await deed : deed) })
    }
  })
}

/** The action itself, for F4: where it cannot be done any more it says so. */
const again =
  (action: Action): Repeat =>
  (now) => {
    const refusal = action.refusal(now.open)
    return refusal === null ? action.perform(now) : info(refusal)
  }

/**
 * What a key press does: its action, or a sentence where people know the key from elsewhere and it is nothing here.
 * Null where the key is nobody's. `typing`: a text is being typed, and only keys that work anywhere are ours.
 */
export function press(keys: string, typing = false): (() => Promise<void>) | null {
  const action = actionFor(keys)
  if (action === undefined) {
    const told = typing ? undefined : absent(keys)
    return told === undefined ? null : async () => notify('info', told)
  }
  if (typing && action.anywhere !== true) return null
  return () => run(refusalOf(action) === null ? action.id : (action.otherwise ?? action.id))
}

/** Does something to the open table that is no action of its own: what panels and the mouse ask for. */
export const act = (make: (context: OpenContext) => Deed | Promise<Deed>): Promise<void> =>
  attempt(async () => {
    const deed = make(opened(context()))
    await carryOut(deed instanceof Promise ? await deed : deed)
  })

/** Does something that needs no table. */
export const actAnywhere = (make: (context: Context) => Deed | Promise<Deed>): Promise<void> =>
  attempt(async () => carryOut(await make(context())))

/** Does something; every failure ends in a sentence, which goes when the next thing succeeds. */
export async function attempt(perform: () => void | Promise<void>): Promise<void> {
  const { notice: before } = useEditor.getState()
  if (await attemptBehind(perform)) overRefusal(before)
}

/** Reads what a panel shows by itself: a failure is said, but a success is nobody's, and leaves what was said before. */
export async function attemptBehind(perform: () => void | Promise<void>): Promise<boolean> {
  try {
    await perform()
    return true
  } catch (error) {
    if (!(error instanceof Problem)) console.error(error)
    notify('error', sentence(error))
    return false
  }
}
