/** How cells are shown (格式), over the clipboard: as styles for other programs, whole for our own, and read from theirs. */
import { INK, INKS, MOST_INDENT, MOST_PLACES, PAINT, PAINTS } from '../../shared/attachment/marks.ts'
import type { Mark } from '../../shared/attachment/model.ts'
import { nearestInk, nearestPaint } from '../../shared/attachment/nearest.ts'
import { escaped } from '../../shared/page/html.ts'
import { sideUnder } from '../../shared/page/table.ts'

/** The styles by which other programs show it; `align` where the mark says none. */
export function lookStyle(look: Mark | null, align: 'left' | 'center'): string {
  const { bold, ink, fill, indent } = look ?? {}
  const side = sideUnder(look ?? undefined, align)
  return [
    `text-align:${side}`,
    ...(bold === true ? ['font-weight:700'] : []),
    ...(ink === undefined ? [] : [`color:#${INK[ink][1]}`]),
    ...(fill === undefined ? [] : [`background:#${PAINT[fill][1]}`]),
    ...(indent === undefined
      ? []
      : [`padding-${side === 'right' ? 'right' : 'left'}:${indent * 9}px;mso-char-indent-count:${indent}`]),
  ].join(';')
}

/** The attribute by which our own sheet knows it whole. */
export const lookAttribute = (look: Mark | null): string =>
  look === null ? '' : ` data-look="${escaped(JSON.stringify(look))}"`

const SIDES = ['left', 'center', 'right'] as const
const oneOf = <T>(all: readonly T[], value: unknown): T | undefined => all.find((one) => one === value)
const within = (value: unknown, least: number, most: number): number | undefined =>
  typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most ? value : undefined

/** A mark of what may be anything; null for none. */
function markOf(parts: Readonly<Record<string, unknown>>): Mark | null {
  const [ink, fill, align] = [oneOf(INKS, parts.ink), oneOf(PAINTS, parts.fill), oneOf(SIDES, parts.align)]
  const [indent, places] = [within(parts.indent, 1, MOST_INDENT), within(parts.places, 0, MOST_PLACES)]
  const mark: Mark = {
    ...(parts.bold === true && { bold: true }),
    ...(ink && { ink }),
    ...(fill && { fill }),
    ...(align && { align }),
    ...(indent !== undefined && { indent }),
    ...(places !== undefined && { places }),
    ...(parts.grouped === true && { grouped: true }),
  }
  return Object.keys(mark).length === 0 ? null : mark
}

/** What a cell of our own says of itself. */
export function ownLook(cell: Element): Mark | null {
  const said = cell.getAttribute('data-look')
  if (said === null) return null
  try {
    const read: unknown = JSON.parse(said)
    return typeof read === 'object' && read !== null ? markOf({ ...read }) : null
  } catch (error) {
    // What only looks like ours is nobody's look.
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** Styles by class (.xl65), as Excel and WPS write them in the head. */
export type ClassStyles = ReadonlyMap<string, string>

export function classStyles(page: Document): ClassStyles {
  const styles = new Map<string, string>()
  for (const sheet of page.querySelectorAll('style'))
    for (const [, name = '', body = ''] of (sheet.textContent ?? '').matchAll(/\.([\w-]+)\s*\{([^}]*)\}/g))
      styles.set(name, `${styles.get(name) ?? ''};${body}`)
  return styles
}

const WORDS: Readonly<Record<string, string>> = {
  red: 'FF0000',
  black: '000000',
  windowtext: '000000',
  white: 'FFFFFF',
  window: 'FFFFFF',
  yellow: 'FFFF00',
  green: '008000',
  lime: '00FF00',
  blue: '0000FF',
  navy: '000080',
  purple: '800080',
  gray: '808080',
  silver: 'C0C0C0',
}

/** A colour of CSS as rrggbb; '' for one that is not known. */
function hexOf(css: string | null | undefined): string {
  const text = (css ?? '').trim().toLowerCase()
  const short = /#([0-9a-f])([0-9a-f])([0-9a-f])(?![0-9a-f])/.exec(text)
  if (short !== null)
    return short
      .slice(1)
      .map((digit) => digit + digit)
      .join('')
  const long = /#([0-9a-f]{6})/.exec(text)?.[1]
  if (long !== undefined) return long
  const parts = /rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)/.exec(text)
  if (parts !== null)
    return parts
      .slice(1, 4)
      .map((part) => Math.min(255, Number(part)).toString(16).padStart(2, '0'))
      .join('')
  const word = /^[a-z]+/.exec(text)?.[0] ?? ''
  return WORDS[word] ?? ''
}

/** What a style says last of a property; undefined where it says nothing. */
const said = (style: string, property: string): string | undefined =>
  [...style.matchAll(new RegExp(`(?:^|[;\\s])${property}\\s*:\\s*([^;]+)`, 'gi'))].at(-1)?.[1]

/** How another program's cell is shown, as far as the small set goes; null for plainly. */
export function foreignLook(cell: HTMLElement, classes: ClassStyles): Mark | null {
  const own = (element: Element): string =>
    `${[...element.classList].map((name) => classes.get(name) ?? '').join(';')};${element.getAttribute('style') ?? ''}`
  const style = own(cell)
  // A program that knows no styles of cells marks the whole text within.
  const text = (cell.textContent ?? '').trim()
  const inner = [...cell.querySelectorAll<HTMLElement>('b, strong, font, span')].filter(
    (element) => text !== '' && (element.textContent ?? '').trim() === text,
  )
  const weight =
    said(style, 'font-weight') ?? inner.map((one) => said(own(one), 'font-weight')).find(Boolean) ?? ''
  const bold =
    inner.some(({ tagName }) => tagName === 'B' || tagName === 'STRONG') || /bold|[6-9]00/.test(weight)
  const colour =
    inner.map((one) => one.getAttribute('color') ?? said(own(one), 'color')).find(Boolean) ??
    said(style, 'color')
  const ground = said(style, 'background(?:-color)?') ?? cell.getAttribute('bgcolor')
  const side = (said(style, 'text-align') ?? cell.getAttribute('align') ?? '').trim().toLowerCase()
  const indent = Number(said(style, 'mso-char-indent-count') ?? 0)
  return markOf({
    bold,
    ink: nearestInk(hexOf(colour)),
    fill: nearestPaint(hexOf(ground)),
    align: side,
    indent: side === 'center' ? 0 : indent,
  })
}
