/** Copying, cutting and pasting: between the system's clipboard and the cells, each paste one step. */

import { apply, type Edit } from '../../shared/attachment/edits.ts'
import type { Attachment } from '../../shared/attachment/model.ts'
import { visibleColumns } from '../../shared/attachment/model.ts'
import {
  overlaps,
  type Rectangle,
  sameRectangle,
  shifted,
  within,
} from '../../shared/attachment/rectangles.ts'
import { isWordy } from '../../shared/attachment/roles.ts'
import { longestText, setCells } from '../../shared/changes/cells.ts'
import { insertColumns } from '../../shared/changes/columns.ts'
import { mergesEdit } from '../../shared/changes/merges.ts'
import { type Block, relocate } from '../../shared/changes/relocate.ts'
import { insertRows } from '../../shared/changes/rows.ts'
import { isShortened } from '../../shared/measure/shortened.ts'
import { Problem } from '../../shared/problem.ts'
import { isSameText, toHtml, toTsv } from '../grid/clipboard.ts'
import type { PastedTable } from '../grid/clipboardHtml.ts'
import { type Extent, isCovered, type Place } from '../grid/selection.ts'
import type { Editor } from '../state/editor.ts'
import {
  cellsOf,
  extentOf,
  type Span,
  seenText,
  selected,
  selectedAreas,
  selectedSpans,
  shownText,
} from '../state/places.ts'
import { isNarrowed, wholeOf } from '../state/view.ts'
import { keyOf, onlyOneRange, onTable, opened } from './action.ts'
import { changesOf, writeSelected } from './cells.ts'
import { type Context, type Deed, info, type OpenContext, refused } from './deed.ts'
import { notNarrowed } from './filter.ts'
import { lookAt, paintedAlong, painting, pasteLooks, patternFrom, patternIn } from './format.ts'
import { broughtTo, carried } from './formula.ts'
import { copiedNotes, withNotesAlong } from './noteCopies.ts'
import { kept, laid, mostPasted, plainly, readPaste, type Special } from './pasted.ts'

/** A table that a paste has made larger than this is a mistake. */
const mostRows = 20_000
const mostColumns = 200

/**
 * What goes onto the clipboard, and the frame around it. Several ranges of the same rows, or of the same columns, are
 * copied as if they stood together, as in Excel. Nothing goes there where the ranges are unlike or are to be cut.
 */
export function copied({ open }: OpenContext, how: 'copy' | 'cut') {
  const areas = selectedAreas(open)
  const [area = selected(open)] = areas
  const nothing = { text: '', html: '' }
  if (how === 'cut' && areas.length > 1)
    return { ...nothing, deed: refused('选中了几块区域，不能一次剪切。请一块一块地剪切。') }
  const alike = (one: readonly ('top' | 'bottom' | 'left' | 'right')[]): boolean =>
    areas.every((each) => one.every((side) => each[side] === area[side]))
  if (!alike(['top', 'bottom']) && !alike(['left', 'right']))
    return {
      ...nothing,
      deed: refused('选中的几块区域行、列不一致，不能一起复制。请只选一块，或选行相同（或列相同）的几块。'),
    }
  const rows = numbersIn(selectedSpans(open, 'rows'))
  const columns = numbersIn(selectedSpans(open, 'columns'))
  const { texts, merges, formulas, looks } = blockOf(open, areas, rows, columns)
  // Other programs get what is seen; our own sheet finds beside it what was typed.
  const typed = new Map<string, string>()
  const block = texts.map((line, r) =>
    line.map((text, c) => {
      const place = { row: rows[r] ?? 0, column: columns[c] ?? 0 }
      const seen = text === '' ? text : seenText(open, place)
      if (seen !== text) typed.set(`${r},${c}`, text)
      return seen
    }),
  )
  const seen = visibleColumns(open.attachment.columns)
  const left = new Set(columns.flatMap((column, n) => (isWordy(seen[column]?.role ?? 'none') ? [n] : [])))
  const text = toTsv(block)
  const deed: Deed = {
    marked: how === 'cut' ? { cut: { area, text }, copied: null } : { cut: null, copied: areas },
    notesCopied: copiedNotes(open, rows, columns, text),
  }
  return { text, html: toHtml(block, merges, left, formulas, looks, typed), deed }
}

const numbersIn = (spans: readonly Span[]): number[] =>
  spans.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, n) => first + n))

/** What ranges show in these of their rows and columns, and the merges within them. */
function blockOf(
  open: Editor,
  areas: readonly Rectangle[],
  rows: readonly number[],
  columns: readonly number[],
): PastedTable {
  const extent = extentOf(open.attachment)
  const texts = rows.map((row) =>
    columns.map((column) => (isCovered({ row, column }, extent) ? '' : shownText(open, { row, column }))),
  )
  const merges = extent.merges.flatMap((merge) =>
    areas.some((area) => within(merge, area))
      ? [shifted(merge, rows.indexOf(merge.top) - merge.top, columns.indexOf(merge.left) - merge.left)]
      : [],
  )
  const formulas = new Map(
    rows.flatMap((row, r) =>
      columns.flatMap((column, c) => {
        const formula = carried(open, { row, column })
        return formula === null ? [] : [[`${r},${c}`, formula] as const]
      }),
    ),
  )
  const looks = new Map(
    rows.flatMap((row, r) =>
      columns.flatMap((column, c) => {
        const look = lookAt(open, { row, column })
        return look === null ? [] : [[`${r},${c}`, look] as const]
      }),
    ),
  )
  return { texts, merges, formulas, looks, own: true }
}

/** Copies cells to a place of the same shape, as copying and pasting there does. */
export function copyBlock(context: OpenContext, source: Rectangle, target: Rectangle): Deed {
  const { open } = context
  const rows = numbersIn([[source.top, source.bottom]])
  const columns = numbersIn([[source.left, source.right]])
  const there = { ...context, open: { ...open, selection: cellsOf(target) } }
  const deed = pasteTable(there, blockOf(open, [source], rows, columns))
  return deed.step === undefined
    ? deed
    : { ...deed, step: { ...deed.step, name: '复制单元格' }, selection: cellsOf(target) }
}

/** Pastes what the system's clipboard holds; cells that were cut move, as long as it still holds them. */
export function pasteFrom(context: OpenContext, text: string, html: string): Deed {
  const { cut } = context
  if (cut !== null && isSameText(text, cut.text)) return moveCells(context, cut.area)
  return html === ''
    ? pasteAs(context, text, html, plainly)
    : withNotesAlong(context, pasteAs(context, text, html, plainly), text)
}

/** Pastes what a person chose of what the clipboard holds; cut cells stay where they are. */
export function pasteAs(context: OpenContext, text: string, html: string, special: Special): Deed {
  // Counted before anything is parsed: a million cells must not freeze the window.
  let cells = 1
  for (let at = 0; at < text.length; at++) if (text[at] === '\t' || text[at] === '\n') cells++
  if (cells > mostPasted)
    return refused(
      `要粘贴的内容约有${cells}个单元格，超出了上限（${mostPasted}个），没有粘贴。请分几次粘贴。`,
    )
  const rich = readPaste(text, html)
  // Of our own what was typed, and not how many decimals of it were shown; of another program the plain text.
  const whole = special.what === 'all' || special.what === 'looks' || rich?.own === true
  const read = whole ? rich : (readPaste(text, '') ?? rich)
  if (read === null) return info('剪贴板里没有文字。')
  const table = laid(read, special)
  if (special.what === 'looks') return pasteLooks(context, table)
  const keep = kept(special)
  if (!table.texts.some((row) => row.some(keep)))
    return info(`剪贴板里没有${special.what === 'figures' ? '数字' : '内容'}，没有粘贴。`)
  return { ...pasteTable(context, table, keep), repeat: (now) => pasteTable(now, table, keep) }
}

/** Says of pasted figures which the other program did not hand over whole. */
function saidOfLost(deed: Deed, { texts }: PastedTable): Deed {
  const lost = texts.flat().filter(isShortened)
  const [first] = lost
  if (first === undefined || deed.step === undefined) return deed
  const text = `粘贴的内容里有${lost.length}个数没有带来完整的数字（如“${first}”），请在原表里把列拉宽后再复制，或照原表填上。`
  return { ...deed, notice: { kind: 'error', text } }
}

/** Puts a block of texts with its merges where the selection is; texts that are not kept leave what is there. */
export function pasteTable(
  context: OpenContext,
  pasted: PastedTable,
  keep: (text: string) => boolean = () => true,
): Deed {
  const { open } = context
  const extent = extentOf(open.attachment)
  const area = selected(open)
  const { texts, merges, formulas = new Map<string, string>(), looks } = trimmed(pasted, extent, area)
  const height = texts.length
  const width = texts[0]?.length ?? 0
  const only = texts[0]?.[0]
  if (only === undefined) return {}
  if (texts.some((row) => row.some((text) => text.length > longestText)))
    return refused(`有一个单元格的文字超过${longestText}个字，没有粘贴。请把它分开。`)
  if (height === 1 && width === 1) {
    const formula = formulas.get('0,0')
    const one = (now: OpenContext, place: Place): string =>
      (formula === undefined ? null : broughtTo(now.open, formula, place)) ?? only
    const lookedSo = (now: OpenContext): Deed =>
      looks === undefined
        ? writeSelected(now, '粘贴', one)
        : { ...paintedAlong(now, writeSelected(now, '粘贴', one), patternIn(texts, looks)), repeat: lookedSo }
    return saidOfLost(lookedSo(context), { texts, merges })
  }
  const several = onlyOneRange(open)
  if (several !== null) return refused(several)
  // A range that is a whole multiple of the block is filled with it, as in Excel.
  const down = repeats(area.bottom - area.top + 1, height)
  const across = repeats(area.right - area.left + 1, width)
  const target: Rectangle = {
    top: area.top,
    left: area.left,
    bottom: area.top + height * down - 1,
    right: area.left + width * across - 1,
  }
  const moreRows = Math.max(0, target.bottom + 1 - extent.rows)
  const moreColumns = Math.max(0, target.right + 1 - extent.columns)
  if (extent.rows + moreRows > mostRows || extent.columns + moreColumns > mostColumns)
    return refused(
      `粘贴以后表格会超过${mostRows}行或${mostColumns}列，没有粘贴。请分几次粘贴，或只复制需要的部分。`,
    )
  if (moreRows > 0 && isNarrowed(open)) return refused(notNarrowed('这里放不下粘贴的内容，没有粘贴'))
  const places = placesOf(texts, target).filter(({ text }) => keep(text))
  const computed = (now: Editor, place: Place & { readonly text: string }) => {
    const formula = formulas.get(
      `${(place.row - target.top) % height},${(place.column - target.left) % width}`,
    )
    const text = formula === undefined ? null : broughtTo(now, formula, place)
    return text === null ? place : { ...place, text }
  }
  const own = merges.map((merge) => shifted(merge, target.top, target.left))
  const there = extent.merges.filter((merge) => overlaps(merge, target))
  const fits =
    there.every((merge) => within(merge, target)) &&
    places.every((place) => place.text === '' || !isCovered(place, extent))
  if (!fits && !there.every((merge) => own.some((each) => sameRectangle(each, merge))))
    return refused(
      '要粘贴的区域里有合并的单元格，形状与粘贴的内容不同，没有粘贴。请先拆分单元格，或换一个区域。',
    )
  const put = ({ open: now, hand, newId }: OpenContext): Deed => {
    const { attachment } = wholeOf(now)
    const grown: Edit[] = [
      ...(moreRows > 0 ? insertRows(attachment, attachment.rows.length, moreRows, newId) : []),
      ...(moreColumns > 0 ? insertColumns(attachment, attachment.columns.length, moreColumns, newId) : []),
    ]
    const base = apply(attachment, grown)
    const merging = there.length === 0 && down === 1 && across === 1 && !isNarrowed(now)
    const fresh = merging ? mergesIn(base, own) : []
    const edits = [
      ...grown,
      ...setCells(
        base,
        changesOf(
          now,
          places.map((place) => computed(now, place)),
          base,
        ),
        hand,
      ),
      ...fresh,
    ]
    const after = looks === undefined ? null : apply(attachment, edits)
    if (looks !== undefined && after !== null)
      edits.push(...painting(now, places, patternFrom(patternIn(texts, looks), target), after))
    return saidOfLost({ step: { name: '粘贴', edits }, selection: cellsOf(target) }, { texts, merges })
  }
  if (moreRows === 0 && moreColumns === 0) return put(context)
  const more = [moreRows > 0 ? `${moreRows}行` : '', moreColumns > 0 ? `${moreColumns}列` : '']
    .filter((part) => part !== '')
    .join('、')
  return {
    ask: {
      title: '表格放不下',
      text: `要粘贴的内容比表格多${more}。在表格末尾补上再粘贴吗？`,
      yes: `补${more}并粘贴`,
      agreed: (now) => put(opened(now)),
    },
  }
}

/** Empty rows and columns at the end that would only make the table grow are left out. */
function trimmed({ texts, merges, ...rest }: PastedTable, extent: Extent, area: Rectangle): PastedTable {
  const last = merges.reduce(
    (so, { bottom, right }) => ({ row: Math.max(so.row, bottom), column: Math.max(so.column, right) }),
    { row: 0, column: 0 },
  )
  let height = texts.length
  let width = texts[0]?.length ?? 0
  const room = { rows: extent.rows - area.top, columns: extent.columns - area.left }
  while (
    height > Math.max(1, room.rows, last.row + 1) &&
    texts[height - 1]?.every((text) => text === '') === true
  )
    height--
  while (
    width > Math.max(1, room.columns, last.column + 1) &&
    texts.every((row) => (row[width - 1] ?? '') === '')
  )
    width--
  return { ...rest, texts: texts.slice(0, height).map((row) => row.slice(0, width)), merges }
}

/** Every cell of a target, which the block fills once or several times. */
function placesOf(texts: PastedTable['texts'], target: Rectangle) {
  const height = texts.length
  const width = texts[0]?.length ?? 1
  const places: { row: number; column: number; text: string }[] = []
  for (let row = target.top; row <= target.bottom; row++)
    for (let column = target.left; column <= target.right; column++)
      places.push({
        row,
        column,
        text: texts[(row - target.top) % height]?.[(column - target.left) % width] ?? '',
      })
  return places
}

const repeats = (room: number, size: number): number => (room % size === 0 ? room / size : 1)

/** The edit that adds merges given by index of row and visible column. */
function mergesIn(attachment: Attachment, areas: readonly Rectangle[]): Edit[] {
  const columns = visibleColumns(attachment.columns)
  const added = areas.flatMap((area) => {
    const top = attachment.rows[area.top]?.id
    const bottom = attachment.rows[area.bottom]?.id
    const left = columns[area.left]?.id
    const right = columns[area.right]?.id
    return top === undefined || bottom === undefined || left === undefined || right === undefined
      ? []
      : [{ top, bottom, left, right }]
  })
  return mergesEdit(attachment, [...attachment.merges, ...added])
}

/** Moves the cut cells to where the selection is. */
function moveCells(context: OpenContext, source: Rectangle): Deed {
  const extent = extentOf(context.open.attachment)
  const area = selected(context.open)
  const target = shifted(source, area.top - source.top, area.left - source.left)
  const marked = { cut: null, copied: null }
  if (sameRectangle(source, target)) return { marked }
  if (target.bottom >= extent.rows || target.right >= extent.columns)
    return {
      marked,
      ...refused('这里放不下剪切的内容，没有移动。请选靠上、靠左一些的单元格，或先插入行列。'),
    }
  return { marked, ...moveBlock(context, source, target) }
}

/** Moves cells to a place of the same shape: texts, merges and rulings, as one step. */
export function moveBlock({ open, hand }: OpenContext, source: Rectangle, target: Rectangle): Deed {
  const { attachment } = open
  if (isNarrowed(open)) return refused(notNarrowed('现在不能移动单元格'))
  const columns = visibleColumns(attachment.columns)
  const block = ({ top, bottom, left, right }: Rectangle): Block => ({
    top,
    bottom,
    columns: columns.slice(left, right + 1).map(({ id }) => id),
  })
  const edits = relocate(attachment, block(source), block(target), hand)
  return edits === null
    ? refused('这样移动会拆开合并的单元格，没有移动。请先拆分单元格。')
    : { step: { name: '移动单元格', edits }, selection: cellsOf(target) }
}

/** Pastes by the dialog: all that was chosen there is one step. */
export async function pasteSpecial({ readClipboard, now }: Context, special: Special): Promise<Deed> {
  const held = await readClipboard().catch((error: unknown) => {
    throw new Problem('unsupported', '这里读不到剪贴板，没有粘贴。请在浏览器询问时允许读取剪贴板。', {
      cause: error,
    })
  })
  return pasteAs(opened(now()), held.text, held.html, special)
}

/** Pastes through a menu; `plain` leaves merges out (选择性粘贴：只粘贴文字). */
async function pasteClipboard({ readClipboard, now }: Context, plain: boolean): Promise<Deed> {
  let held: Awaited<ReturnType<Context['readClipboard']>>
  try {
    held = await readClipboard()
  } catch (error) {
    throw new Problem('unsupported', `这里不能从菜单粘贴，请按 ${keyOf(plain ? 'paste-text' : 'paste')}。`, {
      cause: error,
    })
  }
  return pasteFrom(opened(now()), held.text, plain ? '' : held.html)
}

export const clipboardActions = {
  cut: onTable(() => ({ system: 'cut' })),
  copy: onTable(() => ({ system: 'copy' })),
  paste: onTable((context) => pasteClipboard(context, false)),
  'paste-special': onTable(() => ({ open: { kind: 'paste-special' } })),
  'paste-text': onTable((context) => pasteClipboard(context, true)),
}
