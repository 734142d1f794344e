/**
 * Figures that the words before them name a row for, where a second witness says that the row is meant: an amount beside
 * the row's own growth, a growth beside its own amount, its target and its progress by their words.
 */
import { absolute, compare, minus, negate } from '../../../measure/decimal.ts'
import { comparable } from '../../../measure/normalise.ts'
import { converted, inCommon, scaled } from '../../../measure/unit.ts'
import { halfOf, type Reading, wordOf } from '../../audit/reading.ts'
import { digitsOf } from '../common/claims.ts'
import { wordsAt } from '../common/context.ts'
import { type Sentence, type Token, tokensIn } from '../common/plain.ts'
import type { Raw } from '../rules.ts'
import { anchored, isMeasuredAs, isSlip, namedRows, placesIn } from './anchored.ts'
import type { Row } from './beside-columns.ts'
import { judgeProgress } from './of-rows.ts'

const GREW =
  /^[，,、（(]?(?:(?:突破|首次突破|超过|超)[\d.]+[万亿]?元?大?关?[，,])?(?:同比|比上年同期|较上年同期|比去年同期)?(增长|下降|上升|下滑)$/
const BOUND = /^(?:左右|以[上下内]|多|余)/
/** Of another time or place, or reckoned otherwise. */
const OTHERS = /季度|当月|单月|\d月份|全[国省]|[上去]年|同期|剔除|扣除|可比口径|预计|环比|[市城]区/

/**
 * What rows named in a sentence are told with, and the table tells otherwise; what holds is left to others.
 * @param level 县 of a county's report; '' where it is not known
 */
export function witnesses(
  text: string,
  sentences: readonly Sentence[],
  rows: readonly Row[],
  level: string,
): Raw[] {
  const names = namedRows(rows)
  return sentences.flatMap((sentence): Raw[] => {
    const tokens = tokensIn(sentence)
    if (tokens.length === 0) return []
    const places = placesIn(sentence, names)
    if (places.length === 0) return []
    return tokens.flatMap((figure, at): Raw[] => {
      if (BOUND.test(sentence.plain.slice(figure.end)) || /[余多]/.test(figure.text)) return []
      const own = anchored(sentence, places, figure, level)
      if (own === null) return []
      const all = own.rows.map((row): Telling => ({ text, sentence, row, from: own.from, figure }))
      const [told] = all
      // Of several rows of one name the second witness says which.
      if (told === undefined || all.length > 1)
        return all.flatMap((one) => pair(one, tokens.slice(at + 1), true))
      return figure.unit.label === '%'
        ? [...grownOnAverage(told), ...progress(told)]
        : [...target(told), ...pair(told, tokens.slice(at + 1), false)]
    })
  })
}

interface Telling {
  readonly text: string
  readonly sentence: Sentence
  readonly row: Row
  /** Behind the row's name. */
  readonly from: number
  readonly figure: Token
}

const isEqual = (a: Pick<Token, 'value' | 'unit'>, b: Pick<Reading, 'value' | 'unit'>): boolean => {
  if (a.unit.base !== b.unit.base) return compare(a.value, b.value) === 0
  const { first, second } = inCommon(a.unit, b.unit)
  return compare(scaled(a.value, first), scaled(b.value, second)) === 0
}

/** Whether two figures differ by more than the rounding of the coarser one. */
function isOff(figure: Pick<Token, 'value' | 'unit' | 'places'>, reading: Reading): boolean {
  if (figure.unit.base !== reading.unit.base) return compare(figure.value, reading.value) !== 0
  const { first, second } = inCommon(figure.unit, reading.unit)
  const [said, there] = [scaled(figure.value, first), scaled(reading.value, second)]
  const half = scaled(halfOf(figure.places), first)
  return compare(absolute(minus(said, there)), half) > 0
}

/**
 * 收入1985万元，增长12.7%: of the two one is the row's, and the other not.
 * @param open whether other rows are called so: then what differs must be the row's own mistyped
 */
function pair(told: Telling, behind: readonly Token[], open: boolean): Raw[] {
  const { sentence, row, figure, from } = told
  const { plain } = sentence
  const { table } = row.told.source
  const now = table.amount(row.told.line, table.columns.actual)
  const next = behind.slice(0, 2).find(({ unit }) => unit.label === '%')
  const grown = next === undefined ? null : GREW.exec(plain.slice(figure.end, next.start))
  if (now === null || row.now === null || next === undefined || grown === null) return []
  if (next.unit.label !== '%' || BOUND.test(plain.slice(next.end)) || !isMeasuredAs(plain, figure, now))
    return []
  if (row.told.line.found.falls || /^[、和及与]+\d/.test(plain.slice(next.end))) return []
  const rate = /下/.test(grown[1] ?? '') ? negate(next.value) : next.value
  const { reading, column } = row.now
  const off = isOff({ ...next, value: rate }, reading)
  if (isEqual(figure, now)) {
    if (!off || digitsOf(figure.value) < 3 || (open && !isSlip(next.value, reading.value))) return []
    return [wrong(told, next, figure.start, row.now.column.id, `${wordOf(column)}为${reading.text}`)]
  }
  const words = plain.slice(Math.max(0, plain.slice(0, from).search(/[^；;。]*$/)), figure.start)
  const sure =
    !off && next.places === reading.places && !OTHERS.test(words) && isSlip(figure.value, now.value)
  if (!sure || !isOff(figure, now) || digitsOf(figure.value) < 2) return []
  return [wrong(told, figure, from, table.columns.actual?.id ?? null, `实绩为${now.text}`)]
}

const AIM = '(?:目标任务|目标|计划|任务|预期|预算)'
const OF_YEAR = '(?:全年|年度|年初|全部|今年|年)'
/** 完成全年, 距全年, 年度目标. */
const AIM_BEFORE = new RegExp(
  `(?:(?:完成|占|为|达到?|距离?|离)(?:了)?${OF_YEAR}?(?:预期|既定)?${AIM}?|${OF_YEAR}(?:预期|既定)?${AIM}(?:数|值)?(?:为|是)?)[（(]?$`,
)
const AIM_BEHIND = new RegExp(`^的?(?:年度|全年|全部|投资|增长)*(?:${AIM}|盘子)|^[）)]?的(?:\\d|一半|比)`)
const ENDS_AIM = new RegExp(`${AIM}[^，,]{0,3}$`)
/** 全年固定资产投资目标96亿元. */
const ITS_AIM = new RegExp(`^${OF_YEAR}?(?:预期|既定)?${AIM}(?:数|值)?(?:为|是)?$`)
const SURE = /确保|保证/
const HOPED = /力争|争取|努力|奋力|冲刺|奋斗|调整|省定|市定|上级|下达/
const REACH = /(?:达到?|不低于|不少于|稳定在|完成|实现|确保|为|控制在)$/

/** 完成全年96亿元的, 年度目标96亿元, 确保全年达到96亿元: the row's target by its words. */
function target(told: Telling): Raw[] {
  const { sentence, row, figure, from } = told
  const { plain } = sentence
  const { table } = row.told.source
  const { target: column, actual } = table.columns
  const set = table.amount(row.told.line, column)
  if (set === null || column === undefined || !isMeasuredAs(plain, figure, set) || !isOff(figure, set))
    return []
  const words = plain.slice(from, figure.start)
  const stretch = /[^；;。]*$/.exec(plain.slice(0, figure.start))?.[0] ?? ''
  const behind = AIM_BEHIND.test(plain.slice(figure.end))
  const named = (AIM_BEFORE.test(words) && (behind || ENDS_AIM.test(words))) || ITS_AIM.test(words)
  const ensured =
    SURE.test(stretch) &&
    /全年|年度|目标/.test(stretch + plain.slice(figure.end, figure.end + 6)) &&
    (REACH.test(words) || words === '')
  if ((!named && !ensured && !behind) || HOPED.test(stretch) || /季度|下半年(?!.*[，,])/.test(words))
    return []
  const now = table.amount(row.told.line, actual)
  if (now !== null && isEqual(figure, now)) return []
  if (!isSlip(figure.value, converted(set.value, set.unit, figure.unit)) && !isSlip(figure.value, set.value))
    return []
  return [wrong(told, figure, from, column.id, `年度目标为${set.text}`)]
}

const PROGRESS = new RegExp(
  `(?:(?:完成|占|为|达到?|相当于)(?:了)?${OF_YEAR}*(?:预期|既定)?${AIM}?(?:[（(]?\\d[^，,；;]{0,12})?(?:${AIM}|盘子)?的|(?:支出|投资|收入)?(?:进度|完成率|完成比例|完成)(?:也|已|仅|只|约|为|达到?|是)*)$`,
)

/** 完成全年预期的52.1%, 进度46.5%. */
function progress({ text, sentence, row, figure, from }: Telling): Raw[] {
  const { plain } = sentence
  const clause = /[^，,]*$/.exec(plain.slice(from, figure.start))?.[0] ?? ''
  if (!PROGRESS.test(clause) || /序时|时序|时间|[比较高低快慢超差落]/.test(clause.replace(/比例|占比/g, '')))
    return []
  const start = figure.start - clause.length
  return judgeProgress(text, sentence, start, figure, row).filter(({ holds }) => !holds)
}

const AVERAGED = /[两三]年(?:平均|年均)(增长|下降)$/

/** 两年平均增长7.6%, where one column tells it. */
function grownOnAverage(told: Telling): Raw[] {
  const { sentence, row, figure } = told
  const word = AVERAGED.exec(sentence.plain.slice(0, figure.start))?.[1]
  const { attachment, table } = row.told.source
  const columns = attachment.columns.filter(({ header }) =>
    /[两三]年(?:平均|年均)/.test(comparable(header.join(''))),
  )
  const [column, ...more] = columns
  const reading = word === undefined || more.length > 0 ? null : table.rate(row.told.line, column)
  if (column === undefined || reading === null) return []
  const value = word === '下降' ? negate(figure.value) : figure.value
  return isOff({ ...figure, value }, reading)
    ? [
        wrong(
          told,
          figure,
          figure.start - (word?.length ?? 0) - 4,
          column.id,
          `${wordOf(column)}为${reading.text}`,
        ),
      ]
    : []
}

function wrong(
  { text, sentence, row }: Telling,
  figure: Token,
  from: number,
  column: string | null,
  there: string,
): Raw {
  const { source, line, title } = row.told
  const span = sentence.span(from, figure.end)
  return {
    rule: 'contradicts',
    kind: 'contradicts',
    holds: false,
    attachment: source.attachment,
    row: line.row.id,
    column,
    span,
    message: `报告说“${wordsAt(text, span)}”，而${source.called}中${title}的${there}，不一致。`,
    expected: null,
  }
}
