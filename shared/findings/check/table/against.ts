/** Every statement held against the rows of the tables. */

import {
  absolute,
  compare,
  type Decimal,
  exact,
  literal,
  minus,
  negate,
  over,
  rounded,
  sign,
  times,
} from '../../../measure/decimal.ts'
import { comparable } from '../../../measure/normalise.ts'
import { converted, inCommon, isEqual, isRate, type Unit } from '../../../measure/unit.ts'
import type { Statement } from '../../../report/statement.ts'
import { wordOf } from '../../audit/reading.ts'
import { type Heard, type Held, held, isOf, isThen } from '../common/claims.ts'
import { spanWithSubject, wordsAt } from '../common/context.ts'
import type { Fact, Told } from '../common/facts.ts'
import type { Correction, Raw } from '../rules.ts'
import { reworded } from './rewording.ts'

/** What became of a claim: the fact that it was held against, and how; null for none of its kind. */
export interface Match {
  readonly claim: Heard
  readonly fact: Fact
  readonly told: Told
  readonly how: Held
}

/** @param rows those of all tables of the report's time, by what they tell */
export function against(
  text: string,
  claims: readonly Heard[],
  rows: ReadonlyMap<string, readonly Told[]>,
): { readonly matches: Match[]; readonly found: Raw[] } {
  const matches: Match[] = []
  const found: Raw[] = []
  const identities = new Map([...rows.values()].flat().map(({ line, identity }) => [line, identity]))
  /** 城镇, 乡村: of which whole is open, unless that was told shortly before. */
  const isBare = (claim: Heard, { line }: Told): boolean => {
    const { parent, found, called } = line
    if (parent === null || parent.group || found.entry !== null || [...called].length > SHORT) return false
    if (claim.identity !== identities.get(line)) return false
    const whole = identities.get(parent)
    return !claims.some(
      ({ identity, said }) =>
        identity === whole &&
        said.span.to <= claim.said.span.from &&
        claim.said.span.from - said.span.to < NEAR,
    )
  }
  for (const claim of claims) {
    const own = rows.get(claim.identity) ?? []
    const match = best(claim, own)
    if (match === null) {
      const slip = pointsFor(claim, own, text)
      if (slip !== null) found.push(slip)
      continue
    }
    if (match.how === 'different' && (match.rivals || !isSure(claim, own) || isBare(claim, match.told)))
      continue
    matches.push(match)
    found.push(said(match, text))
  }
  return { matches, found }
}

/** A name that is no more than a kind (城镇, 制造业), and how far before it its whole may be told. */
const SHORT = 4
const NEAR = 300

/**
 * Whether a figure that differs is the row's for certain: its words speak of no other, a target is said to be one, and
 * it is not the row's other figure (an actual where a target was read).
 */
const isSure = (claim: Heard, rows: readonly Told[]): boolean =>
  !claim.others &&
  (claim.statement.kind !== 'target' || claim.set) &&
  !rows.some(({ facts }) =>
    facts.some((fact) => {
      const same = { ...claim, statement: { ...claim.statement, kind: fact.kind } }
      return fact.kind !== claim.statement.kind && isOf(same, fact) && held(same, fact) === 'agrees'
    }),
  )

/**
 * The fact that a claim agrees with best. Two rows of one name in a table leave it open which is meant, unless both say
 * the same.
 */
function best(claim: Heard, rows: readonly Told[]): (Match & { readonly rivals: boolean }) | null {
  const all = rows.flatMap((told) =>
    told.facts
      .filter((fact) => isOf(claim, fact) && isThen(claim, fact))
      .map((fact) => ({ claim, fact, told, how: held(claim, fact) })),
  )
  const how = (['agrees', 'rounded', 'different'] as const).find((one) =>
    all.some((each) => each.how === one),
  )
  const one = all.find((each) => each.how === how)
  if (one === undefined) return null
  return { ...one, rivals: all.some(({ fact }) => !isEqual(fact.reading, one.fact.reading)) }
}

const RULES = { agrees: 'agrees', rounded: 'rounded', different: 'contradicts' } as const

export function said({ claim, fact, told, how }: Match, text: string): Raw {
  const { statement } = claim
  const words = wordsAt(text, statement.span)
  const cell =
    fact.aspect === 'progress'
      ? `${told.source.called}中${told.title}的进度（实绩÷目标）为${fact.reading.text}`
      : `${told.source.called}中${told.title}的${wordOf(fact.column)}为${fact.reading.text}`
  const message =
    how === 'agrees'
      ? `报告说“${words}”，与${cell}一致。`
      : how === 'rounded'
        ? `报告说“${words}”，${cell}，说得较略，相符。`
        : `报告说“${words}”，而${cell}，${apart(claim, fact)}。`
  return {
    rule: RULES[how],
    kind: RULES[how],
    holds: how !== 'different',
    attachment: told.source.attachment,
    row: told.line.row.id,
    column: fact.column.id,
    span: how === 'different' ? spanWithSubject(claim, text) : statement.span,
    message,
    expected: how === 'different' ? correction(claim, fact, text) : null,
    inTable: how === 'different' ? cellWith(claim, fact) : null,
  }
}

/** The cell with the figure that the report has, in the cell's own unit and way; only what is said exactly. */
function cellWith({ value, unit, high, comparator }: Heard, fact: Fact): string | null {
  const { reading } = fact
  if (
    fact.aspect === 'progress' ||
    high !== null ||
    comparator !== '=' ||
    sign(value) * sign(reading.value) < 0
  )
    return null
  if (isFarApart(value, unit, reading)) return null
  const figure = exact(absolute(converted(value, unit, reading.unit)))
  const typed = /\d[\d,，]*(?:\.\d+)?/.exec(reading.text)
  return typed === null || figure.length > 14 ? null : reading.text.replace(typed[0], figure)
}

/** How the two differ, in the words of what was probably mistyped. */
function apart(claim: Heard, { reading }: Fact): string {
  const { first, second } = inCommon(claim.unit, reading.unit)
  const [saidThere, there] = [times(claim.value, first), times(reading.value, second)]
  if (compare(claim.value, reading.value) === 0) return '数字相同，计量单位不同'
  if (compare(negate(claim.value), reading.value) === 0) return '数字相同，升降相反'
  if (isFarApart(claim.value, claim.unit, reading)) return '相差千倍以上，请核对计量单位'
  const far = over(absolute(minus(saidThere, there)), second) ?? absolute(minus(saidThere, there))
  // What was reckoned is printed with two places, and so is what it is apart.
  const gap = reading.places > 9 ? literal(rounded(far, 2)) : far
  return `相差${exact(gap)}${isRate(reading.unit) ? '个百分点' : reading.unit.label}`
}

/** 1.84美元 beside 1.84亿美元, mistyped: one of the units is wrong, and neither figure is of use in the other's place. */
function isFarApart(value: Decimal, unit: Unit, reading: Fact['reading']): boolean {
  if (unit.label === reading.unit.label) return false
  const { first, second } = inCommon(unit, reading.unit)
  const [a, b] = [absolute(times(value, first)), absolute(times(reading.value, second))]
  const [less, more] = compare(a, b) < 0 ? [a, b] : [b, a]
  return sign(less) > 0 && compare(more, times(less, THOUSAND)) >= 0
}
const THOUSAND = literal(1000)

/** The report's words as the table has them: another figure, another unit, or the other direction. */
function correction(claim: Heard, { reading, aspect }: Fact, text: string): Correction | null {
  const { said, value, unit, places } = claim
  if (aspect === 'progress') return { span: said.span, text: rounded(reading.value, places) }
  if (compare(value, reading.value) === 0) {
    const { span } = said
    const typed = text.slice(span.to).search(/\S/)
    const from = span.to + Math.max(0, typed)
    return comparable(text.slice(from, from + unit.label.length)) === unit.label
      ? { span: { from, to: from + unit.label.length }, text: reading.unit.label }
      : null
  }
  if (isFarApart(value, unit, reading)) return null
  return reworded(claim, reading, exact(absolute(converted(reading.value, reading.unit, unit))), text)
}

/** Whether a row tells 百分点 itself (城镇化率提高). */
const isInPoints = ({ source: { attachment }, line: { row } }: Told): boolean =>
  attachment.columns.some(({ id, role }) => role === 'unit' && /百分点/.test(row.cells[id] ?? ''))

/** 增长12.3个百分点 where the table has 12.3%, and the other way round: one of the two is a slip. */
function pointsFor(claim: Heard, rows: readonly Told[], text: string): Raw | null {
  if (claim.aspect !== 'points') return null
  for (const told of rows)
    for (const fact of told.facts) {
      const { reading, column } = fact
      if (fact.kind !== claim.statement.kind || !isRate(reading.unit) || !isThen(claim, fact)) continue
      if (compare(absolute(reading.value), absolute(claim.value)) !== 0 || isInPoints(told)) continue
      const from = claim.said.span.to
      const label = /^\s*个?百分点/.exec(text.slice(from))?.[0] ?? ''
      return {
        rule: 'contradicts',
        kind: 'contradicts',
        holds: false,
        attachment: told.source.attachment,
        row: told.line.row.id,
        column: column.id,
        span: claim.statement.span,
        message: `报告说“${wordsAt(text, claim.statement.span)}”，而${told.source.called}中${told.title}的${wordOf(column)}为${reading.text}，数字相同，“%”与“百分点”不同。`,
        expected: label === '' ? null : { span: { from, to: from + label.length }, text: '%' },
      }
    }
  return null
}

/** What is said in words (年度数据，暂未统计) beside the words of the row. */
export function wordings(
  text: string,
  statements: readonly { readonly statement: Statement; readonly rows: readonly Told[] }[],
): Raw[] {
  return statements.flatMap(({ statement, rows }) =>
    rows.flatMap((told): Raw[] => {
      const column = told.source.table.columns.actual
      if (column === undefined || statement.kind !== 'actual' || statement.value !== null) return []
      const now = told.facts.find(({ kind, column: own }) => kind === 'actual' && own === column)
      const there = told.words === '' ? now?.reading.text : told.words
      if (there === undefined) return []
      const words = comparable(statement.words)
      const names = [statement.indicator, told.line.called].map(comparable)
      const same = told.words !== '' && comparable(told.words) === words && names[0] === names[1]
      const none = told.words === '' && /暂|未|年度|无/.test(words)
      if (!same && !none && told.words === '') return []
      const status = told.source.judged.rows[told.line.at]?.status ?? ''
      const shown = status === '' ? '' : `，完成情况写作“${status}”`
      const quote = wordsAt(text, statement.span)
      return [
        {
          rule: same ? 'agrees' : none ? 'contradicts' : 'wording',
          kind: same ? 'agrees' : none ? 'contradicts' : 'rounded',
          holds: same,
          attachment: told.source.attachment,
          row: told.line.row.id,
          column: column.id,
          span: statement.span,
          message: same
            ? `报告说“${quote}”，与${told.source.called}中${told.title}的实绩一致。`
            : none
              ? `报告说“${quote}”，而${told.source.called}中${told.title}的实绩已填${there}。`
              : `报告说“${quote}”，${told.source.called}中${told.title}的实绩写作“${there}”${shown}，意思相同，说法不完全相同。`,
          expected: null,
        },
      ]
    }),
  )
}
