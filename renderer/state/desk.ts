/** What is open around the sheet: dialogs, the find bar, the context menu, a drag under way. Nothing of it is kept. */
import { create } from 'zustand'
import type { Rectangle } from '../../shared/attachment/rectangles.ts'
import type { Pattern } from '../../shared/changes/marks.ts'
import type { ExportFormat } from '../../shared/contract/formats.ts'
import { useReport } from './documents.ts'
import { useEditor } from './editor.ts'

export interface Question {
  readonly title: string
  readonly text: string
  readonly yes: string
  /** The word of another answer than yes; none where there is none. */
  readonly other: string | undefined
  readonly answer: (answer: boolean | 'other') => void
}

/** Where dragged rows or columns would land: before that row or visible column. */
export interface Landing {
  readonly axis: 'row' | 'column'
  readonly before: number
}

/** What there is to say of a file: why it could not be opened, or what its reader had to say. */
export interface FileRemarks {
  readonly name: string
  readonly failed: boolean
  readonly lines: readonly string[]
}

/** What of the program's settings is looked at. */
export type SettingsTab = 'who' | 'words' | 'indicators' | 'headers' | 'print' | 'keeping' | 'carrying'

/** A file that came without the identity of the tables; `again` where it lay on their wall already. */
export interface Plain {
  readonly id: string
  readonly file: File
  readonly again: boolean
}

/** What is open over the window: one thing at a time. */
export type Opened =
  | { readonly kind: 'palette' }
  | { readonly kind: 'shortcuts' }
  /** The settings of a column. */
  | { readonly kind: 'column'; readonly id: string }
  /** One width for the selected columns. */
  | { readonly kind: 'width' }
  /** One height for the selected rows. */
  | { readonly kind: 'height' }
  /** The settings of the whole table; `at` is the field to begin in. */
  | { readonly kind: 'table'; readonly at?: 'months' }
  /** The settings of the program. */
  | { readonly kind: 'settings'; readonly at?: SettingsTab }
  /** The dictionary, at that name; '' for all of it. Opened from the settings it leads back there. */
  | { readonly kind: 'indicators'; readonly name: string; readonly from?: 'settings' }
  /** The next period of that table. */
  | { readonly kind: 'next'; readonly id: string }
  /** Who is to fill what of that table; its report has so many. */
  | { readonly kind: 'hand-out'; readonly id: string; readonly siblings: number }
  | { readonly kind: 'picture' }
  /** Whether rows or columns go, or come, where only cells are selected. */
  | { readonly kind: 'lines'; readonly what: 'insert' | 'delete' }
  | { readonly kind: 'paste-special' }
  /** Formulas that can stand in the active cell. */
  | { readonly kind: 'ready' }
  /** How the selected cells are shown. */
  | { readonly kind: 'format' }
  /** A place for the text of a report that was copied somewhere. */
  | { readonly kind: 'paste-report' }
  /** The reports that the open table may belong to. */
  | { readonly kind: 'choose-report' }
  /** What a report offers for the open table, or the tables that it may fill where none is open. */
  | { readonly kind: 'fill'; readonly document: string }
  /** The targets of a report that make a new table. */
  | { readonly kind: 'plan'; readonly document: string }
  /** The wall of what departments have returned for the open table, at that department where one is named, or under
   * the list of those that are late. */
  | {
      readonly kind: 'collect'
      readonly department?: string
      readonly urge?: boolean
      /** Files that came without the table's identity just now, which may be tables of their own. */
      readonly plain?: readonly Plain[]
    }
  /** The list of what the active column holds. */
  | { readonly kind: 'pick' }
  /** The pages as they will be printed. */
  | { readonly kind: 'print' }
  /** The list of findings as it will be printed. */
  | { readonly kind: 'findings' }
  /** 会前三分钟 as it will be printed. */
  | { readonly kind: 'brief' }
  /** The table on the wall of a meeting. */
  | { readonly kind: 'meeting' }
  /** The comparison with another period. */
  | { readonly kind: 'compare' }
  /** A name for a version: of the state of now, or another one for one that is kept. */
  | { readonly kind: 'version'; readonly renamed: { readonly id: string; readonly name: string } | null }
  /** What the open table was at that revision, beside what it is; `called` names it. */
  | { readonly kind: 'state'; readonly revision: number; readonly called: string }
  /** The targets beside a higher level's. */
  | { readonly kind: 'plans' }
  /** What reports still say that the table says no more. */
  | { readonly kind: 'old-figures' }
  /** The backups, and the way to another computer. */
  | { readonly kind: 'backup' }
  /** The list of a column that is filtered by. */
  | { readonly kind: 'filter'; readonly column: string }
  /** The choice of the rows that go into an exported file. */
  | { readonly kind: 'export-rows'; readonly format: ExportFormat }
  /** What there is to say of files that were opened together. */
  | { readonly kind: 'remarks'; readonly files: readonly FileRemarks[] }
  /** The context menu. */
  | {
      readonly kind: 'menu'
      readonly x: number
      readonly y: number
      /** The whole table, by its tab; without it what is selected. */
      readonly of?: 'table'
    }

/** Cells that a paste will move, as long as the clipboard still holds their text. */
export interface Cut {
  readonly area: Rectangle
  readonly text: string
}

/** A format painter (格式刷): what is in its brush. */
export interface Painter {
  readonly pattern: Pattern
  /** It paints until Esc is pressed. */
  readonly keep: boolean
}

/** An edge while it is drawn: the line in pixels of the window, and what its tooltip says. */
export interface Sizing {
  readonly axis: Landing['axis']
  readonly at: number
  readonly from: number
  readonly to: number
  readonly text: string
}

/** Cells that a formula reads while it is typed, and the number of their colour. */
export interface Reading {
  readonly area: Rectangle
  readonly colour: number
}

interface Desk {
  readonly opened: Opened | null
  readonly find: 'find' | 'replace' | null
  /** Where it is sought. */
  readonly findIn: 'table' | 'report'
  /** What was sought last in a report. */
  readonly sought: string
  readonly question: Question | null
  readonly cut: Cut | null
  /** The cells that were copied, as long as the table stays as it was. */
  readonly copied: readonly Rectangle[] | null
  /** The format painter that is taken up; null for none. */
  readonly painter: Painter | null
  /** The cells that the fill handle would fill. */
  readonly filling: Rectangle | null
  /** Where the cells that are drawn by their border would land; a copy stays where it was. */
  readonly moving: Rectangle | null
  /** The mouse is drawing something over the cells. */
  readonly drawing: boolean
  /** The edge of a column or a row that is being drawn. */
  readonly sizing: Sizing | null
  /** End has been pressed: the next arrow goes to the edge of the data. */
  readonly ending: boolean
  readonly landing: Landing | null
  /** What the formula that is being typed reads; null while none is. */
  readonly reading: readonly Reading[] | null
  /** Words of the column's list that go on what is being typed, and the one that was taken; null where there are none. */
  readonly completing: { readonly words: readonly string[]; readonly taken: number } | null
}

const closed: Desk = {
  opened: null,
  find: null,
  findIn: 'table',
  sought: '',
  question: null,
  cut: null,
  copied: null,
  painter: null,
  filling: null,
  moving: null,
  drawing: false,
  sizing: null,
  ending: false,
  landing: null,
  reading: null,
  completing: null,
}

export const useDesk = create<Desk>(() => closed)

export const desk = (): Desk => useDesk.getState()
export const setDesk = (part: Partial<Desk>): void => useDesk.setState(part)

// A cut is fresh as long as nothing else changes the table, as in Excel; so is the border round what was copied.
useEditor.subscribe(({ editor: open }, { editor: before }) => {
  if (open?.attachment === before?.attachment) return
  // The brush knows the looks of one table.
  if (open?.attachment.id !== before?.attachment.id && desk().painter !== null) setDesk({ painter: null })
  if (desk().cut !== null || desk().copied !== null) setDesk({ cut: null, copied: null })
})

// Nothing is sought in a report that is put away.
useReport.subscribe(({ report }) => {
  if (report === null && desk().findIn === 'report') setDesk({ find: null, findIn: 'table' })
})

/** What is open of that kind; null where something else is, or nothing. */
export const useOpened = <K extends Opened['kind']>(kind: K): Extract<Opened, { kind: K }> | null =>
  useDesk(({ opened }) => (opened?.kind === kind ? (opened as Extract<Opened, { kind: K }>) : null))

export const put = (opened: Opened): void => setDesk({ opened })

/** Closes what is open where it is of that kind: a menu that goes late takes nothing with it that it has opened. */
export function putAway(kind: Opened['kind']): void {
  if (desk().opened?.kind === kind) setDesk({ opened: null })
}

/**
 * Asks the person; true for yes.
 * @param other the word of another answer than yes; none where there is none
 */
export const ask = (title: string, text: string, yes: string, other?: string): Promise<boolean | 'other'> =>
  new Promise((resolve) => {
    setDesk({
      question: {
        title,
        text,
        yes,
        other,
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

export const currentLook = (): Look => useLook.getState().look

export function setLook(look: Look): void {
  localStorage.setItem('look', look)
  useLook.setState({ look })
}
