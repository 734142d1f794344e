/** Hosts on folders of their own, closed behind every test, and calls that must succeed. */
import { afterEach } from 'vitest'
import { createHost, type Host, type Platform } from '../../../electron/host/host.ts'
import { unpackedWall } from '../../../shared/collect/wall-packed.ts'
import type { Method, Methods } from '../../../shared/contract/contract.ts'
import { temporaryFolder } from '../support/folder.ts'

const hosts: Host[] = []
afterEach(async () => {
  for (const host of hosts.splice(0)) await host.close()
})

export function openHost(folder = temporaryFolder(), platform: Platform = {}): Host {
  const host = createHost({ folder, platform })
  hosts.push(host)
  return host
}

/** Calls a method that must succeed. */
export async function call<M extends Method>(host: Host, method: M, args: Methods[M]['arguments']) {
  const result = await host.call(method, args)
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`)
  return result.value as Methods[M]['value']
}

/** What came back for a table and the others of its report, as a person sees it. */
export async function wallAt(host: Host, id: string) {
  const sent = await call(host, 'collected', { id })
  return { ...sent, wall: unpackedWall(sent.wall) }
}
