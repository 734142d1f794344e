import { describe, expect, it } from 'vitest'
import { guard } from '../../../electron/files/guard.ts'
import { writeZip } from '../../../electron/files/zip/zip.ts'

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

interface Made {
  rows: string
  after?: string
  cols?: string
  formats?: string
  styles?: readonly number[]
  strings?: string
  properties?: string
  prefix?: string
  target?: string
}

/** The one sheet of a workbook written by hand, as some program might. */
async function sheetOf({
  rows,
  after = '',
  cols = '',
  formats = '',
  styles = [0],
  strings = '',
  properties = '',
  prefix = '',
  target = 'worksheets/sheet1.xml',
}: Made) {
  const p = prefix === '' ? '' : `${prefix}:`
  const tagged = (xml: string) => (p === '' ? xml : xml.replace(/<(\/?)(?=[a-z])/gi, `<$1${p}`))
  const xfs = styles.map((id) => `<xf numFmtId="${id}" fontId="0" fillId="0" borderId="0"/>`).join('')
  const parts = {
    'xl/workbook.xml': tagged(
      `<workbook xmlns:r="${RELATIONS}">${properties}<sheets><sheet name="甲&amp;乙" sheetId="7" r:id="rId9"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId9" Type="${RELATIONS}/worksheet" Target="${target}"/></Relationships>`,
    'xl/worksheets/sheet1.xml': tagged(
      `<worksheet>${cols}<sheetData>${rows}</sheetData>${after}</worksheet>`,
    ),
    'xl/styles.xml': tagged(`<styleSheet>${formats}<cellXfs>${xfs}</cellXfs></styleSheet>`),
    'xl/sharedStrings.xml': tagged(`<sst>${strings}</sst>`),
  }
  const bytes = writeZip(
    Object.entries(parts).map(([name, xml]) => ({ name, bytes: new TextEncoder().encode(xml) })),
    'deflate',
  )
  const content = await guard(bytes)
  if (content.kind !== 'xlsx') throw new Error(`not an xlsx but ${content.kind}`)
  const [sheet] = await content.sheets(() => {})
  if (!sheet) throw new Error('no sheet')
  return sheet
}

describe('a sheet', () => {
  it('is read whatever its namespace is called and however its parts are addressed', async () => {
    for (const prefix of ['', 'x']) {
      for (const target of ['worksheets/sheet1.xml', '/xl/worksheets/sheet1.xml']) {
        const sheet = await sheetOf({
          rows: '<row r="1"><c r="B1" t="s"><v>0</v></c></row>',
          strings: '<si><t>目标</t></si>',
          prefix,
          target,
        })
        expect(sheet).toMatchObject({ name: '甲&乙', texts: [['', '目标']] })
      }
    }
  })

  it('shows texts: rich, with phonetics left out, with the format’s escapes, spaces and line ends', async () => {
    const sheet = await sheetOf({
      rows: '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>a_x000D_b</t></is></c><c r="D1" t="s"><v>2</v></c></row>',
      strings:
        '<si><r><t>2021</t></r><r><t>年目标</t></r></si><si><t>東京</t><rPh sb="0" eb="1"><t>トウ</t></rPh></si><si><t xml:space="preserve"> 3% _x005F_x000D_&#10;二</t></si>',
    })
    expect(sheet.texts).toEqual([['2021年目标', '東京', 'a\nb', ' 3% _x000D_\n二']])
  })

  it('tells of pieces of a text that are struck out, or raised above the line', async () => {
    const run = (format: string, text: string) => `<r><rPr>${format}</rPr><t>${text}</t></r>`
    const texts = [
      run('<strike/>', '1') + run('<sz val="11"/>', '9.06'),
      run('<strike val="0"/>', '1') + run('', '9.06'),
      run('', '201.5') + run('<vertAlign val="superscript"/>', '2') + run('<vertAlign val="baseline"/>', '1'),
    ]
    const sheet = await sheetOf({
      rows: `<row r="1">${texts.map((_, at) => `<c r="${'ABC'[at]}1" t="s"><v>${at}</v></c>`).join('')}</row><row r="2">${texts
        .map((text, at) => `<c r="${'ABC'[at]}2" t="inlineStr"><is>${text}</is></c>`)
        .join('')}</row>`,
      strings: texts.map((text) => `<si>${text}</si>`).join(''),
    })
    expect(sheet.texts).toEqual([
      ['19.06', '19.06', '201.521'],
      ['19.06', '19.06', '201.521'],
    ])
    expect(sheet.struck).toEqual([
      { row: 0, column: 0 },
      { row: 1, column: 0 },
    ])
    expect(sheet.rounded).toEqual([
      { row: 0, column: 2, text: '201.51' },
      { row: 1, column: 2, text: '201.51' },
    ])
  })

  it('shows the results of formulas; an empty text is one, none at all is said', async () => {
    const sheet = await sheetOf({
      rows: `<row r="1">
        <c r="A1"><f>B1*2</f><v>0</v></c>
        <c r="B1" t="str"><f t="shared" ref="B1:B2" si="0">IF(A1&gt;1,"是","")</f><v>是</v></c>
        <c r="C1" t="str"><f>""</f><v></v></c>
        <c r="D1"><f>1+1</f></c>
        <c r="E1" t="e"><f>1/0</f><v>#DIV/0!</v></c>
        <c r="F1" t="b"><f>TRUE</f><v>1</v></c>
        </row><row r="2"><c r="B2"><f t="shared" si="0"/></c></row>`,
    })
    expect(sheet.texts).toEqual([['0', '是', '', '', '#DIV/0!', 'TRUE']])
    expect(sheet.warnings.map(({ cell }) => cell)).toEqual(['D1', 'E1', 'B2'])
  })

  it('shows numbers under their formats, also those that China names by number only', async () => {
    const rows = (value: string) =>
      `<row r="1">${[0, 1, 2, 3].map((s) => `<c r="${'ABCD'[s]}1" s="${s}"><v>${value}</v></c>`).join('')}</row>`
    const made = { styles: [0, 10, 31, 14] }
    expect((await sheetOf({ ...made, rows: rows('44377') })).texts).toEqual([
      ['44377', '4437700.00%', '2021年6月30日', '2021/6/30'],
    ])
    const since1904 = await sheetOf({
      ...made,
      rows: rows('42915'),
      properties: '<workbookPr date1904="1"/>',
    })
    expect(since1904.texts[0]?.slice(2)).toEqual(['2021年6月30日', '2021/6/30'])
    const own = await sheetOf({
      rows: '<row r="1"><c r="A1" s="0"><v>0.123</v></c></row>',
      formats: '<numFmts count="1"><numFmt numFmtId="164" formatCode="0.0&quot;%&quot;"/></numFmts>',
      styles: [164],
    })
    expect(own.texts).toEqual([['0.1%']])
  })

  it('has merges, widths and what is hidden; covered cells show nothing, overlaps are dropped', async () => {
    const sheet = await sheetOf({
      cols: '<cols><col min="1" max="1" width="8.5"/><col min="2" max="16384" width="9" hidden="1"/></cols>',
      rows: '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row><row r="2" hidden="1"><c r="A2"><v>3</v></c></row>',
      after:
        '<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="B1:B2"/><mergeCell ref="H1:XFD1048576"/></mergeCells>',
    })
    expect(sheet).toMatchObject({
      texts: [
        ['1', ''],
        ['3', ''],
      ],
      merges: [{ top: 0, left: 0, bottom: 0, right: 1 }],
      widths: [8.5, 9],
      hiddenRows: [1],
      hiddenColumns: [1],
    })
  })
})
