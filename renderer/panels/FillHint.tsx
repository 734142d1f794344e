/** Beside the active cell of a new table: what can be typed there. Gone at the first key, and once anything is written. */
import { useEffect, useState } from 'react'
import { cellText, visibleColumns } from '../../shared/attachment/model.ts'
import { activePlace } from '../grid/selection.ts'
import { type Editor, useEditor } from '../state/editor.ts'
import { extentOf } from '../state/places.ts'
import './FillHint.css'

export function FillHint({ open }: { readonly open: Editor }) {
  // Made here, and nobody has written into it yet.
  const untouched = open.attachment.sheet === '' && open.log.revision === 0
  return untouched ? <Hint /> : null
}

function Hint() {
  const [typed, setTyped] = useState(false)
  const target = useEditor(({ editor: open }) => {
    if (open === null) return false
    const { attachment, selection } = open
    const { row, column } = activePlace(selection, extentOf(attachment))
    const definition = visibleColumns(attachment.columns)[column]
    const line = attachment.rows[row]
    return definition?.role === 'target' && line !== undefined && cellText(line, definition) === ''
  })
  useEffect(() => {
    const onKey = (): void => setTyped(true)
    window.addEventListener('keydown', onKey, { capture: true, once: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  }, [])
  if (typed || !target) return null
  return (
    <p className="fill-hint" role="note">
      从这里填起：如 7%、7%左右、1200亿元、与经济增长同步；按回车到下一行。
    </p>
  )
}
