/**
 * The lines of a Word document's text, each with where its characters stand in the XML: read by everybody who shows the
 * text, and by who corrects it. A line is a paragraph, or what stands between two line breaks of one. Tables are left out.
 */
import { attribute, elementsOf, type Tag, tagsOf, unescapeXml } from '../xml/edit.ts'
import type { Parts } from '../zip/zip.ts'
import { dialectOf, mainPart, partText } from './document.ts'
import { paragraphNumbers } from './numbers.ts'
import { hiddenRuns, hiddenStyles, VALUE } from './visible.ts'

/** A run of letters of one look. */
export interface Run {
  /** Its first tag. */
  readonly tag: string
  readonly start: number
  end: number
  /** Where what it holds begins, behind its properties, and ends. */
  body: number
  close: number
  /** Its properties as they stand there. */
  look: string
  /** Where the element begins that it stands in. */
  readonly parent: number
  /** The first tag of the tracked insertion that it stands in directly; '' for none. */
  readonly inserted: string
}

/** Characters of a line that one element makes. */
export interface Piece {
  /** Where they begin in the line. */
  readonly at: number
  readonly text: string
  /** Letters as typed, a sign that is an element of its own (a tab), or the mark of a note. */
  readonly kind: 'letters' | 'sign' | 'mark'
  /** The element in the XML; of Word's own numbers before paragraphs there is none. */
  readonly start: number
  readonly end: number
  readonly run: Run | null
  /** Why it cannot be changed here; null where it can. */
  readonly fixed: string | null
}

export interface Line {
  readonly text: string
  readonly pieces: readonly Piece[]
}

/** Left out with all that they hold: deleted, hidden or told otherwise. */
const ASIDE = ['tbl', 'sectPr', 'rPr', 'del', 'moveFrom', 'rt', 'rubyPr', 'tblPr']
const SIGNS: Readonly<Record<string, string>> = {
  tab: '\t',
  ptab: '\t',
  noBreakHyphen: '\u2011',
  softHyphen: '\u00ad',
}
const NAMES = [
  ...['p', 'r', 't', 'pPr', 'sdt', 'sdtPr', 'sdtContent', 'hyperlink', 'smartTag', 'customXml', 'dir', 'bdo'],
  ...['br', 'cr', 'sym', 'fldChar', 'fldSimple', 'ins', 'moveTo', 'ruby', 'txbxContent', 'oMath'],
  ...['AlternateContent', 'Choice', 'Fallback', 'footnoteReference', 'endnoteReference'],
  ...[...ASIDE, ...Object.keys(SIGNS)],
]
/** Elements of other namespaces that matter all the same. */
const FOREIGN: ReadonlySet<string> = new Set(['AlternateContent', 'Choice', 'Fallback', 'oMath'])

const FIXED: Readonly<Record<string, string>> = {
  fldSimple: '这里是域（自动更新的内容）',
  AlternateContent: '这里在文本框里',
  txbxContent: '这里在文本框里',
  ruby: '这里标有拼音',
}
const IN_FIELD = '这里是域（自动更新的内容）'
const IN_CONTROL = '这里在锁定的内容控件里'
const IN_CHANGE = '这里已有别的修订'
const IN_NOTE = '这里在脚注里'

interface Frame {
  readonly name: string
  readonly tag: Tag
  fixed: string | null
  run: Run | null
  /** Of alternatives: how much had been read before them. */
  readonly before: number
}

/** A paragraph being read; of one whose mark is deleted the next one goes on with its lines. */
interface Open {
  readonly lines: { text: string; pieces: Piece[] }[]
  /** What stands in its text boxes: it comes behind it. */
  readonly boxes: Line[]
  goesOn: boolean
}

const newLine = () => ({ text: '', pieces: [] as Piece[] })

/** Letters as Word shows them: spaces at the ends count only where the element says so, and a line break is a space. */
function letters(tag: string, inner: string): string {
  const plain = inner.includes('<')
    ? inner.replace(/<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, data: string | undefined) =>
        (data ?? '').replace(/&/g, '&amp;'),
      )
    : inner
  const kept = /\sxml:space\s*=\s*["']preserve["']/.test(tag)
    ? plain
    : plain.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '')
  return unescapeXml(kept).replace(/\r\n?|\n/g, ' ')
}

interface Walk {
  readonly xml: string
  readonly prefix: string
  /** Where hidden runs begin. */
  readonly hidden: ReadonlySet<number>
  readonly number: (properties: string) => string
  /** The mark of the note that a tag refers to. */
  readonly mark: (tag: string, name: string) => string
  /** Why nothing of it can be changed; null where it can. */
  readonly fixed: string | null
}

/** Whether a paragraph's mark is deleted, so that the next one goes on with its line. */
const isJoined = (properties: string): boolean =>
  elementsOf(properties, ['rPr', 'sectPr', 'pPrChange'])
    .filter(({ name }) => name === 'rPr')
    .some(({ inner }) => elementsOf(properties, ['del', 'moveFrom'], ...inner).length > 0)

function walk({ xml, prefix, hidden, number, mark, fixed }: Walk, from = 0, to = xml.length): Line[] {
  const tags = tagsOf(xml, NAMES, from, to).filter(
    (tag) =>
      FOREIGN.has(tag.name) ||
      xml.startsWith(`${prefix}${tag.name}`, tag.start + (tag.kind === 'close' ? 2 : 1)),
  )
  const frames: Frame[] = []
  const sinks: Line[][] = [[]]
  const open: Open[] = []
  const fields: ('code' | 'result')[] = []
  const carried = new Map<Line[], Open>()
  let read = 0

  /** The place behind an element that is left out. */
  const past = (at: number): number => {
    const { name, kind } = tags[at] ?? { name: '', kind: 'empty' }
    if (kind === 'empty') return at
    let depth = 1
    let next = at
    while (depth > 0 && next + 1 < tags.length) {
      next += 1
      const tag = tags[next]
      if (tag?.name === name && tag.kind !== 'empty') depth += tag.kind === 'open' ? 1 : -1
    }
    return next
  }

  const whyFixed = (run: Run | null): string | null => {
    const told = fixed ?? frames.find((frame) => frame.fixed !== null)?.fixed ?? null
    if (told !== null) return told
    if (fields.length > 0) return IN_FIELD
    const changes = frames.filter(({ name }) => name === 'ins' || name === 'moveTo').length
    return changes > (run?.inserted === '' ? 0 : 1) ? IN_CHANGE : null
  }

  const add = (text: string, kind: Piece['kind'], start: number, end: number): void => {
    const line = open.at(-1)?.lines.at(-1)
    const run = frames.findLast((frame) => frame.run !== null)?.run ?? null
    if (line === undefined || text === '' || fields.includes('code')) return
    read += 1
    line.pieces.push({ at: line.text.length, text, kind, start, end, run, fixed: whyFixed(run) })
    line.text += text
  }

  const beginParagraph = (): void => {
    const sink = sinks.at(-1) ?? []
    const before = carried.get(sink)
    carried.delete(sink)
    open.push(before ?? { lines: [newLine()], boxes: [], goesOn: false })
  }

  const endParagraph = (): void => {
    const paragraph = open.pop()
    const sink = sinks.at(-1)
    if (paragraph === undefined || sink === undefined) return
    if (paragraph.goesOn) {
      paragraph.goesOn = false
      carried.set(sink, paragraph)
    } else sink.push(...paragraph.lines, ...paragraph.boxes)
  }

  const begin = (tag: Tag, at: number): number => {
    const { name, kind, start, end } = tag
    const text = xml.slice(start, end)
    const empty = kind === 'empty'
    const parent = frames.at(-1)
    if (name === 'rPr' && parent?.run && parent.run.look === '') {
      const behind = past(at)
      parent.run.body = tags[behind]?.end ?? end
      parent.run.look = xml.slice(start, parent.run.body)
      return behind
    }
    if (ASIDE.includes(name) || name === 'oMath' || (name === 'r' && hidden.has(start))) return past(at)
    if (name === 'pPr' || name === 'sdtPr') {
      const behind = past(at)
      const own = empty ? '' : xml.slice(end, tags[behind]?.start)
      const paragraph = open.at(-1)
      if (name === 'sdtPr') {
        const locked = elementsOf(own, ['lock']).some(({ tag }) =>
          /contentLocked$/i.test(attribute(tag, VALUE) ?? ''),
        )
        if (parent && (locked || elementsOf(own, ['dataBinding']).length > 0)) parent.fixed = IN_CONTROL
      } else if (paragraph && parent?.name === 'p') {
        paragraph.goesOn = isJoined(own)
        const numbered = number(own)
        const line = paragraph.lines.at(-1)
        if (numbered !== '' && line) {
          line.pieces.push({
            ...{ at: line.text.length, text: numbered, kind: 'sign', start: end, end, run: null },
            fixed: '这里是自动编号',
          })
          line.text += numbered
        }
      }
      return behind
    }
    if (name === 't') {
      const behind = past(at)
      const close = tags[behind]
      if (!empty && close) add(letters(text, xml.slice(end, close.start)), 'letters', start, close.end)
      return behind
    }
    if (name === 'br' || name === 'cr') {
      if (!fields.includes('code')) open.at(-1)?.lines.push(newLine())
      return past(at)
    }
    const sign = SIGNS[name]
    if (sign !== undefined) add(sign, 'sign', start, end)
    else if (name === 'sym') {
      const code = Number.parseInt(attribute(text, '(?:[\\w.-]+:)?char') ?? '', 16)
      if (code > 31 && code < 0xd800) add(String.fromCharCode(code), 'sign', start, end)
      // Signs of a symbol font: one place each, whatever they look like.
      else if (code >= 0xe000 && code < 0xfffe) add(String.fromCharCode(code), 'sign', start, end)
    } else if (name === 'footnoteReference' || name === 'endnoteReference')
      add(mark(text, name), 'mark', start, end)
    else if (name === 'fldChar') {
      const type = attribute(text, '(?:[\\w.-]+:)?fldCharType')
      if (type === 'begin') fields.push('code')
      else if (type === 'end') fields.pop()
      else if (fields.length > 0) fields[fields.length - 1] = 'result'
    }
    if (empty) {
      if (name === 'p') {
        beginParagraph()
        endParagraph()
      }
      return at
    }
    if ((name === 'Choice' || name === 'Fallback') && parent && read > parent.before) return past(at)
    if (name === 'p') beginParagraph()
    if (name === 'txbxContent') sinks.push(open.at(-1)?.boxes ?? [])
    const inserted = parent?.name === 'ins' || parent?.name === 'moveTo'
    frames.push({
      ...{ name, tag, fixed: FIXED[name] ?? null, before: read },
      run:
        name !== 'r'
          ? null
          : {
              ...{ tag: text, start, end, body: end, close: end, look: '', parent: parent?.tag.start ?? -1 },
              inserted: inserted && parent ? xml.slice(parent.tag.start, parent.tag.end) : '',
            },
    })
    return at
  }

  for (let at = 0; at < tags.length; at += 1) {
    const tag = tags[at]
    if (tag === undefined) break
    if (tag.kind !== 'close') {
      at = begin(tag, at)
      continue
    }
    if (frames.at(-1)?.name !== tag.name) continue
    const frame = frames.pop()
    if (frame?.run) Object.assign(frame.run, { close: tag.start, end: tag.end })
    if (tag.name === 'p') endParagraph()
    if (tag.name === 'txbxContent') {
      const sink = sinks.pop()
      const left = sink && carried.get(sink)
      if (sink && left) sink.push(...left.lines, ...left.boxes)
    }
  }
  const [lines = []] = sinks
  const left = carried.get(lines)
  return left === undefined ? lines : [...lines, ...left.lines, ...left.boxes]
}

/** The lines of the notes that the text refers to, each behind its mark. */
function notesOf(part: string, kind: 'footnote' | 'endnote', parts: Parts, hidden: ReadonlySet<string>) {
  const bytes = parts.get(part)
  if (bytes === undefined) return new Map<string, Line[]>()
  const xml = partText(bytes)
  const { prefix } = dialectOf(xml, `${kind}s`)
  const context = {
    ...{ xml, prefix, number: () => '', mark: () => '', fixed: IN_NOTE },
    hidden: new Set(hiddenRuns(xml, hidden).map(({ start }) => start)),
  }
  return new Map(
    elementsOf(xml, [kind]).map(({ tag, inner }) => [
      attribute(tag, '(?:[\\w.-]+:)?id') ?? '',
      walk(context, ...inner),
    ]),
  )
}

/** The document's lines from top to bottom, blank ones too, then those of its notes. */
export function docxLines(parts: Parts): Line[] {
  const xml = partText(parts.get(mainPart(parts)) ?? new Uint8Array())
  const text = (name: string): string => new TextDecoder().decode(parts.get(name))
  const styles = Array.from(parts.keys()).find((name) => /^word\/styles[^/]*\.xml$/i.test(name)) ?? ''
  const hidden = hiddenStyles(text(styles))
  const notes = {
    footnoteReference: notesOf('word/footnotes.xml', 'footnote', parts, hidden),
    endnoteReference: notesOf('word/endnotes.xml', 'endnote', parts, hidden),
  }
  const told: Line[] = []
  let count = 0
  const mark = (tag: string, name: string): string => {
    // A mark that somebody typed stands there by itself.
    if (/customMarkFollows\s*=\s*["'](?:1|true|on)["']/.test(tag)) return ''
    count += 1
    const label = `[${count}]`
    const lines = notes[name === 'footnoteReference' ? name : 'endnoteReference'].get(
      attribute(tag, '(?:[\\w.-]+:)?id') ?? '',
    )
    for (const [at, line] of (lines ?? []).entries()) told.push(at === 0 ? behind(label, line) : line)
    return label
  }
  const lines = walk({
    ...{ xml, prefix: dialectOf(xml, 'document').prefix, fixed: null, mark },
    hidden: new Set(hiddenRuns(xml, hidden).map(({ start }) => start)),
    number: paragraphNumbers(text('word/numbering.xml'), text(styles)),
  })
  return [...lines, ...told]
}

/** A note's first line behind its mark. */
const behind = (label: string, { text, pieces }: Line): Line => ({
  text: `${label}${text}`,
  pieces: [
    { at: 0, text: label, kind: 'sign', start: 0, end: 0, run: null, fixed: IN_NOTE },
    ...pieces.map((piece) => ({ ...piece, at: piece.at + label.length })),
  ],
})
