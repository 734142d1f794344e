/** The door to reading what came back: several files at once on the thread for files, each alone where that fails. */
import { hash } from 'node:crypto'
import type { Return } from '../../shared/collect/model.ts'
import { Problem } from '../../shared/problem.ts'
import type { Sent } from './parcel.ts'
import { type ReturnedBytes, type Returning, unreadable } from './returned.ts'
import { onThread, type ThreadOptions } from './thread/thread.ts'

const CANCELLED = '已取消回收。'

const sentences = {
  cancelled: CANCELLED,
  tooLarge: '里面的内容太多，请对方只留下要报的工作表，另存后再收。',
  tooLong: (seconds: number) => `读了${seconds}秒还没有读完，请对方只留下要报的工作表，另存后再收。`,
  broken: '没有读成，请在WPS或Excel中打开并另存为.xlsx，再拖进来。',
}

/**
 * What files offer, in their order; null for one that is not taken.
 * @throws Problem('cancelled')
 */
export async function readReturns(
  sent: readonly Sent[],
  given: Returning,
  options: Pick<ThreadOptions, 'signal'>,
): Promise<readonly (Return | null)[]> {
  const files = sent.map(
    ({ name, bytes, at }): ReturnedBytes => ({ id: hash('sha256', bytes, 'hex'), name, at, bytes }),
  )
  try {
    return await onThread('returned', { files, given }, sentences, options)
  } catch (error) {
    if (!(error instanceof Problem) || error.code === 'cancelled') throw error
    const [only, ...others] = files
    if (only === undefined) return []
    // One that is too much for the thread must not take those beside it along.
    if (others.length === 0) return [given.marked ? null : unreadable(only, given, error.message)]
    const made: (Return | null)[] = []
    for (const one of sent) made.push(...(await readReturns([one], given, options)))
    return made
  }
}
