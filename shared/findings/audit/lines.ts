/** The rows of a table as the audit reads them: names, places in the outline, units, with merged cells filled in. */
import {
  type Attachment,
  type Column,
  cellText,
  type columnsByRole,
  type Role,
  type Row,
} from '../../attachment/model.ts'
import { nameOf } from '../../attachment/names.ts'
import { rectangles } from '../../attachment/rectangles.ts'
import { comparable } from '../../measure/normalise.ts'
import { cellUnits, type Units } from '../../measure/stated.ts'
import { type Dictionary, type Found, lookUp } from '../../verdict/dictionary.ts'
import type { Judged } from '../../verdict/verdict.ts'

/** A row as the rules see it. */
export interface Line {
  readonly at: number
  readonly row: Row
  /** 序号 as typed; '' under a merged one. */
  readonly no: string
  /** As typed; that of the merged cell where one covers it; '' for none. */
  readonly name: string
  /** Made comparable and without its number. */
  readonly called: string
  readonly found: Found
  /** See shared/verdict/levels.ts. */
  readonly level: number
  /** 3 for 总计, 2 for 合计, 1 for 小计, 0 for any other row. */
  readonly total: number
  /** A heading of a group (一、经济发展) without figures. */
  readonly group: boolean
  /** The row that this one is a part of. */
  readonly parent: Line | null
  readonly units: Units
  /** The class that it stands in, told by cells before its name (类别); '' for none. */
  readonly inClass: string
  /** Its name or its number is that of a merged cell above. */
  readonly covered: { readonly name: boolean; readonly no: boolean }
}

/** The columns that the rules know by their role. */
export const READ = [
  'no',
  'name',
  'unit',
  'target',
  'stage',
  'actual',
  'growth',
  'last',
  'share',
  'gap',
] as const satisfies readonly Role[]
export type Read = ReturnType<typeof columnsByRole<(typeof READ)[number]>>

const NUMBERED =
  /^(?:其中[:,]?|#|\*|\(?[一二三四五六七八九十]{1,3}[)、.]|第[一二三四五六七八九十]+[、.]|\(\d{1,3}\)|\d{1,3}(?:\.\d{1,3})*[)、.](?!\d))+/
const calledOf = (name: string): string => comparable(name.replace(/^\s*[①-⑳]/u, '')).replace(NUMBERED, '')

const TOTAL = /^(?:.{0,10}?)(合计|总计|共计|小计)(?:[([【].{0,20}[)\]】])?:?$/
const RANK: Readonly<Record<string, number>> = { 总计: 3, 合计: 2, 共计: 2, 小计: 1 }
const CHINESE = /^[(第]?[一二三四五六七八九十]{1,3}[)、.]|^[一二三四五六七八九十]{1,3}$/

/** Who covers a cell: the row and column whose text shows there. */
type Covers = ReadonlyMap<Row, ReadonlyMap<string, Row>>

function coversOf(attachment: Attachment): { covers: Covers; wide: ReadonlySet<Row> } {
  const { rows, columns } = attachment
  const covers = new Map<Row, Map<string, Row>>()
  const wide = new Set<Row>()
  for (const { top, bottom, left, right } of rectangles(attachment)) {
    const owner = rows[top]
    if (owner === undefined) continue
    if (top === bottom && right - left >= 2) wide.add(owner)
    for (const row of rows.slice(top + 1, bottom + 1)) {
      const covered = covers.get(row) ?? new Map<string, Row>()
      covers.set(row, covered)
      for (const column of columns.slice(left, right + 1)) covered.set(column.id, owner)
    }
  }
  return { covers, wide }
}

/** Reads the rows, each with what stands above it. */
export function readLines(
  attachment: Attachment,
  judged: Judged,
  columns: Read,
  dictionary: Dictionary,
): Line[] {
  const { covers, wide } = coversOf(attachment)
  const shown = attachment.columns.filter(({ hidden }) => !hidden)
  const ids = new Set(shown.map(({ id }) => id))
  const textAt = (row: Row, column: Column | undefined): string =>
    cellText(column === undefined ? row : (covers.get(row)?.get(column.id) ?? row), column)
  const at = columns.name === undefined ? 0 : shown.indexOf(columns.name)
  const classes = shown.slice(0, Math.max(0, at)).filter(({ role }) => role !== 'no')
  let inClass = classes.map(() => '')
  /** The row last read at each level, for what comes below it. */
  let open: Line[] = []
  return attachment.rows.map((row, at) => {
    const above = columns.name === undefined ? undefined : covers.get(row)?.get(columns.name.id)
    const name = nameOf(shown, above ?? row)
    const called = calledOf(name)
    const no = cellText(row, columns.no)
    const unit = textAt(row, columns.unit)
    const total = RANK[TOTAL.exec(called)?.[1] ?? ''] ?? 0
    const level = judged.rows[at]?.level ?? 0
    const group =
      total === 0 &&
      name !== '' &&
      filledCells(row, ids) === (no === '' || no === name ? 1 : 2) &&
      (wide.has(row) ||
        CHINESE.test(comparable(no)) ||
        CHINESE.test(comparable(name)) ||
        (no === '' && unit === '' && level === 0))
    if (group || total > 0) open = []
    // A blank one goes on with the class above.
    inClass = classes.map((column, index) => textAt(row, column).trim() || (inClass[index] ?? ''))
    const parent = group || total > 0 ? null : (open.findLast((one) => one.level < level) ?? null)
    const line: Line = {
      at,
      row,
      no,
      name,
      called,
      found: lookUp(name, dictionary),
      level,
      total,
      group,
      parent,
      inClass: classes.length === 0 ? '' : comparable(inClass.join('\n')),
      units: unit.trim() === '' && parent !== null && above === undefined ? parent.units : cellUnits(unit),
      covered: {
        name: above !== undefined,
        no: columns.no !== undefined && covers.get(row)?.has(columns.no.id) === true,
      },
    }
    if (!group && total === 0) open = [...open.filter((one) => one.level < level), line]
    return line
  })
}

function filledCells(row: Row, ids: ReadonlySet<string>): number {
  let filled = 0
  for (const id in row.cells) if (ids.has(id) && row.cells[id]?.trim() !== '') filled += 1
  return filled
}
