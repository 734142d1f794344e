/**
 * Preloaded into a program under test (NODE_OPTIONS): writes every attempt to reach anything over a network, and that it
 * was listening, into the file that SGB_NETWORK_LOG names. The attempt fails.
 */
import dgram from 'node:dgram'
import dns from 'node:dns'
import { appendFileSync } from 'node:fs'
import net from 'node:net'

const log = process.env.SGB_NETWORK_LOG ?? ''
const note = (what: string): void => appendFileSync(log, `${what}\n`)

note('listening')
const refused = (what: string) =>
  function refuse(): never {
    note(what)
    throw new Error(`${what} in a program that has no business on a network`)
  }
net.Socket.prototype.connect = refused('connect')
dgram.createSocket = refused('datagram')
dns.lookup = refused('lookup') as never
dns.promises.lookup = refused('lookup') as never
