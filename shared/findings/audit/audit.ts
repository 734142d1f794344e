/**
 * The audit (审核): what contradicts itself or looks mistyped in a table, each with a sentence and the cell to jump
 * to. Careful on purpose: what cannot be told for certain is not said. Knows no face and no file.
 */
import type { Attachment } from '../../attachment/model.ts'
import type { Dictionary } from '../../verdict/dictionary.ts'
import type { Judged } from '../../verdict/verdict.ts'
import { auditRules, type Finding, type Found, type Grade } from '../finding.ts'
import { farAboveTarget, gapColumn, growthContradicts, lastTenfold, shareColumn } from './against.ts'
import { duplicateName, nameless } from './names.ts'
import { numbering } from './numbering.ts'
import { period, year } from './period.ts'
import { readTable, type Table } from './reading.ts'
import { growthRange, negativeAmount, percentRange, unitMissing } from './single.ts'
import { partExceeds, totalNotSum } from './totals.ts'

export { type AuditRule, auditRules, type Finding } from '../finding.ts'

/** Each gives the findings of the rules that auditRules lists under its file. */
const CHECKS: readonly ((table: Table) => Found[])[] = [
  year,
  period,
  nameless,
  duplicateName,
  numbering,
  unitMissing,
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

const GRADES = new Map<string, Grade>(auditRules.map(({ id, grade }) => [id, grade]))

/**
 * All findings of a table: those of the heading first, then row by row.
 * @param judged its verdicts (judgeAttachment), one for each row
 * @param dictionary the indicators that are known, a person's own among them
 */
export function auditAttachment(
  attachment: Attachment,
  judged: Judged,
  dictionary: Dictionary,
): readonly Finding[] {
  const table = readTable(attachment, judged, dictionary)
  const answers = attachment.heading.explanations ?? {}
  const places = new Map(attachment.rows.map(({ id }, at) => [id, at]))
  const placeOf = ({ row }: Finding): number => (row === null ? -1 : (places.get(row) ?? -1))
  return CHECKS.flatMap((check) => check(table))
    .map((found): Finding => {
      const key = [found.rule, found.row ?? '', found.column ?? ''].join(':')
      const answer = Object.hasOwn(answers, key) ? answers[key] : undefined
      return {
        ...found,
        key,
        grade: GRADES.get(found.rule) ?? 'warning',
        explanation: answer?.text ?? null,
        outdated: answer !== undefined && answer.finding !== found.message,
      }
    })
    .sort((a, b) => placeOf(a) - placeOf(b))
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
