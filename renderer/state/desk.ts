/** What is open around the sheet: dialogs, the find bar, the context menu, a drag under way. Nothing of it is kept. */
import { create } from 'zustand'
import type { Rectangle } from '../../shared/attachment/rectangles.ts'

export interface Question {
  readonly title: string
  readonly text: string
  readonly yes: string
  readonly answer: (yes: boolean) => void
}

/** Where dragged rows or columns would land: before that row or visible column. */
export interface Landing {
  readonly axis: 'row' | 'column'
  readonly before: number
}

interface Desk {
  readonly palette: boolean
  readonly shortcuts: boolean
  readonly find: 'find' | 'replace' | null
  /** The column whose settings are open. */
  readonly column: string | null
  /** The settings of the whole table are open. */
  readonly table: boolean
  /** The dictionary is open at that name; '' for all of it. */
  readonly indicators: string | null
  readonly picture: boolean
  /** The pages are shown as they will be printed. */
  readonly print: boolean
  /** The comparison with another period is open. */
  readonly compare: boolean
  readonly menu: { readonly x: number; readonly y: number } | null
  readonly question: Question | null
  /** The cells that a paste will move, while their cut is fresh. */
  readonly cut: Rectangle | null
  /** The cells that were copied, as long as the table stays as it was. */
  readonly copied: Rectangle | null
  /** The cells that the fill handle would fill. */
  readonly filling: Rectangle | null
  readonly landing: Landing | null
}

const closed: Desk = {
  palette: false,
  shortcuts: false,
  find: null,
  column: null,
  table: false,
  indicators: null,
  picture: false,
  print: false,
  compare: false,
  menu: null,
  question: null,
  cut: null,
  copied: null,
  filling: null,
  landing: null,
}

export const useDesk = create<Desk>(() => closed)

export const desk = (): Desk => useDesk.getState()
export const setDesk = (part: Partial<Desk>): void => useDesk.setState(part)

/** Asks the person; true for yes. */
export const ask = (title: string, text: string, yes: string): Promise<boolean> =>
  new Promise((resolve) => {
    setDesk({
      question: {
        title,
        text,
        yes,
        answer: (value) => {
          setDesk({ question: null })
          resolve(value)
        },
      },
    })
  })

const looks = ['light', 'dark'] as const
export type Look = (typeof looks)[number]

/** Light or dark surroundings; the paper stays white. Kept by the window, and as the system has it at first. */
export const useLook = create<{ readonly look: Look }>(() => {
  const kept = localStorage.getItem('look')
  const system: Look = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
  return { look: looks.find((look) => look === kept) ?? system }
})

export function toggleLook(): void {
  const look = useLook.getState().look === 'light' ? 'dark' : 'light'
  localStorage.setItem('look', look)
  useLook.setState({ look })
}
