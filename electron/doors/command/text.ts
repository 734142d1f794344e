/** Text for a terminal, where a Chinese character takes two places. */

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u
const none = /[\p{Mn}\p{Me}\p{Cf}]/u

/** How many places a text takes. */
export function width(text: string): number {
  let places = 0
  for (const character of text) places += none.test(character) ? 0 : wide.test(character) ? 2 : 1
  return places
}

/** On one line, with no control characters that a terminal would obey. */
export const oneLine = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim()

/** The text with blanks up to that many places. */
export const pad = (text: string, places: number): string =>
  text + ' '.repeat(Math.max(0, places - width(text)))

/** Lines of a table whose columns stand under each other. */
export function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = []
  for (const row of rows) {
    row.forEach((cell, at) => {
      widths[at] = Math.max(widths[at] ?? 0, width(cell))
    })
  }
  return rows.map((row) =>
    row
      .map((cell, at) => pad(cell, widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}
