/** The 附件说明: as we write it, and the form of those that people wrote. */
import { describe, expect, it, test } from 'vitest'
import { descriptionOf } from '../../../../shared/report/description.ts'
import { lint, MAIN, NAME, of, part, TASKS } from './support.ts'

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
