/** Shares of something by its name alone, of what the table counts it among: 电子信息产业占比43.6%. */
import { compare } from '../../measure/decimal.ts'
import { isRate } from '../../measure/unit.ts'
import type { Fact, Told } from './facts.ts'
import { mayRound, type Printed, type Sentence, tokensIn } from './plain.ts'
import { amountsWithRoles } from './roles.ts'
import type { Raw } from './rules.ts'
import { type Shared, shareOf, told } from './shares.ts'

const NAMED =
  /(?:^|[，,；;：:]|其中)(?:而|其中)?([\p{Script=Han}]{2,12}?)(?:一业|一项|一家)?占(?:比|比重)?(?:约?为|达到?|是)?$/u
const OTHER_TIME = /上年|去年|同期|季度|目标|全[国省]/
/** How many sentences before a share may tell what it is of. */
const SENTENCES = 4

/**
 * @param earlier the sentences before this one in its paragraph
 * @param rowOf the row of a name; null for none or several
 */
export function rowShares(
  text: string,
  sentence: Sentence,
  earlier: readonly Sentence[],
  rowOf: (name: string) => Told | null,
): Raw[] {
  const { plain } = sentence
  if (!plain.includes('占')) return []
  return tokensIn(sentence).flatMap((percent): Raw[] => {
    if (percent.unit.label !== '%') return []
    const words = plain.slice(Math.max(0, percent.start - 24), percent.start)
    const name = NAMED.exec(words)?.[1]
    const row = name === undefined || OTHER_TIME.test(words) ? null : rowOf(name)
    const part = row === null ? undefined : amountOf(row.facts)
    const whole = row?.line.parent == null ? undefined : amountOf(factsOfParent(row))
    if (part === undefined || whole === undefined || part.unit.base !== whole.unit.base) return []
    const beside = [...earlier.slice(-SENTENCES), sentence].flatMap(amountsWithRoles)
    const wholes = [
      whole,
      ...beside.filter((one) => one.unit.base === part.unit.base && compare(one.value, part.value) > 0),
    ]
    const start = percent.start - words.length + words.lastIndexOf(name ?? '')
    const shared = wholes.map((one): Shared => ({ part, whole: one, percent, start, sure: one === whole }))
    // A share that the sentence itself tells right is of what stands there.
    const own = beside.some(
      (one) => one.unit.base === part.unit.base && wholes.some((all) => isShare(one, all, percent)),
    )
    return own && !isShare(part, whole, percent) ? [] : told(text, sentence, percent, shared)
  })
}

function isShare(part: Printed, whole: Printed, percent: Printed): boolean {
  const range = compare(part.value, whole.value) > 0 ? null : shareOf(part, whole)
  return range !== null && mayRound(percent, range)
}

function factsOfParent({ source, line }: Told): readonly Pick<Fact, 'kind' | 'aspect' | 'reading'>[] {
  const { parent } = line
  const column = source.table.columns.actual
  const reading = parent === null || column === undefined ? null : source.table.amount(parent, column)
  return reading === null ? [] : [{ kind: 'actual', aspect: 'value', reading }]
}

/** The one amount that a row has reached. */
function amountOf(facts: readonly Pick<Fact, 'kind' | 'aspect' | 'reading'>[]): Printed | undefined {
  const [only, ...others] = facts.filter(
    ({ kind, aspect, reading }) => kind === 'actual' && aspect === 'value' && !isRate(reading.unit),
  )
  return only === undefined || others.length > 0 ? undefined : only.reading
}
