/**
 * The panel beside the sheet: folded or not, how wide, and which tab. Fold and width are kept by the window, the fold
 * beside a report apart from the fold without one.
 */
import { create } from 'zustand'

/** What it can show; a tab that is added here is described in panels/SidePanel.tsx. */
export type SideTab = 'reason' | 'waiting' | 'prose' | 'series' | 'notes' | 'history'

export const sideWidths = { least: 240, usual: 320, most: 640 } as const

interface Side {
  readonly tab: SideTab
  readonly width: number
  /** As the person left it in a window with room for both. */
  readonly folded: boolean
  /** The window has no room for both: there it is folded until somebody asks for it. */
  readonly narrow: boolean
  /** A report stands beside the table, and the window has no room for three. */
  readonly crowded: boolean
  /** As the person left it where the window was crowded. */
  readonly foldedBeside: boolean
  /** It was opened for the time being: in a narrow window, or for what somebody wanted to see in a crowded one. */
  readonly asked: boolean
  /** The key of the finding whose answer gets the keyboard as soon as it is there. */
  readonly answering: string | null
}

const within = (width: number): number =>
  Math.round(Math.min(sideWidths.most, Math.max(sideWidths.least, width)))

const narrowWindow = '(max-width: 1099.98px)'
const windowForTwo = '(max-width: 1799.98px)'

export const useSide = create<Side>(() => {
  const kept = Number(localStorage.getItem('side-width') ?? '')
  return {
    tab: 'reason',
    width: kept > 0 ? within(kept) : sideWidths.usual,
    folded: localStorage.getItem('side-folded') === 'true',
    narrow: matchMedia(narrowWindow).matches,
    crowded: false,
    foldedBeside: localStorage.getItem('side-folded-beside') !== 'false',
    asked: false,
    answering: null,
  }
})

const foldedIn = ({ narrow, crowded, asked, foldedBeside, folded }: Side): boolean =>
  narrow || crowded ? !asked && (narrow || foldedBeside) : folded

export const useSideFolded = (): boolean => useSide(foldedIn)
export const sideFolded = (): boolean => foldedIn(useSide.getState())

/** Whether the window has room for a table and something beside it, as it is now. */
export const isWide = (): boolean => !matchMedia(narrowWindow).matches

/** Folds it or unfolds it; in a narrow window only for as long as the window is narrow. */
export function foldSide(folded: boolean): void {
  const { narrow, crowded } = useSide.getState()
  if (narrow) useSide.setState({ asked: !folded })
  else if (crowded) {
    localStorage.setItem('side-folded-beside', String(folded))
    useSide.setState({ foldedBeside: folded, asked: false })
  } else {
    localStorage.setItem('side-folded', String(folded))
    useSide.setState({ folded })
  }
}

/** Unfolds it for what somebody wants to see: where there is little room that is no choice to be kept. */
export function unfoldFor(tab: SideTab): void {
  const { narrow, crowded } = useSide.getState()
  showTab(tab)
  if (narrow || crowded) useSide.setState({ asked: true })
  else foldSide(false)
}

export const showTab = (tab: SideTab): void => useSide.setState({ tab, answering: null })

/** Goes to the answer to a finding, beside its row. */
export const answerTo = (answering: string): void => useSide.setState({ tab: 'reason', answering })

/** Goes to the answer to a finding of the check, under the report. */
export const answerSaid = (answering: string): void => useSide.setState({ answering })

/** The keyboard is there, or goes elsewhere. */
export const answered = (): void => useSide.setState({ answering: null })

export function widenSide(to: number): void {
  const width = within(to)
  localStorage.setItem('side-width', String(width))
  useSide.setState({ width })
}

/** Follows the window's own width until the answered function is called. */
export function watchWindow(): () => void {
  const media = matchMedia(narrowWindow)
  const follow = (): void => useSide.setState({ narrow: media.matches, asked: false })
  // It may have been drawn since the sheet was last on the desk.
  if (useSide.getState().narrow !== media.matches) follow()
  media.addEventListener('change', follow)
  return () => media.removeEventListener('change', follow)
}

/** Makes room for a report beside the table until the answered function is called. */
export function makeRoom(): () => void {
  const media = matchMedia(windowForTwo)
  const follow = (): void => useSide.setState({ crowded: media.matches, asked: false })
  follow()
  media.addEventListener('change', follow)
  return () => {
    media.removeEventListener('change', follow)
    useSide.setState({ crowded: false, asked: false })
  }
}
