/** 个百分点 where only % can be: a share, a progress, a level or the growth of an amount; rates alone move by 百分点. */
import { compare, literal } from '../../../measure/decimal.ts'
import { isRate } from '../../../measure/unit.ts'
import { isWithin } from '../../../report/text.ts'
import type { Claim } from '../common/claims.ts'
import { wordsAt } from '../common/context.ts'
import { type Sentence, type Token, tokensIn } from '../common/plain.ts'
import { type Raw, reckoning } from '../rules.ts'

/** 占全市的31.2个百分点, 占比31.2个百分点: a share itself is told in %. */
const SHARED =
  /占(?:比|[^，,；;。\d]{2,16}的)(?:比重|比例|份额)?(?:约?为|达到?|是)?$|占(?:比重|比例|份额)?(?:约?为|达到?)?$/
const SAID = '(?:(?:已|仅|只|约|也|均|分别|累计|就)*(?:为|达到?|是|有|至)?)*$'
const AIM = '(?:目标|任务|计划|预算|预期|总投资)'
/** 完成年度目标的, 为年度预算26亿元的, 完成全年150亿元任务的, 完成全年4200人的. */
const OF_AIM = new RegExp(
  `(?:完成|占|为|达到?|相当于)(?:[^，,；;。]{0,8}${AIM}[^，,；;。]{0,14}|(?:全年|年度)[\\d.]+[\\p{Script=Han}]{1,4})的(?:比重|比例)?${SAID}`,
  'u',
)
/** 进度仅, 完成率为, 调查失业率, 增速为: a level, where nothing in its clause compares or moves it. */
const LEVEL = new RegExp(
  `(?:率|占比|比重|比例|覆盖面|进度)${SAID}|(?:增速|增长率)(?:也|均|分别)*(?:为|达到?|是)$`,
)
const OF_PRICES = /[利税费汇]率/
/** 已完成: of a target in 百分点 it may be so many, but hardly this many. */
const DONE = /(?:完成|过半率|达序率)(?:了|约)?$/
const MANY = literal(15)
/** Words by which a clause tells how far things are apart or have moved. */
const APART =
  /[比较与距离超欠差快慢高低降升缩浮]|落后|滞后|领先|提前|不及|大于|小于|贡献|[拉带推]动|[上下]拉|放缓|加快|提速|[新净再]增|增加|增长|减少|收窄|扩大|回[落升暖]|影响|上涨|下[滑跌调]|上调|压减/
/** What has a sign of these in it and compares nothing. */
const WHOLE_WORDS = /比[重例]|占比|增长率|增速(?=(?:也|均|分别)*[为达是])|高(?=[新中级标技质])|升级|距离/g

/** Figures between those of one list: 4.6%和6.7个百分点. */
const LISTED = /^[、和及与]+(?:增长|下降)?$/

/** 分别增长, 两年平均增长, 受检修影响下降, 降幅达: how an amount has grown; 比一季度下降 is how its growth has moved. */
const GROWN =
  /(?:(?:^|[，,、（(]|\d[\p{Script=Han}]{1,4})(?:但|其中|而)?(?:(?:受|因)[^，,；;。\d]{2,20}|[^，,；;。（(比较]{0,8}[为是])?(?:同比|[两三]年平均|分别|各|均|也|实际|名义|大幅|小幅)*(?:增长|下降|下滑)(?:了|约)?|[，,][增降]幅(?:分别)?(?:为|达到?|约)|[，,、（(]\+)$/u
/** 两年平均下降: of amounts alone. */
const ON_AVERAGE = /[两三]年(?:年均|平均)(?:增长|下降)$/
/** What moves by 百分点 itself. */
const RATE =
  /率|占比|比重|比例|覆盖|浓度|指数|强度|系数|满意度|水平|[程力]度|贡献|份额|均值|拉动|税负|利差|杠杆|[贷入]比|化度|结构|CPI|PPI/i
const SPEED = /增速|增幅|降幅|涨幅/

/** The figure that a list begins with, of which one is a part. */
function headOf(plain: string, tokens: readonly Token[], at: number): number {
  let head = at
  while (head > 0 && LISTED.test(plain.slice(tokens[head - 1]?.end ?? 0, tokens[head]?.start))) head -= 1
  return head
}

const BRACKET = /[（(][^（）()]{0,24}[）)]/g

/**
 * All that is told in 百分点 and can only be in %.
 * @param told whether a table has told so already of a claim; `held` all that the tables tell
 */
export function inPoints(
  text: string,
  sentences: readonly Sentence[],
  claims: readonly Claim[],
  told: (claim: Claim) => boolean,
  held: readonly Raw[],
): Raw[] {
  const amounts = amountsInPoints(text, claims, told)
  const wrong = [...amounts, ...held.filter(({ holds, rule }) => !holds && rule === 'contradicts')]
  const found = sentences.flatMap((sentence) => percentsInPoints(text, sentence))
  return [...amounts, ...found.filter(({ span }) => wrong.every((one) => !isWithin(span, one.span)))]
}

/**
 * 完成45亿元，增长8.1个百分点: an amount grows by %, and only a rate by 百分点.
 * @param told whether a table has told so already
 */
function amountsInPoints(text: string, claims: readonly Claim[], told: (claim: Claim) => boolean): Raw[] {
  return claims.flatMap((claim): Raw[] => {
    const { statement, said, aspect } = claim
    const own = statement.value
    if (aspect !== 'points' || own === null || own.span.from === said.span.from || told(claim)) return []
    if (statement.unit.includes('%') || statement.unit.includes('百分点')) return []
    const from = said.span.to
    const label = /^\s*个?百分点/.exec(text.slice(from))?.[0] ?? ''
    return [
      reckoning(
        'growth',
        false,
        statement.span,
        `报告说“${wordsAt(text, statement.span)}”，${own.value}${statement.unit}是总量，增减应以“%”计，不以“百分点”计。`,
        label === '' ? null : { span: { from, to: from + label.length }, text: '%' },
      ),
    ]
  })
}

/** @returns for each figure in 百分点 that can only be one in %, what should stand there */
function percentsInPoints(text: string, sentence: Sentence): Raw[] {
  const { plain } = sentence
  if (!plain.includes('百分点')) return []
  const tokens = tokensIn(sentence)
  return tokens.flatMap((figure, at): Raw[] => {
    if (figure.unit.base !== '百分点') return []
    const head = headOf(plain, tokens, at)
    const last = lastOf(plain, tokens, at)
    const first = tokens[head] ?? figure
    const clause = /[^，,；;。：:（()）]*$/.exec(plain.slice(0, first.start).replace(BRACKET, ''))?.[0] ?? ''
    const level = isLevel(clause, figure)
    const grown = (): boolean =>
      isGrowth(plain, tokens, head, last) || isAmongPercents(plain, tokens.slice(head, last + 1))
    if (!level && !(ON_AVERAGE.test(clause) && !RATE.test(clause) && !SPEED.test(clause)) && !grown())
      return []
    const span = sentence.span(figure.start, figure.end)
    const from = Math.max(0, plain.slice(0, first.start).search(/[^，,；;。：:]*$/))
    const quoted = wordsAt(text, sentence.span(from, figure.end))
    const what = !level
      ? '总量的增减'
      : /占(?!.{0,8}(?:目标|任务|计划|预算))/.test(clause)
        ? '占比'
        : '进度、比率'
    return [
      reckoning(
        level ? 'share' : 'growth',
        false,
        span,
        `报告说“${quoted}”，${what}应以“%”计，不以“百分点”计。`,
        { span: sentence.span(figure.middle, figure.end), text: '%' },
      ),
    ]
  })
}

/** The last figure of the list that one stands in. */
function lastOf(plain: string, tokens: readonly Token[], at: number): number {
  let last = at
  while (
    last + 1 < tokens.length &&
    LISTED.test(plain.slice(tokens[last]?.end ?? 0, tokens[last + 1]?.start))
  )
    last += 1
  return last
}

function isLevel(clause: string, { value }: Token): boolean {
  if (SHARED.test(clause.slice(-24))) return true
  const ofAim = OF_AIM.exec(clause)?.[0]
  if (ofAim !== undefined) return !APART.test(ofAim.replace(WHOLE_WORDS, ''))
  if (APART.test(clause.replace(WHOLE_WORDS, ''))) return false
  if (LEVEL.test(clause)) return !OF_PRICES.test(clause)
  return DONE.test(clause) && compare(value, MANY) >= 0
}

/** Whether the figures of a list are the growths of as many amounts told just before it. */
function isGrowth(plain: string, tokens: readonly Token[], head: number, last: number): boolean {
  const first = tokens[head]
  const grown =
    first === undefined ? null : GROWN.exec(plain.slice(Math.max(0, first.start - 40), first.start))
  if (first === undefined || grown === null) return false
  const many = last - head + 1
  const before = tokens.slice(0, head)
  // 同比增长24.3%，两年平均增长7.6个百分点: growths of the same amount stand between.
  while (many === 1 && before.at(-1)?.unit.label === '%' && isGrown(plain, before.at(-1))) before.pop()
  const own = before.slice(-many)
  const from = own[0]?.start ?? 0
  const begun = Math.max(0, plain.slice(0, from).search(/[^，,；;。：:]*$/))
  const between = plain.slice(begun, first.start - grown[0].length)
  return (
    own.length === many &&
    own.every(({ unit }) => !isRate(unit) && unit.base !== '百分点' && unit.base !== '') &&
    !/[；;。]/.test(between) &&
    !RATE.test(between) &&
    !SPEED.test(between)
  )
}

const isGrown = (plain: string, token: Token | undefined): boolean =>
  token !== undefined && GROWN.test(plain.slice(Math.max(0, token.start - 40), token.start))

/** 一季度、上半年产值分别下降11.6%、7.5个百分点: beside growths in %, where nothing that moves by points is named. */
function isAmongPercents(plain: string, list: readonly Token[]): boolean {
  const start = list[0]?.start ?? 0
  const stretch = /[^；;。]*$/.exec(plain.slice(0, start))?.[0] ?? ''
  return (
    list.length > 1 &&
    list.some(({ unit }) => unit.label === '%') &&
    /(?:分别|各)?(?:增长|下降|下滑|[增降]幅分别为|增速分别为)$/.test(stretch) &&
    !RATE.test(stretch)
  )
}
