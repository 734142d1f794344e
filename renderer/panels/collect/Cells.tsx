/** What the cells of a department are offered, a line an offer: accepted or refused by key, and what became of each. */
import { Button, Segmented } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Offer, WallCell, WallDepartment, WallFile } from '../../../shared/collect/wall-model.ts'
import type { CollectedWall } from '../../../shared/contract/collecting.ts'
import { Asked } from './Asked.tsx'
import { Files } from './Files.tsx'
import { LetterDialog } from './LetterDialog.tsx'
import { askableOf } from './letter.ts'
import {
  called,
  enterAt,
  isSameCell,
  lettersWords,
  linesOf,
  openCount,
  type Shown,
  sureOffers,
} from './lines.ts'
import { Offered } from './Offered.tsx'
import { type Entry, entriesOf, nextAfter } from './questions.ts'

interface CellsProps {
  readonly cells: readonly WallCell[]
  /** Null for all departments. */
  readonly department: WallDepartment | null
  readonly files: readonly WallFile[]
  readonly tables: CollectedWall['tables']
  /** The departments that are known. */
  readonly names: readonly string[]
  readonly onTake: (offers: readonly Offer[]) => void
  readonly onSum: (cell: WallCell) => void
  /** Takes an offer for all of its cell, though others were asked for parts of it. */
  readonly onWhole: (offers: readonly Offer[]) => void
  /** What a key press is answered with that decides nothing. */
  readonly onSaid: (said: string) => void
  /** The cell to which the keyboard goes, as soon as it is in the list; null for none. */
  readonly back: Pick<WallCell, 'table' | 'row' | 'column'> | null
  /** It is there, or is not to be gone to any more. */
  readonly onBack: () => void
  readonly onTakeOff: (file: WallFile) => void
  readonly onRefuse: (offers: readonly Offer[], note: string) => void
  readonly onAgain: (offer: Offer) => void
  /** Whose a file (by its id) is. */
  readonly onWhose: (from: string, department: string) => void
}

/** So many lines are drawn at once; more come when somebody asks. */
const PAGE = 200

export function Cells(props: CellsProps) {
  const { cells, department, files, tables, names, onTake, onSum, onTakeOff, onRefuse, onAgain } = props
  const [wanted, setShown] = useState<Shown | null>(null)
  const [most, setMost] = useState(PAGE)
  const [active, setActive] = useState<string | null>(null)
  /** The line in whose place something is asked: why it is refused, or whose its file is. */
  const [within, setWithin] = useState<{ readonly key: string; readonly asks: 'why' | 'whose' } | null>(null)
  const [opened, setOpened] = useState<ReadonlySet<string>>(() => new Set())
  const list = useRef<HTMLTableElement>(null)
  const open = openCount(cells)
  const shown = wanted ?? (open > 0 ? 'open' : 'all')
  const name = department?.name ?? null
  const lines = useMemo(() => linesOf(cells, shown, name), [cells, shown, name])
  const entries = useMemo(() => entriesOf(lines, opened), [lines, opened])
  const drawn = entries.slice(0, most)
  const current = drawn.find(({ key }) => key === active) ?? drawn[0]
  const sure = sureOffers(cells, name)
  const askable = department === null ? [] : askableOf(cells, department.name)
  const doubtful = askable.filter(({ settled }) => !settled).length
  const [asking, setAsking] = useState(false)
  const goTo = (key: string | undefined): void => {
    if (key === undefined) return
    setActive(key)
    list.current?.querySelector<HTMLElement>(`[data-line="${CSS.escape(key)}"]`)?.focus()
  }
  const { back, onBack } = props
  // Its line may stand on the next page.
  // biome-ignore lint/correctness/useExhaustiveDependencies: as soon as the cell is there
  useEffect(() => {
    const at = back === null ? -1 : entries.findIndex((entry) => isAbout(entry, back))
    if (at < 0) return
    if (at >= most) {
      setMost(at + PAGE)
      return
    }
    goTo(entries[at]?.key)
    onBack()
  }, [back, entries, most])
  const settle = (entry: Entry, perform: (offers: readonly Offer[]) => void): void => {
    const offers = offersIn(entry)
    if (offers.length === 0) return
    setWithin(null)
    const next = nextAfter(entries, entry.key)
    perform(offers)
    goTo(next ?? entry.key)
  }
  const enter = (entry: Entry): void => {
    const does = entry.kind === 'question' ? 'take' : enterAt(entry.line)
    if (does === 'take') settle(entry, onTake)
    else if (does !== 'sum') props.onSaid(does.said)
    else if (entry.kind === 'line') settle(entry, () => onSum(entry.line.cell))
  }
  const turn = (entry: Entry): void => {
    if (entry.kind !== 'question') return
    const next = new Set(opened)
    if (!next.delete(entry.key)) next.add(entry.key)
    setOpened(next)
    setActive(entry.key)
  }
  const refuse = (entry: Entry, note: string | null): void => {
    if (note !== null) settle(entry, (offers) => onRefuse(offers, note))
    else {
      setWithin(null)
      goTo(entry.key)
    }
  }
  const tell = (entry: Entry, whose: string | null): void => {
    setWithin(null)
    const [offer] = offersIn(entry)
    if (whose !== null && offer !== undefined) props.onWhose(offer.from, whose)
    goTo(entry.key)
  }
  /** What every kind of line has. */
  const common = (entry: Entry) => ({
    isActive: entry === current,
    isRefusing: within?.key === entry.key && within.asks === 'why',
    isNaming: within?.key === entry.key && within.asks === 'whose',
    names,
    onActive: () => setActive(entry.key),
    onTake: () => settle(entry, isPart(entry) ? props.onWhole : onTake),
    onAsk: () => setWithin({ key: entry.key, asks: 'why' }),
    onRefuse: (note: string | null) => refuse(entry, note),
    onName: () => setWithin({ key: entry.key, asks: 'whose' }),
    onWhose: (whose: string | null) => tell(entry, whose),
  })
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const { key, target } = event
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return
    if (!(target instanceof HTMLTableRowElement) || current === undefined) return
    const at = drawn.indexOf(current)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: drawn.length - 1 }[key]
    const offers = offersIn(current)
    const waits = offers.some(({ state }) => state === 'waiting')
    const isShut = current.kind === 'question' && !current.open
    if (to !== undefined) goTo(drawn[Math.max(0, Math.min(to, drawn.length - 1))]?.key)
    else if (key === 'ArrowRight' && isShut) turn(current)
    else if (key === 'ArrowLeft' && current.kind === 'question' && current.open) turn(current)
    else if (key === 'ArrowLeft')
      target.closest('.collect')?.querySelector<HTMLElement>('.collect-departments')?.focus()
    else if ((key === 'Enter' || key === ' ') && (waits || isOpenSum(current) || isRefused(offers)))
      enter(current)
    else if ((key === 'Delete' || key === 'Backspace') && waits) setWithin({ key: current.key, asks: 'why' })
    else return
    event.preventDefault()
  }
  return (
    <section
      className="listing collect-cells"
      aria-label={department === null ? '全部单位' : called(department.name)}
    >
      <header>
        <h3 title={department === null ? '' : called(department.name)}>
          {department === null ? '全部单位' : called(department.name)}
        </h3>
        <Segmented<Shown>
          aria-label="列出哪些"
          tabIndex={-1}
          options={[
            { value: 'open', label: `要定的（${open}）` },
            { value: 'all', label: `全部（${cells.length}）` },
          ]}
          value={shown}
          onChange={(value) => {
            setShown(value)
            setMost(PAGE)
          }}
        />
        <span className="space" />
        <span className="muted collect-keys">
          <kbd>回车</kbd> 接受　<kbd>Delete</kbd> 拒绝
        </span>
        {department !== null && department.name !== '' && (
          <Button disabled={askable.length === 0} onClick={() => setAsking(true)}>
            查询函（{doubtful}）…
          </Button>
        )}
        {department !== null && department.name !== '' && (
          <Button disabled={sure.length === 0} onClick={() => onTake(sure)}>
            接受本单位无疑点的（{sure.length}）
          </Button>
        )}
      </header>
      {department !== null && department.letters.length > 0 && (
        <p className="collect-letters">{lettersWords(department)}</p>
      )}
      <div className="collect-scroll">
        {lines.length === 0 ? (
          <p className="muted">{nothing(department, cells)}</p>
        ) : (
          <table ref={list} onKeyDown={onKeyDown}>
            <thead>
              <tr>
                <th>指标</th>
                <th>返回表里</th>
                <th>表中现有</th>
                <th>上次</th>
                <th>出处</th>
                <th aria-label="处理" />
              </tr>
            </thead>
            <tbody>
              {drawn.map((entry, at) =>
                entry.kind === 'question' ? (
                  <Asked
                    key={entry.key}
                    {...common(entry)}
                    question={entry.question}
                    open={entry.open}
                    onOpen={() => {
                      turn(entry)
                      goTo(entry.key)
                    }}
                  />
                ) : (
                  <Offered
                    key={entry.key}
                    {...common(entry)}
                    line={entry.line}
                    span={spanAt(drawn, at)}
                    under={entry.under}
                    department={name}
                    table={tables.length > 1 ? tableName(tables, entry.line.cell.table) : ''}
                    lastCalled={tables.find(({ id }) => id === entry.line.cell.table)?.last ?? ''}
                    onSum={() => settle(entry, () => onSum(entry.line.cell))}
                    onAgain={() => entry.line.offer !== null && onAgain(entry.line.offer)}
                  />
                ),
              )}
            </tbody>
          </table>
        )}
        {entries.length > most && (
          <Button type="link" onClick={() => setMost(most + PAGE)}>
            还有{entries.length - most}行，再显示{Math.min(PAGE, entries.length - most)}行
          </Button>
        )}
        <Files
          files={files}
          names={names}
          open={department !== null && (lines.length === 0 || department.name === '')}
          onTakeOff={onTakeOff}
          onWhose={props.onWhose}
        />
      </div>
      {asking && department !== null && (
        <LetterDialog
          department={department.name}
          cells={askable}
          tables={tables}
          onClose={() => setAsking(false)}
        />
      )}
    </section>
  )
}

/** How many lines of a cell stand one below the other from there on. */
function spanAt(entries: readonly Entry[], at: number): number {
  const cellAt = (place: number) => {
    const entry = entries[place]
    return entry?.kind === 'line' ? entry.line.cell : null
  }
  let end = at + 1
  while (cellAt(end) !== null && cellAt(end) === cellAt(at)) end += 1
  return end - at
}

const offersIn = (entry: Entry): readonly Offer[] =>
  entry.kind === 'question'
    ? entry.question.lines.map(({ offer }) => offer)
    : entry.line.offer === null
      ? []
      : [entry.line.offer]

const isAbout = (entry: Entry, to: NonNullable<CellsProps['back']>): boolean =>
  entry.kind === 'line'
    ? isSameCell(entry.line.cell, to)
    : entry.question.lines.some(({ cell }) => isSameCell(cell, to))

const isRefused = (offers: readonly Offer[]): boolean => offers.some(({ state }) => state === 'refused')

/** Whether a line is one department's part of a cell that several fill. */
const isPart = (entry: Entry): boolean => entry.kind === 'line' && entry.line.cell.adds

/** Whether the sum of a line's cell may be taken, also where the line's own part stands in the table. */
const isOpenSum = (entry: Entry): boolean => entry.kind === 'line' && enterAt(entry.line) === 'sum'

/** What is said in the place of a list without lines. */
function nothing(department: WallDepartment | null, cells: readonly WallCell[]): string {
  if (cells.length > 0) return '没有要定的了；点“全部”看已经定过的。'
  if (department?.state === 'none') return '这个单位还没有报来；收到后把文件拖到这里。'
  return '这里没有可以填进表里的数；看下面的文件里说了什么。'
}

const tableName = (tables: CollectedWall['tables'], id: string): string => {
  const table = tables.find((one) => one.id === id)
  return table === undefined ? '' : table.label.trim() || table.title
}
