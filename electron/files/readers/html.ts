/**
 * HTML → one sheet, top to bottom: each table as its rows, each paragraph between tables as a row of its own, so that
 * a title above a table and a note below it are where recognition looks for them.
 */
import type { Mark } from '../../../shared/attachment/model.ts'
import { figureText, lostDigits } from '../../../shared/measure/shortened.ts'
import { isNoteText } from '../../../shared/recognise/around.ts'
import type { Sheet } from '../../../shared/recognise/sheet.ts'
import { isProse, linesOver, linesUnder } from '../../../shared/report/lines.ts'
import { lookedText } from '../docx/looks.ts'
import { type Draft, draftSheet, LAST, newBudget } from '../sheet-build.ts'
import { readHtml } from '../xml/xml.ts'

/** How white space is read: a browser collapses it, a Word document means it. */
export type Spaces = 'collapse' | 'keep'

interface Cell {
  text: string
  /** How it is shown; null for plainly. */
  look: Mark | null
  /** Whether it is an item of a numbered list. */
  numbered: boolean
  readonly rows: number
  readonly columns: number
  /** The number that Excel or LibreOffice wrote beside the text; NaN where there is none. */
  readonly value: number
}

interface Table {
  readonly rows: {
    readonly cells: Cell[]
    readonly hidden: boolean
    /** Head, body or foot, whatever the order in which they are written. */
    readonly part: number
    /** Which thead, tbody or tfoot of the table it is in: no cell spans beyond its own. */
    readonly group: number
  }[]
  cell: Cell | null
  part: number
  group: number
}

/** The parts of a table as they stand on the page. */
const PARTS: Readonly<Record<string, number>> = { thead: 0, tbody: 1, tfoot: 2 }

type Block = { readonly table: Table } | { readonly line: string }

const BREAKS: ReadonlySet<string> = new Set(
  'p div li h1 h2 h3 h4 h5 h6 pre blockquote section article header footer caption dt dd center form'.split(
    ' ',
  ),
)
const ASIDE: ReadonlySet<string> = new Set([
  'script',
  'style',
  'title',
  'template',
  'noscript',
  'xml',
  'svg',
  'del',
])
/** What is a place on the page even where it is hidden. */
const PLACES: ReadonlySet<string> = new Set(['table', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th', 'col'])

/** The most that a cell may span, as browsers have it. */
const MOST = { columns: 1_000, rows: 65_534 } as const

function span(text: string | undefined, most: number): number {
  const number = Number.parseInt(text ?? '1', 10)
  return number >= 1 ? Math.min(number, most) : 1
}

const isHidden = (has: Readonly<Record<string, string>>): boolean =>
  /display\s*:\s*none/i.test(has.style ?? '') || has.hidden !== undefined

function blocksOf(html: string, spaces: Spaces, looks: readonly Mark[] = []): Block[] {
  const blocks: Block[] = []
  const open: Table[] = []
  let line = ''
  let aside = 0
  // The lists that are open outside tables: how far each is numbered, null where it is not.
  const lists: (number | null)[] = []

  const clean = (text: string): string =>
    spaces === 'keep'
      ? text.replace(/^\n+|\n+$/g, '')
      : text
          .replace(/[ \u00a0]+/g, ' ')
          .split('\n')
          .map((one) => one.trim())
          .join('\n')
          .replace(/^\n+|\n+$/g, '')

  const endLine = (): void => {
    const text = clean(line)
    line = ''
    if (text.trim() !== '') blocks.push({ line: text })
  }

  const add = (text: string): void => {
    const table = open.at(-1)
    if (table === undefined) line += text
    else if (table.cell) table.cell.text += text
  }

  const endCell = (): void => {
    const table = open.at(-1)
    if (table?.cell) {
      const { text, look } = lookedText(table.cell.text, looks)
      table.cell.text = clean(text)
      table.cell.look = look
    }
    if (table) table.cell = null
  }

  const beginPart = (table: Table, part = 1): void => {
    table.part = part
    table.group += 1
  }

  const breakLine = (): void => {
    const cell = open.at(-1)?.cell
    if (open.length === 0) endLine()
    else if (cell && cell.text !== '' && !cell.text.endsWith('\n')) cell.text += '\n'
  }

  readHtml(html, {
    open: (name, has) => {
      // Word writes what was struck out as <del>, and hidden words as they are.
      if (aside > 0 || ASIDE.has(name) || (isHidden(has) && !PLACES.has(name))) {
        aside += 1
        return
      }
      const table = open.at(-1)
      if (name === 'table') {
        // A table within a cell of another comes after it: pages are laid out that way.
        endLine()
        const inner: Table = { rows: [], cell: null, part: 1, group: 0 }
        open.push(inner)
        blocks.push({ table: inner })
      } else if (name === 'tr') {
        endCell()
        table?.rows.push({ cells: [], hidden: isHidden(has), part: table.part, group: table.group })
      } else if (table && name in PARTS) {
        endCell()
        beginPart(table, PARTS[name])
      } else if ((name === 'td' || name === 'th') && table) {
        endCell()
        if (table.rows.length === 0)
          table.rows.push({ cells: [], hidden: false, part: table.part, group: table.group })
        table.cell = {
          text: '',
          look: null,
          numbered: false,
          rows: span(has.rowspan, MOST.rows),
          columns: span(has.colspan, MOST.columns),
          value: Number.parseFloat(has.num || has.sdval || ''),
        }
        table.rows.at(-1)?.cells.push(table.cell)
      } else if (name === 'ol' && table?.cell) table.cell.numbered = true
      else if (name === 'ol' || name === 'ul') lists.push(name === 'ol' ? 0 : null)
      else if (name === 'br') add('\n')
      else if (BREAKS.has(name)) breakLine()
      const list = lists.at(-1)
      if (name === 'li' && table === undefined && list != null) {
        lists[lists.length - 1] = list + 1
        add(`${list + 1}.`)
      }
    },
    text: (piece) => {
      if (aside > 0) return
      add(spaces === 'keep' ? piece : piece.replace(/[ \t\r\n\f]+/g, ' '))
    },
    close: (name) => {
      if (aside > 0) {
        aside -= 1
        return
      }
      const table = open.at(-1)
      if (name === 'table') {
        endCell()
        const inner = open.pop()
        inner?.rows.sort((a, b) => a.part - b.part)
        const rows = open.at(-1)?.rows ?? []
        const row = rows.at(-1)?.cells ?? []
        // In the third column of a second row a table is a cell's own text; else it is there for the page's layout.
        if (inner && rows.length > 1 && row.slice(0, -1).filter(({ text }) => text !== '').length > 1) {
          for (const { cells } of inner.rows) {
            breakLine()
            add(cells.map(({ text }) => text).join(' '))
          }
          blocks.splice(
            blocks.findLastIndex((block) => 'table' in block && block.table === inner),
            1,
          )
        }
      } else if (name === 'td' || name === 'th') endCell()
      else if (table && name in PARTS) beginPart(table, 1)
      else if ((name === 'ol' || name === 'ul') && open.length === 0) lists.pop()
      else if (BREAKS.has(name)) breakLine()
    },
  })
  endLine()
  return blocks
}

/** Puts a table's cells where they belong under their spans; the number of rows it takes. */
function place(table: Table, top: number, draft: Draft): number {
  // For each column, how many more rows a cell from above takes.
  const taken: number[] = []
  // Word numbers 序号 by itself: cells of a column that hold a number of a list and nothing else.
  const numbers: number[] = []
  const height = table.rows.length
  const ends = new Map(table.rows.map(({ group }, index) => [group, index + 1]))
  for (const [index, { cells, hidden, group }] of table.rows.entries()) {
    const end = ends.get(group) ?? height
    let column = 0
    if (hidden) draft.hideRows(top + index, top + index)
    for (const cell of cells) {
      while ((taken[column] ?? 0) > index) column += 1
      if (column > LAST.column) break
      if (cell.numbered && cell.text === '') {
        const number = (numbers[column] ?? 0) + 1
        numbers[column] = number
        draft.put(top + index, column, String(number))
      } else {
        const text = figureText(cell.text, cell.value)
        draft.put(top + index, column, text)
        if (cell.look !== null && text !== '') draft.look(top + index, column, cell.look)
        const lost = lostDigits(text)
        if (lost !== null) draft.warn(top + index, column, lost)
      }
      const rows = Math.min(cell.rows, end - index)
      if (rows > 1 || cell.columns > 1) {
        draft.merge({
          top: top + index,
          left: column,
          bottom: top + index + rows - 1,
          right: column + cell.columns - 1,
        })
      }
      for (let right = column; right < column + cell.columns; right += 1) {
        taken[right] = Math.max(taken[right] ?? 0, index + rows)
      }
      column += cell.columns
    }
  }
  return height
}

/** What is left of a report when of the lines around each table only its own are kept; a page without prose stays. */
function withoutProse(blocks: readonly Block[]): readonly Block[] {
  const texts = blocks.map((block) => ('line' in block ? block.line : null))
  if (!texts.some((text) => text !== null && isProse(text) && !isNoteText(text))) return blocks
  const kept = new Set<Block>()
  let before = 0
  for (const [at, block] of blocks.entries()) {
    if ('line' in block) continue
    const over = texts.slice(before, at).map((text) => text ?? '')
    const next = texts.indexOf(null, at + 1)
    const under = texts.slice(at + 1, next < 0 ? texts.length : next).map((text) => text ?? '')
    const from = at - linesOver(over)
    for (const one of blocks.slice(from, at + 1 + linesUnder(under))) kept.add(one)
    before = at + 1
  }
  return blocks.filter((block) => kept.has(block))
}

/** The paragraphs of a page, without its tables. */
export const readLines = (html: string, spaces: Spaces = 'collapse'): string[] =>
  blocksOf(html, spaces).flatMap((block) => ('line' in block ? [block.line] : []))

/**
 * The one sheet that a page is; none where it holds no table.
 * @param looks what the signs of its cells stand for (docx/looks.ts)
 */
export function readPage(
  html: string,
  name: string,
  spaces: Spaces = 'collapse',
  looks: readonly Mark[] = [],
): Sheet[] {
  const blocks = blocksOf(html, spaces, looks)
  if (!blocks.some((block) => 'table' in block)) return []
  const draft = draftSheet(name, newBudget())
  let row = 0
  for (const block of withoutProse(blocks)) {
    if ('line' in block) {
      draft.put(row, 0, block.line)
      row += 1
    } else {
      // A blank row keeps two tables apart that have nothing between them.
      const height = place(block.table, row, draft)
      row += height === 0 ? 0 : height + 1
    }
  }
  return [draft.finish()]
}
