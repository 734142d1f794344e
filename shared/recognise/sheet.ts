/**
 * A sheet as a person sees it: the one shape that every reader (xlsx, xls, docx, csv, the clipboard) makes and
 * that recognition reads. Readers know no indicators; recognition knows no file formats.
 */
export interface SheetMerge {
  /** 0-based and inclusive. */
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

export interface Sheet {
  readonly name: string
  /** Text as the cell shows it, row by row; '' for an empty cell and for the covered cells of a merge. */
  readonly texts: readonly (readonly string[])[]
  readonly merges: readonly SheetMerge[]
  /** Column widths in characters; undefined where the file sets none. */
  readonly widths: readonly (number | undefined)[]
  /** Hidden rows and columns, 0-based. */
  readonly hiddenRows: readonly number[]
  readonly hiddenColumns: readonly number[]
  /** Notes of cells (批注) that this program wrote, 0-based; absent where the format or the file has none. */
  readonly notes?: readonly { readonly row: number; readonly column: number; readonly text: string }[]
  /** What the reader has to say about single cells (a formula without a cached result, an error value). */
  readonly warnings: readonly SheetWarning[]
}

export interface SheetWarning {
  /** Address such as F10; empty for the whole sheet. */
  readonly cell: string
  /** One Chinese sentence. */
  readonly message: string
}

/** Letters of a 0-based column: 0 → A, 26 → AA. */
export function columnLetters(column: number): string {
  let letters = ''
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26))
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters
  return letters
}

/** Address of a 0-based cell: (9, 5) → F10. */
export const address = (row: number, column: number): string => `${columnLetters(column)}${row + 1}`
