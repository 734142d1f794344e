/** The bar of finding and replacing, wherever it is: what is sought, what it is replaced by, and the ways on. */
import { CloseOutlined } from '@ant-design/icons'
import { Button, Input, Radio } from 'antd'
import { type ReactNode, useEffect, useRef } from 'react'
import { run } from '../actions/run.ts'
import { fieldRef } from '../grid/focus.ts'
import { chord } from '../grid/keys.ts'
import { setDesk, useDesk } from '../state/desk.ts'
import { useReport } from '../state/documents.ts'
import { useEditor } from '../state/editor.ts'
import { cameTo } from '../state/reading.ts'
import './FindBar.css'

const soughtField = fieldRef('find')

interface FindFrameProps {
  readonly query: string
  readonly onQuery: (query: string) => void
  readonly replacement: string
  readonly onReplacement: (text: string) => void
  /** How many there are. */
  readonly count: number
  /** The same in words. */
  readonly told: string
  readonly step: (back: boolean) => void
  readonly replaceOne: () => void
  readonly replaceEvery: () => void
  /** Closes it and gives the keyboard back. */
  readonly close: () => void
  /** More in the first line, and what is below. */
  readonly tools?: ReactNode
  readonly children?: ReactNode
}

export function FindFrame({ query, onQuery, replacement, onReplacement, count, ...props }: FindFrameProps) {
  const { told, step, replaceOne, replaceEvery, close, tools, children } = props
  const bar = useRef<HTMLElement>(null)
  const mode = useDesk((state) => state.find)
  // What was sought last is there to be sought again, or to be written over.
  useEffect(() => bar.current?.querySelector('input')?.select(), [])
  const onKey = (event: React.KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    const shown = bar.current?.querySelector<HTMLElement>('.find-list')
    if (event.key === 'Enter') step(event.shiftKey)
    else if (event.key === 'ArrowDown' && shown != null) shown.focus()
    else return
    event.preventDefault()
  }
  /** Wherever in the bar the keyboard is. */
  const onBarKey = (event: React.KeyboardEvent): void => {
    const keys = chord(event.nativeEvent)
    if (event.nativeEvent.isComposing) return
    if (keys === 'Escape') close()
    else if (keys === 'F3' || keys === 'Shift+F3') step(keys !== 'F3')
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <search ref={bar} aria-label="查找" data-area="keeps" onKeyDown={onBarKey}>
      <div className="find-bar">
        <Input
          ref={(box) => soughtField(box?.input)}
          size="small"
          autoFocus
          placeholder="查找"
          aria-label="查找内容"
          value={query}
          onChange={(event) => onQuery(event.target.value)}
          onKeyDown={onKey}
        />
        <Where />
        <Button size="small" disabled={count === 0} onClick={() => step(true)}>
          上一个
        </Button>
        <Button size="small" disabled={count === 0} onClick={() => step(false)}>
          下一个
        </Button>
        <Button
          size="small"
          aria-expanded={mode === 'replace'}
          onClick={() => setDesk({ find: mode === 'replace' ? 'find' : 'replace' })}
        >
          {mode === 'replace' ? '收起替换' : '替换'}
        </Button>
        {tools}
        <span className="muted" role="status">
          {query === '' ? '' : count === 0 ? '没有找到' : told}
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
            onChange={(event) => onReplacement(event.target.value)}
            onKeyDown={onKey}
          />
          <Button size="small" disabled={count === 0} onClick={replaceOne}>
            替换
          </Button>
          <Button size="small" disabled={count === 0} onClick={replaceEvery}>
            全部替换
          </Button>
        </div>
      )}
      {children}
    </search>
  )
}

/** With a report beside the table: which of both is searched. */
function Where() {
  const both = useReport(({ report }) => report !== null)
  const table = useEditor(({ editor }) => editor !== null)
  const findIn = useDesk((state) => state.findIn)
  if (!both || !table) return null
  const turn = (to: typeof findIn): void => {
    const replacing = useDesk.getState().find === 'replace'
    cameTo(to)
    void run(replacing ? 'replace' : 'find')
  }
  return (
    <Radio.Group
      className="find-where"
      size="small"
      optionType="button"
      aria-label="在哪里查找"
      value={findIn}
      onChange={({ target }) => turn(target.value)}
      options={[
        { value: 'table', label: '表中' },
        { value: 'report', label: '报告中' },
      ]}
    />
  )
}
