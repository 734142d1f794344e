/** The name box (type an address to go there) and the text of the active cell, however narrow its column. */
import { Input } from 'antd'
import { useState } from 'react'
import { columnLetters } from '../../shared/attachment/address.ts'
import { sameRectangle } from '../../shared/attachment/rectangles.ts'
import { editCell, fieldRef, focusSheet } from '../grid/focus.ts'
import {
  activePlace,
  cellAt,
  columnsOf,
  type Extent,
  inside,
  range,
  rowsOf,
  type Selection,
} from '../grid/selection.ts'
import { type Editor, notify, select } from '../state/editor.ts'
import { extentOf, selected, shownText } from '../state/places.ts'
import { isNarrowed, seenRow, wholeRow } from '../state/view.ts'

const nameField = fieldRef('name')

import './NameBar.css'

export function NameBar({ open }: { readonly open: Editor }) {
  const [draft, setDraft] = useState<string | null>(null)
  const extent = extentOf(open.attachment)
  const active = activePlace(open.selection, extent)
  const area = selected(open)
  const name = sameRectangle(area, cellAt(active, extent))
    ? `${columnLetters(active.column)}${wholeRow(open, active.row) + 1}`
    : `${area.bottom - area.top + 1}行×${area.right - area.left + 1}列`
  const go = (): void => {
    const selection = parse(draft ?? '', extent, (number) => seenRow(open, number - 1))
    setDraft(null)
    if (draft === name) focusSheet()
    else if (selection === null) notify('info', '请输入单元格的位置，如 E7、B2:E7、B:D 或 3:5。')
    else if (!inside(selection.focus, extent) || !inside(selection.anchor, extent))
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
        value={draft ?? name}
        onFocus={(event) => {
          setDraft(name)
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
        {shownText(open, active).slice(0, 1_000).replaceAll('\n', ' ')}
      </span>
    </div>
  )
}

/** E7, B2:E7, whole columns B:D or rows 3:5; in either case, full-width or not, with or without Excel's dollar signs. */
function parse(text: string, extent: Extent, rowAt: (number: number) => number): Selection | null {
  const parts = /^([A-Z]{0,3})(\d{0,7})(?::([A-Z]{0,3})(\d{0,7}))?$/.exec(
    text.normalize('NFKC').replaceAll('$', '').trim().toUpperCase(),
  )
  if (parts === null) return null
  const [, letters = '', number = '', toLetters = letters, toNumber = number] = parts
  const alike = (letters === '') === (toLetters === '') && (number === '') === (toNumber === '')
  const whole = letters === '' || number === ''
  if (!alike || (letters === '' && number === '') || (whole && parts[3] === undefined)) return null
  const column = (name: string): number =>
    [...name].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  if (number === '') return columnsOf(column(letters), column(toLetters), extent)
  if (letters === '') return rowsOf(rowAt(Number(number)), rowAt(Number(toNumber)), extent)
  return range(
    { row: rowAt(Number(number)), column: column(letters) },
    { row: rowAt(Number(toNumber)), column: column(toLetters) },
  )
}
