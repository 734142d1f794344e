/** Where on its sheet each row of an attachment will stand. */
import { address } from '../../../../shared/attachment/address.ts'
import type { Book, ListedSheet } from './book.ts'
import type { Origin, ReturningItem } from './origin.ts'
import { refusal } from './refusal.ts'
import { type NextRow, type Region, type RowMap, rowMap } from './rows.ts'

/** The rows of a sheet as they will stand; null where they stand as they did. */
export async function rowsOf(
  book: Book,
  sheet: ListedSheet,
  items: readonly ReturningItem[],
): Promise<RowMap | null> {
  const regions = items
    .flatMap(({ origin, attachment }): Region[] => {
      const ids = attachment.rows.map(({ id }) => id)
      if (origin.rows.length === ids.length && origin.rows.every(({ id }, index) => ids[index] === id))
        return []
      return [regionOf(origin, ids)]
    })
    .sort((a, b) => a.first - b.first)
  if (regions.length === 0) return null
  for (const region of regions) {
    const beside = items.filter(({ origin }) => {
      const [first, last] = [origin.rows[0]?.at ?? 0, origin.rows.at(-1)?.at ?? -1]
      return first <= region.last && last >= region.first
    })
    if (beside.length > 1) throw refusal('同一张工作表里并排着别的表格，增删或移动行会弄乱它')
  }
  const parsed = await book.sheet(sheet.part)
  for (const { origin, attachment } of items) {
    const kept = new Set(attachment.rows.map(({ id }) => id))
    const columns = origin.columns.map(({ at }) => at)
    const [left, right] = [Math.min(...columns), Math.max(...columns)]
    const gone = new Set(origin.rows.filter(({ id }) => !kept.has(id)).map(({ at }) => at))
    for (const { row, cells } of parsed.rows) {
      if (!gone.has(row)) continue
      const outside = cells.find(
        ({ column, inner }) => (column < left || column > right) && inner[0] !== inner[1],
      )
      if (outside !== undefined)
        throw refusal(`删去的第${row + 1}行在表格旁边（${address(row, outside.column)}）还有内容`)
    }
  }
  return rowMap(regions)
}

/** The rows that a table spans as they will stand. Rows between its own ones (a header again) stay behind theirs. */
function regionOf(origin: Origin, ids: readonly string[]): Region {
  const at = new Map(origin.rows.map((row) => [row.id, row.at]))
  const [first, last] = [origin.rows[0]?.at, origin.rows.at(-1)?.at]
  if (first === undefined || last === undefined) throw refusal('表里原来没有行')
  const kept = ids.flatMap((id) => at.get(id) ?? [])
  const strays = last - first + 1 > origin.rows.length
  if (strays && kept.some((row, index) => row < (kept[index - 1] ?? -1)))
    throw refusal('表中间有重复的表头或空行，移动行会弄乱它们')
  const own = new Set(origin.rows.map((row) => row.at))
  const next: NextRow[] = []
  let reached = first
  /** Rows of the sheet that are no rows of the table, up to a row of it. */
  const pass = (until: number) => {
    if (!strays) return
    for (; reached < until; reached += 1) if (!own.has(reached)) next.push({ old: reached })
    reached += 1
  }
  let like = kept[0] ?? first
  for (const id of ids) {
    const old = at.get(id)
    if (old === undefined) next.push({ like })
    else {
      pass(old)
      next.push({ old })
      like = old
    }
  }
  pass(last + 1)
  return { first, last, next }
}

/** The new row of each row of the attachment. */
export function placesOf({ origin, attachment }: ReturningItem, map: RowMap | null): Map<string, number> {
  const at = new Map(origin.rows.map((row) => [row.id, row.at]))
  const places = new Map<string, number>()
  let before = (origin.rows[0]?.at ?? 0) - 1
  if (map !== null) {
    // Rows in front of the first one that was there stand right above it.
    const lead = attachment.rows.findIndex(({ id }) => at.has(id))
    const anchor = attachment.rows[lead]
    const first = anchor === undefined ? undefined : map.to(at.get(anchor.id) ?? 0)
    if (first !== undefined && first !== null) before = first - lead - 1
    else {
      const top = [...map.inserted.entries()].find(([, like]) => like === origin.rows[0]?.at)?.[0]
      if (top !== undefined) before = top - 1
    }
  }
  for (const { id } of attachment.rows) {
    const old = at.get(id)
    const place = old === undefined ? before + 1 : map === null ? old : (map.to(old) ?? before + 1)
    places.set(id, place)
    before = place
  }
  return places
}
