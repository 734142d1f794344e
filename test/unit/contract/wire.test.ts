import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pack, unpack } from '../../../shared/contract/wire.ts'

const round = (value: unknown): unknown => {
  const { json, parts } = pack(value)
  return unpack(json, parts)
}

describe('the wire', () => {
  test('carries bytes anywhere inside as parts', () => {
    const value = {
      name: '表.xlsx',
      bytes: new Uint8Array([1, 2]),
      list: [new Uint8Array([3]), { deep: new Uint8Array() }],
    }
    const { json, parts } = pack(value)
    expect(JSON.parse(json)).toEqual({
      name: '表.xlsx',
      bytes: { $bytes: 0 },
      list: [{ $bytes: 1 }, { deep: { $bytes: 2 } }],
    })
    expect(parts.map((part) => [...part])).toEqual([[1, 2], [3], []])
    expect(round(value)).toEqual(value)
  })

  test('brings objects that look like ours through unchanged', () => {
    const value = { $bytes: 0, other: { $object: { $bytes: 1 } }, list: [{ $bytes: new Uint8Array([9]) }] }
    expect(round(value)).toEqual(value)
  })

  test('brings any plain data through', () => {
    const key = fc.oneof(fc.constantFrom('$bytes', '$object', '__proto__', 'a'), fc.string())
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom(null, true, 0, -1.5, ''),
        fc.string(),
        fc.uint8Array({ maxLength: 4 }),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.array(fc.tuple(key, tie('value')), { maxLength: 4 }).map((entries) => Object.fromEntries(entries)),
      ),
    }))
    fc.assert(
      fc.property(value, (given) => {
        expect(round(given)).toEqual(given)
      }),
    )
  })

  test.each([
    '',
    '{',
    '{"$bytes":0}',
    '{"$bytes":"0"}',
    '{"$bytes":-1}',
    '{"$object":1}',
    '{"$object":{},"b":1}',
  ])('refuses %s without parts', (json) => {
    expect(() => unpack(json, [])).toThrow(expect.objectContaining({ code: 'invalid' }))
  })
})
