/**
 * A list of shares without the name of their whole (占比分别为17.8%和13.4%), or with one that nothing else is called by:
 * the whole is the amount of which all of them but one are the shares.
 */
import { compare, plus, rounded } from '../../../measure/decimal.ts'
import { converted, isRate } from '../../../measure/unit.ts'
import { wordsAt } from '../common/context.ts'
import { mayRound, type Printed, type Sentence, type Token, tokensIn } from '../common/plain.ts'
import { amountsWithRoles } from '../common/roles.ts'
import { type Raw, reckoning } from '../rules.ts'
import { shareOf } from './shares.ts'

const EACH =
  /(?:占比|占(?!(?:全年|年度))[\p{Script=Han}]{2,16}?|比重|比例)(?:分别|依次)(?:约?为|达到?|是)?$|(?:分别|依次)占[\p{Script=Han}]{0,16}?(?:约?为|达到?|是)?$/u
const BETWEEN = /^(?:[、,，和及与]|以及)+$/

/** @param earlier the sentences before this one in its paragraph */
export function shareLists(text: string, sentence: Sentence, earlier: readonly Sentence[]): Raw[] {
  const { plain } = sentence
  if (!/分别|依次/.test(plain)) return []
  const tokens = tokensIn(sentence)
  return tokens.flatMap((first, at): Raw[] => {
    if (first.unit.label !== '%' || !EACH.test(plain.slice(Math.max(0, first.start - 30), first.start)))
      return []
    const percents = [first]
    for (const one of tokens.slice(at + 1)) {
      const end = percents.at(-1)?.end ?? 0
      if (one.unit.label !== '%' || !BETWEEN.test(plain.slice(end, one.start))) break
      percents.push(one)
    }
    const told = amountsWithRoles(sentence).filter(
      ({ end, unit, role }) => end <= first.start && !isRate(unit) && role !== 'change' && role !== 'about',
    )
    const parts = told.slice(-percents.length)
    const [part] = parts
    if (part === undefined || percents.length < 2 || parts.length < percents.length) return []
    if (parts.some(({ unit, role }) => unit.base !== part.unit.base || role !== 'own')) return []
    const wholes = [
      ...told.slice(0, -percents.length),
      ...earlier.flatMap((one) => amountsWithRoles(one)),
      together(parts),
    ].filter(({ unit, value }) => unit.base === part.unit.base && compare(value, part.value) > 0)
    const found = wholes.map((whole) => ({ whole, wrong: misfits(parts, percents, whole) }))
    const best = found.toSorted((a, b) => a.wrong.length - b.wrong.length)[0]
    const [only] = best?.wrong ?? []
    if (best === undefined || best.wrong.length !== 1 || only === undefined) return []
    return [wrongShare(text, sentence, only, best.whole)]
  })
}

interface Pair {
  readonly part: Token
  readonly percent: Token
}

const misfits = (parts: readonly Token[], percents: readonly Token[], whole: Printed): Pair[] =>
  percents.flatMap((percent, at): Pair[] => {
    const part = parts[at]
    const range = part === undefined ? null : shareOf(part, whole)
    return part === undefined || (range !== null && mayRound(percent, range)) ? [] : [{ part, percent }]
  })

/** What the parts come to. */
function together(parts: readonly [Token, ...Token[]] | readonly Token[]): Printed {
  const [first, ...rest] = parts as readonly [Token, ...Token[]]
  const value = rest.reduce((sum, one) => plus(sum, converted(one.value, one.unit, first.unit)), first.value)
  const places = Math.max(...parts.map((one) => one.places))
  return { value, places, unit: first.unit, text: `${rounded(value, places)}${first.unit.label}` }
}

function wrongShare(text: string, sentence: Sentence, { part, percent }: Pair, whole: Printed): Raw {
  const share = shareOf(part, whole)
  const right = share === null ? '' : rounded(share.low, percent.places)
  const span = sentence.span(percent.start, percent.end)
  return reckoning(
    'share',
    false,
    span,
    `报告说“${wordsAt(text, sentence.span(part.start, part.end))}”占比为“${wordsAt(text, span)}”，其余各项都是${whole.text}的占比，${part.text}约占${right}%，请核对。`,
  )
}
