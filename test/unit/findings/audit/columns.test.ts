/** Rules of one column against another: shares, gaps, last year, growths, statuses. */
import { describe, expect, test } from 'vitest'
import { apply } from '../../../../shared/attachment/edits.ts'
import type { Attachment } from '../../../../shared/attachment/model.ts'
import { dictionaryOf } from '../../../../shared/verdict/dictionary.ts'
import { ruleRow } from '../../../../shared/verdict/rulings.ts'
import { attachmentOf, audit, check, type Drawn, MAIN, messages, one } from './support.ts'

describe('share-column', () => {
  const shared = (row: string, header = 'share'): Drawn => one(row, `${MAIN} ${header}`)
  check([
    ['another progress', shared('1|到位外资|亿美元|10|1.84|20%'), ['share-column:r0:share']],
    ['a rounding too far', shared('1|税收|亿元|48|26.00|54.3%'), ['share-column:r0:share']],
    ['counts are exact', shared('1|公厕|座|10|6|63%'), ['share-column:r0:share']],
    ['rounded', shared('1|税收|亿元|48|26.00|54.2'), []],
    ['cut off', shared('1|税收|亿元|48|26.00|54.1'), []],
    ['to a whole', shared('1|到位外资|亿美元|10|1.84|18%'), []],
    ['an actual that was rounded itself', shared('1|投资|亿元|10|6|63%'), []],
    ['in other units', shared('1|投资|亿元|10|5400万元|5.4%'), []],
    ['as a part of one', shared('1|到位外资|亿美元|10|1.84|0.184', 'share:完成进度'), []],
    [
      'of the stage',
      one('1|税收|亿元|48|25|26|104%', 'no name unit target stage actual share:完成上半年目标%'),
      [],
    ],
    ['a share of something else', shared('1|税收|亿元|48|26|71%', 'share:占比'), []],
    ['a growth', shared('1|出口|%|5%|7%|90%'), []],
    ['nothing to divide by', shared('1|税收|亿元|0|26|90%'), []],
  ])

  test('with what it should be', () => {
    expect(messages(shared('1|到位外资|亿美元|10|1.84|20%'))).toEqual([
      '“到位外资”的占年度目标比例填为20%，按实绩1.84亿美元、年度目标10亿美元计算应为18.4%。',
    ])
  })
})

describe('gap-column', () => {
  const gap = (row: string, columns = `${MAIN} gap`, months = 6): Drawn => ({ columns, rows: row, months })
  check([
    ['another difference', gap('1|到位外资|亿美元|10|1.84|-30'), ['gap-column:r0:gap']],
    ['the wrong sign', gap('1|到位外资|亿美元|10|1.84|31.6'), ['gap-column:r0:gap']],
    ['right', gap('1|到位外资|亿美元|10|1.84|-31.6'), []],
    ['from unrounded values', gap('1|投资|亿元|647.4|629.0|13.8', `${MAIN} gap`, 10), []],
    ['in 百分点', gap('1|到位外资|亿美元|10|1.84|-31.6个百分点'), []],
    ['in an amount', gap('1|植树造林|亩|1000|620|120', `${MAIN} gap:超（欠）进度`), []],
    ['to a stage', gap('1|税收|亿元|50|20.00|21.00|2', 'no name unit target stage actual gap'), []],
  ])
})

describe('last-tenfold', () => {
  const year = (row: string): Drawn => one(row, `${MAIN} last`)
  check([
    ['ten times', year('1|税收|亿元|50|26|260'), ['last-tenfold:r0:last']],
    ['a tenth', year('1|税收|亿元|50|26|2.6'), ['last-tenfold:r0:last']],
    ['in other units', year('1|税收|亿元|50|26|260000万元'), []],
    ['nearly', year('1|税收|亿元|50|26|259\n2|投资|亿元|50|26|2.61'), []],
    ['few', year('1|上市公司|家|5|2|20'), []],
    ['growths', year('1|出口|%|5%|12%|1%'), []],
    ['none last year', year('1|税收|亿元|50|26|0'), []],
  ])
})

describe('growth-contradicts-totals', () => {
  const grown = (row: string, header = 'growth'): Drawn => one(row, `${MAIN} last ${header}`)
  check([
    ['another growth', grown('1|税收|亿元|50|26.0|20.0|9.1%'), ['growth-contradicts-totals:r0:growth']],
    ['the other direction', grown('1|税收|亿元|50|18.0|20.0|10%'), ['growth-contradicts-totals:r0:growth']],
    [
      'at constant prices: the other direction',
      grown('1|地区生产总值|亿元|900|450|470|5%'),
      ['growth-contradicts-totals:r0:growth'],
    ],
    ['at constant prices', grown('1|地区生产总值|亿元|900|480|450|5%\n2|工业增加值|亿元|90|48|40|9.1%'), []],
    ['as the header says', grown('1|服务产出|亿元|90|48.0|40.0|9.1%', 'growth:可比价增长'), []],
    ['right', grown('1|税收|亿元|50|26.0|20.0|30%'), []],
    ['下降 in words', grown('1|税收|亿元|50|18.0|20.0|下降10%'), []],
    ['rounded figures', grown('1|税收|亿元|250|120|110|9.3%'), []],
    ['two years on average', grown('1|税收|亿元|50|26.0|20.0|9.1%', 'growth:两年平均增长'), []],
    ['the units are muddled', grown('1|税收|亿元|50|26|260|5%'), ['last-tenfold:r0:last']],
    ['a growth is no total', grown('1|税收|%|5|7%|6%|1%'), []],
  ])

  test('with the figures', () => {
    expect(messages(grown('1|税收|亿元|50|26.0|20.0|9.1%'))).toEqual([
      '“税收”的同比为9.1%，按实绩26.0亿元、上年同期20.0亿元计算应为30%，两者不符，请核对。',
    ])
  })
})

describe('status-contradicts', () => {
  const status = 'no name unit target actual status'
  check([
    [
      'done against the figures',
      one('1|到位外资|亿美元|10|1.84|完成', status),
      ['status-contradicts:r0:status'],
    ],
    ['as the figures say', one('1|到位外资|亿美元|10|1.84|未完成', status), []],
    ['nothing certain', one('1|进出口|%|促稳提质|5%|未完成', status), []],
  ])

  test('a ruling that says why has answered it, until its row is another', () => {
    const attachment = attachmentOf(one('1|到位外资|亿美元|10|1.84|', status))
    const by = (reason: string) => ({
      by: '张三',
      at: '2021-07-01T00:00:00.000Z',
      reason,
      dictionary: dictionaryOf([]),
    })
    const ruled = (reason: string) => apply(attachment, ruleRow(attachment, 'r0', '完成', by(reason)))
    const answers = (of: Attachment) => audit(of).map(({ explanation }) => explanation)
    expect(answers(ruled('  '))).toEqual([null])
    expect(answers(ruled('商务厅来函认可'))).toEqual(['商务厅来函认可'])
    const later = apply(ruled('商务厅来函认可'), [
      { type: 'cell', row: 'r0', column: 'actual', from: '1.84', to: '1.9' },
    ])
    expect(answers(later)).toEqual([null])
  })

  test('a report in the status cell is one sentence of a length to be read', () => {
    const attachment = attachmentOf(one('1|到位外资|亿美元|10|1.84|', status))
    const long = `已完成。\n${'说明情况'.repeat(500)}`
    const typed = apply(attachment, [{ type: 'cell', row: 'r0', column: 'status', from: '', to: long }])
    const [found] = audit(typed)
    expect(found?.rule).toBe('status-contradicts')
    expect(found?.message).toMatch(/^[^。\n]{100,600}。$/)
  })
})
