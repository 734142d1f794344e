/** So much text of a cell is said in a sentence. */
const MOST_SAID = 40

/** A cell's text as a sentence tells it: in one line, and not too long. */
export const said = (text: string): string => {
  // Most are figures: nothing to look for.
  if (text.length <= MOST_SAID && !/\s/.test(text)) return text
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > MOST_SAID ? `${line.slice(0, MOST_SAID)}…` : line
}
