/** Find and replace: full-width or not, Traditional or Simplified, all the same. */
import { CloseOutlined } from '@ant-design/icons'
import { Button, Checkbox, Input } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { found, listed, nextHit, replaceEvery, replaceOne, reportTables } from '../actions/find.ts'
import { act } from '../actions/run.ts'
import { fieldRef, focusSheet } from '../grid/focus.ts'
import { activePlace, same } from '../grid/selection.ts'
import { setDesk, useDesk } from '../state/desk.ts'
import type { Editor } from '../state/editor.ts'
import { extentOf } from '../state/places.ts'
import type { Viewed } from '../state/view.ts'
import { FindList } from './FindList.tsx'

const soughtField = fieldRef('find')

import './FindBar.css'

export function FindBar({ open }: { readonly open: Editor }) {
  const mode = useDesk((state) => state.find)
  return mode === null ? null : <Bar open={open} mode={mode} />
}

function Bar({ open, mode }: { readonly open: Editor; readonly mode: 'find' | 'replace' }) {
  const [query, setQuery] = useState('')
  const [replacement, setReplacement] = useState('')
  const { attachment, judged, view } = open
  const hits = useMemo(() => found({ attachment, judged }, query), [attachment, judged, query])
  const [all, setAll] = useState(false)
  const bar = useRef<HTMLElement>(null)
  const [everywhere, setEverywhere] = useState(false)
  /** The report's attachments as they were when this one came on the desk, where all of them are searched. */
  const [report, setReport] = useState<readonly Viewed[]>([])
  const { siblings } = open.report
  const asked = { query, text: replacement }
  const list = useMemo(() => {
    const here = { attachment, judged, view }
    const tables = report.map((each) => (each.attachment.id === attachment.id ? here : each))
    return all ? listed(tables.length === 0 ? [here] : tables, query) : []
  }, [all, attachment, judged, view, report, query])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another table on the desk is a moment to look again
  useEffect(() => {
    if (!everywhere) {
      setReport([])
      return
    }
    let wanted = true
    void act(async (context) => {
      const tables = await reportTables(context)
      if (wanted) setReport(tables)
      return {}
    })
    return () => {
      wanted = false
    }
  }, [everywhere, attachment.id])
  const close = (): void => {
    setDesk({ find: null })
    focusSheet()
  }
  const active = activePlace(open.selection, extentOf(open.attachment))
  const current = hits.findIndex((hit) => same(hit, active))
  const step = (back: boolean): void => void act((context) => nextHit(context, hits, back))
  const onKey = (event: React.KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    const shown = bar.current?.querySelector<HTMLElement>('.find-list')
    if (event.key === 'Enter') step(event.shiftKey)
    else if (event.key === 'ArrowDown' && shown != null) shown.focus()
    else return
    event.preventDefault()
  }
  return (
    <search
      ref={bar}
      aria-label="查找"
      data-area="keeps"
      onKeyDown={(event) => event.key === 'Escape' && !event.nativeEvent.isComposing && close()}
    >
      <div className="find-bar">
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
        <Button size="small" disabled={hits.length === 0} onClick={() => step(true)}>
          上一个
        </Button>
        <Button size="small" disabled={hits.length === 0} onClick={() => step(false)}>
          下一个
        </Button>
        <Button
          size="small"
          aria-expanded={mode === 'replace'}
          onClick={() => setDesk({ find: mode === 'replace' ? 'find' : 'replace' })}
        >
          {mode === 'replace' ? '收起替换' : '替换'}
        </Button>
        <Button size="small" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? '收起结果' : '查找全部'}
        </Button>
        {all && siblings.length > 1 && (
          <Checkbox checked={everywhere} onChange={(event) => setEverywhere(event.target.checked)}>
            本报告各附件
          </Checkbox>
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
      </div>
      {mode === 'replace' && (
        <div className="find-bar">
          <Input
            size="small"
            // By the button of the line above what is sought is there already.
            autoFocus={query !== ''}
            placeholder="替换为"
            aria-label="替换为"
            value={replacement}
            onChange={(event) => setReplacement(event.target.value)}
            onKeyDown={onKey}
          />
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
        </div>
      )}
      {all && query !== '' && (
        <FindList
          hits={list}
          query={query}
          tables={everywhere}
          current={list.findIndex(({ table, place }) => table === attachment.id && same(place, active))}
        />
      )}
    </search>
  )
}
