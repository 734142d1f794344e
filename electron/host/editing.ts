/** Steps on top of a revision, and their undo. */
import type { LogState } from '../../shared/contract/contract.ts'
import type { EditingValues } from '../../shared/contract/editing.ts'
import type { Context, Handlers } from './context.ts'

export const editing = ({ store, emit }: Context): Handlers<keyof EditingValues> => {
  const told = <T extends LogState>(id: string, state: T): T => {
    emit({ kind: 'attachment', id, revision: state.revision })
    return state
  }
  return {
    apply: ({ id, base, step }) => told(id, store.apply(id, base, step)),
    undo: ({ id, base }) => told(id, store.undo(id, base)),
    redo: ({ id, base }) => told(id, store.redo(id, base)),
    revision: ({ id }) => ({ revision: store.revision(id) }),
  }
}
