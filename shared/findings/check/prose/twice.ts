/** One indicator said twice in a report with different figures. */

import { compare, literal } from '../../../measure/decimal.ts'
import type { Dictionary } from '../../../verdict/dictionary.ts'
import { type Heard, held } from '../common/claims.ts'
import { wordsAt } from '../common/context.ts'
import { grouped } from '../common/grouped.ts'
import type { Sentence } from '../common/plain.ts'
import { NOWHERE, type Raw } from '../rules.ts'

/**
 * @param settled claims that a table has already told wrong
 * @param known whether a table has a row of that name
 */
export function saidTwice(
  text: string,
  claims: readonly Heard[],
  settled: ReadonlySet<Heard>,
  dictionary: Dictionary,
  known: (identity: string) => boolean,
): Raw[] {
  const sure = claims.filter(
    (claim) =>
      claim.aspect !== 'points' &&
      claim.high === null &&
      !isBehind(claim) &&
      !isPast(claim, text) &&
      (known(claim.identity) || isOne(claim, dictionary)) &&
      (!claim.others || claim.of !== '') &&
      (claim.statement.kind !== 'target' || claim.set),
  )
  const groups = grouped(sure, keyOf)
  const found = [...groups.values()].flatMap((group) => (group.length < 2 ? [] : odd(text, group, settled)))
  // Amount and growth, or several names of one sentence, are said once at each place.
  const places = new Set<string>()
  return found.filter(({ span: { from, to } }) => {
    const place = `${from}:${to}`
    return !places.has(place) && places.add(place).has(place)
  })
}

/** 由75.9%降至72.9%: where it came from is nothing that is told of now. */
const isPast = ({ said: { span } }: Heard, text: string): boolean =>
  /[由从]\s*$/.test(text.slice(Math.max(0, span.from - 4), span.from)) &&
  /^[^，,。；;]{0,12}[至到]/.test(text.slice(span.to, span.to + 14))

/** 三点一万亩高标准农田: so much of a thing, not what the whole of it comes to. */
const isBehind = ({ statement: { subject }, said }: Heard): boolean =>
  subject !== null && subject.from >= said.span.to

/**
 * Whether a name means one thing wherever it stands in a report: that of an indicator of the dictionary does. Counts do
 * not, for each part of a report may count its own (新增规上企业).
 */
const isOne = ({ identity, statement: { measure } }: Heard, dictionary: Dictionary): boolean =>
  (measure !== 'count' && dictionary.byName.has(identity.toUpperCase())) ||
  (measure === 'amount' && SURVEYED.test(identity))

/** 限上单位零售额: a figure of all who are surveyed. */
const SURVEYED = /^(?:规上|限上|全社会)[^、和及]{3,}$/

const keyOf = ({ identity, aspect, unit, of, statement: { kind, year, months } }: Heard): string =>
  [identity, aspect, unit.base, of, kind, year ?? '', months ?? ''].join('\0')

/** Those that the others speak against; of two both, for nobody can tell which is right. */
function odd(text: string, group: readonly Heard[], settled: ReadonlySet<Heard>): Raw[] {
  const against = group.map((): number[] => [])
  for (const [at, claim] of group.entries())
    for (let other = 0; other < at; other += 1)
      if (differs(claim, group[other] ?? claim)) {
        against[at]?.push(other)
        against[other]?.push(at)
      }
  return group.flatMap((claim, at): Raw[] => {
    if (settled.has(claim)) return []
    const others = (against[at] ?? []).flatMap((other) => group[other] ?? [])
    const [first] = others
    if (first === undefined || others.some((other) => settled.has(other))) return []
    // Most of the others say the same as this one: it is they that are odd.
    if (others.length * 2 < group.length - 1) return []
    const before = group.indexOf(first) < at
    return [
      {
        ...NOWHERE,
        rule: 'said-twice',
        kind: 'said twice',
        holds: false,
        span: claim.statement.span,
        message: `这里说“${wordsAt(text, claim.statement.span)}”，${before ? '前面' : '后面'}说“${wordsAt(text, first.statement.span)}”，前后不一致。`,
      },
    ]
  })
}

/** Whether two claims cannot both be true; the same whichever comes first. */
function differs(a: Heard, b: Heard): boolean {
  // One sentence hardly says two things of one; it rather speaks of two by one name.
  if (Math.abs(a.statement.span.from - b.statement.span.from) < NEAR) return false
  // 超过5 and 超过3 are both true of what was reached; what is set to be 85%以上 is not set to be 80%以上.
  // 产值 alone is that of whatever was spoken of before.
  const set =
    isAim(a) && [...a.identity].length > SHORT && a.comparator === b.comparator && a.comparator !== '左右'
  if (a.comparator !== '=' && b.comparator !== '=' && !set) return false
  return isFalse(a, b) && isFalse(b, a)
}

/** What is to be reached in a year or in five: a bound says what it is, and not that more was reached. */
const isAim = ({ statement: { kind } }: Heard): boolean => kind === 'target' || kind === 'plan'

const SHORT = 3
const NEAR = 12

const TURN = '(高出|高于|快于|好于|低于|慢于|落后于?)'
const GAP = '(?:平均)?(?:水平|增速)?(\\d+(?:\\.\\d+)?)个百分点'
const WHOLE = '(全(?:[国省]|自治区|[市区县州旗]))'
/** 高出全省0.8个百分点，但低于全省0.3个百分点: one thing beside one whole, twice. */
const APART = new RegExp(
  `${TURN}${WHOLE}${GAP}(?:[(（][^()（）]*[)）])?[，,、](?:但|而|却|也|又|还)*${TURN}\\2${GAP}`,
  'g',
)
const LEVEL = '(?:平均)?(?:水平|增速)?的?(\\d+(?:\\.\\d+)?)%'
/** 比全省平均增速6.4%快了0.9个百分点，比全省的6.6%快了0.7个百分点. */
const BESIDE = new RegExp(
  `[比较]${WHOLE}${LEVEL}[^，,；;。]{0,16}[，,](?:但|而|却|也|又|还)*[比较]\\1${LEVEL}`,
  'g',
)

const isEqualText = (one: string, other: string): boolean => compare(literal(one), literal(other)) === 0

/** What one sentence compares with one whole in two ways that cannot both be. */
export function comparedTwice(text: string, sentence: Sentence): Raw[] {
  const { plain } = sentence
  if (!/[比较于出后]全/.test(plain)) return []
  const apart = [...plain.matchAll(APART)].filter(
    ([, turn, , gap = '', other, there = '']) =>
      /[高快好]/.test(turn ?? '') !== /[高快好]/.test(other ?? '') || !isEqualText(gap, there),
  )
  const beside = [...plain.matchAll(BESIDE)].filter(([, , one = '', other = '']) => !isEqualText(one, other))
  return [...apart, ...beside].map(({ 0: words, index }) => {
    const span = sentence.span(index, index + words.length)
    return {
      ...NOWHERE,
      rule: 'said-twice',
      kind: 'said twice',
      holds: false,
      span,
      message: `报告说“${wordsAt(text, span)}”，与同一个范围比较了两次，结果不同，请核对口径。`,
    }
  })
}

/** Whether a claim is not true if the other is. */
export const isFalse = (claim: Heard, other: Heard): boolean =>
  held(claim, {
    kind: isAim(other) ? 'target' : other.statement.kind,
    finest: other.places,
    reading: { value: other.value, unit: other.unit, places: other.places },
  }) === 'different'
