/** Heights that a person draws: kept with the table, taken back by undo, and seen on paper and in every file. */
import { describe, expect, it } from 'vitest'
import { writeDocx } from '../../../electron/files/docx/write/write.ts'
import { writeOfficial } from '../../../electron/files/xlsx/write.ts'
import { readDirectory, readEntry } from '../../../electron/files/zip/zip.ts'
import { apply, invert } from '../../../shared/attachment/edits.ts'
import { attachment as shape } from '../../../shared/attachment/schema.ts'
import { setHeights } from '../../../shared/changes/heights.ts'
import { deleteRows } from '../../../shared/changes/rows.ts'
import { item, pages, table } from '../page/support.ts'

const plain = table(3)
const high = apply(plain, setHeights(plain, ['r1'], 60))

/** A part of a written file, as text. */
async function part(file: Uint8Array<ArrayBuffer>, name: string): Promise<string> {
  const entry = readDirectory(file).find((each) => each.name === name)
  if (entry === undefined) throw new Error(`no ${name}`)
  return new TextDecoder().decode(await readEntry(file, entry, 10_000_000))
}

describe('a height that was drawn', () => {
  it('is an edit that undo takes back, and none where nothing changes', () => {
    expect(shape.safeParse(high).success).toBe(true)
    expect(apply(high, invert(setHeights(plain, ['r1'], 60)))).toEqual(plain)
    expect(setHeights(high, ['r1'], 60)).toEqual([])
    expect(setHeights(plain, ['r1'], null)).toEqual([])
    expect(apply(high, setHeights(high, ['r1'], null))).toEqual(plain)
  })

  it('goes with its row, and comes back with it', () => {
    const edits = deleteRows(high, 1, 1)
    const without = apply(high, edits)
    expect(apply(without, invert(edits))).toEqual(high)
    expect(apply(without, setHeights(without, ['r0'], 40)).heading.heights).toEqual({ r0: 40 })
  })

  it('is the row’s on paper, in the workbook and in Word', async () => {
    const [page] = pages(high)
    const heights = page?.rows.map(({ height }) => Math.floor(height)) ?? []
    expect(heights[1]).toBe(60)
    expect(heights[0]).toBeLessThan(40)
    const sheet = await part(await writeOfficial([item(high)]), 'xl/worksheets/sheet1.xml')
    expect(sheet.match(/ht="60"/g)).toHaveLength(1)
    const document = await part(await writeDocx([item(high)]), 'word/document.xml')
    expect(document.match(/<w:trHeight w:val="1200"/g)).toHaveLength(1)
  })

  it('cuts no text: a row is never lower than its words need', () => {
    const low = apply(plain, setHeights(plain, ['r1'], 2))
    expect(pages(low)[0]?.rows[1]?.height).toBe(pages(plain)[0]?.rows[1]?.height)
  })
})
