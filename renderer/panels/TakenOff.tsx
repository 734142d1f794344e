/** What was just taken off a list, in one line above it, with the way back; the last of several first. */
import { Button } from 'antd'
import { useState } from 'react'
import { attempt } from '../actions/run.ts'
import './TakenOff.css'

export interface TakenOff {
  /** One sentence: 已移除“…”。 */
  readonly said: string
  readonly back: () => Promise<void>
}

/** What was taken off since the list came: the last of it, a way to add to it, and the way back. */
export function useTakenOff(): {
  readonly last: TakenOff | null
  readonly add: (one: TakenOff) => void
  readonly undo: () => void
} {
  const [all, setAll] = useState<readonly TakenOff[]>([])
  const last = all.at(-1) ?? null
  return {
    last,
    add: (one) => setAll((before) => [...before, one]),
    undo: () => {
      if (last === null) return
      setAll(all.slice(0, -1))
      void attempt(last.back)
    },
  }
}

export function TakenOffLine({ last, undo }: { readonly last: TakenOff | null; readonly undo: () => void }) {
  if (last === null) return null
  return (
    <p className="taken-off" role="status">
      <span className="what">{last.said}</span>
      <Button type="link" size="small" title="Ctrl+Z" onClick={undo}>
        撤销
      </Button>
    </p>
  )
}
