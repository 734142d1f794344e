/** Beside the cell: a figure typed in an input method's signs can be mended at a key, and stays as typed until then. */
import { keyOf } from '../actions/action.ts'
import { run } from '../actions/run.ts'
import { focusSheet } from '../grid/focus.ts'
import type { Surface } from '../grid/surface.ts'
import type { Editor } from '../state/editor.ts'
import { declineMends, standing, useMends } from '../state/mends.ts'
import { placeOfIds } from '../state/places.ts'
import './MendOffer.css'

interface Props {
  readonly surface: Surface
  readonly open: Editor
}

/** Pixels that the offer takes, a long figure among them. */
const widest = 220

export function MendOffer({ surface, open }: Props) {
  const mends = standing(
    useMends((state) => state.mends),
    open.attachment,
  )
  const last = mends.at(-1)
  const place = last === undefined ? null : placeOfIds(open.attachment, last.row, last.column)
  if (last === undefined || place === null) return null
  const { row, column } = place
  const box = surface.box({ top: row, bottom: row, left: column, right: column })
  if (box === null) return null
  // Before the cell where there is room: what is typed next stands below it or behind it.
  const before = box.left > widest
  const style = {
    left: before ? box.left - 4 : box.left + box.width + 4,
    top: box.top + (box.height - 26) / 2,
  }
  const decline = (): void => {
    declineMends()
    focusSheet()
  }
  return (
    <div className={before ? 'mend before' : 'mend'} style={style} role="note" aria-label="全角数字">
      <button type="button" onClick={() => void run('mend')}>
        {mends.length === 1 ? `改为${last.to}` : `${mends.length}格都改成半角`}
        <kbd>{keyOf('mend')}</kbd>
      </button>
      <button type="button" title="这次打开期间不再提示" onClick={decline}>
        不改<kbd>Esc</kbd>
      </button>
    </div>
  )
}
