/**
 * Sheet → attachments: where the tables are, what their columns mean, and what stands around them. Knows no file
 * formats: every reader makes the same Sheet.
 */

import type { Heading, Role } from '../attachment/model.ts'
import { nameOf } from '../attachment/names.ts'
import { monthsOf, yearOf } from '../measure/period.ts'
import type { Mapping } from './answer.ts'
import { gridOf } from './grid.ts'
import { guessHeader } from './guess.ts'
import { type Asked, isAmong, placesOf, type SheetQuestion } from './mapping.ts'
import type { Told } from './period.ts'
import { findTables, type Place } from './places.ts'
import { meanings } from './roles.ts'
import type { Sheet, SheetWarning } from './sheet.ts'
import { type Reading, type Recognised, readPlace } from './table.ts'
import { valuesOf } from './values.ts'

function readSheet(sheet: Sheet, newId: () => string, mappings: readonly Mapping[], file: string): Reading[] {
  const grid = gridOf(sheet)
  const places = findTables(grid, placesOf(sheet, grid, mappings))
  return saidFirst(
    places.flatMap((place) => readPlace(sheet, grid, place, newId, file)),
    sheet.warnings,
  )
}

/** What files hold: tables that were told for sure, and what must be asked about the others. */
export interface Recognition {
  readonly found: Recognised[]
  readonly questions: SheetQuestion[]
}

/** What the sheets of a file hold, before anybody is asked. */
interface Read {
  /** Tables that are judged, sure or not; where there are none, blocks that might be some. */
  readonly readings: Reading[]
  /** What was seen and not read in. */
  readonly aside: SheetWarning[]
}

function readAll(
  sheets: readonly Sheet[],
  newId: () => string,
  mappings: readonly Mapping[],
  file: string,
): Read {
  const all = sheets.flatMap((sheet) => readSheet(sheet, newId, mappings, file))
  const tables = all.filter((reading) => !isList(reading))
  const lists = all.filter(isList)
  const silent = sheets.filter(({ name }) =>
    all.every((one) => one.dated.recognised.attachment.sheet !== name),
  )
  const blocks = silent.flatMap((sheet) => blockOf(sheet, newId, file) ?? [])
  if (tables.length > 0) return { readings: tables, aside: [...lists, ...blocks].map(notTaken) }
  const some = blocks.filter((block) => block.question !== null || (block.grounded && !isList(block)))
  return { readings: [...lists.filter(({ question }) => question !== null), ...some], aside: [] }
}

/** A list of persons or words has no column that anything could be judged by, be it in words. */
const isList = ({ dated, grounded }: Reading): boolean => {
  const { columns } = dated.recognised.attachment
  const has = (role: Role) => columns.some((column) => column.role === role)
  // 数量 by itself is how many of something there are.
  const beside = (['target', 'stage', 'status', 'share', 'growth'] as const).some(has)
  if (!grounded && has('actual') && !beside) return true
  return !columns.some(
    ({ role, header }) =>
      MEASURES.has(role) || meanings(header.at(-1) ?? '').some((one) => MEASURES.has(one.role)),
  )
}

const MEASURES: ReadonlySet<Role> = new Set(['target', 'stage', 'actual', 'status', 'share'])

const notTaken = ({ dated: { recognised }, cell }: Reading): SheetWarning => ({
  cell,
  sheet: recognised.attachment.sheet,
  message: '这里有一张表没有认出目标和完成数，没有读入。',
})

/** A block of figures under words that no dictionary knows. */
function blockOf(sheet: Sheet, newId: () => string, file: string): Reading | null {
  const grid = gridOf(sheet)
  const band = guessHeader(grid)
  if (band === null) return null
  const rows: number[] = []
  for (let row = band.bottom + 1; row < grid.height && grid.filled(row).length > 0; row += 1) rows.push(row)
  const end = (rows.at(-1) ?? band.bottom) + 1
  const place: Place = { grid, band, rows, above: 0, below: [end, end - 1], roles: null }
  return readPlace(sheet, grid, place, newId, file)[0] ?? null
}

/**
 * The attachments of all sheets of a file, in their order, and questions about tables of which another reading is as
 * likely. Where nothing reads as a table, a block of figures under unknown words is asked about.
 * @param mappings what persons told before; a table of the same shape is read as told, without asking
 * @param file the file's name, which may tell year and period where nothing within does
 * @param later tables that nobody is asked about: they are read as the guess has them, their open columns marked
 */
export function recognise(
  sheets: readonly Sheet[],
  newId: () => string,
  mappings: readonly Mapping[],
  file = '',
  later: readonly Asked[] = [],
): Recognition {
  const { readings, aside } = readAll(sheets, newId, mappings, file)
  const open = readings.filter((reading) => reading.grounded || hasFigures(reading))
  const questions = open.flatMap(({ question }) => question ?? [])
  const once = questions.filter(
    ({ sheet, shape }, index) =>
      mappings.every((told) => told.shape !== shape) &&
      !isAmong(later, { sheet, shape }) &&
      questions.findIndex((one) => one.sheet === sheet && one.shape === shape) === index,
  )
  const found = readings.filter(({ question }) => question === null || isAmong(later, question))
  return { found: together(saidFirst(found, aside), coverLines(sheets, readings)), questions: once }
}

/** Whether two columns of figures are there at least, which may be a target and an actual under any words. */
const hasFigures = ({ dated: { recognised } }: Reading): boolean => {
  const { columns, rows } = recognised.attachment
  const texts = columns.map((column) => valuesOf(rows.map((row) => row.cells[column.id] ?? '')))
  return texts.filter(({ figures, counts, codes }) => figures > 0.5 && !counts && !codes).length >= 2
}

/** What is not of one table alone is said with the first of them. */
const saidFirst = (readings: readonly Reading[], warnings: readonly SheetWarning[]): Reading[] =>
  readings.map((reading, index) => {
    const { dated } = reading
    const { recognised } = dated
    if (index > 0 || warnings.length === 0) return reading
    const all = [...warnings, ...recognised.warnings]
    return { ...reading, dated: { ...dated, recognised: { ...recognised, warnings: all } } }
  })

/** The short lines of the sheets before the first that holds a table: a cover. */
function coverLines(sheets: readonly Sheet[], readings: readonly Reading[]): string[] {
  const first = sheets.findIndex(({ name }) =>
    readings.some(({ dated }) => dated.recognised.attachment.sheet === name),
  )
  return sheets
    .slice(0, Math.max(0, first))
    .flatMap(({ texts }) => texts.slice(0, MOST_COVER).flatMap((row) => row.filter((text) => text !== '')))
    .filter((text) => text.length <= MOST_COVER)
}

/** A cover has no more rows, and no longer lines. */
const MOST_COVER = 40

/**
 * The attachments of one report speak of one period: what one does not say, the first that does says for it, else the
 * cover. Where that says nothing either the period is not known.
 */
function together(readings: readonly Reading[], cover: readonly string[]): Recognised[] {
  const all = readings.map(({ dated }) => dated)
  const year = all.find((one) => one.year !== null)?.year ?? yearOf(cover)
  const neighbour = all.find(({ period }) => period !== null)?.period
  const covered = monthsOf(cover)
  const period: Told | null =
    neighbour != null
      ? { months: neighbour.months, by: '其他附件' }
      : covered === null
        ? null
        : { months: covered, by: '封面' }
  return all.map(({ recognised, ...own }) => {
    const told = own.period ?? period
    const heading: Heading = {
      ...recognised.attachment.heading,
      year: own.year ?? year,
      ...(told !== null && { months: told.months, told: told.by }),
    }
    return { ...recognised, attachment: { ...recognised.attachment, heading } }
  })
}

/**
 * The attachments where nobody can be asked: tables that are not sure are read all the same, as long as something
 * besides figures in a row speaks for them; their columns say that another reading is as likely, and what is judged
 * by those waits for a person.
 */
export function recogniseSheets(sheets: readonly Sheet[], newId: () => string, file = ''): Recognised[] {
  const { readings, aside } = readAll(sheets, newId, [], file)
  const found = readings.filter(
    (reading) => reading.question === null || (reading.grounded && !isList(reading) && isNamed(reading)),
  )
  return together(saidFirst(found, aside), coverLines(sheets, found))
}

/** Whether it is known what the rows are called. */
const isNamed = ({ dated }: Reading): boolean => {
  const { columns, rows } = dated.recognised.attachment
  return rows.some((row) => nameOf(columns, row) !== '')
}
