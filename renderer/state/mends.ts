/** Figures typed in an input method's signs, kept as typed, with an offer to mend them until somebody declines it. */
import { create } from 'zustand'
import { type Attachment, rowIndexes } from '../../shared/attachment/model.ts'

/** A cell by the ids of its row and column, what was typed there, and what it would be. */
export interface Mend {
  readonly row: string
  readonly column: string
  readonly from: string
  readonly to: string
}

interface Offers {
  readonly mends: readonly Mend[]
  /** Somebody wants it as it was typed: nothing more is offered as long as the window is open. */
  readonly declined: boolean
}

export const useMends = create<Offers>(() => ({ mends: [], declined: false }))

/** Offers to mend one more cell. */
export const offerMend = (mend: Mend): void =>
  useMends.setState(({ mends, declined }) =>
    declined
      ? {}
      : { mends: [...mends.filter(({ row, column }) => row !== mend.row || column !== mend.column), mend] },
  )

/** Nothing more is offered in this session. */
export const declineMends = (): void => useMends.setState({ mends: [], declined: true })

/** The offers of a table that still hold: what was typed still stands there. */
export function standing(mends: readonly Mend[], attachment: Attachment): readonly Mend[] {
  if (mends.length === 0) return mends
  const rows = rowIndexes(attachment)
  return mends.filter(({ row, column, from }) => attachment.rows[rows.get(row) ?? -1]?.cells[column] === from)
}

/** What is offered for the open table now. */
export const offered = (attachment: Attachment): readonly Mend[] =>
  standing(useMends.getState().mends, attachment)
