/** The table in one paragraph: its counts, who is behind and how far, who waits, who leads, in the table's own words. */

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openFile } from '../../../electron/files/open.ts'
import type { Attachment, Heading, Role } from '../../../shared/attachment/model.ts'
import { BUILT_IN } from '../../../shared/verdict/dictionary.ts'
import { summaryProse } from '../../../shared/verdict/prose.ts'
import { parentsOf, periodWords, spokenName, spokenNames } from '../../../shared/verdict/spoken.ts'
import { judgeAttachment } from '../../../shared/verdict/table.ts'
import { fact } from '../support/facts.ts'
import { table } from '../support/table.ts'

const prose = (attachment: Attachment): string =>
  summaryProse(attachment, judgeAttachment(attachment, BUILT_IN))
const headed = (attachment: Attachment, heading: Partial<Heading>): Attachment => ({
  ...attachment,
  heading: { ...attachment.heading, ...heading },
})
/** An amount and a growth that are done, and the same missed. */
const DONE = [
  ['1', '城镇新增就业', '万人', '10', '6.2'],
  ['2', '固定资产投资', '%', '7%', '8.25%'],
]
const MISSED = [
  ['3', '到位注册外资（亿美元）', '', '10', '1.84'],
  ['4', '出口', '%', '7%', '6.5%'],
]

describe('the official table', () => {
  test('every count, gap and name of it', async () => {
    const { attachments } = await openFile('official.xlsx', fact('official.xlsx'), { indicators: [] })
    const [first] = attachments
    if (first === undefined) throw new Error('no attachment')
    expect(prose(first.attachment)).toBe(
      '2021年上半年，全市13项指标（按序号计）中，8项实现“双过半”，占61.5%，3项未实现“双过半”，2项待核；' +
        '按已判定的11项计，过半率为72.7%。' +
        '未实现“双过半”的是到位注册外资（完成年度目标的18.4%，落后序时进度31.6个百分点）、' +
        '固定资产投资（距目标差5.9个百分点）、空气质量优良率（距目标差1个百分点）。' +
        '待核的是万元地区生产总值能耗下降（年度数据，填为“确保完成年度目标任务”）、' +
        '主要污染物排放削减（年度数据，填为“预计完成”）。' +
        '超目标较多的是规上服务业营业收入（超21.8个百分点）、一般公共预算收入（超11.2个百分点）、' +
        '规模以上工业增加值（超8.2个百分点）。',
    )
  })
})

describe('other tables', () => {
  test.each<[string, readonly (readonly string[])[], string]>([
    ['an empty one', [], '2021年上半年，表中还没有可以判定的指标。'],
    ['rows without figures', [['1', '固定资产投资']], '2021年上半年，表中还没有可以判定的指标。'],
    [
      'rows that wait for their figures',
      [['1', '固定资产投资', '%']],
      '2021年上半年，1项指标（按序号计）均待填。实绩待填的是固定资产投资。',
    ],
    [
      'all done',
      DONE,
      '2021年上半年，2项指标（按序号计）全部实现“双过半”。' +
        '超序时进度最多的是城镇新增就业（超12个百分点）；超目标最多的是固定资产投资（超1.25个百分点）。',
    ],
    [
      'all missed',
      MISSED,
      '2021年上半年，2项指标（按序号计）均未实现“双过半”。' +
        '未实现“双过半”的是到位注册外资（完成年度目标的18.4%，落后序时进度31.6个百分点）、' +
        '出口（距目标差0.5个百分点）。',
    ],
    [
      'nothing decided',
      [
        ['1', '粮食产量', '万吨', '10', '年度数据'],
        ['2', '进出口总额', '%', '促稳提质', '3%'],
        ['3', '出口', '%', '高于全省平均', '3%'],
      ],
      '2021年上半年，3项指标（按序号计）均待核。' +
        '待核的是粮食产量（年度数据）、进出口总额（定性目标）、出口（待参照值）。',
    ],
    [
      'nothing filled in',
      [
        ['1', '粮食产量', '万吨', '10', ''],
        ['2', '出口', '%', '7%', ''],
      ],
      '2021年上半年，2项指标（按序号计）均待填。实绩待填的是粮食产量、出口。',
    ],
    [
      'none done, some waiting',
      [...MISSED, ['5', '粮食产量', '万吨', '10', ''], ['6', '税收', '%', '5%', '约6%']],
      '2021年上半年，4项指标（按序号计）中，尚无实现“双过半”的，2项未实现“双过半”，2项待核或待填。' +
        '未实现“双过半”的是到位注册外资（完成年度目标的18.4%，落后序时进度31.6个百分点）、' +
        '出口（距目标差0.5个百分点）。待核的是税收（待认定）。实绩待填的是粮食产量。',
    ],
    [
      'without numbers it counts rows',
      [...DONE, ...MISSED].map((line) => line.toSpliced(0, 1, '')),
      '2021年上半年，4项指标（按行计）中，2项实现“双过半”，占50%，2项未实现“双过半”。' +
        '未实现“双过半”的是到位注册外资（完成年度目标的18.4%，落后序时进度31.6个百分点）、' +
        '出口（距目标差0.5个百分点）。' +
        '超序时进度最多的是城镇新增就业（超12个百分点）；超目标最多的是固定资产投资（超1.25个百分点）。',
    ],
    [
      'a number with two missed rows says so',
      [
        ['1', '固定资产投资', '%', '7%', '6%'],
        ['', '其中：工业', '%', '9%', '8.004%'],
      ],
      '2021年上半年，1项指标（按序号计）均未实现“双过半”。' +
        '未实现“双过半”的是固定资产投资（距目标差1个百分点）、固定资产投资中的工业（距目标差0.996个百分点），共2行。',
    ],
    [
      'a limit exceeded, a growth that kept no pace with GDP, and a level in its own unit',
      [
        ['1', '地区生产总值', '%', '7%', '8%'],
        ['2', '城镇居民人均可支配收入', '%', '与经济增长同步', '7.5%'],
        ['3', '城镇登记失业率', '%', '3%以内', '3.2%'],
        ['4', 'PM2.5平均浓度', '微克/立方米', '40', '50'],
      ],
      '2021年上半年，4项指标（按序号计）中，1项实现“双过半”，占25%，3项未实现“双过半”。' +
        '未实现“双过半”的是城镇居民人均可支配收入（低于地区生产总值增速0.5个百分点）、' +
        '城镇登记失业率（超出控制目标0.2个百分点）、PM2.5平均浓度（为控制目标的125%）。' +
        '超目标最多的是地区生产总值（超1个百分点）。',
    ],
    [
      'a word against the figures is no gap; a gap too small to show is not 0',
      [
        ['1', '固定资产投资', '%', '7%', '8%', '未完成'],
        ['2', '出口', '%', '7%', '6.999%'],
      ],
      '2021年上半年，2项指标（按序号计）均未实现“双过半”。' +
        '未实现“双过半”的是出口（距目标差0.001个百分点）、固定资产投资（按认定）。',
    ],
  ])('%s', (_, lines, expected) => {
    expect(prose(table(lines))).toBe(expected)
  })

  test('more than five are counted, the furthest behind named', () => {
    const lines = Array.from({ length: 8 }, (_, at) => [
      String(at + 1),
      `项目${at}`,
      '亿元',
      '100',
      String(at),
    ])
    expect(prose(table(lines))).toContain(
      '未实现“双过半”的是项目0（完成年度目标的0%，落后序时进度50个百分点）、项目1（完成年度目标的1%，落后序时进度49个百分点）、' +
        '项目2（完成年度目标的2%，落后序时进度48个百分点）、项目3（完成年度目标的3%，落后序时进度47个百分点）、' +
        '项目4（完成年度目标的4%，落后序时进度46个百分点）等8项。',
    )
    const blank = lines.map((line) => line.toSpliced(4, 1, ''))
    expect(prose(table(blank))).toContain('实绩待填的是项目0、项目1、项目2、项目3、项目4等8行。')
  })

  test('a 上半年目标 of its own is no schedule', () => {
    const roles: Role[] = ['no', 'name', 'unit', 'target', 'stage', 'actual']
    const line = ['1', '到位注册外资', '亿美元', '10', '4', '3']
    expect(prose(table([line], 6, roles))).toContain('（完成年度目标的30%，落后阶段目标10个百分点）')
    expect(prose(table([line.toSpliced(3, 1, '')], 6, roles))).toContain(
      '（完成阶段目标的75%，落后阶段目标25个百分点）',
    )
  })
})

describe('the words', () => {
  const lines = [...DONE, ...MISSED]

  test.each<[string, Partial<Heading>, readonly string[]]>([
    [
      'the period and the place',
      { year: 2024, months: 3, title: ['2024年一季度全县主要指标'] },
      ['2024年一季度，全县4项指标'],
    ],
    ['another month', { months: 5 }, ['2021年1—5月，', '2项达到序时要求，']],
    ['the whole year', { months: 12 }, ['2021年全年，', '完成年度目标']],
    ['no year', { year: null }, ['上半年，4项指标']],
    [
      'the district’s own',
      { wording: { done: '已过半', missed: '未过半' } },
      ['2项已过半，占50%，2项未过半。未过半的是'],
    ],
    [
      'with a word for those ahead',
      { wording: { done: '达序时', ahead: '超序时', missed: '未达序时' } },
      ['2项达序时（含超序时），占50%，2项未达序时。'],
    ],
    ['a sign is no word', { wording: { done: '√', missed: '×' } }, ['2项实现“双过半”']],
  ])('%s', (_, heading, expected) => {
    for (const part of expected) expect(prose(headed(table(lines), heading))).toContain(part)
  })

  test('projects are projects', () => {
    const projects = table(lines)
    const columns = projects.columns.map((one) =>
      one.role === 'name' ? { ...one, header: ['项目名称'] } : one,
    )
    expect(prose({ ...projects, columns })).toContain('4个项目（按序号计）中，2个实现“双过半”')
  })

  test.each([
    ['（1）化学需氧量（COD）', '化学需氧量（COD）'],
    ['其中：工业投资', '工业投资'],
    ['　　民间投资', '民间投资'],
    ['一、经济发展', '经济发展'],
    ['2.1 技改投资', '技改投资'],
    ['3．出口总额(亿美元)', '出口总额'],
    ['①氨氮', '氨氮'],
    ['到位注册\n外资', '到位注册外资'],
    ['（1）', '（1）'],
  ])('%j is spoken of as %j', (typed, said) => {
    expect(spokenName(typed)).toBe(said)
  })

  test('names that say too little are said with what they are a part of', () => {
    const attachment = table([
      ['1', '固定资产投资', '%', '7%', '8%'],
      ['', '其中：工业', '%', '7%', '8%'],
      ['2', '用电量', '%', '7%', '8%'],
      ['', '（1）城乡居民', '%', '7%', '8%'],
      ['', '（2）第三产业', '%', '7%', '8%'],
      ['3', '增加值', '%', '7%', '8%'],
      ['', '（1）第三产业', '%', '7%', '8%'],
    ])
    expect(spokenNames(attachment, judgeAttachment(attachment, BUILT_IN))).toEqual([
      '固定资产投资',
      '固定资产投资中的工业',
      '用电量',
      '城乡居民',
      '用电量中的第三产业',
      '增加值',
      '增加值中的第三产业',
    ])
    expect(parentsOf([0, 1, 2, 1, 0, 2])).toEqual([null, 0, 1, 0, null, 4])
    expect([1, 2, 3, 6, 9, 12].map(periodWords)).toEqual([
      '1月份',
      '1—2月',
      '一季度',
      '上半年',
      '前三季度',
      '全年',
    ])
  })
})

test('one paragraph whose counts add up, whatever the table', () => {
  const line = fc.tuple(
    fc.constantFrom('1', '2', ''),
    fc.constantFrom('出口', '其中：工业', '固定资产\n投资', ''),
    fc.constantFrom('%', '亿元', ''),
    fc.constantFrom('7%', '10亿元', '促稳提质', ''),
    fc.constantFrom('8%', '-1.234567%', '3亿元', '年度数据', '\t', ''),
    fc.constantFrom('', '预计\n完成', '未完成'),
  )
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), fc.integer({ min: 1, max: 12 }), (lines, months) => {
      const text = prose(table(lines, months))
      expect(text).toMatch(/^2021年[^\s。]+(?:。[^\s。]+)*。$/)
      // The sentences stand apart by one full stop each, and no figure has more than two decimals.
      expect(text).not.toMatch(/\.\d{12}|。。|，。|、。|undefined|null|NaN/)
      const [, total, done, , missed = 0, rest = 0] =
        /(\d+)项指标（按.+?计）中，(?:(\d+)项.+?，占([\d.]+)%|尚无.+?的)(?:，(\d+)项未.+?(?=，|；|。))?(?:，(\d+)项待)?/.exec(
          text,
        ) ?? []
      if (total !== undefined) expect(Number(done ?? 0) + Number(missed) + Number(rest)).toBe(Number(total))
    }),
  )
})
