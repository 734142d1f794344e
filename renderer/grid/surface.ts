/**
 * What the keyboard, the selection and the merges need to know of whatever draws the cells. The grid library stands
 * behind this and could be changed for another.
 */

import type { Rectangle } from '../../shared/attachment/rectangles.ts'
import type { Place } from './selection.ts'

export interface Surface {
  /** The element that scrolls with the cells; layers are put into it. */
  readonly container: HTMLElement
  /** The layer over the frozen columns, within the container: it stays where it is while the others are scrolled. */
  readonly frozen: HTMLElement
  /** What marks cells in it. */
  readonly frozenMarks: HTMLElement
  /** The element that scrolls, with all that is on the paper. */
  readonly viewport: HTMLElement
  /** Column letters and table: what of the paper the mouse selects on. */
  readonly table: HTMLElement
  /** Where the column letters go, and what stands on the paper above and below the table. */
  readonly letters: HTMLElement
  readonly above: HTMLElement
  readonly below: HTMLElement
  /** Pixels of a rectangle of cells within the container; null where the grid does not know them (yet). */
  box(area: Rectangle): Box | null
  /** Whether the row and the column are seen, each where it matters. */
  sees(place: { readonly row: number | null; readonly column: number | null }): boolean
  /** Scrolls so that the row and the column are seen; null where either does not matter. */
  reveal(place: { readonly row: number | null; readonly column: number | null }): void
  /** While that place is in sight it stays so when the window becomes smaller; answers the function that lets go. */
  hold(place: () => { readonly row: number | null; readonly column: number | null }): () => void
  /** The cell under a point of the window, and whether the point lies in the row numbers before it. */
  hit(x: number, y: number): Hit | null
  /** What of the grid's own an element belongs to; null for all that is none of it (layers, letters). */
  part(element: Element): Part | null
  /** Height of the header and of the letters above it, in pixels. */
  headerHeight(): number
  /** Upper and lower edge of the rows that are not scrolled away, in pixels of the container. */
  seenRows(): { readonly top: number; readonly bottom: number }
  /** The id of the element that is the cell, for assistive technology; null where it is not drawn now. */
  cellElementId(place: Place): string | null
  /** Rows drawn now, inclusive. */
  drawnRows(): { readonly first: number; readonly last: number }
}

export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  /** It begins in the frozen columns: it lies in their layer and is as wide as can be seen. */
  readonly frozen: boolean
}

/** A piece of what the grid draws around its cells, and the cells. */
export type Part =
  /** A header cell over the columns of those indexes; `edge` is the handle of a column's width; `joined`: columns of one name. */
  | {
      readonly kind: 'header'
      readonly from: number
      readonly to: number
      readonly edge: boolean
      readonly joined: boolean
    }
  /** The corner above the row numbers. */
  | { readonly kind: 'corner' }
  | { readonly kind: 'number' }
  | { readonly kind: 'cell' }

export interface Hit extends Place {
  /** The point lies in the row numbers: the whole row is meant. */
  readonly gutter: boolean
}
