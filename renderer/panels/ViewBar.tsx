/** Says that the sheet does not show the table as it is: what it is filtered and sorted by, and the way back. */
import { FilterFilled } from '@ant-design/icons'
import { Button } from 'antd'
import { toldView } from '../../shared/view/view.ts'
import { run } from '../actions/run.ts'
import { focusSheet } from '../grid/focus.ts'
import type { Editor } from '../state/editor.ts'
import { isNarrowed, wholeOf } from '../state/view.ts'
import './ViewBar.css'

export function ViewBar({ open }: { readonly open: Editor }) {
  if (open.view === null || !isNarrowed(open)) return null
  const { view, rows, grey } = open.view
  const all = wholeOf(open).attachment.rows.length
  const count = rows.length - grey.size
  const perform = (id: 'view-again' | 'view-clear') => (): void => {
    focusSheet()
    void run(id)
  }
  return (
    <section className="view-bar" aria-label="筛选和排序" data-area>
      <FilterFilled aria-hidden />
      <span role="status">
        {toldView(wholeOf(open), view)}，显示{count}行，共{all}行{grey.size > 0 && '（灰色的行是所属的上级）'}
      </span>
      <Button size="small" onClick={perform('view-again')}>
        重新应用
      </Button>
      <Button size="small" onClick={perform('view-clear')}>
        清除
      </Button>
    </section>
  )
}
