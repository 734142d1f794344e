/** The one place where actions happen: gives them what they may know, and carries out what they answer. */
import type { ActionId } from '../../shared/contract/actions.ts'
import { Problem } from '../../shared/problem.ts'
import { editCell, focusField, focusSheet, isInField, keepTyped } from '../grid/focus.ts'
import { currentFindings } from '../state/audit.ts'
import { ask, currentLook, desk, put, setDesk, setLook } from '../state/desk.ts'
import {
  closeAttachment,
  commit,
  editor,
  notify,
  openAttachment,
  replay,
  select,
  sentence,
  settled,
  setZoom,
  useEditor,
} from '../state/editor.ts'
import { freeze, frozenByHand } from '../state/frozen.ts'
import { call, download } from '../state/host.ts'
import { askMapping, askPeriod, withProgress } from '../state/jobs.ts'
import { refreshLibrary } from '../state/library.ts'
import { hand } from '../state/settings.ts'
import { type Action, keyOf, opened } from './action.ts'
import { chooseFiles, readClipboard } from './browser.ts'
import type { Context, Deed, OpenContext } from './deed.ts'
import { actionOf } from './index.ts'

/** A short id of our own; no two rows of a table ever share one. */
const newId = (): string => crypto.randomUUID().replaceAll('-', '').slice(0, 16)

/** What actions may know at this moment. */
function context(): Context {
  const { editor: open } = useEditor.getState()
  return {
    open,
    hand: hand(),
    newId,
    look: currentLook(),
    cut: desk().cut,
    frozen: open === null ? null : frozenByHand(open.attachment.id),
    inTitle: isInField('title'),
    findings: () => (open === null ? [] : currentFindings(open)),
    now: context,
    host: call,
    working: withProgress,
    settled,
    chooseFiles,
    askMapping,
    askPeriod,
    readClipboard,
    carryOut,
  }
}

/** Makes it happen; what needs no waiting has happened when this returns. */
async function carryOut(deed: Deed): Promise<void> {
  if (deed.marked !== undefined) setDesk(deed.marked)
  if (deed.step !== undefined) commit(deed.step, deed.selection)
  else if (deed.selection !== undefined) select(deed.selection)
  if (deed.zoom !== undefined) setZoom(deed.zoom)
  if (deed.look !== undefined) setLook(deed.look)
  if (deed.freeze !== undefined) freeze(editor().attachment.id, deed.freeze)
  if (deed.open !== undefined) put(deed.open)
  if (deed.find !== undefined) setDesk({ find: deed.find })
  if (deed.edit === true) editCell()
  if (deed.system !== undefined) bySystem(deed.system)
  if (deed.replay !== undefined) await replay(deed.replay)
  if (deed.download !== undefined) download(deed.download.name, deed.download.mime, deed.download.bytes)
  if (deed.table === null) await closeAttachment()
  else if (deed.table !== undefined) {
    keepTyped()
    await openAttachment(deed.table.id, deed.table.warnings)
  }
  if (deed.focus !== undefined) deed.focus === 'sheet' ? focusSheet() : focusField(deed.focus)
  if (deed.library === true) await refreshLibrary()
  if (deed.notice !== undefined) notify(deed.notice.kind, deed.notice.text)
  if (deed.ask !== undefined) {
    const { title, text, yes, agreed } = deed.ask
    if (await ask(title, text, yes)) await carryOut(agreed(opened(context())))
  }
}

/** The browser's own copy and cut, which the sheet's text area answers. */
function bySystem(command: 'copy' | 'cut'): void {
  focusSheet()
  if (!document.execCommand(command)) throw new Problem('unsupported', `请用键盘：${keyOf(command)}。`)
}

export const refusalOf = (action: Action): string | null => action.refusal(useEditor.getState().editor)

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
      const deed = action.perform(context())
      await carryOut(deed instanceof Promise ? await deed : deed)
    }
  })
}

/** Does something to the open table that is no action of its own: what panels and the mouse ask for. */
export const act = (make: (context: OpenContext) => Deed | Promise<Deed>): Promise<void> =>
  attempt(async () => {
    const deed = make(opened(context()))
    await carryOut(deed instanceof Promise ? await deed : deed)
  })

/** Does something that needs no table. */
export const actAnywhere = (make: (context: Context) => Promise<Deed>): Promise<void> =>
  attempt(async () => carryOut(await make(context())))

/** Does something; every failure ends in a sentence. */
export async function attempt(perform: () => void | Promise<void>): Promise<void> {
  try {
    await perform()
  } catch (error) {
    if (!(error instanceof Problem)) console.error(error)
    notify('error', sentence(error))
  }
}
