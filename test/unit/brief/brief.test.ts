/** 会前三分钟: what its sections say, figure by figure, and that it is one page however much there is to say. */
import { describe, expect, it } from 'vitest'
import { type BriefOf, briefOf, type Waits } from '../../../shared/brief/brief.ts'
import { briefPage } from '../../../shared/brief/page.ts'
import { pagesOf } from '../../../shared/page/pages.ts'
import { BUILT_IN } from '../../../shared/verdict/dictionary.ts'
import { judgeAttachment } from '../../../shared/verdict/table.ts'
import { table } from '../verdict/support.ts'

const HEADER = 'name|unit|target|actual|status'
const side = (lines: readonly string[], heading = {}) => {
  const attachment = table(HEADER, lines, { title: ['东湖新城主要指标'], ...heading })
  return { attachment, judged: judgeAttachment(attachment, BUILT_IN) }
}
const lines = [
  '地区生产总值|%|6|5.8',
  '财政总收入|亿元|64|33.4',
  '到位注册外资|亿美元|9|2.5',
  '固定资产投资|%|8|8.2',
  '城镇新增就业|万人|3.5|1.7',
  '快递业务量|万件|900|',
]
const now = side(lines, { year: 2022 })
const then = side(
  [
    '地区生产总值|%|6|12.3',
    '财政总收入|万元|600000|312000',
    '到位注册外资|亿美元|10|4',
    '固定资产投资|%|8|8.2',
  ],
  { year: 2021 },
)
const waiting: readonly Waits[] = [
  { kind: '提示', what: '“甲”的实绩超过200%，请核对。', note: null },
  { kind: '待填', what: '快递业务量', note: null },
  { kind: '待核', what: '森林覆盖率', note: '认定后有改动' },
  { kind: '矛盾和错误', what: '“乙”的占比超过100%。', note: null },
]
const given = (more: Partial<BriefOf> = {}): BriefOf => ({
  ...{ table: now, past: [then], version: null, waiting, dictionary: BUILT_IN },
  ...more,
})
const section = (more: Partial<BriefOf>, at: number) => {
  const found = briefOf(given(more))[at]
  if (found === undefined) throw new Error('no such section')
  return found
}
const told = (more: Partial<BriefOf>, at: number) =>
  section(more, at).items.map(({ name, text }) => `${name}：${text}`)

describe('会前三分钟', () => {
  it('has the biggest swings against the same months first, in the units of then', () => {
    expect(told({}, 0)).toEqual([
      '到位注册外资：实绩2.5亿美元，2021年上半年为4亿美元，减少1.5亿美元（37.5%）。',
      '财政总收入：实绩33.4亿元，2021年上半年为312000万元，增加22000万元（7.1%）。',
      '地区生产总值：实绩5.8%，2021年上半年为12.3%，低6.5个百分点。',
    ])
    expect(section({ past: [] }, 0)).toMatchObject({ none: '“我的表格”里没有往年同期的表。', items: [] })
    expect(told({ past: [side(lines, { year: 2021, months: 9 })] }, 0)).toEqual([])
  })

  it('counts what has moved by little, and lists no such thing among the swings', () => {
    const table = side(['地区生产总值|%|6|5.8', '财政总收入|亿元|64|32', '到位外资|亿美元|9|3'], {
      year: 2022,
    })
    const past = [
      side(['地区生产总值|%|6|6.5', '财政总收入|亿元|60|31.2', '到位外资|亿美元|10|4'], { year: 2021 }),
    ]
    expect(told({ table, past }, 0)).toEqual([
      '到位外资：实绩3亿美元，2021年上半年为4亿美元，减少1亿美元（25%）。',
    ])
    expect(section({ table, past }, 0).rest).toBe('其余2项变化不到1个百分点或5%。')
    const { attachment } = briefPage(given({ table, past }), '')
    expect(attachment.rows.map(({ cells }) => cells.text)).toContain('其余2项变化不到1个百分点或5%。')
  })

  it('has a rate in ‰ in its own unit, with 千分点', () => {
    const table = side(['人口自然增长率|‰|-1|-1.2'], { year: 2022 })
    const past = [side(['人口自然增长率|‰|1|0.5'], { year: 2021 })]
    expect(told({ table, past }, 0)).toEqual([
      '人口自然增长率：实绩-1.2‰，2021年上半年为0.5‰，低1.7个千分点。',
    ])
  })

  it('has who is short by little, the narrowest first, then who is done by little', () => {
    expect(told({}, 1).map((one) => one.slice(0, 15))).toEqual([
      '地区生产总值：未完成，差得少：',
      '城镇新增就业：未完成，差得少：',
      '固定资产投资：完成，超得少：实',
    ])
    expect(told({}, 1)[1]).toContain('1.7万人')
  })

  it('says what each month that is left must bring, the hardest first, to be reckoned from what stands beside it', () => {
    expect(told({}, 2)).toEqual([
      '到位注册外资：全年目标9亿美元，已完成2.5亿美元，还差6.5亿美元；余下6个月每月须完成约1.083亿美元，前6个月月均约0.417亿美元。',
      '城镇新增就业：全年目标3.5万人，已完成1.7万人，还差1.8万人；余下6个月每月须完成0.3万人，前6个月月均约0.283万人。',
      '财政总收入：全年目标64亿元，已完成33.4亿元，还差30.6亿元；余下6个月每月须完成5.1亿元，前6个月月均约5.567亿元。',
    ])
    expect(section({ table: side(lines, { year: 2022, months: 12 }) }, 2)).toMatchObject({
      ...{ none: '全年已过，没有余下的月份。', items: [] },
    })
    expect(told({ table: side(['滨江路改造|米|900|950'], { months: 9 }) }, 2)).toEqual([])
  })

  it('counts people and items in whole ones, up where they are missing, and means as they were typed', () => {
    const table = side(['城镇新增就业|人|100000|9000', '改造小区|个|15|0.5', '培训人数|人|500|0.02997万人'], {
      year: 2022,
    })
    expect(told({ table, past: [] }, 2).sort()).toEqual([
      '城镇新增就业：全年目标100000人，已完成9000人，还差91000人；余下6个月每月须完成约15167人，前6个月月均1500人。',
      '培训人数：全年目标500人，已完成0.02997万人，还差约201人；余下6个月每月须完成约34人，前6个月月均约50人。',
      '改造小区：全年目标15个，已完成0.5个，还差14.5个；余下6个月每月须完成约2.417个，前6个月月均约0.083个。',
    ])
  })

  it('says what is another than in the last version, actuals first', () => {
    const { attachment } = now
    const cell = (id: string, cells: Record<string, string>) =>
      attachment.rows.map((row) => (row.id === id ? { ...row, cells: { ...row.cells, ...cells } } : row))
    const before = { ...attachment, rows: cell('r1', { c2: '62', c3: '33.1' }).slice(0, 5) }
    const version = { name: '送审稿', attachment: before }
    expect(section({ version }, 3).title).toBe('与版本“送审稿”不同的（2个单元格）')
    expect(told({ version }, 3)).toEqual([
      '财政总收入：actual：33.1 → 33.4',
      '财政总收入：target：62 → 64',
      expect.stringContaining('插入第6行“快递业务量”'),
    ])
    expect(section({ version: { name: '送审稿', attachment } }, 3)).toMatchObject({
      ...{ none: '与版本“送审稿”没有不同。', items: [] },
    })
    expect(section({}, 3).none).toBe('还没有存过版本。')
  })

  it('has what waits for a person, the heaviest first', () => {
    expect(told({}, 4)).toEqual([
      '矛盾和错误：“乙”的占比超过100%。',
      '待核（1）：森林覆盖率（认定后有改动）。',
      '待填（1）：快递业务量。',
      '提示：“甲”的实绩超过200%，请核对。',
    ])
  })

  it('is one page of A4, and what has no room is counted', () => {
    const many = Array.from(
      { length: 80 },
      (_, at) => `第${at + 1}批老旧小区基础设施更新改造项目财政总收入|亿元|${at + 60}|${at + 20}.5`,
    )
    const large = given({
      table: side(many, { year: 2022 }),
      past: [
        side(
          many.map((line) => `${line}1`),
          { year: 2021 },
        ),
      ],
      waiting: Array.from({ length: 40 }, (_, at) => ({
        ...{ kind: '提示' as const, note: null },
        what: `“第${at + 1}批老旧小区基础设施更新改造项目”的实绩与往期相差很大，可能是计量单位看错，请核对。`,
      })),
    })
    const page = briefPage(large, '整理时间：2022/7/5')
    expect(pagesOf([page])).toHaveLength(1)
    const texts = page.attachment.rows.map(({ cells }) => cells.text ?? '')
    const sections = briefOf(large)
    const left = texts.flatMap((text) => /^另有(\d+)项。$/.exec(text)?.[1] ?? [])
    expect(left.length).toBeGreaterThan(1)
    const all = sections.reduce((sum, { items }) => sum + items.length, 0)
    const blank = sections.filter(({ items }) => items.length === 0).length
    const small = sections.filter(({ rest }) => rest !== undefined).length
    expect(small).toBe(1)
    expect(texts.length - left.length - blank - small + left.reduce((sum, one) => sum + Number(one), 0)).toBe(
      all,
    )
    expect(pagesOf([briefPage(given(), '')])).toHaveLength(1)
  })
})
