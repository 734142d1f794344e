/** The share of what a sentence has just told in a whole that only the table tells: 产值31.4亿元，突破30亿元，占规上工业总产值的22.4%. */
import { compare, plus, rounded } from '../../../measure/decimal.ts'
import { converted } from '../../../measure/unit.ts'
import { titleOf } from '../../audit/reading.ts'
import { PART_OF_PLACE, wordsAt } from '../common/context.ts'
import { mayRound, type Printed, type Sentence, type Token, tokensIn } from '../common/plain.ts'
import { type Amount, amountsWithRoles, stretchAt } from '../common/roles.ts'
import { shareOf } from '../prose/shares.ts'
import type { Raw } from '../rules.ts'
import type { Names } from './comparisons.ts'
import { amountOf } from './of-row.ts'
import { reckoned } from './told.ts'

const SAID = '的?(?:比重|比例|份额)?(?:已经?|就|也|则|仅|只)*(?:约?为|达到?了?|约|是)?$'
/** A clause that begins with the share: nothing in it says whose it is. */
const OF = new RegExp(
  `[，,；;](?:仅|只|已|合计|共)?占(全[市区县州旗盟])?([\\p{Script=Han}]{3,16}?)${SAID}`,
  'u',
)
/** So many of the amounts before a share are looked at, however long its sentence is. */
const FEW = 16
const BOUND = /^(?:左右|以[上下]|多|余)/

/** @param level 市 of a city's report: 占全市… is of the table's row there, and of something larger in a county's */
export function sharesOfRows(text: string, sentence: Sentence, names: Names, level: string): Raw[] {
  const { plain } = sentence
  if (!plain.includes('占')) return []
  return tokensIn(sentence).flatMap((percent): Raw[] => {
    if (percent.unit.label !== '%' || BOUND.test(plain.slice(percent.end))) return []
    const [words, all = '', name = ''] =
      OF.exec(plain.slice(Math.max(0, percent.start - 36), percent.start)) ?? []
    if (words === undefined || (all !== '' && all !== `全${level}`)) return []
    const row = names(name, null)
    const whole = row === null ? null : amountOf(row.told.source, row.told.line)
    const head = plain.slice(0, percent.start)
    if (row === null || whole === null || PART_OF_PLACE.test(head)) return []
    const earlier = amountsWithRoles(sentence)
      .filter(({ end }) => end <= percent.start - words.length + 1)
      .slice(-FEW)
    const part = earlier.findLast(({ role }) => role !== 'change' && role !== 'about')
    if (part === undefined || part.role !== 'own' || part.stretch !== stretchAt(plain, percent.start))
      return []
    if (part.unit.base !== whole.unit.base || !isLess(part, whole)) return []
    const share = shareOf(part, whole)
    if (share === null) return []
    const holds = mayRound(percent, share)
    // What fits any other amount of the sentence, or several of them together, may well be of those.
    if (!holds && sumsOf(earlier, whole).some((one) => fits(one, whole, percent))) return []
    const { source, line } = row.told
    const span = sentence.span(part.start, percent.end)
    return [
      reckoned(row.told, {
        rule: 'share',
        holds,
        span,
        message: `报告说“${wordsAt(text, span)}”，${source.called}中${titleOf(line)}为${whole.text}，占比约${rounded(share.low, percent.places)}%，${holds ? '相符' : '不符'}。`,
      }),
    ]
  })
}

const isLess = (part: Printed, whole: Printed): boolean =>
  compare(converted(part.value, part.unit, whole.unit), whole.value) <= 0

function fits(part: Printed, whole: Printed, percent: Token): boolean {
  const range = shareOf(part, whole)
  return range !== null && mayRound(percent, range)
}

/** Every run of amounts of the whole's measure, added up: A 5亿元、B 3亿元，占…. */
function sumsOf(amounts: readonly Amount[], whole: Printed): Printed[] {
  const own = amounts.filter(({ unit }) => unit.base === whole.unit.base)
  return own.flatMap((first, at) => {
    const runs: Printed[] = [first]
    for (const one of own.slice(at + 1)) {
      const before = runs.at(-1) ?? first
      runs.push({ ...first, value: plus(before.value, converted(one.value, one.unit, first.unit)) })
    }
    return runs
  })
}
