import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { openFile } from '../../electron/files/open.ts'
import { rewrite, scan, translated } from '../../electron/files/xlsx/patch/formula.ts'
import { rowMap, shifted } from '../../electron/files/xlsx/patch/rows.ts'
import { numberFor } from '../../electron/files/xlsx/patch/sheet.ts'
import { replaceParts } from '../../electron/files/zip/replace.ts'
import { readDirectory, writeZip } from '../../electron/files/zip/zip.ts'
import { cellIn, type Desk, differing, facts, partsOf, roundTrip } from './patch-support.ts'
import { temporaryFolder } from './store/support.ts'

const SHEET = 'xl/worksheets/sheet1.xml'
const OTHER = 'xl/worksheets/sheet2.xml'
const workbooks = ['charts-and-pictures.xlsx', 'comments.xlsm', 'libreoffice.xlsx']

/** A workbook with one of its parts written anew. */
async function changed(name: string, part: string, change: (xml: string) => string) {
  const bytes = facts(`patch/${name}`)
  const xml = (await partsOf(bytes)).get(part) ?? ''
  return replaceParts(bytes, new Map([[part, new TextEncoder().encode(change(xml))]]))
}

const sheetOf = async (bytes: Uint8Array): Promise<string> => (await partsOf(bytes)).get(SHEET) ?? ''

/** The texts that our own reader finds in the table's cells. */
async function shown(bytes: Uint8Array<ArrayBuffer>): Promise<string[][]> {
  const { attachments } = await openFile('回来.xlsx', bytes)
  return attachments[0]?.origin.rows.map(({ texts }) => [...texts]) ?? []
}

describe('nothing changed', () => {
  test.each([
    ...workbooks.map((name) => `patch/${name}`),
    'official.xlsx',
    'numbers-at-b4.xlsx',
    'odd-cells.xlsx',
    'two-tables.xlsx',
  ])('%s goes back as the very bytes that came', async (name) => {
    const bytes = facts(name)
    expect(Buffer.from(await roundTrip(bytes)).equals(Buffer.from(bytes))).toBe(true)
  })
})

describe('changed cells', () => {
  test.each(workbooks)('of %s are all that differs, part by part and byte by byte', async (name) => {
    const bytes = facts(`patch/${name}`)
    // A row that no formula of another sheet reads.
    const after = await roundTrip(bytes, (desk) => {
      desk.type(1, 'name', '一般预算收入')
      desk.type(6, 'name', '=1+1 & <乡村>\n第二行')
      desk.type(2, 'unit', '')
    })
    expect(differing(bytes, after)).toEqual([SHEET])
    const [old, made] = [await sheetOf(bytes), await sheetOf(after)]
    const cells = ['C6', 'C11', 'D7']
    expect(cells.reduce((xml, at) => xml.replace(cellIn(xml, at), ''), made)).toBe(
      cells.reduce((xml, at) => xml.replace(cellIn(xml, at), ''), old),
    )
    const style = /s="\d+"/.exec(cellIn(old, 'C6'))?.[0]
    expect(cellIn(made, 'C6')).toBe(
      `<c r="C6" ${style} t="inlineStr"><is><t xml:space="preserve">一般预算收入</t></is></c>`,
    )
    expect(cellIn(made, 'C11')).toContain('>=1+1 &amp; &lt;乡村&gt;\n第二行</t>')
    expect(cellIn(made, 'D7')).toMatch(/^<c r="D7" s="\d+"\/>$/)
    const texts = await shown(after)
    expect([texts[1]?.[1], texts[6]?.[1], texts[2]?.[2]]).toEqual([
      '一般预算收入',
      '=1+1 & <乡村>\n第二行',
      '',
    ])
  })

  test('a figure stays a number where the cell shows a number as it was typed, and is a text elsewhere', async () => {
    const after = await roundTrip(facts('patch/charts-and-pictures.xlsx'), (desk) => {
      desk.type(0, 'actual', '13.4%')
      desk.type(1, 'actual', '31.25')
      desk.type(2, 'actual', '4.15%')
      desk.type(3, 'actual', '710,000')
      desk.type(5, 'no', '06')
    })
    const xml = await sheetOf(after)
    expect(cellIn(xml, 'F5')).toMatch(/^<c r="F5" s="\d+"><v>0.134<\/v><\/c>$/)
    expect(cellIn(xml, 'F6')).toMatch(/<v>31.25<\/v>/)
    // 0.0% would show 4.2%.
    expect(cellIn(xml, 'F7')).toMatch(/t="inlineStr".*>4.15%</)
    expect(cellIn(xml, 'F8')).toMatch(/<v>710000<\/v>/)
    expect(cellIn(xml, 'B10')).toMatch(/t="inlineStr".*>06</)
    expect((await shown(after)).map((row) => row[4]).slice(0, 4)).toEqual([
      '13.4%',
      '31.25',
      '4.15%',
      '710,000',
    ])
  })

  test('the status that is now shown goes back, and words of the original stay where nothing new is shown', async () => {
    const after = await roundTrip(facts('patch/charts-and-pictures.xlsx'), (desk) => {
      desk.type(2, 'actual', '12.0%')
      desk.type(0, 'actual', '5.0%')
    })
    const xml = await sheetOf(after)
    expect(cellIn(xml, 'G7')).toContain('>完成<')
    expect(cellIn(xml, 'G5')).toContain('>未完成<')
    expect(cellIn(xml, 'G9')).toBe(cellIn(await sheetOf(facts('patch/charts-and-pictures.xlsx')), 'G9'))
  })

  test('empty status cells are filled with what was judged, and with nothing that is open', async () => {
    const bytes = facts('traditional.xlsx')
    const after = await roundTrip(bytes)
    expect((await shown(bytes)).map((row) => row[5])).toEqual(['完成', '', ''])
    expect((await shown(after)).map((row) => row[5])).toEqual(['完成', '完成', '完成'])
    const open = await roundTrip(bytes, (desk) => desk.type(1, 'actual', ''))
    expect((await shown(open)).map((row) => row[5])).toEqual(['完成', '', '完成'])
  })

  test('results that are no longer true are calculated anew by whoever opens the workbook', async () => {
    const bytes = facts('patch/charts-and-pictures.xlsx')
    const after = await roundTrip(bytes, (desk) => desk.type(1, 'actual', '40.00'))
    const xml = await sheetOf(after)
    // H6 = F6/E6, F14 = SUM(F5:F11), F15 = F6*2; the others do not see F6.
    for (const at of ['H6', 'F14', 'F15']) expect(cellIn(xml, at)).not.toContain('<v>')
    for (const at of ['H5', 'H7', 'H8']) expect(cellIn(xml, at)).toBe(cellIn(await sheetOf(bytes), at))
    // 汇总!B2 sums the same cells and B3 their name; the rest of that sheet stays as it is.
    expect(differing(bytes, after)).toEqual([SHEET, OTHER])
    const [second = '', before = ''] = [(await partsOf(after)).get(OTHER), (await partsOf(bytes)).get(OTHER)]
    expect(second).toBe(before.replace('<v>700030.834</v>', '').replace('<v>700000</v>', ''))
  })

  test('a text in the place of a formula: the cells that shared it keep theirs, and the order of calculation loses it', async () => {
    const bytes = facts('patch/charts-and-pictures.xlsx')
    const after = await roundTrip(bytes, (desk) => desk.type(0, 'share', '约150%'))
    expect(differing(bytes, after)).toEqual([SHEET, 'xl/calcChain.xml'])
    const xml = await sheetOf(after)
    expect(cellIn(xml, 'H5')).toMatch(/^<c r="H5" s="\d+" t="inlineStr">/)
    expect(cellIn(xml, 'H6')).toContain('<f>F6/E6</f><v>0.544642857142857</v>')
    expect(cellIn(xml, 'H11')).toContain('<f>F11/E11</f>')
    const chain = (await partsOf(after)).get('xl/calcChain.xml') ?? ''
    expect(chain).toContain('<c r="H6" i="1"/><c r="H7"/>')
    expect(chain).not.toContain('"H5"')
  })

  test('where no formula is left, the order of calculation goes with all that names it', async () => {
    const bytes = await changed('charts-and-pictures.xlsx', 'xl/calcChain.xml', (xml) =>
      xml.replace(/<c .*\/>/, '<c r="H5" i="1"/>'),
    )
    const after = await partsOf(await roundTrip(bytes, (desk) => desk.type(0, 'share', '约150%')))
    expect(after.has('xl/calcChain.xml')).toBe(false)
    expect([...after.values()].join()).not.toContain('calcChain')
  })

  test('cells and rows that the sheet does not list are put in at their places', async () => {
    const bytes = await changed('charts-and-pictures.xlsx', SHEET, (xml) =>
      xml
        .replace(cellIn(xml, 'D6'), '')
        .replace(/<row r="7".*?<\/row>/, '')
        .replace('<row r="6"', '<row r="6" spans="2:8"'),
    )
    const after = await roundTrip(bytes, (desk) => {
      desk.type(1, 'unit', '万元')
      desk.type(2, 'name', '新来的')
      desk.type(2, 'no', '3')
    })
    const xml = await sheetOf(after)
    expect(xml).toMatch(
      /<c r="C6"[^>]*>(?:(?!<c ).)*<c r="D6" t="inlineStr"><is><t xml:space="preserve">万元<\/t><\/is><\/c><c r="E6"/,
    )
    expect(xml).toMatch(
      /<\/row><row r="7"><c r="B7"><v>3<\/v><\/c><c r="C7" t="inlineStr">.*?<\/row><row r="8"/,
    )
    expect(xml).not.toContain('spans=')
  })

  test('a sheet whose elements carry a prefix, and one that leaves addresses out', async () => {
    const prefixed = await changed('charts-and-pictures.xlsx', SHEET, (xml) =>
      xml.replace(/<(\/?)(?=\w)/g, '<$1x:').replace('xmlns=', 'xmlns:x='),
    )
    const work = (desk: Desk) => {
      desk.type(0, 'name', '生产总值')
      desk.insert(1)
      desk.type(1, 'name', '新行')
    }
    const xml = await sheetOf(await roundTrip(prefixed, work))
    expect(cellIn(xml, 'C5')).toContain('<x:is><x:t xml:space="preserve">生产总值</x:t></x:is></x:c>')
    expect(cellIn(xml, 'C6')).toContain('>新行<')
    expect(xml.replace(/<\/?x:[^>]*>/g, '')).not.toMatch(/[<>]/)

    const bare = await changed('charts-and-pictures.xlsx', SHEET, (whole) =>
      // Only rows that are full from column A on may leave them out.
      whole.replace(/<row r="3".*?<\/row>/, (row) => row.replace('<c r="B3"', '<c r="A3"/><c')),
    )
    const renamed = await roundTrip(bare, (desk) => {
      const { heading } = desk.attachment
      desk.edit([{ type: 'heading', from: heading, to: { ...heading, title: ['某市上半年情况'] } }])
    })
    expect(cellIn(await sheetOf(renamed), 'B3')).toContain('>某市上半年情况<')
  })

  test('title, notes and column headers are written where they stand; what is not found is refused', async () => {
    const bytes = facts('patch/charts-and-pictures.xlsx')
    const work = (title: string[], note: string) => (desk: Desk) => {
      const { heading, columns } = desk.attachment
      const below = [note, ...heading.below.slice(1)]
      desk.edit([{ type: 'heading', from: heading, to: { ...heading, title, below } }])
      const [from] = columns.filter(({ role }) => role === 'actual')
      if (from) desk.edit([{ type: 'column', from, to: { ...from, header: ['上半年实绩'] } }])
    }
    const after = await roundTrip(bytes, work(['新标题'], '注：新的说明。'))
    const xml = await sheetOf(after)
    expect(cellIn(xml, 'B3')).toContain('>新标题<')
    expect(cellIn(xml, 'B13')).toContain('>注：新的说明。<')
    expect(cellIn(xml, 'F4')).toContain('>上半年实绩<')
    expect(differing(bytes, after)).toContain(SHEET)
    await expect(roundTrip(bytes, work(['一', '二'], '注：新的说明。'))).rejects.toMatchObject({
      code: 'unsupported',
    })
  })

  test('two tables on one sheet go back together', async () => {
    const bytes = facts('two-tables.xlsx')
    const after = await roundTrip(bytes, (one, two) => {
      one.type(0, 'name', '甲')
      one.insert(1)
      one.type(1, 'name', '新')
      two.type(0, 'name', '乙')
    })
    const { attachments } = await openFile('两张.xlsx', after)
    expect(attachments.map(({ attachment }) => attachment.rows.length)).toEqual([4, 2])
    expect(attachments.map(({ origin }) => origin.rows.map(({ texts }) => texts[1]))).toEqual([
      ['甲', '新', ...(await shown(bytes)).slice(1).map((row) => row[1] ?? '')],
      ['乙', expect.any(String)],
    ])
  })
})

describe('rows put in, taken out and moved', () => {
  const bytes = facts('patch/charts-and-pictures.xlsx')

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
    ['comments', async () => facts('patch/comments.xlsm'), (desk) => desk.insert(1), /批注/],
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
    [
      'a new column',
      async () => bytes,
      (desk) =>
        desk.edit([
          { type: 'insertColumns', at: 2, columns: [{ id: 'new', header: ['新'], role: 'none', width: 9 }] },
        ]),
      /新的列/,
    ],
  ])('%s: refused with one sentence', async (_, make, work, why) => {
    const refused = expect.objectContaining({ code: 'unsupported', message: expect.stringMatching(why) })
    await expect(roundTrip(await make(), work)).rejects.toEqual(refused)
    await expect(roundTrip(await make(), work)).rejects.toMatchObject({
      message: expect.stringMatching(/^[^。]*。$/),
    })
  })

  test('a table object: its cells may change, its rows may not', async () => {
    const table = `<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="1" name="表1" displayName="表1" ref="B4:H11"/>`
    const source = facts('patch/charts-and-pictures.xlsx')
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

describe('a zip', () => {
  test('of a writer that streams, with data descriptors and odd extras, keeps every other byte', async () => {
    const bytes = facts('patch/libreoffice.xlsx')
    // LibreOffice writes descriptors: the flag says so in every header.
    expect(readDirectory(bytes).length).toBeGreaterThan(10)
    const content = new TextEncoder().encode('<a/>')
    const after = replaceParts(bytes, new Map([['docProps/app.xml', content]]))
    expect(differing(bytes, after)).toEqual(['docProps/app.xml'])
    expect((await partsOf(after)).get('docProps/app.xml')).toBe('<a/>')
    expect(Buffer.from(after).includes(deflateRawSync(content))).toBe(true)
    const without = replaceParts(bytes, new Map([['docProps/app.xml', null]]))
    expect(differing(bytes, without)).toEqual(['docProps/app.xml'])
  })
})

describe('formulas', () => {
  const map = rowMap([{ first: 4, last: 6, next: [{ old: 4 }, { like: 4 }, { old: 5 }, { old: 6 }] }])
  test.each([
    ['SUM(F5:F7)+$A$6', 'SUM(F5:F8)+$A$7'],
    ['\'主要指标\'!F6&"F6"', '\'主要指标\'!F7&"F6"'],
    ['Other!F6+[1]主要指标!F6', 'Other!F6+[1]主要指标!F6'],
    ['LOG10(F6)+A1B6+F6.x+表1[F6]', 'LOG10(F7)+A1B6+F6.x+表1[F6]'],
    ['SUM(6:7)+SUM(F:F)+F7:F5', 'SUM(7:8)+SUM(F:F)+F8:F5'],
    ['1E6+{1,6;F6}', '1E6+{1,6;F7}'],
    ['F1048576+XFE6+F6()', 'F1048576+XFE6+F6()'],
  ])('%s with a row put in below row 5', (text, expected) => {
    expect(shifted(text, '主要指标', '主要指标', map, '')).toBe(expected)
  })

  test('what is not changed is given back letter for letter', () => {
    const text = ' sum( f5 : $G$7 ) & "a""b!C1" '
    expect(rewrite(text, (reference) => reference)).toBe(text)
    expect(scan('销售额*2+SUM(B2)').names).toEqual(['销售额'])
  })

  test('a shared formula reads in each cell what it means there', () => {
    expect(translated('$A1+B$2+C3:D4+汇总!E5', 2, 1)).toBe('$A3+C$2+D5:E6+汇总!F7')
  })
})

test.each<[string, string | undefined, string | null]>([
  ['12.3%', '0.0%', '0.123'],
  ['12.34%', '0.0%', null],
  ['1,234.5', '#,##0.0', '1234.5'],
  ['-3', 'General', '-3'],
  ['1.10', 'General', null],
  ['7%左右', '0.0%', null],
  ['12', '@', null],
  ['5.00亿元', '0.00"亿元"', '5'],
  ['123456789012345678', '0', null],
  ['', 'General', null],
])('%s under %s is the number %s', (text, code, expected) => {
  expect(numberFor(text, code)).toBe(expected)
})

const office = (() => {
  try {
    return execFileSync('which', ['soffice'], { encoding: 'utf8' }).trim()
  } catch {
    return ''
  }
})()

describe.skipIf(office === '')('LibreOffice', { timeout: 180_000 }, () => {
  test('opens what goes back, with its changes, its other rows and every result calculated', async () => {
    const folder = temporaryFolder()
    for (const name of workbooks) {
      const bytes = facts(`patch/${name}`)
      const edited = await roundTrip(bytes, (desk) => {
        desk.type(0, 'actual', '20.0%')
        desk.type(1, 'name', '一般预算收入')
        desk.type(1, 'actual', '40.00')
      })
      writeFileSync(join(folder, `edited-${name}`), edited)
      if (name === 'comments.xlsm') continue
      const moved = await roundTrip(bytes, (desk) => {
        desk.insert(1, 2)
        desk.type(1, 'name', '新的一行')
        desk.type(2, 'actual', '50.0%')
        desk.remove(4)
      })
      writeFileSync(join(folder, `moved-${name}`), moved)
    }
    const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1'
    const profile = `-env:UserInstallation=file://${folder}/profile`
    const files = readdirSync(folder).map((name) => join(folder, name))
    execFileSync(office, [profile, '--headless', '--convert-to', filter, '--outdir', folder, ...files], {
      stdio: 'ignore',
    })
    const sheet = (name: string, of: string) =>
      readFileSync(join(folder, `${name.replace(/\.\w+$/, '')}-${of}.csv`), 'utf8')
    for (const name of workbooks) {
      const main = sheet(`edited-${name}`, '主要指标')
      expect(main).toMatch(/,20(?:\.0)?%,/)
      expect(main).toMatch(/一般预算收入,亿元,56(?:\.00)?,40(?:\.00)?,完成,71\.4\d*%/)
      expect(main).toMatch(/,80,/)
      // 汇总!B4 is twice 汇总!B1, which is the cell that changed.
      expect(sheet(`edited-${name}`, '汇总')).toContain(',0.4\n')
      if (name === 'comments.xlsm') continue
      const rows = sheet(`moved-${name}`, '主要指标')
      expect(rows).toContain('新的一行')
      expect(rows).not.toContain('固定资产投资')
      expect(rows).toMatch(/合计,,,,(?:700031\.293|70003129\.3%)/)
      const sums = sheet(`moved-${name}`, '汇总')
      expect(sums).toMatch(/合计,(?:700031\.293|70003129\.3%)/)
      expect(sums).toMatch(/地区生产总值,(?:0\.123|12\.3%)/)
      expect(`${rows}${sums}`).not.toContain('#REF')
    }
  })
})
