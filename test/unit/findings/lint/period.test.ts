/** The years and periods of attachments and report against each other. */
import { describe, expect, it, test } from 'vitest'
import { of, part } from './support.ts'

describe('year and period', () => {
  const year = (titles: readonly string[], reportTitle: string | null = null) =>
    of(
      'year',
      titles.map((title, at) => part(`附件${at + 1}`, title, {})),
      { reportTitle },
    )
  test.each<readonly [titles: readonly string[], report: string | null, found: readonly string[]]>([
    [['2021年甲表', '2021年乙表'], null, []],
    [['2021年甲表', '民生实事'], '2021年上半年报告', []],
    [['2021年甲表'], '关于2020年计划执行情况与2021年计划草案的报告', []],
    [['2021年甲表'], '二〇二一年上半年工作总结', []],
    [['2021年甲表'], '工作总结', []],
    [
      ['2021年甲表', '2021年乙表'],
      '2022年报告',
      ['附件1的标题是2021年，报告标题是2022年。', '附件2的标题是2021年，报告标题是2022年。'],
    ],
  ])('years of %j in %s', (titles, report, found) => expect(year(titles, report)).toEqual(found))

  it('the one attachment that names another year than the others', () => {
    const titles = ['2021年甲表', '2020年乙表', '2021年丙表', '2021年丁表']
    const attachments = titles.map((title, at) => {
      const made = part(`附件${at + 1}`, title)
      return { ...made, heading: { ...made.heading, year: Number(title.slice(0, 4)) } }
    })
    expect(of('year', attachments)).toEqual(['附件2的标题是2020年，其他附件的标题是2021年。'])
  })

  test.each<readonly [titles: readonly string[], report: string | null, found: readonly string[]]>([
    [['2021年上半年甲表', '2021年半年度乙表'], null, []],
    [['2021年上半年甲表', '2021年乙表'], '2021年上半年报告', []],
    [['2021年上半年甲表'], '2021年上半年情况和下半年安排', []],
    [['2021年上半年甲表', '2021年1—6月乙表'], '2021年上半年报告', []],
    [['2021年上半年甲表'], '2021年前三季度报告', ['附件的标题是上半年，报告标题是前三季度。']],
    [['2021年上半年甲表', '2021年1—5月乙表'], null, ['附件2的标题是1—5月，其他附件的标题是上半年。']],
  ])('periods of %j in %s', (titles, report, found) => {
    const attachments = titles.map((title, at) => {
      const made = part(`附件${at + 1}`, title)
      return { ...made, heading: { ...made.heading, months: title.includes('1—5月') ? 5 : 6 } }
    })
    expect(of('period', attachments, { reportTitle: report })).toEqual(found)
  })

  it('the audit’s own word on the table’s year stands here too', () => {
    const made = part('附件', '2022年上半年甲表')
    expect(of('year', [made])).toEqual(['标题中的年份是2022年，而表的年份设为2021年。'])
  })
})
