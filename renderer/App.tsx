import { theme as antdTheme, ConfigProvider, App as Messages } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import { useEffect, useState } from 'react'
import { chord } from './actions/action.ts'
import { actionFor, actions, run } from './actions/index.ts'
import { openFiles } from './actions/library.tsx'
import { focusSheet } from './grid/focus.ts'
import { ColumnDialog } from './panels/ColumnDialog.tsx'
import { ContextMenu } from './panels/ContextMenu.tsx'
import { FindBar } from './panels/FindBar.tsx'
import { Library } from './panels/Library.tsx'
import { NameBar } from './panels/NameBar.tsx'
import { Palette } from './panels/Palette.tsx'
import { Paper } from './panels/Paper.tsx'
import { ReasonPanel } from './panels/ReasonPanel.tsx'
import { Shortcuts } from './panels/Shortcuts.tsx'
import { StatusBar } from './panels/StatusBar.tsx'
import { Toolbar } from './panels/Toolbar.tsx'
import { Warnings } from './panels/Warnings.tsx'
import { useDesk, useLook } from './state/desk.ts'
import { notify, sentence, useEditor } from './state/editor.ts'

const theme = { token: { colorPrimary: '#b3261e', borderRadius: 4, fontSize: 14 } }

export function App() {
  const look = useLook((state) => state.look)
  useEffect(() => {
    document.documentElement.dataset.look = look
  }, [look])
  const algorithm = look === 'dark' ? antdTheme.darkAlgorithm : antdTheme.defaultAlgorithm
  return (
    <ConfigProvider locale={zhCN} theme={{ ...theme, algorithm }} button={{ autoInsertSpace: false }}>
      <Messages component={false}>
        <Desk />
      </Messages>
    </ConfigProvider>
  )
}

function Desk() {
  const open = useEditor((state) => state.editor)
  useNotices()
  useQuestions()
  useShortcuts()
  const dropping = useDrop()
  return (
    <div className="window">
      {open !== null && <Toolbar open={open} />}
      {open === null ? (
        <Library />
      ) : (
        <>
          <NameBar open={open} />
          <FindBar open={open} />
          <Warnings open={open} />
          <div className="middle">
            <Paper open={open} />
            <ReasonPanel open={open} />
          </div>
          <StatusBar open={open} />
          <ContextMenu />
          <ColumnDialog open={open} />
        </>
      )}
      <Palette />
      <Shortcuts />
      {dropping && <div className="drop">松开鼠标，打开表格</div>}
    </div>
  )
}

function useNotices(): void {
  const notice = useEditor((state) => state.notice)
  const { message } = Messages.useApp()
  useEffect(() => {
    if (notice !== null)
      message.open({ type: notice.kind, content: notice.text, duration: notice.kind === 'error' ? 8 : 4 })
  }, [notice, message])
}

/** What the program must ask, asked once and answered by key or mouse. */
function useQuestions(): void {
  const question = useDesk((state) => state.question)
  const { modal } = Messages.useApp()
  useEffect(() => {
    if (question === null) return
    const shown = modal.confirm({
      title: question.title,
      content: question.text,
      okText: question.yes,
      cancelText: '取消',
      onOk: () => question.answer(true),
      onCancel: () => question.answer(false),
      afterClose: focusSheet,
    })
    return () => shown.destroy()
  }, [question, modal])
}

/** Shortcuts that work wherever the focus is, as long as no text is being typed there; and Electron's menu. */
function useShortcuts(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const target = event.target as HTMLElement
      const typing = target.closest('input, textarea') !== null
      const action = event.isComposing ? undefined : actionFor(chord(event))
      if (action === undefined || (typing && !anywhere.has(action.id))) return
      event.preventDefault()
      void run(action)
    }
    window.addEventListener('keydown', onKey)
    const forget = window.host?.onAction((id) => {
      const action = actions.find((each) => each.id === id)
      if (action !== undefined) void run(action)
    })
    return () => {
      window.removeEventListener('keydown', onKey)
      forget?.()
    }
  }, [])
}

const anywhere = new Set(['open', 'save', 'export-xlsx', 'palette', 'shortcuts', 'find', 'replace'])

/** Files dropped anywhere on the window are opened. */
function useDrop(): boolean {
  const [dropping, setDropping] = useState(false)
  useEffect(() => {
    const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false
    const onOver = (event: DragEvent): void => {
      if (!holdsFiles(event)) return
      event.preventDefault()
      setDropping(true)
    }
    const onLeave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setDropping(false)
    }
    const onDrop = (event: DragEvent): void => {
      if (!holdsFiles(event)) return
      event.preventDefault()
      setDropping(false)
      openFiles([...(event.dataTransfer?.files ?? [])]).catch((error: unknown) =>
        notify('error', sentence(error)),
      )
    }
    window.addEventListener('dragover', onOver)
    window.addEventListener('dragleave', onLeave)
    window.addEventListener('drop', onDrop)
    return () => {
      window.removeEventListener('dragover', onOver)
      window.removeEventListener('dragleave', onLeave)
      window.removeEventListener('drop', onDrop)
    }
  }, [])
  return dropping
}
