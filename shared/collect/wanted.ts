/** A table that is collected for, made ready for matching: what its rows and columns are called, and in which unit. */
import { type Attachment, type Column, cellText, columnOf, type Role, type Row } from '../attachment/model.ts'
import { mergedNames, nameOf } from '../attachment/names.ts'
import { comparable } from '../measure/normalise.ts'
import { cellUnits, headerUnits } from '../measure/stated.ts'
import { PERCENT, type Unit, unitOf } from '../measure/unit.ts'
import { type Dictionary, lookUp } from '../verdict/dictionary.ts'
import { unitAround } from '../verdict/headings.ts'
import { commonIndent, levelOfRow } from '../verdict/levels.ts'
import { bareName } from './names.ts'
import { emptyRows } from './plan.ts'

/** What tells one row from another: of the table's rows and of a return's alike. */
export interface Line {
  /** The name as typed. */
  readonly name: string
  /** The name without number, marks and unit, and that with its parents' before it. */
  readonly bare: string
  readonly path: string
  /** The indicator that the name speaks of (lookUp): 生产总值 of 全市生产总值增速. */
  readonly core: string
  /** Comparable texts; '' where the row has none. */
  readonly no: string
  readonly unit: string
  readonly target: string
}

export interface WantedRow extends Line {
  readonly row: Row
  readonly at: number
  /** A heading: where other rows have a unit, a target or a figure, it has none. */
  readonly heading: boolean
}

export interface Wanted {
  readonly attachment: Attachment
  readonly rows: readonly WantedRow[]
  readonly byId: ReadonlyMap<string, WantedRow>
  readonly byBare: ReadonlyMap<string, readonly WantedRow[]>
  readonly columnById: ReadonlyMap<string, Column>
  readonly name: Column | undefined
  readonly target: Column | undefined
  readonly dictionary: Dictionary
  /** The unit that a figure of a cell is in where it carries none; null where nothing names it. Kept once asked for. */
  unitFor(row: WantedRow, column: Column): Unit | null
}

const kept = new WeakMap<Attachment, { readonly dictionary: Dictionary; readonly wanted: Wanted }>()

/** The table made ready; once for each table that is handed in again. */
export function wantedOf(attachment: Attachment, dictionary: Dictionary): Wanted {
  const before = kept.get(attachment)
  if (before?.dictionary === dictionary) return before.wanted
  const wanted = prepared(attachment, dictionary)
  kept.set(attachment, { dictionary, wanted })
  return wanted
}

function prepared(attachment: Attachment, dictionary: Dictionary): Wanted {
  const { columns, rows, heading } = attachment
  const lines = linesOf(columns, rows, mergedNames(attachment), dictionary)
  const empty = emptyRows(attachment)
  const all = rows.flatMap((row, at): WantedRow[] => {
    const line = lines[at]
    return line === undefined ? [] : [{ ...line, row, at, heading: empty.has(row.id) }]
  })
  const byBare = new Map<string, WantedRow[]>()
  for (const one of all)
    if (one.bare !== '') {
      const group = byBare.get(one.bare)
      if (group === undefined) byBare.set(one.bare, [one])
      else group.push(one)
    }
  const around = unitOf(unitAround(heading))
  const unitColumn = columnOf(columns, 'unit')
  const units = new Map<WantedRow, Map<Column, Unit | null>>()
  return {
    attachment,
    rows: all,
    byId: new Map(all.map((one) => [one.row.id, one])),
    byBare,
    columnById: new Map(columns.map((column) => [column.id, column])),
    name: columnOf(columns, 'name'),
    target: columnOf(columns, 'target'),
    dictionary,
    unitFor: (line, column) => {
      const known = units.get(line) ?? new Map<Column, Unit | null>()
      units.set(line, known)
      const before = known.get(column)
      if (before !== undefined) return before
      const unit =
        roleUnit(column.role) ??
        cellUnits(cellText(line.row, unitColumn)).only ??
        headerUnits(column.header).only ??
        lookUp(line.name, dictionary).unit ??
        around
      known.set(column, unit)
      return unit
    },
  }
}

/** Columns whose figures are percentages whatever the row is counted in. */
const roleUnit = (role: Role): Unit | null =>
  role === 'growth' || role === 'share' || role === 'pace'
    ? PERCENT
    : role === 'gap'
      ? unitOf('个百分点')
      : null

/** What tells each row from the others, by the same rule for a table and for a return that is laid on its columns. */
export function linesOf(
  columns: readonly Column[],
  rows: readonly Row[],
  merged: ReadonlyMap<string, string>,
  dictionary: Dictionary,
): Line[] {
  const [no, unit, target] = [columnOf(columns, 'no'), columnOf(columns, 'unit'), columnOf(columns, 'target')]
  const nameColumn = columnOf(columns, 'name')
  const common = commonIndent(rows, nameColumn)
  const parents: string[] = []
  return rows.map((row): Line => {
    const name = nameOf(columns, row, merged)
    const bare = bareName(name)
    const number = cellText(row, no)
    const level = levelOfRow(row, { name: nameColumn, no: number, common }, name)
    parents.length = Math.min(parents.length, level)
    const path = [...parents, bare].join('\n')
    while (parents.length < level) parents.push('')
    parents[level] = bare
    return {
      name: name.trim(),
      bare,
      path,
      core: name.trim() === '' ? '' : lookUp(name, dictionary).core,
      no: comparable(number),
      unit: comparable(cellText(row, unit)),
      target: comparable(cellText(row, target)),
    }
  })
}
