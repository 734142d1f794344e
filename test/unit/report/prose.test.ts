/** The list and the summary of a report's first part: the official wording, a district's own, and read back again. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Attachment, Role } from '../../../shared/attachment/model.ts'
import { decimal, exact, literal, negate } from '../../../shared/measure/decimal.ts'
import { itemsOf, listText } from '../../../shared/report/prose.ts'
import { statements } from '../../../shared/report/statements.ts'
import { LEARNED, styled } from '../../../shared/report/style.ts'
import { summaryOf } from '../../../shared/report/summary.ts'
import { learnedWording, OFFICIAL, type Wording } from '../../../shared/report/wording.ts'
import { BUILT_IN } from '../../../shared/verdict/dictionary.ts'
import { judgeAttachment } from '../../../shared/verdict/table.ts'
import { table } from '../support/table.ts'

const judged = (attachment: Attachment) => judgeAttachment(attachment, BUILT_IN)
const textOf = (attachment: Attachment, wording: Wording = OFFICIAL) =>
  listText(itemsOf(attachment, judged(attachment), wording, BUILT_IN), wording)
const list = (attachment: Attachment, wording: Wording = OFFICIAL) => textOf(attachment, wording).split('\n')
const WITH_GROWTH: readonly Role[] = ['no', 'name', 'unit', 'target', 'actual', 'growth']

const official = table([
  ['1', '地区生产总值', '%', '6%', '5.80%'],
  ['2', '进出口总额', '%', '3%', '-4.5%'],
  ['3', '实际使用外资', '亿美元', '2', '1.07亿美元'],
  ['4', '城镇居民人均可支配收入', '%', '5%', '6.1%'],
  ['', '农村居民人均可支配收入', '%', '6%', '6.9%'],
  ['5', '城镇调查失业率', '%', '5.5%以内', '5.1%'],
  ['6', '单位GDP能耗下降', '%', '完成省下达任务', '年度数据'],
  ['7', '主要污染物排放削减', '%', '完成省下达任务', '年度数据'],
  ['', '（1）化学需氧量（COD）'],
  ['', '（2）氨氮'],
  ['', '（3）挥发性有机物'],
  ['8', '森林覆盖率', '%', '41%', '41.3'],
])

describe('the list', () => {
  it('is in the official wording where no report tells another', () => {
    expect(list(official)).toEqual([
      '（一）地区生产总值增长5.80%；',
      '（二）进出口总额下降4.5%；',
      '（三）实际使用外资1.07亿美元；',
      '（四）城镇居民人均可支配收入和农村居民人均可支配收入分别增长6.1%和6.9%；',
      '（五）城镇调查失业率控制在5.1%；',
      '（六）单位GDP能耗为年度数据，暂未统计；',
      '（七）主要污染物化学需氧量、氨氮和挥发性有机物减排为年度数据，暂未统计；',
      '（八）森林覆盖率达41.3%。',
    ])
  })

  it('tells amounts with their growth, parts below their whole, and what is not there yet', () => {
    const attachment = table(
      [
        ['', '一、经济发展'],
        ['1', '固定资产投资（亿元）', '', '300', '148.30', '7.2%'],
        ['', '其中：工业投资', '亿元', '90', '51', '-3'],
        ['', '房地产开发投资', '亿元', '60', '33', '0%'],
        ['2', '城镇新增就业', '人', '8000', '4,321人', ''],
        ['3', '粮食总产量', '万吨', '20', '', ''],
        ['4', '智慧港口', '', '建成', '有序推进；', ''],
        ['5', '海洋经济', '', '10%', '12%', ''],
        ['6', '城镇登记失业率低于', '%', '3%', '3.4%', ''],
        ['7', '旅游收入', '亿元', '40', '约21亿元', ''],
      ],
      6,
      WITH_GROWTH,
    )
    expect(list(attachment)).toEqual([
      '（一）固定资产投资完成148.30亿元、增长7.2%，其中工业投资完成51亿元、下降3%，房地产开发投资完成33亿元、持平；',
      '（二）城镇新增就业完成4,321人；',
      '（三）智慧港口有序推进；',
      // Nobody knows whether that is a growth or a share; and a bound that was not kept is not said to be.
      '（四）海洋经济为12%；',
      '（五）城镇登记失业率为3.4%；',
      '（六）旅游收入完成约21亿元。',
    ])
    const { items, left } = itemsOf(attachment, judged(attachment), OFFICIAL, BUILT_IN)
    expect(items.map(({ rows }) => rows)).toEqual([
      ['r1', 'r2', 'r3'],
      ...['r4', 'r6', 'r7', 'r8', 'r9'].map((row) => [row]),
    ])
    expect(left).toEqual([{ row: 'r5', name: '粮食总产量', why: '实绩待填' }])
  })

  it('names no parts where the whole has a figure', () => {
    const attachment = table([
      ['1', '主要污染物排放削减', '%', '2%', '3%'],
      ['', '（1）氨氮'],
    ])
    expect(list(attachment)).toEqual(['（一）主要污染物排放下降3%。'])
  })
})

const LAST = `白鹭县2020年上半年经济运行情况汇报
县十七届人大四次会议确定的2020年24项主要指标中，其中有20项如期实现“双过半”，指标过半率达83.3%，其余正在推进。
一、主要指标
1、完成GDP98.4亿元，同比增长2.2%，
2、外贸进出口同比下降1.5%，
3、城镇、农村居民人均可支配收入分别同比增长3.1%和4.4%，
4、调查失业率为5.6%，
5、单位地区生产总值能耗系全年指标，半年不作统计，
6、森林覆盖率达到40.9%。
二、下半年打算
1、抓项目，推进重点工程建设
2、抓投资
3、抓消费`

describe('what is left out', () => {
  it('is told with its reason, and the parts that are there are told without their whole', () => {
    const attachment = table(
      [
        ['', '一、经济发展'],
        ['1', '工业投资', '亿元', '300', ''],
        ['', '其中：技改投资', '亿元', '90', '51'],
        ['', '高技术投资', '亿元', '90', ''],
        ['2', '粮食总产量', '万吨'],
        ['3', '主要污染物排放削减', '%', '2%', '3%'],
        ['', '（1）氨氮'],
      ],
      6,
      WITH_GROWTH,
    )
    expect(list(attachment)).toEqual(['（一）技改投资完成51亿元；', '（二）主要污染物排放下降3%。'])
    const { left } = itemsOf(attachment, judged(attachment), OFFICIAL, BUILT_IN)
    expect(left.map(({ row, name, why }) => [row, name, why])).toEqual([
      ['r1', '工业投资', '实绩待填'],
      ['r3', '高技术投资', '实绩待填'],
      ['r4', '粮食总产量', '没有目标和实绩'],
      ['r6', '氨氮', '没有目标和实绩'],
    ])
  })

  it('is nothing but the headings where every row is told', () => {
    expect(itemsOf(official, judged(official), OFFICIAL, BUILT_IN).left).toEqual([])
  })
})

describe('a row', () => {
  const WITH_ALL: readonly Role[] = ['no', 'name', 'unit', 'target', 'actual', 'growth']
  it.each([
    ['prices rise', ['1', '居民消费价格涨幅', '%', '3%左右', '1.2'], '居民消费价格上涨1.2%'],
    ['prices fall', ['1', '居民消费价格涨幅', '%', '3%左右', '-0.2%'], '居民消费价格下降0.2%'],
    [
      'in Traditional characters',
      ['1', '進出口總額', '億美元', '9', '4.6', '3'],
      '進出口總額完成4.6亿美元、增长3%',
    ],
    ['of full-width figures', ['1', '进出口总额', '亿美元', '9', '４.６０'], '进出口总额完成4.60亿美元'],
    ['with its unit in its name', ['1', '税收收入（万元）', '', '900', '460'], '税收收入完成460万元'],
    ['with no unit at all', ['1', '技改项目', '', '12', '7'], '技改项目为7'],
    ['with a unit in its actual alone', ['1', '技改项目', '', '12', '7个'], '技改项目为7个'],
    ['told in words', ['1', '集疏运体系', '', '建成', '主体完工。'], '集疏运体系主体完工'],
    ['with nothing gained', ['1', '税收收入', '%', '5%', '0'], '税收收入持平'],
  ])('is told as it is: %s', (_, line, text) => {
    const attachment = table([line], 6, WITH_ALL)
    expect(list(attachment)).toEqual([`（一）${text}。`])
  })

  it('is called by what it is a part of where another has its name', () => {
    const attachment = table([
      ['1', '城镇居民'],
      ['', '其中：人均可支配收入', '%', '6%', '7%'],
      ['2', '农村居民'],
      ['', '其中：人均可支配收入', '%', '6%', '8%'],
    ])
    expect(list(attachment)).toEqual([
      '（一）城镇居民人均可支配收入增长7%；',
      '（二）农村居民人均可支配收入增长8%。',
    ])
  })
})

describe('a district’s own wording', () => {
  const wording = learnedWording(LAST, BUILT_IN)

  it('is learned from its last report', () => {
    const attachment = table(
      [
        ['1', '地区生产总值', '亿元', '230', '110.6', '5.80%'],
        ['2', '进出口总额', '%', '3%', '4.5%'],
        ['3', '城镇居民人均可支配收入', '%', '5%', '6.1%'],
        ['', '农村居民人均可支配收入', '%', '6%', '6.9%'],
        ['4', '城镇调查失业率', '%', '5.5%以内', '5.1%'],
        ['5', '万元GDP能耗下降', '%', '完成省下达任务', '年度数据'],
        ['6', '主要污染物排放削减', '%', '完成省下达任务', '年度数据'],
        ['7', '森林覆盖率', '%', '41%', '41.3%'],
        ['8', '社会消费品零售总额', '%', '5%', '-0.6%'],
      ],
      6,
      WITH_GROWTH,
    )
    expect(list(attachment, wording)).toEqual([
      '1、完成GDP110.6亿元，同比增长5.80%，',
      '2、外贸进出口同比增长4.5%，',
      '3、城镇、农村居民人均可支配收入分别同比增长6.1%和6.9%，',
      '4、调查失业率为5.1%，',
      '5、单位地区生产总值能耗系全年指标，半年不作统计，',
      '6、主要污染物排放削减系全年指标，半年不作统计，',
      '7、森林覆盖率达到41.3%，',
      '8、社会消费品零售总额同比下降0.6%。',
    ])
    const { heading, ...rest } = attachment
    expect(summaryOf({ heading: { ...heading, year: 2021 }, ...rest }, judged(attachment), wording)).toBe(
      '县十七届人大四次会议确定的2021年8项主要指标中，其中有4项如期实现“双过半”，指标过半率达50%（4/8，按序号计）；未完成的是地区生产总值（完成年度目标的48.09%，落后序时进度1.91个百分点）、社会消费品零售总额（距目标差5.6个百分点）；待定的是万元GDP能耗下降、主要污染物排放削减。',
    )
  })

  it.each([
    [
      '①地区生产总值增长3%；②财政收入增长4%；③粮食产量9万吨。',
      '①地区生产总值增长5.80%；②进出口总额下降4.5%；③',
    ],
    [
      '（1）地区生产总值增速为3%\n（2）财政收入增速为4%\n（3）进出口总额增速为1%',
      '（1）地区生产总值增速为5.80%\n（2）进出口总额增速为-4.5%\n（3）',
    ],
    [
      '1. 城乡居民人均可支配收入分别增长3%、4%；\n2. 用电量比上年增长4%；\n3. 进出口总额比上年下降4%。',
      '1. 地区生产总值比上年增长5.80%；\n2. 进出口总额比上年下降4.5%；\n3. 实际使用外资1.07亿美元；\n4. 城乡居民人均可支配收入分别增长6.1%和6.9%；',
    ],
  ])('has its own numbers and marks: %s', (text, begins) => {
    const own = learnedWording(text, BUILT_IN)
    expect(textOf(official, own).slice(0, begins.length)).toBe(begins)
  })

  it('gives way to what a person sets', () => {
    const set = (style: Partial<typeof LEARNED>) =>
      list(official, styled(wording, { ...LEARNED, ...style })).slice(1, 4)
    expect(set({ numbers: 'chinese', since: 'without' })).toEqual([
      '（二）外贸进出口下降4.5%，',
      '（三）实际使用外资1.07亿美元，',
      '（四）城镇、农村居民人均可支配收入分别增长6.1%和6.9%，',
    ])
    expect(set({ numbers: 'none' })[0]).toBe('外贸进出口同比下降4.5%，')
    expect(list(official, styled(OFFICIAL, { numbers: 'arabic', since: 'with' }))[0]).toBe(
      '1.地区生产总值同比增长5.80%；',
    )
  })

  it('is the official one where a report has no list of figures', () => {
    for (const text of [
      '',
      '一是抓项目。\n二是抓投资。',
      '1、抓项目\n2、抓投资\n3、抓消费',
      '（一）工业增长5%；',
    ])
      expect(learnedWording(text, BUILT_IN)).toEqual(OFFICIAL)
    // Then the program's own paragraph sums up.
    expect(summaryOf(official, judged(official), OFFICIAL)).toContain(
      '8项指标（按序号计）中，4项实现“双过半”，占50%，2项未实现“双过半”，2项待核；按已判定的6项计，过半率为66.7%',
    )
  })
})

describe('what is written', () => {
  const figure = fc.tuple(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 0, max: 99 }), fc.boolean())
  const GROWTHS = ['地区生产总值', '固定资产投资', '社会消费品零售总额', '一般公共预算收入', '进出口总额']
  const LEVELS = ['森林覆盖率', '空气质量优良率', '城镇登记失业率']
  const wordings = fc.constantFrom(
    OFFICIAL,
    learnedWording(LAST, BUILT_IN),
    learnedWording('1.用电量比上年增长3%；2.财政收入比上年增长4%；3.粮食产量9万吨。', BUILT_IN),
  )

  it('is read back to the same figures', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...GROWTHS, ...LEVELS), { minLength: 1 }),
        fc.array(figure, { minLength: 8, maxLength: 8 }),
        wordings,
        (names, figures, wording) => {
          const rows = names.map((name, at) => {
            const [whole, part, minus] = figures[at] ?? [1, 0, false]
            const typed = `${minus && GROWTHS.includes(name) ? '-' : ''}${whole}${part === 0 ? '' : `.${part}`}%`
            return { name, typed, line: [`${at + 1}`, name, '%', '50%', typed] }
          })
          const attachment = table(rows.map(({ line }) => line))
          const text = `青溪县2021年上半年情况\n${textOf(attachment, wording)}`
          const found = statements(text, BUILT_IN)
          const said = found.map(({ value }) => exact(literal(value?.value ?? '0')))
          const typed = rows.map(({ typed }) => exact(decimal(typed.replace('%', '')) ?? literal(0)))
          expect(said, text).toEqual(typed)
          for (const { value, span } of found) {
            expect(value).not.toBeNull()
            expect(span.from).toBeGreaterThan(0)
          }
          expect(found.every(({ unit }) => unit === '%')).toBe(true)
        },
      ),
      { numRuns: 150 },
    )
  })

  it('is read back with its words, pairs and amounts', () => {
    const said = statements(`青溪县2021年上半年情况\n${list(official).join('\n')}`, BUILT_IN)
    const value = (text: string) => exact(literal(text))
    const fall = exact(negate(literal('4.5')))
    expect(
      said.filter(({ value }) => value !== null).map(({ value }) => exact(literal(value?.value ?? ''))),
    ).toEqual(['5.8', fall, '1.07', '6.1', '6.9', '5.1', '41.3'].map(value))
    expect(said.filter(({ words }) => words !== '').length).toBeGreaterThan(0)
  })
})
