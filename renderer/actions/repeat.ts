/** Doing the last thing again, where the selection now is. */
import { onTable, opened } from './action.ts'
import { type Context, type Deed, info } from './deed.ts'

/** What was taken back comes back first; then the last thing is done again. */
async function repeat(context: Context): Promise<Deed> {
  const now = opened(context)
  const { last } = now
  if (now.open.log.redo !== null) return { replay: 'redo' }
  if (last === null) return info('没有可以重复的操作。')
  return { ...(await last(now)), repeat: last }
}

export const repeatActions = {
  // Only after an undo under way is it known whether something can come back.
  repeat: onTable(async (context) => {
    const pending = context.replayed()
    if (pending === null) return repeat(context)
    await pending.catch(() => undefined)
    return repeat(context.now())
  }),
}
