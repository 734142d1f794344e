import { describe, expect, test } from 'vitest'
import { askedCells } from '../../../shared/collect/asked.ts'
import { departmentsIn } from '../../../shared/collect/department.ts'
import { askedOf, columnsToAsk, dutiesAfter, headersOf, tasksOf } from '../../../shared/collect/plan.ts'
import { handedSheet } from '../../../shared/collect/sheet.ts'
import { table } from '../support/table.ts'

const roles = ['no', 'name', 'unit', 'target', 'actual', 'growth', 'owner', 'note'] as const
const made = (lines: readonly (readonly string[])[]) => table(lines, 6, roles)

const district = made([
  ['一', '经济发展'],
  ['1', '地区生产总值', '%', '6%', '', '', '统计局'],
  ['2', '固定资产投资', '%', '7%', '', '', '发展和改革局（牵头）、统计局（配合）'],
  ['', '其中：工业投资', '%', '8%'],
  ['3', '城镇居民人均可支配收入', '%', '6%', '', '', '调查队'],
  ['', '农村居民人均可支配收入', '%', '7%'],
  ['4', '招商引资到位资金', '亿元', '30'],
])

const who = (asked: ReturnType<typeof askedOf>) =>
  asked.map(({ name, departments, told }) => [name, departments.join('、'), told])

test.each([
  ['统计局', ['统计局']],
  ['发改局、统计局', ['发改局', '统计局']],
  ['发改局 统计局\n税务局', ['发改局', '统计局', '税务局']],
  ['县发展和改革局', ['县发展和改革局']],
  ['统计局（配合）、发改局（牵头）', ['发改局', '统计局']],
  ['牵头单位：发改局；配合单位：统计局、税务局', ['发改局', '统计局', '税务局']],
  ['由发改局牵头，统计局配合', ['发改局', '统计局']],
  ['责任单位：发改局', ['发改局']],
  ['发改局，发改局', ['发改局']],
  ['各乡镇（街道）', ['各乡镇（街道）']],
  ['—', []],
  ['', []],
])('“%s” names %j', (text, names) => {
  expect(departmentsIn(text)).toEqual(names)
})

describe('who is to fill what', () => {
  test('is told by 责任单位, its first; rows below follow, a heading asks nobody, what has nobody is there', () => {
    expect(who(askedOf(district, []))).toEqual([
      ['经济发展', '', 'nothing'],
      ['地区生产总值', '统计局', 'owner'],
      ['固定资产投资', '发展和改革局', 'owner'],
      ['其中：工业投资', '发展和改革局', 'above'],
      ['城镇居民人均可支配收入', '调查队', 'owner'],
      ['农村居民人均可支配收入', '调查队', 'above'],
      ['招商引资到位资金', '', 'nobody'],
    ])
  })

  test('nobody is asked for what formulas say, and each row that nobody fills says why', () => {
    const sum = { text: 'x', refs: {} } as never
    const rows = district.rows.map((row) =>
      row.id === 'r2'
        ? { ...row, formulas: { actual: sum, growth: sum } }
        : row.id === 'r1'
          ? { ...row, formulas: { actual: sum } }
          : row,
    )
    const computed = { ...district, rows }
    const asked = askedOf(computed, [{ indicator: '固定资产投资', departments: ['审计局'] }])
    expect(asked.map(({ name, told, idle }) => [name, told, idle]).slice(0, 3)).toEqual([
      ['经济发展', 'nothing', 'heading'],
      // Its growth is typed.
      ['地区生产总值', 'owner', null],
      ['固定资产投资', 'nothing', 'computed'],
    ])
    const given = asked.map(({ row }) => ({ row, departments: ['统计局'] }))
    expect(tasksOf(computed, given, () => ['actual'])[0]?.rows).toEqual(['r0', 'r3', 'r4', 'r5', 'r6'])
    expect(tasksOf(computed, given, () => ['actual', 'growth'])[0]?.rows).toContain('r1')
    const open = (tasks: ReturnType<typeof tasksOf>) =>
      handedSheet(
        { attachment: computed, tasks, last: null, doubts: null },
        { table: 't', handout: 'h', department: '统计局' },
        [],
      ).open.filter(({ row }) => row === 1)
    expect(open(tasksOf(computed, given, () => ['actual', 'growth']))).toHaveLength(1)
    expect(
      [
        ...askedCells(
          { tables: [computed], tasks: tasksOf(computed, given, () => ['actual', 'growth']) },
          '统计局',
        ),
      ]
        .filter((key) => key.includes('r1'))
        .map((key) => key.split('\n').at(-1)),
    ).toEqual(['growth'])
  })

  test('a merged 责任单位 stands over all of its rows', () => {
    const merged = {
      ...made([
        ['1', '财政收入', '亿元', '10', '', '', '财政局'],
        ['2', '税收收入', '亿元', '8'],
        ['3', '社会消费品零售总额', '%', '8'],
      ]),
      merges: [{ top: 'r0', bottom: 'r1', left: 'owner', right: 'owner' }],
    }
    expect(who(askedOf(merged, []))).toEqual([
      ['财政收入', '财政局', 'owner'],
      ['税收收入', '财政局', 'owner'],
      ['社会消费品零售总额', '', 'nobody'],
    ])
  })

  test('of 责任单位 beside 配合单位 and 项目单位 the one that answers is asked', () => {
    const two = made([['1', '厂房改造', '万元', '100', '', '', '某公司']])
    const columns = [
      ...two.columns.map((column) => (column.id === 'owner' ? { ...column, header: ['项目业主'] } : column)),
      { id: 'lead', header: ['责任单位'], role: 'owner' as const, width: 10 },
    ]
    const rows = two.rows.map((row) => ({ ...row, cells: { ...row.cells, lead: '工信局' } }))
    expect(who(askedOf({ ...two, columns, rows }, []))).toEqual([['厂房改造', '工信局', 'owner']])
  })

  test('a table that has neither units nor targets yet is asked for whole', () => {
    expect(
      who(
        askedOf(
          made([
            ['1', '甲'],
            ['2', '乙'],
          ]),
          [],
        ),
      ),
    ).toEqual([
      ['甲', '', 'nobody'],
      ['乙', '', 'nobody'],
    ])
  })

  test('what a person chose is remembered by the indicator, for a table with other rows of other ids', () => {
    const asked = askedOf(district, [])
    const given = asked.map(({ row, name, departments }) => ({
      row,
      departments:
        name === '招商引资到位资金'
          ? ['商务局']
          : name === '其中：工业投资'
            ? ['工信局', '统计局']
            : departments,
    }))
    const duties = dutiesAfter([], asked, given)
    // What the table says by itself is not kept: it may say otherwise the next time.
    expect(duties).toHaveLength(2)
    const next = {
      ...district,
      rows: [...district.rows].reverse().map((row) => ({ ...row, id: `new-${row.id}` })),
    }
    expect(who(askedOf(next, duties))).toContainEqual(['招商引资到位资金', '商务局', 'remembered'])
    const same = { ...district, rows: district.rows.map((row) => ({ ...row, id: `new-${row.id}` })) }
    expect(who(askedOf(same, duties))).toContainEqual(['其中：工业投资', '工信局、统计局', 'remembered'])
    // Put back as the table has it, it is forgotten.
    expect(dutiesAfter(duties, askedOf(district, duties), asked)).toEqual([])
  })

  test('nobody is a choice too, and is remembered', () => {
    const asked = askedOf(district, [])
    const given = asked.map(({ row, departments }) => ({ row, departments: row === 'r1' ? [] : departments }))
    const again = askedOf(district, dutiesAfter([], asked, given))
    expect(again.find(({ row }) => row === 'r1')).toMatchObject({ departments: [], told: 'remembered' })
  })

  test('a row below follows what was chosen for the row above it', () => {
    const bare = made([
      ['1', '固定资产投资', '%', '7%'],
      ['', '其中：工业投资', '%', '8%'],
    ])
    const duties = [{ indicator: '固定资产投资', departments: ['住建局'] }]
    expect(who(askedOf(bare, duties))).toEqual([
      ['固定资产投资', '住建局', 'remembered'],
      ['其中：工业投资', '住建局', 'above'],
    ])
  })

  test('what the table says otherwise stands above what was chosen for another table', () => {
    const duties = [
      { indicator: '地区生产总值', departments: ['统计局', '税务局'] },
      { indicator: '固定资产投资', departments: ['住建局'] },
      { indicator: '城镇居民人均可支配收入', departments: ['市调查队'] },
    ]
    const asked = askedOf(district, duties)
    expect(who(asked)).toContainEqual(['地区生产总值', '统计局', 'owner'])
    expect(who(asked)).toContainEqual(['固定资产投资', '发展和改革局', 'owner'])
    expect(who(asked)).toContainEqual(['其中：工业投资', '发展和改革局', 'above'])
    // One office under two names is no contradiction.
    expect(who(asked)).toContainEqual(['城镇居民人均可支配收入', '市调查队', 'remembered'])
  })

  test('a choice among those that the table names is remembered', () => {
    const duties = [{ indicator: '固定资产投资', departments: ['统计局'] }]
    expect(who(askedOf(district, duties))).toContainEqual(['固定资产投资', '统计局', 'remembered'])
  })
})

describe('what is asked for', () => {
  const chosen = (columns: ReturnType<typeof columnsToAsk>) =>
    columns.flatMap((column) => (column.chosen ? [column.id] : []))

  test('is what was reached, unless other headers were chosen the last time', () => {
    expect(chosen(columnsToAsk(district, null))).toEqual(['actual', 'growth'])
    expect(columnsToAsk(district, null).map(({ id }) => id)).not.toContain('name')
    const headers = headersOf(district, ['actual', 'note'])
    expect(chosen(columnsToAsk(district, headers))).toEqual(['actual', 'note'])
    expect(chosen(columnsToAsk(district, ['别的列']))).toEqual(['actual', 'growth'])
  })

  test('is a task a department, with columns of its own where it has some; none without a column', () => {
    const given = [
      { row: 'r1', departments: ['统计局'] },
      { row: 'r2', departments: ['发改局', '统计局'] },
      { row: 'r3', departments: [] },
      { row: 'gone', departments: ['商务局'] },
    ]
    const tasks = tasksOf(district, given, (department) =>
      department === '发改局' ? ['note'] : ['actual', 'gone'],
    )
    expect(tasks).toEqual([
      { department: '统计局', table: 'a', rows: ['r1', 'r2'], columns: ['actual'] },
      { department: '发改局', table: 'a', rows: ['r2'], columns: ['note'] },
    ])
    expect(tasksOf(district, given, () => [])).toEqual([])
  })

  test('stands in the order of the table, in whichever its rows were asked about', () => {
    const given = [
      { row: 'r3', departments: ['商务局'] },
      { row: 'r2', departments: ['统计局'] },
      { row: 'r1', departments: ['发改局', '统计局'] },
    ]
    const tasks = tasksOf(district, given, () => ['actual'])
    expect(tasks.map(({ department, rows }) => `${department} ${rows.join(' ')}`)).toEqual([
      '发改局 r1',
      '统计局 r1 r2',
      '商务局 r3',
    ])
  })
})

test('all that 责任单位 names are told, whoever leads first; a row below follows with the same names', () => {
  const own = table(
    [
      ['1', '一般公共预算收入', '亿元', '36', '', '税务局（配合）、财政局（牵头）'],
      ['', '其中：税收收入', '亿元', '30', '', ''],
      ['2', '固定资产投资', '%', '7%', '', '发改局'],
      ['3', '新增就业', '人', '2000', '', ''],
    ],
    6,
    ['no', 'name', 'unit', 'target', 'actual', 'owner'],
  )
  expect(askedOf(own, []).map(({ named, departments }) => [named, departments])).toEqual([
    [['财政局', '税务局'], ['财政局']],
    [['财政局', '税务局'], ['财政局']],
    [['发改局'], ['发改局']],
    [[], []],
  ])
})
