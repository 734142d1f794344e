/** 表述: which report teaches its wording, how a person wants it, and what was last taken of it. */
import { create } from 'zustand'
import { LEARNED, type Style } from '../../shared/report/style.ts'
import { learnedWording, OFFICIAL, type Wording } from '../../shared/report/wording.ts'
import { notify, sentence } from './editor.ts'
import { call } from './host.ts'
import { useSettings } from './settings.ts'
import { type Taught, type Teachers, teachersOf } from './teachers.ts'

/** The report that the words are taken from. */
export interface Teacher {
  readonly id: string
  readonly title: string
}

/** What was copied or put into a report: the texts of the items by their rows, and of the summary. */
export type Taken = Readonly<Record<string, string>>

interface State {
  readonly style: Style
  readonly teachers: Teachers
  /** The report that a person chose; '' for the official wording, null where the program chooses. */
  readonly chosen: string | null
  /** Null for the official wording. */
  readonly teacher: Teacher | null
  readonly wording: Wording
  /** Of each table. */
  readonly taken: Readonly<Record<string, Taken>>
}

const nobody: Teachers = { own: [], others: [] }

export const useProse = create<State>(() => ({
  style: LEARNED,
  teachers: nobody,
  chosen: null,
  teacher: null,
  wording: OFFICIAL,
  taken: keptTaken(),
}))

export const setStyle = (part: Partial<Style>): void =>
  useProse.setState(({ style }) => ({ style: { ...style, ...part } }))

/** So many reports are read for one that has a list. */
const MOST = 5
let asked = 0

/** Finds the report that teaches a table's wording: the chosen one, else the first of its own that has a list. */
export async function findTeacher(table: Taught, chosen: string | null): Promise<void> {
  const mine = ++asked
  try {
    const [documents, entries] = await Promise.all([call('documents', {}), call('library', {})])
    const teachers = teachersOf(documents, entries, table)
    const named = documents.find(({ id }) => id === chosen)
    const asking = chosen === null ? teachers.own.slice(0, MOST) : named === undefined ? [] : [named]
    for (const { id, title } of asking) {
      const { text } = await call('openDocument', { id })
      if (mine !== asked) return
      const wording = learnedWording(text, useSettings.getState().dictionary)
      if (wording.items.size > 0 || wording.summary !== null || chosen !== null) {
        useProse.setState({ teachers, chosen, teacher: { id, title }, wording })
        return
      }
    }
    if (mine === asked) useProse.setState({ teachers, chosen, teacher: null, wording: OFFICIAL })
  } catch (error) {
    notify('error', sentence(error))
  }
}

/** So many tables are remembered, the last first. */
const REMEMBERED = 30

/** Remembers what was taken of a table, so that what changes afterwards can be marked. */
export function take(table: string, texts: Taken): void {
  const { [table]: _, ...others } = useProse.getState().taken
  const taken = Object.fromEntries([[table, texts], ...Object.entries(others)].slice(0, REMEMBERED))
  localStorage.setItem('prose-taken', JSON.stringify(taken))
  useProse.setState({ taken })
}

/** What an earlier window kept; nothing where it is not to be read. */
function keptTaken(): Readonly<Record<string, Taken>> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem('prose-taken') ?? '{}')
    const isTaken = (one: unknown): one is Taken =>
      typeof one === 'object' && one !== null && Object.values(one).every((text) => typeof text === 'string')
    if (typeof kept !== 'object' || kept === null) return {}
    return Object.fromEntries(Object.entries(kept).flatMap(([id, one]) => (isTaken(one) ? [[id, one]] : [])))
  } catch (error) {
    if (error instanceof SyntaxError) return {}
    throw error
  }
}
