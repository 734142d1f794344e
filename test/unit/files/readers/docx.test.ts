import { describe, expect, it } from 'vitest'
import { writeZip } from '../../../../electron/files/zip/zip.ts'
import { lines, only, openSheets, utf8 } from './support.ts'

/** A Word document of these elements. */
function document(body: string, numbering = '', styles = ''): Uint8Array {
  const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
  const types = 'http://schemas.openxmlformats.org/package/2006/content-types'
  const relations = 'http://schemas.openxmlformats.org/package/2006/relationships'
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const parts = {
    '[Content_Types].xml': `<Types xmlns="${types}"><Default Extension="xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${relations}"><Relationship Id="r1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="${relations}"><Relationship Id="r1" Type="${office}/numbering" Target="numbering.xml"/><Relationship Id="r2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    'word/styles.xml': `<w:styles xmlns:w="${word}">${styles}</w:styles>`,
    'word/numbering.xml': `<w:numbering xmlns:w="${word}">${numbering}</w:numbering>`,
    'word/document.xml': `<w:document xmlns:w="${word}"><w:body>${body}</w:body></w:document>`,
  }
  return writeZip(
    Object.entries(parts).map(([name, xml]) => ({ name, bytes: utf8(xml) })),
    'deflate',
  )
}

const paragraph = (...runs: string[]) =>
  `<w:p>${runs.map((run) => `<w:r><w:t xml:space="preserve">${run}</w:t></w:r>`).join('')}</w:p>`
const cell = (text: string, properties = '') =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(text)}</w:tc>`
const table = (...rows: string[][]) =>
  `<w:tbl>${rows.map((cells) => `<w:tr>${cells.join('')}</w:tr>`).join('')}</w:tbl>`

describe('Word documents', () => {
  it('are their paragraphs and tables from top to bottom, with spans both ways', async () => {
    const sheet = only(
      await openSheets(
        'a.docx',
        document(
          [
            paragraph('附件3'),
            paragraph('青石镇2023年上半年', '主要指标'),
            paragraph(''),
            table(
              [cell('指标名称', '<w:vMerge w:val="restart"/>'), cell('上半年', '<w:gridSpan w:val="2"/>')],
              [cell('', '<w:vMerge/>'), cell('目标 '), cell('实绩')],
              [
                '<w:tc><w:p><w:r><w:t>固定资产</w:t><w:br/><w:t>投资</w:t></w:r></w:p><w:p><w:r><w:t>（亿元）</w:t></w:r></w:p></w:tc>',
                cell('3.2'),
                cell('１．７'),
              ],
            ),
            paragraph('注：初步数。'),
            table([cell('指标名称'), cell('目标')], [cell('税收'), cell('5')]),
            table([cell('另一张')]),
          ].join(''),
        ),
      ),
    )
    expect(sheet.texts).toEqual([
      ['附件3', '', ''],
      ['青石镇2023年上半年主要指标', '', ''],
      ['指标名称', '上半年', ''],
      ['', '目标 ', '实绩'],
      ['固定资产\n投资\n（亿元）', '3.2', '１．７'],
      ['', '', ''],
      ['注：初步数。', '', ''],
      ['指标名称', '目标', ''],
      ['税收', '5', ''],
      ['', '', ''],
      ['另一张', '', ''],
    ])
    expect(sheet.merges).toEqual([
      { top: 2, left: 0, bottom: 3, right: 0 },
      { top: 2, left: 1, bottom: 2, right: 2 },
    ])
  })

  it('number their rows where Word does it by itself', async () => {
    const item =
      '<w:tc><w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p></w:tc>'
    const bytes = document(
      table([cell('序号'), cell('指标')], [item, cell('甲')], [cell(''), cell('其中')], [item, cell('乙')]),
      '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    )
    expect(lines(only(await openSheets('a.docx', bytes)))).toEqual(['序号|指标', '1|甲', '其中', '2|乙'])
  })

  it('leave out what is hidden, by itself or by its style', async () => {
    const run = (text: string, properties = '') => `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`
    const of = (...runs: string[]) => `<w:tc><w:p>${runs.join('')}</w:p></w:tc>`
    const bytes = document(
      table(
        [cell('指标'), cell('实绩')],
        [cell('甲'), of(run('12'), run('5', '<w:vanish/>'), run('.3'))],
        [cell('乙'), of(run('4', '<w:vanish w:val="0"/>'), run('9', '<w:rStyle w:val="Under"/>'))],
        [cell('丙'), of(run('6', '<w:rStyle w:val="Under"/><w:vanish w:val="false"/>'))],
        [
          cell('丁'),
          `<w:tc><w:p><w:pPr><w:pStyle w:val="Note"/></w:pPr>${run('批')}</w:p><w:p>${run('7')}</w:p></w:tc>`,
        ],
        [cell('戊'), of(`<w:del w:id="1">${run('8')}</w:del><w:ins w:id="2">${run('2')}</w:ins>`)],
      ),
      '',
      `<w:style w:type="character" w:styleId="Hid"><w:rPr><w:vanish/></w:rPr></w:style>
      <w:style w:type="character" w:styleId="Under"><w:basedOn w:val="Hid"/></w:style>
      <w:style w:type="paragraph" w:styleId="Note"><w:rPr><w:vanish/></w:rPr></w:style>`,
    )
    expect(lines(only(await openSheets('a.docx', bytes)))).toEqual([
      '指标|实绩',
      '甲|12.3',
      '乙|4',
      '丙|6',
      '丁|7',
      '戊|2',
    ])
  })

  it('put the cells of a row that begins further right where the page shows them', async () => {
    const row = (gaps: string, ...cells: string[]) => `<w:tr><w:trPr>${gaps}</w:trPr>${cells.join('')}</w:tr>`
    const bytes = document(
      `<w:tbl>${[
        row('', cell('序号'), cell('指标'), cell('目标'), cell('实绩')),
        row('<w:gridBefore w:val="1"/>', cell('甲'), cell('5'), cell('3')),
        row('<w:gridBefore w:val="2"/><w:gridAfter w:val="1"/>', cell('5')),
        row('', cell('2'), cell('乙', '<w:gridSpan w:val="2"/>'), cell('4')),
      ].join('')}</w:tbl>`,
    )
    expect(only(await openSheets('a.docx', bytes)).texts).toEqual([
      ['序号', '指标', '目标', '实绩'],
      ['', '甲', '5', '3'],
      ['', '', '5', ''],
      ['2', '乙', '', '4'],
    ])
  })

  it('without a table are refused', async () => {
    await expect(openSheets('a.docx', document(paragraph('通知')))).rejects.toMatchObject({
      code: 'no-table',
      message: expect.stringMatching(/请[^。]*。$/),
    })
  })
})
