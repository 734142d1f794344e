/** How much 左右 leaves open, as a person types it. */
import { compare, literal } from '../../shared/measure/decimal.ts'
import { TOLERANCE } from '../../shared/verdict/judge.ts'

/** The tolerance that was typed in 百分点, the usual one for nothing; undefined where it is none. */
export function toleranceTyped(text: string): string | undefined {
  const typed = text.normalize('NFKC').trim()
  if (typed === '') return TOLERANCE
  const fits = /^\d{1,3}(?:\.\d{1,6})?$/.test(typed) && compare(literal(typed), MOST) <= 0
  return fits ? typed : undefined
}
const MOST = literal(100)
