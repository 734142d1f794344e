/** What a table that was found on a sheet offers for the cells of the one that is collected for. */
import { address } from '../attachment/address.ts'
import { type Attachment, type Column, cellText, columnOf } from '../attachment/model.ts'
import { compare } from '../measure/decimal.ts'
import { comparable } from '../measure/normalise.ts'
import { monthsOf } from '../measure/period.ts'
import { cellUnits, headerUnits, lineUnits } from '../measure/stated.ts'
import { columnUnit, type Unit, unitOf } from '../measure/unit.ts'
import { linesAbove } from '../recognise/around.ts'
import type { Grid } from '../recognise/grid.ts'
import { tablePeriod, tableYear } from '../recognise/period.ts'
import type { Sheet } from '../recognise/sheet.ts'
import { unitAround } from '../verdict/headings.ts'
import { singleFigure } from '../verdict/single.ts'
import { askedCells, type Collected, cellKey, isGiven, type ReturnedFile } from './asked.ts'
import { namedIn } from './department.ts'
import { doubtsOf, said } from './doubts.ts'
import { ADDED, type Identity, identityOf, isMark } from './identity.ts'
import type { Layout, PlacedColumn } from './layout.ts'
import type { Candidate, Doubt } from './model.ts'
import { unitInName } from './names.ts'
import type { PlacedRow } from './rows.ts'
import type { Wanted } from './wanted.ts'

/** A table as it was found on a sheet of the file. */
export interface Found {
  readonly sheet: Sheet
  readonly grid: Grid
  readonly wanted: Wanted
  readonly layout: Layout
  readonly identity: Identity | null
  readonly rows: readonly PlacedRow[]
}

/** From the first to the last of whole numbers; none where the last lies before the first. */
export const span = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index)

/** What a table on a sheet offers, cell by cell. */
export function offersOf(
  found: Found,
  given: Collected & { file: ReturnedFile },
  department: string,
): Candidate[] {
  const { wanted, layout, rows, sheet, grid } = found
  const { attachment } = wanted
  const whole = periodDoubt(found, given)
  const hidden = { rows: new Set(sheet.hiddenRows), columns: new Set(sheet.hiddenColumns) }
  const around = aroundUnit(grid, layout)
  const asked = askedCells(given, department)
  const owner = columnOf(attachment.columns, 'owner')
  const answers = [...(found.identity?.columns ?? [])].find(([, id]) => id === ADDED.answer)?.[0]
  return rows.flatMap((placed) => {
    const { line, row } = placed
    const changed = changedIn(found, placed)
    return layout.columns.flatMap((one): Candidate[] => {
      const { column, at } = one
      const text = grid.text(line.sheetRow, at)
      if (text.trim() === '' || isMark(text) || column.role === 'no' || column.role === 'name') return []
      const own = cellText(row.row, column)
      const isOwn = own.trim() !== '' && isSame(text, own, wanted, placed, one)
      const key = cellKey(attachment.id, row.row.id, column.id)
      const wantedHere = asked.has(key)
      // What was given and came back as it was is no news; neither is a word of the table's own in another's row.
      if (isOwn && !wantedHere) return []
      const previous = given.previous.get(key) ?? ''
      const doubts: Doubt[] = [...whole]
      if (placed.doubt !== null) doubts.push({ kind: 'known', message: placed.doubt })
      if (one.doubt !== null) doubts.push({ kind: 'known', message: one.doubt })
      if (hidden.rows.has(line.sheetRow) || hidden.columns.has(at))
        doubts.push({ kind: 'known', message: '这一格在返回表里是隐藏的，请核对要不要用。' })
      // Where nothing was handed out, 责任单位 says whose a row is.
      const isOthers =
        department !== '' && column.role === 'actual' && namedIn(cellText(row.row, owner)).length > 0
      if ((given.tasks.length > 0 || isOthers) && !wantedHere)
        doubts.push({
          kind: 'unasked',
          message: `没有请${department === '' ? '这个单位' : department}填这一格，返回表填了“${said(text)}”，请核对。`,
        })
      if (isGiven(column) && !wantedHere) {
        if (own.trim() !== '')
          doubts.push({
            kind: 'changed',
            message: `表中是“${said(own)}”，返回表里是“${said(text)}”，请核对是不是要改。`,
          })
      } else {
        doubts.push(...changed)
        if (column.role === 'actual')
          doubts.push(...timeDoubts(one.header.join(''), column, attachment.heading))
        const unit = namedUnit(found, placed, one, around)
        doubts.push(...doubtsOf({ text, row, column, unit, previous }, wanted))
      }
      const known = surest([placed.known, one.known])
      const answer = answers === undefined ? '' : grid.text(line.sheetRow, answers).trim()
      return [
        {
          table: attachment.id,
          row: row.row.id,
          column: column.id,
          text,
          department,
          from: given.file.id,
          cell: `${sheet.name}!${address(line.sheetRow, at)}`,
          known,
          doubts,
          ...(answer !== '' && { answer }),
        },
      ]
    })
  })
}

/** Of which part of which year a column's words say that it is. */
const PART = /[上下]半年|[前第]?[一二三四1-4]季度|\d{1,2}月?[-—–~至到]\d{1,2}月|全年|\d{1,2}月/
const OTHER_TIME = /预计|预测|预期|估计|上年|去年|同期|上期|计划|目标/

const timed = new WeakMap<Attachment['heading'], Map<string, readonly Doubt[]>>()
const MOST_TIMED = 1_000

/** What is doubtful of a column's time; kept, for it is asked for each of its cells. */
function timeDoubts(typed: string, column: Column, heading: Attachment['heading']): readonly Doubt[] {
  const known = timed.get(heading) ?? new Map<string, readonly Doubt[]>()
  timed.set(heading, known)
  const key = `${column.id}\n${typed}`
  const before = known.get(key)
  if (before !== undefined) return before
  if (known.size >= MOST_TIMED) known.clear()
  const doubts = otherTime(typed, column, heading)
  known.set(key, doubts)
  return doubts
}

/** 全年预计, 7-12月实绩, 2025年实绩 where the table asks for 上半年实绩: known as its column, and of another time. */
function otherTime(typed: string, { header }: Column, { year, months }: Attachment['heading']): Doubt[] {
  const [there, own] = [typed, header.join('')].map((words) => comparable(words.replace(/\s/g, '')))
  if (there === undefined || own === undefined || there === own) return []
  const doubt: Doubt = {
    kind: 'period',
    message: `返回表里这一栏是“${said(typed)}”，表中是“${said(header.join(''))}”，请核对是不是同一个时期的数。`,
  }
  const word = OTHER_TIME.exec(there)?.[0]
  if (word !== undefined && !own.includes(word)) return [doubt]
  const named = /(?:19|20)\d\d(?=年)/.exec(there)?.[0]
  if (named !== undefined && year !== null && Number(named) !== year && !own.includes(named)) return [doubt]
  const part = PART.exec(there)?.[0]
  if (part === undefined || own.includes(part)) return []
  return months !== null && monthsOf([part]) === months ? [] : [doubt]
}

const ORDER = ['identity', 'name', 'neighbours', 'place'] as const
/** A cell is known no better than the worse of its row and column. */
const surest = (known: readonly Candidate['known'][]): Candidate['known'] =>
  known.reduce((a, b) => (ORDER.indexOf(a) < ORDER.indexOf(b) ? b : a), 'identity')

/** Whether a text says what the table already has: the same words, or the same figure. */
function isSame(
  text: string,
  own: string,
  wanted: Wanted,
  { row }: PlacedRow,
  { column }: PlacedColumn,
): boolean {
  if (comparable(text) === comparable(own)) return true
  const unit = wanted.unitFor(row, column)
  const [a, b] = [singleFigure(text, unit), singleFigure(own, unit)]
  if (a === null || b === null || a.unit.label !== b.unit.label) return false
  return compare(a.value, b.value) === 0
}

/** A target that is another in the return than in the table: the row may be another, or the target new. */
function changedIn({ wanted, layout, grid }: Found, placed: PlacedRow): Doubt[] {
  const target = layout.columns.find(({ column }) => column === wanted.target)
  const unit = layout.columns.find(({ column }) => column.role === 'unit')
  const doubts: Doubt[] = []
  const { line, row } = placed
  if (target !== undefined) {
    const [there, own] = [grid.text(line.sheetRow, target.at), cellText(row.row, wanted.target)]
    if (there.trim() !== '' && own.trim() !== '' && !isSame(there, own, wanted, placed, target))
      doubts.push({
        kind: 'changed',
        message: `这一行的目标在返回表里是“${said(there)}”，表中是“${said(own)}”，请核对是不是同一项。`,
      })
  }
  if (unit !== undefined && line.unit !== '' && row.unit !== '' && line.unit !== row.unit) {
    const [there, own] = [columnUnit(line.unit), columnUnit(row.unit)]
    if (there === null || own === null || there.base !== own.base)
      doubts.push({
        kind: 'unit',
        message: `这一行的单位在返回表里是“${said(line.unit)}”，表中是“${said(row.unit)}”，请核对。`,
      })
  }
  return doubts
}

/** The unit that a line above the table names (单位：万元), for figures whose row names none. */
const aroundUnit = (grid: Grid, layout: Layout): Unit | null => {
  const lines = span(0, layout.top - 1).flatMap((row) =>
    grid.filled(row).map((column) => grid.text(row, column)),
  )
  return lineUnits(lines).amount
}

/** The unit that the return itself names for a cell, where the table's own is not the same text; null otherwise. */
function namedUnit(
  { wanted }: Found,
  { line, row }: PlacedRow,
  { column, header }: PlacedColumn,
  around: Unit | null,
): Unit | null {
  if (column.role === 'growth' || column.role === 'share' || column.role === 'pace' || column.role === 'gap')
    return null
  const inName = unitInName(line.name)
  if (line.unit !== '') {
    if (line.unit !== row.unit) return cellUnits(line.unit).only
  } else if (inName !== '' && inName !== unitInName(row.name)) return unitOf(inName)
  const inHeader = headerUnits(header)
  if (inHeader.only !== null && headerUnits(column.header).only?.label !== inHeader.only.label)
    return inHeader.only
  if (line.unit !== '' || inName !== '' || around === null) return null
  return unitAround(wanted.attachment.heading) === around.label
    ? null
    : measuredAround(around, wanted, row, column)
}

/** 单位：亿元 above a table says nothing of its rates. */
const measuredAround = (around: Unit, wanted: Wanted, row: PlacedRow['row'], column: Column): Unit | null =>
  wanted.unitFor(row, column)?.base === around.base ? around : null

/** What a return says of its own period, where that is another than the table's; none where it says nothing. */
function periodDoubt(
  { wanted, layout, sheet, grid, identity }: Found,
  given: Collected & { file: ReturnedFile },
): Doubt[] {
  const { heading, columns } = wanted.attachment
  const ours = [given.handout, ...(given.letters ?? [])]
  if (identity !== null && given.handout !== undefined && !ours.includes(identity.handout))
    return [{ kind: 'period', message: '这份返回表是另一次下发的，请核对是不是上一期的文件。' }]
  // Marked, but for none of these tables: another county's, or another attachment's.
  if (identity === null && given.handout !== undefined && identityOf(sheet) !== null)
    return [{ kind: 'period', message: '这份返回表是为另一张表下发的，请核对是不是交错了。' }]
  const { title, above } = linesAbove(grid, 0, layout.top - 1)
  const plain = title.map((line) => line.trim()).filter((line) => !isMark(line))
  if (plain.length > 0 && comparable(plain.join('')) === comparable(heading.title.join(''))) return []
  const telling = {
    title: plain,
    above: above.filter((line) => !isMark(line)),
    columns: layout.columns.map(({ column, header }) => ({ header, role: column.role })),
    sheet: sheet.name,
    file: /年|季度/.test(given.file.file) ? given.file.file : '',
  }
  const year = tableYear(telling)
  const months = tablePeriod(telling)?.months ?? null
  const ownYear =
    heading.year ??
    tableYear({
      title: heading.title,
      above: heading.above,
      columns,
      sheet: wanted.attachment.sheet,
      file: '',
    })
  const other = (a: number | null, b: number | null): boolean => a !== null && b !== null && a !== b
  if (!other(year, ownYear) && !other(months, heading.months)) return []
  const words = (y: number | null, m: number | null): string =>
    `${y === null ? '' : `${y}年`}${m === null ? '' : m === 12 ? '全年' : `前${m}个月`}`
  return [
    {
      kind: 'period',
      message: `返回表写的是${words(year, months)}，要汇总的是${words(ownYear, heading.months)}，请核对是不是交错了期次。`,
    },
  ]
}
