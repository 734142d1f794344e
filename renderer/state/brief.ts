/** What stands behind the open table for 会前三分钟: earlier tables of its series and its last version. */
import type { BriefOf } from '../../shared/brief/brief.ts'
import { settled, useEditor } from './editor.ts'
import { call } from './host.ts'
import { pastTables } from './series.ts'
import { wholeOf } from './view.ts'

export type Background = Pick<BriefOf, 'past' | 'version'>

/** Reads it for the table of that id, which is the open one; what was typed last is written first. */
export async function backgroundOf(id: string): Promise<Background> {
  await settled()
  const open = useEditor.getState().editor
  const [versions, past] = await Promise.all([
    call('versions', { id }),
    open?.attachment.id === id ? pastTables(wholeOf(open).attachment) : [],
  ])
  const [last] = versions
  if (last === undefined) return { past, version: null }
  const { revision, name } = last
  return { past, version: { name, attachment: await call('stateAt', { id, revision }) } }
}
