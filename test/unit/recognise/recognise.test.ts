/** Where a table stands on its sheet, and what belongs to it. */
import { describe, expect, it } from 'vitest'
import { cellText } from '../../../shared/attachment/model.ts'
import type { Rectangle } from '../../../shared/attachment/rectangles.ts'
import { recogniseSheets } from '../../../shared/recognise/recognise.ts'
import type { Sheet } from '../../../shared/recognise/sheet.ts'
import { newId } from '../support/ids.ts'

const sheetOf = (texts: string[][], merges: Rectangle[] = [], name = 'Sheet1'): Sheet => ({
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
          told: '标题',
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
    expect(second?.heading).toMatchObject({
      title: ['重点项目'],
      year: 2023,
      months: 9,
      told: '其他附件',
    })
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
    expect(table?.heading).toMatchObject({ title: [], year: 2024, months: 9, told: '封面' })
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
      { cell: 'A1', sheet: '联系人', message: '这里有一张表没有认出目标和完成数，没有读入。' },
    ])
  })

  it('groups side by side with a target and an actual each are a table each', () => {
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
    const found = recogniseSheets([sheet], newId)
    expect(found.map(({ attachment: { heading, columns } }) => [...heading.title, columns.length])).toEqual([
      ['营业收入', 3],
      ['利润', 3],
    ])
    expect(found.map(({ columnAt }) => columnAt)).toEqual([
      [0, 1, 2],
      [0, 3, 4],
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
