/** Which rows of a return are which of the table's: by identity, by name, by what stands around them, by place. */
import type { Known } from './model.ts'
import { likeness } from './names.ts'
import type { Line, Wanted, WantedRow } from './wanted.ts'

/** A row of a return as it lies on the table's columns. */
export interface FoundLine extends Line {
  /** 0-based row of the sheet. */
  readonly sheetRow: number
  /** The id that it is marked with; null where it has none of the table's. */
  readonly mark: string | null
  /** It has a figure, or whatever else stands in columns that are to be filled. */
  readonly filled?: boolean
}

export interface PlacedRow {
  readonly line: FoundLine
  readonly row: WantedRow
  readonly known: Known
  readonly doubt: string | null
}

/** So alike two names are at least for one to be the other reworded. */
export const ALIKE = 0.5

/**
 * Each row of a return with the row of the table that it is; those that are none are left out.
 * Of two rows of one name the parents, units, targets, numbers and neighbours tell; where they do not, it is said.
 */
export function matchRows(lines: readonly FoundLine[], wanted: Wanted): PlacedRow[] {
  const placed = new Map<FoundLine, PlacedRow>()
  const taken = new Set<WantedRow>()
  const put = (line: FoundLine, row: WantedRow, known: Known, doubt: string | null): void => {
    placed.set(line, { line, row, known, doubt })
    taken.add(row)
  }
  const context = contextOf(lines, wanted)
  byIdentity(lines, wanted, put)
  byName(lines, wanted, context, placed, taken, put)
  // Most returns come back as they went out: what is left to do is for lines of which nothing is known yet.
  if (lines.every((line) => placed.has(line))) return lines.flatMap((line) => placed.get(line) ?? [])
  byLikeness(lines, wanted, context, placed, taken, put)
  byTarget(lines, wanted, placed, taken, put)
  byNeighbours(lines, wanted, placed, taken, put)
  return lines.flatMap((line) => placed.get(line) ?? [])
}

type Put = (line: FoundLine, row: WantedRow, known: Known, doubt: string | null) => void
type Placed = ReadonlyMap<FoundLine, PlacedRow>

/** Which row a line was handed out as; another name there is said, and the line goes where its name says. */
function byIdentity(lines: readonly FoundLine[], wanted: Wanted, put: Put): void {
  const marked = lines.flatMap((line) => {
    const row = line.mark === null ? undefined : wanted.byId.get(line.mark)
    return row === undefined ? [] : [{ line, row }]
  })
  const agreed = new Set(marked.filter(({ line, row }) => agrees(line, row)).map(({ row }) => row))
  const later: { line: FoundLine; row: WantedRow }[] = []
  for (const { line, row } of marked) {
    if (agrees(line, row)) put(line, row, 'identity', null)
    else later.push({ line, row })
  }
  const moved = new Set<WantedRow>()
  const left: { line: FoundLine; row: WantedRow }[] = []
  for (const { line, row } of later) {
    const named = (wanted.byBare.get(line.bare) ?? []).filter((one) => !agreed.has(one) && !moved.has(one))
    const [other] = named
    if (other === undefined || named.length > 1) left.push({ line, row })
    else {
      moved.add(other)
      put(
        line,
        other,
        'name',
        `这一行下发时是“${row.name}”，现在的名称是“${line.name}”，按名称放到“${other.name}”，请核对。`,
      )
    }
  }
  for (const { line, row } of left) {
    if (agreed.has(row) || moved.has(row)) continue
    put(
      line,
      row,
      'identity',
      line.name === ''
        ? `这一行的名称被删去了，下发时是“${row.name}”，请核对。`
        : `这一行下发时是“${row.name}”，现在叫“${line.name}”，请核对是不是同一项。`,
    )
  }
}

const agrees = (line: Line, row: Line): boolean => line.bare === row.bare

/** What stands before and after a line, by name; made when it is first asked for. */
interface Context {
  readonly around: () => ReadonlyMap<Line, readonly [string, string]>
  /** The lines stand in the table's order: only then does what stands around one tell anything. */
  readonly ordered: boolean
}

/** Whether the lines whose name the table has once, and they have once, stand in the table's order. */
function isOrdered(lines: readonly FoundLine[], { byBare }: Wanted): boolean {
  const count = new Map<string, number>()
  for (const { bare } of lines) count.set(bare, (count.get(bare) ?? 0) + 1)
  let last = -1
  for (const { bare } of lines) {
    const [row, ...more] = byBare.get(bare) ?? []
    if (row === undefined || more.length > 0 || count.get(bare) !== 1) continue
    if (row.at < last) return false
    last = row.at
  }
  return true
}

function contextOf(lines: readonly FoundLine[], wanted: Wanted): Context {
  let known: Map<Line, readonly [string, string]> | null = null
  const made = () => {
    const around = new Map<Line, readonly [string, string]>()
    for (const all of [lines, wanted.rows] as const)
      for (const [at, line] of all.entries())
        around.set(line, [all[at - 1]?.bare ?? '', all[at + 1]?.bare ?? ''])
    return around
  }
  return {
    around: () => {
      known ??= made()
      return known
    },
    ordered: isOrdered(lines, wanted),
  }
}

/** What besides the name speaks for a line being a row; what both have and is another speaks against it. */
function evidence(line: FoundLine, row: WantedRow, { around }: Context): number {
  const [above, below] = around().get(line) ?? ['', '']
  const [over, under] = around().get(row) ?? ['', '']
  return (
    (line.path !== line.bare || row.path !== row.bare ? (line.path === row.path ? 3 : -1) : 0) +
    ownEvidence(line, row) +
    (line.no !== '' && line.no === row.no ? 1 : 0) +
    (above !== '' && above === over ? 1.5 : 0) +
    (below !== '' && below === under ? 1.5 : 0)
  )
}

const both = (a: string, b: string, weight: number): number =>
  a === '' || b === '' ? 0 : a === b ? weight : -weight

/** What the line itself says beside its name, wherever it stands. */
const ownEvidence = (line: Line, row: Line): number =>
  both(line.unit, row.unit, 2) + both(line.target, row.target, 2)

/** Rows of one name; where several have it, those that most speaks for find each other first. */
function byName(
  lines: readonly FoundLine[],
  wanted: Wanted,
  context: Context,
  placed: Placed,
  taken: ReadonlySet<WantedRow>,
  put: Put,
): void {
  const { byBare } = wanted
  const groups = new Map<string, FoundLine[]>()
  for (const line of lines)
    if (line.bare !== '' && !placed.has(line) && byBare.has(line.bare))
      groups.set(line.bare, [...(groups.get(line.bare) ?? []), line])
  for (const [bare, group] of groups) {
    const all = called(byBare.get(bare) ?? [], group, wanted.rows)
    const rows = all.filter((row) => !taken.has(row))
    const [line, row] = [group[0], rows[0]]
    // The table itself has the name once.
    if (line !== undefined && row !== undefined && group.length === 1 && all.length === 1)
      put(line, row, 'name', isUnderOther(line, row) ? underOther(line, row) : headingDoubt(line, row))
    else if (rows.length > 0) apart(group, rows, all, context, put)
    else if (all.length > 0) again(group, all, context, put)
  }
}

/**
 * The rows of a name that a line with figures may be: not a heading where another row of that name, or of the same
 * indicator (全市社会消费品零售总额 under 社会消费品零售总额), has the figures. None: the other is found by its likeness.
 */
function called(
  named: readonly WantedRow[],
  group: readonly FoundLine[],
  rows: readonly WantedRow[],
): readonly WantedRow[] {
  if (!group.some(({ filled }) => filled === true)) return named
  const bearing = named.filter(({ heading }) => !heading)
  if (bearing.length > 0 || named.length === 0) return bearing
  const core = named[0]?.core ?? ''
  return core !== '' && rows.some((row) => !row.heading && row.core === core) ? [] : named
}

const headingDoubt = (line: FoundLine, row: WantedRow): string | null =>
  row.heading && line.filled === true
    ? `表中的“${row.name}”没有单位和目标，像是小标题，返回表里却有数，请核对填在哪一行。`
    : null

/** Whether both stand under a row, and under another one: 其中：民营企业 of two indicators. */
export const isUnderOther = (a: Line, b: Line): boolean =>
  a.path !== b.path && a.path !== a.bare && b.path !== b.bare

const underOther = (line: Line, row: Line): string =>
  `“${line.name}”在返回表里属于“${parentOf(line)}”，在表中属于“${parentOf(row)}”，请核对是不是同一项。`

const parentOf = ({ path }: Line): string => path.split('\n').at(-2) ?? ''

function apart(
  group: readonly FoundLine[],
  rows: readonly WantedRow[],
  all: readonly WantedRow[],
  context: Context,
  put: Put,
): void {
  // Under one parent, or with one unit and target, a row that stands there once more was copied, and is none of another's.
  const isOnly = (line: FoundLine): boolean =>
    line.path !== line.bare && all.filter(({ path }) => path === line.path).length === 1
  const keyOf = (line: FoundLine): string =>
    isOnly(line) ? line.path : [line.path, line.unit, line.target].join('\n\n')
  const first = new Map<string, FoundLine>()
  const copies: FoundLine[] = []
  for (const line of group) {
    if (first.has(keyOf(line))) copies.push(line)
    else first.set(keyOf(line), line)
  }
  const found = new Map<string, WantedRow>()
  const pairs = [...first].flatMap(([key, line]) =>
    rows.map((row) => ({ key, line, row, points: evidence(line, row, context) })),
  )
  // A stable sort: of equals the first with the first.
  pairs.sort((a, b) => b.points - a.points)
  const given = new Set<WantedRow>()
  const matches: { line: FoundLine; row: WantedRow; sure: boolean; told: boolean }[] = []
  for (const { key, line, row, points } of pairs) {
    if (found.has(key) || given.has(row)) continue
    const rivals = pairs.filter(
      (one) => (one.line === line) !== (one.row === row) && one.points > points - 1.5,
    )
    found.set(key, row)
    given.add(row)
    matches.push({
      line,
      row,
      sure: points >= 1.5 && rivals.length === 0,
      // Its unit or target says so, whatever stands around it.
      told: all.every((one) => one === row || ownEvidence(line, row) - ownEvidence(line, one) >= 2),
    })
  }
  // What stands around them tells of all of them or of none: children that come before their parents are all astray.
  const isPlain = context.ordered && matches.every(({ sure, told }) => sure || told)
  for (const { line, row, sure, told } of matches)
    put(
      line,
      row,
      'neighbours',
      sure && (told || isPlain)
        ? null
        : `表中或返回表里叫“${row.name}”的不止一行，按前后的行认作第${row.at + 1}行，请核对。`,
    )
  again(
    [...first.values()].filter((line) => !found.has(keyOf(line))),
    all,
    context,
    put,
  )
  for (const line of copies) {
    const row = found.get(keyOf(line))
    const open = rows.filter((one) => !given.has(one) && one.path === row?.path)
    const next = open[0] ?? row
    if (next === undefined) continue
    given.add(next)
    put(
      line,
      next,
      'neighbours',
      `返回表里“${line.name}”有不止一行，按先后认作表中第${next.at + 1}行，请核对。`,
    )
  }
}

/** A row of which the table's is known already: somebody copied it. */
function again(group: readonly FoundLine[], rows: readonly WantedRow[], context: Context, put: Put): void {
  for (const line of group) {
    const [best] = [...rows].sort((a, b) => evidence(line, b, context) - evidence(line, a, context))
    if (best !== undefined)
      put(line, best, 'neighbours', `返回表里“${line.name}”有不止一行，请核对用哪一行的数。`)
  }
}

/** Names that were reworded: of one indicator, or much alike. Never without saying so. */
function byLikeness(
  lines: readonly FoundLine[],
  { rows }: Wanted,
  context: Context,
  placed: Placed,
  taken: ReadonlySet<WantedRow>,
  put: Put,
): void {
  const open = rows.filter((row) => !taken.has(row) && row.bare !== '')
  const pairs = lines.flatMap((line) =>
    placed.has(line) || line.bare === '' || line.bare.length > 60
      ? []
      : open.flatMap((row) => {
          const alike = line.core !== '' && line.core === row.core ? 0.9 : likeness(line.bare, row.bare)
          const points = alike + 0.06 * evidence(line, row, context) - (row.heading && line.filled ? 0.2 : 0)
          return alike < ALIKE || points < ALIKE ? [] : [{ line, row, points }]
        }),
  )
  pairs.sort((a, b) => b.points - a.points)
  const [gone, given] = [new Set<FoundLine>(), new Set<WantedRow>()]
  for (const { line, row } of pairs) {
    if (gone.has(line) || given.has(row)) continue
    gone.add(line)
    given.add(row)
    put(line, row, 'name', renamed(line, row))
  }
}

const renamed = (line: Line, row: Line): string =>
  `返回表里叫“${line.name}”，当作表中的“${row.name}”，请核对是不是同一项。`

/** Rows whose unit and target are those of one row of the table alone: what they are called is another thing. */
function byTarget(
  lines: readonly FoundLine[],
  { rows }: Wanted,
  placed: Placed,
  taken: ReadonlySet<WantedRow>,
  put: Put,
): void {
  const keyOf = ({ unit, target }: Line): string => (unit === '' || target === '' ? '' : `${unit}\n${target}`)
  const once = <T extends Line>(all: readonly T[]): Map<string, T | null> => {
    const found = new Map<string, T | null>()
    for (const one of all) if (keyOf(one) !== '') found.set(keyOf(one), found.has(keyOf(one)) ? null : one)
    return found
  }
  const here = once(lines)
  const own = once(rows)
  for (const [key, row] of own) {
    const line = here.get(key)
    if (row === null || line == null || taken.has(row) || placed.has(line)) continue
    put(
      line,
      row,
      'neighbours',
      `返回表里叫“${line.name}”，单位和目标与表中的“${row.name}”相同，请核对是不是同一项。`,
    )
  }
  // A copy of a row that somebody renamed: which of the two counts is asked.
  for (const line of lines) {
    const row = own.get(keyOf(line))
    if (row == null || placed.has(line) || line.filled !== true || !taken.has(row)) continue
    if ((line.core === '' || line.core !== row.core) && likeness(line.bare, row.bare) < ALIKE) continue
    put(
      line,
      row,
      'neighbours',
      `返回表里的“${line.name}”单位和目标与“${row.name}”相同，“${row.name}”已另有一行，请核对用哪一行的数。`,
    )
  }
}

/** Whether the place of a line may tell its row: without a word in common with its name it is another thing. */
const mayBe = (line: Line, row: Line): boolean =>
  line.bare === '' || row.bare === '' || likeness(line.bare, row.bare) > 0

/** Rows between the same two known ones, as many as the table has there. */
function byNeighbours(
  lines: readonly FoundLine[],
  { rows }: Wanted,
  placed: Placed,
  taken: ReadonlySet<WantedRow>,
  put: Put,
): void {
  const ends = [...lines.flatMap((line, at) => (placed.has(line) ? [at] : [])), lines.length]
  let from = -1
  for (const end of ends) {
    const before = from < 0 ? -1 : (placed.get(lines[from] as FoundLine)?.row.at ?? -1)
    const last = lines[end]
    const after = last === undefined ? rows.length : (placed.get(last)?.row.at ?? rows.length)
    const gap = lines.slice(from + 1, end)
    const open = rows.slice(before + 1, after)
    from = end
    // Below the last known row stand notes as well.
    if (gap.length === 0 || gap.length !== open.length || open.some((row) => taken.has(row))) continue
    for (const [at, line] of gap.entries()) {
      const row = open[at]
      if (row === undefined || line.unit !== row.unit || !mayBe(line, row)) continue
      if (line.target !== '' && row.target !== '' && line.target !== row.target) continue
      put(
        line,
        row,
        'neighbours',
        row.name === '' && line.name === ''
          ? '这一行没有名称，按前后的行认出，请核对。'
          : `返回表里叫“${line.name}”，按前后的行当作“${row.name}”，请核对是不是同一项。`,
      )
    }
  }
}
