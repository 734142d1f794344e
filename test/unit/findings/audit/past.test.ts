/** The audit against the series: what it finds beside the last period of the same kind, and what it keeps quiet about. */
import { describe, expect, it, test } from 'vitest'
import type { Attachment } from '../../../../shared/attachment/model.ts'
import { auditAttachment } from '../../../../shared/findings/audit/audit.ts'
import { pastOf } from '../../../../shared/findings/audit/past.ts'
import type { Side } from '../../../../shared/series/series.ts'
import { BUILT_IN } from '../../../../shared/verdict/dictionary.ts'
import { judgeAttachment } from '../../../../shared/verdict/table.ts'
import { attachmentOf, type Drawn } from './support.ts'

const COLUMNS = 'name unit target actual'
/** Rows of names of their own, as imported tables have. */
const drawn = (rows: string, year: number, more: Partial<Drawn> = {}): Attachment => {
  const made = attachmentOf({ columns: COLUMNS, rows, year, months: 6, ...more })
  return { ...made, id: `t${year}`, rows: made.rows.map((row, at) => ({ ...row, id: `${year}r${at}` })) }
}
const side = (attachment: Attachment): Side => ({
  attachment,
  judged: judgeAttachment(attachment, BUILT_IN),
})
const found = (now: Attachment, ...past: readonly Attachment[]) => {
  const alone = new Set(auditAttachment(now, judgeAttachment(now, BUILT_IN), BUILT_IN).map(({ key }) => key))
  return auditAttachment(now, judgeAttachment(now, BUILT_IN), BUILT_IN, past.map(side))
    .filter(({ key }) => !alone.has(key))
    .map(({ rule, row, column, message }) => ({ rule, place: `${row} ${column}`, message }))
}

type Case = readonly [then: string, now: string, rule: string, message: string]

describe('beside the same months of last year', () => {
  test.each<Case>([
    [
      '外贸进出口|亿元|90|40.5',
      '外贸进出口|亿元|95|412.6',
      'series-tenfold',
      '“外贸进出口”的实绩412.6亿元，为2020年上半年40.5亿元的10.2倍，可能是小数点或位数有误，请核对。',
    ],
    [
      '财政总收入|亿元|60|31.2',
      '财政总收入|亿元|64|3.28',
      'series-tenfold',
      '“财政总收入”的实绩3.28亿元，2020年上半年31.2亿元为它的9.5倍，可能是小数点或位数有误，请核对。',
    ],
    [
      '工业应税销售收入|亿元|700|352.5',
      '工业应税销售收入|亿元|700000000|3601500',
      'series-tenfold',
      '“工业应税销售收入”的实绩3601500亿元，为2020年上半年352.5亿元的10217倍，可能是计量单位看错，请核对。',
    ],
    [
      '垃圾分类小区|万户|30|12',
      '垃圾分类小区|户||130',
      'series-tenfold',
      '“垃圾分类小区”的实绩130户，2020年上半年12万户为它的923.1倍，可能是小数点或位数有误，请核对。',
    ],
    [
      '城镇登记失业率|%|4|2.8',
      '城镇登记失业率|%|4|29',
      'series-tenfold',
      '“城镇登记失业率”的实绩29%，为2020年上半年2.8%的10.4倍，可能是小数点或位数有误，请核对。',
    ],
    [
      '规模以上工业利润总额|亿元|20|8.1',
      '规模以上工业利润总额|亿元|21|-8.4',
      'series-sign',
      '“规模以上工业利润总额”的实绩-8.4亿元，而2020年上半年为8.1亿元，由正转负，请核对。',
    ],
    [
      '到位注册外资|亿美元|10|4.2',
      '到位注册外资|亿元|30|14',
      'series-unit',
      '“到位注册外资”的计量单位为亿元，而2020年上半年为亿美元，不能直接比较，请核对。',
    ],
    [
      '社会消费品零售总额|亿元|90|42',
      '社会消费品零售总额|万元|950000|',
      'series-unit',
      '“社会消费品零售总额”的计量单位为万元，而2020年上半年为亿元，填数时请换算。',
    ],
  ])('%s → %s', (then, now, rule, message) => {
    const cell = rule === 'series-unit' ? 'unit' : 'actual'
    expect(found(drawn(now, 2021), drawn(then, 2020))).toEqual([{ rule, place: `2021r0 ${cell}`, message }])
  })

  test.each([
    ['the same', '财政总收入|亿元|60|31.2', '财政总收入|亿元|60|31.2'],
    ['a growth that recovers', '地区生产总值|%|6|-3.6', '地区生产总值|%|7|12'],
    ['a growth that is ten times last year’s', '固定资产投资|%|5|0.8', '固定资产投资|%|5|8.3'],
    ['a growth that turns below zero', '固定资产投资|%|5|6.1', '固定资产投资|%|5|-2.4'],
    ['a price index', '居民消费价格指数|上年=100|103|102.6', '居民消费价格指数|上年=100|103|100.4'],
    ['a price index told as a rise', '居民消费价格涨幅|%|3|0.2', '居民消费价格涨幅|%|3|2.6'],
    ['a project that triples', '滨河大桥工程投资|亿元|2|0.6', '滨河大桥工程投资|亿元|5|1.9'],
    ['a project in full swing', '滨河大桥工程投资|亿元|2|0.6', '滨河大桥工程投资|亿元|9|5.1'],
    ['units converted', '财政总收入|万元|600000|312000', '财政总收入|亿元|64|33.4'],
    ['a unit in the cell', '到位注册外资|亿美元|10|1.84亿美元', '到位注册外资|亿美元|10|2亿美元'],
    ['a small count', '新增上市企业|家|5|1', '新增上市企业|家|15|12'],
    ['a difference that turns', '贸易顺差|亿元|3|1.2', '贸易顺差|亿元|3|-1.4'],
    ['% and 百分点', '城镇化率提高|%|1|0.6', '城镇化率提高|百分点|1|0.5'],
    ['no figures', '人居环境整治|||有序推进', '人居环境整治|||基本完成'],
  ])('keeps quiet about %s', (_, then, now) => {
    expect(found(drawn(now, 2021), drawn(then, 2020))).toEqual([])
  })

  it('keeps quiet where the table itself says it already', () => {
    const then = drawn('财政总收入|亿元|60|31.2', 2020)
    expect(found(drawn('财政总收入|亿元|0.01|3120', 2021), then)).toEqual([])
    const last = drawn('财政总收入|亿元|64|331.2|31.2', 2021, { columns: `${COLUMNS} last` })
    expect(found(last, then).filter(({ rule }) => rule === 'series-tenfold')).toEqual([])
    expect(found(drawn('税收|亿元|60|-3', 2021), drawn('税收|亿元|60|31', 2020))).toEqual([])
  })

  it('a year is not held against another part of the year, nor against a later one', () => {
    const now = drawn('财政总收入|亿元|60|312', 2021)
    expect(found(now, drawn('财政总收入|亿元|60|31', 2020, { months: 9 }))).toEqual([])
    expect(found(now, drawn('财政总收入|亿元|60|31', 2022))).toEqual([])
    expect(found(now, drawn('财政总收入|亿元|60|31', 2021))).toEqual([])
    expect(
      found({ ...now, heading: { ...now.heading, year: null } }, drawn('财政总收入|亿元|60|31', 2020)),
    ).toEqual([])
  })
})

describe('rows that came and went', () => {
  const then = drawn('地区生产总值|%|6|5\n财政总收入|亿元|60|31\n粮食产量|万吨|8|\n茶叶产量|吨|90|40', 2020)

  it('are told by name, at the place where one would stand', () => {
    const now = drawn(
      '地区生产总值|%|6|5\n财政总收入|亿元|60|31\n茶叶产量|吨|90|40\n研学游客|万人次|4|2',
      2021,
    )
    expect(found(now, then)).toEqual([
      {
        rule: 'series-gone',
        place: '2021r1 name',
        message: '2020年上半年的表里有“粮食产量”，本期没有，请核对是否漏列。',
      },
      {
        rule: 'series-new',
        place: '2021r3 name',
        message: '“研学游客”在2020年上半年的表里没有，请核对是新增指标还是名称有变。',
      },
    ])
  })

  it('a list whose rows are mostly others is one of projects', () => {
    expect(found(drawn('地区生产总值|%|6|5\n东站|个|1|\n西站|个|1|\n南站|个|1|', 2021), then)).toEqual([])
  })

  it('a row that was made of the other is the same, whatever it is called now', () => {
    const renamed = {
      ...then,
      id: 'next',
      heading: { ...then.heading, year: 2021 },
      rows: then.rows.map((row, at) =>
        at === 3 ? { ...row, cells: { ...row.cells, name: '名优茶总产' } } : row,
      ),
    }
    expect(found(renamed, then)).toEqual([])
  })
})

describe('the plan beside last year’s whole', () => {
  const whole = (row: string) => drawn(row, 2020, { months: 12 })

  it('below it is told with both figures', () => {
    expect(found(drawn('财政总收入|亿元|58|', 2021), whole('财政总收入|亿元|60|61.3'))).toEqual([
      {
        rule: 'target-below-last',
        place: '2021r0 target',
        message: '“财政总收入”的年度目标58亿元，低于2020年全年实绩61.3亿元，请核对。',
      },
    ])
    expect(found(drawn('财政总收入|万元|580000|', 2021), whole('财政总收入|亿元|60|61.3'))).toHaveLength(1)
  })

  test.each([
    ['at it', '财政总收入|亿元|61.3|', '财政总收入|亿元|60|61.3'],
    ['rounded', '财政总收入|亿元|61|', '财政总收入|亿元|60|61.3'],
    ['a growth', '地区生产总值|%|6|', '地区生产总值|%|7|8.1'],
    ['what is to fall', '单位GDP能耗|吨标准煤/万元|0.4|', '单位GDP能耗|吨标准煤/万元|0.5|0.45'],
    ['a limit', '政府债务余额|亿元|不超过50|', '政府债务余额|亿元|60|52'],
    ['a yearly task', '城镇新增就业|万人|3|', '城镇新增就业|万人|3|3.6'],
    ['what nobody knows', '滨河大桥工程投资|亿元|2|', '滨河大桥工程投资|亿元|3|3.1'],
  ])('keeps quiet about %s', (_, now, then) => {
    expect(found(drawn(now, 2021), whole(then))).toEqual([])
  })

  it('says nothing by a half year, or by a year that is not the last', () => {
    const now = drawn('财政总收入|亿元|20|', 2021)
    expect(found(now, drawn('财政总收入|亿元|60|31', 2020))).toEqual([])
    expect(found(now, drawn('财政总收入|亿元|60|61', 2019, { months: 12 }))).toEqual([])
  })
})

test('of a series the last period of the same months and last year’s whole are taken', () => {
  const at = (year: number, months: number) => ({ year, months })
  const tables = [at(2018, 6), at(2019, 6), at(2019, 12), at(2020, 9), at(2020, 12), at(2021, 6), at(2022, 6)]
  expect(pastOf(at(2021, 6), tables)).toEqual({ same: at(2019, 6), full: at(2020, 12) })
  expect(pastOf(at(2018, 6), tables)).toEqual({ same: null, full: null })
})

test('a table held against a copy of itself a year before is as sound as by itself', () => {
  const now = drawn(
    '地区生产总值|%|7左右|12.3\n财政总收入|亿元|60|31.2\n其中：税收|亿元|50|26\n空气质量优良率|%|90以上|93.4\n城镇调查失业率|%|5.5以内|5.1',
    2021,
  )
  expect(found(now, { ...now, id: 'last', heading: { ...now.heading, year: 2020 } })).toEqual([])
})
