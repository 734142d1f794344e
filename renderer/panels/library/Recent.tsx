/**
 * 最近打开的文件, in one line: each leads to the table that it became, and, where the door knows the place of the file,
 * to the file itself.
 */
import { EllipsisOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import type { RecentPath } from '../../../shared/contract/bridge.ts'
import type { LibraryEntry } from '../../../shared/contract/contract.ts'
import { attempt } from '../../actions/run.ts'
import { openAttachment } from '../../state/editor.ts'
import { recentFiles, recentPaths, withRecent } from '../../state/recent.ts'
import { shownTime } from './Entry.tsx'

const nowhere: ReadonlyMap<string, RecentPath> = new Map()

export function Recent({ entries }: { readonly entries: readonly LibraryEntry[] }) {
  const files = useMemo(() => recentFiles(entries), [entries])
  const [paths, setPaths] = useState(nowhere)
  // A file that was just opened is in the list, and its place is known by then.
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each change of the list
  useEffect(() => {
    let wanted = true
    void attempt(async () => {
      const found = await recentPaths()
      if (wanted) setPaths(found)
    })
    return () => {
      wanted = false
    }
  }, [files])
  // Of one file alone the list below says all there is to say, but for where it lies.
  if (files.length < 2 && !files.some(({ name }) => paths.has(name))) return null
  return (
    <nav className="recent" aria-label="最近打开的文件">
      <span className="muted">最近打开的文件</span>
      {files.map(({ name, openedAt, table }) => {
        const path = paths.get(name)
        return (
          <span key={name}>
            <Button
              type="link"
              size="small"
              title={`${name}，${shownTime(openedAt)}打开；点击打开读入的表`}
              onClick={() => void attempt(() => openAttachment(table))}
            >
              <span className="file">{name}</span>
            </Button>
            {path !== undefined && <Again path={path} />}
          </span>
        )
      })}
    </nav>
  )
}

/** The file itself: read once more, as it is now, or shown where it lies. */
function Again({ path: { key, name, folder } }: { readonly path: RecentPath }) {
  return (
    <Dropdown
      trigger={['click']}
      autoFocus
      destroyOnHidden
      menu={{
        items: [
          { key: 'openRecent', label: '重新打开这个文件' },
          { key: 'showRecent', label: '打开所在文件夹' },
        ],
        onClick: ({ key: what }) =>
          void attempt(() => withRecent(key, what === 'openRecent' ? what : 'showRecent')),
      }}
    >
      <Button
        type="text"
        size="small"
        aria-label={`文件 ${name}`}
        title={`在“${folder}”里`}
        icon={<EllipsisOutlined aria-hidden />}
      />
    </Dropdown>
  )
}
