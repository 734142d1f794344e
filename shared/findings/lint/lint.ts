/**
 * What is wrong with the form of a report's attachments before they are printed: their labels and titles against the
 * 附件说明 and each other, numbering, blanks (GB/T 9704-2012, 7.3.6 附件说明 and 7.3.9 附件). What the figures
 * contradict is for the audit; only what it says of numbers, year and period is repeated here.
 */
import { type Attachment, type Column, cellText, type Role, type Row } from '../../attachment/model.ts'
import { setupOf } from '../../attachment/page-setup.ts'
import { rectangles } from '../../attachment/rectangles.ts'
import { comparable } from '../../measure/normalise.ts'
import { readNumbering } from '../../measure/numbering.ts'
import { monthsOf, yearOf } from '../../measure/period.ts'
import { printedColumns, roomOf } from '../../page/fit.ts'
import { textWidth } from '../../page/layout.ts'
import {
  type Description,
  type Entry,
  readDescription,
  TRAILING,
  titleText,
} from '../../report/description.ts'
import type { Dictionary } from '../../verdict/dictionary.ts'
import { periodWords } from '../../verdict/spoken.ts'
import type { Judged } from '../../verdict/verdict.ts'
import { auditAttachment } from '../audit/audit.ts'
import { type Line, quote, readTable, titleOf, wordOf } from '../audit/reading.ts'

/** All rules with their Chinese names. An error goes against the standard or the report; a warning wants a look. */
export const lintRules = [
  { id: 'label', name: '附件标识', grade: 'error' },
  { id: 'description', name: '附件说明的写法', grade: 'error' },
  { id: 'count', name: '附件说明与附件的个数', grade: 'warning' },
  { id: 'title', name: '标题与附件说明不一致', grade: 'error' },
  { id: 'year', name: '年份不一致', grade: 'error' },
  { id: 'period', name: '时期不一致', grade: 'error' },
  { id: 'numbering', name: '序号不连续', grade: 'warning' },
  { id: 'blank', name: '应填未填', grade: 'warning' },
  { id: 'long-title', name: '标题一行排不下', grade: 'warning' },
] as const satisfies readonly {
  readonly id: string
  readonly name: string
  readonly grade: 'error' | 'warning'
}[]

export type LintRule = (typeof lintRules)[number]['id']

export interface LintFinding {
  readonly rule: LintRule
  readonly grade: 'error' | 'warning'
  /** The attachment's id; null where it is of the 附件说明. */
  readonly attachment: string | null
  /** Ids of the cell to jump to; a null row is the heading, or the header of the column where there is one. */
  readonly row: string | null
  readonly column: string | null
  /** One Chinese sentence. */
  readonly message: string
}

/** The attachments of one report, in their order, and what is known of the report. */
export interface LintInput {
  readonly attachments: readonly { readonly attachment: Attachment; readonly judged: Judged }[]
  /** The indicators that are known, a person's own among them. */
  readonly dictionary: Dictionary
  /** The 附件说明 as it stands in the report, line by line. */
  readonly description?: string | null
  readonly reportTitle?: string | null
}

/** An attachment with its place in the report and what a sentence calls it. */
interface Part {
  readonly attachment: Attachment
  readonly judged: Judged
  readonly dictionary: Dictionary
  readonly at: number
  readonly called: string
  /** Before a sentence about a cell, where there are several attachments. */
  readonly before: string
}

/** All findings: those of the 附件说明 first, then attachment by attachment, its heading before its rows. */
export function lintReport({
  attachments,
  dictionary,
  description,
  reportTitle,
}: LintInput): readonly LintFinding[] {
  const several = attachments.length > 1
  const parts = attachments.map(({ attachment, judged }, at): Part => {
    const called = several ? `附件${at + 1}` : '附件'
    return { attachment, judged, dictionary, at, called, before: several ? `${called}：` : '' }
  })
  const told = description == null || description.trim() === '' ? null : readDescription(description)
  const due = dueOf(parts, reportTitle ?? '')
  return [
    ...(told === null ? [] : descriptionForm(told, parts.length)),
    ...parts.flatMap((part) => [
      ...label(part, parts, told),
      ...(told === null ? [] : titleAgainst(part, parts, told)),
      ...yearAndPeriod(part, due),
      ...longTitle(part),
      ...fromAudit(part),
      ...blanks(part),
    ]),
  ]
}

const GRADES = new Map<LintRule, LintFinding['grade']>(lintRules.map(({ id, grade }) => [id, grade]))

const finding = (
  rule: LintRule,
  attachment: Attachment | null,
  message: string,
  row: string | null = null,
  column: string | null = null,
): LintFinding => ({
  rule,
  grade: GRADES.get(rule) ?? 'warning',
  attachment: attachment?.id ?? null,
  row,
  column,
  message,
})

function descriptionForm({ head, entries, inLine }: Description, count: number): LintFinding[] {
  const say = (message: string) => finding('description', null, message)
  const found: LintFinding[] = []
  if (head === '') found.push(say('附件说明应以“附件：”开头。'))
  else if (/[\d０-９一二三四五六七八九十]/.test(head))
    found.push(
      say(
        `附件说明写作“${quote(head)}”，应为“附件：${entries.length > 1 ? '1.' : ''}”，“附件”二字只写一次。`,
      ),
    )
  else if (head !== '附件：')
    found.push(say(`附件说明写作“${quote(head)}”，应为“附件：”，“附件”后用全角冒号。`))
  if (inLine) found.push(say('附件说明中各附件的名称应另起一行。'))
  const numbered = entries.filter(({ mark }) => mark !== '')
  if (entries.length === 1 && numbered.length === 1)
    found.push(say(`附件说明只有一个附件，不编顺序号，应删去“${quote(entries[0]?.mark ?? '')}”。`))
  if (entries.length > 1) {
    const odd = numbered.find(({ mark, number }) => mark !== `${number}.`)
    if (odd !== undefined)
      found.push(
        say(`附件说明的顺序号写作“${quote(odd.mark)}”，应为“${odd.number ?? 1}.”（阿拉伯数字加半角圆点）。`),
      )
    const wrong = entries.findIndex(({ number }, at) => number !== at + 1)
    if (wrong >= 0)
      found.push(
        say(
          `附件说明第${wrong + 1}项${entries[wrong]?.mark === '' ? '没有顺序号' : `的顺序号是“${quote(entries[wrong]?.mark ?? '')}”`}，按顺序应为“${wrong + 1}.”。`,
        ),
      )
  }
  for (const { name } of entries) {
    const mark = TRAILING.exec(name)?.[0].trim() ?? ''
    if (mark !== '')
      found.push(say(`附件说明中“${quote(name.replace(TRAILING, ''))}”之后不加标点（“${mark}”）。`))
  }
  if (entries.length !== count)
    found.push(finding('count', null, `附件说明列有${entries.length}个附件，这里有${count}个。`))
  return found
}

const LABEL = /^附件([1-9]\d{0,2})?$/

/** The number that a label names, however it is written; null for none. */
const numberOf = (label: string): number | null => {
  const written = /^附[件表]第?(.*?)[：:、.．]?$/.exec(label.replace(/\s+/g, ''))?.[1] ?? ''
  return written === '' ? null : (readNumbering(written)?.value ?? null)
}

function label({ attachment, at }: Part, parts: readonly Part[], told: Description | null): LintFinding[] {
  const text = attachment.heading.label.trim()
  const say = (message: string, grade: LintFinding['grade'] = 'error'): LintFinding[] => [
    { ...finding('label', attachment, message), grade },
  ]
  const listed = told?.entries.length ?? parts.length
  const own = numberOf(text)
  // Of a report with more attachments than are here each keeps its number, as long as they go up.
  const some = listed > parts.length
  const before = numberOf(parts[at - 1]?.attachment.heading.label ?? '')
  const kept = some && own !== null && own <= listed && own > (before ?? 0)
  const number = kept ? own : at + 1
  const due = listed > 1 ? `附件${number}` : '附件'
  if (text === due) return []
  if (text.replace(/\s+/g, '') === due) return say(`附件标识里不空格，应为“${due}”。`)
  // One table by itself may be one of several of a report that nobody knows here.
  const alone = listed === 1 && told === null
  if (text === '') return say(`第一行没有附件标识，应为“${due}”。`, alone ? 'warning' : 'error')
  if (!LABEL.test(text)) {
    const other = alone && own !== null ? `；有几个附件的，应为“附件${own}”` : ''
    return say(`附件标识写作“${quote(text)}”，应为“${due}”${other}。`)
  }
  if (listed > 1)
    return own === null
      ? say(`附件标识没有顺序号，应为“${due}”。`)
      : say(`附件的顺序号应当连续，“${text}”按顺序应为“${due}”。`)
  const single = `只有一个附件时不编顺序号，“${text}”应为“附件”`
  return alone ? say(`${single}；报告还有其他附件的除外。`, 'warning') : say(`${single}。`)
}

/** The entry of the 附件说明 that an attachment is: by its number where some are not here, else by its place. */
function entryOf({ attachment, at }: Part, parts: readonly Part[], { entries }: Description): Entry | null {
  if (entries.length === parts.length) return entries[at] ?? null
  const own = numberOf(attachment.heading.label.trim())
  const same = entries.find(({ name }) => isSame(name, titleText(attachment)))
  return same ?? (own === null ? null : (entries[own - 1] ?? null))
}

const plainName = (name: string): string => comparable(name.replace(TRAILING, ''))
const isSame = (a: string, b: string): boolean => plainName(a) === plainName(b)

const SHOWN = 10

function titleAgainst(part: Part, parts: readonly Part[], told: Description): LintFinding[] {
  const { attachment, called } = part
  const title = titleText(attachment)
  if (title === '') return [finding('title', attachment, `${called}没有标题。`)]
  const entry = entryOf(part, parts, told)
  if (entry === null || isSame(entry.name, title)) return []
  const [own, listed] = [[...plainName(title)], [...plainName(entry.name)]]
  const same = own.findIndex((char, at) => char !== listed[at])
  const from = same < 0 ? own.length : same
  const seen = (chars: readonly string[]): string => {
    const rest = chars.slice(from, from + SHOWN).join('')
    return rest === '' ? '到此为止' : `是“${quote(rest)}${chars.length > from + SHOWN ? '…' : ''}”`
  }
  const after = from === 0 ? '从头' : `在“${quote(own.slice(Math.max(0, from - 6), from).join(''))}”之后`
  return [
    finding(
      'title',
      attachment,
      `${called}的标题与附件说明${after}不一致：标题${seen(own)}，附件说明${seen(listed)}。`,
    ),
  ]
}

/** All years that a title names. */
function yearsIn(title: string): Set<number> {
  const first = yearOf([title])
  const others = [...comparable(title).matchAll(/(?<!\d)((?:19|20)\d\d)(?=年|[-—~至到、和])/g)]
  return new Set([...(first === null ? [] : [first]), ...others.map(([, year]) => Number(year))])
}

/** The years and the period that titles must have, and whose title says so. */
interface Due {
  readonly years: readonly number[]
  readonly yearOf: string
  readonly months: number | null
  readonly monthsOf: string
}

const REPORT = '报告标题'
const OTHERS = '其他附件的标题'

/** The report's own, else those that most attachments name. */
function dueOf(parts: readonly Part[], reportTitle: string): Due {
  const years = [...yearsIn(reportTitle)]
  const months = monthsOf([reportTitle])
  const titles = parts.map(({ attachment }) => titleText(attachment))
  return {
    years: years.length > 0 ? years : commonest(titles.flatMap((title) => yearOf([title]) ?? [])),
    yearOf: years.length > 0 ? REPORT : OTHERS,
    months: months ?? commonest(titles.flatMap((title) => monthsOf([title]) ?? []))[0] ?? null,
    monthsOf: months === null ? OTHERS : REPORT,
  }
}

/** The value that stands there most often, the earliest among equals; nothing of nothing. */
function commonest(values: readonly number[]): number[] {
  const times = (value: number): number => values.filter((one) => one === value).length
  const [best] = values.toSorted((a, b) => times(b) - times(a))
  return best === undefined ? [] : [best]
}

function yearAndPeriod({ attachment, called }: Part, due: Due): LintFinding[] {
  const title = titleText(attachment)
  const own = yearsIn(title)
  const [year] = own
  const months = monthsOf([title])
  const against = (rule: 'year' | 'period', is: string, whose: string, should: string): LintFinding =>
    finding(rule, attachment, `${called}的标题是${is}，${whose}是${should}。`)
  return [
    ...(year === undefined || due.years.length === 0 || due.years.some((one) => own.has(one))
      ? []
      : [against('year', `${year}年`, due.yearOf, `${due.years.join('年、')}年`)]),
    ...(months === null || due.months === null || months === due.months
      ? []
      : [against('period', periodWords(months), due.monthsOf, periodWords(due.months))]),
  ]
}

const REPEATED: readonly LintRule[] = ['year', 'period', 'numbering']

/** What the audit says of year, period and 序号 of the table itself; answered findings are settled. */
function fromAudit({ attachment, judged, dictionary, before }: Part): LintFinding[] {
  return auditAttachment(attachment, judged, dictionary).flatMap((found): LintFinding[] => {
    const rule = REPEATED.find((one) => one === found.rule)
    if (rule === undefined || (found.explanation !== null && !found.outdated)) return []
    const { grade, row, column, message } = found
    return [{ rule, grade, attachment: attachment.id, row, column, message: `${before}${message}` }]
  })
}

/** Where a title is best broken: before what is quoted and before its last words; else after 的 and 、. */
const BREAKS = [/(?=[“《])|(?=(?:完成|执行|进展|推进|落实)情况)/g, /(?<=[的、》”])/g]

/** Title lines wider than the type area; the standard breaks them by sense, as a trapezium or a lozenge. */
function longTitle({ attachment, judged, called }: Part): LintFinding[] {
  const { heading } = attachment
  const setup = setupOf(heading)
  const size = setup.titleSize
  const widthOf = (line: string): number => textWidth(line.trim(), size)
  // Only a line that is too long for an upright page asks how the page lies.
  if (heading.title.every((line) => widthOf(line) <= roomOf(setup, 'portrait').width)) return []
  const { orientation } = printedColumns(attachment, judged, setup)
  const room = roomOf(setup, orientation).width
  return heading.title.flatMap((line, at) => {
    if (widthOf(line) <= room) return []
    const text = line.trim()
    const middle = text.length / 2
    const ways = BREAKS.map((pattern) =>
      [...text.matchAll(pattern)]
        .map(({ index }) => index)
        .filter((place) => widthOf(text.slice(0, place)) <= room && widthOf(text.slice(place)) <= room)
        .sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle)),
    )
    const best = ways.flat()[0]
    const advice =
      best === undefined
        ? '请按词意分成几行'
        : `建议在“${quote(text.slice(Math.max(0, best - 6), best))}”之后分行`
    const which = heading.title.length > 1 ? `第${at + 1}行` : ''
    return [
      finding(
        'long-title',
        attachment,
        `${called}的标题${which}超出版心宽度（每行约${Math.floor(room / size)}字），${advice}。`,
      ),
    ]
  })
}

/** The texts that cells under a merge show, by row and column id. */
function coveredTexts(attachment: Attachment): ReadonlyMap<string, string> {
  const { rows, columns } = attachment
  return new Map(
    rectangles(attachment).flatMap(({ top, bottom, left, right }) => {
      const owner = rows[top]
      const text = owner === undefined ? '' : cellText(owner, columns[left]).trim()
      return rows
        .slice(top, bottom + 1)
        .flatMap((row) =>
          columns.slice(left, right + 1).map((column) => [`${row.id}\n${column.id}`, text] as const),
        )
    }),
  )
}

const FIGURES = ['target', 'stage', 'actual'] as const
const PROMISED = ['unit', 'target', 'actual', 'status'] as const
type Promised = (typeof PROMISED)[number] | (typeof FIGURES)[number]

/** The columns of a role, and beside a figure those that share a heading with none but it (计划 over 总量, 增速). */
function ofRole({ columns }: Attachment, role: Promised): Column[] {
  const visible = columns.filter(({ hidden }) => !hidden)
  const own = visible.filter((one) => one.role === role)
  const headingOf = ({ header }: Column): string => header.slice(0, -1).join('\n')
  if (!isFigure(role)) return own
  const halves = visible.filter(
    (one) =>
      (one.role === 'none' || one.role === 'growth') &&
      headingOf(one) !== '' &&
      own.some((column) => headingOf(column) === headingOf(one)) &&
      !visible.some(
        (other) => isFigure(other.role) && other.role !== role && headingOf(other) === headingOf(one),
      ),
  )
  return [...own, ...halves]
}

const isFigure = (role: Role): boolean => FIGURES.some((one) => one === role)

/**
 * Cells that their header promises a value in and that are blank, or still 待核. Headings of groups, totals, parents
 * that only their parts have figures for, and unnumbered parts that are blank throughout promise nothing.
 */
function blanks({ attachment, judged, dictionary, before }: Part): LintFinding[] {
  const { lines } = readTable(attachment, judged, dictionary)
  const shown = new Map([...PROMISED, ...FIGURES].map((role) => [role, ofRole(attachment, role)] as const))
  const covered = coveredTexts(attachment)
  const cellOf = (row: Row, column: Column): string =>
    cellText(row, column).trim() || (covered.get(`${row.id}\n${column.id}`) ?? '')
  /** What the row shows under that role; of 总量 and 增速 under one heading one is enough. */
  const textOf = ({ row, at }: Line, role: Promised): string => {
    const texts = (shown.get(role) ?? []).map((column) => cellOf(row, column))
    return (role === 'status' && judged.rows[at]?.status.trim()) || texts.find((text) => text !== '') || ''
  }
  const hasFigures = (line: Line): boolean => FIGURES.some((role) => textOf(line, role) !== '')
  const wholes = new Set(
    lines.flatMap((line) => (line.parent !== null && hasFigures(line) ? line.parent : [])),
  )
  const indicators = lines.filter(
    (line) =>
      line.called !== '' && !line.group && line.total === 0 && (!wholes.has(line) || hasFigures(line)),
  )
  const placeOf = ({ parent, level }: Line): string => `${parent?.row.id ?? ''}\n${level}`
  /** Where one of the rows of a level below the same row has a value. */
  const known = new Set(
    indicators.flatMap((line) =>
      PROMISED.flatMap((role) => (textOf(line, role) === '' ? [] : `${placeOf(line)}\n${role}`)),
    ),
  )
  const isDue = (line: Line, role: Promised): boolean => {
    const numbered = line.no.trim() !== ''
    // A part has the unit of its whole, and words have none.
    if (role === 'unit')
      return (
        (line.parent === null || numbered) && FIGURES.some((one) => /\d/.test(comparable(textOf(line, one))))
      )
    if (role === 'target' && textOf(line, 'stage') !== '') return false
    // Without an actual there is nothing to say of it, and the actual is asked for.
    if (role === 'status') return hasFigures(line) && judged.rows[line.at]?.outcome !== 'blank'
    if (line.level === 0 || numbered || hasFigures(line)) return true
    return known.has(`${placeOf(line)}\n${role}`)
  }

  const found: { readonly at: number; readonly finding: LintFinding }[] = []
  const incomplete = new Set<Line>()
  for (const role of PROMISED) {
    const [column] = shown.get(role) ?? []
    if (column === undefined) continue
    const say = (says: string, line?: Line) => {
      const message = `${before}${line === undefined ? '' : `${titleOf(line)}的`}${wordOf(column)}${says}。`
      const made = finding('blank', attachment, message, line?.row.id ?? null, column.id)
      found.push({ at: line?.at ?? -1, finding: made })
    }
    const due = indicators.filter((line) => isDue(line, role))
    const blank = due.filter((line) => textOf(line, role) === '')
    for (const line of blank) incomplete.add(line)
    if (blank.length > 1 && blank.length === due.length) say(`一栏${blank.length}行都空白`)
    else for (const line of blank) say('空白', line)
    if (role !== 'status') continue
    // A row that lacks something waits for that first.
    for (const line of due)
      if (judged.rows[line.at]?.status === '待核' && !incomplete.has(line))
        say('还是“待核”，打印前请认定', line)
  }
  return found.sort((a, b) => a.at - b.at).map((one) => one.finding)
}
