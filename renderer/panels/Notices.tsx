/** What the program says: one line in the bar below, never over the table; the last sentences can be read again. */
import { CheckCircleFilled, CloseCircleFilled, InfoCircleFilled, MessageOutlined } from '@ant-design/icons'
import { Button, Popover } from 'antd'
import { useEffect, useState } from 'react'
import { focusSheet } from '../grid/focus.ts'
import { useDesk } from '../state/desk.ts'
import { type Notice, type Said, useEditor } from '../state/editor.ts'
import { useJobs } from '../state/jobs.ts'
import './Notices.css'

const icons: Readonly<Record<Notice['kind'], React.ReactNode>> = {
  done: <CheckCircleFilled aria-hidden />,
  info: <InfoCircleFilled aria-hidden />,
  error: <CloseCircleFilled aria-hidden />,
}

/** Milliseconds that a sentence stays; what went wrong wants more time to be read. */
const stay = (kind: Notice['kind']): number => (kind === 'error' ? 15_000 : 6000)

/** Something lies over the window, and the bar below is not seen. */
const useCovered = (): boolean => {
  const opened = useDesk((desk) => desk.question !== null || (desk.opened?.kind ?? 'menu') !== 'menu')
  const asked = useJobs(({ busy, asked: mapping, period }) => (busy ?? mapping ?? period) !== null)
  return opened || asked
}

/** In the bar below the sheet. */
export function Notices() {
  return useCovered() ? <span className="space" /> : <Line />
}

/**
 * At the lower edge of the window, where no bar is seen: under a dialog, and on the first page. Under a dialog only what
 * is said now: the bar is behind it, with other things at this place.
 */
export function NoticeStrip() {
  const covered = useCovered()
  const bare = useEditor(({ editor }) => editor === null)
  return covered || bare ? (
    <div className={bare ? 'notice-strip' : 'notice-strip above-bar'}>
      <Line onlyNow={!bare} />
    </div>
  ) : null
}

/** The sentence that was said last, until its time is over, and the way to the ones before. */
function Line({ onlyNow = false }: { readonly onlyNow?: boolean }) {
  const notice = useEditor((state) => state.notice)
  const said = useEditor((state) => state.said)
  const [gone, setGone] = useState(0)
  const [listed, setListed] = useState(false)
  useEffect(() => {
    if (notice === null) return
    const left = notice.at.getTime() + stay(notice.kind) - Date.now()
    const timer = setTimeout(() => setGone(notice.id), left)
    return () => clearTimeout(timer)
  }, [notice])
  const now = notice === null || notice.id === gone ? null : notice
  const list = (open: boolean): void => {
    setListed(open)
    if (!open) focusSheet()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes the list wherever the keyboard is in here
    <span
      className="notices"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !listed) return
        event.preventDefault()
        list(false)
      }}
    >
      <span className="now" aria-live={now?.kind === 'error' ? 'assertive' : 'polite'}>
        {now !== null && (
          <>
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: by the keyboard the button beside it opens the list */}
            {/* biome-ignore lint/a11y/noStaticElementInteractions: as above */}
            <span className={`notice ${now.kind}`} title={now.text} onClick={() => setListed(true)}>
              {icons[now.kind]} {now.text}
            </span>
            <WayBack notice={now} over={() => setGone(now.id)} />
          </>
        )}
      </span>
      {said.length > 0 && !onlyNow && (
        <Popover
          open={listed}
          trigger="click"
          placement="top"
          onOpenChange={list}
          content={<Earlier said={said} />}
          title="最近的消息"
        >
          <Button
            type="text"
            size="small"
            aria-label="最近的消息"
            aria-expanded={listed}
            icon={<MessageOutlined aria-hidden />}
          />
        </Popover>
      )}
    </span>
  )
}

/** Takes back what the sentence tells, as long as that is the last thing that happened. */
function WayBack({ notice: { back }, over }: { readonly notice: Said; readonly over: () => void }) {
  const holds = useEditor(({ editor }) => back?.from === undefined || back.from === editor?.attachment)
  if (back === null || !holds) return null
  const take = (): void => {
    over()
    focusSheet()
    back.take()
  }
  return (
    <Button type="link" size="small" onClick={take}>
      {back.word ?? '撤销'}
    </Button>
  )
}

const clock = (at: Date): string => at.toLocaleTimeString('zh-CN', { hour: '2-digit', minute: '2-digit' })

const Earlier = ({ said }: { readonly said: readonly Said[] }) => (
  <ol className="earlier">
    {said.map(({ id, kind, text, at }) => (
      <li key={id} className={kind}>
        {icons[kind]}
        <span>{text}</span>
        <time className="muted">{clock(at)}</time>
      </li>
    ))}
  </ol>
)
