/** The bar over the library's foot as long as tables are chosen: how many, and what can be done with all of them. */
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { titleOf } from '../../../shared/attachment/called.ts'
import type { DocumentEntry, LibraryEntry } from '../../../shared/contract/contract.ts'
import { actAnywhere, attempt } from '../../actions/run.ts'
import { exportTables } from '../../actions/shelf.ts'
import { none } from '../../state/chosen.ts'
import { openAttachment } from '../../state/editor.ts'
import { archiveEntries, moveEntries } from '../../state/library.ts'
import { choose, useShelf } from '../../state/shelf.ts'
import type { TakenOff } from '../TakenOff.tsx'
import { MoveDialog } from './MoveDialog.tsx'

interface SeveralProps {
  readonly entries: readonly LibraryEntry[]
  readonly documents: readonly DocumentEntry[]
  /** One way back for all of it. */
  readonly done: (one: TakenOff) => void
  readonly onRemove: (entries: readonly LibraryEntry[]) => void
}

/** What a sentence calls them. */
export const calledAll = (entries: readonly LibraryEntry[]): string => {
  const [first] = entries
  return first !== undefined && entries.length === 1 ? `“${titleOf(first)}”` : `${entries.length}张表`
}

/** The tables that are chosen, in the order of the list. */
export function useChosen(entries: readonly LibraryEntry[]): readonly LibraryEntry[] {
  const ids = useShelf(({ chosen }) => chosen.ids)
  return useMemo(() => (ids.size === 0 ? [] : entries.filter(({ id }) => ids.has(id))), [entries, ids])
}

export function Several({ entries, documents, done, onRemove }: SeveralProps) {
  const chosen = useChosen(entries)
  const [moving, setMoving] = useState(false)
  const [first] = chosen
  if (first === undefined) return null
  const ids = chosen.map(({ id }) => id)
  const archived = chosen.every((entry) => entry.archived)
  const archive = (): Promise<void> =>
    attempt(async () => {
      await archiveEntries(ids, !archived)
      choose(none)
      const said = archived ? `已把${calledAll(chosen)}放回“我的表格”。` : `已归档${calledAll(chosen)}。`
      done({ said, back: () => archiveEntries(ids, archived) })
    })
  const move = (report: string | null, title: string): Promise<void> =>
    attempt(async () => {
      const back = await moveEntries(ids, report, title)
      choose(none)
      done({ said: `已把${calledAll(chosen)}移到报告“${title}”。`, back })
    })
  return (
    <div className="several" role="toolbar" aria-label="已选的表格" data-area>
      <span id="library-chosen" role="status">
        已选{chosen.length}张
      </span>
      {chosen.length === 1 && (
        <Button size="small" onClick={() => void attempt(() => openAttachment(first.id))}>
          打开
        </Button>
      )}
      <Button size="small" onClick={() => setMoving(true)}>
        移到报告…
      </Button>
      <Button size="small" onClick={() => void actAnywhere((context) => exportTables(context, ids))}>
        导出…
      </Button>
      <Button size="small" onClick={() => void archive()}>
        {archived ? '取消归档' : '归档'}
      </Button>
      <Button size="small" title="Delete" onClick={() => onRemove(chosen)}>
        移入回收站
      </Button>
      <Button size="small" type="text" title="Esc" onClick={() => choose(none)}>
        取消选择
      </Button>
      {moving && (
        <MoveDialog
          entries={entries}
          documents={documents}
          what={calledAll(chosen)}
          onClose={() => setMoving(false)}
          onMove={(report, title) => void move(report, title)}
        />
      )}
    </div>
  )
}
