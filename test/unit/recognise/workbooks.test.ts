/** Tables in the workbooks of other programs. */
import { describe, expect, it } from 'vitest'
import { openFile } from '../../../electron/files/open.ts'
import { cellText } from '../../../shared/attachment/model.ts'
import { fact } from '../support/facts.ts'

describe('workbooks of other programs', () => {
  const open = async (name: string) => {
    const opened = await openFile(name, fact(name), { indicators: [] })
    return {
      warnings: opened.warnings,
      tables: opened.attachments.map(({ attachment: { heading, columns, rows, sheet, merges } }) => ({
        heading,
        sheet,
        merges: merges.length,
        roles: columns.map(({ role }) => role).join(' '),
        hidden: columns.filter(({ hidden }) => hidden).map(({ header }) => header[0]),
        rows: rows.map((row) => columns.map((column) => cellText(row, column)).join('|')),
      })),
    }
  }

  it('numbers are read as they are shown, at B4', async () => {
    const { tables } = await open('numbers-at-b4.xlsx')
    expect(tables).toMatchObject([
      {
        heading: { label: '附件1', year: 2023, months: 9 },
        roles: 'no name unit target actual growth share note',
        hidden: ['完成率'],
        rows: [
          '1|地区生产总值|亿元|1,234.5|987.65|6.3%|80.0%|初步核算数',
          '2|一般公共预算收入|亿元|56|43.21|5.3%|77.2%|',
          '3|固定资产投资|%|8%|12.3%|||',
          '4|进出口总额|万元|1,234,567|876,543.20|-2.1%|71.0%|海关口径',
          '5|新开工日期|||2021年6月30日|||',
          '6|浮点|亿元|0.3|0.3|||',
        ],
      },
    ])
  })

  it('a cover is passed over, 19 columns stand under three levels, a hidden sheet is named', async () => {
    const { tables, warnings } = await open('cover-19-columns.xlsx')
    expect(tables).toMatchObject([
      {
        sheet: '总表',
        roles:
          'no none name unit none none target pace actual growth status share none gap none none owner none note',
        merges: 3,
      },
    ])
    expect(tables[0]?.rows[0]).toMatch(/^一、经济发展\|/)
    expect(warnings).toEqual([{ cell: '', message: '工作表“旧”是隐藏的，没有读入。' }])
  })

  it('Traditional Chinese and full width', async () => {
    const { tables } = await open('traditional.xlsx')
    expect(tables).toMatchObject([
      { heading: { year: 2021, months: 6 }, roles: 'no name unit target actual status' },
    ])
    expect(tables[0]?.rows[0]).toMatch(/^１\|地區生產總值\|％\|７％\|１２.３％/)
  })

  it('two tables on one sheet, columns numbered, header repeated', async () => {
    const { tables } = await open('two-tables.xlsx')
    expect(tables).toMatchObject([
      {
        heading: { label: '附件1', above: ['（单位：亿元）'], below: ['注：数据截至3月底。'], months: 3 },
        roles: 'no name target actual growth share owner',
        rows: ['1|=cmd|10|2.5|5%|25%|住建局', '2|+文本|20|6||30%|交通局', '3|项目丙|30|9||30%|水利局'],
      },
      { heading: { label: '附件2', title: ['2024年民生实事完成情况'] }, roles: 'no target owner actual' },
    ])
  })

  it('errors and formulas without a result are said, with their address', async () => {
    const { tables, warnings } = await open('odd-cells.xlsx')
    expect(tables[0]?.rows).toEqual(['1|甲||#DIV/0!', '2|乙|TRUE|', '3|丙丁||a\nb'])
    expect(warnings).toEqual([
      { cell: 'C2', message: '公式没有保存计算结果，请在WPS或Excel中打开原表保存一次，再打开。' },
      { cell: 'D2', message: '公式出错，显示为#DIV/0!，请核对原表。' },
    ])
  })
})
