/**
 * The attachment on the desk: what it holds, what is judged, what is selected, and what the host has yet to write.
 * Every change goes through `commit`: applied here at once, sent to the host in order, and called saved only after
 * the host has answered.
 */
import { useMemo } from 'react'
import { create } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import { apply, type Edit, type Step } from '../../shared/attachment/edits.ts'
import type { Attachment } from '../../shared/attachment/model.ts'
import { same } from '../../shared/attachment/same.ts'
import type { LogState, Opened } from '../../shared/contract/contract.ts'
import { signed } from '../../shared/contract/settings-parts.ts'
import { withResults } from '../../shared/formula/results.ts'
import { Problem } from '../../shared/problem.ts'
import type { SheetWarning } from '../../shared/recognise/sheet.ts'
import { judgeAttachment } from '../../shared/verdict/table.ts'
import type { View } from '../../shared/view/view.ts'
import { isTyping } from '../grid/focus.ts'
import type { Selection } from '../grid/selection.ts'
import { call } from './host.ts'
import { foreignStep, seen as known, made } from './own.ts'
import { hurry, painted } from './painted.ts'
import { clampSelection, firstCell, placeOfEdits } from './places.ts'
import { lostSentence, rebased, restated, sameSelection } from './rebase.ts'
import { dictionary, useSettings } from './settings.ts'
import { isNarrowed, sameCell, type Viewed, viewed, viewedAfter, wholeOf } from './view.ts'

export type Saving =
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving' }
  /** The host could not write; nothing is lost, `retry` sends it again. */
  | { readonly kind: 'failed'; readonly message: string }

export type Report = Pick<Opened, 'siblings' | 'source' | 'document' | 'hasSource' | 'sourceKind'>

/** `attachment` and `judged` are the table as it is seen: a view over it may leave rows out (view.ts). */
export interface Editor extends Viewed {
  readonly log: LogState
  /** The attachments of its report, and whether there is a workbook that it can go back into. */
  readonly report: Report
  readonly saving: Saving
  readonly selection: Selection
  /** What the reader had to say when the file was opened. */
  readonly warnings: readonly SheetWarning[]
  readonly zoom: number
}

/** A sentence for the person; `done` says that what was asked for has happened. */
export interface Notice {
  readonly kind: 'error' | 'info' | 'done'
  readonly text: string
}

/** A sentence that was said. */
export interface Said extends Notice {
  /** Another one each time, so that the same sentence can come twice. */
  readonly id: number
  readonly at: Date
  readonly back: Back | null
}

/** The way back from what a sentence tells. */
export interface Back {
  /** What its button says; 撤销 where it says nothing else. */
  readonly word?: string
  readonly take: () => void
  /** It leads back from this state of the table only; any other change bars it. */
  readonly from?: Attachment
}

interface State {
  readonly editor: Editor | null
  readonly notice: Said | null
  /** The last sentences, the newest first, to be read again. */
  readonly said: readonly Said[]
}

export const useEditor = create<State>(() => ({ editor: null, notice: null, said: [] }))

/**
 * The open editor for a part of the face that reads only some of it: another object only when one of the values that
 * `read` picks is another. So a selection that is dragged over the cells does not draw the whole window anew.
 */
export function useOpen(read: (open: Editor) => readonly unknown[]): Editor | null {
  const values = useEditor(useShallow(({ editor: open }) => (open === null ? null : read(open))))
  return useMemo(() => (values === null ? null : useEditor.getState().editor), [values])
}

// Other indicators are other verdicts, at once.
useSettings.subscribe((now, before) => {
  const open = useEditor.getState().editor
  if (open !== null && now.dictionary !== before.dictionary)
    update(
      viewedAfter(open, {
        ...wholeOf(open),
        judged: judgeAttachment(wholeOf(open).attachment, now.dictionary),
      }),
    )
})

/** The open editor; throws where there is none (actions that need one are disabled then). */
export function editor(): Editor {
  const open = useEditor.getState().editor
  if (open === null) throw new Error('no attachment is open')
  return open
}

const update = (part: Partial<Editor>): void =>
  useEditor.setState((state) => (state.editor === null ? state : { editor: { ...state.editor, ...part } }))

/** The person has read what the reader had to say. */
export const dismissWarnings = (): void => update({ warnings: [] })

let notices = 0
/** So many sentences can be read again. */
const remembered = 20

/** Says one sentence to the person; `back` is offered beside it. */
export function notify(kind: Notice['kind'], text: string, back: Back | null = null): void {
  const notice: Said = { kind, text, id: ++notices, at: new Date(), back }
  useEditor.setState(({ said }) => {
    // The same sentence again takes the place of the one before.
    const others = said[0]?.text === text ? said.slice(1) : said
    return { notice, said: [notice, ...others].slice(0, remembered) }
  })
}

/** What was refused is done with once something else has succeeded; it can still be read again. */
export function overRefusal(before: Said | null): void {
  if (before !== null && before.kind !== 'done' && before === useEditor.getState().notice)
    useEditor.setState({ notice: null })
}

/** The sentence of whatever was thrown. */
export const sentence = (error: unknown): string =>
  error instanceof Problem
    ? error.message
    : `程序遇到意外情况：${error instanceof Error ? error.message : String(error)}`

/** Puts an attachment on the desk, once everything is written. */
export async function openAttachment(id: string, warnings: readonly SheetWarning[] = []): Promise<void> {
  await settled()
  show(await call('open', { id }), warnings)
}

/** Clears the desk once everything is written. */
export async function closeAttachment(): Promise<void> {
  await settled()
  useEditor.setState({ editor: null })
}

/** Shows a table as the host has it now; of the one that is shown already, with the place that was selected. */
export function show(
  { attachment, revision, undo, redo, ...report }: Opened,
  warnings: readonly SheetWarning[],
): void {
  known(attachment.id, revision)
  const open = useEditor.getState().editor
  const again = open?.attachment.id === attachment.id
  const whole = { attachment, judged: judgeAttachment(attachment, dictionary()) }
  const seen = again ? viewedAfter(open, whole) : viewed(whole, null)
  useEditor.setState({
    editor: {
      ...seen,
      log: { revision, undo, redo },
      report,
      saving: { kind: 'saved' },
      selection: again
        ? sameSelection(open.attachment, open.selection, seen.attachment)
        : firstCell(attachment),
      warnings,
      zoom: open?.zoom ?? 1,
    },
  })
}

export const select = (selection: Selection): void => {
  const open = useEditor.getState().editor
  if (open !== null) update({ selection: clampSelection(selection, open.attachment) })
}

/** Sees the table through a view, applied anew; null takes it off. Nothing of the table changes. */
export function setView(view: View | null): void {
  const open = editor()
  const seen = viewed(wholeOf(open), view)
  update({ ...seen, selection: sameCell(open, open.selection, seen) })
}

export const setZoom = (zoom: number): void =>
  update({ zoom: Math.max(0.5, Math.min(2, Math.round(zoom * 10) / 10)) })

// ---- what waits to be written -------------------------------------------------------------------------------

let waiting: Step[] = []
let running: Promise<void> | null = null

/** Does a step: shown at once, written in order, one undo. Nothing happens where the step changes nothing. */
export function commit(step: Step, selection?: Selection): void {
  if (step.edits.length === 0) {
    if (selection !== undefined) select(selection)
    return
  }
  if (replaying !== null) {
    const { attachment: seen } = wholeOf(editor())
    // The person goes on at once from where the step leads, and stays there.
    if (selection !== undefined) select(selection)
    const { selection: here } = editor()
    const later = (): void => {
      const fitting = restated(step, seen, wholeOf(editor()).attachment)
      if (fitting === null) notify('error', lostSentence([step], '撤销'))
      else commit(fitting, same(here, editor().selection) ? selection : undefined)
    }
    void replaying.then(later, later)
    return
  }
  const done = { ...step, edits: [...withResults(wholeOf(editor()).attachment, step.edits)] }
  advance(done.edits, selection)
  // As it will be once it is written: what was taken back is not brought back over it.
  update({ log: { ...editor().log, undo: step.name, redo: null } })
  waiting.push(done)
  void pump()
}

function advance(edits: readonly Edit[], selection?: Selection): void {
  const open = editor()
  const before = wholeOf(open)
  const attachment = apply(before.attachment, edits)
  const seen = viewedAfter(open, { attachment, judged: judgeAttachment(attachment, dictionary(), before) })
  // Where new rows are seen the view says, and not the step.
  const fresh = isNarrowed(seen) && edits.some(({ type }) => type === 'insertRows')
  const next = fresh ? placeOfEdits(edits, seen.attachment) : selection
  update({ ...seen, selection: clampSelection(next ?? open.selection, seen.attachment) })
}

function pump(): Promise<void> {
  running ??= (async () => {
    update({ saving: { kind: 'saving' } })
    await painted()
    try {
      for (;;) {
        const [step] = waiting
        if (step === undefined) break
        const { attachment, log } = editor()
        const next = await call('apply', {
          id: attachment.id,
          base: log.revision,
          step: { name: step.name, edits: [...step.edits] },
        })
        waiting = waiting.slice(1)
        made(attachment.id, next.revision)
        update({ log: next })
      }
      update({ saving: { kind: 'saved' } })
    } catch (error) {
      await afterFailure(error)
    } finally {
      running = null
    }
    // What was put on top of somebody else's changes.
    if (waiting.length > 0 && editor().saving.kind !== 'failed') await pump()
  })()
  return running
}

/** Milliseconds after which what could not be written is sent again by itself. */
const patience = 10_000

/** Other changes made meanwhile are taken in; anything else is said, and what waits goes on waiting. */
async function afterFailure(error: unknown): Promise<void> {
  try {
    if (error instanceof Problem && error.code === 'conflict') return await takeIn()
    update({ saving: { kind: 'failed', message: sentence(error) } })
    // A disk that is full or a database that is locked may be free again in a moment.
    if (error instanceof Problem && error.code === 'unwritable')
      setTimeout(() => waiting.length > 0 && retry(), patience)
  } catch (again) {
    update({ saving: { kind: 'failed', message: sentence(again) } })
  }
}

/** Sends again what could not be written. */
export const retry = (): void => void pump()

/**
 * Somebody else changed the table: what it is now is shown with what waits on top of it, where that still fits. What
 * does not is told with its texts, so that nothing that was typed goes without a word.
 */
async function takeIn(): Promise<void> {
  const { id } = editor().attachment
  const opened = await call('open', { id })
  const open = useEditor.getState().editor
  if (open === null || open.attachment.id !== id) return
  // Only now: where it cannot be loaded, nothing that was typed is let go.
  const { attachment, kept, lost } = rebased(wholeOf(open).attachment, waiting, opened.attachment)
  waiting = [...kept]
  show({ ...opened, attachment }, open.warnings)
  if (waiting.length > 0) update({ saving: { kind: 'saving' } })
  if (lost.length > 0) notify('error', lostSentence(lost))
}

/** When everything is written. @throws Problem where it cannot be. */
export async function settled(): Promise<void> {
  if (useEditor.getState().editor === null) return
  hurry()
  await running
  if (waiting.length === 0) return
  await pump()
  const { saving } = editor()
  if (saving.kind === 'failed') throw new Problem('unwritable', saving.message)
}

/** The undo or redo under way; what is pressed meanwhile waits for it. */
let replaying: Promise<void> | null = null

/** When the undo or redo under way is done; null where there is none. */
export const replayed = (): Promise<void> | null => replaying

/** Takes back the last step of the log, or brings back the last one taken back. One after the other. */
export function replay(direction: 'undo' | 'redo'): Promise<void> {
  const asked = editor().selection
  const mine = (replaying ?? Promise.resolve())
    .catch(() => undefined)
    .then(() => replayOnce(direction, asked))
    .finally(() => {
      if (replaying === mine) replaying = null
    })
  replaying = mine
  return mine
}

/** Where an undo or redo has led last. */
let led: Selection | null = null

async function replayOnce(direction: 'undo' | 'redo', asked: Selection): Promise<void> {
  await settled()
  const { attachment, log } = editor()
  if (log[direction] === null) return
  try {
    const { name, edits, revision, undo, redo, origin } = await call(direction, {
      id: attachment.id,
      base: log.revision,
    })
    made(attachment.id, revision)
    advance(edits)
    update({ log: { revision, undo, redo } })
    const place = placeOfEdits(edits, editor().attachment)
    // Who has gone on meanwhile is not called back.
    const { selection: now } = editor()
    const stays = isTyping() || !(same(now, asked) || (led !== null && same(now, led)))
    if (place !== null && !stays) {
      select(place)
      led = editor().selection
    }
    const [did, other, back] =
      direction === 'undo' ? (['撤销', 'redo', '恢复'] as const) : (['恢复', 'undo', '撤销'] as const)
    const foreign = foreignStep(attachment.id, name, origin, signed(useSettings.getState()))
    // What somebody else did is not taken back in silence.
    if (foreign !== null)
      notify('done', `${did}了${foreign}。`, {
        word: back,
        take: () => void replay(other).catch((error: unknown) => notify('error', sentence(error))),
        from: editor().attachment,
      })
    // No cell shows it: it is said.
    else if (place === null) notify('done', `已${did}“${name}”。`)
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'conflict') throw error
    await takeIn()
    notify('error', error.message)
  }
}

/** Whether something of our own is on its way, or waits to be. */
export const isBusy = (): boolean => waiting.length > 0 || running !== null || replaying !== null

/** When what is on its way of our own is done; nobody is told here how it ended. */
export const idle = (): Promise<void> => Promise.resolve(replaying ?? running ?? undefined)
