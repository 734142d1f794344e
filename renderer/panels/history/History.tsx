/** 历史: what happened to the active cell, and below it all that was done to the table, the latest first. */
import { Button, Checkbox, Select } from 'antd'
import { type KeyboardEvent, useEffect, useState } from 'react'
import { visibleColumns } from '../../../shared/attachment/model.ts'
import { nameOf } from '../../../shared/attachment/names.ts'
import { KINDS, type Kind, kinds } from '../../../shared/history/entry.ts'
import { sentenceOf, type ToldEntry } from '../../../shared/history/telling.ts'
import { columnCalled, shown } from '../../../shared/history/words.ts'
import { bringBack } from '../../actions/history.ts'
import { act, attempt, attemptBehind } from '../../actions/run.ts'
import { activePlace } from '../../grid/selection.ts'
import { put } from '../../state/desk.ts'
import { type Editor, useEditor } from '../../state/editor.ts'
import {
  type AskedCell,
  filterHistory,
  loadCell,
  loadEarlier,
  loadHistory,
  useHistory,
  whenWords,
  whoWords,
} from '../../state/history.ts'
import { call } from '../../state/host.ts'
import { extentOf } from '../../state/places.ts'
import { useStill } from '../../state/still.ts'
import { byArrows, stopsIn } from '../byArrows.ts'
import { Versions } from './Versions.tsx'
import './History.css'

interface Open {
  readonly open: Editor
}

export function History({ open: latest }: Open) {
  const still = useStill(({ attachment, selection }) => [attachment, selection.active])
  const open = still ?? latest
  const { attachment } = open
  const place = activePlace(open.selection, extentOf(attachment))
  const row = attachment.rows[place.row]
  const column = visibleColumns(attachment.columns)[place.column]
  return (
    <section className="history" aria-label="历史">
      {row !== undefined && column !== undefined && (
        <Cell
          id={attachment.id}
          cell={{ row: row.id, column: column.id }}
          called={`${nameOf(attachment.columns, row).trim() || `第${place.row + 1}行`} · ${columnCalled(column)}`}
        />
      )}
      <Versions id={attachment.id} />
      <Log id={attachment.id} row={row?.id ?? null} />
    </section>
  )
}

/** The revision that the host has written last: then there is something new to tell. */
const useRevision = (): number => useEditor(({ editor }) => editor?.log.revision ?? 0)

interface CellProps {
  readonly id: string
  readonly cell: AskedCell
  readonly called: string
}

function Cell({ id, cell: { row, column }, called }: CellProps) {
  const revision = useRevision()
  const known = useHistory(({ cell }) => cell)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another revision is another answer
  useEffect(() => {
    void attemptBehind(() => loadCell(id, { row, column }))
  }, [id, row, column, revision])
  const found = known !== null && known.row === row && known.column === column ? known : null
  const first = found?.changes.at(-1)
  return (
    <section className="of-cell" aria-label="这一格的历史">
      <h3>{shown(called)}</h3>
      {found?.changes.length === 0 && !found.damaged && <p className="muted">打开以来没有改过。</p>}
      <ul>
        {found?.changes.map(({ revision: made, title, person, at, from, to, why }) => (
          <li key={made}>
            <span className="change">
              {from === null && to === null ? (
                title
              ) : (
                <>
                  <del>{textOf(from)}</del> → <ins>{textOf(to)}</ins>
                </>
              )}
            </span>
            <span className="muted">
              {whenWords(at)} {whoWords(person)} {title}
              {why !== null && `：${why}`}
            </span>
          </li>
        ))}
      </ul>
      {first !== undefined && first.from !== null && !found?.damaged && (
        <p className="muted">最初：{shown(first.from)}</p>
      )}
      {found?.damaged && <p role="alert">更早的记录有损坏，读不出来。</p>}
    </section>
  )
}

/** A text of the cell; null while its row is not there. */
const textOf = (text: string | null): string => (text === null ? '（没有这一行）' : shown(text))

function Log({ id, row }: { readonly id: string; readonly row: string | null }) {
  const revision = useRevision()
  const filter = useHistory((history) => history.filter)
  const page = useHistory((history) => (history.attachment === id ? history.page : null))
  const [expanded, setExpanded] = useState<number | null>(null)
  const [reached, setReached] = useState<number | null>(null)
  const own = filter.ownRow ? row : null
  // biome-ignore lint/correctness/useExhaustiveDependencies: another revision or filter is another answer
  useEffect(() => {
    void attemptBehind(() => loadHistory(id, own))
  }, [id, own, filter, revision])
  const entries = page?.entries ?? []
  const stop = entries.some(({ revision: made }) => made === reached) ? reached : entries[0]?.revision
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const to = byArrows(event, stopsIn(event, '.entry'))
    if (to !== null) setReached(Number(to.dataset.revision))
  }
  return (
    <>
      <div className="filters">
        <Select<Kind | ''>
          size="small"
          aria-label="只看哪一类"
          value={filter.kind ?? ''}
          onChange={(kind) => filterHistory({ kind: kind === '' ? null : kind })}
          options={[
            { value: '', label: '全部' },
            ...KINDS.map((kind) => ({ value: kind, label: kinds[kind] })),
          ]}
        />
        <Select
          size="small"
          aria-label="只看谁改的"
          value={filter.person ?? ''}
          onChange={(person) => filterHistory({ person: person === '' ? null : person })}
          options={[
            { value: '', label: '所有人' },
            ...(page?.people ?? []).map((person) => ({ value: person, label: person })),
          ]}
        />
        <Checkbox
          checked={filter.ownRow}
          onChange={({ target }) => filterHistory({ ownRow: target.checked })}
        >
          只看本行
        </Checkbox>
      </div>
      {page !== null && entries.length === 0 && !page.damaged && (
        <p className="muted">{revision === 0 ? '还没有改动。' : '没有这样的改动。'}</p>
      )}
      <ol aria-label="全部改动" onKeyDown={onKeyDown}>
        {entries.map((entry) => (
          <Entry
            key={entry.revision}
            id={id}
            entry={entry}
            isStop={entry.revision === stop}
            isOpen={entry.revision === expanded}
            onToggle={() => setExpanded(entry.revision === expanded ? null : entry.revision)}
          />
        ))}
      </ol>
      {page?.more && (
        <Button size="small" onClick={() => void attempt(() => loadEarlier(id, own))}>
          更早的改动
        </Button>
      )}
      {page?.damaged && <p role="alert">更早的记录有损坏，读不出来；表里的内容没有受影响。</p>}
    </>
  )
}

interface EntryProps {
  readonly id: string
  readonly entry: ToldEntry
  /** It is the one that Tab comes to. */
  readonly isStop: boolean
  readonly isOpen: boolean
  readonly onToggle: () => void
}

function Entry({ id, entry, isStop, isOpen, onToggle }: EntryProps) {
  const { revision, title, summary, lines, count, person, at } = entry
  const when = whenWords(at)
  const bring = (): void =>
    void act(async (context) => {
      await context.settled()
      const then = await call('stateAt', { id, revision })
      const now = context.now()
      return now.open === null ? {} : bringBack({ ...now, open: now.open }, then, when)
    })
  return (
    <li>
      <button
        type="button"
        className="entry"
        data-revision={revision}
        aria-expanded={isOpen}
        tabIndex={isStop ? 0 : -1}
        onClick={onToggle}
      >
        <span>
          <b>{title}</b> {summary}
        </span>
        <span className="muted">
          {when} {whoWords(person)}
        </span>
      </button>
      {isOpen && (
        <div ref={toSee} className="opened">
          {lines.length > 1 && (
            <ul>
              {lines.map((line, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: what was done stays as it was done
                <li key={at}>{sentenceOf(line)}</li>
              ))}
              {count > lines.length && <li className="muted">……共{count}处</li>}
            </ul>
          )}
          <Button size="small" onClick={() => put({ kind: 'state', revision, called: when })}>
            看当时
          </Button>
          <Button size="small" onClick={bring}>
            恢复到此时
          </Button>
        </div>
      )}
    </li>
  )
}

/** What opens at the foot of the panel is brought up to where its buttons are seen. */
const toSee = (opened: HTMLElement | null): void => opened?.scrollIntoView({ block: 'nearest' })
