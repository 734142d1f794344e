/** The table on the wall of a meeting: large, a light a row, the worst first. It reads the table and changes nothing. */
import { Button, Segmented } from 'antd'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { actionOf } from '../../actions/index.ts'
import { focusSheet } from '../../grid/focus.ts'
import { chord } from '../../grid/keys.ts'
import { putAway } from '../../state/desk.ts'
import type { Editor } from '../../state/editor.ts'
import { type Line, linesOf, nameSize, type Order, words } from './lines.ts'
import './meeting.css'

const orders: readonly { readonly value: Order; readonly label: string }[] = [
  { value: 'worst', label: '差的在前' },
  { value: 'printed', label: '按表中顺序' },
]

/** How far a key goes; the keys of a clicker for slides are among them. */
const steps: Readonly<Record<string, number>> = {
  Space: 1,
  ArrowDown: 1,
  PageDown: 1,
  'Shift+Space': -1,
  ArrowUp: -1,
  PageUp: -1,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
}

/** The height of a line, as a multiple of its type. */
const lineHeight = 2

export function Meeting({ open }: { readonly open: Editor }) {
  const { attachment, judged } = open
  const [order, setOrder] = useState<Order>('worst')
  const [current, setCurrent] = useState(0)
  const [told, setTold] = useState(false)
  const wall = useRef<HTMLDialogElement>(null)
  const list = useRef<HTMLOListElement>(null)
  const lines = useMemo(() => linesOf(attachment, judged, order), [attachment, judged, order])
  const size = usePageSize(list)
  const at = Math.min(current, lines.length - 1)
  const page = Math.floor(Math.max(0, at) / size)
  const line = lines[at]

  useLayoutEffect(() => {
    wall.current?.showModal()
    wall.current?.focus()
  }, [])
  const pages = Math.ceil(lines.length / size)
  const turn = (by: 1 | -1): void => {
    if (page + by >= 0 && page + by < pages) setCurrent((page + by) * size)
  }
  const wheel = useWheel(turn)
  const close = (): void => {
    wall.current?.close()
    putAway('meeting')
    focusSheet()
  }
  const choose = (next: Order): void => {
    setOrder(next)
    setCurrent(0)
    setTold(false)
  }
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const keys = chord(event.nativeEvent)
    const step = steps[keys]
    if (step !== undefined) setCurrent(Math.max(0, Math.min(at + step, lines.length - 1)))
    else if (keys === 'Enter' && !(event.target instanceof HTMLButtonElement)) setTold(!told)
    else if (keys === 'ArrowLeft' || keys === 'ArrowRight') choose(order === 'worst' ? 'printed' : 'worst')
    else if (keys === 'Escape' || actionOf('meeting').keys?.includes(keys)) close()
    else return
    event.preventDefault()
  }
  const onLine = (index: number): void => {
    setTold(index !== at || !told)
    setCurrent(index)
  }
  const { summary } = judged
  const [rate] = summary.rates
  return (
    <dialog
      ref={wall}
      className="meeting"
      aria-label={actionOf('meeting').name}
      aria-modal="true"
      tabIndex={-1}
      onKeyDown={onKeyDown}
      onWheel={wheel}
      onCancel={(event) => {
        event.preventDefault()
        close()
      }}
    >
      <header>
        <h1>{attachment.heading.title.join('').replace(/\s+/g, '')}</h1>
        <p className="totals">
          {(['done', 'missed', 'pending', 'blank'] as const).map((key) =>
            summary[key] === 0 ? null : (
              <span key={key}>
                <i className={`lamp ${key}`} /> {words[key]} <b>{summary[key]}</b>
              </span>
            ),
          )}
          {rate !== undefined && (
            <span>
              过半率 <b>{rate.percent}%</b>
            </span>
          )}
        </p>
      </header>
      <ol
        ref={list}
        className={`names-${nameSize(lines)}`}
        style={{ gridTemplateRows: `repeat(${size}, minmax(0, 1fr))` }}
      >
        {lines.slice(page * size, (page + 1) * size).map((each, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the whole wall has the keys
          <li
            key={each.rowId}
            aria-current={each === line}
            className={each.outcome}
            onClick={() => onLine(page * size + index)}
          >
            <Row line={each} />
          </li>
        ))}
        {lines.length === 0 && <li className="none">表中还没有可以判定的行。</li>}
      </ol>
      {told && line !== undefined && (
        <p className="why" aria-live="polite">
          {line.status !== '' && <b>{line.status}。</b>}
          {line.reason}
        </p>
      )}
      <footer>
        {/* The keys stay with the wall. */}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: it only keeps the focus where it is */}
        <span onMouseDown={(event) => event.preventDefault()}>
          <Segmented aria-label="排列" options={[...orders]} value={order} onChange={choose} />
        </span>
        <span className="hints">
          <kbd>空格</kbd> 下一行　<kbd>Shift+空格</kbd> 上一行　<kbd>回车</kbd> 依据　<kbd>←→</kbd> 换顺序
        </span>
        {lines.length > 0 && (
          <span className="where">
            第{at + 1}行，共{lines.length}行　第{page + 1}页，共{pages}页
          </span>
        )}
        {pages > 1 && (
          // biome-ignore lint/a11y/noStaticElementInteractions: as above
          <span className="turn" onMouseDown={(event) => event.preventDefault()}>
            <Button disabled={page === 0} onClick={() => turn(-1)}>
              上一页
            </Button>
            <Button disabled={page === pages - 1} onClick={() => turn(1)}>
              下一页
            </Button>
          </span>
        )}
        <Button onClick={close}>退出（Esc）</Button>
      </footer>
    </dialog>
  )
}

const long = (text: string): string => (text.length > 6 ? 'long' : '')

function Row({ line: { outcome, word, ruled, name, target, actual, bar, lead } }: { readonly line: Line }) {
  return (
    <>
      <i className={`lamp ${outcome}`} aria-hidden />
      <span className="said">
        <b className="word">{word}</b>
        {ruled !== '' && <small>{ruled}</small>}
      </span>
      <span className="name">{name}</span>
      <span className={`figure ${long(target)}`}>
        <small>目标</small> {target}
      </span>
      <span className={`figure ${long(actual)}`}>
        <small>实绩</small> {actual}
      </span>
      <span className="share">
        {bar !== null && (
          <span
            // Beside a person's word the bar is a figure and no second verdict.
            className={`track ${ruled !== '' ? 'ruled' : bar.ahead ? 'ahead' : 'behind'}`}
            role="img"
            aria-label={`进度${bar.progress}%，序时进度${bar.schedule}%`}
          >
            <i className="bar" style={{ width: bar.length }} />
            <i className="mark" style={{ left: bar.mark }} />
          </span>
        )}
        <small>{bar === null ? lead : `进度${bar.progress}%　序时${bar.schedule}%`}</small>
      </span>
    </>
  )
}

/** How many lines there is room for, also when the window or what stands around them changes. */
function usePageSize(list: React.RefObject<HTMLOListElement | null>): number {
  const [size, setSize] = useState(1)
  useEffect(() => {
    const element = list.current
    if (element === null) return
    const measure = (): void => {
      const type = Number.parseFloat(getComputedStyle(element).fontSize)
      setSize(Math.max(1, Math.floor(element.clientHeight / (type * lineHeight))))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [list])
  return size
}

/** A page a notch of the wheel: of the many small steps of a touch pad those that come close together are one. */
function useWheel(turn: (by: 1 | -1) => void): (event: React.WheelEvent) => void {
  const last = useRef({ at: Number.NEGATIVE_INFINITY, way: 0 })
  return ({ deltaY, ctrlKey, timeStamp }) => {
    // With Ctrl it is the browser's zoom.
    if (deltaY === 0 || ctrlKey) return
    const way = deltaY > 0 ? 1 : -1
    const goesOn = way === last.current.way && timeStamp - last.current.at < 80
    last.current = { at: timeStamp, way }
    if (!goesOn) turn(way)
  }
}
