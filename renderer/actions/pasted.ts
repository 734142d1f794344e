/** What the clipboard holds, as the table that is pasted. */
import type { Mark } from '../../shared/attachment/model.ts'
import { isShortened } from '../../shared/measure/shortened.ts'
import { isFigure } from '../../shared/measure/totals.ts'
import { fromTsv } from '../grid/clipboard.ts'
import { type PastedTable, readHtmlTable } from '../grid/clipboardHtml.ts'

/** More cells than this are no table of this kind, and pasting them would freeze the window. */
export const mostPasted = 60_000

/** What of the clipboard is pasted, and how it lies. */
export interface Special {
  readonly what: 'all' | 'texts' | 'figures' | 'looks'
  readonly transpose: boolean
  /** Cells that are empty in the clipboard leave what stands there. */
  readonly skipEmpty: boolean
}

export const plainly: Special = { what: 'all', transpose: false, skipEmpty: false }

/** The table as it is pasted: turned over its diagonal, without its merges. */
export function laid(pasted: PastedTable, { what, transpose }: Special): PastedTable {
  const { texts, merges, formulas } = pasted
  const looks = looksOf(pasted, what, transpose)
  const own = what === 'all' ? merges : []
  // Turned over its diagonal a formula would read other cells: what it came to is pasted.
  if (!transpose) return { texts, merges: own, ...(what === 'all' && formulas && { formulas }), ...looks }
  return {
    texts: (texts[0] ?? []).map((_, column) => texts.map((row) => row[column] ?? '')),
    merges: own.map(({ top, bottom, left, right }) => ({
      top: left,
      bottom: right,
      left: top,
      right: bottom,
    })),
    ...looks,
  }
}

/** Looks come with what was copied in our own sheet, or are asked for: another program's are as loud as it likes. */
function looksOf(
  { looks = new Map(), own = false }: PastedTable,
  what: Special['what'],
  transpose: boolean,
): Pick<PastedTable, 'looks'> {
  if (what !== 'looks' && !(what === 'all' && own)) return {}
  const turned = ([place, look]: [string, Mark]): [string, Mark] => [
    place.split(',').reverse().join(','),
    look,
  ]
  return { looks: transpose ? new Map([...looks].map(turned)) : looks }
}

/** Which texts are written; the others leave what stands there. */
export const kept =
  ({ what, skipEmpty }: Special) =>
  (text: string): boolean =>
    what === 'figures' ? isFigure(text) : text !== '' || !skipEmpty

/** The table on the clipboard, of its HTML and its plain text what is the better; null for nothing. */
export function readPaste(text: string, html: string): PastedTable | null {
  const fromHtml = html === '' ? null : readHtmlTable(html, mostPasted)
  if (text === '') return fromHtml
  const rows = fromTsv(text)
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0)
  const texts = rows.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? ''))
  if (fromHtml === null) return { texts, merges: [] }
  const sameShape = fromHtml.texts.length === texts.length && (fromHtml.texts[0]?.length ?? 0) === width
  if (!sameShape) return fromHtml
  // The plain text has the exact spaces; where it says something else, its quotes or its alphabet were in the way.
  return {
    texts: fromHtml.texts.map((row, r) =>
      row.map((own, c) => {
        const exact = texts[r]?.[c] ?? ''
        // A column too narrow for its figure shows ####, where the plain text may still have it.
        const better = isShortened(own) && exact !== '' && !isShortened(exact)
        return better || squeezed(exact) === squeezed(own) ? exact : own
      }),
    ),
    merges: fromHtml.merges,
    ...(fromHtml.formulas && { formulas: fromHtml.formulas }),
    ...(fromHtml.looks && { looks: fromHtml.looks }),
    ...(fromHtml.own && { own: true }),
  }
}

const squeezed = (text: string): string => text.replace(/\s+/g, '')
