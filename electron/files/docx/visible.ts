/**
 * A Word document's text as its page shows it, for the library that reads it and knows neither hidden words nor rows
 * that begin further right: the former are left out, the latter get empty cells in front.
 */
import { tooMuch } from '../sheet-build.ts'
import { attribute, type Element, elementsOf, type Splice, spliced } from '../xml/edit.ts'
import type { Parts } from '../zip/zip.ts'

/** Columns that Word gives a table at most. */
const COLUMNS = 63

/** Empty cells put in, all together: a small file must not become a large one. */
const MOST = 100_000

/** Attributes by their names, whatever prefix the document gives the namespace. */
export const VALUE = '(?:[\\w.-]+:)?val'
const STYLE = '(?:[\\w.-]+:)?styleId'

/** Whether a property of letters is on, off, or not said: `<w:vanish/>`, `<w:vanish w:val="0"/>`. */
export function isOn(xml: string, name: string): boolean | null {
  const [found] = elementsOf(xml, [name])
  return found === undefined ? null : !/^(?:0|false|off)$/.test(attribute(found.tag, VALUE) ?? '')
}

/** The styles whose letters are hidden, by themselves or by what they stand on. */
export function hiddenStyles(xml: string): Set<string> {
  const styles = new Map(
    elementsOf(xml, ['style']).map(({ tag, inner }) => {
      const own = xml.slice(...inner)
      const [letters] = elementsOf(own, ['rPr'])
      const [base] = elementsOf(own, ['basedOn'])
      return [
        attribute(tag, STYLE) ?? '',
        {
          hidden: letters === undefined ? null : isOn(own.slice(...letters.inner), 'vanish'),
          base: base === undefined ? null : attribute(base.tag, VALUE),
        },
      ]
    }),
  )
  const isHidden = (id: string | null, depth: number): boolean => {
    const style = styles.get(id ?? '')
    if (style === undefined || depth > 10) return false
    return style.hidden ?? isHidden(style.base, depth + 1)
  }
  return new Set([...styles.keys()].filter((id) => isHidden(id, 0)))
}

/** The style that an element's properties name. */
export const styleIn = (xml: string, name: string): string => {
  const [found] = elementsOf(xml, [name])
  return found === undefined ? '' : (attribute(found.tag, VALUE) ?? '')
}

/** Hidden runs of letters, where they stand. */
export function hiddenRuns(xml: string, hidden: ReadonlySet<string>): Splice[] {
  if (hidden.size === 0 && !/<(?:[\w.-]+:)?vanish[\s/>]/.test(xml)) return []
  const paragraphs = hidden.size === 0 ? [] : hiddenParagraphs(xml, hidden)
  // Both stand in the order of the text.
  let at = 0
  const inParagraph = ({ start }: Element): boolean => {
    while ((paragraphs[at]?.end ?? Number.POSITIVE_INFINITY) <= start) at += 1
    return (paragraphs[at]?.start ?? Number.POSITIVE_INFINITY) <= start
  }
  return elementsOf(xml, ['r']).flatMap((run): Splice[] => {
    const [own] = elementsOf(xml, ['rPr'], ...run.inner)
    const letters = own === undefined ? '' : xml.slice(...own.inner)
    const style = styleIn(letters, 'rStyle')
    const isHidden = isOn(letters, 'vanish') ?? (hidden.has(style) || inParagraph(run))
    return isHidden ? [{ start: run.start, end: run.end, text: '' }] : []
  })
}

const hiddenParagraphs = (xml: string, hidden: ReadonlySet<string>): Element[] =>
  elementsOf(xml, ['p']).filter(({ inner }) => hidden.has(styleIn(xml.slice(...inner), 'pStyle')))

/** Empty cells in front of and behind the cells of rows that leave columns of their table's grid out. */
function withGaps(xml: string): string {
  if (!/<w:grid(?:Before|After)[\s/>]/.test(xml)) return xml
  let left = MOST
  const splices: Splice[] = []
  // Of each tag in its order, so that tables within cells count as well.
  const tags = /<w:(tr|tc)(?=[\s>])[^>]*>|<w:grid(Before|After)\s[^>]*>|<\/w:(tr)>/g
  const open: { before: number; after: number; begun: boolean }[] = []
  for (const found of xml.matchAll(tags)) {
    const [tag, started, gap, ended] = found
    const row = open.at(-1)
    if (started === 'tr') open.push({ before: 0, after: 0, begun: false })
    else if (row === undefined) continue
    else if (gap !== undefined) {
      const count = Number(attribute(tag, 'w:val'))
      const columns = Number.isInteger(count) ? Math.max(0, Math.min(COLUMNS, count)) : 0
      if (gap === 'Before') row.before = columns
      else row.after = columns
    } else if (started === 'tc' && !row.begun) {
      row.begun = true
      splices.push({ start: found.index, end: found.index, text: EMPTY.repeat(row.before) })
      left -= row.before
    } else if (ended === 'tr') {
      open.pop()
      if (row.begun) splices.push({ start: found.index, end: found.index, text: EMPTY.repeat(row.after) })
      left -= row.after
    }
    if (left < 0) throw tooMuch()
  }
  return spliced(xml, splices)
}

const EMPTY = '<w:tc><w:p/></w:tc>'

/** The parts with the document's text as its page shows it. */
export function visibleParts(parts: Parts): Parts {
  const text = (part: Uint8Array | undefined): string => new TextDecoder().decode(part)
  const styles = Array.from(parts).find(([name]) => /^word\/styles[^/]*\.xml$/i.test(name))
  const hidden = hiddenStyles(text(styles?.[1]))
  return new Map(
    Array.from(parts, ([name, part]) => {
      if (!/^word\/(?:document|footnotes|endnotes)[^/]*\.xml$/i.test(name)) return [name, part]
      const before = text(part)
      const runs = spliced(before, hiddenRuns(before, hidden))
      const after = withGaps(runs)
      return [name, after === before ? part : new TextEncoder().encode(after)]
    }),
  )
}
