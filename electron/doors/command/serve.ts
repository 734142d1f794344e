/** The browser door as a program of its own: `sgb serve`, and `npm start` where there is no Electron. */
import { fileURLToPath } from 'node:url'
import { dataFolder } from '../../host/folder.ts'
import { createHost } from '../../host/host.ts'
import { createServer } from '../browser/server.ts'
import type { Output } from './output.ts'

/** Where the built face is, from the sources. */
export const rendererFolder = fileURLToPath(new URL('../../../dist/renderer', import.meta.url))

/**
 * Serves until it is told to stop (Ctrl+C, SIGTERM), then finishes what is running. The address goes out as the
 * first line.
 * @param opened what to do, once it works, with an address that is good once (see Server.ticket)
 */
export async function serve(
  port: number,
  output: Output,
  opened: (address: string) => Promise<void> = async () => {},
): Promise<number> {
  const host = createHost({ folder: dataFolder() })
  try {
    const server = await createServer(host, { port, rendererFolder })
    const stopped = stop()
    await output.line(server.address)
    await opened(server.ticket())
    await stopped
    await server.close()
    return 0
  } finally {
    await host.close()
  }
}

/** Resolves at the first signal that asks the program to end. */
const stop = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
  })
