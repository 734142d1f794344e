/** All that waits for a person, with a jump to its place: rows to decide or fill in, what audit and check found. */
import { WarningFilled } from '@ant-design/icons'
import { Button } from 'antd'
import { type KeyboardEvent, type UIEvent, useDeferredValue, useMemo, useState } from 'react'
import { rowIndexes } from '../../shared/attachment/model.ts'
import type { Finding } from '../../shared/findings/finding.ts'
import { isOpen } from '../../shared/findings/finding.ts'
import { sumParts } from '../actions/ready.ts'
import { act, actAnywhere } from '../actions/run.ts'
import { answer, pointAt, visit } from '../actions/verdict.ts'
import { activePlace } from '../grid/selection.ts'
import { useAudit } from '../state/audit.ts'
import { useCheck } from '../state/check.ts'
import type { Editor } from '../state/editor.ts'
import { extentOf, placeOfIds } from '../state/places.ts'
import { answerSaid, answerTo } from '../state/side.ts'
import { wholeOf } from '../state/view.ts'
import { type Item, ofFinding, ofSaid, type Weight, waitingIn, weights } from '../state/waiting.ts'
import { Answerable } from './Answerable.tsx'
import { byArrows, stopsIn } from './byArrows.ts'
import './Waiting.css'

interface Open {
  readonly open: Editor
}

/** How many of a long list are drawn at first, and each time that its end comes near. */
const portion = 200

/** What waits in a table, later than the key press that changed it. */
function useWaiting({ open: latest }: Open): readonly Item[] {
  const open = useDeferredValue(latest)
  const { attachment, judged } = wholeOf(open)
  const findings = useFindings(open)
  const said = useDeferredValue(useCheck((check) => check.findings))
  return useMemo(
    () => waitingIn({ attachment, judged }, findings, said),
    [attachment, judged, findings, said],
  )
}

/** How much waits, beside the name of the tab. */
export function WaitingCount(props: Open) {
  const { length } = useWaiting(props)
  return length === 0 ? null : <span className="side-count">{length}</span>
}

export function Waiting({ open }: Open) {
  const { attachment } = open
  const items = useWaiting({ open })
  const findings = useFindings(open)
  const said = useCheck((check) => check.findings)
  const looked = useCheck((check) => check.active)
  const explained = useMemo(() => {
    const answered = (finding: Finding): boolean => !isOpen(finding)
    return [...findings.filter(answered).map(ofFinding), ...said.filter(answered).map(ofSaid)]
  }, [findings, said])
  const whole = wholeOf(open).attachment
  const numbers = useMemo(() => rowIndexes(whole), [whole])
  const [most, setMost] = useState(portion)
  const all = useMemo(() => [...items, ...explained], [items, explained])
  const [reached, setReached] = useState('')
  const activeRow = attachment.rows[activePlace(open.selection, extentOf(attachment)).row]?.id ?? null
  const list: ListProps = {
    placeOf: (item) => placeIn(open, numbers, item),
    isCurrent: ({ said: own, row, key }) =>
      own === null ? row !== null && row === activeRow : key === looked,
    onChoose: (item, byKey) => {
      const there = item.said === null ? isActive(open, item) : item.key === looked
      void actAnywhere((context) => visit(context, item))
      // By mouse one looks first; chosen again, or by key, it is to be answered.
      if (!byKey && !there) return
      const finding = findings.find(({ key }) => key === item.key)
      if (item.said !== null) answerSaid(item.said.key)
      else if (finding?.grade === 'warning' && finding.row !== null) answerTo(finding.key)
    },
    stop: all.some(({ key }) => key === reached) ? reached : (all[0]?.key ?? ''),
  }
  // By arrows one looks at a cell after the other; Enter, a press of the button, goes there.
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const stops = stopsIn(event, 'button, summary').filter((each) => each.checkVisibility())
    const key = byArrows(event, stops)?.dataset.key
    const item = all.find((each) => each.key === key)
    if (item === undefined) return
    setReached(item.key)
    void act((context) => ({ ...(item.said !== null && { said: item.said }), ...pointAt(context, item) }))
  }
  const onScroll = ({ currentTarget: { scrollTop, scrollHeight, clientHeight } }: UIEvent): void => {
    if (most < items.length && scrollTop + 2 * clientHeight > scrollHeight) setMost(most + portion)
  }
  return (
    <section className="waiting" aria-label="待处理" onScroll={onScroll} onKeyDown={onKeyDown}>
      {items.length === 0 && <p className="muted">没有需要人工处理的地方。</p>}
      {groupsOf(items, most).map(({ weight, count, shown }) => (
        <div key={weight} className={weight}>
          <h3>
            {weight === 'wrong' && <WarningFilled aria-hidden />} {weights[weight]}（{count}）
          </h3>
          <List items={shown} {...list} />
        </div>
      ))}
      {explained.length > 0 && (
        <details>
          <summary className="muted">已说明的（{explained.length}）</summary>
          <List items={explained} {...list} />
        </details>
      )}
    </section>
  )
}

/** The list by weight, as far as it is drawn. */
function groupsOf(items: readonly Item[], most: number) {
  const drawn = items.slice(0, most)
  return (Object.keys(weights) as Weight[]).flatMap((weight) => {
    const shown = drawn.filter((item) => item.weight === weight)
    const count = items.filter((item) => item.weight === weight).length
    return shown.length === 0 ? [] : [{ weight, count, shown }]
  })
}

/** What was found in a table; nothing before it has been audited for the first time. */
const useFindings = ({ attachment }: Editor): readonly Finding[] =>
  useDeferredValue(useAudit((audit) => (audit.attachment === attachment.id ? audit.findings : none)))

const none: readonly Finding[] = []

interface ListProps {
  /** Where a thing stands, in a word. */
  readonly placeOf: (item: Item) => string
  /** Sheet or report are at it. */
  readonly isCurrent: (item: Item) => boolean
  /** The one item that Tab comes to. */
  readonly stop: string
  readonly onChoose: (item: Item, byKey: boolean) => void
}

/** The sheet is at the cell of what waits. */
function isActive({ attachment, selection }: Editor, { row, column }: Item): boolean {
  const place = placeOfIds(attachment, row, column)
  const here = activePlace(selection, extentOf(attachment))
  return place !== null && place.row === here.row && place.column === here.column
}

function List({
  items,
  placeOf,
  isCurrent,
  stop,
  onChoose,
}: ListProps & { readonly items: readonly Item[] }) {
  return (
    <ul>
      {items.map((item) => (
        <li key={item.key}>
          <button
            type="button"
            data-key={item.key}
            tabIndex={item.key === stop ? 0 : -1}
            aria-current={isCurrent(item)}
            onClick={({ detail }) => onChoose(item, detail === 0)}
          >
            <span className="what">{item.what}</span>
            <span className="place">
              {item.note !== null && <b>{item.note}</b>} {placeOf(item)}
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}

function placeIn({ attachment, report }: Editor, numbers: ReadonlyMap<string, number>, item: Item): string {
  const { row, column, said } = item
  if (said !== null && said.attachment !== attachment.id) {
    const at = report.siblings.findIndex(({ id }) => id === said.attachment)
    return at < 0 ? '报告' : `附件${at + 1}`
  }
  const index = row === null ? undefined : numbers.get(row)
  if (index !== undefined) return `第${index + 1}行`
  return said !== null ? '报告' : column === null ? '标题' : '表头'
}

/** What the audit found in the active row, each with room for an answer. */
export function RowFindings({ open: latest, row }: Open & { readonly row: string }) {
  const open = useDeferredValue(latest)
  const findings = useFindings(open).filter((finding) => finding.row === row)
  return findings.map((finding) => (
    <Answerable
      key={`${finding.key}:${finding.explanation ?? ''}`}
      finding={finding}
      settled={finding.grade === 'error'}
      look={finding.grade}
      onAnswer={(text) => void act((context) => answer(context, finding, text))}
    >
      {finding.parts !== undefined && finding.parts.length > 0 && (
        <Button size="small" onClick={() => void act((context) => sumParts(context, finding))}>
          改成求和公式
        </Button>
      )}
    </Answerable>
  ))
}
