/** Rows that a person put in, took out and moved, and all that points at them. */
import { describe, expect, test } from 'vitest'
import { writeZip } from '../../../../electron/files/zip/zip.ts'
import { fact } from '../../support/facts.ts'
import { cellIn, differing, partsOf } from '../../support/parts.ts'
import { changed, type Desk, OTHER, roundTrip, SHEET, sheetOf, shown } from './support.ts'

describe('rows put in, taken out and moved', () => {
  const bytes = fact('patch/charts-and-pictures.xlsx')

  test('take along what lies below them and what refers to them', async () => {
    const after = await roundTrip(bytes, (desk) => {
      desk.insert(2)
      desk.type(2, 'name', '新指标')
      desk.insert(8, 2)
      desk.type(9, 'name', '末行')
    })
    const parts = await partsOf(after)
    const xml = parts.get(SHEET) ?? ''
    expect((await shown(after)).map((row) => row[1])).toEqual([
      '地区生产总值',
      '一般公共预算收入',
      '新指标',
      '固定资产投资',
      '进出口总额',
      '社会消费品零售总额',
      '城镇居民人均可支配收入',
      '农村居民人均可支配收入',
    ])
    expect(cellIn(xml, 'C14')).toContain('>末行<')
    // The height of 固定资产投资 goes with it, and a new row looks like the one above it.
    expect(xml).toContain('<row r="8" ht="33" customHeight="1">')
    expect(cellIn(xml, 'E7')).toMatch(/^<c r="E7" s="6"\/>$/)
    expect(cellIn(xml, 'H8')).toContain('<f>F8/E8</f>')
    expect(cellIn(xml, 'F17')).toMatch(/<f>SUM\(F5:F12\)<\/f><\/c>/)
    expect(cellIn(xml, 'F18')).toContain('<f>F6*2</f><v>61</v>')
    expect(xml).toContain(
      '<mergeCells count="2"><mergeCell ref="B3:H3"/><mergeCell ref="B11:B12"/></mergeCells>',
    )
    expect(xml.match(/sqref="[F-H]\d+:\w+"/g)).toEqual(['sqref="F5:F14"', 'sqref="F5:F14"', 'sqref="G5:G14"'])
    expect(xml).toContain('sqref="B5:H14"')
    expect(xml).toContain('<brk id="12"')
    const workbook = parts.get('xl/workbook.xml')
    expect(workbook).toContain("'主要指标'!$F$5:$F$12<")
    expect(workbook).toContain("'主要指标'!$F$5<")
    expect(workbook).toContain("'主要指标'!$B$2:$H$18<")
    expect(workbook).toContain("'主要指标'!4:4<")
    const second = parts.get(OTHER) ?? ''
    expect(cellIn(second, 'B2')).toContain("<f>SUM('主要指标'!F5:F12)</f>")
    expect(cellIn(second, 'B5')).toBe(cellIn((await partsOf(bytes)).get(OTHER), 'B5'))
    expect(parts.get('xl/charts/chart1.xml')).toContain("'主要指标'!$F$5:$F$12<")
    // The chart stood below the table, the picture beside its title.
    const rows = (name: string, all: Map<string, string>) =>
      [...(all.get(name) ?? '').matchAll(/<from>.*?<row>(\d+)</g)].map(([, row]) => Number(row))
    const drawing = 'xl/drawings/drawing1.xml'
    const before = rows(drawing, await partsOf(bytes))
    expect(rows(drawing, parts)).toEqual(before.map((row) => (row > 11 ? row + 3 : row)))
    expect(parts.get('xl/calcChain.xml')).toContain(
      '<c r="H6"/><c r="H8"/><c r="H9"/><c r="H10"/><c r="H11"/><c r="H12"/><c r="F17"/><c r="F18"/><c r="B1" i="2"/>',
    )
    const touched = [SHEET, OTHER, drawing, 'xl/charts/chart1.xml', 'xl/workbook.xml', 'xl/calcChain.xml']
    expect(differing(bytes, after).sort()).toEqual(touched.sort())
  })

  test('what is taken out takes its own with it, and what is left stays whole', async () => {
    const after = await roundTrip(bytes, (desk) => desk.remove(3, 5))
    const parts = await partsOf(after)
    const xml = parts.get(SHEET) ?? ''
    expect((await shown(after)).map((row) => row[1])).toEqual([
      '地区生产总值',
      '一般公共预算收入',
      '固定资产投资',
      '农村居民人均可支配收入',
    ])
    expect(cellIn(xml, 'F11')).toMatch(/<f>SUM\(F5:F8\)<\/f><\/c>/)
    expect(xml).toContain('<mergeCells count="1"><mergeCell ref="B3:H3"/></mergeCells>')
    expect(xml).toContain('sqref="F5:F8"')
    expect(parts.get('xl/workbook.xml')).toContain("'主要指标'!$B$2:$H$12<")
    expect(cellIn(parts.get(OTHER), 'B2')).toContain("<f>SUM('主要指标'!F5:F8)</f>")
    // The number that stood across both rows of 居民收入 goes on in what is left of them.
    expect(cellIn(xml, 'B8')).toContain('<v>6</v>')
  })

  test('moved rows keep their formulas, and those that point at them follow', async () => {
    const after = await roundTrip(bytes, (desk) => desk.move(1, 1, 3))
    const xml = await sheetOf(after)
    expect((await shown(after)).map((row) => row[1]).slice(0, 4)).toEqual([
      '地区生产总值',
      '固定资产投资',
      '进出口总额',
      '一般公共预算收入',
    ])
    expect(cellIn(xml, 'H8')).toContain('<f>F8/E8</f><v>0.544642857142857</v>')
    expect(cellIn(xml, 'F15')).toContain('<f>F8*2</f>')
    expect(cellIn(xml, 'F14')).toContain('<f>SUM(F5:F11)</f>')
    expect(xml).toContain('<row r="6" ht="33"')
  })

  test('merged and split cells', async () => {
    const after = await roundTrip(bytes, (desk) => {
      const [first, second] = desk.attachment.rows
      const column = desk.attachment.columns.find(({ role }) => role === 'unit')?.id ?? ''
      const made = { top: first?.id ?? '', bottom: second?.id ?? '', left: column, right: column }
      desk.type(1, 'unit', '')
      desk.edit([{ type: 'merges', from: desk.attachment.merges, to: [made] }])
    })
    expect(await sheetOf(after)).toContain(
      '<mergeCells count="2"><mergeCell ref="B3:H3"/><mergeCell ref="D5:D6"/></mergeCells>',
    )
  })

  test.each<[string, () => Promise<Uint8Array<ArrayBuffer>>, (desk: Desk) => void, RegExp]>([
    ['comments', async () => fact('patch/comments.xlsm'), (desk) => desk.insert(1), /批注/],
    ['a formula that reads the row', async () => bytes, (desk) => desk.remove(0), /引用了删去的行/],
    [
      'an array formula',
      () =>
        changed('charts-and-pictures.xlsx', SHEET, (xml) =>
          xml.replace('<f>F6*2', '<f t="array" ref="F15">F6*2'),
        ),
      (desk) => desk.insert(1),
      /数组公式/,
    ],
    [
      'a part of an array formula',
      () =>
        changed('charts-and-pictures.xlsx', SHEET, (xml) =>
          xml
            .replace(/<f t="shared" ref="H5:H11" si="0">/, '<f t="array" ref="H5:H11">')
            .replaceAll('<f t="shared" si="0"/>', ''),
        ),
      (desk) => desk.type(2, 'share', '5%'),
      /数组公式/,
    ],
    [
      'text beside a row that goes',
      () =>
        changed('charts-and-pictures.xlsx', SHEET, (xml) =>
          xml.replace(/(<row r="8".*?)<\/row>/, '$1<c r="M8" t="inlineStr"><is><t>旁注</t></is></c></row>'),
        ),
      (desk) => desk.remove(3),
      /M8/,
    ],
    [
      'a formula over several sheets',
      () =>
        changed('charts-and-pictures.xlsx', OTHER, (xml) => xml.replace('<f>B1*2', '<f>SUM(一月:六月!A1)')),
      (desk) => desk.insert(1),
      /跨多张工作表/,
    ],
  ])('%s: refused with one sentence', async (_, make, work, why) => {
    const refused = expect.objectContaining({ code: 'unsupported', message: expect.stringMatching(why) })
    await expect(roundTrip(await make(), work)).rejects.toEqual(refused)
    await expect(roundTrip(await make(), work)).rejects.toMatchObject({
      message: expect.stringMatching(/^[^。]*。$/),
    })
  })

  test('what else belongs to a sheet moves as it is: a printer’s settings, a picture behind it', async () => {
    const source = await partsOf(bytes)
    const part = 'xl/worksheets/_rels/sheet1.xml.rels'
    const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
    const relations = (source.get(part) ?? '').replace(
      '</Relationships>',
      `<Relationship Id="rId77" Type="${office}/printerSettings" Target="../printerSettings/printerSettings1.bin"/><Relationship Id="rId78" Type="${office}/image" Target="../media/behind.png"/></Relationships>`,
    )
    const binary = new Uint8Array([0xff, 0xfe, 0x80, 0x81, 0xc3])
    const added = ['xl/printerSettings/printerSettings1.bin', 'xl/media/behind.png']
    const texts = new Map(source).set(part, relations)
    const made = writeZip(
      [
        ...Array.from(texts, ([name, text]) => ({ name, bytes: new TextEncoder().encode(text) })),
        ...added.map((name) => ({ name, bytes: binary })),
      ],
      'deflate',
    )
    const after = await roundTrip(made, (desk) => desk.insert(2))
    expect(cellIn(await sheetOf(after), 'H8')).toContain('<f>F8/E8</f>')
    expect(differing(made, after)).not.toContain(added[0])
    expect(differing(made, after)).not.toContain(added[1])
  })

  test.each([
    ['表1[目标]', true],
    ['SUM(表1[[目标]:[目标]])', true],
    ['表1[[#This Row],[目标]]*2', true],
    ['SUM(表1[实绩])', false],
    ['SUM(表1[#All])', false],
    ['表1[[#Headers],[实绩]]', true],
    ['SUM(表1[[#All],[序号]:[目标]])', true],
    ['SUM(没有的[目标])', false],
    ['SUM(表1[没有的])', false],
  ])('%s: its kept result stays where it does not read what changed', async (formula, stays) => {
    const names = ['序号', '指标', '单位', '目标', '实绩', '情况', '占比']
    const columns = names.map((name, at) => `<tableColumn id="${at + 1}" name="${name}"/>`).join('')
    const table = `<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="1" name="表1" displayName="表1" ref="B4:H11"><tableColumns count="7">${columns}</tableColumns></table>`
    const source = await partsOf(bytes)
    const part = 'xl/worksheets/_rels/sheet1.xml.rels'
    const texts = new Map(source)
    texts.set(
      part,
      (source.get(part) ?? '').replace(
        '</Relationships>',
        '<Relationship Id="rId77" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/table" Target="../tables/table1.xml"/></Relationships>',
      ),
    )
    texts.set('xl/tables/table1.xml', table)
    texts.set(SHEET, (source.get(SHEET) ?? '').replace('<f>F6*2</f>', `<f>${formula}</f>`))
    const made = writeZip(
      Array.from(texts, ([name, text]) => ({ name, bytes: new TextEncoder().encode(text) })),
      'deflate',
    )
    // F is the actual of the table's second row.
    const after = await roundTrip(made, (desk) => desk.type(1, 'actual', '31'))
    expect(cellIn(await sheetOf(after), 'F15').includes('<v>')).toBe(stays)
  })

  test('a table object: its cells may change, its rows may not', async () => {
    const table = `<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="1" name="表1" displayName="表1" ref="B4:H11"/>`
    const source = fact('patch/charts-and-pictures.xlsx')
    const parts = await partsOf(source)
    const part = 'xl/worksheets/_rels/sheet1.xml.rels'
    const relations = (parts.get(part) ?? '').replace(
      '</Relationships>',
      '<Relationship Id="rId77" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/table" Target="../tables/table1.xml"/></Relationships>',
    )
    const all = [...parts].map(([name, text]) => ({
      name,
      bytes: new TextEncoder().encode(name === part ? relations : text),
    }))
    const made = writeZip(
      [...all, { name: 'xl/tables/table1.xml', bytes: new TextEncoder().encode(table) }],
      'deflate',
    )
    expect(
      cellIn(await sheetOf(await roundTrip(made, (desk) => desk.type(1, 'name', '改'))), 'C6'),
    ).toContain('>改<')
    await expect(roundTrip(made, (desk) => desk.insert(1))).rejects.toThrow(/“表格”对象/)
  })
})
