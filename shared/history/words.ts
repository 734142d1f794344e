/** The words by which history names rows, columns and texts. */
import type { Attachment, Column, Row, Ruling } from '../attachment/model.ts'
import { mergedNames, nameOf } from '../attachment/names.ts'
import { roleName } from '../attachment/roles.ts'
import { rules } from '../attachment/rules.ts'

/** So much of a text is told. */
const MOST = 60

/** A text in one line; an empty one is said to be. */
export function shown(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line === '') return '（空）'
  return line.length > MOST ? `${line.slice(0, MOST - 1)}…` : line
}

/** What a column is called: the lowest of its header texts, else its role. */
export const columnCalled = ({ header, role }: Pick<Column, 'header' | 'role'>): string =>
  header.map((text) => text.replace(/\s+/g, '')).findLast((text) => text !== '') ?? roleName(role)

/** 第3行“地区生产总值”, or 第3行 where the row has no name. */
export const rowCalled = (index: number, name: string): string =>
  `第${index + 1}行${name === '' ? '' : `“${shown(name)}”`}`

/** Rows of a table by their ids: where they stand, and what they are called. */
export interface Rows {
  readonly indexOf: ReadonlyMap<string, number>
  readonly nameOf: (id: string) => string
}

export function rowsOf(attachment: Attachment): Rows {
  const indexOf = new Map(attachment.rows.map(({ id }, at) => [id, at]))
  const merged = mergedNames(attachment)
  return {
    indexOf,
    nameOf: (id) => {
      const row = attachment.rows[indexOf.get(id) ?? -1]
      return row === undefined ? '' : nameOf(attachment.columns, row, merged).trim()
    },
  }
}

/** Rows that came or went together: 第5行“粮食产量”, 第5—7行（“粮食产量”等3行）. */
export function rowsCalled(columns: readonly Column[], at: number, rows: readonly Row[]): string {
  const name = rows.map((row) => nameOf(columns, row).trim()).find((each) => each !== '') ?? ''
  if (rows.length === 1) return rowCalled(at, name)
  const named = name === '' ? '' : `“${shown(name)}”等`
  return `第${at + 1}—${at + rows.length}行（${named}${rows.length}行）`
}

/** What is known of a ruling, in one line. */
export function rulingWords(ruling: Ruling | null): string {
  if (ruling === null) return '无'
  const { source, by = '', reason, rule, reference = '', suggest = '' } = ruling
  const parts = [
    reason,
    rule === undefined ? '' : `按“${rules[rule].short}”判定`,
    reference === '' ? '' : `参照值${reference}`,
    suggest === '' ? '' : `拟${suggest}`,
  ].filter((part) => part !== '')
  const who = by === '' ? source : `${source}（${by}）`
  return parts.length === 0 ? who : `${who}：${parts.join('，')}`
}
