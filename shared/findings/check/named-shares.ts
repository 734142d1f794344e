/** Shares of something that is told by its name elsewhere in the report: 民间投资45.6亿元，占固定资产投资的62.1%. */
import { compare } from '../../measure/decimal.ts'
import { isRate } from '../../measure/unit.ts'
import { identityOf } from '../../report/names.ts'
import type { Dictionary } from '../../verdict/dictionary.ts'
import type { Heard } from './claims.ts'
import { likeness } from './names.ts'
import { mayRound, type Printed, type Sentence, type Token, tokensIn } from './plain.ts'
import type { Raw } from './rules.ts'
import { type Shared, shareClaim, shareOf } from './shares.ts'

const OF =
  /([^,，、;；:：。\d]{0,24})占(?:全[市区县州]|同期)?([^,，、;；:：。\d占]{2,24}?)(?:总数|总量|总额|总规模)?的?(?:比重|比例|份额)?(?:约?为|达到?|约)?$/
const GROWTH = /[,，、](?:同比)?(?:增长|下降)[\d.]+%[,，、]$/
/** How alike a name must be to that of a figure said elsewhere, for a share that is right to be told. */
const ALIKE = 50

interface Named {
  readonly figure: Printed
  readonly exact: boolean
}

/** Amounts and counts of a report by their indicators. */
export interface Amounts {
  readonly claims: readonly Heard[]
  readonly nameOf: (words: string) => string
}

export function amountsOf(claims: readonly Heard[], dictionary: Dictionary, own: string): Amounts {
  return {
    claims: claims.filter(
      (claim) =>
        claim.aspect === 'value' &&
        claim.comparator === '=' &&
        claim.high === null &&
        claim.statement.kind === 'actual' &&
        claim.unit.base !== '' &&
        !isRate(claim.unit) &&
        !claim.others,
    ),
    nameOf: (words) => identityOf(words, dictionary, own),
  }
}

export function namedShares(text: string, sentence: Sentence, amounts: Amounts): Raw[] {
  const { plain } = sentence
  const tokens = tokensIn(sentence)
  return tokens.flatMap((percent, at): Raw[] => {
    if (percent.unit.label !== '%') return []
    const lead = plain.slice(Math.max(0, percent.start - 60), percent.start)
    const [words = '', part = '', whole = ''] = OF.exec(lead) ?? []
    if (whole === '') return []
    const start = percent.start - words.length
    // 90.4亿元，增长9.7%，占…: how it grew stands between.
    const grown = GROWTH.exec(plain.slice(0, start))?.index
    const end = grown ?? start
    const before = tokens.slice(0, at).findLast((token) => token.end <= end)
    const beside = part === '' && before !== undefined && /^[,，、]?$/.test(plain.slice(before.end, end))
    const first = beside && before !== undefined ? [{ figure: before, exact: true }] : named(amounts, part)
    const all = first.flatMap((one) =>
      named(amounts, whole)
        .filter(({ figure }) => figure.unit.base === one.figure.unit.base && !isRate(figure.unit))
        .map((other): Shared => {
          const sure = one.exact && other.exact
          return {
            part: one.figure,
            whole: other.figure,
            percent,
            start: beside ? before.start : start,
            sure,
          }
        }),
    )
    const right = all.find((shared) => holds(shared, percent))
    const [only] = all
    const told = right ?? (all.length === 1 && only?.sure === true ? only : undefined)
    const range = told === undefined ? null : shareOf(told.part, told.whole)
    return told === undefined || range === null ? [] : [shareClaim(text, sentence, told, range)]
  })
}

function holds({ part, whole }: Shared, percent: Token): boolean {
  const range = shareOf(part, whole)
  return range !== null && compare(part.value, whole.value) <= 0 && mayRound(percent, range)
}

/** 护理型床位 and 护理床位 are one. */
const plainer = (name: string): string => name.replace(/[型类性的]/g, '')

/** The different figures that the report says of a name. */
function named({ claims, nameOf }: Amounts, words: string): Named[] {
  if (words.length < 2) return []
  const name = nameOf(words)
  const found: Named[] = []
  for (const { identity, value, places, unit, said } of claims) {
    const exact = plainer(identity) === plainer(name)
    if (!exact && likeness(identity, name) < ALIKE) continue
    if (found.some(({ figure }) => compare(figure.value, value) === 0 && figure.unit.label === unit.label))
      continue
    found.push({ figure: { value, places, unit, text: `${said.value}${unit.label}` }, exact })
  }
  return found
}
