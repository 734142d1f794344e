/**
 * What a person can do, by name: the one source of labels and keys for every menu, in the page and in Electron's
 * shell, for the shortcut sheet and the command palette, which shows them in this order.
 */

export interface ActionEntry {
  /** What a person reads; Chinese. */
  readonly name: string
  /** Chords such as Ctrl+Z or Alt+ArrowUp; Ctrl stands for Command on a Mac. The first one is shown. */
  readonly keys?: readonly string[]
  /** The chord by which the system itself does it (Ctrl+C); shown, not listened for. */
  readonly systemKey?: string
  /** It asks for more before anything is done: menus add …. */
  readonly asks?: true
  /** Its keys work also while a text is being typed elsewhere than in the sheet. */
  readonly anywhere?: true
}

const entries = {
  open: { name: '打开表格', keys: ['Ctrl+O'], asks: true, anywhere: true },
  new: { name: '新建' },
  'new-investment': { name: '新建：重大投资项目完成情况' },
  'new-engineering': { name: '新建：工程建设项目完成情况' },
  'new-livelihood': { name: '新建：民生实事完成情况' },
  'new-report': { name: '新建：一套附件1—4' },
  sample: { name: '示例' },
  home: { name: '我的表格' },
  'export-xlsx': {
    name: '导出Excel（官方格式）',
    keys: ['F12', 'Ctrl+Shift+S'],
    asks: true,
    anywhere: true,
  },
  'export-report': { name: '全部附件导出到一个Excel', asks: true },
  'export-each': { name: '全部附件各导出一个Excel', asks: true },
  'export-source': { name: '写回原来的工作簿', asks: true },
  print: { name: '打印预览', keys: ['Ctrl+P'], asks: true },
  'export-pdf': { name: '导出PDF', asks: true },
  'export-docx': { name: '导出Word', asks: true },
  'into-report': { name: '放进报告（Word）', asks: true },
  'export-csv': { name: '导出CSV', asks: true },
  save: { name: '保存', keys: ['Ctrl+S'], anywhere: true },
  undo: { name: '撤销', keys: ['Ctrl+Z'] },
  redo: { name: '恢复', keys: ['Ctrl+Y', 'Ctrl+Shift+Z'] },
  cut: { name: '剪切', systemKey: 'Ctrl+X' },
  copy: { name: '复制', systemKey: 'Ctrl+C' },
  paste: { name: '粘贴', systemKey: 'Ctrl+V' },
  'paste-text': { name: '只粘贴文字', systemKey: 'Ctrl+Shift+V' },
  edit: { name: '编辑单元格', keys: ['F2'] },
  clear: { name: '清除内容', keys: ['Delete'] },
  'go-to': { name: '定位到单元格', keys: ['Ctrl+G'] },
  find: { name: '查找', keys: ['Ctrl+F'], anywhere: true },
  replace: { name: '替换', keys: ['Ctrl+H'], anywhere: true },
  'fill-down': { name: '向下填充', keys: ['Ctrl+D'] },
  'fill-right': { name: '向右填充', keys: ['Ctrl+R'] },
  'insert-selected': { name: '插入所选的行或列', keys: ['Ctrl+Shift++', 'Ctrl++', 'Ctrl+='] },
  'delete-selected': { name: '删除所选的行或列', keys: ['Ctrl+-', 'Ctrl+Delete'] },
  'insert-above': { name: '上方插入行' },
  'insert-below': { name: '下方插入行', keys: ['Ctrl+Alt+Enter'] },
  'duplicate-rows': { name: '复制行到下方' },
  'delete-rows': { name: '删除行' },
  'move-up': { name: '上移行', keys: ['Alt+ArrowUp'] },
  'move-down': { name: '下移行', keys: ['Alt+ArrowDown'] },
  renumber: { name: '重排序号' },
  'insert-column-left': { name: '左侧插入列' },
  'insert-column-right': { name: '右侧插入列' },
  'delete-columns': { name: '删除列' },
  'move-left': { name: '左移列', keys: ['Alt+ArrowLeft'] },
  'move-right': { name: '右移列', keys: ['Alt+ArrowRight'] },
  column: { name: '列设置', asks: true },
  'fit-columns': { name: '最合适的列宽' },
  'hide-columns': { name: '隐藏列' },
  'show-columns': { name: '显示全部列' },
  freeze: { name: '冻结窗格 / 取消冻结' },
  merge: { name: '合并单元格 / 取消合并', keys: ['Ctrl+M'] },
  split: { name: '拆分单元格' },
  'next-waiting': { name: '下一处待处理', keys: ['F8'], anywhere: true },
  picture: { name: '进度图和小结', keys: ['Alt+F1'] },
  compare: { name: '与其他时期对比' },
  'table-settings': { name: '表格设置', asks: true },
  indicators: { name: '指标库' },
  'zoom-in': { name: '放大表格', keys: ['Ctrl+Alt+='] },
  'zoom-out': { name: '缩小表格', keys: ['Ctrl+Alt+-'] },
  'zoom-reset': { name: '表格实际大小', keys: ['Ctrl+0'] },
  look: { name: '深色 / 浅色' },
  palette: { name: '命令', keys: ['Ctrl+K'], anywhere: true },
  shortcuts: { name: '快捷键', keys: ['F1', 'Ctrl+/'], anywhere: true },
} as const satisfies Record<string, ActionEntry>

export type ActionId = keyof typeof entries

/** The actions of the page. */
export const actionEntries: Readonly<Record<ActionId, ActionEntry>> = entries

export const actionIds = Object.keys(entries) as readonly ActionId[]

/** The label of an action in a menu. */
export const menuLabel = ({ name, asks }: ActionEntry): string => (asks === true ? `${name}…` : name)

/** What the shell's window does by itself; its zoom is the whole face's, the sheet has one of its own. */
export const shellLabels = {
  'window-zoom-in': '放大界面',
  'window-zoom-out': '缩小界面',
  'window-zoom-reset': '界面实际大小',
  'full-screen': '全屏',
  'developer-tools': '开发者工具',
  'data-folder': '打开数据文件夹',
  hide: '隐藏',
  'hide-others': '隐藏其他',
  'show-all': '全部显示',
  quit: '退出',
} as const
