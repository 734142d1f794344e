/** What the cells of a department are offered, a line an offer: accepted or refused by key, and what became of each. */
import { Button, Segmented } from 'antd'
import { useRef, useState } from 'react'
import type { Offer, WallCell, WallDepartment, WallFile } from '../../../shared/collect/wall-model.ts'
import type { CollectedWall } from '../../../shared/contract/collecting.ts'
import { Files } from './Files.tsx'
import { LetterDialog } from './LetterDialog.tsx'
import { askableOf } from './letter.ts'
import {
  called,
  type Line,
  lettersWords,
  linesOf,
  nextAfter,
  openCount,
  type Shown,
  sureOffers,
} from './lines.ts'
import { Offered } from './Offered.tsx'

interface CellsProps {
  readonly cells: readonly WallCell[]
  /** Null for all departments. */
  readonly department: WallDepartment | null
  readonly files: readonly WallFile[]
  readonly tables: CollectedWall['tables']
  readonly onTake: (offers: readonly Offer[]) => void
  readonly onSum: (cell: WallCell) => void
  readonly onTakeOff: (file: WallFile) => void
  readonly onRefuse: (offer: Offer, note: string) => void
  readonly onAgain: (offer: Offer) => void
}

/** So many lines are drawn at once; more come when somebody asks. */
const PAGE = 200

export function Cells(props: CellsProps) {
  const { cells, department, files, tables, onTake, onSum, onTakeOff, onRefuse, onAgain } = props
  const [wanted, setShown] = useState<Shown | null>(null)
  const [most, setMost] = useState(PAGE)
  const [active, setActive] = useState<string | null>(null)
  const [refusing, setRefusing] = useState<string | null>(null)
  const list = useRef<HTMLTableElement>(null)
  const open = openCount(cells)
  const shown = wanted ?? (open > 0 ? 'open' : 'all')
  const lines = linesOf(cells, shown, department?.name ?? null)
  const drawn = lines.slice(0, most)
  const current = drawn.find(({ key }) => key === active) ?? drawn[0]
  const sure = sureOffers(cells)
  const askable = department === null ? [] : askableOf(cells, department.name)
  const doubtful = askable.filter(({ settled }) => !settled).length
  const [asking, setAsking] = useState(false)
  const goTo = (key: string | undefined): void => {
    if (key === undefined) return
    setActive(key)
    list.current?.querySelector<HTMLElement>(`[data-line="${CSS.escape(key)}"]`)?.focus()
  }
  const settle = (line: Line, perform: (offer: Offer) => void): void => {
    if (line.offer === null) return
    setRefusing(null)
    const next = nextAfter(lines, line.key)
    perform(line.offer)
    goTo(next ?? line.key)
  }
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const { key, target } = event
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return
    if (!(target instanceof HTMLTableRowElement) || current === undefined) return
    const at = drawn.indexOf(current)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: drawn.length - 1 }[key]
    const { state } = current.offer ?? { state: null }
    const waits = state === 'waiting' || state === 'refused'
    if (to !== undefined) goTo(drawn[Math.max(0, Math.min(to, drawn.length - 1))]?.key)
    else if (key === 'ArrowLeft')
      target.closest('.collect')?.querySelector<HTMLElement>('.collect-departments')?.focus()
    else if ((key === 'Enter' || key === ' ') && waits) settle(current, (offer) => onTake([offer]))
    else if ((key === 'Delete' || key === 'Backspace') && current.offer?.state === 'waiting')
      setRefusing(current.key)
    else return
    event.preventDefault()
  }
  return (
    <section
      className="listing collect-cells"
      aria-label={department === null ? '全部单位' : called(department.name)}
    >
      <header>
        <h3>{department === null ? '全部单位' : called(department.name)}</h3>
        <Segmented<Shown>
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
        <span className="muted">
          <kbd>回车</kbd> 接受　<kbd>Delete</kbd> 拒绝
        </span>
        {department !== null && department.name !== '' && (
          <Button disabled={askable.length === 0} onClick={() => setAsking(true)}>
            查询函（{doubtful}）…
          </Button>
        )}
        {department !== null && (
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
              {drawn.map((line) => (
                <Offered
                  key={line.key}
                  line={line}
                  table={tables.length > 1 ? tableName(tables, line.cell.table) : ''}
                  lastCalled={tables.find(({ id }) => id === line.cell.table)?.last ?? ''}
                  isActive={line === current}
                  isRefusing={refusing === line.key}
                  onActive={() => setActive(line.key)}
                  onTake={() => settle(line, (offer) => onTake([offer]))}
                  onSum={() => settle(line, () => onSum(line.cell))}
                  onAsk={() => setRefusing(line.key)}
                  onRefuse={(note) => {
                    if (note !== null) return settle(line, (offer) => onRefuse(offer, note))
                    setRefusing(null)
                    goTo(line.key)
                  }}
                  onAgain={() => line.offer !== null && onAgain(line.offer)}
                />
              ))}
            </tbody>
          </table>
        )}
        {lines.length > most && (
          <Button type="link" onClick={() => setMost(most + PAGE)}>
            还有{lines.length - most}行，再显示{Math.min(PAGE, lines.length - most)}行
          </Button>
        )}
        <Files files={files} open={department !== null && lines.length === 0} onTakeOff={onTakeOff} />
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
