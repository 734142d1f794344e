/** How marked cells (格式) look: the classes that grid/looks.css draws. */
import { INK, PAINT } from '../../shared/attachment/marks.ts'
import { type Attachment, type Column, type Mark, visibleColumns } from '../../shared/attachment/model.ts'
import { isWordy } from '../../shared/attachment/roles.ts'
import { bodyFont } from './geometry.ts'
import type { Place } from './selection.ts'

const none: readonly string[] = []
const known = new WeakMap<Mark, readonly string[]>()

/** The classes of a cell with that mark; the same ones for the same mark. */
export function lookClasses(mark: Mark | undefined): readonly string[] {
  if (mark === undefined) return none
  let classes = known.get(mark)
  if (classes === undefined) {
    const { bold, ink, fill, align, indent } = mark
    // What is moved in begins at a side.
    const side = align === undefined && indent !== undefined ? 'left' : align
    classes = [
      ...(bold === true ? ['bold'] : []),
      ...(ink === undefined ? [] : [`ink-${ink}`]),
      ...(fill === undefined ? [] : [`fill-${fill}`]),
      ...(side === undefined ? [] : [`at-${side}`]),
      ...(indent === undefined ? [] : ['indented', `in-${indent}`]),
    ]
    known.set(mark, classes)
  }
  return classes
}

/** Pixels (at zoom 1) that a mark takes from the room of its text. */
export const indentPixels = (mark: Mark | undefined): number => (mark?.indent ?? 0) * bodyFont

/** Which side the text of a place stands at. */
export function alignAt({ attachment }: { readonly attachment: Attachment }, { row, column }: Place) {
  const definition: Column | undefined = visibleColumns(attachment.columns)[column]
  const mark = attachment.rows[row]?.marks?.[definition?.id ?? '']
  if (mark?.align !== undefined) return mark.align
  return mark?.indent !== undefined || isWordy(definition?.role ?? 'none') ? 'left' : 'center'
}

/** The colours of marks as variables of the document, each written down once (shared/attachment/marks.ts). */
export function wearInks(style: CSSStyleDeclaration): void {
  for (const [name, [, colour]] of Object.entries(INK)) style.setProperty(`--ink-${name}`, `#${colour}`)
  for (const [name, [, colour]] of Object.entries(PAINT)) style.setProperty(`--fill-${name}`, `#${colour}`)
}
