/** Actions on what is shown around the sheet. */
import { always, onRows, onTable } from './action.ts'

export const viewActions = {
  'go-to': onTable(() => ({ focus: 'name' })),
  print: onTable(() => ({ open: { kind: 'print' } })),
  picture: onTable(() => ({ open: { kind: 'picture' } })),
  meeting: onRows(() => ({ open: { kind: 'meeting' } })),
  compare: onTable(() => ({ open: { kind: 'compare' } })),
  'table-settings': onTable(() => ({ open: { kind: 'table' } })),
  indicators: always(() => ({ open: { kind: 'indicators', name: '' } })),
  palette: always(() => ({ open: { kind: 'palette' } })),
  shortcuts: always(() => ({ open: { kind: 'shortcuts' } })),
  side: onTable(({ folded }) => ({ fold: !folded, focus: 'sheet' })),
  look: always(({ look }) => ({ look: look === 'light' ? 'dark' : 'light' })),
  'zoom-in': onTable(({ open }) => ({ zoom: open.zoom + 0.1 })),
  'zoom-out': onTable(({ open }) => ({ zoom: open.zoom - 0.1 })),
  'zoom-reset': onTable(() => ({ zoom: 1 })),
}
