import { describe, expect, test } from 'vitest'
import { cellKey } from '../../../shared/collect/asked.ts'
import { placesIn } from '../../../shared/collect/places.ts'
import { actuals, back, HEADER, lines, sheetOf, TABLE, told } from './support.ts'

const rates = {
  ...TABLE,
  rows: [{ id: 'r0', cells: { no: '1', name: '城镇调查失业率', unit: '%', target: '5.5以内' } }],
}
const rate = (text: string, previous: string) =>
  actuals(
    back([sheetOf([...HEADER, ['1', '城镇调查失业率', '%', '5.5以内', text]])], {
      tables: [rates],
      previous: new Map([[cellKey('t', 'r0', 'actual'), previous]]),
    }),
  ).r0

describe('a rate', () => {
  test.each([
    ['31.2', '3.5', '31.2 far'],
    ['4.1', '3.5', '4.1'],
    ['9.6', '3.1', '9.6 far'],
    ['3.9', '1.2', '3.9'],
    ['31.2', '', '31.2 far'],
    ['3.5', '', '3.5'],
  ])('of %s after %s', (text, previous, expected) => {
    expect(rate(text, previous)).toBe(expected)
  })
})

describe('a growth', () => {
  const table = (target: string) => ({
    ...TABLE,
    rows: [{ id: 'r0', cells: { no: '1', name: '一般公共预算收入', unit: '亿元', target } }],
  })
  const growth = (text: string, previous: string, target = '36') => {
    const key = cellKey('t', 'r0', 'growth')
    const sent = back([sheetOf([...HEADER, ['1', '一般公共预算收入', '亿元', target, '19.06', text]])], {
      tables: [table(target)],
      previous: new Map(previous === '' ? [] : [[key, previous]]),
    })
    return sent.candidates.filter(({ column }) => column === 'growth').map(told)[0]
  }

  test.each([
    ['456.3', '4.6', '456.3 far'],
    ['456.3', '', '456.3 far'],
    ['46', '4.6', '46 far'],
    ['0.46', '4.6', '0.46 far'],
    ['45', '4.6', '45 far'],
    ['-4.4', '4.6', '-4.4 sign'],
    ['4.4', '-4.6', '4.4 sign'],
    ['-6.2', '3.1', '-6.2'],
    ['-0.1', '0.4', '-0.1'],
    ['-1.3', '7.2', '-1.3'],
    ['0', '4.6', '0'],
    ['0.3', '3.1', '0.3'],
    ['13', '3.1', '13'],
    ['23.1', '3.1', '23.1 far'],
    ['-17', '3.1', '-17 far'],
    ['22.9', '3.1', '22.9'],
    ['61', '6.1', '61 far'],
    ['0.7', '3.1', '0.7'],
    ['5.2', '4.6', '5.2'],
    ['1.9', '4.6', '1.9'],
    ['9.8', '4.6', '9.8'],
    ['-3.1', '-0.4', '-3.1'],
    ['12.5', '', '12.5'],
    ['-6.5', '', '-6.5'],
  ])('of %s after %s', (text, previous, expected) => {
    expect(growth(text, previous)).toBe(expected)
  })

  test.each([
    ['456.3', '增长8%', '456.3 far'],
    ['0.8', '增长8%', '0.8 far'],
    ['-7.5', '增长8%', '-7.5 sign'],
    ['-2.5', '增长8%', '-2.5'],
    ['0', '增长8%', '0'],
    ['28', '增长8%', '28 far'],
    ['7.5', '增长8%左右', '7.5'],
    ['5.9', '8%', '5.9'],
  ])('of %s where the target is %s', (text, target, expected) => {
    expect(growth(text, '', target)).toBe(expected)
  })
})

describe('a zero', () => {
  const zero = (name: string, unit: string, target: string, previous = '') =>
    actuals(
      back([sheetOf([...HEADER, ['1', name, unit, target, '0']])], {
        tables: [{ ...TABLE, rows: [{ id: 'r0', cells: { no: '1', name, unit, target } }] }],
        previous: new Map(previous === '' ? [] : [[cellKey('t', 'r0', 'actual'), previous]]),
      }),
    ).r0

  test.each([
    ['生产安全事故死亡人数', '人', '8以内', '3', '0'],
    ['生产安全事故死亡人数', '人', '', '', '0'],
    ['较大火灾', '起', '不超过2', '1', '0'],
    ['固定资产投资增长', '%', '7', '3.1', '0'],
    ['高技术产业投资增长', '%', '', '', '0'],
    // None of what is to be much, or nothing of what is measured, is a figure that is lacking.
    ['新增养老床位', '张', '600', '275', '0 far'],
    ['PM2.5平均浓度', '微克/立方米', '32以下', '29.6', '0 far'],
    ['城镇调查失业率', '%', '5.5以内', '5.2', '0 far'],
  ])('of %s（%s） where the target is %j and the last value %j', (name, unit, target, last, expected) => {
    expect(zero(name, unit, target, last)).toBe(expected)
  })
})

describe('an amount', () => {
  const amount = (text: string, previous = '') => {
    const sent = back([sheetOf([...HEADER, ...lines({ 6: text })])], {
      previous: new Map(previous === '' ? [] : [[cellKey('t', 'r6', 'actual'), previous]]),
    })
    const [one] = sent.candidates
    return {
      told: one === undefined ? '' : told(one),
      why: one?.doubts.map(({ message }) => message).join(''),
    }
  }

  test.each([
    // The target is 36.
    ['19.06', '', '19.06'],
    ['6.6', '', '6.6'],
    ['1.5', '', '1.5 far'],
    ['101.9', '', '101.9 far'],
    ['101.9', '98.2', '101.9'],
    ['1.5', '1.4', '1.5'],
    ['88', '18.9', '88 far'],
    ['190.6', '18.9', '190.6 far'],
    ['(2.3)', '', '(2.3) sign'],
    ['（1.7）', '18.9', '（1.7） sign'],
    ['19.06.', '', '19.06. text'],
    ['36', '', '36 far'],
    ['36', '18.9', '36 far'],
    ['36', '35.2', '36'],
  ])('of %s after %j', (text, previous, expected) => {
    expect(amount(text, previous).told).toBe(expected)
  })

  test.each([
    ['192700', '192700 far'],
    ['1927', '1927'],
  ])('of %s, of which neither last value nor target is known', (text, expected) => {
    const rows = [{ id: 'r6', cells: { no: '5', name: '一般公共预算收入', unit: '亿元' } }]
    const sent = back([sheetOf([...HEADER, ['5', '一般公共预算收入', '亿元', '', text]])], {
      tables: [{ ...TABLE, rows }],
    })
    expect(actuals(sent)).toEqual({ r6: expected })
  })

  test('is told as what it seems to be', () => {
    expect(amount('192700', '18.9').why).toContain('像是万元，合19.27亿元')
    expect(amount('190600').why).toContain('像是万元，合19.06亿元')
    expect(amount('（1.7）').why).toContain('可能是-1.7')
    expect(amount('1.5').why).toContain('只有目标“36”的4.17%')
  })
})

describe('a part', () => {
  const table = {
    ...TABLE,
    rows: [
      { id: 'r0', cells: { no: '1', name: '固定资产投资', unit: '亿元', target: '120' } },
      { id: 'r1', cells: { name: '其中：民间投资', unit: '亿元', target: '70' } },
      { id: 'r2', cells: { no: '2', name: '新增就业', unit: '人', target: '9000' } },
    ],
  }
  const sent = (whole: string, part: string, has = '') =>
    actuals(
      back(
        [
          sheetOf([
            ...HEADER,
            ['1', '固定资产投资', '亿元', '120', whole],
            ['', '其中：民间投资', '亿元', '70', part],
          ]),
        ],
        {
          tables: [
            {
              ...table,
              rows: table.rows.map((row) =>
                row.id === 'r0' && has !== '' ? { ...row, cells: { ...row.cells, actual: has } } : row,
              ),
            },
          ],
        },
      ),
    )

  test('that is greater than its whole is in doubt', () => {
    expect(sent('61', '38')).toEqual({ r0: '61', r1: '38' })
    expect(sent('61', '83')).toEqual({ r0: '61 part', r1: '83 part' })
    // Of a whole that is in doubt itself nothing follows for its parts.
    expect(sent('2000万', '38')).toEqual({ r0: '0.2 unit far', r1: '38' })
  })

  test('also where the whole stands in the table already', () => {
    expect(sent('', '83', '61')).toEqual({ r1: '83 part' })
  })
})

test('a figure that is the year is asked, unless the last one was near it', () => {
  const rows = [{ id: 'r0', cells: { no: '1', name: '城镇新增就业', unit: '人', target: '9000' } }]
  const jobs = (text: string, previous: string) =>
    actuals(
      back([sheetOf([...HEADER, ['1', '城镇新增就业', '人', '9000', text]])], {
        tables: [{ ...TABLE, rows }],
        previous: new Map(previous === '' ? [] : [[cellKey('t', 'r0', 'actual'), previous]]),
      }),
    ).r0
  expect([jobs('2021', ''), jobs('2021', '2004'), jobs('2022', '')]).toEqual(['2021 far', '2021', '2022'])
})

test.each([
  ['居民人均可支配收入', '其中：城镇居民', '农村居民', '元', '15200', '21400', '9800'],
  ['人均公园绿地面积', '其中：城区', '镇区', '平方米', '14', '16', '11'],
])('of %s neither part is bounded by the whole', (whole, one, other, unit, ...figures) => {
  const names = [whole, one, other]
  const rows = names.map((name, at) => ({
    id: `r${at}`,
    cells: { ...(at === 0 && { no: '1' }), name, unit },
  }))
  const sent = names.map((name, at) => [at === 0 ? '1' : '', name, unit, '', figures[at] ?? ''])
  expect(actuals(back([sheetOf([...HEADER, ...sent])], { tables: [{ ...TABLE, rows }] }))).toEqual({
    r0: figures[0],
    r1: figures[1],
    r2: figures[2],
  })
})

describe('the place of a return', () => {
  const sent = (title: string, body = lines({ 0: '201.5' })) =>
    actuals(back([sheetOf([[title], ...HEADER, ...body])]))

  test.each([
    ['青石县2021年上半年主要指标完成情况', '201.5'],
    ['2021年上半年青石县主要指标完成情况', '201.5'],
    ['岚州市青石县2021年上半年主要指标', '201.5'],
    ['2021年上半年全县主要指标完成情况表', '201.5'],
    ['县直单位2021年上半年主要指标', '201.5'],
    ['2021年上半年全市主要指标完成情况表', '201.5 elsewhere'],
    ['青石县2021年上半年主要指标（含全市对比）', '201.5'],
    ['白水县2021年上半年主要指标完成情况', '201.5 elsewhere'],
    ['2021年上半年白水县主要指标完成情况', '201.5 elsewhere'],
  ])('%s', (title, expected) => {
    expect(sent(title)).toEqual({ r0: expected })
  })

  test('is said as the reason', () => {
    const { candidates } = back([
      sheetOf([['白水县2021年上半年主要指标完成情况'], ...HEADER, ...lines({ 0: '201.5' })]),
    ])
    expect(candidates[0]?.doubts.map(({ message }) => message)).toEqual([
      '返回表写的是“白水县”，要汇总的是“青石县”，请核对是不是别处的表。',
    ])
  })

  test('is that of who reports, where the title names none', () => {
    const { candidates } = back([
      sheetOf([['主要指标完成情况'], ['填报单位：白水县统计局'], ...HEADER, ...lines({ 0: '201.5' })]),
    ])
    expect(candidates[0]?.doubts.map(({ kind }) => kind)).toEqual(['elsewhere'])
  })

  test('of a row of the table is none other', () => {
    const areas = {
      ...TABLE,
      heading: { ...TABLE.heading, title: ['岚州市2021年上半年各县区投资完成情况'] },
      rows: [
        { id: 'r0', cells: { no: '1', name: '白水县', unit: '亿元', target: '120' } },
        { id: 'r1', cells: { no: '2', name: '青石县', unit: '亿元', target: '90' } },
      ],
    }
    const one = [
      sheetOf([['白水县2021年上半年投资完成情况'], ...HEADER, ['1', '白水县', '亿元', '120', '61']]),
    ]
    expect(actuals(back(one, { tables: [areas] }))).toEqual({ r0: '61' })
  })

  test.each([
    ['2026年上半年国民经济主要指标“双过半”完成情况', []],
    ['高新区2026年1-6月经济指标', ['高新区']],
    ['呼和浩特市赛罕区2026年上半年指标', ['呼和浩特市', '赛罕区']],
    ['恩施土家族苗族自治州2026年指标', []],
    ['各县市区投资情况', []],
  ])('%s names %j', (line, places) => {
    expect(placesIn(line)).toEqual(places)
  })
})

describe('what is no more than all of it, and what is counted one by one', () => {
  const figure = (name: string, unit: string, target: string, text: string, previous = '') => {
    const { candidates } = back([sheetOf([...HEADER, ['1', name, unit, target, text]])], {
      tables: [{ ...TABLE, rows: [{ id: 'r0', cells: { no: '1', name, unit, target } }] }],
      previous: new Map(previous === '' ? [] : [[cellKey('t', 'r0', 'actual'), previous]]),
    })
    return candidates.filter(({ column }) => column === 'actual').map(told)[0]
  }

  test.each([
    ['空气质量优良天数比率', '%', '88以上', '101.2', '86.7', '101.2 far'],
    ['产品质量合格率', '%', '95', '100.3', '98', '100.3 far'],
    ['农村供水覆盖率', '%', '', '103', '', '103 far'],
    ['民间投资占比', '%', '80', '102', '', '102 far'],
    ['空气质量优良天数比率', '%', '88以上', '100', '86.7', '100'],
    ['高中毛入学率', '%', '100', '101.2', '', '101.2'],
    ['产销率', '%', '99', '101.2', '98.5', '101.2'],
    ['新增经营主体', '个', '6800', '3512.4', '3470', '3512.4 far'],
    ['稳岗补贴惠及人数', '人', '12000', '6840.5', '', '6840.5 far'],
    ['新增养老床位', '张', '600', '275.5', '', '275.5 far'],
    ['引进项目', '项', '42', '19.5', '18', '19.5 far'],
    ['新增经营主体', '个', '6800', '3512.0', '3470', '3512.0'],
    ['新增经营主体', '万个', '0.68', '0.3512', '0.34', '0.3512'],
    ['户均人口', '人', '', '2.6', '', '2.6'],
    ['折算专任教师', '人', '500.5', '480.5', '', '480.5'],
  ])('%s（%s） with the target %j: %s after %j', (name, unit, target, text, last, expected) => {
    expect(figure(name, unit, target, text, last)).toBe(expected)
  })
})

describe('how many times as much it is', () => {
  const why = (unit: string, text: string, previous: string): string => {
    const cells = { no: '1', name: '某项', unit, target: '' }
    const { candidates } = back([sheetOf([...HEADER, ['1', '某项', unit, '', text]])], {
      tables: [{ ...TABLE, rows: [{ id: 'r0', cells }] }],
      previous: new Map([[cellKey('t', 'r0', 'actual'), previous]]),
    })
    return candidates.flatMap(({ doubts }) => doubts.map(({ message }) => message)).join('')
  }

  test.each([
    ['件', '0', '3', '“0”比上次的“3”少了，是零，相差太远，请核对数和单位。'],
    ['亿元', '0.02', '310', '“0.02”比上次的“310”少得多，不到它的万分之一'],
    ['亿元', '2', '310', '“2”只有上次的“310”的0.65%'],
    ['件', '317000', '30', '是上次的“30”的约1万倍'],
    ['件', '3170', '30', '是上次的“30”的约106倍'],
    ['件', '170', '30', '是上次的“30”的5.7倍'],
  ])('of %s: %s after %s', (unit, text, previous, expected) => {
    expect(why(unit, text, previous)).toContain(expected)
  })
})

describe('a column of which half is far from what was last', () => {
  const previous = new Map(
    ['r0', 'r5', 'r9', 'r6'].map((row, at) => [
      cellKey('t', row, 'actual'),
      ['210', '0.6', '0.6', '18'][at] ?? '',
    ]),
  )
  const table = {
    ...TABLE,
    rows: [
      ...[0, 5, 6].flatMap((at) => TABLE.rows[at] ?? []),
      { id: 'r9', cells: { no: '9', name: '到位内资', unit: '亿美元', target: '1.2' } },
    ],
  }
  const sent = () => [
    sheetOf([
      ...HEADER,
      ...lines({ 0: '212', 6: '18.5' }),
      ['4', '到位注册外资', '亿美元', '1.2亿美元', '0.02'],
      ['9', '到位内资', '亿美元', '1.2', '0.01'],
    ]),
  ]
  const task = (department: string, rows: readonly string[]) => ({
    department,
    table: 't',
    rows,
    columns: ['actual'],
  })

  test('is doubted as a whole, but not for the parts of cells that several fill', () => {
    const alone = [task('统计局', ['r0', 'r5', 'r9', 'r6'])]
    const file = { file: '统计局.xlsx' }
    const mine = back(sent(), { tables: [table], tasks: alone, previous, file })
    expect(actuals(mine)).toMatchObject({ r0: '212 far', r6: '18.5 far', r5: '0.02 far' })
    const tasks = [...alone, task('商务局', ['r5', 'r9'])]
    const shared = back(sent(), { tables: [table], tasks, previous, file })
    expect(actuals(shared)).toMatchObject({ r0: '212', r6: '18.5' })
  })
})
