/** Reports of invented districts, their statements where a test makes them by hand, and what the check finds. */
import type { Attachment } from '../../../../shared/attachment/model.ts'
import { checkReport } from '../../../../shared/findings/check/check.ts'
import type { CheckFinding } from '../../../../shared/findings/check/rules.ts'
import type { Said, Statement } from '../../../../shared/report/statement.ts'
import { BUILT_IN } from '../../../../shared/verdict/dictionary.ts'
import { judgeAttachment } from '../../../../shared/verdict/table.ts'
import { attachmentOf } from '../audit/support.ts'

/** What a test says of a statement; the quote must stand in the text, `value` and `growth` in the quote. */
export type Saying = Partial<Omit<Statement, 'value' | 'growth' | 'high' | 'span' | 'quote'>> & {
  readonly quote: string
  readonly indicator: string
  readonly value?: string
  readonly growth?: string
  readonly high?: string
  /** Which of several such quotes. */
  readonly nth?: number
}

export function statementOf(text: string, saying: Saying): Statement {
  const { quote, nth = 0, value, growth, high, ...rest } = saying
  let from = -1
  for (let at = 0; at <= nth; at += 1) from = text.indexOf(quote, from + 1)
  if (from < 0) throw new Error(`not in the text: ${quote}`)
  const said = (figure: string | undefined): Said | null => {
    if (figure === undefined) return null
    const at = quote.indexOf(figure.replace('-', ''))
    if (at < 0) throw new Error(`not in the quote: ${figure}`)
    const start = from + at
    return { value: figure, span: { from: start, to: start + figure.replace('-', '').length } }
  }
  return {
    subject: null,
    kind: 'actual',
    measure: 'growth',
    words: '',
    unit: '%',
    comparator: '=',
    year: 2023,
    months: 6,
    scope: '',
    ...rest,
    quote,
    span: { from, to: from + quote.length },
    value: said(value),
    high: said(high),
    growth: rest.measure === undefined || rest.measure === 'growth' ? said(value) : said(growth),
  }
}

export const TITLE = '关于云岭县2023年上半年国民经济和社会发展计划执行情况的报告'

/** The table of an invented district; rows as in the audit's tests. */
export const tableOf = (rows: string, columns = 'no name unit target actual'): Attachment =>
  attachmentOf({ columns, rows, title: '2023年上半年全县国民经济主要指标“双过半”完成情况', year: 2023 })

export function check(
  text: string,
  sayings: readonly Saying[],
  tables: readonly Attachment[] = [],
): readonly CheckFinding[] {
  return checkReport({
    text,
    statements: sayings.map((saying) => statementOf(text, saying)),
    tables: tables.map((attachment) => ({ attachment, judged: judgeAttachment(attachment, BUILT_IN) })),
    dictionary: BUILT_IN,
  })
}

/** A finding in one line: its kind, whether it holds, and its words. */
export const told = (found: readonly CheckFinding[]): string[] =>
  found.map(({ kind, holds, quote }) => `${kind}${holds ? '' : ' ✗'}: ${quote}`)
