/** What other windows do to the open table, shown as they do it. */
import { same } from '../../shared/attachment/same.ts'
import { Problem } from '../../shared/problem.ts'
import { isTyping, whenTyped } from '../grid/focus.ts'
import { idle, isBusy, notify, sentence, show, useEditor } from './editor.ts'
import { call, subscribe } from './host.ts'
import { changesUnder } from './rebase.ts'
import { wholeOf } from './view.ts'

let following = false
/** The latest revision that was heard of a table. */
let heard = { id: '', revision: 0 }
/** Nobody knows which there is: that alone is asked for. */
let unsure = false
/** Another table may stand under the same revision. */
let replaced = false

/** Shows what other windows do to the open table, as they do it. */
export function followOthers(): void {
  if (following) return
  following = true
  subscribe((event) => {
    const open = useEditor.getState().editor
    if (open === null) return
    if (event.kind === 'library') {
      // While a large library is judged this comes by the second: mostly nothing changed.
      unsure = true
      if (event.whole === true) replaced = true
    } else if (event.kind === 'attachment' && event.id === open.attachment.id) hear(event)
    else return
    void catchUp()
  })
}

/** What is heard may overtake what was asked before it. */
function hear({ id, revision }: typeof heard): void {
  if (heard.id !== id || heard.revision < revision) heard = { id, revision }
}

/** Once nothing of our own is on its way, and unless it would change the cell that is being written. */
async function catchUp(): Promise<void> {
  try {
    await idle()
    const before = useEditor.getState().editor
    // What is on its way of our own finds the change by itself.
    if (before === null || isBusy()) return
    const { id } = before.attachment
    if (unsure && !replaced) {
      unsure = false
      hear({ id, ...(await call('revision', { id })) })
    }
    if (!replaced && !(heard.id === id && heard.revision > before.log.revision)) return
    const opened = await call('open', { id })
    const open = useEditor.getState().editor
    if (open === null || open.attachment.id !== opened.attachment.id || isBusy()) return
    const whole = wholeOf(open).attachment
    if (isTyping() && changesUnder(open, whole, opened.attachment)) return whenTyped(() => void catchUp())
    heard = { id, revision: opened.revision }
    unsure = false
    replaced = false
    if (opened.revision !== open.log.revision || !same(whole, opened.attachment)) show(opened, open.warnings)
  } catch (error) {
    // Of a table that was taken away the next step says so.
    if (!(error instanceof Problem)) notify('error', sentence(error))
  }
}
