/** The Chinese menu. What the page does it is asked to do by name; the keys shown are the page's own. */
import type { MenuItemConstructorOptions } from 'electron'
import type { MenuAction } from '../../../shared/contract/bridge.ts'
import { productName } from '../../host/folder.ts'

export interface MenuDeeds {
  /** Asks the page for an action. */
  readonly act: (action: MenuAction) => void
  readonly about: () => void
  /** By so many of Chromium's levels; null for back to 100%. */
  readonly zoom: (by: number | null) => void
  readonly openFolder: () => void
}

/** The menu's template. `developer` adds the developer tools. */
export function menuTemplate(
  { act, about, zoom, openFolder }: MenuDeeds,
  { developer, mac }: { developer: boolean; mac: boolean },
): MenuItemConstructorOptions[] {
  const item = (label: string, action: MenuAction, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    click: () => act(action),
    // Shown but not taken: the page hears its keys itself. On macOS a key that is shown would be taken.
    ...(accelerator === undefined || mac ? {} : { accelerator, registerAccelerator: false }),
  })
  const line: MenuItemConstructorOptions = { type: 'separator' }
  const quit: MenuItemConstructorOptions = { role: 'quit', label: '退出' }
  return [
    ...(mac
      ? [
          {
            label: productName,
            submenu: [
              { label: `关于${productName}`, click: about },
              line,
              { role: 'hide', label: '隐藏' },
              { role: 'hideOthers', label: '隐藏其他' },
              { role: 'unhide', label: '全部显示' },
              line,
              quit,
            ],
          } satisfies MenuItemConstructorOptions,
        ]
      : []),
    {
      label: '文件',
      submenu: [
        item('新建', 'new'),
        item('打开表格…', 'open', 'Ctrl+O'),
        item('示例', 'sample'),
        item('我的表格', 'home'),
        line,
        item('保存', 'save', 'Ctrl+S'),
        item('导出Excel…', 'export-xlsx', 'F12'),
        item('导出PDF…', 'export-pdf'),
        item('导出Word…', 'export-docx'),
        item('导出CSV…', 'export-csv'),
        line,
        item('打印…', 'print', 'Ctrl+P'),
        ...(mac ? [] : [line, quit]),
      ],
    },
    {
      label: '编辑',
      submenu: [
        item('撤销', 'undo', 'Ctrl+Z'),
        item('恢复', 'redo', 'Ctrl+Y'),
        line,
        { role: 'cut', label: '剪切' },
        { role: 'copy', label: '复制' },
        { role: 'paste', label: '粘贴' },
        line,
        item('上方插入行', 'insert-above'),
        item('下方插入行', 'insert-below'),
        item('复制一行', 'duplicate-rows'),
        item('删除行', 'delete-rows'),
        item('上移行', 'move-up', 'Alt+Up'),
        item('下移行', 'move-down', 'Alt+Down'),
        item('重排序号', 'renumber'),
      ],
    },
    {
      label: '视图',
      submenu: [
        // Not the roles: their keys (Ctrl with + and −) insert and delete rows here.
        { label: '放大', click: () => zoom(0.5) },
        { label: '缩小', click: () => zoom(-0.5) },
        { label: '实际大小', click: () => zoom(null) },
        line,
        { role: 'togglefullscreen', label: '全屏' },
        ...(developer ? [line, { role: 'toggleDevTools', label: '开发者工具' } as const] : []),
      ],
    },
    {
      label: '帮助',
      submenu: [
        { label: '打开数据文件夹', click: openFolder },
        ...(mac ? [] : [line, { label: `关于${productName}`, click: about }]),
      ],
    },
  ]
}
