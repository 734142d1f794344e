/** The name box (type an address to go there) and the whole text of the active cell, however narrow its column. */
import { Input } from 'antd'
import { useState } from 'react'
import { columnLetters } from '../../shared/sheet.ts'
import { focusSheet } from '../grid/focus.ts'
import { activePlace, type at, inside, range } from '../grid/selection.ts'
import { type Editor, extentOf, notify, select, selected, shownText } from '../state/editor.ts'

export function NameBar({ open }: { readonly open: Editor }) {
  const [draft, setDraft] = useState<string | null>(null)
  const extent = extentOf(open.attachment)
  const active = activePlace(open.selection, extent)
  const area = selected(open)
  const rows = area.bottom - area.top + 1
  const columns = area.right - area.left + 1
  const name =
    rows * columns > 1 ? `${rows}行×${columns}列` : `${columnLetters(active.column)}${active.row + 1}`
  const go = (): void => {
    const selection = parse(draft ?? '')
    setDraft(null)
    if (selection === null) notify('info', '请输入单元格的位置，如 E7 或 B2:E7。')
    else if (!inside(selection.focus, extent) || !inside(selection.anchor, extent))
      notify('info', '表格没有这么大。')
    else select(selection)
    focusSheet()
  }
  return (
    <div className="name-bar">
      <Input
        size="small"
        aria-label="名称框"
        value={draft ?? name}
        onFocus={(event) => {
          setDraft(name)
          event.target.select()
        }}
        onBlur={() => setDraft(null)}
        onChange={(event) => setDraft(event.target.value)}
        onPressEnter={go}
        onKeyDown={(event) => event.key === 'Escape' && focusSheet()}
      />
      <span className="whole">{shownText(open, active).replaceAll('\n', ' ')}</span>
    </div>
  )
}

/** E7 or B2:E7, in either case, full-width or not. */
function parse(text: string): ReturnType<typeof at> | null {
  const parts = /^([A-Z]{1,3})(\d{1,7})(?::([A-Z]{1,3})(\d{1,7}))?$/.exec(
    text.normalize('NFKC').trim().toUpperCase(),
  )
  if (parts === null) return null
  const [, letters = '', number = '', toLetters = letters, toNumber = number] = parts
  const place = (column: string, row: string) => ({
    row: Number(row) - 1,
    column: [...column].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1,
  })
  return range(place(letters, number), place(toLetters, toNumber))
}
