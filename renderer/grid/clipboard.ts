/**
 * The clipboard as a pure codec: a block of texts to and from text/plain (tabs and line ends, quoted where a text
 * holds them itself, as Excel and WPS do) and out as text/html with spans.
 */
import type { Rectangle } from './selection.ts'

export type Block = readonly (readonly string[])[]

/** Texts as Excel puts them on the clipboard. */
export const toTsv = (block: Block): string => block.map((row) => row.map(quoted).join('\t')).join('\r\n')

const quoted = (text: string): string => (/[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** Texts as Excel, WPS and LibreOffice put them there; one trailing line end is theirs, not a row. */
export function fromTsv(source: string): string[][] {
  const text = source.replace(/\r\n?/g, '\n').replace(/\n$/, '')
  const rows: string[][] = []
  let row: string[] = []
  let position = 0
  for (;;) {
    const cell = text[position] === '"' ? quotedCell(text, position) : null
    const end = cell?.end ?? plainEnd(text, position)
    row.push(cell?.value ?? text.slice(position, end))
    const mark = text[end]
    position = end + 1
    if (mark === '\t') continue
    rows.push(row)
    row = []
    if (mark === undefined) return rows
  }
}

function plainEnd(text: string, from: number): number {
  let end = from
  while (end < text.length && text[end] !== '\t' && text[end] !== '\n') end++
  return end
}

/** A quoted cell that closes before the next tab, line or the end; null where the quote is just a character. */
function quotedCell(text: string, from: number): { value: string; end: number } | null {
  let value = ''
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] !== '"') {
      value += text[at]
      continue
    }
    if (text[at + 1] === '"') {
      value += '"'
      at++
      continue
    }
    const after = text[at + 1]
    return after === undefined || after === '\t' || after === '\n' ? { value, end: at + 1 } : null
  }
  return null
}

/** A table that Word, WPS and Excel paste with its merges. `merges` are relative to the block. */
export function toHtml(block: Block, merges: readonly Rectangle[]): string {
  const rows = block.map((row, r) => {
    const cells = row.map((text, c) => {
      const merge = merges.find((m) => r >= m.top && r <= m.bottom && c >= m.left && c <= m.right)
      if (merge !== undefined && (merge.top !== r || merge.left !== c)) return ''
      const rowspan =
        merge === undefined || merge.bottom === merge.top ? '' : ` rowspan="${merge.bottom - merge.top + 1}"`
      const colspan =
        merge === undefined || merge.right === merge.left ? '' : ` colspan="${merge.right - merge.left + 1}"`
      return `<td${rowspan}${colspan} style="border:0.5pt solid #000;mso-number-format:'\\@'">${escaped(text)}</td>`
    })
    return `<tr>${cells.join('')}</tr>`
  })
  return `<html><head><meta charset="utf-8"></head><body><table style="border-collapse:collapse">${rows.join('')}</table></body></html>`
}

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '<br style="mso-data-placement:same-cell">')
