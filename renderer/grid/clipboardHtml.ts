/**
 * What Excel, WPS, LibreOffice, Word and browsers put on the clipboard as HTML, read into texts and merges. The HTML is
 * parsed into a document of its own that runs no script and loads nothing.
 */
import type { Mark } from '../../shared/attachment/model.ts'
import type { Rectangle } from '../../shared/attachment/rectangles.ts'
import { LONGEST } from '../../shared/formula/grammar.ts'
import { figureText } from '../../shared/measure/shortened.ts'
import { type ClassStyles, classStyles, foreignLook, ownLook } from './clipboardLooks.ts'

export interface PastedTable {
  readonly texts: readonly (readonly string[])[]
  /** Relative to the block. */
  readonly merges: readonly Rectangle[]
  /** Formulas of our own that came along, by row and column of the block ("0,2"). */
  readonly formulas?: ReadonlyMap<string, string>
  /** How its cells are shown, by row and column of the block; a cell without is shown plainly. */
  readonly looks?: ReadonlyMap<string, Mark>
  /** It was copied in our own sheet: its looks come along without being asked for. */
  readonly own?: boolean
}

/** Characters of HTML beyond which only the plain text is read: parsing them would freeze the window. */
const longestHtml = 20_000_000
/** Deeper than any document: the parser's time grows with the square of it. */
const deepest = 500

/**
 * The tables in the HTML, one below the other, and lines of text around them as rows of one cell.
 * @returns null where there is no table, or more than `limit` cells, or what is no document but a bomb
 */
export function readHtmlTable(html: string, limit: number): PastedTable | null {
  if (html.length > longestHtml || !/<table[\s>]/i.test(html) || isDeep(html)) return null
  const page = new DOMParser().parseFromString(html, 'text/html')
  const { body } = page
  if (body.querySelector('table') === null) return null
  const own = body.querySelector('table[data-looks]') !== null
  const classes = own ? null : classStyles(page)
  const sheet: Draft = {
    rows: [],
    merges: [],
    formulas: new Map(),
    looks: new Map(),
    classes,
    cells: 0,
    limit,
  }
  readBlocks(body, sheet)
  if (sheet.cells > limit) return null
  const width = sheet.rows.reduce((most, row) => Math.max(most, row.length), 0)
  return {
    texts: sheet.rows.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? '')),
    merges: sheet.merges,
    formulas: sheet.formulas,
    looks: sheet.looks,
    own,
  }
}

/** Elements that end by themselves, or may. */
const endless = /^(?:br|col|img|meta|link|input|hr|wbr|p|li|td|th|tr|tbody|thead|tfoot|colgroup|dt|dd)$/i

function isDeep(html: string): boolean {
  let depth = 0
  for (const [, end, name = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9:]*)/gi)) {
    if (endless.test(name)) continue
    depth = Math.max(0, depth + (end === '' ? 1 : -1))
    if (depth > deepest) return true
  }
  return false
}

interface Draft {
  /** The rows so far; a hole is a place that a merge covers or that no cell stands in. */
  readonly rows: (string | undefined)[][]
  readonly merges: Rectangle[]
  readonly formulas: Map<string, string>
  readonly looks: Map<string, Mark>
  /** Another program's styles by class; null for a table of our own. */
  readonly classes: ClassStyles | null
  cells: number
  readonly limit: number
}

/** Tables as they stand, and what stands between them as rows of one cell. */
function readBlocks(parent: Element, sheet: Draft): void {
  let loose: Node[] = []
  const keepLoose = (): void => {
    for (const line of linesOf(loose)) if (line !== '') sheet.rows.push([line])
    loose = []
  }
  for (const child of parent.childNodes) {
    const holdsTable = child instanceof HTMLElement && child.querySelector('table') !== null
    if (!(child instanceof HTMLTableElement) && !holdsTable) {
      loose.push(child)
      continue
    }
    keepLoose()
    if (child instanceof HTMLTableElement) readRows(child, sheet)
    else readBlocks(child, sheet)
  }
  keepLoose()
}

function readRows(table: HTMLTableElement, sheet: Draft): void {
  const lines = [...table.rows].filter((line) => !isRuler(line))
  // Excel writes a run of empty rows as one.
  const heights = lines.map((line) => Number(/mso-xlrowspan:\s*(\d{1,7})/i.exec(styleOf(line))?.[1] ?? 1))
  let row = sheet.rows.length
  const end = row + heights.reduce((sum, height) => sum + height, 0)
  sheet.cells += end - row
  if (sheet.cells > sheet.limit) return
  while (sheet.rows.length < end) sheet.rows.push([])
  for (const [at, line] of lines.entries()) {
    let column = 0
    for (const cell of line.cells) {
      while (column in (sheet.rows[row] ?? [])) column++
      const bottom = Math.min(row + Math.max(1, cell.rowSpan), end) - 1
      const right = column + Math.max(1, cell.colSpan) - 1
      sheet.cells += (bottom - row + 1) * (right - column + 1)
      if (sheet.cells > sheet.limit) return
      for (const target of sheet.rows.slice(row, bottom + 1))
        for (let place = column; place <= right; place++) target[place] = undefined
      const target = sheet.rows[row]
      // Of our own what was typed, and not how many decimals of it were shown.
      const typed = sheet.classes === null ? cell.getAttribute('data-typed') : null
      if (target !== undefined) target[column] = typed ?? figureText(cellText(cell), numberOf(cell))
      const look = sheet.classes === null ? ownLook(cell) : foreignLook(cell, sheet.classes)
      if (look !== null) sheet.looks.set(`${row},${column}`, look)
      const formula = cell.getAttribute('data-formula')
      if (formula !== null && formula.length <= LONGEST) sheet.formulas.set(`${row},${column}`, formula)
      // A text that runs over empty neighbours in Excel is no merge.
      if ((bottom > row || right > column) && !/mso-ignore:\s*colspan/i.test(styleOf(cell)))
        sheet.merges.push({ top: row, left: column, bottom, right })
      column = right + 1
    }
    row += heights[at] ?? 1
  }
}

/** Excel and Word end a table of merged cells with an empty row of no height, which only tells the widths. */
const isRuler = (line: HTMLTableRowElement): boolean =>
  (line.getAttribute('height') === '0' || /display:\s*none/i.test(styleOf(line))) &&
  (line.textContent ?? '').trim() === ''

const styleOf = (element: Element): string => element.getAttribute('style') ?? ''

/** The number that Excel (x:num) or LibreOffice (sdval) wrote beside the text; NaN where there is none. */
const numberOf = (cell: HTMLElement): number =>
  Number.parseFloat(cell.getAttribute('x:num') || cell.getAttribute('sdval') || '')

/** What Word struck out, and its hidden words. */
const isGone = (element: HTMLElement): boolean =>
  element.tagName === 'DEL' || element.hasAttribute('hidden') || /display:\s*none/i.test(styleOf(element))

/** A cell's text as a person sees it; a cell of nothing but white space (Word's, WPS's empty ones) is empty. */
function cellText(cell: HTMLElement): string {
  const text = linesOf(cell.childNodes).join('\n')
  return text.trim() === '' ? '' : text.replace(/^\n+|\n+$/g, '')
}

const wide = '\u2e80-\u303f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef'
const brokenBetweenIdeographs = new RegExp(`(?<=[${wide}])[ \\t]*\\n[ \\t\\n]*(?=[${wide}])`, 'g')

/**
 * Lines of text: line breaks and paragraphs kept, white space of the source folded. Word breaks its source between
 * ideographs, where a line break means nothing; elsewhere it means a space. A space that was typed arrives as a hard
 * one and stays.
 */
function linesOf(nodes: Iterable<Node>): string[] {
  const lines = ['']
  const begin = (): void => {
    if ((lines.at(-1) ?? '').replace(/[\t\n ]/g, '') !== '') lines.push('')
  }
  const read = (node: Node): void => {
    if (node.nodeType === Node.TEXT_NODE)
      lines[lines.length - 1] += (node.nodeValue ?? '').replace(/\r\n?/g, '\n')
    if (!(node instanceof HTMLElement)) return
    if (node.tagName === 'BR') lines.push('')
    else if (node.tagName !== 'STYLE' && node.tagName !== 'SCRIPT' && !isGone(node)) {
      const block = /^(?:P|DIV|LI|H[1-6]|TR)$/.test(node.tagName)
      if (block) begin()
      for (const child of node.childNodes) read(child)
      if (block) begin()
    }
  }
  for (const node of nodes) read(node)
  if (lines.length > 1 && lines.at(-1)?.trim() === '') lines.pop()
  return lines.map((line) =>
    line
      .replace(brokenBetweenIdeographs, '')
      .replace(/[\t\n ]+/g, ' ')
      .replace(/^ +| +$/g, '')
      .replaceAll('\u00a0', ' '),
  )
}
