/** Titles: against the 附件说明, and against the width of the page. */
import { describe, expect, it, test } from 'vitest'
import type { Attachment } from '../../../../shared/attachment/model.ts'
import { table } from '../../support/table.ts'
import { of, part } from './support.ts'

describe('title against the 附件说明', () => {
  test.each<readonly [title: string | readonly string[], description: string, found: readonly string[]]>([
    // Line breaks, spaces, quotation marks and width are not words.
    [['2021年上半年主要指标', '“双过半” 完成情况'], '附件：2021年上半年主要指标"双过半"\n　　　完成情况', []],
    ['２０２１年甲表', '附件：2021年甲表。', []],
    [
      '2021年上半年主要指标完成情况',
      '附件：2021年上半年主要经济指标完成情况',
      [
        '附件的标题与附件说明在“年上半年主要”之后不一致：标题是“指标完成情况”，附件说明是“经济指标完成情况”。',
      ],
    ],
    [
      '2021年主要指标完成情况表',
      '附件：2021年主要指标完成情况',
      ['附件的标题与附件说明在“指标完成情况”之后不一致：标题是“表”，附件说明到此为止。'],
    ],
    [
      '2021年主要指标',
      '附件：2020年主要指标',
      ['附件的标题与附件说明在“202”之后不一致：标题是“1年主要指标”，附件说明是“0年主要指标”。'],
    ],
    ['甲表', '附件：乙表', ['附件的标题与附件说明从头不一致：标题是“甲表”，附件说明是“乙表”。']],
    ['', '附件：乙表', ['附件没有标题。']],
  ])('%j under %j', (title, description, found) => {
    expect(of('title', [part('附件', title)], { description })).toEqual(found)
  })

  it('is that of its number where not all attachments are here', () => {
    const description = '附件：1.甲表\n2.乙表\n3.丙表'
    expect(of('title', [part('附件3', '丙表')], { description })).toEqual([])
    expect(of('title', [part('附件3', '丙丙表')], { description })).toHaveLength(1)
  })
})

describe('titles that are too long for their line', () => {
  const long = '2021年上半年全市国民经济主要指标“双过半”完成情况'
  const wide = table([['1', '甲', '%', '7%', '8%']])
  const columns = Array.from({ length: 19 }, (_, at) => ({
    id: `c${at}`,
    header: ['完成投资'],
    role: 'none' as const,
    width: 9,
  }))
  test.each<
    readonly [what: string, title: readonly string[], over: Partial<Attachment>, found: readonly string[]]
  >([
    ['the official two lines', ['2021年上半年全市国民经济主要指标', '“双过半”完成情况'], {}, []],
    [
      'one line of them',
      [long],
      {},
      ['附件的标题超出版心宽度（每行约20字），建议在“经济主要指标”之后分行。'],
    ],
    ['the page lies', [long], { columns, rows: wide.rows }, []],
    [
      'the second line',
      ['关于', long],
      {},
      ['附件的标题第2行超出版心宽度（每行约20字），建议在“经济主要指标”之后分行。'],
    ],
    [
      'no word to break at',
      ['甲'.repeat(30)],
      {},
      ['附件的标题超出版心宽度（每行约20字），请按词意分成几行。'],
    ],
  ])('%s', (_, title, over, found) => expect(of('long-title', [part('附件', title, over)])).toEqual(found))

  it('smaller type holds more', () => {
    const made = part('附件', long)
    expect(of('long-title', [{ ...made, heading: { ...made.heading, page: { titleSize: 14 } } }])).toEqual([])
  })
})
