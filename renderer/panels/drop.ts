/** Files dropped anywhere on the window, and those that the system hands over. */
import { useEffect, useState } from 'react'
import { openDropped } from '../actions/collecting.ts'
import { takeDrop } from '../actions/dropped.ts'
import { openFiles } from '../actions/files.ts'
import { actAnywhere } from '../actions/run.ts'
import { keepTyped } from '../grid/focus.ts'
import { expectReturns } from '../state/collect.ts'
import { notify, useEditor } from '../state/editor.ts'

/** Opens what is dropped; answers whether something is held over the window now. */
export function useDrop(): boolean {
  const [dropping, setDropping] = useState(false)
  useEffect(() => {
    const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false
    let isOver = false
    const onOver = (event: DragEvent): void => {
      if (!holdsFiles(event)) return
      event.preventDefault()
      setDropping(true)
      // Said at each move of the mouse: one time is enough for all of them.
      if (!isOver && useEditor.getState().editor !== null) void expectReturns()
      isOver = true
    }
    const onLeave = (event: DragEvent): void => {
      if (event.relatedTarget !== null) return
      isOver = false
      setDropping(false)
    }
    const onDrop = (event: DragEvent): void => {
      if (event.dataTransfer === null || !holdsFiles(event)) return
      event.preventDefault()
      isOver = false
      setDropping(false)
      keepTyped()
      const drop = takeDrop(event.dataTransfer)
      void actAnywhere(async (context) => openDropped(context, await drop))
    }
    const forget = window.host?.onFiles((handed) => {
      const readable = handed.flatMap((one) => ('bytes' in one ? [new File([one.bytes], one.name)] : []))
      for (const one of handed) if ('error' in one) notify('error', one.error)
      if (readable.length === 0) return
      keepTyped()
      void actAnywhere((context) => openFiles(context, readable))
    })
    window.addEventListener('dragover', onOver)
    window.addEventListener('dragleave', onLeave)
    window.addEventListener('drop', onDrop)
    return () => {
      window.removeEventListener('dragover', onOver)
      window.removeEventListener('dragleave', onLeave)
      window.removeEventListener('drop', onDrop)
      forget?.()
    }
  }, [])
  return dropping
}
