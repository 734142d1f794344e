/** What is wrong in a table that goes to print: numbers out of order, blanks. */
import { describe, expect, it, test } from 'vitest'
import type { Attachment } from '../../../../shared/attachment/model.ts'
import { officialTemplate } from '../../../../shared/attachment/official.ts'
import { newId } from '../../support/ids.ts'
import { cellsOf, lint, of, rowsOf } from './support.ts'

describe('what the audit found', () => {
  const doubtful = rowsOf([['1', '到位注册外资', '亿美元', '10', '25']])

  it('is said before printing, until somebody has answered it, and under its attachment', () => {
    const [found] = lint([doubtful]).filter(({ rule }) => rule === 'far-above-target')
    expect(found?.message).toContain('到位注册外资')
    const key = found?.key ?? ''
    const explanations = { [key]: { text: '属实', finding: found?.message ?? '' } }
    const answered = { ...doubtful, heading: { ...doubtful.heading, explanations } }
    expect(lint([answered]).map(({ rule }) => rule)).not.toContain('far-above-target')
    expect(lint([doubtful, doubtful]).filter(({ rule }) => rule === 'far-above-target')[1]?.message).toMatch(
      /^附件2：/,
    )
  })
})

describe('what the series says', () => {
  it('is said before printing: a figure ten times last year’s', () => {
    const of = (year: number, actual: string): Attachment => {
      const made = rowsOf([['1', '外贸进出口', '亿元', '95', actual]])
      return { ...made, id: `t${year}`, heading: { ...made.heading, year, months: 6 } }
    }
    const now = of(2021, '412.6')
    const rules = (past: readonly Attachment[]) => lint([now], {}, past).map(({ rule }) => rule)
    expect(rules([])).not.toContain('series-tenfold')
    expect(rules([of(2020, '40.5')])).toContain('series-tenfold')
  })
})

describe('numbering', () => {
  it('is the audit’s, until somebody has answered it', () => {
    const gap = rowsOf([
      ['1', '地区生产总值', '%', '7%', '12.3%'],
      ['3', '固定资产投资', '%', '7%', '12.3%'],
    ])
    const [found] = lint([gap]).filter(({ rule }) => rule === 'numbering')
    expect(found).toMatchObject({ row: 'r1', column: 'no', grade: 'warning', attachment: 'a' })
    const explanations = { 'numbering:r1:no': { text: '原件如此', finding: found?.message ?? '' } }
    const answered = { ...gap, heading: { ...gap.heading, explanations } }
    expect(of('numbering', [answered])).toEqual([])
    expect(of('numbering', [gap, gap])[1]).toMatch(/^附件2：序号“3”与上文不连续/)
  })
})

describe('blanks', () => {
  const full = ['1', '地区生产总值', '%', '7%', '12.3%']
  test.each<readonly [what: string, attachment: Attachment, found: readonly string[]]>([
    ['nothing blank', rowsOf([full]), []],
    ['an actual', rowsOf([full, ['2', '固定资产投资', '%', '10%', '']]), ['r1:actual']],
    ['white space is blank', rowsOf([full, ['2', '固定资产投资', '%', '10%', ' 　']]), ['r1:actual']],
    ['a dash is not', rowsOf([full, ['2', '固定资产投资', '%', '10%', '—', '预计完成']]), []],
    ['a target', rowsOf([full, ['2', '固定资产投资', '%', '', '10%', '完成']]), ['r1:target']],
    ['a unit', rowsOf([full, ['2', '到位外资', '', '10', '6']]), ['r1:unit']],
    ['words want no unit', rowsOf([full, ['2', '减排', '', '完成上级任务', '年度数据', '预计完成']]), []],
    [
      'a numbered row without anything',
      rowsOf([full, ['2', '固定资产投资', '', '', ''], full.with(0, '3')]),
      ['r1:target', 'r1:actual'],
    ],
    ['a heading of a group', rowsOf([['一', '经济发展'], full]), []],
    ['a heading without number', rowsOf([['', '经济发展'], full]), []],
    ['其中 by itself', rowsOf([full, ['', '其中：'], ['', '　工业', '%', '7%', '8%']]), []],
    [
      'unnumbered parts that are blank throughout',
      rowsOf([full, ['2', '减排', '%', '3%', '4%'], ['', '（1）化学需氧量'], ['', '（2）氨氮']]),
      [],
    ],
    [
      'a part that is blank beside one that is not',
      rowsOf([
        full,
        ['2', '减排', '%', '3%', '4%'],
        ['', '（1）工业投资', '', '3%', '4%'],
        ['', '（2）氨氮'],
      ]),
      ['r3:target', 'r3:actual'],
    ],
    [
      'a whole whose parts have the figures',
      rowsOf([
        full,
        ['2', '固定资产投资'],
        ['', '（1）工业投资', '%', '3%', '4%'],
        ['', '（2）民间投资', '%', '3%', '4%'],
      ]),
      [],
    ],
    ['a total', rowsOf([full, ['', '合计', '', '', '12']]), []],
    [
      'a merged cell speaks for those below it',
      rowsOf(
        [full, ['2', '城镇', '%', '与经济增长同步', '13%'], ['', '农村', '', '', '14%', '完成']],
        undefined,
        [{ top: 'r1', bottom: 'r2', left: 'unit', right: 'target' }],
      ),
      [],
    ],
    [
      'without the merge they are blank',
      rowsOf([full, ['2', '城镇', '%', '与经济增长同步', '13%'], ['', '农村', '', '', '14%', '完成']]),
      ['r2:unit', 'r2:target'],
    ],
    [
      'a 上半年目标 stands for the year’s',
      rowsOf(
        [
          [...full, '4%'],
          ['2', '投资', '%', '', '5%', '4%'],
        ],
        ['no', 'name', 'unit', 'target', 'actual', 'stage'],
      ),
      [],
    ],
    [
      'one of two targets and two actuals is enough',
      rowsOf(
        [
          ['1', '固定资产投资', '', '', '10%', '', '8%'],
          ['2', '工业增加值', '', '', '', '100亿元', ''],
        ],
        ['no', 'name', 'note', 'target', 'target', 'actual', 'actual'],
      ),
      ['r1:target'],
    ],
    [
      'columns that promise nothing',
      rowsOf([[...full, '']], ['no', 'name', 'unit', 'target', 'actual', 'note']),
      [],
    ],
    [
      'a verdict that still waits for a person',
      rowsOf([full, ['2', '进出口', '%', '促稳提质', '2%']]),
      ['r1:status'],
    ],
    [
      'a whole column is said once',
      rowsOf([full.slice(0, 4), ['2', '投资', '%', '10%'], ['3', '消费', '%', '10%']]),
      [':actual'],
    ],
  ])('%s', (_, attachment, found) => expect(cellsOf(attachment, 'blank')).toEqual(found))

  const roles = ['no', 'name', 'unit', 'target', 'growth', 'actual'] as const
  test.each<readonly [what: string, headers: readonly string[], found: readonly string[]]>([
    ['a growth beside its amount is enough', ['计划/总量', '计划/增速', '实绩'], []],
    ['a growth under a heading of its own is not', ['计划', '增速', '实绩'], ['r1:target']],
    ['nor under one over target and actual', ['2021年/计划', '2021年/增速', '2021年/实绩'], ['r1:target']],
  ])('%s', (_, headers, found) => {
    const made = rowsOf(
      [
        ['1', '地区生产总值', '亿元', '900', '7%', '450'],
        ['2', '工业', '亿元', '', '8%', '60'],
      ],
      roles,
    )
    const columns = made.columns.map((one, at) => ({
      ...one,
      header: headers[at - 3]?.split('/') ?? one.header,
    }))
    expect(cellsOf({ ...made, columns }, 'blank')).toEqual(found)
  })

  it('says where', () => {
    const gap = rowsOf([full, ['2', '固定资产投资', '%', '10%', '']])
    expect(of('blank', [gap])).toEqual(['“固定资产投资”的实绩空白。'])
    expect(of('blank', [gap, gap])).toEqual([
      '附件1：“固定资产投资”的实绩空白。',
      '附件2：“固定资产投资”的实绩空白。',
    ])
    const waiting = rowsOf([full, ['2', '进出口', '%', '促稳提质', '2%']])
    expect(of('blank', [waiting])).toEqual(['“进出口”的“status”还是“待核”，打印前请认定。'])
  })

  it('a hidden column is not printed', () => {
    const gap = rowsOf([full, ['2', '固定资产投资', '%', '', '10%', '完成']])
    const columns = gap.columns.map((one) => (one.id === 'target' ? { ...one, hidden: true } : one))
    expect(cellsOf({ ...gap, columns }, 'blank')).toEqual([])
  })

  it('a new official table has its two columns to fill in', () => {
    const template = officialTemplate(2025, newId)
    expect(of('blank', [template])).toEqual(['年度目标一栏14行都空白。', '实绩一栏14行都空白。'])
  })
})
