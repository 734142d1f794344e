/**
 * Plain data with bytes in it, as one JSON text and its binary parts: what the loopback door sends both ways.
 * A Uint8Array becomes {"$bytes": n}, n being the number of its part; a plain object that happens to have such a
 * key is wrapped as {"$object": {…}} so that it comes out as it went in.
 */
import { Problem } from '../problem.ts'

/** What crosses the wire. */
export interface Packed {
  readonly json: string
  readonly parts: Uint8Array<ArrayBuffer>[]
}

const bytesKey = '$bytes'
const objectKey = '$object'

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whether an object of the user's looks like one of ours. */
const ambiguous = (value: Record<string, unknown>): boolean =>
  Object.hasOwn(value, bytesKey) || Object.hasOwn(value, objectKey)

/** Whether it is sent just as it is: no bytes in it, and nothing that looks like them. Most of what is sent is. */
function isPlain(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true
  if (Array.isArray(value)) return value.every(isPlain)
  if (value instanceof Uint8Array || ambiguous(value as Record<string, unknown>)) return false
  for (const key in value) if (!isPlain((value as Record<string, unknown>)[key])) return false
  return true
}

/** Plain data to JSON and parts. Keys whose value is undefined are left out, as JSON does. */
export function pack(value: unknown): Packed {
  // A list of thousands is not made a second time to find out that nothing of it changes.
  if (isPlain(value)) return { json: JSON.stringify(value) ?? 'null', parts: [] }
  const parts: Uint8Array<ArrayBuffer>[] = []
  const encode = (item: unknown): unknown => {
    if (item instanceof Uint8Array) return { [bytesKey]: parts.push(item as Uint8Array<ArrayBuffer>) - 1 }
    if (Array.isArray(item)) return item.map(encode)
    if (!isRecord(item)) return item
    const inner = mapValues(item, encode)
    return ambiguous(item) ? { [objectKey]: inner } : inner
  }
  return { json: JSON.stringify(encode(value) ?? null), parts }
}

/**
 * The data that `pack` packed.
 * @throws Problem('invalid') where the text is no JSON or names a part that is not there
 */
export function unpack(json: string, parts: readonly Uint8Array[]): unknown {
  const decode = (item: unknown): unknown => {
    if (Array.isArray(item)) return item.map(decode)
    if (!isRecord(item)) return item
    if (!ambiguous(item)) return mapValues(item, decode)
    const only = Object.keys(item).length === 1
    const number = item[bytesKey]
    const part = typeof number === 'number' ? parts[number] : undefined
    if (only && part !== undefined) return part
    const inner = item[objectKey]
    if (only && isRecord(inner)) return mapValues(inner, decode)
    throw damaged()
  }
  let parsed: unknown
  try {
    parsed = JSON.parse(json)
  } catch (cause) {
    throw damaged(cause)
  }
  return isPlain(parsed) ? parsed : decode(parsed)
}

const mapValues = (
  item: Record<string, unknown>,
  change: (value: unknown) => unknown,
): Record<string, unknown> =>
  Object.fromEntries(Object.entries(item).map(([key, value]) => [key, change(value)]))

const damaged = (cause?: unknown): Problem =>
  new Problem('invalid', '收到的数据不完整，请再试一次；仍不行请重新打开程序。', { cause })
