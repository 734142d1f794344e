/** Marks on cells (格式): set for all that is selected, painted from one block to another, taken away. */

import { apply, type Edit } from '../../shared/attachment/edits.ts'
import { INKS, MOST_INDENT, MOST_PLACES, PAINTS } from '../../shared/attachment/marks.ts'
import { type Attachment, type Mark, visibleColumns } from '../../shared/attachment/model.ts'
import type { Rectangle } from '../../shared/attachment/rectangles.ts'
import {
  type Cells,
  looked,
  lookIn,
  lookOf,
  type MarkChange,
  marked,
  type Pattern,
  patternOf,
  setMarks,
  withoutMarks,
} from '../../shared/changes/marks.ts'
import { isFigure } from '../../shared/measure/totals.ts'
import { AS_TYPED } from '../../shared/verdict/shown.ts'
import type { PastedTable } from '../grid/clipboardHtml.ts'
import { alignAt } from '../grid/looks.ts'
import { activePlace, type Place } from '../grid/selection.ts'
import type { Painter } from '../state/desk.ts'
import type { Editor } from '../state/editor.ts'
import { cellsOf, extentOf, openPlaces, seenText, selected, selectedPlaces } from '../state/places.ts'
import { type Viewed, wholeCells, wholeOf } from '../state/view.ts'
import { type Doing, keyOf, onlyOneRange, onRows } from './action.ts'
import { alongWith, type Deed, info, type OpenContext } from './deed.ts'

/** Cells of the whole table that places are, row by row, each once. */
export function blocksOf(open: Viewed, places: readonly Place[]): Cells[] {
  const rows = new Map<number, Set<string>>()
  for (const { row, column } of wholeCells(open, places)) {
    const own = rows.get(row)
    if (own === undefined) rows.set(row, new Set([column]))
    else own.add(column)
  }
  return [...rows].map(([row, columns]) => ({ top: row, bottom: row, columns: [...columns] }))
}

/** How the cell at a place that is seen is shown; null for as it was typed. */
export function lookAt(open: Pick<Viewed, 'attachment'>, { row, column }: Place): Mark | null {
  const id = visibleColumns(open.attachment.columns)[column]?.id
  return id === undefined ? null : lookOf(open.attachment.rows[row], id)
}

export const activeOf = ({ attachment, selection }: Editor): Place =>
  activePlace(selection, extentOf(attachment))

/** One step that changes the marks of all selected cells; F4 does the same elsewhere. */
function onSelected(context: OpenContext, name: string, make: (cells: Cells) => Edit[]): Deed {
  const blocks = blocksOf(context.open, selectedPlaces(context.open))
  return { step: { name, edits: blocks.flatMap(make) } }
}

function changed(context: OpenContext, name: string, change: MarkChange): Deed {
  const { attachment } = wholeOf(context.open)
  return {
    ...onSelected(context, name, (cells) => setMarks(attachment, cells, change)),
    repeat: (now) => changed(now, name, change),
  }
}

/** What is on in the active cell is taken from all that are selected, else set for all of them. */
const toggled = (key: 'bold' | 'grouped', name: string): Doing =>
  onRows((context) => {
    const on = lookAt(context.open, activeOf(context.open))?.[key] === true
    return changed(context, on ? `取消${name}` : name, { [key]: on ? null : true })
  })

/** Nothing is moved in from the middle. */
const aligned = (align: 'left' | 'center' | 'right', name: string): Doing =>
  onRows((context) => {
    const on = lookAt(context.open, activeOf(context.open))?.align === align
    const change = { align: on ? null : align, ...(align === 'center' && { indent: null }) }
    return changed(context, on ? `取消${name}` : name, change)
  })

function indented(context: OpenContext, by: 1 | -1): Deed {
  const { attachment } = wholeOf(context.open)
  const name = by === 1 ? '增加缩进' : '减少缩进'
  const made = (look: Mark | null): Mark | null => {
    const steps = Math.max(0, Math.min(MOST_INDENT, (look?.indent ?? 0) + by))
    const { indent: _, align, ...rest } = look ?? {}
    const kept = align === undefined || align === 'center' ? rest : { ...rest, align }
    const to = steps === 0 ? { ...rest, ...(align && { align }) } : { ...kept, indent: steps }
    return Object.keys(to).length === 0 ? null : to
  }
  return {
    ...onSelected(context, name, (cells) => marked(attachment, cells, made)),
    repeat: (now) => indented(now, by),
  }
}

/** The decimals that a text shows; null where it shows no figure. */
const placesIn = (text: string): number | null => {
  const figure = /\d(?:[\d,]*\d)?(?:\.(\d+))?/.exec(text)
  return figure === null ? null : (figure[1]?.length ?? 0)
}

/**
 * One decimal more or fewer than the active cell shows, or the first of the selected ones that shows a figure: all that
 * are selected show as many then, as in Excel.
 */
function placed(context: OpenContext, by: 1 | -1): Deed {
  const { open } = context
  const columns = visibleColumns(open.attachment.columns)
  const places = selectedPlaces(open).filter(({ column }) => !AS_TYPED.has(columns[column]?.role ?? 'none'))
  const active = activeOf(open)
  const first = [active, ...places].find((place) => isFigure(seenText(open, place))) ?? places[0]
  if (first === undefined) return info('这几栏照原样显示，没有小数位可调。请选有数字的单元格。')
  const now = placesIn(seenText(open, first)) ?? lookAt(open, first)?.places ?? 0
  const to = Math.max(0, Math.min(MOST_PLACES, now + by))
  return placesSet(context, to, by)
}

function placesSet(context: OpenContext, places: number, by: 1 | -1): Deed {
  const { open } = context
  const { attachment } = wholeOf(open)
  const columns = visibleColumns(open.attachment.columns)
  const own = selectedPlaces(open).filter(({ column }) => !AS_TYPED.has(columns[column]?.role ?? 'none'))
  const edits = blocksOf(open, own).flatMap((cells) => setMarks(attachment, cells, { places }))
  return {
    step: { name: by === 1 ? '增加小数位' : '减少小数位', edits },
    repeat: (now) => placesSet(now, places, by),
  }
}

const coloured = (key: 'ink' | 'fill', to: string | null): Doing =>
  onRows((context) => changed(context, key === 'ink' ? '文字颜色' : '底色', { [key]: to } as MarkChange))

/** Takes the looks of the selected block into the brush, or puts the brush away. */
export function takeBrush({ open, painter }: OpenContext, keep: boolean): Deed {
  if (painter !== null && !keep) return { painter: null, marked: { cut: null, copied: null } }
  const area = selected(open)
  const columns = visibleColumns(open.attachment.columns).slice(area.left, area.right + 1)
  const cells = { top: area.top, bottom: area.bottom, columns: columns.map(({ id }) => id) }
  return {
    painter: { pattern: patternOf(open.attachment, cells), keep },
    marked: { cut: null, copied: [area] },
    focus: 'sheet',
    ...info(
      `在要刷的单元格上单击或拖过；用键盘选好后按Ctrl+Shift+V${keep ? '，可以连续刷' : ''}，按Esc取消。`,
    ),
  }
}

/**
 * The edits that show places so.
 * @param attachment the whole table as it then is
 */
export function painting(
  open: Viewed,
  places: readonly Place[],
  lookFor: (place: Place) => Mark | null,
  attachment: Attachment,
): Edit[] {
  const wanted = new Map<string, readonly [row: number, column: string, look: Mark | null]>()
  for (const { row, column, place } of wholeCells(open, places, visibleColumns(attachment.columns))) {
    const key = `${row} ${column}`
    // Of a merged cell the first place speaks.
    if (!wanted.has(key)) wanted.set(key, [row, column, lookFor(place)])
  }
  return [...wanted.values()].flatMap(([row, column, look]) => {
    const line = attachment.rows[row]
    return line === undefined ? [] : looked(line, column, look)
  })
}

/** The look that a pattern has for a place, laid from the first cell of a rectangle on. */
export const patternFrom =
  (pattern: Pattern, { top, left }: Pick<Rectangle, 'top' | 'left'>) =>
  ({ row, column }: Place): Mark | null =>
    lookIn(pattern, row - top, column - left)

/** A step on all that is selected, and on top of it the looks of a pattern there. */
export function paintedAlong({ open }: OpenContext, deed: Deed, pattern: Pattern): Deed {
  if (deed.step === undefined) return deed
  const { attachment } = wholeOf(open)
  const after = apply(attachment, deed.step.edits)
  const edits = painting(open, selectedPlaces(open), patternFrom(pattern, selected(open)), after)
  return alongWith(deed, edits)
}

/** A step that fills cells from others, and with it their looks, as in every spreadsheet. */
export function looksAlong(
  { open }: OpenContext,
  deed: Deed,
  pairs: readonly { readonly from: Place; readonly to: Place }[],
): Deed {
  if (deed.step === undefined) return deed
  const { attachment } = wholeOf(open)
  const after = apply(attachment, deed.step.edits)
  const looks = new Map(pairs.map(({ from, to }) => [to, lookAt(open, from)]))
  const edits = painting(open, [...looks.keys()], (place) => looks.get(place) ?? null, after)
  return alongWith(deed, edits)
}

/** Paints what is selected; from a single cell on as much as the brush holds. */
export function paintWith({ open }: OpenContext, { pattern, keep }: Painter, name: string): Deed {
  const area = selected(open)
  const { rows, columns } = extentOf(open.attachment)
  const [height, width] = [pattern.length, pattern[0]?.length ?? 1]
  const target = {
    ...area,
    bottom: Math.min(rows - 1, Math.max(area.bottom, area.top + height - 1)),
    right: Math.min(columns - 1, Math.max(area.right, area.left + width - 1)),
  }
  const { attachment } = wholeOf(open)
  return {
    step: { name, edits: painting(open, openPlaces(open, target), patternFrom(pattern, target), attachment) },
    selection: cellsOf(target),
    ...(keep ? {} : { painter: null, marked: { cut: null, copied: null } }),
    repeat: undefined,
  }
}

const paint = (context: OpenContext): Deed =>
  context.painter === null
    ? info(`请先选中样子合适的单元格，按${keyOf('painter')}拿起格式刷。`)
    : paintWith(context, context.painter, '格式刷')

/** Puts the looks of a block where the selection is, and leaves all texts. */
export function pasteLooks(context: OpenContext, { texts, looks = new Map() }: PastedTable): Deed {
  if (looks.size === 0) return info('剪贴板里的单元格没有加粗、颜色、对齐，没有粘贴。')
  const brush = { pattern: patternIn(texts, looks), keep: true }
  const deed = paintWith(context, brush, '粘贴格式')
  return { ...deed, repeat: (now) => paintWith(now, brush, '粘贴格式') }
}

/** The looks of a pasted block, row by row. */
export const patternIn = (
  texts: PastedTable['texts'],
  looks: NonNullable<PastedTable['looks']>,
): (Mark | null)[][] => texts.map((line, r) => line.map((_, c) => looks.get(`${r},${c}`) ?? null))

/** What is pressed in the toolbar for the active cell. */
export function isOn(id: string, open: Editor): boolean {
  const place = activeOf(open)
  const look = lookAt(open, place)
  const [kind, name = ''] = id.split('-')
  if (id === 'bold' || id === 'grouped') return look?.[id] === true
  if (kind === 'align') return alignAt(open, place) === name
  if (kind === 'ink' || kind === 'fill') return (look?.[kind] ?? 'none') === name
  return false
}

const inks = Object.fromEntries(INKS.map((ink) => [`ink-${ink}`, coloured('ink', ink)])) as Record<
  `ink-${(typeof INKS)[number]}`,
  Doing
>
const fills = Object.fromEntries(PAINTS.map((fill) => [`fill-${fill}`, coloured('fill', fill)])) as Record<
  `fill-${(typeof PAINTS)[number]}`,
  Doing
>

export const formatActions = {
  format: onRows(() => ({ open: { kind: 'format' } })),
  bold: toggled('bold', '加粗'),
  grouped: toggled('grouped', '千分位'),
  'align-left': aligned('left', '靠左'),
  'align-center': aligned('center', '居中'),
  'align-right': aligned('right', '靠右'),
  indent: onRows((context) => indented(context, 1)),
  outdent: onRows((context) => indented(context, -1)),
  'more-places': onRows((context) => placed(context, 1)),
  'fewer-places': onRows((context) => placed(context, -1)),
  'ink-none': coloured('ink', null),
  ...inks,
  'fill-none': coloured('fill', null),
  ...fills,
  painter: onRows((context) => takeBrush(context, false), onlyOneRange),
  paint: onRows(paint, onlyOneRange),
  unmarked: onRows((context) => {
    const { attachment } = wholeOf(context.open)
    return onSelected(context, '清除格式', (cells) => withoutMarks(attachment, cells))
  }),
}
