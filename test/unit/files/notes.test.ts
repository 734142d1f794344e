/** Notes (批注) in files: read from workbooks, written into the official one, and read there by other programs. */
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { describe, expect, test } from 'vitest'
import { writeDocx } from '../../../electron/files/docx/write/write.ts'
import { openFile } from '../../../electron/files/open.ts'
import { writeOfficial } from '../../../electron/files/xlsx/write.ts'
import { apply } from '../../../shared/attachment/edits.ts'
import type { Attachment } from '../../../shared/attachment/model.ts'
import { notesOf } from '../../../shared/attachment/noted.ts'
import { say, settle } from '../../../shared/changes/notes.ts'
import { auditAttachment } from '../../../shared/findings/audit/audit.ts'
import { explain } from '../../../shared/findings/explain.ts'
import { noteSign } from '../../../shared/page/noted.ts'
import { pagesOf } from '../../../shared/page/pages.ts'
import { BUILT_IN } from '../../../shared/verdict/dictionary.ts'
import { judgeAttachment } from '../../../shared/verdict/table.ts'
import { fact } from '../support/facts.ts'
import { temporaryFolder } from '../support/folder.ts'

const zhang = { by: '张三', at: new Date(2026, 6, 3, 14, 5).toISOString() }
const li = { by: '李四', at: new Date(2026, 6, 4, 9, 0).toISOString() }

const opened = async (bytes: Uint8Array<ArrayBuffer>) => await openFile('表.xlsx', bytes, { indicators: [] })
const official = async (): Promise<Attachment> => {
  const [one] = (await opened(fact('official.xlsx'))).attachments
  if (one === undefined) throw new Error('no table')
  return one.attachment
}
const place = ({ rows, columns }: Attachment, row: number, column: number) => ({
  row: rows[row]?.id ?? '',
  column: columns[column]?.id ?? '',
})
/** The official table with notes of all kinds, a merged cell among them. */
async function noted(): Promise<Attachment> {
  let table = await official()
  const edit = (edits: ReturnType<typeof say>): void => {
    table = apply(table, edits)
  }
  edit(say(table, place(table, 1, 4), '请核对：\n口径 < 与 & 范围', zhang))
  edit(say(table, place(table, 1, 4), '已核对', li))
  edit(settle(table, place(table, 1, 4), true, zhang))
  edit(say(table, place(table, 8, 0), '合并的一格', { by: '', at: li.at }))
  edit(say(table, place(table, 17, 5), '最后一行', li))
  return table
}
const written = (attachment: Attachment) =>
  writeOfficial([{ attachment, judged: judgeAttachment(attachment, BUILT_IN) }])
/** Notes by the places of their cells, ids being others in each reading. */
const byPlace = (attachment: Attachment) =>
  notesOf(attachment).map(({ row, column, note }) => [
    attachment.rows.findIndex(({ id }) => id === row),
    attachment.columns.findIndex(({ id }) => id === column),
    note,
  ])
const readBack = async (bytes: Uint8Array<ArrayBuffer>) => {
  const [one] = (await opened(bytes)).attachments
  if (one === undefined) throw new Error('no table')
  return byPlace(one.attachment)
}

const tool = (name: string, ...args: string[]): boolean => {
  try {
    execFileSync(name, args, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
const office = tool('soffice', '--version')
const python = tool('/usr/bin/python3', '-c', 'import openpyxl')

describe('notes in the official workbook', () => {
  test('come back with who, when, answers and what is settled; the same table gives the same bytes', async () => {
    const table = await noted()
    const bytes = await written(table)
    expect(await readBack(bytes)).toEqual(byPlace(table))
    expect(byPlace(table)).toHaveLength(3)
    expect(await written(table)).toEqual(bytes)
  })

  test('a cell carries its note and the answers to the audit, and both come back', async () => {
    let table = await official()
    const { row: r, column: c } = place(table, 7, 4)
    const from = table.rows[7]?.cells[c] ?? ''
    table = apply(table, [{ type: 'cell', row: r, column: c, from, to: '184亿美元' }])
    const judged = judgeAttachment(table, BUILT_IN)
    const finding = auditAttachment(table, judged, BUILT_IN).find(
      ({ row, column }) => row !== null && column !== null,
    )
    if (finding?.row == null || finding.column == null) throw new Error('nothing is found in the table')
    table = apply(table, explain(table, finding, '情况属实'))
    table = apply(table, say(table, { row: finding.row, column: finding.column }, '另有一条批注', zhang))
    const [one] = (await opened(await written(table))).attachments
    expect(one && byPlace(one.attachment)).toEqual(byPlace(table))
    expect(Object.values(one?.attachment.heading.explanations ?? {}).map(({ text }) => text)).toEqual([
      '情况属实',
    ])
  })

  test.skipIf(!python)('openpyxl reads them, and what it writes is read here', async () => {
    const folder = temporaryFolder()
    const [from, to] = [join(folder, '官方.xlsx'), join(folder, '又存.xlsx')]
    const table = await noted()
    writeFileSync(from, await written(table))
    const script =
      'import sys, json, openpyxl\nb = openpyxl.load_workbook(sys.argv[1])\n' +
      'print(json.dumps([[c.coordinate, c.comment.author, c.comment.text] for r in b.active for c in r if c.comment]))\nb.save(sys.argv[2])'
    const found: [string, string, string][] = JSON.parse(
      execFileSync('/usr/bin/python3', ['-c', script, from, to], { encoding: 'utf8' }),
    )
    expect(found.map(([, author]) => author).sort()).toEqual(['张三', '李四', '未署名'].sort())
    expect(found.map(([, , text]) => text).join('\n')).toContain(
      '请核对：\n口径 < 与 & 范围\n李四（2026-07-04 09:00）回复:\n已核对',
    )
    expect(await readBack(new Uint8Array(readFileSync(to)))).toEqual(byPlace(table))
  })

  test.skipIf(!office)(
    'LibreOffice reads them, and what it writes is read here',
    { timeout: 120_000 },
    async () => {
      const folder = temporaryFolder()
      const table = await noted()
      writeFileSync(join(folder, 'a.xlsx'), await written(table))
      for (const [from, format] of [
        ['a.xlsx', 'ods'],
        ['a.ods', 'xlsx:Calc MS Excel 2007 XML'],
      ] as const)
        execFileSync(
          'soffice',
          [
            `-env:UserInstallation=file://${folder}/profile`,
            '--headless',
            '--convert-to',
            format,
            '--outdir',
            folder,
            join(folder, from),
          ],
          { stdio: 'ignore' },
        )
      const back = await readBack(new Uint8Array(readFileSync(join(folder, 'a.xlsx'))))
      expect(back).toEqual(byPlace(table))
    },
  )
})

describe('notes in Word', () => {
  const word = async (attachment: Attachment) =>
    await writeDocx([{ attachment, judged: judgeAttachment(attachment, BUILT_IN) }])

  test('go out as comments of their cells and come back; the same table gives the same bytes', async () => {
    const table = await noted()
    const bytes = await word(table)
    expect(await readBack(bytes)).toEqual(byPlace(table))
    expect(await word(table)).toEqual(bytes)
    const texts = ({ rows, columns }: Attachment) =>
      rows.map(({ cells }) => columns.map(({ id }) => cells[id] ?? ''))
    const [one] = (await opened(bytes)).attachments
    const [bare] = (await opened(await word(await official()))).attachments
    expect(one && texts(one.attachment)).toEqual(bare && texts(bare.attachment))
  })

  test.skipIf(!office)(
    'LibreOffice reads them, and what it writes is read here',
    { timeout: 120_000 },
    async () => {
      const folder = temporaryFolder()
      const table = await noted()
      writeFileSync(join(folder, 'a.docx'), await word(table))
      for (const [from, format] of [
        ['a.docx', 'odt'],
        ['a.odt', 'docx:MS Word 2007 XML'],
      ] as const)
        execFileSync(
          'soffice',
          [
            `-env:UserInstallation=file://${folder}/profile`,
            '--headless',
            '--convert-to',
            format,
            '--outdir',
            folder,
            join(folder, from),
          ],
          { stdio: 'ignore' },
        )
      const back = await readBack(new Uint8Array(readFileSync(join(folder, 'a.docx'))))
      const said = (all: typeof back) => all.map(([row, column]) => [row, column])
      expect(said(back)).toEqual(said(byPlace(table)))
      expect(JSON.stringify(back)).toContain('请核对：\\n口径 < 与 & 范围')
    },
  )
})

describe('printed notes', () => {
  const printed = (attachment: Attachment) =>
    pagesOf([{ attachment, judged: judgeAttachment(attachment, BUILT_IN) }])
  const texts = (attachment: Attachment): string =>
    JSON.stringify(
      printed(attachment).map(({ rows, below }) => [
        rows.map(({ cells }) => cells.map((cell) => cell?.lines.join('') ?? '')),
        below.map(({ lines }) => lines.join('')),
      ]),
    )

  test('are signs at their cells and lines below the table, and nothing at all where nobody asked for them', async () => {
    const table = await noted()
    expect(texts(table)).toBe(texts(await official()))
    const page: Attachment = { ...table, heading: { ...table.heading, page: { notes: true } } }
    const all = texts(page)
    expect(all).toContain('"16.2%①"')
    expect(all).toContain('"9②"')
    expect(all).toContain('注：①第2行实绩：张三：请核对： 口径 < 与 & 范围；李四：已核对（已解决）')
    expect(all).toContain('　　③第18行双过半完成情况：李四：最后一行')
    // The code on the page says what the table holds.
    expect(printed(page)[0]?.code).toBe(printed(table)[0]?.code)
    expect(noteSign(21) + noteSign(50) + noteSign(51)).toBe('㉑㊿（51）')
  })
})

describe('notes that are read', () => {
  test('outside of the body are told with their place and text, and one on a covered cell is its merge’s', async () => {
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(fact('official.xlsx').buffer)
    const sheet = workbook.worksheets[0]
    if (sheet === undefined) throw new Error('no sheet')
    const body = (await opened(fact('official.xlsx'))).attachments[0]?.rowAt[0] ?? 0
    sheet.getCell(1, 1).note = '标签上的批注'
    sheet.getCell(body, 4).note = '表头上的批注\n第二行'
    sheet.getCell(body + 1 + 1, 5).note = {
      texts: [{ text: '王五:\n', font: { bold: true } }, { text: '正文' }],
    }
    sheet.getCell(body + 9 + 1, 1).note = '盖住的一格'
    const { attachments, warnings } = await opened(
      new Uint8Array((await workbook.xlsx.writeBuffer()) as ArrayBuffer),
    )
    const [one] = attachments
    expect(one && byPlace(one.attachment).map(([row, column, note]) => [row, column, note])).toEqual([
      [1, 4, { said: [expect.objectContaining({ text: expect.stringMatching(/正文$/) })] }],
      [8, 0, { said: [expect.objectContaining({ text: '盖住的一格' })] }],
    ])
    const told = warnings.filter(({ message }) => message.includes('批注'))
    expect(told.map(({ cell }) => cell)).toEqual(['A1', `D${body}`])
    expect(told[0]?.message).toContain('标签上的批注')
    expect(told[1]?.message).toContain('表头上的批注 第二行')
  })
})
