/** All arithmetic of one sentence. */

import { isWithin } from '../../../report/text.ts'
import type { Sentence } from '../common/plain.ts'
import type { Raw } from '../rules.ts'
import { balances } from './balances.ts'
import { besides } from './besides.ts'
import { additions } from './changes.ts'
import { composition, divided, spreadOver } from './composition.ts'
import { differences } from './differences.ts'
import { directions } from './directions.ts'
import { completeShares, fractions } from './fractions.ts'
import { comesTo, growths } from './growths.ts'
import { moves } from './moves.ts'
import { type Amounts, listedShares, namedShares, taxShares } from './named-shares.ts'
import { outsized } from './outsized.ts'
import { parts, ratios } from './parts.ts'
import { ratesInPercent } from './points.ts'
import { ownShares, portions } from './portions.ts'
import { quarters, quartersLeft } from './quarters.ts'
import { knownRates, means } from './quotients.ts'
import { allPaces, schedules } from './schedules.ts'
import { shareLists } from './share-lists.ts'
import { shares } from './shares.ts'
import { stemRates } from './stem-rates.ts'
import { totals, totalsOfBefore } from './totals.ts'
import { twoGrowths } from './two-growths.ts'

/** What the arithmetic of a sentence is told with. */
export interface Sums {
  readonly text: string
  readonly sentences: readonly Sentence[]
  /** Which of them it is. */
  readonly at: number
  readonly amounts: Amounts
  /** 县 of a county's report; '' where it is not known. */
  readonly level: string
  /** Of the report; null where they are not known. */
  readonly months: number | null
}

/** The arithmetic of a sentence: shares, progress, parts and changes, whether or not they add up. */
export function sumsIn({ text, sentences, at, amounts, level, months }: Sums): Raw[] {
  const sentence = sentences[at]
  if (sentence === undefined) return []
  const before = besideIn(text, sentences[at - 1], sentence)
  const earlier = earlierIn(text, sentences, at)
  const paces = schedules(text, sentence, months)
  const moved = moves(text, sentence)
  return [
    ...sharesIn(text, sentence, before, earlier, amounts, level),
    ...paces,
    ...allPaces(text, sentence, months),
    ...parts(text, sentence, before),
    ...composition(text, sentence),
    ...divided(text, sentence, earlier),
    ...spreadOver(text, sentence),
    ...completeShares(text, sentence),
    ...besides(text, sentence, before),
    ...means(text, sentence),
    ...totals(text, sentence),
    ...totalsOfBefore(text, sentence, earlier),
    ...ratios(text, sentence),
    ...growths(text, sentence),
    ...comesTo(text, sentence),
    ...moved,
    ...ratesInPercent(text, sentence, before).filter(({ span }) =>
      [...paces, ...moved.filter(({ holds }) => !holds)].every((one) => !isWithin(span, one.span)),
    ),
    ...additions(text, sentence),
    ...directions(text, sentence),
    ...differences(text, sentence),
    ...balances(text, sentence, earlier),
    ...twoGrowths(text, sentence, before),
    ...quarters(text, sentence, earlier),
    ...quartersLeft(text, sentence),
    ...outsized(text, sentence),
  ]
}

/** The sentence before another in one paragraph; null for none. */
const besideIn = (text: string, before: Sentence | undefined, sentence: Sentence): Sentence | null =>
  before === undefined || text.slice(before.to - 1, sentence.from).includes('\n') ? null : before

/** The sentences before one in its paragraph. */
export function earlierIn(text: string, sentences: readonly Sentence[], at: number): Sentence[] {
  const found: Sentence[] = []
  for (let place = at; found.length < SENTENCES; place -= 1) {
    const [own, before] = [sentences[place], sentences[place - 1]]
    const beside = own === undefined ? null : besideIn(text, before, own)
    if (beside === null) break
    found.unshift(beside)
  }
  return found
}
/** What is told further off is told of something else. */
const SENTENCES = 4

/** Of each percentage one share at most. */
function sharesIn(
  text: string,
  sentence: Sentence,
  before: Sentence | null,
  earlier: readonly Sentence[],
  amounts: Amounts,
  level: string,
): Raw[] {
  const found = [
    ...shares(text, sentence),
    ...portions(text, sentence, before, level),
    ...namedShares(text, sentence, amounts),
    ...listedShares(text, sentence, amounts),
    ...taxShares(text, sentence, amounts),
    ...ownShares(text, sentence),
    ...fractions(text, sentence),
    ...knownRates(text, sentence, amounts),
    ...stemRates(text, sentence, before),
    ...shareLists(text, sentence, earlier),
  ]
  // 外来机具占39.3% names what it is of: a figure beside it that happens to fit is another's.
  const named = ownShares(text, sentence).filter(({ holds }) => !holds)
  const all = [...named, ...found]
  return all.filter(({ span }, at) => all.findIndex((one) => one.span.to === span.to) === at)
}
