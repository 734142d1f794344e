/** Actions on the verdict: its settings, the dictionary, and what it looks like as a picture and beside another period. */
import {
  BarChartOutlined,
  BookOutlined,
  DiffOutlined,
  SettingOutlined,
  StepForwardOutlined,
} from '@ant-design/icons'
import { visibleColumns } from '../../shared/attachment/model.ts'
import { focusField, focusSheet, isInField } from '../grid/focus.ts'
import { activePlace, at } from '../grid/selection.ts'
import { currentFindings } from '../state/audit.ts'
import { put } from '../state/desk.ts'
import { type Editor, editor, extentOf, notify, select } from '../state/editor.ts'
import { type Item, waitingIn } from '../state/waiting.ts'
import { type Action, needsEditor } from './action.ts'

export const tableSettings: Action = {
  id: 'table-settings',
  name: '表格设置',
  icon: <SettingOutlined aria-hidden />,
  refusal: needsEditor,
  perform: () => put({ kind: 'table' }),
}

export const indicators: Action = {
  id: 'indicators',
  name: '指标库',
  icon: <BookOutlined aria-hidden />,
  perform: () => put({ kind: 'indicators', name: '' }),
}

export const picture: Action = {
  id: 'picture',
  name: '进度图和小结',
  icon: <BarChartOutlined aria-hidden />,
  keys: ['Alt+F1'],
  refusal: needsEditor,
  perform: () => put({ kind: 'picture' }),
}

export const compare: Action = {
  id: 'compare',
  name: '与其他时期对比',
  icon: <DiffOutlined aria-hidden />,
  refusal: needsEditor,
  perform: () => put({ kind: 'compare' }),
}

export const nextWaiting: Action = {
  id: 'next-waiting',
  name: '下一处待处理',
  icon: <StepForwardOutlined aria-hidden />,
  keys: ['F8'],
  refusal: needsEditor,
  perform: () => {
    if (!jumpToNext(editor())) notify('info', '没有需要人工处理的地方。')
  },
}

/** Goes to a finding's cell, or to the title where it is about the whole table. */
export function jump({ attachment }: Editor, { row, column }: Item): void {
  const index = attachment.rows.findIndex(({ id }) => id === row)
  const columns = visibleColumns(attachment.columns)
  if (index < 0) {
    focusField('title')
    return
  }
  select(
    at({
      row: index,
      column: Math.max(
        0,
        columns.findIndex(({ id }) => id === column),
      ),
    }),
  )
  focusSheet()
}

/** Goes to the next row below the active one that something waits in, round the end to the top. False: nothing waits. */
function jumpToNext(open: Editor): boolean {
  const { attachment, selection } = open
  const places = new Map(attachment.rows.map(({ id }, index) => [id, index]))
  // Someone sent to the title stands before all rows.
  const active = isInField('title') ? -1 : activePlace(selection, extentOf(attachment)).row
  const after = (item: Item): number => {
    const index = item.row === null ? -1 : (places.get(item.row) ?? -1)
    return index > active ? index - active : index - active + attachment.rows.length + 1
  }
  const [next] = [...waitingIn(open, currentFindings(open))].sort((a, b) => after(a) - after(b))
  if (next === undefined) return false
  jump(open, next)
  return true
}
