/** The form of a report's attachments: for each rule what it finds, and what is near it and sound. */
import { describe, expect, it, test } from 'vitest'
import { openFile } from '../../../../electron/files/open.ts'
import type { Attachment, Merge, Role } from '../../../../shared/attachment/model.ts'
import { officialTemplate } from '../../../../shared/attachment/official.ts'
import { type LintInput, type LintRule, lintReport } from '../../../../shared/findings/lint/lint.ts'
import { recognise } from '../../../../shared/recognise/recognise.ts'
import { descriptionOf } from '../../../../shared/report/description.ts'
import { judgeAttachment } from '../../../../shared/verdict/table.ts'
import { drawn } from '../../../facts/recognise/sheet.ts'
import { cases as layouts } from '../../../facts/recognise/tables.ts'
import { fact } from '../../support/facts.ts'
import { newId } from '../../support/ids.ts'
import { table } from '../../support/table.ts'

const SOUND = [
  ['1', '地区生产总值', '%', '7%', '12.3%'],
  ['2', '到位注册外资', '亿美元', '10', '1.84'],
]
const MAIN = ['2021年上半年全市国民经济主要指标', '“双过半”完成情况']
const NAME = MAIN.join('')
const TASKS = '2021年上半年民生实事项目完成情况'

/** An attachment with sound rows, unless others are given. */
function part(label: string, title: string | readonly string[], over: Partial<Attachment> = {}): Attachment {
  const made = table(SOUND)
  const lines = typeof title === 'string' ? [title] : title
  return {
    ...made,
    id: `${label}/${lines.join('')}`,
    heading: { ...made.heading, label, title: lines },
    ...over,
  }
}

function lint(attachments: readonly Attachment[], told: Omit<LintInput, 'attachments'> = {}) {
  return lintReport({
    attachments: attachments.map((attachment) => ({ attachment, judged: judgeAttachment(attachment) })),
    ...told,
  })
}
const of = (rule: LintRule, attachments: readonly Attachment[], told?: Omit<LintInput, 'attachments'>) =>
  lint(attachments, told).flatMap((found) => (found.rule === rule ? [found.message] : []))

describe('sound attachments', () => {
  it('the official table with its 附件说明 and report says nothing', async () => {
    const { attachments } = await openFile('official.xlsx', fact('official.xlsx'))
    const own = attachments.map(({ attachment }) => attachment)
    expect(own).toHaveLength(1)
    const reportTitle = '关于2021年上半年国民经济和社会发展计划执行情况的报告'
    expect(lint(own)).toEqual([])
    expect(lint(own, { reportTitle, description: descriptionOf(own) })).toEqual([])
    expect(lint(own, { reportTitle, description: `附件：${MAIN.join('\n　　　')}` })).toEqual([])
  })

  it('two attachments with their own 附件说明', () => {
    const both = [part('附件1', MAIN), part('附件2', TASKS)]
    expect(lint(both, { description: descriptionOf(both), reportTitle: '2021年上半年工作总结' })).toEqual([])
  })

  // What districts' tables look like; some have no label, several keep one of a report with more attachments.
  test.each(layouts)('nothing of the table itself: $what', ({ sheet, sheetName }) => {
    const { found } = recognise([drawn(sheet, sheetName)], newId, [])
    const rules = found.flatMap(({ attachment }) => lint([attachment]).map(({ rule }) => rule))
    expect(rules.filter((rule) => rule !== 'label' && rule !== 'long-title')).toEqual([])
  })

  it('no attachment is nothing to say', () => expect(lint([])).toEqual([]))
})

test.each<readonly [what: string, titles: readonly (readonly string[])[], text: string]>([
  [
    'one: no number',
    [['2021年上半年主要指标', '“双过半”完成情况 ']],
    '附件：2021年上半年主要指标“双过半”完成情况',
  ],
  ['several: numbered below each other', [MAIN, [TASKS]], `附件：1.${NAME}\n　　　2.${TASKS}`],
  ['no mark after a name', [['甲表。'], ['乙表；']], '附件：1.甲表\n　　　2.乙表'],
])('the 附件说明 of %s', (_, titles, text) => {
  expect(descriptionOf(titles.map((title) => part('附件', title)))).toBe(text)
})

describe('label', () => {
  const two = '附件：1.甲表\n　　　2.乙表'
  const four = `${two}\n　　　3.丙表\n　　　4.丁表`
  test.each<readonly [labels: string, description: string | null, found: readonly string[]]>([
    ['附件', null, []],
    ['附件', '附件：甲表', []],
    ['附件1 附件2', null, []],
    ['附件1 附件2', two, []],
    ['附件2 附件4', four, []],
    ['附件3', four, []],
    ['附件：', null, ['附件标识写作“附件：”，应为“附件”。']],
    ['附件_1 附件2', null, ['附件标识里不空格，应为“附件1”。']],
    ['附件一 附件二', null, ['附件标识写作“附件一”，应为“附件1”。', '附件标识写作“附件二”，应为“附件2”。']],
    ['附件_1： 附件2', null, ['附件标识写作“附件1：”，应为“附件1”。']],
    ['附件三', null, ['附件标识写作“附件三”，应为“附件”；有几个附件的，应为“附件3”。']],
    ['附件三', '附件：甲表', ['附件标识写作“附件三”，应为“附件”。']],
    ['附件１ 附件2', null, ['附件标识写作“附件１”，应为“附件1”。']],
    ['附表1 附件2', null, ['附件标识写作“附表1”，应为“附件1”。']],
    ['附件01 附件2', null, ['附件标识写作“附件01”，应为“附件1”。']],
    ['附件1 附件3', null, ['附件的顺序号应当连续，“附件3”按顺序应为“附件2”。']],
    ['附件1 附件1', null, ['附件的顺序号应当连续，“附件1”按顺序应为“附件2”。']],
    ['附件 附件2', null, ['附件标识没有顺序号，应为“附件1”。']],
    ['- 附件2', null, ['第一行没有附件标识，应为“附件1”。']],
    ['-', null, ['第一行没有附件标识，应为“附件”。']],
    ['附件1', null, ['只有一个附件时不编顺序号，“附件1”应为“附件”；报告还有其他附件的除外。']],
    ['附件1', '附件：甲表', ['只有一个附件时不编顺序号，“附件1”应为“附件”。']],
    ['附件2 附件5', four, ['附件的顺序号应当连续，“附件5”按顺序应为“附件2”。']],
  ])('%s under %j', (labels, description, found) => {
    const attachments = labels
      .split(' ')
      .map((label, at) => part(label === '-' ? '' : label.replace('_', ' '), ['甲表', '乙表'][at] ?? ''))
    expect(of('label', attachments, { description })).toEqual(found)
  })

  it('a single number is an error only where the 附件说明 says that there is one', () => {
    expect(lint([part('', '甲表')]).map(({ grade }) => grade)).toEqual(['warning'])
    expect(lint([part('附件1', '甲表')]).map(({ grade }) => grade)).toEqual(['warning'])
    expect(lint([part('附件1', '甲表')], { description: '附件：甲表' }).map(({ grade }) => grade)).toEqual([
      'error',
    ])
  })
})

describe('the form of the 附件说明', () => {
  test.each<readonly [description: string, names: string, found: readonly string[]]>([
    ['附件：甲表', '甲表', []],
    ['　　附件：甲表', '甲表', []],
    ['附件：1.甲表\n　　　2.乙表', '甲表 乙表', []],
    ['附件：1.2021年甲表\r\n2.2021年\r\n乙表\r\n', '2021年甲表 2021年乙表', []],
    ['附件：2021年甲表', '2021年甲表', []],
    [
      '附件：1、甲表\n2、乙表',
      '甲表 乙表',
      ['附件说明的顺序号写作“1、”，应为“1.”（阿拉伯数字加半角圆点）。'],
    ],
    [
      '附件：１．甲表\n2.乙表',
      '甲表 乙表',
      ['附件说明的顺序号写作“１．”，应为“1.”（阿拉伯数字加半角圆点）。'],
    ],
    [
      '附件：一、甲表\n二、乙表',
      '甲表 乙表',
      ['附件说明的顺序号写作“一、”，应为“1.”（阿拉伯数字加半角圆点）。'],
    ],
    [
      '附件：（1）甲表\n（2）乙表',
      '甲表 乙表',
      ['附件说明的顺序号写作“（1）”，应为“1.”（阿拉伯数字加半角圆点）。'],
    ],
    ['附件：1 甲表\n2 乙表', '甲表 乙表', ['附件说明的顺序号写作“1”，应为“1.”（阿拉伯数字加半角圆点）。']],
    ['附件:甲表', '甲表', ['附件说明写作“附件:”，应为“附件：”，“附件”后用全角冒号。']],
    ['附件 甲表', '甲表', ['附件说明写作“附件”，应为“附件：”，“附件”后用全角冒号。']],
    ['甲表', '甲表', ['附件说明应以“附件：”开头。']],
    [
      '附件1：甲表\n附件2：乙表',
      '甲表 乙表',
      ['附件说明写作“附件1：”，应为“附件：1.”，“附件”二字只写一次。'],
    ],
    ['附件：1.甲表', '甲表', ['附件说明只有一个附件，不编顺序号，应删去“1.”。']],
    ['附件：甲表。', '甲表', ['附件说明中“甲表”之后不加标点（“。”）。']],
    [
      '附件：1.甲表；2.乙表',
      '甲表 乙表',
      ['附件说明中各附件的名称应另起一行。', '附件说明中“甲表”之后不加标点（“；”）。'],
    ],
    ['附件：1.甲表\n3.乙表', '甲表 乙表', ['附件说明第2项的顺序号是“3.”，按顺序应为“2.”。']],
    ['附件：甲表\n2.乙表', '甲表 乙表', ['附件说明第1项没有顺序号，按顺序应为“1.”。']],
  ])('%j', (description, names, found) => {
    const all = names.split(' ')
    const attachments = all.map((name, at) => part(all.length > 1 ? `附件${at + 1}` : '附件', name))
    const others = lint(attachments, { description }).filter(({ rule }) => rule !== 'description')
    expect(of('description', attachments, { description })).toEqual(found)
    // Whatever its form, the names in it are read.
    expect(others).toEqual([])
  })

  it('lists as many as there are', () => {
    const description = '附件：1.甲表\n2.乙表\n3.丙表'
    expect(of('count', [part('附件1', '甲表'), part('附件2', '乙表')], { description })).toEqual([
      '附件说明列有3个附件，这里有2个。',
    ])
  })
})

describe('title against the 附件说明', () => {
  test.each<readonly [title: string | readonly string[], description: string, found: readonly string[]]>([
    // Line breaks, spaces, quotation marks and width are not words.
    [['2021年上半年主要指标', '“双过半” 完成情况'], '附件：2021年上半年主要指标"双过半"\n　　　完成情况', []],
    ['２０２１年甲表', '附件：2021年甲表。', []],
    [
      '2021年上半年主要指标完成情况',
      '附件：2021年上半年主要经济指标完成情况',
      [
        '附件的标题与附件说明在“年上半年主要”之后不一致：标题是“指标完成情况”，附件说明是“经济指标完成情况”。',
      ],
    ],
    [
      '2021年主要指标完成情况表',
      '附件：2021年主要指标完成情况',
      ['附件的标题与附件说明在“指标完成情况”之后不一致：标题是“表”，附件说明到此为止。'],
    ],
    [
      '2021年主要指标',
      '附件：2020年主要指标',
      ['附件的标题与附件说明在“202”之后不一致：标题是“1年主要指标”，附件说明是“0年主要指标”。'],
    ],
    ['甲表', '附件：乙表', ['附件的标题与附件说明从头不一致：标题是“甲表”，附件说明是“乙表”。']],
    ['', '附件：乙表', ['附件没有标题。']],
  ])('%j under %j', (title, description, found) => {
    expect(of('title', [part('附件', title)], { description })).toEqual(found)
  })

  it('is that of its number where not all attachments are here', () => {
    const description = '附件：1.甲表\n2.乙表\n3.丙表'
    expect(of('title', [part('附件3', '丙表')], { description })).toEqual([])
    expect(of('title', [part('附件3', '丙丙表')], { description })).toHaveLength(1)
  })
})

describe('year and period', () => {
  const year = (titles: readonly string[], reportTitle: string | null = null) =>
    of(
      'year',
      titles.map((title, at) => part(`附件${at + 1}`, title, {})),
      { reportTitle },
    )
  test.each<readonly [titles: readonly string[], report: string | null, found: readonly string[]]>([
    [['2021年甲表', '2021年乙表'], null, []],
    [['2021年甲表', '民生实事'], '2021年上半年报告', []],
    [['2021年甲表'], '关于2020年计划执行情况与2021年计划草案的报告', []],
    [['2021年甲表'], '二〇二一年上半年工作总结', []],
    [['2021年甲表'], '工作总结', []],
    [
      ['2021年甲表', '2021年乙表'],
      '2022年报告',
      ['附件1的标题是2021年，报告标题是2022年。', '附件2的标题是2021年，报告标题是2022年。'],
    ],
  ])('years of %j in %s', (titles, report, found) => expect(year(titles, report)).toEqual(found))

  it('the one attachment that names another year than the others', () => {
    const titles = ['2021年甲表', '2020年乙表', '2021年丙表', '2021年丁表']
    const attachments = titles.map((title, at) => {
      const made = part(`附件${at + 1}`, title)
      return { ...made, heading: { ...made.heading, year: Number(title.slice(0, 4)) } }
    })
    expect(of('year', attachments)).toEqual(['附件2的标题是2020年，其他附件的标题是2021年。'])
  })

  test.each<readonly [titles: readonly string[], report: string | null, found: readonly string[]]>([
    [['2021年上半年甲表', '2021年半年度乙表'], null, []],
    [['2021年上半年甲表', '2021年乙表'], '2021年上半年报告', []],
    [['2021年上半年甲表'], '2021年上半年情况和下半年安排', []],
    [['2021年上半年甲表', '2021年1—6月乙表'], '2021年上半年报告', []],
    [['2021年上半年甲表'], '2021年前三季度报告', ['附件的标题是上半年，报告标题是前三季度。']],
    [['2021年上半年甲表', '2021年1—5月乙表'], null, ['附件2的标题是1—5月，其他附件的标题是上半年。']],
  ])('periods of %j in %s', (titles, report, found) => {
    const attachments = titles.map((title, at) => {
      const made = part(`附件${at + 1}`, title)
      return { ...made, heading: { ...made.heading, months: title.includes('1—5月') ? 5 : 6 } }
    })
    expect(of('period', attachments, { reportTitle: report })).toEqual(found)
  })

  it('the audit’s own word on the table’s year stands here too', () => {
    const made = part('附件', '2022年上半年甲表')
    expect(of('year', [made])).toEqual(['标题中的年份是2022年，而表的年份设为2021年。'])
  })
})

/** Rows under the six official columns, or others. */
const rowsOf = (
  lines: readonly (readonly string[])[],
  roles?: readonly Role[],
  merges: readonly Merge[] = [],
) => {
  const made = table(lines, 6, roles)
  return { ...made, merges }
}
const cellsOf = (attachment: Attachment, rule: LintRule) =>
  lint([attachment]).flatMap((found) =>
    found.rule === rule ? [`${found.row ?? ''}:${found.column ?? ''}`] : [],
  )

describe('numbering', () => {
  it('is the audit’s, until somebody has answered it', () => {
    const gap = rowsOf([
      ['1', '地区生产总值', '%', '7%', '12.3%'],
      ['3', '固定资产投资', '%', '7%', '12.3%'],
    ])
    const [found] = lint([gap]).filter(({ rule }) => rule === 'numbering')
    expect(found).toMatchObject({ row: 'r1', column: 'no', grade: 'warning', attachment: 'a' })
    const explanations = { 'numbering:r1:no': { text: '原件如此', finding: found?.message ?? '' } }
    const answered = { ...gap, heading: { ...gap.heading, explanations } }
    expect(of('numbering', [answered])).toEqual([])
    expect(of('numbering', [gap, gap])[1]).toMatch(/^附件2：序号“3”与上文不连续/)
  })
})

describe('blanks', () => {
  const full = ['1', '地区生产总值', '%', '7%', '12.3%']
  test.each<readonly [what: string, attachment: Attachment, found: readonly string[]]>([
    ['nothing blank', rowsOf([full]), []],
    ['an actual', rowsOf([full, ['2', '固定资产投资', '%', '10%', '']]), ['r1:actual']],
    ['white space is blank', rowsOf([full, ['2', '固定资产投资', '%', '10%', ' 　']]), ['r1:actual']],
    ['a dash is not', rowsOf([full, ['2', '固定资产投资', '%', '10%', '—', '预计完成']]), []],
    ['a target', rowsOf([full, ['2', '固定资产投资', '%', '', '10%', '完成']]), ['r1:target']],
    ['a unit', rowsOf([full, ['2', '到位外资', '', '10', '6']]), ['r1:unit']],
    ['words want no unit', rowsOf([full, ['2', '减排', '', '完成上级任务', '年度数据', '预计完成']]), []],
    [
      'a numbered row without anything',
      rowsOf([full, ['2', '固定资产投资', '', '', ''], full.with(0, '3')]),
      ['r1:target', 'r1:actual'],
    ],
    ['a heading of a group', rowsOf([['一', '经济发展'], full]), []],
    ['a heading without number', rowsOf([['', '经济发展'], full]), []],
    ['其中 by itself', rowsOf([full, ['', '其中：'], ['', '　工业', '%', '7%', '8%']]), []],
    [
      'unnumbered parts that are blank throughout',
      rowsOf([full, ['2', '减排', '%', '3%', '4%'], ['', '（1）化学需氧量'], ['', '（2）氨氮']]),
      [],
    ],
    [
      'a part that is blank beside one that is not',
      rowsOf([
        full,
        ['2', '减排', '%', '3%', '4%'],
        ['', '（1）工业投资', '', '3%', '4%'],
        ['', '（2）氨氮'],
      ]),
      ['r3:target', 'r3:actual'],
    ],
    [
      'a whole whose parts have the figures',
      rowsOf([
        full,
        ['2', '固定资产投资'],
        ['', '（1）工业投资', '%', '3%', '4%'],
        ['', '（2）民间投资', '%', '3%', '4%'],
      ]),
      [],
    ],
    ['a total', rowsOf([full, ['', '合计', '', '', '12']]), []],
    [
      'a merged cell speaks for those below it',
      rowsOf(
        [full, ['2', '城镇', '%', '与经济增长同步', '13%'], ['', '农村', '', '', '14%', '完成']],
        undefined,
        [{ top: 'r1', bottom: 'r2', left: 'unit', right: 'target' }],
      ),
      [],
    ],
    [
      'without the merge they are blank',
      rowsOf([full, ['2', '城镇', '%', '与经济增长同步', '13%'], ['', '农村', '', '', '14%', '完成']]),
      ['r2:unit', 'r2:target'],
    ],
    [
      'a 上半年目标 stands for the year’s',
      rowsOf(
        [
          [...full, '4%'],
          ['2', '投资', '%', '', '5%', '4%'],
        ],
        ['no', 'name', 'unit', 'target', 'actual', 'stage'],
      ),
      [],
    ],
    [
      'one of two targets and two actuals is enough',
      rowsOf(
        [
          ['1', '固定资产投资', '', '', '10%', '', '8%'],
          ['2', '工业增加值', '', '', '', '100亿元', ''],
        ],
        ['no', 'name', 'note', 'target', 'target', 'actual', 'actual'],
      ),
      ['r1:target'],
    ],
    [
      'columns that promise nothing',
      rowsOf([[...full, '']], ['no', 'name', 'unit', 'target', 'actual', 'note']),
      [],
    ],
    [
      'a verdict that still waits for a person',
      rowsOf([full, ['2', '进出口', '%', '促稳提质', '2%']]),
      ['r1:status'],
    ],
    [
      'a whole column is said once',
      rowsOf([full.slice(0, 4), ['2', '投资', '%', '10%'], ['3', '消费', '%', '10%']]),
      [':actual'],
    ],
  ])('%s', (_, attachment, found) => expect(cellsOf(attachment, 'blank')).toEqual(found))

  const roles = ['no', 'name', 'unit', 'target', 'growth', 'actual'] as const
  test.each<readonly [what: string, headers: readonly string[], found: readonly string[]]>([
    ['a growth beside its amount is enough', ['计划/总量', '计划/增速', '实绩'], []],
    ['a growth under a heading of its own is not', ['计划', '增速', '实绩'], ['r1:target']],
    ['nor under one over target and actual', ['2021年/计划', '2021年/增速', '2021年/实绩'], ['r1:target']],
  ])('%s', (_, headers, found) => {
    const made = rowsOf(
      [
        ['1', '地区生产总值', '亿元', '900', '7%', '450'],
        ['2', '工业', '亿元', '', '8%', '60'],
      ],
      roles,
    )
    const columns = made.columns.map((one, at) => ({
      ...one,
      header: headers[at - 3]?.split('/') ?? one.header,
    }))
    expect(cellsOf({ ...made, columns }, 'blank')).toEqual(found)
  })

  it('says where', () => {
    const gap = rowsOf([full, ['2', '固定资产投资', '%', '10%', '']])
    expect(of('blank', [gap])).toEqual(['“固定资产投资”的实绩空白。'])
    expect(of('blank', [gap, gap])).toEqual([
      '附件1：“固定资产投资”的实绩空白。',
      '附件2：“固定资产投资”的实绩空白。',
    ])
    const waiting = rowsOf([full, ['2', '进出口', '%', '促稳提质', '2%']])
    expect(of('blank', [waiting])).toEqual(['“进出口”的“status”还是“待核”，打印前请认定。'])
  })

  it('a hidden column is not printed', () => {
    const gap = rowsOf([full, ['2', '固定资产投资', '%', '', '10%', '完成']])
    const columns = gap.columns.map((one) => (one.id === 'target' ? { ...one, hidden: true } : one))
    expect(cellsOf({ ...gap, columns }, 'blank')).toEqual([])
  })

  it('a new official table has its two columns to fill in', () => {
    const template = officialTemplate(2025, newId)
    expect(of('blank', [template])).toEqual(['年度目标一栏14行都空白。', '实绩一栏14行都空白。'])
  })
})

describe('titles that are too long for their line', () => {
  const long = '2021年上半年全市国民经济主要指标“双过半”完成情况'
  const wide = table([['1', '甲', '%', '7%', '8%']])
  const columns = Array.from({ length: 19 }, (_, at) => ({
    id: `c${at}`,
    header: ['完成投资'],
    role: 'none' as const,
    width: 9,
  }))
  test.each<
    readonly [what: string, title: readonly string[], over: Partial<Attachment>, found: readonly string[]]
  >([
    ['the official two lines', ['2021年上半年全市国民经济主要指标', '“双过半”完成情况'], {}, []],
    [
      'one line of them',
      [long],
      {},
      ['附件的标题超出版心宽度（每行约20字），建议在“经济主要指标”之后分行。'],
    ],
    ['the page lies', [long], { columns, rows: wide.rows }, []],
    [
      'the second line',
      ['关于', long],
      {},
      ['附件的标题第2行超出版心宽度（每行约20字），建议在“经济主要指标”之后分行。'],
    ],
    [
      'no word to break at',
      ['甲'.repeat(30)],
      {},
      ['附件的标题超出版心宽度（每行约20字），请按词意分成几行。'],
    ],
  ])('%s', (_, title, over, found) => expect(of('long-title', [part('附件', title, over)])).toEqual(found))

  it('smaller type holds more', () => {
    const made = part('附件', long)
    expect(of('long-title', [{ ...made, heading: { ...made.heading, page: { titleSize: 14 } } }])).toEqual([])
  })
})
