/** 最近打开的文件, in one line: each leads to the table that it became. */
import { Button } from 'antd'
import { useMemo } from 'react'
import type { LibraryEntry } from '../../../shared/contract/contract.ts'
import { attempt } from '../../actions/run.ts'
import { openAttachment } from '../../state/editor.ts'
import { recentFiles } from '../../state/recent.ts'
import { shownTime } from './Entry.tsx'

export function Recent({ entries }: { readonly entries: readonly LibraryEntry[] }) {
  const files = useMemo(() => recentFiles(entries), [entries])
  // Of one file alone the list below says all there is to say.
  if (files.length < 2) return null
  return (
    <nav className="recent" aria-label="最近打开的文件">
      <span className="muted">最近打开的文件</span>
      {files.map(({ name, openedAt, table }) => (
        <Button
          key={name}
          type="link"
          size="small"
          title={`${name}，${shownTime(openedAt)}打开；点击打开读入的表`}
          onClick={() => void attempt(() => openAttachment(table))}
        >
          <span className="file">{name}</span>
        </Button>
      ))}
    </nav>
  )
}
