/** The wall of returns (回收) while somebody looks at it: read from the host, and anew when something of it changes. */
import { create } from 'zustand'
import { unpackedWall } from '../../shared/collect/wall-packed.ts'
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

/** The jobs of this window that take returns in: each has the wall read at its end. */
const own = new Set<string>()

/** What that job takes in is told here by whoever runs it, once and for all its parts: its events are none of ours. */
export const takesBack = (job: string): void => void own.add(job)

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
    const sent = await call('collected', { id: of })
    const wall = { ...sent, wall: unpackedWall(sent.wall) }
    if (useCollect.getState().of === of) useCollect.setState({ wall, failed: null })
  } catch (error) {
    const failed = sentence(error)
    if (useCollect.getState().failed !== failed) notify('error', failed)
    useCollect.setState({ failed })
  }
}

/** Has the host ready for returns; until it is they are taken all the same, only later. */
export async function expectReturns(): Promise<void> {
  try {
    await call('expectReturns', {})
  } catch (error) {
    notify('error', sentence(error))
  }
}

/** Follows the wall of a table's report; answers the function that ends it. */
export function lookAtWall(id: string): () => void {
  useCollect.setState({ ...none, of: id })
  const forget = subscribe((event) => {
    const isOurs =
      (event.kind === 'collected' && !(event.job !== undefined && own.has(event.job))) ||
      event.kind === 'library' ||
      (event.kind === 'attachment' &&
        useCollect.getState().wall?.tables.some((table) => table.id === event.id) === true)
    if (isOurs) void readWall()
  })
  void readWall().then(expectReturns)
  return () => {
    forget()
    useCollect.setState(none)
  }
}
