/** What the rules of the print lint have in common: their names, an attachment in its report, a finding of theirs. */
import type { Attachment } from '../../attachment/model.ts'
import type { Side } from '../../series/series.ts'
import type { Dictionary } from '../../verdict/dictionary.ts'
import type { Judged } from '../../verdict/verdict.ts'
import type { AuditRule } from '../audit/rules.ts'
import { type Finding, findingOf, type Grade, type Rule } from '../finding.ts'

/** All rules with their Chinese names. An error goes against the standard or the report; a warning wants a look. */
export const lintRules = [
  { id: 'label', name: '附件标识', grade: 'error' },
  { id: 'description', name: '附件说明的写法', grade: 'error' },
  { id: 'count', name: '附件说明与附件的个数', grade: 'warning' },
  { id: 'title', name: '标题与附件说明不一致', grade: 'error' },
  { id: 'year', name: '年份不一致', grade: 'error' },
  { id: 'period', name: '时期不一致', grade: 'error' },
  { id: 'numbering', name: '序号不连续', grade: 'warning' },
  { id: 'blank', name: '应填未填', grade: 'warning' },
  { id: 'long-title', name: '标题一行排不下', grade: 'warning' },
] as const satisfies readonly Rule[]

export type LintRule = (typeof lintRules)[number]['id']
/** Of the lint's own rules, or of the audit's. */
export type LintFinding = Finding<LintRule | AuditRule>

/** An attachment with its place in the report and what a sentence calls it. */
export interface Part {
  readonly attachment: Attachment
  readonly judged: Judged
  /** Earlier tables of its series. */
  readonly past: readonly Side[]
  readonly dictionary: Dictionary
  readonly at: number
  readonly called: string
  /** Before a sentence about a cell, where there are several attachments. */
  readonly before: string
}

const GRADES: ReadonlyMap<LintRule, Grade> = new Map(lintRules.map(({ id, grade }) => [id, grade]))

/** A finding of the lint; `grade` where the case is milder than its rule. */
export const finding = (
  rule: LintRule,
  attachment: Attachment | null,
  message: string,
  row: string | null = null,
  column: string | null = null,
  grade: Grade = GRADES.get(rule) ?? 'warning',
): LintFinding => findingOf({ rule, row, column, message }, attachment, grade)
