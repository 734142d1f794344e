/**
 * A note (批注) with its answers as one text, as comments of files that know no threads hold it, and the way back: who
 * and when stand before what was said, on a line of their own. Pure.
 */
import type { Note } from './model.ts'

type Said = Note['said'][number]

/** A piece of the text; heads are set in bold where a format can. */
export interface NotePiece {
  readonly text: string
  readonly head: boolean
}

/** Stands where nobody was named. */
export const UNNAMED = '未署名'
const UNTIMED = '时间不明'
const TIME = String.raw`\d{4}-\d\d-\d\d \d\d:\d\d|${UNTIMED}`
const FIRST = new RegExp(String.raw`^([^\n（）]{1,100})(?:（(${TIME})）)?[:：]$`)
const ANSWER = new RegExp(String.raw`^([^\n（）]{1,100})（(${TIME})）回复[:：]$`)
const SETTLED = new RegExp(String.raw`^已解决：([^\n（）]{1,100})（(${TIME})）$`)

const two = (part: number): string => String(part).padStart(2, '0')

/** A moment by the clock of this machine: 2026-07-03 14:05. */
export function momentText(at: string | undefined): string {
  const when = new Date(at ?? '')
  if (Number.isNaN(when.getTime())) return UNTIMED
  const day = `${when.getFullYear()}-${two(when.getMonth() + 1)}-${two(when.getDate())}`
  return `${day} ${two(when.getHours())}:${two(when.getMinutes())}`
}

/** The moment that such a text is, ISO 8601; undefined for none. */
function momentOf(text: string | undefined): string | undefined {
  if (text === undefined || text === UNTIMED) return undefined
  const when = new Date(text.replace(' ', 'T'))
  return Number.isNaN(when.getTime()) ? undefined : when.toISOString()
}

/** A name as a head can hold it. */
const nameText = (by: string): string =>
  by
    .replace(/[\n（）]/g, ' ')
    .trim()
    .slice(0, 100) || UNNAMED
const nameOf = (text: string): string => (text === UNNAMED ? '' : text)

function headOf({ by, at }: Said, answer: boolean): string {
  if (answer) return `${nameText(by)}（${momentText(at)}）回复:`
  if (at === undefined) return by === '' ? '' : `${nameText(by)}:`
  return `${nameText(by)}（${momentText(at)}）:`
}

/** The pieces of a note's text, each a line or more. */
export function notePieces({ said, settled }: Note): NotePiece[] {
  const pieces = said.flatMap((one, index): NotePiece[] => {
    const head = headOf(one, index > 0)
    return [...(head === '' ? [] : [{ text: head, head: true }]), { text: one.text, head: false }]
  })
  if (settled === undefined) return pieces
  return [...pieces, { text: `已解决：${nameText(settled.by)}（${momentText(settled.at)}）`, head: true }]
}

export const noteText = (note: Note): string =>
  notePieces(note)
    .map(({ text }) => text)
    .join('\n')

/** A moment where none is known: told as such, and no time by itself. */
const NO_MOMENT = UNTIMED

/**
 * The note that a comment's text is; null for one that says nothing.
 * @param author whom the file names as its author; '' for nobody
 */
export function noteOfText(text: string, author: string): Note | null {
  const lines = text.replace(/\r\n?/g, '\n').trim().split('\n')
  const first = FIRST.exec(lines[0] ?? '')
  // A first line that ends with a colon is the author's name where the file says so, or names nobody, or tells a time.
  const heads =
    first !== null && (first[2] !== undefined || author === '' || nameText(author) === first[1])
      ? first
      : null
  const settled = SETTLED.exec(lines.at(-1) ?? '')
  const from = heads === null ? 0 : 1
  const body = lines.slice(from, settled === null ? lines.length : -1)
  const said: { by: string; at?: string; lines: string[] }[] = []
  const say = (by: string, at: string | undefined): void =>
    void said.push({ by, ...(at !== undefined && { at }), lines: [] })
  say(heads === null ? author : nameOf(heads[1] ?? ''), momentOf(heads?.[2]))
  for (const line of body) {
    const answer = ANSWER.exec(line)
    if (answer === null) said.at(-1)?.lines.push(line)
    else say(nameOf(answer[1] ?? ''), momentOf(answer[2]))
  }
  const spoken = said.flatMap(({ lines: own, ...who }): Said[] => {
    const words = own.join('\n').trim()
    return words === '' ? [] : [{ ...who, text: words }]
  })
  if (spoken.length === 0) return null
  return settled === null
    ? { said: spoken }
    : { said: spoken, settled: { by: nameOf(settled[1] ?? ''), at: momentOf(settled[2]) ?? NO_MOMENT } }
}
