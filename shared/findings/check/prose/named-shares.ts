/** Shares of something that is told by its name elsewhere in the report: 民间投资45.6亿元，占固定资产投资的62.1%. */
import { compare, plus, rounded } from '../../../measure/decimal.ts'
import { isRate } from '../../../measure/unit.ts'
import { identityOf } from '../../../report/names.ts'
import type { Dictionary } from '../../../verdict/dictionary.ts'
import type { Heard } from '../common/claims.ts'
import { PART_OF_PLACE } from '../common/context.ts'
import { likeness } from '../common/names.ts'
import { mayRound, type Printed, type Sentence, type Token, tokensIn } from '../common/plain.ts'
import { amountsWithRoles } from '../common/roles.ts'
import type { Raw } from '../rules.ts'
import { type Shared, shareClaim, shareOf } from './shares.ts'

const OF =
  /([^,，、;；:：。\d]{0,24})占(?:全[市区县州]|同期)?([^,，、;；:：。\d占]{2,24}?)(?:总数|总量|总额|总规模)?的?(?:比重|比例|份额)?(?:已经?|就|也|则)*(?:约?为|达到?了?|到了|升[至到]|降[至到]|约|是)?$/
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

/** @param months of the report: what is told of other months is no whole of what is told of these */
export function amountsOf(
  claims: readonly Heard[],
  dictionary: Dictionary,
  own: string,
  months: number | null,
): Amounts {
  return {
    claims: claims.filter(
      (claim) =>
        (months === null || claim.statement.months === null || claim.statement.months === months) &&
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
    // 比上年同期增加6.76亿元, 突破300亿元: by how much it is more, and a bound, are not what has the share.
    const changes = amountsWithRoles(sentence).filter(({ role }) => role === 'change' || role === 'about')
    const told = tokens
      .slice(0, at)
      .filter((token) => token.end <= end && changes.every(({ start }) => start !== token.start))
    const before = told.findLast(isAmount) ?? told.at(-1)
    const beside = part === '' && before !== undefined && isItsOwn(plain.slice(before.end, end))
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
    const [only, ...others] = all.filter(({ sure }) => sure)
    const shared = right ?? (others.length === 0 ? only : undefined)
    const range = shared === undefined ? null : shareOf(shared.part, shared.whole)
    return shared === undefined || range === null ? [] : [shareClaim(text, sentence, shared, range)]
  })
}

const isAmount = ({ unit }: Token): boolean => unit.base !== '' && unit.base !== '百分点' && !isRate(unit)

/** Whether what stands between an amount and its share goes on about it: ，增长13.2%，拉动作用明显，. */
const isItsOwn = (between: string): boolean =>
  between.length <= 48 &&
  between
    .split(/[,，、]/)
    .every((clause) =>
      /^(?:$|同比|增长|下降|增幅|增速|降幅|[比较]|[高快慢低]于|高出|拉动|总量|规模)/.test(clause),
    )

function holds({ part, whole }: Shared, percent: Token): boolean {
  const range = shareOf(part, whole)
  return range !== null && compare(part.value, whole.value) <= 0 && mayRound(percent, range)
}

/** What a whole is called where its parts have just been told. */
const WHOLES: Readonly<Record<string, string>> = {
  全部投资: '固定资产投资',
  投资总额: '固定资产投资',
  全部财政收入: '一般公共预算收入',
}

const TAXES = /税收(?:收入)?占(?:一般公共预算收入的?)?(?:比重|比例|比)(?:约?为|达到?|约)?$/

/** 税收占比达88.0%: of 一般公共预算收入, or of 税收收入 and 非税收入 where that is not told as an amount. */
export function taxShares(text: string, sentence: Sentence, amounts: Amounts): Raw[] {
  if (!/税收(?:收入)?占/.test(sentence.plain)) return []
  const [tax, other, whole] = ['税收收入', '非税收入', '一般公共预算收入'].map((name) =>
    named(amounts, name).filter(({ exact }) => exact),
  )
  const [part] = tax ?? []
  if (part === undefined || tax?.length !== 1) return []
  const [all, rest] = [whole?.[0]?.figure, other?.[0]?.figure]
  const of =
    whole?.length === 1
      ? all
      : other?.length === 1 && rest !== undefined
        ? together(part.figure, rest)
        : undefined
  if (of === undefined || of.unit.base !== part.figure.unit.base) return []
  return tokensIn(sentence).flatMap((percent): Raw[] => {
    const words = TAXES.exec(sentence.plain.slice(0, percent.start))
    const range = shareOf(part.figure, of)
    if (percent.unit.label !== '%' || words === null || range === null) return []
    if (PART_OF_PLACE.test(sentence.plain.slice(0, percent.start))) return []
    const shared = { part: part.figure, whole: of, percent, start: words.index, sure: true }
    // 地方收入3.39亿元，其中税收2.41亿元，税收占比71.1%: of what stands beside it.
    const beside = amountsWithRoles(sentence).filter(({ unit }) => unit.base === of.unit.base)
    const other = beside.some((whole) => holds({ ...shared, whole }, percent))
    return other && !mayRound(percent, range) ? [] : [shareClaim(text, sentence, shared, range)]
  })
}

/** Two amounts of one unit as one. */
function together(a: Printed, b: Printed): Printed | undefined {
  if (a.unit.label !== b.unit.label) return undefined
  const value = plus(a.value, b.value)
  const places = Math.max(a.places, b.places)
  return { value, places, unit: a.unit, text: `${rounded(value, places)}${a.unit.label}` }
}

const EACH =
  /占(?:全[市区县州]|同期)?([^,，、;；:：。\d占]{2,24}?)的?(?:比重|比例|份额)(?:依次|分别)(?:约?为|达到?|是)?$/
const BETWEEN = /^(?:[、和及与]|以及)$/

/** A4.36亿元，B126.45亿元，C305.21亿元，占生产总值的比重分别为1.0%、29.0%和70.0%: as many shares as amounts before them. */
export function listedShares(text: string, sentence: Sentence, amounts: Amounts): Raw[] {
  const { plain } = sentence
  const tokens = tokensIn(sentence)
  return tokens.flatMap((first, at): Raw[] => {
    const words = EACH.exec(plain.slice(Math.max(0, first.start - 40), first.start))
    if (first.unit.label !== '%' || words === null) return []
    const percents = [first]
    for (const one of tokens.slice(at + 1)) {
      const before = percents.at(-1)?.end ?? 0
      if (one.unit.label !== '%' || !BETWEEN.test(plain.slice(before, one.start))) break
      percents.push(one)
    }
    const figures = tokens.slice(0, at).filter(isAmount)
    const parts = figures.slice(-percents.length)
    const wholes = named(amounts, words[1] ?? '').filter(({ exact }) => exact)
    const [whole] = wholes
    if (percents.length < 2 || parts.length < percents.length || whole === undefined || wholes.length > 1)
      return []
    if (parts.some(({ unit }) => unit.base !== whole.figure.unit.base)) return []
    // Any other amount among them, and nobody can tell which is whose.
    if (
      figures.length > parts.length &&
      compare(figures[0]?.value ?? whole.figure.value, whole.figure.value) !== 0
    )
      return []
    return percents.flatMap((percent, index): Raw[] => {
      const part = parts[index]
      const range = part === undefined ? null : shareOf(part, whole.figure)
      if (part === undefined || range === null) return []
      const shared = { part, whole: whole.figure, percent, start: percent.start, sure: true }
      return [shareClaim(text, sentence, shared, range)]
    })
  })
}

/** 护理型床位 and 护理床位 are one. */
const plainer = (name: string): string => name.replace(/[型类性的]/g, '')

/** The one figure that the report says of a name of the dictionary; undefined for none or several. */
export function onlyNamed(amounts: Amounts, name: string): Printed | undefined {
  const [first, ...others] = named(amounts, name).filter(({ exact }) => exact)
  return others.length > 0 ? undefined : first?.figure
}

/** The different figures that the report says of a name. */
function named({ claims, nameOf }: Amounts, words: string): Named[] {
  if (words.length < 2) return []
  const name = nameOf(WHOLES[words] ?? words)
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
