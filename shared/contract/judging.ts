/** The contract of judging rows that stand in no table. */
import { z } from 'zod'
import { months, text } from '../attachment/schema.ts'
import type { Verdict } from '../verdict/verdict.ts'

const row = z.strictObject({
  indicator: text,
  unit: text,
  target: text,
  actual: text,
  months,
  /** 地区生产总值增速 as a decimal text in percent; null where it is not known. */
  gdpGrowth: z.string().max(1_000).nullable(),
})

export const judgingArguments = {
  /** The verdict on each row by the person's own indicators; null for one without target and actual. */
  judge: z.strictObject({ rows: z.array(row).max(100_000) }),
}

export interface JudgingValues {
  judge: (Verdict | null)[]
}
