/** The audit's rules: for each what fires, and what is near it and sound. */
import { describe, expect, test } from 'vitest'
import { openFile } from '../../../../electron/files/open.ts'
import { apply, invert } from '../../../../shared/attachment/edits.ts'
import type { Attachment, Column, Merge, Role } from '../../../../shared/attachment/model.ts'
import { auditAttachment, auditRules, type Finding } from '../../../../shared/findings/audit/audit.ts'
import { explain } from '../../../../shared/findings/explain.ts'
import { recognise } from '../../../../shared/recognise/recognise.ts'
import { judgeAttachment } from '../../../../shared/verdict/table.ts'
import { drawn } from '../../../facts/recognise/sheet.ts'
import { cases as layouts } from '../../../facts/recognise/tables.ts'
import { fact } from '../../support/facts.ts'
import { newId } from '../../support/ids.ts'

/** Column ids are roles, with a number where there are several; rows are r0, r1 …. */
interface Drawn {
  /** `role:上级/下级` headers; the header may be left out. */
  readonly columns: string
  /** A line a row, `|` between cells. */
  readonly rows: string
  readonly title?: string
  readonly above?: readonly string[]
  readonly year?: number | null
  readonly months?: number
  readonly merges?: readonly Merge[]
}

const HEADERS: Partial<Record<Role, string>> = {
  no: '序号',
  name: '指标名称',
  unit: '计量单位',
  target: '年度目标',
  stage: '上半年目标',
  actual: '实绩',
  status: '双过半完成情况',
  growth: '同比',
  last: '上年同期',
  share: '占年度目标%',
  gap: '序时进度差',
}

function attachmentOf(table: Drawn): Attachment {
  const seen = new Map<string, number>()
  const columns = table.columns.split(/\s+/).map((text): Column => {
    const [role = 'none', header] = text.split(':') as [Role, string?]
    const count = (seen.get(role) ?? 0) + 1
    seen.set(role, count)
    return {
      id: count === 1 ? role : `${role}${count}`,
      header: (header ?? HEADERS[role] ?? '数值').split('/'),
      role,
      width: 10,
    }
  })
  const rows = table.rows
    .replace(/^\n|\n\s*$/g, '')
    .split('\n')
    .map((line, at) => ({
      id: `r${at}`,
      cells: Object.fromEntries(
        line.split('|').flatMap((cell, index) => {
          const text = cell.replace(/^ +| +$/g, '')
          return text === '' ? [] : [[columns[index]?.id ?? '', text]]
        }),
      ),
    }))
  return {
    id: 'a',
    heading: {
      label: '附件',
      title: [table.title ?? ''],
      above: table.above ?? [],
      below: [],
      year: table.year === undefined ? 2021 : table.year,
      months: table.months ?? 6,
    },
    columns,
    rows,
    merges: table.merges ?? [],
    sheet: '',
  }
}

const audit = (attachment: Attachment): readonly Finding[] =>
  auditAttachment(attachment, judgeAttachment(attachment))
const keys = (table: Drawn): string[] => audit(attachmentOf(table)).map(({ key }) => key)
const messages = (table: Drawn): string[] => audit(attachmentOf(table)).map(({ message }) => message)

const MAIN = 'no name unit target actual'
/** One row under the columns of most tables. */
const one = (row: string, columns = MAIN): Drawn => ({ columns, rows: row })

type Case = readonly [what: string, table: Drawn, found: readonly string[]]
const check = (cases: readonly Case[]) =>
  test.each(cases)('%s', (_, table, found) => {
    expect(keys(table)).toEqual(found)
  })

describe('sound tables', () => {
  test('the official table says nothing', async () => {
    const { attachments } = await openFile('official.xlsx', fact('official.xlsx'))
    expect(attachments).toHaveLength(1)
    expect(attachments.flatMap(({ attachment }) => audit(attachment))).toEqual([])
  })

  test.each(layouts)('no more than a missing unit: $what', ({ sheet, sheetName }) => {
    const found = recognise([drawn(sheet, sheetName)], newId, []).found.flatMap(({ attachment }) =>
      audit(attachment).map(({ rule }) => rule),
    )
    expect(found.filter((rule) => rule !== 'unit-missing')).toEqual([])
  })
})

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

describe('year and period', () => {
  const headed = (title: string, columns: string, more: Partial<Drawn> = {}): Drawn => ({
    title,
    columns: `name ${columns}`,
    rows: '税收|5亿元|2亿元',
    ...more,
  })
  check([
    [
      'another year in the header',
      headed('2021年上半年完成情况', 'target:2020年目标 actual'),
      ['year::target'],
    ],
    ['another year set', headed('2021年上半年完成情况', 'target actual', { year: 2022 }), ['year::']],
    [
      'the year set against the header',
      headed('完成情况', 'target:2020年目标 actual', { year: 2021 }),
      ['year::target'],
    ],
    ['the same year', headed('二〇二一年上半年完成情况', 'target:2021年目标 actual:2021年上半年/实绩'), []],
    [
      'other years of plain columns',
      headed('2021年上半年完成情况', 'target actual none:2020年实际 none:2025年目标'),
      [],
    ],
    ['last year', headed('2021年上半年完成情况', 'target actual last:2020年上半年'), []],
    ['a growth on an earlier year', headed('2021年上半年完成情况', 'target actual growth:比2020年增长'), []],
    ['a span of years', headed('2021—2023年完成情况', 'target:2022年目标 actual', { year: 2022 }), []],
    ['no year at all', headed('完成情况', 'target actual', { year: null }), []],
    [
      'another period in the header',
      headed('2021年上半年完成情况', 'target actual:1—9月完成'),
      ['period::actual'],
    ],
    ['another period set', headed('2021年1—9月完成情况', 'target actual'), ['period::']],
    ['the same period in other words', headed('2021年上半年完成情况', 'target actual:1-6月完成'), []],
    ['a stage of its own', headed('2021年前三季度情况', 'target stage:上半年目标 actual', { months: 9 }), []],
  ])

  test('in words', () => {
    expect(messages(headed('2021年上半年完成情况', 'target:2020年目标 actual:1—9月完成'))).toEqual([
      '标题中的年份是2021年，而表头“2020年目标”是2020年。',
      '标题中的时期是上半年，而表头“1—9月完成”是前三季度。',
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

  test('a report in the status cell is one sentence of a length to be read', () => {
    const attachment = attachmentOf(one('1|到位外资|亿美元|10|1.84|', status))
    const long = `已完成。\n${'说明情况'.repeat(500)}`
    const typed = apply(attachment, [{ type: 'cell', row: 'r0', column: 'status', from: '', to: long }])
    const [found] = audit(typed)
    expect(found?.rule).toBe('status-contradicts')
    expect(found?.message).toMatch(/^[^。\n]{100,600}。$/)
  })
})

describe('findings and answers', () => {
  const attachment = attachmentOf(one('1|到位外资|亿美元|10|21\n2|优良率|%|80|105%'))
  const [warning, error] = audit(attachment)
  if (warning === undefined || error === undefined) throw new Error('two findings are expected')

  test('every rule has a name of its own', () => {
    expect(new Set(auditRules.map(({ id }) => id)).size).toBe(auditRules.length)
    expect(new Set(auditRules.map(({ name }) => name)).size).toBe(auditRules.length)
    expect(auditRules.every(({ name }) => /\p{Script=Han}/u.test(name))).toBe(true)
  })

  test('a finding as a whole', () => {
    expect(warning).toEqual({
      key: 'far-above-target:r0:actual',
      rule: 'far-above-target',
      grade: 'warning',
      row: 'r0',
      column: 'actual',
      message: '“到位外资”的实绩21亿美元，为年度目标10亿美元的210%，超过200%，请核对。',
      explanation: null,
      outdated: false,
    })
    expect(error.grade).toBe('error')
  })

  test('an answer is kept, undone, and outdated when the figures change', () => {
    const edits = explain(attachment, warning, ' 一个大项目提前到账 ')
    const answered = apply(attachment, edits)
    expect(audit(answered)[0]).toMatchObject({ explanation: '一个大项目提前到账', outdated: false })
    expect(explain(answered, warning, '一个大项目提前到账')).toEqual([])
    expect(apply(answered, invert(edits))).toEqual(attachment)

    const changed = apply(answered, [{ type: 'cell', row: 'r0', column: 'actual', from: '21', to: '22' }])
    const [now] = audit(changed)
    expect(now).toMatchObject({ explanation: '一个大项目提前到账', outdated: true })
    if (now === undefined) return
    const again = apply(changed, explain(changed, now, '一个大项目提前到账'))
    expect(audit(again)[0]).toMatchObject({ outdated: false })
  })

  test('a blank answer takes it off; the last one leaves nothing behind', () => {
    const answered = apply(attachment, explain(attachment, warning, '已核实'))
    expect(apply(answered, explain(answered, warning, ' '))).toEqual(attachment)
    expect(explain(attachment, warning, '')).toEqual([])
  })

  test('an answer is one paragraph', () => {
    const answered = apply(attachment, explain(attachment, warning, '提前到账。\n已核实'))
    expect(audit(answered)[0]?.explanation).toBe('提前到账。 已核实')
  })

  test('an error is put right, not answered', () => {
    expect(() => explain(attachment, error, '已核实')).toThrow('这是错误，须改正数据，不能用说明代替。')
    expect(explain(attachment, error, '')).toEqual([])
  })
})
