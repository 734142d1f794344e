/** Figures of a table under another name, scope or time: a reader who knows the table sees a slip of the pen. */

import { exact } from '../../../measure/decimal.ts'
import { monthsOf, yearOf } from '../../../measure/period.ts'
import { isEqual, isRate } from '../../../measure/unit.ts'
import { scopedName } from '../../../report/names.ts'
import type { Span } from '../../../report/text.ts'
import { wordOf } from '../../audit/reading.ts'
import { digitsOf, type Heard, isOf, isThen } from '../common/claims.ts'
import { hasName, isTelling, spanOver, wordsAt } from '../common/context.ts'
import type { Fact, Told } from '../common/facts.ts'
import { grouped } from '../common/grouped.ts'
import { isReworded, likeness } from '../common/names.ts'
import { isFalse } from '../prose/twice.ts'
import { NOWHERE, type Raw } from '../rules.ts'
import { misnamed } from './told.ts'

/** 2020年上半年, 一季度, 1—5月: the words that set the time of what follows them. */
const TIME =
  /(?:(?:19|20)\s*\d\s*\d\s*年)?(?:上半年|下半年|前?[一二三四]季度|(?:截至)?1?\d?\s*[-—–~至]?\s*\d{1,2}月(?:份|底|末)?)|(?:19|20)\d\d年/g
/** How far before a figure its time may be named. */
const FAR = 400

/** Where the time of a claim is named; null where it is not near. */
function timeOf(claim: Heard, text: string): Span | null {
  const end = claim.said.span.from
  const from = Math.max(0, end - FAR)
  const found = [...text.slice(from, end).matchAll(TIME)].at(-1)
  return found === undefined ? null : { from: from + found.index, to: from + found.index + found[0].length }
}

/** The same indicator with the table's figure, said of another year or other months. Once for each time that is named. */
export function timeSlips(
  text: string,
  claims: readonly Heard[],
  told: ReadonlyMap<string, readonly Told[]>,
): Raw[] {
  const seen = new Set<number>()
  return claims.flatMap((claim) => {
    const rows = told.get(claim.identity) ?? []
    for (const row of rows)
      for (const fact of row.facts) {
        if (!isOf(claim, fact) || isThen(claim, fact) || !isEqual(claim, fact.reading)) continue
        if (!isTelling(claim) && !isSaidOtherwise(claim, claims)) continue
        // What is set for another time may well be the same again.
        if (claim.statement.kind === 'target') continue
        const span = timeOf(claim, text)
        if (span === null || seen.has(span.from)) return []
        const words = wordsAt(text, span)
        // Whatever the figure was taken for, the time that is named is the table's.
        if (monthsOf([words]) === fact.months && (yearOf([words]) ?? fact.year) === fact.year) return []
        seen.add(span.from)
        return [
          {
            ...NOWHERE,
            rule: 'year' as const,
            kind: 'year' as const,
            holds: false,
            attachment: row.source.attachment,
            span,
            message: `报告说的是“${words}”，而其后“${wordsAt(text, claim.statement.span)}”与${row.source.called}中${row.title}的${wordOf(fact.column)}（${timeName(fact)}）数字相同，请核对年份和时期。`,
          },
        ]
      }
    return []
  })
}

/**
 * A row's figure said of another whole (全市 in a county's report), where nothing else is said of the row itself.
 * @param isTold whether some claim of the report's own is held against the row
 */
export function scopeSlips(
  text: string,
  claims: readonly Heard[],
  rows: ReadonlyMap<string, readonly Told[]>,
  isTold: (row: Told) => boolean,
): Raw[] {
  const seen = new Set<number>()
  return claims.flatMap((claim): Raw[] => {
    const { statement, of, comparator, value, identity } = claim
    if (
      of === '' ||
      seen.has(statement.span.from) ||
      comparator !== '=' ||
      statement.kind !== 'actual' ||
      digitsOf(value) < 2
    )
      return []
    // Two wholes hardly have one figure of four digits.
    const own = (rows.get(identity) ?? []).filter((row) => digitsOf(value) >= 4 || !isTold(row))
    const equal = own.flatMap((row) =>
      row.facts.flatMap((fact) => (isSame(claim, fact) ? [{ row, fact }] : [])),
    )
    const [first] = equal
    if (first === undefined) return []
    const { row, fact } = first
    seen.add(statement.span.from)
    return [
      misnamed(
        row,
        fact,
        statement.span,
        `报告说的是“${of}”，而“${wordsAt(text, statement.span)}”与${row.source.called}中${row.title}的${wordOf(fact.column)}数字相同，请核对口径。`,
      ),
    ]
  })
}

const isSame = (claim: Heard, fact: Fact): boolean =>
  isOf(claim, fact) && isThen(claim, fact) && isEqual(claim, fact.reading)

/** Whether another figure is told of just the same: 一季度增长8.3%，…，一季度为6.9%. */
const isSaidOtherwise = (claim: Heard, claims: readonly Heard[]): boolean =>
  !claim.others &&
  claims.some(
    (other) =>
      other.identity === claim.identity &&
      other.aspect === claim.aspect &&
      !other.others &&
      other.statement.kind === claim.statement.kind &&
      other.statement.year === claim.statement.year &&
      other.statement.months === claim.statement.months &&
      isFalse(claim, other) &&
      isFalse(other, claim),
  )

/** As many targets as do not agree by chance. */
const TARGETS = 3

/** 确保2024年…: targets of another year that are all those of the table. Once for each year that is named. */
export function targetSlips(
  text: string,
  claims: readonly Heard[],
  told: ReadonlyMap<string, readonly Told[]>,
): Raw[] {
  const set = claims.flatMap((claim) => {
    const facts = (told.get(claim.identity) ?? []).flatMap((row) =>
      row.facts.flatMap((fact) => (isOf(claim, fact) && !isThen(claim, fact) ? [{ row, fact }] : [])),
    )
    const span = claim.statement.kind === 'target' && facts.length > 0 ? timeOf(claim, text) : null
    return span === null ? [] : [{ claim, facts, span }]
  })
  return [...grouped(set, ({ span }) => `${span.from}`).values()].flatMap((group): Raw[] => {
    const [first] = group
    const [one] = first?.facts ?? []
    const same = group.filter(({ claim, facts }) => facts.some(({ fact }) => isEqual(claim, fact.reading)))
    if (first === undefined || one === undefined || group.length < TARGETS || same.length < group.length)
      return []
    const { row, fact } = one
    return [
      {
        ...NOWHERE,
        rule: 'year',
        kind: 'year',
        holds: false,
        attachment: row.source.attachment,
        span: first.span,
        message: `报告说的是“${wordsAt(text, first.span)}”，而其后${group.length}个目标都与${row.source.called}中${timeName(fact)}的目标数字相同，请核对年份。`,
      },
    ]
  })
}

const timeName = ({ year, months }: Fact): string =>
  [
    year === null ? '' : `${year}年`,
    months === null ? '' : months === 6 ? '上半年' : months === 12 ? '全年' : `1—${months}月`,
  ].join('')

/** How alike names must be that stand for each other by mistake. */
const ALIKE = 45

/** What is known of the rows that a report tells. */
export interface Surroundings {
  /** Whether a table has a row of that name. */
  readonly isRow: (identity: string) => boolean
  /** Whether a row of the claim's name has a figure of its kind. */
  readonly isFact: (claim: Heard) => boolean
  /** Whether a row of the claim's name has its number, in whatever unit. */
  readonly isNumber: (claim: Heard) => boolean
  /** Whether some statement tells the row. */
  readonly isSpoken: (row: Told) => boolean
  /** The rows that statements of the claim's own sentence agree with. */
  readonly inSentence: (claim: Heard) => ReadonlySet<Told>
  /** Whether the rows told just before and behind the claim stand beside that row in the table. */
  readonly isBeside: (claim: Heard, row: Told) => boolean
  /** Whether the claim stands where the report goes through the rows of the table. */
  readonly isListed: (claim: Heard) => boolean
}

/** A row's figure under a name that no row has. */
export function nameSlips(
  text: string,
  claims: readonly Heard[],
  told: readonly Told[],
  around: Surroundings,
): Raw[] {
  const unknown = claims.filter(
    (claim) =>
      (!around.isRow(claim.identity) || isOtherMeasure(claim, around) || isOtherCount(claim, around)) &&
      claim.comparator === '=' &&
      claim.statement.kind !== 'target' &&
      (hasName(claim.statement) || isExactOf(claim)) &&
      [...claim.statement.indicator].length > 1 &&
      !claim.others,
  )
  const groups = grouped(unknown, ({ statement }) => `${statement.span.from}:${statement.indicator}`)
  return [...groups.values()].flatMap((group) => slipOf(text, group, told, around))
}

/** 工业增加值超200亿元，为203.64亿元: said exactly of the name before it. */
const isExactOf = ({ statement: { subject, span }, aspect, value }: Heard): boolean =>
  subject !== null &&
  aspect === 'value' &&
  digitsOf(value) >= 4 &&
  span.from > subject.to &&
  span.from - subject.to < FEW
const FEW = 24

/** 规上工业增加值达236.90亿元, where the table has no more than its growth: a long amount may be another row's. */
const isOtherMeasure = (claim: Heard, { isFact }: Surroundings): boolean =>
  claim.aspect === 'value' && digitsOf(claim.value) >= 4 && !isFact(claim)

/** 亿元以上项目27家, where the table counts them in 个 and has another number: the count may be another row's. */
const isOtherCount = (claim: Heard, { isFact, isNumber }: Surroundings): boolean =>
  claim.aspect === 'value' &&
  claim.places === 0 &&
  digitsOf(claim.value) >= 2 &&
  claim.unit.label === claim.unit.base &&
  !isRate(claim.unit) &&
  !isFact(claim) &&
  !isNumber(claim)

/** The figures that one statement says, against the rows that have the same. */
function slipOf(text: string, group: readonly Heard[], told: readonly Told[], around: Surroundings): Raw[] {
  const [claim] = group
  if (claim === undefined) return []
  const near = around.inSentence(claim)
  const fits = told.flatMap((row) => {
    const equal = group.flatMap((one) => {
      const fact = row.facts.find((each) => isSame(one, each))
      return fact === undefined ? [] : [{ one, fact }]
    })
    const [first] = equal
    if (first === undefined || near.has(row) || isSameName(claim, row)) return []
    const alike = likeness(claim.identity, row.identity)
    const digits = Math.max(...equal.map(({ one }) => digitsOf(one.value)))
    return isSlip(equal.length, digits, alike, row, first.one, around)
      ? [{ row, fact: first.fact, alike }]
      : []
  })
  const [best] = fits.sort((a, b) => b.alike - a.alike)
  if (best === undefined) return mistyped(text, claim, told, around)
  const { row, fact } = best
  return [
    misnamed(
      row,
      fact,
      hasName(claim.statement)
        ? claim.statement.span
        : spanOver(claim.statement.subject ?? claim.statement.span, claim.statement.span),
      `报告说“${wordsAt(text, claim.statement.span)}”，${row.source.called}中没有这一指标，而${row.title}的${wordOf(fact.column)}也是${fact.reading.text}，请核对指标名称和口径。`,
    ),
  ]
}

/** A row that is told nowhere, and a name that no row has, alike in words and but for one digit in figures. */
function mistyped(text: string, claim: Heard, told: readonly Told[], around: Surroundings): Raw[] {
  const near = told.flatMap((row) => {
    if (around.isSpoken(row)) return []
    const fact = row.facts.find(
      (each) => isOf(claim, each) && isThen(claim, each) && isTypedFor(claim, each.reading),
    )
    if (fact === undefined) return []
    const alike = likeness(claim.identity, row.identity)
    const digits = Math.min(digitsOf(claim.value), digitsOf(fact.reading.value))
    const fits =
      isSameName(claim, row) || (digits >= 3 && alike >= ALIKE) || (digits >= 4 && alike >= DISTANT)
    return fits ? [{ row, fact }] : []
  })
  const [one, ...others] = near
  if (one === undefined || others.length > 0) return []
  const { row, fact } = one
  const { said } = claim
  return [
    {
      rule: 'contradicts',
      kind: 'contradicts',
      holds: false,
      attachment: row.source.attachment,
      row: row.line.row.id,
      column: fact.column.id,
      span: claim.statement.span,
      message: `报告说“${wordsAt(text, claim.statement.span)}”，${row.source.called}中没有这一指标，而${row.title}的${wordOf(fact.column)}是${fact.reading.text}，只差一位数字，请核对。`,
      expected:
        text.slice(said.span.from, said.span.to) === exact(claim.value)
          ? { span: said.span, text: exact(fact.reading.value) }
          : null,
    },
  ]
}

/** Names of which at least two letters stand side by side in both. */
const DISTANT = 15

/** Whether a figure is another with one digit mistyped, in the same unit. */
function isTypedFor({ value, unit }: Heard, reading: Fact['reading']): boolean {
  const [own, there] = [exact(value), exact(reading.value)]
  if (unit.label !== reading.unit.label || own.length !== there.length) return false
  return [...own].filter((sign, at) => sign !== there[at]).length === 1
}

/**
 * Rows that are told all the same: their figure stands there in other words for their name, or goes on about what was
 * told before (增加值76.3亿元，占53.4%).
 */
export function toldOtherwise(claims: readonly Heard[], told: readonly Told[]): Set<string> {
  const rows = told.filter((row) =>
    claims.some(
      (claim) =>
        (!hasName(claim.statement) || isSameName(claim, row)) &&
        digitsOf(claim.value) >= 2 &&
        row.facts.some((fact) => isOf(claim, fact) && isThen(claim, fact) && isEqual(claim, fact.reading)),
    ),
  )
  return new Set(rows.map(({ line }) => line.row.id))
}

const isSameName = ({ statement: { indicator, scope } }: Heard, { line, identity }: Told): boolean =>
  isMeasured(indicator, line.called) ||
  line.called === `已${indicator}` ||
  /^每.{1,3}$/.test(indicator.startsWith(line.called) ? indicator.slice(line.called.length) : '') ||
  [line.called, line.found.core, identity].some((name) => isReworded(scopedName(indicator, scope, ''), name))

/** 化纤业完成产值 of the row 化纤: what it is measured by is said, and named by the rows above in the table. */
const isMeasured = (indicator: string, called: string): boolean =>
  [...called].length > 1 &&
  indicator.startsWith(called) &&
  /^(?=.)(?:行业|产业|业|类)?(?:(?:完成|实现)?(?:增加值|总?产值|零售额|营业收入|收入|投资|产量|发电量))?$/.test(
    indicator.slice(called.length),
  )

/**
 * Figures agree by chance too, growths more often than amounts: it takes two of them, or one under a name that is
 * alike, or one that stands where the report would have told a row that it tells nowhere.
 * @param count how many figures of the statement are the row's
 * @param digits of the longest
 */
function isSlip(
  count: number,
  digits: number,
  alike: number,
  row: Told,
  claim: Heard,
  around: Surroundings,
): boolean {
  const { isSpoken, isBeside, isListed } = around
  if (count > 1) return digits >= 3
  if (around.isRow(claim.identity) && digits < 4) return !isSpoken(row)
  if (isSpoken(row)) return digits >= 3 && (alike >= ALIKE || (alike >= DISTANT && isBeside(claim, row)))
  if (digits >= 2 && (alike >= ALIKE || isBeside(claim, row) || isListed(claim))) return true
  return digits >= 4 && claim.aspect === 'value'
}
