/** What was looked for in the library and found: it is there again when a person comes back from a place that it led to. */
import { create } from 'zustand'
import type { Found } from '../../shared/contract/searching.ts'

interface Search {
  /** What stands in the field. */
  readonly words: string
  /** What was looked for, and the places of it; null before anything is. */
  readonly found: { readonly words: string; readonly all: readonly Found[] } | null
}

export const useFound = create<Search>(() => ({ words: '', found: null }))
