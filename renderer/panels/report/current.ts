/** The text area of the report on the desk, for whoever marks it, leads to places in it or follows the person in it. */
import type { ReportEditor } from './editor.ts'

let current: ReportEditor | null = null
const waiting = new Set<(editor: ReportEditor | null) => void>()
const following = new Set<(offset: number) => void>()

/** The text area as long as a report is shown; null where none is. */
export const reportOnDesk = (): ReportEditor | null => current

/** Makes it the one that is asked; answers the function that takes it away again. */
export function registerReport(own: ReportEditor): () => void {
  const tell = (editor: ReportEditor | null): void => {
    current = editor
    for (const hear of waiting) hear(editor)
  }
  tell(own)
  return () => {
    if (current === own) tell(null)
  }
}

/** Hears when a report comes or goes; answers the function that stops it. */
export function followReport(hear: (editor: ReportEditor | null) => void): () => void {
  waiting.add(hear)
  return () => void waiting.delete(hear)
}

/** Hears where the person goes in the text; answers the function that stops it. */
export function followPlace(hear: (offset: number) => void): () => void {
  following.add(hear)
  return () => void following.delete(hear)
}

/** Tells those who follow where the person went. */
export const wentTo = (offset: number): void => {
  for (const hear of following) hear(offset)
}
