import { DownOutlined } from '@ant-design/icons'
import { ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import { lazy, memo, Suspense, useEffect, useMemo } from 'react'
import { actions } from './actions/index.ts'
import { press, run } from './actions/run.ts'
import { focusNextArea, focusSheet, keepTyped } from './grid/focus.ts'
import { chord } from './grid/keys.ts'
import { activePlace } from './grid/selection.ts'
import { Busy } from './panels/Busy.tsx'
import { BackupDialog } from './panels/backup/BackupDialog.tsx'
import { ColumnDialog } from './panels/ColumnDialog.tsx'
import { CompareDialog } from './panels/CompareDialog.tsx'
import { ContextMenu } from './panels/ContextMenu.tsx'
import { CollectDialog } from './panels/collect/CollectDialog.tsx'
import { HandOutDialog } from './panels/collect/HandOutDialog.tsx'
import { useDrop } from './panels/drop.ts'
import { ExportRows } from './panels/ExportRows.tsx'
import { FilterList } from './panels/FilterList.tsx'
import { FindBar } from './panels/FindBar.tsx'
import { FormatPanel } from './panels/FormatPanel.tsx'
import { StateDialog } from './panels/history/StateDialog.tsx'
import { VersionDialog } from './panels/history/VersionDialog.tsx'
import { IndicatorDialog } from './panels/IndicatorDialog.tsx'
import { Library } from './panels/Library.tsx'
import { LinesDialog } from './panels/LinesDialog.tsx'
import { MappingDialog } from './panels/MappingDialog.tsx'
import { MergeDialog } from './panels/MergeDialog.tsx'
import { Meeting } from './panels/meeting/Meeting.tsx'
import { NameBar } from './panels/NameBar.tsx'
import { NextDialog } from './panels/NextDialog.tsx'
import { NoticeStrip } from './panels/Notices.tsx'
import { OldFiguresDialog } from './panels/OldFigures.tsx'
import { Palette } from './panels/Palette.tsx'
import { Paper } from './panels/Paper.tsx'
import { PasteSpecial } from './panels/PasteSpecial.tsx'
import { PeriodDialog } from './panels/PeriodDialog.tsx'
import { PlanDialog } from './panels/PlanDialog.tsx'
import { Question } from './panels/Question.tsx'
import { ReadyFormulas } from './panels/ReadyFormulas.tsx'
import { Remarks as FileRemarks } from './panels/Remarks.tsx'
import { ChooseReport } from './panels/report/ChooseReport.tsx'
import { FillDialog, FillTable } from './panels/report/FillDialog.tsx'
import { NewTableDialog } from './panels/report/NewTableDialog.tsx'
import { PasteReport } from './panels/report/PasteReport.tsx'
import { ReportFind } from './panels/report/ReportFind.tsx'
import { ReportAlone, ReportBeside } from './panels/report/ReportView.tsx'
import { Shortcuts } from './panels/Shortcuts.tsx'
import { SidePanel } from './panels/SidePanel.tsx'
import { SizeDialog } from './panels/SizeDialog.tsx'
import { StatusBar } from './panels/StatusBar.tsx'
import { SettingsDialog } from './panels/settings/SettingsDialog.tsx'
import { TableDialog } from './panels/TableDialog.tsx'
import { Tabs } from './panels/Tabs.tsx'
import { Toolbar } from './panels/Toolbar.tsx'
import { ViewBar } from './panels/ViewBar.tsx'
import { Warnings } from './panels/Warnings.tsx'
import { WindowTitle } from './panels/WindowTitle.tsx'
import { type Opened, useLook, useOpened } from './state/desk.ts'
import { useReport } from './state/documents.ts'
import { type Editor, notify, sentence, useEditor, useOpen } from './state/editor.ts'
import { followOthers } from './state/others.ts'
import { hurry } from './state/painted.ts'
import { extentOf } from './state/places.ts'
import { followSeries } from './state/series.ts'
import { loadSettings } from './state/settings.ts'
import { useStill } from './state/still.ts'
import { wholeOf } from './state/view.ts'
import { antdTheme } from './theme/theme.ts'
import './App.css'

/** The drawing library comes when somebody asks for a picture. */
const Picture = lazy(() => import('./panels/picture/Picture.tsx'))
const PrintPreview = lazy(() => import('./panels/print/PrintPreview.tsx'))
const BriefPrint = lazy(() => import('./panels/print/BriefPrint.tsx'))
const FindingsPrint = lazy(() => import('./panels/print/FindingsPrint.tsx'))

export function App() {
  const look = useLook((state) => state.look)
  const theme = useMemo(() => antdTheme(look), [look])
  return (
    <ConfigProvider
      locale={zhCN}
      theme={theme}
      button={{ autoInsertSpace: false }}
      select={{ suffixIcon: <DownOutlined aria-hidden /> }}
    >
      <Desk />
    </ConfigProvider>
  )
}

function Desk() {
  const open = useEditor(({ editor }) => editor !== null)
  const alone = useReport(({ report }) => report !== null)
  useEffect(() => {
    loadSettings().catch((error: unknown) => notify('error', sentence(error)))
  }, [])
  useEffect(followOthers, [])
  useEffect(followSeries, [])
  useShortcuts()
  useLeaving()
  const dropping = useDrop()
  return (
    <div className="window">
      {open ? (
        <>
          <Tools />
          <Name />
          <Find />
          <ReportFind />
          <Remarks />
          <View />
          <div className="middle">
            <ReportBeside />
            <Page />
            <Reasons />
          </div>
          <Attachments />
          <Foot />
          <ContextMenu />
          <Filters />
          <Format />
          <Exporting />
          <Columns />
          <LinesDialog />
          <PasteSpecial />
          <Ready />
          <Size />
          <Table />
          <Chart />
          <Print />
          <Brief />
          <Compare />
          <Earlier />
          <VersionDialog />
          <Plans />
          <OldFiguresDialog />
          <Wall />
          <Filling />
          <Collected />
        </>
      ) : alone ? (
        <ReportAlone />
      ) : (
        <Library />
      )}
      <FillTable />
      <ChooseReport />
      <NewTableDialog />
      <PasteReport />
      <Listed />
      <WindowTitle />
      <BackupDialog />
      <IndicatorDialog />
      <SettingsDialog />
      <Palette />
      <Shortcuts />
      <Busy />
      <MappingDialog />
      <PeriodDialog />
      <MergeDialog />
      <NextDialog />
      <HandOutDialog />
      <FileRemarks />
      <Question />
      <NoticeStrip />
      {dropping && <Dropping />}
    </div>
  )
}

function Dropping() {
  const collecting = useOpened('collect') !== null
  return <div className="drop">{collecting ? '松开鼠标，收下返回表' : '松开鼠标，打开表格'}</div>
}

/** A panel that is drawn anew when what it reads changes: moving the selection is no reason for most of them. */
const part =
  (Panel: React.ComponentType<{ readonly open: Editor }>, read: (open: Editor) => readonly unknown[]) =>
  () => {
    const open = useOpen(read)
    return open === null ? null : <Panel open={open} />
  }

/** The same, drawn once the sheet stands still: what is around it may come a moment later. */
const later = (
  Panel: React.ComponentType<{ readonly open: Editor }>,
  read: (open: Editor) => readonly unknown[],
) => {
  const Kept = memo(Panel)
  return () => {
    const open = useStill(read)
    return open === null ? null : <Kept open={open} />
  }
}

/** The same, there only while something of that kind is open: what is closed does not follow the table. */
const opened = (
  kind: Opened['kind'],
  Panel: React.ComponentType<{ readonly open: Editor }>,
  read: (open: Editor) => readonly unknown[],
) => {
  const Open = part(Panel, read)
  return () => (useOpened(kind) === null ? null : <Open />)
}

const all = (open: Editor): readonly unknown[] => [open]
const Tools = later(Toolbar, (open) => actions.map((action) => action.refusal(open) === null))
const Name = part(NameBar, ({ attachment, judged, selection }) => [attachment, judged, selection])
const Find = part(FindBar, all)
const Remarks = later(Warnings, all)
const View = part(ViewBar, ({ attachment, view }) => [attachment, view])
const Filters = opened('filter', FilterList, ({ attachment, judged, view }) => [attachment, judged, view])
const Exporting = opened('export-rows', ExportRows, ({ view }) => [view])
const Page = part(Paper, ({ attachment, judged, zoom }) => [attachment, judged, zoom])
const Reasons = later(SidePanel, ({ attachment, judged, selection }) => [
  attachment,
  judged,
  activePlace(selection, extentOf(attachment)).row,
])
const Attachments = later(Tabs, ({ attachment, report }) => [attachment.id, report])
const Foot = later(StatusBar, ({ attachment, judged, zoom }) => [
  attachment.heading.months,
  attachment.columns,
  judged,
  zoom,
])
const Columns = opened('column', ColumnDialog, all)
const Format = opened('format', FormatPanel, ({ attachment, selection }) => [attachment, selection])
/** A panel on all rows, whatever a view leaves out. */
const ofWhole =
  (Panel: React.ComponentType<{ readonly open: Editor }>) =>
  ({ open }: { readonly open: Editor }) => (
    <Panel open={useMemo(() => ({ ...open, ...wholeOf(open) }), [open])} />
  )
const Size = part(SizeDialog, all)
const Ready = part(ReadyFormulas, all)
const Chart = opened(
  'picture',
  ofWhole(({ open }) => (
    <Suspense>
      <Picture open={open} />
    </Suspense>
  )),
  ({ attachment, judged }) => [attachment, judged],
)
const Print = opened(
  'print',
  ({ open }) => (
    <Suspense>
      <PrintPreview open={open} />
    </Suspense>
  ),
  ({ attachment, judged, report }) => [attachment, judged, report],
)
const Brief = opened(
  'brief',
  ({ open }) => (
    <Suspense>
      <BriefPrint open={open} />
    </Suspense>
  ),
  ({ attachment, judged }) => [attachment, judged],
)
const Listed = () =>
  useOpened('findings') === null ? null : (
    <Suspense>
      <FindingsPrint />
    </Suspense>
  )
const Wall = opened('meeting', ofWhole(Meeting), ({ attachment, judged }) => [attachment, judged])
const Compare = opened('compare', ofWhole(CompareDialog), ({ attachment, judged }) => [attachment, judged])
const Earlier = opened('state', ofWhole(StateDialog), ({ attachment }) => [attachment])
const Filling = opened('fill', ofWhole(FillDialog), ({ attachment, judged }) => [attachment, judged])
const Collected = opened('collect', CollectDialog, ({ attachment: { id } }) => [id])
const Plans = opened('plans', ofWhole(PlanDialog), ({ attachment, judged }) => [attachment, judged])
const Table = opened('table', ofWhole(TableDialog), ({ attachment }) => [attachment])

/** Shortcuts that work wherever the focus is, as long as no text is being typed there; and Electron's menu. */
function useShortcuts(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const target = event.target as HTMLElement
      if (event.isComposing || event.keyCode === 229) return
      const keys = chord(event)
      if ((keys === 'F6' || keys === 'Shift+F6') && target.closest('[aria-modal="true"]') === null) {
        event.preventDefault()
        focusNextArea(keys === 'Shift+F6')
        return
      }
      if (keys === 'Escape' && !event.defaultPrevented && target.closest('[data-area]') !== null) focusSheet()
      // Behind an open dialog nothing changes: Delete on its button must not empty cells. A button that is switched off
      // gives its focus to the page.
      const modal = '[aria-modal="true"]'
      if (target.closest(modal) !== null) return
      if (target === document.body && document.querySelector(modal) !== null) return
      const typing = target.closest('input, textarea, [contenteditable="true"]') !== null
      const doing = press(keys, typing)
      if (doing === null) return
      event.preventDefault()
      keepTyped()
      void doing()
    }
    window.addEventListener('keydown', onKey)
    const forget = window.host?.onAction((id) => {
      // The same from the menu, whose keys the dialog does not hear; what is half filled in there stays.
      if (document.querySelector('[aria-modal="true"]') !== null) {
        notify('info', '请先关闭打开的对话框。')
        return
      }
      keepTyped()
      void run(id)
    })
    return () => {
      window.removeEventListener('keydown', onKey)
      forget?.()
    }
  }, [])
}

/** A window that is closed or loaded anew in mid-word writes the word; a browser asks while it is being written. */
function useLeaving(): void {
  useEffect(() => {
    const onLeave = (event: BeforeUnloadEvent): void => {
      keepTyped()
      hurry()
      const saving = useEditor.getState().editor?.saving.kind ?? 'saved'
      const report = useReport.getState().report?.saving.kind ?? 'saved'
      if (window.host === undefined && (saving !== 'saved' || report !== 'saved')) event.preventDefault()
    }
    window.addEventListener('beforeunload', onLeave)
    return () => window.removeEventListener('beforeunload', onLeave)
  }, [])
}
