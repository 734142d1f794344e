/** The wall of returns (回收) while somebody looks at it: read from the host, and anew when something of it changes. */
import { create } from 'zustand'
import type { CollectedWall } from '../../shared/contract/collecting.ts'
import { notify, sentence } from './editor.ts'
import { call, subscribe } from './host.ts'

interface Collect {
  /** The table that it is read for; '' while nobody looks. */
  readonly of: string
  /** Null until it is read. */
  readonly wall: CollectedWall | null
  /** Why it could not be read; null where it was. */
  readonly failed: string | null
}

const none: Collect = { of: '', wall: null, failed: null }

export const useCollect = create<Collect>(() => none)

let reading: Promise<void> | null = null
let again = false

/** Reads the wall that is looked at; answers when it is as it is now. */
export async function readWall(): Promise<void> {
  again = true
  reading ??= (async () => {
    try {
      while (again) {
        again = false
        await readOnce()
      }
    } finally {
      reading = null
    }
  })()
  await reading
}

async function readOnce(): Promise<void> {
  const { of } = useCollect.getState()
  if (of === '') return
  try {
    const wall = await call('collected', { id: of })
    if (useCollect.getState().of === of) useCollect.setState({ wall, failed: null })
  } catch (error) {
    const failed = sentence(error)
    if (useCollect.getState().failed !== failed) notify('error', failed)
    useCollect.setState({ failed })
  }
}

/** Follows the wall of a table's report; answers the function that ends it. */
export function lookAtWall(id: string): () => void {
  useCollect.setState({ ...none, of: id })
  const forget = subscribe((event) => {
    const isOurs =
      event.kind === 'collected' ||
      event.kind === 'library' ||
      (event.kind === 'attachment' &&
        useCollect.getState().wall?.tables.some((table) => table.id === event.id) === true)
    if (isOurs) void readWall()
  })
  void readWall()
  return () => {
    forget()
    useCollect.setState(none)
  }
}
