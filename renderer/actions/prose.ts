/** Actions on 表述: shown beside the table, taken along, kept as a Word document. */
import { escaped } from '../../shared/page/html.ts'
import { Problem } from '../../shared/problem.ts'
import type { TextEdit } from '../../shared/report/edit.ts'
import { onRows } from './action.ts'
import { type Context, type Deed, done } from './deed.ts'
import { told } from './export.ts'

export const proseActions = {
  // In a narrow window a report has all the room.
  prose: onRows(({ wide }) => ({ side: 'prose', ...(wide ? {} : { report: null }) })),
}

/** As a report is set (GB/T 9704): 3号 仿宋, two characters in. */
const SET =
  'margin:0;text-indent:2em;font-family:仿宋_GB2312,仿宋,FangSong;font-size:16pt;line-height:29pt;text-align:justify'

/** Paragraphs as other programs take them, one a line. */
export const proseHtml = (paragraphs: readonly string[]): string =>
  paragraphs.map((text) => `<p style="${SET}">${escaped(text)}</p>`).join('')

/** Puts paragraphs on the clipboard, as text and as they are set in a report. */
export async function copyProse(paragraphs: readonly string[]): Promise<Deed> {
  const blob = (type: string, content: string) => new Blob([content], { type })
  try {
    await navigator.clipboard.write([
      new ClipboardItem({
        'text/plain': blob('text/plain', paragraphs.join('\n')),
        'text/html': blob('text/html', proseHtml(paragraphs)),
      }),
    ])
  } catch (error) {
    throw new Problem('unsupported', '这里不能复制，请选中文字后按Ctrl+C。', { cause: error })
  }
  return done('表述已复制，可以粘贴到Word、WPS或聊天窗口。')
}

/** Keeps paragraphs as a Word document of their own. */
export async function keepProse(
  { working, host }: Context,
  title: string,
  paragraphs: readonly string[],
): Promise<Deed> {
  return told(await working('正在导出', (job) => host('exportProse', { title, paragraphs, job })))
}

/** The edit that puts paragraphs where the caret is, each a line of its own. */
export function insertion(text: string, caret: number, paragraphs: readonly string[]): TextEdit {
  const before = caret > 0 && text[caret - 1] !== '\n' ? '\n' : ''
  const after = caret < text.length && text[caret] !== '\n' ? '\n' : ''
  return { from: caret, to: caret, text: `${before}${paragraphs.join('\n')}${after}` }
}
