/** Workbooks, what a person does to their tables, and what is in the file that goes back. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { openFile } from '../../electron/files/open.ts'
import type { Origin } from '../../electron/files/xlsx/patch/origin.ts'
import { patchWorkbook } from '../../electron/files/xlsx/patch/patch.ts'
import { readDirectory, readEntry } from '../../electron/files/zip/zip.ts'
import { apply, type Edit } from '../../shared/attachment/edits.ts'
import type { Attachment } from '../../shared/attachment/model.ts'
import * as changes from '../../shared/changes/changes.ts'
import { judgeAttachment } from '../../shared/verdict/table.ts'

export const facts = (name: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(fileURLToPath(new URL(`../facts/${name}`, import.meta.url))))

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

/** The texts of the parts of a zip. */
export async function partsOf(bytes: Uint8Array): Promise<Map<string, string>> {
  const parts = new Map<string, string>()
  for (const entry of readDirectory(bytes))
    parts.set(entry.name, new TextDecoder().decode(await readEntry(bytes, entry, 2 ** 26)))
  return parts
}

/** A part as it lies in the zip, header and packed bytes. */
function rawParts(bytes: Uint8Array): Map<string, string> {
  const data = new DataView(bytes.buffer, bytes.byteOffset)
  return new Map(
    readDirectory(bytes).map(({ name, offset, packed }) => {
      const start = 30 + data.getUint16(offset + 26, true) + data.getUint16(offset + 28, true)
      return [name, Buffer.from(bytes.subarray(offset, offset + start + packed)).toString('base64')]
    }),
  )
}

/** The names of the parts that differ, packed bytes and all, between two zips of the same order. */
export function differing(before: Uint8Array, after: Uint8Array): string[] {
  const [old, made] = [rawParts(before), rawParts(after)]
  const order = [...made.keys()].filter((name) => old.has(name))
  if (order.join() !== [...old.keys()].filter((name) => made.has(name)).join()) return ['the order']
  return [...new Set([...old.keys(), ...made.keys()])].filter((name) => old.get(name) !== made.get(name))
}

/** One cell's element. */
export const cellIn = (xml: string | undefined, at: string): string =>
  new RegExp(`<(?:\\w+:)?c r="${at}"(?:[^>]*/>|[^]*?</(?:\\w+:)?c>)`).exec(xml ?? '')?.[0] ?? ''
