/** The verdicts of a whole table. Rows that an edit does not touch keep their judged row by identity. */
import { type Attachment, type Column, cellText, columnOf, type Role, type Row } from '../attachment.ts'
import { exact, negate } from '../decimal.ts'
import { comparable } from '../normalise.ts'
import { outcomeOf } from '../status.ts'
import { readActual } from './actual.ts'
import { lookUp } from './dictionary.ts'
import { judge } from './judge.ts'
import { levelOf } from './levels.ts'
import { summarise } from './summary.ts'
import type { Judged, JudgedRow, JudgeInput, Outcome, Verdict } from './verdict.ts'

/** The columns that judging reads. */
const READ = ['no', 'name', 'unit', 'target', 'actual', 'status', 'growth'] as const satisfies readonly Role[]
type Read = Record<(typeof READ)[number], Column | undefined>

const readColumns = (columns: readonly Column[]): Read =>
  Object.fromEntries(READ.map((role) => [role, columnOf(columns, role)])) as Read

/**
 * Judges every row of an attachment and sums up.
 * @param previous an earlier state with its result: rows whose object, columns, months and (where the verdict leans
 *   on it) GDP growth are unchanged reuse their JudgedRow by identity
 */
export function judgeAttachment(
  attachment: Attachment,
  previous?: { readonly attachment: Attachment; readonly judged: Judged },
): Judged {
  const columns = readColumns(attachment.columns)
  const { months } = attachment.heading
  const gdpGrowth = gdpGrowthOf(attachment, columns)
  const reuse = previous === undefined ? null : reuseOf(previous, attachment, columns, gdpGrowth)
  const rows = attachment.rows.map((row, at) => reuse?.(row, at) ?? judgeRow(row, columns, months, gdpGrowth))
  const numbers = columns.no === undefined ? null : attachment.rows.map((row) => cellText(row, columns.no))
  return { rows, summary: summarise(rows, numbers) }
}

/** What the rows of an attachment are judged on, from their cells; what they share is read once. */
export function inputsOf(attachment: Attachment): (row: Row) => JudgeInput {
  const columns = readColumns(attachment.columns)
  const gdpGrowth = gdpGrowthOf(attachment, columns)
  return (row) => rowInput(row, columns, attachment.heading.months, gdpGrowth)
}

function rowInput(row: Row, columns: Read, months: number, gdpGrowth: string | null): JudgeInput {
  return {
    indicator: cellText(row, columns.name),
    unit: cellText(row, columns.unit),
    target: cellText(row, columns.target),
    actual: cellText(row, columns.actual),
    months,
    gdpGrowth,
    growth: cellText(row, columns.growth),
  }
}

function judgeRow(row: Row, columns: Read, months: number, gdpGrowth: string | null): JudgedRow {
  const level = levelOf(cellText(row, columns.name), cellText(row, columns.no))
  const verdict = judge(rowInput(row, columns, months, gdpGrowth))
  const typed = cellText(row, columns.status)
  const word = typed.trim()
  if (verdict === null) return { ...NOTHING, level, status: typed }
  if (word === '')
    return { ...NOTHING, level, verdict, status: verdict.status, outcome: OUTCOME[verdict.status] }
  const outcome = outcomeOf(typed) ?? 'pending'
  const basis = row.ruling?.basis
  const stale =
    basis !== undefined &&
    (basis.target !== cellText(row, columns.target) || basis.actual !== cellText(row, columns.actual))
  return {
    level,
    verdict,
    status: typed,
    outcome,
    ruled: true,
    stale,
    warning: warningOf(row, verdict, word, outcome),
  }
}

const NOTHING: JudgedRow = {
  level: 0,
  verdict: null,
  status: '',
  outcome: null,
  ruled: false,
  stale: false,
  warning: null,
}

const OUTCOME: Record<Verdict['status'], Outcome> = {
  完成: 'done',
  未完成: 'missed',
  待核: 'pending',
  待填: 'blank',
}

/** A word that says the opposite of what the figures say. */
function warningOf(row: Row, verdict: Verdict, word: string, outcome: Outcome): string | null {
  if (!verdict.certain || (outcome !== 'done' && outcome !== 'missed') || outcome === OUTCOME[verdict.status])
    return null
  const source = row.ruling?.source
  const whose = source === '人工认定' ? '认定为' : source === '来自原表' ? '原表填' : '表中填'
  return `${whose}“${word}”，但按数据判定为“${verdict.status}”：${verdict.reason}`
}

/** The growth in % of the table's own GDP row, as a decimal text; null where it has none or it is no plain figure. */
export function gdpGrowthOf(
  attachment: Attachment,
  columns: Read = readColumns(attachment.columns),
): string | null {
  for (const row of attachment.rows) {
    const name = cellText(row, columns.name)
    if (name === '' || !mayBeGdp(name) || !lookUp(name).gdp) continue
    const unit = comparable(cellText(row, columns.unit))
    for (const [text, bare] of [
      [cellText(row, columns.actual), unit === '%' || lookUp(name).unit?.label === '%' || lookUp(name).grows],
      [cellText(row, columns.growth), true],
    ] as const) {
      const growth = growthIn(text, bare)
      if (growth !== null) return growth
    }
  }
  return null
}

const mayBeGdp = (name: string): boolean => /生|GDP|gdp|Ｇ/.test(name)

/** The one exact percentage of a cell, with its sign. `bare`: a figure without % is one too. */
function growthIn(text: string, bare: boolean): string | null {
  const read = readActual(text)
  if (read.kind === 'sign') return read.sign === 'zero' ? '0' : null
  if (read.kind !== 'figures') return null
  const rates = read.figures.filter(({ unit }) => unit === '%' || (unit === '' && bare))
  const [rate] = rates
  if (
    rates.length !== 1 ||
    rate === undefined ||
    rate.rest !== '' ||
    rate.estimated ||
    rate.roughly ||
    rate.about
  )
    return null
  if (rate.bound !== null || rate.share || exact(rate.low) !== exact(rate.high)) return null
  if (rate.change === 'fall') return rate.signed ? null : exact(negate(rate.low))
  return exact(rate.low)
}

/** Finds the judged row of an untouched row; null where everything must be judged anew. */
function reuseOf(
  previous: { readonly attachment: Attachment; readonly judged: Judged },
  attachment: Attachment,
  columns: Read,
  gdpGrowth: string | null,
): ((row: Row, at: number) => JudgedRow | undefined) | null {
  const old = previous.attachment
  if (old.heading.months !== attachment.heading.months) return null
  const before = readColumns(old.columns)
  if (READ.some((role) => before[role]?.id !== columns[role]?.id)) return null
  const sameGdp = gdpGrowthOf(old, before) === gdpGrowth
  const usable = (judged: JudgedRow | undefined) =>
    judged !== undefined && (sameGdp || judged.verdict?.rule !== 'same as') ? judged : undefined
  let byRow: Map<Row, JudgedRow> | null = null
  return (row, at) => {
    if (old.rows[at] === row) return usable(previous.judged.rows[at])
    if (byRow === null) {
      byRow = new Map()
      for (const [index, one] of old.rows.entries()) {
        const judged = previous.judged.rows[index]
        if (judged !== undefined) byRow.set(one, judged)
      }
    }
    return usable(byRow.get(row))
  }
}
