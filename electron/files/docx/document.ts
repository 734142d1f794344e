/** The part of a Word document that holds its text: which it is, its letters, and the prefix that its elements have. */
import { Problem } from '../../../shared/problem.ts'
import { attribute, elementsOf, tagsOf } from '../xml/edit.ts'
import { readXml } from '../xml/xml.ts'
import type { Parts } from '../zip/zip.ts'

/** The one sentence for a document that does not hold together. */
export const damaged = (cause?: unknown) =>
  new Problem('damaged', '报告的内容已损坏，请在WPS或Word中打开并另存为.docx，再试。', { cause })

/** The part that holds the text, as the package names it. */
export function mainPart(parts: Parts): string {
  const rels = new TextDecoder().decode(parts.get('_rels/.rels'))
  const found = elementsOf(rels, ['Relationship']).find(({ tag }) =>
    /\/officeDocument$/.test(attribute(tag, 'Type') ?? ''),
  )
  const name = attribute(found?.tag ?? '', 'Target')?.replace(/^\/+/, '') ?? 'word/document.xml'
  if (!parts.has(name)) throw damaged()
  return name
}

/** A part's text, letter for letter; a problem where it is no XML or not in UTF-8. */
export function partText(part: Uint8Array): string {
  readXml(part, { open: () => {}, text: () => {}, close: () => {} })
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(part)
  } catch (error) {
    throw damaged(error)
  }
}

/** How a part writes the words of WordprocessingML. */
export interface Dialect {
  /** With its colon; '' where it is the default namespace. */
  readonly prefix: string
  readonly namespace: string
}

const NAMESPACES =
  /\sxmlns(?::([\w.-]+))?\s*=\s*(?:"|')(http:\/\/(?:schemas\.openxmlformats\.org\/wordprocessingml\/2006|purl\.oclc\.org\/ooxml\/wordprocessingml)\/main)(?:"|')/g

/**
 * The prefix and the namespace (transitional or strict) that a part's first element declares.
 * @param root the first element's name
 */
export function dialectOf(xml: string, root: string): Dialect {
  const first = tagsOf(xml, [root])[0]
  const tag = first === undefined ? '' : xml.slice(first.start, first.end)
  const own = /^<(?:([\w.-]+):)?/.exec(tag)?.[1] ?? ''
  const found = Array.from(tag.matchAll(NAMESPACES)).find(([, prefix = '']) => prefix === own)
  if (found === undefined) throw damaged()
  return { prefix: own === '' ? '' : `${own}:`, namespace: found[2] ?? '' }
}
