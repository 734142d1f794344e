/** The rules of the check (核对) of a report against its tables, and what they find. */
import type { Attachment } from '../../attachment/model.ts'
import type { Span } from '../../report/text.ts'
import type { Finding, Rule } from '../finding.ts'

/** All rules with their Chinese names. Each may be answered: a report may be right where its table is not. */
export const checkRules = [
  { id: 'other-report', name: '报告与表不是同一份', grade: 'warning' },
  { id: 'year', name: '年份、时期不一致', grade: 'warning' },
  { id: 'list', name: '附件说明与附件不一致', grade: 'warning' },
  { id: 'agrees', name: '报告与表一致', grade: 'warning' },
  { id: 'rounded', name: '报告说得较略', grade: 'warning' },
  { id: 'wording', name: '说法不完全相同', grade: 'warning' },
  { id: 'contradicts', name: '报告与表不一致', grade: 'warning' },
  { id: 'name', name: '数字相同而指标不同', grade: 'warning' },
  { id: 'verdict', name: '完成情况的说法与判定不一致', grade: 'warning' },
  { id: 'said-twice', name: '报告前后不一致', grade: 'warning' },
  { id: 'earlier', name: '与上期报告不一致', grade: 'warning' },
  { id: 'report-only', name: '报告有而表中没有', grade: 'warning' },
  { id: 'table-only', name: '表中有而报告没有', grade: 'warning' },
  { id: 'share', name: '占比、比率的计算', grade: 'warning' },
  { id: 'schedule', name: '与序时进度之差', grade: 'warning' },
  { id: 'parts', name: '其中项与总数', grade: 'warning' },
  { id: 'growth', name: '增减与前后两数', grade: 'warning' },
  { id: 'respectively', name: '“分别”前后的个数', grade: 'warning' },
] as const satisfies readonly Rule[]

export type CheckRule = (typeof checkRules)[number]['id']

/** What a finding comes to. */
export type Outcome =
  | 'agrees'
  | 'rounded'
  | 'contradicts'
  | 'report only'
  | 'table only'
  | 'said twice'
  | 'arithmetic'
  | 'year'
  | 'list'

/** What the report would read in place of the characters of the span. */
export interface Correction {
  readonly span: Span
  readonly text: string
}

export interface CheckFinding extends Finding<CheckRule> {
  readonly kind: Outcome
  /** Nothing needs to be done: the report agrees, says it less exactly, or adds up. */
  readonly holds: boolean
  /** The words of the report, exactly as typed; '' for what it does not say. */
  readonly quote: string
  readonly span: Span
  /** Null where the right figure is not plain. */
  readonly expected: Correction | null
  /** The cell's text with the report's figure in it; null where the table cannot simply take it. */
  readonly inTable: string | null
}

/** What a rule finds; key, grade, quote and answer are added to all alike. */
export interface Raw {
  readonly rule: CheckRule
  readonly kind: Outcome
  readonly holds: boolean
  readonly attachment: Attachment | null
  readonly row: string | null
  readonly column: string | null
  readonly span: Span
  readonly message: string
  readonly expected: Correction | null
  readonly inTable?: string | null
}

/** Of the report alone. */
export const NOWHERE = { attachment: null, row: null, column: null, expected: null } as const

/** What a report's own figures come to, and what should stand there where that is known. */
export const reckoning = (
  rule: CheckRule,
  holds: boolean,
  span: Span,
  message: string,
  expected: Raw['expected'] = null,
): Raw => ({ ...NOWHERE, rule, kind: 'arithmetic', holds, span, message, expected })

/** A year or a time that does not fit, and what should stand there where that is known. */
export const wrongTime = (span: Span, message: string, expected: Raw['expected'] = null): Raw => ({
  ...NOWHERE,
  rule: 'year',
  kind: 'year',
  holds: false,
  span,
  message,
  expected,
})
