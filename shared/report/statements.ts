/** What a report says, figure by figure: its text in, statements with their places out. */
import { type Dictionary, lookUp } from '../verdict/dictionary.ts'
import { cellStatements, tablesIn } from './cells.ts'
import { documentOf, framing } from './frame.ts'
import { plainOf } from './plain.ts'
import { readParagraph } from './reading.ts'
import { moved, type Statement } from './statement.ts'
import { paragraphsOf } from './text.ts'
import { wordsOf } from './words.ts'

/**
 * The statements of a report's prose in its order, then those of the tables that stand in its text one cell a line.
 * @param text as reportText gives it; all places are places in it
 * @param dictionary the indicators that the verdict knows, and a person's own
 */
export function statements(text: string, dictionary: Dictionary): Statement[] {
  const paragraphs = paragraphsOf(text)
  const document = documentOf(paragraphs.map((paragraph) => paragraph.text))
  const frame = framing(document)
  const tables = tablesIn(paragraphs)
  const inTable = (at: number): boolean => tables.some(({ from, to }) => from <= at && at < to)
  const found: Statement[] = []
  for (const paragraph of paragraphs) {
    if (paragraph.text.trim() === '' || inTable(paragraph.from)) continue
    const plain = plainOf(paragraph.text)
    const now = frame(plain.text)
    const source = { typed: paragraph.text, plain, words: wordsOf(plain.text) }
    const read = readParagraph({ source, dictionary, document, frame: now })
    const inside = insets(paragraph.text).flatMap(({ typed, at }) => {
      const within = plainOf(typed)
      const source = { typed, plain: within, words: wordsOf(within.text) }
      return readParagraph({ source, dictionary, document, frame: now })
        .filter(({ indicator }) => lookUp(indicator, dictionary).entry !== null)
        .map((one) => moved(one, at))
    })
    for (const one of [...read, ...inside].sort((a, b) => a.span.from - b.span.from))
      found.push(moved({ ...one, indicator: tidy(one.indicator) }, paragraph.from))
  }
  return [...found, ...tables.flatMap((table) => cellStatements(table, document, dictionary))]
}

/** （全市上半年地区生产总值4083.20亿元）: what stands in brackets and says of whom it tells. */
const INSET = /[(（](全[国省市县區区州旗][^()（）]{6,40})[)）]/g

const insets = (text: string): { readonly typed: string; readonly at: number }[] =>
  [...text.matchAll(INSET)].map(({ 1: typed = '', index }) => ({ typed, at: index + 1 }))

/** 减免各类房租 is 减免房租: 各类, a sum's word and a footnote's mark say nothing of what is counted. */
const tidy = (indicator: string): string => indicator.replace(/各级各类|各类|共计|[①-⑳]/g, '')
