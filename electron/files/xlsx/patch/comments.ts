/**
 * Comments of a sheet put in, reworded and taken out: in their part, in the drawing that shows them (VML), and where a
 * sheet has none yet, in what leads to both. Everything else of those parts stays letter for letter.
 */
import { address } from '../../../../shared/attachment/address.ts'
import type { NotePiece } from '../../../../shared/attachment/note-text.ts'
import { answersIn } from '../../../../shared/findings/notes.ts'
import {
  attribute,
  type Element,
  elementsOf,
  escapeXml,
  type Splice,
  spliced,
  tagsOf,
  withAttribute,
} from '../../xml/edit.ts'
import { type Book, type ListedSheet, relationsOf, relationsPart, textIn } from './book.ts'
import { cannot } from './refusal.ts'
import { boxOf, shapeXml } from './vml.ts'

/** What is to stand in a cell's comment. */
export interface CommentWrite {
  readonly row: number
  readonly column: number
  /** Whom the file is to name; absent where that stays as it is. */
  readonly author?: string
  /** Null takes the comment out. */
  readonly pieces: readonly NotePiece[] | null
  /** There is none yet, as far as is known. */
  readonly fresh: boolean
}

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const COMMENTS_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml'
const VML_TYPE = 'application/vnd.openxmlformats-officedocument.vmlDrawing'

/** Text without the characters that XML cannot hold. */
const writable = (text: string): string => text.replace(/(?![\t\n\r])[\p{Cc}\p{Cs}\ufffe\uffff]/gu, '')

/** The prefix of a part's first element, with its colon; '' for none. */
const prefixOf = (xml: string, root: string): string => {
  const [tag] = tagsOf(xml, [root])
  return (tag === undefined ? null : /^<([\w.-]+:)/.exec(xml.slice(tag.start, tag.end)))?.[1] ?? ''
}

/** The XML of a comment's text. */
function textXml(p: string, pieces: readonly NotePiece[]): string {
  const runs = pieces.map(({ text, head }, index) => {
    const line = writable(index === 0 ? text : `\n${text}`)
    const look = `<${p}rPr>${head ? `<${p}b/>` : ''}<${p}sz val="9"/><${p}rFont val="宋体"/><${p}charset val="134"/></${p}rPr>`
    return `<${p}r>${look}<${p}t xml:space="preserve">${escapeXml(line)}</${p}t></${p}r>`
  })
  return `<${p}text>${runs.join('')}</${p}text>`
}

/** Puts comments into a sheet, rewords them, takes them out. */
export async function changeComments(
  book: Book,
  sheet: ListedSheet,
  writes: readonly CommentWrite[],
): Promise<void> {
  if (writes.length === 0) return
  const relations = await relationsOf(book, sheet.part)
  const part = relations.find(({ type }) => type === 'comments')?.target
  const known = part === undefined ? '' : await book.read(part)
  const { xml, made, gone } = changedComments(known, writes)
  if (made.length > 0 || known !== '') {
    const name = part ?? (await newPart(book, sheet, 'xl/comments', 'xml', 'comments'))
    if (part === undefined) await nameType(book, `/${name}`, COMMENTS_TYPE)
    book.write(name, xml)
  }
  if (made.length + gone.length > 0) await changeShapes(book, sheet, made, gone)
}

/** A comment that is drawn anew, with its text for the size of its box. */
interface Made {
  readonly row: number
  readonly column: number
  readonly text: string
}

function changedComments(
  known: string,
  writes: readonly CommentWrite[],
): { xml: string; made: Made[]; gone: { row: number; column: number }[] } {
  const source =
    known === ''
      ? `${DECLARED}<comments xmlns="${MAIN}"><authors></authors><commentList></commentList></comments>`
      : known
  const p = prefixOf(source, 'comments')
  const [authors] = elementsOf(source, ['authors'])
  const [list] = elementsOf(source, ['commentList'])
  if (authors === undefined || list === undefined) throw cannot('原文件的批注写法少见')
  const names = elementsOf(source, ['author'], ...authors.inner).map(({ inner }) => source.slice(...inner))
  const count = names.length
  const authorId = (author: string): string => {
    const name = escapeXml(writable(author))
    const at = names.indexOf(name)
    if (at >= 0) return String(at)
    names.push(name)
    return String(names.length - 1)
  }
  const there = new Map(
    elementsOf(source, ['comment'], ...list.inner).map((element) => [
      attribute(element.tag, 'ref') ?? '',
      element,
    ]),
  )
  const splices: Splice[] = []
  const added: string[] = []
  const made: Made[] = []
  const gone: { row: number; column: number }[] = []
  for (const { row, column, author, pieces, fresh } of writes) {
    const ref = address(row, column)
    const element = there.get(ref)
    const answers = element === undefined ? '' : answersIn(textIn(source.slice(...element.inner)))
    if (element !== undefined && fresh && answers === '') throw cannot(`单元格${ref}在原文件里已有别的批注`)
    const kept: NotePiece[] = [...(pieces ?? []), ...(answers === '' ? [] : [{ text: answers, head: false }])]
    if (kept.length === 0) {
      if (element === undefined) continue
      splices.push({ start: element.start, end: element.end, text: '' })
      gone.push({ row, column })
    } else if (element === undefined) {
      added.push(
        `<${p}comment ref="${ref}" authorId="${authorId(author ?? '')}">${textXml(p, kept)}</${p}comment>`,
      )
      made.push({ row, column, text: kept.map(({ text }) => text).join('\n') })
    } else
      splices.push(
        ...reworded(source, element, author === undefined ? null : authorId(author), textXml(p, kept)),
      )
  }
  if (added.length > 0) splices.push(...into(source, list, `${p}commentList`, added.join('')))
  const more = names.slice(count).map((name) => `<${p}author>${name}</${p}author>`)
  if (more.length > 0) splices.push(...into(source, authors, `${p}authors`, more.join('')))
  return { xml: spliced(source, splices), made, gone }
}

/** Text behind what an element holds; an empty one is opened. */
function into(xml: string, { tag, start, end, inner }: Element, name: string, text: string): Splice[] {
  if (!tag.endsWith('/>')) return [{ start: inner[1], end: inner[1], text }]
  return [{ start, end, text: `${xml.slice(start, end).replace(/\s*\/>$/, '>')}${text}</${name}>` }]
}

/** A comment with another text; what else it has stays. */
function reworded(
  xml: string,
  { tag, start, inner }: Element,
  author: string | null,
  text: string,
): Splice[] {
  const [old] = elementsOf(xml, ['text'], ...inner)
  if (old === undefined) throw cannot('原文件的批注写法少见')
  const splices: Splice[] = [{ start: old.start, end: old.end, text }]
  if (author !== null && attribute(tag, 'authorId') !== author)
    splices.push({ start, end: start + tag.length, text: withAttribute(tag, 'authorId', author) })
  return splices
}

/** A part that the workbook did not have, which the sheet leads to; its name. */
async function newPart(
  book: Book,
  sheet: ListedSheet,
  stem: string,
  ending: string,
  kind: 'comments' | 'vmlDrawing',
): Promise<string> {
  const taken = new Set(book.names.map((name) => name.toLowerCase()))
  let number = 1
  // A part that was made for another sheet is not among the names yet.
  const isTaken = async (name: string): Promise<boolean> =>
    taken.has(name.toLowerCase()) || (await book.read(name)) !== ''
  while (await isTaken(`${stem}${number}.${ending}`)) number += 1
  const name = `${stem}${number}.${ending}`
  await lead(book, sheet, `/${name}`, kind)
  return name
}

/** Has the sheet lead to a part; the relation's id. */
async function lead(book: Book, { part }: ListedSheet, target: string, kind: string): Promise<string> {
  const path = relationsPart(part)
  const before = await book.read(path)
  const xml =
    before === ''
      ? `${DECLARED}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>`
      : before
  const [root] = elementsOf(xml, ['Relationships'])
  if (root === undefined) throw cannot('原文件的结构少见')
  const ids = new Set(elementsOf(xml, ['Relationship']).map(({ tag }) => attribute(tag, 'Id') ?? ''))
  let number = ids.size + 1
  while (ids.has(`rId${number}`)) number += 1
  const id = `rId${number}`
  const p = prefixOf(xml, 'Relationships')
  const relation = `<${p}Relationship Id="${id}" Type="${RELATIONS}/${kind}" Target="${escapeXml(target)}"/>`
  book.write(path, spliced(xml, into(xml, root, `${p}Relationships`, relation)))
  return id
}

async function nameType(book: Book, part: string, type: string): Promise<void> {
  await declare(book, (p) => `<${p}Override PartName="${escapeXml(part)}" ContentType="${type}"/>`)
}

async function declare(book: Book, entry: (prefix: string) => string): Promise<void> {
  const name = '[Content_Types].xml'
  const xml = await book.read(name)
  const [root] = elementsOf(xml, ['Types'])
  if (root === undefined) throw cannot('原文件的结构少见')
  const p = prefixOf(xml, 'Types')
  book.write(name, spliced(xml, into(xml, root, `${p}Types`, entry(p))))
}

const EMPTY_VML =
  '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">' +
  '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>' +
  '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">' +
  '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype></xml>'

/** Boxes of comments put in and taken out. */
async function changeShapes(
  book: Book,
  sheet: ListedSheet,
  made: readonly Made[],
  gone: readonly { row: number; column: number }[],
): Promise<void> {
  const parsed = await book.sheet(sheet.part)
  const [drawing] = elementsOf(parsed.xml, ['legacyDrawing'], parsed.data.end)
  const id = drawing === undefined ? null : attribute(drawing.tag, '(?:\\w+:)?id')
  const relation = (await relationsOf(book, sheet.part)).find((one) => one.id === id)
  if (drawing !== undefined && relation === undefined) throw cannot('原文件里批注的图形找不到')
  if (relation === undefined && made.length === 0) return
  const known = relation === undefined ? EMPTY_VML : await book.read(relation.target)
  const end = known.lastIndexOf('</xml>')
  if (end < 0) throw cannot('原文件里批注的图形写法少见')
  const due = new Set(gone.map(({ row, column }) => `${row} ${column}`))
  const shapes = elementsOf(known, ['shape'])
  const splices: Splice[] = shapes.flatMap((shape) => {
    const place = placeIn(known, shape)
    return place !== null && due.has(place) ? [{ start: shape.start, end: shape.end, text: '' }] : []
  })
  const numbers = shapes.map(({ tag }) => Number(/\bid=["']_x0000_s(\d+)/.exec(tag)?.[1] ?? 0))
  let number = Math.max(1024, ...numbers)
  // The shapes refer to a kind of shape that the drawing describes.
  const kind = known.includes('_x0000_t202')
    ? ''
    : (/<v:shapetype[\s\S]*<\/v:shapetype>/.exec(EMPTY_VML)?.[0] ?? '')
  const measure = boxOf(parsed)
  const drawn = made.map((one) => {
    number += 1
    return shapeXml(number, one, measure(one))
  })
  if (drawn.length > 0) splices.push({ start: end, end, text: `${kind}${drawn.join('')}` })
  const xml = spliced(known, splices)
  if (relation !== undefined) {
    book.write(relation.target, xml)
    return
  }
  const name = await newPart(book, sheet, 'xl/drawings/vmlDrawing', 'vml', 'vmlDrawing')
  book.write(name, xml)
  const own = (await relationsOf(book, sheet.part)).find(({ target }) => target === name)?.id ?? ''
  const types = await book.read('[Content_Types].xml')
  const isNamed = elementsOf(types, ['Default']).some(
    ({ tag }) => attribute(tag, 'Extension')?.toLowerCase() === 'vml',
  )
  if (!isNamed) await declare(book, (p) => `<${p}Default Extension="vml" ContentType="${VML_TYPE}"/>`)
  book.write(sheet.part, withDrawing(parsed.xml, parsed.data.end, parsed.prefix, own))
}

/** The cell of a comment's box; null for another shape. */
function placeIn(xml: string, { inner }: Element): string | null {
  const text = xml.slice(...inner)
  if (!/ObjectType=["']Note["']/.test(text)) return null
  const number = (name: string): string | undefined =>
    new RegExp(`<(?:\\w+:)?${name}>\\s*(\\d+)\\s*<`).exec(text)?.[1]
  const [row, column] = [number('Row'), number('Column')]
  return row === undefined || column === undefined ? null : `${row} ${column}`
}

/** What stands behind the drawing of comments in a sheet. */
const BEHIND = [
  'legacyDrawingHF',
  'drawingHF',
  'picture',
  'oleObjects',
  'controls',
  'webPublishItems',
  'tableParts',
]

/** The sheet with its drawing of comments named, at the place that the format has for it. */
function withDrawing(xml: string, from: number, prefix: string, id: string): string {
  const tag = `<${prefix}legacyDrawing xmlns:r="${RELATIONS}" r:id="${id}"/>`
  const behind = elementsOf(xml, ['AlternateContent', ...BEHIND], from).find(({ name }) =>
    BEHIND.includes(name),
  )
  const close = tagsOf(xml, ['worksheet'], from).at(-1)
  if (close === undefined) throw cannot('原文件的工作表写法少见')
  const last = elementsOf(xml, ['extLst'], from).at(-1)
  const isOwn = last !== undefined && xml.slice(last.end, close.start).trim() === ''
  const at = behind?.start ?? (isOwn ? last.start : close.start)
  return xml.slice(0, at) + tag + xml.slice(at)
}
