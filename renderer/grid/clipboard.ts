/**
 * The clipboard as a pure codec: a block of texts to and from text/plain (tabs and line ends, quoted where a text
 * holds them itself, as Excel and WPS do) and out as text/html with spans.
 */
import type { Mark } from '../../shared/attachment/model.ts'
import type { Rectangle } from '../../shared/attachment/rectangles.ts'
import { figureFormat } from '../../shared/measure/figure-format.ts'
import { escaped } from '../../shared/page/html.ts'
import { lookAttribute, lookStyle } from './clipboardLooks.ts'

export type Block = readonly (readonly string[])[]

/** Texts as Excel puts them on the clipboard: quoted only where the text would be read as something else. */
export const toTsv = (block: Block): string => block.map((row) => row.map(quoted).join('\t')).join('\r\n')

const quoted = (text: string): string => (/[\t\n\r]|^"/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

const lineEnds = (text: string): string => text.replace(/\r\n?/g, '\n')

/** Whether the clipboard still holds a text that was put there, however the system ends its lines. */
export const isSameText = (one: string, other: string): boolean => lineEnds(one) === lineEnds(other)

/** Texts as Excel, WPS and LibreOffice put them there; one trailing line end is theirs, not a row. */
export function fromTsv(source: string): string[][] {
  const text = lineEnds(source).replace(/\n$/, '')
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

/**
 * A table that Word, WPS and Excel paste with its merges, rules and fonts.
 * @param merges relative to the block
 * @param formulas of computed cells how they are computed, by row and column of the block, for a paste into our own sheet
 * @param left the columns whose texts stand at the left; the others are centred, as on the paper
 * @param looks how cells are shown, and `typed` what was typed where that is something else, by row and column of the block
 */
export function toHtml(
  block: Block,
  merges: readonly Rectangle[],
  left: ReadonlySet<number> = new Set(),
  formulas: ReadonlyMap<string, string> = new Map(),
  looks: ReadonlyMap<string, Mark> = new Map(),
  typed: ReadonlyMap<string, string> = new Map(),
): string {
  const covered = new Set<string>()
  const spans = new Map<string, string>()
  for (const merge of merges) {
    for (let r = merge.top; r <= merge.bottom; r++)
      for (let c = merge.left; c <= merge.right; c++) covered.add(`${r},${c}`)
    const corner = `${merge.top},${merge.left}`
    covered.delete(corner)
    const rows = merge.bottom - merge.top + 1
    const columns = merge.right - merge.left + 1
    spans.set(corner, `${rows > 1 ? ` rowspan="${rows}"` : ''}${columns > 1 ? ` colspan="${columns}"` : ''}`)
  }
  const rows = block.map((row, r) => {
    const cells = row.map((text, c) => {
      const place = `${r},${c}`
      if (covered.has(place)) return ''
      const align = left.has(c) ? 'left' : 'center'
      const formula = formulas.get(place)
      const computed = formula === undefined ? '' : ` data-formula="${escaped(formula)}"`
      const look = looks.get(place) ?? null
      const whole = typed.get(place)
      const own = `${computed}${lookAttribute(look)}${whole === undefined ? '' : ` data-typed="${escaped(whole)}"`}`
      return `<td${spans.get(place) ?? ''}${own} style="${rule};${lookStyle(look, align)};mso-number-format:'${format(text)}'">${spaced(text)}</td>`
    })
    return `<tr>${cells.join('')}</tr>`
  })
  return `<html><head><meta charset="utf-8"></head><body><table data-looks style="border-collapse:collapse;font:12pt 仿宋">${rows.join('')}</table></body></html>`
}

const rule = 'border:0.5pt solid black;vertical-align:middle'

/** The number format under which Excel and WPS take a figure for a number, as a style says it; that of texts for all else. */
const format = (text: string): string => figureFormat(text)?.replace(/[#,.]/g, '\\$&') ?? '\\@'

/** Spaces that HTML would fold are hard ones, marked so that Excel takes them for spaces again. */
const spaced = (text: string): string =>
  escaped(text)
    .replace(/^ +| +$|(?<=\n) +| +(?=\n)| {2,}/g, (spaces) => {
      return `<span style="mso-spacerun:yes">${'&nbsp;'.repeat(spaces.length)}</span>`
    })
    .replaceAll('\n', '<br style="mso-data-placement:same-cell">')
