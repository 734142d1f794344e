/** Puts a text on the system's clipboard and says so. */
import { Problem } from '../../shared/problem.ts'
import { notify } from '../state/editor.ts'

/** @throws Problem('unsupported') where the browser gives no way there */
export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
  } catch (error) {
    throw new Problem('unsupported', '这里不能复制，请选中文字后按Ctrl+C。', { cause: error })
  }
  notify('done', '文字已复制。')
}
