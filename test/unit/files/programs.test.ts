/** Workbooks as other programs pack them: parts anywhere, sheets without cells, names indented by their format. */
import { describe, expect, test } from 'vitest'
import { openFile } from '../../../electron/files/open.ts'
import { readDirectory, readEntry, writeZip } from '../../../electron/files/zip/zip.ts'
import { levelOf } from '../../../shared/verdict/levels.ts'
import { fact } from '../support/facts.ts'
import { cellIn } from '../support/parts.ts'
import { roundTrip, sheetOf } from './patch/support.ts'
import { lines, only, openSheets, utf8 } from './readers/support.ts'

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const MAIN = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'

const zip = (parts: Readonly<Record<string, string>>) =>
  writeZip(
    Object.entries(parts).map(([name, text]) => ({ name, bytes: utf8(text) })),
    'deflate',
  )

const relations = (...list: readonly [type: string, target: string][]) =>
  `<Relationships>${list
    .map(([type, target], at) => `<Relationship Id="r${at}" Type="${OFFICE}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`

const workbook = (...names: string[]) =>
  `<workbook xmlns:r="${OFFICE}"><sheets>${names
    .map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="r${at}"/>`)
    .join('')}</sheets></workbook>`

/** Each cell a text, or a text under a style. */
type Cells = readonly (readonly (string | readonly [string, number])[])[]

const worksheet = (rows: Cells) =>
  `<worksheet><sheetData>${rows
    .map(
      (row, r) =>
        `<row r="${r + 1}">${row
          .map((cell, c) => {
            const [text, style] = typeof cell === 'string' ? [cell, 0] : cell
            return `<c r="${'ABCDEF'[c]}${r + 1}" s="${style}" t="inlineStr"><is><t>${text}</t></is></c>`
          })
          .join('')}</row>`,
    )
    .join('')}</sheetData></worksheet>`

/** Styles 0…5: without an indent, then 1, 2 and 4 steps, then two that are not from the left. */
const STYLES = `<styleSheet><cellXfs>${[
  '',
  '<alignment indent="1"/>',
  '<alignment horizontal="left" indent="2"/>',
  '<alignment indent="4"/>',
  '<alignment horizontal="right" indent="2"/>',
  '<alignment horizontal="center" indent="2"/>',
]
  .map((alignment) => `<xf numFmtId="0">${alignment}</xf>`)
  .join('')}</cellXfs></styleSheet>`

const book = (rows: Cells) =>
  zip({
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': relations(['officeDocument', 'xl/workbook.xml']),
    'xl/workbook.xml': workbook('表'),
    'xl/_rels/workbook.xml.rels': relations(['worksheet', 'worksheets/sheet1.xml'], ['styles', 'styles.xml']),
    'xl/styles.xml': STYLES,
    'xl/worksheets/sheet1.xml': worksheet(rows),
  })

const HEAD = ['指标名称', '单位', '2021年目标', '上半年实绩'] as const
const row = (name: string | readonly [string, number]) => [name, '亿元', '100', '60'] as const

describe('where the parts of a workbook lie', () => {
  const table = [HEAD, row('固定资产投资')]

  test.each([
    [
      'at the root',
      'workbook.xml',
      '_rels/workbook.xml.rels',
      'worksheets/sheet1.xml',
      'worksheets/sheet1.xml',
    ],
    [
      'in folders of their own',
      'a/book/main.xml',
      'a/book/_rels/main.xml.rels',
      '../../s/one.xml',
      's/one.xml',
    ],
    ['named from the root', 'Daten/wb.xml', 'Daten/_rels/wb.xml.rels', '/Blatt.xml', 'Blatt.xml'],
  ])('%s: its relations are followed', async (_, main, rels, target, sheet) => {
    const bytes = zip({
      '[Content_Types].xml': `<Types><Override PartName="/${main}" ContentType="${MAIN}"/></Types>`,
      '_rels/.rels': relations(['officeDocument', main]),
      [main]: workbook('表'),
      [rels]: relations(['worksheet', target]),
      [sheet]: worksheet(table),
    })
    expect(lines(only(await openSheets('a.xlsx', bytes)))).toEqual([
      HEAD.join('|'),
      '固定资产投资|亿元|100|60',
    ])
    // Its way back is not known, so it has none.
    expect((await openFile('a.xlsx', bytes, { indicators: [] })).returns).toBeNull()
  })

  test('a workbook of charts alone is whole, and has no table', async () => {
    const bytes = zip({
      '_rels/.rels': relations(['officeDocument', 'xl/workbook.xml']),
      'xl/workbook.xml': workbook('图'),
      'xl/_rels/workbook.xml.rels': relations(['chartsheet', 'chartsheets/sheet1.xml']),
      'xl/chartsheets/sheet1.xml': '<chartsheet/>',
    })
    await expect(openSheets('a.xlsx', bytes)).rejects.toMatchObject({
      code: 'no-table',
      message: expect.stringMatching(/^[^。]*图表[^。]*。$/),
    })
  })

  test('an ods without its kind is told by what it holds', async () => {
    const source = fact('formats/libreoffice.ods')
    const parts = await Promise.all(
      readDirectory(source)
        .filter(({ name }) => name !== 'mimetype' && !name.endsWith('/'))
        .map(async (entry) => ({ name: entry.name, bytes: await readEntry(source, entry, 2 ** 24) })),
    )
    expect(await openSheets('a.ods', writeZip(parts, 'deflate'))).toEqual(await openSheets('b.ods', source))
    const other = zip({ 'content.xml': '<office:document-content><office:text/></office:document-content>' })
    await expect(openSheets('a.odt', other)).rejects.toMatchObject({ code: 'unsupported' })
  })

  test('a sheet that holds too much is left out and named; the others are read', async () => {
    const far =
      '<worksheet><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    const bytes = zip({
      '_rels/.rels': relations(['officeDocument', 'xl/workbook.xml']),
      'xl/workbook.xml': workbook('大', '表'),
      'xl/_rels/workbook.xml.rels': relations(
        ['worksheet', 'worksheets/sheet1.xml'],
        ['worksheet', 'worksheets/sheet2.xml'],
      ),
      'xl/worksheets/sheet1.xml': far,
      'xl/worksheets/sheet2.xml': worksheet(table),
    })
    const sheet = only(await openSheets('a.xlsx', bytes))
    expect(sheet.name).toBe('表')
    expect(sheet.warnings).toEqual([
      { cell: '', message: expect.stringMatching(/^工作表“大”的内容太多，没有读入/) },
    ])
  })
})

describe('names that their cells’ format indents', () => {
  const names = async (...list: (string | readonly [string, number])[]) => {
    const { attachments } = await openFile('a.xlsx', book([HEAD, ...list.map(row)]), { indicators: [] })
    const [one] = attachments
    const column = one?.attachment.columns.find(({ role }) => role === 'name')?.id ?? ''
    return one?.attachment.rows.map(({ cells }) => cells[column] ?? '') ?? []
  }

  test('are sub-items, a full-width space for each step', async () => {
    const found = await names('固定资产投资', ['工业投资', 2], ['技改投资', 3], ['房地产投资', 2], '财政收入')
    expect(found).toEqual(['固定资产投资', '　工业投资', '　　技改投资', '　房地产投资', '财政收入'])
    expect(found.map((name) => levelOf(name, ''))).toEqual([0, 1, 1, 1, 0])
  })

  test('are none where all are indented alike, or not from the left', async () => {
    expect(await names(['固定资产投资', 1], ['财政收入', 1])).toEqual(['固定资产投资', '财政收入'])
    expect(await names(['固定资产投资', 1], ['工业投资', 2])).toEqual(['固定资产投资', '　工业投资'])
    expect(await names('固定资产投资', ['工业投资', 4], ['财政收入', 5])).toEqual([
      '固定资产投资',
      '工业投资',
      '财政收入',
    ])
    expect(await names('固定资产投资', ['　工业投资', 2])).toEqual(['固定资产投资', '　工业投资'])
  })

  test('go back as they came, and a new name into an indented cell without the spaces', async () => {
    const bytes = book([HEAD, row('固定资产投资'), row(['工业投资', 2]), row('财政收入')])
    expect(Buffer.from(await roundTrip(bytes)).equals(Buffer.from(bytes))).toBe(true)
    const after = await roundTrip(bytes, (desk) => {
      desk.type(1, 'name', '　技改投资')
      desk.type(2, 'name', '　财政支出')
    })
    expect(cellIn(await sheetOf(after), 'A3')).toContain('s="2"')
    expect(cellIn(await sheetOf(after), 'A3')).toContain('>技改投资<')
    expect(cellIn(await sheetOf(after), 'A4')).toContain('>　财政支出<')
  })
})
