import { describe, expect, test } from 'vitest'
import { cellKey } from '../../../shared/collect/asked.ts'
import { cornerText } from '../../../shared/collect/identity.ts'
import { actuals, back, HEADER, lines, marked, sheetOf, TABLE } from './support.ts'

const all = { 0: '201.5', 1: '7.3%', 2: '8.1', 3: '5.9', 4: '9.2', 5: '0.48', 6: '19.06', 7: '88.4%' }
const sure = {
  r0: '201.5',
  r1: '7.3%',
  r2: '8.1',
  r3: '5.9',
  r4: '9.2',
  r5: '0.48',
  r6: '19.06',
  r7: '88.4%',
}
const title = [['青石县2021年上半年主要指标完成情况'], []]

describe('a return that is as it was handed out', () => {
  test('is taken by its identity', () => {
    const { department, error, asked, filled, candidates } = back([
      sheetOf(marked({ 0: '201.5', 1: '7.3%', 2: '8.1' })),
    ])
    expect({ department, error, asked, filled }).toEqual({
      department: '统计局',
      error: null,
      asked: 3,
      filled: 3,
    })
    expect(
      candidates.map(({ row, column, text, known, doubts, cell }) => [
        row,
        column,
        text,
        known,
        doubts,
        cell,
      ]),
    ).toEqual([
      ['r0', 'actual', '201.5', 'identity', [], 'Sheet1!F4'],
      ['r1', 'actual', '7.3%', 'identity', [], 'Sheet1!F5'],
      ['r2', 'actual', '8.1', 'identity', [], 'Sheet1!F6'],
    ])
  })

  test('rows in another order take their identity along', () => {
    const sheet = marked({ 0: '201.5', 1: '7.3%', 2: '8.1' })
    expect(actuals(back([sheetOf([...sheet.slice(0, 3), ...sheet.slice(3).reverse()])]))).toEqual({
      r0: '201.5',
      r1: '7.3%',
      r2: '8.1',
    })
  })

  test('a name that is another than the identity’s is doubtful', () => {
    const sheet = marked({ 0: '201.5', 1: '7.3%' })
    const [first = []] = sheet.slice(3)
    first[2] = '服务业增加值'
    expect(actuals(back([sheetOf(sheet)]))).toEqual({ r0: '201.5 known', r1: '7.3%' })
  })

  test('names and figures that were sorted without their marks go by name, and say so', () => {
    const sheet = marked({ 0: '201.5', 6: '19.06' })
    const [a = [], b = []] = sheet.slice(3)
    const swapped = [
      [a[0] ?? '', ...b.slice(1)],
      [b[0] ?? '', ...a.slice(1)],
    ]
    const taken = back([sheetOf([...sheet.slice(0, 3), ...swapped])])
    expect(actuals(taken)).toEqual({ r0: '201.5 known', r6: '19.06 known unasked' })
    expect(taken.candidates[0]?.doubts[0]?.message).toBe(
      '这一行下发时是“地区生产总值”，现在的名称是“一般公共预算收入”，按名称放到“一般公共预算收入”，请核对。',
    )
  })

  test('one of another handing out is another period’s', () => {
    const sheet = sheetOf(marked({ 0: '201.5' }, 'old'))
    expect(actuals(back([sheet], { handout: 'h' }))).toEqual({ r0: '201.5 period' })
  })
})

describe('a return without identity', () => {
  const whole = [...title, ...HEADER, ...lines(all)]

  test('is known by its words', () => {
    expect(actuals(back([sheetOf(whole)]))).toEqual(sure)
  })

  test('its rows may stand in any order, with others between, at another place', () => {
    const body = lines(all)
    const [one = [], two = [], three = [], ...rest] = body
    const mixed = [...rest, ['', '新增的一项', '家', '12', '7'], one, two, three]
    const moved = [...title, [], ...HEADER, ...mixed].map((line) => ['', '', ...line])
    const taken = back([sheetOf(moved)])
    expect(actuals(taken)).toEqual(sure)
    expect(taken.aside.map(({ cell, text }) => [cell, text])).toContainEqual([
      'Sheet1!D11',
      '新增的一项 家 12 7',
    ])
  })

  test('two rows of one name are told apart by what stands over them', () => {
    const body = lines(all)
    expect(actuals(back([sheetOf([...HEADER, ...body.slice(3, 5), ...body.slice(1, 3)])]))).toEqual({
      r1: '7.3%',
      r2: '8.1',
      r3: '5.9',
      r4: '9.2',
    })
  })

  test('one of two rows of a name without anything beside it is doubtful', () => {
    const alone = [
      ['', '指标名称', '', '', '实绩'],
      ['', '地区生产总值', '', '', '201.5'],
      ['', '其中：民营企业', '', '', '9.2'],
    ]
    const { r2, r4 } = actuals(back([sheetOf(alone)]))
    expect([r2, r4].filter((one) => one !== undefined)).toEqual(['9.2 known'])
  })

  test('numbers, 其中 and units in names are nothing that would be doubted; another wording is', () => {
    const body = lines({ 0: '201.5', 3: '5.9' })
    body[0]?.splice(1, 1, '一、地区生产总值（亿元）')
    body[1]?.splice(1, 1, '固定资产投资增速')
    expect(actuals(back([sheetOf([...HEADER, ...body])]))).toEqual({ r0: '201.5', r3: '5.9 known' })
  })

  test('other words for a column are known by their meaning', () => {
    const header = ['序号', '项目', '单位', '年度目标', '1-6月完成数', '同比增长%', '牵头单位', '说明']
    const taken = back([sheetOf([header, ...lines({ 0: '201.5', 1: '7.3%' })])])
    expect(actuals(taken)).toEqual({ r0: '201.5', r1: '7.3%' })
  })

  test('columns in another order go by their headers', () => {
    const turned = [...HEADER, ...lines(all)].map(
      ([no = '', name = '', unit = '', target = '', actual = '', ...rest]) => [
        name,
        actual,
        no,
        ...rest,
        target,
        unit,
      ],
    )
    expect(actuals(back([sheetOf(turned)]))).toEqual(sure)
  })
})

describe('what is typed', () => {
  const typed = (row: number, text: string, previous = '') =>
    actuals(
      back([sheetOf([...HEADER, ...lines({ [row]: text, 7: '88.4%' })])], {
        previous: new Map([[cellKey('t', `r${row}`, 'actual'), previous]]),
      }),
    )[`r${row}`]

  test.each([
    [0, '２０１．５', '２０１．５'],
    [0, ' 201.5 ', ' 201.5 '],
    [0, '1,201.5', '1,201.5 far'],
    [0, '201.5亿元', '201.5亿元'],
    [0, '2015000万元', '201.5 unit'],
    [0, '约201.5', '约201.5 about'],
    [0, '暂未统计', '暂未统计 text'],
    [0, '201.5（预计）', '201.5（预计） about'],
    [0, '2015000', '2015000 far'],
    [0, '-201.5', '-201.5 sign'],
    [0, '51.2%', '51.2% unit'],
    [1, '0.073', '0.073 far'],
    [1, '-1.2', '-1.2'],
    [1, '-7.1', '-7.1 sign'],
    [5, '4800万美元', '0.48 unit'],
    [5, '3.1亿元', '3.1亿元 unit'],
    [5, '#DIV/0!', '#DIV/0! text'],
  ])('row %i: %s', (row, text, expected) => {
    expect(typed(row, text)).toBe(expected)
  })

  test('an amount of another order tells the converted value', () => {
    const { candidates } = back([sheetOf([...HEADER, ...lines({ 0: '2015000万元' })])])
    expect(candidates[0]?.doubts).toEqual([
      { kind: 'unit', message: '“2015000万元”，表中的单位是亿元，换算后是201.5亿元，请核对。' },
    ])
  })

  test('a unit column that was changed is told of a bare figure', () => {
    const body = lines({ 0: '2015000' })
    body[0]?.splice(2, 1, '万元')
    const { candidates } = back([sheetOf([...HEADER, ...body])])
    expect(candidates.find(({ column }) => column === 'actual')?.doubts[0]?.message).toBe(
      '“2015000”在返回表里的单位是万元，表中的单位是亿元，换算后是201.5亿元，请核对。',
    )
  })

  test('a bare 万 is of the table’s own unit, and says so', () => {
    const grain = {
      ...TABLE,
      rows: [
        { id: 'r0', cells: { no: '1', name: '粮食总产量', unit: '万吨', target: '45万吨', owner: '统计局' } },
      ],
    }
    const { candidates } = back([sheetOf([...HEADER, ['1', '粮食总产量', '万吨', '45万吨', '22万', '']])], {
      tables: [grain],
    })
    expect(candidates.flatMap(({ doubts }) => doubts.map(({ message }) => message))).toEqual([
      '“22万”没有写全单位，看作22万吨，请核对。',
    ])
  })

  test.each(['全年预计', '7-12月实绩', '2020年实绩', '实绩（去年）', '一季度'])(
    'a column %s is of another time than the table’s',
    (header) => {
      const head = HEADER.map((line) =>
        line.map((text) => (/实绩/.test(text) ? header : /上半年/.test(text) ? '' : text)),
      )
      const { candidates } = back([sheetOf([...head, ...lines({ 0: '201.5' })])])
      const own = candidates.filter(({ row, text }) => row === 'r0' && text === '201.5')
      expect(own.filter(({ doubts }) => doubts.length === 0)).toEqual([])
    },
  )

  test('a row of another department by 责任单位 waits', () => {
    const taken = back([sheetOf([...HEADER, ...lines({ 0: '201.5', 6: '19' })])], {
      file: { file: '统计局.xlsx' },
    })
    expect(actuals(taken)).toEqual({ r0: '201.5', r6: '19 unasked' })
  })

  test('whoever leads, helps or stands in a merged cell of 责任单位 is a department of the row', () => {
    const shared = {
      ...TABLE,
      rows: TABLE.rows.map((row) =>
        row.id === 'r0'
          ? { ...row, cells: { ...row.cells, owner: '牵头单位：统计局　配合单位：财政局' } }
          : row.id === 'r1'
            ? { ...row, cells: { ...row.cells, owner: '' } }
            : row,
      ),
      merges: [{ top: 'r0', bottom: 'r1', left: 'owner', right: 'owner' }],
    }
    const sent = (file: string) =>
      back([sheetOf([...HEADER, ...lines({ 0: '201.5', 1: '7.3', 6: '19' })])], {
        tables: [shared],
        file: { file },
      })
    expect(sent('统计局.xlsx').department).toBe('统计局')
    expect(actuals(sent('统计局.xlsx'))).toEqual({ r0: '201.5', r1: '7.3', r6: '19 unasked' })
    expect(actuals(sent('财政局.xlsx'))).toEqual({ r0: '201.5', r1: '7.3', r6: '19' })
    expect(actuals(sent('商务局.xlsx'))).toEqual({ r0: '201.5 unasked', r1: '7.3 unasked', r6: '19 unasked' })
  })

  test('far from the last value', () => {
    expect(typed(6, '19.06', '3.1')).toBe('19.06 far')
    expect(typed(6, '19.06', '18.2')).toBe('19.06')
  })

  test('a target that was changed is offered as such, and its row is doubtful', () => {
    const body = lines({ 0: '201.5' })
    body[0]?.splice(3, 1, '400')
    const { candidates } = back([sheetOf([...HEADER, ...body])])
    expect(
      candidates.map(({ column, text, doubts }) => [column, text, doubts.map(({ kind }) => kind)]),
    ).toEqual([
      ['target', '400', ['changed']],
      ['actual', '201.5', ['changed']],
    ])
  })
})

describe('the file as a whole', () => {
  test('last period’s says so', () => {
    const old = [['青石县2020年上半年主要指标完成情况'], ...HEADER, ...lines({ 0: '201.5' })]
    expect(actuals(back([sheetOf(old)]))).toEqual({ r0: '201.5 period' })
  })

  test('one without any of the table’s rows has an error and no cells', () => {
    const { error, candidates, aside } = back([sheetOf([['通讯录'], ['姓名', '电话'], ['张三', '123']])])
    expect(error).toBe('文件里没有找到要汇总的表中的指标，请核对是不是交错了表。')
    expect(candidates).toEqual([])
    expect(aside).toHaveLength(1)
  })

  test('whose it is: by its name, by what it says, by the rows that it fills', () => {
    const one = [sheetOf([...HEADER, ...lines({ 3: '5.9', 4: '9.2' })])]
    expect(back(one, { file: { file: '县财政局报送.xlsx' } }).department).toBe('财政局')
    expect(back(one).department).toBe('发改局')
    const said = [sheetOf([['填报单位：青石县商务局'], ...HEADER, ...lines({ 3: '5.9' })])]
    expect(back(said).department).toBe('商务局')
  })

  test('a row that stands twice with two figures is asked about, with one it is one', () => {
    const twice = (second: string) => [
      sheetOf([...HEADER, ...lines({ 0: '201.5' })]),
      sheetOf([...HEADER, ...lines({ 0: second })], { name: 'Sheet2' }),
    ]
    expect(back(twice('203')).candidates.map(({ doubts }) => doubts.map(({ kind }) => kind))).toEqual([
      ['disagrees'],
      ['disagrees'],
    ])
    expect(back(twice('201.5')).candidates).toHaveLength(1)
  })

  test('what nobody was asked for is marked', () => {
    const tasks = [{ department: '统计局', table: 't', rows: ['r0'], columns: ['actual'] }]
    const taken = back([sheetOf(marked({ 0: '201.5', 6: '19' }))], { tasks })
    expect(actuals(taken)).toEqual({ r0: '201.5', r6: '19 unasked' })
    expect([taken.asked, taken.filled]).toEqual([1, 1])
  })

  test('hidden rows are said', () => {
    const sheet = sheetOf([...HEADER, ...lines({ 0: '201.5', 6: '19' })], { hiddenRows: [3] })
    expect(actuals(back([sheet]))).toEqual({ r0: '201.5', r6: '19 hidden' })
  })

  test('a damaged corner leaves the words', () => {
    const sheet = marked({ 0: '201.5' })
    sheet[0]?.splice(0, 1, 'sgb:t:x')
    expect(actuals(back([sheetOf(sheet)]))).toEqual({ r0: '201.5' })
    expect(cornerText({ table: 't', handout: 'h', department: '统计局' })).toContain('sgb:t:')
    expect(TABLE.rows).toHaveLength(8)
  })
})
