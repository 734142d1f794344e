/**
 * The notes (批注) of a workbook's sheet: comments with their authors, and threads with their answers, which stand in
 * place of the comment that older programs see of them. Those in which this program keeps answers to the audit are told
 * apart.
 */
import type { Note } from '../../../shared/attachment/model.ts'
import { noteOfText, UNNAMED } from '../../../shared/attachment/note-text.ts'
import { LONGEST_NOTE, MOST_SAID } from '../../../shared/changes/notes.ts'
import { NOTE_HEAD, withoutAnswers } from '../../../shared/findings/notes.ts'
import { Problem } from '../../../shared/problem.ts'
import type { Sheet, SheetNote, SheetSaid, SheetWarning } from '../../../shared/recognise/sheet.ts'
import { readXml } from '../xml/xml.ts'
import { position, unescaped } from './cells.ts'
import { textCollector } from './collector.ts'
import { grouped } from './patch/grouped.ts'

/** So many notes of a sheet are read; what is beyond them is told. */
export const MOST_NOTES = 10_000

/** The parts that a sheet's notes stand in. */
export interface NoteParts {
  readonly comments: Uint8Array | undefined
  readonly threads: Uint8Array | undefined
  readonly persons: Uint8Array | undefined
}

/** What of a sheet its notes are. */
export type SheetNotes = Pick<Sheet, 'notes' | 'comments' | 'said'> & {
  readonly warnings: readonly SheetWarning[]
}

interface Comment extends SheetNote {
  readonly author: string
}

/** A name, '' where it only says that there is none. */
const named = (name: string): string => (name === UNNAMED ? '' : name)

/** A part beside the table that is broken keeps nobody from the table itself. */
function whole<T>(part: Uint8Array | undefined, read: (part: Uint8Array) => T, none: T): T {
  try {
    return part === undefined ? none : read(part)
  } catch (error) {
    if (error instanceof Problem) return none
    throw error
  }
}

function commentsIn(part: Uint8Array): Comment[] {
  const found: Comment[] = []
  const authors: string[] = []
  const inline = textCollector()
  let author = ''
  let inAuthor = false
  let place: ReturnType<typeof position> = null
  readXml(part, {
    open: (name, has) => {
      if (name === 'author') {
        inAuthor = true
        authors.push('')
      }
      if (name === 'comment') {
        place = position(has.ref ?? '')
        author = authors[Number(has.authorId ?? -1)] ?? ''
      }
      inline.open(name)
    },
    text: (piece) => {
      if (inAuthor) authors[authors.length - 1] += piece
      else inline.text(piece)
    },
    close: (name) => {
      inline.close(name)
      if (name === 'author') inAuthor = false
      if (name !== 'comment') return
      const text = unescaped(inline.take())
      if (place !== null && text.trim() !== '') found.push({ ...place, text, author: named(author.trim()) })
    },
  })
  return found
}

/** The names of persons by their ids. */
function personsIn(part: Uint8Array): Map<string, string> {
  const names = new Map<string, string>()
  readXml(part, {
    open: (name, has) => {
      if (name === 'person') {
        const shown = (has.displayName ?? '').trim()
        names.set(has.id ?? '', named(shown))
      }
    },
    text: () => {},
    close: () => {},
  })
  return names
}

/** One thing that was said in a thread, as its part has it. */
export interface ThreadedComment {
  readonly ref: string
  readonly id: string
  readonly parent: string
  readonly person: string
  readonly at: string
  readonly done: boolean
  readonly text: string
}

/** All that was said in a sheet's threads, in the part's order. */
export function threadedIn(part: Uint8Array): ThreadedComment[] {
  const found: ThreadedComment[] = []
  let current: Omit<ThreadedComment, 'text'> | null = null
  let [text, inText] = ['', false]
  readXml(part, {
    open: (name, has) => {
      if (name === 'threadedComment') {
        const { ref = '', id = '', parentId = '', personId = '', dT = '', done } = has
        const at = momentIn(dT)
        current = { ref, id, parent: parentId, person: personId, at, done: done === '1' || done === 'true' }
        text = ''
      }
      inText = name === 'text' && current !== null
    },
    text: (piece) => {
      if (inText) text += piece
    },
    close: (name) => {
      if (name === 'text') inText = false
      if (name !== 'threadedComment' || current === null) return
      found.push({ ...current, text })
      current = null
    },
  })
  return found
}

/** Excel writes the time of Greenwich, and does not say so. */
function momentIn(dT: string): string {
  const when = new Date(/[zZ]|[+-]\d\d:\d\d$/.test(dT) ? dT : `${dT}Z`)
  return Number.isNaN(when.getTime()) ? '' : when.toISOString()
}

/** The notes that threads are, by the cells' addresses. Answers stand behind what they answer. */
function threadsOf(
  all: readonly ThreadedComment[],
  persons: ReadonlyMap<string, string>,
): Map<string, { note: Note; place: { row: number; column: number } }> {
  const threads = new Map<string, { note: Note; place: { row: number; column: number } }>()
  for (const [ref, group] of grouped(all, ({ ref: cell }) => cell)) {
    const place = position(ref)
    const said = group.flatMap(({ person, at, text }): Note['said'][number][] =>
      text.trim() === ''
        ? []
        : [{ by: persons.get(person) ?? '', ...(at !== '' && { at }), text: text.trim() }],
    )
    if (place === null || said.length === 0) continue
    const root = group.find(({ parent }) => parent === '')
    const last = group.at(-1)
    // Excel keeps neither who settled it nor when: not before the last thing was said.
    const settled =
      root?.done === true
        ? { settled: { by: '', at: last?.at === undefined || last.at === '' ? '时间不明' : last.at } }
        : {}
    threads.set(ref, { note: { said, ...settled }, place })
  }
  return threads
}

const keyOf = ({ row, column }: { readonly row: number; readonly column: number }): string =>
  `${row} ${column}`

/** The notes of a sheet. What is more than the program keeps is told in a sentence. */
export function notesIn({ comments, threads, persons }: NoteParts): SheetNotes | null {
  const legacy = whole(comments, commentsIn, [])
  const threaded = whole(threads, threadedIn, [])
  if (legacy.length + threaded.length === 0) return null
  const known = whole(persons, personsIn, new Map<string, string>())
  const spoken = threadsOf(threaded, known)
  const inThreads = new Set(Array.from(spoken.values(), ({ place }) => keyOf(place)))
  const own = legacy.filter((comment) => !inThreads.has(keyOf(comment)))
  const notes = own.filter(({ text }) => text.includes(NOTE_HEAD)).map(plain)
  const said: SheetSaid[] = Array.from(spoken.values(), ({ note, place }) => ({ ...place, note }))
  // What the table's own answers leave of a comment was noted by somebody; it stays in their file all the same, and
  // whoever takes figures from it shows it.
  const others: SheetNote[] = Array.from(spoken.values(), ({ note, place }) => ({
    ...place,
    text: note.said.map(({ text }) => text).join('；'),
  }))
  for (const comment of own) {
    const text = withoutAnswers(comment.text)
    const note = noteOfText(text, comment.author)
    if (note !== null) said.push({ row: comment.row, column: comment.column, note })
    if (text.trim() !== '') others.push({ ...plain(comment), text })
  }
  const kept = said.slice(0, MOST_NOTES)
  const cut = kept.map(shortened)
  const warnings: SheetWarning[] = []
  const warn = (message: string): number => warnings.push({ cell: '', message })
  if (said.length > kept.length)
    warn(`这张工作表的批注有${said.length}条，只读了前${MOST_NOTES}条，其余的请看原文件。`)
  if (cut.some((one, index) => one !== kept[index]))
    warn(`有的批注太长，每条只读了前${LONGEST_NOTE}个字和前${MOST_SAID}条回复，全文请看原文件。`)
  return {
    ...(notes.length > 0 && { notes }),
    ...(others.length > 0 && { comments: others.slice(0, MOST_NOTES) }),
    ...(cut.length > 0 && { said: cut }),
    warnings,
  }
}

const plain = ({ row, column, text }: Comment): SheetNote => ({ row, column, text })

/** The same object where nothing of it is too long. */
function shortened(one: SheetSaid): SheetSaid {
  const { said } = one.note
  if (said.length <= MOST_SAID && said.every(({ text }) => text.length <= LONGEST_NOTE)) return one
  const short = said.slice(0, MOST_SAID).map((each) => ({ ...each, text: each.text.slice(0, LONGEST_NOTE) }))
  return { ...one, note: { ...one.note, said: short } }
}
