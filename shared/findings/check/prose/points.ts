/** % where two rates are compared, which differ by 百分点: 优良率81.2%，比年度目标低0.8%. */
import { absolute, compare, literal, minus, negate, plus } from '../../../measure/decimal.ts'
import { isRate } from '../../../measure/unit.ts'
import { wordsAt } from '../common/context.ts'
import { growthsIn, type Sentence, type Token, tokensIn } from '../common/plain.ts'
import { type Raw, reckoning } from '../rules.ts'

/** 比年度目标低, 与全年目标差, 距目标还差. */
const AIM =
  '(?:年度|全年|年初|预期|计划|既定|上级|省定|市定|控制)*(?:目标|计划|预期|控制线|要求)(?:值|任务|要求|增速|增幅|下限|上限)?'
const THAN_TARGET = new RegExp(
  `(?:(?:低于|高于|高出|快于|慢于|超出|超过|优于|好于)${AIM}|[比较与距离]${AIM}(?:还|尚|仍|仅|只)*(?:相?差|低|高|少|超出)(?:了|出)?)(?:约|近)?$`,
)
/** 与全年增长4%的目标差: the rate of the target is said. */
const THAN_SAID =
  /^的(?:年度|全年|年初|预期|增长|增速)*目标(?:值)?(?:还|尚|仍|仅|只)*(?:有|相?差|低|高)(?:了|出)?(?:约|近)?$/
/** 与年度目标51%还有: the same the other way round. */
const TARGET = /[与距离比较][^，,；;。]{0,8}(?:目标(?:值|为)?|(?:定|要求|下达)的)$/
const STILL = /^(?:还|尚|仍|仅|只)*(?:有|相?差|低|高)(?:约|近)?$/
const GAP = /^的?(?:差距|缺口)/
/** 高于全国、全省, 低于全市平均水平. */
const AREA =
  '(?:(?:[\\p{Script=Han}]{2,3})?全[国省市区县州]|[省市]均|(?:全[国省市区县州])?平均)(?:平均)?(?:水平|增速|增幅)?'
const THAN_OTHERS = new RegExp(
  `(?:(?:分别)?(?:高于|低于|快于|慢于|高出|领先|落后)${AREA}(?:[、和及与]${AREA})*|[比较]${AREA}(?:[、和及与]${AREA})*(?:分别)?(?:高|低|快|慢)(?:出|了)?)(?:约|近)?$`,
  'u',
)
/** 比上年提高, 较上年末下降: of a level. */
const BASE = '(?:上年|去年|年初|上月|上季度?|\\d{4}年)(?:同期|同月|年?末|年?底)?'
const THAN_BEFORE = new RegExp(
  `(?:[比较](?:${BASE})|同比)(?:有所)?(?:提高|提升|上升|下降|降低|回落|高|低)(?:了|出)?(?:约|近)?$`,
)
/** 高于全市（5.7%）2.4个百分点. */
const BRACKETED = /[（(][\d.]+%[）)]$/
/** Figures between those of one list: 1.3%、0.5%和0.4%. */
const LISTED = /^[、和及与]+$/

/** 比序时进度慢2.0%, 超序时进度3%: progress and schedule are shares of a year. */
const THAN_SCHEDULE =
  /(?:[比较](?:序时|时序)(?:进度)?(?:要求)?(?:高|低|快|慢|超|落后|滞后)|(?:高于|低于|快于|慢于|超|超过|高出|落后|滞后|落后于|滞后于|欠|差|领先|领先于)(?:序时|时序)(?:进度)?(?:要求)?)(?:出|了)?(?:约|近|不到)?$/

/** 农村增速快于城镇3.3%. */
const SPEEDS =
  /(?:[增降涨跌][速幅]|增长率)[^，,；;。（(\d]{0,10}(?:快于|高于|低于|慢于|高出|大于|小于)[^，,；;。（(\d]{1,12}$/

/** 高于全部投资增速7.2%: what is above a speed is one itself. */
const THAN_ITS_SPEED =
  /(?:高于|低于|快于|慢于|高出|超过|领先)[^，,；;。（(\d]{1,12}(?:[增降涨跌][速幅]|增长率)(?:约|近)?$/
/** 农村快于城镇1.9%: 快 and 慢 are said of speeds alone. */
const FASTER = /[\p{Script=Han}](?:快于|慢于)[^，,；;。（(\d序时]{2,10}(?:约|近)?$/u
/** 增长7.2%，比一季度回落0.4%; 降幅收窄2.5%. */
const SPED =
  /(?:[比较与](?:上年|去年)?(?:同期|同月|[前一二三四\d]*季度|上月|上半年|1[-—~至]\d{1,2}月|\d{1,2}月)(?:的增速)?|[增降涨跌][速幅])[^，,；;。（(\d]{0,12}(?:加快|放缓|回落|回升|提高|收窄|扩大)(?:了)?(?:约|近)?$/
/** 完成全年目标的49.5%，还差0.5%: of the half that is due. */
const TO_HALF = /^[，,](?:还|尚|仍)*差$/
const HALF = literal(50)

/** 降幅比利税降幅大2.5%, 增速比上年同期高1.4%. */
const THAN_SPEED =
  /[增降涨跌][速幅](?:还|却|已|也)*(?:[比较][^，,；;。（(\d]{1,12}|与[^，,；;。（(\d]{1,12}相|还)?(?:高|低|大|小|快|慢|差|深)(?:了|出)?(?:约|近)?$/
/** 占比较上年同期提高5.8%: of a share by its own word. */
const SHARE_MOVES = new RegExp(
  `(?:占比|比重)(?:同比|[比较](?:${BASE}))(?:有所)?(?:提高|提升|上升|下降|降低|回落|高|低)(?:了|出)?(?:约|近)?$`,
)

/** 我们差了5.3%, 高于计划增速0.5%: how far apart two rates are. */
const APART =
  /(?:差了?|相差|高于|低于|快于|慢于|高出|(?<!提)高了?|(?<!降)低了?|快了?|慢了?)(?:[^，,；;。（(\d]{0,8}(?:增速|增幅|平均))?(?:约)?$/

/** 0.2个和1.1%, 4.3个、1.7%: what one list begins with in 百分点. */
const LIST_OF_POINTS = /(?<![\d.])\d+(?:\.\d+个(?:百分点)?|个百分点)[、和及与]+$/
const MOVED = '加快|放缓|回落|收窄|扩大|缩小|回升|提高|提升|上升|下降|降低'
/** 降幅较1—5月扩大, 增速比一季度回落, 与5.6%的增速相比，当前高出. */
const SPEED_MOVED = new RegExp(
  `[增降涨跌][速幅](?:分别|也|又|还|再|虽|仅|只)*(?:[比较](?:[^，,；;。（(\\d]|\\d{1,2}[-—~至]?(?=[\\d月])){1,12})?(?:分别|也|又|还|再)*(?:${MOVED})(?:了)?(?:约|近)?$|[增降涨跌][速幅][^。；;\\d]{0,8}[，,](?:仍|也|但|还)*(?:低于|高于|快于|慢于)[^，,；;。（(\\d]{2,12}(?<![的为达])$|跑[赢输](?:了)?[^，,；;。（(\\d]{2,12}$|%的[增降涨跌][速幅](?:相比)?[，,][^，,；;。\\d]{0,6}(?:高出?|低|快|慢|${MOVED})(?:了)?$`,
)
/** 农村比城镇快, 步子比全县慢了. */
const FASTER_THAN = /[比较](?!计划|预期|往常|原)[^，,；;。（(\d]{2,12}[快慢](?:了|出)?(?:约|近)?$/
const OF_WORK = /工期|施工|建设|耗时|速度|时间|效率|办理|周期|节奏/
/** 两者增速相差, 完成率最高的…与最低的…相差. */
const RATES_APART =
  /(?:[增降涨跌][速幅]|完成率|占比|比重|比例|进度)[^，,；;。（(\d]{0,30}相差(?:了)?(?:约|近)?$/
/** 低于全县平均进度, 高于全市完成率. */
const THAN_RATE =
  /(?:高于|低于|快于|慢于|高出)[^，,；;。（(\d]{0,12}(?:进度|占比|比重|(?<!生产|效|利|汇|税|速)率)(?:约|近)?$/
/** 下拉工业增速约. */
const PULLED = /(?:[上下]拉|拉[低高动])[^，,；;。\d]{2,14}[增降][速幅](?:约|近)?$/
/** 覆盖率同比提高: of rates that are never told to have grown. */
const RATE_ROSE = new RegExp(
  `(?:覆盖|普及|城镇化|参保|优良|入驻|产销|开工|完成|就业|失业|升学|入学|处理)率(?:同比|[比较](?:${BASE}))?(?:有所)?(?:提高|提升|上升)(?:了|出)?(?:约|近)?$`,
)
const TO_ALL = /[离距](?:实现)?全覆盖(?:还|尚|仍)差$/
/** 比禾岭县低, 但低于上年同期, 比一季度收窄: behind what is told in 百分点. */
const ANOTHER = new RegExp(
  `^[，,、；;（(]?(?:但|而|也|仍|并|且|又)*(?:[比较与](?:[^，,；;。（(\\d]|\\d{1,2}[-—~至]?(?=[\\d月])){2,12}?(?:分别|仍|还|也)*(?:高|低|快|慢|多|少|差|${MOVED})(?:出|了)?|(?:高于|低于|快于|慢于|高出|落后于?|领先)[^，,；;。（(\\d]{2,10}(?<![的为达]))(?:约|近)?$`,
)
/** 占比的70.3%，超过七成，比第二产业高; 已经超过第二产业; 同比提高. */
const SHARE_AGAIN = new RegExp(
  `[，,](?:已经?|虽|但|仍|也)*(?:[比较][^，,；;。（(\\d]{2,14}[高低](?:出|了)?|(?:高于|低于|高出|超过|超出)[^，,；;。（(\\d]{2,12}(?<![的为达])|(?:同比|[比较](?:${BASE}))(?:提高|提升|降低|高|低)(?:了|出)?)(?:约|近)?$`,
)
const SHARE =
  /占[^，,；;。\d]{2,16}(?:的|比重为?|比重达到?|比例为?)$|(?:占比|比重|利润率)(?:高?达到?|为|是|仍?为)?$/
/** 第三产业占比高出第二产业, 城市更新类完成率比全部项目低. */
const RATE_THAN =
  /(?:占比|比重|完成率|入驻率|覆盖率)(?:仍|也|均|还|为|最高|，)*(?:[比较][^，,；;。（(\d]{2,14}[高低](?:出|了)?|(?:高于|低于|高出|超过)[^，,；;。（(\d]{2,12}(?<![的为达]))(?:约|近)?$/

const THAN_NAMED = /(?:高于|低于|快于|慢于)[\p{Script=Han}]{2,12}(?<![的为达])$/u

/** 增长11.4%，高于规上工业增加值5.5%, where a growth in this sentence or the one before is just so much less. */
function isNamedApart(sentence: Sentence, earlier: Sentence | null, last: Token): boolean {
  const { plain } = sentence
  if (!THAN_NAMED.test(plain.slice(Math.max(0, last.start - 16), last.start))) return false
  const rates = growthsIn(sentence, last.start)
  const own = rates.pop()
  if (earlier !== null) rates.unshift(...growthsIn(earlier, earlier.plain.length))
  return own !== undefined && rates.some((one) => compare(absolute(minus(own, one)), last.value) === 0)
}

/** Whether the two rates of a sentence before a figure are just so far apart. */
function isApart(plain: string, tokens: readonly Token[], last: Token): boolean {
  const stretch = Math.max(plain.lastIndexOf('；', last.start), plain.lastIndexOf(';', last.start)) + 1
  const rates = tokens
    .filter(({ unit, start, end }) => unit.label === '%' && start >= stretch && end <= last.start)
    .slice(-2)
    .map((one) =>
      /(?:下降|减少|下滑|降幅为?|负增长)$/.test(plain.slice(0, one.start)) ? negate(one.value) : one.value,
    )
  const [a, b] = rates
  return a !== undefined && b !== undefined && compare(absolute(minus(a, b)), last.value) === 0
}

/** What a level is told with, whose own move can only be in 百分点. */
const LEVEL =
  /(?:率|占比|比重|比例|强度|覆盖面|贡献度|集中度|普及度|化率)(?:已)?(?:为|达到?|是|至|提高到|提升至|约|[^，,、；;。\d]{0,6}的?)?$/
const GROWN = /(?:增长|下降|上升|增速|增幅|降幅|上涨|回升|下滑)(?:了|为|达到?|约)?$/
/** Of a head, a household, a mu: amounts that are compared with other places' themselves. */
const AMOUNT_LIKE = /人均|户均|亩均|地均|均价|单价/

export function ratesInPercent(text: string, sentence: Sentence, earlier: Sentence | null = null): Raw[] {
  const { plain } = sentence
  if (
    !/目标|差|[高低快慢]于|加快|放缓|回落|收窄|[增降涨跌][速幅]|增长率|占比|比重|序时|时序|全[国省市区县州]|平均|[省市]均|上年|去年|年初|上月|末|底|相差|占|[快慢]|[高低]\d|高出|跑[赢输]|扩大|提高|提升|个[、和及与]|百分点|[上下]拉|拉[低高]|覆盖/.test(
      plain,
    )
  )
    return []
  const tokens = tokensIn(sentence)
  return tokens.flatMap((last, at): Raw[] => {
    if (last.unit.label !== '%') return []
    if (!isInPoints(plain, tokens, last, at) && !isNamedApart(sentence, earlier, last)) return []
    const span = sentence.span(last.start, last.end)
    return [
      reckoning(
        'growth',
        false,
        span,
        `报告说“${wordsAt(text, sentence.span(leadOf(plain, last), last.end))}”，两个百分数相比，相差应以“百分点”计，不以“%”计。`,
        { span: sentence.span(last.middle, last.end), text: '个百分点' },
      ),
    ]
  })
}

/** From where the words of a comparison are quoted. */
function leadOf(plain: string, token: Token): number {
  const clause = plain.slice(0, token.start).search(/[^，,；;。：:]*$/)
  return clause < 0 ? token.start : clause
}

function isInPoints(plain: string, tokens: readonly Token[], last: Token, at: number): boolean {
  // Of 1.3%、0.5%和0.4% the first has the words before all of them.
  let head = at
  while (head > 0 && LISTED.test(plain.slice(tokens[head - 1]?.end ?? 0, tokens[head]?.start))) head -= 1
  const first = tokens[head]
  if (first !== undefined && THAN_SCHEDULE.test(plain.slice(0, first.start))) return true
  const said = plain.slice(tokens[head - 1]?.end ?? 0, first?.start ?? 0)
  const bare = plain.slice(0, first?.start ?? 0).replace(BRACKETED, '')
  if (SPEEDS.test(bare) || THAN_ITS_SPEED.test(bare) || FASTER.test(said)) return true
  const before = tokens[head - 1]
  if (before?.unit.label === '%' && SPED.test(bare)) return true
  if (before?.unit.label === '%' && TO_HALF.test(said) && compare(plus(before.value, last.value), HALF) === 0)
    return true
  if (LIST_OF_POINTS.test(plain.slice(0, last.start))) return true
  if (SPEED_MOVED.test(bare) || RATES_APART.test(said) || THAN_RATE.test(said) || PULLED.test(said))
    return true
  if (FASTER_THAN.test(said) && !OF_WORK.test(said)) return true
  if (RATE_ROSE.test(said) || TO_ALL.test(said) || RATE_THAN.test(said)) return true
  if (before?.unit.base === '百分点' && (ANOTHER.test(said) || /欠$/.test(said))) return true
  if (THAN_NAMED.test(said) && isApart(plain, tokens, last)) return true
  if (SPEEDS.test(said) || THAN_SPEED.test(said) || SHARE_MOVES.test(said)) return true
  if (APART.test(said) && isApart(plain, tokens, last)) return true
  // 比一季度回升0.5个百分点，但比年度目标低1.4%: what moves by points is a rate.
  if (tokens[head - 1]?.unit.base === '百分点' && THAN_TARGET.test(said)) return true
  // 优良率83.5%，提高2.1个百分点，高于目标1.5%: its own move stands between.
  const aside = /[）)]$/.test(plain.slice(0, first?.start)) && bare.length < (first?.start ?? 0) ? 1 : 0
  const own = tokens.slice(0, Math.max(0, head - aside)).findLast(({ unit }) => unit.base !== '百分点')
  if (first === undefined || own === undefined || own.unit.label !== '%') return false
  const between = plain.slice(own.end, first.start).replace(BRACKETED, '')
  if (/[；;。]/.test(between) || between.length > 40) return false
  const clause = plain.slice(Math.max(0, plain.slice(0, own.start).search(/[^；;。]*$/)), own.start)
  const lead = plain.slice(Math.max(0, own.start - 20), own.start)
  if (THAN_SAID.test(between)) return !between.endsWith('有') || GAP.test(plain.slice(last.end))
  if (TARGET.test(lead) && STILL.test(between))
    return !between.endsWith('有') || GAP.test(plain.slice(last.end))
  const grown = GROWN.test(lead)
  const level = LEVEL.test(lead)
  if ((SHARE.test(lead) || level) && SHARE_AGAIN.test(between)) return true
  if (!grown && !level) return false
  // 完成100亿元，增长6%，比年度目标高5% may be of the amount.
  const besideAmount = tokens
    .slice(0, head - 1)
    .some(({ unit, start }) => start > own.start - clause.length && !isRate(unit) && unit.base !== '百分点')
  if (THAN_TARGET.test(between)) return level || !besideAmount || /增速|增幅/.test(between)
  if (THAN_OTHERS.test(between))
    return /增速|增幅/.test(between) || !besideAmount || !AMOUNT_LIKE.test(clause)
  return level && THAN_BEFORE.test(between)
}
