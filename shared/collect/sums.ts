/** Sums across departments and of 合计 rows: amounts exactly, and only where every part is known; rates never. */
import { type Attachment, type Column, cellText, type Row } from '../attachment/model.ts'
import { holdsFigures } from '../attachment/roles.ts'
import { type Decimal, exact, literal, plus } from '../measure/decimal.ts'
import { comparable } from '../measure/normalise.ts'
import { convertible, isRate, type Unit } from '../measure/unit.ts'
import { levelOf } from '../verdict/levels.ts'
import { singleFigure } from '../verdict/single.ts'
import { core } from './department.ts'
import { judged } from './doubts.ts'
import type { Candidate } from './model.ts'
import { isOfWhole } from './plausible.ts'
import { distinct, isClear } from './settle.ts'
import type { Line, Wanted } from './wanted.ts'

type Sum =
  | { readonly text: string; readonly candidates: readonly Candidate[]; readonly sum: boolean }
  | {
      readonly message: string
      readonly candidates: readonly Candidate[]
      /** All say one thing, which is in doubt as one department's alone would be; absent otherwise. */
      readonly one?: true
      /** Whose part is in doubt, where that alone keeps them from being added up; absent otherwise. */
      readonly doubtful?: string
    }

/** Of one head, one household, one mu, one piece: an average, whatever it is counted in. */
const AVERAGE =
  /人均|户均|亩均|地均|每(?:[百千万亿]*(?:人|户|亩|头|名|个|床)|平方)|千人口|万人口|平均|均价|单价|价格|可支配收入|(?:农民|居民)纯?收入|强度|浓度|密度/

/**
 * Whether figures of a row may be added, and its parts be held against it: amounts and counts; no rates, points and
 * indices, and no averages, whether their unit says so (元/人) or their name (人均可支配收入).
 */
export const isAddable = (unit: Unit | null, { path }: Pick<Line, 'path'>): unit is Unit =>
  unit !== null &&
  !isRate(unit) &&
  unit.base !== '百分点' &&
  unit.base !== '指数' &&
  !unit.base.includes('/') &&
  !AVERAGE.test(path)

/**
 * What several departments say of one cell, each its own part, as one figure.
 * @param asked the departments whose parts there must be; none where whoever answers counts
 */
function addedUp(
  offered: readonly Candidate[],
  asked: readonly string[],
  wanted: Wanted,
  row: Row,
  column: Column,
): Sum {
  const wait = (message: string): Sum => ({ message, candidates: offered })
  const names = new Set(offered.map(({ department }) => department))
  // A thousand villages answer once each, each by its own name.
  const isOnce = names.size === offered.length && !names.has('')
  const parts = isOnce ? offered : onePerDepartment(offered)
  const line = wanted.byId.get(row.id)
  const unit = line === undefined ? null : wanted.unitFor(line, column)
  if (!holdsFigures(column.role)) {
    const [first] = offered
    return first !== undefined &&
      offered.every(({ text, doubts }) => text === first.text && doubts.length === 0)
      ? { text: first.text, candidates: offered, sum: false }
      : wait('各单位填的文字不同，请选用或改写。')
  }
  if (line === undefined || !isAddable(unit, line))
    return sameOf(offered, absentFrom(asked, names), { wanted, row: row.id, column: column.id })
  const doubtful = parts.find(({ doubts }) => doubts.length > 0)
  if (doubtful !== undefined) {
    const whose = doubtful.department || '有一份返回表'
    const said = `${whose}的数有疑问，没有相加：${doubtful.doubts[0]?.message ?? ''}`
    return { ...wait(said), doubtful: whose }
  }
  const absent = absentFrom(asked, names)
  if (absent.length > 0) return wait(`还缺${namesOf(absent)}的数，没有相加。`)
  const whose = isOnce ? names : new Set(parts.map(({ department, from }) => department || from))
  if (whose.size < parts.length) return wait('同一个单位填了不止一个数，没有相加，请选用一个。')
  const figures = parts.map(({ text }) => singleFigure(text, unit))
  if (
    figures.some((part) => part === null || part.unit.label !== unit.label || !convertible(part.unit, unit))
  )
    return wait('各单位的单位不一样，没有相加，请核对。')
  return { text: exact(sumOf(figures.flatMap((part) => part?.value ?? []))), candidates: offered, sum: true }
}

/** Those of the asked that have said nothing, whichever way their names are written. */
function absentFrom(asked: readonly string[], names: ReadonlySet<string>): readonly string[] {
  const unnamed = asked.filter((name) => !names.has(name))
  const there = new Set(unnamed.length === 0 ? [] : Array.from(names, core))
  return unnamed.filter((name) => !there.has(core(name)))
}

/** Rates and averages: what all of those asked say alike is one figure; nothing else is made of them. */
function sameOf(
  offered: readonly Candidate[],
  absent: readonly string[],
  place: Parameters<typeof distinct>[1],
): Sum {
  const wait = (message: string): Sum => ({ message, candidates: offered })
  const [first, ...others] = distinct(offered, place)
  if (first === undefined || others.length > 0)
    return wait('各单位报的是比率或平均数，不能相加也不能平均，请按总量重新计算后填写。')
  if (absent.length > 0) return wait(`还缺${namesOf(absent)}的数；比率和平均数不能相加也不能平均。`)
  const doubtful = offered.find((one) => !isClear(one))
  if (doubtful === undefined) return { text: first.text, candidates: offered, sum: false }
  return { ...wait(doubtful.doubts[0]?.message ?? '请核对这一格。'), one: true }
}

/** Whether what several departments say of a cell is to be added up, as far as its row and column tell. */
export function addsUp(wanted: Wanted, row: Row, column: Column): boolean {
  const line = wanted.byId.get(row.id)
  return line !== undefined && holdsFigures(column.role) && isAddable(wanted.unitFor(line, column), line)
}

/** A department's own part of a cell: nothing of the whole is held against it. */
export const asPart = <T extends Pick<Candidate, 'doubts'>>(one: T): T =>
  one.doubts.some(isOfWhole) ? { ...one, doubts: one.doubts.filter((doubt) => !isOfWhole(doubt)) } : one

/**
 * The same where each department says its own part: one that is far from what the whole was or is to be is no doubt of
 * it, and the sum is looked at as the whole.
 * @param previous what the cell was last; '' where nobody knows
 */
export function summedUp(
  offered: readonly Candidate[],
  asked: readonly string[],
  wanted: Wanted,
  row: Row,
  column: Column,
  previous: string,
): Sum {
  const clear =
    addsUp(wanted, row, column) && offered.some(({ doubts }) => doubts.length > 0)
      ? offered.map(asPart)
      : offered
  const sum = addedUp(clear, asked, wanted, row, column)
  const line = wanted.byId.get(row.id)
  if ('message' in sum || !sum.sum || line === undefined) return { ...sum, candidates: offered }
  const [doubt] = judged({ text: sum.text, row: line, column, unit: null, previous }, wanted).doubts
  return doubt === undefined
    ? { ...sum, candidates: offered }
    : { message: `各单位的数加起来是${sum.text}。${doubt.message}`, candidates: offered }
}

/** What each department says, once where several of its files say the same: by the one that nothing speaks against. */
function onePerDepartment(offered: readonly Candidate[]): Candidate[] {
  const parts = new Map<string, Candidate>()
  for (const one of offered) {
    const key =
      one.department === '' ? `\n${one.from}\n${one.cell}` : `${one.department}\n${comparable(one.text)}`
    const there = parts.get(key)
    if (there === undefined || (one.doubts.length === 0 && there.doubts.length > 0)) parts.set(key, one)
  }
  return [...parts.values()]
}

/** So many names at the most are told one by one. */
const MOST_NAMED = 5
const namesOf = (names: readonly string[]): string =>
  names.length <= MOST_NAMED
    ? names.join('、')
    : `${names.slice(0, MOST_NAMED).join('、')}等${names.length}个单位`

const sumOf = (values: readonly Decimal[]): Decimal => values.reduce(plus, literal(0))

const TOTAL = /^(?:合计|总计|共计|(?:全[市县区镇]|总)合?计)$/

/**
 * What the blank cells of a table's one 合计 row come to: the rows beside it, each with one figure in its unit.
 * @param isOpen whether a cell waits for a person
 */
export function totalsIn(
  wanted: Wanted,
  { id, columns, rows }: Attachment,
  isOpen: (row: string, column: string) => boolean,
): { readonly table: string; readonly row: string; readonly column: string; readonly text: string }[] {
  const totals = wanted.rows.filter(({ bare }) => TOTAL.test(bare))
  const [total] = totals
  if (total === undefined || totals.length > 1 || rows.length < 3) return []
  const row = rows.find((one) => one.id === total.row.id)
  const parts = wanted.rows.filter(
    (one) => one !== total && one.bare !== '' && levelOf(one.name, one.no) === 0,
  )
  // 小计 between would count its rows twice.
  if (row === undefined || parts.some(({ bare }) => /^小计|合计$/.test(bare))) return []
  const unitOfTotal = (column: Column): Unit | null =>
    wanted.unitFor(total, column) ?? (parts[0] === undefined ? null : wanted.unitFor(parts[0], column))
  return columns.flatMap((column) => {
    if (column.role !== 'actual' || cellText(row, column).trim() !== '' || isOpen(row.id, column.id))
      return []
    const unit = unitOfTotal(column)
    if (!isAddable(unit, total) || parts.some(({ path }) => !isAddable(unit, { path }))) return []
    const values: Decimal[] = []
    for (const part of parts) {
      const now = rows[part.at]
      const own = wanted.unitFor(part, column)
      const figure = now === undefined ? null : singleFigure(cellText(now, column), own ?? unit)
      if (figure === null || isOpen(part.row.id, column.id) || figure.unit.label !== unit.label) return []
      values.push(figure.value)
    }
    return values.length < 2
      ? []
      : [{ table: id, row: row.id, column: column.id, text: exact(sumOf(values)) }]
  })
}
