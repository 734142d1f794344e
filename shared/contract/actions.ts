/**
 * What a person can do, by name: the one source of labels and keys for every menu, in the page and in Electron's
 * shell, for the shortcut sheet and the command palette, which shows them in this order.
 */

export interface ActionEntry {
  /** What a person reads; Chinese. */
  readonly name: string
  /** Chords such as Ctrl+Z or Alt+ArrowUp; Ctrl stands for Command on a Mac. The first one is shown. */
  readonly keys?: readonly string[]
  /** The one of its chords to show in a browser, which takes the first one for itself (Ctrl+N). */
  readonly browserKey?: string
  /** The chord by which the system itself does it (Ctrl+C); shown, not listened for. */
  readonly systemKey?: string
  /** It asks for more before anything is done: menus add …. `'shell'`: only the shell asks, for the place to save to. */
  readonly asks?: true | 'shell'
  /** Its keys work also while a text is being typed elsewhere than in the sheet. */
  readonly anywhere?: true
}

const entries = {
  open: { name: '打开表格', keys: ['Ctrl+O'], asks: true, anywhere: true },
  new: { name: '新建', keys: ['Ctrl+N', 'Alt+N'], browserKey: 'Alt+N', anywhere: true },
  'new-investment': { name: '新建：重大投资项目完成情况' },
  'new-engineering': { name: '新建：工程建设项目完成情况' },
  'new-livelihood': { name: '新建：民生实事完成情况' },
  'new-report': { name: '新建：一套附件1—4' },
  sample: { name: '示例' },
  'paste-report': { name: '粘贴报告文本', asks: true },
  home: { name: '我的表格', keys: ['Ctrl+W', 'Alt+W', 'Ctrl+F4'], browserKey: 'Alt+W', anywhere: true },
  'previous-table': {
    name: '上一张附件',
    keys: ['Ctrl+PageUp', 'Alt+PageUp'],
    browserKey: 'Alt+PageUp',
    anywhere: true,
  },
  'next-table': {
    name: '下一张附件',
    keys: ['Ctrl+PageDown', 'Alt+PageDown'],
    browserKey: 'Alt+PageDown',
    anywhere: true,
  },
  'last-table': { name: '回到刚才的表格', keys: ['Ctrl+F6'], anywhere: true },
  'export-xlsx': {
    name: '导出Excel（官方格式）',
    keys: ['F12', 'Ctrl+Shift+S'],
    asks: 'shell',
    anywhere: true,
  },
  'export-report': { name: '全部附件导出到一个Excel', asks: 'shell' },
  'export-each': { name: '全部附件各导出一个Excel', asks: 'shell' },
  'export-source': { name: '写回原来的工作簿', asks: 'shell' },
  'export-carried': { name: '导出带历史的表格文件（.sgb）', asks: 'shell' },
  'export-carried-report': { name: '整套附件和报告导出到一个.sgb', asks: 'shell' },
  report: { name: '报告全文', keys: ['Alt+F6'], anywhere: true },
  'fill-report': { name: '按报告填表', asks: true },
  collect: { name: '回收返回表', asks: true },
  urge: { name: '催报名单', asks: true },
  'new-from-plan': { name: '以报告的目标新建附件', asks: true },
  'export-revision': { name: '导出修订稿（Word）', asks: 'shell' },
  'save-report-text': { name: '保存报告文本', asks: 'shell' },
  'print-findings': { name: '核对清单', asks: true },
  print: { name: '打印预览', keys: ['Ctrl+P', 'Ctrl+F2'], asks: true },
  'export-pdf': { name: '导出PDF', asks: 'shell' },
  'export-docx': { name: '导出Word', asks: 'shell' },
  'into-report': { name: '放进报告（Word）', asks: true },
  'export-csv': { name: '导出CSV', asks: 'shell' },
  save: { name: '保存', keys: ['Ctrl+S'], anywhere: true },
  undo: { name: '撤销', keys: ['Ctrl+Z'] },
  redo: { name: '恢复', keys: ['Ctrl+Y', 'Ctrl+Shift+Z'] },
  repeat: { name: '重复上一步', keys: ['F4'] },
  cut: { name: '剪切', systemKey: 'Ctrl+X' },
  copy: { name: '复制', systemKey: 'Ctrl+C' },
  paste: { name: '粘贴', systemKey: 'Ctrl+V' },
  'paste-text': { name: '只粘贴文字', systemKey: 'Ctrl+Shift+V' },
  'paste-special': { name: '选择性粘贴', keys: ['Ctrl+Alt+V'], asks: true },
  edit: { name: '编辑单元格', keys: ['F2'] },
  pick: { name: '从本列已有的内容里选', keys: ['Alt+ArrowDown'], asks: true },
  sum: { name: '求和', keys: ['Alt+=', 'Alt+＝'] },
  today: { name: '填入今天的日期', keys: ['Ctrl+;', 'Ctrl+；'] },
  mend: { name: '改成半角数字', keys: ['Alt+Enter'] },
  clear: { name: '清除内容', keys: ['Delete'] },
  'go-to': { name: '定位到单元格', keys: ['Ctrl+G', 'F5'] },
  find: { name: '查找', keys: ['Ctrl+F'], anywhere: true },
  replace: { name: '查找和替换', keys: ['Ctrl+H'], anywhere: true },
  filter: { name: '筛选', keys: ['Ctrl+Shift+L'] },
  'filter-column': { name: '筛选本列', keys: ['Alt+Shift+L'], asks: true },
  'sort-up': { name: '升序排列' },
  'sort-down': { name: '降序排列' },
  'view-again': { name: '重新应用筛选和排序', keys: ['Ctrl+Alt+L'] },
  'view-clear': { name: '清除筛选和排序' },
  'only-missed': { name: '只看未完成' },
  'only-pending': { name: '只看待核' },
  'only-blank': { name: '只看待填' },
  'fill-down': { name: '向下填充', keys: ['Ctrl+D'] },
  'fill-right': { name: '向右填充', keys: ['Ctrl+R'] },
  format: { name: '格式', keys: ['Ctrl+1'], asks: true },
  bold: { name: '加粗', keys: ['Ctrl+B', 'Ctrl+2'] },
  'align-left': { name: '靠左' },
  'align-center': { name: '居中' },
  'align-right': { name: '靠右' },
  indent: { name: '增加缩进', keys: ['Ctrl+Alt+]'] },
  outdent: { name: '减少缩进', keys: ['Ctrl+Alt+['] },
  'more-places': { name: '增加小数位', keys: ['Ctrl+Alt+.'] },
  'fewer-places': { name: '减少小数位', keys: ['Ctrl+Alt+,'] },
  grouped: { name: '千分位', keys: ['Ctrl+Shift+!'] },
  'ink-none': { name: '文字颜色：黑' },
  'ink-red': { name: '文字颜色：红' },
  'ink-orange': { name: '文字颜色：橙' },
  'ink-green': { name: '文字颜色：绿' },
  'ink-blue': { name: '文字颜色：蓝' },
  'ink-purple': { name: '文字颜色：紫' },
  'ink-grey': { name: '文字颜色：灰' },
  'fill-none': { name: '底色：无' },
  'fill-yellow': { name: '底色：黄' },
  'fill-orange': { name: '底色：橙' },
  'fill-red': { name: '底色：红' },
  'fill-green': { name: '底色：绿' },
  'fill-blue': { name: '底色：蓝' },
  'fill-grey': { name: '底色：灰' },
  painter: { name: '格式刷', keys: ['Ctrl+Shift+C'] },
  paint: { name: '刷上格式' },
  unmarked: { name: '清除格式' },
  'insert-selected': { name: '插入行或列', keys: ['Ctrl+Shift++', 'Ctrl++', 'Ctrl+='] },
  'delete-selected': { name: '删除行或列', keys: ['Ctrl+-', 'Ctrl+Delete'] },
  'insert-above': { name: '上方插入行' },
  'insert-below': { name: '下方插入行', keys: ['Ctrl+Alt+Enter'] },
  'duplicate-rows': { name: '复制行到下方' },
  'delete-rows': { name: '删除行' },
  'move-up': { name: '上移行', keys: ['Alt+Shift+ArrowUp'] },
  'move-down': { name: '下移行', keys: ['Alt+Shift+ArrowDown'] },
  renumber: { name: '重排序号' },
  'row-height': { name: '行高', asks: true },
  'insert-column-left': { name: '左侧插入列' },
  'insert-column-right': { name: '右侧插入列' },
  'delete-columns': { name: '删除列' },
  'move-left': { name: '左移列', keys: ['Alt+Shift+ArrowLeft'] },
  'move-right': { name: '右移列', keys: ['Alt+Shift+ArrowRight'] },
  column: { name: '列设置', asks: true },
  'column-width': { name: '列宽', asks: true },
  'fit-columns': { name: '最合适的列宽' },
  'hide-columns': { name: '隐藏列' },
  'show-columns': { name: '显示隐藏的列' },
  freeze: { name: '冻结窗格 / 取消冻结' },
  merge: { name: '合并单元格 / 取消合并', keys: ['Ctrl+M'] },
  split: { name: '拆分单元格' },
  'next-waiting': { name: '下一处待处理', keys: ['F8'], anywhere: true },
  'previous-waiting': { name: '上一处待处理', keys: ['Shift+F8'], anywhere: true },
  picture: { name: '进度图和小结', keys: ['Alt+F1'] },
  prose: { name: '生成表述', keys: ['Ctrl+Alt+B'], anywhere: true },
  meeting: { name: '会议大屏', keys: ['Alt+F5'] },
  brief: { name: '会前三分钟', asks: true },
  compare: { name: '与其他时期对比' },
  plans: { name: '与上级计划对照' },
  history: { name: '历史' },
  'save-version': { name: '存为版本', asks: true },
  'old-figures': { name: '报告里的旧数' },
  'hand-out': { name: '下发到各单位', asks: true },
  'next-period': { name: '做下一期', asks: true },
  'copy-table': { name: '复制这张表' },
  'table-settings': { name: '表格设置', asks: true },
  indicators: { name: '指标库' },
  settings: { name: '设置', keys: ['Ctrl+,', 'Ctrl+，'], asks: true, anywhere: true },
  'export-settings': { name: '导出设置', asks: 'shell' },
  backup: { name: '备份与恢复', asks: true },
  'zoom-in': { name: '放大表格', keys: ['Ctrl+Alt+='] },
  'zoom-out': { name: '缩小表格', keys: ['Ctrl+Alt+-'] },
  'zoom-reset': { name: '表格实际大小', keys: ['Ctrl+0'] },
  side: { name: '收起 / 展开侧栏', keys: ['Ctrl+F1'], anywhere: true },
  look: { name: '深色 / 浅色' },
  palette: { name: '命令', keys: ['Ctrl+K'], anywhere: true },
  shortcuts: { name: '快捷键', keys: ['F1', 'Ctrl+/'], anywhere: true },
} as const satisfies Record<string, ActionEntry>

export type ActionId = keyof typeof entries

/** The actions of the page. */
export const actionEntries: Readonly<Record<ActionId, ActionEntry>> = entries

export const actionIds = Object.keys(entries) as readonly ActionId[]

/** The label of an action in a menu, of the shell or of a page in a browser. */
export const menuLabel = ({ name, asks }: ActionEntry, shell = true): string =>
  asks === true || (asks === 'shell' && shell) ? `${name}…` : name

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
