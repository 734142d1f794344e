/** Parts that many workbooks share are inflated once, and never taken for another one's. */
import { describe, expect, it } from 'vitest'
import { readAlike } from '../../../electron/files/zip/alike.ts'
import { readDirectory, writeZip } from '../../../electron/files/zip/zip.ts'
import { Problem } from '../../../shared/problem.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const MUCH = 1_000_000

/** A zip with one part, and what its directory says of it. */
function zipOf(name: string, text: string, packing: 'deflate' | 'store' = 'deflate') {
  const bytes = writeZip([{ name, bytes: utf8(text) }], packing)
  const [entry] = readDirectory(bytes)
  if (entry === undefined) throw new Error('no part')
  return { bytes, entry }
}

const read = async ({ bytes, entry }: ReturnType<typeof zipOf>, limit = MUCH) =>
  await readAlike(bytes, entry, limit)

const STYLES = 'xl/styles.xml'

describe('a part that other files have too', () => {
  it('is the same one for the same bytes', async () => {
    const first = await read(zipOf(STYLES, '<styleSheet>甲</styleSheet>'))
    expect(await read(zipOf(STYLES, '<styleSheet>甲</styleSheet>'))).toBe(first)
    expect(new TextDecoder().decode(first)).toBe('<styleSheet>甲</styleSheet>')
    const other = await read(zipOf(STYLES, '<styleSheet>乙</styleSheet>'))
    expect(new TextDecoder().decode(other)).toBe('<styleSheet>乙</styleSheet>')
  })

  it('is none that only says that it is the same', async () => {
    const kept = zipOf(STYLES, '<styleSheet>1</styleSheet>', 'store')
    await read(kept)
    const forged = zipOf(STYLES, '<styleSheet>2</styleSheet>', 'store')
    const reading = read({ ...forged, entry: { ...forged.entry, crc: kept.entry.crc } })
    await expect(reading).rejects.toThrow(Problem)
  })

  it('is held to the limit of each file', async () => {
    const zip = zipOf(STYLES, `<styleSheet>${'x'.repeat(2_000)}</styleSheet>`)
    await read(zip)
    await expect(read(zip, 100)).rejects.toThrow(Problem)
  })

  it('is no worksheet', async () => {
    const zip = zipOf('xl/worksheets/sheet1.xml', '<worksheet/>')
    expect(await read(zip)).not.toBe(await read(zip))
  })
})
