/** Find and replace: full-width or not, Traditional or Simplified, all the same. */
import { CloseOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { useMemo, useState } from 'react'
import { findPieces, replaceAll } from '../../shared/attachment/find.ts'
import { visibleColumns } from '../../shared/attachment/model.ts'
import { ownText, write } from '../actions/editing.tsx'
import { fieldRef, focusSheet } from '../grid/focus.ts'
import { activePlace, at, isCovered, type Place } from '../grid/selection.ts'
import { setDesk, useDesk } from '../state/desk.ts'
import { type Editor, extentOf, notify, select, shownText } from '../state/editor.ts'

const soughtField = fieldRef('find')

export function FindBar({ open }: { readonly open: Editor }) {
  const mode = useDesk((state) => state.find)
  return mode === null ? null : <Bar open={open} mode={mode} />
}

function Bar({ open, mode }: { readonly open: Editor; readonly mode: 'find' | 'replace' }) {
  const [query, setQuery] = useState('')
  const [replacement, setReplacement] = useState('')
  const { attachment, judged } = open
  const hits = useMemo(() => found({ attachment, judged }, query), [attachment, judged, query])
  const close = (): void => {
    setDesk({ find: null })
    focusSheet()
  }
  const active = activePlace(open.selection, extentOf(open.attachment))
  const current = hits.findIndex((hit) => hit.row === active.row && hit.column === active.column)
  const step = (back: boolean): void => {
    const before = (hit: Place): boolean =>
      hit.row < active.row || (hit.row === active.row && hit.column < active.column)
    const after = (hit: Place): boolean =>
      hit.row > active.row || (hit.row === active.row && hit.column > active.column)
    const next = back ? (hits.findLast(before) ?? hits.at(-1)) : (hits.find(after) ?? hits[0])
    if (next !== undefined) select(at(next))
  }
  /** Only what a person wrote is replaced: a verdict that shows itself stays the program's. */
  const replaced = (places: readonly Place[]) =>
    places.flatMap((place) => {
      const from = ownText(open, place)
      const text = replaceAll(from, query, replacement)
      return text === from ? [] : [{ ...place, text }]
    })
  const replaceOne = (): void => {
    const hit = hits[current]
    if (hit !== undefined) write('替换', replaced([hit]))
    step(false)
  }
  const replaceEvery = (): void => {
    const texts = replaced(hits)
    write('全部替换', texts)
    notify(
      'info',
      texts.length === 0 ? '没有可替换的文字。' : `已替换${texts.length}个单元格，可以一步撤销。`,
    )
  }
  const onKey = (event: React.KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key !== 'Enter') return
    step(event.shiftKey)
    event.preventDefault()
  }
  return (
    <search
      className="find-bar"
      aria-label="查找"
      data-area="keeps"
      onKeyDown={(event) => event.key === 'Escape' && !event.nativeEvent.isComposing && close()}
    >
      <Input
        ref={(box) => soughtField(box?.input)}
        size="small"
        autoFocus
        placeholder="查找"
        aria-label="查找内容"
        value={query}
        onChange={(event) => setQuery(event.target.value)}
        onKeyDown={onKey}
      />
      {mode === 'replace' && (
        <Input
          size="small"
          placeholder="替换为"
          aria-label="替换为"
          value={replacement}
          onChange={(event) => setReplacement(event.target.value)}
          onKeyDown={onKey}
        />
      )}
      <Button size="small" disabled={hits.length === 0} onClick={() => step(true)}>
        上一个
      </Button>
      <Button size="small" disabled={hits.length === 0} onClick={() => step(false)}>
        下一个
      </Button>
      {mode === 'replace' && (
        <>
          <Button size="small" disabled={hits.length === 0} onClick={replaceOne}>
            替换
          </Button>
          <Button size="small" disabled={hits.length === 0} onClick={replaceEvery}>
            全部替换
          </Button>
        </>
      )}
      <span className="muted" role="status">
        {query === ''
          ? ''
          : hits.length === 0
            ? '没有找到'
            : `${current < 0 ? '' : `第${current + 1}个，`}共${hits.length}个`}
      </span>
      <span className="space" />
      <Button
        size="small"
        type="text"
        icon={<CloseOutlined aria-hidden />}
        aria-label="关闭查找"
        onClick={close}
      />
    </search>
  )
}

/** The places whose text holds the query, row by row. */
function found(open: Pick<Editor, 'attachment' | 'judged'>, query: string): Place[] {
  if (query === '') return []
  const extent = extentOf(open.attachment)
  const columns = visibleColumns(open.attachment.columns)
  return open.attachment.rows.flatMap((_, row) =>
    columns.flatMap((__, column): Place[] => {
      const place = { row, column }
      const text = isCovered(place, extent) ? '' : shownText(open, place)
      return text !== '' && findPieces(text, query).length > 0 ? [place] : []
    }),
  )
}
