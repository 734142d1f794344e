/** Cells that a person changed are all that differs in the workbook that goes back. */
import { describe, expect, test } from 'vitest'
import { openFile } from '../../../../electron/files/open.ts'
import { numberFor } from '../../../../electron/files/xlsx/patch/sheet.ts'
import { fact } from '../../support/facts.ts'
import { cellIn, differing, partsOf } from '../../support/parts.ts'
import { changed, type Desk, OTHER, roundTrip, SHEET, sheetOf, shown, workbooks } from './support.ts'

describe('nothing changed', () => {
  test.each([
    ...workbooks.map((name) => `patch/${name}`),
    'official.xlsx',
    'numbers-at-b4.xlsx',
    'odd-cells.xlsx',
    'two-tables.xlsx',
  ])('%s goes back as the very bytes that came', async (name) => {
    const bytes = fact(name)
    expect(Buffer.from(await roundTrip(bytes)).equals(Buffer.from(bytes))).toBe(true)
  })
})

describe('changed cells', () => {
  test.each(workbooks)('of %s are all that differs, part by part and byte by byte', async (name) => {
    const bytes = fact(`patch/${name}`)
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
    const after = await roundTrip(fact('patch/charts-and-pictures.xlsx'), (desk) => {
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
    const after = await roundTrip(fact('patch/charts-and-pictures.xlsx'), (desk) => {
      desk.type(2, 'actual', '12.0%')
      desk.type(0, 'actual', '5.0%')
    })
    const xml = await sheetOf(after)
    expect(cellIn(xml, 'G7')).toContain('>完成<')
    expect(cellIn(xml, 'G5')).toContain('>未完成<')
    expect(cellIn(xml, 'G9')).toBe(cellIn(await sheetOf(fact('patch/charts-and-pictures.xlsx')), 'G9'))
  })

  test('empty status cells are filled with what was judged, and with nothing that is open', async () => {
    const bytes = fact('traditional.xlsx')
    const after = await roundTrip(bytes)
    expect((await shown(bytes)).map((row) => row[5])).toEqual(['完成', '', ''])
    expect((await shown(after)).map((row) => row[5])).toEqual(['完成', '完成', '完成'])
    const open = await roundTrip(bytes, (desk) => desk.type(1, 'actual', ''))
    expect((await shown(open)).map((row) => row[5])).toEqual(['完成', '', '完成'])
  })

  test('results that are no longer true are calculated anew by whoever opens the workbook', async () => {
    const bytes = fact('patch/charts-and-pictures.xlsx')
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
    const bytes = fact('patch/charts-and-pictures.xlsx')
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
    const bytes = fact('patch/charts-and-pictures.xlsx')
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
    const bytes = fact('two-tables.xlsx')
    const after = await roundTrip(bytes, (one, two) => {
      one.type(0, 'name', '甲')
      one.insert(1)
      one.type(1, 'name', '新')
      two.type(0, 'target', '乙')
    })
    const { attachments } = await openFile('两张.xlsx', after, { indicators: [] })
    expect(attachments.map(({ attachment }) => attachment.rows.length)).toEqual([4, 2])
    expect(attachments.map(({ origin }) => origin.rows.map(({ texts }) => texts[1]))).toEqual([
      ['甲', '新', ...(await shown(bytes)).slice(1).map((row) => row[1] ?? '')],
      ['乙', expect.any(String)],
    ])
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
