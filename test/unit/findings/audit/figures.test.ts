/** Rules of a figure by itself: its unit, its range, its size beside the target. */
import { describe, expect, test } from 'vitest'
import { check, MAIN, messages, one } from './support.ts'

describe('unit-missing', () => {
  const rest = '2|到位外资|亿美元|10|6'
  check([
    ['no unit anywhere', one(`1|城镇新增就业||5000|2600\n${rest}`), ['unit-missing:r0:unit']],
    ['a growth or an amount', one(`1|地区生产总值||7|7.5\n${rest}`), ['unit-missing:r0:unit']],
    ['a figure to come', one(`1|城镇新增就业||5000|\n${rest}`), ['unit-missing:r0:unit']],
    [
      'no unit column: at the figure',
      one('城镇新增就业|5000人|2600人\n到位外资|10|6', 'name target actual'),
      ['unit-missing:r1:target'],
    ],
    [
      'a whole table says it once',
      one('城镇新增就业|5000|2600\n到位外资|10|6', 'name target actual'),
      ['unit-missing::'],
    ],
    ['in the figure', one(`1|城镇新增就业||5000人|2600人\n${rest}`), []],
    ['beside one of the figures', one(`1|城镇新增就业||5000|2600人\n${rest}`), []],
    ['in the name', one(`1|城镇新增就业（人）||5000|2600\n${rest}`), []],
    ['in the header', one('城镇新增就业|5000|2600', 'name target:目标（人） actual:实绩（人）'), []],
    ['below the header', one('智造园|5000|2600', 'name target:计划/（万元） actual:完成/（万元）'), []],
    ['above the table', { ...one('城镇新增就业|5000|2600', 'name target actual'), above: ['单位：人'] }, []],
    [
      'who reports is no unit beside the one that is',
      {
        ...one('城镇新增就业|5000|2600', 'name target actual'),
        above: ['填报单位：人社局　　单位：人'],
      },
      [],
    ],
    [
      'who reports is no unit',
      { ...one('城镇新增就业|5000|2600', 'name target actual'), above: ['填报单位：人社局'] },
      ['unit-missing:r0:target'],
    ],
    ['a rate needs none', one('1|空气质量优良率||80|79\n2|服务业增加值占比||50|51'), []],
    ['a growth by its name needs none', one('1|固定资产投资增速||8|9'), []],
    ['words need none', one('1|老旧小区改造||完成改造|已完成'), []],
    ['nothing of anything', one('1|生产事故||0|0'), []],
    ['a part has that of its whole', one('1|公共预算收入|亿元|56|30.1\n|其中：税收收入||48|26'), []],
    [
      'a merged unit',
      {
        ...one('1|甲收入|亿元|56|30\n2|乙收入||48|26'),
        merges: [{ top: 'r0', bottom: 'r1', left: 'unit', right: 'unit' }],
      },
      [],
    ],
    ['an unknown word in the unit column', one('1|培训课时|学时|56|30'), []],
    ['a heading', one('|经济发展|||\n1|到位外资|亿元|10|6'), []],
  ])
})

describe('percent-range and share-over-100', () => {
  check([
    ['a rate above 100', one('1|空气质量优良率|%|80%|105%'), ['percent-range:r0:actual']],
    ['a rate below zero', one('1|城镇登记失业率|%|3%|-0.2%'), ['percent-range:r0:actual']],
    ['a target above 100', one('1|污水处理率|%|950|95'), ['percent-range:r0:target']],
    ['a share, once', one('1|服务业增加值占比|%|50|151'), ['share-over-100:r0:actual']],
    ['a share below zero', one('1|服务业增加值占比|%|50|-5'), ['percent-range:r0:actual']],
    ['without a unit', one('1|森林覆盖率||24|240'), ['percent-range:r0:actual']],
    [
      'in a column of its own',
      one('1|税收|亿元|50|26|126', `${MAIN} none:占财政收入比重（%）`),
      ['share-over-100:r0:none'],
    ],
    ['at the ends', one('1|垃圾无害化处理率|%|100%|100%\n2|漏损率|%|0|0%'), []],
    ['a change of a rate', one('1|空气质量优良率|%|提高2个百分点|下降1.2%'), []],
    ['a rate that may be above 100', one('1|拨备覆盖率|%|150|180%\n2|毛入学率|%|100|102%'), []],
    ['a growth', one('1|出口额增长率|%|5|-3%'), []],
    ['a progress', one('1|税收|亿元|50|60|120%', `${MAIN} share`), []],
  ])
})

describe('growth-range', () => {
  check([
    ['of the 同比 column', one('1|税收|亿元|50|26|150%', `${MAIN} growth`), ['growth-range:r0:growth']],
    ['below −100', one('1|税收|亿元|50|26|-120', `${MAIN} growth`), ['growth-range:r0:growth']],
    ['of the indicator', one('1|进出口总额|%|5%|123%'), ['growth-range:r0:actual']],
    ['just 100', one('1|税收|亿元|50|26|100%', `${MAIN} growth`), []],
    ['a progress in percent', one('1|项目开工比例|%|100|123%'), []],
    ['more in 亿元', one('1|税收|亿元|50|26|150', `${MAIN} growth:同比增减（亿元）`), []],
  ])
})

describe('negative-amount', () => {
  check([
    ['below zero', one('1|税收收入|亿元|50|-26'), ['negative-amount:r0:actual']],
    ['what may be', one('1|利润总额|亿元|50|-26\n2|人口净流入|万人|5|-1'), []],
    ['a growth', one('1|税收收入|%|5|-2.6%'), []],
  ])
})

describe('far-above-target and unit-slip', () => {
  check([
    ['more than twice', one('1|到位外资|亿美元|10|21'), ['far-above-target:r0:actual']],
    ['in other units', one('1|到位外资|亿美元|1|21000万美元'), ['far-above-target:r0:actual']],
    ['just twice', one('1|到位外资|亿美元|10|20亿美元'), []],
    ['a growth far above', one('1|进出口总额|%|5%|20.2%'), []],
    ['万元 for 亿元', one('1|税收收入|亿元|56|301000'), ['unit-slip:r0:actual']],
    ['亿元 for 万元', one('1|税收收入|万元|560000|30.1'), ['unit-slip:r0:actual']],
    ['a thousand times, no less', one('1|到位外资|亿元|10|9999'), ['far-above-target:r0:actual']],
    ['nothing as yet', one('1|到位外资|万元|560000|0'), []],
    ['what is to stay below', one('1|生产安全事故起数|起|2起以内|5起'), []],
    ['an estimate', one('1|到位外资|亿元|10|约21亿元'), []],
    ['other currencies', one('1|到位外资|亿美元|10|130亿元'), []],
    ['a growth without a sign', one('1|地区生产总值||7|20'), ['unit-missing:r0:unit']],
  ])

  test('with the figures', () => {
    expect(messages(one('1|到位外资|亿美元|10亿美元|21'))).toEqual([
      '“到位外资”的实绩21亿美元，为年度目标10亿美元的210%，超过200%，请核对。',
    ])
    expect(messages(one('1|税收收入|亿元|56|301000'))).toEqual([
      '“税收收入”的实绩301000亿元，为年度目标56亿元的5375倍，可能是计量单位看错，请核对。',
    ])
  })
})
