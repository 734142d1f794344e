/** The one sheet that a file holds, and its texts in short. */
import { readSheets } from '../../../../electron/files/reading.ts'
import type { Sheet } from '../../../../shared/recognise/sheet.ts'
import { fact } from '../../support/facts.ts'

export const file = (name: string) => fact(`formats/${name}`)

export const utf8 = (text: string) => new TextEncoder().encode(text)

/** The sheets of a file as a person sees them, unrecognised. */
export const openSheets = async (name: string, bytes: Uint8Array): Promise<Sheet[]> =>
  (await readSheets(name, bytes, () => {})).sheets

export const sheetsOf = (name: string): Promise<Sheet[]> => openSheets(name, file(name))

export const only = (sheets: readonly Sheet[]): Sheet => {
  const [sheet] = sheets
  if (sheet === undefined || sheets.length !== 1) throw new Error(`${sheets.length} sheets`)
  return sheet
}

/** A sheet's rows, one line each, its outer blank columns left aside. */
export const lines = (sheet: Sheet | undefined): string[] =>
  (sheet?.texts ?? []).map((row) => row.join('|').replace(/^\|+|\|+$/g, ''))
