/** One table of the library: what it is called, where it came from, who changed it when, and how many rows have each verdict. */
import { DeleteOutlined } from '@ant-design/icons'
import { Button, Checkbox, Tag } from 'antd'
import { memo } from 'react'
import { nameWith, sourceOf, titleOf, wholeName } from '../../../shared/attachment/called.ts'
import type { LibraryEntry } from '../../../shared/contract/contract.ts'
import type { Counts as EntryCounts } from '../../../shared/contract/library.ts'
import { attempt } from '../../actions/run.ts'
import { notify, openAttachment } from '../../state/editor.ts'
import { rescueEntry } from '../../state/library.ts'
import { useShelf } from '../../state/shelf.ts'
import { NextButton } from '../NextDialog.tsx'
import { showReport } from '../report/Reports.tsx'
import { Rename } from './Rename.tsx'

const times = new Intl.DateTimeFormat('zh-CN', { dateStyle: 'medium', timeStyle: 'short' })
export const shownTime = (at: string): string => times.format(new Date(at))

interface TakeOffProps {
  readonly name: string
  readonly onClick: () => void
}

export function TakeOff({ name, onClick }: TakeOffProps) {
  return (
    <Button
      className="take-off"
      type="text"
      icon={<DeleteOutlined aria-hidden />}
      aria-label={`移除 ${name}`}
      title="移除（Delete）"
      onClick={onClick}
    />
  )
}

function Counts({ counts: { done, missed, pending, blank } }: { readonly counts: EntryCounts }) {
  // Of a table without verdicts there is nothing to count.
  if (done + missed + pending + blank === 0) return null
  return (
    <>
      <Tag color={done > 0 ? 'green' : 'default'}>完成 {done}</Tag>
      {missed > 0 && <Tag color="red">未完成 {missed}</Tag>}
      {pending > 0 && <Tag color="orange">待核 {pending}</Tag>}
      {blank > 0 && <Tag>待填 {blank}</Tag>}
    </>
  )
}

/** Puts what can be read of a damaged table on the desk as a new one, and says beside it what could not. */
function Rescue({ id, title }: { readonly id: string; readonly title: string }) {
  const rescue = async (): Promise<void> => {
    const rescued = await rescueEntry(id)
    const lost = rescued.lost.map((message) => ({ cell: '', message }))
    await openAttachment(rescued.id, lost)
    notify('done', `已把“${title}”中读得出的内容另存成一张新表，没有读出来的列在表格上方；原来的没有改动。`)
  }
  return (
    <Button aria-label={`抢救可读内容 ${title}`} onClick={() => void attempt(rescue)}>
      抢救可读内容
    </Button>
  )
}

/** What tells an entry from the others of the library, for each by its id. */
export interface Telling {
  /** How many attachments of its report are there. */
  readonly together: number
  /** The text of its report, for the first of its attachments; null where none is kept. */
  readonly report: string | null
  /** The sheet it was read from, where only that tells it from another; else ''. */
  readonly sheet: string
}

/** What can be done to a line, beside opening it. */
export interface LineDeeds {
  readonly remove: (entry: LibraryEntry) => void
  /** Chooses it beside the others, or all up to it. */
  readonly choose: (id: string, how: 'one' | 'stretch') => void
  /** Another name or 备注 for it. */
  readonly rename: (entry: LibraryEntry, title: string, remark: string) => void
}

interface EntryProps {
  readonly entry: LibraryEntry
  readonly telling: Telling
  /** Its place in its list, and how long that is: only a part of it is drawn. */
  readonly at: number
  readonly of: number
  readonly deeds: LineDeeds
}

/** What was done to it last, by whom and when. */
const lastDone = ({ updatedAt, by, changed, source }: LibraryEntry): string =>
  `${shownTime(updatedAt)} ${by === '' ? '' : `${by} `}${changed ? '改动' : source === '' ? '新建' : '打开'}`

/** Drawn again only where something of its own changed: a key that is held goes through many of them. */
export const Entry = memo(function Entry({
  entry,
  telling: { together, report, sheet },
  at,
  of,
  deeds,
}: EntryProps) {
  const chosen = useShelf((state) => state.chosen.ids.has(entry.id))
  const renamed = useShelf((state) => state.renaming === entry.id)
  const title = titleOf(entry)
  const from = [
    sourceOf(entry),
    entry.hasSource ? '原文件已留存' : '',
    sheet,
    together > 1 ? `同一份报告的${together}个附件` : '',
  ]
  return (
    <li
      className={chosen ? 'entry chosen' : 'entry'}
      data-entry={entry.id}
      aria-posinset={at + 1}
      aria-setsize={of}
    >
      <Checkbox
        className="choice"
        tabIndex={-1}
        checked={chosen}
        aria-label={`选择 ${nameWith(entry)}`}
        onChange={({ nativeEvent }) => deeds.choose(entry.id, nativeEvent.shiftKey ? 'stretch' : 'one')}
      />
      {renamed ? (
        <Rename entry={entry} onDone={(name, remark) => deeds.rename(entry, name, remark)} />
      ) : (
        <button
          type="button"
          className="open"
          title={wholeName(entry)}
          aria-describedby={chosen ? 'library-chosen' : undefined}
          onClick={({ ctrlKey, metaKey, shiftKey }) => {
            if (shiftKey) deeds.choose(entry.id, 'stretch')
            else if (ctrlKey || metaKey) deeds.choose(entry.id, 'one')
            else void attempt(() => openAttachment(entry.id))
          }}
        >
          <span className="words">
            <span className="name">
              {entry.label !== '' && <span className="muted">{entry.label}　</span>}
              {entry.title.every((line) => line.trim() === '')
                ? title
                : entry.title.map((line, n) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one title have no other names
                    <span key={n} className="title-line">
                      {line.trim()}
                    </span>
                  ))}
              {entry.indicator !== '' && <span className="indicator muted">{entry.indicator}</span>}
              {entry.remark !== '' && <Tag className="remark">{entry.remark}</Tag>}
            </span>
            <span className="muted from parts">
              <span className="origin">{from.filter((part) => part !== '').join(' · ')}</span>
              <span className="last"> · {lastDone(entry)}</span>
            </span>
          </span>
          <span className="tags">
            {entry.damaged ? (
              <Tag color="red">数据有损坏</Tag>
            ) : entry.summary === null ? (
              <span className="muted">正在判定…</span>
            ) : (
              <Counts counts={entry.summary} />
            )}
          </span>
        </button>
      )}
      {report !== null && (
        <Button
          type="text"
          aria-label={`报告全文 ${title}`}
          title="打开报告全文，附件在旁边"
          onClick={() => void showReport(report)}
        >
          报告全文
        </Button>
      )}
      {entry.damaged && <Rescue id={entry.id} title={title} />}
      {!entry.damaged && <NextButton id={entry.id} title={title} />}
      <TakeOff name={nameWith(entry)} onClick={() => deeds.remove(entry)} />
    </li>
  )
})
