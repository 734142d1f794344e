/** How the library page is looked at: its groups, which the window keeps, and the lines that are chosen or renamed now. */
import { create } from 'zustand'
import { type Chosen, none } from './chosen.ts'
import { type Grouping, groupings } from './grouping.ts'

const keptAs = 'library-grouping'

interface ShelfState {
  /** What the library is grouped by, as it was chosen last in this window. */
  readonly by: Grouping
  /** Whether what is archived is unfolded. */
  readonly archived: boolean
  readonly chosen: Chosen
  /** The table whose name is being typed. */
  readonly renaming: string | null
}

export const useShelf = create<ShelfState>(() => {
  const kept = localStorage.getItem(keptAs) ?? ''
  return {
    by: kept in groupings ? (kept as Grouping) : 'none',
    archived: false,
    chosen: none,
    renaming: null,
  }
})

export const shelf = (): ShelfState => useShelf.getState()

export function groupBy(by: Grouping): void {
  localStorage.setItem(keptAs, by)
  useShelf.setState({ by })
}

export const foldArchived = (archived: boolean): void => useShelf.setState({ archived })

export const choose = (chosen: Chosen): void => useShelf.setState({ chosen })

export const rename = (id: string | null): void => useShelf.setState({ renaming: id })
