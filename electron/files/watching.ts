/** The watch over reports, on the thread for files: long reports take their time to be read. */
import { onThread, type ThreadOptions } from './thread/thread.ts'
import type { Watched, Watching } from './watched.ts'

/** In the order of the documents. @throws Problem where it is called off or takes too long */
export const oldFiguresIn = (input: Watching, options: ThreadOptions): Promise<readonly Watched[]> =>
  onThread(
    'watched',
    input,
    {
      cancelled: '已取消查找报告里的旧数。',
      tooLarge: '“我的表格”里的报告太多、太长，没有查完报告里的旧数。',
      tooLong: (seconds) => `查找报告里的旧数用了${seconds}秒还没有完，已停下。`,
      broken: '没有查成报告里的旧数，请再试一次。',
    },
    options,
  )
