/** Orders brought together: of what two copies moved, and of what each of them added. By ids; pure. */

const BEGINNING = ''

/**
 * One order out of three of the same things: what only one copy moved is where it was moved to. Null where both moved
 * the same, or each to a place that the other moved. The same whichever of the two copies comes first.
 */
export function mergedOrder(
  base: readonly string[],
  ours: readonly string[],
  theirs: readonly string[],
): readonly string[] | null {
  if (alike(ours, theirs) || alike(base, theirs)) return ours
  if (alike(base, ours)) return theirs
  const [here, there] = [moved(base, ours), moved(base, theirs)]
  if ([...here].some((id) => there.has(id))) return null
  const placed = (order: readonly string[], ids: ReadonlySet<string>, by: readonly string[]) =>
    woven(
      order.filter((id) => !ids.has(id)),
      [by, ids],
    )
  const one = placed(ours, there, theirs)
  return alike(one, placed(theirs, here, ours)) ? one : null
}

const alike = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id, at) => id === b[at])

/**
 * The spine with what else there is: each run behind what it stands behind in an order of its own. Two runs behind
 * one thing come in the order of their first ids, so that it does not matter whose is which.
 */
export function woven(
  spine: readonly string[],
  ...more: readonly (readonly [order: readonly string[], ids: ReadonlySet<string>])[]
): string[] {
  const fixed = new Set(spine)
  const behind = new Map<string, string[][]>()
  for (const [order, ids] of more) {
    let anchor = BEGINNING
    let run: string[] | null = null
    for (const id of order) {
      if (fixed.has(id)) [anchor, run] = [id, null]
      else if (ids.has(id)) {
        if (run === null) {
          run = []
          behind.set(anchor, [...(behind.get(anchor) ?? []), run])
        }
        run.push(id)
      }
    }
  }
  return [BEGINNING, ...spine].flatMap((id) => [
    ...(id === BEGINNING ? [] : [id]),
    ...(behind.get(id) ?? []).sort(([a = ''], [b = '']) => (a < b ? -1 : 1)).flat(),
  ])
}

/** What was moved to come from one order to the other, as little as possible: what is not in their longest common run. */
function moved(from: readonly string[], to: readonly string[]): Set<string> {
  const place = new Map(from.map((id, at) => [id, at]))
  const values = to.map((id) => place.get(id) ?? 0)
  /** Where in `to` the run of each length ends that ends lowest, and what comes before each in its run. */
  const ends: number[] = []
  const before: number[] = []
  for (const [at, value] of values.entries()) {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((values[ends[middle] ?? 0] ?? 0) < value) low = middle + 1
      else high = middle
    }
    before[at] = ends[low - 1] ?? -1
    ends[low] = at
  }
  const stayed = new Set<number>()
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) stayed.add(at)
  return new Set(to.filter((_, at) => !stayed.has(at)))
}
