/**
 * A table filled from a report (按报告填表): for every cell of 目标, 实绩, 同比 and 上年同期 what the report says of the
 * same indicator, entity, period and kind. Nothing is written here: a person takes the proposals or refuses them.
 */
import { cellText } from '../../attachment/model.ts'
import { comparable } from '../../measure/normalise.ts'
import { isRate, UNNAMED } from '../../measure/unit.ts'
import { identityOf, scopedName } from '../../report/names.ts'
import type { Statement, StatementKind } from '../../report/statement.ts'
import { readActual } from '../../verdict/actual.ts'
import type { Dictionary } from '../../verdict/dictionary.ts'
import { titleOf } from '../audit/reading.ts'
import { type About, aboutOf } from '../check/common/about.ts'
import { type Heard, held, isOf, isThen } from '../check/common/claims.ts'
import { claimsIn, wordsAt } from '../check/common/context.ts'
import { type GivenTable, sourcesOf, toldIn } from '../check/common/facts.ts'
import { grouped } from '../check/common/grouped.ts'
import { chosen, doubtOfOther, doubtOfYear, quotedOf } from './choosing.ts'
import type { Filling, Proposal } from './proposal.ts'
import { keyOf, type Slot, slotsOf } from './slots.ts'
import { strangeIn } from './strange.ts'
import { styleOf, written } from './writing.ts'

export interface FillInput {
  /** As reportText gives it. */
  readonly text: string
  readonly statements: readonly Statement[]
  readonly table: GivenTable
  readonly dictionary: Dictionary
}

/** The proposals in the order of the table's rows, blank cells and filled ones alike. */
export function fillFrom({ text, statements, table, dictionary }: FillInput): Filling {
  const about = aboutOf(text)
  const [source] = sourcesOf([table], dictionary)
  if (source === undefined) return { proposals: [], agree: 0, other: null }
  const strange = strangeIn(about, source, text)
  if (strange?.whole === true) return { proposals: [], agree: 0, other: strange.message }

  const claims = grouped(claimsThen(text, statements, about, dictionary), ({ identity }) => identity)
  const words = grouped(
    statements.filter(({ value, words: said }) => value === null && said.trim() !== ''),
    (one) => identityOf(scopedName(one.indicator, one.scope, about.place), dictionary, about.place),
  )
  const slots = toldIn(source, dictionary, about.place, about).flatMap((row) =>
    slotsOf(row, strange?.only ?? null),
  )
  const alike = grouped(slots, keyOf)
  let agree = 0
  const proposals = slots.flatMap((slot): Proposal[] => {
    const { identity } = slot.told
    const found =
      figureFor(slot, claims.get(identity) ?? [], text, about) ??
      wordsFor(slot, words.get(identity) ?? [], text, about)
    if (found === null) return []
    if (found === 'agrees') {
      agree += 1
      return []
    }
    const rivals = alike.get(keyOf(slot))?.length ?? 1
    const name = rivals > 1 ? `表中有${rivals}行叫这个名字，请核对是不是这一行。` : null
    return [{ ...found, doubt: found.doubt ?? name ?? strange?.doubt ?? null }]
  })
  return { proposals, agree, other: strange?.message ?? null }
}

/** The figures of a report, each with the time that its title tells where its own sentence tells none. */
function claimsThen(
  text: string,
  statements: readonly Statement[],
  about: About,
  dictionary: Dictionary,
): readonly Heard[] {
  return claimsIn(text, statements, dictionary, about.place).map((claim) => ({
    ...claim,
    statement: inTime(claim.statement, about),
  }))
}

function inTime(statement: Statement, { year, years, months }: About): Statement {
  if (statement.kind === 'last year') return statement
  const own = statement.kind === 'actual' || years.length <= 1 ? year : null
  return { ...statement, year: statement.year ?? own, months: statement.months ?? months }
}

type Found = Proposal | 'agrees' | null

const NOT_EXACT: Readonly<Partial<Record<Heard['comparator'], string>>> = {
  左右: '报告说的是约数。',
  '>=': '报告只说超过，没有说准数。',
  以上: '报告只说超过，没有说准数。',
  '<=': '报告只说不超过，没有说准数。',
  以内: '报告只说不超过，没有说准数。',
}

function figureFor(slot: Slot, own: readonly Heard[], text: string, about: About): Found {
  const { told: row, column, role, kind, aspect, unit } = slot
  const choice = chosen(ofOneUnit(own.filter((claim) => isFor(slot, claim))))
  if (choice === null) return null
  const { claim, against } = choice
  const now = cellText(row.line.row, column)
  const measure = unit === UNNAMED ? claim.unit : unit
  const manner = {
    unit: measure,
    ...styleOf(row.source.table, column, measure),
    ...(unit === UNNAMED && { told: true }),
    falls: row.line.found.falls && claim.aspect === 'growth',
  }
  const proposed = written(text, claim, manner)
  const there = row.facts.find((fact) => fact.column === column && isOf(inKind(claim, kind), fact))
  const same = there !== undefined && held(inKind(claim, kind), there) !== 'different'
  if (now.trim() !== '' && (same || comparable(now) === comparable(proposed))) return 'agrees'
  const doubts = [
    against === null ? null : doubtOfOther(against.statement.span, text),
    role === 'target' ? null : boundIn(proposed, claim),
    unit === UNNAMED ? '表中没有写计量单位，按报告的单位写。' : null,
    aspect === 'either' && isRate(measure) ? '分不清是增速还是比率，请核对。' : null,
    role === 'target' ? doubtOfTarget(claim, text, about) : null,
    role === 'last' ? '请核对是不是上年同期数。' : null,
    slot.year !== null && claim.statement.year === null ? '报告没有写明年份。' : null,
  ]
  return {
    ...proposalOf(slot, now, proposed, doubts.find((one) => one !== null) ?? null),
    ...quotedOf(claim, text),
  }
}

/** Where a table tells no unit, an amount and its growth may both fit: the one that is said first. */
const ofOneUnit = (claims: readonly Heard[]): readonly Heard[] =>
  claims.filter(({ unit, aspect }) => unit.base === claims[0]?.unit.base && aspect === claims[0]?.aspect)

/** A word of a bound that is written with the figure (约45), or that the claim itself is. */
function boundIn(proposed: string, { comparator }: Heard): string | null {
  if (/^(?:约|近|超|接近|突破|逾|大约)|余|多|左右|上下/.test(proposed))
    return NOT_EXACT[comparator] ?? '报告说的不是准数。'
  return comparator === '左右' || comparator === '以上' ? (NOT_EXACT[comparator] ?? null) : null
}

/** Whether a claim is of the slot's own thing, kind, time and unit. */
function isFor(slot: Slot, claim: Heard): boolean {
  if (claim.aspect === 'points' || (claim.others && slot.role !== 'last')) return false
  if (!isThen(claim, slot)) return false
  if (claim.statement.kind === 'plan')
    return (
      slot.role === 'target' &&
      slot.year !== null &&
      claim.statement.year === slot.year &&
      isLike(slot, claim)
    )
  return claim.statement.kind === slot.kind && isLike(slot, claim)
}

function isLike({ kind, aspect, unit, told: { line } }: Slot, claim: Heard): boolean {
  const asked = unit === UNNAMED ? claim.unit : unit
  return isOf(inKind(claim, kind), { kind, aspect, line, reading: { unit: asked } })
}

/** A year of a five-year plan is what a table of that year sets. */
const inKind = (claim: Heard, kind: StatementKind): Heard => ({
  ...claim,
  statement: { ...claim.statement, kind },
})

const PLAN = /计划|目标|安排|规划|纲要|要点|任务|部署/

function doubtOfTarget(claim: Heard, text: string, { title }: About): string | null {
  const isSet = claim.set || PLAN.test(comparable(title)) || title === ''
  return doubtOfYear(claim, text) ?? (isSet ? null : '没有写明是全年目标。')
}

/** What is said in words (年度数据，暂未统计; 与经济增长基本同步) where no figure is. */
function wordsFor(slot: Slot, own: readonly Statement[], text: string, about: About): Found {
  const { told: row, column, role, kind } = slot
  if (role !== 'target' && role !== 'actual') return null
  const fits = own
    .map((one) => inTime(one, about))
    .filter((one) => one.kind === kind && isThen({ statement: one }, slot))
  const [one, ...others] = fits
  if (one === undefined || (role === 'actual' && readActual(comparable(one.words)).kind !== 'annual'))
    return null
  const now = cellText(row.line.row, column)
  const words = one.words.trim().replaceAll(',', '，')
  const isSame = now.trim() !== '' && isPartOf(now, words)
  if (isSame) return 'agrees'
  // Words never take the place of a figure.
  if (row.facts.some((fact) => fact.column === column)) return null
  const different = others.find(
    (other) => !isPartOf(other.words, one.words) && !isPartOf(one.words, other.words),
  )
  const doubt = different === undefined ? null : doubtOfOther(different.span, text)
  return {
    ...proposalOf(slot, now, words, doubt),
    quote: wordsAt(text, one.span),
    span: one.span,
    figure: null,
  }
}

/** 年度数据 of 年度数据，暂未统计. */
const isPartOf = (part: string, whole: string): boolean => comparable(whole).includes(comparable(part))

const proposalOf = (
  { told: { line }, column, role }: Slot,
  now: string,
  text: string,
  doubt: string | null,
) => ({
  row: line.row.id,
  column: column.id,
  role,
  name: titleOf(line).slice(1, -1),
  now,
  text,
  doubt,
})
