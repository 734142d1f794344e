/** How a district words its statuses; the verdict below stays the same. */
import type { Attachment, Wording } from '../attachment/model.ts'
import { cellText, columnOf } from '../attachment/model.ts'
import { compare, decimal, sign } from '../measure/decimal.ts'
import { HUNDRED } from '../measure/schedule.ts'
import { outcomeOf } from './status.ts'
import type { Judged, Outcome, Verdict } from './verdict.ts'

/** Wordings that districts use, the program's own first. */
export const wordings: readonly Wording[] = [
  { done: '完成', missed: '未完成' },
  { done: '已完成', missed: '未完成' },
  { done: '已过半', missed: '未过半' },
  { done: '过半', missed: '未过半' },
  { done: '实现双过半', missed: '未实现双过半' },
  { ahead: '超序时', done: '达序时', missed: '未达序时' },
  { done: '达序时', missed: '未达序时' },
  { done: '达到序时进度', missed: '未达到序时进度' },
  { done: '达序时进度', missed: '未达序时进度' },
  { done: '达到时间进度', missed: '未达到时间进度' },
  { done: '达时间进度', missed: '未达时间进度' },
  { reached: '已完成', done: '达到时间进度', missed: '未达到时间进度' },
  { exceeded: '超额完成', reached: '已完成', done: '达到时间进度', missed: '未达到时间进度' },
  { done: '达标', missed: '未达标' },
  { done: '是', missed: '否' },
  { done: '√', missed: '×' },
]

const own: Wording = { done: '完成', missed: '未完成' }

/** What a verdict's word may hang on, from least to most. */
type Shade = 'missed' | 'done' | 'ahead' | 'reached' | 'exceeded'

/** Which words are tried for each, until there is one. */
const WORDS = {
  missed: ['missed'],
  done: ['done'],
  ahead: ['ahead', 'done'],
  reached: ['reached', 'ahead', 'done'],
  exceeded: ['exceeded', 'reached', 'ahead', 'done'],
} as const satisfies Record<Shade, readonly (keyof Wording)[]>

/**
 * The shade of a verdict under a table's months; null for one that is not certain. A rate is at its target or not; an
 * amount may be on schedule, ahead of it, or at the whole year's target already.
 */
function shadeOf({ status, rule, progress, schedule, gap }: Verdict, months: number | null): Shade | null {
  if (status === '未完成') return 'missed'
  if (status !== '完成') return null
  const done = rule !== 'amount' || progress === null ? null : decimal(progress)
  if (done === null) return 'done'
  // A 上半年目标 without a year's target is a whole by itself, and no year's.
  const ofYear = schedule !== '100' || months === 12
  const over = compare(done, HUNDRED)
  if (ofYear && over >= 0) return over > 0 ? 'exceeded' : 'reached'
  const lead = gap === null ? null : decimal(gap)
  return lead !== null && sign(lead) > 0 ? 'ahead' : 'done'
}

/** The word that the status column shows for a verdict in a table of those months. */
export function worded(verdict: Verdict, months: number | null, wording: Wording = own): string {
  const shade = shadeOf(verdict, months)
  if (shade === null) return verdict.status
  const kind = WORDS[shade].find((key) => wording[key] !== undefined)
  return (kind === undefined ? undefined : wording[kind]) ?? verdict.status
}

/** What a status cell's words come to in a table that has words of its own; null where they say nothing known. */
export function outcomeIn(text: string, wording: Wording | undefined): Outcome | null {
  if (wording === undefined) return outcomeOf(text)
  const { missed, ...done } = wording
  const word = text.trim()
  if (word === missed) return 'missed'
  return Object.values(done).includes(word) ? 'done' : outcomeOf(text)
}

/** A status cell whose verdict is certain, and does not say the opposite of it. */
interface Spoken {
  readonly verdict: Verdict
  readonly text: string
  /** Whether its words are known to say what the verdict says. */
  readonly known: boolean
}

/** Rows that must agree before a table's words are taken for its wording. */
const ENOUGH = 2
/** A longer text is a sentence, and no word. */
const LONGEST = 12

/**
 * The wording that a table's own status cells speak: one that districts use, where all that agree with their verdicts
 * are words of it, otherwise the cells' own, where each outcome has one word and no other has the same. At least two
 * cells must speak. null where the words are the program's own or of none.
 */
export function wordingOf({ columns, rows, heading }: Attachment, judged: Judged): Wording | null {
  const status = columnOf(columns, 'status')
  const spoken = rows.flatMap((row, at): Spoken[] => {
    const { verdict = null } = judged.rows[at] ?? {}
    const text = cellText(row, status).trim()
    if (verdict === null || text === '' || !verdict.certain) return []
    const outcome = outcomeOf(text)
    if (outcome === null) return [{ verdict, text, known: false }]
    const agrees = outcome === (verdict.status === '完成' ? 'done' : 'missed')
    return agrees ? [{ verdict, text, known: true }] : []
  })
  const agreeing = spoken.filter(({ known }) => known)
  const { months } = heading
  const listed =
    agreeing.length < ENOUGH
      ? undefined
      : wordings.find((wording) =>
          agreeing.every(({ verdict, text }) => worded(verdict, months, wording) === text),
        )
  const found = listed ?? learned(spoken, months)
  return found === null ||
    (found.done === own.done && found.missed === own.missed && Object.keys(found).length === 2)
    ? null
    : found
}

const AHEAD = /超|提前|快/

/** A wording out of the cells themselves; null where they do not settle it. */
function learned(spoken: readonly Spoken[], months: number | null): Wording | null {
  if (spoken.length < ENOUGH || spoken.some(({ text }) => text.length > LONGEST || /\d/.test(text)))
    return null
  const of = (shade: Shade, amounts = true): Set<string> =>
    new Set(
      spoken
        .filter(
          ({ verdict }) => shadeOf(verdict, months) === shade && (verdict.rule === 'amount') === amounts,
        )
        .map(({ text }) => text),
    )
  const missedWords = new Set([...of('missed'), ...of('missed', false)])
  const shades = [of('done'), of('ahead'), of('reached'), of('exceeded')]
  const rates = of('done', false)
  if (missedWords.size > 1 || shades.some(({ size }) => size > 1)) return null
  const [onTime, ahead, reached, exceeded] = shades.map(([word]) => word)
  // Most amounts are ahead of their schedule by something: their word is the plain one unless one on time has another.
  const done = onTime ?? ahead ?? (rates.size === 1 ? [...rates][0] : undefined) ?? reached ?? exceeded
  if (done === undefined) return null
  const missed = [...missedWords][0] ?? opposite(done)
  const more: readonly (readonly ['ahead' | 'reached' | 'exceeded', string | undefined, string])[] = [
    ['ahead', ahead, done],
    ['reached', reached, ahead ?? done],
    ['exceeded', exceeded, reached ?? ahead ?? done],
  ]
  const others = more.flatMap(([key, word, below]) =>
    word === undefined || word === below ? [] : [[key, word]],
  )
  const words = new Set([done, ...others.map(([, word]) => word)])
  if (missed === undefined || words.has(missed) || rates.has(missed)) return null
  // A word that comes back after another is no step.
  if (words.size !== others.length + 1) return null
  // One row exactly on schedule tells no second word, unless the other says that it is ahead.
  if (onTime !== undefined && ahead !== undefined && ahead !== onTime && !AHEAD.test(ahead)) return null
  // Words that nobody knows must be said more than once, and stand against each other.
  const unknown = spoken.some(({ known }) => !known)
  if (unknown && (missedWords.size === 0 || spoken.length <= words.size + 1)) return null
  return { ...Object.fromEntries(others), done, missed }
}

/** 未达到时间进度 of 达到时间进度, where no row missed; undefined for words that nobody knows. */
function opposite(done: string): string | undefined {
  if (outcomeOf(done) !== 'done') return undefined
  const known = wordings.find((wording) => wording.done === done)
  return known?.missed ?? `未${done.replace(/^已/, '')}`
}
