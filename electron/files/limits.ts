/** How much of a file is believed: officials' tables are thousands of times smaller, bombs are larger. */
export const LIMITS = {
  /** Bytes of a file. */
  file: 50 * 1024 * 1024,
  /** Parts in a workbook's zip. */
  entries: 10_000,
  /** Bytes that all parts together say they inflate to. */
  declared: 1024 * 1024 * 1024,
  /** Bytes that one part that we read may really inflate to. */
  part: 64 * 1024 * 1024,
  /** Bytes that all parts that we read may really inflate to. */
  parts: 128 * 1024 * 1024,
  /** How many times its packed size a part of more than a megabyte may inflate to. */
  ratio: 400,
  /** Cells of a sheet that hold something. */
  cells: 1_000_000,
  /** Cells of the rectangle that a sheet's texts span. */
  area: 4_000_000,
  /** Merged rectangles of a sheet. */
  merges: 100_000,
} as const
