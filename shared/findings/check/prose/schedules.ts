/** Progress said beside its distance from the schedule: 完成全年目标的63%，超序时进度13个百分点. */
import { compare, literal, minus, negate, rounded, sign } from '../../../measure/decimal.ts'
import { monthsOf } from '../../../measure/period.ts'
import { schedule } from '../../../measure/schedule.ts'
import { wordsAt } from '../common/context.ts'
import { mayRound, type Range, rangeOf, type Sentence, type Token, tokensIn } from '../common/plain.ts'
import { amountsWithRoles, stretchAt } from '../common/roles.ts'
import { type Raw, reckoning } from '../rules.ts'

/** 序时进度 by its other names. */
const DUE = '(?:序时|时序|时间)(?:进度|要求)(?:要求|目标)?'
export const AHEAD = new RegExp(
  `(?:(?:超|超过|快于|高于|领先|超前|超出)(?:于)?${DUE}|[比较]${DUE}(?:快|高|超前|超出|超))(?:了|出)?(?:约)?$`,
)
export const BEHIND = new RegExp(
  `(?:(?:落后|滞后|低于|慢于|欠|(?:还|尚|仍)?差|落后于|滞后于)(?:于)?${DUE}|[比较]${DUE}(?:慢|低|落后|滞后|少))(?:了)?(?:约)?$`,
)
/** 与序时进度相差: on which side is not said. */
const APART = new RegExp(
  `(?:与|和|同|距离|距|离)${DUE}(?:还|尚|仍|仅|只)*(?:有)?(?:相差|差距|差)(?:了|为)?(?:约)?$`,
)
/** 进度43.3%，差6.7个百分点: of what is due, for nothing else was named. */
const SHORT = /^[，,](?:还|尚|仍)?[差欠]$/
/** 占48.9%，欠序时进度1.1个百分点 beside a target: of it, for nothing else is due. */
const BARE = /[，,]占$/
/** Words before a percentage that is a part of the year’s target. */
export const PROGRESS =
  /(?:(?:完成|占|为)(?:了)?(?:全年|年度|年初|年)?(?:投资|建设)?(?:目标任务|目标|计划|任务|总投资|预算|(?<=全年|年度)预期)(?:投资|任务)?(?:总数|总量|总额)?(?:\d[\d.,]*[\p{Script=Han}]{1,4}?)?的?|(?:完成|占|为|达)(?:了)?(?:全年|年度)\d[\d.,]*[\p{Script=Han}]{1,4}?(?:目标|任务|计划|预算)?的|(?:完成率|完成比例|进度|投资完成率)(?:约?为|达到?)?|(?:已|累计|仅)?完成)$/u

/** 较1—5月收窄: a time that is compared with is not the sentence's own. */
const OTHER_TIME = /[比较与由从](?:上年|去年)?(?:(?:\d{1,2}[-—~至])?\d{1,2}月份?|[前一二三四\d]*季度|上半年)/g

/** 一季度为下降8.2%，…；: a time that has its figure in a clause of its own is not that of the next stretch. */
const ASIDE =
  /[，,](?:而)?[^，,；;]{0,4}(?:[前一二三四\d]*季度|(?:\d{1,2}[-—~至])?\d{1,2}月份?)[^，,；;]*?[\d.]+%/g
/** The words up to a progress that may tell its time. */
const timeOf = (words: string): string => words.replace(OTHER_TIME, '').replace(ASIDE, '')

/** How far before a figure its words may reach. */
export const LEAD = 24

/** @param months of the report; null where they are not known: then nothing is due that anybody knows */
export function schedules(text: string, sentence: Sentence, months: number | null): Raw[] {
  const tokens = tokensIn(sentence)
  const { plain } = sentence
  const lead = (token: Token): string => plain.slice(Math.max(0, token.start - LEAD), token.start)
  return tokens.flatMap((points, at): Raw[] => {
    if (points.unit.base !== '百分点' && points.unit.label !== '%') return []
    const ahead = AHEAD.test(lead(points))
    const apart = APART.test(lead(points))
    const done = tokens[at - 1]
    if (done === undefined || done.unit.label !== '%') return []
    const between = plain.slice(done.end, points.start)
    const short = points.unit.base === '百分点' && SHORT.test(between)
    if (!ahead && !apart && !short && !BEHIND.test(lead(points))) return []
    const bare = BARE.test(lead(done)) && !/[，,；;].*[，,；;]/.test(between) && hasTarget(sentence, done)
    if (!bare && !PROGRESS.test(lead(done))) return []
    if (/[;；]/.test(between)) return []
    const own = monthsOf([timeOf(plain.slice(0, done.start))]) ?? months
    if (own === null) return []
    const isBehind = compare(done.value, schedule(own)) < 0
    return [claim(text, sentence, done, points, apart ? !isBehind : ahead, own)]
  })
}

const ALL =
  /(?:均|都)(?:已经?|尚|还|仍)?(超过?|快于|高于|达到|过半|低于|慢于|落后于|滞后于|未达到?|没有达到|未过半|没有过半)(?:了)?(?:(?:序时|时序|时间)进度)?(?=[，,；;。]|$)/g
const UNDER = /低|慢|后|未|没有/
const GROWN = /(?:增长|下降|增速|增幅|降幅|上升|提高|占比|比重)(?:了|为|达到?|约)?$/

/** 分别完成年度目标的53.0%和52.0%，均低于序时进度: several that all lie on the other side of what is due. */
export function allPaces(text: string, sentence: Sentence, months: number | null): Raw[] {
  const { plain } = sentence
  if (months === null || !/[均都]/.test(plain)) return []
  const due = schedule(months)
  return [...plain.matchAll(ALL)].flatMap(({ 0: words, 1: word = '', index }): Raw[] => {
    if (!/进度|半/.test(words)) return []
    const stretch = stretchAt(plain, index)
    const told = tokensIn(sentence).filter(
      ({ start, end, unit }) =>
        start >= stretch &&
        end <= index &&
        unit.label === '%' &&
        !GROWN.test(plain.slice(Math.max(0, start - 8), start)),
    )
    const [first] = told
    if (
      first === undefined ||
      told.length < 2 ||
      !PROGRESS.test(plain.slice(Math.max(0, first.start - LEAD), first.start))
    )
      return []
    const sides = told.map(({ value }) => compare(value, due))
    const under = UNDER.test(word)
    if (!sides.every((side) => (under ? side > 0 : side < 0))) return []
    const span = sentence.span(index, index + words.length)
    return [
      reckoning(
        'schedule',
        false,
        span,
        `报告说“${wordsAt(text, span)}”，而前面的${told.map((one) => one.text).join('、')}都${under ? '超过' : '不到'}${rounded(due, 2)}%，不相符。`,
      ),
    ]
  })
}

/** Whether the stretch of a percentage has told a target before it. */
export const hasTarget = (sentence: Sentence, { start }: Token): boolean =>
  amountsWithRoles(sentence).some(
    ({ role, end, stretch }) =>
      role === 'target' && end <= start && stretch === stretchAt(sentence.plain, start),
  )

function claim(
  text: string,
  sentence: Sentence,
  done: Token,
  points: Token,
  ahead: boolean,
  months: number,
): Raw {
  const due = schedule(months)
  const { low, high } = rangeOf(done)
  const [below, above] = [minus(low, due), minus(high, due)]
  const range: Range = ahead ? { low: below, high: above } : { low: negate(above), high: negate(below) }
  const isPoints = points.unit.base === '百分点'
  const holds = isPoints && mayRound(points, range)
  const gap = minus(done.value, due)
  const size = rounded(sign(gap) < 0 ? negate(gap) : gap, Math.max(done.places, points.places))
  const side = sign(gap) < 0 ? '落后' : '超'
  const words = PROGRESS.exec(sentence.plain.slice(Math.max(0, done.start - LEAD), done.start))?.[0] ?? ''
  const span = sentence.span(done.start - words.length, points.end)
  const turned = sign(gap) !== 0 && sign(gap) > 0 !== ahead
  return reckoning(
    'schedule',
    holds,
    span,
    `报告说“${wordsAt(text, span)}”，序时进度为${rounded(due, 2)}%，${done.text}${side}序时进度${size}个百分点，${holds ? '相符' : isPoints ? '不相符' : '应以“百分点”计'}。`,
    holds || turned || compare(literal(size), literal(0)) === 0
      ? null
      : isPoints
        ? { span: sentence.span(points.start, points.middle), text: size }
        : { span: sentence.span(points.middle, points.end), text: '个百分点' },
  )
}
