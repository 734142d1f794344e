import { describe, expect, it } from 'vitest'
import { shownNumber, shownText } from '../../../electron/files/number-format.ts'
import { openFile } from '../../../electron/files/open.ts'
import { cellText } from '../../../shared/attachment/model.ts'
import { monthsOf, yearOf } from '../../../shared/recognise/period.ts'
import { recogniseSheets } from '../../../shared/recognise/recognise.ts'
import { meanings } from '../../../shared/recognise/roles.ts'
import type { Sheet, SheetMerge } from '../../../shared/recognise/sheet.ts'
import { fact } from '../support/facts.ts'
import { newId } from '../support/ids.ts'

const sheetOf = (texts: string[][], merges: SheetMerge[] = [], name = 'Sheet1'): Sheet => ({
  name,
  texts,
  merges,
  widths: [],
  hiddenRows: [],
  hiddenColumns: [],
  warnings: [],
})

/** Each table's roles, header paths and rows, in short. */
const inShort = (...sheets: Sheet[]) =>
  recogniseSheets(sheets, newId).map(({ attachment, rowAt, columnAt }) => ({
    heading: attachment.heading,
    roles: attachment.columns.map(({ role }) => role).join(' '),
    headers: attachment.columns.map(({ header }) => header.join('/')),
    rows: attachment.rows.map((row) => attachment.columns.map((column) => cellText(row, column)).join('|')),
    at: [rowAt[0], columnAt[0]],
    merges: attachment.merges.length,
  }))

describe('the period', () => {
  it.each([
    ['2021年上半年全市国民经济主要指标', 6],
    ['一季度', 3],
    ['第1季度', 3],
    ['前三季度', 9],
    ['1-6月', 6],
    ['1—9月', 9],
    ['１～１１月', 11],
    ['2023年1至8月', 8],
    ['前5个月', 5],
    ['截至7月底', 7],
    ['一至四月', 4],
    ['2024年10月', 10],
    ['半年累计', 6],
    ['下半年', 12],
    ['主要指标202409', 9],
    ['20240708', null],
    ['主要指标', null],
  ])('%s → %s months', (text, months) => expect(monthsOf([text])).toBe(months))

  it.each([
    ['2021年上半年', 2021],
    ['二〇二一年上半年', 2021],
    ['二○二二年', 2022],
    ['２０２３年度', 2023],
    ['2024.6', 2024],
    ['二Ｏ二四年前三季度', 2024],
    ['2023年工作总结及2024年上半年计划', 2024],
    ['半年工作任务清单（2024）', 2024],
    ['24年1-9月', 2024],
    ['指标202406', 2024],
    ['上半年', null],
    ['12021年', null],
    ['20240708', null],
  ])('%s → year %s', (text, year) => expect(yearOf([text])).toBe(year))
})

describe('the words of headers', () => {
  it.each([
    ['序号', 'no'],
    ['序 号', 'no'],
    ['指標名稱', 'name'],
    ['主要经济指标', 'name'],
    ['项目名称', 'name'],
    ['计量\n单位', 'unit'],
    ['2021年目标', 'target'],
    ['年度目标（亿元）', 'target'],
    ['全年预期目标', 'target'],
    ['年度计划投资', 'target'],
    ['年初预算', 'target'],
    ['实绩', 'actual'],
    ['上半年实际完成', 'actual'],
    ['1—6月累计', 'actual'],
    ['完成投资', 'actual'],
    ['双过半\n完成情况', 'status'],
    ['是否完成双过半', 'status'],
    ['同比±%', 'growth'],
    ['比上年同期增长', 'growth'],
    ['增速', 'growth'],
    ['占年度目标%', 'share'],
    ['完成年度计划的比例', 'share'],
    ['完成率', 'share'],
    ['责任单位', 'owner'],
    ['牵头部门', 'owner'],
    ['备注', 'note'],
    ['序时进度', 'none'],
    ['上年同期', 'none'],
    ['存在问题', 'none'],
    ['行号', 'no'],
    ['预算科目', 'name'],
    ['主要指标名称', 'name'],
    ['重点工作任务', 'name'],
    ['绩效指标', 'name'],
    ['调整预算数', 'target'],
    ['預期增速', 'target'],
    ['计划产量', 'target'],
    ['至6月底累计', 'actual'],
    ['到位资金', 'actual'],
    ['達到值', 'actual'],
    ['已完成投资', 'actual'],
    ['自年初累计完成', 'actual'],
    ['与上年同期比', 'growth'],
    ['同比增减额', 'none'],
    ['环比增长', 'none'],
    ['完成年计划%', 'share'],
    ['支出進度', 'share'],
    ['综合评估', 'status'],
    ['责任主体', 'owner'],
    ['归口部门', 'owner'],
    ['其它', 'note'],
    ['地区生产总值', undefined],
    ['7%左右', undefined],
  ])('%s → %s', (text, role) => {
    const [best] = [...meanings(text)].sort((a, b) => b.weight - a.weight)
    expect(best?.role).toBe(role)
  })
})

describe('a table', () => {
  it('may stand anywhere, with lines above and notes below', () => {
    const pad = (texts: string[]) => ['', ...texts]
    expect(
      inShort(
        sheetOf([
          [],
          pad(['附件1：2022年1-9月主要指标']),
          pad(['填报单位：发改局', '', '单位：亿元']),
          pad(['指标', '目标', '完成']),
          pad(['甲', '10', '8']),
          pad(['其中：乙', '5', '4']),
          [],
          pad(['注：初步数。']),
          pad(['填报人：某某', '', '电话：0']),
        ]),
      ),
    ).toEqual([
      {
        heading: {
          label: '附件1',
          title: ['2022年1-9月主要指标'],
          above: ['填报单位：发改局　　单位：亿元'],
          below: ['注：初步数。', '填报人：某某　　电话：0'],
          year: 2022,
          months: 9,
        },
        roles: 'name target actual',
        headers: ['指标', '目标', '完成'],
        rows: ['甲|10|8', '其中：乙|5|4'],
        at: [4, 1],
        merges: 0,
      },
    ])
  })

  it('has its header read where nobody merged it', () => {
    const [table] = inShort(
      sheetOf([
        ['序号', '指标名称', '计量单位', '2021年目标', '上半年完成情况', ''],
        ['', '', '', '', '实绩', '双过半完成情况'],
        ['1', '地区生产总值', '%', '7%', '12.3%', '完成'],
      ]),
    )
    expect(table?.headers).toEqual([
      '序号',
      '指标名称',
      '计量单位',
      '2021年目标',
      '上半年完成情况/实绩',
      '上半年完成情况/双过半完成情况',
    ])
    expect(table?.roles).toBe('no name unit target actual status')
    expect(table?.rows).toHaveLength(1)
  })

  it('tells 完成情况 in figures from 完成情况 in words', () => {
    const table = (text: string) =>
      inShort(
        sheetOf([
          ['指标', '目标', '完成情况'],
          ['甲', '10', text],
        ]),
      )[0]?.roles
    expect(table('8亿元')).toBe('name target actual')
    expect(table('已完成')).toBe('name target status')
  })

  it('does not take last year’s figures for this year’s', () => {
    const [table] = inShort(
      sheetOf([
        ['2022年上半年指标'],
        ['指标', '2021年实际', '2022年目标', '上半年完成', '上年同期'],
        ['甲', '9', '10', '5', '4'],
      ]),
    )
    expect(table?.roles).toBe('name none target actual last')
  })

  it('keeps group rows and merges of the body', () => {
    const [table] = inShort(
      sheetOf(
        [
          ['序号', '指标', '目标'],
          ['一、经济', '', ''],
          ['1', '甲', '10'],
          ['', '乙', '20'],
          ['', '', ''],
          ['2', '丙', '30'],
        ],
        [
          { top: 1, left: 0, bottom: 1, right: 2 },
          { top: 2, left: 0, bottom: 3, right: 0 },
        ],
      ),
    )
    expect(table?.rows).toEqual(['一、经济||', '1|甲|10', '|乙|20', '||', '2|丙|30'])
    expect(table?.merges).toBe(2)
  })

  it('goes on under a header that is repeated for a new page', () => {
    const header = ['序号', '指标', '目标', '实绩']
    const [table, ...others] = inShort(
      sheetOf([header, ['1', '甲', '1', '1'], [], header, ['2', '乙', '2', '2']]),
    )
    expect(table?.rows).toEqual(['1|甲|1|1', '2|乙|2|2'])
    expect(others).toEqual([])
  })

  it('says that rows were hidden, and reads them', () => {
    const sheet = sheetOf([
      ['指标', '目标', '实绩'],
      ['甲', '10', '5'],
      ['乙', '20', '9'],
    ])
    const [table] = recogniseSheets([{ ...sheet, hiddenRows: [2, 7], hiddenColumns: [2] }], newId)
    expect(table?.attachment.rows).toHaveLength(2)
    expect(table?.attachment.columns.map(({ hidden }) => hidden ?? false)).toEqual([false, false, true])
    expect(table?.warnings).toEqual([
      { cell: 'A3', message: '原表有1行是隐藏的（从第3行起），已一并读入，请核对是否需要。' },
    ])
  })

  it('takes the period from its neighbours in the report', () => {
    const [, second] = inShort(
      sheetOf([['2023年前三季度指标'], ['指标', '目标', '实绩'], ['甲', '1', '1']]),
      sheetOf([['重点项目'], ['项目名称', '年度计划', '完成投资'], ['甲', '1', '1']], [], '项目'),
    )
    expect(second?.heading).toMatchObject({ title: ['重点项目'], year: 2023, months: 9 })
  })

  it('takes from the cover what no table says', () => {
    const cover = sheetOf(
      [['××区'], ['主要指标监测月报'], ['（2024年1—9月）'], ['2024年10月20日']],
      [],
      '封面',
    )
    const [table] = inShort(
      cover,
      sheetOf(
        [
          ['指标', '目标', '完成'],
          ['甲', '10', '8'],
        ],
        [],
        '表',
      ),
    )
    expect(table?.heading).toMatchObject({ title: [], year: 2024, months: 9 })
  })

  it('says that a list of persons beside it was left out', () => {
    const list = [
      ['序号', '姓名', '单位', '职务', '电话', '备注'],
      ['1', '张某', '发改局', '科长', '0', ''],
    ]
    const found = recogniseSheets(
      [
        sheetOf([
          ['指标', '目标', '完成'],
          ['甲', '10', '8'],
        ]),
        sheetOf(list, [], '联系人'),
      ],
      newId,
    )
    expect(found.map(({ attachment }) => attachment.sheet)).toEqual(['Sheet1'])
    expect(found[0]?.warnings).toEqual([
      { cell: '', message: '工作表“联系人”里有一张表没有目标和完成数，没有读入。' },
    ])
  })

  it('says that only the first of several targets and actuals is judged', () => {
    const sheet = sheetOf(
      [
        ['企业名称', '营业收入', '', '利润', ''],
        ['', '年度目标', '完成', '年度目标', '完成'],
        ['甲', '10', '6', '3', '1'],
      ],
      [
        { top: 0, left: 0, bottom: 1, right: 0 },
        { top: 0, left: 1, bottom: 0, right: 2 },
        { top: 0, left: 3, bottom: 0, right: 4 },
      ],
    )
    expect(recogniseSheets([sheet], newId)[0]?.warnings).toEqual([
      { cell: 'D1', message: '表头有2组目标和完成数，只按第一组“营业收入”判定，其余各组照原样保留。' },
    ])
  })

  it('is not there where nothing reads as a header', () => {
    expect(inShort(sheetOf([]), sheetOf([['通知'], ['请报送指标完成情况']]))).toEqual([])
  })

  it('is found under a crafted heap of merges', () => {
    const texts = Array.from({ length: 2000 }, (_, row) => [
      row === 0 ? '指标' : '甲',
      row === 0 ? '目标' : '1',
      row === 0 ? '实绩' : '1',
    ])
    const merges = Array.from({ length: 100_000 }, () => ({ top: 1, left: 0, bottom: 1_999, right: 16_000 }))
    expect(inShort(sheetOf(texts, merges))[0]?.rows).toHaveLength(1_999)
  })
})

describe('workbooks of other programs', () => {
  const open = async (name: string) => {
    const opened = await openFile(name, fact(name))
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
          'no none name unit none none target none actual growth status share none gap none none owner none note',
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
      { heading: { label: '附件2', title: ['2024年民生实事完成情况'] }, roles: 'no name owner none' },
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

describe('a number as it is shown', () => {
  it.each([
    [0.123, '0.0%', '12.3%'],
    [0.1 + 0.2, 'General', '0.3'],
    [0.1 + 0.2, undefined, '0.3'],
    [1234567.891, '#,##0.00', '1,234,567.89'],
    [12345678901, 'General', '12345678901'],
    [-3, '0.00_);[Red]\\(0.00\\)', '(3.00)'],
    [3.1, '0.00_ ', '3.10'],
    [123456, '0!.0,"万元"', '12.3万元'],
    [44377, 'yyyy"年"m"月"d"日"', '2021年6月30日'],
    [44377, 'yyyy/m/d', '2021/6/30'],
    [1, ';;;', ''],
    [5, '"约"0"%"', '约5%'],
    [7, 'nonsense[', '7'],
  ])('%s under %s → %s', (value, code, text) => expect(shownNumber(value, code)).toBe(text))

  it('a text stays as it is, also under a format that pads', () => {
    expect(shownText('3% ', '@')).toBe('3% ')
    expect(shownText('促稳提质', '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ')).toBe('促稳提质')
    expect(shownText('5', '@"%"')).toBe('5%')
  })
})
