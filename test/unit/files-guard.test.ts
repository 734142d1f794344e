import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { openFile } from '../../electron/files/open.ts'
import { readFileBytes, saveFile } from '../../electron/files/save.ts'
import { readDirectory, readEntry, writeZip, type ZipPart } from '../../electron/files/zip.ts'
import { sampleWorkbook } from '../../electron/samples/workbook.ts'
import { Problem } from '../../shared/problem.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)

const problemOf = async (bytes: Uint8Array): Promise<Problem> => {
  const error = await openFile('表.xlsx', bytes).then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(error instanceof Problem)) throw new Error(`no problem but ${error}`)
  // One Chinese sentence that tells what to do.
  expect(error.message).toMatch(/请[^。]*。$/)
  expect(error.message.match(/。/g)).toHaveLength(1)
  return error
}

const parts = async (): Promise<ZipPart[]> => {
  const { bytes } = await sampleWorkbook()
  const entries = readDirectory(bytes)
  return Promise.all(
    entries.map(async (entry) => ({ name: entry.name, bytes: await readEntry(bytes, entry, 1e8) })),
  )
}

/** The sample with one part's text changed. */
const changed = async (name: string, change: (xml: string) => string) =>
  writeZip(
    (await parts()).map((part) =>
      part.name === name ? { name, bytes: utf8(change(new TextDecoder().decode(part.bytes))) } : part,
    ),
    'deflate',
  )

const SHEET = 'xl/worksheets/sheet1.xml'

describe('what is no workbook', () => {
  const compound = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])
  const cases: [string, Uint8Array, string][] = [
    ['an empty file', new Uint8Array(), 'empty-file'],
    ['a text', utf8('序号,指标名称\r\n'), 'not-a-workbook'],
    ['a web page called .xls', utf8('<html><table></table></html>'), 'not-a-workbook'],
    ['an old workbook', compound, 'unsupported'],
    ['an encrypted one', Buffer.concat([compound, Buffer.from('EncryptedPackage', 'utf16le')]), 'encrypted'],
    [
      'a Word document',
      writeZip([{ name: 'word/document.xml', bytes: utf8('<w/>') }], 'deflate'),
      'not-a-workbook',
    ],
    ['any zip', writeZip([{ name: 'a.txt', bytes: utf8('a') }], 'deflate'), 'not-a-workbook'],
    ['.xlsb', writeZip([{ name: 'xl/workbook.bin', bytes: utf8('a') }], 'deflate'), 'unsupported'],
    [
      'a workbook without sheets',
      writeZip([{ name: 'xl/workbook.xml', bytes: utf8('<workbook/>') }], 'store'),
      'damaged',
    ],
  ]
  it.each(cases)('%s is refused with one sentence', async (_, bytes, code) => {
    expect((await problemOf(bytes)).code).toBe(code)
  })

  it('a workbook that was cut off anywhere is refused', async () => {
    const { bytes } = await sampleWorkbook()
    for (const length of [10, 100, bytes.length >> 1, bytes.length - 30, bytes.length - 1]) {
      expect((await problemOf(bytes.slice(0, length))).code).toBe('damaged')
    }
  })

  it('a workbook with a flipped bit is refused or read, and never crashes', async () => {
    const { bytes } = await sampleWorkbook()
    for (let at = 0; at < bytes.length; at += 97) {
      const broken = bytes.slice()
      broken[at] = (broken[at] ?? 0) ^ 0x55
      const error = await openFile('x', broken).then(
        () => null,
        (reason: unknown) => reason,
      )
      if (error !== null) expect(error).toBeInstanceOf(Problem)
    }
  })

  it('a workbook without a table is refused', async () => {
    const none = readFileSync(join(import.meta.dirname, '..', 'facts', 'no-table.xlsx'))
    expect((await problemOf(none)).code).toBe('no-table')
  })
})

describe('what would harm', () => {
  it('a bomb that says so is refused before anything is inflated', async () => {
    const big = new Uint8Array(40 * 1024 * 1024)
    const bytes = writeZip([...(await parts()), { name: 'xl/media/x.png', bytes: big }], 'deflate')
    expect((await problemOf(bytes)).code).toBe('too-large')
  })

  it('a bomb that lies about its size is refused while it is inflated', async () => {
    const packed = deflateRawSync(new Uint8Array(100 * 1024 * 1024))
    const bytes = writeZip(
      [
        { name: 'xl/workbook.xml', bytes: utf8('<workbook/>') },
        { name: SHEET, bytes: packed },
      ],
      'store',
    )
    // What was stored is declared as deflated: its true size shows only when it is inflated.
    const data = new DataView(bytes.buffer)
    for (let at = 0; at < bytes.length - 4; at += 1) {
      const signature = data.getUint32(at, true)
      const name = signature === 0x04034b50 ? at + 30 : signature === 0x02014b50 ? at + 46 : -1
      if (name < 0 || new TextDecoder().decode(bytes.slice(name, name + SHEET.length)) !== SHEET) continue
      data.setUint16(at + (name - at === 30 ? 8 : 10), 8, true)
    }
    const start = performance.now()
    expect((await problemOf(bytes)).code).toBe('too-large')
    expect(performance.now() - start).toBeLessThan(2000)
  })

  it('a document type is refused', async () => {
    const bytes = await changed(SHEET, (xml) =>
      xml.replace('<worksheet', '<!DOCTYPE x [<!ENTITY a "b">]><worksheet'),
    )
    expect((await problemOf(bytes)).code).toBe('damaged')
  })

  const quick = async (bytes: Uint8Array) => {
    const start = performance.now()
    const { attachments } = await openFile('x', bytes)
    expect(attachments[0]?.attachment.rows).toHaveLength(18)
    expect(performance.now() - start).toBeLessThan(3000)
  }

  it('a validation and a format down to the last row cost nothing', async () => {
    await quick(
      await changed(SHEET, (xml) =>
        xml.replace(
          /<printOptions/,
          '<conditionalFormatting sqref="A1:XFD1048576"><cfRule type="expression" priority="1"><formula>1</formula></cfRule></conditionalFormatting><dataValidations count="1"><dataValidation type="list" sqref="A1:XFD1048576"><formula1>"a"</formula1></dataValidation></dataValidations><printOptions',
        ),
      ),
    )
  })

  it('a merge, styled rows and columns down to the last cost nothing', async () => {
    const rows = Array.from(
      { length: 200_000 },
      (_, row) => `<row r="${row + 100}"><c r="A${row + 100}" s="1"/></row>`,
    )
    await quick(
      await changed(SHEET, (xml) =>
        xml
          .replace('</sheetData>', `${rows.join('')}</sheetData>`)
          .replace('</mergeCells>', '<mergeCell ref="H1:XFD1048576"/></mergeCells>'),
      ),
    )
  })
})

describe('saving', () => {
  const folder = () => mkdtempSync(join(tmpdir(), 'sgb-files-'))
  const root = process.getuid?.() === 0

  it('writes a file whole and leaves nothing beside it', async () => {
    const path = join(folder(), '双过半 “表”.xlsx')
    await saveFile(path, utf8('一'))
    await saveFile(path, utf8('二'))
    expect(readFileSync(path, 'utf8')).toBe('二')
    expect(readdirSync(join(path, '..'))).toEqual(['双过半 “表”.xlsx'])
    expect(new TextDecoder().decode(await readFileBytes(path))).toBe('二')
  })

  it('writes through a link', async () => {
    const inside = folder()
    writeFileSync(join(inside, 'a'), 'old')
    symlinkSync(join(inside, 'a'), join(inside, 'b'))
    await saveFile(join(inside, 'b'), utf8('new'))
    expect(readFileSync(join(inside, 'a'), 'utf8')).toBe('new')
  })

  const refused = async (work: Promise<unknown>, code: string) => {
    const error = await work.catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(Problem)
    expect(error).toMatchObject({ code, message: expect.stringMatching(/请[^。]*。$/) })
  }

  it('says what to do where it cannot', async () => {
    const inside = folder()
    await refused(saveFile(join(inside, 'none', 'a.xlsx'), utf8('')), 'unwritable')
    await refused(saveFile(inside, utf8('')), 'unwritable')
    await refused(saveFile(join(inside, '长'.repeat(100)), utf8('')), 'unwritable')
    await refused(readFileBytes(join(inside, 'none.xlsx')), 'not-found')
    await refused(readFileBytes(inside), 'unreadable')
    const large = join(inside, 'large')
    execFileSync('truncate', ['-s', '60M', large])
    await refused(readFileBytes(large), 'too-large')
  })

  it.skipIf(root)('respects rights (skipped for root, who has them all)', async () => {
    const inside = join(folder(), 'locked')
    mkdirSync(inside)
    writeFileSync(join(inside, 'a'), 'old')
    chmodSync(join(inside, 'a'), 0o444)
    await refused(saveFile(join(inside, 'a'), utf8('new')), 'unwritable')
    chmodSync(inside, 0o555)
    await refused(saveFile(join(inside, 'b'), utf8('new')), 'unwritable')
  })
})
