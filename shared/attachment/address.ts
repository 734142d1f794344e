/** Addresses of cells as every spreadsheet writes them. */

/** Letters of a 0-based column: 0 → A, 26 → AA. */
export function columnLetters(column: number): string {
  let letters = ''
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26))
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters
  return letters
}

/** The 0-based column of letters, in either case: A → 0, aa → 26. */
export const columnNumber = (letters: string): number =>
  Array.from(letters.toUpperCase()).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1

/** The letters of the columns that are seen: as in every spreadsheet a hidden one keeps its own. */
export const seenLetters = (columns: readonly { readonly hidden?: boolean }[]): string[] =>
  columns.flatMap(({ hidden }, at) => (hidden === true ? [] : [columnLetters(at)]))

/** Address of a 0-based cell: (9, 5) → F10. */
export const address = (row: number, column: number): string => `${columnLetters(column)}${row + 1}`

/** Cells from one address to another as every spreadsheet names them: E3:F7, and E3 where both are one. */
export const areaName = (first: string, last: string): string => (first === last ? first : `${first}:${last}`)
