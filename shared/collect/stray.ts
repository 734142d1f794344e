/**
 * Figures of a return that stand in a row of the table and in no column that is understood as theirs: typed into
 * 双过半完成情况, 备注 or a 批注 while 实绩 is blank, right of the table without a header, or in a second column that may be
 * the actual as well. Each is offered with a doubt that says where it stands; nothing of them is ever sure.
 */
import { cellText, columnOf } from '../attachment/model.ts'
import { comparable } from '../measure/normalise.ts'
import { headerUnits } from '../measure/stated.ts'
import { isRate } from '../measure/unit.ts'
import type { Grid } from '../recognise/grid.ts'
import type { Sheet } from '../recognise/sheet.ts'
import { isFigureText } from './figure-text.ts'
import { headerRoles, isWhenHeader, isWordedAs, worded } from './headers.ts'
import { isMark } from './identity.ts'
import type { Layout, PlacedColumn } from './layout.ts'
import type { Candidate, Doubt } from './model.ts'
import { isGrowth } from './plausible.ts'
import { headerSays, isPast } from './qualified.ts'
import type { PlacedRow } from './rows.ts'
import { said } from './said.ts'
import type { Wanted } from './wanted.ts'
import { wordDoubt } from './word.ts'

interface Sheetful {
  readonly wanted: Wanted
  readonly sheet: Sheet
  readonly grid: Grid
  readonly layout: Layout
  readonly rows: readonly PlacedRow[]
}

/**
 * What a place offers for a column, judged like any other. A text that stands elsewhere (批注) is handed in; a growth has a
 * unit of its own, whatever its row is counted in.
 */
export type Make = (one: PlacedColumn, typed: string | null, isGrowth: boolean) => Candidate | null

/** What of a header says that its column may be the actual's, or says nothing of it. */
type Kind = 'actual' | 'growth' | 'unknown' | 'bare'

interface Place {
  readonly at: number
  readonly header: readonly string[]
  readonly kind: Kind
  /** The column of words that it was taken for by its place alone. */
  readonly takenFor: string | null
}

export interface Strays {
  /** Whether a row has to be looked at that has an actual of its own and no word in the status column. */
  readonly isBeside: boolean
  /** The offers of a row with those of its strays among them; what stands in a wrong column is offered as what it is. */
  add(placed: PlacedRow, own: readonly Candidate[], make: Make): readonly Candidate[]
}

const doubtful = (message: string): Doubt => ({ kind: 'known', message })

/**
 * Looks for figures beside the columns of a table on a sheet; null where the table has no actual.
 * @param claimed columns of the sheet that are another table's
 */
export function straysOn(
  { wanted, sheet, grid, layout, rows }: Sheetful,
  claimed: ReadonlySet<number>,
): Strays | null {
  const { columns, heading } = wanted.attachment
  const actual = columnOf(columns, 'actual')
  if (actual === undefined) return null
  const main = layout.columns.find(({ column }) => column === actual)
  const asked = worded(actual.header)
  const kindOf = (header: readonly string[]): Kind | null => {
    const text = comparable(header.join(''))
    if (text === '') return 'bare'
    if (isPast(text) || isWhenHeader(header) || headerSays(header, actual, heading).other) return null
    // 1-6月 under 增速 is a growth.
    const groups = header.slice(0, -1).map((one) => headerRoles([one]))
    if (groups.some((roles) => roles.has('growth'))) return 'growth'
    if (groups.some((roles) => NO_ACTUAL.some((role) => roles.has(role)))) return null
    const roles = headerRoles(header)
    if (roles.has('actual')) return 'actual'
    if (roles.has('growth')) return 'growth'
    return roles.size > 0 || WHOLE.test(text) ? null : 'unknown'
  }
  const placesOf = (all: readonly Omit<Place, 'kind'>[]): Place[] =>
    all.flatMap((one) => {
      const kind = claimed.has(one.at) ? null : kindOf(one.header)
      return kind === null ? [] : [{ ...one, kind }]
    })
  const others = placesOf(layout.others.map(({ at, path }) => ({ at, header: path, takenFor: null })))
  // A column that was taken for the target because of where it stands is as little understood.
  const guessed = placesOf(
    layout.columns
      .filter(
        ({ column, known, doubts }) =>
          column !== actual && (known === 'place' || (doubts.length > 0 && !TOLD.has(column.role))),
      )
      .map(({ at, header, column }) => {
        return { at, header, takenFor: DROPPED.has(column.role) ? column.id : null }
      }),
  ).filter(({ kind }) => kind === 'unknown' || kind === 'bare')
  const wrong = layout.columns.filter(({ column }) => WRONG.has(column.role))
  let mostlyOwn: typeof wrong | null = null
  /** Columns that are given and came back as they were but for few rows; looked for when a row is blank. */
  const changed = (): typeof wrong => {
    mostlyOwn ??= layout.columns.filter(
      ({ column }) =>
        (column.role === 'target' || column.role === 'last') && isMostlyOwn(grid, rows, column, layout),
    )
    return mostlyOwn
  }
  const comments = new Map(sheet.comments?.map(({ row, column, text }) => [`${row} ${column}`, text]))
  const status = columnOf(columns, 'status')
  const isStatusFigures = (): boolean =>
    status !== undefined && wanted.rows.some(({ row }) => isFigureText(cellText(row, status)))
  const isSureMain =
    main !== undefined &&
    main.doubts.length === 0 &&
    (main.known === 'identity' || isWordedAs(main.header, actual))

  const offer = (at: number, header: readonly string[], message: string): PlacedColumn => {
    const says = headerSays(header, actual, heading).doubt
    const doubts = [doubtful(message), ...(says === null ? [] : [says])]
    return { column: actual, at, header, known: 'place', doubts }
  }
  const isGrown = ({ row }: PlacedRow): boolean => isGrownIn(row, actual, wanted)
  /** A growth is none of an amount's, nor is a column of percentages. */
  const isOfKind = (placed: PlacedRow, kind: Kind, header: readonly string[]): boolean => {
    if (kind === 'growth') return isGrown(placed)
    const [there, here] = [headerUnits(header).only, wanted.unitFor(placed.row, actual)]
    return kind !== 'unknown' || there === null || here === null || isRate(there) === isRate(here)
  }
  const blankIs = ({ line }: PlacedRow): string => {
    if (main === undefined) return `返回表里没有“${asked}”栏`
    const text = grid.shown(line.sheetRow, main.at)
    return text === '' || isMark(text) ? `“${asked}”栏空着` : `“${asked}”栏写的是“${said(text)}”`
  }
  const inColumn = (placed: PlacedRow, header: readonly string[]): string =>
    header.length === 0 || header.every((text) => text.trim() === '')
      ? `这个数填在没有表头的一栏，${blankIs(placed)}，请核对是不是填错了栏。`
      : `这个数填在“${worded(header)}”栏，${blankIs(placed)}，请核对是不是填错了栏。`

  /** Of a row whose actual is blank: whatever else in it reads as a figure. */
  const instead = (placed: PlacedRow, own: readonly Candidate[], make: Make): readonly Candidate[] => {
    const { line, row } = placed
    const found: Candidate[] = []
    const gone = new Set<string>()
    const put = (one: PlacedColumn, typed: string | null, isGrowth = false): boolean => {
      const made = make(one, typed, isGrowth)
      if (made === null) return false
      if (!found.some(({ text }) => comparable(text) === comparable(made.text))) found.push(made)
      return true
    }
    for (const { at, header, kind, takenFor } of [...others, ...guessed]) {
      if (!isOfKind(placed, kind, header) || !isFigureText(grid.text(line.sheetRow, at))) continue
      const isPut = put(offer(at, header, inColumn(placed, header)), null, kind === 'growth')
      if (isPut && takenFor !== null) gone.add(takenFor)
    }
    for (const { column, at, header } of [...wrong, ...changed()]) {
      const text = grid.text(line.sheetRow, at).trim()
      const mine = cellText(row.row, column)
      if (text === '' || comparable(text) === comparable(mine)) continue
      if (column.role === 'last' || column.role === 'target' ? mine.trim() === '' : false) continue
      if (!isFigureText(text)) continue
      const isPut = put(offer(at, [], inColumn(placed, header.length === 0 ? column.header : header)), null)
      // Nobody is asked twice what one figure is.
      if (isPut && DROPPED.has(column.role)) gone.add(column.id)
    }
    for (const [at, text] of named(placed))
      put(offer(at, [], `这个数写在名称或序号里，${blankIs(placed)}，请核对是不是要填的数。`), text)
    for (const [at, text] of noted(line.sheetRow))
      if (isFigureText(text))
        put(offer(at, [], `这个数写在批注里，${blankIs(placed)}，请核对是不是要填的数。`), text.trim())
    for (const { at, path } of layout.others)
      if (!claimed.has(at) && headerRoles(path).has('note') && isFigureText(grid.text(line.sheetRow, at)))
        put(offer(at, [], inColumn(placed, path)), null)
    return found.length === 0 ? own : [...own.filter(({ column }) => !gone.has(column)), ...found]
  }
  /** A figure behind a row's name (一般公共预算收入 19.06亿元), or one that is no number in the place of its number. */
  const named = ({ line, row }: PlacedRow): readonly (readonly [number, string])[] =>
    layout.columns.flatMap(({ column, at }) => {
      const text = grid.text(line.sheetRow, at).trim()
      if (column.role === 'no')
        return /^\d+\.\d{2,}$|^\d{4,}$/.test(text) && text !== row.no ? [[at, text]] : []
      if (column !== wanted.name) return []
      const rest = text.startsWith(row.name) ? text.slice(row.name.length).replace(/^[\s:：,，]+/, '') : ''
      return isFigureText(rest) ? [[at, rest]] : []
    })
  /** The remarks of a row's own cells: of its actual first, then of its name. */
  const noted = (row: number): readonly (readonly [number, string])[] =>
    comments.size === 0
      ? []
      : [main, layout.columns.find(({ column }) => column === wanted.name)].flatMap((one) => {
          const text = one === undefined ? undefined : comments.get(`${row} ${one.at}`)
          return one === undefined || text === undefined ? [] : [[one.at, text] as const]
        })

  const rivalry = (header: readonly string[], kind: Kind, text: string): string => {
    const [mine, other] = [worded(main?.header ?? []), worded(header)]
    if (kind === 'bare') return `旁边没有表头的一栏里还有“${said(text)}”，请核对用哪一个数。`
    return mine === other
      ? `返回表里有两栏都叫“${mine}”，请核对用哪一栏的数。`
      : `返回表的“${mine}”栏和“${other}”栏都可能是“${asked}”，请核对用哪一栏的数。`
  }

  /** Of a row that has an actual: a second column that may be it as well, and a figure where a word belongs. */
  const beside = (
    placed: PlacedRow,
    own: readonly Candidate[],
    mine: Candidate,
    make: Make,
  ): readonly Candidate[] => {
    const more: Candidate[] = []
    const doubts: Doubt[] = []
    const gone = new Set<string>()
    for (const { at, header, kind, takenFor } of [...others, ...guessed]) {
      const text = grid.text(placed.line.sheetRow, at)
      if (text === '' || !isFigureText(text) || isSameFigure(text, mine)) continue
      if (!isOfKind(placed, kind, header)) continue
      // 一季度 beside 上半年 is plainly the other of the two.
      const isOtherTime = headerSays(header, actual, heading).doubt?.kind === 'period'
      if (isOtherTime && main !== undefined && main.doubts.length === 0) continue
      const isOpen = kind === 'growth' || (kind === 'actual' && !isSureMain)
      const unit = wanted.unitFor(placed.row, actual)
      const isOfRate = unit !== null && isRate(unit)
      if (!isOpen && !isNearBy(text, mine.converted?.typed ?? mine.text, isOfRate)) continue
      const rival: Doubt = { kind: 'disagrees', message: rivalry(header, kind, text) }
      const made = make({ ...offer(at, header, ''), doubts: [rival] }, null, kind === 'growth')
      if (made === null) continue
      more.push(made)
      doubts.push(rival)
      if (takenFor !== null) gone.add(takenFor)
    }
    const figure = own.find(({ column, text }) => column === status?.id && isFigureText(text))
    const isOdd = figure !== undefined && !isStatusFigures()
    if (more.length === 0 && !isOdd) return own
    const rest = own.filter(({ column }) => !gone.has(column))
    return [
      ...rest.map((one) => {
        if (one === mine && doubts.length > 0) return { ...one, doubts: [...one.doubts, ...doubts] }
        if (one !== figure || !isOdd) return one
        const message = `“${worded(status?.header ?? [])}”栏填的是数“${said(one.text)}”，请核对是不是填错了栏。`
        return { ...one, doubts: [...one.doubts, doubtful(message)] }
      }),
      ...more,
    ]
  }

  /** The word in the status column with what its own figure says against it. */
  const withWord = ({ row }: PlacedRow, own: readonly Candidate[]): readonly Candidate[] => {
    const word = own.find(({ column }) => column === status?.id)
    if (word === undefined) return own
    const figure = own.find(({ column }) => column === actual.id)
    const against = wordDoubt(word, figure, row, wanted)
    return against === null
      ? own
      : own.map((one) => (one === word ? { ...one, doubts: [...one.doubts, against] } : one))
  }

  return {
    isBeside: others.length + guessed.length > 0,
    add: (placed, all, make) => {
      if (placed.row.heading) return all
      const own = status === undefined ? all : withWord(placed, all)
      const mine = own.find(({ column }) => column === actual.id)
      // —, 见备注: what stands there says that the figure is elsewhere.
      if (mine !== undefined)
        return hasDigit(mine.text) ? beside(placed, own, mine, make) : instead(placed, own, make)
      const there = main === undefined ? '' : grid.shown(placed.line.sheetRow, main.at)
      const isBlank = there === '' || isMark(there)
      return isBlank && cellText(placed.row.row, actual).trim() === '' ? instead(placed, own, make) : own
    },
  }
}

/** Whether a table without a column of actuals has growths for rows that are counted in percent. */
export function hasGrowths({ wanted, grid, layout, rows }: Omit<Sheetful, 'sheet'>): boolean {
  const actual = columnOf(wanted.attachment.columns, 'actual')
  if (actual === undefined) return false
  const growths = layout.others.filter(({ path }) => headerRoles(path).has('growth'))
  return growths.some(({ at }) =>
    rows.some(
      ({ line, row }) => isGrownIn(row, actual, wanted) && isFigureText(grid.text(line.sheetRow, at)),
    ),
  )
}

/** Whether a row's actual is a growth in percent. */
function isGrownIn(row: PlacedRow['row'], actual: PlacedColumn['column'], wanted: Wanted): boolean {
  const unit = wanted.unitFor(row, actual)
  return unit !== null && isRate(unit) && isGrowth('actual', row, wanted)
}

const NO_ACTUAL = ['target', 'share', 'last', 'stage', 'pace', 'gap'] as const

/** Columns that no figure of an actual belongs into, and those whose figures are told by themselves where they are others. */
const WRONG: ReadonlySet<string> = new Set(['status', 'note', 'unit', 'owner'])
/** Of these what is offered as a figure is not offered as a word as well. */
const DROPPED: ReadonlySet<string> = new Set(['status', 'note'])
const TOLD: ReadonlySet<string> = new Set(['no', 'name', 'unit', 'status', 'note', 'owner'])
/** 全国, 省均: of a whole that the place is a part of. */
const WHOLE = /^(?:全[国省市州盟]|[国省市州]均|[省市州]平均)/

/** Whether a column that is given holds on this sheet, but for few rows, what the table gave. */
function isMostlyOwn(
  grid: Grid,
  rows: readonly PlacedRow[],
  column: PlacedColumn['column'],
  layout: Layout,
): boolean {
  const at = layout.columns.find((one) => one.column === column)?.at
  if (at === undefined) return false
  let [filled, others] = [0, 0]
  for (const { line, row } of rows) {
    const text = grid.text(line.sheetRow, at)
    if (text === '') continue
    filled += 1
    if (comparable(text) !== comparable(cellText(row.row, column))) others += 1
  }
  return others === 1 || (others > 0 && others * 4 <= filled)
}

const hasDigit = (text: string): boolean => /\d/.test(comparable(text))

const numberIn = (text: string): number | null => {
  const found = /[-+]?\d[\d,]*(?:\.\d+)?/.exec(comparable(text))?.[0]
  return found === undefined ? null : Number(found.replaceAll(',', ''))
}

const isSameFigure = (text: string, { text: own, converted }: Candidate): boolean => {
  const there = numberIn(text)
  return there !== null && [own, converted?.typed ?? own].some((one) => numberIn(one) === there)
}

/** So near to the actual that it may be another version of it: a tenth of an amount, half a point of a rate. */
function isNearBy(text: string, own: string, isOfRate: boolean): boolean {
  const [a, b] = [numberIn(text), numberIn(own)]
  if (a === null || b === null) return false
  return Math.abs(a - b) <= (isOfRate ? HALF_POINT : Math.abs(b) * TENTH)
}
const HALF_POINT = 0.5
const TENTH = 0.1
