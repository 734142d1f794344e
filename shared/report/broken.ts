/**
 * A table that lost its lines on the way into a plain text, one cell a line: its blank cells are blank lines, or gone.
 * The numbers of its rows come again every so many lines, which tells how wide it is.
 */
import { kindOf, type Numbering, readNumbering } from '../measure/numbering.ts'
import { meanings } from '../recognise/roles.ts'
import { endsTable, isLabelAlone, isProse } from './lines.ts'
import { type Header, headerOver, type Kind, kindOfCell, type Profile, profilesOf } from './spread.ts'

/** Lines from…to (not included) of a text that are one table, and what it is. */
export interface Broken {
  readonly from: number
  readonly to: number
  readonly header: Header
  readonly body: readonly (readonly string[])[]
}

/** A line of the text; what is left of them when the blank ones are left out keeps its place. */
interface Line {
  readonly at: number
  readonly text: string
  readonly number: Numbering | null
}

/** Lines from one row to the next, and rows between two numbers, at most. */
const WIDEST = 60
const MOST_ROWS = 12
/** Lines that a header may take. */
const MOST_HEADER = 80
/** A fit below this is none: half of the words are unknown, or stand over something else. */
const LEAST_FIT = 1.1
const LONGEST_CELL = 300
/** First rows that are tried, and lines that a table may take: a crafted text must not be looked through for hours. */
const MOST_TRIES = 40
const MOST_LINES = 10_000

/** Where rows begin, a number each, and how many lines they are apart. */
interface Chain {
  readonly period: number
  readonly starts: readonly number[]
  /** Gaps that are a multiple of the period, less those that are not. */
  readonly sure: number
}

/** The first table of that kind at or behind a line; null where there is none. */
export function brokenTable(texts: readonly string[], from: number): Broken | null {
  let tries = 0
  for (let first = from; first < texts.length && tries < MOST_TRIES; first += 1) {
    if (readNumbering(texts[first] ?? '')?.value !== 1) continue
    const top = headerTop(texts, first, from)
    if (top === null) continue
    tries += 1
    const header = texts.slice(top, first).filter((text) => text !== '')
    const all = linesFrom(texts, first, true)
    const few = linesFrom(texts, first, false)
    const [whole, bare] = [chainOf(all), chainOf(few)]
    const ways = [
      { lines: all, chain: whole, blanks: true },
      { lines: few, chain: bare, blanks: false },
    ].toSorted((a, b) => (b.chain?.sure ?? -1) - (a.chain?.sure ?? -1))
    for (const { lines, chain, blanks } of ways) {
      const found = chain === null ? null : tableOf(lines, chain, header, blanks)
      if (found !== null) return { from: top, ...found }
    }
  }
  return null
}

/** The line with 序号 that stands over a first row; null where none does. */
function headerTop(texts: readonly string[], first: number, from: number): number | null {
  for (let at = first - 1; at >= Math.max(from, first - MOST_HEADER); at -= 1) {
    const text = texts[at] ?? ''
    if (isProse(text)) return null
    if (text.length <= 4 && meanings(text).some(({ role }) => role === 'no')) return at
  }
  return null
}

/** The lines from a first row on, up to the next attachment or what is too long for a cell. */
function linesFrom(texts: readonly string[], first: number, blanks: boolean): Line[] {
  const lines: Line[] = []
  for (let at = first; at < Math.min(texts.length, first + MOST_LINES); at += 1) {
    const text = texts[at] ?? ''
    if (text.length > LONGEST_CELL || isLabelAlone(text)) break
    if (text !== '' || blanks) lines.push({ at, text, number: readNumbering(text) })
  }
  return lines
}

/** How far apart the numbers of the rows stand; null where fewer than three come in their order. */
function chainOf(lines: readonly Line[]): Chain | null {
  const kind = lines[0]?.number ? kindOf(lines[0].number) : ''
  const isNext = (at: number, value: number): boolean => {
    const number = lines[at]?.number
    return number?.value === value && kindOf(number) === kind
  }
  let best: Chain | null = null
  for (let period = 3; period <= WIDEST; period += 1) {
    const starts = [0]
    let sure = 0
    for (let value = 2; ; value += 1) {
      const last = starts.at(-1) ?? 0
      const times = Array.from({ length: MOST_ROWS }, (_, index) => index + 1)
      const hit = times.find((count) => isNext(last + count * period, value))
      if (hit !== undefined) {
        starts.push(last + hit * period)
        // Far away a figure may look like the next number.
        sure += 1 / hit
        continue
      }
      const span = lines.slice(last + 1, last + period * MOST_ROWS)
      const near = span.findIndex((_, index) => isNext(last + 1 + index, value))
      if (near < 0) break
      starts.push(last + 1 + near)
      sure -= 0.5
    }
    if (starts.length >= 3 && sure > (best?.sure ?? 0.9)) best = { period, starts, sure }
  }
  return best
}

function tableOf(
  lines: readonly Line[],
  { period, starts }: Chain,
  words: readonly string[],
  blanks: boolean,
): Omit<Broken, 'from'> | null {
  const cells = (from: number, to: number) => lines.slice(from, to).map(({ text }) => text)
  const spans = starts.map((start, index) => ({ start, end: starts[index + 1] ?? lines.length }))
  const last = spans.pop()
  if (last === undefined) return null
  const chunks = (start: number, end: number): string[][] =>
    Array.from({ length: Math.ceil((end - start) / period) }, (_, index) =>
      cells(start + index * period, Math.min(end, start + (index + 1) * period)),
    )
  const whole = (start: number, end: number): boolean => (end - start) % period === 0
  const sound = spans.flatMap(({ start, end }) => (whole(start, end) ? chunks(start, end) : []))
  const filled = Array.from({ length: period }, (_, column) => column).filter((column) =>
    sound.some((row) => (row[column] ?? '') !== ''),
  )
  const header = bestHeader(words, sound, filled, period)
  if (header === null) return null
  const { columns } = header
  const picked = (row: readonly string[]) => columns.map((column) => row[column] ?? '')
  const profiles = profilesOf(sound.map(picked), columns.length)
  const laid = (texts: readonly string[]): string[][] =>
    rowsFrom(
      texts.filter((text) => text !== ''),
      profiles,
    )
  const body = spans.flatMap(({ start, end }) =>
    whole(start, end) ? chunks(start, end).map(picked) : laid(cells(start, end)),
  )
  const ended = lines.findIndex(
    ({ text }, at) => at > last.start + (blanks ? period - 1 : 1) && endsTable(text),
  )
  const end = ended < 0 ? lines.length : ended
  const rest = blanks ? tail(chunks(last.start, end), columns) : tailOf(cells(last.start, end))
  const ending = blanks ? rest.rows.map(picked) : laid(rest.rows.flat())
  const to = (lines[Math.min(lines.length, last.start + rest.taken) - 1]?.at ?? 0) + 1
  return { to, header: header.header, body: [...body, ...ending] }
}

/** The rows at the end, of which no number says where they end: as long as they begin with a blank one. */
function tail(rows: readonly (readonly string[])[], columns: readonly number[]) {
  let count = 1
  for (; count < rows.length; count += 1) {
    const row = rows[count] ?? []
    const some = columns.some((column, index) => index > 0 && (row[column] ?? '') !== '')
    if ((row[columns[0] ?? 0] ?? '') !== '' || !some) break
  }
  const taken = rows.slice(0, count)
  const cut = taken.at(-1)?.findLastIndex((text) => text !== '') ?? 0
  const before = taken.slice(0, -1).reduce((sum, row) => sum + row.length, 0)
  return { rows: taken, taken: before + cut + 1 }
}

/** The same where blank lines tell nothing: up to the next heading of the text. */
function tailOf(cells: readonly string[]): { rows: string[][]; taken: number } {
  const end = cells.findIndex((text, at) => at > 0 && /^[一二三四五六七八九十]+、/.test(text))
  const own = end < 0 ? cells : cells.slice(0, end)
  return { rows: own.map((text) => [text]), taken: own.length }
}

/** The header that fits best, with the columns that it stands over: blank ones may be line ends, or still to be filled. */
function bestHeader(
  words: readonly string[],
  body: readonly (readonly string[])[],
  filled: readonly number[],
  period: number,
): { header: Header; columns: readonly number[] } | null {
  const blank = Array.from({ length: period }, (_, column) => column).filter(
    (column) => !filled.includes(column),
  )
  let best: { header: Header; columns: readonly number[] } | null = null
  for (let more = 0; more <= blank.length; more += 1) {
    const columns = [...filled, ...blank.slice(0, more)].toSorted((a, b) => a - b)
    const picked = body.map((row) => columns.map((column) => row[column] ?? ''))
    const header = headerOver(words, profilesOf(picked, columns.length))
    if (header !== null && header.fit >= LEAST_FIT && header.fit > (best?.header.fit ?? 0) + 0.05)
      best = { header, columns }
  }
  return best
}

/** What a new row, a left-out cell and a line that goes on in its cell cost, against what a cell in its place gains. */
const COSTS = { row: 1.1, opened: 0.6, gap: 0.1, line: 0.4 }

/** （1）…, 其中：…, —…: a row under another. */
const OPENS = /^(?:[（(]|其中|[—-]|#)/

/** How well a cell goes into a column: words may stand where figures do (年度数据). */
function gainOf(profile: Profile, kind: Kind): number {
  const words = kind === 'name' || kind === 'status'
  const open = (profile.figure ?? 0) + (profile.status ?? 0) + (profile.name ?? 0)
  return Math.max(profile[kind] ?? 0, words && open > 0.5 ? 0.35 : 0.02)
}

/**
 * Cells in their order as rows of columns, where blank cells are gone: each goes where others of its kind stand, to
 * the right of the one before it, or into a new row.
 */
function rowsFrom(cells: readonly string[], profiles: readonly Profile[]): string[][] {
  const width = profiles.length
  interface Step {
    readonly score: number
    readonly from: number
    readonly move: 'right' | 'row' | 'line'
  }
  const steps: Step[][] = []
  for (const [index, text] of cells.entries()) {
    const kind = kindOfCell(text)
    const row: Step[] = []
    for (let column = 0; column < width; column += 1) {
      const gain = gainOf(profiles[column] ?? {}, kind)
      const before = steps[index - 1]
      if (before === undefined) {
        row.push({ score: column === 0 ? gain : Number.NEGATIVE_INFINITY, from: -1, move: 'row' })
        continue
      }
      const opening = column === 0 ? Number.POSITIVE_INFINITY : OPENS.test(text) ? COSTS.opened : COSTS.row
      let best: Step = { score: Number.NEGATIVE_INFINITY, from: 0, move: 'row' }
      for (const [from, { score }] of before.entries()) {
        const right =
          from < column ? score + gain - (column - from - 1) * COSTS.gap : Number.NEGATIVE_INFINITY
        const line = from === column && kind === 'name' ? score - COSTS.line : Number.NEGATIVE_INFINITY
        const next = score + gain - opening
        if (right > best.score) best = { score: right, from, move: 'right' }
        if (line > best.score) best = { score: line, from, move: 'line' }
        if (next > best.score) best = { score: next, from, move: 'row' }
      }
      row.push(best)
    }
    steps.push(row)
  }
  const ends = steps.at(-1) ?? []
  let column = ends.reduce((best, { score }, at) => (score > (ends[best]?.score ?? 0) ? at : best), 0)
  const rows: string[][] = [new Array<string>(width).fill('')]
  for (let index = cells.length - 1; index >= 0; index -= 1) {
    const step = steps[index]?.[column]
    const row = rows[0] ?? []
    const text = cells[index] ?? ''
    row[column] = row[column] === '' ? text : `${text}${row[column]}`
    if (step?.move === 'row' && index > 0) rows.unshift(new Array<string>(width).fill(''))
    column = step?.from ?? 0
  }
  return rows
}
