/** How often the wall is read: not for each part of what this window takes in itself, and never twice at a time. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { HostEvent } from '../../../shared/contract/events.ts'

let tell: (event: HostEvent) => void = () => {}
let calls: (() => void)[] = []

vi.mock('../../../renderer/state/host.ts', () => ({
  call: (method: string) =>
    new Promise((resolve) => {
      if (method !== 'collected') resolve(null)
      else
        calls.push(() =>
          resolve({ tables: [], due: '', wall: { departments: [], sources: [], lists: [], cells: [] } }),
        )
    }),
  subscribe: (listener: (event: HostEvent) => void) => {
    tell = listener
    return () => {
      tell = () => {}
    }
  },
}))

const { lookAtWall, readWall, takesBack, useCollect } = await import('../../../renderer/state/collect.ts')

/** Answers the reading under way, and lets what follows from it happen. */
const answered = async () => {
  calls.at(-1)?.()
  await vi.waitFor(() => expect(useCollect.getState().wall).not.toBeNull())
}

let leave = (): void => {}
beforeEach(async () => {
  calls = []
  leave = lookAtWall('t')
  await answered()
  expect(calls).toHaveLength(1)
})
afterEach(() => leave())

test('what this window takes in is read once, at its end', async () => {
  takesBack('mine')
  for (let part = 0; part < 5; part += 1) tell({ kind: 'collected', id: 't', job: 'mine' })
  expect(calls).toHaveLength(1)
  const end = readWall()
  // The last of its events may come behind the answer.
  tell({ kind: 'collected', id: 't', job: 'mine' })
  expect(calls).toHaveLength(2)
  calls[1]?.()
  await end
  expect(calls).toHaveLength(2)
})

test('what others do is followed, one reading under way and one behind it however much comes', async () => {
  for (let time = 0; time < 20; time += 1) tell({ kind: 'collected', id: 't', job: 'another window' })
  tell({ kind: 'collected', id: 't' })
  expect(calls).toHaveLength(2)
  calls[1]?.()
  await vi.waitFor(() => expect(calls).toHaveLength(3))
  const end = readWall()
  calls[2]?.()
  await vi.waitFor(() => expect(calls).toHaveLength(4))
  calls[3]?.()
  await end
  expect(calls).toHaveLength(4)
})
