/**
 * Threads of a workbook answered, reworded, settled and taken out where they stand: the part with what was said, the
 * persons of the workbook, and the comment that older programs see in a thread's place.
 */
import { randomUUID } from 'node:crypto'
import type { Note } from '../../../../shared/attachment/model.ts'
import { type NotePiece, UNNAMED } from '../../../../shared/attachment/note-text.ts'
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
import { type Book, relationsOf, WORKBOOK } from './book.ts'
import { cannot } from './refusal.ts'

/** A thread that changes: its cell, and what it is to be; null takes it out. */
export interface ThreadWrite {
  readonly ref: string
  readonly before: Note
  readonly after: Note | null
}

const prefixOf = (tag: string): string => /^<([\w.-]+:)/.exec(tag)?.[1] ?? ''

/** An id as Excel writes it: {…} in capitals. */
const newId = (): string => `{${randomUUID().toUpperCase()}}`

/** The cells that have threads. */
export const threadCells = (xml: string): ReadonlySet<string> =>
  new Set(elementsOf(xml, ['threadedComment']).map(({ tag }) => attribute(tag, 'ref') ?? ''))

/** Changes threads in their part. */
export async function changeThreads(book: Book, part: string, writes: readonly ThreadWrite[]): Promise<void> {
  const xml = await book.read(part)
  const person = await personsOf(book)
  const all = elementsOf(xml, ['threadedComment'])
  const splices = writes.flatMap((write) => changed(xml, all, write, person.idOf))
  book.write(part, spliced(xml, splices))
  person.keep()
}

/** The persons of a workbook; one who is not among them yet is added. */
async function personsOf(book: Book): Promise<{ idOf: (name: string) => string; keep: () => void }> {
  const part = (await relationsOf(book, WORKBOOK)).find(({ type }) => type === 'person')?.target
  const xml = part === undefined ? '' : await book.read(part)
  const ids = new Map(
    elementsOf(xml, ['person']).map(({ tag }) => [
      attribute(tag, 'displayName') ?? '',
      attribute(tag, 'id') ?? '',
    ]),
  )
  const added: string[] = []
  return {
    idOf: (name) => {
      const shown = name === '' ? UNNAMED : name
      const known = ids.get(shown)
      if (known !== undefined) return known
      const id = newId()
      ids.set(shown, id)
      added.push(
        `displayName="${escapeXml(shown)}" id="${id}" userId="${escapeXml(shown)}" providerId="None"`,
      )
      return id
    },
    keep: () => {
      if (added.length === 0) return
      const close = tagsOf(xml, ['personList']).findLast(({ kind }) => kind === 'close')
      if (part === undefined || close === undefined) throw cannot('原文件里批注的人名找不到')
      const p = /^<\/([\w.-]+:)/.exec(xml.slice(close.start, close.end))?.[1] ?? ''
      const persons = added.map((attributes) => `<${p}person ${attributes}/>`).join('')
      book.write(part, xml.slice(0, close.start) + persons + xml.slice(close.start))
    },
  }
}

type Said = Note['said'][number]

const timeOf = (at: string | undefined): string => {
  const when = new Date(at ?? '')
  return (Number.isNaN(when.getTime()) ? new Date(0) : when).toISOString().replace('Z', '')
}

function changed(
  xml: string,
  all: readonly Element[],
  { ref, before, after }: ThreadWrite,
  personOf: (name: string) => string,
): Splice[] {
  const own = all.filter(({ tag }) => attribute(tag, 'ref') === ref)
  const gone = ({ start, end }: Element): Splice => ({ start, end, text: '' })
  if (after === null) return own.map(gone)
  const spoken = own.filter((element) => textElement(xml, element) !== null)
  const root = own.find(({ tag }) => attribute(tag, 'parentId') === null)
  const last = own.at(-1)
  if (root === undefined || last === undefined || spoken.length !== before.said.length)
    throw cannot(`单元格${ref}的批注在原文件里写法少见`)
  const splices: Splice[] = []
  const left = [...after.said]
  for (const [index, old] of before.said.entries()) {
    const element = spoken[index] as Element
    const [next] = left
    if (next === undefined || !isSame(old, next)) {
      if (element === root) throw cannot(`单元格${ref}的批注删去了第一条，留着回复`)
      splices.push(gone(element))
      continue
    }
    left.shift()
    if (next.text !== old.text) splices.push(reworded(xml, element, ref, next.text))
  }
  if ((before.settled === undefined) !== (after.settled === undefined))
    splices.push({
      start: root.start,
      end: root.start + root.tag.length,
      text: withAttribute(root.tag, 'done', after.settled === undefined ? '0' : '1'),
    })
  const p = prefixOf(root.tag)
  const answers = left.map(
    ({ by, at, text }) =>
      `<${p}threadedComment ref="${ref}" dT="${timeOf(at)}" personId="${personOf(by)}" id="${newId()}" ` +
      `parentId="${escapeXml(attribute(root.tag, 'id') ?? '')}"><${p}text>${escapeXml(text)}</${p}text></${p}threadedComment>`,
  )
  if (answers.length > 0) splices.push({ start: last.end, end: last.end, text: answers.join('') })
  return splices
}

/** The same thing said, its words aside. */
const isSame = (a: Said, b: Said): boolean => a.by === b.by && a.at === b.at

/** The element of what was said; null where nothing was. */
function textElement(xml: string, { inner }: Element): Element | null {
  const [text] = elementsOf(xml, ['text'], ...inner)
  return text === undefined || xml.slice(...text.inner).trim() === '' ? null : text
}

function reworded(xml: string, element: Element, ref: string, words: string): Splice {
  const text = textElement(xml, element)
  // Whom it calls by name stands at a place of its words.
  if (text === null || elementsOf(xml, ['mentions'], ...element.inner).length > 0)
    throw cannot(`单元格${ref}的批注里点了人的名，改了它的文字`)
  return { start: text.inner[0], end: text.inner[1], text: escapeXml(words) }
}

/** What older programs see in a thread's place, as the file words it. */
export function placeholder(old: string, before: Note, { said }: Note): NotePiece[] {
  const [first] = before.said
  const at = first === undefined ? -1 : old.indexOf(first.text)
  const head = at < 0 ? '[Threaded comment]\n\nComment:\n    ' : old.slice(0, at)
  const label =
    /\n([^\n]{1,20}[:：])\n {4}/.exec(old.slice(Math.max(0, at)))?.[1] ??
    (/[\u4e00-\u9fff]/.test(head) ? '答复:' : 'Reply:')
  const text = `${head}${said.map((one) => one.text).join(`\n${label}\n    `)}`
  return [{ text, head: false }]
}
