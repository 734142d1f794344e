/** 批注: all notes of the table in its order, each with what was said, and what can be done about it. */
import { Button, Input, Segmented } from 'antd'
import { type KeyboardEvent, type UIEvent, useMemo, useRef, useState } from 'react'
import { columnIndexes, rowIndexes } from '../../../shared/attachment/model.ts'
import { nameOf } from '../../../shared/attachment/names.ts'
import { notesOf, type PlacedNote } from '../../../shared/attachment/noted.ts'
import { LONGEST_NOTE } from '../../../shared/changes/notes.ts'
import { columnCalled } from '../../../shared/history/words.ts'
import { keyOf } from '../../actions/action.ts'
import { activeCell, answerNote, removeNote, rewordNote, settleNote, unsayNote } from '../../actions/notes.ts'
import { act } from '../../actions/run.ts'
import { goTo } from '../../actions/verdict.ts'
import { cellName } from '../../sheet/Notes.tsx'
import { saidBy } from '../../sheet/Said.tsx'
import type { Editor } from '../../state/editor.ts'
import { listNotes, useNoting } from '../../state/noting.ts'
import { useStill } from '../../state/still.ts'
import { wholeOf } from '../../state/view.ts'
import { byArrows, stopsIn } from '../byArrows.ts'
import './NotesPanel.css'

interface Open {
  readonly open: Editor
}

/** How many of a long list are drawn at first, and each time that its end comes near. */
const portion = 100

const useNotes = (open: Editor): readonly PlacedNote[] => {
  const { attachment } = wholeOf(open)
  return useMemo(() => notesOf(attachment), [attachment])
}

const isOpen = ({ note }: PlacedNote): boolean => note.settled === undefined

/** How many notes are not settled, beside the name of the tab. */
export function NotesCount({ open }: Open) {
  const { length } = useNotes(open).filter(isOpen)
  return length === 0 ? null : <span className="side-count">{length}</span>
}

/** What is being written in the list: an answer, or another wording of one thing. */
type Begun = { readonly key: string; readonly index: number | null }

export function NotesPanel({ open: latest }: Open) {
  const open = useStill(({ attachment, selection }) => [attachment, selection.active]) ?? latest
  const all = useNotes(open)
  const filter = useNoting((state) => state.filter)
  const [most, setMost] = useState(portion)
  const [begun, setBegun] = useState<Begun | null>(null)
  const [reached, setReached] = useState('')
  const waiting = all.filter(isOpen)
  const list = filter === 'open' ? waiting : all
  const here = activeCell(open)
  const stop = list.some((each) => keyIn(each) === reached) ? reached : list[0] && keyIn(list[0])
  const onScroll = ({ currentTarget: { scrollTop, scrollHeight, clientHeight } }: UIEvent): void => {
    if (most < list.length && scrollTop + 2 * clientHeight > scrollHeight) setMost(most + portion)
  }
  return (
    <section
      className="notes"
      aria-label="批注"
      onScroll={onScroll}
      onKeyDown={(event) =>
        setReached(byArrows(event, stopsIn(event, 'button.place'))?.dataset.key ?? reached)
      }
    >
      <div className="notes-filter">
        <Segmented
          size="small"
          aria-label="列出哪些批注"
          value={filter}
          onChange={listNotes}
          options={[
            { value: 'open', label: `未解决（${waiting.length}）` },
            { value: 'all', label: `全部（${all.length}）` },
          ]}
        />
      </div>
      {list.length === 0 && (
        <p className="muted">
          {all.length === 0
            ? `还没有批注。选中一个单元格，按${keyOf('note')}写批注。`
            : '批注都已解决，看全部请点上面的“全部”。'}
        </p>
      )}
      <ul>
        {list.slice(0, most).map((each) => {
          const key = keyIn(each)
          return (
            <Line
              key={key}
              open={open}
              placed={each}
              current={here?.row === each.row && here.column === each.column}
              stop={key === stop}
              begun={begun?.key === key ? begun : null}
              begin={(index) => setBegun({ key, index })}
              end={() => setBegun(null)}
            />
          )
        })}
      </ul>
    </section>
  )
}

const keyIn = ({ row, column }: PlacedNote): string => `${row} ${column}`

interface LineProps extends Open {
  readonly placed: PlacedNote
  readonly current: boolean
  readonly stop: boolean
  readonly begun: Begun | null
  readonly begin: (index: number | null) => void
  readonly end: () => void
}

function Line({ open, placed, current, stop, begun, begin, end }: LineProps) {
  const { note, row, column } = placed
  const settled = note.settled
  return (
    <li className={settled === undefined ? '' : 'settled'} aria-current={current}>
      <button
        type="button"
        className="place"
        data-key={keyIn(placed)}
        tabIndex={stop ? 0 : -1}
        onClick={() => void act((context) => goTo(context, placed))}
      >
        <b>{cellName(open, placed)}</b> {called(open, placed)}
      </button>
      {note.said.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what was said has no name but its number
        <div key={index} className="words">
          <div className="by-whom">
            <span>{saidBy(one)}</span>
            <Button size="small" type="link" aria-label={`修改第${index + 1}条`} onClick={() => begin(index)}>
              改
            </Button>
            {note.said.length > 1 && (
              <Button
                size="small"
                type="link"
                aria-label={`删除第${index + 1}条`}
                onClick={() => void act((context) => unsayNote(context, placed, index))}
              >
                删
              </Button>
            )}
          </div>
          {begun?.index === index ? (
            <Field
              name="修改批注"
              text={one.text}
              keep={(text) => void act((context) => rewordNote(context, placed, index, text))}
              end={end}
            />
          ) : (
            <p>{one.text}</p>
          )}
        </div>
      ))}
      {settled !== undefined && <p className="by-whom">已解决：{saidBy(settled)}</p>}
      {begun !== null && begun.index === null ? (
        <Field
          name="回复批注"
          text=""
          keep={(text) => void act((context) => answerNote(context, { row, column }, text))}
          end={end}
        />
      ) : (
        <div className="deeds">
          <Button size="small" onClick={() => begin(null)}>
            回复
          </Button>
          <Button size="small" onClick={() => void act((context) => settleNote(context, placed))}>
            {settled === undefined ? '已解决' : '重新打开'}
          </Button>
          <Button size="small" onClick={() => void act((context) => removeNote(context, placed))}>
            删除
          </Button>
        </div>
      )}
    </li>
  )
}

/** What a cell is called by its row and its column; a number for a row without a name. */
function called(open: Editor, { row, column }: PlacedNote): string {
  const { attachment } = wholeOf(open)
  const line = attachment.rows[rowIndexes(attachment).get(row) ?? -1]
  const definition = attachment.columns[columnIndexes(attachment).get(column) ?? -1]
  if (line === undefined || definition === undefined) return ''
  const name = nameOf(attachment.columns, line).trim()
  return [name, columnCalled(definition)]
    .filter((word) => word !== '')
    .join(' · ')
    .replaceAll('\n', '')
}

interface FieldProps {
  readonly name: string
  readonly text: string
  readonly keep: (text: string) => void
  readonly end: () => void
}

/** Ctrl+Enter keeps what is written, and so does leaving it; Escape leaves it as it was. */
function Field({ name, text: given, keep, end }: FieldProps) {
  const [text, setText] = useState(given)
  const left = useRef(false)
  /** Once: the field is also left when it goes. */
  const leave = (keeps: boolean): void => {
    if (left.current) return
    left.current = true
    if (keeps && text.trim() !== '' && text.trim() !== given) keep(text)
    end()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    const keeps = event.key === 'Enter' && (event.ctrlKey || event.metaKey)
    if (!keeps && event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    const line = event.currentTarget.closest('li')
    leave(keeps)
    line?.querySelector<HTMLElement>('.place')?.focus()
  }
  return (
    <Input.TextArea
      autoFocus
      aria-label={name}
      placeholder="按Ctrl+Enter确定，Esc放弃"
      autoSize={{ minRows: 2, maxRows: 10 }}
      value={text}
      maxLength={LONGEST_NOTE}
      onFocus={({ target }) => target.setSelectionRange(target.value.length, target.value.length)}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={() => leave(true)}
    />
  )
}
