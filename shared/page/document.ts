/**
 * The pages as one HTML document: what the preview shows, the printer prints and the PDF holds. No script, nothing
 * from outside; every page is a box of its own on A4 without the browser's margins.
 */

import { INK, PAINT } from '../attachment/marks.ts'
import { CODE_SIZE, LABEL_SIZE, marginsOf, NUMBER_SIZE, type PageSetup } from '../attachment/page-setup.ts'
import { codeLine } from './check-code.ts'
import { escaped } from './html.ts'
import { numberGap } from './layout.ts'
import {
  GAP_BELOW,
  GAP_LABEL,
  GAP_TITLE,
  LEADING,
  type PrintedCell,
  type PrintedPage,
  type PrintedRow,
  type PrintedText,
  SIDE,
  TITLE_LEADING,
} from './pages.ts'

const pt = (value: number): string => `${Math.round(value * 100) / 100}pt`

/** A4 in mm. */
const [WIDTH, HEIGHT] = [210, 297]

/** Where the type area and the number stand, as CSS variables: the margins are each page's own. */
function places(setup: PageSetup): string {
  const margins = marginsOf(setup)
  const { top, left, right, bottom } = margins
  const number = HEIGHT - bottom + numberGap(margins)
  return `--top:${top}mm;--left:${left}mm;--right:${right}mm;--across:${WIDTH - left - right}mm;--down:${HEIGHT - top - bottom}mm;--number:${number}mm`
}

const STYLE = `
@page { size: 210mm 297mm; margin: 0 }
* { box-sizing: border-box }
html, body { margin: 0; padding: 0; background: #fff; color: #000 }
.page { position: relative; width: ${WIDTH}mm; height: ${HEIGHT}mm; overflow: hidden; break-after: page; background: #fff }
.page:last-child { break-after: auto }
.area { position: absolute; left: var(--left); top: var(--top); width: var(--across); height: var(--down); transform-origin: 0 0 }
.landscape .area { width: var(--down); height: var(--across); transform: translateY(var(--down)) rotate(-90deg) }
.number { position: absolute; top: var(--number); font-size: ${pt(NUMBER_SIZE)}; line-height: 1; white-space: pre }
.odd .number { right: calc(var(--right) + 1em) }
.even .number { left: calc(var(--left) + 1em) }
.code { position: absolute; top: calc(var(--number) + ${pt(NUMBER_SIZE - CODE_SIZE)}); font-size: ${pt(CODE_SIZE)}; line-height: 1; white-space: pre }
.odd .code { left: var(--left) }
.even .code { right: var(--right) }
h1, p { margin: 0; font-weight: normal }
.label { font-size: ${pt(LABEL_SIZE)}; line-height: ${LEADING}; margin-bottom: ${pt(GAP_LABEL)} }
h1 { text-align: center; line-height: ${TITLE_LEADING} }
.above { display: flex; justify-content: space-between; line-height: ${LEADING} }
.below { margin-top: ${pt(GAP_BELOW)}; line-height: ${LEADING} }
table { margin: 0 auto; border-collapse: collapse; table-layout: fixed; line-height: ${LEADING} }
th, td { border: 0.5pt solid #000; padding: 0 ${pt(SIDE - 0.25)}; vertical-align: middle; font-weight: normal }
.left { text-align: left } .center { text-align: center } .right { text-align: right }
span { display: block; white-space: pre }
`

/** Around the pages on the screen, where they lie on whatever is behind them; the printer sees nothing of it. */
const ON_SCREEN = `
html, body { background: none }
html { scrollbar-color: rgb(128 128 128 / 70%) transparent; scrollbar-width: thin }
.area { outline: 1px dashed #b9c3cf }
.page { margin: 16px auto; box-shadow: 0 1px 6px rgb(0 0 0 / 35%) }
`

/** A lying page as a reader turns it: on the screen alone, the paper comes out as the standard has it. */
const UPRIGHT = `
.landscape { width: ${HEIGHT}mm; height: ${WIDTH}mm }
.landscape .area { left: calc(${HEIGHT}mm - var(--top) - var(--down)); top: var(--left); transform: none }
.landscape .number { left: calc(${HEIGHT}mm - var(--number) - 1em); right: auto; top: auto; writing-mode: vertical-rl; text-orientation: sideways }
.landscape.odd .number { bottom: calc(var(--right) + 1em) }
.landscape.even .number { top: calc(var(--left) + 1em) }
.landscape .code { left: calc(${HEIGHT}mm - var(--number) - ${pt(NUMBER_SIZE)}); right: auto; top: auto; writing-mode: vertical-rl; text-orientation: sideways }
.landscape.odd .code { top: var(--left) }
.landscape.even .code { bottom: var(--right) }
`

/** Lines one below the other; white-space: pre keeps them as they were broken. */
const lines = ({ lines: all }: PrintedText): string =>
  all.map((line) => `<span>${line === '' && all.length > 1 ? '<br>' : escaped(line)}</span>`).join('')

/** A person's own look of a cell, on top of its class; colours where they are asked for. */
function lookOf({ look, align }: PrintedCell, coloured: boolean): string {
  if (look === undefined) return ''
  const { bold, indent, ink, fill } = look
  const parts = [
    ...(bold === true ? ['font-weight:bold'] : []),
    ...(indent === undefined
      ? []
      : [`padding-${align === 'right' ? 'right' : 'left'}:calc(${pt(SIDE - 0.25)} + ${indent}em)`]),
    ...(coloured && ink !== undefined ? [`color:#${INK[ink][1]}`] : []),
    ...(coloured && fill !== undefined ? [`background:#${PAINT[fill][1]};print-color-adjust:exact`] : []),
  ]
  return parts.length === 0 ? '' : ` style="${parts.join(';')}"`
}

function rowHtml({ height, cells }: PrintedRow, tag: 'th' | 'td', coloured = false): string {
  const inner = cells.map((cell) => {
    if (cell === null) return ''
    const spans = `${cell.columns > 1 ? ` colspan="${cell.columns}"` : ''}${cell.rows > 1 ? ` rowspan="${cell.rows}"` : ''}`
    return `<${tag} class="${cell.align}"${lookOf(cell, coloured)}${spans}${tag === 'th' ? ' scope="col"' : ''}>${lines(cell)}</${tag}>`
  })
  return `<tr style="height:${pt(height)}">${inner.join('')}</tr>`
}

/** Which family each use is set in, as a CSS list. */
export type FontStack = (name: string) => string

function pageHtml(page: PrintedPage, stack: FontStack): string {
  const { setup, number, code } = page
  const font = (name: string): string => escaped(stack(name))
  const side = number === null || number % 2 === 1 ? 'odd' : 'even'
  const scaled = page.scale < 1 ? ` style="zoom:${page.scale}"` : ''
  const after = page.above.length === 0 && page.title.length > 0 ? `;margin-bottom:${pt(GAP_TITLE)}` : ''
  const title = `<h1 style="font-family:${font(setup.titleFont)};font-size:${pt(setup.titleSize)}${after}">${lines({ lines: page.title, align: 'center' })}</h1>`
  const above = page.above.map(
    (parts) =>
      `<p class="above">${parts.length === 1 && parts[0]?.align === 'right' ? '<span></span>' : ''}${parts.map((part) => `<span class="${part.align}">${lines(part)}</span>`).join('')}</p>`,
  )
  const below = `<div class="below">${page.below.map((part) => `<p>${lines(part)}</p>`).join('')}</div>`
  const table =
    page.header.length + page.rows.length === 0
      ? ''
      : `<table style="width:${pt(page.widths.reduce((sum, width) => sum + width, 0))}"><colgroup>${page.widths
          .map((width) => `<col style="width:${pt(width)}">`)
          .join(
            '',
          )}</colgroup><thead style="font-family:${font(setup.headerFont)};font-size:${pt(page.headerSize)}">${page.header
          .map((row) => rowHtml(row, 'th'))
          .join(
            '',
          )}</thead><tbody>${page.rows.map((row) => rowHtml(row, 'td', setup.coloured)).join('')}</tbody></table>`
  return `<section class="page ${page.orientation} ${side}" style="${places(setup)}"><div class="area" style="font-family:${font(setup.bodyFont)};font-size:${pt(page.size)}"><div${scaled}>${
    page.label === ''
      ? ''
      : `<p class="label" style="font-family:${font(setup.labelFont)}">${escaped(page.label)}</p>`
  }${page.title.length === 0 ? '' : title}${above.join('')}${table}${
    page.below.length === 0 ? '' : below
  }</div></div>${number === null ? '' : `<div class="number" style="font-family:${font('宋体')}">— ${number} —</div>`}${code === null ? '' : `<div class="code" style="font-family:${font('宋体')}">${codeLine(code)}</div>`}</section>`
}

/** A document of ours holds text and styles: whatever else found its way in is not run, loaded or sent anywhere. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

const html = (pages: readonly PrintedPage[], title: string, stack: FontStack, style: string): string =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta http-equiv="content-security-policy" content="${POLICY}"><title>${escaped(title)}</title><style>${style}</style></head><body>${pages
    .map((page) => pageHtml(page, stack))
    .join('')}</body></html>`

/**
 * The document of pages.
 * @param title what the PDF is called
 * @param stack the fonts that each official name is set in (shared/page/fonts.ts)
 */
export const printDocument = (pages: readonly PrintedPage[], title: string, stack: FontStack): string =>
  html(pages, title, stack, STYLE)

/** How a person looks at the pages before they are printed. */
export interface View {
  readonly zoom: number
  /** Lying pages are turned, to be read. */
  readonly upright: boolean
  /** What the pages lie on is dark: so are the bars that scroll them. The paper stays paper. */
  readonly dark?: boolean
}

/** The same document for a window: printed from there, it is what `printDocument` makes. */
export const previewDocument = (
  pages: readonly PrintedPage[],
  title: string,
  stack: FontStack,
  { zoom, upright, dark = false }: View,
): string =>
  html(
    pages,
    title,
    stack,
    `${STYLE}@media screen { html { zoom: ${zoom}; color-scheme: ${dark ? 'dark' : 'light'} }${ON_SCREEN}${upright ? UPRIGHT : ''}}`,
  )
