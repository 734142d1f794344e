/**
 * A sheet as a person sees it: the one shape that every reader (xlsx, xls, docx, csv, the clipboard) makes and
 * that recognition reads. Readers know no indicators; recognition knows no file formats.
 */
import type { Mark, Note } from '../attachment/model.ts'
import type { Rectangle } from '../attachment/rectangles.ts'
import type { SheetFormula } from '../formula/carried.ts'

export interface Sheet {
  readonly name: string
  /** Text as the cell shows it, row by row; '' for an empty cell and for the covered cells of a merge. */
  readonly texts: readonly (readonly string[])[]
  readonly merges: readonly Rectangle[]
  /** Column widths in characters; undefined where the file sets none. */
  readonly widths: readonly (number | undefined)[]
  /**
   * Texts that their cells' format indents, 0-based; absent where none is. They are no part of the texts: whoever reads
   * the table tells which of them set a row under another.
   */
  readonly indents?: readonly Indent[]
  /** How single cells are shown, as marks of our small set; absent where none is marked. */
  readonly looks?: readonly SheetLook[]
  /** Hidden rows and columns, 0-based. */
  readonly hiddenRows: readonly number[]
  readonly hiddenColumns: readonly number[]
  /** Notes of cells (批注) that this program wrote, 0-based; absent where the format or the file has none. */
  readonly notes?: readonly SheetNote[]
  /** Notes that people wrote (批注), 0-based; absent where the format or the file has none. */
  readonly comments?: readonly SheetNote[]
  /** The same notes of people with who said it and when, answers among them; absent where the reader does not know. */
  readonly said?: readonly SheetSaid[]
  /** Cells whose text is struck out; absent where none is, or where the reader does not know. */
  readonly struck?: readonly { readonly row: number; readonly column: number }[]
  /** Cells whose format shows something else than they hold (12.3 of 12.345, nothing by ;;;), with what they hold; absent where none is. */
  readonly rounded?: readonly SheetNote[]
  /** How cells are computed, in the order of the file; absent where none is, or where the reader does not know. */
  readonly formulas?: readonly SheetFormula[]
  /** What stands at the foot of its printed pages, codes of fields and fonts among it; absent where nothing does. */
  readonly footer?: string
  /** What the reader has to say about single cells (a formula without a cached result, an error value). */
  readonly warnings: readonly SheetWarning[]
}

/** A text about one cell. */
export interface SheetNote {
  readonly row: number
  readonly column: number
  readonly text: string
}

/** What people said to one cell. */
export interface SheetSaid {
  readonly row: number
  readonly column: number
  readonly note: Note
}

/** How a cell is shown: bold, colours, side, steps in. */
export interface SheetLook {
  readonly row: number
  readonly column: number
  readonly look: Mark
}

/** How many steps a cell's format sets its text in from the left. */
export interface Indent {
  readonly row: number
  readonly column: number
  readonly indent: number
}

export interface SheetWarning {
  /** Address such as F10; empty for the whole sheet. */
  readonly cell: string
  /** The sheet, where it is another than that of the table with which it is said. */
  readonly sheet?: string
  /** One Chinese sentence. */
  readonly message: string
}
