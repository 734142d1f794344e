import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { exportAttachments } from '../../../electron/files/export.ts'
import { fileName } from '../../../electron/files/names.ts'
import { type OpenedFile, openFile } from '../../../electron/files/open.ts'
import { toCsv } from '../../../electron/files/writers/csv.ts'
import { writeOfficial } from '../../../electron/files/xlsx/write.ts'
import { readDirectory, readEntry } from '../../../electron/files/zip/zip.ts'
import { sampleAttachment } from '../../../electron/samples/make.ts'
import { sampleWorkbook } from '../../../electron/samples/workbook.ts'
import { apply } from '../../../shared/attachment/edits.ts'
import { headerCells } from '../../../shared/attachment/header.ts'
import type { Attachment, Role } from '../../../shared/attachment/model.ts'
import { officialTemplate } from '../../../shared/attachment/official.ts'
import { auditAttachment } from '../../../shared/findings/audit/audit.ts'
import { explain } from '../../../shared/findings/explain.ts'
import { BUILT_IN } from '../../../shared/verdict/dictionary.ts'
import { shownTexts } from '../../../shared/verdict/shown.ts'
import { judgeAttachment } from '../../../shared/verdict/table.ts'
import facts from '../../facts/table_000.json' with { type: 'json' }
import { fact } from '../support/facts.ts'

const first = (opened: OpenedFile) => {
  const [one] = opened.attachments
  if (!one) throw new Error('no attachment')
  return one
}

/** What of an attachment does not hang on its ids. */
const plain = (opened: OpenedFile) =>
  opened.attachments.map(({ attachment, judged }) => ({
    heading: attachment.heading,
    columns: attachment.columns.map(({ header, role, hidden }) => ({ header, role, hidden })),
    texts: shownTexts(attachment, judged),
    rulings: attachment.rows.map(({ ruling }) => ruling && { source: ruling.source, basis: ruling.basis }),
    merges: headerCells(attachment.columns),
    body: attachment.merges.length,
    judged,
  }))

describe('the official workbook', () => {
  it('comes in with every text as it was typed', async () => {
    const opened = await openFile('official.xlsx', fact('official.xlsx'), { indicators: [] })
    expect(opened.warnings).toEqual([])
    expect(opened.attachments).toHaveLength(1)
    const { attachment, judged } = first(opened)
    expect(attachment.heading).toEqual({
      label: facts.attachment_label,
      title: facts.title_lines,
      above: [],
      below: [],
      year: 2021,
      months: 6,
      told: '标题',
    })
    expect(attachment.columns.map(({ role }) => role)).toEqual([
      'no',
      'name',
      'unit',
      'target',
      'actual',
      'status',
    ])
    const shown = shownTexts(attachment, judged)
    expect(shown.header).toEqual(facts.header)
    expect(shown.body).toEqual(facts.rows)
  })

  it('is judged: 8 完成, 3 未完成, 3 待核, 4 without; the file’s own words stand', async () => {
    const { judged } = first(await openFile('official.xlsx', fact('official.xlsx'), { indicators: [] }))
    const count = (status: string | undefined) =>
      judged.rows.filter(({ verdict }) => verdict?.status === status).length
    expect([count('完成'), count('未完成'), count('待核'), count(undefined)]).toEqual([8, 3, 3, 4])
    expect(judged.summary).toMatchObject({ done: 9, missed: 3, pending: 2, blank: 0 })
  })

  it('goes out and comes in again the same', async () => {
    const opened = await openFile('official.xlsx', fact('official.xlsx'), { indicators: [] })
    const { bytes } = await exportAttachments([first(opened).attachment], 'xlsx', '', { indicators: [] })
    expect(plain(await openFile('again.xlsx', bytes, { indicators: [] }))).toEqual(plain(opened))
  })

  it('is what the sample holds', async () => {
    const { name, bytes } = await sampleWorkbook()
    const opened = await openFile(name, bytes, { indicators: [] })
    expect(plain(opened)).toEqual(
      plain(await openFile('official.xlsx', fact('official.xlsx'), { indicators: [] })),
    )
  })
})

describe('the written xlsx', () => {
  const attachment = sampleAttachment()
  const item = { attachment, judged: judgeAttachment(attachment, BUILT_IN) }

  it('is the same bytes for the same table', async () => {
    expect(await writeOfficial([item])).toEqual(await writeOfficial([item]))
    expect(await writeOfficial([item]), 'node electron/samples/make.ts').toEqual(
      (await sampleWorkbook()).bytes,
    )
  })

  it('has the parts of test/golden/official (UPDATE_GOLDEN=1 rewrites them)', async () => {
    const folder = join(import.meta.dirname, '../../golden/official')
    const bytes = await writeOfficial([item])
    const parts = new Map<string, string>()
    for (const entry of readDirectory(bytes)) {
      const xml = new TextDecoder().decode(await readEntry(bytes, entry, 1e8))
      // One element a line, so that a difference can be read.
      parts.set(`${entry.name.replaceAll('/', '+')}.txt`, `${xml.replace(/></g, '>\n<')}\n`)
    }
    if (process.env.UPDATE_GOLDEN) {
      rmSync(folder, { recursive: true, force: true })
      mkdirSync(folder, { recursive: true })
      for (const [name, text] of parts) writeFileSync(join(folder, name), text)
    }
    expect(readdirSync(folder).sort()).toEqual([...parts.keys()].sort())
    for (const [name, text] of parts) expect(text, name).toBe(readFileSync(join(folder, name), 'utf8'))
  })

  it('is a page as GB/T 9704 has it', async () => {
    const bytes = await writeOfficial([item])
    const read = async (name: string) => {
      const entry = readDirectory(bytes).find((one) => one.name === name)
      return entry ? new TextDecoder().decode(await readEntry(bytes, entry, 1e8)) : ''
    }
    const sheet = await read('xl/worksheets/sheet1.xml')
    expect(sheet).toContain('<pageMargins left="1.1024" right="1.0236" top="1.4567" bottom="1.378"')
    expect(sheet).toContain('orientation="portrait"')
    expect(sheet).toContain('paperSize="9"')
    expect(sheet).toContain('fitToHeight="0"')
    expect(sheet).toContain('<printOptions horizontalCentered="1"/>')
    const book = await read('xl/workbook.xml')
    expect(book).toContain('&apos;附件&apos;!$A$1:$F$25')
    expect(book).toContain('&apos;附件&apos;!$6:$7')
    const styles = await read('xl/styles.xml')
    for (const font of ['黑体', '方正小标宋简体', '仿宋_GB2312', '宋体'])
      expect(styles).toContain(`<name val="${font}"/>`)
  })

  it('keeps what looks like a formula, an escape or a number as text', async () => {
    const odd = [
      '=1+1',
      '+86',
      '-5',
      '@x',
      '\t=1+1',
      '3% ',
      '  前后  ',
      '1\n2',
      '_x000D_',
      '007',
      '1e5',
      '<&>"\'',
      '—',
      '１２',
    ]
    const template = officialTemplate(2024, () => crypto.randomUUID())
    const name = template.columns[1]?.id ?? ''
    const target = template.columns[3]?.id ?? ''
    const made: Attachment = {
      ...template,
      merges: [],
      rows: odd.map((text, index) => ({
        id: String(index),
        cells: { [name]: `指标${index}`, [target]: text },
      })),
    }
    const { bytes } = await exportAttachments([made], 'xlsx', '', { indicators: [] })
    const { attachment: back } = first(await openFile('x.xlsx', bytes, { indicators: [] }))
    const column = back.columns.find(({ role }) => role === 'target')?.id ?? ''
    expect(back.rows.map((row) => row.cells[column])).toEqual(odd)
  })

  it('gives each attachment a sheet of its own name', async () => {
    const bytes = await writeOfficial([item, item])
    expect(
      (await openFile('two.xlsx', bytes, { indicators: [] })).attachments.map(
        ({ attachment: one }) => one.sheet,
      ),
    ).toEqual(['附件', '附件(2)'])
  })

  it('refuses a text that no cell can hold with one sentence', async () => {
    const [row] = attachment.rows
    const [column] = attachment.columns
    if (!row || !column) throw new Error('empty')
    const long = { ...attachment, rows: [{ ...row, cells: { [column.id]: '长'.repeat(40_000) } }] }
    await expect(exportAttachments([long], 'xlsx', '', { indicators: [] })).rejects.toMatchObject({
      code: 'unsupported',
    })
  })
})

describe('answers to the audit', () => {
  it('travel with the workbook as notes of their cells, and count as given to what they were given to', async () => {
    const columns = [
      ['name', '指标名称'],
      ['unit', '计量单位'],
      ['target', '2021年目标'],
      ['actual', '上半年实绩'],
      ['status', '双过半完成情况'],
    ].map(([role = '', header = '']) => ({ id: role, header: [header], role: role as Role, width: 14 }))
    const attachment: Attachment = {
      ...sampleAttachment(),
      columns,
      rows: [
        { id: 'r1', cells: { name: '到位注册外资', unit: '亿美元', target: '10', actual: '25' } },
        { id: 'r2', cells: { name: '到位资金', unit: '亿元', target: '10', actual: '6' } },
      ],
      merges: [],
    }
    const [finding] = auditAttachment(attachment, judgeAttachment(attachment, BUILT_IN), BUILT_IN)
    if (finding === undefined) throw new Error('the audit found nothing')
    const answered = apply(attachment, explain(attachment, finding, '一个大项目提前到资'))
    const { bytes } = await exportAttachments([answered], 'xlsx', '', { indicators: [] })
    const opened = first(await openFile('a.xlsx', bytes, { indicators: [] }))
    const [again, ...others] = auditAttachment(opened.attachment, opened.judged, BUILT_IN)
    expect(others).toEqual([])
    expect(again).toMatchObject({
      rule: finding.rule,
      message: finding.message,
      explanation: '一个大项目提前到资',
      outdated: false,
    })
    const [row] = opened.attachment.rows
    const actual = opened.attachment.columns.find(({ role }) => role === 'actual')
    if (row === undefined || actual === undefined) throw new Error('the table has no actual')
    const edit = { type: 'cell' as const, row: row.id, column: actual.id, from: '25', to: '26' }
    const changed = apply(opened.attachment, [edit])
    expect(auditAttachment(changed, judgeAttachment(changed, BUILT_IN), BUILT_IN)[0]).toMatchObject({
      outdated: true,
    })
  })
})

describe('a file’s name', () => {
  const named = (title: string[], label = '') =>
    fileName(
      { ...sampleAttachment(), heading: { label, title, above: [], below: [], year: null, months: 6 } },
      'xlsx',
    )

  it('is the title, safe on every system', () => {
    expect(fileName(sampleAttachment(), 'csv')).toBe('2021年上半年全市国民经济主要指标“双过半”完成情况.csv')
    expect(named(['a/b\\c:d*e?f"g<h>i|j\n'])).toBe('a b c d e f g h i j.xlsx')
    expect(named(['..'])).toBe('双过半附件.xlsx')
    expect(named(['CON'])).toBe('双过半附件CON.xlsx')
    expect(named([], '附件1')).toBe('附件1.xlsx')
    expect(named(['长'.repeat(300)])).toHaveLength(85)
  })

  it.each(['con', 'COM1', 'COM¹', 'com³', 'LPT²', 'CONIN$', 'conout$', 'aux.2021', 'NUL .x'])(
    'is no device’s: %s',
    (title) => expect(named([title])).toBe(`双过半附件${title}.xlsx`),
  )

  it.each(['COM10', 'CONIN', 'console', 'COM⁴', '表CON'])('is its own where it only looks so: %s', (title) =>
    expect(named([title])).toBe(`${title}.xlsx`),
  )

  it('shows its characters in the order that they have', () => {
    for (const turn of [
      '\u202e',
      '\u202d',
      '\u202a',
      '\u200f',
      '\u061c',
      '\u2066',
      '\u2069',
      '\ufeff',
      '\u200b',
    ])
      expect(named([`指标${turn}slx.exe`])).toBe('指标 slx.exe.xlsx')
    expect(named(['指\ud800标'])).toBe('指 标.xlsx')
  })

  it.each(['😀', '👨‍👩‍👧‍👦', '𠮷', '长', 'é', 'a', '葛󠄀'])(
    'has room in 255 bytes, cut between characters: %s',
    (one) => {
      const [name = ''] = named([one.repeat(90)]).split('.')
      expect(Buffer.byteLength(`${name}.xlsx`)).toBeLessThanOrEqual(255)
      expect(name.replaceAll(one, '')).toBe('')
      expect(name.length / one.length).toBe(Math.min(80, Math.floor((255 - 5) / Buffer.byteLength(one))))
    },
  )

  it('stays within 255 bytes under its prefix', () =>
    expect(Buffer.byteLength(named([`con.${'长'.repeat(90)}`]))).toBeLessThanOrEqual(255))
})

describe('Word', () => {
  it('takes a table of 2,000 rows with merged cells', { timeout: 60_000 }, async () => {
    const made = officialTemplate(2024, () => crypto.randomUUID())
    const [, name, , target] = made.columns.map(({ id }) => id)
    const rows = Array.from({ length: 2_000 }, (_, at) => ({
      id: `r${at}`,
      cells: { [name ?? '']: `指标${at}`, [target ?? '']: `${at}%` },
    }))
    const merges = Array.from({ length: 200 }, (_, at) => ({
      top: `r${at * 10}`,
      bottom: `r${at * 10 + 9}`,
      left: made.columns[0]?.id ?? '',
      right: made.columns[0]?.id ?? '',
    }))
    const { bytes } = await exportAttachments([{ ...made, rows, merges }], 'docx', '', { indicators: [] })
    expect(bytes.length).toBeGreaterThan(20_000)
  })
})

describe('the csv', () => {
  it('begins with the byte order mark and holds what the page holds', async () => {
    const { bytes, mime } = await exportAttachments([sampleAttachment()], 'csv', '', { indicators: [] })
    expect(mime).toBe('text/csv;charset=utf-8')
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const lines = new TextDecoder().decode(bytes).split('\r\n')
    expect(lines.slice(0, 3)).toEqual([
      '附件,,,,,',
      '2021年上半年全市国民经济主要指标,,,,,',
      '“双过半”完成情况,,,,,',
    ])
    expect(lines[3]).toBe('序号,指标名称,"计量\n单位",2021年目标,上半年完成情况,')
    expect(lines[5]).toBe('1,地区生产总值,%,7%左右,12.3%,完成')
    expect(lines.find((line) => line.startsWith('10,'))).toBe('10,城镇登记失业率,%,"3% ",1.72%,完成')
  })

  it('runs no text as a formula, and leaves figures as they are', () => {
    const template = officialTemplate(2024, () => crypto.randomUUID())
    const target = template.columns[3]?.id ?? ''
    const lineOf = (text: string): string => {
      const made = { ...template, merges: [], rows: [{ id: '1', cells: { [target]: text } }] }
      return toCsv(made, judgeAttachment(made, BUILT_IN))
    }
    for (const text of ['=1+1', '+cmd', '-1+1', '@SUM(A1)', '＝1', '＋a', '－a', '＠a']) {
      expect(lineOf(text)).toContain(`,'${text},`)
    }
    // A program that drops the white space would find the formula behind it.
    expect(lineOf('\t=1+1')).toContain(",'\t=1+1,")
    expect(lineOf('\r=1+1')).toContain(`,"'\r=1+1",`)
    for (const text of ['-0.5%', '+12.3', '-1,234', '—', '-', '7%左右']) {
      expect(lineOf(text)).toMatch(new RegExp(`,"?${text.replace(/[+.]/g, '\\$&')}"?,`))
    }
  })
})
