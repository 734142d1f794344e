/**
 * Corrections in a report that somebody else wrote, as changes that its author sees and accepts or refuses: what goes
 * struck out, what comes put in, and the reason beside it as a comment. Only runs that hold corrected characters change.
 */
import type { Correction, LeftCorrection } from '../../../shared/report/correction.ts'
import { attribute, elementsOf, escapeXml, type Splice, spliced, withAttribute } from '../xml/edit.ts'
import { replaceParts } from '../zip/replace.ts'
import type { Parts } from '../zip/zip.ts'
import { changeable } from './changeable.ts'
import {
  type Comment,
  commentIds,
  type Signed,
  signature,
  type Words,
  withComments,
  wordsOf,
  writable,
} from './comments.ts'
import { dialectOf } from './document.ts'
import { docxLines, type Line, type Piece, type Run } from './lines.ts'

export interface Corrected {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Corrections that the document does not take; of each of them nothing is in it. */
  readonly left: readonly LeftCorrection[]
}

/** What happens at one piece: characters that go, and what begins or ends there. */
interface Edit {
  readonly piece: Piece
  readonly run: Run
  readonly from: number
  readonly to: number
  readonly plan: Plan
  first: boolean
  last: boolean
  /** Whether the new text comes behind it. */
  inserts: boolean
}

interface Plan {
  readonly correction: Correction
  readonly text: string
  readonly comment: number | null
}

/** Numbers that nothing of a document has yet. */
function freshIds(taken: ReadonlySet<number>): () => number {
  let next = 0
  return () => {
    do next += 1
    while (taken.has(next))
    return next
  }
}

/** Whether a document lets nobody change its text but by a password. */
function isProtected(parts: Parts): boolean {
  const settings = new TextDecoder().decode(parts.get('word/settings.xml'))
  return elementsOf(settings, ['documentProtection']).some(({ tag }) => {
    const edit = attribute(tag, '(?:[\\w.-]+:)?edit')
    const enforced = /^(?:1|true|on)$/.test(attribute(tag, '(?:[\\w.-]+:)?enforcement') ?? '')
    // Who may only make tracked changes may make these.
    return enforced && edit !== 'trackedChanges' && edit !== 'none' && edit !== null
  })
}

/** The pieces that a correction takes characters of, and why it cannot be made. */
function touched(line: Line | undefined, { from, to, text }: Correction): Omit<Edit, 'plan'>[] | string {
  if (line === undefined) return '文档里没有这一段'
  if (
    !(Number.isInteger(from) && Number.isInteger(to) && from >= 0 && from <= to && to <= line.text.length)
  ) {
    return '文档的这一段里没有这几个字'
  }
  if (/[\r\n]/.test(text)) return '更正的文字里有换行'
  if (writable(text) !== text) return '更正的文字里有不能写进文档的字符'
  if (text === line.text.slice(from, to)) return '与原文相同'
  const reach = ({ at, text }: Piece): number => at + text.length
  const found =
    from < to
      ? line.pieces.filter((piece) => piece.at < to && reach(piece) > from)
      : // Behind what it follows rather than before what comes next: it takes over its look.
        [
          line.pieces.find(
            (piece) => piece.kind !== 'mark' && piece.at < from && reach(piece) >= from && piece.run,
          ) ?? line.pieces.find((piece) => piece.kind !== 'mark' && piece.at <= from && reach(piece) > from),
        ].filter((piece) => piece !== undefined)
  const fixed = found.find((piece) => piece.fixed !== null)
  if (fixed !== undefined) return fixed.fixed ?? ''
  const edits = found.flatMap((piece): Omit<Edit, 'plan'>[] => {
    // The mark of a note stays: the note would go with it.
    if (piece.kind === 'mark' || piece.run === null) return []
    const inPiece = (place: number): number => Math.min(Math.max(place - piece.at, 0), piece.text.length)
    // A sign goes whole.
    const whole = piece.kind === 'sign' && from < to
    const [begin, end] = whole ? [0, piece.text.length] : [inPiece(from), inPiece(to)]
    return [{ piece, run: piece.run, from: begin, to: end, first: false, last: false, inserts: false }]
  })
  return edits.length === 0 ? '这里没有可以改的文字' : edits
}

/** The new text without the marks of notes that stay where they are. */
const withoutMarks = (line: Line, { from, to, text }: Correction): string =>
  line.pieces
    .filter(({ kind, at }) => kind === 'mark' && at >= from && at < to)
    .reduce((rest, piece) => rest.replace(piece.text, ''), text)

/** A run made anew with what happens in it. */
function rewritten(
  xml: string,
  run: Run,
  edits: readonly Edit[],
  words: Words,
  signed: Signed,
  id: () => number,
) {
  const { name, own } = words
  // What stands in the insertion that the run is in, and what must not.
  const out: { readonly inside: boolean; readonly xml: string }[] = []
  let kept = ''
  const wrapped = (look: string, inner: string): string => `${run.tag}${look}${inner}</${name('r')}>`
  const flush = (): void => {
    if (kept !== '') out.push({ inside: true, xml: wrapped(run.look, kept) })
    kept = ''
  }
  const letters = (tag: string, text: string): string =>
    text === '' ? '' : `<${name(tag)} xml:space="preserve">${escapeXml(text)}</${name(tag)}>`
  const part = ({ piece, from, to }: { piece: Piece; from: number; to: number }, tag: string): string =>
    piece.kind === 'letters'
      ? letters(tag, piece.text.slice(from, to))
      : from < to
        ? xml.slice(piece.start, piece.end)
        : ''
  const change = (kind: string, inner: string): string =>
    `<${name(kind)}${words.declared}${signature(words, id(), signed)}>${inner}</${name(kind)}>`
  const commentTag = (tag: string, comment: number): string =>
    `<${name(tag)}${words.declared} ${own('id')}="${comment}"/>`

  let at = run.body
  // The piece that the last edit was in, and how far it is done.
  let [piece, done]: [Piece | null, number] = [null, 0]
  const keepUpTo = (end: number): void => {
    if (piece !== null) {
      kept += part({ piece, from: done, to: piece.text.length }, 't')
      at = piece.end
    }
    kept += xml.slice(at, end)
  }
  for (const edit of edits) {
    const { from, to, plan } = edit
    if (piece !== edit.piece) {
      keepUpTo(edit.piece.start)
      ;[piece, done] = [edit.piece, 0]
    }
    kept += part({ piece: edit.piece, from: done, to: from }, 't')
    done = to
    flush()
    if (edit.first && plan.comment !== null) {
      out.push({ inside: false, xml: commentTag('commentRangeStart', plan.comment) })
    }
    if (from < to) out.push({ inside: true, xml: change('del', wrapped(run.look, part(edit, 'delText'))) })
    if (edit.inserts && plan.text !== '') {
      const look = spliced(
        run.look,
        elementsOf(run.look, ['rPrChange']).map(({ start, end }): Splice => ({ start, end, text: '' })),
      )
      const typed = plan.text
        .split('\t')
        .map((text) => letters('t', text))
        .join(`<${name('tab')}/>`)
      const made = `<${name('r')}>${look}${typed}</${name('r')}>`
      out.push({ inside: false, xml: change('ins', made) })
    }
    if (edit.last && plan.comment !== null) {
      const reference = `<${name('r')}>${commentTag('commentReference', plan.comment)}</${name('r')}>`
      out.push({ inside: false, xml: commentTag('commentRangeEnd', plan.comment) + reference })
    }
  }
  keepUpTo(run.close)
  flush()
  if (run.inserted === '') return out.map((piece) => piece.xml).join('')
  // Somebody else's insertion goes on around ours.
  const closing = `</${/^<([\w.:-]+)/.exec(run.inserted)?.[1] ?? ''}>`
  let inside = true
  let made = ''
  for (const piece of [...out, { inside: true, xml: '' }]) {
    if (piece.inside !== inside) {
      made += inside ? closing : withAttribute(run.inserted, own('id'), String(id()))
      inside = piece.inside
    }
    made += piece.xml
  }
  return made
}

/**
 * A report with corrections as tracked changes, each with its reason as a comment. Bytes of the parts that do not change
 * stay as they were.
 * @param corrections places in the lines that `docxLines` (and so `openReport`) gives; insertions in one place stand in
 *   the order in which they are given
 * @param date when they were made, ISO 8601
 * @returns the document, and the corrections that it could not take
 * Throws a Problem for what is no Word document, is damaged or signed.
 */
export async function corrected(
  bytes: Uint8Array,
  corrections: readonly Correction[],
  author: string,
  date: string,
): Promise<Corrected> {
  const { parts, name, xml } = await changeable(bytes)
  if (isProtected(parts)) {
    return {
      bytes: new Uint8Array(bytes),
      left: corrections.map((correction) => ({ correction, why: '文档设了编辑保护' })),
    }
  }
  const dialect = dialectOf(xml, 'document')
  const lines = docxLines(parts)
  const signed = { author, date }
  const left: LeftCorrection[] = []
  const comments: Comment[] = []
  const nextComment = freshIds(commentIds(parts, name))
  const byRun = new Map<Run, Edit[]>()
  let [paragraph, reached] = [-1, 0]
  const sorted = corrections.toSorted((a, b) => a.paragraph - b.paragraph || a.from - b.from || a.to - b.to)
  for (const correction of sorted) {
    const line = lines[correction.paragraph]
    const found = touched(line, correction)
    const overlaps = correction.paragraph === paragraph && correction.from < reached
    if (typeof found === 'string' || line === undefined || overlaps) {
      left.push({ correction, why: typeof found === 'string' ? found : '与另一处更正重叠' })
      continue
    }
    ;[paragraph, reached] = [correction.paragraph, correction.to]
    const comment = correction.comment.trim() === '' ? null : nextComment()
    if (comment !== null) comments.push({ id: comment, text: correction.comment })
    const plan = { correction, text: withoutMarks(line, correction), comment }
    const edits = found.map((edit): Edit => ({ ...edit, plan }))
    const [first, last] = [edits[0], edits.at(-1)]
    if (first === undefined || last === undefined) continue
    first.first = true
    last.last = true
    // Behind all that goes, unless that ends in an element of its own, such as a link.
    ;(first.run.parent === last.run.parent ? last : first).inserts = true
    for (const edit of edits) byRun.set(edit.run, [...(byRun.get(edit.run) ?? []), edit])
  }
  const taken = new Set(
    Array.from(xml.matchAll(/\s(?:[\w.-]+:)?id\s*=\s*["'](\d{1,10})["']/g), ([, id]) => Number(id)),
  )
  const id = freshIds(taken)
  const words = wordsOf(dialect)
  const splices = Array.from(
    byRun,
    ([run, edits]): Splice => ({
      ...{ start: run.start, end: run.end },
      text: rewritten(xml, run, edits, words, signed, id),
    }),
  )
  const changed = withComments(parts, name, dialect, comments, signed)
  if (splices.length > 0) changed.set(name, spliced(xml, splices))
  const encoder = new TextEncoder()
  const replaced = new Map(Array.from(changed, ([part, text]) => [part, encoder.encode(text)]))
  return { bytes: splices.length === 0 ? new Uint8Array(bytes) : replaceParts(bytes, replaced), left }
}
