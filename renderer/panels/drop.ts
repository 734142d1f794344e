/** Files dropped anywhere on the window, and those that the system hands over. */
import { useEffect, useState } from 'react'
import { openDropped } from '../actions/collecting.ts'
import { takeDrop } from '../actions/dropped.ts'
import { openFiles } from '../actions/files.ts'
import { actAnywhere } from '../actions/run.ts'
import { keepTyped } from '../grid/focus.ts'
import { notify } from '../state/editor.ts'

/** Opens what is dropped; answers whether something is held over the window now. */
export function useDrop(): boolean {
  const [dropping, setDropping] = useState(false)
  useEffect(() => {
    const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false
    const onOver = (event: DragEvent): void => {
      if (!holdsFiles(event)) return
      event.preventDefault()
      setDropping(true)
    }
    const onLeave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setDropping(false)
    }
    const onDrop = (event: DragEvent): void => {
      if (event.dataTransfer === null || !holdsFiles(event)) return
      event.preventDefault()
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
