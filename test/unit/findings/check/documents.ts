/**
 * Reports of invented districts with their tables, in three styles, made from chosen figures: every figure that could
 * be mistyped is marked, so that a test can plant one error and knows its place.
 */
import type { Attachment } from '../../../../shared/attachment/model.ts'
import { literal, over, plus, times } from '../../../../shared/measure/decimal.ts'
import type { Span } from '../../../../shared/report/text.ts'
import { attachmentOf } from '../audit/support.ts'
import { amountOf, fixed, growthOf, placed, type Random, randomOf } from './figures.ts'

/** What a marked place is, and so what may be done to it. */
export type Kind =
  | 'growth'
  | 'amount'
  | 'unit'
  | 'percent'
  | 'points'
  | 'verb'
  | 'year'
  | 'period'
  | 'scope'
  | 'name'
  | 'sum'
  | 'share'
  | 'part'

export interface Mark extends Span {
  readonly kind: Kind
  readonly text: string
}

export interface Document {
  readonly text: string
  readonly table: Attachment
  readonly marks: readonly Mark[]
}

type Piece = string | readonly [kind: Kind, text: string]

/** Joins pieces and notes where the marked ones stand; a marked piece may hold others. */
class Writer {
  text = ''
  readonly marks: Mark[] = []
  add(...pieces: readonly Piece[]): this {
    for (const piece of pieces) {
      const [kind, text] = typeof piece === 'string' ? [null, piece] : piece
      if (kind !== null)
        this.marks.push({ kind, text, from: this.text.length, to: this.text.length + text.length })
      this.text += text
    }
    return this
  }
  /** All that `write` adds, as one marked place. */
  within(kind: Kind, write: () => void): this {
    const from = this.text.length
    write()
    this.marks.push({ kind, text: this.text.slice(from), from, to: this.text.length })
    return this
  }
}

const DISTRICTS = ['云岭县', '青溪县', '临泽县', '白石县', '南浦县', '丹枫县'] as const

interface Indicator {
  readonly name: string
  readonly growth: string
  readonly amount: string
}

function indicatorsOf(random: Random) {
  const seen = new Set<string>()
  const fresh = (make: () => string): string => {
    for (;;) {
      const value = make()
      if (!seen.has(value)) {
        seen.add(value)
        return value
      }
    }
  }
  const of = (name: string, low: number, high: number): Indicator => ({
    name,
    growth: fresh(() => growthOf(random)),
    amount: fresh(() => amountOf(random, low, high)),
  })
  return {
    gdp: of('地区生产总值', 120, 480),
    budget: of('一般公共预算收入', 11, 39),
    industry: of('规模以上工业增加值', 41, 99),
    investment: of('固定资产投资', 52, 118),
    retail: of('社会消费品零售总额', 41, 160),
    trade: of('进出口总额', 21, 88),
    export: of('出口总额', 11, 19),
    town: of('城镇居民人均可支配收入', 2, 4),
    country: of('农村居民人均可支配收入', 1, 2),
    tourism: of('旅游总收入', 12, 60),
  }
}

const titleOf = (place: string, year: string): readonly Piece[] => [
  `关于${place}`,
  ['year', year],
  '年上半年国民经济和社会发展计划执行情况的报告\n\n',
]
const LIST = '全县国民经济主要指标“双过半”完成情况'

/** 固定资产投资增长4.1%, each of its words marked. */
const growthIn = ({ name, growth }: Indicator, shown = name): readonly Piece[] => [
  ['name', shown],
  ['verb', '增长'],
  ['growth', growth],
  ['percent', '%'],
]
const amountIn = ({ name, amount }: Indicator, shown = name): readonly Piece[] => [
  ['name', shown],
  ['amount', amount],
  ['unit', '亿元'],
]

function sums(writer: Writer, random: Random): void {
  const done = random.whole(711, 969)
  const open = random.whole(112, 289)
  writer
    .add('安全生产形势稳定。排查各类隐患', `${done + open}`, '处，其中已整改', ['sum', `${done}`])
    .add('处、正在整改', ['sum', `${open}`], '处。')
  const [a, b, c] = [amountOf(random, 11, 29), amountOf(random, 41, 79), amountOf(random, 51, 99)]
  const added = (...some: readonly string[]): string =>
    placed(some.map((one) => literal(one)).reduce(plus), 2)
  writer
    .add('全县旅游消费', ['sum', added(a, b, c)], '亿元，其中城镇', ['sum', added(a, b)])
    .add('亿元、乡村', ['sum', c], '亿元。')
}

function shares(writer: Writer, random: Random): void {
  const total = random.whole(41, 97)
  const done = total - random.whole(2, 9)
  const percent = (part: string, whole: string, places: number): string =>
    placed(over(times(literal(part), literal(100)), literal(whole)) ?? literal(0), places)
  writer
    .add(`年初确定的${total}项重点任务中，有${done}项达到序时进度，完成率为`)
    .add(['share', percent(`${done}`, `${total}`, 1)], '%。')
  const plan = amountOf(random, 21, 69)
  const reached = placed(times(literal(plan), literal(fixed(random.whole(52, 79), 2))), 2)
  writer
    .add(`全县重大项目年度计划投资${plan}亿元，实际完成投资${reached}亿元，投资完成率达`)
    .add(['share', percent(reached, plan, 2)], '%。')
  const progress = fixed(random.whole(512, 689), 1)
  const ahead = placed(plus(literal(progress), literal('-50')), 1)
  writer.add(
    '民生实事完成年度投资计划的',
    progress,
    '%，超序时进度',
    ['share', ahead],
    ['points', '个百分点'],
    '。',
  )
}

/** A report that begins with a numbered list of growths, as the official table's own. */
function listed(random: Random, year: number, place: string): Document {
  const all = indicatorsOf(random)
  const rate = fixed(random.whole(211, 339), 2)
  const air = fixed(random.whole(771, 969), 1)
  const writer = new Writer().add(...titleOf(place, `${year}`))
  writer.add('今年以来，全县上下攻坚克难，主要经济指标稳中有进，完成情况如下：\n')
  const items: (() => void)[] = [
    () => writer.add(...growthIn(all.gdp)),
    () => writer.add(...growthIn(all.budget)),
    () =>
      writer.add(
        ['scope', '规模以上'],
        ['name', '工业增加值'],
        ['verb', '增长'],
        ['growth', all.industry.growth],
        ['percent', '%'],
      ),
    () => writer.add(...growthIn(all.investment)),
    () => writer.add(...growthIn(all.retail)),
    () => {
      writer.add(...growthIn(all.trade))
      writer.within('part', () => void writer.add('，其中', ...growthIn(all.export, '出口')))
    },
    () =>
      writer
        .add(
          '城镇居民人均可支配收入和农村居民人均可支配收入分别增长',
          ['growth', all.town.growth],
          ['percent', '%'],
        )
        .add('和', ['growth', all.country.growth], ['percent', '%']),
    () => writer.add(['name', '城镇登记失业率'], '控制在', ['growth', rate], ['percent', '%']),
    () => writer.add(['name', '空气质量优良率'], '达', ['growth', air], ['percent', '%']),
  ]
  items.forEach((write, at) => {
    writer.add(`（${'一二三四五六七八九'[at] ?? ''}）`)
    write()
    writer.add(at === items.length - 1 ? '。\n' : '；\n')
  })
  writer.add('上半年的工作主要有以下几个方面：\n')
  writer.add(
    '经济运行稳健。全县完成地区生产总值',
    all.gdp.amount,
    '亿元，',
    ['verb', '增长'],
    ['growth', all.gdp.growth],
    ['percent', '%'],
  )
  writer.add(
    '；完成一般公共预算收入',
    all.budget.amount,
    '亿元，',
    ['verb', '增长'],
    ['growth', all.budget.growth],
    ['percent', '%'],
  )
  writer.add('。消费持续恢复，社会消费品零售总额增长超', `${Math.floor(Number(all.retail.growth))}`, '%。\n')
  sums(writer, random)
  writer.add('\n')
  shares(writer, random)
  writer.add('\n附件：', ['year', `${year}`], `年上半年${LIST}\n`)
  const table = attachmentOf({
    columns: 'no name unit target actual status',
    title: `${year}年上半年${LIST}`,
    year,
    rows: [
      `1|地区生产总值|%|6%左右|${all.gdp.growth}%`,
      `2|一般公共预算收入|%|5%|${all.budget.growth}%`,
      `3|规模以上工业增加值|%|7%|${all.industry.growth}%`,
      `4|固定资产投资|%|8%|${all.investment.growth}%`,
      `5|社会消费品零售总额|%|8%|${all.retail.growth}%`,
      `6|进出口总额|%|促稳提质|${all.trade.growth}%`,
      `|其中：出口总额|%||${all.export.growth}%`,
      `7|城镇居民人均可支配收入|%|与经济增长保持同步|${all.town.growth}%`,
      `|农村居民人均可支配收入|%|与经济增长保持同步|${all.country.growth}%`,
      `8|城镇登记失业率|%|4%以内|${rate}%`,
      `9|空气质量优良率|%|85%|${air}%`,
    ].join('\n'),
  })
  return { text: writer.text, table, marks: writer.marks }
}

/** Prose with amounts beside growths, and a table that has a column for each. */
function prose(random: Random, year: number, place: string): Document {
  const all = indicatorsOf(random)
  const writer = new Writer().add(...titleOf(place, `${year}`))
  const both = (one: Indicator, lead = '', shown = one.name): void => {
    writer.add(
      lead,
      ...amountIn(one, shown),
      '，同比',
      ['verb', '增长'],
      ['growth', one.growth],
      ['percent', '%'],
    )
  }
  writer.add('一、计划执行情况\n', ['period', '上半年'], '，')
  both(all.gdp, '全县实现')
  writer.add('；')
  both(all.budget, '完成')
  writer.add('；')
  both(all.retail, '实现')
  writer.add('。')
  writer.add('\n', ['scope', '全县'], ...growthIn(all.investment), '；')
  writer.add(
    ['name', '进出口总额'],
    ['amount', all.trade.amount],
    ['unit', '亿元'],
    '，增长',
    ['growth', all.trade.growth],
    ['percent', '%'],
  )
  writer.within(
    'part',
    () =>
      void writer.add(
        '，其中',
        ...amountIn(all.export, '出口'),
        '，增长',
        ['growth', all.export.growth],
        ['percent', '%'],
      ),
  )
  writer.add('。旅游总收入近', `${Math.ceil(Number(all.tourism.amount))}`, '亿元。\n')
  sums(writer, random)
  writer.add('\n')
  shares(writer, random)
  writer.add('\n二、下半年工作安排\n下半年，将继续抓好各项工作，确保完成全年目标任务。\n')
  writer.add('附件：', ['year', `${year}`], `年上半年${LIST}\n`)
  const row = (no: string, { name, growth, amount }: Indicator, target: string): string =>
    `${no}|${name}|亿元|${target}|${amount}|${growth}%`
  const table = attachmentOf({
    columns: 'no name unit target actual:累计完成 growth:同比增长',
    title: `${year}年上半年${LIST}`,
    year,
    rows: [
      row('1', all.gdp, '900'),
      row('2', all.budget, '60'),
      row('3', all.retail, '300'),
      row('4', all.investment, '200'),
      row('5', all.trade, '150'),
      row('', { ...all.export, name: '其中：出口总额' }, '50'),
      row('6', all.tourism, '90'),
    ].join('\n'),
  })
  return { text: writer.text, table, marks: writer.marks }
}

/** Numbered paragraphs under headings, amounts first, the growths in brackets of their own clauses. */
function headed(random: Random, year: number, place: string): Document {
  const all = indicatorsOf(random)
  const jobs = `${random.whole(3111, 7989)}`
  const writer = new Writer().add(...titleOf(place, `${year}`))
  writer.add('主任、各位副主任、各位委员：\n受县人民政府委托，现将有关情况报告如下，请予审议。\n')
  writer.add('一、上半年计划执行情况\n1、综合实力稳步提升。', ['period', '1—6月'], '，')
  writer.add(
    '地区生产总值达',
    ['amount', all.gdp.amount],
    ['unit', '亿元'],
    '、增长',
    ['growth', all.gdp.growth],
    ['percent', '%'],
    '，',
  )
  writer.add(
    '一般公共预算收入达',
    ['amount', all.budget.amount],
    ['unit', '亿元'],
    '、增长',
    ['growth', all.budget.growth],
    ['percent', '%'],
    '。\n',
  )
  writer.add(
    '2、产业发展提质增效。',
    ['scope', '规上'],
    ['name', '工业增加值'],
    ['verb', '增长'],
    ['growth', all.industry.growth],
    ['percent', '%'],
    '，',
  )
  writer.add(...growthIn(all.investment), '。\n')
  writer.add(
    '3、消费市场持续回暖。实现',
    ...amountIn(all.retail),
    '，',
    ['verb', '增长'],
    ['growth', all.retail.growth],
    ['percent', '%'],
    '。\n',
  )
  writer.add('4、民生保障有力有效。', ['name', '城镇新增就业'], ['amount', jobs], '人，')
  writer.add(
    ['name', '城镇居民人均可支配收入'],
    ['verb', '增长'],
    ['growth', all.town.growth],
    ['percent', '%'],
    '，',
  )
  writer.add(
    ['name', '农村居民人均可支配收入'],
    ['verb', '增长'],
    ['growth', all.country.growth],
    ['percent', '%'],
    '。\n5、',
  )
  sums(writer, random)
  writer.add('\n6、')
  shares(writer, random)
  writer.add('\n附件：', ['year', `${year}`], `年上半年${LIST}\n`)
  const table = attachmentOf({
    columns: 'no name unit target actual growth:同比增长',
    title: `${year}年上半年${LIST}`,
    year,
    rows: [
      `1|地区生产总值|亿元|900|${all.gdp.amount}|${all.gdp.growth}%`,
      `2|一般公共预算收入|亿元|70|${all.budget.amount}|${all.budget.growth}%`,
      `3|规模以上工业增加值|%|7%||${all.industry.growth}%`,
      `4|固定资产投资|%|8%||${all.investment.growth}%`,
      `5|社会消费品零售总额|亿元|300|${all.retail.amount}|${all.retail.growth}%`,
      `6|城镇新增就业|人|9000|${jobs}|`,
      `7|城镇居民人均可支配收入|%|7%||${all.town.growth}%`,
      `8|农村居民人均可支配收入|%|8%||${all.country.growth}%`,
    ].join('\n'),
  })
  return { text: writer.text, table, marks: writer.marks }
}

const STYLES = [listed, prose, headed] as const
export const STYLE_NAMES = ['列项式', '叙述式', '分条式'] as const

export function documentOf(seed: number): Document {
  const random = randomOf(seed)
  const make = STYLES[seed % STYLES.length] ?? listed
  return make(random, random.whole(2019, 2025), random.pick(DISTRICTS))
}
