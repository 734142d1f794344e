/** What was done to a table: the log told in sentences, and what the table was at any of its revisions. */
import { columnOf } from '../../shared/attachment/model.ts'
import type { HistoryPage, HistoryValues } from '../../shared/contract/history.ts'
import { cellChanges } from '../../shared/history/cell.ts'
import { type ToldEntry, toldEntry } from '../../shared/history/telling.ts'
import { isProblem } from '../../shared/problem.ts'
import type { Asked } from '../store/past.ts'
import type { Context, Handlers } from './context.ts'

/** So many changes of one cell are shown. */
const MOST_CHANGES = 500

const all = { before: null, person: null, kind: null, row: null } as const satisfies Partial<Asked>

/** A page of a table's log, told: so many steps, the latest first, as far back as it can be read. */
export function toldSteps(
  store: Context['store'],
  id: string,
  { limit, ...asked }: Partial<Asked> & Pick<Asked, 'limit'>,
): Pick<HistoryPage, 'entries' | 'more' | 'damaged'> {
  // One more than is asked for tells whether there are more.
  const found = store.past.entries(id, { ...all, ...asked, limit: limit + 1 })
  let later: { readonly revision: number; readonly attachment: HistoryValues['stateAt'] } = store.read(id)
  let { damaged } = found
  const entries: ToldEntry[] = []
  try {
    for (const entry of found.entries.slice(0, limit)) {
      const after = store.past.stateAt(id, entry.revision, later)
      const before = store.past.stateAt(id, entry.revision - 1, after)
      entries.push(toldEntry(before.attachment, after.attachment, entry))
      later = before
    }
  } catch (error) {
    if (!isProblem(error, 'damaged-log')) throw error
    damaged = true
  }
  return { entries, more: !damaged && found.entries.length > limit, damaged }
}

export const history = ({ store, emit }: Context): Handlers<keyof HistoryValues> => ({
  history: ({ id, ...asked }) => ({ ...toldSteps(store, id, asked), people: store.past.people(id) }),
  cellHistory: ({ id, row, column }) => {
    const { attachment } = store.read(id)
    const { entries, damaged } = store.past.entries(id, { ...all, row, limit: MOST_CHANGES })
    const status = columnOf(attachment.columns, 'status')?.id === column
    return { changes: cellChanges(entries, row, column, status), damaged }
  },
  stateAt: ({ id, revision }) => store.past.stateAt(id, revision, store.read(id)).attachment,
  versions: ({ id }) => store.versions.list(id),
  keepVersion: ({ id, revision, name }) => {
    const kept = store.versions.keep(id, revision, name)
    emit({ kind: 'versions' })
    return kept
  },
  renameVersion: ({ version, name }) => {
    store.versions.rename(version, name)
    emit({ kind: 'versions' })
    return null
  },
  removeVersion: ({ version }) => {
    store.versions.remove(version)
    emit({ kind: 'versions' })
    return null
  },
  restoreVersion: ({ version }) => {
    store.versions.restore(version)
    emit({ kind: 'versions' })
    return null
  },
})
