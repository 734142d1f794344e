/** The shortcut sheet: what every key does. */
import type { ActionId } from '../../shared/contract/actions.ts'
import { takenByBrowsers } from '../actions/absent.ts'
import { inBrowser, shownKey } from '../actions/action.ts'
import { actions } from '../actions/index.ts'
import { readable } from '../grid/keys.ts'
import { putAway, useOpened } from '../state/desk.ts'
import { Dialog } from './Dialog.tsx'
import './Shortcuts.css'

/** Keys of the sheet itself, which are no actions. */
const ofTheSheet: readonly (readonly [string, string])[] = [
  ['移动', '方向键'],
  ['放大 / 缩小表格', 'Ctrl+滚轮'],
  ['移到数据块边缘', 'Ctrl+方向键，或 End 再按方向键'],
  ['扩展选区', 'Shift+方向键'],
  ['行首 / 行尾', 'Home / End 再按 Enter'],
  ['表首 / 表尾', 'Ctrl+Home / Ctrl+End'],
  ['下一行 / 上一行', 'Enter / Shift+Enter'],
  ['下一格 / 上一格', 'Tab / Shift+Tab'],
  ['选中整行 / 整列', 'Shift+空格 / Ctrl+空格'],
  ['全选', 'Ctrl+A'],
  ['选中几块区域', 'Ctrl+单击或拖动'],
  ['移动 / 复制所选单元格', '拖动边框 / Ctrl+拖动边框'],
  ['单元格内换行（编辑时）', 'Alt+Enter'],
  ['填入所有选中的单元格', 'Ctrl+Enter'],
  ['清空并编辑', 'Backspace'],
  ['上一屏 / 下一屏', 'PageUp / PageDown'],
  ['放弃编辑', 'Esc'],
  ['“我的表格”里：改名和备注 / 选中 / 全选 / 移除', 'F2 / 空格、Shift+方向键 / Ctrl+A / Delete'],
  ['离开表格，到下一个 / 上一个区域', 'F6 / Shift+F6'],
  ['离开表格，到相邻的按钮', 'Esc，再按 Tab'],
  ['从其他区域回到表格', 'Esc'],
]

/** Keys that mean this only at times. */
const times: Readonly<Partial<Record<ActionId, string>>> = { mend: '（有提示时）' }

export function Shortcuts() {
  const open = useOpened('shortcuts')
  if (open === null) return null
  const rows = [
    ...actions.flatMap((action): [string, string][] => {
      const key = shownKey(action)
      return key === null ? [] : [[`${action.name}${times[action.id] ?? ''}`, key]]
    }),
    ...ofTheSheet,
  ]
  return (
    <Dialog
      title="快捷键"
      footer={null}
      width={1040}
      style={{ top: 20 }}
      onCancel={() => putAway('shortcuts')}
    >
      <div className="keys">
        {rows.map(([name, keys]) => (
          <div key={name}>
            <span>{name}</span>
            <kbd>{keys}</kbd>
          </div>
        ))}
      </div>
      {inBrowser() && (
        <p className="muted">
          在浏览器里打开时，{takenByBrowsers.map(readable).join('、')}归浏览器自己用，请用上面写的键。
        </p>
      )}
    </Dialog>
  )
}
