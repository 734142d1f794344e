/** The list under a column's filter arrow: sorting, the texts to choose from, and for figures a line to stand above or below. */
import { SortAscendingOutlined, SortDescendingOutlined } from '@ant-design/icons'
import { Button, Checkbox, Input, InputNumber } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { visibleColumns } from '../../shared/attachment/model.ts'
import { comparable } from '../../shared/measure/normalise.ts'
import { figuresOf } from '../../shared/view/read.ts'
import { everything, type Keep, valuesOf } from '../../shared/view/view.ts'
import { filterBy, sortBy } from '../actions/filter.ts'
import { act } from '../actions/run.ts'
import { focusSheet } from '../grid/focus.ts'
import { putAway, useOpened } from '../state/desk.ts'
import { type Editor, notify } from '../state/editor.ts'
import { wholeOf } from '../state/view.ts'
import './FilterList.css'

/** Pixels that the list needs; near an edge of the window it opens further in. */
const WIDTH = 264
const HEIGHT = 440
/** Of longer lists the rest is found by searching. */
const mostListed = 500

export function FilterList({ open }: { readonly open: Editor }) {
  const opened = useOpened('filter')
  return opened === null ? null : <List key={opened.column} open={open} column={opened.column} />
}

const close = (): void => {
  putAway('filter')
  focusSheet()
}

function List({ open, column }: { readonly open: Editor; readonly column: string }) {
  const box = useRef<HTMLElement>(null)
  const table = wholeOf(open)
  const view = open.view?.view ?? everything
  const kept = view.filters.find((filter) => filter.column === column)?.keep ?? null
  const sort = view.sort?.column === column ? view.sort : null
  const values = useMemo(() => valuesOf(table, view, column), [table, view, column])
  const figures = useMemo(() => figuresOf(table, column), [table, column])
  const index = visibleColumns(open.attachment.columns).findIndex(({ id }) => id === column)
  const name = (visibleColumns(open.attachment.columns)[index]?.header.at(-1) ?? '').replace(/\s+/g, '')
  const isNo = visibleColumns(open.attachment.columns)[index]?.role === 'no'
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(kept?.kind === 'texts' ? kept.texts : values.map(({ text }) => text)),
  )
  const [sought, setSought] = useState('')
  const listed = values.filter(({ text }) => comparable(text).includes(comparable(sought)))
  const place = useMemo(() => placeUnder(index), [index])

  useEffect(() => {
    const outside = ({ target }: MouseEvent): void => {
      if (target instanceof Node && box.current?.contains(target) !== true) close()
    }
    // Under another width its letter stands elsewhere.
    window.addEventListener('mousedown', outside, true)
    window.addEventListener('resize', close)
    return () => {
      window.removeEventListener('mousedown', outside, true)
      window.removeEventListener('resize', close)
    }
  }, [])

  const filter = (keep: Keep | null): void => {
    close()
    void act((context) => filterBy(context, column, keep))
  }
  const sortAs = (descending: boolean): void => {
    close()
    void act((context) => sortBy(context, column, sort?.descending === descending ? null : descending))
  }
  /** What is searched for is what is kept, as in Excel: of the texts that are listed those that are ticked. */
  const agree = (): void => {
    const texts = listed.flatMap(({ text }) => (chosen.has(text) ? [text] : []))
    if (texts.length === 0) notify('info', '请至少选一项。')
    else filter(texts.length === values.length ? null : { kind: 'texts', texts })
  }
  const tick = (texts: readonly string[], on: boolean): void => {
    const next = new Set(chosen)
    for (const text of texts) on ? next.add(text) : next.delete(text)
    setChosen(next)
  }
  const ticked = listed.filter(({ text }) => chosen.has(text)).length

  return (
    <section
      ref={box}
      className="filter-list"
      role="dialog"
      aria-modal="true"
      aria-label={`筛选“${name}”`}
      style={place}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Escape') close()
        else if (event.key === 'Enter' && event.target instanceof HTMLInputElement && !inLine(event.target))
          agree()
        else if (steps(event)) stepFocus(box.current, event.key === 'ArrowUp' || event.shiftKey)
        else return
        event.preventDefault()
        event.stopPropagation()
      }}
    >
      <div className="sorts">
        <Button
          size="small"
          type={sort?.descending === false ? 'primary' : 'default'}
          icon={<SortAscendingOutlined aria-hidden />}
          onClick={() => sortAs(false)}
        >
          升序
        </Button>
        <Button
          size="small"
          type={sort?.descending === true ? 'primary' : 'default'}
          icon={<SortDescendingOutlined aria-hidden />}
          onClick={() => sortAs(true)}
        >
          降序
        </Button>
        <span className="space" />
        <Button size="small" disabled={kept === null} onClick={() => filter(null)}>
          清除筛选
        </Button>
      </div>
      {figures !== null && !isNo && <Line kept={kept} onFilter={filter} />}
      <Input
        size="small"
        autoFocus
        allowClear
        placeholder="搜索"
        aria-label="搜索要显示的内容"
        value={sought}
        onChange={(event) => setSought(event.target.value)}
      />
      <div className="values">
        <Checkbox
          checked={listed.length > 0 && ticked === listed.length}
          indeterminate={ticked > 0 && ticked < listed.length}
          onChange={({ target }) =>
            tick(
              listed.map(({ text }) => text),
              target.checked,
            )
          }
        >
          （全选）
        </Checkbox>
        {listed.slice(0, mostListed).map(({ text, count }) => (
          <Checkbox
            key={text}
            checked={chosen.has(text)}
            onChange={({ target }) => tick([text], target.checked)}
          >
            {text === '' ? '（空白）' : text} <span className="muted">{count}</span>
          </Checkbox>
        ))}
        {listed.length > mostListed && (
          <span className="muted">另有{listed.length - mostListed}项，请搜索。</span>
        )}
        {listed.length === 0 && <span className="muted">没有找到</span>}
      </div>
      <div className="answers">
        <Button size="small" type="primary" onClick={agree}>
          确定
        </Button>
        <Button size="small" onClick={close}>
          取消
        </Button>
      </div>
    </section>
  )
}

const inLine = (element: Element): boolean => element.closest('.line-of-figures') !== null

interface LineProps {
  readonly kept: Keep | null
  readonly onFilter: (keep: Keep) => void
}

/** 大于, 小于, 前几项 of a column of figures. */
function Line({ kept, onFilter }: LineProps) {
  const [figure, setFigure] = useState(kept?.kind === 'above' || kept?.kind === 'below' ? kept.figure : '')
  const [count, setCount] = useState(kept?.kind === 'top' ? kept.count : 10)
  const by = (kind: 'above' | 'below'): void =>
    figure.trim() === '' ? notify('info', '请先填一个数。') : onFilter({ kind, figure: figure.trim() })
  return (
    <>
      <div className="line-of-figures">
        <Input
          size="small"
          placeholder="一个数"
          aria-label="比较的数"
          value={figure}
          onChange={(event) => setFigure(event.target.value)}
          onPressEnter={() => by(kept?.kind === 'below' ? 'below' : 'above')}
        />
        <Button
          size="small"
          type={kept?.kind === 'above' ? 'primary' : 'default'}
          onClick={() => by('above')}
        >
          大于
        </Button>
        <Button
          size="small"
          type={kept?.kind === 'below' ? 'primary' : 'default'}
          onClick={() => by('below')}
        >
          小于
        </Button>
      </div>
      <div className="line-of-figures">
        <InputNumber
          size="small"
          prefix="前"
          suffix="项"
          aria-label="前几项"
          min={1}
          max={9999}
          precision={0}
          value={count}
          onChange={(value) => setCount(value ?? 10)}
          onPressEnter={() => onFilter({ kind: 'top', count })}
        />
        <Button
          size="small"
          type={kept?.kind === 'top' ? 'primary' : 'default'}
          onClick={() => onFilter({ kind: 'top', count })}
        >
          最大的几项
        </Button>
      </div>
    </>
  )
}

/** Tab goes round inside the list, and so do the arrows, but in a number, which they count up and down. */
const steps = ({ key, target }: React.KeyboardEvent): boolean =>
  key === 'Tab' ||
  ((key === 'ArrowDown' || key === 'ArrowUp') &&
    !(target instanceof Element && target.getAttribute('role') === 'spinbutton'))

/** The arrows go from one control of the list to the next; the cross in a field is for the mouse. */
function stepFocus(box: HTMLElement | null, back: boolean): void {
  const all = box?.querySelectorAll<HTMLElement>('input:enabled, button:enabled:not(.ant-input-clear-icon)')
  const stops = [...(all ?? [])]
  const here = stops.findIndex((stop) => stop.matches(':focus'))
  stops.at((here + (back ? -1 : 1)) % stops.length)?.focus()
}

/** Under the letter of a column, kept inside the window. */
function placeUnder(index: number): {
  readonly left: number
  readonly top: number
  readonly maxHeight: number
} {
  const letter = document.querySelector(`.letters [data-column="${index}"]`)?.getBoundingClientRect()
  const right = letter?.right ?? WIDTH
  const bottom = letter?.bottom ?? 0
  const top = Math.max(8, Math.min(bottom + 2, window.innerHeight - HEIGHT - 8))
  return {
    left: Math.max(8, Math.min(right - WIDTH, window.innerWidth - WIDTH - 8)),
    top,
    maxHeight: window.innerHeight - top - 8,
  }
}
