/** Taking back (回收): what a file that came back offers for the cells of the tables that are collected for. */
import { address } from '../attachment/address.ts'
import { comparable } from '../measure/normalise.ts'
import { type Grid, gridOf } from '../recognise/grid.ts'
import type { Sheet } from '../recognise/sheet.ts'
import { alikeBefore, type FoundPart, keepAlike } from './alike.ts'
import { askedOf, type Collected, cellKey, isGiven, type ReturnedFile } from './asked.ts'
import { departmentSaid, departmentsOf, ownersOf } from './department.ts'
import { type Identity, identityOf } from './identity.ts'
import { layoutOf } from './layout.ts'
import { leftOver, nothingOn, warningsOf } from './left-over.ts'
import type { Aside, Candidate, Return, Task } from './model.ts'
import { periodDoubt } from './of-period.ts'
import { type Found, offersOf } from './offers.ts'
import { withParts } from './parts.ts'
import { said } from './said.ts'
import { shapesOf, wholeOf } from './shapes.ts'
import { span } from './span.ts'
import { matched, renamedOn, unmarkedOn } from './unmarked.ts'
import { type Wanted, wantedOf } from './wanted.ts'

/**
 * What a file offers for the tables' cells. Pure; its texts are as they were typed there, and whatever is doubtful of
 * one is said with it. A file in which nothing of the tables is found has an error and no candidates.
 */
export function takeBack(given: Collected & { readonly file: ReturnedFile }): Return {
  const { tables, file } = given
  const all = tables.map((table) => wantedOf(table, given.dictionary))
  const every: Found[] = []
  const aside: Aside[] = []
  const refused: Aside[] = []
  const lying: FoundPart[] = []
  const empty: Sheet[] = []
  for (const sheet of file.sheets) {
    const here = foundOn(sheet, gridOf(sheet), all)
    every.push(...here.parts.flatMap((part) => part.found))
    refused.push(...here.refused)
    aside.push(...warningsOf(sheet), ...here.refused)
    lying.push(...here.parts)
    if (here.parts.every((part) => part.found.length === 0) && here.refused.length === 0) empty.push(sheet)
  }
  const renamed =
    every.length + refused.length > 0
      ? []
      : empty.flatMap((sheet) => renamedOn(sheet, gridOf(sheet), all) ?? [])
  every.push(...renamed.flatMap((one) => one.found))
  lying.push(...renamed)
  aside.push(
    ...empty
      .filter((sheet) => renamed.every(({ part }) => part.sheet !== sheet))
      .flatMap((sheet) => nothingOn(sheet)),
  )
  const { found, others } = presentOf(every, given)
  const department = whose(given, found)
  const handout = found.find(({ identity }) => identity !== null)?.identity?.handout
  const common = {
    ...{ id: file.id, file: file.file, at: file.at, department },
    ...(handout !== undefined && { handout }),
  }
  const offers = found.flatMap((one) => offersOf(one, given, department, claimedBeside(one, found)))
  const cells = new Set(offers.map(({ cell }) => cell))
  aside.push(...lying.flatMap((one) => leftOver(one, cells)), ...others)
  if (found.length === 0)
    return {
      ...common,
      ...askedOf(given, department, []),
      error: refused[0]?.message ?? nothingIn(file),
      aside,
      candidates: [],
    }
  const candidates = withParts(disagreeing(offers), all)
  return { ...common, ...askedOf(given, department, candidates), error: null, aside, candidates }
}

/** The columns of a sheet that belong to the other tables which were found there. */
const claimedBeside = (one: Found, found: readonly Found[]): ReadonlySet<number> =>
  found.length < 2
    ? NOTHING_CLAIMED
    : new Set(
        found.flatMap((other) =>
          other !== one && other.sheet.name === one.sheet.name
            ? other.layout.columns.map(({ at }) => at)
            : [],
        ),
      )
const NOTHING_CLAIMED: ReadonlySet<number> = new Set()

/** Why a file offers nothing: what is hidden was not read, and may be what was meant. */
function nothingIn({ sheets }: ReturnedFile): string {
  const warnings = sheets.flatMap((sheet) => sheet.warnings.map(({ message }) => message))
  const hidden = warnings.flatMap((message) => HIDDEN_SHEET.exec(message)?.[1] ?? [])
  return hidden.length === 0
    ? '文件里没有找到要汇总的表中的指标，请核对是不是交错了表。'
    : `文件里没有找到要汇总的表中的指标；工作表${hidden.join('、')}是隐藏的，没有读，请取消隐藏后再交。`
}

const HIDDEN_SHEET = /^工作表(“.+?”)是隐藏的/

/**
 * The tables of a file that are of this period: where one of a table says another period and one does not, the copy of
 * last period's is left aside, and said to be.
 */
function presentOf(
  all: readonly Found[],
  given: Collected & { readonly file: ReturnedFile },
): { readonly found: readonly Found[]; readonly others: readonly Aside[] } {
  if (all.length < 2) return { found: all, others: [] }
  const other = new Map(all.map((one) => [one, periodDoubt(one, given)[0]]))
  const isCopy = (one: Found): boolean =>
    other.get(one) !== undefined &&
    all.some(
      (two) => two.wanted === one.wanted && two.sheet.name !== one.sheet.name && other.get(two) === undefined,
    )
  const copies = all.filter(isCopy)
  return {
    found: all.filter((one) => !copies.includes(one)),
    others: copies.map((one) => ({
      cell: one.sheet.name,
      text: '',
      message: `${other.get(one)?.message ?? ''}这张工作表没有取用，用的是同一文件里本期的那张。`,
    })),
  }
}

/** The tables that lie on a sheet: the marked one, else those most of whose rows are named there. */
function foundOn(
  sheet: Sheet,
  grid: Grid,
  all: readonly Wanted[],
): { readonly parts: readonly FoundPart[]; readonly refused: readonly Aside[] } {
  const identity = identityOf(sheet)
  const own = identity === null ? undefined : all.find(({ attachment }) => attachment.id === identity.table)
  const alone = own ?? (all.length === 1 ? all[0] : undefined)
  const before =
    alone === undefined ? null : alikeBefore(sheet, grid, alone, own === undefined ? null : identity)
  if (before !== null) return { parts: [before], refused: [] }
  const found = foundAnew(sheet, grid, all, own === undefined ? null : identity, own)
  if (alone !== undefined && found.refused.length === 0) keepAlike(sheet, grid, alone, found.parts)
  return found
}

/** The same without looking at what other sheets were. */
function foundAnew(
  sheet: Sheet,
  grid: Grid,
  all: readonly Wanted[],
  identity: Identity | null,
  own: Wanted | undefined,
): { readonly parts: readonly FoundPart[]; readonly refused: readonly Aside[] } {
  if (identity !== null && own !== undefined) {
    const part = wholeOf(sheet, grid)
    const layout = layoutOf(sheet, grid, own, identity)
    return {
      parts: [{ part, found: layout === null ? [] : [matched(part, own, layout, identity)] }],
      refused: [],
    }
  }
  const shapes = shapesOf(sheet, grid, all)
  const parts = shapes.parts.map((part) => ({ part, ...unmarkedOn(part, all) }))
  return {
    parts,
    refused: [...shapes.refused, ...parts.flatMap(({ refused }) => refused ?? [])].map(
      ({ row, column, text, message }) => ({
        cell: `${sheet.name}!${address(row, column)}`,
        text: said(text),
        message,
      }),
    ),
  }
}

/** Whose a file is: by identity, by what it and its sheets say, by the rows that it fills. */
function whose({ tables, tasks, file }: Collected & { file: ReturnedFile }, found: readonly Found[]): string {
  const marked = found.find(({ identity }) => identity !== null)?.identity?.department ?? ''
  if (marked !== '') return marked
  const known = departmentsOf(tables, tasks)
  const inside = found.flatMap(({ sheet, grid, layout, rows }) => {
    const last = Math.max(layout.bottom, ...rows.map(({ line }) => line.sheetRow))
    // The rows of another table on the sheet say whose they are, and not whose the file is.
    const others = new Set(
      found
        .filter((one) => one.sheet === sheet && one.layout !== layout)
        .flatMap((one) => one.rows.map(({ line }) => line.sheetRow)),
    )
    const around = [...span(0, layout.top - 1), ...span(last + 1, grid.height - 1)]
    return around
      .filter((row) => !others.has(row))
      .map((row) =>
        grid
          .filled(row)
          .map((column) => grid.text(row, column))
          .join('　　'),
      )
  })
  const others = file.sheets
    .filter((sheet) => found.every((one) => one.sheet !== sheet))
    .flatMap(({ texts }) => texts.slice(0, 40).map((line) => line.filter((text) => text !== '').join('　　')))
  const told = departmentSaid(file.file, [...inside, ...others], known)
  return told === '' ? byRows(found, tasks) : told
}

/** So much of what a file fills must be one department's for the file to be that department's. */
const MOST_OF = 0.8

function byRows(found: readonly Found[], tasks: readonly Task[]): string {
  const counts = new Map<string, number>()
  let filled = 0
  for (const { wanted, layout, rows, grid } of found) {
    const owners = ownersOf(wanted.attachment)
    for (const { line, row } of rows) {
      if (!layout.columns.some(({ column, at }) => !isGiven(column) && grid.text(line.sheetRow, at) !== ''))
        continue
      filled += 1
      const asked = tasks.filter(
        (task) => task.table === wanted.attachment.id && task.rows.includes(row.row.id),
      )
      const names =
        asked.length > 0 ? asked.map(({ department }) => department) : (owners.get(row.row.id) ?? [])
      for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
    }
  }
  const [best, second] = [...counts].sort((a, b) => b[1] - a[1])
  if (best === undefined || best[1] < filled * MOST_OF || best[1] === second?.[1]) return ''
  return best[0]
}

/** What stands in the file itself. */
const typedIn = ({ text, converted }: Candidate): string => comparable(converted?.typed ?? text)

/** Cells that one file fills twice with different texts (a copied row, a second sheet) say so; the same text once. */
function disagreeing(candidates: readonly Candidate[]): readonly Candidate[] {
  const keys = new Set(candidates.map(({ table, row, column }) => cellKey(table, row, column)))
  if (keys.size === candidates.length) return candidates
  const cells = new Map<string, Candidate[]>()
  for (const one of candidates) {
    const key = cellKey(one.table, one.row, one.column)
    const there = cells.get(key)
    if (there === undefined) cells.set(key, [one])
    else {
      const at = there.findIndex((other) => typedIn(other) === typedIn(one))
      if (at < 0) there.push(one)
      // Of the same text twice that which nothing speaks against.
      else if (one.doubts.length < (there[at]?.doubts.length ?? 0)) there[at] = one
    }
  }
  const isSaid = ({ doubts }: Candidate): boolean => doubts.some(({ kind }) => kind === 'disagrees')
  return [...cells.values()].flatMap((group) =>
    // Two columns that may both be it say so themselves.
    group.length === 1 || group.every(isSaid)
      ? group
      : group.map((one) => ({
          ...one,
          doubts: [
            ...one.doubts,
            {
              kind: 'disagrees' as const,
              message: `同一个文件里这一项填了${group.length}个不同的数：${group.map((other) => `${other.cell}“${said(other.converted?.typed ?? other.text)}”`).join('、')}，请核对用哪一个。`,
            },
          ],
        })),
  )
}
