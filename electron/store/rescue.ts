/** What can be saved of an attachment whose parts cannot be read as they stand. */
import type { z } from 'zod'
import { withBeside } from '../../shared/attachment/beside.ts'
import type { Attachment, Column, Heading, Merge, Row } from '../../shared/attachment/model.ts'
import * as schema from '../../shared/attachment/schema.ts'
import { json, type Raw, restored } from './restore.ts'

/** An attachment of what was readable, and one Chinese sentence for each thing that was not. */
export interface Rescued {
  readonly attachment: Attachment
  readonly lost: string[]
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A new attachment under that id; the damaged one is not touched. */
export function rescue(raw: Raw, id: string): Rescued {
  const lost: string[] = []
  const rowsLost: RowsLost = {
    cells: [],
    some: [],
    ruling: [],
    formulas: [],
    marks: [],
    notes: [],
    changed: [],
  }
  const heading = rescueHeading(raw.heading, lost)
  const named = rescueColumns(raw.columns, lost)
  const found = raw.rows.map(({ id: row, cells, ruling, ...beside }, at) => ({
    row,
    texts: rescueCells(cells, at + 1, rowsLost),
    ruling: rescuePart('ruling', schema.ruling, ruling, at + 1, rowsLost),
    formulas: rescuePart('formulas', schema.formulas, beside.formulas, at + 1, rowsLost),
    marks: rescuePart('marks', schema.marks, beside.marks, at + 1, rowsLost),
    notes: rescuePart('notes', schema.notes, beside.notes, at + 1, rowsLost),
  }))
  const { changed, ...parts } = rowsLost
  const told = new Set(Object.values(parts).flat())
  raw.rows.forEach(({ sound }, at) => {
    if (sound === false && !told.has(at + 1)) changed.push(at + 1)
  })
  if (raw.sound === false) lost.push('标题、栏目、合并的单元格或行数与保存时不一致，请与原来的文件核对一遍。')
  const columns = withUnnamed(
    named,
    found.flatMap(({ texts }) => Object.keys(texts)),
    lost,
  )
  const known = new Set(columns.map((column) => column.id))
  const standing = <T>(all: Readonly<Record<string, T>> = {}): Record<string, T> =>
    Object.fromEntries(Object.entries(all).filter(([column]) => known.has(column)))
  const rows = found.map(({ row, texts, ruling, ...beside }): Row => {
    const own: Row = { id: row, cells: texts, ...(ruling && { ruling }) }
    const computed = withBeside(own, 'formula', standing(beside.formulas))
    const shown = withBeside(computed, 'mark', standing(beside.marks))
    return withBeside(shown, 'note', standing(beside.notes))
  })
  const merges = rescueMerges(raw.merges, rows, columns, lost)
  for (const [what, sentence] of Object.entries(rowSentences)) {
    const numbers = rowsLost[what as keyof typeof rowSentences]
    if (numbers.length > 0) lost.push(sentence(listed(numbers)))
  }
  if (lost.length === 0) lost.push('各部分都读出来了，请与原来的文件核对一遍。')
  return { attachment: { id, heading, columns, rows, merges, sheet: raw.sheet }, lost }
}

/** Of which rows something could not be read, by their numbers from 1. */
type RowsLost = Record<keyof typeof rowSentences, number[]>

const rowSentences = {
  cells: (rows: string) => `${rows}的内容没有读出来。`,
  some: (rows: string) => `${rows}有的格没有读全，请核对。`,
  ruling: (rows: string) => `${rows}认定的依据没有读出来，请重新认定。`,
  formulas: (rows: string) => `${rows}的公式没有读出来，结果还在，请重新写公式。`,
  marks: (rows: string) => `${rows}的格式没有读出来，请重新设置。`,
  notes: (rows: string) => `${rows}的批注没有读出来，请重新写。`,
  changed: (rows: string) => `${rows}的内容与保存时不一致，请与原来的文件核对。`,
}

const listed = (numbers: readonly number[]): string => {
  const first = `第${numbers.slice(0, 10).join('、')}行`
  return numbers.length > 10 ? `${first}等${numbers.length}行` : first
}

const parts: Readonly<Record<keyof Heading, string>> = {
  label: '附件号',
  title: '标题',
  remark: '备注',
  above: '表格上方的文字',
  below: '表格下方的说明',
  year: '年份',
  indicator: '各行共同的指标',
  series: '与其他时期的联系',
  madeOf: '由哪张表做来',
  months: '月份（请重新选择时期）',
  told: '时期的出处',
  wording: '完成情况的用语',
  tolerance: '“左右”的宽限',
  page: '打印设置',
  heights: '行高',
  sources: '单元格的出处',
  explanations: '对审核提示的说明',
}

function rescueHeading(text: string, lost: string[]): Heading {
  const empty: Heading = { label: '附件', title: [], above: [], below: [], year: null, months: null }
  const value = json(text)
  if (!isRecord(value)) {
    lost.push('标题、年份等表格以外的文字没有读出来，时期也没有，请重新填写。')
    return empty
  }
  const kept: Record<string, unknown> = { ...empty }
  const missing: string[] = []
  for (const [key, shape] of Object.entries(schema.heading.shape)) {
    const texts = key === 'title' || key === 'above' || key === 'below' ? rescueTexts(value[key]) : null
    if (texts !== null) {
      kept[key] = texts.texts
      if (!texts.whole) missing.push(parts[key as keyof Heading])
      continue
    }
    const read = shape.safeParse(value[key])
    if (Object.hasOwn(value, key) ? read.success : !Object.hasOwn(empty, key)) {
      if (Object.hasOwn(value, key)) kept[key] = value[key]
    } else missing.push(parts[key as keyof Heading])
  }
  if (missing.length > 0) lost.push(`${missing.join('、')}没有读出来，请重新填写。`)
  // Every part passed its own check.
  return kept as unknown as Heading
}

/** The texts of a list, figures among them; whatever else stands in it is left out. */
function rescueTexts(value: unknown): { readonly texts: string[]; readonly whole: boolean } | null {
  if (!Array.isArray(value)) return null
  const texts = value.flatMap((one: unknown) => textOf(one) ?? [])
  return { texts, whole: texts.length === value.length }
}

/** A text, or a figure as one; null for anything else. */
const textOf = (value: unknown): string | null =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : null

function rescueColumns(text: string, lost: string[]): Column[] {
  const value = json(text)
  if (!Array.isArray(value)) {
    lost.push('栏目的名称和用途没有读出来，请在各栏的“列设置”里重新指定。')
    return []
  }
  const columns: Column[] = []
  value.forEach((one: unknown, at) => {
    const id = isRecord(one) ? schema.id.safeParse(one.id) : null
    if (!isRecord(one) || !id?.success || columns.some((column) => column.id === id.data)) {
      lost.push(`第${at + 1}栏的名称和用途没有读出来。`)
      return
    }
    const whole = schema.column.safeParse(one)
    if (whole.success) {
      columns.push(whole.data)
      return
    }
    const { role, width } = schema.column.shape
    const [name, use, wide] = [
      rescueTexts(one.header)?.texts ?? [],
      role.safeParse(one.role),
      width.safeParse(one.width),
    ]
    columns.push({
      id: id.data,
      header: name.length > 0 ? name : [`第${at + 1}栏`],
      role: use.success ? use.data : 'none',
      width: wide.success ? wide.data : 12,
    })
    lost.push(`第${at + 1}栏的设置没有读全，请检查它的名称和用途。`)
  })
  return columns
}

/** Columns for the texts whose column cannot be read: nothing of a row is thrown away for it. */
function withUnnamed(columns: readonly Column[], used: readonly string[], lost: string[]): Column[] {
  const known = new Set(columns.map(({ id }) => id))
  const unnamed = [...new Set(used)].filter((id) => !known.has(id))
  if (unnamed.length > 0)
    lost.push(`有${unnamed.length}栏内容的栏目没有读出来，已放在最后，请重新写栏名、指定用途。`)
  return [
    ...columns,
    ...unnamed.map(
      (id, at): Column => ({ id, header: [`第${columns.length + at + 1}栏`], role: 'none', width: 12 }),
    ),
  ]
}

function rescueCells(text: string, number: number, lost: RowsLost): Record<string, string> {
  const value = json(text)
  if (!isRecord(value)) {
    lost.cells.push(number)
    return {}
  }
  const texts = Object.entries(value).flatMap(([id, one]) => {
    const text = schema.id.safeParse(id).success ? textOf(one) : null
    return text === null ? [] : [[id, text] as const]
  })
  if (!Object.values(value).every((one) => typeof one === 'string')) lost.some.push(number)
  return Object.fromEntries(texts)
}

function rescuePart<T>(
  what: keyof RowsLost,
  shape: z.ZodType<T>,
  text: string | null,
  number: number,
  lost: RowsLost,
): T | undefined {
  if (text === null) return undefined
  const part = restored(shape, text)
  if (part === undefined) lost[what].push(number)
  return part
}

function rescueMerges(
  text: string,
  rows: readonly Row[],
  columns: readonly Column[],
  lost: string[],
): Merge[] {
  const value = json(text)
  if (!Array.isArray(value)) {
    lost.push('合并的单元格没有读出来，请重新合并。')
    return []
  }
  const known = new Set([...rows, ...columns].map(({ id }) => id))
  const merges = value.flatMap((one: unknown) => {
    const read = schema.merge.safeParse(one)
    return read.success && Object.values(read.data).every((corner) => known.has(corner)) ? [read.data] : []
  })
  if (merges.length < value.length)
    lost.push(`有${value.length - merges.length}处合并的单元格没有读出来，请重新合并。`)
  return merges
}
