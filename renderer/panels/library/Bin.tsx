/** 回收站: what was removed, kept whole until a person deletes it for good, or for as long as is set. */
import { Button } from 'antd'
import { useState } from 'react'
import { type BinKeeping, binKeepings, staysUntil } from '../../../shared/contract/bin.ts'
import type { BinEntry } from '../../../shared/contract/library.ts'
import { attempt } from '../../actions/run.ts'
import { ask } from '../../state/desk.ts'
import { notify } from '../../state/editor.ts'
import { eraseEntries, restoreEntries, restoreReport } from '../../state/library.ts'
import { useSettings } from '../../state/settings.ts'
import { shownTime } from './Entry.tsx'

async function restore({ report, id, title }: BinEntry): Promise<void> {
  await (report ? restoreReport(id) : restoreEntries([id]))
  notify('done', `已恢复“${title}”。`)
}

/** Asked once: nothing brings back what is deleted here. */
async function erase(entries: readonly BinEntry[]): Promise<void> {
  const [first] = entries
  const what = entries.length === 1 ? `“${first?.title ?? ''}”` : `回收站里的${entries.length}项`
  const sure = await ask('彻底删除', `${what}连同修改记录和留存的原文件一起删除，不能再恢复。`, '彻底删除')
  if (!sure) return
  await eraseEntries(entries.map(({ id }) => id))
  notify('done', `已彻底删除${what}。`)
}

/** Until when it stays; '' where nothing but a person takes it. */
function stay({ removedAt }: BinEntry, keeping: BinKeeping): string {
  const until = staysUntil(removedAt, keeping)
  if (until === null) return ''
  return until <= new Date() ? '已到期，即将彻底删除' : `保留到${shownTime(until.toISOString())}`
}

export function Bin({ entries }: { readonly entries: readonly BinEntry[] }) {
  // Thousands of lines that nobody looks at are not drawn.
  const [open, setOpen] = useState(false)
  const keeping = useSettings((settings) => settings.binKeeping)
  return (
    <details className="bin" open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <h2>
          回收站{' '}
          <span className="muted">
            {entries.length}项，{keeping === 'forever' ? '一直保留到彻底删除' : `保留${binKeepings[keeping]}`}
          </span>
        </h2>
      </summary>
      <Button size="small" onClick={() => void attempt(() => erase(entries))}>
        清空回收站
      </Button>
      <ul className="entries" aria-label="回收站">
        {(open ? entries : []).map((entry) => (
          <li key={entry.id} className="entry binned">
            <span className="words">
              <span className="name">{entry.title}</span>
              <span className="muted from">
                {[
                  entry.report ? '报告全文' : '',
                  entry.source,
                  `${shownTime(entry.removedAt)}移除`,
                  stay(entry, keeping),
                ]
                  .filter((part) => part !== '')
                  .join(' · ')}
              </span>
            </span>
            <Button
              type="text"
              aria-label={`恢复 ${entry.title}`}
              onClick={() => void attempt(() => restore(entry))}
            >
              恢复
            </Button>
            <Button
              type="text"
              aria-label={`彻底删除 ${entry.title}`}
              onClick={() => void attempt(() => erase([entry]))}
            >
              彻底删除
            </Button>
          </li>
        ))}
      </ul>
    </details>
  )
}
