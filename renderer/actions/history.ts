/** Actions on what a table was: its history beside it, and an earlier state brought back by one step. */
import type { Attachment } from '../../shared/attachment/model.ts'
import { difference } from '../../shared/history/difference.ts'
import { wholeOf } from '../state/view.ts'
import { onTable } from './action.ts'
import { type Context, type Deed, done, info, type OpenContext } from './deed.ts'

export const historyActions = {
  history: onTable(() => ({ side: 'history' })),
  'save-version': onTable(() => ({ open: { kind: 'version', renamed: null } })),
}

/** Names the table as it is now, once all of it is written. */
export async function keepVersion({ settled, now, host }: Context, name: string): Promise<Deed> {
  await settled()
  const { open } = now()
  if (open === null) return {}
  await host('keepVersion', { id: open.attachment.id, revision: open.log.revision, name })
  return { side: 'history', ...done(`已存为版本“${name}”。`) }
}

/**
 * Makes an earlier state the state of now, as an edit like any other: undone like any other.
 * @param called what that state is called: 7月3日 14:05, “送审稿”
 */
export function bringBack({ open }: OpenContext, then: Attachment, called: string): Deed {
  const edits = difference(wholeOf(open).attachment, then)
  if (edits.length === 0) return info('现在的内容和当时一样，不用恢复。')
  return { step: { name: `恢复到${called}`, edits }, focus: 'sheet', ...done(`已恢复到${called}。`) }
}
