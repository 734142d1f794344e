/** Names that a report cuts short, because it has just said the rest: 夏粮喜获丰收，总产量12.9万吨. */
import { comparable } from '../../../measure/normalise.ts'
import { isEqual } from '../../../measure/unit.ts'
import { identityOf } from '../../../report/names.ts'
import type { Dictionary } from '../../../verdict/dictionary.ts'
import { type Heard, isOf } from './claims.ts'
import type { Told } from './facts.ts'

/** How far before a figure the rest of its name may stand, in its paragraph. */
const FAR = 200
/** What says no more than how much of a thing is counted. */
const SCOPE =
  /^(?:规模以[上下]|限额以[上下]|规[上下]|限[上下]|全[省市区县州旗]|城镇|农村|城乡|全社会|新增|累计)$/

/**
 * The claims, those that no row is named for taken for the one row whose name ends as theirs and whose first words stand
 * before them. Only rows that are told by no name of their own: else the report speaks of another thing.
 * @param rows by what they tell
 */
export function resolved(
  text: string,
  claims: readonly Heard[],
  told: readonly Told[],
  rows: ReadonlyMap<string, readonly Told[]>,
  dictionary: Dictionary,
): readonly Heard[] {
  const named = new Set(claims.map(({ identity }) => identity))
  const open = told.filter(({ identity }) => !named.has(identity))
  const last = new Map(claims.map((claim) => [claim.statement.span.from, claim]))
  const found = claims.map((claim) => {
    if (rows.has(claim.identity) && !isAstray(text, claim)) return claim
    const tailed = withTail(claim, last.get(claim.statement.span.from) ?? claim, rows, dictionary)
    if (tailed !== null) return { ...claim, identity: tailed }
    const below = underHeading(text, claim, rows, dictionary)
    if (below !== null) return { ...claim, identity: below, others: false }
    const opened = opening(text, claim, told)
    if (opened !== null) return { ...claim, identity: opened.identity, others: false }
    const row = headed(claim, told) ?? rowFor(text, claim, told, open, rows, dictionary)
    return row === null ? claim : { ...claim, identity: row.identity }
  })
  // The growth that a statement says beside its amount is of the same row.
  const changed = new Map(
    found.flatMap((claim, at) => (claim === claims[at] ? [] : [[claim.statement, claim.identity] as const])),
  )
  const sure = new Set(found.flatMap((one, at) => (claims[at]?.others && !one.others ? [one.statement] : [])))
  return found.map((claim) => ({
    ...claim,
    identity: changed.get(claim.statement) ?? claim.identity,
    others: claim.others && !sure.has(claim.statement),
  }))
}

/** 一般贸易、加工贸易进出口: the last name of a list says what all of them are. */
function withTail(
  { statement: { indicator } }: Heard,
  { statement }: Heard,
  rows: ReadonlyMap<string, readonly Told[]>,
  dictionary: Dictionary,
): string | null {
  if (statement.indicator === indicator || !statement.quote.includes('、')) return null
  const end = [...comparable(statement.indicator)]
  for (let from = 1; from <= end.length - 2; from += 1) {
    const identity = identityOf(`${indicator}${end.slice(from).join('')}`, dictionary)
    if (rows.has(identity)) return identity
  }
  return null
}

/** What follows a name and is none of it: 青石古镇因施工, 云湖三家景区分别接待. */
const NO_NAME = /^(?:分别|[两三四五六七八九十\d]+[家个大处座]|因|受|由于).{2,}/

/** 登记在册民宿428家, 识别纳入监测对象1356户: what says only that they were counted, of 民宿家数 and 监测对象户数. */
const COUNTED = /^(?:现有|登记|在册|注册|纳入|识别|累计|拥有|共有)*$/

/** The only row that a name begins with, or whose counted things it ends with. */
function headed({ statement, unit }: Heard, told: readonly Told[]): Told | null {
  const name = comparable(statement.indicator)
  const counted = told.filter(({ line: { called } }) => {
    const [, bare = '', counter = ''] = /^(.{2,}?)([户家人])数$/.exec(called) ?? []
    return (
      bare !== '' && counter === unit.base && name.endsWith(bare) && COUNTED.test(name.slice(0, -bare.length))
    )
  })
  const [one, ...more] = counted
  if (one !== undefined && more.length === 0) return one
  const fits = told.filter(
    ({ line: { called }, facts }) =>
      called.length > 2 &&
      name.startsWith(called) &&
      NO_NAME.test(name.slice(called.length)) &&
      facts.some(({ reading }) => reading.unit.base === unit.base),
  )
  const [only, ...others] = fits
  return only === undefined || others.length > 0 ? null : only
}

const AIM = /^(?:全年|年度|年初|预期)?(?:目标|计划|任务)(?:值|数)?$/
const HEADING =
  /^\s*(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、])\s*([\p{Script=Han}]{2,20})[。：:]/u

/** （一）地区生产总值。年度目标368亿元，上半年完成173亿元: what the paragraph's heading names, up to the first full stop behind. */
function underHeading(
  text: string,
  { statement: { indicator, kind, span }, unit }: Heard,
  rows: ReadonlyMap<string, readonly Told[]>,
  dictionary: Dictionary,
): string | null {
  if (!AIM.test(comparable(indicator)) || kind !== 'actual') return null
  const line = text.slice(text.lastIndexOf('\n', span.from - 1) + 1, span.from)
  const found = HEADING.exec(line)
  const name = found?.[1] ?? ''
  if (name === '' || line.slice(found?.[0].length).includes('。')) return null
  const identity = identityOf(name, dictionary)
  const [row, ...more] = rows.get(identity) ?? []
  const fits = row?.facts.some(({ reading }) => reading.unit.base === unit.base) === true
  return more.length === 0 && fits ? identity : null
}

/** What a figure is of, where it says so: 产值 of an industry is not its 投资. */
const MEASURE =
  /投资|税收|利润|营业收入|营收|收入|总?产值|增加值|销售额|零售额|出口|进口|产量|用电量|支出|户|人/

/** 受检修影响, 增速最快: what a clause says of the row that it begins with. */
const GOES_ON = /^(?:受|因|由于|增速|增幅|增长|虽|保持|持续|继续|总体|运行|表现|仍|依然|较)/
const TELLS =
  /^(?:累计|同比|共|已|全年|上半年)*(?:完成|实现|达到?)?(?:投资|税收|利润|营业收入|营收|收入|总?产值|增加值|销售额|零售额|产量)?(?:为|达到?)?$/

/** Whether its subject stands before a ；: what stands between may name another. */
const isAstray = (text: string, { statement: { subject, span } }: Heard): boolean =>
  subject !== null && subject.to <= span.from && /[；;]/.test(text.slice(subject.to, span.from))

/** Whether a row, or one that it is a part of, is measured so. */
const isBelow = (line: Told['line'] | null, measure: string): boolean =>
  line !== null && (line.called.includes(measure) || isBelow(line.parent, measure))

/** 化工产业受检修影响，完成105.6亿元: the row that a stretch opens with, of which its first figure tells. */
function opening(text: string, { statement, said, aspect, unit }: Heard, told: readonly Told[]): Told | null {
  if (aspect !== 'value' && aspect !== 'growth') return null
  const stretch = comparable(
    /[^；;。\n]*$/.exec(text.slice(Math.max(0, said.span.from - FAR), said.span.from))?.[0] ?? '',
  )
  const [head = '', own = '', ...more] = stretch.replace(/^(?:其中|而)[,:]?/, '').split(',')
  const first = aspect === 'value' && more.length === 0 && TELLS.test(own) && !/\d/.test(stretch)
  if (!first || statement.kind !== 'actual') return null
  const fits = told.filter(({ line: { called, parent }, facts }) => {
    const measure = MEASURE.exec(own)?.[0]
    const fitting = measure === undefined || called.includes(measure) || isBelow(parent, measure)
    return (
      called.length > 2 &&
      head.startsWith(called) &&
      GOES_ON.test(head.slice(called.length)) &&
      fitting &&
      facts.some(
        ({ kind, aspect: sort, reading }) =>
          kind === 'actual' && sort === 'value' && reading.unit.base === unit.base,
      )
    )
  })
  const [only, ...others] = fits
  return only === undefined || others.length > 0 ? null : only
}

/** What may be left out behind a name that it has been said of: 居民人均可支配收入, 一般公共预算收入. */
const MEASURED = /(?:税收|存栏|出栏|面积|货运量|收入|支出|投资|产值|增加值|零售额|总额|用电量|产量|余额)$/
/** The last two sentences. */
const sentenceOf = (before: string): string => before.split('。').slice(-2).join('。')

function rowFor(
  text: string,
  claim: Heard,
  told: readonly Told[],
  open: readonly Told[],
  rows: ReadonlyMap<string, readonly Told[]>,
  dictionary: Dictionary,
): Told | null {
  const { identity, statement, unit } = claim
  if (rows.has(identity)) return null
  // A known indicator is itself, unless its figure says that it is the row's.
  const known = dictionary.byName.has(identity.toUpperCase())
  const name = comparable(statement.indicator).replace(/^(?:项目)?(?:累计|完成|实现|共)+(?=.{2})/, '')
  if ([...name].length < 2) return null
  const fits = open.flatMap((row) => {
    const { called } = row.line
    const rest = called.endsWith(name) ? called.slice(0, -name.length) : ''
    const measured = row.facts.some((fact) =>
      known ? isOf(claim, fact) && isEqual(claim, fact.reading) : fact.reading.unit.base === unit.base,
    )
    return [...rest].length >= 2 && !SCOPE.test(rest) && measured ? [{ row, rest }] : []
  })
  const cut = told.flatMap((row) => {
    const { called } = row.line
    const rest = called.startsWith(name) ? called.slice(name.length) : ''
    const measured = row.facts.some((fact) => fact.reading.unit.base === unit.base)
    return [...rest].length >= 2 && MEASURED.test(rest) && measured ? [{ row, rest }] : []
  })
  const from = Math.max(0, statement.span.from - FAR)
  const before = comparable(/[^\n]*$/.exec(text.slice(from, statement.span.from))?.[0] ?? '')
  const near = fits
    .map(({ row, rest }) => ({ row, at: before.lastIndexOf(rest) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => b.at - a.at)
  // 其中：州本级6.9亿元 behind 一般公共预算收入28.6亿元.
  const [short, ...more] = cut.filter(({ rest }) => sentenceOf(before).includes(rest))
  if (near.length === 0 && !known && short !== undefined && more.length === 0) return short.row
  const [first, ...others] = near
  if (first === undefined || others.length === 0) return first?.row ?? null
  // Of several the one that was spoken of last, where its figure says so.
  const says = first.row.facts.some((fact) => isOf(claim, fact) && isEqual(claim, fact.reading))
  return says ? first.row : null
}
