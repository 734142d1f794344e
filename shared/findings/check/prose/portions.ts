/** The share of a part of a whole in one sentence: 122.6亿元，其中工业投资76.8亿元，增长21.8%，占比62.7%. */
import { compare, plus } from '../../../measure/decimal.ts'
import { converted } from '../../../measure/unit.ts'
import { type Sentence, type Token, tokensIn } from '../common/plain.ts'
import { type Amount, amountsWithRoles, nameBefore } from '../common/roles.ts'
import type { Raw } from '../rules.ts'
import { wholeOf } from './parts.ts'
import { type Shared, told } from './shares.ts'

/** Behind a part: how it grew, and that it has a share, of what. */
const SHARE =
  /^[）)]?[，,](?:(?:同比)?(?:增长|下降)[\d.]+%[，,])?(?:([\p{Script=Han}]{0,8})占比?|占([\p{Script=Han}]{2,16}?)的?(?:比重|比例|份额)?)(?:约?为|达到?)?$/u
/** 其中, and 8.48亿元里面. */
const AMONG =
  /其中|(?<=\d[万亿]?(?:元|美元|吨|人|户|个|家|亩|项|名|件))(?:里面|里头|当中|之中|里)(?=[\p{Script=Han}，,])/gu
/** The whole by no name of its own. */
const UNNAMED = /^(?:全部|其|总量|总数|总额|总投资|比重?|比例)$/
const BOUND = /^(?:及?以[上下]|左右|余|多)/

/**
 * @param before the sentence before this one in its paragraph, of which a sentence that begins with 其中 tells parts
 * @param level 市 of a city's report: 占全市的 is of the whole there, and of something larger in a county's
 */
export function portions(text: string, sentence: Sentence, before: Sentence | null, level: string): Raw[] {
  const { plain } = sentence
  const within = [...plain.matchAll(AMONG)].map(({ index }) => index)
  if (within.length === 0) return []
  const tokens = tokensIn(sentence)
  const all = amountsWithRoles(sentence)
  return tokens.flatMap((percent, at): Raw[] => {
    if (percent.unit.label !== '%' || BOUND.test(plain.slice(percent.end))) return []
    // 比上年同期增加6.76亿元，占…: by how much it is more is no part.
    const amounts = all.filter(({ end, role }) => end <= percent.start && role !== 'change')
    const last = amounts.at(-1)
    const found = last === undefined ? null : SHARE.exec(plain.slice(last.end, percent.start))
    if (last === undefined || found === null) return []
    const [, own = '', of = ''] = found
    if (own === '分别') return respective(text, sentence, tokens.slice(at), amounts, within)
    const part = partNamed(plain, amounts, own) ?? last
    const place = within.findLast((one) => one < part.start)
    if (place === undefined) return []
    // Behind ； stands another part where the first one's share was told, else another thing.
    const behind = plain.slice(place, part.start)
    if (/[;；]/.test(behind) && !/占[^;；]*%[;；]/.test(behind)) return []
    const whole = wholeOf(plain, amounts, place, [part])
    if (whole === undefined && within[0] === 0 && before !== null)
      return ofSentenceBefore(text, before, sentence, part, percent, of)
    if (whole === undefined || !isSame(part, whole)) return []
    const lead = plain.slice(Math.max(0, whole.start - NAME), whole.start)
    const isWhole = of === '' || UNNAMED.test(of) || (level !== '' && of === `全${level}`)
    if (!isWhole && !isCalled(lead, of)) return []
    const sure = own === '' || partNamed(plain, amounts, own) !== undefined
    return told(text, sentence, percent, pairs(part, whole, amounts, percent, sure))
  })
}

/** How far before a figure its name may stand. */
const NAME = 24

/** Whether words before a figure name a whole: 全县外出务工21360人 is 外出务工总数, 汽车销售1.7万辆 is 汽车销售量. */
function isCalled(lead: string, of: string): boolean {
  const bare = of.replace(/^(?:全部|整个|总)(?=.{2})/, '')
  const core = bare.replace(/(?:总数|总量|总额|总规模|人数|人次|数|量|额|值)+$/, '')
  return lead.includes(bare) || ([...core].length > 1 && lead.includes(core))
}

const isSame = (a: Token, b: Token): boolean => a.unit.base === b.unit.base

/** The amount whose words begin with a name (税收收入 with 税收), or hold it (其中实体出口): 非税收入 begins otherwise. */
function partNamed(plain: string, amounts: readonly Amount[], name: string): Amount | undefined {
  if (name === '') return undefined
  const words = ({ start }: Amount): string =>
    (/[^，,、;；。：:（(]*$/.exec(plain.slice(Math.max(0, start - NAME), start))?.[0] ?? '').replace(
      /^其中/,
      '',
    )
  return (
    amounts.findLast((one) => words(one).startsWith(name)) ??
    amounts.findLast((one) => words(one).includes(name) && !words(one).includes(`非${name}`)) ??
    // 小学学位 of 新增学位1350个，其中小学810个.
    amounts.findLast((one) => one.within && words(one).length > 1 && name.startsWith(words(one)))
  )
}

/** A part and its whole, and behind them whatever else of the sentence the share may be of. */
function pairs(
  part: Amount,
  whole: Amount,
  amounts: readonly Amount[],
  percent: Token,
  sure: boolean,
): Shared[] {
  const shared = (a: Amount, b: Amount, own: boolean): Shared => ({
    part: a,
    whole: b,
    percent,
    start: Math.min(a.start, b.start),
    sure: own,
  })
  const own = amounts.filter((one) => isSame(one, part))
  return [
    shared(part, whole, sure),
    ...own.filter((one) => one !== part && one !== whole).map((one) => shared(part, one, false)),
    ...own
      .filter((one) => one !== part && one !== whole && one.start > whole.start)
      .map((one) => shared(one, whole, false)),
  ]
}

/** …18470万美元。其中，制造业11620万美元，占57.7%: of the only such figure of the sentence before. */
function ofSentenceBefore(
  text: string,
  before: Sentence,
  sentence: Sentence,
  part: Amount,
  percent: Token,
  of: string,
): Raw[] {
  const wholes = amountsWithRoles(before).filter((one) => isSame(one, part) && one.role === 'own')
  const [whole, ...others] = wholes
  if (whole === undefined || others.length > 0) return []
  if (of !== '' && !UNNAMED.test(of) && !nameBefore(before.plain, whole, NAME).includes(of)) return []
  const shared = { part, whole, percent, start: part.start, sure: true }
  // 其中地方收入3.39亿元…；税收2.41亿元，税收占比71.1%: of what the sentence itself has told.
  const nearer = amountsWithRoles(sentence)
    .filter((one) => isSame(one, part) && one.end <= part.start)
    .map((one): Shared => ({ part, whole: one, percent, start: one.start, sure: false }))
  const [found] = told(text, sentence, percent, [shared, ...nearer])
  return found === undefined
    ? []
    : [{ ...found, span: { from: before.span(whole.start, whole.end).from, to: found.span.to } }]
}

/** 制造业、服务业分别为4630万美元和2750万美元，分别占62.7%和37.3%. */
function respective(
  text: string,
  sentence: Sentence,
  tokens: readonly Token[],
  amounts: readonly Amount[],
  within: readonly number[],
): Raw[] {
  const { plain } = sentence
  const rates: Token[] = []
  for (const one of tokens) {
    const end = rates.at(-1)?.end
    if (one.unit.label !== '%' || (end !== undefined && !/^[、和及]+$/.test(plain.slice(end, one.start))))
      break
    rates.push(one)
  }
  const parts = amounts.slice(-rates.length)
  const [first] = parts
  const place = within.findLast((one) => first !== undefined && one < first.start)
  if (rates.length < 2 || parts.length < rates.length || place === undefined) return []
  const whole = wholeOf(plain, amounts, place, parts)
  if (whole === undefined || parts.some((part) => !isSame(part, whole))) return []
  return rates.flatMap((percent, at): Raw[] => {
    const part = parts[at]
    return part === undefined ? [] : told(text, sentence, percent, pairs(part, whole, amounts, percent, true))
  })
}

/** Whether the two amounts right behind another come to it. */
function isSumOf(whole: Amount, own: readonly Amount[]): boolean {
  const [a, b] = own.slice(own.indexOf(whole) + 1).filter((one) => isSame(one, whole))
  if (a === undefined || b === undefined) return false
  const sum = plus(converted(a.value, a.unit, whole.unit), converted(b.value, b.unit, whole.unit))
  return compare(sum, whole.value) === 0
}

/** 工业投资占全部投资的38.0%: a part and a whole that the sentence tells by their names. */
const OF =
  /(?:^|[，,；;。：:])(?:其中|而)?([\p{Script=Han}]{2,12}?)(?:一[项家个]|就|则|已)*占(?:了)?(全部|整个|总|全[市区县州])?([\p{Script=Han}]{0,10}?)(?:总额|总量|总数|总值)?的?(?:比重|比例|份额)?(?:已经?|就|也|则)*(?:约?为|达到?了?|到了|升[至到]|降[至到]|约|是)?$/u

export function ownShares(text: string, sentence: Sentence): Raw[] {
  const { plain } = sentence
  if (!plain.includes('占')) return []
  const here = amountsWithRoles(sentence)
  return tokensIn(sentence).flatMap((percent): Raw[] => {
    if (percent.unit.label !== '%' || BOUND.test(plain.slice(percent.end))) return []
    const found = OF.exec(plain.slice(Math.max(0, percent.start - 40), percent.start))
    if (found === null) return []
    const [, name = '', all = '', of = ''] = found
    // 占全市的 is of something larger than the report tells; of 全部投资 and 总投资 it does.
    if (/^全[市区县州]$/.test(all)) return []
    const own = here.filter((one) => one.end <= percent.start)
    const part = partNamed(plain, own, name)
    if (part === undefined) return []
    const wholes = own.filter(
      (one) => isSame(one, part) && one !== part && compare(one.value, part.value) > 0,
    )
    const named = wholes.filter((one) => of !== '' && nameBefore(plain, one, NAME).includes(of))
    const first = wholes.find(({ role, within }) => role === 'own' && !within)
    // 1436台，其中本地872台、外来564台，外来占39.3%: of what the two come to.
    const summed = all === '' && of === '' ? wholes.find((one) => isSumOf(one, own)) : undefined
    const whole =
      summed ??
      (named.length === 1 ? named[0] : all === '全部' || all === '整个' || all === '总' ? first : undefined)
    const shared = (one: Amount, sure: boolean): Shared => ({
      part,
      whole: one,
      percent,
      start: Math.min(part.start, one.start),
      sure,
    })
    const rest = wholes.filter((one) => one !== whole).map((one) => shared(one, false))
    return told(text, sentence, percent, [...(whole === undefined ? [] : [shared(whole, true)]), ...rest])
  })
}
