/** Beside the sheet, a tab each: what is said of the active row, and all that waits. Folds to a rail, its edge is drawn. */
import { DoubleLeftOutlined, DoubleRightOutlined } from '@ant-design/icons'
import { type ComponentType, type KeyboardEvent, useEffect } from 'react'
import { keyOf } from '../actions/action.ts'
import { run } from '../actions/run.ts'
import { focusSheet } from '../grid/focus.ts'
import type { Editor } from '../state/editor.ts'
import {
  foldSide,
  type SideTab,
  showTab,
  sideWidths,
  useSide,
  useSideFolded,
  watchWindow,
  widenSide,
} from '../state/side.ts'
import { alongTabs } from './along.ts'
import { Edge } from './Edge.tsx'
import { History } from './history/History.tsx'
import { NotesCount, NotesPanel } from './notes/NotesPanel.tsx'
import { ReasonPanel } from './ReasonPanel.tsx'
import { Prose } from './report/Prose.tsx'
import { SeriesPanel } from './SeriesPanel.tsx'
import { Waiting, WaitingCount } from './Waiting.tsx'
import './SidePanel.css'

interface Open {
  readonly open: Editor
}

interface Tab {
  readonly id: SideTab
  readonly name: string
  readonly Panel: ComponentType<Open>
  /** How much there is behind it, beside its name. */
  readonly Count?: ComponentType<Open>
}

/** From left to right. */
const tabs: readonly Tab[] = [
  { id: 'reason', name: '依据', Panel: ReasonPanel },
  { id: 'waiting', name: '待处理', Panel: Waiting, Count: WaitingCount },
  { id: 'prose', name: '表述', Panel: Prose },
  { id: 'series', name: '历年', Panel: SeriesPanel },
  { id: 'notes', name: '批注', Panel: NotesPanel, Count: NotesCount },
  { id: 'history', name: '历史', Panel: History },
]

export function SidePanel({ open }: Open) {
  const folded = useSideFolded()
  useEffect(watchWindow, [])
  return folded ? <Rail open={open} /> : <Unfolded open={open} />
}

/** What is left of it when it is folded: the way back to each tab. */
function Rail({ open }: Open) {
  const unfold = (tab: SideTab) => (): void => {
    showTab(tab)
    foldSide(false)
    focusSheet()
  }
  return (
    <aside className="side-rail" aria-label="侧栏" data-area>
      <Fold folded />
      {tabs.map(({ id, name, Count }) => (
        <button key={id} type="button" onClick={unfold(id)}>
          {name}
          {Count !== undefined && <Count open={open} />}
        </button>
      ))}
    </aside>
  )
}

function Fold({ folded }: { readonly folded: boolean }) {
  const name = folded ? '展开侧栏' : '收起侧栏'
  return (
    <button
      type="button"
      className="fold"
      aria-label={name}
      aria-expanded={!folded}
      title={`${name}（${keyOf('side')}）`}
      onClick={() => void run('side')}
    >
      {folded ? <DoubleLeftOutlined aria-hidden /> : <DoubleRightOutlined aria-hidden />}
    </button>
  )
}

function Unfolded({ open }: Open) {
  const chosen = useSide(({ tab }) => tab)
  const width = useSide((side) => side.width)
  const Panel = tabs.find(({ id }) => id === chosen)?.Panel ?? ReasonPanel
  const onKeyDown = (event: KeyboardEvent): void =>
    alongTabs(event, tabs, chosen, (id) => `side-tab-${id}`, showTab)
  return (
    <aside id="side" className="side-panel" style={{ width }} aria-label="侧栏" data-area>
      <div className="side-head">
        <div className="side-tabs" role="tablist" aria-label="侧栏内容" onKeyDown={onKeyDown}>
          {tabs.map(({ id, name, Count }) => (
            <button
              key={id}
              id={`side-tab-${id}`}
              type="button"
              role="tab"
              aria-selected={id === chosen}
              aria-controls="side-content"
              tabIndex={id === chosen ? 0 : -1}
              onClick={({ detail }) => {
                showTab(id)
                // The mouse only looks; by keyboard one goes on from here.
                if (detail > 0) focusSheet()
              }}
            >
              {name}
              {Count !== undefined && <Count open={open} />}
            </button>
          ))}
        </div>
        <Fold folded={false} />
      </div>
      <div id="side-content" className="side-content" role="tabpanel" aria-labelledby={`side-tab-${chosen}`}>
        <Panel open={open} />
      </div>
      <Edge
        name="侧栏宽度"
        controls="side"
        side="left"
        value={width}
        step={20}
        widths={sideWidths}
        widen={widenSide}
        measure={(x, { right }) => right - x}
      />
    </aside>
  )
}
