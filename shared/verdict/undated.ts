/** What of a table waits for its period. */
import type { Heading } from '../attachment/model.ts'
import type { Judged } from './verdict.ts'

/** How many rows no person has ruled on and only the period, which nobody knows, would settle. */
export function undatedRows({ months }: Pick<Heading, 'months'>, { rows }: Judged): number {
  if (months !== null) return 0
  return rows.filter(
    ({ verdict, ruled }) =>
      !ruled &&
      verdict?.status === '待核' &&
      verdict.rule === 'amount' &&
      verdict.progress !== null &&
      verdict.schedule === null,
  ).length
}

/** The heading of a table whose period a person has told. */
export const datedBy = (heading: Heading, months: number | null): Heading => {
  const { told: _, ...rest } = heading
  return { ...rest, months, ...(months !== null && { told: '人工' }) }
}
