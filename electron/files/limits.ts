/** How much of a file is believed: officials' tables are thousands of times smaller, bombs are larger. */
export const LIMITS = {
  /** Bytes of a file. */
  file: 50 * 1024 * 1024,
  /** Parts in a workbook's zip. */
  entries: 10_000,
  /** Bytes that all parts together say they inflate to. */
  declared: 1024 * 1024 * 1024,
  /** Bytes that one part that we read may really inflate to. */
  part: 48 * 1024 * 1024,
  /** Bytes that all parts that we read may really inflate to. */
  parts: 96 * 1024 * 1024,
  /** Bytes of a Word document's text: its reader keeps all of it as a tree. */
  words: 12 * 1024 * 1024,
  /** Bytes of a text file. */
  text: 24 * 1024 * 1024,
  /** How many times its packed size a part of more than a megabyte may inflate to. */
  ratio: 400,
  /** Cells of a file that hold something. */
  cells: 1_000_000,
  /** Characters of all the texts that a file holds. */
  characters: 32 * 1024 * 1024,
  /** Texts that a workbook shares among its cells. */
  strings: 500_000,
  /** Cells of the rectangles that the sheets' texts span, together. */
  area: 4_000_000,
  /** Merged rectangles of a sheet. */
  merges: 100_000,
  /** Formulas of a sheet that are told, and the characters of all of them. */
  formulas: 20_000,
  formulaCharacters: 2_000_000,
  /** Elements within each other. */
  depth: 1_000,
  /** Warnings about single cells of a sheet that are told. */
  warnings: 200,
  /** Milliseconds for reading a file, from its bytes to its tables: a little less than the ten seconds people wait. */
  time: 9_500,
  /** Bytes by which reading a file may make the program grow. */
  memory: 192 * 1024 * 1024,
  /** The same for writing one, of what is our own and was read already: its progress is shown, and it can be called off. */
  writing: { time: 60_000, memory: 640 * 1024 * 1024 },
  /** Bytes that a thread may hold on to when it has read a file. */
  kept: 96 * 1024 * 1024,
} as const
