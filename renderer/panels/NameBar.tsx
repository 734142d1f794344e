/** The name box (type an address to go there) and the text of the active cell, however narrow its column. */
import { Input } from 'antd'
import { useState } from 'react'
import { flushSync } from 'react-dom'
import { areaName, seenLetters } from '../../shared/attachment/address.ts'
import { type Rectangle, sameRectangle } from '../../shared/attachment/rectangles.ts'
import { editedText } from '../actions/formula.ts'
import { editCell, fieldRef, focusSheet } from '../grid/focus.ts'
import {
  activePlace,
  beside,
  cellAt,
  columnsOf,
  type Extent,
  inside,
  range,
  rectangle,
  rowsOf,
  type Selection,
} from '../grid/selection.ts'
import { type Editor, notify, select } from '../state/editor.ts'
import { extentOf, selected, selectedAreas } from '../state/places.ts'
import { isNarrowed, seenRow, wholeRow } from '../state/view.ts'

const nameField = fieldRef('name')

import './NameBar.css'

export function NameBar({ open }: { readonly open: Editor }) {
  const [draft, setDraft] = useState<string | null>(null)
  const extent = extentOf(open.attachment)
  const active = activePlace(open.selection, extent)
  const area = selected(open)
  const letters = seenLetters(open.attachment.columns)
  const cellName = (row: number, column: number): string => `${letters[column]}${wholeRow(open, row) + 1}`
  const name = sameRectangle(area, cellAt({ row: area.top, column: area.left }, extent))
    ? cellName(active.row, active.column)
    : `${area.bottom - area.top + 1}行×${area.right - area.left + 1}列`
  const address = addressOf(selectedAreas(open), cellName)
  const go = (): void => {
    const selection = parseAll(draft ?? '', extent, letters, (number) => seenRow(open, number - 1))
    setDraft(null)
    if (draft === address) focusSheet()
    else if (selection === null) notify('info', '请输入单元格的位置，如 E7、B2:E7、B:D、3:5，或 B2,D2:D5。')
    else if (!inTable(selection, extent))
      notify('info', isNarrowed(open) ? '那里没有行，或者没有显示。' : '表格没有这么大。')
    else select(selection)
    focusSheet()
  }
  return (
    <div className="name-bar" data-area>
      <Input
        ref={(box) => nameField(box?.input)}
        size="small"
        aria-label="名称框"
        title={address}
        value={draft ?? name}
        onFocus={(event) => {
          // Before its text is marked: another text would take the mark away.
          flushSync(() => setDraft(address))
          event.target.select()
        }}
        onBlur={() => setDraft(null)}
        onChange={(event) => setDraft(event.target.value)}
        onPressEnter={(event) => {
          // Or the line end would be typed into the sheet, which has the focus by then.
          event.preventDefault()
          go()
        }}
        onKeyDown={(event) => event.key === 'Escape' && focusSheet()}
      />
      {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: F2 does it by key */}
      <span className="whole" onClick={() => editCell()}>
        {editedText(open, active).slice(0, 1_000).replaceAll('\n', ' ')}
      </span>
    </div>
  )
}

/** Ranges as they can be typed here again: B3, B3:D7, or several between commas. */
const addressOf = (all: readonly Rectangle[], cellName: (row: number, column: number) => string): string =>
  all.map(({ top, bottom, left, right }) => areaName(cellName(top, left), cellName(bottom, right))).join(',')

const inTable = ({ anchor, focus, others = [] }: Selection, extent: Extent): boolean =>
  [anchor, focus, ...others.map(({ bottom, right }) => ({ row: bottom, column: right }))].every((place) =>
    inside(place, extent),
  )

/** Index of a row that is seen, by its number; -1 where it is not. */
type RowAt = (number: number) => number

/** One range, or several between commas. */
function parseAll(text: string, extent: Extent, seen: readonly string[], rowAt: RowAt): Selection | null {
  const parsed = text.split(/[,，]/).map((part) => parse(part, extent, seen, rowAt))
  const last = parsed.at(-1)
  const others = parsed.slice(0, -1).flatMap((each) => (each === null ? [] : [rectangle(each, extent)]))
  return last == null || others.length < parsed.length - 1 ? null : beside(others, last)
}

/** E7, B2:E7, whole columns B:D or rows 3:5; in either case, full-width or not, with or without Excel's dollar signs. */
function parse(text: string, extent: Extent, seen: readonly string[], rowAt: RowAt): Selection | null {
  const parts = /^([A-Z]{0,3})(\d{0,7})(?::([A-Z]{0,3})(\d{0,7}))?$/.exec(
    text.normalize('NFKC').replaceAll('$', '').trim().toUpperCase(),
  )
  if (parts === null) return null
  const [, letters = '', number = '', toLetters = letters, toNumber = number] = parts
  const alike = (letters === '') === (toLetters === '') && (number === '') === (toNumber === '')
  const whole = letters === '' || number === ''
  if (!alike || (letters === '' && number === '') || (whole && parts[3] === undefined)) return null
  const column = (name: string): number => seen.indexOf(name)
  if (number === '') return columnsOf(column(letters), column(toLetters), extent)
  if (letters === '') return rowsOf(rowAt(Number(number)), rowAt(Number(toNumber)), extent)
  return range(
    { row: rowAt(Number(number)), column: column(letters) },
    { row: rowAt(Number(toNumber)), column: column(toLetters) },
  )
}
