/** Word's comments: put behind those that a document has, or into a part of their own that the package then names. */
import { attribute, elementsOf, escapeXml, tagsOf, withAttribute } from '../xml/edit.ts'
import type { Parts } from '../zip/zip.ts'
import { type Dialect, dialectOf, partText } from './document.ts'

/** Who says it, and when (ISO 8601). */
export interface Signed {
  readonly author: string
  readonly date: string
}

export interface Comment {
  readonly id: number
  readonly text: string
}

const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const STRICT = 'http://purl.oclc.org/ooxml/officeDocument/relationships'
const DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** Names in an XML of WordprocessingML: of elements, of attributes, and what the first element must declare for them. */
export interface Words {
  readonly name: (name: string) => string
  readonly own: (name: string) => string
  readonly declared: string
}

/** Attributes need a prefix even where elements have none: then it is declared where it is used. */
export function wordsOf({ prefix, namespace }: Dialect): Words {
  const own = prefix === '' ? 'w:' : prefix
  return {
    name: (name) => `${prefix}${name}`,
    own: (name) => `${own}${name}`,
    declared: prefix === '' ? ` xmlns:w="${namespace}"` : '',
  }
}

/** Text without the characters that XML cannot hold. */
export const writable = (text: string): string => text.replace(/(?![\t\n\r])[\p{Cc}\p{Cs}\ufffe\uffff]/gu, '')

/** Author and date of a change or a comment, with its id. */
export const signature = ({ own }: Words, id: number, { author, date }: Signed): string =>
  ` ${own('id')}="${id}" ${own('author')}="${escapeXml(writable(author))}" ${own('date')}="${escapeXml(date)}"`

/** A part's XML with something put before its last tag; a part that is one empty element is opened. */
function appended(xml: string, root: string, text: string): string {
  const tag = tagsOf(xml, [root]).at(-1)
  if (tag === undefined) return xml
  if (tag.kind === 'close') return xml.slice(0, tag.start) + text + xml.slice(tag.start)
  const first = xml.slice(tag.start, tag.end)
  const name = /^<([\w.:-]+)/.exec(first)?.[1] ?? root
  return `${xml.slice(0, tag.start)}${first.replace(/\s*\/>$/, '>')}${text}</${name}>${xml.slice(tag.end)}`
}

const prefixOf = (xml: string, root: string): string => {
  const tag = tagsOf(xml, [root])[0]
  return /^<([\w.-]+:)/.exec(tag === undefined ? '' : xml.slice(tag.start, tag.end))?.[1] ?? ''
}

function commentXml(words: Words, { id, text }: Comment, signed: Signed): string {
  const { name, own, declared } = words
  const paragraphs = writable(text)
    .split(/\r\n?|\n/)
    .map((line) => {
      const letters = `<${name('t')} xml:space="preserve">${escapeXml(line)}</${name('t')}>`
      return `<${name('p')}><${name('r')}>${letters}</${name('r')}></${name('p')}>`
    })
  const initials = escapeXml(writable(Array.from(signed.author)[0] ?? ''))
  const tag = `${name('comment')}${declared}${signature(words, id, signed)} ${own('initials')}="${initials}"`
  return `<${tag}>${paragraphs.join('')}</${name('comment')}>`
}

/** The part with the relations of another part. */
const relationsOf = (name: string): string => name.replace(/([^/]*)$/, '_rels/$1.rels')

/** The comments that a document has: their part, and their XML; null where it has none. */
function existing(parts: Parts, main: string): { name: string; xml: string } | null {
  const relations = parts.get(relationsOf(main))
  if (relations === undefined) return null
  const found = elementsOf(partText(relations), ['Relationship']).find(({ tag }) =>
    /\/comments$/.test(attribute(tag, 'Type') ?? ''),
  )
  const target = attribute(found?.tag ?? '', 'Target')
  if (target === null) return null
  const name = new URL(target, `file:///${main}`).pathname.slice(1)
  const part = parts.get(name)
  return part === undefined ? null : { name, xml: partText(part) }
}

/** The ids that a document's comments have. */
export const commentIds = (parts: Parts, main: string): Set<number> =>
  new Set(
    elementsOf(existing(parts, main)?.xml ?? '', ['comment']).map(({ tag }) =>
      Number(attribute(tag, '(?:[\\w.-]+:)?id')),
    ),
  )

/**
 * The parts that change when comments are added, by their names: the comments, and where the document had none also what
 * names the new part.
 */
export function withComments(
  parts: Parts,
  main: string,
  dialect: Dialect,
  comments: readonly Comment[],
  signed: Signed,
): Map<string, string> {
  if (comments.length === 0) return new Map()
  const before = existing(parts, main)
  if (before !== null) {
    const words = wordsOf(dialectOf(before.xml, 'comments'))
    const added = comments.map((comment) => commentXml(words, comment, signed)).join('')
    return new Map([[before.name, appended(before.xml, 'comments', added)]])
  }
  const words = wordsOf({ ...dialect, prefix: 'w:' })
  const folder = main.replace(/[^/]*$/, '')
  let name = `${folder}comments.xml`
  for (let count = 1; parts.has(name); count += 1) name = `${folder}comments${count}.xml`
  const added = comments.map((comment) => commentXml(words, comment, signed)).join('')
  const text = `${DECLARED}<w:comments xmlns:w="${dialect.namespace}">${added}</w:comments>`
  return new Map([
    [name, text],
    [relationsOf(main), withRelation(parts, main, name.slice(folder.length), dialect)],
    ['[Content_Types].xml', withType(parts, name)],
  ])
}

function withRelation(parts: Parts, main: string, target: string, { namespace }: Dialect): string {
  const part = parts.get(relationsOf(main))
  const xml =
    part === undefined
      ? `${DECLARED}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>`
      : partText(part)
  const taken = new Set(elementsOf(xml, ['Relationship']).map(({ tag }) => attribute(tag, 'Id')))
  let count = 1
  while (taken.has(`rId${count}`)) count += 1
  const type = `${namespace.includes('purl.oclc.org') ? STRICT : OFFICE}/comments`
  const prefix = prefixOf(xml, 'Relationships')
  return appended(
    xml,
    'Relationships',
    `<${prefix}Relationship Id="rId${count}" Type="${type}" Target="${target}"/>`,
  )
}

function withType(parts: Parts, name: string): string {
  const xml = partText(parts.get('[Content_Types].xml') ?? new Uint8Array())
  const found = elementsOf(xml, ['Override']).find(({ tag }) => attribute(tag, 'PartName') === `/${name}`)
  if (found !== undefined) {
    return (
      xml.slice(0, found.start) +
      withAttribute(found.tag, 'ContentType', TYPE) +
      xml.slice(found.start + found.tag.length)
    )
  }
  return appended(
    xml,
    'Types',
    `<${prefixOf(xml, 'Types')}Override PartName="/${name}" ContentType="${TYPE}"/>`,
  )
}
