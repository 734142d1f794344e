/**
 * How the cells of a Word document's tables are shown, for the library that reads it and says nothing of colours: each
 * cell that is not shown plainly gets a sign in front of its text, by which the reader of the page knows it again.
 */
import type { Mark } from '../../../shared/attachment/model.ts'
import { nearestInk, nearestPaint } from '../../../shared/attachment/nearest.ts'
import { attribute, type Element, elementsOf, type Splice, spliced } from '../xml/edit.ts'
import { isOn, VALUE } from './visible.ts'

/** Characters of nobody's: the number of a look stands between them. */
const [BEGIN, END] = ['\ue0f1', '\ue0f2']
const SIGN = new RegExp(`${BEGIN}(\\d+)${END}`)

export interface LookedText {
  readonly text: string
  readonly look: Mark | null
}

/** A cell's text without its sign, and the look that it stands for. */
export function lookedText(text: string, looks: readonly Mark[]): LookedText {
  const sign = looks.length === 0 ? null : SIGN.exec(text)
  if (sign === null) return { text, look: null }
  return { text: text.replace(sign[0], ''), look: looks[Number(sign[1])] ?? null }
}

const SIDES: Readonly<Record<string, Mark['align']>> = {
  left: 'left',
  start: 'left',
  center: 'center',
  right: 'right',
  end: 'right',
}

const FILL = '(?:[\\w.-]+:)?fill'

/** The value of a property within a stretch; '' for none. */
function valueIn(xml: string, name: string): string {
  const [found] = elementsOf(xml, [name])
  return found === undefined ? '' : (attribute(found.tag, VALUE) ?? '')
}

/** The look of a cell, as far as it says so itself: what styles of tables and paragraphs say is all cells'. */
function lookOf(xml: string, cell: Element): Mark | null {
  const inner = xml.slice(...cell.inner)
  const [own] = elementsOf(inner, ['tcPr'])
  const properties = own === undefined ? '' : inner.slice(...own.inner)
  const [shade] = elementsOf(properties, ['shd'])
  const fill = nearestPaint(shade === undefined ? '' : (attribute(shade.tag, FILL) ?? ''))
  const runs = elementsOf(inner, ['r'])
    .filter(({ inner: at }) => elementsOf(inner.slice(...at), ['t']).some((t) => t.inner[1] > t.inner[0]))
    .map(({ inner: at }) => {
      const [letters] = elementsOf(inner, ['rPr'], ...at)
      return letters === undefined ? '' : inner.slice(...letters.inner)
    })
  const bold = runs.length > 0 && runs.every((letters) => isOn(letters, 'b') === true)
  const [colour = '', ...others] = new Set(runs.map((letters) => valueIn(letters, 'color')))
  const ink = others.length > 0 ? undefined : nearestInk(colour)
  const [paragraph] = elementsOf(inner, ['pPr'])
  const align = paragraph === undefined ? undefined : SIDES[valueIn(inner.slice(...paragraph.inner), 'jc')]
  const look: Mark = {
    ...(bold && { bold: true }),
    ...(ink && { ink }),
    ...(fill && { fill }),
    ...(align && { align }),
  }
  return Object.keys(look).length === 0 ? null : look
}

/** The document's main part with its signs, and the looks that they stand for, by number. */
export function withLooks(xml: string): { readonly xml: string; readonly looks: readonly Mark[] } {
  // In a document that has such characters of its own nothing would be told apart.
  if (xml.includes(BEGIN) || !xml.includes('<w:tc')) return { xml, looks: [] }
  const looks: Mark[] = []
  const splices: Splice[] = []
  for (const cell of elementsOf(xml, ['tc'])) {
    const look = lookOf(xml, cell)
    const [run] = elementsOf(xml, ['r'], ...cell.inner)
    if (look === null || run === undefined) continue
    splices.push({
      start: run.start,
      end: run.start,
      text: `<w:r><w:t>${BEGIN}${looks.length}${END}</w:t></w:r>`,
    })
    looks.push(look)
  }
  return { xml: spliced(xml, splices), looks }
}
