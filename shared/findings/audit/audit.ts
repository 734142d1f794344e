/**
 * The audit (审核): what contradicts itself or looks mistyped in a table, each with a sentence and the cell to jump
 * to. Careful on purpose: what cannot be told for certain is not said. Knows no face and no file.
 */
import type { Attachment } from '../../attachment/model.ts'
import type { Side } from '../../series/series.ts'
import type { Dictionary } from '../../verdict/dictionary.ts'
import type { Judged } from '../../verdict/verdict.ts'
import { type Finding, findingOf, type Grade } from '../finding.ts'
import { farAboveTarget, gapColumn, growthContradicts, lastTenfold, shareColumn } from './against.ts'
import { duplicateName, nameless } from './names.ts'
import { numbering } from './numbering.ts'
import { againstSeries } from './past.ts'
import { period, year } from './period.ts'
import { readTable, type Table } from './reading.ts'
import { type AuditRule, auditRules, type Found } from './rules.ts'
import { growthRange, negativeAmount, outOfRange, percentRange, unitMissing } from './single.ts'
import { partExceeds, totalNotSum } from './totals.ts'

/** Each gives the findings of the rules that auditRules lists under its file. */
const CHECKS: readonly ((table: Table) => Found[])[] = [
  year,
  period,
  nameless,
  duplicateName,
  numbering,
  unitMissing,
  outOfRange,
  percentRange,
  growthRange,
  negativeAmount,
  farAboveTarget,
  shareColumn,
  gapColumn,
  lastTenfold,
  growthContradicts,
  totalNotSum,
  partExceeds,
  statusContradicts,
]

/** A figure that one of these speaks of need not be held against the series as well. */
const SLIPS: ReadonlySet<AuditRule> = new Set(['last-tenfold', 'unit-slip'])

const GRADES: ReadonlyMap<AuditRule, Grade> = new Map(auditRules.map(({ id, grade }) => [id, grade]))

/**
 * All findings of a table: those of the heading first, then row by row.
 * @param judged its verdicts (judgeAttachment), one for each row
 * @param dictionary the indicators that are known, a person's own among them
 * @param past other tables of its series: the table is held against those that are earlier and of its kind (past.ts)
 */
export function auditAttachment(
  attachment: Attachment,
  judged: Judged,
  dictionary: Dictionary,
  past: readonly Side[] = [],
): readonly Finding<AuditRule>[] {
  const table = readTable(attachment, judged, dictionary)
  const places = new Map(attachment.rows.map(({ id }, at) => [id, at]))
  const placeOf = ({ row }: Finding): number => (row === null ? -1 : (places.get(row) ?? -1))
  const own = CHECKS.flatMap((check) => check(table))
  const slips = new Set(own.filter(({ rule }) => SLIPS.has(rule)).map(({ row }) => row))
  const others = againstSeries(table, past, dictionary)
  return [...own, ...others.filter(({ rule, row }) => rule !== 'series-tenfold' || !slips.has(row))]
    .map((found) => findingOf(found, attachment, GRADES.get(found.rule) ?? 'warning'))
    .map((finding) => answeredByRuling(finding, table))
    .sort((a, b) => placeOf(a) - placeOf(b))
}

/**
 * Why a word stands against the figures the ruling has said with it, as long as the row is as it was then; an answer to
 * the finding itself goes before.
 */
function answeredByRuling(finding: Finding<AuditRule>, { attachment, judged }: Table): Finding<AuditRule> {
  if (finding.rule !== 'status-contradicts' || finding.explanation !== null) return finding
  const at = attachment.rows.findIndex(({ id }) => id === finding.row)
  const reason = attachment.rows[at]?.ruling?.reason.trim() ?? ''
  return reason === '' || judged.rows[at]?.stale !== false ? finding : { ...finding, explanation: reason }
}

/** A word in the status cell that contradicts a certain verdict; the verdict's own sentence. */
function statusContradicts({ attachment, judged }: Table): Found[] {
  const column = attachment.columns.find(({ role }) => role === 'status')
  if (column === undefined) return []
  return attachment.rows.flatMap((row, at) => {
    const warning = judged.rows[at]?.warning ?? null
    if (warning === null) return []
    return {
      rule: 'status-contradicts' as const,
      row: row.id,
      column: column.id,
      message: warning,
    }
  })
}
