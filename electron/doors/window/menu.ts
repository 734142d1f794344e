/** The Chinese menu. What the page does it is asked to do by name; names and keys are the catalogue's. */
import type { MenuItemConstructorOptions } from 'electron'
import { type ActionId, actionEntries, menuLabel, shellLabels } from '../../../shared/contract/actions.ts'
import { productName } from '../../host/folder.ts'

export interface MenuDeeds {
  /** Asks the page for an action. */
  readonly act: (action: ActionId) => void
  readonly about: () => void
  /** By so many of Chromium's levels; null for back to 100%. */
  readonly zoom: (by: number | null) => void
  readonly openFolder: () => void
}

/** The page's actions in the menu, line by line within a group. */
const groups = {
  file: [
    ['new', 'next-period', 'open', 'sample', 'home'],
    ['save', 'export-xlsx', 'export-pdf', 'export-docx', 'export-csv'],
    ['print', 'brief', 'meeting'],
    ['hand-out', 'collect'],
    ['settings', 'backup'],
  ],
  log: ['undo', 'redo'],
  /** What the system does with whatever has the keyboard: the page's action only gives name and key. */
  clipboard: ['cut', 'copy', 'paste'],
  rows: ['insert-above', 'insert-below', 'duplicate-rows', 'delete-rows', 'move-up', 'move-down', 'renumber'],
} as const satisfies Record<string, readonly (ActionId | readonly ActionId[])[]>

/** A chord of the page as Electron writes it. */
const accelerator = (chord: string): string => chord.replace('Arrow', '')

/** The menu's template. `developer` adds the developer tools. */
export function menuTemplate(
  { act, about, zoom, openFolder }: MenuDeeds,
  { developer, mac }: { developer: boolean; mac: boolean },
): MenuItemConstructorOptions[] {
  const item = (id: ActionId): MenuItemConstructorOptions => {
    const entry = actionEntries[id]
    const key = entry.keys?.[0]
    return {
      id,
      label: menuLabel(entry),
      click: () => act(id),
      // Shown but not taken: the page hears its keys itself. On macOS a key that is shown would be taken.
      ...(key === undefined || mac ? {} : { accelerator: accelerator(key), registerAccelerator: false }),
    }
  }
  const byRole = (role: (typeof groups.clipboard)[number]): MenuItemConstructorOptions => {
    const { name, systemKey } = actionEntries[role]
    return { role, label: name, ...(systemKey === undefined || mac ? {} : { accelerator: systemKey }) }
  }
  const line: MenuItemConstructorOptions = { type: 'separator' }
  const quit: MenuItemConstructorOptions = { role: 'quit', label: shellLabels.quit }
  const aboutItem: MenuItemConstructorOptions = { label: `关于${productName}`, click: about }
  return [
    ...(mac
      ? [
          {
            label: productName,
            submenu: [
              aboutItem,
              line,
              { role: 'hide', label: shellLabels.hide },
              { role: 'hideOthers', label: shellLabels['hide-others'] },
              { role: 'unhide', label: shellLabels['show-all'] },
              line,
              quit,
            ],
          } satisfies MenuItemConstructorOptions,
        ]
      : []),
    {
      label: '文件',
      submenu: [
        ...groups.file.flatMap((ids, at) => [...(at === 0 ? [] : [line]), ...ids.map(item)]),
        ...(mac ? [] : [line, quit]),
      ],
    },
    {
      label: '编辑',
      submenu: [
        ...groups.log.map(item),
        line,
        ...groups.clipboard.map(byRole),
        line,
        ...groups.rows.map(item),
      ],
    },
    {
      label: '视图',
      submenu: [
        // Not the roles: their keys (Ctrl with + and −) insert and delete rows here.
        { label: shellLabels['window-zoom-in'], click: () => zoom(0.5) },
        { label: shellLabels['window-zoom-out'], click: () => zoom(-0.5) },
        { label: shellLabels['window-zoom-reset'], click: () => zoom(null) },
        line,
        { role: 'togglefullscreen', label: shellLabels['full-screen'] },
        ...(developer
          ? [line, { role: 'toggleDevTools', label: shellLabels['developer-tools'] } as const]
          : []),
      ],
    },
    {
      label: '帮助',
      submenu: [{ label: shellLabels['data-folder'], click: openFolder }, ...(mac ? [] : [line, aboutItem])],
    },
  ]
}
