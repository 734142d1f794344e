/** Files of every format that we read, written by LibreOffice, openpyxl, SheetJS and by hand: the texts they show. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openFile } from '../../electron/files/open.ts'
import { readSheets } from '../../electron/files/reading.ts'
import { writeZip } from '../../electron/files/zip/zip.ts'
import { shownTexts } from '../../shared/attachment/official.ts'
import type { Sheet } from '../../shared/recognise/sheet.ts'
import facts from '../facts/table_000.json' with { type: 'json' }

const file = (name: string) =>
  new Uint8Array(readFileSync(join(import.meta.dirname, '..', 'facts', 'formats', name)))

const utf8 = (text: string) => new TextEncoder().encode(text)

const openSheets = async (name: string, bytes: Uint8Array): Promise<Sheet[]> =>
  (await readSheets(name, bytes, () => {})).sheets

const sheetsOf = (name: string): Promise<Sheet[]> => openSheets(name, file(name))

const only = (sheets: readonly Sheet[]): Sheet => {
  const [sheet] = sheets
  if (sheet === undefined || sheets.length !== 1) throw new Error(`${sheets.length} sheets`)
  return sheet
}

/** A sheet's rows, one line each, its outer blank columns left aside. */
const lines = (sheet: Sheet | undefined): string[] =>
  (sheet?.texts ?? []).map((row) => row.join('|').replace(/^\|+|\|+$/g, ''))

describe('the official table', () => {
  it.each(['official.xls', 'official.docx'])('%s gives its texts', async (name) => {
    const { attachments, warnings } = await openFile(name, file(name))
    expect(warnings).toEqual([])
    expect(attachments).toHaveLength(1)
    const [one] = attachments
    if (one === undefined) throw new Error('no attachment')
    const shown = shownTexts(one.attachment, one.judged)
    expect(one.attachment.heading).toMatchObject({
      label: facts.attachment_label,
      title: facts.title_lines,
      year: 2021,
      months: 6,
    })
    expect(shown.header).toEqual(facts.header)
    expect(shown.body).toEqual(facts.rows)
  })
})

const YUNLING = [
  '',
  '附件2',
  '云岭县2023年1—6月主要经济指标完成情况表',
  '填报单位：县发展和改革局||||||单位：万元、%',
  '序号|指标名称|年度目标|1—6月完成情况|||责任单位|更新日期',
  '累计|同比增长%|占年度目标%',
  '一、经济总量',
  '一|地区生产总值|1,234,567.8|654,321.4|6.1%|53%|统计局|2023年6月30日',
  '二|财政总收入（亿元）|12.3456|6.1728|-2.15%|50.0%|财政局|2023/6/30',
  '叁|工业用电量（万千瓦时）|8.0万|4.2万|5.2%|52.5%|供电局|二〇二三年六月三十日',
  '11|净出口（万美元）|(1,500)|(800.5)|持平|1/2|商务局|2023-06',
  '12|城镇新增就业（人）|3200|1700|0.333333333|53.1%|人社局|6月30日',
  "013|１２３项重点任务|全部完成|８６项|－||'=甲+乙|待定",
  '注：本表为初步统计数。',
]

describe('openpyxl', () => {
  it('shows numbers, dates and texts as their formats say, beside a cover and a hidden sheet', async () => {
    const [cover, table, ...more] = await sheetsOf('openpyxl.xlsx')
    expect(more).toEqual([])
    expect(cover).toMatchObject({
      name: '封面',
      warnings: [{ cell: '', message: '工作表“历史”是隐藏的，没有读入。' }],
    })
    expect(lines(table)).toEqual(YUNLING)
    expect(table).toMatchObject({ name: '指标表', hiddenColumns: [7], hiddenRows: [] })
    expect(table?.widths[2]).toBe(26.5)
    expect(table?.merges).toContainEqual({ top: 4, left: 4, bottom: 4, right: 6 })
  })
})

describe('LibreOffice', () => {
  // It does not know `!` and [DBNum1] and writes what it makes of them.
  const own = (line: string, format: 'xls' | 'ods'): string =>
    line
      .replace(/^一\|/, '1|')
      .replace(/^二\|/, '2|')
      .replace(/^叁\|/, '3|')
      .replace('12.3456|6.1728', format === 'xls' ? '123456\\.0000|61728\\.0000' : '123456!.0000|61728!.0000')
      .replace('8.0万|4.2万', format === 'xls' ? '80\\.0万|42\\.0万' : '80!.0万|42!.0万')
      .replace('二〇二三年六月三十日', format === 'xls' ? '二〇二三年六月三十日' : '2023年6月30日')
      .replace('0.333333333', format === 'xls' ? '0.333333333' : '0.333333333333333')

  it.each([
    ['libreoffice.xls', 'xls'],
    ['libreoffice.ods', 'ods'],
  ] as const)('%s', async (name, format) => {
    const [cover, table] = await sheetsOf(name)
    expect(cover?.warnings).toEqual([{ cell: '', message: '工作表“历史”是隐藏的，没有读入。' }])
    expect(lines(table)).toEqual(YUNLING.map((line) => own(line, format)))
    expect(table).toMatchObject({ name: '指标表', hiddenColumns: [7] })
    expect(table?.merges).toContainEqual({ top: 4, left: 4, bottom: 4, right: 6 })
    expect(table?.merges).toContainEqual({ top: 4, left: 8, bottom: 5, right: 8 })
  })

  const FORMULAS = [
    '2022年一季度重点指标',
    '编号|项目|计划|实际|完成比例|差额|说明',
    '1|甲|100|26.5|26.5%|(73.50)|达序时',
    '2|乙|0|3|#DIV/0!|3.00|达序时',
    '3|丙|80||0.0%|(80.00)|未达序时',
    '合计|180|29.5|16.4%||#N/A',
  ]

  it.each(['libreoffice-formulas.xlsx', 'libreoffice-formulas.xls', 'libreoffice-formulas.ods'])(
    '%s: results of formulas, errors with their address, a hidden row',
    async (name) => {
      const sheet = only(await sheetsOf(name))
      expect(lines(sheet)).toEqual(FORMULAS)
      expect(sheet.hiddenRows).toEqual([3])
      expect(sheet.warnings).toEqual([
        { cell: 'E4', message: '公式出错，显示为#DIV/0!，请核对原表。' },
        { cell: 'G6', message: '公式出错，显示为#N/A，请核对原表。' },
      ])
    },
  )

  it('a web page called .xls: what it shows', async () => {
    const sheet = only(await sheetsOf('libreoffice-html.xls'))
    expect(lines(sheet)).toEqual(FORMULAS.filter((_, index) => index !== 3))
    expect(sheet.merges).toEqual([{ top: 0, left: 0, bottom: 0, right: 6 }])
  })
})

const BAILU = [
  '附件4',
  '白鷺鎮2024年前三季度主要指標進度表',
  '序號|指標|單位|全年目標|1至9月||完成日期|備註',
  '實際數|占目標%',
  '1|地區生產總值|萬元|125.0万|98.8万|79.0%|2024年9月30日|＝不是公式',
  '2|農民人均收入|元|21,000|16,543.50|78.78%|2024/9/30',
  '3|物價漲幅|%|3以內|-0.3||二〇二四年九月|其中：\n食品',
  '合計|||1 1/2|#N/A|TRUE|肆',
]

describe('SheetJS', () => {
  it.each(['sheetjs.xlsx', 'sheetjs.et', 'sheetjs-2003.xls'])('%s, in Traditional Chinese', async (name) => {
    const [cover, table, ...more] = await sheetsOf(name)
    expect(more).toEqual([])
    expect(lines(cover)).toEqual(['封面'])
    expect(cover?.warnings).toEqual([{ cell: '', message: '工作表“藏”是隐藏的，没有读入。' }])
    expect(lines(table)).toEqual(BAILU)
    expect(table?.hiddenColumns).toEqual([8])
    expect(table?.merges).toContainEqual({ top: 2, left: 5, bottom: 2, right: 6 })
    expect(table?.warnings).toEqual([{ cell: 'G8', message: '公式出错，显示为#N/A，请核对原表。' }])
  })

  it('a web page called .xls', async () => {
    const sheet = only(await sheetsOf('sheetjs-html.xls'))
    expect(lines(sheet).slice(0, 4)).toEqual(BAILU.slice(0, 4))
    expect(sheet.texts[6]?.[8]).toBe('其中：\n食品')
  })

  it('the name plays no part', async () => {
    expect(lines((await openSheets('改了名.docx', file('sheetjs.et')))[1])).toEqual(BAILU)
    expect(lines((await openSheets('改了名.csv', file('sheetjs.xlsx')))[1])).toEqual(BAILU)
  })
})

describe('an old workbook by hand', () => {
  const record = (type: number, ...bytes: number[]): number[] => [
    type & 255,
    type >> 8,
    bytes.length & 255,
    bytes.length >> 8,
    ...bytes,
  ]
  const label = (row: number, column: number, ...gbk: number[]): number[] =>
    record(0x0204, row, 0, column, 0, 0, 0, gbk.length & 255, gbk.length >> 8, ...gbk)

  it('of Excel 95 has its Chinese texts in GBK', async () => {
    const bytes = new Uint8Array([
      ...record(0x0809, 0x00, 0x05, 0x10, 0x00, 0, 0, 0, 0),
      ...record(0x0042, 0xa8, 0x03),
      ...label(0, 0, 0xd6, 0xb8, 0xb1, 0xea),
      ...label(0, 1, 0xc4, 0xbf, 0xb1, 0xea),
      ...record(0x0203, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xf0, 0x3f),
      ...record(0x000a),
    ])
    expect(lines(only(await openSheets('a', bytes)))).toEqual(['指标|目标', '1'])
  })
})

describe('OpenDocument by hand', () => {
  const flat = (body: string) =>
    utf8(
      `<?xml version="1.0"?><office:document xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s"><office:automatic-styles><style:style style:name="h"><style:table-properties table:display="false"/></style:style><style:style style:name="c"><style:table-column-properties style:column-width="1.9cm"/></style:style></office:automatic-styles><office:body><office:spreadsheet>${body}</office:spreadsheet></office:body></office:document>`,
    )
  const p = (text: string, attributes = '') =>
    `<table:table-cell ${attributes}><text:p>${text}</text:p></table:table-cell>`

  it('repeats, spans, hides, and leaves comments and tracked changes aside', async () => {
    const bytes = flat(`
      <table:tracked-changes><table:table-cell><text:p>旧</text:p></table:table-cell></table:tracked-changes>
      <table:table table:name="甲">
        <table:table-column table:style-name="c" table:number-columns-repeated="2"/>
        <table:table-column table:visibility="collapse"/>
        <table:table-row>${p('题<text:s text:c="2"/>目', 'table:number-columns-spanned="3"')}<table:covered-table-cell table:number-columns-repeated="2"/></table:table-row>
        <table:table-row table:number-rows-repeated="2" table:visibility="filter">${p('一', 'table:number-columns-repeated="2"')}</table:table-row>
        <table:table-row><table:table-cell><office:annotation><text:p>批注</text:p></office:annotation><text:p>二<text:line-break/>行</text:p><text:p>三</text:p></table:table-cell></table:table-row>
        <table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
      </table:table>
      <table:table table:name="乙" table:style-name="h"><table:table-row>${p('藏')}</table:table-row></table:table>`)
    const sheet = only(await openSheets('a', bytes))
    expect(sheet.texts).toEqual([
      ['题  目', ''],
      ['一', '一'],
      ['一', '一'],
      ['二\n行\n三', ''],
    ])
    expect(sheet).toMatchObject({
      name: '甲',
      hiddenRows: [1, 2],
      widths: [10, 10],
      merges: [{ top: 0, left: 0, bottom: 0, right: 1 }],
      warnings: [{ cell: '', message: '工作表“乙”是隐藏的，没有读入。' }],
    })
  })

  it('that repeats a text without end is refused', async () => {
    const bytes = flat(
      `<table:table table:name="甲"><table:table-row table:number-rows-repeated="1048576">${p('炸', 'table:number-columns-repeated="16384"')}</table:table-row></table:table>`,
    )
    await expect(openSheets('a', bytes)).rejects.toMatchObject({ code: 'too-large' })
  })
})

/** A Word document of these elements. */
function document(body: string, numbering = ''): Uint8Array {
  const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
  const types = 'http://schemas.openxmlformats.org/package/2006/content-types'
  const relations = 'http://schemas.openxmlformats.org/package/2006/relationships'
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const parts = {
    '[Content_Types].xml': `<Types xmlns="${types}"><Default Extension="xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${relations}"><Relationship Id="r1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="${relations}"><Relationship Id="r1" Type="${office}/numbering" Target="numbering.xml"/></Relationships>`,
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

  it('without a table are refused', async () => {
    await expect(openSheets('a.docx', document(paragraph('通知')))).rejects.toMatchObject({
      code: 'no-table',
      message: expect.stringMatching(/请[^。]*。$/),
    })
  })
})

describe('web pages', () => {
  const page = async (html: string) => only(await openSheets('a.xls', utf8(html)))

  it('show texts as browsers do: white space, entities, breaks, hidden rows', async () => {
    const sheet = await page(`<html><head><title>不读</title><style>td{}</style></head><body>
      <h1>  上半年
         指标 </h1><script>var a = '<table>'</script><!-- <td>不读</td> -->
      <table><tr style="display:none"><td>藏<td>一</tr>
      <tr><td>&lt;5%&nbsp;<td><p>甲</p><p>乙<br>丙</p></tr></table><p>注</p>`)
    expect(sheet.texts).toEqual([
      ['上半年 指标', ''],
      ['藏', '一'],
      ['<5%', '甲\n乙\n丙'],
      ['', ''],
      ['注', ''],
    ])
    expect(sheet.hiddenRows).toEqual([1])
  })

  it('place cells under spans, also those that say too much', async () => {
    const sheet = await page(
      '<table><tr><td rowspan="99999999">a<td colspan="2">b<td>c<tr><td rowspan="2">d<td>e<td>f<tr><td>g<td>h</table>',
    )
    expect(sheet.texts).toEqual([
      ['a', 'b', '', 'c'],
      ['', 'd', 'e', 'f'],
      ['', '', 'g', 'h'],
    ])
    expect(sheet.merges).toEqual([
      { top: 0, left: 0, bottom: 2, right: 0 },
      { top: 0, left: 1, bottom: 0, right: 2 },
      { top: 1, left: 1, bottom: 2, right: 1 },
    ])
  })

  it('laid out in tables give the inner table after the outer one’s own texts', async () => {
    const sheet = await page(
      '<table><tr><td>题目<table><tr><td>指标<td>目标<tr><td>税收<td>5</table></td></tr></table>',
    )
    expect(sheet.texts).toEqual([
      ['题目', ''],
      ['', ''],
      ['指标', '目标'],
      ['税收', '5'],
    ])
  })

  it('have a table within a cell of a row as the text of that cell', async () => {
    const sheet = await page(
      '<table><tr><td>指标<td>目标<td>备注<tr><td>税收<td>5<td>见下<table><tr><td>口径<td>调查<tr><td>频次<td>月</table><tr><td>出口<td>6<td></table>',
    )
    expect(sheet.texts).toEqual([
      ['指标', '目标', '备注'],
      ['税收', '5', '见下\n口径 调查\n频次 月'],
      ['出口', '6', ''],
    ])
  })

  it('in GB2312, as old systems write them', async () => {
    const bytes = new Uint8Array([...utf8('<table><tr><td>'), 0xd6, 0xb8, 0xb1, 0xea, ...utf8('</table>')])
    expect((await openSheets('a.xls', bytes)).map(lines)).toEqual([['指标']])
  })
})

describe('text files', () => {
  const CHISHUI = [
    '附件5',
    '赤水乡2025年一季度主要指标',
    '序号|指标名称|单位|全年目标|一季度完成',
    '1|工业产值|亿元|12.5|3.06',
    '2|税收，含“非税”|万元|1,800|４６２.5',
    '3|失业率|%|5.5以内|5.1',
  ]

  it.each(['gb18030.csv', 'utf16.txt'])('%s', async (name) => {
    expect(lines(only(await sheetsOf(name)))).toEqual(CHISHUI)
  })

  const quoted = CHISHUI.map((line) =>
    line
      .split('|')
      .map((field) => `"${field}"`)
      .join(','),
  ).join('\n')
  const utf16 = (mark: number[], big: boolean) => {
    const bytes = Buffer.from(quoted, 'utf16le')
    return new Uint8Array([...mark, ...(big ? bytes.swap16() : bytes)])
  }

  it.each([
    ['UTF-8', utf8(quoted)],
    ['UTF-8 with its mark', utf8(`\ufeff${quoted}`)],
    ['UTF-16LE with its mark', utf16([0xff, 0xfe], false)],
    ['UTF-16BE with its mark', utf16([0xfe, 0xff], true)],
    ['UTF-16LE', utf16([], false)],
    ['UTF-16BE', utf16([], true)],
    ['with the end mark of old systems', utf8(`${quoted}\n\x1a`)],
  ])('%s', async (_, bytes) => {
    expect(lines(only(await openSheets('a.csv', bytes)))).toEqual(CHISHUI)
  })

  it.each([
    ['commas', '指标,目标,实绩\n甲,1,2\n', ['指标|目标|实绩', '甲|1|2']],
    ['tabs', '指标\t目标\t实绩\n甲,乙\t1\t2', ['指标|目标|实绩', '甲,乙|1|2']],
    [
      'semicolons',
      '指标;目标;实绩\r\n甲;1,5;2,5\r\n乙;3,5;4,5',
      ['指标|目标|实绩', '甲|1,5|2,5', '乙|3,5|4,5'],
    ],
    ['full-width commas', '指标，目标，实绩\n甲，1，2', ['指标|目标|实绩', '甲|1|2']],
    ['told', 'sep=;\r\n指标;目标\r\n甲,乙;1', ['指标|目标', '甲,乙|1']],
    ['quotes and line ends', '"指\r\n标","a""b",c\r"x"y,"1', ['指\n标|a"b|c', '"x"y|"1']],
    [
      'a title that begins with a quote',
      '"双过半"完成情况,,\n指标,目标,实绩\n甲,"1",2\n',
      ['"双过半"完成情况', '指标|目标|实绩', '甲|1|2'],
    ],
    ['digits as text', '编号,目标\n="001",="2"', ['编号|目标', '001|2']],
    ['blank lines and short ones', '指标,目标,实绩\n\n甲\n', ['指标|目标|实绩', '', '甲']],
  ])('%s', async (_, text, expected) => {
    expect(lines(only(await openSheets('a.csv', utf8(text))))).toEqual(expected)
  })

  it('are told from prose by what they hold, unless they are called .csv', async () => {
    const text = utf8('今年以来，全县经济平稳。\n一是投资增长，二是消费回暖。\n')
    await expect(openSheets('报告.txt', text)).rejects.toMatchObject({ code: 'not-a-workbook' })
    expect(lines(only(await openSheets('报告.csv', text)))).toHaveLength(2)
    const rows = utf8('指标\t目标\t实绩\n甲\t1\t2\n乙\t3\t4\n')
    expect(lines(only(await openSheets('无名', rows)))).toHaveLength(3)
  })
})
