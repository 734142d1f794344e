import { deflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { replaceParts } from '../../../../electron/files/zip/replace.ts'
import { readDirectory } from '../../../../electron/files/zip/zip.ts'
import { fact } from '../../support/facts.ts'
import { differing, partsOf } from '../../support/parts.ts'

describe('a zip', () => {
  test('of a writer that streams, with data descriptors and odd extras, keeps every other byte', async () => {
    const bytes = fact('patch/libreoffice.xlsx')
    // LibreOffice writes descriptors: the flag says so in every header.
    expect(readDirectory(bytes).length).toBeGreaterThan(10)
    const content = new TextEncoder().encode('<a/>')
    const after = replaceParts(bytes, new Map([['docProps/app.xml', content]]))
    expect(differing(bytes, after)).toEqual(['docProps/app.xml'])
    expect((await partsOf(after)).get('docProps/app.xml')).toBe('<a/>')
    expect(Buffer.from(after).includes(deflateRawSync(content))).toBe(true)
    const without = replaceParts(bytes, new Map([['docProps/app.xml', null]]))
    expect(differing(bytes, without)).toEqual(['docProps/app.xml'])
  })
})
