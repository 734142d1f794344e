/** The first page: what the program does, ways to begin, and what there is already. */
import { Card } from 'antd'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import { nameWith } from '../../shared/attachment/called.ts'
import { roleLabels } from '../../shared/attachment/roles.ts'
import type { LibraryEntry, RememberedMapping } from '../../shared/contract/contract.ts'
import { isReport } from '../../shared/report/lines.ts'
import { beginnings } from '../actions/groups.ts'
import { icons } from '../actions/icons.tsx'
import { actionOf } from '../actions/index.ts'
import { takePasted } from '../actions/reports.ts'
import { actAnywhere, attempt, run } from '../actions/run.ts'
import { registerHome } from '../grid/focus.ts'
import { all as chooseAll, none as nothingChosen, settled, stretched, toggled } from '../state/chosen.ts'
import { notify, sentence } from '../state/editor.ts'
import {
  followLibrary,
  forgetMapping,
  keepMapping,
  removeEntries,
  removeReport,
  renameEntry,
  restoreEntries,
  restoreReport,
  useLibrary,
} from '../state/library.ts'
import { choose, rename, shelf, useShelf } from '../state/shelf.ts'
import { BackupLine } from './backup/BackupLine.tsx'
import { Bin } from './library/Bin.tsx'
import { type LineDeeds, shownTime, TakeOff } from './library/Entry.tsx'
import { controlOf, idOf, type ShelfHandle, useLines } from './library/keys.ts'
import { Recent } from './library/Recent.tsx'
import { Search } from './library/Search.tsx'
import { Several, useChosen } from './library/Several.tsx'
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
  const { entries: known, whole, documents, mappings, bin } = useLibrary()
  // The first of them in no groups: what these are is known when all have come.
  const grouping = useShelf(({ by }) => by)
  const entries = whole || grouping === 'none' ? known : null
  const page = useRef<HTMLElement>(null)
  const handle = useRef<ShelfHandle>(null)
  const lines = useLines(page, handle)
  const taken = useTakenOff()
  const chosen = useChosen(entries ?? none)
  const renaming = useShelf((state) => state.renaming)
  const begun = useRef(false)
  useEffect(() => followLibrary((error) => notify('error', sentence(error))), [])
  const settleFocus = useCallback((): void => {
    lines.settle()
    if (!begun.current || document.activeElement !== document.body) return
    // The line that had the keyboard is drawn anew, or is far away by now: then the page itself has it, and an arrow leads back.
    const line = lineOf(page.current, lines.current())
    ;(line ?? page.current)?.focus({ preventScroll: true })
  }, [lines])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a line comes with another list, or behind its name's field
  useEffect(settleFocus, [entries, documents, mappings, renaming])
  usePastedReport()
  const toFirst = useCallback((): void => {
    const [first] = lines.all()
    lineOf(page.current, first ?? null)?.focus({ preventScroll: true })
  }, [lines])
  // Until somebody does something the keyboard is at the newest table, also when the list turns out to be another.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the newest comes with another list
  useEffect(() => {
    if (!begun.current) toFirst()
  }, [entries])
  useEffect(
    () =>
      registerHome(() => {
        if (page.current?.contains(document.activeElement) === true) return
        const at = lines.current()
        if (at === null || !lines.go(at)) toFirst()
      }),
    [lines, toFirst],
  )
  // What was chosen stays behind when another page comes.
  useEffect(() => () => useShelf.setState({ chosen: nothingChosen, renaming: null }), [])
  /** The keyboard goes on to the line below, else to the one above, before these are gone. */
  const takeOff = (
    ids: readonly string[],
    said: string,
    off: () => Promise<void>,
    on: () => Promise<void>,
  ): void => {
    const gone = new Set(ids)
    const all = lines.all()
    const at = all.findIndex((id) => gone.has(id))
    const next = all.slice(at).find((id) => !gone.has(id)) ?? all.slice(0, at).findLast((id) => !gone.has(id))
    void attempt(async () => {
      await off()
      if (next === undefined) page.current?.querySelector<HTMLElement>('.beginning button')?.focus()
      else lines.go(next)
      taken.add({
        said,
        back: async () => {
          await on()
          const [first] = ids
          if (first !== undefined) lines.go(first)
        },
      })
    })
  }
  const removeTables = (tables: readonly LibraryEntry[]): void => {
    const ids = tables.map(({ id }) => id)
    const [first] = tables
    const what = first !== undefined && tables.length === 1 ? `“${nameWith(first)}”` : `${tables.length}张表`
    takeOff(
      ids,
      `已移除${what}。`,
      async () => {
        await removeEntries(ids)
        choose(nothingChosen)
      },
      () => restoreEntries(ids),
    )
  }
  const chooseLine = (id: string, how: 'one' | 'stretch'): void => {
    const order = handle.current?.order() ?? []
    const { chosen: before } = shelf()
    choose(how === 'one' ? toggled(before, id) : stretched(before, order, lines.current() ?? id, id))
    lines.go(id)
  }
  const renameLine = (entry: LibraryEntry, title: string, remark: string): void => {
    lines.go(entry.id)
    void attempt(async () => {
      const back = await renameEntry(entry.id, title, remark)
      if (back !== null) taken.add({ said: `已改名，原来是“${nameWith(entry)}”。`, back })
    })
  }
  const now = useRef<LineDeeds>({ remove: () => {}, choose: () => {}, rename: () => {} })
  now.current = { remove: (entry) => removeTables([entry]), choose: chooseLine, rename: renameLine }
  const deeds = useMemo<LineDeeds>(
    () => ({
      remove: (entry) => now.current.remove(entry),
      choose: (id, how) => now.current.choose(id, how),
      rename: (entry, title, remark) => now.current.rename(entry, title, remark),
    }),
    [],
  )
  /** What a key does to the table that has the keyboard, or to those that are chosen; false where it is none of these. */
  const onTableKey = (key: string, control: boolean, target: EventTarget): boolean => {
    const order = handle.current?.order() ?? []
    if (control && key.toLowerCase() === 'a') choose(chooseAll(order))
    else if (key === 'Escape' && chosen.length > 0) {
      choose(nothingChosen)
      const at = lines.current()
      if (at !== null) lines.go(at)
    } else {
      const at = target instanceof HTMLElement && target.matches('.open') ? idOf(target) : null
      if (at === null || !order.includes(at) || control) return false
      if (key === ' ') chooseLine(at, 'one')
      else if (key === 'F2') rename(at)
      else if (key === 'Delete' && chosen.some(({ id }) => id === at)) removeTables(chosen)
      else return false
    }
    return true
  }
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const { key, ctrlKey, metaKey, shiftKey, target } = event
    const control = ctrlKey || metaKey
    // A dialog over the page has keys of its own, though React hands them on to here.
    if (!(target instanceof HTMLElement) || page.current?.contains(target) !== true) return
    if (isTyping(target) && (key !== 'ArrowDown' || shiftKey)) return
    if (key.toLowerCase() === 'z' && control && !shiftKey && taken.last !== null) taken.undo()
    else if (onTableKey(key, control, target)) {
      // Done.
    } else if (key === 'Delete' && target.matches('.entry .open'))
      target.closest('.entry')?.querySelector<HTMLElement>('.take-off')?.click()
    else if (moving.has(key) && !control) {
      const onLine = target === page.current || idOf(target) !== null
      // From the ways to begin an arrow leads into the list, and from its top back to them.
      if (!onLine && key !== 'ArrowDown' && key !== 'Home' && key !== 'End') return
      const from = onLine ? lines.current() : null
      const to = onLine || key !== 'ArrowDown' ? lines.next(key) : lines.all()[0]
      if (to === null || to === undefined)
        page.current?.querySelector<HTMLElement>('.beginning button')?.focus()
      else {
        if (shiftKey && from !== null)
          choose(stretched(shelf().chosen, handle.current?.order() ?? [], from, to))
        else if (chosen.length > 0) choose(settled(shelf().chosen))
        lines.go(to)
        if (key === 'Home' && !shiftKey && page.current !== null) page.current.scrollTop = 0
      }
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
      onFocusCapture={({ target }) => {
        const id = idOf(target)
        if (id !== null) lines.came(id)
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
      {entries !== null && <Recent entries={entries} />}
      {entries !== null && entries.length > 0 && (
        <Tables
          entries={entries}
          whole={whole}
          documents={documents}
          page={page}
          handle={handle}
          onDrawn={settleFocus}
          deeds={deeds}
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
                  [id],
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
                    [kept.mapping.shape],
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
      <div className="foot">
        <TakenOffLine last={taken.last} undo={taken.undo} />
        <Several entries={entries ?? none} documents={documents} done={taken.add} onRemove={removeTables} />
      </div>
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

/** Whether a field has the keyboard, whose own keys those are. */
const isTyping = (target: EventTarget): boolean =>
  target instanceof HTMLInputElement && target.type !== 'radio' && target.type !== 'checkbox'

/** The keys that go from line to line. */
const moving = new Set(['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End'])

/** The list that has not come yet; the same at every drawing. */
const none: readonly LibraryEntry[] = []

/** The control of a line that takes the keyboard. */
const lineOf = (page: HTMLElement | null, id: string | null): HTMLElement | null =>
  id === null ? null : controlOf(page, id)

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
