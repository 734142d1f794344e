/** Sections of a report: the page that our attachment wants, with all else of them as the report has it. */
import { attribute, elementsOf, withAttribute } from '../../xml/edit.ts'
import type { DocxBlocks } from '../write/write.ts'

/** The section's child of a name as it is written; empty where it has none. */
const child = (section: string, name: string): string => {
  const [root] = elementsOf(section, ['sectPr'])
  const [found] = root === undefined ? [] : elementsOf(section, [name], ...root.inner)
  return found === undefined ? '' : section.slice(found.start, found.end)
}

/** Our margins; the footer no further from the edge than the report has it, for its numbers stay its own. */
function marginsIn(section: string, margins: string): string {
  const footer = attribute(child(section, 'pgMar'), 'w:footer')
  const ours = attribute(margins, 'w:footer')
  if (footer === null || ours === null || !(Number(footer) < Number(ours))) return margins
  return withAttribute(margins, 'w:footer', footer)
}

/** A section of our own behind another: header, footer and the way of numbering are the other's, numbers go on. */
export function followingSection(section: string, { size, margins }: DocxBlocks): string {
  const numbers = withAttribute(child(section, 'pgNumType'), 'w:start', null)
  return `<w:sectPr>${size}${marginsIn(section, margins)}${numbers}</w:sectPr>`
}

/** The attachment's own section with the page that it wants now; everything else of it stays. */
export function turnedSection(section: string, { size, margins }: DocxBlocks): string {
  const [oldSize, oldMargins] = [child(section, 'pgSz'), child(section, 'pgMar')]
  if (oldSize === '' || oldMargins === '') {
    const references = elementsOf(section, ['headerReference', 'footerReference'])
    const kept = references.map(({ start, end }) => section.slice(start, end)).join('')
    return `<w:sectPr>${kept}${size}${marginsIn(section, margins)}${child(section, 'pgNumType')}</w:sectPr>`
  }
  const set = (tag: string, from: string, names: readonly string[]) =>
    names.reduce(
      (made, name) =>
        attribute(made, name) === attribute(from, name)
          ? made
          : withAttribute(made, name, attribute(from, name)),
      tag,
    )
  const wanted = marginsIn(section, margins)
  return section
    .replace(oldSize, () => set(oldSize, size, ['w:w', 'w:h', 'w:orient']))
    .replace(oldMargins, () =>
      set(oldMargins, wanted, ['w:top', 'w:right', 'w:bottom', 'w:left', 'w:footer']),
    )
}

/** Whether the page of a section holds our table as it lies. */
export function holds(section: string, { size, width }: DocxBlocks): boolean {
  const number = (tag: string, name: string) => Number(attribute(tag, name) ?? Number.NaN)
  const [page, margins] = [child(section, 'pgSz'), child(section, 'pgMar')]
  const [wide, high] = [number(page, 'w:w'), number(page, 'w:h')]
  const lies = wide > high
  const room = wide - number(margins, 'w:left') - number(margins, 'w:right')
  return lies === number(size, 'w:w') > number(size, 'w:h') && room + 20 >= width
}
