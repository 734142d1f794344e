/** Actions on what is shown around the sheet. */
import { seenLetters } from '../../shared/attachment/address.ts'
import { visibleColumns } from '../../shared/attachment/model.ts'
import { selected } from '../state/places.ts'
import { always, onRows, onTable } from './action.ts'
import { type Deed, info, type OpenContext } from './deed.ts'

export const viewActions = {
  'go-to': onTable(() => ({ focus: 'name' })),
  print: onTable(() => ({ open: { kind: 'print' } })),
  picture: onTable(() => ({ open: { kind: 'picture' } })),
  meeting: onRows(() => ({ open: { kind: 'meeting' } })),
  brief: onRows(() => ({ open: { kind: 'brief' } })),
  compare: onTable(() => ({ open: { kind: 'compare' } })),
  plans: onRows(() => ({ open: { kind: 'plans' } })),
  'table-settings': onTable(() => ({ open: { kind: 'table' } })),
  indicators: always(() => ({ open: { kind: 'indicators', name: '' } })),
  palette: always(() => ({ open: { kind: 'palette' } })),
  shortcuts: always(() => ({ open: { kind: 'shortcuts' } })),
  side: onTable(({ folded }) => ({ fold: !folded, focus: 'sheet' })),
  look: always(({ look }) => ({ look: look === 'light' ? 'dark' : 'light' })),
  'zoom-in': onTable(({ open }) => ({ zoom: open.zoom + 0.1 })),
  'zoom-out': onTable(({ open }) => ({ zoom: open.zoom - 0.1 })),
  'zoom-reset': onTable(() => ({ zoom: 1 })),
  freeze: onTable(freezeHere),
}

/** As in Excel: what lies left of the selected cells stays; done again, the window decides as it did before. */
function freezeHere({ open, frozen }: OpenContext): Deed {
  if (frozen !== null)
    return {
      freeze: null,
      ...info('已取消冻结。表格比窗口宽时，指标名称及以左各列仍留在原处。'),
    }
  const { left } = selected(open)
  const last = visibleColumns(open.attachment.columns)[left - 1]
  return last === undefined
    ? { freeze: '', ...info('左边的列不再冻结。要冻结，请先选中冻结处右边的单元格。') }
    : {
        freeze: last.id,
        ...info(
          `已冻结${seenLetters(open.attachment.columns)[left - 1]}列及以左各列，再做一次即取消；窗口放不下时，靠右的几列照常滚动。`,
        ),
      }
}
