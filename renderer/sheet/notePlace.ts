/** Where a card stands in the window beside a cell: behind it, before it, or below it, and never over it. */

/** A rectangle of the window, in pixels. */
export interface WindowBox {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

const gap = 6

/**
 * @param cell the cell
 * @param within what of the window shows the sheet
 * @param size of the card
 */
export function besideCell(
  cell: WindowBox,
  within: WindowBox,
  size: { readonly width: number; readonly height: number },
): { readonly left: number; readonly top: number } {
  const [right, bottom] = [within.left + within.width, within.top + within.height]
  const top = Math.max(within.top + gap, Math.min(cell.top, bottom - gap - size.height))
  const behind = cell.left + cell.width + gap
  if (behind + size.width <= right - gap) return { left: behind, top }
  const before = cell.left - gap - size.width
  if (before >= within.left + gap) return { left: before, top }
  // Of a cell as wide as the window: below it, or above it where there is more room.
  const left = Math.max(within.left + gap, Math.min(cell.left, right - gap - size.width))
  const below = cell.top + cell.height + gap
  return below + size.height <= bottom - gap || below - within.top < within.height / 2
    ? { left, top: below }
    : { left, top: Math.max(within.top + gap, cell.top - gap - size.height) }
}
