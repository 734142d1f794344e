/** The first page: what the program does, ways to begin, and what there is already. */
import { Card } from 'antd'
import { useEffect, useRef } from 'react'
import { flushSync } from 'react-dom'
import { nameWith } from '../../shared/attachment/called.ts'
import { roleLabels } from '../../shared/attachment/roles.ts'
import type { RememberedMapping } from '../../shared/contract/contract.ts'
import { isReport } from '../../shared/report/lines.ts'
import { beginnings } from '../actions/groups.ts'
import { icons } from '../actions/icons.tsx'
import { actionOf } from '../actions/index.ts'
import { takePasted } from '../actions/reports.ts'
import { actAnywhere, attempt, run } from '../actions/run.ts'
import { registerHome } from '../grid/focus.ts'
import { notify, sentence } from '../state/editor.ts'
import {
  followLibrary,
  forgetMapping,
  keepMapping,
  removeEntry,
  removeReport,
  restoreEntry,
  restoreReport,
  useLibrary,
} from '../state/library.ts'
import { BackupLine } from './backup/BackupLine.tsx'
import { Bin } from './library/Bin.tsx'
import { shownTime, TakeOff } from './library/Entry.tsx'
import { Search } from './library/Search.tsx'
import { Tables } from './library/Tables.tsx'
import { Reports } from './report/Reports.tsx'
import { TakenOffLine, useTakenOff } from './TakenOff.tsx'
import './Library.css'

const hints: Readonly<Record<(typeof beginnings)[number], string>> = {
  open: '打开已有的Excel、WPS或Word表格，也可以把文件拖到窗口里任何地方',
  'paste-report': '从Word、微信或网页复制报告全文，连同里面的表格一起存下',
  new: '按官方格式新建一张空表，指标已经列好',
  sample: '看一张填好的2021年上半年表，随便改',
}

export function Library() {
  const { entries, documents, mappings, bin } = useLibrary()
  const page = useRef<HTMLElement>(null)
  const taken = useTakenOff()
  /** The line that gets the keyboard as soon as it is there. */
  const wanted = useRef<string | null>(null)
  const begun = useRef(false)
  useEffect(() => followLibrary((error) => notify('error', sentence(error))), [])
  const settleFocus = (): void => {
    const line = wanted.current === null ? null : lineOf(page.current, wanted.current)
    if (line !== null) {
      wanted.current = null
      line.focus()
    } else if (begun.current && document.activeElement === document.body)
      // The line that had the keyboard is far away by now: the page itself has it, and an arrow leads back into the list.
      page.current?.focus({ preventScroll: true })
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: a line comes with another list
  useEffect(settleFocus, [entries, documents, mappings])
  usePastedReport()
  // Until somebody does something the keyboard is at the newest table, also when the list turns out to be another.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the newest comes with another list
  useEffect(() => {
    if (!begun.current) linesOf(page.current)[0]?.focus({ preventScroll: true })
  }, [entries])
  useEffect(
    () =>
      registerHome(() => {
        if (page.current?.contains(document.activeElement) !== true) linesOf(page.current)[0]?.focus()
      }),
    [],
  )
  /** The keyboard goes on to the line below, else to the one above, before this one is gone. */
  const takeOff = (id: string, said: string, off: () => Promise<void>, on: () => Promise<void>): void => {
    const own = lineOf(page.current, id)
    const lines = [...(own?.closest('ul')?.querySelectorAll<HTMLElement>('.open') ?? [])]
    const at = own === null ? -1 : lines.indexOf(own)
    const next =
      lines[at + 1] ?? lines[at - 1] ?? page.current?.querySelector<HTMLElement>('.beginning button')
    void attempt(async () => {
      await off()
      next?.focus()
      taken.add({
        said,
        back: async () => {
          wanted.current = id
          await on()
        },
      })
    })
  }
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const { key, ctrlKey, metaKey, shiftKey, target } = event
    if (
      key.toLowerCase() === 'z' &&
      (ctrlKey || metaKey) &&
      !shiftKey &&
      taken.last !== null &&
      !isTyping(target)
    )
      taken.undo()
    else if (key === 'Delete' && target instanceof HTMLElement && target.matches('.entry .open'))
      target.closest('.entry')?.querySelector<HTMLElement>('.take-off')?.click()
    else if (isTyping(target) && key !== 'ArrowDown') return
    else if (key in moves && target instanceof HTMLElement) {
      // Only the lines near the window are drawn; the first and the last are where the page begins and ends.
      const whole = key === 'Home' || key === 'End'
      if (whole) scrollTo(page.current, key)
      const lines = linesOf(page.current)
      const at =
        target === page.current
          ? lines.findIndex((line) => isSeen(line, page.current)) - 1
          : lines.findIndex((line) => line.closest('.entry')?.contains(target))
      // From the ways to begin an arrow leads into the list, and from its top back to them.
      if (at < 0 && !whole && key !== 'ArrowDown') return
      const to = moves[key]?.(at, lines.length) ?? at
      if (to < 0) page.current?.querySelector<HTMLElement>('.beginning button')?.focus()
      else lines[to]?.focus()
    } else return
    event.preventDefault()
    // Not also the shortcut of an open table.
    event.stopPropagation()
  }
  return (
    <main
      ref={page}
      className="library"
      tabIndex={-1}
      onKeyDownCapture={() => {
        begun.current = true
      }}
      onPointerDownCapture={() => {
        begun.current = true
      }}
      onKeyDown={onKeyDown}
    >
      <h1>“双过半”完成情况</h1>
      <p className="purpose muted">
        填好或打开附件表，逐项判定是否过半并写明依据，核对后导出、打印、放进报告。
      </p>
      <div className="beginnings">
        {beginnings.map((id) => (
          <Card key={id} hoverable size="small" className="beginning">
            <button type="button" onClick={() => void run(id)}>
              <span className="icon">{icons[id]}</span>
              <b className="name">{actionOf(id).name}</b>
              <span className="muted">{hints[id]}</span>
            </button>
          </Card>
        ))}
      </div>
      {(documents.length > 0 || (entries ?? []).length > 0) && <Search />}
      {entries !== null && entries.length > 0 && (
        <Tables
          entries={entries}
          documents={documents}
          page={page}
          onDrawn={settleFocus}
          onRemove={(entry) =>
            takeOff(
              entry.id,
              `已移除“${nameWith(entry)}”。`,
              () => removeEntry(entry.id),
              () => restoreEntry(entry.id),
            )
          }
        />
      )}
      {documents.length > 0 && (
        <Reports
          documents={documents}
          entries={entries ?? []}
          shownTime={shownTime}
          takeOff={({ id, title }) => (
            <TakeOff
              name={title}
              onClick={() =>
                takeOff(
                  id,
                  `已移除报告“${title}”的全文，它的附件还在。`,
                  () => removeReport(id),
                  () => restoreReport(id),
                )
              }
            />
          )}
        />
      )}
      {mappings.length > 0 && (
        <section aria-label="记住的表头" className="remembered">
          <h2>记住的表头</h2>
          <p className="muted">这些表的栏目是您指认的，再打开同样的表就不问了；移除后下次会再问。</p>
          <ul className="entries">
            {mappings.map((kept) => (
              <Remembered
                key={kept.mapping.shape}
                kept={kept}
                onRemove={() =>
                  takeOff(
                    kept.mapping.shape,
                    `已忘掉“${kept.label}”的表头。`,
                    () => forgetMapping(kept.mapping.shape),
                    () => keepMapping(kept),
                  )
                }
              />
            ))}
          </ul>
        </section>
      )}
      {bin.length > 0 && <Bin entries={bin} />}
      <BackupLine />
      <TakenOffLine last={taken.last} undo={taken.undo} />
    </main>
  )
}

/** A text pasted on the first page, and not into a field, is taken for the report that it reads like. */
function usePastedReport(): void {
  useEffect(() => {
    const onPaste = (event: ClipboardEvent): void => {
      const text = event.clipboardData?.getData('text/plain') ?? ''
      const field = event.target instanceof HTMLElement && event.target.matches('input, textarea')
      if (field || !isReport(text.split('\n'))) return
      event.preventDefault()
      void actAnywhere((context) => takePasted(context, text))
    }
    window.addEventListener('paste', onPaste)
    return () => window.removeEventListener('paste', onPaste)
  }, [])
}

/** The lines that the arrows go through. */
const linesOf = (page: HTMLElement | null): readonly HTMLElement[] => [
  ...(page?.querySelectorAll<HTMLElement>('.entry .open') ?? []),
]

/** Whether a field has the keyboard, whose own keys those are. */
const isTyping = (target: EventTarget): boolean =>
  target instanceof HTMLInputElement && target.type !== 'radio'

/** Goes to where the page begins or ends, and has the lines there drawn. */
function scrollTo(page: HTMLElement | null, key: 'Home' | 'End'): void {
  if (page === null) return
  page.scrollTop = key === 'Home' ? 0 : page.scrollHeight
  flushSync(() => page.dispatchEvent(new Event('scroll')))
}

const isSeen = (line: HTMLElement, page: HTMLElement | null): boolean =>
  line.getBoundingClientRect().top >= (page?.getBoundingClientRect().top ?? 0)

/** Where a key leads from one of so many lines. */
const moves: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  Home: () => 0,
  End: (_, count) => count - 1,
}

/** The control of a line that takes the keyboard. */
const lineOf = (page: HTMLElement | null, id: string): HTMLElement | null =>
  page?.querySelector<HTMLElement>(`[data-entry="${CSS.escape(id)}"] .open`) ?? null

interface RememberedProps {
  readonly kept: RememberedMapping
  readonly onRemove: () => void
}

function Remembered({ kept: { mapping, label, createdAt }, onRemove }: RememberedProps) {
  const told = roleLabels.flatMap(({ value, label: words }) =>
    value !== 'none' && mapping.roles.includes(value) ? [words] : [],
  )
  return (
    <li className="entry" data-entry={mapping.shape}>
      <span className="open" tabIndex={-1}>
        <span className="words">
          <span className="name">{label}</span>
          <span className="muted from">{told.join('、')}</span>
        </span>
        <span className="muted time">{shownTime(createdAt)}</span>
      </span>
      <TakeOff name={label} onClick={onRemove} />
    </li>
  )
}
