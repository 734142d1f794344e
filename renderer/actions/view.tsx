/** Actions on the clipboard through menus, and on what is shown around the sheet. */
import { BulbOutlined, QuestionCircleOutlined, SearchOutlined } from '@ant-design/icons'
import { Problem } from '../../shared/problem.ts'
import { editCell, focusField, focusSheet } from '../grid/focus.ts'
import { readable } from '../grid/keys.ts'
import { put, setDesk, toggleLook } from '../state/desk.ts'
import { editor, setZoom } from '../state/editor.ts'
import { type Action, needsEditor } from './action.ts'
import { pasteFrom } from './clipboard.ts'

/** The system's own copy and cut, which the sheet's text area answers. */
function system(command: 'copy' | 'cut'): void {
  focusSheet()
  if (!document.execCommand(command))
    throw new Problem('unsupported', `请用键盘：${readable(command === 'copy' ? 'Ctrl+C' : 'Ctrl+X')}。`)
}

async function pasteClipboard(plain: boolean): Promise<void> {
  focusSheet()
  let items: ClipboardItems
  try {
    items = await navigator.clipboard.read()
  } catch (error) {
    throw new Problem(
      'unsupported',
      `这里不能从菜单粘贴，请按 ${readable(plain ? 'Ctrl+Shift+V' : 'Ctrl+V')}。`,
      {
        cause: error,
      },
    )
  }
  const read = async (type: string): Promise<string> => {
    const item = items.find((each) => each.types.includes(type))
    return item === undefined ? '' : await (await item.getType(type)).text()
  }
  await pasteFrom(await read('text/plain'), await read('text/html'), plain)
}

export const copy: Action = {
  id: 'copy',
  name: '复制',
  systemKey: 'Ctrl+C',
  refusal: needsEditor,
  perform: () => system('copy'),
}
export const cut: Action = {
  id: 'cut',
  name: '剪切',
  systemKey: 'Ctrl+X',
  refusal: needsEditor,
  perform: () => system('cut'),
}
export const paste: Action = {
  id: 'paste',
  name: '粘贴',
  systemKey: 'Ctrl+V',
  refusal: needsEditor,
  perform: () => pasteClipboard(false),
}
export const pasteText: Action = {
  id: 'paste-text',
  name: '只粘贴文字',
  systemKey: 'Ctrl+Shift+V',
  refusal: needsEditor,
  perform: () => pasteClipboard(true),
}

export const editActive: Action = {
  id: 'edit',
  name: '编辑单元格',
  keys: ['F2'],
  refusal: needsEditor,
  perform: () => editCell(),
}

export const goTo: Action = {
  id: 'go-to',
  name: '定位到单元格',
  keys: ['Ctrl+G'],
  refusal: needsEditor,
  perform: () => focusField('name'),
}

/** Opens the bar, or brings the keyboard back to it. */
function openFind(kind: 'find' | 'replace'): void {
  setDesk({ find: kind })
  focusField('find')
}

export const find: Action = {
  id: 'find',
  name: '查找',
  icon: <SearchOutlined aria-hidden />,
  keys: ['Ctrl+F'],
  refusal: needsEditor,
  perform: () => openFind('find'),
}

export const replace: Action = {
  id: 'replace',
  name: '替换',
  keys: ['Ctrl+H'],
  refusal: needsEditor,
  perform: () => openFind('replace'),
}

export const palette: Action = {
  id: 'palette',
  name: '命令',
  keys: ['Ctrl+K'],
  perform: () => put({ kind: 'palette' }),
}

export const shortcuts: Action = {
  id: 'shortcuts',
  name: '快捷键',
  icon: <QuestionCircleOutlined aria-hidden />,
  keys: ['F1', 'Ctrl+/'],
  perform: () => put({ kind: 'shortcuts' }),
}

export const look: Action = {
  id: 'look',
  name: '深色 / 浅色',
  icon: <BulbOutlined aria-hidden />,
  perform: toggleLook,
}

const zoom = (by: number): void => setZoom(editor().zoom + by)

export const zoomIn: Action = {
  id: 'zoom-in',
  name: '放大',
  keys: ['Ctrl+Alt+='],
  refusal: needsEditor,
  perform: () => zoom(0.1),
}
export const zoomOut: Action = {
  id: 'zoom-out',
  name: '缩小',
  keys: ['Ctrl+Alt+-'],
  refusal: needsEditor,
  perform: () => zoom(-0.1),
}
export const zoomReset: Action = {
  id: 'zoom-reset',
  name: '实际大小',
  keys: ['Ctrl+0'],
  refusal: needsEditor,
  perform: () => setZoom(1),
}
