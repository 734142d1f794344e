/**
 * Comments of a Word document (批注) at the cells that they stand in. The library that reads the text knows none of
 * them: each leaves a sign in the text, which is taken out of the cell again.
 */
import type { Note } from '../../../shared/attachment/model.ts'
import { UNNAMED } from '../../../shared/attachment/note-text.ts'
import { LONGEST_NOTE } from '../../../shared/changes/notes.ts'
import type { Sheet, SheetSaid } from '../../../shared/recognise/sheet.ts'
import { attribute, elementsOf, type Splice, spliced, tagsOf, unescapeXml } from '../xml/edit.ts'
import type { Parts } from '../zip/zip.ts'

/** Letters that no text has: the number of a comment stands between them. */
const SIGN = /\ue000(\d{1,9})\ue001/g
const signOf = (id: string): string => `\ue000${id}\ue001`

/** Attributes by their names, whatever prefix the document gives the namespace. */
const own = (name: string): string => `(?:[\\w.-]+:)?${name}`

const MAIN = /^word\/document[^/]*\.xml$/i

/** So many comments of a document are read. */
const MOST = 10_000

/** How a settled note is told in Word, which keeps neither who settled it nor when. */
export const SETTLED = '已解决'

interface Comment {
  readonly said: Note['said'][number]
  /** Word's own mark of what is settled. */
  readonly done: boolean
}

const partText = (parts: Parts, name: RegExp): string => {
  const found = Array.from(parts).find(([one]) => name.test(one))
  return found === undefined ? '' : new TextDecoder().decode(found[1])
}

/** The letters of a paragraph. */
const lettersOf = (xml: string, from: number, to: number): string =>
  elementsOf(xml, ['t', 'br', 'tab'], from, to)
    .map(({ name, inner }) =>
      name === 'br' ? '\n' : name === 'tab' ? '\t' : unescapeXml(xml.slice(...inner)),
    )
    .join('')

/** The comments of a document by their ids. */
function commentsOf(parts: Parts): Map<string, Comment> {
  const xml = partText(parts, /^word\/comments\.xml$/i)
  if (xml === '') return new Map()
  const extended = partText(parts, /^word\/commentsExtended\.xml$/i)
  const done = new Set(
    elementsOf(extended, ['commentEx']).flatMap(({ tag }) =>
      /^(?:1|true|on)$/.test(attribute(tag, own('done')) ?? '') ? [attribute(tag, own('paraId')) ?? ''] : [],
    ),
  )
  return new Map(
    elementsOf(xml, ['comment'])
      .slice(0, MOST)
      .flatMap(({ tag, inner }): [string, Comment][] => {
        const paragraphs = elementsOf(xml, ['p'], ...inner)
        const text = paragraphs
          .map((paragraph) => lettersOf(xml, ...paragraph.inner))
          .join('\n')
          .trim()
        if (text === '') return []
        const author = (attribute(tag, own('author')) ?? '').trim()
        const when = new Date(attribute(tag, own('date')) ?? '')
        const said = {
          by: author === UNNAMED ? '' : author.slice(0, 1_000),
          ...(!Number.isNaN(when.getTime()) && { at: when.toISOString() }),
          text: text.slice(0, LONGEST_NOTE),
        }
        const last = attribute(paragraphs.at(-1)?.tag ?? '', own('paraId')) ?? ''
        return [[attribute(tag, own('id')) ?? '', { said, done: done.has(last) }]]
      }),
  )
}

/** The document with a sign in place of each reference to a comment; the same parts where there is none. */
export function signed(parts: Parts): {
  readonly parts: Parts
  readonly comments: ReadonlyMap<string, Comment>
} {
  const comments = commentsOf(parts)
  if (comments.size === 0) return { parts, comments }
  const made = new Map(
    Array.from(parts, ([name, part]): [string, Uint8Array] => {
      if (!MAIN.test(name)) return [name, part]
      const xml = new TextDecoder().decode(part)
      const splices = tagsOf(xml, ['commentReference']).flatMap(({ start, end }): Splice[] => {
        const tag = xml.slice(start, end)
        const id = attribute(tag, own('id')) ?? ''
        const prefix = /^<([\w.-]+:)?/.exec(tag)?.[1] ?? ''
        if (!comments.has(id) || !/^\d{1,9}$/.test(id) || !tag.endsWith('/>')) return []
        return [{ start, end, text: `<${prefix}t>${signOf(id)}</${prefix}t>` }]
      })
      return [name, new TextEncoder().encode(spliced(xml, splices))]
    }),
  )
  return { parts: made, comments }
}

/** What was said to a cell, in the order of the text. */
function noteOf(ids: readonly string[], comments: ReadonlyMap<string, Comment>): Note | null {
  const all = ids.flatMap((id) => comments.get(id) ?? [])
  const last = all.at(-1)
  // This program's own word for it stands behind what it settles.
  if (all.length > 1 && last?.said.text === SETTLED)
    return {
      said: all.slice(0, -1).map(({ said }) => said),
      settled: { by: last.said.by, at: last.said.at ?? '时间不明' },
    }
  const said = all.map((one) => one.said)
  if (said.length === 0) return null
  return all[0]?.done === true ? { said, settled: { by: '', at: said.at(-1)?.at ?? '时间不明' } } : { said }
}

/** A sheet without the signs in its texts, and with the notes that they stand for. */
export function withComments(sheet: Sheet, comments: ReadonlyMap<string, Comment>): Sheet {
  if (comments.size === 0) return sheet
  const said: SheetSaid[] = []
  const texts = sheet.texts.map((row, at) =>
    row.map((text, column) => {
      if (!text.includes('\ue000')) return text
      const note = noteOf(
        Array.from(text.matchAll(SIGN), ([, id = '']) => id),
        comments,
      )
      if (note !== null) said.push({ row: at, column, note })
      return text.replace(SIGN, '').replace(/\n+$/, '')
    }),
  )
  return said.length === 0 ? sheet : { ...sheet, texts, said }
}
