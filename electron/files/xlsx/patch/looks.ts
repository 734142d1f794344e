/**
 * Cells that a person has marked otherwise (格式) since the workbook was read get another style: a new one at the end of
 * styles.xml, made of the old one with what was changed. No style that is there is touched.
 */
import { address } from '../../../../shared/attachment/address.ts'
import { INK, PAINT } from '../../../../shared/attachment/marks.ts'
import type { Mark } from '../../../../shared/attachment/model.ts'
import { same } from '../../../../shared/attachment/same.ts'
import { attribute, type Element, elementsOf, type Splice, spliced, withAttribute } from '../../xml/edit.ts'
import type { Book, ListedSheet } from './book.ts'
import type { ReturningItem } from './origin.ts'
import { placesOf } from './places.ts'
import type { RowMap } from './rows.ts'
import { styleFor } from './sheet.ts'

const STYLES = 'xl/styles.xml'

/** How a cell is to be shown, and how it was. Decimals are a number's, and these cells keep their own formats. */
interface Looked {
  readonly row: number
  readonly column: number
  readonly was: Mark
  readonly now: Mark
}

const shownBy = ({ places: _, grouped: __, ...look }: Mark): Mark => look

/** The cells of a table that are marked otherwise than its file had them, at their places as they now are. */
function lookedOf(item: ReturningItem, map: RowMap | null): Looked[] {
  const { origin, attachment } = item
  const places = placesOf(item, map)
  const before = new Map(origin.rows.map((row) => [row.id, row.marks ?? {}]))
  const byRow = new Map(origin.rows.map((row) => [row.at, row.marks ?? {}]))
  return attachment.rows.flatMap(({ id, marks = {} }) => {
    const row = places.get(id)
    if (row === undefined) return []
    // A new row looks like the one that it was put in beside.
    const old = before.get(id) ?? byRow.get(map?.inserted.get(row) ?? -1) ?? {}
    return origin.columns.flatMap(({ id: column, at }): Looked[] => {
      const [was, now] = [shownBy(old[column] ?? {}), shownBy(marks[column] ?? {})]
      return same(was, now) ? [] : [{ row, column: at, was, now }]
    })
  })
}

/** Gives the cells of these tables their looks; whether any has another. */
export async function writeLooks(
  book: Book,
  sheet: ListedSheet,
  items: readonly ReturningItem[],
  map: RowMap | null,
): Promise<boolean> {
  const looked = items.flatMap((item) => lookedOf(item, map))
  if (looked.length === 0 || !book.names.includes(STYLES)) return false
  const styles = styleSheet(await book.read(STYLES))
  const parsed = await book.sheet(sheet.part)
  const rows = new Map(parsed.rows.map((row) => [row.row, row]))
  const splices: Splice[] = []
  for (const { row: at, column, was, now } of looked) {
    const row = rows.get(at)
    const cell = row?.cells.find((one) => one.column === column)
    const style = cell === undefined ? styleFor(parsed, row, column) : attribute(cell.tag, 's')
    const own = styles.with(Number(style ?? 0), was, now)
    if (cell !== undefined)
      splices.push({
        start: cell.start,
        end: cell.start + cell.tag.length,
        text: withAttribute(cell.tag, 's', String(own)),
      })
    // A cell that the file leaves out, in a row that it has.
    else if (row !== undefined && row.inner[0] !== row.inner[1]) {
      const place = row.cells.find((one) => one.column > column)?.start ?? row.inner[1]
      const text = `<${parsed.prefix}c r="${address(at, column)}" s="${own}"/>`
      splices.push({ start: place, end: place, text })
    }
  }
  book.write(STYLES, styles.xml())
  book.write(sheet.part, spliced(parsed.xml, splices))
  return true
}

/** A workbook's styles, to which new ones are added. */
function styleSheet(source: string) {
  const lists = new Map(
    (['fonts', 'fills', 'cellXfs'] as const).map((name) => [name, elementsOf(source, [name])[0]]),
  )
  const listed = (name: 'fonts' | 'fills' | 'cellXfs', item: string): string[] => {
    const list = lists.get(name)
    return list === undefined
      ? []
      : elementsOf(source, [item], ...list.inner).map(({ start, end }) => source.slice(start, end))
  }
  const parts = {
    fonts: listed('fonts', 'font'),
    fills: listed('fills', 'fill'),
    cellXfs: listed('cellXfs', 'xf'),
  }
  const counts = { fonts: parts.fonts.length, fills: parts.fills.length, cellXfs: parts.cellXfs.length }
  const prefix = /^<((?:[\w.-]+:)?)cellXfs/.exec(lists.get('cellXfs')?.tag ?? '')?.[1] ?? ''
  const made = new Map<string, number>()
  const add = (name: keyof typeof parts, text: string): number => {
    const at = parts[name].indexOf(text)
    return at >= 0 ? at : parts[name].push(text) - 1
  }
  return {
    /** The index of a style that is the one at `index`, shown as `now` in what differs from `was`. */
    with(index: number, was: Mark, now: Mark): number {
      const key = JSON.stringify([index, was, now])
      const known = made.get(key)
      if (known !== undefined) return known
      let xf = parts.cellXfs[index] ?? parts.cellXfs[0] ?? `<${prefix}xf/>`
      if (was.bold !== now.bold || was.ink !== now.ink) {
        const old = parts.fonts[Number(attribute(tagOf(xf), 'fontId') ?? 0)] ?? `<${prefix}font/>`
        xf = withTag(xf, { fontId: String(add('fonts', fontWith(old, was, now, prefix))), applyFont: '1' })
      }
      if (was.fill !== now.fill) {
        const solid =
          now.fill === undefined
            ? 0
            : add(
                'fills',
                `<${prefix}fill><${prefix}patternFill patternType="solid"><${prefix}fgColor rgb="FF${PAINT[now.fill][1]}"/><${prefix}bgColor indexed="64"/></${prefix}patternFill></${prefix}fill>`,
              )
        xf = withTag(xf, { fillId: String(solid), applyFill: '1' })
      }
      if (was.align !== now.align || was.indent !== now.indent) xf = alignedAs(xf, now, prefix)
      const style = add('cellXfs', xf)
      made.set(key, style)
      return style
    },
    xml(): string {
      const splices = (['fonts', 'fills', 'cellXfs'] as const).flatMap((name): Splice[] => {
        const list = lists.get(name)
        const fresh = parts[name].slice(counts[name])
        if (list === undefined || fresh.length === 0) return []
        const tag = withAttribute(list.tag, 'count', String(parts[name].length))
        return [
          { start: list.start, end: list.start + list.tag.length, text: tag },
          { start: list.inner[1], end: list.inner[1], text: fresh.join('') },
        ]
      })
      return spliced(source, splices)
    },
  }
}

const tagOf = (xml: string): string => /^<[^>]*>/.exec(xml)?.[0] ?? ''

/** An element with attributes of its own tag set; null takes one out. */
function withTag(xml: string, set: Readonly<Record<string, string | null>>): string {
  const tag = tagOf(xml)
  const next = Object.entries(set).reduce((text, [name, value]) => withAttribute(text, name, value), tag)
  return next + xml.slice(tag.length)
}

/** An element as it stands open, for something to be put into it. */
const opened = (xml: string): { readonly open: string; readonly inner: string; readonly close: string } => {
  const tag = tagOf(xml)
  if (!tag.endsWith('/>')) {
    const close = xml.lastIndexOf('</')
    return { open: tag, inner: xml.slice(tag.length, close), close: xml.slice(close) }
  }
  const name = /^<([\w.:-]+)/.exec(tag)?.[1] ?? ''
  return { open: tag.replace(/\s*\/>$/, '>'), inner: '', close: `</${name}>` }
}

const without = (xml: string, name: string): string =>
  spliced(
    xml,
    elementsOf(xml, [name]).map(({ start, end }: Element) => ({ start, end, text: '' })),
  )

/** What stands before the colour in a font, in the order that the format wants. */
const BEFORE_COLOUR = ['b', 'i', 'strike', 'condense', 'extend', 'outline', 'shadow', 'u', 'vertAlign', 'sz']

function fontWith(font: string, was: Mark, now: Mark, prefix: string): string {
  const { open, inner, close } = opened(font)
  let body = inner
  if (was.bold !== now.bold) body = `${now.bold === true ? `<${prefix}b/>` : ''}${without(body, 'b')}`
  if (was.ink !== now.ink) {
    body = without(body, 'color')
    const last = elementsOf(body, BEFORE_COLOUR).at(-1)?.end ?? 0
    const colour = now.ink === undefined ? '' : `<${prefix}color rgb="FF${INK[now.ink][1]}"/>`
    body = body.slice(0, last) + colour + body.slice(last)
  }
  return open + body + close
}

/** The style with another side or other steps in; what it says of wrapping and the like stays. */
function alignedAs(xf: string, now: Mark, prefix: string): string {
  const { open, inner, close } = opened(xf)
  const [old] = elementsOf(inner, ['alignment'])
  const side = now.align ?? (now.indent === undefined ? null : 'left')
  const set = { horizontal: side, indent: now.indent === undefined ? null : String(now.indent) }
  const next = withTag(old === undefined ? `<${prefix}alignment/>` : inner.slice(old.start, old.end), set)
  const rest = old === undefined ? inner : inner.slice(0, old.start) + inner.slice(old.end)
  return withTag(`${open}${next}${rest}${close}`, { applyAlignment: '1' })
}
