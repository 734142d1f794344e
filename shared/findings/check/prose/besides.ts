/** What is told as if it came on top of a whole, while its figures say that it is in it: 31.9亿元，此外城镇22.8亿元、乡村9.1亿元. */
import { absolute, compare, minus, plus } from '../../../measure/decimal.ts'
import { converted } from '../../../measure/unit.ts'
import { ZERO } from '../../audit/reading.ts'
import { digitsOf, type Heard } from '../common/claims.ts'
import { wordsAt } from '../common/context.ts'
import { mayRound, type Sentence, type Token, tokensIn } from '../common/plain.ts'
import { type Amount, amountsWithRoles } from '../common/roles.ts'
import { type Raw, reckoning } from '../rules.ts'
import { slackOf } from './parts.ts'
import { shareOf } from './shares.ts'

export const BESIDES = '另有|另外|此外|除此之外|除此以外|外加|再加上|还有'
const ON_TOP = new RegExp(`(?:^|[，,；;、])(${BESIDES})[，,]?`, 'g')
/** Behind a part: what share it has, of no larger place. */
const SHARE = /占(?!全[国省])(?:比|[^，,；;。\d]{1,16}的)?(?:比重|比例)?(?:约?为|达到?)?$/
/** A whole that two figures do not come to by chance. */
const DIGITS = 3

/** @param before the sentence before this one in its paragraph; null for none */
export function besides(text: string, sentence: Sentence, before: Sentence | null): Raw[] {
  const { plain } = sentence
  return [...plain.matchAll(ON_TOP)].flatMap(({ 0: said, 1: word = '', index }): Raw[] => {
    const start = index + said.length
    const from = start - said.length + said.indexOf(word)
    const parts = runBehind(plain, start)(amountsWithRoles(sentence))
    const [first, last] = [parts[0], parts.at(-1)]
    if (first === undefined || last === undefined) return []
    const here = amountsWithRoles(sentence).filter(({ end }) => end <= from)
    const earlier = here.length > 0 || before === null ? [] : amountsWithRoles(before)
    const whole = [...here, ...earlier].findLast(
      (one) => one.role === 'own' && !one.within && one.unit.base === first.unit.base,
    )
    const least = first.unit.label === first.unit.base && parts.length > 1 ? 2 : DIGITS
    if (whole === undefined || digitsOf(whole.value) < least) return []
    const sum = parts.reduce((all, one) => plus(all, converted(one.value, one.unit, whole.unit)), ZERO)
    const apart = absolute(minus(sum, whole.value))
    const all = parts.length > 1 && compare(apart, slackOf(whole, parts)) <= 0
    if (!all && !hasShare(sentence, parts, whole)) return []
    const span = sentence.span(from, last.end)
    return [
      apartFrom(
        span,
        all
          ? `报告说“${wordsAt(text, span)}”，而${parts.map((one) => one.text).join('＋')}正是前面的${whole.text}，在其中而不在其外，请核对“${word}”。`
          : `报告说“${wordsAt(text, span)}”，而所占比重是按前面的${whole.text}算的，在其中而不在其外，请核对“${word}”。`,
      ),
    ]
  })
}

const apartFrom = (span: Raw['span'], message: string): Raw => reckoning('parts', false, span, message)

/** The run of figures of one unit behind a place, up to what ends it. */
const runBehind =
  (plain: string, start: number) =>
  (amounts: readonly Amount[]): Amount[] => {
    const run: Amount[] = []
    for (const one of amounts) {
      if (one.start < start) continue
      const between = plain.slice(run.at(-1)?.end ?? start, one.start)
      if ((one.role !== 'own' && one.role !== 'time') || /[；;。]|其中|合计|共计/.test(between)) break
      if (run[0] !== undefined && one.unit.base !== run[0].unit.base) break
      run.push(one)
    }
    return run
  }

/** Whether the share that is said of one of the parts is what it has of the whole. */
function hasShare(sentence: Sentence, parts: readonly Token[], whole: Token): boolean {
  return parts.some((part) => {
    const percent = tokensIn(sentence).find(
      ({ start, unit }) =>
        start >= part.end && unit.label === '%' && isShare(sentence.plain.slice(part.end, start)),
    )
    const range = percent === undefined ? null : shareOf(part, whole)
    return percent !== undefined && range !== null && mayRound(percent, range)
  })
}
const isShare = (between: string): boolean => between.length < NEAR && SHARE.test(between)
const NEAR = 48

/** What is in a whole by its name, whatever the table has rows for. By the names of the dictionary. */
const WITHIN: ReadonlyMap<string, readonly string[]> = new Map([
  ['一般公共预算收入', ['税收收入', '非税收入']],
  ['固定资产投资', ['工业投资', '民间投资', '房地产开发投资', '基础设施投资', '制造业投资']],
  ['进出口总额', ['出口总额', '进口总额']],
  ['全社会用电量', ['工业用电量']],
  ['地区生产总值', ['第一产业增加值', '第二产业增加值', '第三产业增加值']],
])
/** How far before a part its whole is told. */
const FAR = 80
const WORDS = new RegExp(`(?<=[，,；;。、])(${BESIDES})[，,]?[^，,；;。\\n]*`, 'g')

/** 固定资产投资109.3亿元，另有房地产开发投资12.6亿元: it is among what was told before. */
export function knownWithin(text: string, claims: readonly Heard[]): Raw[] {
  const words = [...text.matchAll(WORDS)]
  if (words.length === 0) return []
  const amounts = claims.filter(
    ({ aspect, statement, unit, others }) =>
      aspect === 'value' && statement.kind === 'actual' && unit.base !== '' && !others,
  )
  return words.flatMap(({ 0: clause, 1: word = '', index: from }): Raw[] => {
    const part = amounts.find(
      ({ said }) => said.span.from >= from + word.length && said.span.to <= from + clause.length,
    )
    if (part === undefined) return []
    const whole = amounts.findLast(
      ({ said, identity, unit }) =>
        said.span.to <= from &&
        from - said.span.to < FAR &&
        WITHIN.get(identity)?.includes(part.identity) === true &&
        unit.base === part.unit.base,
    )
    if (whole === undefined) return []
    if (/\n|不含|不包括|除外/.test(text.slice(whole.said.span.to, part.said.span.from))) return []
    const span = { from, to: Math.max(part.said.span.to, part.statement.span.to) }
    return [
      apartFrom(
        span,
        `报告说“${wordsAt(text, span)}”，${part.identity}在${whole.identity}之内，不在其外，请核对“${word}”。`,
      ),
    ]
  })
}
