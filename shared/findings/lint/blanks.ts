/** Cells that should hold something before the page is printed. */
import { type Attachment, type Column, cellText, type Role, type Row } from '../../attachment/model.ts'
import { rectangles } from '../../attachment/rectangles.ts'
import { comparable } from '../../measure/normalise.ts'
import type { Line } from '../audit/lines.ts'
import { readTable, titleOf, wordOf } from '../audit/reading.ts'
import { finding, type LintFinding, type Part } from './part.ts'

/** The texts that cells under a merge show, by row and column id. */
function coveredTexts(attachment: Attachment): ReadonlyMap<string, string> {
  const { rows, columns } = attachment
  return new Map(
    rectangles(attachment).flatMap(({ top, bottom, left, right }) => {
      const owner = rows[top]
      const text = owner === undefined ? '' : cellText(owner, columns[left]).trim()
      return rows
        .slice(top, bottom + 1)
        .flatMap((row) =>
          columns.slice(left, right + 1).map((column) => [`${row.id}\n${column.id}`, text] as const),
        )
    }),
  )
}

const FIGURES = ['target', 'stage', 'actual'] as const
const PROMISED = ['unit', 'target', 'actual', 'status'] as const
type Promised = (typeof PROMISED)[number] | (typeof FIGURES)[number]

/** The columns of a role, and beside a figure those that share a heading with none but it (计划 over 总量, 增速). */
function ofRole({ columns }: Attachment, role: Promised): Column[] {
  const visible = columns.filter(({ hidden }) => !hidden)
  const own = visible.filter((one) => one.role === role)
  const headingOf = ({ header }: Column): string => header.slice(0, -1).join('\n')
  if (!isFigure(role)) return own
  const halves = visible.filter(
    (one) =>
      (one.role === 'none' || one.role === 'growth' || one.role === 'pace') &&
      headingOf(one) !== '' &&
      own.some((column) => headingOf(column) === headingOf(one)) &&
      !visible.some(
        (other) => isFigure(other.role) && other.role !== role && headingOf(other) === headingOf(one),
      ),
  )
  return [...own, ...halves]
}

const isFigure = (role: Role): boolean => FIGURES.some((one) => one === role)

/**
 * Cells that their header promises a value in and that are blank, or still 待核. Headings of groups, totals, parents
 * that only their parts have figures for, and unnumbered parts that are blank throughout promise nothing.
 */
export function blanks({ attachment, judged, dictionary, before }: Part): LintFinding[] {
  const { lines } = readTable(attachment, judged, dictionary)
  const shown = new Map([...PROMISED, ...FIGURES].map((role) => [role, ofRole(attachment, role)] as const))
  const covered = coveredTexts(attachment)
  const cellOf = (row: Row, column: Column): string =>
    cellText(row, column).trim() || (covered.get(`${row.id}\n${column.id}`) ?? '')
  /** What the row shows under that role; of 总量 and 增速 under one heading one is enough. */
  const textOf = ({ row, at }: Line, role: Promised): string => {
    const texts = (shown.get(role) ?? []).map((column) => cellOf(row, column))
    return (role === 'status' && judged.rows[at]?.status.trim()) || texts.find((text) => text !== '') || ''
  }
  const hasFigures = (line: Line): boolean => FIGURES.some((role) => textOf(line, role) !== '')
  const wholes = new Set(
    lines.flatMap((line) => (line.parent !== null && hasFigures(line) ? line.parent : [])),
  )
  const indicators = lines.filter(
    (line) =>
      line.called !== '' && !line.group && line.total === 0 && (!wholes.has(line) || hasFigures(line)),
  )
  const placeOf = ({ parent, level }: Line): string => `${parent?.row.id ?? ''}\n${level}`
  /** Where one of the rows of a level below the same row has a value. */
  const known = new Set(
    indicators.flatMap((line) =>
      PROMISED.flatMap((role) => (textOf(line, role) === '' ? [] : `${placeOf(line)}\n${role}`)),
    ),
  )
  const isDue = (line: Line, role: Promised): boolean => {
    const numbered = line.no.trim() !== ''
    // A part has the unit of its whole, and words have none.
    if (role === 'unit')
      return (
        (line.parent === null || numbered) && FIGURES.some((one) => /\d/.test(comparable(textOf(line, one))))
      )
    if (role === 'target' && textOf(line, 'stage') !== '') return false
    // Without an actual there is nothing to say of it, and the actual is asked for.
    if (role === 'status') return hasFigures(line) && judged.rows[line.at]?.outcome !== 'blank'
    if (line.level === 0 || numbered || hasFigures(line)) return true
    return known.has(`${placeOf(line)}\n${role}`)
  }

  const found: { readonly at: number; readonly finding: LintFinding }[] = []
  const incomplete = new Set<Line>()
  for (const role of PROMISED) {
    const [column] = shown.get(role) ?? []
    if (column === undefined) continue
    const say = (says: string, line?: Line) => {
      const message = `${before}${line === undefined ? '' : `${titleOf(line)}的`}${wordOf(column)}${says}。`
      const made = finding('blank', attachment, message, line?.row.id ?? null, column.id)
      found.push({ at: line?.at ?? -1, finding: made })
    }
    const due = indicators.filter((line) => isDue(line, role))
    const blank = due.filter((line) => textOf(line, role) === '')
    for (const line of blank) incomplete.add(line)
    if (blank.length > 1 && blank.length === due.length) say(`一栏${blank.length}行都空白`)
    else for (const line of blank) say('空白', line)
    if (role !== 'status') continue
    // A row that lacks something waits for that first.
    for (const line of due)
      if (judged.rows[line.at]?.status === '待核' && !incomplete.has(line))
        say('还是“待核”，打印前请认定', line)
  }
  return found.sort((a, b) => a.at - b.at).map((one) => one.finding)
}
