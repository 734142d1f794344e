/**
 * Tables that Excel, WPS, LibreOffice and Word put on the clipboard as HTML, read into texts and merges. The HTML is
 * parsed into a document of its own that runs no script and loads nothing.
 */
import type { Rectangle } from './selection.ts'

export interface PastedTable {
  readonly texts: readonly (readonly string[])[]
  /** Relative to the block. */
  readonly merges: readonly Rectangle[]
}

/** The first table in the HTML; null where there is none. Spans beyond `limit` cells end the reading with null. */
export function readHtmlTable(html: string, limit: number): PastedTable | null {
  const table = new DOMParser().parseFromString(html, 'text/html').querySelector('table')
  if (table === null) return null
  const texts: string[][] = []
  const taken = new Set<string>()
  const merges: Rectangle[] = []
  let cells = 0
  for (const [row, line] of [...table.rows].entries()) {
    const target: string[] = texts[row] ?? []
    texts[row] = target
    let column = 0
    for (const cell of line.cells) {
      while (taken.has(`${row},${column}`)) column++
      const height = Math.max(1, Math.min(cell.rowSpan, table.rows.length - row))
      const width = Math.max(1, cell.colSpan)
      cells += height * width
      if (cells > limit) return null
      for (let r = row; r < row + height; r++)
        for (let c = column; c < column + width; c++) taken.add(`${r},${c}`)
      target[column] = cellText(cell)
      if (height > 1 || width > 1)
        merges.push({ top: row, left: column, bottom: row + height - 1, right: column + width - 1 })
      column += width
    }
  }
  const width = Math.max(...[...taken].map((place) => Number(place.split(',')[1]) + 1), 0)
  return {
    texts: texts.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? '')),
    merges,
  }
}

/** A cell's text as a person sees it: white space of the source folded, line breaks and paragraphs kept. */
function cellText(cell: HTMLElement): string {
  const lines = ['']
  const append = (text: string): void => {
    lines[lines.length - 1] += text
  }
  const walk = (node: Node): void => {
    if (node.nodeType === Node.TEXT_NODE) append((node.nodeValue ?? '').replace(/[\t\n\r ]+/g, ' '))
    if (!(node instanceof HTMLElement)) return
    if (node.tagName === 'BR') lines.push('')
    else if (node.tagName !== 'STYLE' && node.tagName !== 'SCRIPT') {
      const block = node.tagName === 'P' || node.tagName === 'DIV' || node.tagName === 'LI'
      if (block && lines.some((line) => line.trim() !== '')) lines.push('')
      for (const child of node.childNodes) walk(child)
    }
  }
  for (const child of cell.childNodes) walk(child)
  // The white space of the source goes; a space that was typed arrives as a hard one and stays.
  return lines
    .map((line) => line.replace(/^ +| +$/g, '').replaceAll('\u00a0', ' '))
    .join('\n')
    .replace(/^\n+|\n+$/g, '')
}
