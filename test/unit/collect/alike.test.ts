import { expect, test } from 'vitest'
import { alikeBefore, keepAlike } from '../../../shared/collect/alike.ts'
import { cornerText, identityOf } from '../../../shared/collect/identity.ts'
import type { Task } from '../../../shared/collect/model.ts'
import { takeBack } from '../../../shared/collect/returns.ts'
import { wantedOf } from '../../../shared/collect/wanted.ts'
import { gridOf } from '../../../shared/recognise/grid.ts'
import type { Sheet } from '../../../shared/recognise/sheet.ts'
import { BUILT_IN } from '../../../shared/verdict/dictionary.ts'
import { back, HEADER, lines, marked, sheetOf, TABLE } from './support.ts'

const ACTUALS = { 0: '210.5', 1: '7.2', 2: '8.1', 3: '6.9', 4: '9.4', 5: '0.7', 6: '19.35', 7: '88%' }
const TITLE = ['青石县2021年上半年主要指标完成情况']
const REPORTING = ['填报单位：柳树村']
const MERGES = [{ top: 0, left: 0, bottom: 0, right: 7 }]

const PLAIN = sheetOf([TITLE, REPORTING, ...HEADER, ...lines(ACTUALS)], { merges: MERGES })
const MARKED = sheetOf([TITLE, REPORTING, ...marked(ACTUALS)], {
  merges: MERGES,
  hiddenColumns: [0],
  hiddenRows: [2],
})

const TASKS: readonly Task[] = ['柳树村', '桃花村'].map((department) => ({
  department,
  table: 't',
  rows: TABLE.rows.map(({ id }) => id),
  columns: ['actual', 'growth'],
}))

/** What is typed over a cell: whatever may tell a row, a column, the header's place, or another meaning of a figure. */
const TYPED = [
  ...['', ' ', '5', '-3.25', '12%', '2021', '0', '1,234', '约5', '5.2万元', '５.２', '暂未统计', '第3名'],
  ...[
    '实绩',
    '上半年完成情况',
    '同比±%',
    '2021年目标',
    '去年同期',
    '备注',
    '计量单位',
    '指标名称',
    '责任单位',
  ],
  ...[
    '地区生产总值',
    '其中：民营企业',
    '合计',
    '亿元',
    '万元',
    '单位：万元',
    '填报单位：桃花村',
    '白石市2021年上半年',
  ],
  ...[
    'sgb:r:r3',
    'sgb:c:growth',
    'sgb:c:none',
    'sgb:t:t',
    cornerText({ table: 't', handout: 'h2', department: '桃花村' }),
  ],
  cornerText({ table: 'other', handout: 'h', department: '桃花村' }),
]

const typedOver = (sheet: Sheet, row: number, column: number, text: string): Sheet => ({
  ...sheet,
  texts: sheet.texts.map((line, at) =>
    at === row ? line.map((old, place) => (place === column ? text : old)) : line,
  ),
})

const given = { dictionary: BUILT_IN, tasks: TASKS, handout: 'h', previous: new Map<string, string>() }
const file = (sheet: Sheet) => ({ id: 'digest', file: '返回表.xlsx', at: '', sheets: [sheet] })

for (const [what, sheet] of [
  ['handed out', MARKED],
  ['of the department’s own', PLAIN],
] as const)
  test(`a return ${what} that comes after one that is alike but for any one cell is read as if it came alone`, () => {
    const tables = [TABLE]
    for (const [row, line] of sheet.texts.entries())
      for (const column of line.keys())
        for (const text of TYPED) {
          const other = typedOver(sheet, row, column, text)
          takeBack({ ...given, tables, file: file(sheet) })
          const after = takeBack({ ...given, tables, file: file(other) })
          const alone = takeBack({ ...given, tables: [structuredClone(TABLE)], file: file(other) })
          expect(after, `row ${row}, column ${column}: ${text}`).toEqual(alone)
        }
  }, 60_000)

test('two cells that change together, merges, names of sheets and moved rows are told apart as well', () => {
  const swapped = (a: number, b: number): Sheet => ({
    ...PLAIN,
    texts: PLAIN.texts.map((line, at) => PLAIN.texts[at === a ? b : at === b ? a : at] ?? line),
  })
  const others: Sheet[] = [
    swapped(6, 8),
    swapped(4, 5),
    { ...PLAIN, name: '附件1' },
    { ...PLAIN, merges: [] },
    { ...PLAIN, merges: [...MERGES, { top: 5, left: 4, bottom: 6, right: 4 }] },
    { ...PLAIN, texts: PLAIN.texts.slice(0, -1) },
    { ...PLAIN, texts: [...PLAIN.texts, PLAIN.texts.at(-1) ?? []] },
    { ...PLAIN, struck: [{ row: 5, column: 4 }], hiddenRows: [6] },
    typedOver(typedOver(PLAIN, 4, 4, '88.8'), 0, 0, '白石市2021年上半年主要指标完成情况'),
  ]
  for (const other of others) {
    const tables = [TABLE]
    takeBack({ ...given, tables, file: file(PLAIN) })
    const after = takeBack({ ...given, tables, file: file(other) })
    expect(after).toEqual(takeBack({ ...given, tables: [structuredClone(TABLE)], file: file(other) }))
  }
})

const TOLD = {
  figures: true,
  department: true,
  title: true,
  name: false,
  target: false,
  header: false,
  blank: false,
}

test('another department’s figures are alike; another name, target, header or a blank is not', () => {
  const wanted = wantedOf(structuredClone(TABLE), BUILT_IN)
  const grid = gridOf(MARKED)
  const identity = identityOf(MARKED)
  expect(alikeBefore(MARKED, grid, wanted, identity)).toBeNull()
  expect(back([MARKED]).error).toBeNull()
  const found = (sheet: Sheet): boolean =>
    alikeBefore(sheet, gridOf(sheet), wanted, identityOf(sheet)) !== null
  takeBack({ ...given, tables: [wanted.attachment], file: file(MARKED) })
  const corner = cornerText({ table: 't', handout: 'h', department: '桃花村' })
  expect({
    figures: found(typedOver(MARKED, 6, 5, '-31.25')),
    department: found(typedOver(MARKED, 2, 0, corner)),
    title: found(typedOver(MARKED, 1, 0, '填报单位：桃花村')),
    name: found(typedOver(MARKED, 6, 2, '规上工业增加值')),
    target: found(typedOver(MARKED, 6, 4, '9')),
    header: found(typedOver(MARKED, 4, 5, '完成数')),
    blank: found(typedOver(MARKED, 6, 5, '')),
  }).toEqual(TOLD)
  // A sheet on which nothing was found says nothing of the next one.
  keepAlike(sheetOf([['无']]), gridOf(sheetOf([['无']])), wanted, [])
  expect(found(sheetOf([['无']]))).toBe(false)
})
