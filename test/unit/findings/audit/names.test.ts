/** Rules of the names and numbers before the rows. */
import { describe, expect, test } from 'vitest'
import { check, type Drawn, messages, one } from './support.ts'

describe('nameless', () => {
  check([
    ['a figure without a name', one('1|税收|亿元|50|26\n2||亿元|40|20'), ['nameless:r1:name']],
    ['a blank row', one('1|税收|亿元|50|26\n2||||'), []],
    [
      'under a merged name',
      {
        ...one('1|税收|亿元|50|26\n||%|5|6'),
        merges: [{ top: 'r0', bottom: 'r1', left: 'name', right: 'name' }],
      },
      [],
    ],
    ['named by 合计 before it', one('合计||亿元|50|26'), []],
  ])
})

describe('duplicate-name', () => {
  check([
    ['twice', one('1|税收|亿元|50|26\n2|税　收|亿元|40|20'), ['duplicate-name:r1:name']],
    ['with other numbers', one('|1、税收|亿元|50|26\n|2、税收|亿元|40|20'), ['duplicate-name:r1:name']],
    ['Traditional', one('1|税收|亿元|50|26\n2|稅收|亿元|40|20'), ['duplicate-name:r1:name']],
    ['total and growth', one('1|税收|亿元|50|26\n|税收|%|5|6'), []],
    ['under two headings', one('一、甲镇||||\n1|税收|亿元|50|26\n二、乙镇||||\n1|税收|亿元|40|20'), []],
    [
      'under two wholes',
      one('1|投资|亿元|50|26\n|其中：工业|亿元|5|6\n2|产值|亿元|50|26\n|其中：工业|亿元|5|6'),
      [],
    ],
    [
      'of two classes',
      one('甲镇|税收|亿元|50|26\n乙镇|税收|亿元|40|20', 'none:镇 name unit target actual'),
      [],
    ],
    [
      'the merged name',
      {
        ...one('1|税收|亿元|50|26\n||亿元|5|6'),
        merges: [{ top: 'r0', bottom: 'r1', left: 'name', right: 'name' }],
      },
      [],
    ],
    ['城镇 and 农村', one('1|城镇居民人均可支配收入|%|5|6\n|农村居民人均可支配收入|%|5|6'), []],
    ['小计 and 其他', one('|小计|亿元||\n|其他|亿元|5|6\n|小计|亿元||\n|其他|亿元|7|6'), []],
  ])
})

describe('numbering', () => {
  const numbers = (...texts: string[]): Drawn =>
    one(texts.map((text, at) => (text.includes('|') ? text : `${text}|指标${at}|%|5|6`)).join('\n'))
  check([
    ['a gap', numbers('1', '2', '4', '5'), ['numbering:r2:no']],
    ['a repeat', numbers('1', '2', '2', '3'), ['numbering:r2:no']],
    ['out of order', numbers('1', '3', '2', '4'), ['numbering:r1:no']],
    ['one too high', numbers('1', '2', '3', '4', '7', '6', '7', '8'), ['numbering:r4:no']],
    ['one too low', numbers('1', '2', '3', '2', '5', '6'), ['numbering:r3:no']],
    ['one too high among （一）', numbers('（一）', '（五）', '（三）', '（四）'), ['numbering:r1:no']],
    ['two of them', numbers('1', '5', '3', '4', '9', '6'), ['numbering:r1:no', 'numbering:r4:no']],
    ['begun again for no reason', numbers('1', '2', '1', '2'), ['numbering:r2:no']],
    ['a gap among 一、', numbers('一、甲', '1', '三、乙', '1'), ['numbering:r2:no']],
    ['a gap among 1.1', numbers('1.1', '1.2', '1.4'), ['numbering:r2:no']],
    [
      'a gap among （1） before names',
      one('1|污染物|%|5|6\n|（1）氨氮|||\n|（3）总磷|||'),
      ['numbering:r2:name'],
    ],
    ['in order', numbers('1', '2', '3'), []],
    ['blank ones between', numbers('1', '', '2', '', '3'), []],
    ['marks are no matter', numbers('1', '2.', '３', '4、'), []],
    ['a second half of a table', numbers('7', '8', '9'), []],
    ['begun again under 一、', numbers('一', '1', '2', '二', '1', '2'), []],
    ['going on under 一、', numbers('一', '1', '2', '二', '3', '4'), []],
    [
      'several levels',
      numbers('一', '（一）', '1', '（1）', '（2）', '2', '（1）', '（二）', '1', '二', '（一）', '1'),
      [],
    ],
    ['begun again under a heading without number', numbers('1', '2', '|民生|||', '1', '2'), []],
    ['begun again after a total', numbers('1', '2', '|小计|亿元||', '1', '2'), []],
    ['words', numbers('1', '*', '2', '合计'), []],
    ['1.1 under 1', numbers('1', '1.1', '1.2', '2', '2.1'), []],
    ['begun again in another class', one('甲镇|1|税收\n甲镇|2|投资\n乙镇|1|税收', 'none:镇 no name'), []],
  ])

  test('a merged one stands for its rows, and what was expected is said', () => {
    const merged = {
      ...numbers('1', '', '3'),
      merges: [{ top: 'r0', bottom: 'r1', left: 'no', right: 'no' }],
    }
    expect(messages(merged)).toEqual(['序号“3”与上文不连续，按顺序应为“2”。'])
    expect(messages(numbers('（一）', '（三）'))).toEqual(['序号“（三）”与上文不连续，按顺序应为“（二）”。'])
  })
})
