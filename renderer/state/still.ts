/** What may be drawn a moment later than the sheet: panels follow once it stands still. */
import { startTransition, useEffect, useMemo, useState } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { type Editor, useEditor } from './editor.ts'

/** Milliseconds without a change: longer than from key to key of a held arrow, shorter than a glance at the panel. */
const stillness = 50

/**
 * The open editor as it was when the sheet last stood still, another object only when one of the values that `read`
 * picks is another: a key that is held and a selection that is drawn cost the sheet alone. Another table, and another
 * zoom under the slider, are seen at once.
 */
export function useStill(read: (open: Editor) => readonly unknown[]): Editor | null {
  const now = useEditor(({ editor }) => editor)
  const [still, setStill] = useState(now)
  useEffect(() => {
    if (still === now) return
    const timer = setTimeout(() => startTransition(() => setStill(now)), stillness)
    return () => clearTimeout(timer)
  }, [still, now])
  const same = still?.attachment.id === now?.attachment.id && still?.zoom === now?.zoom
  const open = same ? still : now
  const values = useShallow((each: Editor | null) => (each === null ? null : read(each)))(open)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is not among the values makes no difference
  return useMemo(() => open, [values])
}
