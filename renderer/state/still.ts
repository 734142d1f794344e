/** What may be drawn a moment later than the sheet: panels follow once it stands still. */
import { startTransition, useEffect, useMemo, useState } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { type Editor, useEditor } from './editor.ts'

/** Milliseconds without a change: longer than from key to key of a held arrow, shorter than a glance at the panel. */
const stillness = 50

const now = (): Editor | null => useEditor.getState().editor

const listening = new Set<(open: Editor | null) => void>()
let timer: ReturnType<typeof setTimeout> | undefined

// One clock for all: a panel of its own would be drawn at every change to wind it up.
useEditor.subscribe(({ editor: now }, { editor: before }) => {
  if (now === before) return
  clearTimeout(timer)
  timer = setTimeout(
    () =>
      startTransition(() => {
        for (const tell of listening) tell(now)
      }),
    stillness,
  )
})

function listen(tell: (open: Editor | null) => void): () => void {
  listening.add(tell)
  return () => listening.delete(tell)
}

/**
 * The open editor as it was when the sheet last stood still, another object only when one of the values that `read`
 * picks is another: a key that is held and a selection that is drawn cost the sheet alone. Another table, and another
 * zoom under the slider, are seen at once.
 */
export function useStill(read: (open: Editor) => readonly unknown[]): Editor | null {
  const table = useEditor(({ editor }) => editor?.attachment.id)
  const zoom = useEditor(({ editor }) => editor?.zoom)
  const [still, setStill] = useState(now)
  useEffect(() => {
    // What has changed since it was drawn for the first time.
    setStill(now())
    return listen(setStill)
  }, [])
  const same = still?.attachment.id === table && still?.zoom === zoom
  const open = same ? still : now()
  const values = useShallow((each: Editor | null) => (each === null ? null : read(each)))(open)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is not among the values makes no difference
  return useMemo(() => open, [values])
}
