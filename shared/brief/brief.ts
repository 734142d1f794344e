/** 会前三分钟: what is to be known of a table minutes before a meeting, from it and its series. Pure; exact decimals. */
import type { Attachment } from '../attachment/model.ts'
import { besideOf, pastOf } from '../findings/audit/past.ts'
import { comparableWith, inUnit, type Reading, readTable, type Table } from '../findings/audit/reading.ts'
import { difference } from '../history/difference.ts'
import { sentenceOf, tell } from '../history/telling.ts'
import {
  absolute,
  compare,
  type Decimal,
  decimal,
  exact,
  isWhole,
  literal,
  minus,
  over,
  rounded,
  sign,
  times,
} from '../measure/decimal.ts'
import { HUNDRED } from '../measure/schedule.ts'
import { isCountable, isRate } from '../measure/unit.ts'
import type { Side } from '../series/series.ts'
import type { Dictionary } from '../verdict/dictionary.ts'
import { missing } from '../verdict/sentences.ts'
import { spokenNames } from '../verdict/spoken.ts'

/** One thing that waits for a person. */
export interface Waits {
  readonly kind: '矛盾和错误' | '待核' | '待填' | '提示'
  /** The row's name, or the finding's sentence. */
  readonly what: string
  /** What the kind does not say already (认定后有改动); null for nothing. */
  readonly note: string | null
}

export interface BriefOf {
  readonly table: Side
  /** Tables of its series. */
  readonly past: readonly Side[]
  /** The last named state; null where none was kept. */
  readonly version: { readonly name: string; readonly attachment: Attachment } | null
  readonly waiting: readonly Waits[]
  readonly dictionary: Dictionary
}

export interface BriefItem {
  /** The indicator, or the kind of what waits; '' for none. */
  readonly name: string
  /** One sentence that can be checked by hand. */
  readonly text: string
}

export interface BriefSection {
  readonly title: string
  /** What is said where there is no item. */
  readonly none: string
  /** The most important first. */
  readonly items: readonly BriefItem[]
  /** What is said of those that are too small to be items. */
  readonly rest?: string
}

/** An item with what it is put in order by. */
interface Weighed extends BriefItem {
  readonly weight: Decimal
}

const heaviestFirst = (items: readonly Weighed[]): BriefItem[] =>
  [...items].sort((a, b) => compare(b.weight, a.weight)).map(({ name, text }) => ({ name, text }))

/** The sections of the page in their order. */
export function briefOf(given: BriefOf): readonly BriefSection[] {
  const { attachment, judged } = given.table
  const table = readTable(attachment, judged, given.dictionary)
  const names = spokenNames(attachment, judged)
  return [
    swings(given, table, names),
    near(given.table, names),
    monthly(table, names),
    sinceVersion(given, names),
    waits(given.waiting),
  ]
}

/** What moved by less is no swing: 百分点, and percent of an amount. */
const SWING = { points: literal(1), percent: literal(5) }

/** A sign that turned, or a figure that comes from nothing, goes before every change in percent. */
const TURNED = literal(100_000)

/** The changes against the last period of the same months: of rates in 百分点 (千分点 for ‰), of amounts in percent, the largest first. */
function swings({ past, dictionary }: BriefOf, table: Table, names: readonly string[]): BriefSection {
  const dated = past.map((side) => {
    const { year, months } = side.attachment.heading
    return { side, year, months }
  })
  const { same } = pastOf(table.attachment.heading, dated)
  if (same === null) return { title: '与同期相比变化大的', none: '“我的表格”里没有往年同期的表。', items: [] }
  const { period, was, pairs } = besideOf(table, same.side, dictionary)
  let small = 0
  const swung = (item: Weighed, least: Decimal): Weighed[] => {
    if (compare(item.weight, least) >= 0) return [item]
    small += 1
    return []
  }
  const items = Array.from(pairs).flatMap(([line, old]): Weighed[] => {
    const both = pair(table.amount(line, table.columns.actual), was.amount(old, was.columns.actual))
    const found = both ?? pair(table.rate(line, table.columns.actual), was.rate(old, was.columns.actual))
    if (found === null) return []
    const { now, then } = found
    const change = minus(inUnit(now, then.unit), then.value)
    if (sign(change) === 0) return []
    const up = sign(change) > 0
    const size = rounded(absolute(change), 10)
    const said = `实绩${now.text}，${period}为${then.text}`
    const name = names[line.at] ?? ''
    const points = isRate(then.unit)
    if (points || then.unit.base === '指数')
      return swung(
        {
          ...{ name, weight: absolute(change) },
          text: `${said}，${up ? '高' : '低'}${size}${points ? `个${then.unit.label === '‰' ? '千' : '百'}分点` : ''}。`,
        },
        SWING.points,
      )
    const percent = sign(then.value) > 0 ? over(times(absolute(change), HUNDRED), then.value) : null
    const moved = `${up ? '增加' : '减少'}${size}${then.unit.label}`
    return swung(
      {
        ...{ name, weight: percent ?? TURNED },
        text: `${said}，${moved}${percent === null ? '' : `（${rounded(percent, 1)}%）`}。`,
      },
      SWING.percent,
    )
  })
  return {
    title: `比${period}变化大的`,
    none: small > 0 ? `与${period}相比没有变化大的。` : `与${period}相比没有变化，或没有可比的数。`,
    items: heaviestFirst(items),
    ...(small > 0 && { rest: `其余${small}项变化不到1个百分点或5%。` }),
  }
}

const pair = (now: Reading | null, then: Reading | null) =>
  now === null || then === null || !comparableWith(now, then) ? null : { now, then }

/** 百分点 that are little: of a progress against the schedule, and of a rate against its target. */
const LITTLE = { progress: literal(2), rate: literal('0.5') }

/** Rows that are short by little, then those that are done by little; the narrowest first. */
function near({ attachment, judged }: Side, names: readonly string[]): BriefSection {
  const of = (status: '未完成' | '完成'): BriefItem[] => {
    const items = attachment.rows.flatMap((_, at): Weighed[] => {
      const verdict = judged.rows[at]?.verdict ?? null
      const gap = verdict?.gap == null ? null : decimal(verdict.gap)
      if (verdict === null || gap === null || !verdict.certain || verdict.status !== status) return []
      const size = absolute(gap)
      if (compare(size, verdict.rule === 'amount' ? LITTLE.progress : LITTLE.rate) > 0) return []
      const text = `${status === '完成' ? '完成，超得少' : '未完成，差得少'}：${verdict.reason}`
      return [{ name: names[at] ?? '', text, weight: minus(literal(0), size) }]
    })
    return heaviestFirst(items)
  }
  return {
    title: '差得少和超得少的',
    none: '没有只差一点的，也没有刚刚够的。',
    items: [...of('未完成'), ...of('完成')],
  }
}

/** What the months that are left must bring each to reach the year's target; the hardest against the pace so far first. */
function monthly(table: Table, names: readonly string[]): BriefSection {
  const { months } = table.attachment.heading
  const { target, actual } = table.columns
  const left = months === null ? 0 : 12 - months
  const title = months === 6 ? '下半年每月要完成的' : '余下月份每月要完成的'
  if (months === null || left === 0)
    return { title, none: months === null ? '表的时期没有写明。' : '全年已过，没有余下的月份。', items: [] }
  const items = table.lines.flatMap((line): Weighed[] => {
    const verdict = table.judged.rows[line.at]?.verdict
    if (verdict?.rule !== 'amount' || !(line.found.flow || verdict.schedule !== null)) return []
    const both = pair(table.amount(line, actual), table.amount(line, target))
    if (both === null) return []
    const { now, then: goal } = both
    const done = inUnit(now, goal.unit)
    const rest = minus(goal.value, done)
    if (sign(rest) <= 0) return []
    const places = Math.max(now.places, goal.places) + 2
    const [need, pace] = [over(rest, literal(left)), over(done, literal(months))]
    if (need === null || pace === null) return []
    const { label } = goal.unit
    // People and items come in whole ones, unless they were typed in parts themselves.
    const counted = isCountable(label) && isWhole(goal.value) && (isWhole(done) || now.unit.label !== label)
    const shown = (value: Decimal): string => {
      const figure = rounded(value, counted ? 0 : places)
      return `${figure === exact(value) ? '' : '约'}${figure}${label}`
    }
    const [short, each] = counted
      ? [missing(rest, label), missing(need, label)]
      : [`${rounded(rest, 10)}${label}`, shown(need)]
    const text = `全年目标${goal.text}，已完成${now.text}，还差${short}；余下${left}个月每月须完成${each}，前${months}个月月均${shown(pace)}。`
    return [
      { name: names[line.at] ?? '', text, weight: (sign(pace) > 0 ? over(need, pace) : null) ?? TURNED },
    ]
  })
  return { title, none: '没有按月累计而尚未完成全年目标的指标。', items: heaviestFirst(items) }
}

/** What a meeting looks at first. */
const ROLES = ['actual', 'target', 'stage', 'status']

/** What is another than in the last version: figures first, then what was done to rows and to the table. */
function sinceVersion({ table: { attachment }, version }: BriefOf, names: readonly string[]): BriefSection {
  if (version === null) return { title: '与上一版本不同的', none: '还没有存过版本。', items: [] }
  const edits = difference(version.attachment, attachment)
  const lines = tell(version.attachment, attachment, edits)
  const cells = lines.filter(({ kind, row, column }) => kind === 'cells' && row !== null && column !== null)
  const roles = new Map(attachment.columns.map(({ id, role }) => [id, ROLES.indexOf(role)]))
  const at = new Map(attachment.rows.map(({ id }, index) => [id, index]))
  const orderOf = ({ kind, column }: (typeof lines)[number]): number => {
    const role = roles.get(column ?? '') ?? -1
    return kind === 'cells' && role >= 0 ? role : kind === 'lines' ? ROLES.length : ROLES.length + 1
  }
  const items = [...lines]
    .sort((a, b) => orderOf(a) - orderOf(b))
    .map((line) => {
      const name = names[at.get(line.row ?? '') ?? -1] ?? ''
      const told = sentenceOf(line)
      return { name, text: name === '' ? told : told.replace(/^第\d+行(?:“[^”]*”)?/, '') }
    })
  const title = `与版本“${version.name}”不同的`
  return {
    title: cells.length === 0 ? title : `${title}（${cells.length}个单元格）`,
    none: `与版本“${version.name}”没有不同。`,
    items,
  }
}

/** So many rows are named of those that wait for the same. */
const MOST_NAMES = 12

/** What waits: contradictions each by itself, rows by their names, then hints. */
function waits(waiting: readonly Waits[]): BriefSection {
  const of = (kind: Waits['kind']): readonly Waits[] => waiting.filter((one) => one.kind === kind)
  const each = (kind: Waits['kind']): BriefItem[] => of(kind).map(({ what }) => ({ name: kind, text: what }))
  const together = (kind: Waits['kind']): BriefItem[] => {
    const all = of(kind)
    if (all.length === 0) return []
    const names = all.map(({ what, note }) => `${what.trim()}${note === null ? '' : `（${note}）`}`)
    const more = all.length > MOST_NAMES ? `等${all.length}项` : ''
    return [{ name: `${kind}（${all.length}）`, text: `${names.slice(0, MOST_NAMES).join('、')}${more}。` }]
  }
  return {
    title: '还等人处理的',
    none: '没有需要人工处理的地方。',
    items: [...each('矛盾和错误'), ...together('待核'), ...together('待填'), ...each('提示')],
  }
}
