/** What a table that was found on a sheet offers for the cells of the one that is collected for. */
import { cellText } from '../attachment/model.ts'
import { holdsFigures } from '../attachment/roles.ts'
import { compare } from '../measure/decimal.ts'
import { comparable } from '../measure/normalise.ts'
import { columnUnit, type Unit } from '../measure/unit.ts'
import { linesAbove, linesBelow } from '../recognise/around.ts'
import type { Grid } from '../recognise/grid.ts'
import { askedCells, type Collected, cellKey, isGiven, type ReturnedFile, sharedCells } from './asked.ts'
import { astrayOn } from './astray.ts'
import { besideOf, remarkDoubt } from './beside.ts'
import { ownersOf } from './department.ts'
import { amountOf, type Judged, judged } from './doubts.ts'
import { ADDED, type Identity, isMark } from './identity.ts'
import type { Layout, PlacedColumn } from './layout.ts'
import { mergedFigures } from './merged.ts'
import type { Candidate, Doubt } from './model.ts'
import { notesOn, saidOnce } from './notes.ts'
import { periodDoubt } from './of-period.ts'
import { placeDoubt } from './places.ts'
import type { PlacedRow } from './rows.ts'
import { said } from './said.ts'
import type { Part } from './shapes.ts'
import { span } from './span.ts'
import { type Standing, standingIn, standingOf, tellingIn } from './standing.ts'
import { straysOn } from './stray.ts'
import { namedUnit, type Offered, unitIn } from './units.ts'
import type { Wanted } from './wanted.ts'
import { whenDoubts } from './when.ts'
import { unaskedDoubt } from './whose.ts'

/** A table as it was found on a sheet of the file. */
export interface Found extends Part {
  readonly wanted: Wanted
  readonly layout: Layout
  readonly identity: Identity | null
  readonly rows: readonly PlacedRow[]
}

/**
 * What a table on a sheet offers, cell by cell.
 * @param claimed columns of the sheet that are another table's
 */
export function offersOf(
  found: Found,
  given: Collected & { file: ReturnedFile },
  department: string,
  claimed: ReadonlySet<number>,
): Candidate[] {
  const { wanted, layout, rows, sheet, grid } = found
  const { attachment } = wanted
  const astray = astrayOn(found, given.previous)
  const isHanded = found.identity !== null
  const names = [given.file.file, sheet.name]
  const others = given.file.sheets.filter((one) => one.name !== sheet.name)
  const notes = notesOn(wanted, { grid, layout, rows, isHanded, names, others })
  const whole = [...periodDoubt(found, given), ...elsewhere(found, given.tasks), ...notes.all, ...astray.all]
  const beside = besideOf(sheet, grid, layout)
  const aroundOf = unitsAround(grid, layout, rows, attachment.heading.below)
  const whenOf = whenDoubts(attachment.heading, grid, layout)
  const merged = mergedFigures(wanted, grid, layout, rows)
  const asked = askedCells(given, department)
  const owners = ownersOf(attachment)
  const answers = [...(found.identity?.columns ?? [])].find(([, id]) => id === ADDED.answer)?.[0]
  const telling = tellingIn(layout.columns)
  const offered: Candidate[] = []
  /** What all texts of a row share: its neighbourhood, and what is said of the row as a whole. */
  const aboutRow = (placed: PlacedRow): AboutRow => {
    const { line, row } = placed
    const around = aroundOf(line.sheetRow)
    return {
      ...{ placed, around, changed: changedIn(found, placed, around) },
      ofRow: [...whenOf(line.sheetRow), ...(notes.rows.get(row.row.id) ?? [])],
    }
  }
  /** What a place of a row offers for a column; null where nothing stands there, or only what was given. */
  const offerAt = (
    { placed, changed, ofRow }: AboutRow,
    standing: Standing,
    typed: string | null,
    isGrowth: boolean,
  ): Candidate | null => {
    const { line, row } = placed
    const { one, own, key, previous } = standing
    const { column, at } = one
    const joint = merged.size === 0 ? undefined : merged.get(`${line.sheetRow} ${at}`)
    const text = typed ?? (joint?.text || grid.text(line.sheetRow, at) || beside.unshown(line.sheetRow, at))
    if (text.trim() === '' || isMark(text)) return null
    const unit = isGrowth ? null : standing.unit
    const againstUnit = isGrowth ? null : standing.againstUnit
    const offer: Offered = { text, row, column, unit, previous }
    const wantedHere = asked.has(key)
    // What was given and came back as it was is no news; neither is a word of the table's own in another's row.
    if (!wantedHere && standing.hasOwn && isSame(offer, own, wanted)) return null
    const doubts: Doubt[] = whole.slice()
    if (placed.doubt !== null) doubts.push({ kind: 'known', message: placed.doubt })
    // Of nearly all there is nothing to be said.
    if (one.doubts.length > 0) doubts.push(...one.doubts)
    const pushed = astray.columns.get(column.id)
    if (pushed !== undefined) doubts.push(pushed)
    const copied = column.role === 'actual' ? astray.actuals.get(row.row.id) : undefined
    if (copied !== undefined) doubts.push(copied)
    if (joint !== undefined) doubts.push({ kind: 'known', message: joint.message })
    const hidden = beside.hidden(line.sheetRow, at)
    if (hidden.length > 0) doubts.push(...hidden)
    // Where nothing was handed out, 责任单位 says whose a row is.
    const isOthers = (): boolean =>
      department !== '' && column.role === 'actual' && (owners.get(row.row.id) ?? []).length > 0
    if (!wantedHere && (given.tasks.length > 0 || isOthers()))
      doubts.push(unaskedDoubt(department === '' ? '这个单位' : department, text))
    const isOnlyGiven = isGiven(column) && !wantedHere
    const told = isOnlyGiven ? asGiven(offer, wanted) : judged(offer, wanted)
    if (told.doubts.length > 0) doubts.push(...told.doubts)
    if (isOnlyGiven) {
      if (standing.hasOwn)
        doubts.push({
          kind: 'changed',
          message: `表中是“${said(own)}”，返回表里是“${said(text)}”，请核对是不是要改。`,
        })
    } else {
      doubts.push(...(isGrowth ? changed.filter(({ kind }) => kind !== 'unit') : changed), ...ofRow)
      // Who types the unit behind the figure says it beyond doubt.
      if (againstUnit !== null && !/[\p{Script=Han}%％]/u.test(text)) doubts.push(againstUnit)
    }
    const remark = isGiven(column) || column.role === 'note' ? '' : beside.remark(placed, at)
    const unsure = remarkDoubt(remark)
    if (unsure !== null) doubts.push(unsure)
    const answer = answers === undefined ? '' : grid.text(line.sheetRow, answers).trim()
    const candidate: Candidate = {
      table: attachment.id,
      row: row.row.id,
      column: column.id,
      text: told.text,
      department,
      from: given.file.id,
      cell: standing.cell,
      known: surest(placed.known, one.known),
      doubts: doubts.length === 0 ? NO_DOUBTS : saidOnce(doubts),
    }
    // Few have any of these.
    const hasMore = answer !== '' || told.converted !== null || remark !== ''
    return hasMore
      ? {
          ...candidate,
          ...(answer !== '' && { answer }),
          ...(told.converted !== null && { converted: told.converted }),
          ...(remark !== '' && { remark }),
        }
      : candidate
  }
  const strays = straysOn(found, claimed)
  for (const placed of rows) {
    const about = aboutRow(placed)
    const before = offered.length
    let [isFilled, hasWord] = [false, false]
    for (const standing of standingIn(placed, telling, found, about.around, given.previous)) {
      const { one } = standing
      const made = offerAt(about, standing, null, false)
      if (made === null) continue
      offered.push(made)
      if (one.column.role === 'actual') isFilled = /[\d０-９]/.test(made.text)
      else if (one.column.role === 'status') hasWord = true
    }
    if (strays === null || (isFilled && !hasWord && !strays.isBeside)) continue
    const own = offered.splice(before)
    offered.push(
      ...strays.add(placed, own, (one, typed, isGrowth) =>
        offerAt(about, standingOf(placed, one, found, about.around, given.previous), typed, isGrowth),
      ),
    )
  }
  // What several were asked for is each one's own part, of any size.
  const parts = sharedCells(given)
  return mostlyFar(offered, ({ table, row, column }) => !parts.has(cellKey(table, row, column)))
}

interface AboutRow {
  readonly placed: PlacedRow
  readonly around: Unit | null
  readonly changed: readonly Doubt[]
  readonly ofRow: readonly Doubt[]
}

const NO_DOUBTS: readonly Doubt[] = []

/**
 * Where half of a column's figures are far from what is to be expected, the others are so by chance.
 * @param isWhole whether what is offered for a cell is the whole of it, so that its size tells something
 */
function mostlyFar(offered: Candidate[], isWhole: (one: Candidate) => boolean): Candidate[] {
  const far = new Map<string, number>()
  const wholes = new Set(offered.filter(isWhole))
  for (const { column, doubts } of wholes)
    if (doubts.some(({ kind }) => kind === 'far')) far.set(column, (far.get(column) ?? 0) + 1)
  if (far.size === 0) return offered
  const all = new Map<string, number>()
  for (const { column } of wholes) all.set(column, (all.get(column) ?? 0) + 1)
  const isMostly = (column: string): boolean =>
    (far.get(column) ?? 0) >= 2 && (far.get(column) ?? 0) * 2 >= (all.get(column) ?? 0)
  if (![...far.keys()].some(isMostly)) return offered
  return offered.map((one) => {
    if (one.doubts.length > 0 || !isMostly(one.column) || !wholes.has(one)) return one
    const message = `这一栏${all.get(one.column)}个数里有${far.get(one.column)}个与目标或上次的数相差太远，像是错了栏、错了行或错了单位，请一并核对。`
    return { ...one, doubts: [{ kind: 'far' as const, message }] }
  })
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

const changes = new WeakMap<
  PlacedRow,
  { readonly layout: Layout; readonly there: string; readonly around: Unit | null; doubts: readonly Doubt[] }
>()

/**
 * A target that is another in the return than in the table: the row may be another, or the target new. On sheets that
 * are alike it is the same again.
 */
function changedIn(
  { wanted, layout, grid }: Found,
  placed: PlacedRow,
  around: Unit | null,
): readonly Doubt[] {
  const target = layout.columns.find(({ column }) => column === wanted.target)
  const there = target === undefined ? '' : grid.text(placed.line.sheetRow, target.at)
  const before = changes.get(placed)
  if (before?.layout === layout && before.there === there && before.around === around) return before.doubts
  const doubts = changesOf(wanted, layout, placed, target, there, around)
  changes.set(placed, { layout, there, around, doubts })
  return doubts
}

/** @param there what stands under `target` in the return */
function changesOf(
  wanted: Wanted,
  layout: Layout,
  placed: PlacedRow,
  target: PlacedColumn | undefined,
  there: string,
  around: Unit | null,
): readonly Doubt[] {
  const unit = layout.columns.find(({ column }) => column.role === 'unit')
  const doubts: Doubt[] = []
  const { line, row } = placed
  if (target !== undefined) {
    const { column, header } = target
    const own = cellText(row.row, wanted.target)
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

/**
 * The unit that a line above a row names (单位：万元), for figures whose row names none: that above the table, else in a
 * note below it, or one that stands between its rows, where a second page has another.
 */
function unitsAround(
  grid: Grid,
  layout: Layout,
  rows: readonly PlacedRow[],
  ownNotes: readonly string[],
): (sheetRow: number) => Unit | null {
  const named = (from: number, to: number): Unit | null =>
    unitIn(
      span(from, to).flatMap((row) =>
        grid
          .filled(row)
          .map((column) => grid.text(row, column))
          .filter((text) => !ownNotes.includes(text)),
      ),
    )
  const placed = new Set(rows.map(({ line }) => line.sheetRow))
  const last = Math.max(layout.bottom, ...placed)
  const top = named(0, layout.top - 1) ?? named(last + 1, grid.height - 1)
  const between = span(layout.bottom + 1, last).flatMap((row): { row: number; unit: Unit }[] => {
    const unit = placed.has(row) ? null : named(row, row)
    return unit === null ? [] : [{ row, unit }]
  })
  return between.length === 0
    ? () => top
    : (sheetRow) => between.findLast(({ row }) => row < sheetRow)?.unit ?? top
}

/** A return that names another place; one that carries the table's own marks is no other place's. */
function elsewhere(
  { wanted, layout, grid, identity, rows }: Found,
  tasks: Collected['tasks'],
): readonly Doubt[] {
  if (identity !== null) return []
  const { title, above } = linesAbove(grid, 0, layout.top - 1)
  const last = rows.reduce((most, { line }) => Math.max(most, line.sheetRow), layout.bottom)
  const doubt = placeDoubt(
    wanted.attachment,
    title,
    [...above, ...linesBelow(grid, last + 1, grid.height - 1)],
    tasks,
  )
  return doubt === null ? [] : [doubt]
}
