/** Keys of WPS and Excel for what this program does not have: said in one line, so that nothing else happens instead. */

/** A key that people press elsewhere. */
export interface Absent {
  readonly keys: readonly string[]
  /** What it does in WPS and Excel. */
  readonly there: string
  /** What to do here. */
  readonly here: string
}

const look = '字体、字号在打印预览（Ctrl+P）里改，加粗、颜色按Ctrl+1'
const figures = '单位照写即可，小数位、千分位按Ctrl+1'
const figureKeys = ['~', '@', '#', '$', '%', '^'].map((sign) => `Ctrl+Shift+${sign}`)

export const absentKeys: readonly Absent[] = [
  { keys: ['Ctrl+I', 'Ctrl+3'], there: '倾斜', here: look },
  { keys: ['Ctrl+U', 'Ctrl+4'], there: '下划线', here: look },
  { keys: ['Ctrl+5'], there: '删除线', here: look },
  { keys: ['Ctrl+Shift+F', 'Ctrl+Shift+P'], there: '字体设置', here: look },
  { keys: figureKeys, there: '数字格式', here: figures },
  { keys: ['Ctrl+Shift+&', 'Ctrl+Shift+_'], there: '边框', here: '导出和打印时边框自动画好' },
  {
    keys: ['Ctrl+Shift+A'],
    there: '插入函数',
    here: '常用公式请按Shift+F3，求和请按Alt+=',
  },
  {
    keys: ['Ctrl+Shift+Enter', 'Ctrl+`', 'Ctrl+[', 'Ctrl+]'],
    there: '数组公式',
    here: '公式以“=”开头直接写',
  },
  { keys: ['F9', 'Shift+F9'], there: '重算', here: '改了就已重新计算、重新判定' },
  { keys: ['F7'], there: '拼写检查', here: '要核对的都列在“待处理”里（F8）' },
  { keys: ['Ctrl+T', 'Ctrl+L'], there: '套用表格', here: '整张附件就是一张表' },
  { keys: ['F11', 'Shift+F1'], there: '图表', here: '进度图和小结请按Alt+F1' },
  { keys: ['Shift+F11'], there: '插入工作表', here: '新建一张请按Ctrl+N（浏览器里按Alt+N）' },
  { keys: ['Alt+F8', 'Alt+F11'], there: '宏', here: '写回原来的工作簿时，里面的宏原样保留' },
  { keys: ['Ctrl+9', 'Ctrl+Shift+('], there: '隐藏行', here: '要隐藏列时，右键菜单“列”里有' },
  { keys: ['Ctrl+E'], there: '快速填充', here: '向下填充请按Ctrl+D，或拖选框右下角的小方块' },
  { keys: ['Ctrl+Q'], there: '快速分析', here: '进度图和小结请按Alt+F1' },
  { keys: ['Ctrl+Shift+:'], there: '填入时间', here: '今天的日期请按Ctrl+;' },
  { keys: ['F3', 'Ctrl+F3'], there: '定义名称', here: '到某一格请按Ctrl+G' },
  { keys: ['Ctrl+J'], there: '填充快捷键', here: '向下填充请按Ctrl+D' },
]

const sentences: ReadonlyMap<string, string> = new Map(
  absentKeys.flatMap(({ keys, there, here }) =>
    keys.map((key) => [key, `这里没有“${there}”：${here}。`] as const),
  ),
)

/** What is said where somebody presses a key for what is not here; undefined for every other key. */
export const absent = (keys: string): string | undefined => sentences.get(keys)

/** Keys that a browser takes for itself and no page ever hears: in a window of its own the program has them. */
export const takenByBrowsers: readonly string[] = [
  'Ctrl+N',
  'Ctrl+T',
  'Ctrl+W',
  'Ctrl+F4',
  'Ctrl+PageUp',
  'Ctrl+PageDown',
  'Ctrl+Tab',
]
