/** Reports to correct, and what is in them after their changes were accepted or refused. */
import { corrected } from '../../../../electron/files/docx/corrections.ts'
import { readReport } from '../../../../electron/files/readers/report.ts'
import { elementsOf } from '../../../../electron/files/xml/edit.ts'
import { readXml } from '../../../../electron/files/xml/xml.ts'
import { replaceParts } from '../../../../electron/files/zip/replace.ts'
import { writeZip } from '../../../../electron/files/zip/zip.ts'
import type { Correction } from '../../../../shared/report/correction.ts'
import { partsOf } from '../../support/parts.ts'

export const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
export const STRICT = 'http://purl.oclc.org/ooxml/wordprocessingml/main'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const WORDS = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
export const AUTHOR = '双过半 & 核对'
export const DATE = '2024-07-12T09:30:00Z'

export const run = (text: string, look = '') =>
  `<w:r w:rsidR="00C1">${look && `<w:rPr>${look}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`
export const p = (...inner: string[]) => `<w:p>${inner.join('')}</w:p>`

/** A Word document with that body and those further parts of the folder word (without .xml). */
export function report(
  body: string,
  parts: Readonly<Record<string, string>> = {},
  root = `w:document xmlns:w="${WORD}" xmlns:mc="urn:mc" xmlns:v="urn:v" xmlns:wps="urn:wps"`,
): Uint8Array<ArrayBuffer> {
  const element = root.startsWith('w:') ? 'w:body' : root.replace(/document .*/, 'body')
  const all = {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${WORDS}.document.main+xml"/>${Object.keys(
      parts,
    )
      .map((name) => `<Override PartName="/word/${name}.xml" ContentType="${WORDS}.${name}+xml"/>`)
      .join('')}</Types>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships">${Object.keys(parts)
      .map((name, at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/${name}" Target="${name}.xml"/>`)
      .join('')}</Relationships>`,
    ...Object.fromEntries(Object.entries(parts).map(([name, xml]) => [`word/${name}.xml`, xml])),
    'word/document.xml': `<${root}><${element}>${body}</${element}></${root.replace(/ .*/, '')}>`,
    'word/media/picture.bin': 'as it was',
  }
  return writeZip(
    Object.entries(all).map(([name, xml]) => ({ name, bytes: new TextEncoder().encode(xml) })),
    'deflate',
  )
}

export const linesOf = async (bytes: Uint8Array): Promise<string[]> =>
  (await readReport('报告.docx', bytes, () => {})).paragraphs

export const xmlOf = async (bytes: Uint8Array, name = 'word/document.xml'): Promise<string> =>
  (await partsOf(bytes)).get(name) ?? ''

/** A correction of the first such words of a line. */
export function change(lines: readonly string[], was: string, text: string, comment = ''): Correction {
  const paragraph = lines.findIndex((line) => line.includes(was))
  const from = lines[paragraph]?.indexOf(was) ?? -1
  return { paragraph, from, to: from + was.length, text, comment }
}

/** The report with its words changed, by what was and what comes. */
export async function changed(
  bytes: Uint8Array,
  ...changes: readonly [was: string, text: string, comment?: string][]
) {
  const lines = await linesOf(bytes)
  const made = await corrected(
    bytes,
    changes.map(([was, text, comment]) => change(lines, was, text, comment)),
    AUTHOR,
    DATE,
  )
  const xml = await xmlOf(made.bytes)
  readXml(new TextEncoder().encode(xml), { open: () => {}, text: () => {}, close: () => {} })
  return { ...made, xml }
}

const ours = (tag: string): boolean => tag.includes('双过半')

/** The XML with our changes refused: what went is back, what came is gone, and so are the comments' places. */
export function refused(xml: string): string {
  let text = xml
  for (const kind of ['ins', 'del']) {
    for (;;) {
      // Of ours within somebody else's as well.
      const tags = [...text.matchAll(new RegExp(`<(?:[\\w]+:)?${kind} [^>]*>`, 'g'))]
      const at = tags.find(([tag]) => ours(tag))?.index
      if (at === undefined) break
      const [element] = elementsOf(text, [kind], at)
      if (element === undefined) break
      const inner = text.slice(...element.inner).replaceAll('delText', 't')
      text = text.slice(0, element.start) + (kind === 'del' ? inner : '') + text.slice(element.end)
    }
  }
  return text.replace(
    /<(?:\w+:)?r><(?:\w+:)?commentReference [^>]*><\/(?:\w+:)?r>|<(?:\w+:)?commentRange\w+ [^>]*>/g,
    '',
  )
}

export const withXml = (bytes: Uint8Array, xml: string): Uint8Array =>
  replaceParts(bytes, new Map([['word/document.xml', new TextEncoder().encode(xml)]]))
