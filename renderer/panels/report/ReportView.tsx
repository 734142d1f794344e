/** The text of a report, to read and to mend: at the left of its table, or alone where it has none. */
import { CloseOutlined, DownOutlined, ExportOutlined, HomeOutlined, TableOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { visibleColumns } from '../../../shared/attachment/model.ts'
import { type Group, groupOf } from '../../../shared/findings/check/groups.ts'
import type { CheckFinding } from '../../../shared/findings/check/rules.ts'
import { isOpen } from '../../../shared/findings/finding.ts'
import { foundIn, nextWords } from '../../actions/find-text.ts'
import { givingAway, toolbar } from '../../actions/groups.ts'
import { reportKey } from '../../actions/reports.ts'
import { act, actAnywhere, attempt, run } from '../../actions/run.ts'
import { pointAt } from '../../actions/verdict.ts'
import { chord } from '../../grid/keys.ts'
import { activePlace } from '../../grid/selection.ts'
import { findingAt, lookAt, registerReport, showSaidOf, useCheck } from '../../state/check.ts'
import { useDesk } from '../../state/desk.ts'
import {
  type OpenReport,
  renameReport,
  reportWidths,
  retryReport,
  typeIntoReport,
  useReport,
  widenReport,
} from '../../state/documents.ts'
import { useEditor } from '../../state/editor.ts'
import { extentOf } from '../../state/places.ts'
import { cameTo, useReading } from '../../state/reading.ts'
import { makeRoom, useSideFolded } from '../../state/side.ts'
import { useStill } from '../../state/still.ts'
import { Edge } from '../Edge.tsx'
import { chosen, menuItem, spaceChooses } from '../menu.ts'
import { SavedMark } from '../SavedMark.tsx'
import { ToolButton } from '../Toolbar.tsx'
import { type Mark, type ReportEditor, reportEditor } from './editor.ts'
import { FindingCard, Findings } from './Findings.tsx'
import { ReportFind } from './ReportFind.tsx'
import './report.css'

/** Beside the table: its right edge is drawn. */
export function ReportBeside() {
  const id = useReport(idOf)
  return id === null ? null : <Beside id={id} />
}

// What is drawn follows single parts of the report: every key makes another one of it.
const idOf = ({ report }: { readonly report: OpenReport | null }): string | null => report?.id ?? null

function Beside({ id }: { readonly id: string }) {
  const beside = useSideFolded() ? 'table' : 'panel'
  const width = useReport(({ widths }) => widths[beside])
  useFollowing()
  useEffect(makeRoom, [])
  return (
    <section
      id="report"
      className="report beside"
      style={{ '--width': `${width}%` } as React.CSSProperties}
      aria-label="报告全文"
      data-area
      onFocus={cameHere}
      onKeyDown={findAgain}
    >
      <Head />
      <Findings />
      <Text key={id} />
      <FindingCard />
      <Edge
        name="报告宽度"
        controls="report"
        side="right"
        value={width}
        step={2}
        widths={reportWidths[beside]}
        widen={(to) => widenReport(to, beside)}
        measure={(x, { left, parent }) => ((x - left) / parent) * 100}
      />
    </section>
  )
}

const cameHere = (): void => cameTo('report')

/** F3 and Shift+F3: on to the next of what was sought last, or back. */
function findAgain(event: React.KeyboardEvent): void {
  const keys = chord(event.nativeEvent)
  const { report } = useReport.getState()
  if (report === null || (keys !== 'F3' && keys !== 'Shift+F3')) return
  event.preventDefault()
  event.stopPropagation()
  const { sought } = useDesk.getState()
  const { selected } = useReading.getState()
  if (sought === '') void run('find')
  else void actAnywhere(async () => nextWords(foundIn(report.text, sought), selected, sought, keys !== 'F3'))
}

/** What the sheet is at is shown in the report, once the sheet stands still. */
function useFollowing(): void {
  const open = useStill(({ attachment, selection }) => [attachment.id, selection.active])
  useEffect(() => {
    if (open === null) return
    const { row, column } = activePlace(open.selection, extentOf(open.attachment))
    const line = open.attachment.rows[row]?.id
    const under = visibleColumns(open.attachment.columns)[column]?.id
    if (line !== undefined && under !== undefined) showSaidOf(line, under)
  }, [open])
}

/** What its own tools can do. */
const tools = toolbar.flat().filter(({ id }) => ['undo', 'redo', 'find'].includes(id))

/** A report without a table has the window to itself. */
export function ReportAlone() {
  const id = useReport(idOf)
  if (id === null) return null
  return (
    <>
      <nav className="report-tools" aria-label="工具栏" data-area>
        <Button
          type="text"
          icon={<HomeOutlined aria-hidden />}
          onClick={() => void actAnywhere(async () => ({ report: null, library: true }))}
        >
          我的表格
        </Button>
        <Button type="text" icon={<TableOutlined aria-hidden />} onClick={() => void run('new-from-plan')}>
          以报告的目标新建附件
        </Button>
        {tools.map((tool) => (
          <ToolButton key={tool.id} tool={tool} />
        ))}
      </nav>
      <ReportFind />
      <section
        id="report"
        className="report alone"
        aria-label="报告全文"
        data-area
        onFocus={cameHere}
        onKeyDown={findAgain}
      >
        <Head />
        <Findings />
        <Text key={id} />
        <FindingCard />
      </section>
      <footer className="status-bar" data-area>
        <Length />
        <span className="space" />
        <ReportSaved />
      </footer>
    </>
  )
}

/** How long the text is; typing does not wait for the count. */
function Length() {
  const text = useDeferredValue(useReport(({ report }) => report?.text ?? ''))
  return <span className="muted">{useMemo(() => text.replace(/\s/g, '').length, [text])}字</span>
}

/** Whether all of the text is written. */
function ReportSaved() {
  const saving = useReport((state) => state.report?.saving ?? null)
  return saving === null ? null : <SavedMark saving={saving} retry={retryReport} />
}

function Head() {
  const title = useReport(({ report }) => report?.title ?? '')
  const name = useReport(({ report }) => report?.name ?? '')
  const [draft, setDraft] = useState(title)
  useEffect(() => setDraft(title), [title])
  const keep = (): void => {
    if (draft.trim() === '') setDraft(title)
    void attempt(() => renameReport(draft))
  }
  return (
    <header className="report-head">
      <input
        aria-label="报告名称"
        title={name === '' ? '粘贴的文字' : name}
        value={draft}
        maxLength={200}
        spellCheck={false}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={keep}
        onKeyDown={({ key, nativeEvent, currentTarget }) => {
          if (key === 'Enter' && !nativeEvent.isComposing) currentTarget.blur()
        }}
      />
      <Button type="text" size="small" title="用报告里的数填表" onClick={() => void run('fill-report')}>
        填表
      </Button>
      <Dropdown
        trigger={['click']}
        autoFocus
        destroyOnHidden
        menu={{
          items: givingAway.map(menuItem),
          onClick: (line) => void run(chosen(line)),
          onKeyDown: spaceChooses,
        }}
      >
        <Button type="text" size="small" icon={<ExportOutlined aria-hidden />}>
          导出 <DownOutlined aria-hidden />
        </Button>
      </Dropdown>
      <Button
        type="text"
        size="small"
        icon={<CloseOutlined aria-hidden />}
        aria-label="收起报告全文"
        title={`收起报告全文（${reportKey()}）`}
        onClick={() => void run('report')}
      />
    </header>
  )
}

/** A figure is looked at, and its cell with it; the keyboard stays in the text. */
function pointFrom(place: number): void {
  const finding = findingAt(place)
  lookAt(finding?.key ?? null)
  const { editor: open } = useEditor.getState()
  if (finding !== undefined && open !== null && finding.attachment === open.attachment.id)
    void act((context) => pointAt(context, finding))
}

const marksOf = (findings: readonly CheckFinding[], active: string | null, only: Group | null): Mark[] =>
  findings.flatMap((finding): Mark[] => {
    const group = groupOf(finding)
    if (finding.span.to === 0 || (only !== null && only !== group)) return []
    const answered = isOpen(finding) ? '' : ' answered'
    return [{ ...finding.span, class: `said ${group}${answered}${finding.key === active ? ' active' : ''}` }]
  })

function Text() {
  const place = useRef<HTMLDivElement>(null)
  const editor = useRef<ReportEditor | null>(null)
  // The text area keeps what is typed by itself; it is made once, and given another text only where one was loaded.
  const loaded = useReport(({ report }) => report?.loaded ?? 0)
  const shown = useRef(0)
  useEffect(() => {
    const { report } = useReport.getState()
    if (place.current === null || report === null) return
    shown.current = report.loaded
    const made = reportEditor({
      parent: place.current,
      text: report.text,
      label: '报告全文',
      onEdits: typeIntoReport,
      onPlace: pointFrom,
      onSelect: (selected) => useReading.setState({ selected }),
      onSteps: (steps) => useReading.setState(steps),
    })
    editor.current = made
    const leave = registerReport({
      goTo: made.goTo,
      edit: made.edit,
      replay: made.replay,
      caret: made.caret,
      focused: () => place.current?.contains(document.activeElement) === true,
      focus: made.focus,
      markSought: (hits, current) =>
        made.decorateSought(
          hits.map((hit, at) => ({ ...hit, class: at === current ? 'found current' : 'found' })),
        ),
    })
    made.focus()
    return () => {
      leave()
      editor.current = null
      made.destroy()
    }
  }, [])
  const text = useCheck((state) => state.text)
  const findings = useCheck((state) => state.findings)
  const active = useCheck((state) => state.active)
  const only = useCheck((state) => state.only)
  useEffect(() => {
    // While somebody types, the marks that are there move with the text.
    if (text === useReport.getState().report?.text) editor.current?.decorate(marksOf(findings, active, only))
  }, [text, findings, active, only])
  // The card of a finding takes room from the text, and so does the panel; what it is about stays in sight.
  const told = findings.some(({ key }) => key === active) ? active : null
  const folded = useSideFolded()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text is as wide as the panel leaves it
  useEffect(() => {
    if (told !== null) editor.current?.reveal()
  }, [told, folded])
  useEffect(() => {
    const { report } = useReport.getState()
    if (report === null || loaded === shown.current) return
    shown.current = loaded
    editor.current?.load(report.text)
  }, [loaded])
  return <div ref={place} className="report-text" />
}
