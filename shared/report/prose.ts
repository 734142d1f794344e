/**
 * A report's first part from its table: the numbered list of the indicators, and the sentence that sums up. Figures
 * stand as typed; words are the district's own where its last report shows them (wording.ts), else the official ones.
 */
import { type Attachment, cellText, columnsByRole, type Row } from '../attachment/model.ts'
import { literal, sign } from '../measure/decimal.ts'
import { comparable } from '../measure/normalise.ts'
import { writeNumbering } from '../measure/numbering.ts'
import { percentOf } from '../measure/schedule.ts'
import { cellUnits } from '../measure/stated.ts'
import { readActual } from '../verdict/actual.ts'
import { type Dictionary, type Found, lookUp } from '../verdict/dictionary.ts'
import { countOf, summaryProse } from '../verdict/prose.ts'
import { spokenName, spokenNames } from '../verdict/spoken.ts'
import { inputsOf } from '../verdict/table.ts'
import type { Judged, JudgedRow } from '../verdict/verdict.ts'
import { identityOf } from './names.ts'
import type { ItemWording, Wording } from './wording.ts'

/** One item of the list: what it says, without its number and mark, and the rows that it tells of. */
export interface ListItem {
  readonly rows: readonly string[]
  readonly text: string
}

/** A row as it is told: its figure and the words before it. */
interface Told {
  readonly name: string
  /** 完成 before the name, as the district writes it. */
  readonly lead: string
  /** Between name and figure; '' for none. */
  readonly verb: string
  readonly figure: string
  /** Behind the figure: 、增长5%. */
  readonly growth: string
}

/** What a figure is: a growth, the size of a fall, an amount that gathers, a level, or nobody can say. */
type Nature = 'growth' | 'fall' | 'amount' | 'level' | 'unknown'

/** Names that begin with what was done: 新增就业3000人 needs no verb. */
const DEED =
  /^(?:新增|新建|新引进|新开工|新认定|新培育|净增|到位|完成|实现|实际|培训|引进|改造|改建|培育|发放|建成|开工|竣工)/
/** Behind the name of a row that is told by its parts: 主要污染物排放削减 is 主要污染物…减排. */
const CUT = /(排放)?(?:总量|量)?(?:削减|减排|下降|降低|减少)(?:率|量|情况)?$/
/** A bound that stands in the name says nothing of what was reached. */
const BOUND = /(?:不高于|不低于|低于|高于|不超过|不少于|控制在|达到)$/
const BRACKETS = /[（(【[][^（()）【】[\]]*[）)】\]]/g
/** One figure with its unit and nothing else. */
const BARE = /^([-－—−]?)(\d[\d,]*(?:\.\d+)?)\s*([^\d\s]*)$/

interface Context {
  readonly dictionary: Dictionary
  readonly wording: Wording
  readonly unitOf: (row: Row) => string
  readonly actualOf: (row: Row) => string
  readonly growthOf: (row: Row) => string
}

const learned = (name: string, { wording, dictionary }: Context): ItemWording | undefined =>
  wording.items.get(identityOf(name, dictionary))

function natureOf(found: Found, isPercent: boolean): Nature {
  if (isPercent) {
    if (found.falls && !found.grows) return 'fall'
    if (found.grows || found.kind === 'growth') return 'growth'
    if (found.kind === 'amount') return found.entry?.units.includes('%') === true ? 'growth' : 'unknown'
    return found.kind === 'level' ? 'level' : 'unknown'
  }
  if (found.kind === 'level') return 'level'
  return found.kind === null ? 'unknown' : 'amount'
}

/** The figure without its sign, with the word that its sign makes of 增长. */
function changed(
  minus: boolean,
  digits: string,
  unit: string,
): { readonly word: string; readonly figure: string } {
  if (sign(literal(digits.replaceAll(',', ''))) === 0) return { word: '持平', figure: '' }
  return { word: minus ? '下降' : '增长', figure: `${digits}${unit}` }
}

/** The verb before a growth; a learned one keeps what stands before its 增长, and gives way to 下降 where it must. */
function growthVerb(own: ItemWording | undefined, word: string, since: string): string {
  if (own?.aspect !== 'growth' || own.verb === null) return `${since}${word}`
  const before = own.verb.replace(
    /(?:增长|增加|上升|上涨|提高|下降|降低|减少|下滑|回落|(?:增速|增幅|涨幅)(?:为|达到?)?)$/,
    '',
  )
  if (word === '增长') return /(?:下降|降低|减少|下滑|回落)$/.test(own.verb) ? `${before}增长` : own.verb
  return `${before}${word}`
}

function valueVerb(
  nature: Nature,
  found: Found,
  name: string,
  own: ItemWording | undefined,
  judged: JudgedRow,
): string {
  // 控制在 says that the bound was kept.
  const kept = judged.outcome !== 'missed'
  const verb = own?.aspect === 'value' ? own.verb : null
  if (verb !== null && verb !== undefined) return verb === '控制在' && !kept ? '为' : verb
  if (nature === 'amount') return DEED.test(name) ? '' : '完成'
  if (nature === 'level') return found.down ? (kept ? '控制在' : '为') : '达'
  return '为'
}

/** How a row with an actual is told; null where nothing stands there yet. */
function told(row: Row, name: string, judged: JudgedRow, context: Context): Told | null {
  const { wording, dictionary } = context
  const typed = context.actualOf(row).trim()
  const unit = context.unitOf(row)
  const actual = readActual(typed, unit)
  const own = learned(name, context)
  const shown = own?.name ?? name.replace(BOUND, '')
  if (actual.kind === 'blank') return null
  if (actual.kind === 'annual') {
    const words = own?.words || wording.waiting
    const said = own?.name ?? name.replace(/(?:下降|降低)(?:率|幅度)?$/, '')
    return { name: said, lead: '', verb: '', figure: words, growth: '' }
  }
  const bare = BARE.exec(comparable(typed))
  if (bare === null) {
    // It is said already: 增长12.3%, 有序推进; or figures of its own kind: 约45亿元.
    const begins = /^(?:约|近|超|[-+]?\d)/.test(comparable(typed))
    const found = lookUp(name, dictionary)
    const verb = begins
      ? valueVerb(natureOf(found, /^[-+\d.]+%/.test(comparable(typed))), found, name, own, judged)
      : ''
    return {
      name: shown,
      lead: own?.lead ?? '',
      verb,
      figure: typed.replace(/\s+/g, '').replace(/[；;。，,]+$/, ''),
      growth: '',
    }
  }
  const [, minus = '', digits = '', behind = ''] = bare
  const measured = behind === '' ? unit : behind
  const found = lookUp(name, dictionary)
  const nature = natureOf(found, measured === '%')
  const figure = `${minus === '' ? '' : '-'}${digits}${measured}`
  if (nature === 'fall') {
    const said = own?.name ?? name.replace(/(?:下降|降低|削减|减少|压减|减排)(?:率|幅度)?$/, '')
    // A minus under 下降 may mean either.
    if (minus !== '') return { name: shown, lead: '', verb: '为', figure, growth: '' }
    return { name: said, lead: '', verb: growthVerb(own, '下降', wording.since), figure, growth: '' }
  }
  if (nature === 'growth') {
    const { word, figure: size } = changed(minus !== '', digits, measured)
    const said =
      own?.name ?? (found.grows ? name.replace(/(?:同比)?(?:增长速度|增长率|增长|增速|增幅)$/, '') : name)
    if (own?.aspect === 'growth' && /(?:增速|增幅|涨幅)(?:为|达到?)?$/.test(own.verb ?? '')) {
      return { name: said, lead: '', verb: own.verb ?? '', figure, growth: '' }
    }
    return { name: said, lead: '', verb: growthVerb(own, word, wording.since), figure: size, growth: '' }
  }
  const verb =
    own?.aspect === 'value' && own.lead !== ''
      ? (own.verb ?? '')
      : valueVerb(nature, found, name, own, judged)
  const lead = own?.aspect === 'value' ? own.lead : ''
  return { name: shown, lead, verb, figure, growth: nature === 'level' ? '' : besides(row, context) }
}

/** 、增长5% of the growth that stands beside an amount; '' where none does. */
function besides(row: Row, { wording, growthOf }: Context): string {
  const [, minus = '', digits = '', unit = ''] = BARE.exec(comparable(growthOf(row))) ?? []
  if (digits === '' || (unit !== '' && unit !== '%')) return ''
  const { word, figure } = changed(minus !== '', digits, '%')
  const said = `${wording.since}${word}${figure}`
  if (wording.beside === '（' || wording.beside === '(') return `（${said}）`
  return `${wording.beside}${said}`
}

const clause = ({ lead, name, verb, figure, growth }: Told): string =>
  `${lead}${name}${verb}${figure}${growth}`

/** 甲、乙和丙. */
const joinedNames = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join('、')}和${names.at(-1) ?? ''}`

/** Whether names that are told together are those of these rows; the first may be short for what the last ends in. */
function isJoint({ name, names }: ItemWording, rows: readonly string[], dictionary: Dictionary): boolean {
  if (names.length === 1 && name.includes('城乡')) {
    const both = ['城镇', '农村'].map((place) => name.replace('城乡', place))
    return (
      rows.length === 2 &&
      rows.every((row, at) => identityOf(row, dictionary) === identityOf(both[at] ?? '', dictionary))
    )
  }
  const last = names.at(-1) ?? ''
  return (
    names.length === rows.length &&
    rows.every((row, at) => {
      const own = names[at] ?? ''
      const whole = [own, ...Array.from(last, (_, cut) => own + last.slice(cut))]
      return whole.some((one) => identityOf(one, dictionary) === identityOf(row, dictionary))
    })
  )
}

/** Several rows of one number: 分别 where they say the same of several names, else one after the other. */
function together(
  all: readonly { readonly name: string; readonly told: Told }[],
  { wording, dictionary }: Context,
): string {
  const [first] = all
  const alike =
    all.length > 1 &&
    all.every(
      ({ told: { verb, figure, growth, lead } }) =>
        verb === first?.told.verb && verb !== '' && /\d/.test(figure) && growth === '' && lead === '',
    )
  if (!alike || first === undefined) return all.map(({ told }) => clause(told)).join('，')
  const names = all.map(({ name }) => name)
  const own = wording.joined.find((one) => isJoint(one, names, dictionary))
  const shown = own?.name ?? joinedNames(all.map(({ told }) => told.name))
  const word = /(?:增长|下降)$/.exec(first.told.verb)?.[0]
  const verb = word === undefined ? first.told.verb : growthVerb(own, word, wording.since)
  return `${shown}分别${verb}${joinedNames(all.map(({ told }) => told.figure))}`
}

/** The name of a row that is told by its parts below it: 主要污染物化学需氧量、二氧化硫减排. */
function nameOfParts(name: string, parts: readonly string[]): string {
  const cut = CUT.exec(name)
  if (parts.length === 0) return name
  const joint = joinedNames(parts)
  if (cut === null || cut.index === 0) return `${name}（${joint}）`
  const tail = cut[1] === undefined ? name.slice(cut.index) : '减排'
  return `${name.slice(0, cut.index)}${joint}${tail}`
}

/** The rows of one item: its first one, those beside it under the same number, and those below. */
interface Group {
  readonly rows: number[]
  readonly parts: number[]
}

/** What tells how a row stands to the one above it. */
interface Placed {
  readonly level: number
  /** Its 序号; null where the table has no such column. */
  readonly no: string | null
  /** Neither target nor actual. */
  readonly blank: boolean
}

function groupsOf(rows: readonly Placed[]): Group[] {
  const groups: Group[] = []
  for (const [at, { level, no, blank }] of rows.entries()) {
    const group = groups.at(-1)
    const first = rows[group?.rows[0] ?? -1]
    const follows = group !== undefined && [...group.rows, ...group.parts].at(-1) === at - 1
    if (group !== undefined && first !== undefined && follows) {
      if (level > first.level) {
        group.parts.push(at)
        continue
      }
      // 农村居民… under the number of 城镇居民….
      if (!blank && no === '' && first.no !== '') {
        ;(group.parts.length === 0 ? group.rows : group.parts).push(at)
        continue
      }
    }
    // 一、经济发展 is none.
    if (!blank) groups.push({ rows: [at], parts: [] })
  }
  return groups
}

/**
 * The items of the list, one for each number of the table, in its order.
 * @param judged the verdicts on the attachment
 */
export function itemsOf(
  attachment: Attachment,
  judged: Judged,
  wording: Wording,
  dictionary: Dictionary,
): ListItem[] {
  const { rows, columns } = attachment
  const by = columnsByRole(columns, ['no', 'target', 'actual', 'growth'])
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
  const plain = (at: number): string => spokenName(rows[at] === undefined ? '' : input(rows[at]).indicator)
  const placed = rows.map((row, at): Placed => {
    const blank = [by.target, by.actual].every((column) => cellText(row, column).trim() === '')
    const no = by.no === undefined ? null : cellText(row, by.no).trim()
    return { level: judged.rows[at]?.level ?? 0, no, blank }
  })
  const blank = (at: number): boolean => placed[at]?.blank ?? true
  return groupsOf(placed).map(({ rows: own, parts }): ListItem => {
    const waits = own.every((at) => rows[at] && readActual(context.actualOf(rows[at])).kind === 'annual')
    // Parts without figures are named where there is no figure of the whole either.
    const named = waits ? parts.filter(blank).map((at) => plain(at).replace(BRACKETS, '')) : []
    const tell = (at: number, name: string) => {
      const row = rows[at]
      const judgedRow = judged.rows[at]
      if (row === undefined || judgedRow === undefined) return []
      const said = told(row, name, judgedRow, context)
      return [{ name, told: said ?? { name, lead: '', verb: '', figure: '（待填）', growth: '' } }]
    }
    const main = own.flatMap((at) => tell(at, own.length === 1 ? nameOfParts(plain(at), named) : plain(at)))
    const below = parts.filter((at) => !blank(at)).flatMap((at) => tell(at, plain(at)))
    const more = below.length === 0 ? '' : `，其中${below.map((one) => clause(one.told)).join('，')}`
    return {
      rows: [...own, ...parts].flatMap((at) => rows[at]?.id ?? []),
      text: `${together(main, context)}${more}`,
    }
  })
}

/** The numbered list as it stands in the report. */
export function listOf(
  attachment: Attachment,
  judged: Judged,
  wording: Wording,
  dictionary: Dictionary,
): string {
  const items = itemsOf(attachment, judged, wording, dictionary)
  return items
    .map(({ text }, at) => {
      const number = wording.numbering === null ? '' : writeNumbering(wording.numbering, at + 1)
      return `${number}${text}${at === items.length - 1 ? wording.last : wording.between}`
    })
    .join(wording.apart ? '\n' : '')
}

const PAST = /20\d\d(?=年)/g

/**
 * The sentence that sums up, in the district's own words where its last report shows them; the rate with what it is
 * reckoned from. Without them the program's own paragraph (verdict/prose.ts).
 */
export function summaryOf(attachment: Attachment, judged: Judged, wording: Wording): string {
  const { summary: own } = wording
  const { done, missed, total, by } = countOf(judged.summary)
  if (own === null || total === 0) return summaryProse(attachment, judged)
  const { year } = attachment.heading
  const lead = year === null ? own.lead : own.lead.replace(PAST, String(year))
  const names = spokenNames(attachment, judged)
  const of = (...outcomes: JudgedRow['outcome'][]): string[] =>
    names.filter((name, at) => name !== '' && outcomes.includes(judged.rows[at]?.outcome ?? null))
  const percent = percentOf(literal(done), literal(total), 1)
  const rest = total - done - missed
  const named = (words: string, names: readonly string[], count: number): string =>
    names.length === 0
      ? ''
      : `${words}的是${names.join('、')}${names.length === count ? '' : `（共${names.length}行）`}`
  const parts = [
    `${lead}${total}${own.unit}${own.noun}，${own.among}${done}${own.unit}${own.done}，${own.rate}${percent}%（${done}/${total}，${by}）`,
    named('未完成', of('missed'), missed),
    named('待定', of('pending', 'blank'), rest),
  ]
  return `${parts.filter((part) => part !== '').join('；')}。`
}
