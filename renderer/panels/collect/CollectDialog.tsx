/** 回收返回表: who has sent what as one picture, what each cell is offered as one list, and what a person says to it. */
import {
  BellOutlined,
  CheckOutlined,
  FolderOpenOutlined,
  InboxOutlined,
  UndoOutlined,
} from '@ant-design/icons'
import { Button } from 'antd'
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { dueWords, lateOf } from '../../../shared/collect/urging.ts'
import type { Offer } from '../../../shared/collect/wall-model.ts'
import type { CollectedWall } from '../../../shared/contract/collecting.ts'
import { chooseFolderFiles } from '../../actions/browser.ts'
import {
  chooseFolder,
  chooseReturns,
  decide,
  decideSum,
  type LastDecision,
  openAnew,
  takeBackDecision,
  takeOff,
  tellWhose,
  withdraw,
} from '../../actions/collecting.ts'
import { act, run } from '../../actions/run.ts'
import { lookAtWall, useCollect } from '../../state/collect.ts'
import { type Plain, putAway, useOpened } from '../../state/desk.ts'
import type { Editor } from '../../state/editor.ts'
import { Dialog } from '../Dialog.tsx'
import { Cells } from './Cells.tsx'
import { Departments } from './Departments.tsx'
import {
  cellsOf,
  departmentWords,
  isSameCell,
  type Next,
  nextOf,
  openCount,
  statesOf,
  sureOffers,
} from './lines.ts'
import './collect.css'

/** What draws pages is loaded where somebody looks at them. */
const UrgePrint = lazy(() => import('./UrgePrint.tsx'))

const close = (): void => putAway('collect')

const NO_FILES: readonly Plain[] = []

export function CollectDialog({ open }: { readonly open: Editor }) {
  const { id } = open.attachment
  useEffect(() => lookAtWall(id), [id])
  const wall = useCollect((state) => state.wall)
  const failed = useCollect((state) => state.failed)
  const plain = useOpened('collect')?.plain ?? NO_FILES
  const [decided, setDecided] = useState<readonly LastDecision[]>([])
  /** What a key press is answered with where nothing was decided. */
  const [said, setSaid] = useState('')
  /** The cell whose decision was taken back: the keyboard goes there. */
  const [back, setBack] = useState<LastDecision['cell'] | null>(null)
  const body = useRef<HTMLDivElement>(null)
  const last = decided.at(-1) ?? null
  const isEmpty = wall !== null && wall.wall.departments.length === 0
  const undo = (): void => {
    if (last === null) {
      setSaid('在这里没有可以撤销的了；以前接受的，关上后在表里按Ctrl+Z撤销。')
      return
    }
    setDecided([])
    void act((context) =>
      takeBackDecision(context, decided, (before) => {
        setDecided(before)
        setSaid(last.undone)
        setBack(last.cell ?? null)
      }),
    )
  }
  useUndoKey(body, undo)
  return (
    <Dialog
      title="回收返回表"
      width="min(1280px, 97vw)"
      style={{ top: 16 }}
      onCancel={close}
      footer={[
        <span key="said" className="collect-said" role="status">
          {plain.length > 0 && (
            <>
              <span>刚收到的有{plain.length}份没有这张表的记号。</span>
              <Button
                size="small"
                onClick={() => {
                  close()
                  void act((context) => openAnew(context, plain))
                }}
              >
                另作新表打开
              </Button>
            </>
          )}
          {said !== '' && <span>{said}</span>}
          {last !== null && (
            <>
              <span>{said === '' ? last.text : `再前一步：${last.text}`}</span>
              <Button size="small" icon={<UndoOutlined aria-hidden />} onClick={undo}>
                撤销（Ctrl+Z）
              </Button>
            </>
          )}
        </span>,
        <Button key="close" onClick={close}>
          关闭
        </Button>,
      ]}
    >
      <div ref={body} className="collect">
        {wall === null ? (
          <p className="muted" role="status">
            {failed ?? '正在读取……'}
          </p>
        ) : isEmpty ? (
          <Empty />
        ) : (
          <Wall
            wall={wall}
            onSaid={setSaid}
            back={back}
            onBack={() => setBack(null)}
            onDecided={(one) => {
              setBack(null)
              setDecided((before) => [...before, one])
              setSaid('')
            }}
          />
        )}
      </div>
    </Dialog>
  )
}

/** Ctrl+Z, wherever in the wall the keyboard is; not in a field that has an undo of its own, nor in a dialog over it. */
function useUndoKey(body: React.RefObject<HTMLElement | null>, undo: () => void): void {
  const latest = useRef(undo)
  latest.current = undo
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const { target, key, ctrlKey, metaKey, shiftKey, altKey } = event
      if (!(ctrlKey || metaKey) || shiftKey || altKey || key.toLowerCase() !== 'z') return
      if (!(target instanceof Element) || target.matches(WRITING)) return
      const own = body.current?.closest('.ant-modal')
      if (target !== document.body && own?.contains(target) !== true) return
      event.preventDefault()
      latest.current()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [body])
}

const WRITING = 'textarea, input:not([type="radio"]):not([type="checkbox"])'

function Choosing() {
  return (
    <>
      <Button icon={<InboxOutlined aria-hidden />} onClick={() => void act(chooseReturns)}>
        选择文件…
      </Button>
      <Button
        icon={<FolderOpenOutlined aria-hidden />}
        onClick={() => void act((context) => chooseFolder(context, chooseFolderFiles))}
      >
        选择文件夹…
      </Button>
    </>
  )
}

const TOLD =
  '一次可以拖一个文件夹、一个压缩包或上千个文件；Excel、WPS、Word表格都行。改过行名、换过行序、另存过的，程序照样认；认不准的留给您定，不会悄悄写进表里。'

/** Before anything has come. */
function Empty() {
  return (
    <div className="collect-empty">
      <InboxOutlined aria-hidden />
      <p>
        <b>把各单位返回的表格拖到这里</b>
      </p>
      <p className="muted">{TOLD}</p>
      <p>
        <Choosing />
      </p>
    </div>
  )
}

interface WallProps {
  readonly wall: CollectedWall
  readonly onDecided: (decided: LastDecision) => void
  readonly onSaid: (said: string) => void
  /** The cell to which the keyboard goes; null for none. */
  readonly back: LastDecision['cell'] | null
  readonly onBack: () => void
}

function Wall({ wall: all, onDecided, onSaid, back, onBack }: WallProps) {
  const { wall, tables, due } = all
  const opened = useOpened('collect')
  const asksToUrge = opened?.urge === true
  const [chosen, setChosen] = useState<string | null>(opened?.department ?? null)
  const department = wall.departments.find(({ name }) => name === chosen)
  const cells = useMemo(() => cellsOf(wall, department?.name ?? null), [wall, department])
  // What was taken back is shown, in the list of all where it is none of the chosen department's.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each that was taken back
  useEffect(() => {
    if (back && !cells.some((cell) => isSameCell(cell, back))) setChosen(null)
  }, [back])
  const parts = useRef<HTMLDivElement>(null)
  const files = wall.departments.flatMap((one) => one.files)
  const count = useRef(-1)
  // A button that has nothing more to do, or a progress that was shown, leaves the keyboard nowhere.
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at whenever the wall is another
  useEffect(() => {
    const { current } = parts
    const own = current?.closest('.ant-modal')
    const there = document.activeElement?.closest('.collect, .ant-modal-footer, .ant-modal')
    // In the wall, in its footer, or in a dialog over it the keyboard is somewhere; files that came have it begin anew.
    const isNew = count.current !== files.length && there?.matches('.ant-modal-footer') === true
    count.current = files.length
    if (there === null || there === undefined || there === own || isNew)
      current?.querySelector<HTMLElement>('.collect-departments')?.focus({ preventScroll: true })
  }, [wall])
  const [isUrging, setUrging] = useState(asksToUrge)
  const sure = sureOffers(wall.cells)
  const take = (offers: readonly Offer[]): void =>
    void act((context) => decide(context, offers, true, '', onDecided))
  const late = useMemo(
    () => lateOf({ wall, tables, due, phones: [], now: new Date() }).length,
    [wall, tables, due],
  )
  const named = wall.departments.filter(({ name }) => name !== '')
  const next = nextOf(wall, late)
  const go = (does: Next['does']): void => {
    if (does === 'urge') setUrging(true)
    else if (does === 'choose') void act(chooseReturns)
    else if (does === 'look') {
      onBack()
      setChosen(null)
      // The list of all is there with the next frame.
      requestAnimationFrame(() =>
        parts.current?.querySelector<HTMLElement>('.collect-cells tbody [tabindex="0"]')?.focus(),
      )
    } else {
      close()
      void run('print')
    }
  }
  return (
    <>
      <div className="collect-top">
        <p>
          <b>{named.length}个单位</b>
          {statesOf(named).map(([state, count]) => (
            <span key={state} className={`department-state is-${state}`}>
              {departmentWords[state]} <b>{count}</b>
            </span>
          ))}
          <span className="muted">
            {openCount(wall.cells) === 0 ? '没有要定的' : `还有${openCount(wall.cells)}格要定`}
            {due === '' ? '' : `　${dueWords(due, new Date())}`}
          </span>
        </p>
        <Button icon={<BellOutlined aria-hidden />} onClick={() => setUrging(true)}>
          {late === 0 ? '催报名单' : `催报名单（${late}）…`}
        </Button>
        {files.length > 0 && <Choosing />}
        <Button
          type="primary"
          icon={<CheckOutlined aria-hidden />}
          disabled={sure.length === 0}
          onClick={() => take(sure)}
        >
          接受所有无疑点的（{sure.length}）
        </Button>
      </div>
      {next !== null && (
        <p className="collect-next" role="status">
          <span>下一步：{next.text}</span>
          {next.word !== '' && (
            <Button size="small" onClick={() => go(next.does)}>
              {next.word}
            </Button>
          )}
        </p>
      )}
      <div ref={parts} className="collect-parts">
        <Departments
          wall={wall}
          chosen={department?.name ?? null}
          onChosen={(name) => {
            onBack()
            setChosen(name)
          }}
        />
        {files.length === 0 ? (
          <Empty />
        ) : (
          <Cells
            key={department?.name ?? ''}
            cells={cells}
            department={department ?? null}
            files={department?.files ?? files}
            tables={tables}
            onTake={take}
            onWhole={(offers) => void act((context) => decide(context, offers, true, '', onDecided, true))}
            names={named.map(({ name }) => name)}
            onRefuse={(offers, note) =>
              void act((context) => decide(context, offers, false, note, onDecided))
            }
            onAgain={(offer) => void act((context) => withdraw(context, offer, onDecided))}
            onWhose={(from, whose) => void act((context) => tellWhose(context, from, whose, onDecided))}
            onSum={(cell) => void act((context) => decideSum(context, cell, onDecided))}
            onSaid={onSaid}
            back={back ?? null}
            onBack={onBack}
            onTakeOff={(file) => void act((context) => takeOff(context, file, onDecided))}
          />
        )}
      </div>
      {isUrging && (
        <Suspense>
          <UrgePrint of={all} close={() => setUrging(false)} />
        </Suspense>
      )}
    </>
  )
}
