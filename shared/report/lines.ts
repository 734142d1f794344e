/** Which lines of a report belong to a table in it: its label and title above, its notes below, and none of the prose. */
import { isNoteText, isTitle } from '../recognise/around.ts'

/** Titles and headings are shorter; what ends as a sentence does is none of them. */
const LONGEST = 60
const MOST_OVER = 6
const MOST_UNDER = 10

/** 附件, 附件2 and nothing else. */
const LABEL_ALONE = /^附\s*[件表錶]\s*(?:[\d０-９]{1,2}|[一二三四五六七八九十]{1,3})?\s*[:：]?$/

export const isLabelAlone = (line: string): boolean => LABEL_ALONE.test(line)

/** Whether a line is one of prose. */
export const isProse = (line: string): boolean =>
  line.length > LONGEST || (/[。；;！]\s*$/.test(line) && line.length > 12)

/** Whether a line is none of a table that may end above it: a sentence, a note, the label of the next one. */
export const endsTable = (line: string): boolean =>
  isProse(line) || /。$/.test(line) || isNoteText(line) || LABEL_ALONE.test(line)

/** How many of the lines right above a table are its own: down from 附件, or from below the last sentence. */
export function linesOver(lines: readonly string[]): number {
  let [own, kept] = [0, 0]
  for (const [before, line] of lines.toReversed().entries()) {
    if (isProse(line) || own === MOST_OVER) break
    if (line.trim() === '') continue
    own += 1
    kept = before + 1
    if (LABEL_ALONE.test(line.trim())) return kept
  }
  // Without a label a heading of the text may stand over the title: the title is what names a table, or the last line.
  const near = lines.slice(lines.length - kept)
  const title = near.findLastIndex((line) => isTitle(line.trim()))
  return title < 0 ? kept : kept - title
}

/** How many of the lines right below a table are its notes; what goes on counting after one is a note too. */
export function linesUnder(lines: readonly string[]): number {
  let kept = 0
  for (const [at, line] of lines.slice(0, MOST_UNDER).entries()) {
    const text = line.trim()
    if (text === '') continue
    if (!isNoteText(text) && !(kept > 0 && /^[（(]?\d{1,2}[）).．、]/.test(text))) break
    kept = at + 1
  }
  return kept
}

/** Sentences so long, together, that a file is there for them and not for its tables alone. */
const LEAST_PROSE = 60

/** Whether paragraphs are those of a report: sentences, and more of them than notes and instructions beside a table. */
export function isReport(paragraphs: readonly string[]): boolean {
  const prose = paragraphs.filter(
    (line) => /。/.test(line) && line.length > 20 && !/[\t|].*[\t|]/.test(line) && !isNoteText(line),
  )
  return prose.reduce((sum, line) => sum + line.length, 0) >= LEAST_PROSE
}
