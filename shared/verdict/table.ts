/** The verdicts of a whole table. Rows that an edit does not touch keep their judged row by identity. */
import {
  type Attachment,
  type Column,
  cellText,
  columnsByRole,
  type Role,
  type Row,
  type Ruling,
  type Wording,
} from '../attachment/model.ts'
import { mergedDown, mergedNames, nameOf } from '../attachment/names.ts'
import { speaksOfGrowth } from '../measure/stated.ts'
import { type Dictionary, lookUp } from './dictionary.ts'
import { gdpGrowthOf } from './gdp.ts'
import { doubtOf, headersUnits, speaksOfEstimates, speaksOfStock, unitAround } from './headings.ts'
import { type JudgeOptions, judge, namesIndicator, TOLERANCE } from './judge.ts'
import { commonIndent, isNumber, levelOfRow } from './levels.ts'
import { withPace } from './pace.ts'
import { PARTLY_BEHIND, partsOf, sameParts } from './parts.ts'
import { quoted } from './sentences.ts'
import { verdict as verdictWith } from './settle.ts'
import { otherStages, type Stages, stagesOf } from './stage.ts'
import { summarise } from './summary.ts'
import type { Judged, JudgedRow, JudgeInput, Outcome, Parts, Verdict } from './verdict.ts'
import { outcomeIn, worded } from './wording.ts'

/** The columns that judging reads. */
const READ = [
  'no',
  'name',
  'unit',
  'target',
  'stage',
  'actual',
  'status',
  'growth',
  'pace',
] as const satisfies readonly Role[]
type Read = ReturnType<typeof columnsByRole<(typeof READ)[number]>>

/** What all rows of a table are judged with. */
interface Shared {
  readonly columns: Read
  /** Names that are merged down from a row above. */
  readonly merged: ReadonlyMap<string, string>
  /** Units that are, likewise. */
  readonly mergedUnits: ReadonlyMap<string, string>
  /** All columns, for a row whose name stands in another. */
  readonly all: readonly Column[]
  readonly months: number | null
  /** What all rows speak of; '' where each names its own. */
  readonly indicator: string
  readonly year: number | null
  readonly stages: Stages
  readonly gdpGrowth: string | null
  readonly units: { readonly target: string; readonly stage: string; readonly actual: string }
  /** The unit of a line above the table (单位：万元). */
  readonly unit: string
  readonly stock: boolean
  /** The heading of the actuals says that they are what is expected (2023年预计值). */
  readonly estimated: boolean
  /** Target and actual are growths by their headings, whatever the unit column says of the indicator. */
  readonly growths: boolean
  /** Why nothing is certain in this table; '' where its columns were told. */
  readonly doubt: string
  readonly wording: Wording | undefined
  readonly options: JudgeOptions
  /** Verdicts so far by what they hang on: rows with the same words under indicators of one nature have the same. */
  readonly known: Map<string, Verdict | null>
  /** A table that has no actual, or nothing to hold it against, is a list and has no verdicts. */
  readonly judged: boolean
  /** How far all names are moved in. */
  readonly common: number
}

function sharedOf(attachment: Attachment, dictionary: Dictionary): Shared {
  const { heading } = attachment
  const stages = stagesOf(attachment.columns, heading.months)
  const columns = { ...columnsByRole(attachment.columns, READ), stage: stages.column }
  const tolerance = heading.tolerance ?? TOLERANCE
  return {
    columns,
    merged: mergedNames(attachment),
    mergedUnits: mergedDown(attachment, columns.unit),
    all: attachment.columns,
    months: heading.months,
    indicator: heading.indicator ?? '',
    year: heading.year,
    stages,
    gdpGrowth: gdpGrowthOf(attachment, dictionary),
    units: headersUnits(columns),
    unit: unitAround(heading),
    stock: speaksOfStock(columns.actual),
    estimated: speaksOfEstimates(columns.actual),
    growths: speaksOfGrowth(columns.target?.header ?? []) && speaksOfGrowth(columns.actual?.header ?? []),
    doubt: doubtOf(attachment.columns),
    wording: heading.wording,
    options: { tolerance, dictionary },
    known: new Map(),
    judged:
      columns.actual !== undefined && (columns.target ?? columns.stage ?? stages.others[0]) !== undefined,
    common: commonIndent(attachment.rows, columns.name),
  }
}

/** Nothing is certain that is read out of a column whose use is not. */
const doubted = (verdict: Verdict, doubt: string): Verdict =>
  doubt === '' || !verdict.certain
    ? verdict
    : {
        ...verdict,
        status: '待核',
        certain: false,
        suggest: [verdict.status],
        reason: `${verdict.reason.replace(/。$/, '')}；${doubt}。`,
      }

/**
 * Judges every row of an attachment and sums up.
 * @param dictionary the indicators that are known, a person's own among them
 * @param previous an earlier state with its result (under the same dictionary): rows whose object is unchanged, under
 *   columns and settings that are unchanged, reuse their JudgedRow by identity; those whose verdict leans on the GDP
 *   growth do so as long as that is the same
 */
export function judgeAttachment(attachment: Attachment, dictionary: Dictionary, previous?: Earlier): Judged {
  const shared = sharedOf(attachment, dictionary)
  const reuse = previous === undefined ? null : reuseOf(previous, shared)
  if (previous !== undefined && reuse?.sameGdp) {
    const same = judgedInPlace(attachment, previous, shared)
    if (same !== null) return same
  }
  const alone = attachment.rows.map((row, at) => {
    const kept = reuse?.judgedOf(row, at)
    // What is 待填 hangs on the rows below as well.
    const stands = kept !== undefined && (kept.verdict !== null || unfilled(row, kept, shared) === null)
    return stands ? kept : judgeRow(row, shared)
  })
  const parts = partsOf(alone)
  const rows = alone.map((row, at) => withParts(row, parts[at] ?? null, attachment.rows[at], shared))
  return { rows, summary: summarise(rows) }
}

/**
 * An edit of cells in rows that are judged as they were before, or are parts of no other: what is made of all rows stays,
 * so that a figure typed into a long table costs its own row. Null where more than that has changed.
 */
function judgedInPlace({ rows }: Attachment, previous: Earlier, shared: Shared): Judged | null {
  const { rows: old } = previous.attachment
  if (rows.length !== old.length) return null
  const judged = [...previous.judged.rows]
  let counted = true
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at]
    if (row === undefined || row === old[at]) continue
    const was = judged[at]
    if (was === undefined || row.id !== old[at]?.id) return null
    const now = judgeRow(row, shared)
    // A heading may have become an indicator, and what is 待填 hangs on the rows below.
    if (was.verdict === null || now.verdict === null || now.verdict === UNFILLED) return null
    if (now.level !== was.level || now.numbered !== was.numbered) return null
    if (now.outcome !== was.outcome) {
      // It may be a part of a row above it.
      if (now.level > 0) return null
      counted = false
    }
    judged[at] = withParts(now, was.parts, row, shared)
  }
  return { rows: judged, summary: counted ? previous.judged.summary : summarise(judged) }
}

/** What the rows of an attachment are judged on, from their cells; what they share is read once. */
export function inputsOf(
  attachment: Attachment,
  dictionary: Dictionary,
): { readonly input: (row: Row) => JudgeInput; readonly options: JudgeOptions } {
  const shared = sharedOf(attachment, dictionary)
  return { input: (row) => rowInput(row, shared), options: shared.options }
}

/** The unit of a row as typed; one that is merged over several rows is each one's. */
const unitText = (row: Row, { columns, mergedUnits }: Shared): string =>
  mergedUnits.get(row.id) ?? cellText(row, columns.unit)

function rowInput(row: Row, shared: Shared): JudgeInput {
  const { columns, months, year, gdpGrowth, units, stock } = shared
  const unit = shared.growths ? '%' : unitText(row, shared)
  // 东坡区 of a table on 城镇登记失业率 is judged as 东坡区城镇登记失业率: an indicator's head stands at its end.
  const indicator = `${nameOf(shared.all, row, shared.merged)}${shared.indicator}`
  const headed = unit === '' && (units.target !== '' || units.actual !== '' || units.stage !== '')
  const input = {
    indicator,
    unit: unit === '' && !headed ? defaultUnit(indicator, shared) : unit,
    target: cellText(row, columns.target),
    actual: cellText(row, columns.actual),
    months,
    year,
    gdpGrowth,
    growth: cellText(row, columns.growth),
    stage: cellText(row, columns.stage),
    stock,
    ...(shared.estimated && { estimated: true }),
  }
  const stageName = columns.stage === undefined ? '' : shared.stages.name
  const others = otherStages(row, shared.stages)
  if (!headed && row.ruling === undefined && stageName === '' && others === undefined) return input
  return {
    ...input,
    ...(stageName !== '' && { stageName }),
    ...(others !== undefined && { otherStages: others }),
    ...(headed && { units }),
    ...(row.ruling !== undefined && { ruling: row.ruling }),
  }
}

/** 单位：亿元 above a table says nothing of its growths and levels, which are told in percent. */
function defaultUnit(indicator: string, { unit, options }: Shared): string {
  if (unit === '') return ''
  const { entry, grows } = lookUp(indicator, options.dictionary)
  return grows || (entry !== null && !entry.units.includes(unit) && entry.kind !== 'amount') ? '' : unit
}

/** A table with more different figures has hardly one twice. */
const MOST_KNOWN = 20_000

/** The verdict on a row, worked out once for rows that are judged on the same. */
function verdictOf(input: JudgeInput, { options, known }: Shared): Verdict | null {
  if (input.ruling !== undefined || input.units !== undefined) return judge(input, options)
  const { unit, target, actual, growth, stage } = input
  const { nature } = lookUp(input.indicator, options.dictionary)
  const key = `${nature}\0${unit}\0${target}\0${actual}\0${growth}\0${stage}\0${input.otherStages ?? ''}`
  const before = known.get(key)
  if (before !== undefined) return before
  const verdict = judge(input, options)
  if (known.size < MOST_KNOWN && !namesIndicator(input)) known.set(key, verdict)
  return verdict
}

/** The verdict on a row: on its amount and, where the table sets its growth too, on both. */
function verdictOn(row: Row, shared: Shared): Verdict | null {
  const { pace, growth } = shared.columns
  const input = rowInput(row, shared)
  const [set, reached] = [cellText(row, pace), cellText(row, growth)]
  if (set.trim() === '' || reached.trim() === '' || row.ruling !== undefined) return verdictOf(input, shared)
  const { indicator, months, year, gdpGrowth } = input
  const own = { indicator, unit: '%', target: set, actual: reached, months, year: year ?? null, gdpGrowth }
  return withPace(verdictOf(input, shared), verdictOf(own, shared))
}

/** How a row stands to the others, by its name and number. */
type Standing = Pick<JudgedRow, 'level' | 'numbered'>

function judgeRow(row: Row, shared: Shared): JudgedRow {
  const { columns, months, wording, common } = shared
  const no = cellText(row, columns.no)
  const own = { level: levelOfRow(row, { name: columns.name, no, common }), numbered: isNumber(no) }
  const typed = cellText(row, columns.status)
  const found = shared.judged ? (verdictOn(row, shared) ?? unfilled(row, own, shared)) : null
  if (found === null) return plainRow(own, null, typed, null, false)
  const verdict = doubted(found, shared.doubt)
  const { ruling } = row
  const stale = ruling !== undefined && isStale(row, ruling, shared)
  const word = typed.trim()
  if (word === '')
    return plainRow(own, verdict, worded(verdict, months, wording), OUTCOME[verdict.status], stale)
  const outcome = outcomeIn(typed, wording) ?? 'pending'
  const warning = warningOf(row, verdict, word, outcome)
  return { ...own, verdict, status: typed, outcome, ruled: true, stale, warning, parts: null }
}

const UNFILLED = verdictWith('待填', 'reference', '目标和实绩都未填，填报后再作判定。')
const TOTAL = /^(?:合|小|总|共)\s*计/

/**
 * 待填 for an indicator of which neither target nor actual is there: it has a name, a unit of its own and a number, or
 * stands level with those that have one. Headings of groups and the parts of an indicator are told without either, and
 * a parent whose parts are judged may be (see withParts).
 */
function unfilled(row: Row, { level, numbered }: Standing, shared: Shared): Verdict | null {
  const { columns, stages } = shared
  const blank = [columns.target, columns.actual, columns.growth, columns.stage, ...stages.others]
  if (blank.some((column) => cellText(row, column).trim() !== '')) return null
  const name = cellText(row, columns.name).trim()
  if (name === '' || TOTAL.test(name) || unitText(row, shared).trim() === '') return null
  return level === 0 || numbered ? UNFILLED : null
}

/** Whether the row has changed since a person ruled on it. */
function isStale(row: Row, { basis }: Ruling, { columns, all }: Shared): boolean {
  return (
    basis.target !== cellText(row, columns.target) ||
    basis.actual !== cellText(row, columns.actual) ||
    (basis.unit !== undefined && basis.unit !== cellText(row, columns.unit)) ||
    (basis.name !== undefined && basis.name !== nameOf(all, row))
  )
}

/** The row with what its parts came to; a parent without figures of its own shows where some of them are behind. */
function withParts(own: JudgedRow, parts: Parts | null, row: Row | undefined, shared: Shared): JudgedRow {
  // Most rows of most tables.
  if (parts === null && own.parts === null && own.verdict !== null) return own
  const told = parts !== null && own.verdict === UNFILLED
  const judged = told ? { ...own, verdict: null, status: '', outcome: null, ruled: false } : own
  const behind = parts !== null && parts.missed > 0 && judged.verdict === null
  const typed = row === undefined ? '' : cellText(row, shared.columns.status)
  const status =
    judged.verdict !== null || typed !== '' || shared.columns.status === undefined
      ? judged.status
      : behind
        ? PARTLY_BEHIND
        : ''
  return sameParts(judged.parts, parts) && judged.status === status ? judged : { ...judged, parts, status }
}

/** A row that no person has ruled on. */
const plainRow = (
  own: Standing,
  verdict: Verdict | null,
  status: string,
  outcome: Outcome | null,
  stale: boolean,
): JudgedRow => ({ ...own, verdict, status, outcome, ruled: false, stale, warning: null, parts: null })

const OUTCOME: Record<Verdict['status'], Outcome> = {
  完成: 'done',
  未完成: 'missed',
  待核: 'pending',
  待填: 'blank',
}

/** A word that says the opposite of what the figures say. */
function warningOf(row: Row, verdict: Verdict, word: string, outcome: Outcome): string | null {
  if (!verdict.certain || (outcome !== 'done' && outcome !== 'missed') || outcome === OUTCOME[verdict.status])
    return null
  const source = row.ruling?.source
  const whose = source === '人工认定' ? '认定为' : source === '来自原表' ? '原表填' : '表中填'
  return `${whose}“${quoted(word)}”，但按数据判定为“${verdict.status}”：${verdict.reason}`
}

/** A table and what came out of it. */
interface Earlier {
  readonly attachment: Attachment
  readonly judged: Judged
}

/** What may be kept of an earlier judging. */
interface Reuse {
  /** Whether the table's GDP growth, which some verdicts lean on, is still the same. */
  readonly sameGdp: boolean
  /** The judged row of a row that is untouched; undefined for any other. */
  readonly judgedOf: (row: Row, at: number) => JudgedRow | undefined
}

/** Null where everything must be judged anew. */
function reuseOf(previous: Earlier, shared: Shared): Reuse | null {
  const old = previous.attachment
  const before = sharedOf(old, shared.options.dictionary)
  if (READ.some((role) => before.columns[role]?.id !== shared.columns[role]?.id)) return null
  const settings = (one: Shared): string =>
    JSON.stringify([
      [...one.merged],
      [...one.mergedUnits],
      one.months,
      one.year,
      one.indicator,
      one.stages,
      one.units,
      one.unit,
      one.stock,
      one.estimated,
      one.growths,
      one.doubt,
      one.wording,
      one.options.tolerance,
      one.judged,
      one.common,
    ])
  if (settings(before) !== settings(shared)) return null
  const sameGdp = before.gdpGrowth === shared.gdpGrowth
  const usable = (judged: JudgedRow | undefined) =>
    judged !== undefined && (sameGdp || judged.verdict?.rule !== 'same as') ? judged : undefined
  let byRow: Map<Row, JudgedRow> | null = null
  const judgedOf = (row: Row, at: number): JudgedRow | undefined => {
    const there = old.rows[at]
    if (there === row) return usable(previous.judged.rows[at])
    // Itself, and changed: no other row is it.
    if (there?.id === row.id) return undefined
    if (byRow === null) {
      byRow = new Map()
      for (const [index, one] of old.rows.entries()) {
        const judged = previous.judged.rows[index]
        if (judged !== undefined) byRow.set(one, judged)
      }
    }
    return usable(byRow.get(row))
  }
  return { sameGdp, judgedOf }
}
