/** Answers to the audit as notes of their cells (批注): so they travel with a workbook and can be read in Excel. */
import type { Attachment, Explanation } from '../attachment/model.ts'
import { auditRules } from './audit/rules.ts'

/** A note of an attachment's cell. */
export interface CellNote {
  readonly row: string
  readonly column: string
  readonly text: string
}

/** How each of our notes begins; nothing else is read out of a workbook's notes. */
export const NOTE_HEAD = '审核说明（'
const NOTE = /审核说明（([^）\n]+)）：([^\n]*)\n针对：([^\n]*)/g

/** The notes of an attachment, one a cell. */
export function notesOf({ heading, rows, columns }: Attachment): CellNote[] {
  const known = { row: new Set(rows.map(({ id }) => id)), column: new Set(columns.map(({ id }) => id)) }
  const cells = new Map<string, CellNote>()
  for (const [key, { text, finding }] of Object.entries(heading.explanations ?? {})) {
    const [rule, row = '', column = ''] = key.split(':')
    const name = auditRules.find(({ id }) => id === rule)?.name
    if (name === undefined || !known.row.has(row) || !known.column.has(column)) continue
    const place = `${row}:${column}`
    const line = `${NOTE_HEAD}${name}）：${text}\n针对：${finding}`
    const before = cells.get(place)
    cells.set(place, { row, column, text: before === undefined ? line : `${before.text}\n${line}` })
  }
  return [...cells.values()]
}

/** The answers that notes hold, by the findings' keys. */
export function explanationsIn(notes: readonly CellNote[]): Record<string, Explanation> {
  const found: Record<string, Explanation> = {}
  for (const { row, column, text } of notes)
    for (const [, name, answer = '', finding = ''] of text.matchAll(NOTE)) {
      const rule = auditRules.find((one) => one.name === name)
      if (rule !== undefined) found[[rule.id, row, column].join(':')] = { text: answer, finding }
    }
  return found
}

/** What a note says besides the answers that stand in it. */
export const withoutAnswers = (text: string): string =>
  text.includes(NOTE_HEAD) ? text.replace(NOTE, '').trim() : text

/** The answers in a note as they stand there, a line each; '' for none. */
export const answersIn = (text: string): string =>
  Array.from(text.matchAll(NOTE), ([whole]) => whole).join('\n')
