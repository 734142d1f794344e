import { openFile } from '../../../../electron/files/open.ts'
import { type Origin, patchWorkbook } from '../../../../electron/files/xlsx/patch/patch.ts'
import { apply, type Edit } from '../../../../shared/attachment/edits.ts'
import type { Attachment } from '../../../../shared/attachment/model.ts'
import * as changes from '../../../../shared/changes/changes.ts'
import { judgeAttachment } from '../../../../shared/verdict/table.ts'

let serial = 0
const newId = (): string => `new${serial++}`

/** A table on the desk. */
export interface Desk {
  readonly attachment: Attachment
  readonly type: (row: number, role: string, text: string) => void
  readonly insert: (at: number, count?: number) => void
  readonly remove: (first: number, last?: number) => void
  readonly move: (first: number, last: number, to: number) => void
  readonly edit: (edits: readonly Edit[]) => void
}

function deskOf(start: Attachment): Desk {
  let now = start
  const edit = (edits: readonly Edit[]): void => {
    now = apply(now, edits)
  }
  return {
    get attachment() {
      return now
    },
    edit,
    type: (row, role, text) => {
      const column = now.columns.find((one) => one.role === role || one.header.join('') === role)?.id ?? ''
      edit(changes.setCells(now, [{ row, column, text }], { by: '', reason: '', at: '2021-07-01' }))
    },
    insert: (at, count = 1) => edit(changes.insertRows(now, at, count, newId)),
    remove: (first, last = first) => edit(changes.deleteRows(now, first, last)),
    move: (first, last, to) => {
      const edits = changes.moveRows(now, first, last, to)
      if (edits === null) throw new Error('the move tears a merge')
      edit(edits)
    },
  }
}

/** Opens a workbook, lets a person work on its tables, and gives the workbook that goes back. */
export async function roundTrip(
  bytes: Uint8Array<ArrayBuffer>,
  work: (...desks: Desk[]) => void = () => {},
): Promise<Uint8Array<ArrayBuffer>> {
  const { attachments } = await openFile('原表.xlsx', bytes)
  const desks = attachments.map(({ attachment }) => deskOf(attachment))
  work(...desks)
  return await patchWorkbook(
    bytes,
    attachments.map(({ origin }: { origin: Origin }, index) => {
      const { attachment } = desks[index] as Desk
      return {
        origin: JSON.parse(JSON.stringify(origin)) as Origin,
        attachment,
        judged: judgeAttachment(attachment),
      }
    }),
  )
}
