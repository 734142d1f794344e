/** Indicators that divide another without a rest, wherever in a paragraph they are told: 进出口 is 出口 and 进口. */
import type { Paragraph } from '../../report/text.ts'
import type { Heard } from './claims.ts'
import { spanOver } from './context.ts'
import { adding } from './parts.ts'
import type { Printed } from './plain.ts'
import type { Raw } from './rules.ts'

/** By the names of the dictionary. */
const DIVISIONS: readonly (readonly [whole: string, parts: readonly string[]])[] = [
  ['地区生产总值', ['第一产业增加值', '第二产业增加值', '第三产业增加值']],
  ['进出口总额', ['出口总额', '进口总额']],
  ['一般公共预算收入', ['税收收入', '非税收入']],
]

/** @param told sums that a sentence has told already */
export function divisions(
  text: string,
  claims: readonly Heard[],
  paragraphs: readonly Paragraph[],
  told: (span: Raw['span']) => boolean,
): Raw[] {
  const amounts = claims.filter(
    (claim) =>
      claim.aspect === 'value' &&
      claim.comparator === '=' &&
      claim.high === null &&
      claim.unit.base.endsWith('元') &&
      claim.statement.kind === 'actual' &&
      !claim.others,
  )
  const names = new Set(DIVISIONS.flatMap(([whole, parts]) => [whole, ...parts]))
  const named = amounts.filter(({ identity }) => names.has(identity))
  return paragraphs.flatMap(({ from, to }) =>
    DIVISIONS.flatMap(([whole, parts]): Raw[] => {
      const inside = named.filter(({ said }) => said.span.from >= from && said.span.to <= to)
      const one = (identity: string): Heard | undefined => {
        const own = inside.filter((claim) => claim.identity === identity)
        return own.length === 1 ? own[0] : undefined
      }
      const [all, ...some] = [whole, ...parts].map(one)
      const known = some.flatMap((claim) => claim ?? [])
      if (all === undefined || known.length < parts.length) return []
      const bases = new Set([all, ...known].map(({ unit }) => unit.base))
      const span = spanOver(all.statement.span, ...known.map(({ statement }) => statement.span))
      if (bases.size > 1 || told(span)) return []
      return adding(text, span, figureOf(all), known.map(figureOf), true)
    }),
  )
}

const figureOf = ({ value, places, unit, said }: Heard): Printed => ({
  value,
  places,
  unit,
  text: `${said.value}${unit.label}`,
})
