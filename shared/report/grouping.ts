/** Which rows of a table one item of the list tells of. */

/** The rows of one item: its first one, those beside it under the same number, and those below. */
export interface Group {
  readonly rows: number[]
  readonly parts: number[]
}

/** What tells how a row stands to the one above it. */
export interface Placed {
  readonly level: number
  /** Its 序号; null where the table has no such column. */
  readonly no: string | null
  /** Neither target nor actual. */
  readonly blank: boolean
}

/** The items that the rows of a table make, in its order. */
export function groupsOf(rows: readonly Placed[]): Group[] {
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
