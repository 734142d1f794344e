/** The cell styles of a workbook as marks of our small set: bold, colours, side and steps in. */

import { MOST_INDENT } from '../../../shared/attachment/marks.ts'
import type { Mark } from '../../../shared/attachment/model.ts'
import { nearestInk, nearestPaint } from '../../../shared/attachment/nearest.ts'
import { readXml } from '../xml/xml.ts'
import { isOn } from './book.ts'

type Attributes = Readonly<Record<string, string>>

/** Those of Office since 2013, where a workbook has no theme of its own; in the order in which cells name them. */
const OFFICE = 'FFFFFF 000000 E7E6E6 44546A 4472C4 ED7D31 A5A5A5 FFC000 5B9BD5 70AD47 0563C1 954F72'.split(
  ' ',
)

/** The colours that were there before themes, by number. */
const INDEXED = (
  '000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF 000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF ' +
  '800000 008000 000080 808000 800080 008080 C0C0C0 808080 9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF ' +
  '000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF 00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 ' +
  '3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 003366 339966 003300 333300 993300 993366 333399 333333'
).split(' ')

/** The colours of a theme in the order in which cells name them: light before dark, though the part says dark first. */
function themeColours(part: Uint8Array | undefined): readonly string[] {
  if (part === undefined) return OFFICE
  const found: string[] = []
  let inside = false
  readXml(part, {
    open: (name, has) => {
      if (name === 'clrScheme') inside = true
      if (!inside) return
      if (name === 'srgbClr') found.push(has.val ?? '')
      if (name === 'sysClr') found.push(has.lastClr ?? (has.val === 'window' ? 'FFFFFF' : '000000'))
    },
    text: () => {},
    close: (name) => {
      if (name === 'clrScheme') inside = false
    },
  })
  const [dark = '', light = '', dark2 = '', light2 = '', ...rest] = found
  return found.length < 12 ? OFFICE : [light, dark, light2, dark2, ...rest]
}

/** A part of the way from a colour to white, or to black. */
const tinted = (hex: string, tint: number): string =>
  !Number.isFinite(tint) || tint === 0 || !/^[0-9a-f]{6}$/i.test(hex)
    ? hex
    : [0, 2, 4]
        .map((at) => Number.parseInt(hex.slice(at, at + 2), 16))
        .map((value) => Math.round(tint > 0 ? value + (255 - value) * tint : value * (1 + tint)))
        .map((value) => Math.max(0, Math.min(255, value)).toString(16).padStart(2, '0'))
        .join('')

/** rrggbb of a colour element; '' for one that the program chooses itself. */
function colourOf({ rgb, theme, indexed, tint, auto }: Attributes, themes: readonly string[]): string {
  if (isOn(auto)) return ''
  const own = rgb?.slice(-6) ?? themes[Number(theme ?? Number.NaN)] ?? INDEXED[Number(indexed ?? Number.NaN)]
  return own === undefined ? '' : tinted(own, Number(tint ?? 0))
}

/**
 * The look of each cell style in their order; null for a plain one.
 * @param part the workbook's styles
 * @param theme its theme
 */
export function styleLooks(part: Uint8Array, theme: Uint8Array | undefined): readonly (Mark | null)[] {
  const themes = themeColours(theme)
  const fonts: { bold: boolean; colour: string }[] = []
  const fills: string[] = []
  const styles: { font: number; fill: number; align: string; indent: number }[] = []
  const within: string[] = []
  let solid = false
  readXml(part, {
    open: (name, has) => {
      const [parent, above] = [within.at(-1), within.at(-2)]
      if (name === 'font' && parent === 'fonts') fonts.push({ bold: false, colour: '' })
      else if (name === 'fill' && parent === 'fills') fills.push('')
      else if (name === 'xf' && parent === 'cellXfs')
        styles.push({ font: Number(has.fontId) || 0, fill: Number(has.fillId) || 0, align: '', indent: 0 })
      else if (above === 'fonts') {
        const font = fonts.at(-1)
        if (font && name === 'b') font.bold = has.val === undefined || isOn(has.val)
        if (font && name === 'color') font.colour = colourOf(has, themes)
      } else if (name === 'patternFill' && above === 'fills') solid = has.patternType === 'solid'
      else if (name === 'fgColor' && parent === 'patternFill' && solid)
        fills[fills.length - 1] = colourOf(has, themes)
      else if (name === 'alignment' && above === 'cellXfs') {
        const style = styles.at(-1)
        if (style) {
          style.align = has.horizontal ?? ''
          style.indent = style.align === 'center' ? 0 : Number(has.indent) || 0
        }
      }
      within.push(name)
    },
    text: () => {},
    close: () => within.pop(),
  })
  return styles.map(({ font, fill, align, indent }): Mark | null => {
    const { bold = false, colour = '' } = fonts[font] ?? {}
    const [ink, paint] = [nearestInk(colour), nearestPaint(fills[fill] ?? '')]
    const side = align === 'left' || align === 'center' || align === 'right' ? align : undefined
    const look: Mark = {
      ...(bold && { bold: true }),
      ...(ink && { ink }),
      ...(paint && { fill: paint }),
      ...(side && { align: side }),
      ...(indent > 0 && { indent: Math.min(MOST_INDENT, Math.round(indent)) }),
    }
    return Object.keys(look).length === 0 ? null : look
  })
}
