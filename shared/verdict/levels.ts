/** How rows stand to each other: what is a part of what, and which rows one number (序号) speaks for. */
import { type Column, cellText, type Row } from '../attachment/model.ts'
import { comparable } from '../measure/normalise.ts'

/** 1.1, 2-3: a number under a number. */
const UNDER = /^\(?\d+(?:[.-]\d+)+[.、)]?$/
const BRACKETED = /^\(\d+\)|^\d+\)/
const CIRCLED = /^\s*[①-⑳]/u
const AMONG = /^(?:其中|#|\*(?!$))/
/** What stands before most rows. */
const PLAIN = /^\d*$/
/** Two spaces or one full-width one before the name. */
const INDENT = /^(?:\u3000+|[ \t]{2,})/

/**
 * The level of a row by its name and number as typed: 0 for an indicator, 1 for its （1）, 其中： or indented rows
 * and for 1.1, 2 for 1.1.1 and the like.
 */
export function levelOf(name: string, no: string): number {
  const number = PLAIN.test(no) ? '' : comparable(no)
  if (UNDER.test(number)) return (number.match(/[.-]\d/g) ?? []).length
  if (number !== '' && BRACKETED.test(number)) return 1
  const first = name.charCodeAt(0)
  // Most names begin with a Chinese character: nothing to look up.
  if (first >= 0x4e00 && first <= 0x9fff && !name.startsWith('其')) return 0
  if (CIRCLED.test(name) || INDENT.test(name)) return 1
  const text = comparable(name)
  return BRACKETED.test(text) || AMONG.test(text) ? 1 : 0
}

const indentOf = (row: Row, { id }: Column): number => row.marks?.[id]?.indent ?? 0

/** By how much a person has moved in all names of a table: that is the column's look, and says nothing of a row. */
export function commonIndent(rows: readonly Row[], name: Column | undefined): number {
  if (name === undefined) return 0
  let least = Number.POSITIVE_INFINITY
  for (const row of rows) {
    if (cellText(row, name).trim() !== '') least = Math.min(least, indentOf(row, name))
    if (least === 0) return 0
  }
  return Number.isFinite(least) ? least : 0
}

/**
 * The level of a row by its name and number, and by how far a person has moved its name in (缩进) beyond what all have
 * in common: one step is a part, two are a part of a part. A row with a number of the table's own count speaks for itself.
 */
export function levelOfRow(
  row: Row,
  { name, no, common }: { readonly name: Column | undefined; readonly no: string; readonly common: number },
  said = cellText(row, name),
): number {
  const level = levelOf(said, no)
  return name === undefined || row.marks === undefined || isNumber(no)
    ? level
    : Math.max(level, indentOf(row, name) - common)
}

/** Whether a 序号 cell holds a number of the table's own count (1, 2., 3、), not a group's 一 or （一）. */
export const isNumber = (no: string): boolean =>
  no !== '' && (PLAIN.test(no) || /^\d+[.、)]?$|^\(\d+\)$|^\d+(?:[.-]\d+)+$/.test(comparable(no)))
