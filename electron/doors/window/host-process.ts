/** The host's own process, which the window's main process starts with the data folder as its argument. */
import { createHost } from '../../host/host.ts'
import { type FromHost, serveHost, type ToHost } from './host-link.ts'

const port = process.parentPort
const folder = process.argv.at(-1) ?? ''

const hear = serveHost(
  (message: FromHost) => port.postMessage(message),
  (platform) => createHost({ folder, platform }),
)
port.on('message', ({ data }) => hear(data as ToHost))
