/** Marks (格式) in files: written so that other programs show them, read back, and put into a person's own workbook alone. */
import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import { writeDocx } from '../../../electron/files/docx/write/write.ts'
import { openFile } from '../../../electron/files/open.ts'
import { readSheets } from '../../../electron/files/reading.ts'
import { writePage } from '../../../electron/files/writers/html.ts'
import { roundedNumber } from '../../../electron/files/xlsx/looks.ts'
import { writeOfficial } from '../../../electron/files/xlsx/write.ts'
import { apply } from '../../../shared/attachment/edits.ts'
import { INKS, PAINTS } from '../../../shared/attachment/marks.ts'
import type { Attachment, Mark } from '../../../shared/attachment/model.ts'
import { setMarks } from '../../../shared/changes/marks.ts'
import { BUILT_IN } from '../../../shared/verdict/dictionary.ts'
import { judgeAttachment } from '../../../shared/verdict/table.ts'
import { fact } from '../support/facts.ts'
import { differing, partsOf } from '../support/parts.ts'
import { roundTrip, SHEET, workbooks } from './patch/support.ts'

const rows = Array.from({ length: 12 }, (_, at) => ({
  id: `r${at}`,
  cells: {
    no: String(at + 1),
    name: `指标之${at + 1}`,
    unit: '亿元',
    target: `${(at + 1) * 10}.55`,
    actual: `${at + 4}.345`,
  },
}))
const base: Attachment = {
  id: 't',
  sheet: '',
  heading: {
    label: '附件',
    title: ['2021年上半年主要指标“双过半”完成情况'],
    above: [],
    below: [],
    year: 2021,
    months: 6,
  },
  columns: [
    { id: 'no', header: ['序号'], role: 'no', width: 6 },
    { id: 'name', header: ['指标名称'], role: 'name', width: 20 },
    { id: 'unit', header: ['计量单位'], role: 'unit', width: 10 },
    { id: 'target', header: ['2021年目标'], role: 'target', width: 12 },
    { id: 'actual', header: ['上半年实绩'], role: 'actual', width: 12 },
    { id: 'status', header: ['双过半完成情况'], role: 'status', width: 12 },
  ],
  rows,
  merges: [],
}
const set = (table: Attachment, row: number, column: string, mark: Mark): Attachment =>
  apply(table, setMarks(table, { top: row, bottom: row, columns: [column] }, mark))
const official = (table: Attachment) =>
  writeOfficial([{ attachment: table, judged: judgeAttachment(table, BUILT_IN) }])
/** What is read, by row and column of the table: the marks of its cells. */
const marksIn = ({ rows: all, columns }: Attachment) =>
  all.flatMap(({ marks = {} }, row) =>
    columns.flatMap(({ id, role }) => (marks[id] === undefined ? [] : [[row, role, marks[id]] as const])),
  )
const opened = async (bytes: Uint8Array<ArrayBuffer>, name = '表.xlsx'): Promise<Attachment> => {
  const [first] = (await openFile(name, bytes, { indicators: [] })).attachments
  if (first === undefined) throw new Error('no table was found')
  return first.attachment
}

describe('the official workbook', () => {
  it('has every colour, bold, side and step, and they are read back as they were', async () => {
    let table = base
    for (const [at, ink] of INKS.entries()) table = set(table, at, 'target', { ink })
    for (const [at, fill] of PAINTS.entries()) table = set(table, at + 5, 'actual', { fill })
    table = set(table, 0, 'name', { bold: true, ink: 'red', fill: 'yellow' })
    table = set(table, 1, 'unit', { align: 'right' })
    table = set(table, 2, 'unit', { indent: 2 })
    const back = await opened(await official(table))
    expect(marksIn(back)).toEqual(
      // Where a text begins that is moved in is said by its side.
      marksIn(table).map(([row, role, mark]) =>
        mark.indent === undefined ? [row, role, mark] : [row, role, { align: 'left', indent: 2 }],
      ),
    )
    expect(back.rows.map(({ cells }) => Object.values(cells).slice(0, 5))).toEqual(
      base.rows.map(({ cells }) => Object.values(cells)),
    )
  })

  it('of a table without marks is the same, byte for byte, as before there were any', async () => {
    const plain = await official(base)
    const bold = set(base, 0, 'name', { bold: true })
    const cleared = apply(bold, setMarks(bold, { top: 0, bottom: 0, columns: ['name'] }, { bold: null }))
    expect(Buffer.from(await official(cleared)).equals(Buffer.from(plain))).toBe(true)
    expect(marksIn(await opened(plain))).toEqual([])
  })

  it('keeps all digits of a figure that is shown with fewer, under a format that shows the same', async () => {
    const table = set(set(base, 0, 'actual', { places: 1 }), 1, 'actual', { places: 2, grouped: true })
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load((await official(table)).buffer)
    const cells = workbook.worksheets[0]
    const found: unknown[] = []
    cells?.eachRow((row) =>
      row.eachCell(({ value, numFmt }) => {
        if (typeof value === 'number' && value % 1 !== 0) found.push([value, numFmt])
      }),
    )
    expect(found).toEqual([
      [4.345, '0.0'],
      [5.345, '0.00'],
    ])
    const { sheets } = await readSheets('表.xlsx', await official(table), () => {})
    expect(sheets[0]?.texts.flat()).toEqual(expect.arrayContaining(['4.3', '5.35']))
  })

  it.each([
    ['12.345%', '12.3%', 0.12345, '0.0%'],
    ['1.84亿美元', '1.8亿美元', 1.84, '0.0"亿美元"'],
    ['约12.345亿元', '约12.3亿元', 12.345, '"约"0.0"亿元"'],
    ['-12.345', '-12.3', -12.345, '0.0'],
    ['12345.6', '12,345.6', 12345.6, '#,##0.0'],
  ])('%s that is seen as %s is the number %d under %s', (typed, seen, value, format) => {
    expect(roundedNumber(typed, seen)).toEqual({ value, format })
  })

  it.each([
    ['12.3%', '12.3%'],
    ['5.04%—5.55%', '5.0%—5.6%'],
    ['约-1.25亿元', '约-1.3亿元'],
    ['1234567890.123456789', '1234567890.1'],
  ])('%s that is seen as %s stays the text that was typed', (typed, seen) => {
    expect(roundedNumber(typed, seen)).toBeNull()
  })
})

describe('a workbook of another program', () => {
  const workbook = async (draw: (sheet: ExcelJS.Worksheet) => void) => {
    const book = new ExcelJS.Workbook()
    const sheet = book.addWorksheet('表')
    sheet.addRow(['序号', '指标名称', '计量单位', '2021年目标', '上半年实绩'])
    for (const { cells } of rows) sheet.addRow(Object.values(cells))
    draw(sheet)
    return new Uint8Array(await book.xlsx.writeBuffer()) as Uint8Array<ArrayBuffer>
  }
  const solid = (color: Partial<ExcelJS.Color>): ExcelJS.Fill => ({
    type: 'pattern',
    pattern: 'solid',
    fgColor: color,
  })

  it('gives marks of what a person did to single cells, by the nearest colours, those of themes among them', async () => {
    const table = await opened(
      await workbook((sheet) => {
        sheet.getCell('E3').font = { bold: true, color: { argb: 'FFFF0000' } }
        sheet.getCell('E4').fill = solid({ argb: 'FFFFFF00' })
        sheet.getCell('D5').font = { color: { theme: 4 } as Partial<ExcelJS.Color> }
        sheet.getCell('D6').fill = solid({ theme: 9, tint: 0.6 } as Partial<ExcelJS.Color>)
        sheet.getCell('C7').alignment = { horizontal: 'right' }
      }),
    )
    expect(marksIn(table)).toEqual([
      [1, 'actual', { bold: true, ink: 'red' }],
      [2, 'actual', { fill: 'yellow' }],
      [3, 'target', { ink: 'blue' }],
      [4, 'target', { fill: 'orange' }],
      [5, 'unit', { align: 'right' }],
    ])
  })

  it('gives none of how the whole table looks: bold all over, black, white, a column in grey, every other row', async () => {
    const table = await opened(
      await workbook((sheet) => {
        sheet.eachRow((row, number) =>
          row.eachCell((cell, column) => {
            cell.font = { bold: true, color: { argb: column === 5 ? 'FFFFFFFF' : 'FF000000' } }
            cell.alignment = { horizontal: 'right' }
            if (column === 4) cell.fill = solid({ argb: 'FFEEEEEE' })
            else if (number % 2 === 0) cell.fill = solid({ argb: 'FFDDEBF7' })
          }),
        )
      }),
    )
    expect(marksIn(table)).toEqual([])
  })
})

describe('a Word document', () => {
  it('has bold, colours and sides of cells, and they are read back as they were', async () => {
    let table = set(base, 0, 'name', { bold: true, ink: 'red' })
    table = set(table, 1, 'target', { fill: 'yellow' })
    table = set(table, 2, 'actual', { ink: 'blue', fill: 'green', bold: true })
    table = set(table, 3, 'unit', { align: 'right' })
    const bytes = await writeDocx([{ attachment: table, judged: judgeAttachment(table, BUILT_IN) }])
    const back = await opened(bytes, '表.docx')
    expect(marksIn(back)).toEqual(marksIn(table))
    expect(back.rows.map(({ cells }) => Object.values(cells).slice(0, 5))).toEqual(
      base.rows.map(({ cells }) => Object.values(cells)),
    )
    expect(JSON.stringify(back)).not.toMatch(/[\ue000-\uf8ff]/)
  })

  it('shows figures with the decimals that were set', async () => {
    const table = set(base, 0, 'actual', { places: 1 })
    const bytes = await writeDocx([{ attachment: table, judged: judgeAttachment(table, BUILT_IN) }])
    expect(Object.values((await opened(bytes, '表.docx')).rows[0]?.cells ?? {})).toContain('4.3')
  })
})

describe('a printed page', () => {
  const table = set(set(base, 0, 'name', { bold: true, ink: 'red', fill: 'yellow' }), 1, 'actual', {
    places: 1,
    indent: 2,
  })
  const page = (attachment: Attachment) =>
    new TextDecoder().decode(writePage([{ attachment, judged: judgeAttachment(attachment, BUILT_IN) }]))

  it('has bold, steps and decimals always, and colours only where they are asked for', () => {
    const black = page(table)
    expect(black).toContain('<td class="left" style="font-weight:bold">')
    expect(black).toMatch(/style="padding-left:calc\([^"]*\+ 2em\)"><span>5\.3<\/span>/)
    expect(black).not.toMatch(/C00000|FFF2A8/)
    const coloured = page({ ...table, heading: { ...table.heading, page: { coloured: true } } })
    expect(coloured).toContain('font-weight:bold;color:#C00000;background:#FFF2A8;print-color-adjust:exact')
  })

  it('of a table without marks says nothing of looks', () => {
    expect(page(base)).not.toMatch(/<td[^>]*style=/)
  })
})

describe('the way back into a person’s own workbook', () => {
  it.each(workbooks)('of %s with marks differs in the styles and the sheet alone', async (name) => {
    const bytes = fact(`patch/${name}`)
    const after = await roundTrip(bytes, (desk) => {
      const id = (role: string) => desk.attachment.columns.find((one) => one.role === role)?.id ?? ''
      desk.edit(
        setMarks(desk.attachment, { top: 1, bottom: 1, columns: [id('actual')] }, { bold: true, ink: 'red' }),
      )
      desk.edit(
        setMarks(
          desk.attachment,
          { top: 2, bottom: 2, columns: [id('target')] },
          { fill: 'green', align: 'right' },
        ),
      )
      desk.edit(setMarks(desk.attachment, { top: 2, bottom: 2, columns: [id('name')] }, { bold: true }))
    })
    expect([...differing(bytes, after)].sort()).toEqual(['xl/styles.xml', SHEET].sort())
    const styles = async (file: Uint8Array) => (await partsOf(file)).get('xl/styles.xml') ?? ''
    const [old, made] = [await styles(bytes), await styles(after)]
    // Every style that was there is there, in its place.
    const xfs = (xml: string) => /<cellXfs[^>]*>([\s\S]*)<\/cellXfs>/.exec(xml)?.[1] ?? ''
    expect(xfs(made).startsWith(xfs(old))).toBe(true)
    const count = Number(/<cellXfs[^>]*count="(\d+)"/.exec(made)?.[1])
    expect(count).toBe((xfs(made).match(/<xf[\s>]/g) ?? []).length)
    const wanted: [number, string, Mark][] = [
      [1, 'actual', { bold: true, ink: 'red' }],
      [2, 'name', { bold: true }],
      [2, 'target', { fill: 'green', align: 'right' }],
    ]
    const [before, now] = [marksIn(await opened(bytes)), marksIn(await opened(after))]
    expect(now).toEqual(expect.arrayContaining(wanted))
    expect(now.length).toBe(
      before.filter(([row, role]) => !wanted.some(([r, c]) => r === row && c === role)).length + 3,
    )
  })

  it('takes marks away again, and the texts stay as they were', async () => {
    const bytes = fact('patch/charts-and-pictures.xlsx')
    const marked = await roundTrip(bytes, (desk) => {
      const id = desk.attachment.columns.find(({ role }) => role === 'actual')?.id ?? ''
      desk.edit(setMarks(desk.attachment, { top: 1, bottom: 1, columns: [id] }, { bold: true, fill: 'red' }))
    })
    const back = await roundTrip(marked, (desk) => {
      const id = desk.attachment.columns.find(({ role }) => role === 'actual')?.id ?? ''
      desk.edit(setMarks(desk.attachment, { top: 1, bottom: 1, columns: [id] }, { bold: null, fill: null }))
    })
    const [was, now] = [await opened(bytes), await opened(back)]
    expect(marksIn(now)).toEqual(marksIn(was))
    expect(now.rows.map(({ cells }) => Object.values(cells))).toEqual(
      was.rows.map(({ cells }) => Object.values(cells)),
    )
  })
})
