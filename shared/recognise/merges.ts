/** Merges as sound files have them: within the sheet, more than one cell each, none over another. */
import type { SheetMerge } from './sheet.ts'

/** Cells looked at in all: merges do not overlap in a sound file, in a crafted one 100,000 may. */
const MOST_CELLS = 10_000_000

/** Merges clipped to the sheet, without those that overlap one before them, and the number + 1 of each cell's merge. */
export function soundMerges(
  merges: readonly SheetMerge[],
  height: number,
  width: number,
): { merges: SheetMerge[]; covering: Int32Array } {
  const covering = new Int32Array(height * width)
  const sound: SheetMerge[] = []
  let looked = 0
  for (const { top, left, ...rest } of merges) {
    const bottom = Math.min(rest.bottom, height - 1)
    const right = Math.min(rest.right, width - 1)
    if (bottom < top || right < left || (bottom === top && right === left)) continue
    let free = true
    for (let row = top; free && row <= bottom; row += 1) {
      for (let at = row * width + left; free && at <= row * width + right; at += 1) {
        free = covering[at] === 0
        looked += 1
      }
    }
    if (looked > MOST_CELLS) break
    if (!free) continue
    sound.push({ top, left, bottom, right })
    for (let row = top; row <= bottom; row += 1) {
      covering.fill(sound.length, row * width + left, row * width + right + 1)
    }
  }
  return { merges: sound, covering }
}
