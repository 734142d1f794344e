/** How the library page is looked at, as the window keeps it. */
import { create } from 'zustand'
import { type Grouping, groupings } from './grouping.ts'

const keptAs = 'library-grouping'

/** What the library is grouped by, as it was chosen last in this window. */
export const useGrouping = create<{ readonly by: Grouping }>(() => {
  const kept = localStorage.getItem(keptAs) ?? ''
  return { by: kept in groupings ? (kept as Grouping) : 'none' }
})

export function groupBy(by: Grouping): void {
  localStorage.setItem(keptAs, by)
  useGrouping.setState({ by })
}
