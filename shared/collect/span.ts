/** From the first to the last of whole numbers; none where the last lies before the first. */
export const span = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index)
