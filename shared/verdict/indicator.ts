/** An indicator of the dictionary (指标库): its shape as contract and store check it, and the types inferred from it. */
import { z } from 'zod'
import { type Immutable, short } from '../attachment/schema.ts'

const name = z.string().min(1).max(100)

export const indicator = z.strictObject({
  name,
  aliases: z.array(name).max(100),
  /** growth: a plain % target is a growth, and an amount gathers over the year; level: never halved. */
  kind: z.enum(['growth', 'amount', 'level']),
  /** Whether more is better or less is. */
  direction: z.enum(['up', 'down']),
  /** Usual units, likeliest first; '' where figures usually carry none that can be converted. */
  units: z.array(z.string().max(30)).max(20),
  /** Where its direction comes from. */
  source: short,
})

export type Indicator = Immutable<z.infer<typeof indicator>>

/** What an indicator's figures are: growth in %, an amount that gathers over the year, or a level at a moment. */
export type Kind = Indicator['kind']
