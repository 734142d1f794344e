/** A workbook that is scanned gives what the reader for everything gives of it: the same sheets, or the same refusal. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { guard } from '../../../electron/files/guard.ts'
import { readXlsx } from '../../../electron/files/xlsx/read.ts'
import { scanSheet } from '../../../electron/files/xlsx/scan.ts'
import type { Parts } from '../../../electron/files/zip/zip.ts'
import { Problem } from '../../../shared/problem.ts'
import { draftAt } from '../../fuzz/collect-score.ts'
import { fileOf } from '../../fuzz/collect-write.ts'
import { type Chance, chanceOf, pick } from '../../fuzz/mutate.ts'

/** What becomes of a workbook's parts: its sheets, or the sentence that refuses it. */
function read(parts: Parts, scan: boolean) {
  try {
    return readXlsx(parts, () => {}, scan)
  } catch (error) {
    if (error instanceof Problem) return { code: error.code, message: error.message }
    throw error
  }
}

const isScanned = (part: Uint8Array): boolean =>
  scanSheet(part, {
    at: () => ({ row: 0, column: 0 }),
    cell: () => {},
    open: () => {},
    text: () => {},
    close: () => {},
  })

const sheetsOf = (parts: Parts): string[] =>
  [...parts.keys()].filter((name) => /worksheets\/[^/]+\.xml$/.test(name))

async function partsOf(bytes: Uint8Array): Promise<Parts> {
  const content = await guard(bytes)
  if (!('parts' in content)) throw new Error('no workbook')
  return content.parts
}

const folder = join(import.meta.dirname, '..', '..', 'facts')
const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
  /\.xls[xm]$/.test(name),
)
const workbooks = await Promise.all(
  names.map(async (name) => ({
    name,
    parts: await partsOf(new Uint8Array(readFileSync(join(folder, name)))),
  })),
)

describe('workbooks of other programs', () => {
  it.each(workbooks)('$name', ({ parts }) => {
    expect(read(parts, true)).toEqual(read(parts, false))
  })

  it('are scanned, nearly all of them', () => {
    const all = workbooks.flatMap(({ name, parts }) =>
      sheetsOf(parts).map((sheet) => ({ name, whole: isScanned(parts.get(sheet) ?? new Uint8Array()) })),
    )
    expect(all.filter(({ whole }) => whole).length).toBeGreaterThan(all.length * 0.8)
  })
})

describe('returns as departments send them', () => {
  it('are scanned, and read the same', async () => {
    let count = 0
    for (let index = 0; index < 120; index += 1) {
      const { draft } = draftAt(3, index)
      if (draft.format !== 'xlsx') continue
      const parts = await partsOf((await fileOf(draft)).bytes)
      expect(read(parts, true)).toEqual(read(parts, false))
      for (const name of sheetsOf(parts)) expect(isScanned(parts.get(name) ?? new Uint8Array())).toBe(true)
      count += 1
    }
    expect(count).toBeGreaterThan(50)
  })
})

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

const bookOf = (sheet: Uint8Array, strings: Uint8Array): Parts =>
  new Map([
    [
      'xl/workbook.xml',
      utf8(
        `<workbook xmlns:r="${RELATIONS}"><sheets><sheet name="甲" sheetId="1" r:id="r1"/></sheets></workbook>`,
      ),
    ],
    [
      'xl/_rels/workbook.xml.rels',
      utf8(
        `<Relationships><Relationship Id="r1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      ),
    ],
    [
      'xl/styles.xml',
      utf8(
        '<styleSheet><numFmts><numFmt numFmtId="200" formatCode="0.0%"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="200"/><xf numFmtId="49"><alignment indent="2"/></xf></cellXfs></styleSheet>',
      ),
    ],
    ['xl/worksheets/sheet1.xml', sheet],
    ['xl/sharedStrings.xml', strings],
  ])

const STRINGS =
  '<sst><si><t>指标&amp;名称</t></si><si><r><rPr><b/></rPr><t>甲</t></r><r><t xml:space="preserve"> 乙</t></r><rPh sb="0" eb="1"><t>读音</t></rPh></si><si><t/></si><si/><si><t>_x000D_二\n行</t></si></sst>'

/** Cells and what stands around them, in ways that programs and people write them. */
const ODD: readonly (readonly [what: string, scanned: boolean, sheet: string])[] = [
  ['plain', true, '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>0.125</v></c></row>'],
  ['without addresses', true, '<row><c><v>1</v></c><c/><c><v>3</v></c></row><row><c><v>4</v></c></row>'],
  [
    'with attributes in another order, and others',
    true,
    '<row r="1"><c t="s" s="2" r="B1" cm="1"><v>1</v></c></row>',
  ],
  ['in single quotes', true, "<row r='2'><c r='B2' t='s'><v>4</v></c></row>"],
  [
    'with spaces and lines between',
    true,
    '<row r="1" >\n <c r="A1" >\n<v>5</v>\r\n</c > </row>'.replace('</c >', '</c>'),
  ],
  [
    'with formulas',
    true,
    '<row r="1"><c r="A1"><f>B1&lt;3</f><v>7</v></c><c r="B1"><f t="shared" si="0"/></c><c r="C1" t="str"><f>A1</f><v></v></c></row>',
  ],
  [
    'inline',
    true,
    '<row r="1"><c r="A1" t="inlineStr"><is><t xml:space="preserve"> 字&lt; </t></is></c><c r="B1" t="inlineStr"><is><t/></is></c></row>',
  ],
  [
    'inline with formatted pieces',
    false,
    '<row r="1"><c r="A1" t="inlineStr"><is><r><t>甲</t></r><r><t>乙</t></r></is></c></row>',
  ],
  [
    'of every type',
    true,
    '<row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1" t="e"><v>#REF!</v></c><c r="C1" t="d"><v>2024-07-05</v></c><c r="D1" t="n"><v>1e3</v></c><c r="E1"><v>abc</v></c></row>',
  ],
  ['with characters by their numbers', true, '<row r="1"><c r="A1" t="str"><v>a&#10;b&#x4e00;</v></c></row>'],
  [
    'with characters that are none',
    false,
    '<row r="1"><c r="A1" t="str"><v>a&#0;&#xD800;b&#128;</v></c></row>',
  ],
  ['with an ampersand alone', false, '<row r="1"><c r="A1" t="str"><v>a & b</v></c></row>'],
  ['with comments', false, '<row r="1"><!-- 甲 --><c r="A1"><v>1</v></c></row>'],
  ['with CDATA', false, '<row r="1"><c r="A1" t="str"><v><![CDATA[1<2]]></v></c></row>'],
  ['with a value twice', false, '<row r="1"><c r="A1"><v>1</v><v>2</v></c></row>'],
  ['with more in them', false, '<row r="1"><c r="A1"><v>1</v><extLst><ext/></extLst></c></row>'],
  ['not closed', false, '<row r="1"><c r="A1"><v>1</v></row>'],
  ['closed by another', false, '<row r="1"><c r="A1"><v>1</c></v></row>'],
  ['with an attribute twice', true, '<row r="1"><c r="A1" r="B1"><v>1</v></c></row>'],
  ['with an attribute without a value', false, '<row r="1"><c r="A1" s><v>1</v></c></row>'],
  ['with an attribute without quotes', false, '<row r="1"><c r=A1><v>1</v></c></row>'],
  ['with prefixes', false, '<x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row>'],
  ['with a string that there is not', true, '<row r="1"><c r="A1" t="s"><v>99</v></c></row>'],
  ['beyond the last row', true, '<row r="1048577"><c><v>1</v></c></row>'],
  ['without a true address', true, '<row r="1"><c r="AAAA1"><v>1</v></c></row>'],
  [
    'in hidden rows',
    true,
    '<row r="1" hidden="1"><c r="A1"><v>1</v></c></row><row r="3" ht="0" customHeight="true"><c><v>2</v></c></row>',
  ],
  ['with control characters', true, '<row r="1"><c r="A1" t="str"><v>a\u0001\r\nb_x0041_</v></c></row>'],
]

describe('cells', () => {
  it.each(ODD)('%s', (_, scanned, rows) => {
    const sheet = utf8(
      `<?xml version="1.0"?>\n<worksheet xmlns:r="${RELATIONS}"><sheetFormatPr zeroHeight="0"/><cols><col min="2" max="3" width="0"/></cols><sheetData>${rows}</sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells><headerFooter><oddFooter>&amp;C第&amp;P页</oddFooter></headerFooter></worksheet>`,
    )
    const parts = bookOf(sheet, utf8(STRINGS))
    expect(read(parts, true)).toEqual(read(parts, false))
    // What was refused while it was scanned is refused by the other too (above).
    expect(isScanned(sheet)).toBe(scanned)
  })
})

const PIECES = [
  '<',
  '>',
  '/',
  '"',
  "'",
  '&',
  '=',
  ' ',
  '\n',
  '&amp;',
  '&#65;',
  '&lt',
  '<!-- x -->',
  '<![CDATA[x]]>',
  '<?x y?>',
  '<v>',
  '</v>',
  '<c>',
  '<c r="B2">',
  '</c>',
  '<row>',
  '</row>',
  '<is><t>x</t></is>',
  '<t>',
  '</t>',
  '<rPh>',
  '</rPh>',
  '<si>',
  '</si>',
  '<f/>',
  '<f>1</f>',
  '<x:c r="A1"/>',
  ' r="C3"',
  ' t="s"',
  ' s="1"',
  ' hidden="1"',
  '<sheetFormatPr zeroHeight="1"/>',
  '\u0000',
  '\ufeff',
  '<a/>',
  '<a>',
  '</a>',
  '<mergeCell ref="A1:C1"/>',
  '<col min="1" max="2" hidden="1"/>',
  '<oddFooter>',
  '</oddFooter>',
  '甲',
  '9',
  'xml:space="preserve"',
  '</worksheet>',
]

/** A text with pieces put in, taken out or copied to another place. */
function altered(text: string, chance: Chance): string {
  let whole = text
  for (let left = 1 + Math.floor(chance() * 3); left > 0; left -= 1) {
    const at = Math.floor(chance() * whole.length)
    const how = chance()
    const next = whole.indexOf('<', at)
    const place = how < 0.5 || next < 0 ? at : next
    if (chance() < 0.6) whole = whole.slice(0, place) + pick(chance, PIECES) + whole.slice(place)
    else if (chance() < 0.5)
      whole = whole.slice(0, place) + whole.slice(place + 1 + Math.floor(chance() * 12))
    else {
      const from = Math.floor(chance() * whole.length)
      whole = whole.slice(0, place) + whole.slice(from, from + 30) + whole.slice(place)
    }
  }
  return whole
}

describe('altered workbooks', () => {
  it('are read the same, whatever was done to their texts', () => {
    const chance = chanceOf(20_240_705)
    const originals = workbooks.flatMap(({ parts }) => {
      const strings = parts.get('xl/sharedStrings.xml') ?? utf8(STRINGS)
      return sheetsOf(parts).flatMap((name) => {
        const sheet = parts.get(name)
        return sheet === undefined || sheet.byteLength > 60_000 ? [] : [{ sheet, strings }]
      })
    })
    const decoder = new TextDecoder()
    const made = ODD.map(([, , rows]) => ({
      sheet: utf8(`<worksheet><sheetData>${rows}</sheetData></worksheet>`),
      strings: utf8(STRINGS),
    }))
    let refused = 0
    const count = 3_000
    for (let index = 0; index < count; index += 1) {
      const { sheet, strings } = pick(chance, index % 2 === 0 ? made : originals)
      const parts =
        chance() < 0.75
          ? bookOf(utf8(altered(decoder.decode(sheet), chance)), strings)
          : bookOf(sheet, utf8(altered(decoder.decode(strings), chance)))
      const plain = read(parts, false)
      if (!Array.isArray(plain)) refused += 1
      expect(read(parts, true), decoder.decode(parts.get('xl/worksheets/sheet1.xml'))).toEqual(plain)
    }
    // Neither all of them nor none.
    expect(refused).toBeGreaterThan(count / 20)
    expect(refused).toBeLessThan(count * 0.95)
  })
})
