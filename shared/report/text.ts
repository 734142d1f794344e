/** A report as its text: paragraphs one a line, each with its place. */

/** From one character to another (not included), in UTF-16 units of the whole text. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** Whether a span lies in another. */
export const isWithin = (inner: Span, outer: Span): boolean =>
  inner.from >= outer.from && inner.to <= outer.to

/** One paragraph; its text is the text of its span, without the line break behind it. */
export interface Paragraph extends Span {
  readonly text: string
}

/** The paragraphs of a text, blank ones too, so that text and places stay what they are in the file. */
export function paragraphsOf(text: string): Paragraph[] {
  let from = 0
  return text.split('\n').map((line) => {
    const paragraph = { from, to: from + line.length, text: line }
    from += line.length + 1
    return paragraph
  })
}

/** The text that all places are counted in: one line break a paragraph, nothing else changed. */
export const reportText = (typed: string): string => typed.replace(/\r\n?/g, '\n')
