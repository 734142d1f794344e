/** Workbooks, what a person does to their tables, and what is in the file that goes back. */

import { openFile } from '../../../../electron/files/open.ts'
import type { Origin } from '../../../../electron/files/xlsx/patch/origin.ts'
import { patchWorkbook } from '../../../../electron/files/xlsx/patch/patch.ts'
import { replaceParts } from '../../../../electron/files/zip/replace.ts'
import { apply, type Edit } from '../../../../shared/attachment/edits.ts'
import type { Attachment } from '../../../../shared/attachment/model.ts'
import { setCells } from '../../../../shared/changes/cells.ts'
import { deleteRows, insertRows, moveRows } from '../../../../shared/changes/rows.ts'
import { BUILT_IN } from '../../../../shared/verdict/dictionary.ts'
import { judgeAttachment } from '../../../../shared/verdict/table.ts'
import { fact } from '../../support/facts.ts'
import { partsOf } from '../../support/parts.ts'

export const SHEET = 'xl/worksheets/sheet1.xml'
export const OTHER = 'xl/worksheets/sheet2.xml'
export const workbooks = ['charts-and-pictures.xlsx', 'comments.xlsm', 'libreoffice.xlsx']

/** A workbook with one of its parts written anew. */
export async function changed(name: string, part: string, change: (xml: string) => string) {
  const bytes = fact(`patch/${name}`)
  const xml = (await partsOf(bytes)).get(part) ?? ''
  return replaceParts(bytes, new Map([[part, new TextEncoder().encode(change(xml))]]))
}

export const sheetOf = async (bytes: Uint8Array): Promise<string> => (await partsOf(bytes)).get(SHEET) ?? ''

/** The texts that our own reader finds in the table's cells. */
export async function shown(bytes: Uint8Array<ArrayBuffer>): Promise<string[][]> {
  const { attachments } = await openFile('回来.xlsx', bytes, { indicators: [] })
  return attachments[0]?.origin.rows.map(({ texts }) => [...texts]) ?? []
}

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
      edit(
        setCells(now, [{ row, column, text }], {
          by: '',
          reason: '',
          at: '2021-07-01',
          dictionary: BUILT_IN,
        }),
      )
    },
    insert: (at, count = 1) => edit(insertRows(now, at, count, newId)),
    remove: (first, last = first) => edit(deleteRows(now, first, last)),
    move: (first, last, to) => {
      const edits = moveRows(now, first, last, to)
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
  const { attachments } = await openFile('原表.xlsx', bytes, { indicators: [] })
  const desks = attachments.map(({ attachment }) => deskOf(attachment))
  work(...desks)
  return await patchWorkbook(
    bytes,
    attachments.map(({ origin }: { origin: Origin }, index) => {
      const { attachment } = desks[index] as Desk
      return {
        origin: JSON.parse(JSON.stringify(origin)) as Origin,
        attachment,
        judged: judgeAttachment(attachment, BUILT_IN),
      }
    }),
  )
}
