/**
 * A report's first part from its table: the numbered list of the indicators. Figures stand as typed; words are the
 * district's own where its last report shows them (wording.ts), else the official ones.
 */
import { type Attachment, cellText, columnsByRole } from '../attachment/model.ts'
import { writeNumbering } from '../measure/numbering.ts'
import { cellUnits } from '../measure/stated.ts'
import { readActual } from '../verdict/actual.ts'
import { type Dictionary, lookUp } from '../verdict/dictionary.ts'
import { isNumber } from '../verdict/levels.ts'
import { parentsOf, spokenName } from '../verdict/spoken.ts'
import { inputsOf } from '../verdict/table.ts'
import type { Judged } from '../verdict/verdict.ts'
import { groupsOf, type Placed } from './grouping.ts'
import { type Context, clause, joinedNames, together, toldOf } from './telling.ts'
import type { Wording } from './wording.ts'

/** One item of the list: what it says, without its number and mark, and the rows that it tells of. */
export interface ListItem {
  readonly rows: readonly string[]
  readonly text: string
}

/** Behind the name of a row that is told by its parts: 主要污染物排放削减 is 主要污染物…减排. */
const CUT = /(排放)?(?:总量|量)?(?:削减|减排|下降|降低|减少)(?:率|量|情况)?$/
const BRACKETS = /[（(【[][^（()）【】[\]]*[）)】\]]/g

/** The name of a row that is told by its parts below it: 主要污染物化学需氧量、二氧化硫减排. */
function nameOfParts(name: string, parts: readonly string[]): string {
  const cut = CUT.exec(name)
  if (parts.length === 0) return name
  const joint = joinedNames(parts)
  if (cut === null || cut.index === 0) return `${name}（${joint}）`
  const tail = cut[1] === undefined ? name.slice(cut.index) : '减排'
  return `${name.slice(0, cut.index)}${joint}${tail}`
}

/** The list, and the rows that it leaves out. */
export interface ReportList {
  readonly items: readonly ListItem[]
  readonly left: readonly LeftOut[]
}

/** A row that is not told, and why. */
export interface LeftOut {
  readonly row: string
  readonly name: string
  readonly why: string
}

/**
 * The items of the list, one for each number of the table, in its order; a row without an actual is left out and said
 * to be.
 * @param judged the verdicts on the attachment
 */
export function itemsOf(
  attachment: Attachment,
  judged: Judged,
  wording: Wording,
  dictionary: Dictionary,
): ReportList {
  const { rows, columns } = attachment
  const by = columnsByRole(columns, ['no', 'unit', 'target', 'actual', 'growth'])
  const { input } = inputsOf(attachment, dictionary)
  const context: Context = {
    dictionary,
    wording,
    unitOf: (row) => {
      const { unit, units, indicator } = input(row)
      const own = cellUnits(unit)
      return (
        own.only?.label ??
        own.amount?.label ??
        lookUp(indicator, dictionary).unit?.label ??
        units?.actual ??
        ''
      )
    },
    actualOf: (row) => cellText(row, by.actual),
    growthOf: (row) => cellText(row, by.growth),
  }
  // A row of a table on one indicator is called by its place and that indicator.
  const plain = rows.map((row) => spokenName(input(row).indicator))
  const placed = rows.map((row, at): Placed => {
    const blank = [by.target, by.actual].every((column) => cellText(row, column).trim() === '')
    const no = by.no === undefined ? null : cellText(row, by.no).trim()
    return { level: judged.rows[at]?.level ?? 0, no, blank }
  })
  const blank = (at: number): boolean => placed[at]?.blank ?? true
  const parents = parentsOf(placed.map(({ level }) => level))
  const often = timesOf(plain)
  /** 人均可支配收入 below 城镇居民, which has no figure of its own, and once more below 农村居民. */
  const called = plain.map((name, at) => {
    const parent = parents[at] ?? null
    const shared = (often.get(name) ?? 0) > 1 && parent !== null && blank(parent)
    return shared ? `${plain[parent] ?? ''}${name}` : name
  })
  const left: LeftOut[] = []
  const leave = (at: number, why: string): void => {
    const { id: row = '' } = rows[at] ?? {}
    left.push({ row, name: called[at] || `第${at + 1}行`, why })
  }
  const told = (at: number, name = called[at] ?? '') => {
    const [row, judgedRow] = [rows[at], judged.rows[at]]
    const said = row === undefined || judgedRow === undefined ? null : toldOf(row, name, judgedRow, context)
    if (said === null) leave(at, '实绩待填')
    return said === null ? [] : [{ at, name, told: said }]
  }
  const groups = groupsOf(placed)
  const items = groups.flatMap(({ rows: own, parts }): ListItem[] => {
    const waits = own.every((at) => rows[at] && readActual(context.actualOf(rows[at])).kind === 'annual')
    // Parts without figures are named where there is no figure of the whole either.
    const named = waits ? parts.filter(blank).map((at) => (called[at] ?? '').replace(BRACKETS, '')) : []
    const main = own.flatMap((at) =>
      told(at, own.length === 1 ? nameOfParts(called[at] ?? '', named) : called[at]),
    )
    const below = parts.flatMap((at) => (blank(at) ? [] : told(at)))
    if (!waits) for (const at of parts) if (blank(at)) leave(at, '没有目标和实绩')
    const parted = below.map((one) => clause(one.told)).join('，')
    const whole = together(main, context)
    const ids = [...main, ...below, ...(waits ? parts.filter(blank).map((at) => ({ at })) : [])]
    if (main.length + below.length === 0) return []
    return [
      {
        rows: ids.flatMap(({ at }) => rows[at]?.id ?? []),
        text: whole === '' || parted === '' ? `${whole}${parted}` : `${whole}，其中${parted}`,
      },
    ]
  })
  const grouped = new Set(groups.flatMap(({ rows: own, parts }) => [...own, ...parts]))
  for (const [at, row] of rows.entries()) {
    // A row that has yet to be filled in, not the heading of a group.
    const begun = isNumber(placed[at]?.no ?? '') || cellText(row, by.unit).trim() !== ''
    const heads = parents.includes(at)
    if (!grouped.has(at) && begun && !heads && called[at] !== '') leave(at, '没有目标和实绩')
  }
  const order = new Map(rows.map(({ id }, at) => [id, at]))
  return { items, left: left.toSorted((a, b) => (order.get(a.row) ?? 0) - (order.get(b.row) ?? 0)) }
}

function timesOf(names: readonly string[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>()
  for (const name of names) times.set(name, (times.get(name) ?? 0) + 1)
  return times
}

/** The items with their numbers and marks, a paragraph or a piece of one each. */
export const numbered = (texts: readonly string[], wording: Wording): string[] =>
  texts.map((text, at) => {
    const number = wording.numbering === null ? '' : writeNumbering(wording.numbering, at + 1)
    return `${number}${text}${at === texts.length - 1 ? wording.last : wording.between}`
  })

/** The numbered list as it stands in the report. */
export const listText = ({ items }: Pick<ReportList, 'items'>, wording: Wording): string =>
  numbered(
    items.map(({ text }) => text),
    wording,
  ).join(wording.apart ? '\n' : '')
