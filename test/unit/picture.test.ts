/** The picture of progress: who stands in it, in which order, and that the drawing holds it. */
import { describe, expect, it } from 'vitest'
import { toSvg } from '../../renderer/picture/chart.ts'
import { pagesOf, pictureOf } from '../../renderer/picture/rows.ts'
import type { Attachment, Role } from '../../shared/attachment.ts'
import { judgeAttachment } from '../../shared/verdict/table.ts'

const roles: readonly Role[] = ['no', 'name', 'unit', 'target', 'actual', 'status']

function picture(lines: readonly string[]) {
  const attachment: Attachment = {
    id: 'a',
    heading: {
      label: '',
      title: ['2021年上半年主要指标', '完成情况'],
      above: [],
      below: [],
      year: 2021,
      months: 6,
    },
    columns: roles.map((role) => ({ id: role, header: [role], role, width: 10 })),
    rows: lines.map((line, at) => ({
      id: `r${at}`,
      cells: Object.fromEntries(line.split('|').map((text, column) => [roles[column] ?? 'none', text])),
    })),
    merges: [],
    sheet: '',
  }
  return pictureOf(attachment, judgeAttachment(attachment))
}

const lines = [
  '1|到位资金|亿元|100|72',
  '2|到位注册外资|亿美元|10|1.84',
  '3|固定资产投资|%|10%左右|4.1%',
  '4|地区生产总值|%|7%左右|12.3%',
  '5|城镇登记失业率|%|3%|1.72%',
  '6|主要污染物排放削减|%|完成任务|年度数据',
]

describe('the picture', () => {
  it('has amounts against the schedule and rates against their targets, each worst first', () => {
    const { title, groups, note } = picture(lines)
    expect(title).toBe('2021年上半年主要指标完成情况')
    expect(
      groups.map(({ kind, bars }) => [kind, bars.map(({ name, valueText }) => `${name} ${valueText}`)]),
    ).toEqual([
      ['progress', ['到位注册外资 18.4%', '到位资金 72%']],
      ['points', ['固定资产投资 −5.9', '城镇登记失业率 +1.28', '地区生产总值 +5.3']],
    ])
    expect(groups[0]?.bars[0]).toMatchObject({ gapText: '落后序时进度31.6个百分点', outcome: 'missed' })
    expect(note).toContain('另有1行')
  })

  it('is drawn with every name, figure and word, in that order', () => {
    const svg = toSvg(picture(lines))
    const places = ['到位注册外资', '到位资金', '固定资产投资', '城镇登记失业率', '地区生产总值'].map(
      (name) => svg.indexOf(name),
    )
    expect(places.every((place) => place > 0)).toBe(true)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    for (const text of ['18.4%', '72%', '−5.9', '+5.3', '未完成', '落后序时进度31.6个百分点'])
      expect(svg).toContain(text)
  })

  it('of a table without figures has no groups', () => {
    expect(picture(['1|甲|%|促稳提质|年度数据']).groups).toEqual([])
  })

  it('goes on further pages in even parts, and loses no bar', () => {
    const many = picture(Array.from({ length: 100 }, (_, at) => `${at + 1}|指标${at}|亿元|100|${at}`))
    const pages = pagesOf(many, 42)
    expect(pages.map(({ groups }) => groups.flatMap(({ bars }) => bars).length)).toEqual([34, 34, 32])
    expect(pages.flatMap(({ groups }) => groups.flatMap(({ bars }) => bars))).toEqual(
      many.groups.flatMap(({ bars }) => bars),
    )
    expect(pages[1]?.title).toMatch(/（2\/3）$/)
    expect(pages[1]?.groups[0]?.heading).toMatch(/（续）$/)
  })
})
