import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { CFB } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { openFile } from '../../../electron/files/open.ts'
import { readFileBytes, saveFile } from '../../../electron/files/save.ts'
import { readDirectory, readEntry, writeZip, type ZipPart } from '../../../electron/files/zip/zip.ts'
import { sampleWorkbook } from '../../../electron/samples/workbook.ts'
import { Problem } from '../../../shared/problem.ts'
import { fact } from '../support/facts.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)

const problemOf = async (bytes: Uint8Array): Promise<Problem> => {
  const error = await openFile('表.xlsx', bytes, { indicators: [] }).then(
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

/** A compound file of old Office with these streams. */
function compound(...names: string[]): Uint8Array {
  const file = CFB.utils.cfb_new()
  for (const name of names) CFB.utils.cfb_add(file, `/${name}`, Buffer.alloc(5000))
  return new Uint8Array(CFB.write(file, { type: 'buffer' }) as Buffer)
}

const zip = (parts: Record<string, string>) =>
  writeZip(
    Object.entries(parts).map(([name, text]) => ({ name, bytes: utf8(text) })),
    'deflate',
  )

const SPREADSHEET = 'application/vnd.oasis.opendocument.spreadsheet'

describe('what is no workbook', () => {
  const cases: [string, Uint8Array, string][] = [
    ['an empty file', new Uint8Array(), 'empty-file'],
    ['a blank text', utf8('\r\n '), 'empty-file'],
    ['a text', utf8('序号,指标名称\r\n'), 'not-a-workbook'],
    ['a web page without a table called .xls', utf8('<html><p>请登录</p></html>'), 'not-a-workbook'],
    ['a web page without an indicator table', utf8('<html><table></table></html>'), 'no-table'],
    ['a page in one file', utf8('MIME-Version: 1.0\r\n\r\n<table>'), 'unsupported'],
    ['bytes', new Uint8Array([1, 2, 3, 0, 250, 251, 0, 7]), 'not-a-workbook'],
    ['a PDF', utf8('%PDF-1.7\n'), 'not-a-workbook'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10]), 'not-a-workbook'],
    ['a database', utf8('SQLite format 3\0'), 'not-a-workbook'],
    ['a rar archive', utf8('Rar!\x1a'), 'not-a-workbook'],
    ['an archive of workbooks', zip({ '表/一.xlsx': 'a' }), 'not-a-workbook'],
    ['an old workbook of nothing', compound('Workbook'), 'damaged'],
    ['an encrypted workbook or document', compound('EncryptedPackage', 'EncryptionInfo'), 'encrypted'],
    // BOF, then FILEPASS.
    [
      'an encrypted old workbook',
      new Uint8Array([
        9, 8, 16, 0, 0, 6, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x2f, 0, 6, 0, 0, 0, 1, 2, 3, 4,
      ]),
      'encrypted',
    ],
    [
      'an encrypted OpenDocument',
      zip({
        mimetype: SPREADSHEET,
        'content.xml': 'x',
        'META-INF/manifest.xml': '<manifest:encryption-data manifest:checksum="a"/>',
      }),
      'encrypted',
    ],
    ['an OpenDocument text', zip({ mimetype: 'a.text', 'content.xml': '<a/>' }), 'unsupported'],
    ['an old Word document', compound('WordDocument'), 'unsupported'],
    ['a compound file of something else', compound('其他'), 'not-a-workbook'],
    ['a Word document with nothing in it', zip({ 'word/document.xml': '<w/>' }), 'damaged'],
    ['a presentation', zip({ 'ppt/presentation.xml': '<p/>' }), 'not-a-workbook'],
    ['any zip', zip({ 'a.txt': 'a' }), 'not-a-workbook'],
    ['.xlsb', zip({ 'xl/workbook.bin': 'a' }), 'unsupported'],
    ['a workbook without sheets', zip({ 'xl/workbook.xml': '<workbook/>' }), 'damaged'],
    ['a workbook whose XML ends too soon', zip({ 'xl/workbook.xml': '<workbook><sheets>' }), 'damaged'],
  ]
  it.each(cases)('%s is refused with one sentence', async (_, bytes, code) => {
    expect((await problemOf(bytes)).code).toBe(code)
  })

  it.each(['official.xls', 'sheetjs.et'])('%s that was cut off anywhere is refused', async (name) => {
    const bytes = fact(`formats/${name}`)
    // The last sector is padded: without the padding nothing is missing.
    for (let length = 10; length < bytes.length - 200; length += 509) {
      expect(['damaged', 'not-a-workbook']).toContain((await problemOf(bytes.slice(0, length))).code)
    }
  })

  it.each(['official.docx', 'libreoffice.ods'])('%s that was cut off anywhere is refused', async (name) => {
    const bytes = fact(`formats/${name}`)
    for (let length = 10; length < bytes.length; length += 997) {
      expect((await problemOf(bytes.slice(0, length))).code).toBe('damaged')
    }
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
      const error = await openFile('x', broken, { indicators: [] }).then(
        () => null,
        (reason: unknown) => reason,
      )
      if (error !== null) expect(error).toBeInstanceOf(Problem)
    }
  })

  it('a workbook without a table is refused', async () => {
    const none = fact('no-table.xlsx')
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
    expect((await problemOf(bytes)).code).toBe('too-large')
  })

  it('a document type is refused', async () => {
    const bytes = await changed(SHEET, (xml) =>
      xml.replace('<worksheet', '<!DOCTYPE x [<!ENTITY a "b">]><worksheet'),
    )
    expect((await problemOf(bytes)).code).toBe('damaged')
  })

  // What takes too long is refused by itself.
  const quick = async (bytes: Uint8Array) => {
    const { attachments } = await openFile('x', bytes, { indicators: [] })
    expect(attachments[0]?.attachment.rows).toHaveLength(18)
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

  it.skipIf(process.platform === 'win32')('replaces no device and nothing else that is no file', async () => {
    const inside = folder()
    const at = (name: string) => join(inside, name)
    execFileSync('mkfifo', [at('pipe')])
    symlinkSync('/dev/null', at('link.xlsx'))
    symlinkSync('/dev', at('devices'))
    const listening = createServer().listen(at('socket'))
    await once(listening, 'listening')
    const before = readdirSync(inside)
    for (const path of [
      '/dev/null',
      '/dev/sgb-none.xlsx',
      '/dev/../dev/none.xlsx',
      '/proc/none.xlsx',
      at('pipe'),
      at('socket'),
      at('link.xlsx'),
      at('devices/none.xlsx'),
    ])
      await refused(saveFile(path, utf8('x')), 'unwritable')
    expect(readdirSync(inside)).toEqual(before)
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true)
    listening.close()
  })

  it('takes every name that a system allows', async () => {
    const inside = folder()
    const names = [
      'a b',
      '“双过半”…',
      '＝1+1',
      "it's",
      '#%&{}$!`@+=~^[]()',
      '-rf',
      '𠮷',
      'é',
      '制表\t行\n',
      '\\',
      ':*?"<>|',
    ]
    for (const name of names) {
      const path = join(inside, `${name}.xlsx`)
      await saveFile(path, utf8(name))
      expect(new TextDecoder().decode(await readFileBytes(path))).toBe(name)
    }
    expect(readdirSync(inside).sort()).toEqual(names.map((name) => `${name}.xlsx`).sort())
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

  /** A disk of 64 KB; null where this system lets us have none. */
  const smallDisk = (): string | null => {
    const inside = folder()
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', inside], { stdio: 'ignore' })
      return inside
    } catch {
      return null
    }
  }

  it('keeps the old file whole where the disk is full (skipped where no disk can be mounted)', async (context) => {
    const disk = smallDisk()
    if (disk === null) return context.skip()
    try {
      const path = join(disk, '表.xlsx')
      await saveFile(path, utf8('旧'))
      await refused(saveFile(path, new Uint8Array(200_000)), 'unwritable')
      await expect(saveFile(path, new Uint8Array(200_000))).rejects.toThrow('磁盘空间不足')
      expect(readFileSync(path, 'utf8')).toBe('旧')
      expect(readdirSync(disk)).toEqual(['表.xlsx'])
    } finally {
      execFileSync('umount', [disk])
    }
  })

  it('says that a read-only disk is one (skipped where no disk can be mounted)', async (context) => {
    const disk = smallDisk()
    if (disk === null) return context.skip()
    try {
      writeFileSync(join(disk, 'a'), 'old')
      execFileSync('mount', ['-o', 'remount,ro', disk])
      await expect(saveFile(join(disk, 'a'), utf8('new'))).rejects.toThrow('这个位置是只读的')
      expect(readFileSync(join(disk, 'a'), 'utf8')).toBe('old')
    } finally {
      execFileSync('umount', [disk])
    }
  })
})
