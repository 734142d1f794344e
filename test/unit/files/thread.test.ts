/** The thread that files are read on: what it says while it works, and what ends it. */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { openFile } from '../../../electron/files/open.ts'
import { readSheets } from '../../../electron/files/reading.ts'
import { writeZip } from '../../../electron/files/zip/zip.ts'
import { Problem } from '../../../shared/problem.ts'
import { fact } from '../support/facts.ts'

const official = fact('official.xlsx')
const utf8 = (text: string) => new TextEncoder().encode(text)

const problem = async (work: Promise<unknown>): Promise<Problem> => {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(error instanceof Problem)) throw new Error(`no problem but ${error}`)
  expect(error.message).toMatch(/请[^。]*。$/)
  return error
}

/** A page of tables in tables, which takes long to read however fast the machine is. */
const large = utf8(`<table>${'<tr><td>指标<td>1<td>2'.repeat(300_000)}</table>`)

describe('reading', () => {
  it('says what it does', async () => {
    const said: string[] = []
    await openFile('a', official, { indicators: [], onProgress: (text) => said.push(text) })
    expect(said).toEqual(['正在检查文件', '正在读取表格', '正在识别'])
    const sheets: string[] = []
    const several = fact('formats/openpyxl.xlsx')
    await readSheets('a', several, (text) => sheets.push(text))
    expect(sheets).toEqual(['正在检查文件', '正在读取第1张工作表（共2张）', '正在读取第2张工作表（共2张）'])
  })

  it('never gets a thread that is just let go because nobody had used it', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    onTestFinished(() => void vi.useRealTimers())
    await openFile('甲', official, { indicators: [] })
    vi.advanceTimersByTime(30_000)
    expect((await openFile('乙', official, { indicators: [] })).attachments).toHaveLength(1)
  })

  it('is called off at once, before it begins and while it waits for another', async () => {
    const before = new AbortController()
    before.abort()
    expect((await problem(openFile('甲', official, { indicators: [], signal: before.signal }))).code).toBe(
      'cancelled',
    )

    const while1 = new AbortController()
    const first = problem(
      openFile('乙', large, { indicators: [], signal: while1.signal, onProgress: () => while1.abort() }),
    )
    const waiting = new AbortController()
    const second = problem(openFile('丙', official, { indicators: [], signal: waiting.signal }))
    const third = openFile('丁', official, { indicators: [] })
    waiting.abort()
    expect((await second).message).toBe('已取消打开“丙”，要用时请再打开一次。')
    expect((await first).code).toBe('cancelled')
    expect((await third).attachments).toHaveLength(1)
  })

  it('ends by itself when it takes too long, and the next file is read', async () => {
    const error = await problem(openFile('大表', large, { indicators: [], time: 30 }))
    expect(error).toMatchObject({ code: 'too-large', message: expect.stringContaining('“大表”') })
    expect((await openFile('a', official, { indicators: [] })).attachments).toHaveLength(1)
  })

  it('leaves the bytes to who gave them, and serves several at once in turn', async () => {
    const opened = await Promise.all(
      [1, 2, 3].map((index) => openFile(`${index}`, official, { indicators: [] })),
    )
    expect(opened.map(({ attachments }) => attachments.length)).toEqual([1, 1, 1])
    expect(official.byteLength).toBeGreaterThan(0)
  })

  it('asks about tables that are not sure only where there is one to ask', async () => {
    const opened = await openFile('a', official, { indicators: [] })
    expect(opened).toMatchObject({ kind: 'xlsx', questions: [] })
    const [one] = opened.attachments
    expect(one?.rowAt).toHaveLength(18)
    expect(one?.columnAt).toEqual([0, 1, 2, 3, 4, 5])
    expect((await openFile('a', official, { indicators: [], mappings: [] })).questions).toEqual([])
  })

  it('lets a program end that has nothing else to do', () => {
    const script = `
      import { openFile } from ${JSON.stringify(join(import.meta.dirname, '../../../electron/files/open.ts'))}
      const { attachments } = await openFile('a', new Uint8Array(${JSON.stringify([...official])}), { indicators: [] })
      console.log(attachments.length)`
    const out = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
      encoding: 'utf8',
      timeout: 20_000,
    })
    expect(out.trim()).toBe('1')
  })
})

describe('memory', () => {
  it('is watched: a document whose tree grows without end is refused, and the program goes on', async () => {
    const bytes = writeZip(
      [
        { name: '[Content_Types].xml', bytes: utf8('<Types/>') },
        { name: 'word/document.xml', bytes: utf8(`<a>${'<w:p a="1"/>'.repeat(900_000)}</a>`) },
      ],
      'store',
    )
    expect((await problem(openFile('a', bytes, { indicators: [] }))).code).toBe('too-large')
    expect((await openFile('a', official, { indicators: [] })).attachments).toHaveLength(1)
  })

  it('is not taken by one text in many cells', async () => {
    // A million cells of a text that is not small.
    const cells = Array.from(
      { length: 300 },
      (_, row) => `<row r="${row + 1}">${'<c t="s"><v>0</v></c>'.repeat(3000)}</row>`,
    )
    const parts = {
      'xl/workbook.xml':
        '<workbook xmlns:r="r"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels':
        '<Relationships><Relationship Id="rId1" Type="http://a/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
      'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${cells.join('')}</sheetData></worksheet>`,
      'xl/sharedStrings.xml': `<sst><si><t>${'文'.repeat(30_000)}</t></si></sst>`,
    }
    const bytes = writeZip(
      Object.entries(parts).map(([name, xml]) => ({ name, bytes: utf8(xml) })),
      'store',
    )
    expect((await problem(openFile('a', bytes, { indicators: [] }))).code).toBe('too-large')
    expect((await openFile('a', official, { indicators: [] })).attachments).toHaveLength(1)
  })
})
