/** What was added to a row since last year, and which share it has of what it is a part of, by the table's own figures. */
import { absolute, compare, minus, plus, rounded, sign } from '../../../measure/decimal.ts'
import { comparable } from '../../../measure/normalise.ts'
import { converted, isRate } from '../../../measure/unit.ts'
import type { Line } from '../../audit/lines.ts'
import { halfOf, type Reading, titleOf, wordOf } from '../../audit/reading.ts'
import { wordsAt } from '../common/context.ts'
import { mayRound, type Sentence, type Token, tokensIn } from '../common/plain.ts'
import { amountsWithRoles } from '../common/roles.ts'
import { shareOf } from '../prose/shares.ts'
import type { Raw } from '../rules.ts'
import type { Row } from './beside-columns.ts'
import type { Names } from './comparisons.ts'
import { reckoned } from './told.ts'

const ADDED =
  /^(?:同比|[比较](?:上年|去年|((?:19|20)\d\d)年)(?:同期|上半年|同月)?)?(净?增加|净增|增收|增产|增支|多收|多增|多|减少|减收|减产|减支|少收|压减|少)(?:了)?$/
const LESS = /减|少/

/** 比上年同期增加1.8亿元, 减产123万吨, where the table has last year's figure. */
export function added(text: string, sentence: Sentence, from: number, to: number, { told }: Row): Raw[] {
  const { source, line } = told
  const { table } = source
  const [now, then] = [table.amount(line, table.columns.actual), table.amount(line, table.columns.last)]
  if (now === null || then === null || now.unit.base !== then.unit.base) return []
  const [figure, ...more] = tokensIn(sentence).filter(({ start, end }) => start >= from && end <= to)
  if (figure === undefined || more.length > 0 || figure.unit.base !== now.unit.base) return []
  const [, base = '', word = ''] = ADDED.exec(sentence.plain.slice(from, figure.start)) ?? []
  const year = told.facts.find(({ kind }) => kind === 'last year')?.year ?? null
  if (base !== '' && Number(base) !== year) return []
  if (word === '' || /[余多]|以[上内]|左右/.test(sentence.plain.slice(figure.middle, figure.end + 2)))
    return []
  const moved = minus(
    converted(now.value, now.unit, figure.unit),
    converted(then.value, then.unit, figure.unit),
  )
  const size = LESS.test(word) ? minus(moved, plus(moved, moved)) : moved
  const slack = [now, then, figure].reduce(
    (sum, one) => plus(sum, converted(halfOf(one.places), one.unit, figure.unit)),
    minus(moved, moved),
  )
  const holds = compare(absolute(minus(figure.value, size)), slack) <= 0
  const span = sentence.span(from, figure.end)
  const right = rounded(absolute(moved), Math.max(figure.places, now.places))
  return [
    reckoned(told, {
      rule: 'growth',
      holds,
      span,
      message: `报告说“${wordsAt(text, span)}”，${source.called}中${told.title}为${now.text}，上年同期为${then.text}，${sign(moved) < 0 ? '减少' : '增加'}${right}${figure.unit.label}，${holds ? '相符' : '不符'}。`,
      expected:
        holds || sign(size) <= 0 ? null : { span: sentence.span(figure.start, figure.middle), text: right },
    }),
  ]
}

/** 距全年96亿元计划还差48.7亿元, 离目标还有1.2亿元. */
const FROM_AIM =
  /^(?:虽|但|且)?(?:距离?|离|与)[^，,；;。]{0,24}(?:目标|任务|计划)(?:任务|值|数)?(?:相比)?(?:还|尚|仍)?(?:差|缺|有)$/
/** 一般公共预算收入还需完成13.6亿元. */
const STILL =
  /(?:^|[，,；;：:])(?:其中|今年|全年|下半年|后六个月)*[，,]?([\p{Script=Han}]{3,16}?)(?:还|尚|仍)(?:需|须|要)(?:再)?(?:组织)?(?:完成|实现|到资|到位|入库|新增)$/u

/** How much is left of a year's target: of the row that was told, or of one that is named. */
export function left(text: string, sentence: Sentence, from: number, to: number, row: Row): Raw[] {
  const [first, ...others] = tokensIn(sentence).filter(({ start, end }) => start >= from && end <= to)
  // 距全年96亿元计划还差48.7亿元 names the target itself.
  const figure = others.at(-1) ?? first
  if (figure === undefined || others.length > 1) return []
  return FROM_AIM.test(sentence.plain.slice(from, figure.start))
    ? judgeLeft(text, sentence, from, figure, row)
    : []
}

export function stillLeft(text: string, sentence: Sentence, names: Names): Raw[] {
  if (!/[还尚仍][需须要]/.test(sentence.plain)) return []
  return tokensIn(sentence).flatMap((figure): Raw[] => {
    const lead = sentence.plain.slice(Math.max(0, figure.start - 40), figure.start)
    const found = STILL.exec(lead)
    const name = found?.[1] ?? ''
    const row = name === '' ? null : names(name.replace(/^(?:下半年|全年)/, ''), null)
    return row === null
      ? []
      : judgeLeft(text, sentence, figure.start - lead.length + lead.lastIndexOf(name), figure, row)
  })
}

function judgeLeft(text: string, sentence: Sentence, from: number, figure: Token, { told }: Row): Raw[] {
  const { source, line } = told
  const { table } = source
  const [now, aim] = [table.amount(line, table.columns.actual), table.amount(line, table.columns.target)]
  if (now === null || aim === null || now.unit.base !== aim.unit.base || figure.unit.base !== now.unit.base)
    return []
  const lead = sentence.plain.slice(Math.max(0, figure.start - 2), figure.start)
  if (
    /^(?:以[上内]|左右|余|多)/.test(sentence.plain.slice(figure.end)) ||
    /[余多]/.test(figure.text) ||
    /[约近超]/.test(lead)
  )
    return []
  const inFigure = (one: Reading) => converted(one.value, one.unit, figure.unit)
  const gap = minus(inFigure(aim), inFigure(now))
  if (sign(gap) <= 0) return []
  const slack = [now, figure].reduce(
    (sum, one) => plus(sum, converted(halfOf(one.places), one.unit, figure.unit)),
    minus(gap, gap),
  )
  const holds = compare(absolute(minus(figure.value, gap)), slack) <= 0
  const span = sentence.span(from, figure.end)
  return [
    reckoned(told, {
      rule: 'share',
      holds,
      span,
      message: `报告说“${wordsAt(text, span)}”，${source.called}中${told.title}的目标为${aim.text}，已完成${now.text}，相差${rounded(gap, Math.max(now.places, aim.places))}${figure.unit.label}，${holds ? '相符' : '不符'}。`,
    }),
  ]
}

const SHARE =
  /^(?:占比|占(?:(全[市区县州旗盟部])|([\p{Script=Han}]{2,14}?))?(总额|总量|总数)?的?(?:比重|比例|份额)?)(?:约|已|达到?|为|仅|仅为)*$/u

/** 占比10.2%, 占规上工业总产值的22.4%: of the row's own whole by its name, or of one of those that it is a part of. */
export function shared(
  text: string,
  sentence: Sentence,
  from: number,
  to: number,
  { told }: Row,
  names: Names,
  level: string,
): Raw[] {
  const { source, line } = told
  const [percent, ...more] = tokensIn(sentence).filter(({ start, end }) => start >= from && end <= to)
  if (percent === undefined || more.length > 0 || percent.unit.label !== '%') return []
  const found = SHARE.exec(sentence.plain.slice(from, percent.start))
  const part = amountOf(source, line)
  if (found === null || part === null || /^(?:左右|以[上下])/.test(sentence.plain.slice(percent.end)))
    return []
  const [, all = '', name = '', total = ''] = found
  if (all !== '' && all !== '全部' && all !== `全${level}`) return []
  const own = inColumn(text, sentence, from, percent, told, name)
  if (own !== null) return own
  const row = name === '' ? null : (names(`${name}${total}`, null) ?? names(name, null))
  if (name !== '' && row === null) return []
  const wholes = (row === null ? above(line) : [row.told.line]).flatMap((one) => {
    const whole = one.row.id === line.row.id ? null : amountOf(source, one)
    return whole === null || whole.unit.base !== part.unit.base || compare(whole.value, part.value) < 0
      ? []
      : [{ line: one, whole }]
  })
  const right = wholes.find(({ whole }) => isShare(part, whole, percent))
  const one = right ?? wholes[0]
  if (one === undefined || (right === undefined && fitsElsewhere(sentence, part, percent))) return []
  const share = shareOf(part, one.whole)
  if (share === null) return []
  const holds = right !== undefined
  const span = sentence.span(from, percent.end)
  const middle = rounded(share.low, percent.places)
  return [
    reckoned(told, {
      rule: 'share',
      holds,
      span,
      message: `报告说“${wordsAt(text, span)}”，${source.called}中${told.title}为${part.text}，${titleOf(one.line)}为${one.whole.text}，占比约${middle}%，${holds ? '相符' : '不符'}。`,
    }),
  ]
}

/** A column of shares that says of what they are: 占规上工业总产值比重(%). */
const OF = /占([\p{Script=Han}]{2,14}?)(?:总额|总量)?的?(?:比重|比例|份额|%|\()/u

function inColumn(
  text: string,
  sentence: Sentence,
  from: number,
  percent: Token,
  told: Row['told'],
  name: string,
): Raw[] | null {
  const { source, line, title } = told
  const { table, attachment } = source
  const columns = attachment.columns.filter(({ header }) => {
    const of = OF.exec(comparable(header.join('')))?.[1] ?? ''
    return of !== '' && !/目标|计划|任务|年度|预算|全年/.test(of) && (name === '' || of === name)
  })
  const [column, ...others] = columns
  const reading = column === undefined || others.length > 0 ? null : table.rate(line, column)
  if (column === undefined || reading === null) return null
  const half = halfOf(Math.min(percent.places, reading.places))
  const holds =
    compare(percent.value, reading.value) === 0 ||
    (percent.places < reading.places && compare(absolute(minus(percent.value, reading.value)), half) <= 0)
  const span = sentence.span(from, percent.end)
  return [
    reckoned(told, {
      rule: 'share',
      holds,
      column: column.id,
      span,
      message: `报告说“${wordsAt(text, span)}”，${source.called}中${title}的${wordOf(column)}为${reading.text}，${holds ? '相符' : '不符'}。`,
      expected: holds
        ? null
        : { span: sentence.span(percent.start, percent.middle), text: reading.text.replace('%', '') },
    }),
  ]
}

export function amountOf({ table }: Row['told']['source'], line: Line): Reading | null {
  const reading = table.amount(line, table.columns.actual)
  return reading === null || isRate(reading.unit) || reading.unit.base === '' ? null : reading
}

const above = ({ parent }: Line): readonly Line[] => (parent === null ? [] : [parent, ...above(parent)])

function isShare(
  part: Pick<Token, 'value' | 'unit' | 'places' | 'text'>,
  whole: Reading,
  percent: Token,
): boolean {
  const range = shareOf(part, whole)
  return range !== null && mayRound(percent, range)
}

/** Whether the share is that of the row in any other amount of the sentence, or of any two of them. */
function fitsElsewhere(sentence: Sentence, part: Reading, percent: Token): boolean {
  const amounts = amountsWithRoles(sentence).filter(({ unit }) => unit.base === part.unit.base)
  return [part, ...amounts].some((one) =>
    amounts.some((whole) => {
      const range = compare(whole.value, one.value) <= 0 ? null : shareOf(one, whole)
      return range !== null && mayRound(percent, range)
    }),
  )
}
