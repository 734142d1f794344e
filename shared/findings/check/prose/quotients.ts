/** Figures that are one of a sentence's amounts by another: 34个项目总投资127.50亿元，平均每个3.75亿元; 存贷比77.1%. */
import { compare, type Decimal, over, rounded, times } from '../../../measure/decimal.ts'
import { converted } from '../../../measure/unit.ts'
import { wordsAt } from '../common/context.ts'
import { mayRound, rangeOf, type Sentence, type Token, tokensIn } from '../common/plain.ts'
import { type Amount, amountsWithRoles, nameBefore } from '../common/roles.ts'
import { type Raw, reckoning } from '../rules.ts'
import { type Amounts, onlyNamed } from './named-shares.ts'
import { type Shared, told } from './shares.ts'

/** A rate that is named by what it is of. */
interface Known {
  readonly rate: RegExp
  readonly part: RegExp
  readonly whole: RegExp
  /** The same two by the dictionary's names, wherever else in the report they are told. */
  readonly names?: readonly [part: string, whole: string]
}

const KNOWN: readonly Known[] = [
  { rate: /存贷比/, part: /贷款/, whole: /存款/ },
  { rate: /利润率/, part: /利润/, whole: /营业收入|主营业务收入/ },
  { rate: /产销率/, part: /销售/, whole: /产值/ },
  {
    rate: /财政自给率|(?<!居民[^，,；;。]{0,10})收入[^，,；;。]{0,4}(?:对|相当于|占|保障)[^，,；;。居民]{0,8}支出的?(?:保障率|保障程度|比例|比重)?/,
    part: /收入/,
    whole: /支出/,
    names: ['一般公共预算收入', '一般公共预算支出'],
  },
  { rate: /自给率/, part: /收入/, whole: /支出/ },
]
const SAID = '(?:约?为|达到?|是|只有|仅有|仅为|仅|只)?$'

/** 存款402.5亿元，贷款298.3亿元，存贷比74.1%: where one of each is told, here or by its name elsewhere. */
export function knownRates(text: string, sentence: Sentence, report: Amounts): Raw[] {
  const { plain } = sentence
  const found = KNOWN.filter(({ rate }) => rate.test(plain))
  if (found.length === 0) return []
  const amounts = amountsWithRoles(sentence).filter(({ role }) => role === 'own')
  return tokensIn(sentence).flatMap((percent): Raw[] => {
    if (percent.unit.label !== '%') return []
    const lead = nameBefore(plain, percent, NAME)
    const known = found.find(({ rate }) => new RegExp(`(?:${rate.source})${SAID}`).test(lead))
    if (known === undefined) return []
    const of = (name: RegExp): Amount[] =>
      amounts.filter((one) => one.end <= percent.start && name.test(nameBefore(plain, one, NAME)))
    const [parts, wholes] = [of(known.part), of(known.whole)]
    const sure = parts.length === 1 && wholes.length === 1
    const all = parts.flatMap((part) =>
      wholes.flatMap((whole): Shared[] =>
        part === whole || part.unit.base !== whole.unit.base
          ? []
          : [{ part, whole, percent, start: Math.min(part.start, whole.start), sure }],
      ),
    )
    if (all.length > 0 || known.names === undefined) return told(text, sentence, percent, all)
    const [part, whole] = known.names.map((name) => onlyNamed(report, name))
    return part === undefined || whole === undefined || part.unit.base !== whole.unit.base
      ? []
      : told(text, sentence, percent, [
          {
            part,
            whole,
            percent,
            start: percent.start - (lead.length - Math.max(0, lead.search(known.rate))),
            sure: true,
          },
        ])
  })
}

/** How far before a figure its name may stand. */
const NAME = 32

/** 平均每个, 户均, 人均. */
const MEAN = /(?:平均每?(个|户|人|家|亩|项|名|村|座)|(户|人|亩|家)均)[\p{Script=Han}]{0,6}$/u

/** A mean beside the only count of its kind and the only amount of the sentence. */
export function means(text: string, sentence: Sentence): Raw[] {
  const { plain } = sentence
  if (!/平均|均/.test(plain)) return []
  const amounts = amountsWithRoles(sentence)
  return amounts.flatMap((mean): Raw[] => {
    const found = MEAN.exec(nameBefore(plain, mean, NAME))
    const each = found?.[1] ?? found?.[2]
    if (each === undefined) return []
    const earlier = amounts.filter(({ end }) => end <= mean.start)
    const counts = earlier.filter(({ unit }) => unit.base === each && unit.label.endsWith(each))
    const totals = earlier.filter(({ unit }) => unit.base === mean.unit.base)
    const fits = counts.flatMap((count) =>
      totals.map((total) => ({ count, total, value: quotient(total, count, mean) })),
    )
    const right = fits.find(({ value, count, total }) => value !== null && isMean(mean, total, count))
    const [only] = fits
    const one = right ?? (fits.length === 1 ? only : undefined)
    if (one === undefined || one.value === null) return []
    const span = sentence.span(Math.min(one.count.start, one.total.start), mean.end)
    const holds = right !== undefined
    const shown = rounded(one.value, Math.max(mean.places, 2))
    return [
      reckoning(
        'share',
        holds,
        span,
        `报告说“${wordsAt(text, span)}”，${one.total.text}÷${one.count.text}＝${shown}${mean.unit.label}，${holds ? `与${mean.text}相符` : `不是${mean.text}`}。`,
        holds
          ? null
          : { span: sentence.span(mean.start, mean.middle), text: rounded(one.value, mean.places) },
      ),
    ]
  })
}

/** In the mean's own unit. */
function quotient(total: Token, count: Token, mean: Token): Decimal | null {
  const whole = converted(total.value, total.unit, mean.unit)
  const many = times(count.value, over(count.unit.up, count.unit.down) ?? count.unit.up)
  return over(whole, many)
}

function isMean(mean: Token, total: Token, count: Token): boolean {
  const { low, high } = rangeOf(total)
  const [least, most] = [
    quotient({ ...total, value: low }, count, mean),
    quotient({ ...total, value: high }, count, mean),
  ]
  return (
    least !== null && most !== null && compare(least, most) <= 0 && mayRound(mean, { low: least, high: most })
  )
}
