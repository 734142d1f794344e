/** Find and replace: full-width or not, Traditional or Simplified, all the same. */
import { CloseOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { useMemo, useState } from 'react'
import { found, nextHit, replaceEvery, replaceOne } from '../actions/find.ts'
import { act } from '../actions/run.ts'
import { fieldRef, focusSheet } from '../grid/focus.ts'
import { activePlace, same } from '../grid/selection.ts'
import { setDesk, useDesk } from '../state/desk.ts'
import type { Editor } from '../state/editor.ts'
import { extentOf } from '../state/places.ts'

const soughtField = fieldRef('find')

import './FindBar.css'

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
  const current = hits.findIndex((hit) => same(hit, active))
  const step = (back: boolean): void => void act((context) => nextHit(context, hits, back))
  const asked = { query, text: replacement }
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
          <Button
            size="small"
            disabled={hits.length === 0}
            onClick={() => void act((context) => replaceOne(context, hits, asked))}
          >
            替换
          </Button>
          <Button
            size="small"
            disabled={hits.length === 0}
            onClick={() => void act((context) => replaceEvery(context, hits, asked))}
          >
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
