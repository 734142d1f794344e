/** Workbooks of every format, written by LibreOffice, openpyxl, SheetJS and by hand: the texts they show. */
import { describe, expect, it } from 'vitest'
import { openFile } from '../../../../electron/files/open.ts'
import { shownTexts } from '../../../../shared/verdict/shown.ts'
import facts from '../../../facts/table_000.json' with { type: 'json' }
import { file, lines, only, openSheets, sheetsOf } from './support.ts'

describe('the official table', () => {
  it.each(['official.xls', 'official.docx'])('%s gives its texts', async (name) => {
    const { attachments, warnings } = await openFile(name, file(name), { indicators: [] })
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
  '11|净出口（万美元）|-1,500|-800.5|持平|1/2|商务局|2023-06',
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
    '1|甲|100|26.5|26.5%|-73.50|达序时',
    '2|乙|0|3|#DIV/0!|3.00|达序时',
    '3|丙|80||0.0%|-80.00|未达序时',
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
      // A name that refers to nothing sound, and a drawing that is none: neither is part of the table.
      ...record(0x0018, 0, 0, 0, 9, 0xff, 0x7f, 1, 2, 3),
      ...record(0x00ec, 1, 2, 3),
      ...label(0, 0, 0xd6, 0xb8, 0xb1, 0xea),
      ...label(0, 1, 0xc4, 0xbf, 0xb1, 0xea),
      ...record(0x0203, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xf0, 0x3f),
      ...record(0x000a),
    ])
    expect(lines(only(await openSheets('a', bytes)))).toEqual(['指标|目标', '1'])
  })
})
