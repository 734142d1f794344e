/** F2 on a line: its name and 备注 typed in its place; Enter or leaving it keeps them, Escape does not. */
import { Input } from 'antd'
import { useRef, useState } from 'react'
import type { LibraryEntry } from '../../../shared/contract/contract.ts'
import { rename } from '../../state/shelf.ts'

interface RenameProps {
  readonly entry: LibraryEntry
  /** Told once what was typed, where it is to be kept. */
  readonly onDone: (title: string, remark: string) => void
}

export function Rename({ entry, onDone }: RenameProps) {
  const [title, setTitle] = useState(entry.title.join(''))
  const [remark, setRemark] = useState(entry.remark)
  const over = useRef(false)
  const end = (keeps: boolean): void => {
    if (over.current) return
    over.current = true
    rename(null)
    // A table without a name would be found by nobody: the old one stays.
    if (keeps) onDone(title.trim() === '' ? entry.title.join('') : title, remark)
  }
  return (
    <form
      className="renaming"
      aria-label="改名"
      onSubmit={(event) => {
        event.preventDefault()
        end(true)
      }}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) end(true)
      }}
      onKeyDown={(event) => {
        // The page's own keys, and those of an open table, are not meant while something is typed.
        event.stopPropagation()
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Escape') end(false)
        else if (event.key === 'Enter') {
          event.preventDefault()
          end(true)
        }
      }}
    >
      <Input
        autoFocus
        aria-label="名称"
        maxLength={500}
        value={title}
        onFocus={({ target }) => target.select()}
        onChange={({ target }) => setTitle(target.value)}
      />
      <Input
        aria-label="备注"
        className="remark-field"
        placeholder="备注，如送审稿"
        maxLength={50}
        value={remark}
        onFocus={({ target }) => target.select()}
        onChange={({ target }) => setRemark(target.value)}
      />
    </form>
  )
}
