/** What the wall shows of a table: a line for each row, as printed or worst first. Pure. */
import { type Attachment, cellText, columnOf } from '../../../shared/attachment/model.ts'
import { compare, type Decimal } from '../../../shared/measure/decimal.ts'
import { leadOf, leadText } from '../../../shared/verdict/lead.ts'
import { spokenNames } from '../../../shared/verdict/spoken.ts'
import type { Judged, Outcome } from '../../../shared/verdict/verdict.ts'
import { type ProgressBar, progressBar } from '../../grid/progress.ts'

export interface Line {
  readonly rowId: string
  readonly name: string
  readonly outcome: Outcome
  /** The word beside the light. */
  readonly word: string
  /** Where the word comes from that is not the program's (人工认定, 来自原表); '' where it is. */
  readonly ruled: string
  /** With their unit, where they are bare figures. */
  readonly target: string
  readonly actual: string
  readonly bar: ProgressBar | null
  /** 落后序时进度31.6个百分点; '' where there is nothing to compare. */
  readonly lead: string
  readonly reason: string
  /** The text in the status column, where it is another than the word. */
  readonly status: string
}

export type Order = 'worst' | 'printed'

/** The words of the lights, the worst first. */
export const words: Readonly<Record<Outcome, string>> = {
  missed: '未完成',
  pending: '待核',
  blank: '待填',
  done: '完成',
}
const ranks = Object.keys(words)

/** Rows that are not judged (一、经济发展) have no light and no line. */
export function linesOf(attachment: Attachment, judged: Judged, order: Order): readonly Line[] {
  const { columns, heading, rows } = attachment
  const names = spokenNames(attachment, judged)
  const [unit, target, actual] = (['unit', 'target', 'actual'] as const).map((role) =>
    columnOf(columns, role),
  )
  const lines = rows.flatMap((row, at): { line: Line; points: Decimal | null }[] => {
    const { verdict = null, outcome = null, status = '', ruled = false } = judged.rows[at] ?? {}
    if (verdict === null || outcome === null) return []
    const measured = (text: string): string =>
      /^[+-]?[\d,，.]+$/.test(text) ? `${text}${cellText(row, unit).trim()}` : text
    const lead = leadOf(verdict, heading.months)
    const word = words[outcome]
    const said = status.replace(/\s+/g, '')
    const line: Line = {
      rowId: row.id,
      name: names[at] || `第${at + 1}行`,
      outcome,
      word,
      ruled: ruled ? (row.ruling?.source ?? '人工认定') : '',
      target: measured(cellText(row, target).trim()),
      actual: measured(cellText(row, actual).trim()),
      bar: progressBar(verdict),
      lead: lead === null ? '' : leadText(lead),
      reason: verdict.reason,
      status: said === word ? '' : said,
    }
    return [{ line, points: lead?.points ?? null }]
  })
  if (order === 'worst')
    lines.sort(
      (a, b) =>
        ranks.indexOf(a.line.outcome) - ranks.indexOf(b.line.outcome) || behindFirst(a.points, b.points),
    )
  return lines.map(({ line }) => line)
}

/** The further behind the earlier; what cannot be compared comes last. */
const behindFirst = (a: Decimal | null, b: Decimal | null): number =>
  a === null || b === null ? Number(a === null) - Number(b === null) : compare(a, b)

/** How names are set: all of one size, the largest that the longest of them has room for. */
export function nameSize(lines: readonly Pick<Line, 'name'>[]): 'one' | 'two' | 'small' {
  const longest = Math.max(0, ...lines.map(({ name }) => name.length))
  return longest <= 12 ? 'one' : longest <= 28 ? 'two' : 'small'
}
