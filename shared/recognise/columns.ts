/** Gives the columns of a table their roles: by the words above them and, where those are in doubt, by what stands below. */
import type { Role } from '../attachment/model.ts'
import { comparable } from '../measure/normalise.ts'
import { monthsOf, yearOf } from '../measure/period.ts'
import { headerKey, isColumnNumber, isSpan, isUnit, type Meaning, meanings, periodKey } from './roles.ts'

/** A column as recognition sees it: its header from the top down, and its texts. */
export interface RawColumn {
  readonly header: readonly string[]
  readonly texts: readonly string[]
}

/** The roles of a table's columns, and whether they were told by words rather than guessed. */
export interface Assigned {
  readonly roles: readonly Role[]
  readonly sure: boolean
}

interface Claim extends Meaning {
  readonly index: number
  /** Of several periods the one that reaches furthest, and is filled, is what there is by now. */
  readonly reach: number
}

/** Cells that are looked at to tell what a column holds. */
const MOST_LOOKED = 500

const sample = (texts: readonly string[]): string[] => {
  const filled: string[] = []
  for (const text of texts) {
    if (text !== '') filled.push(text)
    if (filled.length === MOST_LOOKED) break
  }
  return filled
}

/** Share of the filled cells that hold a figure (12.3%, 1.84亿美元, 7%左右), not a sentence. */
function figures(texts: readonly string[]): number {
  const filled = sample(texts)
  if (filled.length === 0) return 0
  const some = filled.filter(
    (text) => text.length <= 16 && /^[^\d]{0,4}[+-]?\d/.test(comparable(text)) && !/^\d+[.、)]\D/.test(text),
  )
  return some.length / filled.length
}

/** Whether most cells begin with a figure: 新建公厕12座 is what a row is called, 12座 is not. */
const isOfFigures = (texts: readonly string[]): boolean => {
  const filled = sample(texts)
  const some = filled.filter(
    (text) => text.length <= 16 && /^[约≥≤<>+-]?\d+(?:[.,]\d+)*(?![\d.、)])/.test(comparable(text)),
  )
  return some.length > filled.length / 2
}

/** Whether most cells name a place or an office. */
const isOfOffices = (texts: readonly string[]): boolean => {
  const filled = sample(texts)
  const some = filled.filter(
    (text) =>
      !isUnit(text) &&
      /\S(?:镇|乡|街道|街|局|委|办|区|县|市|司|集团|中心|部|院|科|社区|园区)$/.test(comparable(text)),
  )
  return some.length > filled.length / 2
}

const isFull = (texts: readonly string[]): boolean =>
  texts.filter((text) => text !== '').length > texts.length / 2

/** Longer than the words for how far a row is (已完成, 进行中, 达序时进度). */
const isSentences = (texts: readonly string[]): boolean => {
  const filled = sample(texts)
  return filled.length > 0 && filled.reduce((sum, text) => sum + text.length, 0) / filled.length > 8
}

/** Below a name: a unit, or the column's number; neither says anything about the role. */
const saysNothing = (text: string): boolean => isUnit(text) || isColumnNumber(text)

/** The header texts that speak of the role. */
const speaking = (header: readonly string[]): string[] =>
  header.filter((text, index) => index === 0 || !saysNothing(text))

/** A period other than the one that the table reports: another year, a single month. */
function isElsewhen(header: readonly string[], year: number | null): boolean {
  // 比去年同期增长 speaks of this year.
  const key = header
    .map((text) => headerKey(text).replace(/(?:[比较]|[与同和](?=上年|去年))(?:上年|去年)?(?:同期)?/g, ''))
    .join('|')
  if (/上年|去年|同期|(?:^|\|)(?:本月|当月)/.test(key)) return true
  const years = Array.from(key.matchAll(/(20\d\d|19\d\d)年/g), ([, digits]) => Number(digits))
  return year !== null && years.length > 0 && !years.includes(year)
}

const AIMS: ReadonlySet<Role> = new Set(['target', 'actual', 'growth', 'status', 'share'])

/** 6月 → 数值 beside 1-6月 → 数值: one month, where another column counts from January. */
const isMonth = (header: readonly string[]): boolean =>
  header.some((text) => /^(?:\d{4}年)?\d{1,2}月份?$/.test(headerKey(text))) &&
  !header.some((text) => /累计/.test(headerKey(text)))

function candidates({ header, texts }: RawColumn, year: number | null, counted: boolean): Meaning[] {
  const path = speaking(header)
  const leaf = path.at(-1) ?? ''
  const ancestors = path.slice(0, -1)
  const own = [...meanings(leaf), ...(ancestors.length > 0 ? meanings(`${ancestors.at(-1)}${leaf}`) : [])]
  const above = ancestors.flatMap((text) => meanings(text))
  let found: Meaning[] =
    own.length > 0 ? [...own] : above.map(({ role, weight }) => ({ role, weight: weight - 2 }))
  // 增速 → 本期 | 上年同期; 增长 → 本月 | 累计.
  if (/^(?:[PY]+|P?累计|实际)$/.test(periodKey(leaf)) && above.some(({ role }) => role === 'growth'))
    found = [{ role: 'growth', weight: 8 }]
  // 同比增加（万元） is no rate.
  if (isAmount([leaf])) found = found.filter(({ role }) => role !== 'growth')
  // 单位 over 甲镇 and 工信局 says whose the row is.
  if (found.some(({ role }) => role === 'unit') && isOfOffices(texts))
    found = [...found.filter(({ role }) => role === 'name'), { role: 'owner', weight: 5 }]
  if (texts.some(isUnit) && sample(texts).every(isUnit)) found = found.filter(({ role }) => role !== 'name')
  // 任务 and 指标 are targets over figures, names over words.
  if (found.length > 1 && isOfFigures(texts)) found = found.filter(({ role }) => role !== 'name')

  if (above.some(({ role, weight }) => role === 'target' && weight >= 7)) {
    // 2021年目标 → 总量 | 增速: both are targets, the amount before the growth.
    found = found.map((one) =>
      one.role === 'actual'
        ? // 目标 → 全年 | 上半年: the year's before its part's.
          { role: 'target', weight: /^P+$/.test(periodKey(leaf)) ? 4 : 9 }
        : one.role === 'growth'
          ? { role: 'target', weight: 7 }
          : one,
    )
  }
  if (isElsewhen(header, year) || (counted && isMonth(header)))
    return found.filter(({ role }) => !AIMS.has(role))
  if (found.some(({ role, weight }) => role === 'status' && weight === 5)) {
    const others = found.filter((one) => one.role !== 'status' && !(one.role === 'actual' && one.weight <= 5))
    const depicted = /形象进度/.test(periodKey(leaf))
    if (figures(texts) > 0.5) return [...others, { role: 'actual', weight: 6 }]
    // What was done, told in words: a person compares it with the target, should no column of figures be there.
    const told: Meaning = { role: 'actual', weight: depicted ? 2 : 3 }
    if (depicted || isSentences(texts)) return [...others, told]
    return [...others, { role: 'status', weight: 6 }, told]
  }
  return found
}

/** 1月, 2月 …: the months that single columns speak of, as their leaves say it. */
const monthOf = ({ header }: RawColumn): number | null => {
  const found = /^(?:\d{4}年)?(\d{1,2})月(?:份)?(?:累计)?$/.exec(headerKey(speaking(header).at(-1) ?? ''))
  const month = Number(found?.[1] ?? 0)
  return month >= 1 && month <= 12 ? month : null
}

/** The last filled of the columns 1月, 2月, 3月 …; null where there is no such run. */
function latestMonth(columns: readonly RawColumn[]): number | null {
  let [latest, count, before] = [-1, 0, 0]
  for (const [index, column] of columns.entries()) {
    const month = monthOf(column)
    if (month === null || month <= before) continue
    before = month
    count += 1
    if (figures(column.texts) > 0.3) latest = index
  }
  return count >= 2 && latest >= 0 ? latest : null
}

/** Words that hint at a role where no word of the dictionary does. */
const HINTS: readonly (readonly [Role, RegExp])[] = [
  ['share', /比例|占|%$/],
  ['growth', /同比|增/],
  ['target', /目标|计划|任务|预算|指标|应/],
  ['actual', /^已|完成|实际|实绩|累计|达到|现|执行|实现|P/],
  ['share', /率$/],
]

const hintOfText = (text: string): Role | null => {
  const key = periodKey(text)
  return HINTS.find(([, pattern]) => pattern.test(key))?.[0] ?? null
}

const hintOf = (column: RawColumn): Role | null => hintOfText(speaking(column.header).at(-1) ?? '')

/**
 * The roles of a table's columns, each role at most once.
 * @param around title and other lines over the table: whether they say 累计 tells months' figures from their sums
 */
export function assignRoles(
  columns: readonly RawColumn[],
  year: number | null,
  around: readonly string[],
): Assigned {
  const roles: Role[] = columns.map(() => 'none')
  const taken = new Set<Role>()
  const take = (role: Role, index: number): void => {
    roles[index] = role
    taken.add(role)
  }
  const counted = columns.some(({ header }) => header.some((text) => /P|累计/.test(periodKey(text))))
  const given = onlyNamer(columns.map((column) => candidates(column, year, counted)))
  const claims = given
    .flatMap((found, index) =>
      found.map(({ role, weight }): Claim => ({ role, weight, index, reach: reachOf(role, columns[index]) })),
    )
    .filter(({ role }) => role !== 'none')
    .sort((a, b) => b.weight - a.weight || b.reach - a.reach || a.index - b.index)
  for (const { role, weight, index } of claims) {
    if (taken.has(role) || roles[index] !== 'none') continue
    if (role === 'actual' && weight <= 3 && !taken.has('target')) continue
    take(role, index)
  }

  matchGrowth(columns, given, roles)
  let sure = true
  const named = claims.find(({ role }) => role === 'name')
  if (!taken.has('actual')) {
    const latest = latestMonth(columns)
    if (latest !== null && roles[latest] === 'none') {
      take('actual', latest)
      const texts = [...around, ...(columns[latest]?.header ?? [])]
      sure = texts.some((text) => /累计/.test(comparable(text)))
    }
  }
  const told = taken.has('target') || taken.has('actual')
  const [target, actual] = [columns[roles.indexOf('target')], columns[roles.indexOf('actual')]]
  // Nobody but a person knows whether 二季度完成 beside 一季度完成 counts from January.
  if (
    actual &&
    isQuarter(actual.header) &&
    given.filter((found, at) => speaksOfQuarter(columns[at], found)).length > 1
  )
    sure = false
  if (target && actual && isTornApart(target.header, actual.header)) {
    // The target of one indicator says nothing of another's figures.
    for (const role of ['actual', 'growth', 'share'] as const) {
      const at = roles.indexOf(role)
      if (at >= 0 && isTornApart(target.header, columns[at]?.header ?? [])) roles[at] = 'none'
    }
    sure = false
  }
  for (const [index, column] of columns.entries()) {
    const hint = given[index]?.length === 0 && roles[index] === 'none' ? hintOf(column) : null
    if (hint === null || taken.has(hint) || isElsewhen(column.header, year)) continue
    if (figures(column.texts) > 0.5) take(hint, index)
  }
  const words = columns.map(
    ({ header, texts }, index) =>
      roles[index] === 'none' &&
      (given[index]?.length === 0 || header.join('') === '') &&
      texts.some((text) => text !== '') &&
      figures(texts) < 0.3,
  )
  if (!taken.has('name')) {
    const measure = columns.findIndex((_, index) => AIMS.has(roles[index] ?? 'none'))
    const before = words.flatMap((isName, index) =>
      isName && (measure < 0 || index < measure) ? [index] : [],
    )
    // 类别, 行业 or 区域 names the rows where no other words do.
    const classes = columns.flatMap(({ texts }, index) =>
      before.length === 0 &&
      index < measure &&
      roles[index] === 'none' &&
      figures(texts) < 0.3 &&
      isFull(texts)
        ? [index]
        : [],
    )
    const index = before[0] ?? classes[0] ?? words.indexOf(true)
    if (columns[index]) take('name', index)
    // The one column of words before target and actual can be nothing else.
    if (before.length + classes.length !== 1 || !taken.has('target') || !taken.has('actual')) sure = false
  }
  const known = given.every((found, index) => found.length > 0 || columns[index]?.header.join('') === '')
  // Neither target nor actual is in order where every column says what it is: a list of projects.
  if (!told && !(known && named !== undefined && named.weight >= 4)) sure = false
  preferPart(columns, roles)
  preferParts(columns, given, roles)
  takeSecond(columns, roles, year)
  return { roles, sure }
}

/** 考核项目 merged down, or said again, beside 考核内容: a class names no row where another column names each. */
function preferParts(columns: readonly RawColumn[], given: readonly Meaning[][], roles: Role[]): void {
  const at = roles.indexOf('name')
  const count = (index: number) => new Set(columns[index]?.texts.filter((text) => text !== '')).size
  const better = columns.findIndex(
    (_, index) =>
      index > at &&
      roles[index] === 'none' &&
      given[index]?.some(({ role, weight }) => role === 'name' && weight >= 6) &&
      count(at) < count(index) * 0.8,
  )
  if (at < 0 || better < 0) return
  roles[at] = 'none'
  roles[better] = 'name'
}

const speaksOfQuarter = (column: RawColumn | undefined, found: readonly Meaning[]): boolean =>
  /季度?/.test(column?.header.join('') ?? '') && found.some(({ role }) => role === 'actual')

/** Whether two columns stand below different indicators (地区生产总值, 固定资产投资), not below 目标 and 完成情况. */
function isTornApart(one: readonly string[], other: readonly string[]): boolean {
  const names = [one, other].map(([group = '', ...below]) =>
    below.length > 0 && !isSpan(group) && meanings(group).length === 0 && hintOfText(group) === null
      ? group
      : '',
  )
  return names.every((name) => name !== '') && names[0] !== names[1]
}

/** What stands beside a table's main columns and is told by its words alone; each at most once. */
const SECOND: readonly (readonly [Role, RegExp])[] = [
  [
    'stage',
    /(?:^|\|)(?:P\|?的?(?:应完成|目标|计划|任务).*|(?:目标|计划|任务)\|P|阶段性?(?:目标|计划|任务).*|(?:序时|时序)(?:进度)?(?:目标|计划|任务).*)$/,
  ],
  [
    'last',
    /(?:^|\|)(?:(?:上年|去年)P|(?:Y|上年|去年)?同期)(?:数|值|实绩|累计|完成|实际|总量|基数|情况)*(?:\|(?:总量|数值|绝对值|完成|累计|P))?$/,
  ],
  [
    'gap',
    /(?:^|\|)(?:(?:与|比|较|超|超欠|领先)?序时(?:进度)?的?(?:差|差距|差值|差额)|[与同和比较](?:P|Y)?序时进度(?:相比|比较|对比|比|之差)?)$/,
  ],
]

/** 2023年1-6月 beside 2024年1-6月: the same months a year before. */
function isYearBefore(header: readonly string[], year: number | null): boolean {
  const path = speaking(header)
  return (
    year !== null &&
    yearOf([path.join('')]) === year - 1 &&
    path.some((text) => periodKey(text).includes('P')) &&
    meanings(path.at(-1) ?? '').some(({ role }) => role === 'actual')
  )
}

/** A 一季度目标 says nothing of what was done by June. */
function isOtherPart(stage: RawColumn | undefined, actual: RawColumn | undefined): boolean {
  const [one, other] = [stage, actual].map((column) => partOf(column?.header ?? []))
  return one != null && other != null && one !== other
}

/** 序时进度差（亿元） is no difference in 百分点. */
const isAmount = (header: readonly string[]): boolean =>
  header.some((text) =>
    /[(（](?![^()（）]*(?:百分点|[%％]))[^()（）]*[元人户个项件套吨亩][^()（）]*[)）]/.test(text),
  )

/** 上半年目标, 上年同期 and 序时进度差. A 上半年目标 that stands alone is the target of its part of the year too. */
function takeSecond(columns: readonly RawColumn[], roles: Role[], year: number | null): void {
  const keys = columns.map(({ header }) => speaking(header).map(periodKey).join('|'))
  for (const [role, pattern] of SECOND) {
    const target = roles.indexOf('target')
    const index = keys.findIndex(
      (key, at) =>
        (pattern.test(key) || (role === 'last' && isYearBefore(columns[at]?.header ?? [], year))) &&
        (roles[at] === 'none' || (role === 'stage' && at === target)) &&
        !(role === 'gap' && isAmount(columns[at]?.header ?? [])) &&
        !(role === 'stage' && isOtherPart(columns[at], columns[roles.indexOf('actual')])),
    )
    const texts = columns[index]?.texts ?? []
    if (index >= 0 && (figures(texts) > 0.5 || sample(texts).length === 0)) roles[index] = role
  }
}

/** 目标任务, or 单位 over departments, names the rows where nothing else does. */
function onlyNamer(given: readonly Meaning[][]): readonly Meaning[][] {
  const names = (found: readonly Meaning[]) => found.some(({ role }) => role === 'name')
  if (given.filter(names).length !== 1) return given
  return given.map((found) => (names(found) ? found.filter(({ role }) => role === 'name') : found))
}

/** Of 目标 and 完成 with a growth each, the growth beside the actual is what was reached. */
function matchGrowth(columns: readonly RawColumn[], given: readonly Meaning[][], roles: Role[]): void {
  const group = (index: number) => columns[index]?.header.slice(0, -1).join('\n') ?? ''
  const [actual, growth] = [roles.indexOf('actual'), roles.indexOf('growth')]
  if (actual < 0 || growth < 0 || group(actual) === group(growth) || group(growth) === '') return
  const beside = columns.findIndex(
    (_, index) =>
      group(index) === group(actual) &&
      roles[index] === 'none' &&
      given[index]?.some(({ role }) => role === 'growth'),
  )
  if (beside < 0) return
  roles[growth] = 'none'
  roles[beside] = 'growth'
}

/** 二季度, without what came before it. */
const isQuarter = (header: readonly string[]): boolean => {
  const key = headerKey(header.join(''))
  return /(?<![-前1一])第?[二三四2-4]季度/.test(key) && !/累计|季度末|截|前/.test(key)
}

/** The months that a header speaks of; a quarter by itself reaches less far than the year up to it. */
const partOf = (header: readonly string[]): number | null => {
  const months = monthsOf([header.at(-1) ?? '', header.join('')])
  return months !== null && isQuarter(header) ? months - 0.5 : months
}

/** How far into the year an actual reaches; figures count before blanks. */
const reachOf = (role: Role, column: RawColumn | undefined): number => {
  if (role !== 'actual' || column === undefined) return 0
  return (figures(column.texts) > 0.3 ? 100 : 0) + (partOf(column.header) ?? 0)
}

/** 指标名称 over two columns, a class and its parts: the one with more texts names the row, the right one of equals. */
function preferPart(columns: readonly RawColumn[], roles: Role[]): void {
  const at = roles.indexOf('name')
  const heading = columns[at]?.header.join('\n')
  const count = (index: number) => columns[index]?.texts.filter((text) => text !== '').length ?? 0
  let best = at
  for (let index = at + 1; heading !== '' && columns[index]?.header.join('\n') === heading; index += 1) {
    if (roles[index] !== 'none') break
    if (count(index) >= count(best)) best = index
  }
  if (best === at) return
  roles[at] = 'none'
  roles[best] = 'name'
}
