/** Rules of rows that add up: totals, and parts of a whole. */
import { describe, expect, test } from 'vitest'
import type { Merge } from '../../../../shared/attachment/model.ts'
import { check, type Drawn, messages, one } from './support.ts'

describe('total-not-sum', () => {
  const table = (rows: string, columns = 'no name none:总投资（万元） target:年度计划（万元）'): Drawn => ({
    columns,
    rows,
  })
  const wide = (row: string): Merge => ({ top: row, bottom: row, left: 'no', right: 'target' })
  check([
    ['below', table('1|甲|500|90\n2|乙|400|80\n合计||900|180'), ['total-not-sum:r2:target']],
    ['above', table('合计||950|170\n1|甲|500|90\n2|乙|400|80'), ['total-not-sum:r0:none']],
    ['right', table('合计||900|170\n1|甲|500|90\n2|乙|400|80'), []],
    ['rounded', table('1|甲|3.4|1\n2|乙|3.4|1\n合计||6.9|2'), []],
    ['counts are exact', one('1|甲|人|10|5\n2|乙|人|20|5\n合计||人|31|10'), ['total-not-sum:r2:target']],
    ['其中 is no part of it', table('1|甲|500|90\n|其中：土建|300|50\n2|乙|400|80\n合计||900|170'), []],
    ['a stroke is nothing', table('1|甲|500|90\n2|乙|400|—\n合计||900|90'), []],
    ['a part to come', table('1|甲|500|90\n2|乙|400|\n合计||900|170'), []],
    [
      'a part to come, and too much already',
      table('1|甲|500|90\n2|乙|400|\n合计||900|70'),
      ['total-not-sum:r2:target'],
    ],
    ['a part in words', table('1|甲|500|90\n2|乙|400|待定\n合计||900|70'), []],
    [
      'groups with 小计 above them',
      {
        ...table(
          '合计||900|170\n一、续建||400|80\n小计||400|80\n1|甲|400|80\n二、新建|||\n小计||500|90\n1|乙|500|90',
        ),
        merges: [wide('r4')],
      },
      [],
    ],
    [
      '小计 below, one of them wrong',
      table(
        '一、续建|||\n1|甲|300|50\n2|乙|100|30\n小计||400|80\n二、新建|||\n1|丙|500|99\n小计||500|90\n合计||900|170',
      ),
      ['total-not-sum:r6:target'],
    ],
    [
      'group rows with their own sums',
      table('一|续建|400|80\n1|甲|400|80\n二|新建|500|90\n1|乙|500|90\n合计||900|170'),
      [],
    ],
    [
      'the total over a part of the groups only',
      table('一、续建|||\n1|甲|300|50\n2|乙|100|30\n合计||400|80\n二、新建|||\n1|丙|500|99\n合计||500|99'),
      [],
    ],
    ['other measures', one('1|税收|亿元|50|26\n2|就业|人|500|260\n合计|||550|286'), []],
    ['rates', one('1|税收|%|5|2\n2|出口|%|5|2\n合计||%|5|2'), []],
    ['what does not add up', one('1|人均收入|元|300|26\n2|户均收入|元|500|260\n合计||元|400|200'), []],
    [
      'ranks and years',
      one('甲|1|2021|90\n乙|2|2022|80\n合计|9|9|170', 'name none:排名 none:开工年份 target:计划（万元）'),
      [],
    ],
    ['万元 and 亿元', one('1|甲|万元|5000|500\n2|乙|亿元|1|0.5\n合计||亿元|1.5|0.55'), []],
    ['several totals above each other', table('总计||900|170\n小计||900|170\n1|甲|500|90\n2|乙|400|80'), []],
  ])

  test('with the sum', () => {
    expect(messages(table('1|甲|500|90\n2|乙|400|80\n合计||900|180'))).toEqual([
      '“合计”的年度目标为180万元，与2行之和170万元相差10万元。',
    ])
  })
})

describe('part-exceeds', () => {
  check([
    ['one part', one('1|公共预算收入|亿元|56|30\n|其中：税收收入|亿元|48|31'), ['part-exceeds:r1:actual']],
    [
      'the parts together',
      one('1|投资|亿元|100|50\n|其中：工业|亿元|70|20\n|　　房地产|亿元|50|20'),
      ['part-exceeds:r0:target'],
    ],
    [
      'numbered parts',
      one('1|投资|亿元|100|50\n|（1）工业|亿元|70|20\n|（2）房地产|亿元|50|20'),
      ['part-exceeds:r0:target'],
    ],
    ['less than the whole', one('1|投资|亿元|100|50\n|其中：工业|亿元|40|20\n|其中：房地产|亿元|30|20'), []],
    [
      'classes across each other',
      one('1|投资|亿元|100|50\n|其中：工业|亿元|70|20\n|其中：民间投资|亿元|60|20'),
      [],
    ],
    [
      'a part of a part',
      one('1|预算收入|亿元|56|30\n|其中：税收收入|亿元|48|26\n|　　增值税|亿元|20|11'),
      [],
    ],
    ['averages', one('1|居民人均可支配收入|元|300|150\n|其中：城镇居民|元|400|200'), []],
    ['other measures', one('1|投资|亿元|100|50\n|其中：项目|个|700|200'), []],
    ['a loss beside it', one('1|利润|亿元|10|5\n|其中：工业|亿元|8|6\n|其中：服务业|亿元|1|-1'), []],
  ])
})
