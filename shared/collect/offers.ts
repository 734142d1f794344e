/** What a table that was found on a sheet offers for the cells of the one that is collected for. */
import { address } from '../attachment/address.ts'
import { type Attachment, type Column, cellText } from '../attachment/model.ts'
import { holdsFigures } from '../attachment/roles.ts'
import { compare } from '../measure/decimal.ts'
import { comparable } from '../measure/normalise.ts'
import { monthsOf } from '../measure/period.ts'
import { columnUnit, type Unit } from '../measure/unit.ts'
import { linesAbove } from '../recognise/around.ts'
import type { Grid } from '../recognise/grid.ts'
import { tablePeriod, tableYear } from '../recognise/period.ts'
import { askedCells, type Collected, cellKey, isGiven, type ReturnedFile } from './asked.ts'
import { besideOf, remarkDoubt } from './beside.ts'
import { ownersOf } from './department.ts'
import { amountOf, type Judged, judged } from './doubts.ts'
import { ADDED, type Identity, identityOf, isMark } from './identity.ts'
import type { Layout } from './layout.ts'
import type { Candidate, Doubt } from './model.ts'
import { placeDoubt } from './places.ts'
import type { PlacedRow } from './rows.ts'
import { said } from './said.ts'
import type { Part } from './shapes.ts'
import { span } from './span.ts'
import { lastBeside, namedUnit, type Offered, unitIn } from './units.ts'
import type { Wanted } from './wanted.ts'

/** A table as it was found on a sheet of the file. */
export interface Found extends Part {
  readonly wanted: Wanted
  readonly layout: Layout
  readonly identity: Identity | null
  readonly rows: readonly PlacedRow[]
}

/** What a table on a sheet offers, cell by cell. */
export function offersOf(
  found: Found,
  given: Collected & { file: ReturnedFile },
  department: string,
): Candidate[] {
  const { wanted, layout, rows, sheet, grid, place } = found
  const { attachment } = wanted
  const whole = [...periodDoubt(found, given), ...elsewhere(found, given.tasks)]
  const beside = besideOf(sheet, grid, layout)
  const around = aroundUnit(grid, layout)
  const asked = askedCells(given, department)
  const owners = ownersOf(attachment)
  const answers = [...(found.identity?.columns ?? [])].find(([, id]) => id === ADDED.answer)?.[0]
  const telling = layout.columns.filter(({ column: { role } }) => role !== 'no' && role !== 'name')
  const times = new Map(
    telling.map(({ column, header }) => [
      column,
      column.role === 'actual' ? timeDoubts(header.join(''), column, attachment.heading) : [],
    ]),
  )
  const hasLast = attachment.columns.some(({ role }) => role === 'last')
  const candidates: Candidate[] = []
  for (const placed of rows) {
    const { line, row } = placed
    const changed = changedIn(found, placed, around)
    for (const one of telling) {
      const { column, at } = one
      const text = grid.text(line.sheetRow, at)
      if (text === '' || isMark(text)) continue
      const own = cellText(row.row, column)
      const unit = namedUnit(wanted, line, row, column, one.header, around)
      const key = cellKey(attachment.id, row.row.id, column.id)
      const previous = given.previous.get(key) || (hasLast ? lastBeside(attachment, row, column) : '')
      const offer: Offered = { text, row, column, unit, previous }
      const isOwn = own.trim() !== '' && isSame(offer, own, wanted)
      const wantedHere = asked.has(key)
      // What was given and came back as it was is no news; neither is a word of the table's own in another's row.
      if (isOwn && !wantedHere) continue
      const doubts: Doubt[] = [...whole]
      if (placed.doubt !== null) doubts.push({ kind: 'known', message: placed.doubt })
      if (one.doubt !== null) doubts.push({ kind: 'known', message: one.doubt })
      doubts.push(...beside.hidden(line.sheetRow, at))
      // Where nothing was handed out, 责任单位 says whose a row is.
      const isOthers =
        department !== '' && column.role === 'actual' && (owners.get(row.row.id) ?? []).length > 0
      if ((given.tasks.length > 0 || isOthers) && !wantedHere)
        doubts.push({
          kind: 'unasked',
          message: `没有请${department === '' ? '这个单位' : department}填这一格，返回表填了“${said(text)}”，请核对。`,
        })
      const isOnlyGiven = isGiven(column) && !wantedHere
      const told = isOnlyGiven ? asGiven(offer, wanted) : judged(offer, wanted)
      doubts.push(...told.doubts)
      if (isOnlyGiven) {
        if (own.trim() !== '')
          doubts.push({
            kind: 'changed',
            message: `表中是“${said(own)}”，返回表里是“${said(text)}”，请核对是不是要改。`,
          })
      } else {
        doubts.push(...changed, ...(times.get(column) ?? []))
      }
      const remark = isGiven(column) || column.role === 'note' ? '' : beside.remark(placed, at)
      const unsure = remarkDoubt(remark)
      if (unsure !== null) doubts.push(unsure)
      const known = surest(placed.known, one.known)
      const answer = answers === undefined ? '' : grid.text(line.sheetRow, answers).trim()
      const candidate: Candidate = {
        table: attachment.id,
        row: row.row.id,
        column: column.id,
        text: told.text,
        department,
        from: given.file.id,
        cell: `${sheet.name}!${addressOf(place(line.sheetRow, at))}`,
        known,
        doubts,
      }
      // Few have any of these.
      const hasMore = answer !== '' || told.converted !== null || remark !== ''
      candidates.push(
        hasMore
          ? {
              ...candidate,
              ...(answer !== '' && { answer }),
              ...(told.converted !== null && { converted: told.converted }),
              ...(remark !== '' && { remark }),
            }
          : candidate,
      )
    }
  }
  return candidates
}

const addressOf = ({ row, column }: ReturnType<Part['place']>): string => address(row, column)

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
const surest = (a: Candidate['known'], b: Candidate['known']): Candidate['known'] =>
  ORDER.indexOf(a) < ORDER.indexOf(b) ? b : a

/** Whether a text says what the table already has: the same words, or the same figure in whatever unit. */
function isSame(offer: Offered, own: string, wanted: Wanted): boolean {
  // What came back sign by sign as it went out, and nothing names another unit for it: both sides below are one.
  if (offer.text === own && offer.unit === null) return true
  const isAlike = comparable(offer.text) === comparable(own)
  const there = amountOf(offer, wanted)
  // 万元 in the unit cell of a row in 亿元 says what its figures are in: they are converted, and the cell stays.
  if (offer.column.role === 'unit') {
    const [typed, ours] = [columnUnit(offer.text), columnUnit(own)]
    if (typed !== null && ours !== null && typed.base !== '' && typed.base === ours.base) return true
  }
  // Who changes the unit cell for a figure of their own leaves what was given as it is.
  const isLeft = isGiven(offer.column) && offer.unit?.beside === true
  if (isAlike && (there?.kind !== 'converted' || isLeft)) return true
  const here = amountOf({ ...offer, text: own, unit: null }, wanted)
  if (there === null || here === null || there.kind === 'other' || here.kind === 'other') return false
  if (there.unit === null || there.unit.label !== here.unit?.label) return false
  return compare(there.value, here.value) === 0
}

/** A text for a cell that was not to be filled: in the table's unit, with a word where that is another. */
function asGiven(offer: Offered, wanted: Wanted): Judged {
  const { column, text } = offer
  const told = holdsFigures(column.role) ? judged(offer, wanted) : null
  if (told === null || told.converted === null) return { text, converted: null, doubts: [] }
  return { ...told, doubts: told.doubts.filter(({ kind }) => kind === 'unit') }
}

/** A target that is another in the return than in the table: the row may be another, or the target new. */
function changedIn({ wanted, layout, grid }: Found, placed: PlacedRow, around: Unit | null): Doubt[] {
  const target = layout.columns.find(({ column }) => column === wanted.target)
  const unit = layout.columns.find(({ column }) => column.role === 'unit')
  const doubts: Doubt[] = []
  const { line, row } = placed
  if (target !== undefined) {
    const { column, header, at } = target
    const [there, own] = [grid.text(line.sheetRow, at), cellText(row.row, wanted.target)]
    const named = namedUnit(wanted, line, row, column, header, around)
    const offer: Offered = { text: there, row, column, unit: named, previous: '' }
    if (there.trim() !== '' && own.trim() !== '' && !isSame(offer, own, wanted))
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
const aroundUnit = (grid: Grid, layout: Layout): Unit | null =>
  unitIn(span(0, layout.top - 1).flatMap((row) => grid.filled(row).map((column) => grid.text(row, column))))

/** A return that names another place; one that carries the table's own marks is no other place's. */
function elsewhere({ wanted, layout, grid, identity }: Found, tasks: Collected['tasks']): readonly Doubt[] {
  if (identity !== null) return []
  const { title, above } = linesAbove(grid, 0, layout.top - 1)
  const doubt = placeDoubt(wanted.attachment, title, above, tasks)
  return doubt === null ? [] : [doubt]
}

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
