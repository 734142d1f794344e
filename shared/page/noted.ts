/** 打印批注: signs at the cells that have notes, and what was said in lines below the table; nothing where it is not asked for. */

import type { Attachment, Note } from '../attachment/model.ts'
import { notesOf } from '../attachment/noted.ts'
import { setupOf } from '../attachment/page-setup.ts'
import type { PrintedTable, printedHeading } from './table.ts'

type PrintedHeading = ReturnType<typeof printedHeading>

/** ① to ㊿ as Unicode has them in three rows; beyond them a number in brackets. */
export function noteSign(number: number): string {
  if (number <= 20) return String.fromCodePoint(0x2460 + number - 1)
  if (number <= 35) return String.fromCodePoint(0x3251 + number - 21)
  return number <= 50 ? String.fromCodePoint(0x32b1 + number - 36) : `（${number}）`
}

/** All that was said in a note as one line. */
function lineOf({ said, settled }: Note): string {
  const words = said.map(({ by, text }) => `${by === '' ? '' : `${by}：`}${text.replace(/\s*\n\s*/g, ' ')}`)
  return `${words.join('；')}${settled === undefined ? '' : '（已解决）'}`
}

/**
 * A table and what stands around it with the notes of its cells, where the page is set up to print them. Cells that are
 * not printed (a hidden column's) have none.
 */
export function withPrintedNotes(
  attachment: Attachment,
  table: PrintedTable,
  heading: PrintedHeading,
): { readonly table: PrintedTable; readonly heading: PrintedHeading } {
  if (!setupOf(attachment.heading).notes) return { table, heading }
  const rows = new Map(attachment.rows.map(({ id }, index) => [id, index]))
  const columns = new Map(table.columns.map(({ id }, index) => [id, index]))
  const body = table.body.map((texts) => [...texts])
  const lines: string[] = []
  for (const { row, column, note } of notesOf(attachment)) {
    const [at, beside] = [rows.get(row), columns.get(column)]
    if (at === undefined || beside === undefined) continue
    const merge = table.merges.find(
      ({ top, bottom, left, right }) => at >= top && at <= bottom && beside >= left && beside <= right,
    )
    const [top, left] = [merge?.top ?? at, merge?.left ?? beside]
    const sign = noteSign(lines.length + 1)
    const texts = body[top]
    if (texts !== undefined) texts[left] = `${texts[left] ?? ''}${sign}`
    const header = table.columns[beside]?.header ?? []
    const called = header.map((text) => text.replace(/\s+/g, '')).findLast((text) => text !== '') ?? ''
    lines.push(`${lines.length === 0 ? '注：' : '　　'}${sign}第${at + 1}行${called}：${lineOf(note)}`)
  }
  return lines.length === 0
    ? { table, heading }
    : { table: { ...table, body }, heading: { ...heading, below: [...heading.below, ...lines] } }
}
