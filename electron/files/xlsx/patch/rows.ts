/**
 * Where the rows of a sheet go when rows are put in, taken out or moved, and what refers to them goes along: as a
 * spreadsheet does it, or not at all.
 */

import { areaOf, type Reference, ROWS, rewrite, scan } from './formula.ts'
import { refusal } from './refusal.ts'

/** A row of the sheet as it will be: one that was there, or a new one that looks like an old one. */
export type NextRow = { readonly old: number } | { readonly like: number }

/** A stretch of a sheet's rows, and what stands in its place. */
export interface Region {
  readonly first: number
  readonly last: number
  readonly next: readonly NextRow[]
}

/** Old rows to new ones. */
export interface RowMap {
  /** The first old row that does not stay as it is. */
  readonly first: number
  /** The new row of an old one; null where it is taken out. */
  readonly to: (row: number) => number | null
  /** The old row of a new one; for a new row the one that it looks like. */
  readonly back: (row: number) => number
  /** New rows: where, and which old row each looks like. */
  readonly inserted: ReadonlyMap<number, number>
  /** Where the old rows from top to bottom lie now; null where none of them is left. */
  readonly span: (top: number, bottom: number, growing?: boolean) => Span | null
}

export interface Span {
  readonly top: number
  readonly bottom: number
  /** Rows came between, or went. */
  readonly changed: boolean
}

/** The map of regions that do not overlap, from the top down. */
export function rowMap(regions: readonly Region[]): RowMap {
  const to = new Map<number, number | null>()
  const back = new Map<number, number>()
  const inserted = new Map<number, number>()
  const shifts: { from: number; by: number }[] = []
  let by = 0
  let moved = false
  for (const { first, last, next } of regions) {
    let highest = -1
    for (const [index, row] of next.entries()) {
      const place = first + by + index
      if ('old' in row) {
        to.set(row.old, place)
        back.set(place, row.old)
        moved ||= row.old < highest
        highest = Math.max(highest, row.old)
      } else {
        inserted.set(place, row.like)
        back.set(place, row.like)
      }
    }
    for (let row = first; row <= last; row += 1) if (!to.has(row)) to.set(row, null)
    by += next.length - (last - first + 1)
    shifts.push({ from: last + 1, by })
  }
  const shift = (row: number): number => shifts.findLast(({ from }) => from <= row)?.by ?? 0
  const place = (row: number): number | null => {
    const known = to.get(row)
    return known === undefined ? Math.min(ROWS - 1, row + shift(row)) : known
  }
  const span = (top: number, bottom: number, growing = false): Span | null => {
    let [low, high] = [Number.POSITIVE_INFINITY, -1]
    let [gone, kept] = [0, 0]
    const see = (row: number) => {
      const at = place(row)
      if (at === null) return
      low = Math.min(low, at)
      high = Math.max(high, at)
    }
    see(top)
    see(bottom)
    for (const region of regions) {
      for (let row = Math.max(top, region.first); row <= Math.min(bottom, region.last); row += 1) {
        if (to.get(row) === null) gone += 1
        else kept += 1
        see(row)
      }
      // What lies right below a region bounds what is above it.
      if (top <= region.last && bottom > region.last) see(region.last + 1)
      if (top < region.first && bottom >= region.first) see(region.first - 1)
    }
    if (high < 0) return null
    let came = 0
    for (const row of inserted.keys()) if (row >= low && row <= high) came += 1
    if (moved && bottom < ROWS - 1 && high - low + 1 - came !== bottom - top + 1 - gone)
      throw refusal('公式、合并单元格或条件格式的范围会因移动行而拆散')
    const reordered = moved && top !== bottom && kept > 0
    while (growing && inserted.has(high + 1)) {
      const like = inserted.get(high + 1) ?? -1
      if (like < top || like > bottom) break
      high += 1
      came += 1
    }
    return { top: low, bottom: high, changed: gone > 0 || came > 0 || reordered }
  }
  const first = Math.min(...regions.map(({ first, last, next }) => firstChange(first, last, next)))
  return {
    first,
    to: place,
    back: (row) => {
      const known = back.get(row)
      if (known !== undefined) return known
      // Outside of the regions rows only shift; the last shift whose rows lie above is the one.
      const found = shifts.findLast(({ from, by: moves }) => from + moves <= row)
      return row - (found?.by ?? 0)
    },
    inserted,
    span,
  }
}

function firstChange(first: number, last: number, next: readonly NextRow[]): number {
  let at = 0
  for (const row of next) {
    if (!('old' in row) || row.old !== first + at) break
    at += 1
  }
  return at === last - first + 1 && next.length === at ? Number.POSITIVE_INFINITY : first + at
}

/** A formula's references moved along; `growing` for areas that take in what is put in right below them. */
export function shifted(
  text: string,
  home: string,
  sheet: string,
  map: RowMap,
  where: string,
  growing = false,
): string {
  const target = sheet.toLowerCase()
  return rewrite(text, (reference) => {
    if (reference.across) throw refusal(`${where}的公式跨多张工作表引用`)
    if ((reference.sheet ?? home).toLowerCase() !== target) return reference
    return shiftedReference(reference, map, where, growing)
  })
}

function shiftedReference(
  reference: Reference,
  map: RowMap,
  where: string,
  growing: boolean,
): Pick<Reference, 'from' | 'to'> {
  const { from, to } = reference
  if (from.row === null) return reference
  const { top, bottom } = areaOf(reference)
  const span = map.span(top, bottom, growing)
  if (span === null) throw refusal(`${where}引用了删去的行`)
  if (span.top === top && span.bottom === bottom) return reference
  const upward = to !== null && (to.row ?? 0) < from.row
  return {
    from: { ...from, row: upward ? span.bottom : span.top },
    to: to === null ? null : { ...to, row: upward ? span.top : span.bottom },
  }
}

/** A list of areas (A1:B5 D7) moved along, without those of which nothing is left; null where none is. */
export function shiftedAreas(list: string, map: RowMap, growing: boolean): string | null {
  const areas = list.split(/\s+/).flatMap((area) => {
    const [reference] = scan(area).references
    if (reference === undefined) return [area]
    if (reference.from.row === null) return [area]
    const { top, bottom } = areaOf(reference)
    const span = map.span(top, bottom, growing)
    if (span === null) return []
    return [
      rewrite(area, (one) =>
        one.to === null && span.top === span.bottom
          ? { from: { ...one.from, row: span.top }, to: null }
          : {
              from: { ...one.from, row: span.top },
              to: { ...(one.to ?? one.from), row: span.bottom },
            },
      ),
    ]
  })
  return areas.length === 0 ? null : areas.join(' ')
}
