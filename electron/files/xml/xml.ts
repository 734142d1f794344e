/** The one adapter for the markup parser (htmlparser2): XML and HTML as they come, whatever their prefixes. */
import { Parser } from 'htmlparser2'
import { Problem } from '../../../shared/problem.ts'
import { LIMITS } from '../limits.ts'

/** What markup is told to; names without their namespace's prefix. */
export interface MarkupHandler {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void
  readonly text: (text: string) => void
  readonly close: (name: string) => void
}

const CHUNK = 64 * 1024

const local = (name: string): string => name.slice(name.indexOf(':') + 1)

/** Attributes by their names without prefixes; of two that differ in nothing else, the first. */
function plain(attributes: Record<string, string>): Record<string, string> {
  let prefixed = false
  for (const key in attributes) if (key.includes(':')) prefixed = true
  if (!prefixed) return attributes
  const bare: Record<string, string> = {}
  for (const key in attributes) bare[local(key)] ??= attributes[key] ?? ''
  return bare
}

const damaged = () =>
  new Problem('damaged', '文件的内容已损坏或没有传完整，请在WPS或Excel中打开并另存，再打开。')

/** Document types can make a small file boundless; no office program writes one into its files. */
export const refusedType = () =>
  new Problem('damaged', '这个文件里有不该有的内容，为安全起见没有打开；请在WPS或Excel中另存后再试。')

function parserOf(handler: MarkupHandler, xml: boolean): { parser: Parser; depth: () => number } {
  let depth = 0
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        depth += 1
        if (depth > LIMITS.depth) throw damaged()
        handler.open(local(name), plain(attributes))
      },
      onclosetag: (name) => {
        depth -= 1
        handler.close(local(name))
      },
      ontext: handler.text,
      onprocessinginstruction: (name) => {
        if (xml && name.toLowerCase() === '!doctype') throw refusedType()
      },
    },
    { xmlMode: xml, decodeEntities: true },
  )
  return { parser, depth: () => depth }
}

/** Reads XML piece by piece, so that a large part is never a string of the same size. */
export function readXml(bytes: Uint8Array, handler: MarkupHandler): void {
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  const decoder = new TextDecoder(wide ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8')
  const { parser, depth } = parserOf(handler, true)
  for (let at = 0; at < bytes.byteLength; at += CHUNK) {
    parser.write(decoder.decode(bytes.subarray(at, at + CHUNK), { stream: true }))
  }
  parser.write(decoder.decode())
  // What is still open here was cut off.
  if (depth() !== 0) throw damaged()
  parser.end()
}

/** Reads HTML as browsers do: nothing in it is an error. */
export function readHtml(html: string, handler: MarkupHandler): void {
  const { parser } = parserOf(handler, false)
  for (let at = 0; at < html.length; at += CHUNK) parser.write(html.slice(at, at + CHUNK))
  parser.end()
}
